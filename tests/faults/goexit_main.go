package main

import (
	"fmt"
	"runtime"
)

func main() {
	defer fmt.Println("deferred calls run")
	runtime.Goexit()
}
