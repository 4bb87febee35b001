// The heap goal under several memory limits, against Go's formula for it on the figures of the same MemStats.
// Every line ends in true, under Go too.
package main

import (
	"fmt"
	"math"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
)

type node struct {
	next *node
	pad  [7]int
}

var live []*node

func setLive(mib int) {
	live = nil
	for range mib << 20 / 64 / 1024 {
		var head *node
		for range 1024 {
			head = &node{next: head}
		}
		live = append(live, head)
	}
	runtime.GC()
}

// read returns a metric.
func read(name string) uint64 {
	s := []metrics.Sample{{Name: name}}
	metrics.Read(s)
	return s[0].Value.Uint64()
}

// percentGoal is the goal that follows from GOGC, once a collection has swept.
func percentGoal(percent int, marked uint64) uint64 {
	if percent < 0 {
		return math.MaxUint64
	}
	roots := read("/gc/scan/stack:bytes") + read("/gc/scan/globals:bytes")
	return max(marked+(marked+roots)*uint64(percent)/100, 4<<20*uint64(percent)/100, marked+1<<20)
}

func limitGoal(m *runtime.MemStats, limit, marked uint64) uint64 {
	ready, free := m.Sys-m.HeapReleased, m.HeapIdle-m.HeapReleased
	nonHeap, overage := ready-free-m.HeapAlloc, uint64(0)
	if ready > limit {
		overage = ready - limit
	}
	if nonHeap+overage >= limit {
		return marked
	}
	goal := limit - nonHeap - overage
	headroom := max(goal/100*3, 1<<20)
	if goal < headroom || goal-headroom < headroom {
		goal = headroom
	} else {
		goal -= headroom
	}
	return max(goal, marked)
}

func main() {
	percent := debug.SetGCPercent(100)
	debug.SetGCPercent(percent)
	setLive(32)
	var m runtime.MemStats
	for _, limit := range []int64{1 << 20, 24 << 20, 40 << 20, 64 << 20, 65_432_109, 128 << 20, math.MaxInt64} {
		debug.SetMemoryLimit(limit)
		runtime.GC()
		runtime.ReadMemStats(&m)
		marked := read("/gc/heap/live:bytes")
		goal := min(limitGoal(&m, uint64(limit), marked), percentGoal(percent, marked))
		fmt.Println("limit", limit, "exact:", m.NextGC == goal)
	}
}
