package main

import (
	"cmp"
	"errors"
	"fmt"
	"iter"
	"maps"
	"slices"
	"sort"
	"strings"
)

type Ordered interface {
	~int | ~int64 | ~float64 | ~string
}
type Tree[K cmp.Ordered, V any] struct {
	root *node[K, V]
	size int
}
type node[K cmp.Ordered, V any] struct {
	k           K
	v           V
	left, right *node[K, V]
	h           int
}

func h[K cmp.Ordered, V any](n *node[K, V]) int {
	if n == nil {
		return 0
	}
	return n.h
}
func fix[K cmp.Ordered, V any](n *node[K, V]) *node[K, V] {
	n.h = 1 + max(h(n.left), h(n.right))
	switch b := h(n.left) - h(n.right); {
	case b > 1:
		if h(n.left.left) < h(n.left.right) {
			n.left = rotL(n.left)
		}
		return rotR(n)
	case b < -1:
		if h(n.right.right) < h(n.right.left) {
			n.right = rotR(n.right)
		}
		return rotL(n)
	}
	return n
}
func rotL[K cmp.Ordered, V any](n *node[K, V]) *node[K, V] {
	r := n.right
	n.right, r.left = r.left, n
	fix(n)
	return fix(r)
}
func rotR[K cmp.Ordered, V any](n *node[K, V]) *node[K, V] {
	l := n.left
	n.left, l.right = l.right, n
	fix(n)
	return fix(l)
}
func (t *Tree[K, V]) Set(k K, v V) {
	var set func(n *node[K, V]) *node[K, V]
	set = func(n *node[K, V]) *node[K, V] {
		if n == nil {
			t.size++
			return &node[K, V]{k: k, v: v, h: 1}
		}
		switch c := cmp.Compare(k, n.k); {
		case c < 0:
			n.left = set(n.left)
		case c > 0:
			n.right = set(n.right)
		default:
			n.v = v
		}
		return fix(n)
	}
	t.root = set(t.root)
}
func (t *Tree[K, V]) All() iter.Seq2[K, V] {
	return func(yield func(K, V) bool) {
		var walk func(*node[K, V]) bool
		walk = func(n *node[K, V]) bool {
			return n == nil || walk(n.left) && yield(n.k, n.v) && walk(n.right)
		}
		walk(t.root)
	}
}

type Stack[T any] []T

func (s *Stack[T]) Push(v T) { *s = append(*s, v) }
func (s *Stack[T]) Pop() (T, error) {
	var zero T
	if len(*s) == 0 {
		return zero, errors.New("empty")
	}
	v := (*s)[len(*s)-1]
	*s = (*s)[:len(*s)-1]
	return v, nil
}

type Set[T comparable] map[T]struct{}

func Of[T comparable](xs ...T) Set[T] {
	s := Set[T]{}
	for _, x := range xs {
		s[x] = struct{}{}
	}
	return s
}
func (s Set[T]) Union(o Set[T]) Set[T] { r := maps.Clone(s); maps.Copy(r, o); return r }

func Map[S ~[]E, E, R any](s S, f func(E) R) []R {
	r := make([]R, 0, len(s))
	for _, e := range s {
		r = append(r, f(e))
	}
	return r
}
func Reduce[E, A any](s iter.Seq[E], a A, f func(A, E) A) A {
	for e := range s {
		a = f(a, e)
	}
	return a
}
func GroupBy[E any, K comparable](s []E, f func(E) K) map[K][]E {
	m := make(map[K][]E)
	for _, e := range s {
		m[f(e)] = append(m[f(e)], e)
	}
	return m
}

type Number interface{ ~int | ~float64 }
type Celsius float64
type Matrix[T Number] [][]T

func (m Matrix[T]) Mul(o Matrix[T]) Matrix[T] {
	r := make(Matrix[T], len(m))
	for i := range m {
		r[i] = make([]T, len(o[0]))
		for j := range o[0] {
			for k := range o {
				r[i][j] += m[i][k] * o[k][j]
			}
		}
	}
	return r
}
func Sum[T Number](xs ...T) (t T) {
	for _, x := range xs {
		t += x
	}
	return
}

