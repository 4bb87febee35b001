// Phase change: much memory of one kind, then less of another.
//
// Phase X holds 256 MiB for five seconds. Phase Y begins when nothing points to X any more: it makes 64 MiB in blocks of
// other sizes and goes on replacing the oldest of them, 64 MiB/s. No collection is asked for then, as it matters here when
// they come: the heap goal is still that of X, 512 MiB, so the first one ends some two seconds into phase Y and the
// next ones follow every second.
//
// Hypothesis: decay returns what X leaves its decay time after the first collection of phase Y. Go's scavenger begins at the
// second, as it does not see pages freed by the cycle that has just ended: sooner when Y allocates fast, later when slowly.
//
// Look at: the integral of RSS less live memory, and the time from the end of X until half and 99 % are returned.
//
//	-x, -y MiB   what the phases hold              -hold, -run time   how long they take
//	-rate MiB/s  what phase Y allocates            -gc                collect once when X is dropped
//	-quick       a quarter of the times, four times the rate
//
//	burrow compare examples/workloads/phase_change.go --policy go --policy decay:dirty=2s,bg -- -rate 128
//	go run examples/workloads/phase_change.go
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

// newChunk makes the i-th chunk of a kind, whose blocks have 1, 2, 4, ... 32 times as many bytes.
func newChunk(i, kind int) *chunk {
	c := &chunk{block: make([]byte, kind<<(i%6))}
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
func fill(size, kind int) []*chunk {
	var chunks []*chunk
	for i := 0; size > 0; i++ {
		c := newChunk(i, kind)
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

// phaseX holds chunks for a time. They are dead when it returns.
func phaseX(size int, hold time.Duration) int {
	chunks := fill(size, 1<<10)
	runtime.GC() // sets the goal to twice the size
	time.Sleep(hold)
	return sum(chunks)
}

// phaseY replaces chunks for a time.
func phaseY(size int, run time.Duration, rate int) (replaced, s int) {
	chunks := fill(size, 3<<9)
	churn(run, rate, func() int {
		c := newChunk(replaced, 3<<9)
		chunks[replaced%len(chunks)] = c
		replaced++
		return c.size()
	})
	return replaced, sum(chunks)
}

func main() {
	x := flag.Int("x", 256, "`MiB` that phase X holds")
	y := flag.Int("y", 64, "`MiB` that phase Y holds")
	hold := flag.Duration("hold", 5*time.Second, "how long phase X takes")
	run := flag.Duration("run", 14*time.Second, "how long phase Y takes")
	rate := flag.Int("rate", 64, "`MiB/s` that phase Y allocates")
	gc := flag.Bool("gc", false, "collect once when X is dropped")
	quick := flag.Bool("quick", false, "a quarter of the times, four times the rate")
	flag.Parse()
	if *quick {
		*hold, *run, *rate = *hold/4, *run/4, *rate*4
	}

	sumX := phaseX(*x*mib, *hold)
	if *gc {
		runtime.GC()
	}
	replaced, sumY := phaseY(*y*mib, *run, *rate*mib)
	fmt.Printf("phase change: X %d, Y %d after %d replaced\n", sumX, sumY, replaced)
}
