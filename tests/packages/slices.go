// Packages cmp, slices, maps and iter.
package main

import (
	"cmp"
	"fmt"
	"iter"
	"maps"
	"math"
	"slices"
	"strings"
)

type pair struct{ key, n int }

type level int8

func caught(f func()) {
	defer func() { fmt.Println(recover()) }()
	f()
}

func compare() {
	nan := math.NaN()
	fmt.Println(cmp.Compare(1, 2), cmp.Compare("b", "a"), cmp.Compare(1.5, 1.5), cmp.Compare(nan, 1), cmp.Compare(1, nan), cmp.Compare(nan, nan), cmp.Compare(level(3), -3))
	fmt.Println(cmp.Less(1, 2), cmp.Less(nan, 1), cmp.Less(1, nan), cmp.Less(nan, nan), cmp.Less("", "a"))
	fmt.Println(cmp.Or(0, 0, 3, 4), cmp.Or("", "x"), cmp.Or[int](), cmp.Or(pair{}, pair{1, 2}))
	a, b := []int{1, 2, 3}, []int{1, 2, 4}
	fmt.Println(slices.Equal(a, b), slices.Equal(a, []int{1, 2, 3}), slices.Equal(nil, []int{}), slices.Equal([]float64{nan}, []float64{nan}), slices.EqualFunc(a, b, func(x, y int) bool { return x/2 == y/2 }))
	fmt.Println(slices.Compare(a, b), slices.Compare(b, a), slices.Compare(a, a[:2]), slices.Compare(a[:2], a), slices.Compare(a, a), slices.CompareFunc(a, []string{"1", "2"}, func(x int, s string) int { return cmp.Compare(fmt.Sprint(x), s) }))
	fmt.Println(slices.Index(a, 3), slices.Index(a, 9), slices.IndexFunc(a, func(x int) bool { return x > 1 }), slices.Contains(a, 2), slices.ContainsFunc(a, func(x int) bool { return x > 5 }))
	fmt.Println(slices.Min(b), slices.Max(b), slices.Min([]float64{1, nan, 0}), slices.Max([]float64{1, nan, 0}), slices.Min([]string{"b", "a"}), slices.Max([]level{-3, 2}))
	ps := []pair{{2, 0}, {1, 1}, {1, 2}, {2, 3}}
	byKey := func(a, b pair) int { return cmp.Compare(a.key, b.key) }
	fmt.Println(slices.MinFunc(ps, byKey), slices.MaxFunc(ps, byKey))
	for _, f := range []func(){func() { slices.Min([]int{}) }, func() { slices.Max([]int(nil)) }, func() { slices.MinFunc([]pair{}, byKey) }, func() { slices.MaxFunc([]pair{}, byKey) }} {
		caught(f)
	}
	s := []int{1, 3, 3, 5}
	for x := range 7 {
		fmt.Print(slices.BinarySearch(s, x))
		fmt.Print(slices.BinarySearchFunc(s, fmt.Sprint(x), func(a int, b string) int { return strings.Compare(fmt.Sprint(a), b) }))
	}
	fmt.Println(slices.BinarySearch([]float64{nan, nan, 1}, nan))
}

func show[E any](s []E) { fmt.Println(s, len(s), cap(s), s == nil) }

