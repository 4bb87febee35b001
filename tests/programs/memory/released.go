// How much of 256 MiB that have been freed goes back, and when: after one collection, two, or with 32 MiB kept; by FreeOSMemory; by a memory limit.
// The argument is one of 12, 13, 13k, 14, 15, 16; 14 takes two minutes.
package main

import (
	"fmt"
	"os"
	"runtime"
	"runtime/debug"
	"time"
)

// Pieces of 1 MiB.
var pieces [][]byte

// figures are in KiB.
func figures() (released, idle, inUse, left uint64) {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapReleased >> 10, m.HeapIdle >> 10, m.HeapInuse >> 10, (m.Sys - m.HeapReleased) >> 10
}

func show(label string) {
	released, idle, inUse, left := figures()
	fmt.Println(label, "released", released, "idle", idle, "inuse", inUse, "sys-released", left)
}

// watch follows what is released for so long, and says when half and 99 % of what will have gone by then had gone.
func watch(length time.Duration) {
	start := time.Now()
	first, _, _, _ := figures()
	var times []time.Duration
	var levels []uint64
	for time.Since(start) < length {
		released, _, _, _ := figures()
		times, levels = append(times, time.Since(start)), append(levels, max(released, first)-first)
		time.Sleep(10 * time.Millisecond)
	}
	last := levels[len(levels)-1]
	for _, share := range []uint64{50, 99} {
		for i := range levels {
			if levels[i]*100 >= last*share {
				fmt.Println("to", share, "%:", times[i].Milliseconds(), "ms of", last, "KiB")
				break
			}
		}
	}
}

func main() {
	keep := 0
	mode := "13"
	if len(os.Args) > 1 {
		mode = os.Args[1]
	}
	if mode == "13k" {
		keep = 32
	}
	for i := 0; i < 256+keep; i++ {
		piece := make([]byte, 1<<20)
		clear(piece)
		for at := 0; at < len(piece); at += 4096 {
			piece[at] = 1
		}
		pieces = append(pieces, piece)
	}
	pieces = append([][]byte{}, pieces[:keep]...)
	show("before")
	runtime.GC()
	show("freed")
	switch mode {
	case "12":
		time.Sleep(10 * time.Second)
	case "13", "13k":
		runtime.GC()
		watch(6 * time.Second)
	case "14":
		time.Sleep(119 * time.Second)
		show("119s")
		watch(6 * time.Second)
	case "15":
		debug.FreeOSMemory()
	case "16":
		debug.SetMemoryLimit(64 << 20)
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		fmt.Println("NextGC", m.NextGC, "NumGC", m.NumGC)
		pieces = append(pieces, make([]byte, 100))
		sink = make([]byte, 10000)
		show("after an allocation")
		watch(6 * time.Second)
		runtime.ReadMemStats(&m)
		fmt.Println("NextGC", m.NextGC, "NumGC", m.NumGC)
	}
	show("end")
	runtime.KeepAlive(pieces)
}

var sink []byte
