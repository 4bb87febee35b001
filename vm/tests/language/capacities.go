package main

import (
	"fmt"
	"slices"
	"strings"
)

var sink []byte
var rsink []rune

type B []byte

func esc(s string) []byte { b := []byte(s); sink = b; return b }

//go:noinline
func ret(s string) []byte { return []byte(s) }
func main() {
	s := "abc"
	b := []byte("abc")
	fmt.Println("const", len(b), cap(b))
	b = []byte("abc")
	fmt.Println("const", len(b), cap(b))
	for _, n := range []int{0, 1, 3, 8, 9, 31, 32, 33, 40, 48, 49, 100, 1000, 5000, 40000} {
		x := esc(strings.Repeat("x", n))
		fmt.Println("esc", n, len(x), cap(x))
		rsink = []rune(strings.Repeat("x", n))
		fmt.Println("runeesc", n, len(rsink), cap(rsink))
	}
	sink = []byte("hello, world: this is longer than 32 bytes for sure")
	fmt.Println("const esc", len(sink), cap(sink))
	sink = []byte("abc")
	fmt.Println("const esc", len(sink), cap(sink))
	sink = []byte("")
	fmt.Println("const esc", len(sink), cap(sink), sink == nil)
	e := ret("abc")
	fmt.Println("ret", len(e), cap(e))
	f := []byte("abc")
	fmt.Println(f, cap(f))
	g := B("abc")
	fmt.Println(g, cap(g))
	h := append([]byte("abc"), "def"...)
	fmt.Println("app", len(h), cap(h))
	h2 := append([]byte("abc"), "def"...)
	fmt.Println("app", len(h2), cap(h2))
	sink = h2
	for n := 0; n < 40; n += 6 {
		for _, m := range []int{0, 1, 5, 17, 50} {
			s := make([]int, n)
			g := slices.Grow(s, m)
			s1 := make([]byte, n)
			g1 := slices.Grow(s1, m)
			i1 := slices.Insert(make([]int, n), n/2, make([]int, m)...)
			i2 := slices.Insert(make([]byte, n), n/2, make([]byte, m)...)
			r1 := slices.Replace(make([]int, n), n/3, n/2, make([]int, m)...)
			r2 := slices.Replace(make([]byte, n), n/3, n/2, make([]byte, m)...)
			c1 := slices.Concat(make([]int, n), make([]int, m))
			c2 := slices.Concat(make([]byte, n), make([]byte, m), make([]byte, 3))
			a1 := append(make([]int, n), make([]int, m)...)
			a2 := append(make([]byte, n), make([]byte, m)...)
			fmt.Println(n, m, cap(g), cap(g1), cap(i1), cap(i2), cap(r1), cap(r2), cap(c1), cap(c2), cap(a1), cap(a2), cap(slices.Clip(a1)), cap(slices.Clone(i1)), cap(slices.Repeat(i2, 3)))
		}
	}
	fmt.Println(cap(slices.Collect(slices.Values(make([]int, 100)))), cap(slices.Sorted(slices.Values(make([]int, 7)))))
	fmt.Println(cap(slices.AppendSeq([]int{1}, slices.Values(make([]int, 9)))))
	func() {
		defer func() { fmt.Println(recover()) }()
		n := -1
		n += len(s) - 3
		a := []int{1}
		a = append(a, make([]int, n)...)
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		n := 1 << 62
		n += len(s) - 3
		a := []int{1}
		a = append(a, make([]int, n)...)
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		n := 1 << 60
		n += len(s) - 3
		var a []byte
		a = append(a, make([]byte, n)...)
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		n := int8(-3)
		n += int8(len(s) - 3)
		var a []byte
		a = append(a, make([]byte, n)...)
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		n := uint64(1 << 63)
		n += uint64(len(s) - 3)
		var a []byte
		a = append(a, make([]byte, n)...)
	}()
	func() { defer func() { fmt.Println(recover()) }(); slices.Grow([]int{1}, -1) }()
}
