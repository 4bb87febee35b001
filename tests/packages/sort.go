// Package sort: stable results, the order of equal elements, sortedness and searches; many sizes and orders.
package main

import (
	"fmt"
	"math"
	"sort"
)

type item struct {
	key  int
	name string
	b    byte
}

type byKey []item

func (s byKey) Len() int           { return len(s) }
func (s byKey) Less(i, j int) bool { return s[i].key < s[j].key }
func (s byKey) Swap(i, j int)      { s[i], s[j] = s[j], s[i] }

func items(n, kinds int) []item {
	seed := uint32(n*31 + kinds)
	s := make([]item, n)
	for i := range s {
		seed = seed*1664525 + 1013904223
		s[i] = item{int(seed>>8) % kinds, fmt.Sprint("n", i), byte(i)}
	}
	return s
}

func ordered(s []item) bool {
	for i := 1; i < len(s); i++ {
		if s[i].key < s[i-1].key {
			return false
		}
	}
	return true
}

func sum(s []item) (t int) {
	for _, x := range s {
		t += x.key*7 + len(x.name) + int(x.b)
	}
	return
}

// order is a number that tells in which order the elements are.
func order(s []item) (t int) {
	for _, x := range s {
		t = (t*31 + x.key*7 + len(x.name) + int(x.b)) % 1000000007
	}
	return
}

// patterns sorts what is nearly in order, or has few values.
func patterns() {
	for _, n := range []int{8, 13, 30, 50, 51, 100, 300, 2000} {
		for pattern := range 6 {
			s := items(n, 1000)
			for i := range s {
				switch pattern {
				case 0:
					s[i].key = i
				case 1:
					s[i].key = -i
				case 2:
					s[i].key = i / 10 % 7
				case 3:
					s[i].key = i % 16 * (i & 1)
				case 4:
					s[i].key = min(i, n-i)
				case 5:
					if i%50 != 20 {
						s[i].key = i
					}
				}
			}
			t, calls := append([]item(nil), s...), 0
			sort.Slice(s, func(i, j int) bool { calls++; return s[i].key < s[j].key })
			sort.Sort(byKey(t))
			fmt.Println(n, pattern, order(s), order(t), calls)
		}
	}
}

func main() {
	patterns()
	for _, n := range []int{0, 1, 2, 3, 12, 13, 20, 21, 65, 100, 1000, 5000} {
		for _, kinds := range []int{1, 3, 1000000} {
			s := items(n, kinds)
			before := sum(s)
			sort.Sort(byKey(s))
			fmt.Println(n, kinds, ordered(s), order(s), sum(s) == before, sort.IsSorted(byKey(s)))
			sort.Sort(sort.Reverse(byKey(s)))
			fmt.Println(n < 2 || s[0].key >= s[n-1].key)
			sort.Slice(s, func(i, j int) bool { return s[i].key < s[j].key })
			fmt.Println(ordered(s), order(s), sum(s) == before)
			s = items(n, kinds)
			t := items(n, kinds)
			sort.Stable(byKey(s))
			sort.SliceStable(t, func(i, j int) bool { return t[i].key < t[j].key })
			same := true
			h := 0
			for i := range s {
				same = same && s[i] == t[i]
				h = h*31 + int(s[i].b)
			}
			fmt.Println(same, h, sort.SliceIsSorted(t, func(i, j int) bool { return t[i].key < t[j].key }))
		}
	}
	bytes := []byte("the quick brown fox")
	sort.Slice(bytes, func(i, j int) bool { return bytes[i] < bytes[j] })
	fmt.Printf("%q\n", bytes)
	ints := []int{5, -2, math.MaxInt, 0, math.MinInt, 5}
	sort.Ints(ints)
	fmt.Println(ints, sort.IntsAreSorted(ints), sort.SearchInts(ints, 5), sort.SearchInts(ints, 6), sort.SearchInts(ints, -1))
	floats := []float64{1, math.NaN(), math.Inf(-1), -0.5, math.Inf(1), math.NaN()}
	sort.Float64s(floats)
	fmt.Println(floats, sort.Float64sAreSorted(floats), sort.SearchFloat64s([]float64{1, 2, 3}, 2.5))
	strs := []string{"b", "", "abc", "ab", "日", "B"}
	sort.Strings(strs)
	fmt.Printf("%q %t %d\n", strs, sort.StringsAreSorted(strs), sort.SearchStrings(strs, "abd"))
	sort.Sort(sort.Reverse(sort.StringSlice(strs)))
	fmt.Printf("%q\n", strs)
	fmt.Println(sort.Search(100, func(i int) bool { return i*i >= 50 }))
	fmt.Println(sort.Find(len(ints), func(i int) int { return 0 - ints[i] }))
	sort.IntSlice(ints).Sort()
	fmt.Println(sort.IntSlice(ints).Search(0))
}
