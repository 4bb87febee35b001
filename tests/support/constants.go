package main

import "fmt"

const big = 1 << 100

const (
	kb = 1 << (10 * (iota + 1))
	mb
)

type weekday int

const (
	mon weekday = iota + 1
	_
	wed
)

func main() { fmt.Println(big>>98, kb, mb, wed, 1.0/3*3 == 1, 'a'+1, "\u00e9", len("é")) }
