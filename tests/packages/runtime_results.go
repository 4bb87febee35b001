// What a return statement has evaluated survives a collection in what it evaluates next.
package main

import (
	"fmt"
	"runtime"
)

type node struct {
	value int
	next  *node
}

type pair struct {
	first *node
	count int
}

var sink []*node

// collect frees what is not reachable and uses its memory anew.
func collect() int {
	runtime.GC()
	sink = nil
	for i := 0; i < 1000; i++ {
		sink = append(sink, &node{value: -1})
	}
	return len(sink)
}

func two() (*node, int)          { return &node{value: 1}, collect() }
func inStruct() pair             { return pair{&node{value: 2}, collect()} }
func inArray() [2]*node          { return [2]*node{{value: 3}, {value: collect()}} }
func inInterface() (any, int)    { return &node{value: 4}, collect() }
func inSlice() ([]*node, string) { return []*node{{value: 5}}, fmt.Sprint(collect()) }

func named() (n *node, err error) {
	n = &node{value: 6}
	collect()
	return
}

func deferred() (n *node) {
	defer collect()
	return &node{value: 7}
}

func recovered() (p pair) {
	defer func() {
		recover()
		collect()
	}()
	p.first = &node{value: 8}
	collect()
	panic(1)
}

func over(yield func(*node) bool) { yield(&node{value: 9}) }

func ranged() (*node, int) {
	for n := range over {
		return n, collect()
	}
	return nil, 0
}

func main() {
	n, c := two()
	fmt.Println(n.value, c)
	p := inStruct()
	fmt.Println(p.first.value, p.count)
	a := inArray()
	fmt.Println(a[0].value, a[1].value)
	x, c := inInterface()
	fmt.Println(x.(*node).value, c)
	s, t := inSlice()
	fmt.Println(s[0].value, t)
	n, _ = named()
	fmt.Println(n.value)
	fmt.Println(deferred().value, recovered().first.value)
	n, c = ranged()
	fmt.Println(n.value, c)
}
