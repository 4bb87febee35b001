package main

import "fmt"

func seq(n int) func(func(int) bool) {
	return func(yield func(int) bool) {
		for i := 0; i < n; i++ {
			if !yield(i) {
				return
			}
		}
	}
}

func try(name string, f func()) {
	defer func() {
		r := recover()
		e, ok := r.(error)
		fmt.Println(name, r, ok, e)
	}()
	f()
}

func main() {
	var saved func(int) bool
	try("after false", func() {
		for x := range func(yield func(int) bool) { yield(1); yield(2) } {
			fmt.Println(x)
			break
		}
	})
	try("after exit", func() {
		for x := range func(yield func(int) bool) { saved = yield; yield(1) } {
			fmt.Println(x)
		}
		saved(2)
	})
	try("after panic", func() {
		for range func(yield func(int) bool) {
			func() {
				defer func() { fmt.Println("iter recovered", recover()) }()
				yield(1)
			}()
			yield(2)
		} {
			panic("body")
		}
	})
	try("swallowed", func() {
		for range func(yield func(int) bool) {
			defer func() { recover() }()
			yield(1)
		} {
			panic("body")
		}
	})
	try("nested while running", func() {
		for x := range func(yield func(int) bool) { saved = yield; yield(1) } {
			fmt.Println("in", x)
			saved(2)
		}
	})
	try("nil", func() {
		var f func(func(int) bool)
		for x := range f {
			fmt.Println(x)
		}
	})
}
