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
//	go run -C examples/workloads slow_leak.go
package main

import (
	"flag"
	"fmt"
	"time"

	"workloads/load"
)

// kib is the size of the smallest block.
const kib = 1 << 10

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

	ring := load.Fill(*live*load.MiB, kib)
	var leaked []*load.Chunk
	made, owed := 0, 0 // chunks so far; bytes that are to leak before the leak is up with its rate
	load.Churn(*run, (*rate+*leak)*load.MiB, func() int {
		c := load.New(made, kib)
		made++
		if owed += c.Size() * *leak / (*rate + *leak); owed > 0 {
			leaked = append(leaked, c)
			owed -= c.Size()
		} else {
			ring[made%len(ring)] = c
		}
		return c.Size()
	})
	fmt.Printf("slow leak: ring %d, leaked %d in %d of %d chunks\n", load.Sum(ring), load.Sum(leaked), len(leaked), made)
}
