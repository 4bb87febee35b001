package main

import "fmt"

type point struct{ x, y int }

func main() {
	a := [...]int{2: 5, 1}
	b := a
	b[0] = 9
	s := []point{{1, 2}, {3, 4}}
	m := map[point][]string{{1, 2}: {"a"}}
	fmt.Println(a, b, a == [4]int{0, 0, 5, 1}, s[1:], m[s[0]], struct{ p *int }{} == struct{ p *int }{})
	fmt.Println([2]int(a[:2]), len(s[:1:1]), cap(append(s[:1:1], s...)), min(3, 1, 2), max(1.5, 2))
	clear(m)
	fmt.Println(len(m))
}
