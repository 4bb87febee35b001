// Package burrow/memory: policies, their settings, the memory limit and GOGC change hundreds of times, or as often as the first argument
// says, while goroutines allocate, check what they have, and let it go. What is printed is the same however many Ps there are and
// whatever comes between.
package main

import (
	"burrow/memory"
	"fmt"
	"os"
	"runtime"
	"runtime/debug"
	"strconv"
	"sync"
)

const (
	KiB = 1 << 10
	MiB = 1 << 20
)

var policies = []string{
	"go", "hold", "eager", "decay", "decay:dirty=0", "decay:dirty=50ms,muzzy=50ms", "decay:dirty=1ms,bg",
	"decay:dirty=20ms,muzzy=never,bg", "decay:dirty=never", "decay:dirty=1s,credit,grain=64KiB,ticks=1,bg",
}

// Values for the settings of decay: none of these is wrong, but most are extreme.
var knobs = map[string][]any{
	"dirty_decay_ms":     {0, -1, 1, 9223372036854, 30},
	"muzzy_decay_ms":     {0, -1, 1, 9223372036854, 30},
	"background_thread":  {true, false},
	"ticks":              {0, 1, 4294967295, 1000},
	"every":              {1, 4294967295, 3},
	"grain":              {0, 1, 64 * KiB, 9223372036854775807},
	"rest":               {0, 4 * MiB, 9223372036854775807},
	"oversize_threshold": {0, 1, 8 * MiB, 9223372036854775807},
	"merge":              {1, 64, 4294967295},
	"regions":            {true, false},
	"prompt":             {true, false},
}

var limits = []any{"off", 1, 4 * MiB, 16 * MiB, 64 * MiB, "off", 0}
var percents = []int{100, -1, 5, 0, 1000}

// names are the settings in an order that does not change.
func names() []string {
	return []string{
		"dirty_decay_ms", "muzzy_decay_ms", "background_thread", "ticks", "every", "grain", "rest", "oversize_threshold", "merge",
		"regions", "prompt",
	}
}

// A block knows what it must hold.
type block struct {
	words []uint64
	seed  uint64
	next  *block
}

func newBlock(size int, seed uint64, next *block) *block {
	b := &block{make([]uint64, size), seed, next}
	for i, w := range b.words {
		if w != 0 {
			panic("new memory is not zero")
		}
		if i%64 == 0 || i == size-1 {
			b.words[i] = seed + uint64(i)
		}
	}
	return b
}

func (b *block) sum() uint64 {
	s := uint64(0)
	for i := 0; i < len(b.words); i += 64 {
		if b.words[i] != b.seed+uint64(i) {
			panic(fmt.Sprintf("word %d of %d is %x, not %x", i, len(b.words), b.words[i], b.seed+uint64(i)))
		}
		s += b.words[i]
	}
	return s
}

// work allocates blocks of all sizes, keeps the last ones, and checks each before it lets it go.
func work(n int, seed uint64) uint64 {
	kept := make([]*block, 24)
	sizes := []int{1, 3, 10, 100, 700, 3000, 5000, 20000}
	total := uint64(0)
	for i := range n {
		seed = seed*6364136223846793005 + 1442695040888963407
		at := int(seed>>33) % len(kept)
		if old := kept[at]; old != nil {
			total += old.sum()
			if old.next != nil {
				total += old.next.sum()
				old.next = nil
			}
		}
		kept[at] = newBlock(sizes[int(seed>>40)%len(sizes)], seed, kept[(at+1)%len(kept)])
		if i%16 == 0 {
			runtime.Gosched()
		}
	}
	return total
}

func must(err error) {
	if err != nil {
		panic(err)
	}
}

// rotate makes change number i.
func rotate(i int) {
	switch i % 6 {
	case 0, 3:
		must(memory.Set("policy.name", policies[i/3%len(policies)]))
	case 1:
		name, _ := memory.Read("policy.name")
		if name.String() != "decay" {
			must(memory.Set("policy.name", "decay"))
		}
		knob := names()[i/6%len(knobs)]
		values := knobs[knob]
		must(memory.Set("policy.decay."+knob, values[i/66%len(values)]))
	case 2:
		must(memory.Set("memory.limit", limits[i/6%len(limits)]))
	case 4:
		debug.SetGCPercent(percents[i/6%len(percents)])
	case 5:
		must(memory.Set("domain.side.policy", policies[i/6%len(policies)]))
		if i%300 == 5 {
			debug.FreeOSMemory()
		}
	}
	if i%3 == 0 {
		runtime.Gosched()
	}
}

func uint(name string) uint64 {
	v, err := memory.Read(name)
	must(err)
	return v.Uint64()
}

func main() {
	changes := 660
	if len(os.Args) > 1 {
		changes, _ = strconv.Atoi(os.Args[1])
	}
	side := memory.NewDomain("side", memory.Eager{})
	var workers sync.WaitGroup
	sums := make([]uint64, 4)
	for i := range sums {
		workers.Add(1)
		go func() {
			defer workers.Done()
			run := func() { sums[i] = work(changes/2, uint64(i)) }
			if i%2 == 0 {
				memory.In(side, run)
			} else {
				run()
			}
		}()
	}
	rotated := make(chan int)
	go func() {
		for i := range changes {
			rotate(i)
		}
		rotated <- changes
	}()
	workers.Wait()
	fmt.Println("changes:", <-rotated == changes)
	again := make([]uint64, len(sums))
	must(memory.Set("memory.limit", "off"))
	debug.SetGCPercent(100)
	for i := range again {
		again[i] = work(changes/2, uint64(i))
	}
	fmt.Println("the same sums as in quiet:", fmt.Sprint(sums) == fmt.Sprint(again))

	// Whatever was in charge before: now all that is free goes.
	must(memory.Set("policy.name", "eager"))
	must(memory.Set("domain.side.policy", "eager"))
	debug.FreeOSMemory()
	for _, d := range []string{"main", "side"} {
		at := "domain." + d + "."
		in, free, released := uint(at+"in_use"), uint(at+"free"), uint(at+"released")
		fmt.Println(d, "has nothing muzzy:", uint(at+"muzzy") == 0, "and little that is free:", free <= MiB, "of much:", in+free+released >= 2*MiB)
	}
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	fmt.Println("books agree:", m.HeapSys == m.HeapInuse+m.HeapIdle && m.HeapReleased <= m.HeapIdle)
}
