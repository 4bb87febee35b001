package main

import "fmt"

var s = struct {
	a, b, c, d, e uint16
	f             [4096]uint8
	g             [4096]uint8
}{c: 3}

var table = [3000]string{7: "seven"}

func main() {
	s.g[0] = 1
	fmt.Println(s.c, s.g[0], s.g[4095], table[7], len(table))
}
