// Finalizers, cleanups, weak pointers and unique values of several goroutines at once.
package main

import (
	"fmt"
	"runtime"
	"sync"
	"sync/atomic"
	"time"
	"unique"
	"weak"
)

type item struct {
	id   int
	next *item
}

var finalized, cleaned, made atomic.Int64

//go:noinline
func attach(id int) weak.Pointer[item] {
	it := &item{id: id, next: &item{id: -id}}
	made.Add(1)
	switch id % 3 {
	case 0:
		runtime.SetFinalizer(it, func(it *item) {
			if it.next.id != -it.id {
				fmt.Println("its neighbour is gone")
			}
			finalized.Add(1)
		})
	case 1:
		runtime.AddCleanup(it, func(n int) {
			if n != id {
				fmt.Println("wrong cleanup")
			}
			cleaned.Add(1)
		}, id)
	default:
		runtime.SetFinalizer(it, func(*item) { finalized.Add(1) })
		runtime.AddCleanup(it, func(int) { cleaned.Add(1) }, 0)
	}
	return weak.Make(it)
}

func work(worker int) {
	var weaks []weak.Pointer[item]
	var handles []unique.Handle[string]
	for i := range 400 {
		id := worker*1000 + i + 1
		weaks = append(weaks, attach(id))
		if p := weaks[i/2].Value(); p != nil && p.id != worker*1000+i/2+1 {
			fmt.Println("a weak pointer leads elsewhere")
		}
		h := unique.Make(fmt.Sprint("value ", i%50))
		if h.Value() != fmt.Sprint("value ", i%50) {
			fmt.Println("wrong value")
		}
		if i%50 < 10 {
			handles = append(handles, h)
		}
		if i%100 == worker*10 {
			runtime.GC()
		}
	}
	for i, h := range handles {
		if h != unique.Make(fmt.Sprint("value ", i%10)) {
			fmt.Println("two handles of one value")
		}
	}
}

func main() {
	var wg sync.WaitGroup
	for worker := range 6 {
		wg.Go(func() { work(worker) })
	}
	wg.Wait()
	count := func(rest int) int64 {
		n := int64(0)
		for id := 1; id <= 400; id++ {
			for worker := range 6 {
				if (worker*1000+id)%3 == rest {
					n++
				}
			}
		}
		return n
	}
	wantFinalized, wantCleaned := count(0)+count(2), count(1)+count(2)
	for i := 0; i < 1000 && (finalized.Load() < wantFinalized || cleaned.Load() < wantCleaned); i++ {
		runtime.GC()
		time.Sleep(time.Millisecond)
	}
	fmt.Println(made.Load(), finalized.Load() == wantFinalized, cleaned.Load() == wantCleaned)
}
