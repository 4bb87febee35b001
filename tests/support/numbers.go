package main

import "fmt"

func main() {
	var a int8 = 127
	a++
	var u uint = 1
	f := 1e100
	c := complex64(complex(1, 2))
	fmt.Println(a, u<<63>>63, ^u, 7/-2, -7%3, int64(f/1e90), c*c, real(c), 5&^3, 1<<u)
}
