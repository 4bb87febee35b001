package main

import (
	"container/heap"
	"fmt"
	"sort"
	"strings"
)

type tree interface{ freq() int }
type leaf struct {
	n int
	r rune
}
type inner struct {
	n    int
	l, r tree
}

func (l leaf) freq() int   { return l.n }
func (i *inner) freq() int { return i.n }

type forest []tree

func (f forest) Len() int { return len(f) }
func (f forest) Less(i, j int) bool {
	if f[i].freq() != f[j].freq() {
		return f[i].freq() < f[j].freq()
	}
	return first(f[i]) < first(f[j])
}
func first(t tree) rune {
	switch t := t.(type) {
	case leaf:
		return t.r
	case *inner:
		return min(first(t.l), first(t.r))
	}
	panic("unreachable")
}
func (f forest) Swap(i, j int) { f[i], f[j] = f[j], f[i] }
func (f *forest) Push(x any)   { *f = append(*f, x.(tree)) }
func (f *forest) Pop() any     { o := *f; x := o[len(o)-1]; *f = o[:len(o)-1]; return x }

func codes(t tree, prefix []byte, out map[rune]string) {
	switch t := t.(type) {
	case leaf:
		out[t.r] = string(prefix)
	case *inner:
		codes(t.l, append(prefix, '0'), out)
		codes(t.r, append(prefix, '1'), out)
	}
}
func rle(s string) string {
	var sb strings.Builder
	for i := 0; i < len(s); {
		j := i
		for j < len(s) && s[j] == s[i] {
			j++
		}
		if j-i > 1 {
			fmt.Fprint(&sb, j-i)
		}
		sb.WriteByte(s[i])
		i = j
	}
	return sb.String()
}
func main() {
	s := "mississippi river — größte Flüsse"
	f := &forest{}
	counts := map[rune]int{}
	for _, r := range s {
		counts[r]++
	}
	for r, n := range counts {
		heap.Push(f, leaf{n, r})
	}
	for f.Len() > 1 {
		a, b := heap.Pop(f).(tree), heap.Pop(f).(tree)
		heap.Push(f, &inner{a.freq() + b.freq(), a, b})
	}
	table := map[rune]string{}
	codes((*f)[0], nil, table)
	rs := make([]rune, 0)
	for r := range table {
		rs = append(rs, r)
	}
	sort.Slice(rs, func(i, j int) bool {
		a, b := table[rs[i]], table[rs[j]]
		return len(a) < len(b) || len(a) == len(b) && a < b
	})
	for _, r := range rs {
		fmt.Printf("%q %U %-6s %d\n", r, r, table[r], counts[r])
	}
	bits := 0
	for _, r := range s {
		bits += len(table[r])
	}
	fmt.Println(bits, len(s)*8, fmt.Sprintf("%.1f%%", 100*float64(bits)/float64(len(s)*8)))
	fmt.Println(rle("WWWWBBBWWWWRGGGGGA"))
}
