// Sawtooth: a live heap that stays, and garbage up to the heap goal, over and over.
//
// 32 MiB stay alive from the start. Then garbage is made at the rate of 32 MiB per half second, so that with GOGC=100 the heap
// goes up to 64 MiB and down again about twice a second. Collections come by themselves, when the heap reaches its goal.
//
// Hypothesis: Go's scavenger returns nothing, as its goal is what the last cycle had in use and a tenth more. Decay with a
// time below some four cycles (2 s) returns pages in each cycle and takes them back in the next: faults and calls for nothing.
//
// Look at: page faults in memory that was returned, and the number of madvise calls.
//
//	-live MiB    what stays                        -cycle time   in which as much garbage is made
//	-run time    how long                          -quick        a quarter of -run
//
//	burrow compare examples/workloads/sawtooth.go --policy go --policy decay:dirty=500ms,bg --policy decay:dirty=10s,bg
//	go run examples/workloads/sawtooth.go
package main

import (
	"flag"
	"fmt"
	"time"
)

const (
	mib  = 1 << 20
	page = 4 << 10 // bytes of an OS page: a write to each makes a block resident
	tick = 10 * time.Millisecond
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

func main() {
	live := flag.Int("live", 32, "`MiB` that stay")
	cycle := flag.Duration("cycle", 500*time.Millisecond, "in which as much garbage is made")
	run := flag.Duration("run", 16*time.Second, "how long")
	quick := flag.Bool("quick", false, "a quarter of the time")
	flag.Parse()
	if *quick {
		*run /= 4
	}

	chunks := fill(*live * mib)
	made, garbage := 0, 0
	churn(*run, int(float64(*live*mib)/cycle.Seconds()), func() int {
		c := newChunk(made)
		made++
		garbage += c.nodes.value
		return c.size()
	})
	fmt.Printf("sawtooth: live %d, garbage %d in %d chunks\n", sum(chunks), garbage, made)
}
