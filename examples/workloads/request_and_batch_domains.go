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

	apart := memory.NewDomain("batch", memory.Decay{Dirty: 200 * time.Millisecond})
	done := make(chan int)
	go func() {
		s, start := 0, time.Now()
		for i := range int(*run / *every) {
			time.Sleep(time.Until(start.Add(time.Duration(i) * *every)))
			memory.In(apart, func() { s += load.Batch(*size*load.MiB, 200*time.Millisecond) })
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
