package sort

import "math/bits"

// slice.go has the same algorithms for slices.

// Pattern-defeating quicksort, by Orson Peters: quicksort that sees when there is little left to do, and falls back to
// heapsort when its pivots are bad too often. Which of equal elements comes first depends on every choice made here, so
// the choices are those of Go's standard library.

const (
	fewElements  = 12 // insertion sort is faster for these
	fewToChoose  = 8  // with fewer, the pivot is the middle
	manyToChoose = 50 // from here on, the pivot is a median of medians
	fixedAtMost  = 5  // elements out of order that are put right in what seems to be sorted
	fixedFrom    = 50 // but not in less than this
)

// allSwapped is how many exchanges choose counts in what is in descending order.
const allSwapped = 4 * 3

// pdqsort sorts elements from a to before b; limit is how many bad pivots it may meet.
func pdqsort(data Interface, a, b, limit int) {
	balanced, inOrder := true, true
	for b-a > fewElements {
		if limit == 0 {
			heapsort(data, a, b)
			return
		}
		if !balanced {
			scatter(data, a, b)
			limit--
		}
		pivot, swaps := choose(data, a, b)
		ascending := swaps == 0
		if swaps == allSwapped {
			reverseAll(data, a, b)
			pivot = b - 1 - (pivot - a)
			ascending = true
		}
		if balanced && inOrder && ascending && nearlySorted(data, a, b) {
			return
		}
		// Nothing here is below the element before a: if the pivot is not above it, the pivot is the least.
		if a > 0 && !data.Less(a-1, pivot) {
			a = withoutEqual(data, a, b, pivot)
			continue
		}
		size := b - a
		var mid int
		mid, inOrder = partition(data, a, b, pivot)
		if left, right := mid-a, b-mid; left < right {
			balanced = left >= size/8
			pdqsort(data, a, mid, limit)
			a = mid + 1
		} else {
			balanced = right >= size/8
			pdqsort(data, mid+1, b, limit)
			b = mid
		}
	}
	insertion(data, a, b)
}

// partition puts elements below the pivot before it and the others behind it. It returns where the pivot is then, and
// whether nothing but the pivot had to move.
func partition(data Interface, a, b, pivot int) (mid int, inOrder bool) {
	data.Swap(a, pivot)
	i, j := a+1, b-1
	for inOrder = true; ; inOrder = false {
		for i <= j && data.Less(i, a) {
			i++
		}
		for i <= j && !data.Less(j, a) {
			j--
		}
		if i > j {
			break
		}
		data.Swap(i, j)
		i++
		j--
	}
	data.Swap(j, a)
	return j, inOrder
}

// withoutEqual puts elements equal to the pivot, the least, first, and returns where the others begin.
func withoutEqual(data Interface, a, b, pivot int) int {
	data.Swap(a, pivot)
	i, j := a+1, b-1
	for {
		for i <= j && !data.Less(a, i) {
			i++
		}
		for i <= j && data.Less(a, j) {
			j--
		}
		if i > j {
			return i
		}
		data.Swap(i, j)
		i++
		j--
	}
}

// nearlySorted puts a few elements right, and reports whether all is sorted then.
func nearlySorted(data Interface, a, b int) bool {
	i := a + 1
	for range fixedAtMost {
		for i < b && !data.Less(i, i-1) {
			i++
		}
		if i == b {
			return true
		}
		if b-a < fixedFrom {
			return false
		}
		data.Swap(i, i-1)
		if i-a >= 2 {
			for j := i - 1; j >= 1 && data.Less(j, j-1); j-- {
				data.Swap(j, j-1)
			}
		}
		if b-i >= 2 {
			for j := i + 1; j < b && data.Less(j, j-1); j++ {
				data.Swap(j, j-1)
			}
		}
	}
	return false
}

// scatter exchanges three elements around the middle with others, to break patterns that make bad pivots. The others
// are chosen by xorshift numbers, the same for the same length.
func scatter(data Interface, a, b int) {
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
		data.Swap(at, a+other)
	}
}

