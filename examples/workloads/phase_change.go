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
//	go run -C examples/workloads phase_change.go
package main

import (
	"flag"
	"fmt"
	"runtime"
	"time"

	"workloads/load"
)

// The smallest blocks of the two kinds: none of X has the size of one of Y.
const (
	kindX = 1 << 10
	kindY = 3 << 9
)

// phaseX holds chunks for a time. They are dead when it returns.
func phaseX(size int, hold time.Duration) int {
	chunks := load.Fill(size, kindX)
	runtime.GC() // sets the goal to twice the size
	time.Sleep(hold)
	return load.Sum(chunks)
}

// phaseY replaces chunks for a time.
func phaseY(size int, run time.Duration, rate int) (replaced, s int) {
	chunks := load.Fill(size, kindY)
	load.Churn(run, rate, func() int {
		c := load.New(replaced, kindY)
		chunks[replaced%len(chunks)] = c
		replaced++
		return c.Size()
	})
	return replaced, load.Sum(chunks)
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

	sumX := phaseX(*x*load.MiB, *hold)
	if *gc {
		runtime.GC()
	}
	replaced, sumY := phaseY(*y*load.MiB, *run, *rate*load.MiB)
	fmt.Printf("phase change: X %d, Y %d after %d replaced\n", sumX, sumY, replaced)
}
