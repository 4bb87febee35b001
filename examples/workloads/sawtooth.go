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
//	go run -C examples/workloads sawtooth.go
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
	live := flag.Int("live", 32, "`MiB` that stay")
	cycle := flag.Duration("cycle", 500*time.Millisecond, "in which as much garbage is made")
	run := flag.Duration("run", 16*time.Second, "how long")
	quick := flag.Bool("quick", false, "a quarter of the time")
	flag.Parse()
	if *quick {
		*run /= 4
	}

	chunks := load.Fill(*live*load.MiB, kib)
	made, garbage := 0, 0
	load.Churn(*run, int(float64(*live*load.MiB)/cycle.Seconds()), func() int {
		c := load.New(made, kib)
		made++
		garbage += c.Nodes.Value
		return c.Size()
	})
	fmt.Printf("sawtooth: live %d, garbage %d in %d chunks\n", load.Sum(chunks), garbage, made)
}
