// Package runtime/metrics: which metrics there are, and what holds between them.
package main

import (
	"fmt"
	"math"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
)

// What Go 1.27.3 says of the metrics that Burrow has.
var wanted = []struct {
	name       string
	kind       metrics.ValueKind
	cumulative bool
}{
	{"/cgo/go-to-c-calls:calls", 1, true},
	{"/cpu/classes/gc/mark/assist:cpu-seconds", 2, true},
	{"/cpu/classes/gc/mark/dedicated:cpu-seconds", 2, true},
	{"/cpu/classes/gc/mark/idle:cpu-seconds", 2, true},
	{"/cpu/classes/gc/pause:cpu-seconds", 2, true},
	{"/cpu/classes/gc/total:cpu-seconds", 2, true},
	{"/cpu/classes/idle:cpu-seconds", 2, true},
	{"/cpu/classes/scavenge/assist:cpu-seconds", 2, true},
	{"/cpu/classes/scavenge/background:cpu-seconds", 2, true},
	{"/cpu/classes/scavenge/total:cpu-seconds", 2, true},
	{"/cpu/classes/total:cpu-seconds", 2, true},
	{"/cpu/classes/user:cpu-seconds", 2, true},
	{"/gc/cleanups/executed:cleanups", 1, true},
	{"/gc/cleanups/queued:cleanups", 1, true},
	{"/gc/cycles/automatic:gc-cycles", 1, true},
	{"/gc/cycles/forced:gc-cycles", 1, true},
	{"/gc/cycles/total:gc-cycles", 1, true},
	{"/gc/finalizers/executed:finalizers", 1, true},
	{"/gc/finalizers/queued:finalizers", 1, true},
	{"/gc/gogc:percent", 1, false},
	{"/gc/gomemlimit:bytes", 1, false},
	{"/gc/heap/allocs-by-size:bytes", 3, true},
	{"/gc/heap/allocs:bytes", 1, true},
	{"/gc/heap/allocs:objects", 1, true},
	{"/gc/heap/frees-by-size:bytes", 3, true},
	{"/gc/heap/frees:bytes", 1, true},
	{"/gc/heap/frees:objects", 1, true},
	{"/gc/heap/goal:bytes", 1, false},
	{"/gc/heap/live:bytes", 1, false},
	{"/gc/heap/objects:objects", 1, false},
	{"/gc/heap/tiny/allocs:objects", 1, true},
	{"/gc/limiter/last-enabled:gc-cycle", 1, false},
	{"/gc/pauses:seconds", 3, true},
	{"/gc/scan/globals:bytes", 1, false},
	{"/gc/scan/heap:bytes", 1, false},
	{"/gc/scan/stack:bytes", 1, false},
	{"/gc/scan/total:bytes", 1, false},
	{"/gc/stack/starting-size:bytes", 1, false},
	{"/memory/classes/heap/free:bytes", 1, false},
	{"/memory/classes/heap/objects:bytes", 1, false},
	{"/memory/classes/heap/released:bytes", 1, false},
	{"/memory/classes/heap/stacks:bytes", 1, false},
	{"/memory/classes/heap/unused:bytes", 1, false},
	{"/memory/classes/metadata/mcache/free:bytes", 1, false},
	{"/memory/classes/metadata/mcache/inuse:bytes", 1, false},
	{"/memory/classes/metadata/mspan/free:bytes", 1, false},
	{"/memory/classes/metadata/mspan/inuse:bytes", 1, false},
	{"/memory/classes/metadata/other:bytes", 1, false},
	{"/memory/classes/os-stacks:bytes", 1, false},
	{"/memory/classes/other:bytes", 1, false},
	{"/memory/classes/profiling/buckets:bytes", 1, false},
	{"/memory/classes/total:bytes", 1, false},
	{"/sched/gomaxprocs:threads", 1, false},
	{"/sched/goroutines-created:goroutines", 1, true},
	{"/sched/goroutines/not-in-go:goroutines", 1, false},
	{"/sched/goroutines/runnable:goroutines", 1, false},
	{"/sched/goroutines/running:goroutines", 1, false},
	{"/sched/goroutines/waiting:goroutines", 1, false},
	{"/sched/goroutines:goroutines", 1, false},
	{"/sched/pauses/stopping/gc:seconds", 3, true},
	{"/sched/pauses/stopping/other:seconds", 3, true},
	{"/sched/pauses/total/gc:seconds", 3, true},
	{"/sched/pauses/total/other:seconds", 3, true},
}

