package sort

import "math/bits"

//go:noescape
func length(x any) int

//go:noescape
func swap(x any, i, j int)

//go:noescape
func rotate(x any, a, m, b int)

// Slice sorts the slice x by less; equal elements may change places.
func Slice(x any, less func(i, j int) bool) {
	n := length(x)
	pdqsortFunc(x, less, 0, n, bits.Len(uint(n)))
}

// SliceStable sorts the slice x by less and keeps equal elements in order.
func SliceStable(x any, less func(i, j int) bool) { stableFunc(x, less, length(x)) }

// SliceIsSorted reports whether the slice x is sorted by less.
func SliceIsSorted(x any, less func(i, j int) bool) bool {
	for i := length(x) - 1; i > 0; i-- {
		if less(i, i-1) {
			return false
		}
	}
	return true
}

// interface.go has the same algorithms for anything that can be sorted.

// pdqsortFunc sorts elements from a to before b; limit is how many bad pivots it may meet.
func pdqsortFunc(x any, less func(i, j int) bool, a, b, limit int) {
	balanced, inOrder := true, true
	for b-a > fewElements {
		if limit == 0 {
			heapsortFunc(x, less, a, b)
			return
		}
		if !balanced {
			scatterFunc(x, less, a, b)
			limit--
		}
		pivot, swaps := chooseFunc(x, less, a, b)
		ascending := swaps == 0
		if swaps == allSwapped {
			reverseAllFunc(x, less, a, b)
			pivot = b - 1 - (pivot - a)
			ascending = true
		}
		if balanced && inOrder && ascending && nearlySortedFunc(x, less, a, b) {
			return
		}
		// Nothing here is below the element before a: if the pivot is not above it, the pivot is the least.
		if a > 0 && !less(a-1, pivot) {
			a = withoutEqualFunc(x, less, a, b, pivot)
			continue
		}
		size := b - a
		var mid int
		mid, inOrder = partitionFunc(x, less, a, b, pivot)
		if left, right := mid-a, b-mid; left < right {
			balanced = left >= size/8
			pdqsortFunc(x, less, a, mid, limit)
			a = mid + 1
		} else {
			balanced = right >= size/8
			pdqsortFunc(x, less, mid+1, b, limit)
			b = mid
		}
	}
	insertionFunc(x, less, a, b)
}

// partitionFunc puts elements below the pivot before it and the others behind it. It returns where the pivot is then, and
// whether nothing but the pivot had to move.
func partitionFunc(x any, less func(i, j int) bool, a, b, pivot int) (mid int, inOrder bool) {
	swap(x, a, pivot)
	i, j := a+1, b-1
	for inOrder = true; ; inOrder = false {
		for i <= j && less(i, a) {
			i++
		}
		for i <= j && !less(j, a) {
			j--
		}
		if i > j {
			break
		}
		swap(x, i, j)
		i++
		j--
	}
	swap(x, j, a)
	return j, inOrder
}

// withoutEqualFunc puts elements equal to the pivot, the least, first, and returns where the others begin.
func withoutEqualFunc(x any, less func(i, j int) bool, a, b, pivot int) int {
	swap(x, a, pivot)
	i, j := a+1, b-1
	for {
		for i <= j && !less(a, i) {
			i++
		}
		for i <= j && less(a, j) {
			j--
		}
		if i > j {
			return i
		}
		swap(x, i, j)
		i++
		j--
	}
}

// nearlySortedFunc puts a few elements right, and reports whether all is sorted then.
func nearlySortedFunc(x any, less func(i, j int) bool, a, b int) bool {
	i := a + 1
	for range fixedAtMost {
		for i < b && !less(i, i-1) {
			i++
		}
		if i == b {
			return true
		}
		if b-a < fixedFrom {
			return false
		}
		swap(x, i, i-1)
		if i-a >= 2 {
			for j := i - 1; j >= 1 && less(j, j-1); j-- {
				swap(x, j, j-1)
			}
		}
		if b-i >= 2 {
			for j := i + 1; j < b && less(j, j-1); j++ {
				swap(x, j, j-1)
			}
		}
	}
	return false
}

