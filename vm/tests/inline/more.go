package main

import "fmt"

type fs struct {
	f func(int) int
	p *point
}
type point struct{ x, y int }

var gf func(int) int

type I interface{ M() int }
type G[T any] struct{ v T }

func (g *G[T]) get() T  { return g.v }
func (g *G[T]) set(v T) { g.v = v }

type emb struct{ I }

func localF(x int) int                   { f := gf; return f(x) }
func globalF(x int) int                  { return gf(x) }
func fieldF(s fs, x int) int             { return s.f(x) }
func resF(x int) int                     { return mk()(x) }
func mk() func(int) int                  { return gf }
func reF(f func(int) int, x int) int     { f = gf; return f(x) }
func twice(f func(int) int, x int) int   { return f(f(x)) }
func capF(f func(int) int) func(int) int { return func(x int) int { return f(x) } }
func lit2(a, b int) func() int           { return func() int { return a + b } }
func lit3(a, b int) func() int           { return func() int { a++; return a + b } }
func lit0() func() int                   { return func() int { return 3 } }
func litBig(a int) func() int {
	return func() int {
		s := 0
		for i := 0; i < 10; i++ {
			for j := 0; j < i; j++ {
				s += i*j*a + a*i + j*a - 3
				s ^= i * j * a
				s += a - i*j
				s += a * a * a * i * j
			}
		}
		return s
	}
}
func tswA(x any) int {
	switch y := x.(type) {
	case int:
		return y
	}
	return 0
}
func tswB(x any) int {
	switch y := x.(type) {
	case int:
		return y
	case string:
		return len(y)
	}
	return 0
}
func tswC(x any) int {
	switch y := x.(type) {
	case int, string:
		_ = y
		return 1
	}
	return 0
}
func tswD(x any) int {
	switch y := x.(type) {
	case int:
		return y
	default:
		return 1
	}
}
func tswE(x any) int {
	switch x := x.(type) {
	case bool, error:
		_ = x
		return 3
	}
	return 0
}
func tswF(x any) int {
	switch x.(type) {
	case nil:
		return 3
	case error, I:
		return 4
	}
	return 0
}
func tswG(x any) int {
	switch x.(type) {
	case error:
		return 3
	}
	return 0
}
func useG(g *G[int]) int              { return g.get() }
func useG2(g *G[int])                 { g.set(3) }
func genF[T any](x T) T               { return x }
func useGenF() int                    { return genF(3) }
func useGenFI() int                   { return genF[int](3) }
func genOp[T int | float64](a, b T) T { return a + b }
func useGenOp() float64               { return genOp(1.5, 2) }
func genCall[T I](x T) int            { return x.M() }
func genSlice[T any](s []T, i int) T  { return s[i] }
func embI(e emb) int                  { return e.M() }
func ifaceArg(x int) int              { return take(x) }
func take(x any) int                  { return 1 }
func takeP(p *point) int              { return p.x }
func addrArg() int                    { p := point{1, 2}; return takeP(&p) }
func litArg() int                     { return takeP(&point{1, 2}) }
func retConv(x int) any               { return x }
func retErr() error                   { return nil }
func ret2(x int) (int, error)         { return x, nil }
func assignI(x int)                   { var a any = x; _ = a }
func convF(x float32) float64         { return float64(x) }
func convI(x int32) int64             { return int64(x) }
func convU(x int64) uint64            { return uint64(x) }
func convB(x int) byte                { return byte(x) }
func convPtr(x point) ppp             { return ppp(x) }

type ppp struct{ x, y int }
type myint int

func convN(x int) myint      { return myint(x) }
func convRune(r rune) string { return string(r) }
func convSS(s string) mystr  { return mystr(s) }

type mystr string

