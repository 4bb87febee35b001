// FreeOSMemory gives free pages back: what is idle is released afterwards, but for what a P holds for new spans.
package main

import (
	"runtime"
	"runtime/debug"
)

var ballast [][]byte

func main() {
	for i := 0; i < 256; i++ {
		b := make([]byte, 40<<10)
		for j := 0; j < len(b); j += 4096 {
			b[j] = 1
		}
		ballast = append(ballast, b)
	}
	var full, dropped runtime.MemStats
	debug.FreeOSMemory()
	runtime.ReadMemStats(&full)
	ballast = nil
	debug.FreeOSMemory()
	runtime.ReadMemStats(&dropped)
	println("in use went down by 8 MiB:", full.HeapInuse-dropped.HeapInuse > 8<<20)
	println("released went up by 8 MiB:", dropped.HeapReleased-full.HeapReleased > 8<<20)
	println("less than 1 MiB is idle and not released:", dropped.HeapIdle-dropped.HeapReleased < 1<<20)
}
