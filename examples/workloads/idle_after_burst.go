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
//	go run -C examples/workloads idle_after_burst.go
package main

import (
	"flag"
	"fmt"
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

	s := burst(*size*load.MiB, *hold)
	if *gc {
		runtime.GC()
	}
	time.Sleep(*idle)
	fmt.Printf("idle after burst: %d\n", s)
}
