// A sync.Pool gives up what it keeps in the second collection after it was put, whether or not anybody uses it again.
package main

import (
	"fmt"
	"runtime"
	"sync"
	"weak"
)

type value struct {
	name string
	pad  [64]byte
}

// put puts a new value into p and returns a weak pointer to it.
func put(p *sync.Pool, name string) weak.Pointer[value] {
	v := &value{name: name}
	p.Put(v)
	return weak.Make(v)
}

// alive lists the names of those that are there.
func alive(values ...weak.Pointer[value]) (names []string) {
	for _, w := range values {
		if v := w.Value(); v != nil {
			names = append(names, v.name)
		}
	}
	return names
}

var untouched, refilled, taken sync.Pool

// dropped is a pool that nobody can reach after this.
func dropped() weak.Pointer[value] {
	return put(new(sync.Pool), "of a dropped pool")
}

func get(p *sync.Pool) string {
	if v := p.Get(); v != nil {
		return v.(*value).name
	}
	return "nothing"
}

func main() {
	runtime.GOMAXPROCS(1) // so that all are kept in one place
	a, b := put(&untouched, "a"), put(&untouched, "b")
	c := put(&refilled, "c")
	d := dropped()
	fmt.Println("at first:", alive(a, b, c, d))
	runtime.GC()
	fmt.Println("after one:", alive(a, b, c, d))
	e := put(&refilled, "e")
	runtime.GC()
	fmt.Println("after two:", alive(a, b, c, d, e))
	fmt.Println("of the victims:", get(&refilled), get(&refilled), get(&untouched))
	runtime.GC()
	fmt.Println("after three:", alive(a, b, c, d, e))

	// What is taken is no longer the pool's; what is put back begins anew.
	f := put(&taken, "f")
	runtime.GC()
	v := taken.Get().(*value)
	runtime.GC()
	runtime.GC()
	fmt.Println("taken:", v.name, alive(f), get(&taken))
	taken.Put(v)
	v = nil
	runtime.GC()
	fmt.Println("put back, after one:", alive(f))
	runtime.GC()
	fmt.Println("after two:", alive(f))

	// A pool that was emptied is cleared like any other when it is used again.
	g := put(&untouched, "g")
	runtime.GC()
	fmt.Println("again:", alive(g))
	runtime.GC()
	fmt.Println("and gone:", alive(g))

	// In the order in which they are taken: private first, then the last that was put, then the victims.
	for _, name := range []string{"1", "2", "3"} {
		put(&taken, name)
	}
	runtime.GC()
	for _, name := range []string{"4", "5"} {
		put(&taken, name)
	}
	for range 6 {
		fmt.Print(get(&taken), " ")
	}
	fmt.Println()
}