func change() {
	s := []int{1, 2, 3, 4, 5}
	show(slices.Insert(slices.Clone(s), 0, 9))
	show(slices.Insert(slices.Clone(s), 5, 9, 8))
	show(slices.Insert(slices.Clone(s), 2))
	show(slices.Insert(slices.Clone(s), 2, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0))
	r := append(make([]int, 0, 20), s...)
	show(slices.Insert(r, 1, r[2:4]...))
	r = append(make([]int, 0, 20), s...)
	show(slices.Insert(r, 3, r[0:2]...))
	r = append(make([]int, 0, 20), s...)
	show(slices.Insert(r, 1, r[:5]...))
	show(r[:12])
	for i := range 5 {
		for j := i; j <= 5; j++ {
			r := slices.Clone(s)
			show(slices.Delete(r, i, j))
			fmt.Println(r)
			r = append(make([]int, 0, 9), s...)
			show(slices.Replace(r, i, j, 7, 8))
			fmt.Println(r)
			r = append(make([]int, 0, 9), s...)
			show(slices.Replace(r, i, j, r[1:5]...))
			show(slices.Replace(slices.Clone(s), i, j, s...))
			show(slices.Replace(slices.Clone(s), i, j))
		}
	}
	r = slices.Clone(s)
	show(slices.DeleteFunc(r, func(x int) bool { return x%2 == 0 }))
	fmt.Println(r, slices.DeleteFunc(r, func(x int) bool { return false }))
	c := []int{1, 1, 2, 2, 2, 3, 1, 1}
	show(slices.Compact(c))
	fmt.Println(c, slices.Compact([]int{1, 2}), slices.Compact([]int{}))
	w := []string{"a", "A", "b", "B", "b", "c"}
	show(slices.CompactFunc(w, strings.EqualFold))
	fmt.Printf("%q\n", w)
	for n := range 40 {
		fmt.Print(cap(slices.Grow([]int(nil), n)), cap(slices.Grow(s, n)), cap(slices.Grow(s[:2:3], n)), cap(slices.Clone(make([]byte, n))), cap(slices.Insert(s, 1, make([]int, n)...)), " ")
		fmt.Print(cap(slices.Grow(make([]byte, 3), n*10)), cap(slices.Concat(s, s[:n%5])), cap(slices.Repeat([]byte{1, 2, 3}, n)), cap(slices.Grow([]pair{}, n)), "\n")
	}
	show(slices.Clip(make([]int, 2, 10)))
	show(slices.Clone([]int(nil)))
	show(slices.Clone([]int{}))
	slices.Reverse(s)
	show(s)
	show(slices.Concat(s, nil, []int{7}))
	show(slices.Concat[[]int]())
	show(slices.Repeat([]string{"a", "b"}, 3))
	show(slices.Repeat([]int{}, 5))
	for _, f := range []func(){func() { slices.Grow(s, -1) }, func() { slices.Repeat(s, -1) }, func() { slices.Repeat(s, math.MaxInt) }, func() { slices.Insert(s, 6, 1) }, func() { slices.Insert(s, -1) }, func() { slices.Delete(s, 3, 2) }, func() { slices.Delete(s, 0, 6) }, func() { slices.Replace(s, 2, 9, 1) }} {
		caught(f)
	}
}

// numbers returns n pairs whose keys follow a pattern.
func numbers(n, pattern int) []pair {
	s := make([]pair, n)
	x := uint32(n*7 + pattern)
	for i := range s {
		x = x*1664525 + 1013904223
		switch pattern {
		case 0:
			s[i].key = int(x>>16) % 1000
		case 1:
			s[i].key = int(x>>16) % 5
		case 2:
			s[i].key = i
		case 3:
			s[i].key = -i
		case 4:
			s[i].key = i / 10 % 7
		case 5:
			s[i].key = i
			if i%97 == 50 {
				s[i].key = 0
			}
		case 6:
			s[i].key = min(i, n-i)
		case 7:
			s[i].key = i % 16 * (i & 1)
		}
		s[i].n = i
	}
	return s
}

func sum[E any](s []E, f func(E) int) (h int) {
	for _, v := range s {
		h = (h*31 + f(v)) % 1000000007
	}
	return h
}

