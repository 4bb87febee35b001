package main

import (
	"fmt"
	"iter"
	"maps"
	"slices"
)

func count(n int) iter.Seq2[int, string] {
	return func(yield func(int, string) bool) {
		defer fmt.Println("done")
		for i := range n {
			if !yield(i, fmt.Sprint(i*i)) {
				return
			}
		}
	}
}

func find() int {
	for i, s := range count(10) {
		if s == "9" {
			return i
		}
	}
	return -1
}

func main() {
	fmt.Println(find(), slices.Sorted(maps.Keys(map[string]int{"b": 1, "a": 2})))
}
