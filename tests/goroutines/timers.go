// Timers: what Stop and Reset answer, that AfterFunc runs if Stop came too late, order, tickers, and timers nobody knows.
package main

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"sync"
	"sync/atomic"
	"time"
)

// stops: either Stop keeps f from running, or f runs.
func stops() {
	var lost, both int
	for i := 0; i < 300; i++ {
		var ran atomic.Int32
		done := make(chan bool, 1)
		t := time.AfterFunc(time.Duration(i%30)*time.Microsecond, func() { ran.Add(1); done <- true })
		for k := 0; k < i%97*20; k++ {
		}
		if t.Stop() {
			if ran.Load() != 0 {
				both++
			}
			continue
		}
		select {
		case <-done:
		case <-time.After(5 * time.Second):
			lost++
		}
	}
	fmt.Println("AfterFunc: lost", lost, "both", both)
}

// channels: after Stop and Reset no stale time comes.
func channels() {
	stale := 0
	for i := 0; i < 300; i++ {
		t := time.NewTimer(time.Duration(i%30) * time.Microsecond)
		for k := 0; k < i%97*20; k++ {
		}
		active := t.Stop()
		select {
		case <-t.C:
			stale++
		default:
		}
		if !active {
			stale++ // nobody has received, so it is active even if its time has come
		}
		if t.Reset(time.Hour) {
			stale++
		}
		if !t.Reset(0) {
			stale++
		}
		if sent := <-t.C; time.Since(sent) < 0 || time.Since(sent) > time.Minute {
			stale++
		}
		if t.Stop() {
			stale++
		}
	}
	fmt.Println("channels: stale", stale, len(time.After(0)), cap(time.After(0)))
}

func order() {
	var mu sync.Mutex
	var got []int
	var wg sync.WaitGroup
	for _, ms := range []int{9, 1, 5, 3, 7} {
		wg.Go(func() {
			time.Sleep(time.Duration(ms) * 10 * time.Millisecond)
			mu.Lock()
			got = append(got, ms)
			mu.Unlock()
		})
	}
	wg.Wait()
	fmt.Println("order:", got)
}

func tickers() {
	t := time.NewTicker(2 * time.Millisecond)
	begin := time.Now()
	last := begin
	n := 0
	for tick := range t.C {
		if !tick.After(last) {
			fmt.Println("ticks go back")
		}
		last = tick
		if n++; n == 10 {
			break
		}
	}
	t.Stop()
	took := time.Since(begin)
	fmt.Println("tickers:", n, took >= 19*time.Millisecond, took < time.Second)
	t.Reset(time.Millisecond)
	<-t.C
	t.Stop()
	select {
	case <-t.C:
		fmt.Println("a tick after Stop")
	case <-time.After(5 * time.Millisecond):
	}
	// Nobody takes the ticks: they are dropped, but one.
	t.Reset(time.Millisecond)
	time.Sleep(20 * time.Millisecond)
	t.Stop()
}

// garbage: timers that nobody knows any more are gone with the next collection.
func garbage() {
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	c := make(chan int, 1)
	for i := 0; i < 20000; i++ {
		c <- i
		select {
		case <-c:
		case <-time.After(time.Hour):
		}
	}
	for i := 0; i < 1000; i++ {
		time.NewTicker(time.Hour)
	}
	runtime.GC()
	runtime.GC()
	runtime.ReadMemStats(&after)
	fmt.Println("garbage is gone:", after.HeapAlloc < before.HeapAlloc+200_000)
	// One that somebody waits for stays.
	woken := make(chan bool)
	go func() {
		<-time.After(20 * time.Millisecond)
		woken <- true
	}()
	runtime.Gosched()
	runtime.GC()
	fmt.Println("woken after a collection:", <-woken)
}

// busy: a timer comes while all Ps are busy with loops.
func busy() {
	var flag atomic.Bool
	time.AfterFunc(5*time.Millisecond, func() { flag.Store(true) })
	var wg sync.WaitGroup
	for i := 0; i < 2*runtime.GOMAXPROCS(0); i++ {
		wg.Go(func() {
			for !flag.Load() {
			}
		})
	}
	wg.Wait()
	fmt.Println("busy loops ended")
}

func contexts() {
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Millisecond)
	defer cancel()
	child, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	var seen atomic.Int32
	var wg sync.WaitGroup
	for i := 0; i < 20; i++ {
		wg.Go(func() {
			<-child.Done()
			if errors.Is(child.Err(), context.DeadlineExceeded) {
				seen.Add(1)
			}
		})
	}
	wg.Wait()
	fmt.Println("contexts:", seen.Load(), context.Cause(child))
	ran := make(chan bool)
	undo := context.AfterFunc(child, func() { close(ran) })
	<-ran
	fmt.Println("AfterFunc of a context:", undo())
}

func main() {
	stops()
	channels()
	order()
	tickers()
	garbage()
	busy()
	contexts()
}
