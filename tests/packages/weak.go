// Packages weak and unique: what is collected, what is equal to what.
package main

import (
	"fmt"
	"runtime"
	"strings"
	"unique"
	"unsafe"
	"weak"
)

type node struct {
	next *node
	v    [4]int
}

var global node

//go:noinline
func makeWeak() weak.Pointer[node] {
	n := &node{v: [4]int{7}}
	w := weak.Make(n)
	fmt.Println(w.Value() == n, w.Value().v[0], w == weak.Make(n), w == weak.Make(&node{}))
	inner := weak.Make(&n.v[1])
	*inner.Value() = 5
	fmt.Println(n.v, inner == weak.Make(&n.v[1]), inner == weak.Make(&n.v[2]))
	runtime.KeepAlive(n)
	return w
}

func pointers() {
	var zero weak.Pointer[int]
	fmt.Println(zero.Value() == nil, zero == weak.Make[int](nil), unsafe.Sizeof(zero))
	w := makeWeak()
	kept := &node{}
	k := weak.Make(kept)
	g := weak.Make(&global)
	runtime.GC()
	runtime.GC()
	fmt.Println(w.Value(), k.Value() == kept, g.Value() == &global)
	fmt.Printf("%T %T\n", w, zero)
	m := map[weak.Pointer[node]]int{w: 1, k: 2}
	fmt.Println(m[w], m[k], m[weak.Make(kept)], m[weak.Make(&global)])
	runtime.KeepAlive(kept)
}

//go:noinline
func makeMany(n int) []weak.Pointer[int] {
	var all []weak.Pointer[int]
	for i := range n {
		p := new(int)
		*p = i
		all = append(all, weak.Make(p))
	}
	return all
}

func many() {
	all := makeMany(10000)
	runtime.GC()
	left := 0
	for _, w := range all {
		if w.Value() != nil {
			left++
		}
	}
	fmt.Println(len(all), left < 20)
}

type pair struct {
	s string
	n int
}

func handles() {
	a := unique.Make("hello")
	b := unique.Make(strings.Repeat("h", 1) + "ello")
	c := unique.Make("other")
	fmt.Println(a == b, a == c, a.Value(), b.Value(), c.Value())
	fmt.Println(unique.Make(pair{"x", 1}) == unique.Make(pair{"x", 1}), unique.Make(pair{"x", 1}) == unique.Make(pair{"x", 2}))
	fmt.Println(unique.Make(1) == unique.Make(1), unique.Make[any](1) == unique.Make[any](1), unique.Make[any](1) == unique.Make[any]("1"))
	fmt.Println(unique.Make(struct{}{}) == unique.Make(struct{}{}), unsafe.Sizeof(a))
	for i := range 100000 {
		h := unique.Make(i)
		if h.Value() != i {
			fmt.Println("wrong", i)
		}
	}
	runtime.GC()
	runtime.GC()
	fmt.Println(a == unique.Make("hello"), a.Value())
	defer func() { fmt.Println(recover()) }()
	unique.Make[any]([]int{1})
}

func main() {
	pointers()
	many()
	handles()
}