func convCmp(b []byte) bool { return string(b) == "x" }
func strCmp(a, b string) int {
	if a < b {
		return -1
	}
	return 1
}
func strAppend(b []byte, s string) []byte { return append(b, s...) }
func strAcc(s string, t string) string    { s += t; return s }
func strAcc2(s string, t string) string   { s = s + t + "x"; return s }
func strPar(s, t, u string) string        { return s + (t + u) }
func boolRet(a int) bool                  { return a > 3 && a < 5 }
func ifelseif(a int) int {
	if a > 1 {
		return 1
	} else if a > 2 {
		return 2
	} else {
		return 3
	}
}
func arr2(a *[4]int, i int) int { return a[i] }
func arrSlice(a *[4]int) []int  { return a[:] }
func arrLen(a [4]int) int       { return len(a) }
func arrRangePtr(a *[4]int) (t int) {
	for _, v := range a {
		t += v
	}
	return
}
func compositePtr() []*point        { return []*point{{1, 2}, {3, 4}} }
func arrIdxLit() [4]int             { return [4]int{2: 5} }
func arrElided() [4]int             { return [...]int{1, 2, 3, 4} }
func mapOfStruct() map[string]point { return map[string]point{"a": {1, 2}} }
func anon() struct{ a int }         { return struct{ a int }{3} }
func selfAssign(p *point)           { p.x, p.y = p.y, p.x }
func defTwoCalls() int              { a := mk(); b := mk(); _ = a; _ = b; return 1 }
func multiAssignCall() int          { var a, b int; a, b = two(); return a + b }
func two() (int, int)               { return 1, 2 }
func three() (int, int, error)      { return 1, 2, nil }
func ignore() int                   { _, b := two(); return b }
func redef() error                  { a, b, err := three(); c, d, err := three(); _, _, _, _ = a, b, c, d; return err }
func passTuple() int                { return sum2(two()) }
func sum2(a, b int) int             { return a + b }
func stmtTuple()                    { two() }
func argFn() int                    { return take2(func() int { return 3 }) }
func take2(f func() int) int        { return f() }
func passNamed() int                { return take2(three1) }
func three1() int                   { return 3 }
func noCall(n int) int              { var s [3]int; s[1] = n; return s[2] }
func labeledBreak(n int) int {
out:
	for {
		switch n {
		case 1:
			break out
		}
		n--
	}
	return n
}
func panfmt(n int) { panic(fmt.Sprintf("%d", n)) }
func bounds(i, n int) {
	if i >= n {
		panic("out of range")
	}
}
func sel1(c chan int, d chan int) int {
	select {
	case x := <-c:
		return x
	case <-d:
		return 2
	case d <- 3:
		return 4
	case y, ok := <-c:
		if ok {
			return y
		}
	}
	return 0
}
func sel0()                 { select {} }
func varIface() I           { var i I; return i }
func funcCmp(f func()) bool { return f == nil }
func nestedClosure(n int) int {
	f := func(a int) int { return a + n }
	g := func(b int) int { return f(b) + 1 }
	return g(3)
}
func closMut(n int) int { f := func(a int) int { n += a; return n }; f(1); return n }
func immediately()      { func() { gf = nil }() }
func deferInClosure()   { func() { defer stmtTuple() }() }
func fib(n int) int {
	if n < 2 {
		return n
	}
	return fib(n-1) + fib(n-2)
}
func (p *point) Less(q *point) bool    { return p.x < q.x || p.x == q.x && p.y < q.y }
func cmpless(a []point, i, j int) bool { return a[i].Less(&a[j]) }
func (p point) val() int               { return p.x }
func ptrVal(p *point) int              { return p.val() }
func elemVal(a []point) int            { return a[1].val() }
func mapVal(a map[int]point) int       { return a[1].val() }
func chain(p *point) *point            { return p.set(1).set(2) }
func (p *point) set(x int) *point      { p.x = x; return p }

//go:noinline
func never() int     { return 1 }
func callNever() int { return never() }
func rf(f func(func(int) bool)) {
	for range f {
	}
}
func rf1(f func(func(int) bool)) {
	for x := range f {
		_ = x
	}
}
func rf2(f func(func(int) bool)) int {
	for x := range f {
		if x > 1 {
			return x
		}
	}
	return 1
}
func complexMul(a, b complex128) complex128 { return a * b }
func unsafeless(x *int) **int               { return &x }
func imin(xs ...int) int                    { return min(xs[0], 3) }
func bitc(x uint32) int {
	n := 0
	for x != 0 {
		x &= x - 1
		n++
	}
	return n
}
func main() {}
