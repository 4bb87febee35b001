// Idle after a burst: much memory for a moment, and then nothing happens at all.
//
// 128 MiB are held for half a second and dropped. One collection frees them (-gc), so that only the return policy is left to
// act; then the program sleeps. Nothing allocates, so no other collection comes until the periodic one after two minutes.
//
// Hypothesis: decay has returned everything within twice its decay time if a helper thread sees to it (bg), and nothing
// without one, as nothing in the program happens that could. Go's scavenger waits for the next collection: the
// periodic one, which -idle 130s shows. With -gc=false the burst itself is not freed before that, whatever the policy.
//
// Look at: the time until half and 99 % are returned, and the integral of RSS less live memory.
//
//	-size MiB    of the burst                      -hold time    how long it is held
//	-idle time   how long nothing happens          -gc=false     do not collect after the burst
//	-quick       a quarter of the times
//
//	burrow compare examples/workloads/idle_after_burst.go --policy go --policy decay:dirty=5s --policy decay:dirty=5s,bg
//	go run examples/workloads/idle_after_burst.go
package main

import (
	"flag"
	"fmt"
	"runtime"
	"time"
)

const (
	mib  = 1 << 20
	page = 4 << 10 // bytes of an OS page: a write to each makes a block resident
)

// A chunk is a block with a list of small nodes beside it, which has an eighth of the block's bytes.
type chunk struct {
	block []byte
	nodes *node
}

type node struct {
	next  *node
	value int
	_     [14]int // 128 bytes in all
}

// newChunk makes the i-th chunk, whose block has 1, 2, 4, ... or 32 KiB.
func newChunk(i int) *chunk {
	c := &chunk{block: make([]byte, 1<<10<<(i%6))}
	for at := 0; at < len(c.block); at += page {
		c.block[at] = byte(i)
	}
	for range len(c.block) / 8 / 128 {
		c.nodes = &node{next: c.nodes, value: i}
	}
	return c
}

// size returns the chunk's bytes.
func (c *chunk) size() int { return len(c.block) + len(c.block)/8 }

// fill makes chunks of so many bytes.
func fill(size int) []*chunk {
	var chunks []*chunk
	for i := 0; size > 0; i++ {
		c := newChunk(i)
		chunks = append(chunks, c)
		size -= c.size()
	}
	return chunks
}

// sum adds up what chunks hold: they are alive until then.
func sum(chunks []*chunk) int {
	s := 0
	for _, c := range chunks {
		s += int(c.block[0]) + c.nodes.value
	}
	return s
}

// burst holds chunks for a time. They are dead when it returns.
func burst(size int, hold time.Duration) int {
	chunks := fill(size)
	time.Sleep(hold)
	return sum(chunks)
}

func main() {
	size := flag.Int("size", 128, "`MiB` of the burst")
	hold := flag.Duration("hold", 500*time.Millisecond, "how long it is held")
	idle := flag.Duration("idle", 16*time.Second, "how long nothing happens")
	gc := flag.Bool("gc", true, "collect once after the burst")
	quick := flag.Bool("quick", false, "a quarter of the times")
	flag.Parse()
	if *quick {
		*hold, *idle = *hold/4, *idle/4
	}

	s := burst(*size*mib, *hold)
	if *gc {
		runtime.GC()
	}
	time.Sleep(*idle)
	fmt.Printf("idle after burst: %d\n", s)
}
