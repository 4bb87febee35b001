package main

import "fmt"

// In name order this file comes before main.go, but second needs last, which needs first.
var second = note("main: second, after last", last)

var first = note("main: first", 0)

type local struct{}

func note(what string, _ int) int {
	fmt.Println(what)
	return 1
}

func init() { fmt.Println("main: init of a_first.go") }
