package main

import (
	"fmt"
	"runtime"
)

func try(f func()) {
	defer func() {
		r := recover()
		_, assertion := r.(*runtime.TypeAssertionError)
		_, isError := r.(runtime.Error)
		fmt.Println(1, r, 2, assertion, isError)
		fmt.Print(1, r, 2, "\n")
		fmt.Printf("%T\n", r)
	}()
	f()
}

func main() {
	var s []int
	var m map[string]int
	var x any
	var p *struct{ a int }
	n := -1
	try(func() { s[len(m)] = 1 })
	try(func() { _ = s[n:] })
	try(func() { _ = [2]int(s) })
	try(func() { m["a"] = 1 })
	try(func() { _ = x.(int) })
	try(func() { p.a = 1 })
	try(func() { n /= len(s) })
	try(func() { n <<= n })
	try(func() { s = make([]int, n) })
}

func init() { try(func() { panic(nil) }) }
