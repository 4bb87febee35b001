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
//	GOMEMLIMIT=128MiB go run -C examples/workloads limit_pressed.go
package main

import (
	"flag"
	"fmt"
	"math"
	"runtime/debug"
	"time"

	"workloads/load"
)

// spell is how much is made of small chunks, then of large ones.
const spell = 32 * load.MiB

// newChunk makes the i-th chunk. Its block has 1, 2, 4, ... or 32 KiB; a large one has 256 KiB to 1 MiB.
func newChunk(i int, large bool) *load.Chunk {
	block := 1 << 10 << (i % 6)
	if large {
		block = 256 << 10 << (i % 3)
	}
	return load.NewOf(i, block, beside(block))
}

// beside returns the bytes of nodes beside a block: an eighth, but no more than the largest small block has.
func beside(block int) int { return min(block, 32<<10) / 8 }

// size returns the chunk's bytes.
func size(c *load.Chunk) int { return len(c.Block) + beside(len(c.Block)) }

// A cache has chunks, and knows how many bytes they have, and how many all had that it ever made.
type cache struct {
	chunks      []*load.Chunk
	size, total int
	made        int
	random      uint32
}

// add makes a chunk, and says how long that took.
func (c *cache) add() (*load.Chunk, time.Duration) {
	begin := time.Now()
	made := newChunk(c.made, c.total/spell%2 == 1)
	took := time.Since(begin)
	c.made++
	c.size += size(made)
	c.total += size(made)
	c.chunks = append(c.chunks, made)
	return made, took
}

// drop drops chunks, any of them, until so many bytes are left.
func (c *cache) drop(left int) {
	for c.size > left {
		c.random = c.random*1664525 + 1013904223
		i, last := int(c.random>>8)%len(c.chunks), len(c.chunks)-1
		c.size -= size(c.chunks[i])
		c.chunks[i], c.chunks[last] = c.chunks[last], nil
		c.chunks = c.chunks[:last]
	}
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
		debug.SetMemoryLimit(int64(*limit) * load.MiB)
	}

	var c cache
	for c.size < *live*load.MiB {
		c.add()
	}
	var times []time.Duration
	load.Churn(*run, *rate*load.MiB, func() int {
		made, took := c.add()
		times = append(times, took)
		c.drop(*live * load.MiB)
		return size(made)
	})
	s := 0
	for _, k := range c.chunks {
		s += int(k.Block[0])
	}
	fmt.Printf("limit pressed: %d in %d of %d chunks, %d bytes\n", s, len(c.chunks), c.made, c.size)
	load.Report("allocate and write", times)
}
