package main

import "fmt"

func grid(w, h int) []int64 {
	return make([]int64, w*h)
}

func main() {
	fmt.Println(len(grid(1<<32, 1<<31-1)))
}
