package main

import "fmt"

type slow struct{ n int }

// Error takes longer than a time slice, while others want to run.
func (s slow) Error() string {
	sum := 0
	for i := 0; i < 1_000_000; i++ {
		sum += i % s.n
	}
	return fmt.Sprintf("number %d: %d", s.n, sum)
}

func main() {
	for i := 0; i < 4; i++ {
		go func() {
			for {
			}
		}()
	}
	panic(slow{3})
}
