// Package burrow/memory: reading, writing, listing, and what is said about mistakes.
package main

import (
	"burrow/memory"
	"errors"
	"fmt"
	"runtime"
	"runtime/debug"
	"strings"
)

var kept []*[3]int

func uint(name string) uint64 {
	v, err := memory.Read(name)
	if err != nil {
		fmt.Println(err)
		return 0
	}
	return v.Uint64()
}

func settings() {
	debug.SetGCPercent(100)
	fmt.Println(memory.Read("gc.percent"))
	fmt.Println(memory.Set("gc.percent", 40), debug.SetGCPercent(100))
	fmt.Println(memory.Set("gc.percent", "off"), debug.SetGCPercent(100))
	fmt.Println(memory.Set("memory.limit", "64MiB"), debug.SetMemoryLimit(-1))
	fmt.Println(memory.Set("memory.limit", uint64(1<<30)), debug.SetMemoryLimit(-1))
	v, _ := memory.Read("memory.limit")
	fmt.Println(v.Kind() == memory.KindInt64, v.Int64(), v)
	fmt.Println(memory.Set("memory.limit", "off"))
}

func figures() {
	for i := 0; i < 10000; i++ {
		kept = append(kept, new([3]int))
	}
	runtime.GC()
	// Span class 7: 24 bytes without pointers.
	fmt.Println(uint("class.7.size"), uint("class.7.slots"), uint("class.7.size_class"))
	objects, spans, free := uint("class.7.objects"), uint("class.7.spans"), uint("class.7.free")
	fmt.Println(uint("class.7.dead") == 0, objects >= 10000, objects < 10500, spans >= 10000/338, objects+free == spans*uint("class.7.slots"))
	fmt.Println(uint("class.7.in_use") == spans*8192, uint("class.7.waste")+objects*24 == spans*8192)
	noscan, _ := memory.Read("class.7.noscan")
	occupancy, _ := memory.Read("class.7.occupancy")
	fmt.Println(noscan.Bool(), occupancy.Ratio() > 0.9, occupancy.Ratio() <= 1, occupancy.Kind() == memory.KindRatio)
	fmt.Println(uint("heap.sys") == uint("heap.in_use")+uint("heap.idle"))
	fmt.Println(uint("gc.cycles") > 0, uint("gc.forced") > 0, uint("heap.marked") > 240000)
	fmt.Println(uint("heap.goal") >= uint("heap.trigger"), uint("sched.goroutines"))
	runtime.KeepAlive(kept)
}

func caches() {
	debug.SetGCPercent(-1) // a collection would empty the caches
	defer debug.SetGCPercent(100)
	before := uint("epoch")
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	fmt.Println(uint("p.0.cache.spans") < 20)
	x := new([5]int)
	x[0] = 1
	kept = append(kept, (*[3]int)(x[:3]))
	procs := int(uint("sched.procs"))
	slots, objects, free := uint64(0), uint64(0), uint64(0)
	for p := range procs {
		cache := fmt.Sprintf("p.%d.cache.11.", p) // 48 bytes without pointers
		slots += uint(cache + "slots")
		objects += uint(cache + "objects")
		free += uint(cache + "free")
	}
	fmt.Println(slots >= 168, objects > 0, objects+free == slots)
	span, err := memory.Read("p.0.cache.135.span")
	fmt.Println(span, err)
	fmt.Println(memory.Set("epoch", 1), uint("epoch")-before, uint("p.0.cache.11.slots"))
}

func names() {
	fmt.Println(memory.Names("heap.pages."))
	fmt.Println(len(memory.Names("class.*.spans")), len(memory.Names("p.0.cache.7")), len(memory.Names("nothing")))
	all := memory.Names("")
	unreadable := 0
	for _, name := range all {
		if _, err := memory.Read(name); err != nil && unreadable < 5 {
			fmt.Println(err)
			unreadable++
		}
	}
	fmt.Println(len(all) > 2000, unreadable, strings.HasPrefix(all[0], "version"))
	fmt.Println(memory.Describe("gc.percent"))
	fmt.Println(memory.Describe("class.3.spans"))
}

func mistakes() {
	for _, name := range []string{"heap.gaol", "heap.pages", "class.136.size", "p.999.cache.spans", "", "\xff"} {
		_, err := memory.Read(name)
		fmt.Println(err, errors.Is(err, memory.ErrUnknown))
	}
	err := memory.Set("heap.live", 1)
	fmt.Println(err, errors.Is(err, memory.ErrReadOnly))
	for _, value := range []any{-2, "lots", true, 1.5, uint64(1 << 63), nil, []int{1}} {
		err := memory.Set("gc.percent", value)
		fmt.Println(err, errors.Is(err, memory.ErrValue))
	}
	_, err = memory.Describe("nothing")
	var e *memory.Error
	fmt.Println(errors.As(err, &e), e.Op, e.Name)
	defer func() { fmt.Println(recover()) }()
	v, _ := memory.Read("gc.percent")
	v.Uint64()
}

func main() {
	runtime.GOMAXPROCS(2)
	settings()
	figures()
	caches()
	names()
	mistakes()
}
