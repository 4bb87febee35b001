package main

import (
	"errors"
	"fmt"
)

type shape struct {
	Sides int
	name  string
}

func (s shape) Format(f fmt.State, verb rune) { fmt.Fprintf(f, "<%c %d>", verb, s.Sides) }

func main() {
	m := map[string][]int{"b": {2}, "a": nil}
	fmt.Printf("%v %+v %#v %T %q %x %08.3f %-5d| %*d %[1]v\n", m, struct{ A any }{1}, []string{"x"}, m, 'x', "hi", 3.14159, 7, 4, 5)
	fmt.Printf("%v %d %!\n", shape{3, "t"}, "no")
	err := fmt.Errorf("outer: %w", errors.ErrUnsupported)
	fmt.Println(errors.Is(err, errors.ErrUnsupported), err)
	var i int
	var s string
	n, _ := fmt.Sscanf("7 seven", "%d %s", &i, &s)
	fmt.Println(n, i, s)
}
