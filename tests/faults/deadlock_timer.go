package main

import "time"

// A timer on whose channel nobody waits wakes nobody.
func main() {
	timer := time.NewTimer(time.Hour)
	ticker := time.NewTicker(time.Hour)
	defer timer.Stop()
	defer ticker.Stop()
	<-make(chan int)
}
