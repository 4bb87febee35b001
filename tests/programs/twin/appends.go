// Heap objects and bytes per call of slices that grow by append: when their first elements stay in the frame, and when they
// are moved out of it at the one place where they leave.
package main

import (
	"fmt"
	"runtime"
)

type T struct{ xs []int }
type node struct{ kids []int }

var sink int
var gs []int

func count(label string, f func()) {
	f()
	const n = 1000
	var a, b runtime.MemStats
	runtime.ReadMemStats(&a)
	for i := 0; i < n; i++ {
		f()
	}
	runtime.ReadMemStats(&b)
	fmt.Printf("%s %.1f %.0f\n", label, float64(b.Mallocs-a.Mallocs)/n, float64(b.TotalAlloc-a.TotalAlloc)/n)
}

//go:noinline
func nilLit() { s := append([]int(nil), 1); sink += len(s) }

//go:noinline
func emptyLit() { s := append([]int{}, 1); sink += len(s) }

//go:noinline
func cloneExpr(x []int) { s := append(x[:0:0], x...); sink += len(s) }

//go:noinline
func paramAppend(x []int) { s := append(x, 1); sink += len(s) }

//go:noinline
func field() { var t T; t.xs = append(t.xs, 1); sink += len(t.xs) }

//go:noinline
func otherVar() { var s []int; t := append(s, 1); sink += len(t) }

//go:noinline
func twoVars() {
	var s []int
	for i := 0; i < 3; i++ {
		t := append(s, 1)
		sink += len(t)
	}
}

//go:noinline
func inLoop() {
	for j := 0; j < 3; j++ {
		var s []int
		for i := 0; i < 3; i++ {
			s = append(s, i)
		}
		sink += len(s)
	}
}

//go:noinline
func reset() {
	var s []int
	for j := 0; j < 3; j++ {
		s = nil
		for i := 0; i < 3; i++ {
			s = append(s, i)
		}
		sink += len(s)
	}
}

//go:noinline
func ret(n int) []int {
	var s []int
	for i := 0; i < n; i++ {
		s = append(s, i)
	}
	return s
}

//go:noinline
func spread(x []int) { var s []int; s = append(s, x...); sink += len(s) }

//go:noinline
func makeZero() { s := make([]int, 0); s = append(s, 1); sink += len(s) }

//go:noinline
func makeVar(n int) {
	s := make([]int, 0, n)
	for i := 0; i < 3; i++ {
		s = append(s, i)
	}
	sink += len(s)
}

//go:noinline
func str(x string) { var b []byte; b = append(b, x...); sink += len(b) }

//go:noinline
func retIf(n int) []int {
	var s []int
	for i := 0; i < n; i++ {
		s = append(s, i)
	}
	if n > 100 {
		return nil
	}
	return s
}

//go:noinline
func ranged(n int) {
	var s []int
	for i := 0; i < n; i++ {
		s = append(s, i)
	}
	for _, v := range s {
		sink += v
	}
}

//go:noinline
func global(n int) {
	var s []int
	for i := 0; i < n; i++ {
		s = append(s, i)
	}
	gs = s
}

//go:noinline
func sret(n int) []string {
	var s []string
	for i := 0; i < n; i++ {
		s = append(s, "x")
	}
	return s
}

//go:noinline
func bytesRet(n int) []byte {
	var s []byte
	for i := 0; i < n; i++ {
		s = append(s, 1)
	}
	return s
}

//go:noinline
func makeRet(n int) []int {
	s := make([]int, 0)
	for i := 0; i < n; i++ {
		s = append(s, i)
	}
	return s
}

//go:noinline
func make4Ret(n int) []int {
	s := make([]int, 0, 4)
	for i := 0; i < n; i++ {
		s = append(s, i)
	}
	return s
}

//go:noinline
func litRet(n int) []int {
	s := []int{}
	for i := 0; i < n; i++ {
		s = append(s, i)
	}
	return s
}

//go:noinline
func two(n int) []int {
	var s []int
	for i := 0; i < n; i++ {
		s = append(s, i)
	}
	gs = s
	return s
}

//go:noinline
func twoRet(n int) []int {
	var s []int
	for i := 0; i < n; i++ {
		s = append(s, i)
	}
	if n == 2 {
		return s
	}
	s = append(s, 1)
	return s
}

//go:noinline
func nilcmp(n int) []int {
	var s []int
	for i := 0; i < n; i++ {
		s = append(s, i)
	}
	if s == nil {
		return nil
	}
	return s
}

//go:noinline
func indexed(n int) []int {
	var s []int
	for i := 0; i < n; i++ {
		s = append(s, i)
		s[0]++
	}
	sink += len(s) + s[0]
	return s
}

