// A panic in any goroutine ends the program; the trace tells where it was started.
package main

import "fmt"

func work(n int, done chan<- bool) {
	var list []int
	fmt.Println("working", n)
	fmt.Println(list[n])
	done <- true
}

func main() {
	done := make(chan bool)
	go work(3, done)
	<-done
}
