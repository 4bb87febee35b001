// GC: watch a list being collected.
//
// The list is reachable through one local variable. As soon as that variable is nil, and though
// the function that holds it is still running, the next collection frees every node.
//
//	GODEBUG=gctrace=1 shows a line for each collection.
package main

import (
	"fmt"
	"runtime"
)

type node struct {
	next  *node
	value int
}

// build makes a list of n nodes.
func build(n int) *node {
	var list *node
	for i := 0; i < n; i++ {
		list = &node{next: list, value: i}
	}
	return list
}

func length(list *node) int {
	n := 0
	for ; list != nil; list = list.next {
		n++
	}
	return n
}

// report collects, so that only what is reachable counts, and prints what is left.
func report(when string) uint64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	fmt.Printf("%-20s HeapObjects %7d   HeapAlloc %6d KiB   collections %d\n",
		when, m.HeapObjects, m.HeapAlloc/1024, m.NumGC)
	return m.HeapObjects
}

func main() {
	before := report("at first")

	list := build(100000)
	with := report("with the list")
	fmt.Println("nodes:", length(list))

	list = nil
	after := report("list = nil")

	fmt.Println("the list was alive:  ", with >= before+100000)
	fmt.Println("the list is gone:    ", after < before+100)
}
