// Pointers in places from which they may outlive what they point at: keys of counted map entries, results that are
// appended, variables of loops, slices that move out of their frame, variables that a statement assigns twice.
package main

import "fmt"

type T struct {
	v    int
	next *T
}

var counts = map[string]int{}
var pm = map[*int]int{}
var im = map[any]int{}

func two() ([]*int, *int)                { x := 7; return nil, &x }
func id(s []*int, p *int) ([]*int, *int) { return s, p }

//go:noinline
func incs(b []byte) { counts[string(b)]++ }

//go:noinline
func incp() { x := 1; pm[&x]++ }

//go:noinline
func inci(i int) { im[i]++ }

var keepS []*int

//go:noinline
func app() { x := 5; s := append(id(nil, &x)); keepS = s }

//go:noinline
func app2() []*int { x := 5; return append(id(nil, &x)) }

//go:noinline
func pairs(d, s []*int) ([]*int, []*int) { return d, s }

//go:noinline
func cp() { x := 5; keepS = make([]*int, 1); copy(pairs(keepS, []*int{&x})) }

//go:noinline
func loop1() int {
	for p, i := (&T{v: 1}), 0; ; p, i = (&T{v: p.v + 1}), i+1 {
		if i == 3 {
			return p.v
		}
	}
}

//go:noinline
func loop2() int {
	r := 0
	for p, i := new(int), 0; i < 4; i++ {
		q := new(int)
		*q = *p + 1
		p = q
		r = *p
	}
	return r
}

//go:noinline
func loop3() int {
	r := 0
	for p, i := (*T)(nil), 0; i < 4; i++ {
		p = &T{v: i, next: p}
		r = 0
		for q := p; q != nil && r < 1000; q = q.next {
			r = r*10 + q.v
		}
	}
	return r
}
func xy() (int, int) { return 1, 2 }

//go:noinline
func loop4() int {
	var g func() int
	for x, y := xy(); y < 6; y++ {
		x++
		if g == nil {
			g = func() int { x += 100; return x }
		}
	}
	return g()
}

//go:noinline
func loop5() int {
	var g func() int
	for x := 1; x < 6; x++ {
		if g == nil {
			g = func() int { x += 100; return x }
		}
	}
	return g()
}

//go:noinline
func mv() int {
	var s []int
	s = append(s, 1)
	s = append(s, 2)
	t := s
	s[0] = 9
	t[1] = 8
	return t[0]*10 + s[1]
}

//go:noinline
func mv2() int {
	var s []int
	var t []int
	i := 0
L:
	s = append(s, i)
	i++
	t = s
	if i < 3 {
		goto L
	}
	s[0] = 9
	return t[0]
}

//go:noinline
func mv3() int {
	var s []int
	s = append(s, 1)
	r := 0
	for i, v := range s {
		s[0] = 5
		r += v + i
	}
	for range 2 {
		s = append(s, 2)
	}
	return r*100 + s[0]
}

//go:noinline
func bl() {
	b := make([]byte, 3)
	copy(b, "zzz")
	fmt.Println(string(b))
}

//go:noinline
func twice() {
	a, b := &T{v: 1}, &T{v: 2}
	a, a = b, a
	fmt.Println(a.v, b.v)
	x := 5
	x, x = 7, x
	fmt.Println(x)
	p := &x
	x, x = 8, *p
	fmt.Println(x)
	y := 3
	y, y = y+1, y
	fmt.Println(y)
	var s []int
	s = append(s, 1)
	s, s = nil, s
	fmt.Println(len(s))
}
func main() {
	twice()
	b := []byte("abc")
	incs(b)
	incp()
	inci(300)
	app()
	k := app2()
	bl()
	b[0] = 'x'
	incs(b)
	incp()
	inci(301)
	for k, v := range pm {
		fmt.Println(*k, v)
	}
	for k, v := range im {
		fmt.Println(k.(int) > 299, v)
	}
	fmt.Println(len(counts), counts["abc"], counts["xbc"])
	fmt.Println(*keepS[0], *k[0])
	cp()
	fmt.Println(*keepS[0])
	fmt.Println(loop1(), loop2(), loop3(), loop4(), loop5())
	fmt.Println(mv(), mv2(), mv3())
}
