package main

import "fmt"

var (
	a = b + 1
	b = f()
	c = "c"
)

func f() int { fmt.Println("f", c); return 41 }

func init() { fmt.Println("first init", a) }
func init() { fmt.Println("second init") }

func main() { fmt.Println("main", a, b) }
