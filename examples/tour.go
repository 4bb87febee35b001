// Tour: a script that allocates, collects, and asks the memory system what it did.
//
// Every section makes another kind of object; after each, runtime.MemStats tells what the heap
// looks like. Run it also with GODEBUG=gctrace=1, with GOGC=20, or with --stats.
package main

import (
	"fmt"
	"math"
	"runtime"
)

// ---- trees: many small objects with pointers ----------------------------------------------------

type tree struct {
	left, right *tree
	key         int
}

func (t *tree) insert(key int) *tree {
	if t == nil {
		return &tree{key: key}
	}
	if key < t.key {
		t.left = t.left.insert(key)
	} else if key > t.key {
		t.right = t.right.insert(key)
	}
	return t
}

func (t *tree) walk(visit func(int)) {
	if t == nil {
		return
	}
	t.left.walk(visit)
	visit(t.key)
	t.right.walk(visit)
}

func trees() string {
	var root *tree
	key := uint32(1)
	for i := 0; i < 100000; i++ {
		key = key*1664525 + 1013904223
		root = root.insert(int(key >> 12))
	}
	count, last, sorted := 0, -1, true
	root.walk(func(key int) {
		sorted = sorted && key > last
		count, last = count+1, key
	})
	return fmt.Sprintf("%d keys, in order: %v", count, sorted)
}

// ---- slices: arrays without pointers that grow --------------------------------------------------

func primes() string {
	const limit = 500000
	composite := make([]bool, limit)
	var found []int
	for n := 2; n < limit; n++ {
		if composite[n] {
			continue
		}
		found = append(found, n)
		for m := n * n; m < limit; m += n {
			composite[m] = true
		}
	}
	return fmt.Sprintf("%d primes, the last %d, in a slice of capacity %d",
		len(found), found[len(found)-1], cap(found))
}

// ---- maps and strings ---------------------------------------------------------------------------

func words() string {
	counts := make(map[string]int)
	for i := 0; i < 100000; i++ {
		counts[fmt.Sprint("word", i%1000)]++
	}
	return fmt.Sprintf("%d words, each %d times", len(counts), counts["word7"])
}

// ---- closures and interfaces --------------------------------------------------------------------

type wave interface{ at(x float64) float64 }

type sine struct{ frequency float64 }

func (s sine) at(x float64) float64 { return math.Sin(s.frequency * x) }

// A function can have methods too.
type formula func(float64) float64

func (f formula) at(x float64) float64 { return f(x) }

func waves() string {
	var all []wave
	for i := 1; i <= 100; i++ {
		scale := 1 / float64(i)
		all = append(all, sine{float64(i)}, formula(func(x float64) float64 { return scale * x }))
	}
	sum := 0.0
	for step := 0; step < 100; step++ {
		for _, w := range all {
			sum += w.at(float64(step) / 100)
		}
	}
	return fmt.Sprintf("%d waves, sum %.6f", len(all), sum)
}

// ---- the tour -----------------------------------------------------------------------------------

type stop struct {
	name  string
	visit func() string
}

func main() {
	stops := []stop{{"trees", trees}, {"primes", primes}, {"words", words}, {"waves", waves}}

	var before, after runtime.MemStats
	for _, s := range stops {
		runtime.ReadMemStats(&before)
		result := s.visit()
		runtime.ReadMemStats(&after)
		fmt.Printf("%-7s %s\n", s.name, result)
		fmt.Printf("        %d objects made, %d KiB; %d collections\n",
			after.Mallocs-before.Mallocs, (after.TotalAlloc-before.TotalAlloc)/1024,
			after.NumGC-before.NumGC)
	}

	runtime.GC()
	runtime.ReadMemStats(&after)
	fmt.Println()
	fmt.Printf("at the end, after a last collection:\n")
	fmt.Printf("  live objects       %8d\n", after.HeapObjects)
	fmt.Printf("  live heap          %8d KiB\n", after.HeapAlloc/1024)
	fmt.Printf("  heap in use        %8d KiB (in spans of 8 KiB pages)\n", after.HeapInuse/1024)
	fmt.Printf("  heap idle          %8d KiB\n", after.HeapIdle/1024)
	fmt.Printf("  next collection at %8d KiB\n", after.NextGC/1024)
	fmt.Printf("  collections        %8d, %d asked for by the script\n", after.NumGC, after.NumForcedGC)
	fmt.Println("  every heap byte is accounted for:", after.HeapSys == after.HeapInuse+after.HeapIdle)
}
