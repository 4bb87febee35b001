// All goroutines wait for each other.
package main

func main() {
	a, b := make(chan int), make(chan int)
	go func() {
		b <- <-a
	}()
	a <- <-b
}
