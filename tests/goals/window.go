// A window of 24 MiB of live objects that moves: each new object takes the place of an old one.
package main

import "fmt"

type node struct {
	next *node
	pad  [15]uint64
}

func main() {
	live := make([]*node, 24<<20/128)
	for n := range 6 * len(live) {
		live[n*7919%len(live)] = &node{pad: [15]uint64{uint64(n)}}
	}
	fmt.Println(len(live))
}
