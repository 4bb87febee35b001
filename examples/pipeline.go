// Pipeline: goroutines that hand work on through channels, a group of workers, a select with a
// deadline.
//
// Each stage is a goroutine that owns the channel it sends on and closes it when it is done, so the
// next stage's loop ends by itself. A channel is one heap object with its buffer; a goroutine begins
// with a stack of 2 KiB, so a thousand of them are nothing special. Run it also with GOMAXPROCS=1:
// the results are the same.
package main

import (
	"fmt"
	"sync"
	"time"
)

// source sends each value, then closes the channel.
func source[T any](values ...T) <-chan T {
	out := make(chan T)
	go func() {
		defer close(out)
		for _, v := range values {
			out <- v
		}
	}()
	return out
}

// spread applies f to what comes in, on so many goroutines. Results come out as they are ready.
func spread[A, B any](workers int, in <-chan A, f func(A) B) <-chan B {
	out := make(chan B, workers)
	var group sync.WaitGroup
	for range workers {
		group.Go(func() {
			for v := range in {
				out <- f(v)
			}
		})
	}
	go func() {
		group.Wait()
		close(out)
	}()
	return out
}

// fold receives until the channel is closed.
func fold[A, B any](in <-chan A, sum B, add func(B, A) B) B {
	for v := range in {
		sum = add(sum, v)
	}
	return sum
}

// steps counts how long a number takes to reach 1.
func steps(n int) (count int) {
	for ; n != 1; count++ {
		if n%2 == 0 {
			n /= 2
		} else {
			n = 3*n + 1
		}
	}
	return count
}

// stage runs f on a goroutine. What f sends comes out, until stop is closed: then send says false.
func stage(f func(send func(int) bool), stop <-chan struct{}) <-chan int {
	out := make(chan int)
	go func() {
		defer close(out)
		f(func(n int) bool {
			select {
			case out <- n:
				return true
			case <-stop:
				return false
			}
		})
	}()
	return out
}

// sieve finds primes with one goroutine for each: it lets through what its prime does not divide.
func sieve(primes int) (last int) {
	stop := make(chan struct{})
	defer close(stop)
	in := stage(func(send func(int) bool) {
		for n := 2; send(n); n++ {
		}
	}, stop)
	for range primes {
		from, prime := in, <-in
		last = prime
		in = stage(func(send func(int) bool) {
			for n := range from {
				if n%prime != 0 && !send(n) {
					return
				}
			}
		}, stop)
	}
	return last
}

func main() {
	numbers := make([]int, 10000)
	for i := range numbers {
		numbers[i] = i + 1
	}
	longest := fold(spread(4, source(numbers...), steps), 0, func(a, b int) int { return max(a, b) })
	fmt.Println("longest way to 1 from a number up to 10000:", longest, "steps")

	words := source("a", "goroutine", "is", "not", "a", "thread")
	lengths := spread(2, words, func(s string) int { return len(s) })
	fmt.Println("letters:", fold(lengths, 0, func(a, b int) int { return a + b }))

	fmt.Println("the 100th prime:", sieve(100))

	answer, deadline := make(chan string), time.After(20*time.Millisecond)
	select {
	case text := <-answer:
		fmt.Println("an answer:", text)
	case <-deadline:
		fmt.Println("no answer within 20 ms")
	}
}
