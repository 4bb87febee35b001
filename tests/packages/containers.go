// Packages container/heap, container/list, container/ring, path, math/bits and math/cmplx.
package main

import (
	"container/heap"
	"container/list"
	"container/ring"
	"fmt"
	"math/bits"
	"math/cmplx"
	"path"
)

type intHeap []int

func (h intHeap) Len() int           { return len(h) }
func (h intHeap) Less(i, j int) bool { return h[i] < h[j] }
func (h intHeap) Swap(i, j int)      { h[i], h[j] = h[j], h[i] }
func (h *intHeap) Push(x any)        { *h = append(*h, x.(int)) }
func (h *intHeap) Pop() any {
	old := *h
	x := old[len(old)-1]
	*h = old[:len(old)-1]
	return x
}

func show(l *list.List) {
	fmt.Print(l.Len(), ":")
	for e := l.Front(); e != nil; e = e.Next() {
		fmt.Print(" ", e.Value)
	}
	fmt.Print(" |")
	for e := l.Back(); e != nil; e = e.Prev() {
		fmt.Print(" ", e.Value)
	}
	fmt.Println()
}

func main() {
	h := &intHeap{5, 2, 8, 1, 9, 3}
	heap.Init(h)
	heap.Push(h, 0)
	least := heap.Remove(h, 2)
	fmt.Println(*h, least)
	(*h)[0] = 7
	heap.Fix(h, 0)
	for h.Len() > 0 {
		fmt.Print(heap.Pop(h), " ")
	}
	fmt.Println()

	var l list.List
	a := l.PushBack("a")
	c := l.PushBack("c")
	b := l.InsertBefore("b", c)
	l.PushFront(0)
	show(&l)
	l.MoveToFront(c)
	l.MoveAfter(a, b)
	l.MoveBefore(b, c)
	show(&l)
	fmt.Println(l.Remove(b), l.Remove(b), b.Next())
	l.PushBackList(&l)
	l.MoveToBack(c)
	show(&l)

	r := ring.New(5)
	n := r.Len()
	for i := 0; i < n; i++ {
		r.Value = i
		r = r.Next()
	}
	gone := r.Unlink(2)
	fmt.Println(r.Len(), gone.Len(), r.Move(-1).Value)
	r.Link(ring.New(1))
	r.Do(func(x any) { fmt.Print(x, " ") })
	fmt.Println()

	for _, p := range []string{"", "/", "a", "a/", "/a//b/../c/./d.txt", "..", "../../a/..", "/..", "a/../..", "x/.hidden", "./a"} {
		dir, file := path.Split(p)
		fmt.Printf("%q %q %q %q %q %q %t\n", path.Clean(p), path.Base(p), path.Dir(p), path.Ext(p), dir, file, path.IsAbs(p))
	}
	fmt.Println(path.Join("a", "", "../b", "c"), path.Join("", ""), path.Join("/", "x"))

	for _, x := range []uint64{0, 1, 0x80, 0xF0F0, 1 << 40, 1<<64 - 1, 0x123456789ABCDEF0} {
		fmt.Println(bits.Len64(x), bits.Len8(uint8(x)), bits.LeadingZeros64(x), bits.LeadingZeros16(uint16(x)), bits.TrailingZeros64(x), bits.TrailingZeros8(uint8(x)), bits.OnesCount64(x), bits.OnesCount32(uint32(x)),
			bits.Reverse64(x), bits.Reverse8(uint8(x)), bits.ReverseBytes32(uint32(x)), bits.RotateLeft64(x, 12), bits.RotateLeft8(uint8(x), -3), bits.RotateLeft(uint(x), 70))
		hi, lo := bits.Mul64(x, 0xFEDCBA9876543210)
		sum, carry := bits.Add64(x, 1<<63, 1)
		diff, borrow := bits.Sub64(x, 1<<63, 1)
		q, rem := bits.Div64(x>>1, 12345, 1<<63)
		fmt.Println(hi, lo, sum, carry, diff, borrow, q, rem, bits.Rem64(x, x, 97))
	}
	for _, z := range []complex128{0, 1, 1i, -1, 3 + 4i, -2 - 5i, 1e300i} {
		fmt.Printf("%.6g %.6g %.6g %.6g %v\n", cmplx.Abs(z), cmplx.Phase(z), cmplx.Sqrt(z), cmplx.Conj(z), cmplx.IsNaN(z))
	}
	fmt.Printf("%.6g %.6g %.6g %.6g\n", cmplx.Exp(1+2i), cmplx.Log(1+2i), cmplx.Pow(1+2i, 2-1i), cmplx.Sin(1+2i))
	fmt.Printf("%.6g %.6g %v\n", cmplx.Tan(1+2i), cmplx.Rect(2, 1), cmplx.Inf())
}