// choose returns where a good pivot is, and how many of the elements it looked at were in the wrong order.
func choose(data Interface, a, b int) (pivot, swaps int) {
	size := b - a
	i, j, k := a+size/4, a+size/4*2, a+size/4*3
	if size < fewToChoose {
		return j, 0
	}
	if size >= manyToChoose {
		i = median(data, i-1, i, i+1, &swaps)
		j = median(data, j-1, j, j+1, &swaps)
		k = median(data, k-1, k, k+1, &swaps)
	}
	return median(data, i, j, k, &swaps), swaps
}

// median returns which of three elements is the middle one, and counts in swaps what it had to exchange to know.
func median(data Interface, a, b, c int, swaps *int) int {
	if data.Less(b, a) {
		*swaps++
		a, b = b, a
	}
	if data.Less(c, b) {
		*swaps++
		b = c
	}
	if data.Less(b, a) {
		*swaps++
		b = a
	}
	return b
}

// insertion sorts few elements, and keeps equal ones in order.
func insertion(data Interface, a, b int) {
	for i := a + 1; i < b; i++ {
		for j := i; j > a && data.Less(j, j-1); j-- {
			data.Swap(j, j-1)
		}
	}
}

// heapsort sorts in a time that no order of the elements can worsen.
func heapsort(data Interface, a, b int) {
	n := b - a
	for i := (n - 1) / 2; i >= 0; i-- {
		sift(data, a, i, n)
	}
	for i := n - 1; i >= 0; i-- {
		data.Swap(a, a+i)
		sift(data, a, 0, i)
	}
}

// sift lets element root of a heap of n elements from a on sink to its place.
func sift(data Interface, a, root, n int) {
	for {
		child := 2*root + 1
		if child >= n {
			return
		}
		if child+1 < n && data.Less(a+child, a+child+1) {
			child++
		}
		if !data.Less(a+root, a+child) {
			return
		}
		data.Swap(a+root, a+child)
		root = child
	}
}

// reverseAll reverses the elements from a to before b.
func reverseAll(data Interface, a, b int) {
	for i, j := a, b-1; i < j; i, j = i+1, j-1 {
		data.Swap(i, j)
	}
}

// stable sorts n elements: short runs by insertion, then merged in place.
func stable(data Interface, n int) {
	size := 20
	for a := 0; a < n; a += size {
		insertion(data, a, min(a+size, n))
	}
	for ; size < n; size *= 2 {
		for a := 0; a+size < n; a += 2 * size {
			merge(data, a, a+size, min(a+2*size, n))
		}
	}
}

// merge merges what is sorted from a to before m with what is sorted from m to before b: the middle of the longer
// part goes to its place, which leaves two smaller merges.
func merge(data Interface, a, m, b int) {
	for a < m && m < b {
		if !data.Less(m, m-1) {
			return
		}
		if m-a > b-m {
			i := a + (m-a)/2
			lo, hi := m, b
			for lo < hi {
				if h := int(uint(lo+hi) >> 1); data.Less(h, i) {
					lo = h + 1
				} else {
					hi = h
				}
			}
			j := lo
			rotateAll(data, i, m, j)
			mid := i + j - m // the middle's place now
			merge(data, a, i, mid)
			a, m = mid+1, mid+m-i
		} else {
			j := m + (b-m)/2
			lo, hi := a, m
			for lo < hi {
				if h := int(uint(lo+hi) >> 1); data.Less(j, h) {
					hi = h
				} else {
					lo = h + 1
				}
			}
			i := lo
			rotateAll(data, i, m, j+1)
			mid := i + j - m // the middle's place now
			merge(data, a, i, mid)
			a, m = mid+1, mid+1+m-i
		}
	}
}

// rotateAll exchanges the elements from a to before m with those from m to before b.
func rotateAll(data Interface, a, m, b int) {
	for a < m && m < b {
		if left, right := m-a, b-m; left <= right {
			for i := 0; i < left; i++ {
				data.Swap(a+i, m+i)
			}
			a, m = m, m+left
		} else {
			for i := 1; i <= right; i++ {
				data.Swap(m-i, b-i)
			}
			b, m = m, m-right
		}
	}
}
