package slices

import (
	"cmp"
	"math/bits"
	"unsafe"
)

// sortOrdered sorts n elements, whose type the pointer kind shows.
//
//go:noescape
func sortOrdered(kind any, data unsafe.Pointer, n int)

// Sort sorts x; what is not a number comes first.
func Sort[S ~[]E, E cmp.Ordered](x S) {
	if len(x) > 1 {
		sortOrdered((*E)(nil), unsafe.Pointer(&x[0]), len(x))
	}
}

// SortFunc sorts x by cmp, which is negative if a must come before b; equal elements may change places.
func SortFunc[S ~[]E, E any](x S, cmp func(a, b E) int) {
	n := len(x)
	pdqsort(x, 0, n, bits.Len(uint(n)), cmp)
}

// SortStableFunc sorts x by cmp and keeps equal elements in order.
func SortStableFunc[S ~[]E, E any](x S, cmp func(a, b E) int) { stable(x, cmp) }

// IsSorted reports whether x is sorted.
func IsSorted[S ~[]E, E cmp.Ordered](x S) bool {
	for i := len(x) - 1; i > 0; i-- {
		if cmp.Less(x[i], x[i-1]) {
			return false
		}
	}
	return true
}

// IsSortedFunc reports whether x is sorted by cmp.
func IsSortedFunc[S ~[]E, E any](x S, cmp func(a, b E) int) bool {
	for i := len(x) - 1; i > 0; i-- {
		if cmp(x[i], x[i-1]) < 0 {
			return false
		}
	}
	return true
}
