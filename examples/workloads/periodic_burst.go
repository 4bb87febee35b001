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
//	go run -C examples/workloads periodic_burst.go
package main

import (
	"flag"
	"fmt"
	"os"
	"runtime"
	"time"

	"workloads/load"
)

// kib is the size of the smallest block.
const kib = 1 << 10

// burst holds chunks for a time. They are dead when it returns.
func burst(size int, hold time.Duration) int {
	chunks := load.Fill(size, kib)
	time.Sleep(hold)
	return load.Sum(chunks)
}

// pause replaces a hundred nodes of the ring each load.Tick, for so many ticks that start at a time.
func pause(ring []*load.Node, start time.Time, ticks int) {
	load.EachTick(start, ticks, func(i int) {
		for k := range 100 {
			ring[(i*100+k)%len(ring)] = &load.Node{Value: i}
		}
	})
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

	ring := make([]*load.Node, 1000)
	start, s := time.Now(), 0
	for i := range *bursts {
		next := start.Add(time.Duration(i) * *period)
		time.Sleep(time.Until(next))
		s += burst(*size*load.MiB, *hold)
		if *gc {
			runtime.GC()
		}
		pause(ring, next.Add(*hold), int((*period-*hold)/load.Tick))
	}
	fmt.Printf("periodic burst: %d in %d bursts\n", s, *bursts)
}
