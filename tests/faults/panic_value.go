package main

import "fmt"

func check(n int) {
	if n > 2 {
		panic(fmt.Sprint("no more than two, but got ", n))
	}
}

func main() {
	for i := 1; ; i++ {
		func() { check(i) }()
	}
}
