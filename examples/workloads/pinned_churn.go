// Pinned churn: of many small objects a few stay, here and there, and pin the memory around them.
//
// Objects of mixed sizes, 16 to 1024 bytes and 128 MiB in all, are made; then all are dropped but every 64th. Which sizes these
// have is random (and the same in each run). One collection frees the others (-gc), so that only the return policy is
// left to act. Then a ring of 1000 objects is replaced, 20,000 objects per second. At the end half as much memory as at first is made
// again and held for a second: what was returned has to be faulted in. The first slice of pointers, a tenth of all bytes,
// becomes free in one piece.
//
// Hypothesis: all policies see only pages in which nothing is left, so what stays resident is set by the size of spans, not by
// the policy. Go's address order packs what is new into low holes and breaks fewer huge pages; an order by age returns
// scattered short runs, in many calls of few pages.
//
// Look at: the number of madvise calls and pages per call, and the share of huge pages kept.
//
//	-size MiB    made at first                     -keep n       every n-th object stays
//	-rate n      objects replaced per second       -run time     how long
//	-gc=false    do not collect after the drop     -quick        a quarter of the size and the time
//
//	burrow compare examples/workloads/pinned_churn.go --policy go --policy decay:dirty=1s,bg --policy eager -- -keep 256
//	go run -C examples/workloads pinned_churn.go
package main

import (
	"flag"
	"fmt"
	"os"
	"runtime"
	"time"

	"workloads/load"
)

// sizes of objects, in bytes: small ones are frequent, large ones have most of the memory.
var sizes = [16]int{16, 24, 32, 48, 64, 64, 96, 128, 160, 192, 256, 320, 384, 512, 768, 1024}

// meanSize is the mean of sizes.
const meanSize = 255

// A source makes objects of random sizes, the same ones in each run.
type source uint32

func (s *source) object() []byte {
	*s = *s*1664525 + 1013904223
	object := make([]byte, sizes[*s>>28])
	object[0] = byte(*s >> 20)
	return object
}

// objects makes n of them.
func (s *source) objects(n int) [][]byte {
	all := make([][]byte, n)
	for i := range all {
		all[i] = s.object()
	}
	return all
}

// sum adds up what objects hold: they are alive until then.
func sum(objects [][]byte) int {
	s := 0
	for _, o := range objects {
		s += len(o) + int(o[0])
	}
	return s
}

// remnant makes n objects and returns every keep-th. The others are dead when it returns.
func remnant(from *source, n, keep int) [][]byte {
	all := from.objects(n)
	var kept [][]byte
	for i := 0; i < n; i += keep {
		kept = append(kept, all[i])
	}
	return kept
}

// replace replaces the ring's objects, rate of them per second.
func replace(ring [][]byte, from *source, rate int, run time.Duration) {
	next, perTick := 0, rate/int(time.Second/load.Tick)
	load.EachTick(time.Now(), int(run/load.Tick), func(int) {
		for range perTick {
			ring[next%len(ring)] = from.object()
			next++
		}
	})
}

func main() {
	size := flag.Int("size", 128, "`MiB` made at first")
	keep := flag.Int("keep", 64, "every `n`-th object stays")
	rate := flag.Int("rate", 20000, "`objects` replaced per second")
	run := flag.Duration("run", 15*time.Second, "how long they are replaced")
	gc := flag.Bool("gc", true, "collect once after the drop")
	quick := flag.Bool("quick", false, "a quarter of the size and the time")
	flag.Parse()
	if *quick {
		*size, *run = *size/4, *run/4
	}

	if *keep < 1 {
		fmt.Fprintf(os.Stderr, "every %d-th object cannot stay: -keep must be 1 or more\n", *keep)
		os.Exit(2)
	}

	from := source(1)
	n := *size * load.MiB / meanSize
	kept := remnant(&from, n, *keep)
	if *gc {
		runtime.GC()
	}
	ring := from.objects(1000)
	replace(ring, &from, *rate, *run)
	again := from.objects(n / 2)
	time.Sleep(time.Second)
	fmt.Printf("pinned churn: kept %d, ring %d, again %d\n", sum(kept), sum(ring), sum(again))
}
