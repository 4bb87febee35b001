package main

import "fmt"

func head(xs []byte, n int) []byte {
	return xs[1:n]
}

func main() {
	xs := make([]byte, 3, 8)
	fmt.Println(len(head(xs, 9)))
}
