package main

type node struct {
	next *node
	data [4096]byte
}

// Run with little memory: it never drops anything.
func main() {
	var list *node
	for {
		list = &node{next: list}
	}
}
