package main

import (
	"errors"
	"fmt"
	"math"
	"runtime"
	"sort"
	"strconv"
	"strings"
	"sync"
)


func p15_v[T any](x T) T { return x }

func p15_at[T any](s []T, i int) (zero T) {
	if len(s) == 0 {
		return zero
	}
	return s[uint(i)%uint(len(s))]
}

func p15_cut(s string) string {
	if len(s) > 40 {
		return s[:40]
	}
	return s
}

func p15_sub(s string, i, j int) string {
	n := uint(len(s) + 1)
	a, b := uint(i)%n, uint(j)%n
	return s[min(a, b):max(a, b)]
}

func p15_as[T any](x any) T {
	y, _ := x.(T)
	return y
}

type p15_ordered interface {
	~int | ~int8 | ~int16 | ~int32 | ~int64 | ~uint | ~uint8 | ~uint16 | ~uint32 | ~uint64 | ~uintptr | ~float32 | ~float64 | ~string
}

func p15_keys[K p15_ordered, V any](m map[K]V) []K {
	keys := make([]K, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	sort.Slice(keys, func(i, j int) bool { return keys[i] < keys[j] })
	return keys
}

func p15_count(n int) func(yield func(int) bool) {
	return func(yield func(int) bool) {
		for i := 0; i < n && yield(i*i); i++ {
		}
	}
}

func p15_sum[T ~int | ~int8 | ~int16 | ~int32 | ~int64 | ~uint8 | ~uint16 | ~uint32 | ~uint64 | ~float32 | ~float64](xs ...T) (s T) {
	for _, x := range xs {
		s += x
	}
	return
}

func p15_apply[T, U any](xs []T, f func(T) U) []U {
	var out []U
	for _, x := range xs {
		out = append(out, f(x))
	}
	return out
}

func p15_whole(f float64) int {
	if f != f || f > 1e9 || f < -1e9 {
		return -1
	}
	return int(f)
}

type p15_pair[K comparable, V any] struct {
	Key K
	Val V
}

func (p p15_pair[K, V]) swap(k K) p15_pair[K, V] { return p15_pair[K, V]{k, p.Val} }

type p15_stack[T any] struct {
	items []T
	peak  int
}

func (s *p15_stack[T]) push(x T) int {
	s.items = append(s.items, x)
	s.peak = max(s.peak, len(s.items))
	return len(s.items)
}

func (s *p15_stack[T]) pop() (x T, ok bool) {
	if len(s.items) == 0 {
		return x, false
	}
	x = s.items[len(s.items)-1]
	s.items = s.items[:len(s.items)-1]
	return x, true
}

type p15_fault struct {
	code int
	what string
}

func (f p15_fault) Error() string { return fmt.Sprintf("fault %d: %s", f.code, f.what) }

func p15_try(name string, f func()) {
	defer func() {
		switch r := recover().(type) {
		case nil:
			fmt.Println(name, "fine")
		case runtime.Error:
			fmt.Println(name, "runtime:", r.Error())
		case error:
			fmt.Println(name, "error:", r)
		default:
			fmt.Printf("%s %T %v\n", name, r, r)
		}
	}()
	f()
}
var p15_sink any
var p15_uses = []any{errors.New, math.Sqrt, sort.Ints, strconv.Itoa, strings.Repeat, new(sync.Mutex)}

const (
	p15_C1 = iota*9 + 1
	p15_C2
	p15_C3 = 1<<(3*iota) - 1
)

const p15_C4 = 290.0 / 2 * 1e3


type p15_B5 string


type p15_B6 uint8


type p15_B7 string

func (r p15_B7) m8(a [3]float32) []bool {
	return []bool{}[p15_v(0):min(p15_v(2), len([]bool{}))]
}

func (r p15_B7) m9(a bool) error {
	return errors.New("abc")
}


type p15_S10 struct {
	f11 uint64
}

func (r *p15_S10) m12(a complex128) bool {
	r.f11 += (uint64(p15_v(uintptr(9223372036854775808))) & min(p15_v(uint64(18446744073709551615)), r.f11))
	return strings.HasSuffix(p15_cut(strings.Repeat(p15_v(""), p15_v(int(9)) & 3)), "1.5e3")
}

func (r *p15_S10) m13(a uint32) func(uint16) uint8 {
	r.f11 = (min(r.f11, r.f11) & uint64(int16(p15_v(int(-9223372036854775808)))))
	return func(p14 uint16) uint8 { return p15_at([]uint8{uint8(1)}, int(0)) }
}

func (r p15_S10) GoString() string { return "<p15_S10>" }


type p15_I15 interface { Do16(a bool) bool }

func (r p15_B5) Do16(a bool) bool {
	return ((p15_v(float32(0.5)) >= float32(-2.5)) || !p15_v(true))
}

func (r p15_B6) Do16(a bool) bool {
	return strings.Contains(p15_cut(p15_v("1.5e3") + "x\xffy"), "x\xffy")
}

func (r p15_B7) Do16(a bool) bool {
	return ((p15_cut(strconv.Quote(p15_v("x\xffy")))) == (p15_cut(p15_v(`raw\n`) + "a")))
}

func (r p15_S10) Do16(a bool) bool {
	return !((p15_v(" pad ")) == (p15_v("1.5e3")))
}

var p15_g17 map[string]func(complex128) complex128 = map[string]func(complex128) complex128{"x\xffy": func(p18 complex128) complex128 { return (p15_v(complex128(complex(0.3, 16777217))) + p18) }}

var p15_g19 []float32 = []float32(nil)[p15_v(0):min(p15_v(2), len([]float32(nil)))]

var p15_g20 int32 = (p15_v(int32(892627966)) * int32(4))

func p15_fn21() (res []error) {
	res = []error(nil)
	res = p15_v[[]error](append(append([]error(nil), res[:len(res):len(res)]...), p15_at(res, 1)))
	x22 := p15_v[p15_B7](p15_B7(string([]rune(p15_v[string]("Zz")))))
	_ = x22
	return res
}

func p15_fn23(a24 error) (res float64) {
	defer func() {
		if r := recover(); r != nil { fmt.Println("deferred25", r) }
		res = (((-res) + float64(res)) - p15_v(float64(p15_C4)))
		fmt.Println("deferred25")
	}()
	var x26 []float64 = p15_v[[]float64](append(append([]float64(nil), []float64(nil)[:len([]float64(nil)):len([]float64(nil))]...), float64(p15_v(float32(0))), (res * p15_v(float64(1e10)))))
	_ = x26
	var x27 func(string) uint16 = func(p28 string) uint16 { return uint16(p15_v(uint16(8))) }
	_ = x27
	x29 := p15_fn21()
	_ = x29
	return (res + res)
}

func p15_fn30() (res string) {
	res = "tab\tnl\n"
	{
		n31 := 0
	again32:
		n31++
		if n31 < 3 { goto again32 }
		fmt.Println("again32", n31)
	}
	switch ((p15_v(p15_C3) * p15_v(p15_C3)) &^ int(len(res))) & 3 {
	case 0:
		fmt.Println("#33", res)
		var x34 uint32 = (+((p15_v(uint32(2855324250)) - uint32(0)) ^ (p15_v(uint32(10)) & uint32(10))))
		_ = x34
	default:
		var x35 p15_S10 = p15_S10{f11: uint64(1)}
		_ = x35
	}
	{
		res := p15_v(string(rune(p15_v(p15_C2) & 0xffff)))
		fmt.Println("inner", res)
	}
	return res
}

func p15_fn36(a37 error, a38 string) (res complex128) {
	var x39 map[int]*p15_stack[float64] = map[int]*p15_stack[float64]{int(3): &p15_stack[float64]{items: []float64{p15_v(float64(p15_C4)), p15_v(float64(p15_C4))}}}
	_ = x39
	x40, x41 := func() (string, uint32) { return p15_cut(fmt.Sprint((p15_v(p15_C1) + p15_v(p15_C1)))), uint32(0) }()
	_, _ = x40, x41
	{
		res := p15_v(((res - res) * (res + p15_v(complex128(complex(0.5, 1e20))))))
		fmt.Println("inner", res)
	}
	return complex(((p15_v(float64(-1)) - p15_v(float64(p15_C4))) / (p15_v(float64(p15_C4)) * p15_v(float64(p15_C4)))), float64((p15_at(p15_g19, 1) * p15_at(p15_g19, 1))))
}

func p15_fn42(a43 [2]complex128, a44 []int8) (res func(int8) p15_pair[int, float32]) {
	for i45 := 2; i45 > 0; i45-- {
		fmt.Println("#48", p15_v(p15_C2))
		a44 = a44
		for i49, e50 := range p15_sub(p15_sub(p15_v("a"), p15_v(p15_C2), i45), 0, 6) { _, _ = i49, e50
			var x52 = p15_v[[]string]([]string(nil))
			_ = x52
			var x53 = p15_v[string](p15_cut(strconv.Quote(strconv.Itoa(i49))))
			_ = x53
		}
	}
	if len(a44) > 0 {
		a44[(p15_v(uint(9)) * uint(5724892531734485994))%uint(len(a44))]--
	}
	{
		for i54 := 0; i54 < 4; i54++ {
			fmt.Println("#57", any(p15_at(p15_g19, 1)))
			if (!p15_v(false) != (p15_v(uint32(9)) == uint32(6))) { continue }
		}
		a44 = append(append([]int8(nil), a44...), (int8(p15_g20) &^ (p15_v(int8(-1)) << (p15_v(p15_C1) & 7))), p15_at(a44, 1))
		switch p15_cut(strings.Repeat(p15_cut(strings.Repeat(p15_v("a"), p15_v(p15_C2) & 3)), (p15_v(p15_C2) ^ p15_v(p15_C1)) & 3)) {
		case "a", "abc":
			c58 := func(p59 int) int64 {
				p59 <<= uint8(p15_v(p15_C3)) % 70
				return int64(len(strings.ToUpper(p15_v("tab\tnl\n"))))
			}
			_ = c58
			p15_try("try60", func() { fmt.Println(len(make([]int, ((p15_v(int(-9223372036854775808)) % (p15_v(p15_C2) | 1)) | (p15_v(int(10)) ^ p15_v(p15_C2))) & 7 - 3))) })
		case "":
			p15_try("try61", func() { s := p15_v("hello"); fmt.Println(s[(int(p15_v(uint32(5))) &^ p15_v(p15_C2)) & 7:(int(p15_v(uint32(5))) &^ p15_v(p15_C2)) & 3]) })
			var x62 = p15_v[float64](p15_v(float64(p15_C4)))
			_ = x62
		default:
		}
	}
	return p15_v[func(int8) p15_pair[int, float32]](res)
}

func p15_fn63(a64 func(float64) p15_B5, a65 bool) (res p15_B5) {
	a65 = res.Do16(false)
	var x66 = p15_v[any](any("日本"))
	_ = x66
	if ((p15_v(uint32(5)) % (p15_v(uint32(9)) | 1)) < uint32(1420790465)) {
		{
			n67 := 0
		again68:
			n67++
			if n67 < 3 { goto again68 }
			fmt.Println("again68", n67)
		}
		x69 := p15_fn42([2]complex128{complex128(complex(1, 1e10)), complex128(complex(123456.789, -1))}, []int8(nil)[p15_v(0):min(p15_v(2), len([]int8(nil)))])
		_ = x69
	}
	fmt.Printf("#70 %T\n", p15_g19)
	c71 := func(p72 float32) bool {
		a65 = strings.Contains(p15_sub(string(rune(p15_v(p15_C2) & 0xffff)), int(p15_whole(float64(p72))), (p15_v(int(-1)) | p15_v(p15_C3))), "-7")
		a65 = strings.Contains(string([]rune(p15_cut(p15_v("tab\tnl\n") + "日本"))), "\x00")
		return strings.HasSuffix(p15_cut(p15_v("\x00") + "héllo"), `raw\n`)
	}
	_ = c71
	c73 := func(p74 float64) bool {
		p74 *= (p74 / (p15_v(float64(-2.5)) * p74))
		res = p15_B5(p15_cut(p15_cut(strings.Repeat(p15_v("\x00"), p15_v(int(9223372036854775807)) & 3)) + p15_cut(strconv.Quote(p15_v("\x00")))))
		return a65
	}
	_ = c73
	x75 := p15_fn42([2]complex128{complex128(complex(-1, 0.5)), complex128(complex(0, 0.3))}, []int8(nil))
	_ = x75
	return p15_B5(strings.TrimSpace(strings.ToUpper(p15_v("-7"))))
}

func p15_main() {
	x76 := p15_fn30()
	_ = x76
	x76 = strconv.Itoa(((p15_v(p15_C2) << (p15_v(uint16(2)) & 31)) % ((p15_v(p15_C1) * p15_v(p15_C2)) | 1)))
	x77 := p15_v[any](any(p15_g20))
	_ = x77
	var x78 p15_B6 = (func() p15_B6 { if (p15_v(int16(2)) < int16(1)) { return p15_B6(p15_v(uint8(4))) }; return p15_B6(p15_v(uint8(255))) }() * p15_B6(uint8(5)))
	_ = x78
	var x79 string = p15_cut(strings.Repeat(string(rune(int(p15_v(int64(6307883061047664749))) & 0xffff)), (p15_v(int(10)) - (p15_v(p15_C2) ^ p15_v(p15_C2))) & 3))
	_ = x79
	fmt.Printf("#80 %T\n", x78)
	fmt.Printf("#81 %c\n", int32((^(p15_v(uint16(2)) | uint16(0)))))
	c82 := func(p83 uintptr) bool {
		p83 ^= map[string]uintptr{"k": (p83 << (p83 & 63))}["k"]
		x77 = any(uint(0))
		fmt.Printf("#84 %08d\n", uint64(4))
		return ((p15_v(uintptr(0)) >= uintptr(8)) || strings.HasSuffix(x79, "tab\tnl\n"))
	}
	_ = c82
	for _, e86 := range p15_keys(map[int16]string{int16(10830): x79}) { _ = e86
		x88 := p15_fn36(error(nil), "tab\tnl\n")
		_ = x88
		{
			x79 := p15_v(x79)
			fmt.Println("inner", x79)
		}
	}
	x89 := p15_fn30()
	_ = x89
	{
		x79 := p15_v("\u00e9")
		fmt.Println("inner", x79)
	}
	switch max((p15_v(p15_C3) * p15_v(p15_C2)), int(p15_whole(float64(p15_v(float64(p15_C4)))))) & 3 {
	case 0:
		x90, x91 := func() (float64, string) { return (float64(math.Ceil(float64(p15_v(float64(p15_C4))))) * p15_v(float64(p15_C4))), string([]rune(x76)) }()
		_, _ = x90, x91
		x92 := p15_v[[4][]int64]([4][]int64{make([]int64, 0), []int64{}, []int64{int64(-1)}, []int64{}})
		_ = x92
	default:
		x93, x94 := func() (int, func(uint) float64) { return p15_at([]int{(p15_v(int(1)) &^ p15_v(p15_C1))}, (p15_v(p15_C2) - p15_v(p15_C1))), func(p95 uint) float64 { return (p15_v(float64(p15_C4)) - p15_v(float64(1e10))) } }()
		_, _ = x93, x94
	}
	var x96 = p15_v[func(uint) string](func(p97 uint) string { return p15_sub(p15_v("x\xffy"), p15_v(p15_C2), p15_v(p15_C1)) })
	_ = x96
	x76 = "héllo"
	x89 = strconv.Itoa(map[string]int{"k": int(3477367821521841564)}["k"])
	x98 := p15_fn36(error(p15_fault{p15_v(p15_C3), "made"}), any(p15_cut(strings.Repeat(x79, p15_v(int(10)) & 3))).(string))
	_ = x98
	fmt.Printf("#99 %d\n", append(append([]p15_S10(nil), append(append([]p15_S10(nil), []p15_S10{p15_S10{f11: uint64(0)}, p15_S10{f11: uint64(1)}}...), p15_S10{f11: uint64(0)})...), p15_S10{f11: uint64(18446744073709551615)}, p15_S10{f11: uint64(1)}, p15_S10{f11: uint64(9223372036854775808)}))
	source := make(chan int, 2); last := source
	for stage := range 4 {
		next := make(chan int, 2)
		go func(in, out chan int) { defer close(out); for x := range in { out <- x*2 + stage } }(last, next)
		last = next
}
	go func() { for i := range 14 { source <- i }; close(source) }()
	for x := range last { fmt.Print(x, " ") }
	fmt.Println()
	func() { fmt.Println(any(int64(-1)).(int32)) }()
	fmt.Println("end")
}

func main() { p15_main() }
