package main

import (
	"fmt"
	"strings"
)

// loops, closures, labels, shadowing, struct copies, arrays of arrays, const iota, defer order, method expressions, recursion types
const (
	_  = iota
	KB = 1 << (10 * iota)
	MB
	GB
)
const (
	A, B = iota, iota * 10
	C, D
	_, _
	E, F
)

type Flags uint8

const (
	Read Flags = 1 << iota
	Write
	Exec
)

func (f Flags) String() string {
	if f == 0 {
		return "-"
	}
	var parts []string
	for i, n := range []string{"r", "w", "x"} {
		if f&(1<<i) != 0 {
			parts = append(parts, n)
		}
	}
	return strings.Join(parts, "|")
}

type Visitor interface {
	VisitNum(Num) any
	VisitAdd(Add) any
}
type Expr interface{ Accept(Visitor) any }
type Num int
type Add struct{ L, R Expr }

func (n Num) Accept(v Visitor) any { return v.VisitNum(n) }
func (a Add) Accept(v Visitor) any { return v.VisitAdd(a) }

type printer struct{}
type evaluator struct{ depth int }

func (printer) VisitNum(n Num) any      { return fmt.Sprint(int(n)) }
func (p printer) VisitAdd(a Add) any    { return fmt.Sprintf("(%v + %v)", a.L.Accept(p), a.R.Accept(p)) }
func (e *evaluator) VisitNum(n Num) any { e.depth++; return int(n) }
func (e *evaluator) VisitAdd(a Add) any {
	return a.L.Accept(e).(int) + a.R.Accept(e).(int)
}

type Logger struct {
	prefix string
	lines  *[]string
}

func (l Logger) Log(s string) { *l.lines = append(*l.lines, l.prefix+s) }

type Service struct {
	*Logger
	Name string
	deps map[string]*Service
}
type Option func(*Service)

func With(name string, s *Service) Option { return func(t *Service) { t.deps[name] = s } }
func NewService(name string, l *Logger, opts ...Option) *Service {
	s := &Service{Logger: l, Name: name, deps: map[string]*Service{}}
	for _, o := range opts {
		o(s)
	}
	s.Log("new " + name)
	return s
}

type Fn func(int) Fn
type Nested [2][3]struct {
	x, y int
	s    []string
}
type Chain struct{ ops []func(int) int }

func (c *Chain) Then(f func(int) int) *Chain { c.ops = append(c.ops, f); return c }
func (c Chain) Run(n int) int {
	for _, f := range c.ops {
		n = f(n)
	}
	return n
}
func compose[T any](fs ...func(T) T) func(T) T {
	return func(x T) T {
		for i := len(fs) - 1; i >= 0; i-- {
			x = fs[i](x)
		}
		return x
	}
}
func fib() func() int {
	a, b := 0, 1
	return func() int {
		defer func() { a, b = b, a+b }()
		return a
	}
}
func ack(m, n int) int {
	switch {
	case m == 0:
		return n + 1
	case n == 0:
		return ack(m-1, 1)
	}
	return ack(m-1, ack(m, n-1))
}
func named(x int) (r int, err error) {
	defer func() {
		if e := recover(); e != nil {
			err = fmt.Errorf("wrapped: %v", e)
		}
		r++
	}()
	if x > 2 {
		panic(fmt.Sprintf("too big: %d", x))
	}
	return x * 2, nil
}
func main() {
	fmt.Println(KB, MB, GB, A, B, C, D, E, F, Read|Exec, Flags(0), Write^7)
	var ex Expr = Add{Num(1), Add{Num(2), Num(3)}}
	ev := &evaluator{}
	fmt.Println(ex.Accept(printer{}), ex.Accept(ev), ev.depth, ex)
	var lines []string
	l := &Logger{"> ", &lines}
	db := NewService("db", l)
	web := NewService("web", l, With("db", db))
	web.deps["db"].Log("query")
	logf := web.Log
	web.Logger = &Logger{"# ", &lines}
	logf("old")
	web.Log("new")
	fmt.Printf("%q %d\n", lines, len(web.deps))
	var n Nested
	n[1][2].x = 5
	n[0][0].s = append(n[0][0].s, "q")
	m := n
	m[1][2].x++
	m[0][0].s[0] = "shared"
	fmt.Println(n, m[1][2].x)
	fmt.Println((&Chain{}).Then(func(i int) int { return i + 1 }).Then(func(i int) int { return i * 10 }).Run(4))
	fmt.Println(compose(strings.ToUpper, strings.TrimSpace, func(s string) string { return s + "! " })(" hey "))
	f := fib()
	for range 10 {
		fmt.Print(f(), " ")
	}
	fmt.Println(ack(2, 3))
	fmt.Println(named(1))
	fmt.Println(named(3))
	x := 1
	{
		x := x + 1
		x++
		fmt.Print(x, " ")
	}
	if x := x * 100; x > 50 {
		fmt.Print(x, " ")
	} else if y := x; y > 0 {
		fmt.Print(y)
	}
	fmt.Println(x)
	var fns [3]func()
	for i, s := range []string{"a", "b", "c"} {
		fns[i] = func() { fmt.Print(i, s, " ") }
		defer fns[i]()
	}
	for _, f := range fns {
		f()
	}
	fmt.Println()
	s := []int{1, 2, 3}
	for i, v := range s {
		s = append(s, v*10)
		if i == 0 {
			s[1] = 99
		}
	}
	fmt.Println(s)
	arr := [3]int{1, 2, 3}
	for i, v := range arr {
		arr[2] = 10
		if i == 2 {
			fmt.Println(v, arr)
		}
	}
	for i := range arr[:2] {
		arr[i], arr[i+1] = arr[i+1], arr[i]
	}
	fmt.Println(arr)
	mp := map[string]*[]int{}
	for _, w := range strings.Fields("a b a c a") {
		if mp[w] == nil {
			mp[w] = new([]int)
		}
		*mp[w] = append(*mp[w], len(*mp[w]))
	}
	fmt.Println(*mp["a"], len(mp))
	type pt struct{ x, y int }
	visited := map[pt]bool{{1, 2}: true}
	pts := []*pt{{3, 4}, {5, 6}}
	visited[*pts[0]] = true
	fmt.Println(visited, *pts[1], len(pts))
	i, j := 0, 1
	i, j = j, i
	sl := []int{0, 0, 0}
	i, sl[i] = 2, 7
	fmt.Println(i, j, sl)
	var iface any = 3
	switch v := iface.(type) {
	case string, int:
		fmt.Printf("%T %v\n", v, v)
	}
	if v, ok := iface.(fmt.Stringer); !ok {
		fmt.Println(v == nil, ok)
	}
	var rec Fn
	count := 0
	rec = func(n int) Fn {
		count += n
		if n == 0 {
			return nil
		}
		return rec
	}
	for g, k := rec, 3; g != nil; k-- {
		g = g(k)
	}
	fmt.Println(count)
	func(xs ...int) { fmt.Println(len(xs), xs == nil) }()
	c := make(chan func() string, 1)
	c <- func() string { return "from a channel" }
	fmt.Println((<-c)())
	goto end
end:
	fmt.Println(strings.Repeat("=", 10), len("日本"), string("日本"[0:3]), "日本"[3:])
}
