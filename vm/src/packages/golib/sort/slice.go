package sort

func length(x any) int
func swap(x any, i, j int)
func rotate(x any, a, m, b int)

// Slice sorts the slice x by less; equal elements may change places.
func Slice(x any, less func(i, j int) bool) {
	n := length(x)
	quickFunc(x, less, 0, n, depth(n))
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

// quickFunc sorts elements from a to before b.
func quickFunc(x any, less func(i, j int) bool, a, b, depth int) {
	for b-a > 12 {
		if depth == 0 {
			heapFunc(x, less, a, b)
			return
		}
		depth--
		m := a + (b-a)/2
		if b-a > 64 {
			eighth := (b - a) / 8
			medianFunc(x, less, m, m-eighth, m+eighth)
			medianFunc(x, less, a+1, a+eighth, a+2*eighth)
			medianFunc(x, less, b-1, b-eighth, b-2*eighth)
		}
		medianFunc(x, less, m, a+1, b-1)
		swap(x, a, m)
		i, j := a+1, b-1
		for {
			for i <= j && less(i, a) {
				i++
			}
			for i <= j && less(a, j) {
				j--
			}
			if i >= j {
				break
			}
			swap(x, i, j)
			i++
			j--
		}
		swap(x, a, j)
		// The smaller side first, so that the stack stays shallow.
		if j-a < b-j-1 {
			quickFunc(x, less, a, j, depth)
			a = j + 1
		} else {
			quickFunc(x, less, j+1, b, depth)
			b = j
		}
	}
	insertionFunc(x, less, a, b)
}

// medianFunc puts the middle one of three elements at m.
func medianFunc(x any, less func(i, j int) bool, m, lo, hi int) {
	if less(m, lo) {
		swap(x, m, lo)
	}
	if less(hi, m) {
		swap(x, hi, m)
		if less(m, lo) {
			swap(x, m, lo)
		}
	}
}

// insertionFunc sorts few elements, and keeps equal ones in order.
func insertionFunc(x any, less func(i, j int) bool, a, b int) {
	for i := a + 1; i < b; i++ {
		for j := i; j > a && less(j, j-1); j-- {
			swap(x, j, j-1)
		}
	}
}

// heapFunc sorts elements from a to before b in a time that no order of them can worsen.
func heapFunc(x any, less func(i, j int) bool, a, b int) {
	n := b - a
	for i := n/2 - 1; i >= 0; i-- {
		siftFunc(x, less, a, i, n)
	}
	for i := n - 1; i > 0; i-- {
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
