// Requests and a batch: two components with different habits in one heap.
//
// 500 requests per second make 20 to 200 small objects each, and drop them. Besides, every two seconds a batch makes 64 MiB in
// a third of a second, holds them for 200 ms and drops them; a collection frees them at once (-gc). What the batch leaves
// should go back before the next one; the memory of requests should stay, as requests wait for pages that have to be
// faulted in.
//
// Hypothesis: one policy for both is wrong for one of them. A long decay time keeps what the batch leaves; a short one makes
// requests slower. request_and_batch_domains.go is the same program with a domain for the batch: it has the latency of
// the long time and the memory of the short one.
//
// Look at: the latencies printed after #, worst and p99.9, together with the integral of RSS less live memory.
// "answered" counts from when the request was due, so that a delay counts for all requests that wait for its end; "took" counts
// from when its handling began.
//
//	-rate n        requests per second             -size MiB     of the batch
//	-every time    from batch to batch             -run time     how long
//	-gc=false      do not collect after a batch    -quick        a quarter of the time
//
//	burrow compare examples/workloads/request_and_batch.go --policy go --policy decay:dirty=30s,bg --policy decay:dirty=200ms,bg
//	go run -C examples/workloads request_and_batch.go
package main

import (
	"flag"
	"fmt"
	"os"
	"runtime"
	"time"

	"workloads/load"
)

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

	done := make(chan int)
	go func() {
		s, start := 0, time.Now()
		for i := range int(*run / *every) {
			time.Sleep(time.Until(start.Add(time.Duration(i) * *every)))
			s += load.Batch(*size*load.MiB, 200*time.Millisecond)
			if *gc {
				runtime.GC()
			}
		}
		done <- s
	}()
	s, l := load.Serve(requests, *rate)
	fmt.Printf("request and batch: requests %d, batches %d\n", s, <-done)
	load.Report("answered", l.Answered)
	load.Report("took", l.Took)
}
