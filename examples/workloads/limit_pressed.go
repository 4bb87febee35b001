// Limit-pressed: a live heap of seven tenths of the memory limit, under churn that leaves holes.
//
// 90 MiB are alive under a limit of 128 MiB. 32 MiB/s replace them, in an order that is random (and the same in each run): so
// holes are everywhere. For a second small blocks are made, of 1 to 32 KiB, and for the next one large blocks, of 256 KiB to
// 1 MiB, which do not fit the holes of small ones: they need fresh pages, while those in holes keep their memory. GOGC alone would
// let the heap grow to 180 MiB; it is the limit that says when to collect.
//
// Hypothesis: Go's scavenger holds the limit, as the allocation that would exceed it returns what is in excess first; who
// allocates then waits for that. Decay goes beyond the limit, unless it returns pages when the heap grows as well, as
// Burrow lets all policies do; with that they differ in which pages they return, and in how far below the limit they stay.
//
// Look at: the highest RSS against the limit, and the time above it; and the latencies printed after #: how long it took
// to make a block and the small nodes that go with it, and to write to all their pages. The limit counts the heap and
// the runtime's tables, not the binary and its threads, which RSS has too.
//
//	-live MiB    what is alive                     -churn MiB/s  what is replaced
//	-limit MiB   the limit if GOMEMLIMIT sets none -run time     how long
//	-quick       a quarter of the time
//
//	burrow compare examples/workloads/limit_pressed.go --memory-limit 128MiB --policy go --policy decay:dirty=10s,bg
//	GOMEMLIMIT=128MiB go run examples/workloads/limit_pressed.go
package main

import (
	"flag"
	"fmt"
	"math"
	"runtime/debug"
	"slices"
	"time"
)

const (
	mib  = 1 << 20
	page = 4 << 10 // bytes of an OS page: a write to each makes a block resident
	tick = 10 * time.Millisecond

	spell = 32 * mib // of small chunks, then as much of large ones
)

// A chunk is a block, with a list of small nodes beside it if the block is small.
type chunk struct {
	block []byte
	nodes *node
}

type node struct {
	next  *node
	value int
	_     [14]int // 128 bytes in all
}

// newChunk makes the i-th chunk. Its block has 1, 2, 4, ... or 32 KiB; a large one has 256 KiB to 1 MiB.
func newChunk(i int, large bool) *chunk {
	size := 1 << 10 << (i % 6)
	if large {
		size = 256 << 10 << (i % 3)
	}
	c := &chunk{block: make([]byte, size)}
	for at := 0; at < size; at += page {
		c.block[at] = byte(i)
	}
	for range min(size, 32<<10) / 8 / 128 {
		c.nodes = &node{next: c.nodes, value: i}
	}
	return c
}

// size returns the chunk's bytes.
func (c *chunk) size() int { return len(c.block) + min(len(c.block), 32<<10)/8 }

// churn calls step at each tick, until what it allocates comes to rate, in bytes per second. A late tick is made up for, so
// that steps are as many on a slow machine.
func churn(run time.Duration, rate int, step func() int) {
	start, owed := time.Now(), 0
	for i := range int(run / tick) {
		time.Sleep(time.Until(start.Add(time.Duration(i) * tick)))
		for owed += rate / int(time.Second/tick); owed > 0; {
			owed -= step()
		}
	}
}

// A cache has chunks, and knows how many bytes they have, and how many all had that it ever made.
type cache struct {
	chunks      []*chunk
	size, total int
	made        int
	random      uint32
}

// add makes a chunk, and says how long that took.
func (c *cache) add() (*chunk, time.Duration) {
	begin := time.Now()
	made := newChunk(c.made, c.total/spell%2 == 1)
	took := time.Since(begin)
	c.made++
	c.size += made.size()
	c.total += made.size()
	c.chunks = append(c.chunks, made)
	return made, took
}

// drop drops chunks, any of them, until so many bytes are left.
func (c *cache) drop(size int) {
	for c.size > size {
		c.random = c.random*1664525 + 1013904223
		i, last := int(c.random>>8)%len(c.chunks), len(c.chunks)-1
		c.size -= c.chunks[i].size()
		c.chunks[i], c.chunks[last] = c.chunks[last], nil
		c.chunks = c.chunks[:last]
	}
}

// report prints quantiles. The line begins with #, as it differs from run to run.
func report(name string, times []time.Duration) {
	if len(times) == 0 {
		return
	}
	slices.Sort(times)
	at := func(part float64) time.Duration { return times[int(part*float64(len(times)-1))] }
	fmt.Printf("# %s: p50 %v p99 %v p99.9 %v max %v\n", name, at(0.5), at(0.99), at(0.999), at(1))
}

func main() {
	live := flag.Int("live", 90, "`MiB` that are alive")
	rate := flag.Int("churn", 32, "`MiB/s` of them that are replaced")
	limit := flag.Int("limit", 128, "`MiB` of the memory limit, if the environment sets none")
	run := flag.Duration("run", 18*time.Second, "how long")
	quick := flag.Bool("quick", false, "a quarter of the time")
	flag.Parse()
	if *quick {
		*run /= 4
	}
	if debug.SetMemoryLimit(-1) == math.MaxInt64 {
		debug.SetMemoryLimit(int64(*limit) * mib)
	}

	var c cache
	for c.size < *live*mib {
		c.add()
	}
	var times []time.Duration
	churn(*run, *rate*mib, func() int {
		made, took := c.add()
		times = append(times, took)
		c.drop(*live * mib)
		return made.size()
	})
	s := 0
	for _, k := range c.chunks {
		s += int(k.block[0])
	}
	fmt.Printf("limit pressed: %d in %d of %d chunks, %d bytes\n", s, len(c.chunks), c.made, c.size)
	report("allocate and write", times)
}
