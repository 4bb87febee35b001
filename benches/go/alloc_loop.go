// The load of benches/src/subject.rs, in Go: objects of one size are made one after another, each is
// written to once, and dies when 1,024 further ones have been made.
//
//	go build -o /tmp/alloc_loop benches/go/alloc_loop.go
//	/tmp/alloc_loop 16 pointers 100000000
//
// prints nanoseconds of elapsed time and of CPU time for an object. See `versus_go`, which runs it.
package main

import (
	"fmt"
	"os"
	"strconv"
	"syscall"
	"time"
)

const window = 1024

type bare16 struct{ a, b uintptr }
type bare64 struct{ a [8]uintptr }
type pointers16 struct{ a, b *pointers16 }
type pointers64 struct{ a [8]*pointers64 }

// The windows are package variables, so that what is in them is in the heap.
var (
	live16         [window]*bare16
	live64         [window]*bare64
	livePointers16 [window]*pointers16
	livePointers64 [window]*pointers64
)

func loop16(n int) {
	for i := 0; i < n; i++ {
		p := new(bare16)
		p.a = uintptr(i)
		live16[i%window] = p
	}
}

func loop64(n int) {
	for i := 0; i < n; i++ {
		p := new(bare64)
		p.a[0] = uintptr(i)
		live64[i%window] = p
	}
}

func loopPointers16(n int) {
	for i := 0; i < n; i++ {
		p := new(pointers16)
		p.a = p
		livePointers16[i%window] = p
	}
}

func loopPointers64(n int) {
	for i := 0; i < n; i++ {
		p := new(pointers64)
		p.a[0] = p
		livePointers64[i%window] = p
	}
}

func cpu() time.Duration {
	var use syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &use); err != nil {
		panic(err)
	}
	return time.Duration(use.Utime.Nano() + use.Stime.Nano())
}

func main() {
	loops := map[string]func(int){
		"16 bare": loop16, "16 pointers": loopPointers16,
		"64 bare": loop64, "64 pointers": loopPointers64,
	}
	if len(os.Args) != 4 || loops[os.Args[1]+" "+os.Args[2]] == nil {
		fmt.Fprintln(os.Stderr, "usage: alloc_loop 16|64 bare|pointers N")
		os.Exit(64)
	}
	n, err := strconv.Atoi(os.Args[3])
	if err != nil || n <= 0 {
		fmt.Fprintln(os.Stderr, "alloc_loop: N is a number of objects, at least 1")
		os.Exit(64)
	}
	loop := loops[os.Args[1]+" "+os.Args[2]]
	loop(n / 10) // warms up
	start, used := time.Now(), cpu()
	loop(n)
	elapsed, used := time.Since(start), cpu()-used
	fmt.Println(float64(elapsed.Nanoseconds())/float64(n), float64(used.Nanoseconds())/float64(n))
}
