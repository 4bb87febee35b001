package main

import (
	"errors"
	"fmt"
	"os"
	"runtime"
	"sort"
	"strings"
)

type T struct{ n int }

func (t T) Val() int  { return t.n }
func (t *T) Ptr() int { return t.n }
func (t *T) Inc() *T  { t.n++; return t }

type Animal interface{ Sound() string }
type Dog struct{ name string }
type Loud struct{ Animal }

func (d Dog) Sound() string  { return d.name + " barks" }
func (l Loud) Sound() string { return strings.ToUpper(l.Animal.Sound()) + "!" }

type Temp float64

func (t Temp) String() string { return fmt.Sprintf("%.1f°", float64(t)) }

type errT struct{ code int }

func (e *errT) Error() string { return fmt.Sprint("code ", e.code) }
func mayFail(n int) error {
	var e *errT
	if n > 0 {
		e = &errT{n}
	}
	return e
}

type Tree struct {
	Left, Right *Tree
	Val         int
}

func (t *Tree) Insert(v int) *Tree {
	if t == nil {
		return &Tree{Val: v}
	}
	if v < t.Val {
		t.Left = t.Left.Insert(v)
	} else {
		t.Right = t.Right.Insert(v)
	}
	return t
}
func (t *Tree) Walk(f func(int)) {
	if t != nil {
		t.Left.Walk(f)
		f(t.Val)
		t.Right.Walk(f)
	}
}
func deferred() (s string) {
	defer func() {
		if r := recover(); r != nil {
			s += fmt.Sprint(" r:", r)
		}
	}()
	for i := range 3 {
		defer func() { s += fmt.Sprint(i) }()
	}
	defer func() {
		defer func() { s += fmt.Sprint(" inner:", recover()) }()
		panic("second")
	}()
	var a []int
	_ = a[len(s)+3]
	return "no"
}
func multi() (int, string, error)           { return 1, "two", nil }
func variadic(pre string, xs ...any) string { return pre + fmt.Sprint(len(xs), xs) }
func labels() (out []string) {
outer:
	for i := range 4 {
		switch {
		case i == 1:
			continue outer
		case i == 3:
			break outer
		}
		for j := 0; ; j++ {
			if j == 2 {
				goto next
			}
			out = append(out, fmt.Sprint(i, j))
		}
	next:
	}
	return
}

type bitset []uint64

func (b *bitset) set(i int) {
	for len(*b) <= i/64 {
		*b = append(*b, 0)
	}
	(*b)[i/64] |= 1 << (i % 64)
}
func sieve(n int) (c int) {
	var comp bitset
	for i := 2; i <= n; i++ {
		if i/64 < len(comp) && comp[i/64]>>(i%64)&1 == 1 {
			continue
		}
		c++
		for j := i * i; j <= n; j += i {
			comp.set(j)
		}
	}
	return
}

type matrix [3][3]float64
type key struct {
	a string
	b [2]int
}
type byLen []string

func (b byLen) Len() int           { return len(b) }
func (b byLen) Less(i, j int) bool { return len(b[i]) < len(b[j]) }
func (b byLen) Swap(i, j int)      { b[i], b[j] = b[j], b[i] }

