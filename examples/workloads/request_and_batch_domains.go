// Requests and a batch in a domain of its own: request_and_batch.go, but for one line.
//
// 500 requests per second make 20 to 200 small objects each, and drop them. Besides, every two seconds a batch makes 64 MiB in
// a third of a second, holds them for 200 ms and drops them; a collection frees them at once (-gc). The batch allocates in
// a domain that returns free pages within 200 ms; requests are in the main domain, whose policy is --policy's. It needs
// package burrow/memory, so it runs under Burrow only.
//
// Hypothesis: with a long decay time for the main domain, requests are as fast as if nothing were returned, and as
// little memory is kept as with a short one for all. No single policy for request_and_batch.go has both.
//
// Look at: the latencies printed after #, worst and p99.9, together with the integral of RSS less live memory.
// "answered" counts from when the request was due, so that a delay counts for all requests that wait for its end; "took" counts
// from when its handling began.
//
//	-rate n        requests per second             -size MiB     of the batch
//	-every time    from batch to batch             -run time     how long
//	-gc=false      do not collect after a batch    -quick        a quarter of the time
//
//	burrow compare examples/workloads/request_and_batch_domains.go --policy decay:dirty=30s,bg --policy go
//	burrow run --domain-policy batch=hold examples/workloads/request_and_batch_domains.go
package main

import (
	"burrow/memory"
	"flag"
	"fmt"
	"os"
	"runtime"
	"slices"
	"time"
)

const (
	mib  = 1 << 20
	page = 4 << 10 // bytes of an OS page: a write to each makes a block resident
	tick = 10 * time.Millisecond
)

// A record is an object of a request.
type record struct {
	next *record
	key  int
	text []byte
}

// handle answers a request: it makes a list of records, with texts of some sizes, and adds it up.
func handle(id int) int {
	var head *record
	for i := range 10 + id*37%91 {
		head = &record{next: head, key: id + i, text: make([]byte, 16+id*i%112)}
	}
	s := 0
	for r := head; r != nil; r = r.next {
		s += r.key + len(r.text)
	}
	return s
}

// latencies are how long requests took, and how long after they were due they were answered.
type latencies struct {
	took, answered []time.Duration
}

// serve handles n requests, rate of them per second.
func serve(n, rate int) (s int, l latencies) {
	l = latencies{make([]time.Duration, n), make([]time.Duration, n)}
	start := time.Now()
	for i := range n {
		due := start.Add(time.Duration(i) * time.Second / time.Duration(rate))
		time.Sleep(time.Until(due))
		begin := time.Now()
		s += handle(i)
		end := time.Now()
		l.took[i], l.answered[i] = end.Sub(begin), end.Sub(due)
	}
	return s, l
}

// report prints quantiles. The line begins with #, as it differs from run to run.
func report(name string, times []time.Duration) {
	slices.Sort(times)
	at := func(part float64) time.Duration { return times[int(part*float64(len(times)-1))] }
	fmt.Printf("# %s: p50 %v p99 %v p99.9 %v max %v\n", name, at(0.5), at(0.99), at(0.999), at(1))
}

// batch makes so many bytes, 2 MiB each tick, and holds them for a time. They are dead when it returns.
func batch(size int, hold time.Duration) int {
	var blocks [][]byte
	start, made := time.Now(), 0
	for i := 0; made < size; i++ {
		time.Sleep(time.Until(start.Add(time.Duration(i) * tick)))
		for end := min(made+2*mib, size); made < end; {
			block := make([]byte, 1<<10<<(len(blocks)%6))
			for at := 0; at < len(block); at += page {
				block[at] = byte(len(blocks))
			}
			blocks = append(blocks, block)
			made += len(block)
		}
	}
	time.Sleep(hold)
	s := 0
	for _, b := range blocks {
		s += int(b[0])
	}
	return s
}

func main() {
	rate := flag.Int("rate", 500, "`requests` per second")
	size := flag.Int("size", 64, "`MiB` of a batch")
	every := flag.Duration("every", 2*time.Second, "from batch to batch")
	run := flag.Duration("run", 16*time.Second, "how long")
	gc := flag.Bool("gc", true, "collect after each batch")
	quick := flag.Bool("quick", false, "a quarter of the time")
	flag.Parse()
	if *quick {
		*run /= 4
	}
	requests := int(run.Seconds() * float64(*rate))
	if requests < 1 || *every <= 0 {
		fmt.Fprintln(os.Stderr, "there is no request to make: -rate, -every and -run must be positive")
		os.Exit(2)
	}

	apart := memory.NewDomain("batch", memory.Decay{Dirty: 200 * time.Millisecond})
	done := make(chan int)
	go func() {
		s, start := 0, time.Now()
		for i := range int(*run / *every) {
			time.Sleep(time.Until(start.Add(time.Duration(i) * *every)))
			memory.In(apart, func() { s += batch(*size*mib, 200*time.Millisecond) })
			if *gc {
				runtime.GC()
			}
		}
		done <- s
	}()
	s, l := serve(requests, *rate)
	fmt.Printf("request and batch: requests %d, batches %d\n", s, <-done)
	report("answered", l.answered)
	report("took", l.took)
}
