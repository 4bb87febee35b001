package main

import "fmt"

type node struct {
	next  *node
	value int
}

// last follows the list one step too far.
func last(n *node) int {
	for n.next != nil {
		n = n.next
	}
	return n.next.value
}

func main() {
	list := &node{value: 1}
	list = &node{next: list, value: 2}
	fmt.Println("two nodes")
	fmt.Println(last(list))
}