// scatterFunc exchanges three elements around the middle with others, to break patterns that make bad pivots. The others
// are chosen by xorshift numbers, the same for the same length.
func scatterFunc(x any, less func(i, j int) bool, a, b int) {
	size := b - a
	if size < fewToChoose {
		return
	}
	random := uint64(size)
	mask := uint(1)<<bits.Len(uint(size)) - 1
	for i := range 3 {
		random ^= random << 13
		random ^= random >> 7
		random ^= random << 17
		other := int(uint(random) & mask)
		if other >= size {
			other -= size
		}
		at := a + size/4*2 - 1 + i
		swap(x, at, a+other)
	}
}

// chooseFunc returns where a good pivot is, and how many of the elements it looked at were in the wrong order.
func chooseFunc(x any, less func(i, j int) bool, a, b int) (pivot, swaps int) {
	size := b - a
	i, j, k := a+size/4, a+size/4*2, a+size/4*3
	if size < fewToChoose {
		return j, 0
	}
	if size >= manyToChoose {
		i = medianFunc(x, less, i-1, i, i+1, &swaps)
		j = medianFunc(x, less, j-1, j, j+1, &swaps)
		k = medianFunc(x, less, k-1, k, k+1, &swaps)
	}
	return medianFunc(x, less, i, j, k, &swaps), swaps
}

// medianFunc returns which of three elements is the middle one, and counts in swaps what it had to exchange to know.
func medianFunc(x any, less func(i, j int) bool, a, b, c int, swaps *int) int {
	if less(b, a) {
		*swaps++
		a, b = b, a
	}
	if less(c, b) {
		*swaps++
		b = c
	}
	if less(b, a) {
		*swaps++
		b = a
	}
	return b
}

// insertionFunc sorts few elements, and keeps equal ones in order.
func insertionFunc(x any, less func(i, j int) bool, a, b int) {
	for i := a + 1; i < b; i++ {
		for j := i; j > a && less(j, j-1); j-- {
			swap(x, j, j-1)
		}
	}
}

// heapsortFunc sorts in a time that no order of the elements can worsen.
func heapsortFunc(x any, less func(i, j int) bool, a, b int) {
	n := b - a
	for i := (n - 1) / 2; i >= 0; i-- {
		siftFunc(x, less, a, i, n)
	}
	for i := n - 1; i >= 0; i-- {
		swap(x, a, a+i)
		siftFunc(x, less, a, 0, i)
	}
}

// siftFunc lets element root of a heap of n elements from a on sink to its place.
func siftFunc(x any, less func(i, j int) bool, a, root, n int) {
	for {
		child := 2*root + 1
		if child >= n {
			return
		}
		if child+1 < n && less(a+child, a+child+1) {
			child++
		}
		if !less(a+root, a+child) {
			return
		}
		swap(x, a+root, a+child)
		root = child
	}
}

// reverseAllFunc reverses the elements from a to before b.
func reverseAllFunc(x any, less func(i, j int) bool, a, b int) {
	for i, j := a, b-1; i < j; i, j = i+1, j-1 {
		swap(x, i, j)
	}
}

// stableFunc sorts n elements: short runs by insertion, then merged in place.
func stableFunc(x any, less func(i, j int) bool, n int) {
	size := 20
	for a := 0; a < n; a += size {
		insertionFunc(x, less, a, min(a+size, n))
	}
	for ; size < n; size *= 2 {
		for a := 0; a+size < n; a += 2 * size {
			mergeFunc(x, less, a, a+size, min(a+2*size, n))
		}
	}
}

// mergeFunc merges what is sorted from a to before m with what is sorted from m to before b: the middle of the longer
// part goes to its place, which leaves two smaller merges.
func mergeFunc(x any, less func(i, j int) bool, a, m, b int) {
	for a < m && m < b {
		if !less(m, m-1) {
			return
		}
		if m-a > b-m {
			i := a + (m-a)/2
			lo, hi := m, b
			for lo < hi {
				if h := int(uint(lo+hi) >> 1); less(h, i) {
					lo = h + 1
				} else {
					hi = h
				}
			}
			j := lo
			rotate(x, i, m, j)
			mid := i + j - m // the middle's place now
			mergeFunc(x, less, a, i, mid)
			a, m = mid+1, mid+m-i
		} else {
			j := m + (b-m)/2
			lo, hi := a, m
			for lo < hi {
				if h := int(uint(lo+hi) >> 1); less(j, h) {
					hi = h
				} else {
					lo = h + 1
				}
			}
			i := lo
			rotate(x, i, m, j+1)
			mid := i + j - m // the middle's place now
			mergeFunc(x, less, a, i, mid)
			a, m = mid+1, mid+1+m-i
		}
	}
}
