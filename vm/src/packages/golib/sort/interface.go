package sort

// slice.go has the same algorithms for slices.

// quick sorts elements from a to before b.
func quick(data Interface, a, b, depth int) {
	for b-a > 12 {
		if depth == 0 {
			heap(data, a, b)
			return
		}
		depth--
		m := a + (b-a)/2
		if b-a > 64 {
			eighth := (b - a) / 8
			median(data, m, m-eighth, m+eighth)
			median(data, a+1, a+eighth, a+2*eighth)
			median(data, b-1, b-eighth, b-2*eighth)
		}
		median(data, m, a+1, b-1)
		data.Swap(a, m)
		i, j := a+1, b-1
		for {
			for i <= j && data.Less(i, a) {
				i++
			}
			for i <= j && data.Less(a, j) {
				j--
			}
			if i >= j {
				break
			}
			data.Swap(i, j)
			i++
			j--
		}
		data.Swap(a, j)
		// The smaller side first, so that the stack stays shallow.
		if j-a < b-j-1 {
			quick(data, a, j, depth)
			a = j + 1
		} else {
			quick(data, j+1, b, depth)
			b = j
		}
	}
	insertion(data, a, b)
}

// median puts the middle one of three elements at m.
func median(data Interface, m, lo, hi int) {
	if data.Less(m, lo) {
		data.Swap(m, lo)
	}
	if data.Less(hi, m) {
		data.Swap(hi, m)
		if data.Less(m, lo) {
			data.Swap(m, lo)
		}
	}
}

// insertion sorts few elements, and keeps equal ones in order.
func insertion(data Interface, a, b int) {
	for i := a + 1; i < b; i++ {
		for j := i; j > a && data.Less(j, j-1); j-- {
			data.Swap(j, j-1)
		}
	}
}

// heap sorts elements from a to before b in a time that no order of them can worsen.
func heap(data Interface, a, b int) {
	n := b - a
	for i := n/2 - 1; i >= 0; i-- {
		sift(data, a, i, n)
	}
	for i := n - 1; i > 0; i-- {
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
