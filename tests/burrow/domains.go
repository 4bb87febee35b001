// Package burrow/memory: domains, what is allocated in them, and what their policies do with it.
package main

import (
	"burrow/memory"
	"fmt"
	"runtime"
	"strings"
	"sync"
	"time"
)

const MiB = 1 << 20

// allocated returns how much is allocated in a domain while f runs.
func allocated(d memory.Domain, f func()) uint64 {
	before := d.Stats().Total
	f()
	return d.Stats().Total - before
}

var kept [][]byte

// large replaces what was kept by n large objects.
func large(n int) {
	kept = nil
	for range n {
		kept = append(kept, make([]byte, MiB))
	}
}

// where tells in which domain the goroutine allocates: by name, and by what happens.
func where(domains ...memory.Domain) string {
	for _, d := range domains {
		if allocated(d, func() { large(1) }) >= MiB && d == memory.Current() {
			return d.Name()
		}
	}
	return "?"
}

func nesting(main, a, b memory.Domain) {
	at := func() string { return where(main, a, b) }
	fmt.Print(at(), " ")
	memory.In(a, func() {
		fmt.Print(at(), " ")
		memory.In(b, func() { fmt.Print(at(), " ") })
		fmt.Print(at(), " ")
		memory.In(a, func() { fmt.Print(at(), " ") })
		memory.In(memory.Domain{}, func() { fmt.Print(at(), " ") })
	})
	fmt.Println(at())
}

func panics(main, a, b memory.Domain) {
	at := func() string { return where(main, a, b) }
	func() {
		defer func() { fmt.Println("recovered", recover(), "in", at()) }()
		memory.In(a, func() {
			memory.In(b, func() {
				defer func() { fmt.Println("deferred in", at()) }()
				var none []int
				_ = none[len(kept)]
			})
		})
	}()
	memory.In(a, func() {
		defer func() { recover(); fmt.Println("recovered inside in", at()) }()
		memory.In(b, func() { panic("out") })
	})
	done := make(chan string)
	go func() {
		defer func() { done <- at() }()
		memory.In(b, func() { runtime.Goexit() })
	}()
	fmt.Println("after Goexit in", <-done, "and here in", at())
}

// Goroutines take turns on all Ps, each in its own domain; what they start is in it, too.
func goroutines(main, a, b memory.Domain) {
	var wg sync.WaitGroup
	wrong := make([]int, 30)
	domains := []memory.Domain{main, a, b}
	for i := range wrong {
		d := domains[i%3]
		wg.Add(1)
		memory.In(d, func() {
			go func() {
				defer wg.Done()
				inner := make(chan memory.Domain)
				for range 50 {
					go func() { runtime.Gosched(); inner <- memory.Current() }()
					if <-inner != d || memory.Current() != d {
						wrong[i]++
					}
				}
			}()
		})
	}
	wg.Wait()
	fmt.Println("wrong:", strings.Trim(fmt.Sprint(wrong), "0 []"))
	timer := make(chan string)
	memory.In(a, func() { time.AfterFunc(time.Millisecond, func() { timer <- memory.Current().Name() }) })
	fmt.Println("timers in", <-timer)
}

type node struct {
	next  *node
	words [6]int
}

// Lists go from domain to domain, and outlive collections.
func pointers(a, b memory.Domain) {
	var list *node
	for i := range 20000 {
		d := a
		if i%2 == 0 {
			d = b
		}
		memory.In(d, func() { list = &node{next: list, words: [6]int{i}} })
		if i%5000 == 0 {
			runtime.GC()
		}
	}
	sum := 0
	for n := list; n != nil; n = n.next {
		sum += n.words[0]
	}
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	runtime.KeepAlive(list)
	total, objects := memory.Domain{}.Stats(), uint64(0)
	for _, d := range []memory.Domain{a, b} {
		s := d.Stats()
		objects += s.Objects
		total.InUse, total.Free, total.Released, total.Mallocs = total.InUse+s.InUse, total.Free+s.Free, total.Released+s.Released, total.Mallocs+s.Mallocs
	}
	fmt.Println("sum", sum, objects >= 20000, a.Stats().Objects >= 10000 && b.Stats().Objects >= 10000)
	near := func(a, b uint64) bool { return max(a, b)-min(a, b) < MiB/4 } // to ask takes spans, too
	fmt.Println("adds up:", near(total.InUse, m.HeapInuse), near(total.Free+total.Released, m.HeapIdle), total.Mallocs == m.Mallocs)
}

func policies(a, b memory.Domain) {
	fmt.Println(a.Stats().Policy, b.Stats().Policy, memory.Domain{}.Stats().Policy)
	for _, d := range []memory.Domain{a, b} {
		memory.In(d, func() { large(20) })
	}
	kept = nil
	runtime.GC()
	fmt.Println("hold keeps:", a.Stats().Free >= 19*MiB, a.Stats().Calls, "eager does not:", b.Stats().Free < MiB, b.Stats().Calls > 0)
	a.SetPolicy(memory.Text("decay:dirty=50ms,bg,rest=0"))
	fmt.Println("now", a.Stats().Policy)
	for range 100 {
		if a.Stats().Free == 0 {
			break
		}
		time.Sleep(10 * time.Millisecond)
	}
	fmt.Println("decayed:", a.Stats().Free, a.Stats().Returned > 19*MiB)
	fmt.Println(memory.Decay{}, memory.Decay{Dirty: 1500 * time.Millisecond, Muzzy: -1}, memory.Decay{Dirty: 1}, memory.Go{})
}

func names(a memory.Domain) {
	for _, name := range []string{"domain.0.name", "domain.1.name", "domain.hold-it.name", "domain.hold-it.policy", "domain.7.name", "domain.hold-ti.name"} {
		v, err := memory.Read(name)
		fmt.Println(name, v, err)
	}
	fmt.Println(memory.Names("domain.hold-it.f"), len(memory.Names("domain.*.in_use")))
	free, _ := memory.Read("domain.hold-it.free")
	fmt.Println(free.Uint64() == a.Stats().Free)
}

func mistakes() {
	try := func(name string, policy memory.Policy) {
		defer func() { fmt.Println(recover()) }()
		memory.NewDomain(name, policy)
	}
	try("main", memory.Hold{})
	try("a.b", memory.Hold{})
	try("batch", memory.Text("decya"))
	try("batch", memory.Text("decay:drity=1s"))
	again := memory.NewDomain("hold-it", memory.Eager{})
	fmt.Println(again.Name(), again.Stats().Policy)
	for i := 3; i < 16; i++ {
		memory.NewDomain(fmt.Sprint("d", i), memory.Go{})
	}
	try("one-more", memory.Hold{})
}

func main() {
	runtime.GOMAXPROCS(2)
	a := memory.NewDomain("hold-it", memory.Hold{})
	b := memory.NewDomain("eager", memory.Eager{})
	nesting(memory.Domain{}, a, b)
	panics(memory.Domain{}, a, b)
	goroutines(memory.Domain{}, a, b)
	pointers(a, b)
	policies(a, b)
	names(a)
	mistakes()
}
