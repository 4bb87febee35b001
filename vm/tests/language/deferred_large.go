// Deferred and started calls whose operands are too large for a frame: what they hold besides must live as long.
package main

import "runtime"

type Big [20000]int

type box struct {
	f func(Big) *int
	n *int
}

func field() (n int) {
	v := 7
	b := box{f: func(b Big) *int { n += b[0] + v; return nil }}
	defer b.f(Big{0: 1})
	runtime.GC()
	v++
	return v
}

func literal() (n int) {
	v := []int{1, 2, 3}
	defer func(b Big) {
		for _, x := range v {
			n += x + b[0]
		}
	}(Big{0: 10})
	runtime.GC()
	v[0] = 5
	return 0
}

func variable() (n int) {
	p := &n
	f := func(b Big) { *p += b[1] }
	defer f(Big{1: 3})
	runtime.GC()
	return 1
}

func started() int {
	c := make(chan int)
	v := 4
	b := box{f: func(b Big) *int { c <- b[0] + v; return nil }}
	go b.f(Big{0: 2})
	runtime.GC()
	return <-c
}

func main() {
	for i := 0; i < 3; i++ {
		println(field(), literal(), variable(), started())
	}
}
