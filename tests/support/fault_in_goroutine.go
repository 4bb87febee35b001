package main

import "fmt"

func main() {
	ch := make(chan int)
	go func() {
		defer fmt.Println("deferred")
		var s []int
		ch <- s[3]
	}()
	<-ch
}
