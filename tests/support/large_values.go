package main

import "fmt"

type block [20000]int

func fill(b block, n int) block {
	for i := range b {
		b[i] = n
	}
	return b
}

func main() {
	var zero block
	one := fill(zero, 1)
	m := map[int]block{1: one}
	fmt.Println(zero[7], one[7], m[1] == one, len(fmt.Sprint(one)))
}