func main() {
	t := T{1}
	v, p := t.Val, t.Ptr
	t.Inc().Inc()
	fmt.Println(v(), p(), T.Val(t), (*T).Ptr(&t), (*T).Val(&t))
	var a Animal = Loud{Loud{Dog{"rex"}}}
	fmt.Printf("%s %v %T %+v\n", a.Sound(), a, a, a)
	fmt.Println(Temp(36.6), []Temp{1, 2}, map[string]Temp{"a": 3}, struct{ T Temp }{4}, &struct{ T Temp }{4}, [1]Temp{5})
	fmt.Println(mayFail(0) == nil, mayFail(1))
	var et *errT
	fmt.Println(errors.As(fmt.Errorf("x %w and %w", mayFail(2), os.ErrExist), &et), et.code)
	var root *Tree
	for _, x := range []int{5, 2, 8, 1, 9, 3} {
		root = root.Insert(x)
	}
	sum := 0
	root.Walk(func(v int) { sum = sum*10 + v })
	fmt.Println(sum)
	fmt.Println(deferred())
	fmt.Println(multi())
	fmt.Println(variadic("a"), variadic("b", nil), variadic("c", []any{1, 2}...), variadic("d", []int{1}))
	fmt.Println(labels())
	fmt.Println(sieve(10000))
	m := matrix{{1}, {0, 1}, {0, 0, 1}}
	m2 := m
	m2[0][0] = 7
	fmt.Println(m == matrix{{1}, {0, 1}, {0, 0, 1}}, m == m2, m2)
	d := map[key]int{{"x", [2]int{1, 2}}: 1}
	d[key{"x", [2]int{1, 2}}]++
	fmt.Println(d, len(d))
	var mm map[any]string
	fmt.Println(mm["x"], len(mm))
	mm = map[any]string{1: "int", "1": "string", 1.0: "float", [1]int{1}: "array", nil: "nil", int8(1): "int8"}
	fmt.Println(mm[1], mm[1.0], mm[[1]int{1}], mm[nil], mm[int8(1)], mm[int16(1)] == "")
	func() {
		defer func() { fmt.Println(recover()) }()
		mm[[]int{1}] = "x"
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		var x any = "s"
		fmt.Println(x.(int))
	}()
	func() {
		defer func() {
			r := recover()
			_, ok := r.(runtime.Error)
			fmt.Println(r, ok)
		}()
		var a Animal
		a.Sound()
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		x := 0
		fmt.Println(1 / x)
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		var a any = Dog{}
		_ = a.(interface{ Meow() })
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		_ = [4]int(make([]int, 2))
	}()
	s := []int{1, 2, 3, 4, 5}
	s2 := s[1:3]
	s2 = append(s2, 99)
	fmt.Println(s, s2, len(s2), cap(s2), s[1:2:3], cap(s[1:2:3]))
	copy(s[1:], s)
	fmt.Println(s)
	words := byLen{"ccc", "a", "bb", ""}
	sort.Sort(sort.Reverse(words))
	fmt.Printf("%q %v\n", words, sort.IsSorted(words))
	for i, r := range "aé\xff世" {
		fmt.Print(i, ":", r, "/", string(r), " ")
	}
	fmt.Println(len("世界"), []rune("世界"), []byte("é"), string([]rune{65, 0x4e16, -1}), "世界"[1])
	x := 10
	ptr := &x
	pp := &ptr
	**pp = 20
	fmt.Println(x, *ptr == **pp, ptr == *pp)
	const big = 1 << 100
	fmt.Println(big>>98, 'a'+1, "s"+"t", 07, 0b11, 0x1p4, 1_000, 3.0/2, 7/2, 7.0/2)
	var i8 int8 = 127
	i8++
	var u8 uint8
	u8--
	var sh uint = 70
	fmt.Println(i8, u8, 1<<sh>>1, -5>>1, ^0, 5&^1, 6^3)
	type celsius = float64
	var c celsius = 3
	fmt.Printf("%T %v %v\n", c, c, func() bool { var e error; return e == nil }())
	ch := make(chan int, 3)
	ch <- 1
	ch <- 2
	close(ch)
	for v := range ch {
		fmt.Print(v, " ")
	}
	v2, ok := <-ch
	fmt.Println(v2, ok, len(ch), cap(ch))
	switch y := any(x).(type) {
	case int, int64:
		fmt.Printf("%T\n", y)
	case nil:
		fmt.Println("nil")
	}
	switch {
	case x > 5:
		fmt.Print("a ")
		fallthrough
	case x > 100:
		fmt.Print("b ")
	default:
		fmt.Print("c ")
	}
	fmt.Println()
	arr := [...]string{2: "two", 0: "zero"}
	fmt.Printf("%q %d\n", arr, len(arr))
	for i := range arr {
		arr[i] += "!"
	}
	for i, e := range arr {
		arr[2] = "changed"
		fmt.Print(i, e, " ")
	}
	fmt.Println(min(3, 1, 2), max(2.5, 1), min("b", "a"))
	clear(d)
	fmt.Println(len(d), fmt.Sprint("a", 1, 2, "b", "c", 3.0), fmt.Sprintln("x", 1))
	var np *Tree
	fmt.Printf("%v %+v %p %t\n", np, []*Tree{nil}, nil, np == nil)
	fmt.Println(fmt.Sprintf("%v %+v", *root.Left.Left, struct {
		P *int
		E error
		F func()
	}{}))
}
