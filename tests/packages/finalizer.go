// Finalizers and cleanups: when they run, on what, and how often.
package main

import (
	"fmt"
	"runtime"
	"sync/atomic"
	"time"
)

type node struct {
	next *node
	name string
	buf  [64]byte
}

func (n *node) String() string { return "node " + n.name }

type triple struct{ a, b, c int }

var log = make(chan string, 100)

// after collects, and waits for as many calls as are expected.
func after(calls int) {
	runtime.GC()
	for range calls {
		select {
		case text := <-log:
			fmt.Println("  ", text)
		case <-time.After(10 * time.Second):
			fmt.Println("   nothing")
		}
	}
	select {
	case text := <-log:
		fmt.Println("   unexpected:", text)
	case <-time.After(10 * time.Millisecond):
	}
}

//go:noinline
func signatures() {
	runtime.SetFinalizer(&node{name: "pointer"}, func(n *node) { log <- "1 " + n.name })
}

//go:noinline
func results() {
	runtime.SetFinalizer(&node{name: "one"}, func(n *node) int { log <- n.name; return 1 })
}

//go:noinline
func manyResults() {
	runtime.SetFinalizer(&node{name: "many"}, func(n *node) (string, []int, error, triple) {
		log <- n.name
		return "", nil, nil, triple{}
	})
}

//go:noinline
func interfaces() {
	runtime.SetFinalizer(&node{name: "stringer"}, func(s fmt.Stringer) { log <- s.String() })
}

//go:noinline
func anything() {
	runtime.SetFinalizer(&node{name: "any"}, func(x any) error { log <- x.(*node).name; return nil })
}

func finalize(n *node) { log <- n.name + " by name" }

//go:noinline
func named() { runtime.SetFinalizer(&node{name: "named"}, finalize) }

//go:noinline
func chain() {
	inner := &node{name: "inner"}
	outer := &node{name: "outer", next: inner}
	for _, n := range []*node{inner, outer} {
		runtime.SetFinalizer(n, func(n *node) {
			text := n.name
			if n.next != nil {
				text += " before " + n.next.name
			}
			log <- text
		})
	}
}

var saved *node

//go:noinline
func resurrected() {
	runtime.SetFinalizer(&node{name: "saved"}, func(n *node) {
		saved = n
		log <- "saving " + n.name
	})
}

//go:noinline
func again() {
	n := saved
	saved = nil
	runtime.SetFinalizer(n, func(n *node) { log <- "again " + n.name })
}

//go:noinline
func removed() {
	n := &node{name: "removed"}
	runtime.SetFinalizer(n, func(n *node) { log <- "wrong " + n.name })
	runtime.SetFinalizer(n, nil)
}

//go:noinline
func cleanups() {
	n := &node{name: "cleaned"}
	for i := range 3 {
		c := runtime.AddCleanup(n, func(i int) { log <- fmt.Sprint("cleanup ", i) }, i)
		if i != 1 {
			c.Stop()
			c.Stop()
		}
	}
	runtime.AddCleanup(&n.buf[7], func(string) { log <- "inner cleanup" }, "x")
}

//go:noinline
func both() {
	n := &node{name: "both"}
	runtime.AddCleanup(n, func(s string) { log <- s }, "cleanup of both")
	runtime.SetFinalizer(n, func(n *node) { log <- "finalizer of " + n.name })
}

//go:noinline
func large() {
	p := new([100000]byte)
	p[5] = 5
	runtime.SetFinalizer(p, func(p *[100000]byte) { log <- fmt.Sprint("large ", p[5]) })
}

//go:noinline
func many(n int, count *atomic.Int32) {
	for i := range n {
		x := new([4]int)
		x[0] = i
		runtime.SetFinalizer(x, func(x *[4]int) {
			if x[0] != i {
				log <- "wrong object"
			}
			count.Add(1)
		})
	}
}

func main() {
	before := runtime.NumGoroutine()
	for _, f := range []func(){signatures, results, manyResults, interfaces, anything, named} {
		f()
		after(1)
	}
	fmt.Println("chain")
	chain()
	after(1)
	after(1)
	fmt.Println("resurrected")
	resurrected()
	after(1)
	after(0)
	again()
	after(1)
	after(0)
	fmt.Println("removed")
	removed()
	after(0)
	fmt.Println("both")
	both()
	after(1)
	after(1)
	fmt.Println("large")
	large()
	after(1)
	var count atomic.Int32
	many(1000, &count)
	for i := 0; i < 100 && count.Load() < 1000; i++ {
		runtime.GC()
		time.Sleep(time.Millisecond)
	}
	fmt.Println(count.Load() >= 999, runtime.NumGoroutine() == before)
	stopped()
}

func stopped() {
	cleanups()
	runtime.GC()
	got := map[string]bool{<-log: true, <-log: true}
	fmt.Println(got)
}
