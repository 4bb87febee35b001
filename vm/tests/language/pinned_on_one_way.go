// A variable whose address is taken on one way is not brought back to life where the other way joins it.
package main

type node struct{ n *node }

var g *node

//go:noinline
func v(i int) int { return i }

//go:noinline
func pass(n int) int {
	if n == 0 {
		return 0
	}
	return 1 + pass(n-1)
}

//go:noinline
func heap() *node {
	g = &node{}
	n := g
	g = nil
	return n
}

func main() {
	x := [2]*node{heap(), heap()}
	if v(1) == 1 {
		pass(5) // x is dead here, and not marked
	} else {
		x[v(1)%2] = nil // takes its address: from here on in the code, x is pinned
	}
	pass(5) // so it counts as live here
	println("end")
}
