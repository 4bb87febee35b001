// tests/programs/memory/service.go with a domain for its batch: a request path that churns small objects all the time, and
// a batch that wants 64 MiB every two seconds. What the batch leaves goes back between two batches, and requests do not pay for it. Prints
// how long requests took, and what the process has in memory three quarters of a pause after each batch; so that it can be run
// with other policies from outside:
//
//	burrow service.go
//	burrow --return-policy hold --domain-policy batch=hold service.go
//	burrow --return-policy eager --domain-policy batch=eager service.go
package main

import (
	"burrow/memory"
	"fmt"
	"math/bits"
	"os"
	"runtime"
	"strconv"
	"strings"
	"time"
)

type request struct {
	id     int
	fields map[string]int
	next   *request
}

func handle(id int) int {
	var head *request
	for i := 0; i < 20; i++ {
		head = &request{id: id + i, fields: map[string]int{"a": i, "b": id}, next: head}
	}
	s := 0
	for r := head; r != nil; r = r.next {
		s += r.fields["a"] + r.id
	}
	return s
}

func batch() int {
	blocks := make([][]int, 64)
	for i := range blocks {
		blocks[i] = make([]int, 1<<17)
		for j := range blocks[i] {
			blocks[i][j] = i ^ j
		}
	}
	s := 0
	for _, b := range blocks {
		s += b[len(b)-1]
	}
	return s
}

// resident returns how much memory the process has, in MiB.
func resident() float64 {
	text, err := os.ReadFile("/proc/self/statm")
	if err != nil {
		return 0
	}
	pages, _ := strconv.Atoi(strings.Fields(string(text))[1])
	return float64(pages*os.Getpagesize()) / (1 << 20)
}

// A histogram counts times by buckets a thirty-second part wide: the program's memory does not grow with what it has measured.
type histogram struct {
	counts [64 * 32]int
	n      int
	max    time.Duration
}

func (h *histogram) add(t time.Duration) {
	shift := max(bits.Len64(uint64(t))-6, 0)
	h.counts[shift*32+int(t>>shift)]++
	h.n++
	h.max = max(h.max, t)
}

// at returns the time that a part of all times do not exceed.
func (h *histogram) at(part float64) time.Duration {
	left := int(part * float64(h.n))
	for i, n := range h.counts {
		if left -= n; left < 0 {
			shift := max(i/32-1, 0)
			return time.Duration(i-shift*32) << shift
		}
	}
	return h.max
}

func main() {
	batches, pause := 4, 2*time.Second
	if len(os.Args) > 1 {
		pause, _ = time.ParseDuration(os.Args[1])
	}
	d := memory.NewDomain("batch", memory.Decay{Dirty: pause / 8})
	done := make(chan int)
	between := make([]float64, batches)
	go func() {
		s := 0
		for i := range between {
			memory.In(d, func() { s += batch() })
			time.Sleep(pause * 3 / 4)
			between[i] = resident()
			time.Sleep(pause / 4)
		}
		done <- s
	}()
	var lat histogram
	total, start := 0, time.Now()
	for running := true; running; {
		select {
		case s := <-done:
			total += s
			running = false
		default:
			t := time.Now()
			total += handle(lat.n)
			lat.add(time.Since(t))
		}
	}
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	fmt.Printf("%.0f requests/s p50 %v p99 %v p99.9 %v max %v\n", float64(lat.n)/time.Since(start).Seconds(),
		lat.at(0.5), lat.at(0.99), lat.at(0.999), lat.max)
	fmt.Printf("sys %d released %d inuse %d MiB gc %d\n", m.HeapSys>>20, m.HeapReleased>>20, m.HeapInuse>>20, m.NumGC)
	b := d.Stats()
	fmt.Printf("between batches %.1f MiB; batch: in use %d dirty %d released %d returned %d MiB in %d calls (%s)\n", between,
		b.InUse>>20, b.Free>>20, b.Released>>20, b.Returned>>20, b.Calls, b.Policy)
}
