// A live heap above its memory limit: who gets the CPU?
//
// Each of GOMAXPROCS goroutines keeps 32 MiB of lists alive and goes on replacing them. Without a limit the collector
// takes a quarter of the CPU while it runs, and a little for assists. With a limit below what is alive no goal can be
// met: one collection follows the other, and assists take what they can get, until the CPU limiter sees to it that the
// program keeps half.
//
//	burrow run --stats examples/limiter.go
//	burrow run --stats --gogc off --memory-limit 48MiB examples/limiter.go
//	GOGC=off GOMEMLIMIT=48MiB go run examples/limiter.go
package main

import (
	"fmt"
	"os"
	"runtime"
	"runtime/metrics"
	"strconv"
	"sync/atomic"
	"time"
)

type node struct {
	next *node
	pad  [7]uint64
}

const (
	chain  = 16                   // nodes of a list
	chains = 32 << 20 / 64 / chain // lists of a goroutine
)

// replace puts a new list in the place of an old one.
func replace(at **node) {
	*at = nil
	for range chain {
		*at = &node{next: *at}
	}
}

// churn makes its lists, says so, and replaces them at random until the end.
func churn(built chan<- bool, end *atomic.Bool, made *uint64) {
	lists := make([]*node, chains)
	for i := range lists {
		replace(&lists[i])
	}
	built <- true
	random := uint32(1)
	for !end.Load() {
		random = random*1664525 + 1013904223
		replace(&lists[random>>8%chains])
		*made += chain
	}
	built <- true
}

// shares are parts of CPU time, as runtime/metrics has them.
var shares = []struct{ name, metric string }{
	{"program", "/cpu/classes/user:cpu-seconds"},
	{"assists", "/cpu/classes/gc/mark/assist:cpu-seconds"},
	{"workers", "/cpu/classes/gc/mark/dedicated:cpu-seconds"},
	{"idle marking", "/cpu/classes/gc/mark/idle:cpu-seconds"},
	{"stops", "/cpu/classes/gc/pause:cpu-seconds"},
	{"giving back", "/cpu/classes/scavenge/assist:cpu-seconds"},
	{"idle", "/cpu/classes/idle:cpu-seconds"},
	{"total", "/cpu/classes/total:cpu-seconds"},
}

func read(name string) metrics.Value {
	s := []metrics.Sample{{Name: name}}
	metrics.Read(s)
	return s[0].Value
}

// cpu returns the CPU time of each share.
func cpu() []float64 {
	var times []float64
	for _, share := range shares {
		times = append(times, read(share.metric).Float64())
	}
	return times
}

func main() {
	seconds := 10
	if len(os.Args) > 1 {
		seconds, _ = strconv.Atoi(os.Args[1])
	}
	procs := runtime.GOMAXPROCS(0)
	built, made := make(chan bool), make([]uint64, procs*8) // a cache line each
	var end atomic.Bool
	for p := range procs {
		go churn(built, &end, &made[p*8])
	}
	for range procs {
		<-built
	}
	before := cpu()
	cycles := read("/gc/cycles/total:gc-cycles").Uint64()
	for second := range seconds {
		time.Sleep(time.Second)
		if second == seconds/2 { // the bucket of the limiter has had time to fill
			fmt.Print("first half   ")
			before = show(before)
		}
	}
	end.Store(true)
	fmt.Print("second half  ")
	show(before)
	total := uint64(0)
	for p := range procs {
		<-built
		total += made[p*8]
	}
	fmt.Printf("%d collections, %d MiB allocated, limiter last switched on at collection %d\n",
		read("/gc/cycles/total:gc-cycles").Uint64()-cycles, total>>14, read("/gc/limiter/last-enabled:gc-cycle").Uint64())
}

// show prints what CPU time went to since before, and returns what it was.
func show(before []float64) []float64 {
	after := cpu()
	total := after[len(after)-1] - before[len(before)-1]
	for i, share := range shares[:len(shares)-1] {
		fmt.Printf("%s %.1f %%  ", share.name, (after[i]-before[i])/total*100)
	}
	fmt.Println()
	return after
}
