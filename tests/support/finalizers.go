package main

import (
	"fmt"
	"runtime"
	"unique"
	"weak"
)

type blob struct{ data [100]int }

func main() {
	done := make(chan string, 2)
	b := &blob{}
	w := weak.Make(b)
	runtime.SetFinalizer(b, func(*blob) { done <- "finalized" })
	fmt.Println(w.Value() == b)
	runtime.KeepAlive(b)
	b = nil
	runtime.GC()
	fmt.Println(<-done, w.Value() == nil, unique.Make("x") == unique.Make("x"))
}