type List[T any] struct {
	head *elem[T]
}
type elem[T any] struct {
	v    T
	next *elem[T]
}

func (l *List[T]) Push(v T) *List[T] { l.head = &elem[T]{v, l.head}; return l }
func (l *List[T]) Reverse() {
	var prev *elem[T]
	for e := l.head; e != nil; {
		e.next, prev, e = prev, e, e.next
	}
	l.head = prev
}
func (l List[T]) Seq() iter.Seq[T] {
	return func(yield func(T) bool) {
		for e := l.head; e != nil && yield(e.v); e = e.next {
		}
	}
}

type Option[T any] func(*T)
type config struct {
	name string
	n    int
}

func WithName(s string) Option[config] { return func(c *config) { c.name = s } }
func Build[T any](opts ...Option[T]) (t T) {
	for _, o := range opts {
		o(&t)
	}
	return
}
func Filter[T any](s iter.Seq[T], ok func(T) bool) iter.Seq[T] {
	return func(yield func(T) bool) {
		for v := range s {
			if ok(v) && !yield(v) {
				return
			}
		}
	}
}

type person struct {
	Name string
	Age  int
	City string
}

func main() {
	var t Tree[string, int]
	for i, w := range strings.Fields("the quick brown fox jumps over the lazy dog and runs") {
		t.Set(w, i)
	}
	for k, v := range t.All() {
		if k > "q" {
			break
		}
		fmt.Print(k, ":", v, " ")
	}
	fmt.Println(t.size, t.root.h)
	var s Stack[rune]
	for _, r := range "(a[b]{c})" {
		s.Push(r)
	}
	r, err := s.Pop()
	fmt.Println(string(r), err, len(s), string(s))
	u := Of(1, 2).Union(Of(2, 3))
	fmt.Println(len(u), u)
	fmt.Println(Map([]int{1, 2, 3}, func(i int) string { return strings.Repeat("*", i) }))
	fmt.Println(Reduce(slices.Values([]int{1, 2, 3}), "", func(a string, e int) string { return fmt.Sprint(a, e) }))
	fmt.Println(GroupBy([]string{"a", "bb", "cc", "d"}, func(s string) int { return len(s) }))
	fmt.Println(Matrix[int]{{1, 2}, {3, 4}}.Mul(Matrix[int]{{0, 1}, {1, 0}}), Sum(Celsius(1.5), 2), Sum[int]())
	var l List[string]
	l.Push("c").Push("b").Push("a").Reverse()
	fmt.Println(slices.Collect(l.Seq()), fmt.Sprintf("%T %T", l, t))
	fmt.Printf("%+v\n", Build(WithName("x"), func(c *config) { c.n = 3 }))
	fmt.Println(slices.Collect(Filter(maps.Values(map[int]int{1: 2, 2: 4}), func(i int) bool { return i > 2 })))
	people := []person{{"Ann", 30, "Rome"}, {"Bob", 25, "Oslo"}, {"Cy", 30, "Oslo"}, {"Di", 25, "Rome"}}
	slices.SortStableFunc(people, func(a, b person) int {
		return cmp.Or(strings.Compare(a.City, b.City), cmp.Compare(b.Age, a.Age))
	})
	fmt.Println(people)
	sort.SliceStable(people, func(i, j int) bool { return people[i].Age < people[j].Age })
	fmt.Println(people)
	i, ok := slices.BinarySearchFunc(people, 30, func(p person, n int) int { return cmp.Compare(p.Age, n) })
	fmt.Println(i, ok, slices.IndexFunc(people, func(p person) bool { return p.Name == "Cy" }))
	for c := range slices.Chunk([]int{1, 2, 3, 4, 5}, 2) {
		fmt.Print(c, len(c), cap(c), " ")
	}
	fmt.Println(slices.Compact([]int{1, 1, 2, 2, 1}), slices.Equal([]int{1}, []int{1}), slices.Repeat([]int{1, 2}, 2))
}
