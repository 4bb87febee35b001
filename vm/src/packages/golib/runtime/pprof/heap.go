package pprof

import (
	"cmp"
	"io"
	"runtime"
	"slices"
)

// heapFile returns the heap profile as a file for pprof, which shows what was allocated first, or else what is in use.
func heapFile(allocs bool) []byte

// WriteHeapProfile writes the heap profile as of the last collection: what Lookup("heap").WriteTo(w, 0) does.
func WriteHeapProfile(w io.Writer) error { return writeHeap(w, 0) }

func writeHeap(w io.Writer, debug int) error   { return writeMemory(w, debug, false) }
func writeAllocs(w io.Writer, debug int) error { return writeMemory(w, debug, true) }

func countHeap() int {
	n, _ := runtime.MemProfile(nil, true)
	return n
}

func writeMemory(w io.Writer, debug int, allocs bool) error {
	if debug == 0 {
		return put(w, heapFile(allocs))
	}
	var stats runtime.MemStats
	runtime.ReadMemStats(&stats)
	var t text
	t.heap(records())
	t.stats(&stats)
	return put(w, []byte(t.String()))
}

// records returns the heap profile, what uses most first.
func records() []runtime.MemProfileRecord {
	var all []runtime.MemProfileRecord
	n, ok := runtime.MemProfile(nil, true)
	for !ok {
		all = make([]runtime.MemProfileRecord, n+50) // more may come meanwhile
		n, ok = runtime.MemProfile(all, true)
	}
	all = all[:n]
	slices.SortFunc(all, func(a, b runtime.MemProfileRecord) int { return cmp.Compare(b.InUseBytes(), a.InUseBytes()) })
	return all
}

func (t *text) heap(all []runtime.MemProfileRecord) {
	var total runtime.MemProfileRecord
	for i := range all {
		r := &all[i]
		total.AllocBytes += r.AllocBytes
		total.AllocObjects += r.AllocObjects
		total.FreeBytes += r.FreeBytes
		total.FreeObjects += r.FreeObjects
	}
	t.WriteString("heap profile: ")
	t.counts(&total)
	t.printf(" @ heap/%d\n", 2*runtime.MemProfileRate)
	for i := range all {
		t.counts(&all[i])
		t.WriteString(" ")
		t.stack(all[i].Stack())
	}
}

func (t *text) counts(r *runtime.MemProfileRecord) {
	t.printf("%d: %d [%d: %d]", r.InUseObjects(), r.InUseBytes(), r.AllocObjects, r.AllocBytes)
}

func (t *text) stats(s *runtime.MemStats) {
	t.WriteString("\n# runtime.MemStats\n")
	for _, line := range []struct {
		name  string
		value uint64
	}{
		{"Alloc", s.Alloc}, {"TotalAlloc", s.TotalAlloc}, {"Sys", s.Sys}, {"Lookups", s.Lookups},
		{"Mallocs", s.Mallocs}, {"Frees", s.Frees}, {"HeapAlloc", s.HeapAlloc}, {"HeapSys", s.HeapSys},
		{"HeapIdle", s.HeapIdle}, {"HeapInuse", s.HeapInuse}, {"HeapReleased", s.HeapReleased},
		{"HeapObjects", s.HeapObjects},
	} {
		t.printf("# %s = %d\n", line.name, line.value)
	}
	t.printf("# Stack = %d / %d\n", s.StackInuse, s.StackSys)
	t.printf("# MSpan = %d / %d\n", s.MSpanInuse, s.MSpanSys)
	t.printf("# MCache = %d / %d\n", s.MCacheInuse, s.MCacheSys)
	t.printf("# BuckHashSys = %d\n# GCSys = %d\n# OtherSys = %d\n", s.BuckHashSys, s.GCSys, s.OtherSys)
	t.printf("# NextGC = %d\n# LastGC = %d\n", s.NextGC, s.LastGC)
	t.printf("# PauseNs = %d\n# PauseEnd = %d\n", s.PauseNs, s.PauseEnd)
	t.printf("# NumGC = %d\n# NumForcedGC = %d\n", s.NumGC, s.NumForcedGC)
	t.printf("# GCCPUFraction = %v\n# DebugGC = %v\n", s.GCCPUFraction, s.DebugGC)
}