func descriptions() {
	have := map[string]metrics.Description{}
	for _, d := range metrics.All() {
		have[d.Name] = d
	}
	for _, w := range wanted {
		d, ok := have[w.name]
		if !ok || d.Kind != w.kind || d.Cumulative != w.cumulative || d.Description == "" {
			fmt.Println("wrong:", w.name, d)
		}
	}
	fmt.Println(len(have) >= len(wanted))
}

// read returns samples of these names.
func read(names ...string) []metrics.Sample {
	s := make([]metrics.Sample, len(names))
	for i, name := range names {
		s[i].Name = name
	}
	metrics.Read(s)
	return s
}

func integers(names ...string) []uint64 {
	var values []uint64
	for _, s := range read(names...) {
		values = append(values, s.Value.Uint64())
	}
	return values
}

func sum(counts []uint64) uint64 {
	total := uint64(0)
	for _, count := range counts {
		total += count
	}
	return total
}

func memory() {
	classes := []string{"/memory/classes/total:bytes"}
	for _, d := range metrics.All() {
		if len(d.Name) > 16 && d.Name[:16] == "/memory/classes/" && d.Name != classes[0] {
			classes = append(classes, d.Name)
		}
	}
	values := integers(classes...)
	fmt.Println("classes:", len(classes), values[0] == sum(values[1:]))
	v := integers("/gc/heap/allocs:objects", "/gc/heap/frees:objects", "/gc/heap/objects:objects",
		"/gc/heap/allocs:bytes", "/gc/heap/frees:bytes", "/memory/classes/heap/objects:bytes")
	fmt.Println("objects:", v[0]-v[1] == v[2], v[3]-v[4] == v[5])
	v = integers("/gc/scan/globals:bytes", "/gc/scan/stack:bytes", "/gc/scan/heap:bytes", "/gc/scan/total:bytes")
	fmt.Println("scan:", v[0]+v[1]+v[2] == v[3], v[3] > 0)
}

var kept [][]byte

func distributions() {
	for i := range 1000 {
		kept = append(kept, make([]byte, 40*i))
	}
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m) // flushes what metrics.Read does not
	s := read("/gc/heap/allocs-by-size:bytes", "/gc/heap/frees-by-size:bytes", "/gc/heap/allocs:objects",
		"/gc/heap/frees:objects", "/gc/heap/tiny/allocs:objects")
	allocs, frees := s[0].Value.Float64Histogram(), s[1].Value.Float64Histogram()
	fmt.Println("by size:", sum(allocs.Counts) == s[2].Value.Uint64(), sum(frees.Counts) == s[3].Value.Uint64())
	fmt.Println(len(allocs.Counts), len(allocs.Buckets), allocs.Buckets)
	large := allocs.Counts[len(allocs.Counts)-1]
	fmt.Println("large:", large >= 180, large < 250, frees.Counts[0] <= allocs.Counts[0])
	tiny := s[4].Value.Uint64()
	fmt.Println("MemStats:", m.Mallocs-tiny <= s[2].Value.Uint64(), m.TotalAlloc > 19e6)

	p := read("/sched/pauses/total/gc:seconds", "/gc/pauses:seconds", "/sched/pauses/stopping/gc:seconds",
		"/sched/pauses/total/other:seconds", "/gc/cycles/total:gc-cycles")
	total, old := p[0].Value.Float64Histogram(), p[1].Value.Float64Histogram()
	fmt.Println("pauses:", sum(total.Counts) >= p[4].Value.Uint64(), sum(total.Counts) == sum(old.Counts))
	fmt.Println(sum(p[2].Value.Float64Histogram().Counts) == sum(total.Counts), sum(p[3].Value.Float64Histogram().Counts) >= 1)
	fmt.Println(len(total.Counts), len(total.Buckets), total.Buckets[:12], total.Buckets[159:])
	fmt.Println("shared:", &total.Buckets[0] == &old.Buckets[0])

	before := &total.Counts[0]
	runtime.GC()
	metrics.Read(p)
	fmt.Println("used again:", p[0].Value.Float64Histogram() == total, &total.Counts[0] == before)
}

// ofSize returns how many objects of 1,408 bytes were allocated, as far as is counted.
func ofSize() uint64 {
	h := read("/gc/heap/allocs-by-size:bytes")[0].Value.Float64Histogram()
	for i, bound := range h.Buckets {
		if bound == 1409 {
			return h.Counts[i-1]
		}
	}
	return 0
}

// flushing shows that ReadMemStats brings the counters up to date, and metrics.Read does not.
func flushing() {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	before := ofSize()
	for range 5 {
		kept = append(kept, make([]byte, 1400))
	}
	cached := ofSize()
	runtime.ReadMemStats(&m)
	fmt.Println("flushing:", cached-before < 5, ofSize()-before)
}

