package main

import "fmt"

func pick(xs [4]string, i int) string {
	return xs[i]
}

func main() {
	var xs [4]string
	n := len(xs)
	fmt.Println(pick(xs, n-5))
}
