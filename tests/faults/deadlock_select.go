package main

func wait(a chan int, b chan string) {
	select {
	case <-a:
	case b <- "x":
	}
}

func main() {
	go wait(nil, make(chan string))
	var never chan bool
	<-never
}
