package main

func closeBoth(a, b chan string) {
	close(a)
	close(b)
}

func main() {
	c := make(chan string)
	closeBoth(c, c)
}
