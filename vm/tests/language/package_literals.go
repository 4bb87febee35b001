// Function literals in the values of package variables: they have variables of their own, which closures share, whose
// addresses are taken, and which stay in frames or do not.
package main

import (
	"fmt"
	"runtime"
	"strings"
)

type point struct{ x, y int }

func (p *point) move(by int) *point { p.x += by; return p }
func (p point) sum() int            { return p.x + p.y }

type summer interface{ sum() int }

func newPoint(x int) *point { return &point{x: x} }

func apply(f func(int)) {
	for i := range 3 {
		f(i)
	}
}

func pairs(yield func(int, string) bool) {
	for i, s := range []string{"a", "b", "c"} {
		if !yield(i, s) {
			return
		}
	}
}

func two() (int, func() int) {
	n := 40
	return n, func() int { n++; return n }
}

type table struct {
	name string
	f    func() string
}

var (
	count = func() func() int { n := 0; return func() int { n++; return n } }()
	five  = func() *int { n := 5; return &n }
	total = func() (n int) {
		apply(func(i int) { n += i })
		return
	}()
	saved = func() (err error) {
		defer func() {
			if r := recover(); r != nil {
				err = fmt.Errorf("recovered %v", r)
			}
		}()
		var p *point
		p.x++
		return nil
	}()
	forty, next = two()
	letters     = func() string {
		var b strings.Builder
		for i, s := range pairs {
			if i == 2 {
				break
			}
			b.WriteString(s)
		}
		return b.String()
	}()
	moved = func() int {
		p := point{y: 2}
		q := newPoint(3)
		return p.move(1).sum() + q.move(4).sum()
	}()
	held  summer = *newPoint(9).move(1)
	kept         = map[string]*point{"k": newPoint(1).move(2), "l": {x: 7}}
	nested       = []func() []*int{
		func() []*int {
			var all []*int
			for i := range 3 {
				all = append(all, &i)
			}
			return all
		},
	}
	tables = []table{
		{"keys", func() string {
			m := make(map[*point]point)
			make1 := func() *point { p := point{}; return &p }
			for i := range 20 {
				p := make1()
				p.x = i
				m[p] = point{y: i}
			}
			runtime.GC()
			sum := 0
			for p, v := range m {
				sum += p.x * v.y
			}
			return fmt.Sprint(len(m), sum)
		}},
		{"goroutine", func() string {
			done := make(chan int)
			x := 1
			go func() { x++; done <- x }()
			return fmt.Sprint(<-done, x)
		}},
		{"array", func() string {
			var a [4]int
			s := a[:]
			s[2] = 7
			return fmt.Sprint(a, len(s))
		}},
	}
	small = func() string {
		b := []byte("abc")
		b[0] = 'x'
		return string(b) + "!"
	}()
	_ = func() int { println("blank"); return 0 }()
)

func main() {
	fmt.Println(count(), count(), count())
	fmt.Println(*five(), five() != five(), total, saved)
	fmt.Println(forty, next(), next(), letters, moved, held.sum())
	fmt.Println(kept["k"].x, kept["l"].x, small)
	for _, f := range nested {
		for _, p := range f() {
			fmt.Print(*p, " ")
		}
	}
	fmt.Println()
	for _, t := range tables {
		runtime.GC()
		fmt.Println(t.name, t.f())
	}
}