//go:noinline
func sliced(n int) []int {
	var s []int
	for i := 0; i < n; i++ {
		s = append(s, i)
	}
	return s[1:]
}

//go:noinline
func field2(n int) *node {
	var s []int
	for i := 0; i < n; i++ {
		s = append(s, i)
	}
	return &node{s}
}

//go:noinline
func spreadRet(x []int) []int { var s []int; s = append(s, x...); return s }

//go:noinline
func mixRet(x []int) []int { var s []int; s = append(s, 1); s = append(s, x...); return s }

//go:noinline
func inner(n int) [][]int {
	var all [][]int
	for j := 0; j < 2; j++ {
		var s []int
		for i := 0; i < n; i++ {
			s = append(s, i)
		}
		all = append(all, s)
	}
	return all
}

//go:noinline
func leak(x []int) { gs = x }

//go:noinline
func look(x []int) { sink += len(x) }

//go:noinline
func passLeak(n int) {
	var s []int
	for i := 0; i < n; i++ {
		s = append(s, i)
	}
	leak(s)
}

//go:noinline
func passLook(n int) {
	var s []int
	for i := 0; i < n; i++ {
		s = append(s, i)
	}
	look(s)
}

//go:noinline
func pointInLoop(n int) {
	var s []int
	for i := 0; i < n; i++ {
		s = append(s, i)
		gs = s
	}
}

//go:noinline
func appendTwo(n int) []int { var s []int; s = append(s, n, n+1); return s }

//go:noinline
func setNil(n int) []int {
	var s []int
	s = nil
	for i := 0; i < n; i++ {
		s = append(s, i)
	}
	return s
}

//go:noinline
func ptrs(n int) []*int {
	var s []*int
	for i := 0; i < n; i++ {
		s = append(s, &sink)
	}
	return s
}

//go:noinline
func rangeRet(n int) []int {
	var s []int
	for i := 0; i < n; i++ {
		s = append(s, i)
	}
	for _, v := range s {
		sink += v
	}
	return s
}

//go:noinline
func rangeIdx(n int) []int {
	var s []int
	for i := 0; i < n; i++ {
		s = append(s, i)
	}
	for i := range s {
		sink += s[i]
	}
	return s
}

//go:noinline
func copied(n int) []int {
	var s []int
	for i := 0; i < n; i++ {
		s = append(s, i)
	}
	t := make([]int, len(s))
	copy(t, s)
	return t
}

func main() {
	count("nilLit", nilLit)
	count("emptyLit", emptyLit)
	x := []int{1, 2}
	count("cloneExpr", func() { cloneExpr(x) })
	count("param", func() { paramAppend(nil) })
	count("field", field)
	count("otherVar", otherVar)
	count("twoVars", twoVars)
	count("inLoop", inLoop)
	count("reset", reset)
	for _, n := range []int{1, 3, 4, 5, 8, 9, 20} {
		count(fmt.Sprint("ret ", n), func() { ret(n) })
	}
	count("spread", func() { spread(x) })
	count("makeZero", makeZero)
	count("makeVar", func() { makeVar(4) })
	count("str", func() { str("hello") })
	count("retIf", func() { retIf(3) })
	count("ranged 3", func() { ranged(3) })
	count("ranged 9", func() { ranged(9) })
	count("global", func() { global(3) })
	count("sret1", func() { sret(1) })
	count("sret2", func() { sret(2) })
	count("sret3", func() { sret(3) })
	count("sret9", func() { sret(9) })

	for _, n := range []int{1, 3, 5, 9} {
		count(fmt.Sprint("bytesRet ", n), func() { bytesRet(n) })
	}
	fmt.Println(cap(bytesRet(3)), cap(bytesRet(5)), cap(bytesRet(9)), cap(bytesRet(31)), cap(bytesRet(33)))
	count("makeRet", func() { makeRet(3) })
	count("make4Ret", func() { make4Ret(3) })
	count("litRet", func() { litRet(3) })
	count("two", func() { two(3) })
	count("twoRet", func() { twoRet(2) })
	count("nilcmp", func() { nilcmp(3) })
	count("indexed", func() { indexed(3) })
	count("sliced", func() { sliced(3) })
	count("field", func() { field2(3) })
	count("spreadRet", func() { spreadRet(x) })
	count("mixRet", func() { mixRet(x) })
	count("inner", func() { inner(3) })
	count("passLeak", func() { passLeak(3) })
	count("passLook", func() { passLook(3) })
	count("pointInLoop", func() { pointInLoop(3) })
	count("appendTwo", func() { appendTwo(3) })
	count("setNil", func() { setNil(3) })
	count("ptrs", func() { ptrs(3) })
	count("rangeRet", func() { rangeRet(3) })
	count("rangeIdx", func() { rangeIdx(3) })
	count("copied", func() { copied(3) })
}
