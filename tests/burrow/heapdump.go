// A leak through a package variable, a goroutine that waits for ever with a slice in hand, a span with one object left.
package main

import (
	"bytes"
	"fmt"
	"os"
	"runtime"
	"runtime/debug"
)

type session struct {
	id      int
	user    *user
	history [][]byte
}

type user struct{ name string }

type job struct{ parts [100]*user }

type shape interface{ area() float64 }

type square struct{ side, x, y, z, w float64 }

func (s *square) area() float64 { return s.side * s.side }

type pin struct {
	next *pin
	data [7]int
}

var (
	cache  = map[string]*session{}
	shapes []shape
	pinned *pin
)

// leak adds sessions that nothing removes.
func leak(from, to int) {
	for i := from; i < to; i++ {
		cache[fmt.Sprint("key", i)] = &session{i, &user{fmt.Sprint("user", i)}, [][]byte{make([]byte, 100)}}
	}
}

// wait holds jobs while it waits.
func wait(results chan *user, jobs []*job) {
	u := <-results
	for _, j := range jobs {
		j.parts[0] = u
	}
}

// untilWaiting lets time pass until wait waits.
func untilWaiting() {
	stacks := make([]byte, 1<<16)
	for !bytes.Contains(stacks[:runtime.Stack(stacks, true)], []byte("[chan receive]")) {
		runtime.Gosched()
	}
}

// scatter leaves one of many objects alive.
func scatter() {
	for i := range 2000 {
		p := &pin{data: [7]int{i}}
		if i == 1000 {
			pinned = p
		}
	}
}

func main() {
	go wait(make(chan *user), []*job{{}, {}, {}})
	leak(0, 500)
	for i := range 10 {
		shapes = append(shapes, &square{side: float64(i)})
	}
	scatter()
	untilWaiting()
	runtime.GC()
	file, err := os.Create(os.Args[1])
	if err != nil {
		panic(err)
	}
	debug.WriteHeapDump(file.Fd())
	file.Close()
	leak(500, 1500)
	runtime.GC()
}
