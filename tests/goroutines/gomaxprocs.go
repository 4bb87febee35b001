// GOMAXPROCS goes up and down while goroutines run, wait and yield; no goroutine is lost, and none is taken for asleep.
package main

import (
	"fmt"
	"runtime"
	"sync"
	"sync/atomic"
)

func main() {
	var wg sync.WaitGroup
	var sum atomic.Int64
	for i := 0; i < 100; i++ {
		runtime.GOMAXPROCS(1 + i%4)
		for j := 0; j < 4; j++ {
			wg.Add(1)
			go func() {
				defer wg.Done()
				n := 0
				for k := 0; k < 1000*(j+1); k++ {
					n += k
				}
				runtime.GOMAXPROCS(1 + (i+j)%3)
				runtime.Gosched()
				sum.Add(int64(n % 7))
			}()
		}
		runtime.Gosched()
		wg.Wait()
	}
	runtime.GOMAXPROCS(2)
	fmt.Println(sum.Load(), runtime.GOMAXPROCS(0), runtime.NumGoroutine())
}
