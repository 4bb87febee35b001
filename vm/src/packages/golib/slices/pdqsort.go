package slices

import "math/bits"

// Pattern-defeating quicksort, by Orson Peters: quicksort that sees when there is little left to do, and falls back to
// heapsort when its pivots are bad too often. Which of equal elements comes first depends on every choice made here, so
// the choices are those of Go's standard library. Package sort has the same algorithm twice, for what it sorts.

const (
	fewElements  = 12 // insertion sort is faster for these
	fewToChoose  = 8  // with fewer, the pivot is the middle
	manyToChoose = 50 // from here on, the pivot is a median of medians
	fixedAtMost  = 5  // elements out of order that are put right in what seems to be sorted
	fixedFrom    = 50 // but not in less than this
)

// pdqsort sorts elements from a to before b; limit is how many bad pivots it may meet.
func pdqsort[E any](x []E, a, b, limit int, cmp func(a, b E) int) {
	balanced, inOrder := true, true
	for b-a > fewElements {
		if limit == 0 {
			heapsort(x, a, b, cmp)
			return
		}
		if !balanced {
			scatter(x, a, b)
			limit--
		}
		pivot, swaps := choose(x, a, b, cmp)
		ascending := swaps == 0
		if swaps == allSwapped {
			Reverse(x[a:b])
			pivot = b - 1 - (pivot - a)
			ascending = true
		}
		if balanced && inOrder && ascending && nearlySorted(x, a, b, cmp) {
			return
		}
		// Nothing here is below the element before a: if the pivot is not above it, the pivot is the least.
		if a > 0 && cmp(x[a-1], x[pivot]) >= 0 {
			a = withoutEqual(x, a, b, pivot, cmp)
			continue
		}
		size := b - a
		var mid int
		mid, inOrder = partition(x, a, b, pivot, cmp)
		if left, right := mid-a, b-mid; left < right {
			balanced = left >= size/8
			pdqsort(x, a, mid, limit, cmp)
			a = mid + 1
		} else {
			balanced = right >= size/8
			pdqsort(x, mid+1, b, limit, cmp)
			b = mid
		}
	}
	insertion(x, a, b, cmp)
}

// partition puts elements below the pivot before it and the others behind it. It returns where the pivot is then, and
// whether nothing but the pivot had to move.
func partition[E any](x []E, a, b, pivot int, cmp func(a, b E) int) (mid int, inOrder bool) {
	x[a], x[pivot] = x[pivot], x[a]
	i, j := a+1, b-1
	for inOrder = true; ; inOrder = false {
		for i <= j && cmp(x[i], x[a]) < 0 {
			i++
		}
		for i <= j && cmp(x[j], x[a]) >= 0 {
			j--
		}
		if i > j {
			break
		}
		x[i], x[j] = x[j], x[i]
		i++
		j--
	}
	x[j], x[a] = x[a], x[j]
	return j, inOrder
}

// withoutEqual puts elements equal to the pivot, the least, first, and returns where the others begin.
func withoutEqual[E any](x []E, a, b, pivot int, cmp func(a, b E) int) int {
	x[a], x[pivot] = x[pivot], x[a]
	i, j := a+1, b-1
	for {
		for i <= j && cmp(x[a], x[i]) >= 0 {
			i++
		}
		for i <= j && cmp(x[a], x[j]) < 0 {
			j--
		}
		if i > j {
			return i
		}
		x[i], x[j] = x[j], x[i]
		i++
		j--
	}
}

// nearlySorted puts a few elements right, and reports whether all is sorted then.
func nearlySorted[E any](x []E, a, b int, cmp func(a, b E) int) bool {
	i := a + 1
	for range fixedAtMost {
		for i < b && cmp(x[i], x[i-1]) >= 0 {
			i++
		}
		if i == b {
			return true
		}
		if b-a < fixedFrom {
			return false
		}
		x[i], x[i-1] = x[i-1], x[i]
		if i-a >= 2 {
			for j := i - 1; j >= 1 && cmp(x[j], x[j-1]) < 0; j-- {
				x[j], x[j-1] = x[j-1], x[j]
			}
		}
		if b-i >= 2 {
			for j := i + 1; j < b && cmp(x[j], x[j-1]) < 0; j++ {
				x[j], x[j-1] = x[j-1], x[j]
			}
		}
	}
	return false
}

// scatter exchanges three elements around the middle with others, to break patterns that make bad pivots. The others
// are chosen by xorshift numbers, the same for the same length.
func scatter[E any](x []E, a, b int) {
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
		x[at], x[a+other] = x[a+other], x[at]
	}
}

// allSwapped is how many exchanges choose counts in what is in descending order.
const allSwapped = 4 * 3

// choose returns where a good pivot is, and how many of the elements it looked at were in the wrong order.
func choose[E any](x []E, a, b int, cmp func(a, b E) int) (pivot, swaps int) {
	size := b - a
	i, j, k := a+size/4, a+size/4*2, a+size/4*3
	if size < fewToChoose {
		return j, 0
	}
	if size >= manyToChoose {
		i = median(x, i-1, i, i+1, &swaps, cmp)
		j = median(x, j-1, j, j+1, &swaps, cmp)
		k = median(x, k-1, k, k+1, &swaps, cmp)
	}
	return median(x, i, j, k, &swaps, cmp), swaps
}

// median returns which of three elements is the middle one, and counts in swaps what it had to exchange to know.
func median[E any](x []E, a, b, c int, swaps *int, cmp func(a, b E) int) int {
	if cmp(x[b], x[a]) < 0 {
		*swaps++
		a, b = b, a
	}
	if cmp(x[c], x[b]) < 0 {
		*swaps++
		b = c
	}
	if cmp(x[b], x[a]) < 0 {
		*swaps++
		b = a
	}
	return b
}

// insertion sorts few elements, and keeps equal ones in order.
func insertion[E any](x []E, a, b int, cmp func(a, b E) int) {
	for i := a + 1; i < b; i++ {
		for j := i; j > a && cmp(x[j], x[j-1]) < 0; j-- {
			x[j], x[j-1] = x[j-1], x[j]
		}
	}
}

// heapsort sorts in a time that no order of the elements can worsen.
func heapsort[E any](x []E, a, b int, cmp func(a, b E) int) {
	n := b - a
	for i := (n - 1) / 2; i >= 0; i-- {
		sift(x, a, i, n, cmp)
	}
	for i := n - 1; i >= 0; i-- {
		x[a], x[a+i] = x[a+i], x[a]
		sift(x, a, 0, i, cmp)
	}
}

// sift lets element root of a heap of n elements from a on sink to its place.
func sift[E any](x []E, a, root, n int, cmp func(a, b E) int) {
	for {
		child := 2*root + 1
		if child >= n {
			return
		}
		if child+1 < n && cmp(x[a+child], x[a+child+1]) < 0 {
			child++
		}
		if cmp(x[a+root], x[a+child]) >= 0 {
			return
		}
		x[a+root], x[a+child] = x[a+child], x[a+root]
		root = child
	}
}
