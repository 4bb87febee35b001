package main

import (
	"fmt"
	"iter"
	"maps"
	"runtime"
	"slices"
	"strings"
)

func count(n int) iter.Seq[int] {
	return func(yield func(int) bool) {
		defer fmt.Println("  seq ends")
		for i := range n {
			if !yield(i) {
				fmt.Println("  stopped at", i)
				return
			}
		}
	}
}

func try(name string, f func()) {
	defer func() {
		r := recover()
		fmt.Println(name, "recovered:", r)
		if e, ok := r.(runtime.Error); ok {
			fmt.Println("  runtime error:", e)
		}
	}()
	f()
	fmt.Println(name, "returned")
}

type tree[T any] struct {
	left, right *tree[T]
	v           T
}

func (t *tree[T]) all() iter.Seq[T] {
	return func(yield func(T) bool) { t.push(yield) }
}
func (t *tree[T]) push(yield func(T) bool) bool {
	return t == nil || t.left.push(yield) && yield(t.v) && t.right.push(yield)
}
func build(lo, hi int) *tree[int] {
	if lo >= hi {
		return nil
	}
	m := (lo + hi) / 2
	return &tree[int]{build(lo, m), build(m+1, hi), m}
}
func same[T comparable](a, b iter.Seq[T]) bool {
	n1, s1 := iter.Pull(a)
	defer s1()
	n2, s2 := iter.Pull(b)
	defer s2()
	for {
		v1, ok1 := n1()
		v2, ok2 := n2()
		if ok1 != ok2 || v1 != v2 {
			return false
		}
		if !ok1 {
			return true
		}
	}
}

func main() {
	next, stop := iter.Pull(count(3))
	for range 5 {
		fmt.Println(next())
	}
	stop()
	stop()
	fmt.Println(next())

	next, stop = iter.Pull(count(10))
	fmt.Println(next())
	fmt.Println(next())
	stop()
	fmt.Println("stopped")
	stop()
	fmt.Println(next())

	next, stop = iter.Pull(count(10))
	stop()
	fmt.Println(next())

	n2, s2 := iter.Pull2(slices.All([]string{"a", "b"}))
	fmt.Println(n2())
	fmt.Println(n2())
	fmt.Println(n2())
	s2()
	fmt.Println(n2())
	n3, s3 := iter.Pull2(maps.All(map[int]string{1: "x"}))
	fmt.Println(n3())
	s3()
	fmt.Println(n3())

	// panics
	boom := func(yield func(int) bool) {
		defer fmt.Println("  deferred in boom")
		yield(1)
		panic("boom")
	}
	next, stop = iter.Pull[int](boom)
	try("first", func() { fmt.Println(next()) })
	try("second", func() { fmt.Println(next()) })
	try("third", func() { fmt.Println(next()) })
	try("stop", stop)
	next, stop = iter.Pull[int](boom)
	try("first", func() { fmt.Println(next()) })
	try("stop panics", stop)
	try("stop again", stop)
	try("after", func() { fmt.Println(next()) })

	next, stop = iter.Pull(func(yield func(int) bool) { var m map[int]int; m[1] = 2 })
	try("nil map", func() { next() })
	next, stop = iter.Pull[int](nil)
	try("nil seq", func() { next() })
	try("nil seq 2", func() { fmt.Println(next()) })
	next, stop = iter.Pull[int](nil)
	try("nil seq stop", stop)

	// yield after false
	next, stop = iter.Pull(func(yield func(int) bool) {
		fmt.Println("  ", yield(1))
		fmt.Println("  ", yield(2))
		fmt.Println("  ", yield(3))
	})
	try("n", func() { fmt.Println(next()) })
	try("stop", stop)
	try("n", func() { fmt.Println(next()) })

	// next within seq
	var again func() (int, bool)
	again, stop = iter.Pull(func(yield func(int) bool) { again(); yield(1) })
	try("reentrant", func() { fmt.Println(again()) })
	try("reentrant2", func() { fmt.Println(again()) })
	var st func()
	again, st = iter.Pull(func(yield func(int) bool) { st(); fmt.Println("  y", yield(1)) })
	try("stop inside", func() { fmt.Println(again()) })
	try("stop inside2", func() { fmt.Println(again()) })
	// yield called twice concurrently / after end
	var keep func(int) bool
	next, stop = iter.Pull(func(yield func(int) bool) { keep = yield; yield(5) })
	fmt.Println(next())
	fmt.Println(next())
	try("late yield", func() { fmt.Println(keep(1)) })
	try("late yield", func() { fmt.Println(keep(1)) })
	next, stop = iter.Pull(func(yield func(int) bool) { keep = yield; yield(5); yield(6) })
	fmt.Println(next())
	try("outside yield", func() { fmt.Println(keep(1)) })

	next, stop = iter.Pull(func(yield func(int) bool) { runtime.Goexit() })
	done := make(chan bool)
	go func() {
		defer close(done)
		defer fmt.Println("goexit deferred")
		fmt.Println(next())
		fmt.Println("not here")
	}()
	<-done
	fmt.Println(next())
	next, stop = iter.Pull(func(yield func(int) bool) { yield(1); runtime.Goexit() })
	done = make(chan bool)
	go func() {
		defer close(done)
		defer fmt.Println("goexit deferred")
		fmt.Println(next())
		stop()
		fmt.Println("not here")
	}()
	<-done

	fmt.Println(same(build(0, 100).all(), build(0, 100).all()), same(build(0, 100).all(), build(0, 99).all()))

	// merging
	a, sa := iter.Pull(strings.SplitSeq("a c e g", " "))
	b, sb := iter.Pull(strings.SplitSeq("b d f", " "))
	defer sa()
	defer sb()
	for {
		x, ok := a()
		y, ok2 := b()
		if !ok && !ok2 {
			break
		}
		fmt.Print(x, y, " ")
	}
	fmt.Println()
	sum := 0
	nn, ss := iter.Pull(func(yield func(int) bool) {
		for i := 0; yield(i); i++ {
		}
	})
	for {
		v, _ := nn()
		if v > 20000 {
			break
		}
		sum += v
	}
	ss()
	fmt.Println(sum, runtime.NumGoroutine())
	zip := func(a iter.Seq[int], b iter.Seq2[string, int]) iter.Seq2[int, string] {
		return func(yield func(int, string) bool) {
			n, s := iter.Pull(a)
			defer s()
			for k, v := range b {
				i, ok := n()
				if !ok || !yield(i+v, k) {
					return
				}
			}
		}
	}
	for i, s := range zip(count(2), func(yield func(string, int) bool) { _ = yield("q", 10) && yield("r", 20) && yield("s", 30) }) {
		fmt.Println(i, s)
	}
}
