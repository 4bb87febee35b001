// Goroutines on all Ps create, link, send and drop objects, for as many minutes as the argument says (default: a tenth of
// one). Every object carries a sum over what it holds; whoever takes one over checks it, so that an object freed too
// early, or seen half written, is noticed. Run it with BURROW_STRESS=gc=N to have the heap verified at each collection.
package main

import (
	"fmt"
	"os"
	"runtime"
	"strconv"
	"sync"
	"sync/atomic"
	"time"
)

const (
	workers  = 32
	fanout   = 4
	maxDepth = 6
)

// node is an object with pointers of every kind: to others, into slices, maps, strings, closures and interfaces.
type node struct {
	id    uint64
	kids  []*node
	names map[uint64]string
	any   any
	next  func() uint64
	sum   uint64
}

// random is a small generator: each goroutine has its own, so that the load does not depend on locks.
type random uint64

func (r *random) below(n int) int {
	*r ^= *r << 13
	*r ^= *r >> 7
	*r ^= *r << 17
	return int(uint64(*r) % uint64(n))
}

func build(r *random, depth int) *node {
	n := &node{id: uint64(r.below(1 << 30)), names: map[uint64]string{}}
	for range r.below(fanout) {
		if depth > 0 {
			n.kids = append(n.kids, build(r, depth-1))
		}
	}
	for i := range uint64(r.below(5)) {
		n.names[i] = strconv.FormatUint(n.id+i, 10)
	}
	switch r.below(3) {
	case 0:
		n.any = []uint64{n.id, n.id}
	case 1:
		n.any = n.id
	case 2:
		if len(n.kids) > 0 {
			n.any = n.kids[0]
		}
	}
	n.next = func() uint64 { return n.id + 1 }
	n.sum = n.add()
	return n
}

// add sums up what a node holds.
func (n *node) add() uint64 {
	sum := n.id
	for _, kid := range n.kids {
		sum = sum*31 + kid.sum
	}
	for i, name := range n.names {
		value, err := strconv.ParseUint(name, 10, 64)
		if err != nil {
			fail("a name is %q", name)
		}
		sum += value * (i + 1)
	}
	switch x := n.any.(type) {
	case []uint64:
		sum += x[0] ^ x[1]
	case uint64:
		sum += x
	case *node:
		sum += x.sum
	}
	return sum
}

// check visits everything below a node.
func (n *node) check() (count int) {
	for _, kid := range n.kids {
		count += kid.check()
	}
	if got := n.add(); got != n.sum {
		fail("node %d sums up to %d, not %d", n.id, got, n.sum)
	}
	if n.next() != n.id+1 {
		fail("the closure of node %d holds another", n.id)
	}
	return count + 1
}

func fail(format string, args ...any) {
	fmt.Printf("FAILED: "+format+"\n", args...)
	os.Exit(1)
}

// shared is a table that all goroutines link into and cut from.
type shared struct {
	mu    sync.Mutex
	slots [64]*node
}

func (s *shared) swap(i int, n *node) *node {
	s.mu.Lock()
	defer s.mu.Unlock()
	old := s.slots[i]
	s.slots[i] = n
	return old
}

func main() {
	minutes := 0.1
	if len(os.Args) > 1 {
		if m, err := strconv.ParseFloat(os.Args[1], 64); err == nil {
			minutes = m
		}
	}
	end := time.Now().Add(time.Duration(minutes * float64(time.Minute)))
	var (
		table         shared
		seen, made    atomic.Int64
		short, sender sync.WaitGroup
		queue         = make(chan *node, workers)
		direct        = make(chan *node)
		last          atomic.Pointer[node]
	)
	for w := range workers {
		sender.Add(1)
		go func() {
			defer sender.Done()
			r := random(w*7919 + 1)
			for time.Now().Before(end) {
				n := build(&r, r.below(maxDepth))
				made.Add(1)
				select {
				case queue <- n:
				case direct <- n:
				case other := <-queue:
					seen.Add(int64(other.check()))
				default:
					last.Store(n)
				}
				if old := table.swap(r.below(64), n); old != nil {
					// A goroutine that lives shortly, on a stack of its own.
					short.Add(1)
					go func() {
						defer short.Done()
						seen.Add(int64(old.check()))
					}()
				}
				if n := last.Load(); n != nil && r.below(8) == 0 {
					seen.Add(int64(len(n.kids)))
				}
			}
		}()
	}
	stop := make(chan struct{})
	var takers sync.WaitGroup
	for range workers / 4 {
		takers.Add(1)
		go func() {
			defer takers.Done()
			for {
				select {
				case n := <-direct:
					seen.Add(int64(n.check()))
				case n := <-queue:
					seen.Add(int64(n.check()))
				case <-stop:
					return
				}
			}
		}()
	}
	sender.Wait()
	close(stop)
	takers.Wait()
	short.Wait()
	var stats runtime.MemStats
	runtime.ReadMemStats(&stats)
	fmt.Fprintf(os.Stderr, "%d graphs made, %d objects checked, %d collections\n", made.Load(), seen.Load(), stats.NumGC)
	fmt.Println("ok", made.Load() > 0, seen.Load() > 0)
}
