package main

import "fmt"

type base struct{ n int }

func (b *base) inc() int    { b.n++; return b.n }
func (b base) String() string { return fmt.Sprint("base ", b.n) }

type outer struct {
	*base
	name string
}

type counter interface{ inc() int }

func main() {
	o := outer{&base{1}, "o"}
	f, g := o.inc, (*base).inc
	var c counter = o
	fmt.Println(f(), g(o.base), c.inc(), o)
	_, isStringer := c.(fmt.Stringer)
	fmt.Println(isStringer)
}
