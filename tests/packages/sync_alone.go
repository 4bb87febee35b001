// Package sync in one goroutine: what each type does when nobody has to wait.
package main

import (
	"errors"
	"fmt"
	"runtime"
	"sync"
	"unsafe"
)

func try(name string, f func()) {
	defer func() {
		if r := recover(); r != nil {
			fmt.Printf("%s: %v (%T)\n", name, r, r)
		}
	}()
	f()
}

func locks() {
	var m sync.Mutex
	m.Lock()
	fmt.Println(m.TryLock())
	m.Unlock()
	fmt.Println(m.TryLock())
	m.Unlock()
	var rw sync.RWMutex
	rw.RLock()
	fmt.Println(rw.TryRLock(), rw.TryLock())
	rw.RUnlock()
	rw.RUnlock()
	fmt.Println(rw.TryLock(), rw.TryRLock(), rw.TryLock())
	rw.Unlock()
	rw.Lock()
	rw.Unlock()
	var l sync.Locker = rw.RLocker()
	l.Lock()
	fmt.Println(rw.TryLock())
	l.Unlock()
	func() {
		m.Lock()
		defer m.Unlock()
	}()
	fmt.Println(m.TryLock())
	fmt.Printf("%v %v\n", &sync.Once{}, sync.NewCond(&m).L == &m)
	fmt.Println(unsafe.Sizeof(m), unsafe.Sizeof(rw), unsafe.Sizeof(sync.WaitGroup{}), unsafe.Sizeof(sync.Once{}),
		unsafe.Sizeof(sync.Cond{}), unsafe.Sizeof(sync.Pool{}), unsafe.Sizeof(sync.Map{}))
}

func groups() {
	var wg sync.WaitGroup
	wg.Wait()
	wg.Add(2)
	wg.Done()
	wg.Done()
	wg.Wait()
	try("negative", func() { wg.Add(-1) })
	try("negative too", func() { new(sync.WaitGroup).Done() })
}

func once() {
	var o sync.Once
	for i := range 3 {
		o.Do(func() { fmt.Println("once", i) })
	}
	var p sync.Once
	try("once", func() { p.Do(func() { panic("first") }) })
	p.Do(func() { fmt.Println("never") })
	f := sync.OnceFunc(func() { fmt.Println("func") })
	f()
	f()
	bad := sync.OnceFunc(func() { panic(errors.New("bad")) })
	try("bad", bad)
	try("bad again", bad)
	v := sync.OnceValue(func() int { fmt.Println("value"); return 5 })
	fmt.Println(v(), v())
	vs := sync.OnceValues(func() (string, error) { fmt.Println("values"); return "x", errors.New("e") })
	fmt.Println(vs())
	fmt.Println(vs())
	try("nil", func() { sync.OnceFunc(nil)() })
}

func conds() {
	c := sync.NewCond(&sync.Mutex{})
	c.Signal()
	c.Broadcast()
	d := *c
	try("copied", d.Signal)
}

func pools() {
	var p sync.Pool
	fmt.Println(p.Get())
	for i := 1; i < 5; i++ {
		p.Put(i)
	}
	p.Put(nil)
	fmt.Println(p.Get(), p.Get(), p.Get(), p.Get(), p.Get())
	n := 0
	q := sync.Pool{New: func() any { n++; return n }}
	fmt.Println(q.Get(), q.Get())
	q.Put("kept")
	runtime.GC()
	fmt.Println(q.Get())
	q.Put("dropped")
	runtime.GC()
	runtime.GC()
	fmt.Println(q.Get())
}

func maps() {
	var m sync.Map
	fmt.Println(m.Load(1))
	m.Store(2, 5)
	fmt.Println(m.CompareAndSwap(9, []int{1}, 2))
	fmt.Println(m.CompareAndDelete(9, []int{1}))
	fmt.Println(m.CompareAndSwap(2, []int{1}, 2))
	try("load", func() { m.Load([]int{1}) })
	try("store", func() { m.Store([]int{1}, 1) })
	try("delete", func() { new(sync.Map).Delete(func() {}) })
	fmt.Println(m.Swap(2, 6))
	fmt.Println(m.Swap(3, 6))
	fmt.Println(m.LoadOrStore(3, 7))
	fmt.Println(m.LoadOrStore(4, 7))
	fmt.Println(m.LoadAndDelete(4))
	fmt.Println(m.LoadAndDelete(4))
	fmt.Println(m.CompareAndSwap(3, 6, 8), m.CompareAndSwap(3, 6, 8), m.CompareAndDelete(3, 6), m.CompareAndDelete(3, 8))
	for i := range 10 {
		m.Store(i, i*i)
	}
	sum := 0
	m.Range(func(k, v any) bool {
		if k == 5 {
			m.Delete(5)
		}
		sum += v.(int)
		return true
	})
	n := 0
	m.Range(func(k, v any) bool { n++; return n < 4 })
	fmt.Println(sum, n)
	m.Clear()
	m.Range(func(k, v any) bool { n++; return true })
	fmt.Println(n)
}

func main() {
	locks()
	groups()
	once()
	conds()
	pools()
	maps()
}
