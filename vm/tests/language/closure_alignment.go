package main

import "fmt"

type tiny int8

func (t *tiny) up() int64 { *t++; return int64(*t) }

type small int32

func (s small) get() int64 { return int64(s) }

func main() {
	t := tiny(1)
	up := t.up
	s := small(7)
	get := s.get
	b, i := byte(3), int16(4)
	both := func() int { return int(b) + int(i) }
	fmt.Println(up(), up(), get(), both())

	n := 1
	grow := func() int { k := int(b); n += k; return n }
	grow()
	fmt.Println(grow(), n)
}