func sorting() {
	byKey := func(a, b pair) int { return cmp.Compare(a.key, b.key) }
	order := func(p pair) int { return p.n }
	for _, n := range []int{0, 1, 2, 5, 11, 12, 13, 20, 49, 50, 51, 100, 257, 1000, 3000} {
		for pattern := range 8 {
			s := numbers(n, pattern)
			calls := 0
			slices.SortFunc(s, func(a, b pair) int { calls++; return cmp.Compare(a.key, b.key) })
			fmt.Print(n, " ", pattern, " ", sum(s, order), " ", calls, slices.IsSortedFunc(s, byKey))
			s = numbers(n, pattern)
			slices.SortStableFunc(s, byKey)
			fmt.Println(" ", sum(s, order), slices.IsSortedFunc(s, byKey))
		}
	}
	fs := []float64{3, math.NaN(), -1, math.Inf(1), 0, math.Copysign(0, -1), math.Inf(-1), math.NaN(), 2.5, -2.5}
	slices.Sort(fs)
	fmt.Println(fs, slices.IsSorted(fs))
	f32 := []float32{3, -1, 0.5, -0.25}
	slices.Sort(f32)
	ls := []level{3, -128, 127, 0, -1}
	slices.Sort(ls)
	us := []uint8{200, 3, 255, 0}
	slices.Sort(us)
	i16, u16 := []int16{300, -300, 5}, []uint16{65535, 256, 255}
	slices.Sort(i16)
	slices.Sort(u16)
	i32, u32, u64 := []int32{1 << 30, -1 << 31, 7}, []uint32{1 << 31, 5, 1<<32 - 1}, []uint64{1 << 63, 5}
	slices.Sort(i32)
	slices.Sort(u32)
	slices.Sort(u64)
	ss := strings.Fields("the quick brown fox jumps over the lazy dog")
	slices.Sort(ss)
	fmt.Println(f32, ls, us, i16, u16, i32, u32, u64, ss, slices.IsSorted([]int{2, 1}), slices.IsSorted(ss))
}

func count(n int) iter.Seq[int] {
	return func(yield func(int) bool) {
		for i := range n {
			if !yield(i * i % 7) {
				return
			}
		}
	}
}

func sequences() {
	s := []string{"x", "y", "z"}
	slices.All(s)(func(i int, v string) bool { fmt.Print(i, v, " "); return i < 1 })
	slices.Backward(s)(func(i int, v string) bool { fmt.Print(i, v, " "); return i > 1 })
	slices.Values(s)(func(v string) bool { fmt.Print(v, " "); return v != "y" })
	slices.Chunk([]int{1, 2, 3, 4, 5, 6, 7}, 3)(func(c []int) bool { fmt.Print(c, cap(c), " "); return true })
	fmt.Println(slices.Collect(count(9)), slices.Sorted(count(9)), slices.AppendSeq([]int{-1}, count(3)), slices.Collect(count(0)) == nil)
	fmt.Println(slices.SortedFunc(count(9), func(a, b int) int { return b - a }), slices.SortedStableFunc(count(9), func(a, b int) int { return a%3 - b%3 }))
	caught(func() { slices.Chunk(s, 0) })

	m := map[string]int{"a": 1, "b": 2, "c": 3}
	c := maps.Clone(m)
	fmt.Println(maps.Equal(m, c), maps.Clone(map[int]int(nil)) == nil, slices.Sorted(maps.Keys(m)), slices.Sorted(maps.Values(m)), maps.Collect(maps.All(m)))
	maps.DeleteFunc(c, func(k string, v int) bool { return v == 2 })
	fmt.Println(c, maps.Equal(m, c), maps.EqualFunc(m, m, func(a, b int) bool { return a == b+1 }))
	maps.Copy(c, map[string]int{"z": 26, "a": 0})
	maps.Insert(c, maps.All(map[string]int{"y": 25}))
	n := 0
	maps.All(c)(func(string, int) bool { n++; return n < 2 })
	maps.Keys(c)(func(string) bool { n++; return false })
	maps.Values(c)(func(int) bool { n++; return false })
	fmt.Println(c, n, maps.Collect(slices.All(s)))
}

func main() {
	compare()
	change()
	sorting()
	sequences()
}
