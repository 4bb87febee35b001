// Periodic burst: much memory for a moment, then little for a while, over and over.
//
// Every second 64 MiB are made, held for 200 ms and dropped. A collection frees them at once (-gc), so that only the
// return policy is left to act. Between bursts a ring of 1000 small objects is replaced, 10,000 objects per second.
//
// Hypothesis: with decay the faults of a burst rise with its period, through half of the decay time up to the whole, and then
// all pages are faulted in again. Near half of it decay can have both more memory in the mean than a policy that never
// returns any and most of the faults. Vary the period against the decay time: a tenth, half, the same, twice.
//
// Look at: page faults against the integral of RSS less live memory.
//
//	-period time   from burst to burst             -hold time    how long a burst is held
//	-size MiB      of a burst                      -bursts n     how many
//	-gc=false      do not collect after a burst    -quick        a quarter of the bursts
//
//	for t in 200ms 1s 2s 4s; do
//	    burrow compare examples/workloads/periodic_burst.go --policy go --policy hold --policy decay:dirty=2s,bg -- -period $t -hold 100ms
//	done
//	go run examples/workloads/periodic_burst.go
package main

import (
	"flag"
	"fmt"
	"os"
	"runtime"
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

// burst holds chunks for a time. They are dead when it returns.
func burst(size int, hold time.Duration) int {
	chunks := fill(size)
	time.Sleep(hold)
	return sum(chunks)
}

// pause replaces a hundred nodes of the ring each tick, for so many ticks that start at a time. A late tick is made up for, so that
// they are as many on a slow machine.
func pause(ring []*node, start time.Time, ticks int) {
	for i := range ticks {
		time.Sleep(time.Until(start.Add(time.Duration(i) * tick)))
		for k := range 100 {
			ring[(i*100+k)%len(ring)] = &node{value: i}
		}
	}
}

func main() {
	size := flag.Int("size", 64, "`MiB` of a burst")
	period := flag.Duration("period", time.Second, "from burst to burst")
	hold := flag.Duration("hold", 200*time.Millisecond, "how long a burst is held")
	bursts := flag.Int("bursts", 16, "how many")
	gc := flag.Bool("gc", true, "collect after each burst")
	quick := flag.Bool("quick", false, "a quarter of the bursts")
	flag.Parse()
	if *quick {
		*bursts = max(*bursts/4, 1)
	}
	if *hold >= *period {
		fmt.Fprintf(os.Stderr, "a burst is held for %v, so the next cannot come after %v: make -hold shorter or -period longer\n", *hold, *period)
		os.Exit(2)
	}

	ring := make([]*node, 1000)
	start, s := time.Now(), 0
	for i := range *bursts {
		next := start.Add(time.Duration(i) * *period)
		time.Sleep(time.Until(next))
		s += burst(*size*mib, *hold)
		if *gc {
			runtime.GC()
		}
		pause(ring, next.Add(*hold), int((*period-*hold)/tick))
	}
	fmt.Printf("periodic burst: %d in %d bursts\n", s, *bursts)
}
