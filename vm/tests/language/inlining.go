package main

import "fmt"

type point struct{ x, y int }

func add(a, b int) int            { return a + b }
func (p *point) sum() int         { return p.x + p.y }
func (p point) moved(d int) point { p.x += d; return p }
func abs(a int) int {
	if a < 0 {
		return -a
	}
	return a
}
func swap(a, b int) (int, int) { return b, a }
func counter() func() int      { n := 0; return func() int { n++; return n } }
func withX(x int) func(*point) { return func(p *point) { p.x = x } }
func sum(xs ...int) (t int) {
	for _, x := range xs {
		t += x
	}
	return
}
func id[T any](x T) T { return x }
func find(xs []int, v int) int {
	for i, x := range xs {
		if x == v {
			return i
		}
	}
	return -1
}
func addr(x int) *int { return &x }
func clamp(x, lo, hi int) int {
	if x < lo {
		x = lo
	} else if x > hi {
		x = hi
	}
	return x
}
func evenOdd(n int) bool {
	if n == 0 {
		return true
	}
	return oddEven(n - 1)
}
func oddEven(n int) bool {
	if n == 0 {
		return false
	}
	return evenOdd(n - 1)
}

func main() {
	x := 3
	x = add(x, x)
	x = add(x, add(x, 1))
	p := point{1, 2}
	p = p.moved(3)
	q := p.moved(4)
	fmt.Println(x, p, q, p.sum(), q.sum(), abs(-3), abs(x))
	a, b := swap(1, 2)
	a, b = swap(a, b)
	fmt.Println(a, b, add(swap(5, 6)))
	c := counter()
	d := counter()
	c()
	fmt.Println(c(), d(), sum(1, 2, 3), sum(), id("x"), id(3), find([]int{4, 5, 6}, 6), find(nil, 3))
	withX(7)(&p)
	fmt.Println(p, *addr(3), clamp(-3, 0, 5), clamp(7, 0, 5), evenOdd(10), oddEven(10))
	for i := range 3 {
		x += add(i, abs(-i))
	}
	fmt.Println(x)
	fmt.Println(place())
	fmt.Println(caught(nil), caught([]int{1}), chain(3).sum(), add(named(2)), labels(20))
	v := vec{1, 2}
	v = v.swapped() // reads both fields before it writes one
	fmt.Println(v, v.swapped().swapped())
	for isEven(x) || less(x, 30) {
		x++
	}
	fmt.Println(x, keepAll(3))
	o := owner{sums: []int{1}}
	o.add(2).add(3)
	fmt.Println(o.sums, mapped("a"), mapped("b"), bits(7), shadow(1))
}

type vec struct{ x, y int }

func (v vec) swapped() vec { return vec{v.y, v.x} }

func isEven(x int) bool  { return x%2 == 0 }
func less(a, b int) bool { return a < b && !(a > b) }

type owner struct{ sums []int }

func (o *owner) add(x int) *owner { o.sums = append(o.sums, x); return o }

var table = map[string]int{"a": 1}

func mapped(k string) int {
	if v, ok := table[k]; ok {
		return v
	}
	return -1
}

func bits(x uint) (n int) {
	for ; x != 0; x &= x - 1 {
		n++
	}
	return
}

func first(xs []int) int { return xs[0] }

// The result is set by the deferred call, not by the half of an inlined one.
func caught(xs []int) (n int) {
	defer func() {
		if e := recover(); e != nil {
			n -= 10
		}
	}()
	n = 5
	n = first(xs)
	return
}

func chain(n int) *point { return (&point{n, n}).grown().grown() }

func (p *point) grown() *point { p.x++; return p }

func named(n int) (a, b int) { a, b = n, n+1; return b, a }

func labels(n int) int {
outer:
	for {
		for i := 0; ; i++ {
			if i > n {
				break outer
			}
			if i == 3 {
				n -= i
				continue outer
			}
		}
	}
	return n
}

// Each round has a variable of its own.
func keepAll(n int) (out []int) {
	var fs []func() int
	for i := range n {
		fs = append(fs, kept(i))
	}
	for _, f := range fs {
		out = append(out, f())
	}
	return
}

func kept(i int) func() int { i *= 10; return func() int { i++; return i } }

func shadow(x int) int {
	x = add(x, 1)
	{
		x := add(x, 1)
		x = add(x, x)
		if x > 3 {
			return x
		}
	}
	return x
}

func place() (n int) {
	defer func() { recover() }()
	var np *point
	n = 1
	n = np.sum()
	return
}
