// Time slices go on ending after collections: two goroutines that never call or wait share one P.
package main

import (
	"fmt"
	"runtime"
	"sync/atomic"
)

func main() {
	runtime.GOMAXPROCS(1)
	keep := make([][]byte, 2000)
	for i := range keep {
		keep[i] = make([]byte, 100)
	}
	for round := 0; round < 8; round++ {
		var flag atomic.Bool
		go func() {
			for i := 0; i < 20; i++ {
				runtime.GC()
			}
			flag.Store(true)
		}()
		for !flag.Load() {
		}
	}
	runtime.KeepAlive(keep)
	fmt.Println("all rounds ended")
}
