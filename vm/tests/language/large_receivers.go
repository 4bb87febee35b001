package main

import "fmt"

type wide [8192]byte

func (w wide) sum() int { return int(w[0]) + int(w[8191]) }

type summer interface{ sum() int }

// deep calls a method of an interface that holds a large value, at every depth of the stack: also where the value is
// longer than what is left of a chunk.
func deep(n int, s summer) int {
	if n == 0 {
		return 0
	}
	return s.sum() + deep(n-1, s)
}

func main() {
	var w wide
	w[0], w[8191] = 1, 2
	s := summer(w)
	for n := range 40 {
		if got := deep(100*n, s); got != 300*n {
			fmt.Println(n, got)
		}
	}
	fmt.Println("done")
}
