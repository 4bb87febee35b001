package main

import "fmt"

type number int64
type ptr *int

func all(xs ...any)          { fmt.Println(xs...) }
func many(xs ...[40]int) int { return len(xs) + xs[1][39] }
func keep(xs ...int) []int   { return xs }

func main() {
	// Numbers of one word in interfaces: those below 256 share words.
	x := 7
	all(1, 255, 256, -1, 1<<62, uint64(1<<63), uintptr(300), number(500), number(-5))
	all(0.0, 1.5, -0.5, float32(2.5), int8(-3), uint32(1<<31), int32(-1), true, 'x', "", "s")
	var p ptr = &x
	boxed := any(p)
	*boxed.(ptr) = 9
	all(x, boxed == any(p), any(300) == any(300), any(number(300)) == any(300), any(&x) == any(&x))
	for i := 254; i < 258; i++ {
		boxed = i
		all(boxed, boxed.(int)+1)
	}

	// Arguments that are collected in slices, small and large ones.
	var a [40]int
	a[39] = 3
	fmt.Println(many([40]int{}, a), cap(keep(1, 2, 3)), keep(4, 5)[1], len(keep()))
	s := keep(1, 2)
	s = append(s, 3)
	fmt.Println(s, len([]int{9: 1}), cap([]string{"a"}), []struct{}{{}, {}})

	// One search for `m[k]++`.
	counts := map[string]int{}
	for _, word := range []string{"a", "b", "a", "c", "a"} {
		counts[word]++
	}
	counts["z"]--
	bytes := map[int]uint8{1: 255}
	bytes[1]++
	bytes[2]--
	halves := map[[2]int]float32{}
	halves[[2]int{1, 2}]++
	fmt.Println(counts, bytes, halves)
	fmt.Println(nilMap(), unhashable())

	// A counting loop whose limit no instruction holds.
	total := 0
	for i := 0; i < 100003; i++ {
		total += i & 1
	}
	for i := int64(99999); i <= 100003; i++ {
		total += int(i)
	}
	fmt.Println(total)
	for range made() {
	}
	for i := range made() {
		total += i
	}
	for i := range [2]int{} {
		total += i
	}
	fmt.Println(calls, total)
}

// A loop over an array evaluates it for its length only where a call says so.
func made() [3]int { calls++; return [3]int{} }

var calls int

func nilMap() (err any) {
	defer func() { err = recover() }()
	var m map[string]int
	m["x"]++
	return
}

func unhashable() (err any) {
	defer func() { err = recover() }()
	m := map[any]int{}
	m[[]int{1}]++
	return
}
