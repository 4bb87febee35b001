// Package sync/atomic: functions, types and Value, in one goroutine.
package main

import (
	"fmt"
	"math"
	"sync/atomic"
	"unsafe"
)

var global int64
var flags uint32

type counters struct {
	name string
	atomic.Int64
	small atomic.Int32
	on    atomic.Bool
}

type node struct {
	next atomic.Pointer[node]
	v    int
}

func words() {
	var i32 int32 = math.MaxInt32
	var u32 uint32
	var i64 int64 = math.MinInt64
	var u64 uint64
	var up uintptr
	fmt.Println(atomic.AddInt32(&i32, 1), atomic.AddInt32(&i32, -1), atomic.LoadInt32(&i32))
	fmt.Println(atomic.AddUint32(&u32, ^uint32(0)), atomic.LoadUint32(&u32), u32)
	fmt.Println(atomic.AddInt64(&i64, -1), atomic.SwapInt64(&i64, 7), i64)
	fmt.Println(atomic.AddUint64(&u64, 1<<63), atomic.AddUint64(&u64, 1<<63))
	fmt.Println(atomic.AddUintptr(&up, 3), atomic.OrUintptr(&up, 8), atomic.AndUintptr(&up, 9), up)
	fmt.Println(atomic.CompareAndSwapInt32(&i32, -5, 1), atomic.CompareAndSwapInt32(&i32, math.MaxInt32, -5), i32)
	fmt.Println(atomic.CompareAndSwapInt32(&i32, -5, 6), i32)
	fmt.Println(atomic.OrInt32(&i32, -8), atomic.AndInt32(&i32, 0xff), i32)
	fmt.Println(atomic.OrUint32(&flags, 6), atomic.AndUint32(&flags, 3), flags)
	fmt.Println(atomic.AndInt64(&i64, 3), atomic.OrInt64(&i64, 4), atomic.OrUint64(&u64, 5), atomic.AndUint64(&u64, 4), i64, u64)
	atomic.StoreInt64(&global, 40)
	fmt.Println(atomic.AddInt64(&global, 2), global)
	values := [4]int32{1, 2, 3, 4}
	atomic.AddInt32(&values[1], 10)
	atomic.StoreInt32(&values[2], -1)
	fmt.Println(values)
	x, y := 1, 2
	p := unsafe.Pointer(&x)
	fmt.Println(atomic.CompareAndSwapPointer(&p, unsafe.Pointer(&y), nil), atomic.CompareAndSwapPointer(&p, unsafe.Pointer(&x), unsafe.Pointer(&y)))
	fmt.Println(*(*int)(atomic.LoadPointer(&p)), *(*int)(atomic.SwapPointer(&p, unsafe.Pointer(&x))), *(*int)(p))
}

func values() {
	add := atomic.AddInt64
	fmt.Println(add(&global, 1), global)
	fs := []func(*int64) int64{atomic.LoadInt64}
	fmt.Println(fs[0](&global))
	var c counters
	inc := c.Add
	fmt.Println(inc(5), inc(6), c.Load())
	method := (*atomic.Int32).Add
	fmt.Println(method(&c.small, -3), c.small.Load())
	func() {
		defer atomic.AddInt64(&global, 100)
		defer c.small.Store(9)
	}()
	fmt.Println(global, c.small.Load())
	var adder interface{ Add(int64) int64 } = &c
	fmt.Println(adder.Add(1))
}

func pair() (*int64, int64) { return &global, 1000 }

func types() {
	var c counters
	c.Store(3)
	fmt.Println(c.Add(4), c.Swap(1), c.CompareAndSwap(1, 2), c.Or(5), c.And(6), c.Load(), c.Int64.Load())
	fmt.Println(c.on.Load(), c.on.Swap(true), c.on.CompareAndSwap(true, false), c.on.Load())
	c.on.Store(c.name == "")
	if c.on.Load() {
		fmt.Println("on")
	}
	var u atomic.Uint32
	fmt.Println(u.Add(^uint32(0)), u.Or(1), u.And(0xf0), u.Load())
	var q atomic.Uint64
	var p atomic.Uintptr
	q.Store(math.MaxUint64)
	fmt.Println(q.Add(2), p.Add(1), p.Swap(4), p.Load())
	fmt.Println(atomic.AddInt64(pair()))
	list := &node{v: 1}
	second := &node{v: 2}
	fmt.Println(list.next.Load() == nil, list.next.CompareAndSwap(nil, second), list.next.CompareAndSwap(nil, list))
	fmt.Println(list.next.Load().v, list.next.Swap(list).v, list.next.Load().v)
	ps := []*atomic.Int64{new(atomic.Int64), new(atomic.Int64)}
	for i := 0; i < 10; i++ {
		ps[i%2].Add(int64(i))
	}
	fmt.Println(ps[0].Load(), ps[1].Load())
	fmt.Println(unsafe.Sizeof(u), unsafe.Sizeof(q), unsafe.Sizeof(p), unsafe.Sizeof(c.on), unsafe.Sizeof(list.next), unsafe.Sizeof(atomic.Value{}), unsafe.Sizeof(c))
	var i32 atomic.Int32
	i32.Store(5)
	fmt.Printf("%v %+v %v %+v\n", &i32, &i32, &q, &c.on)
	fmt.Printf("%T %T\n", list.next.Load(), &list.next)
}

func try(name string, f func()) {
	defer func() {
		if r := recover(); r != nil {
			fmt.Println(name, "panics:", r)
		}
	}()
	f()
}

func value() {
	var v atomic.Value
	fmt.Println(v.Load(), v.CompareAndSwap(1, 2), v.CompareAndSwap(nil, 10), v.Load())
	v.Store(11)
	fmt.Println(v.Swap(12), v.Load(), v.CompareAndSwap(11, 13), v.CompareAndSwap(12, 13), v.Load())
	try("store nil", func() { v.Store(nil) })
	try("store other", func() { v.Store("x") })
	try("swap nil", func() { v.Swap(nil) })
	try("swap other", func() { v.Swap(1.5) })
	try("cas nil", func() { v.CompareAndSwap(13, nil) })
	try("cas mixed", func() { v.CompareAndSwap(13, "x") })
	try("cas other", func() { v.CompareAndSwap("y", "x") })
	var s atomic.Value
	s.Store([]int{1})
	try("cas slices", func() { s.CompareAndSwap([]int{1}, []int{2}) })
	var big atomic.Value
	big.Store(struct{ a, b string }{"a", "b"})
	fmt.Println(big.Load(), big.CompareAndSwap(struct{ a, b string }{"a", "b"}, struct{ a, b string }{"c", "d"}), big.Load())
	var ptr atomic.Value
	n := &node{v: 7}
	ptr.Store(n)
	fmt.Println(ptr.Load().(*node).v, ptr.CompareAndSwap(n, (*node)(nil)), ptr.Load())
	try("nil int", func() {
		var p *int64
		atomic.AddInt64(p, 1)
	})
	try("nil type", func() {
		var p *atomic.Int32
		p.Store(1)
	})
}

func main() {
	words()
	values()
	types()
	value()
}
