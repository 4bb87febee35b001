package main

import (
	"fmt"
	"sync"
	"time"
)

func main() {
	jobs, results := make(chan int), make(chan int, 10)
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			for j := range jobs {
				results <- j * j
			}
		})
	}
	for i := range 10 {
		jobs <- i
	}
	close(jobs)
	wg.Wait()
	close(results)
	sum := 0
	for r := range results {
		sum += r
	}
	timeout := time.After(time.Millisecond)
	var never chan int
	select {
	case <-never:
	case <-timeout:
		fmt.Println("timeout", sum)
	}
}
