// A literal that is deferred: what its body makes, by itself and in an inlined call, lies in one place, frame or heap.
package main

import (
	"fmt"
	"runtime"
)

type node struct {
	value int
	next  *node
	pad   [8]*int
}

func link(value int, next *node) *node { return &node{value: value, next: next} }

func sum(nodes []node) (total int) {
	for _, n := range nodes {
		total += n.value + n.next.value + n.next.next.value
	}
	return total
}

func held(first int, last *node) {
	defer func(p *int) {
		nodes := []node{{value: first, next: &node{next: link(6, last)}}, {value: 1, next: link(7, last)}}
		runtime.GC()
		for _, n := range nodes {
			runtime.GC()
			fmt.Println(n.value, n.next.value, n.next.next.value, p == nil)
		}
		fmt.Println(sum(nodes))
	}(nil)
}

func stays() {
	defer func() {
		x := &node{next: link(1, nil)}
		x.next.value++
		runtime.GC()
		fmt.Println(x.value, x.next.value)
	}()
}

func main() {
	held(5, &node{value: 3})
	stays()
}
