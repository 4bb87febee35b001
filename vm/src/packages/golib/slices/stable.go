package slices

// stable sorts by insertion in short runs, which it merges in place: no memory beyond x is needed.
func stable[E any](x []E, cmp func(a, b E) int) {
	n, size := len(x), 20
	for a := 0; a < n; a += size {
		insertion(x, a, min(a+size, n), cmp)
	}
	for ; size < n; size *= 2 {
		for a := 0; a+size < n; a += 2 * size {
			merge(x, a, a+size, min(a+2*size, n), cmp)
		}
	}
}

// merge merges what is sorted from a to before m with what is sorted from m to before b, as Kim and Kutzner describe
// (2004): exchange what is on the wrong side of the middle, and merge both sides.
func merge[E any](x []E, a, m, b int, cmp func(a, b E) int) {
	if m-a == 1 {
		// One element goes to where those before it are less.
		i, j := m, b
		for i < j {
			if h := int(uint(i+j) >> 1); cmp(x[h], x[a]) < 0 {
				i = h + 1
			} else {
				j = h
			}
		}
		for k := a; k < i-1; k++ {
			x[k], x[k+1] = x[k+1], x[k]
		}
		return
	}
	if b-m == 1 {
		i, j := a, m
		for i < j {
			if h := int(uint(i+j) >> 1); cmp(x[m], x[h]) >= 0 {
				i = h + 1
			} else {
				j = h
			}
		}
		for k := m; k > i; k-- {
			x[k], x[k-1] = x[k-1], x[k]
		}
		return
	}
	mid := int(uint(a+b) >> 1)
	n := mid + m
	start, r := a, m
	if m > mid {
		start, r = n-b, mid
	}
	for p := n - 1; start < r; {
		if c := int(uint(start+r) >> 1); cmp(x[p-c], x[c]) >= 0 {
			start = c + 1
		} else {
			r = c
		}
	}
	end := n - start
	if start < m && m < end {
		rotate(x, start, m, end)
	}
	if a < start && start < mid {
		merge(x, a, start, mid, cmp)
	}
	if mid < end && end < b {
		merge(x, mid, end, b, cmp)
	}
}

// rotate exchanges the elements from a to before m with those from m to before b.
func rotate[E any](x []E, a, m, b int) {
	Reverse(x[a:m])
	Reverse(x[m:b])
	Reverse(x[a:b])
}
