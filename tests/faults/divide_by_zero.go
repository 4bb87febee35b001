package main

import "fmt"

type ratio struct{ over, under int }

func (r ratio) floor() int {
	return r.over / r.under
}

func main() {
	rs := []ratio{{6, 3}, {1, 0}}
	for _, r := range rs {
		fmt.Println(r.floor())
	}
}
