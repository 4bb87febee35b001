package main

import "fmt"

type pair struct{ a, b int }

func outer(n int) {
	// Registers of variables that are gone are used again.
	if n > 0 {
		var a, b, c, d [3]uint32
		a[0], b[1], c[2], d[0] = 1, 2, 3, 4
		fmt.Println(a, b, c, d)
	}
	for i := range 2 {
		e, f := [2]uint64{1, 2}, [4]uint16{3}
		fmt.Println(i, e, f)
	}
	x := [3]uint32{9, 8, 7}
	x = [3]uint32{6, 4, x[0]}
	y := [3]uint32{5, 8, 7}
	y = [3]uint32{6, 4, y[0]}
	z := pair{1, 2}
	z = pair{z.b, z.a}
	type nest struct {
		p, q pair
		s    []int
	}
	w := nest{p: pair{1, 2}, q: pair{3, 4}}
	w.q = pair{w.q.b, w.p.a}
	w.p = pair{w.q.a, w.p.a}
	w = nest{w.q, w.p, append(w.s, len(w.s))}
	w.s = append(w.s, w.s[0])
	fmt.Println(x, y, z, w)
}

func main() { outer(1); outer(0) }
