// The types and texts of run-time errors, as recover gives them.
package main

import (
	"errors"
	"fmt"
	"runtime"
)

type T struct{}

func try(f func()) {
	defer func() {
		e := recover()
		var re runtime.Error
		err, _ := e.(error)
		fmt.Printf("%T | %v | %v\n", e, e, errors.As(err, &re))
	}()
	f()
}

func main() {
	s := make([]int, 3, 5)
	var u8 uint8 = 200
	var i8 int8 = -3
	var u32 uint32 = 1 << 31
	n := -1
	try(func() { _ = s[u8] })
	try(func() { _ = s[i8] })
	try(func() { _ = s[u32] })
	try(func() { _ = s[i8:2] })
	try(func() { _ = s[:i8] })
	try(func() { _ = (*[4]int)(s) })
	try(func() { panic(nil) })
	try(func() { var e error; panic(e) })
	try(func() { var q *int; *q = 1 })
	try(func() { x := 0; _ = 1 / x })
	try(func() { _ = make([]int, n) })
	try(func() { _ = make(chan int, n) })
	try(func() { _ = 1 << n })
	try(func() { var m map[string]int; m["a"] = 1 })
	try(func() { var a any = 1; _ = a.(string) })
	try(func() { var a any; _ = a.(string) })
	try(func() { var a any = T{}; _ = a.(error) })
	try(func() { m := map[any]int{}; m[[]int{}] = 1 })
	try(func() { var a, b any = []int{}, []int{}; _ = a == b })
	try(func() { var c chan int; close(c) })
	try(func() { c := make(chan int); close(c); close(c) })
	try(func() { c := make(chan int); close(c); c <- 1 })
	try(func() { var f func(); f() })
	var p *runtime.PanicNilError
	defer func() { fmt.Println(errors.As(recover().(error), &p), p) }()
	panic(nil)
}