func collections() {
	v := integers("/gc/cycles/total:gc-cycles", "/gc/cycles/automatic:gc-cycles", "/gc/cycles/forced:gc-cycles")
	runtime.GC()
	w := integers("/gc/cycles/total:gc-cycles", "/gc/cycles/automatic:gc-cycles", "/gc/cycles/forced:gc-cycles")
	fmt.Println("cycles:", v[0] == v[1]+v[2], w[0] == w[1]+w[2], w[2]-v[2])
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	fmt.Println(uint64(m.NumGC) == w[0], uint64(m.NumForcedGC) == w[2])
	x := integers("/gc/heap/goal:bytes", "/gc/heap/live:bytes", "/gc/stack/starting-size:bytes", "/gc/limiter/last-enabled:gc-cycle")
	fmt.Println(x[0] == m.NextGC, x[1] > 0, x[0] > x[1], x[2], x[3])
	cpuClasses()
}

// cpuClasses shows that the classes of CPU time add up, part by part.
func cpuClasses() {
	s := read("/cpu/classes/gc/mark/assist:cpu-seconds", "/cpu/classes/gc/mark/dedicated:cpu-seconds",
		"/cpu/classes/gc/mark/idle:cpu-seconds", "/cpu/classes/gc/pause:cpu-seconds", "/cpu/classes/gc/total:cpu-seconds",
		"/cpu/classes/scavenge/assist:cpu-seconds", "/cpu/classes/scavenge/background:cpu-seconds",
		"/cpu/classes/scavenge/total:cpu-seconds", "/cpu/classes/idle:cpu-seconds", "/cpu/classes/user:cpu-seconds",
		"/cpu/classes/total:cpu-seconds")
	v := make([]float64, len(s))
	for i := range s {
		v[i] = s[i].Value.Float64()
	}
	same := func(a, b float64) bool { return math.Abs(a-b) < 1e-9 }
	fmt.Println("cpu:", v[1] > 0, v[3] > 0, same(v[0]+v[1]+v[2]+v[3], v[4]), same(v[5]+v[6], v[7]), v[9] > 0,
		same(v[4]+v[7]+v[8]+v[9], v[10]))
}

func settings() {
	debug.SetGCPercent(100)
	fmt.Println(integers("/gc/gogc:percent", "/gc/gomemlimit:bytes"))
	debug.SetGCPercent(-1)
	debug.SetMemoryLimit(1 << 30)
	fmt.Println(integers("/gc/gogc:percent", "/gc/gomemlimit:bytes"))
	debug.SetGCPercent(100)
	debug.SetMemoryLimit(math.MaxInt64)
	runtime.GOMAXPROCS(3)
	fmt.Println(integers("/sched/gomaxprocs:threads"))
	before := integers("/sched/goroutines:goroutines", "/sched/goroutines-created:goroutines")
	wait, done := make(chan bool), make(chan bool)
	for range 10 {
		go func() { <-wait; done <- true }()
	}
	g := integers("/sched/goroutines:goroutines", "/sched/goroutines-created:goroutines")
	fmt.Println(g[0]-before[0], g[1]-before[1])
	for range 10 {
		wait <- true
		<-done
	}
}

func finalizers() {
	before := integers("/gc/finalizers/queued:finalizers", "/gc/cleanups/queued:cleanups")
	ran := make(chan bool, 2)
	func() {
		p, q := new([100]int), new([200]int)
		runtime.SetFinalizer(p, func(*[100]int) { ran <- true })
		runtime.AddCleanup(q, func(int) { ran <- true }, 1)
	}()
	for range 3 {
		runtime.GC()
	}
	<-ran
	<-ran
	after := integers("/gc/finalizers/queued:finalizers", "/gc/cleanups/queued:cleanups")
	fmt.Println("queued:", after[0]-before[0] >= 1, after[1]-before[1] >= 1)
}

func mistakes() {
	s := read("/no/such:thing", "", "/gc/gogc:percent", "/cpu/classes/total:cpu-seconds", "/gc/pauses:seconds")
	for i, call := range []func(){
		func() { fmt.Println(s[0].Value.Kind() == metrics.KindBad, s[1].Value.Kind() == metrics.KindBad) },
		func() { s[0].Value.Uint64() },
		func() { s[2].Value.Float64() },
		func() { s[3].Value.Float64Histogram() },
		func() { s[4].Value.Uint64() },
	} {
		func() {
			defer func() { fmt.Println(i, recover()) }()
			call()
		}()
	}
	s[2].Name = "/gone"
	metrics.Read(s)
	fmt.Println(s[2].Value.Kind(), metrics.Value{}.Kind())
	metrics.Read(nil)
}

func main() {
	descriptions()
	memory()
	distributions()
	flushing()
	collections()
	settings()
	finalizers()
	mistakes()
}
