// Slow leak: a live heap that grows a little all the time, under constant churn.
//
// 16 MiB are alive, and the oldest of them is replaced all the time, 32 MiB/s. Besides, 1 MiB/s is kept for ever. Collections
// come by themselves, when the heap reaches its goal: about twice a second at first, less often as the heap grows.
//
// Hypothesis: what decay keeps depends on how fast pages become free, on the decay time, and on how often it purges, not
// on the heap's size: a shrinking share of a growing heap. Go's scavenger keeps a tenth of it. Somewhere the two cross.
//
// Look at: the integral of RSS less live memory, and how RSS less live memory goes over time.
//
//	-live MiB    what is replaced                  -churn MiB/s   how fast
//	-leak MiB/s  what is kept besides              -run time      how long
//	-quick       a quarter of the time, four times the leak
//
//	burrow compare examples/workloads/slow_leak.go --policy go --policy decay:dirty=1s,bg --policy decay:dirty=10s,bg -- -leak 4
//	go run examples/workloads/slow_leak.go
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
	live := flag.Int("live", 16, "`MiB` that are replaced")
	rate := flag.Int("churn", 32, "`MiB/s` of it")
	leak := flag.Int("leak", 1, "`MiB/s` that are kept besides")
	run := flag.Duration("run", 20*time.Second, "how long")
	quick := flag.Bool("quick", false, "a quarter of the time, four times the leak")
	flag.Parse()
	if *quick {
		*run, *leak = *run/4, *leak*4
	}

	ring := fill(*live * mib)
	var leaked []*chunk
	made, owed := 0, 0 // chunks so far; bytes that are to leak before the leak is up with its rate
	churn(*run, (*rate+*leak)*mib, func() int {
		c := newChunk(made)
		made++
		if owed += c.size() * *leak / (*rate + *leak); owed > 0 {
			leaked = append(leaked, c)
			owed -= c.size()
		} else {
			ring[made%len(ring)] = c
		}
		return c.size()
	})
	fmt.Printf("slow leak: ring %d, leaked %d in %d of %d chunks\n", sum(ring), sum(leaked), len(leaked), made)
}
