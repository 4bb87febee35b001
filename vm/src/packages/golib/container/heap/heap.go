// Package heap keeps the least element of a collection at its front.
package heap

import "sort"

// Interface is a collection that can be a heap: Push appends an element, Pop removes the last one.
type Interface interface {
	sort.Interface
	Push(x any)
	Pop() any
}

// Init makes h a heap.
func Init(h Interface) {
	n := h.Len()
	for i := n/2 - 1; i >= 0; i-- {
		down(h, i, n)
	}
}

// Push adds x.
func Push(h Interface, x any) {
	h.Push(x)
	up(h, h.Len()-1)
}

// Pop removes the least element.
func Pop(h Interface) any {
	n := h.Len() - 1
	h.Swap(0, n)
	down(h, 0, n)
	return h.Pop()
}

// Remove removes element i.
func Remove(h Interface, i int) any {
	n := h.Len() - 1
	if n != i {
		h.Swap(i, n)
		if !down(h, i, n) {
			up(h, i)
		}
	}
	return h.Pop()
}

// Fix puts element i where it belongs, after it has changed.
func Fix(h Interface, i int) {
	if !down(h, i, h.Len()) {
		up(h, i)
	}
}

func up(h Interface, j int) {
	for {
		i := (j - 1) / 2
		if i == j || !h.Less(j, i) {
			return
		}
		h.Swap(i, j)
		j = i
	}
}

// down lets element i sink among n, and reports whether it did.
func down(h Interface, start, n int) bool {
	i := start
	for {
		j := 2*i + 1
		if j >= n || j < 0 {
			break
		}
		if j+1 < n && h.Less(j+1, j) {
			j++
		}
		if !h.Less(j, i) {
			break
		}
		h.Swap(i, j)
		i = j
	}
	return i > start
}
