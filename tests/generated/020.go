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


func p20_v[T any](x T) T { return x }

func p20_at[T any](s []T, i int) (zero T) {
	if len(s) == 0 {
		return zero
	}
	return s[uint(i)%uint(len(s))]
}

func p20_cut(s string) string {
	if len(s) > 40 {
		return s[:40]
	}
	return s
}

func p20_sub(s string, i, j int) string {
	n := uint(len(s) + 1)
	a, b := uint(i)%n, uint(j)%n
	return s[min(a, b):max(a, b)]
}

func p20_as[T any](x any) T {
	y, _ := x.(T)
	return y
}

type p20_ordered interface {
	~int | ~int8 | ~int16 | ~int32 | ~int64 | ~uint | ~uint8 | ~uint16 | ~uint32 | ~uint64 | ~uintptr | ~float32 | ~float64 | ~string
}

func p20_keys[K p20_ordered, V any](m map[K]V) []K {
	keys := make([]K, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	sort.Slice(keys, func(i, j int) bool { return keys[i] < keys[j] })
	return keys
}

func p20_count(n int) func(yield func(int) bool) {
	return func(yield func(int) bool) {
		for i := 0; i < n && yield(i*i); i++ {
		}
	}
}

func p20_sum[T ~int | ~int8 | ~int16 | ~int32 | ~int64 | ~uint8 | ~uint16 | ~uint32 | ~uint64 | ~float32 | ~float64](xs ...T) (s T) {
	for _, x := range xs {
		s += x
	}
	return
}

func p20_apply[T, U any](xs []T, f func(T) U) []U {
	var out []U
	for _, x := range xs {
		out = append(out, f(x))
	}
	return out
}

func p20_whole(f float64) int {
	if f != f || f > 1e9 || f < -1e9 {
		return -1
	}
	return int(f)
}

type p20_pair[K comparable, V any] struct {
	Key K
	Val V
}

func (p p20_pair[K, V]) swap(k K) p20_pair[K, V] { return p20_pair[K, V]{k, p.Val} }

type p20_stack[T any] struct {
	items []T
	peak  int
}

func (s *p20_stack[T]) push(x T) int {
	s.items = append(s.items, x)
	s.peak = max(s.peak, len(s.items))
	return len(s.items)
}

func (s *p20_stack[T]) pop() (x T, ok bool) {
	if len(s.items) == 0 {
		return x, false
	}
	x = s.items[len(s.items)-1]
	s.items = s.items[:len(s.items)-1]
	return x, true
}

type p20_fault struct {
	code int
	what string
}

func (f p20_fault) Error() string { return fmt.Sprintf("fault %d: %s", f.code, f.what) }

func p20_try(name string, f func()) {
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
var p20_sink any
var p20_uses = []any{errors.New, math.Sqrt, sort.Ints, strconv.Itoa, strings.Repeat, new(sync.Mutex)}

const (
	p20_C1 = iota*6 + 1
	p20_C2
	p20_C3 = 1<<(3*iota) - 1
)

const p20_C4 = 469.0 / 17 * 1e3


type p20_B5 string


type p20_B6 uint


type p20_B7 float32

func (r p20_B7) GoString() string { return "<p20_B7>" }


type p20_S8 struct {
	f9 *p20_stack[complex128]
	f10 []p20_B5
}

func (r p20_S8) m11(a any) []complex128 {
	return make([]complex128, 1)[:len(make([]complex128, 1)):len(make([]complex128, 1))]
}

func (r p20_S8) m12(a any) map[int]float64 {
	return map[int]float64{int(4611686018427387904): float64(0.1)}
}


type p20_S13 struct {
	p20_S8
	f14 map[string]string
}

func (r *p20_S13) m15(a []uint8) any {
	r.p20_S8 = r.p20_S8
	return any(uint(4))
}


type p20_S16 struct {
	*p20_S13
	f17 p20_S13
	f18 p20_B5
	f19 []int8
}

func (r p20_S16) m20(a int64) string {
	return strconv.Itoa(int(p20_whole(float64(p20_v(float64(1e20))))))
}

func (r p20_S16) m21(a string) error {
	return error(p20_fault{int(8), "made"})
}


type p20_S22 struct {
	p20_S13
	f23 uint8
	f24 *p20_stack[uint64]
	f25 []error
}

func (r p20_S22) m26(a p20_S16) []float32 {
	return append(append([]float32(nil), []float32(nil)...), float32(3.14159), float32(1e20))[:len(append(append([]float32(nil), []float32(nil)...), float32(3.14159), float32(1e20))):len(append(append([]float32(nil), []float32(nil)...), float32(3.14159), float32(1e20)))]
}

func (r p20_S22) Error() string { return "<p20_S22>" }


type p20_I27 interface { Do28(a float32) float32 }

func (r p20_B5) Do28(a float32) float32 {
	return (float32(p20_v(float64(1e10))) / (-a))
}

func (r p20_B6) Do28(a float32) float32 {
	return a
}

func (r p20_B7) Do28(a float32) float32 {
	return float32((p20_v(uintptr(1882706557865800139)) | uintptr(18446744073709551615)))
}

func (r p20_S8) Do28(a float32) float32 {
	return func() float32 { if strings.HasSuffix(p20_v("tab\tnl\n"), "\x00") { return float32(math.Ceil(float64(p20_v(float32(16777217))))) }; return float32(p20_v(uintptr(9223372036854775808))) }()
}

func (r p20_S13) Do28(a float32) float32 {
	return any((a + a)).(float32)
}

func (r p20_S16) Do28(a float32) float32 {
	return a
}

func (r p20_S22) Do28(a float32) float32 {
	return float32(float32(math.Floor(float64(a))))
}

var p20_g29 [][]uint64 = make([][]uint64, 2)[:len(make([][]uint64, 2)):len(make([][]uint64, 2))]

func p20_fn30(a31 string, a32 p20_B5) (res [3]p20_pair[string, int]) {
	if ((p20_v(p20_C2) != int(7)) || (p20_v(uint16(2)) != uint16(9))) {
		fmt.Printf("#33 %d\n", p20_v(p20_C2))
		for i34 := 6; i34 > 0; i34-- {
			x37 := p20_v[func(float64) any](func(p38 float64) any { return any(uint32(4294967295)) })
			_ = x37
			fmt.Printf("#39 %8.2f\n", p20_v(float64(p20_C4)))
		}
	} else {
		var x40 uint8 = (((p20_v(uint8(3)) >> (p20_v(int(5)) & 7)) | uint8(len(make([]string, 2)))) | ((p20_v(uint8(109)) & uint8(255)) * map[string]uint8{"k": uint8(4)}["k"]))
		_ = x40
		switch y41 := any(any(a31)).(type) {
		case int:
			fmt.Printf("case %T %v\n", y41, y41)
			var x42 = p20_v[string](a31)
			_ = x42
		case string:
			fmt.Printf("case %T %v\n", y41, y41)
			var x43 = p20_v[complex128]((complex((p20_v(float64(p20_C4)) - p20_v(float64(123456.789))), (p20_v(float64(p20_C4)) - p20_v(float64(p20_C4)))) * (complex(p20_v(float64(p20_C4)), p20_v(float64(-2.5))) * (p20_v(complex128(complex(0, 1))) * p20_v(complex128(complex(123456.789, 123456.789)))))))
			_ = x43
		case uint8:
			fmt.Printf("case %T %v\n", y41, y41)
			fmt.Printf("#44 %s\n", a31)
		case p20_B5:
			fmt.Printf("case %T %v\n", y41, y41)
			c45 := func(p46 uint64) bool {
				res = res
				x40--
				return func() bool { if true { return map[string]bool{"k": true}["k"] }; return true }()
			}
			_ = c45
		case p20_B6:
			fmt.Printf("case %T %v\n", y41, y41)
			fmt.Println("#47", x40)
		case p20_B7:
			fmt.Printf("case %T %v\n", y41, y41)
			fmt.Println("#48", []uintptr{uintptr(10), uintptr(1), uintptr(9)}[p20_v(0):min(p20_v(2), len([]uintptr{uintptr(10), uintptr(1), uintptr(9)}))][p20_v(0):min(p20_v(2), len([]uintptr{uintptr(10), uintptr(1), uintptr(9)}[p20_v(0):min(p20_v(2), len([]uintptr{uintptr(10), uintptr(1), uintptr(9)}))]))])
		case p20_S13:
			fmt.Printf("case %T %v\n", y41, "?")
			a32 = a32
		case p20_S22:
			fmt.Printf("case %T %v\n", y41, "?")
			x49 := p20_v[uint]((((+p20_v(uint(5))) | (p20_v(uint(6)) << (p20_v(uintptr(18446744073709551615)) & 63))) | uint(len(p20_sub(a31, int(1), p20_v(p20_C1))))))
			_ = x49
		case nil:
			fmt.Println("nil", y41 == nil)
		default:
			fmt.Printf("other %T\n", y41)
		}
	}
	var x50 = p20_v[p20_B5](p20_B5(a31))
	_ = x50
	{
		a31 := p20_v(p20_cut(p20_cut(a31 + a31) + p20_cut(a31 + a31)))
		fmt.Println("inner", a31)
	}
	return res
}

func p20_fn51() (res *p20_S13) {
	x52 := p20_v[*p20_stack[uint16]](&p20_stack[uint16]{items: []uint16{uint16(65535), uint16(1)}})
	_ = x52
	var x53 = p20_v[p20_B7](p20_B7((-(-p20_v(float32(0.3))))))
	_ = x53
	switch (int(len(p20_v("héllo"))) &^ int(len(make([]uint, 3)))) & 3 {
	case 0:
		x54, ok55 := x52.pop()
		fmt.Println("pop", ok55)
		_ = x54
		{
			fmt.Println("push", x52.push((uint16(p20_whole(float64(p20_v(float32(1e10))))) * (x54 & x54))))
			x56, ok57 := x52.pop()
			fmt.Println("pop", ok57)
			_ = x56
		}
	case 1:
		{
			var x58 p20_S13 = p20_S13{p20_S8: res.p20_S8, f14: res.f14}
			_ = x58
			x59 := p20_v[bool]((p20_v(float32(-1e-7)) == (func() float32 { if true { return float32(-2.5) }; return float32(0.1) }() - res.Do28(float32(-2.5)))))
			_ = x59
			x60 := p20_v[complex128](complex128(complex(1, 1)))
			_ = x60
		}
		fmt.Println("push", x52.push(((p20_v(uint16(2)) &^ uint16(65535)) >> (int8(len(map[string]int{"tab\tnl\n": p20_v(p20_C2)})) & 31))))
	case 2:
		x61 := p20_fn30(p20_cut(strconv.Quote(p20_cut(strings.ReplaceAll(p20_v("a,b,,c"), "héllo", "abc")))), p20_B5(strings.TrimSpace(p20_v("42"))))
		_ = x61
		{
			n62 := 0
		again63:
			n62++
			if n62 < 3 { goto again63 }
			fmt.Println("again63", n62)
		}
	default:
		var x64 = p20_v[int16]((((p20_v(int16(5)) & int16(-1)) % ((p20_v(int16(10)) % (p20_v(int16(25025)) | 1)) | 1)) | ((p20_v(int16(-1)) << (p20_v(uint64(6)) & 7)) + (p20_v(int16(2)) >> (p20_v(int(0)) & 127)))))
		_ = x64
	}
	fmt.Println("#65", (p20_v(float32(-1)) - p20_v(res.Do28)(float32(p20_v(uint(18446744073709551615))))))
	{
		n66 := 0
	again67:
		n66++
		if n66 < 3 { goto again67 }
		fmt.Println("again67", n66)
	}
	return res
}

func p20_fn68(a69 []p20_S16, a70 *p20_stack[p20_S8]) (res float32) {
	fmt.Printf("#71 %#x\n", p20_v(p20_C1))
	c72 := func(p73 int64) complex64 {
		p73 &= int64(p20_whole(float64((p20_v(float32(1e20)) / p20_v(float32(-2.5))))))
		return complex64(complex(1e10, 3.14159))
	}
	_ = c72
	a70 = a70
	return (float32((p20_v(int64(3934155859983417617)) - int64(9223372036854775807))) / p20_at([]float32{float32(1e20)}, int(len(make([]int32, 3)))))
}

func p20_fn74(a75 p20_pair[string, uintptr], a76 p20_B6, a77 uint64) (res uint32) {
	res++
	a76 <<= (p20_v(uint8(1)) * uint8(10)) % 70
	a75 = a75
	var x78 = p20_v[func(bool) p20_B5](func(p79 bool) p20_B5 { return p20_B5("-7") })
	_ = x78
	return (-res)
}

func p20_fn80() (res *p20_stack[int]) {
	fmt.Println("#81", p20_v(p20_C2))
	if ((p20_v(uint(8)) &^ uint(2)) == (p20_v(uint(15958889541673725905)) + uint(7))) {
		var x82 [][]int8 = [][]int8{[]int8{int8(6), int8(-128)}, make([]int8, 1)}
		_ = x82
		if (((p20_v(p20_B7(float32(-2.5))) + p20_B7(float32(1e10)))) == (map[string]p20_B7{"k": p20_B7(float32(16777217))}["k"])) {
			var x83 = p20_v[any](any(int8(64)))
			_ = x83
			fmt.Println("#84", p20_cut(p20_cut(strings.Repeat(string([]rune(p20_v("42"))), (p20_v(int(-9223372036854775808)) + p20_v(p20_C1)) & 3)) + p20_cut(fmt.Sprint(p20_v(p20_C1)))))
		} else {
			fmt.Println("#85", p20_v(p20_C3))
		}
	} else {
		fmt.Printf("#86 %T\n", error(p20_fault{int(9), "made"}))
		if ((p20_v(float32(1e20)) * p20_v(float32(3.14159))) != (p20_v(float32(0.1)) * p20_v(float32(-1e-7)))) {
			x87 := p20_v[map[int64]any](map[int64]any{int64(-1): any(true)})
			_ = x87
			x88 := p20_fn30(p20_cut(p20_cut(p20_v("1.5e3") + "héllo") + p20_cut(strings.Repeat(p20_v("\u00e9"), p20_v(p20_C1) & 3))), p20_B5(string(rune(p20_v(int(2)) & 0xffff))))
			_ = x88
		} else {
			p20_try("try89", func() { fmt.Println(1 << (int(len([]int64{int64(7)}[p20_v(0):min(p20_v(2), len([]int64{int64(7)}))])) & 7 - 3)) })
			x90 := p20_fn30(p20_cut(string(rune(p20_v(p20_C3) & 0xffff)) + strings.ToLower(p20_v(`raw\n`))), p20_B5(p20_at([]string{"Zz"}, p20_v(p20_C2))))
			_ = x90
		}
	}
	var x91 string = map[string]string{"k": p20_cut(string(rune(p20_v(p20_C2) & 0xffff)) + string(rune(p20_v(p20_C3) & 0xffff)))}["k"]
	_ = x91
	switch x91 {
	case "a", "abc":
		fmt.Printf("#92 %+d\n", p20_v(p20_C2))
		if ((p20_v(uint(4465380247818690263)) / (p20_v(uint(6)) | 1)) != uint(p20_whole(float64(p20_v(float32(0.3)))))) {
			fmt.Printf("#93 %q\n", p20_v(p20_C3))
			x91 = p20_cut(p20_cut(strings.ToUpper(x91) + string([]rune(p20_v(`raw\n`)))) + p20_cut(strings.ReplaceAll(p20_v("a,b,,c"), "a", x91)))
		}
	default:
		x91 = p20_sub(strings.TrimSpace(p20_at([]string{x91}, p20_v(p20_C2))), (p20_v(p20_C3) * p20_v(p20_C3)), ((^p20_v(p20_C2)) % ((p20_v(p20_C3) & int(8)) | 1)))
	}
	switch p20_cut(p20_sub(x91, int(5), p20_v(p20_C2)) + p20_cut(x91 + `raw\n`)) {
	case "a", "abc":
		c94 := func(p95 float64) uint {
			p95 = (p20_v(float64(p20_C4)) - float64(float64(p20_v(uintptr(3)))))
			p95 = (p20_v(float64(p20_C4)) * p95)
			return (uint(len([]float64(nil))) ^ (p20_v(uint(9223372036854775808)) | uint(18446744073709551615)))
		}
		_ = c94
		var x96 []p20_I27 = func() []p20_I27 { if (p20_v(uintptr(13111962964146917772)) > (p20_v(uintptr(18446744073709551615)) + uintptr(9223372036854775808))) { return []p20_I27{} }; return append(append([]p20_I27(nil), make([]p20_I27, 0)...), p20_I27(p20_S8{f9: &p20_stack[complex128]{items: []complex128{complex128(complex(0, -1e-7)), complex128(complex(0.5, 16777217))}}, f10: []p20_B5(nil)})) }()
		_ = x96
	default:
		if (p20_v(float32(-1e-7)) <= float32(math.Sqrt(float64(p20_v(float32(0)))))) {
			fmt.Printf("#97 %+v\n", error(p20_fault{int(2), "made"}))
			x91 = any(p20_cut(strings.Repeat(p20_cut(p20_v("-7") + x91), (p20_v(p20_C2) & p20_v(p20_C2)) & 3))).(string)
		}
	}
	return res
}

func p20_fn98(a99 []func(uint) float32, a100 int16, a101 []uint32) (res p20_B7) {
	res = res
	res = p20_B7((p20_at([]float32{float32(0.5)}, p20_v(p20_C2)) + float32(p20_v(float32(16777217)))))
	a100 = (int16(func() uint16 { if true { return uint16(8) }; return uint16(38728) }()) & a100)
	res *= p20_B7((-p20_v(float32(0))))
	return p20_B7(float32((p20_v(float32(0)) / p20_v(float32(0.5)))))
}

func p20_fn102(a103 p20_pair[int64, p20_B6], a104 []bool, a105 func(uint64) int) (res string) {
	a105 = func(p106 uint64) int { return p20_v[int](int(2)) }
	res = res
	res = p20_cut(fmt.Sprint(p20_cut(strings.Repeat(string(rune(p20_v(int(-1)) & 0xffff)), int(p20_v(uint16(5))) & 3))))
	return p20_cut(strings.Repeat(res, (int(p20_whole(float64(p20_v(float64(p20_C4))))) | (p20_v(p20_C2) * int(3))) & 3))
}

func p20_main() {
	for i107 := 4; i107 > 0; i107-- {
		var x110 = p20_v[map[string]int8](map[string]int8{"abc": int8(5)})
		_ = x110
		c111 := func(p112 int) uint64 {
			x110 = x110
			fmt.Printf("#113 %v\n", x110)
			return uint64(9)
		}
		_ = c111
		fmt.Println("#114", any("\x00"))
	}
	switch y115 := any(any(complex64(complex(0.3, 0.1)))).(type) {
	case int:
		fmt.Printf("case %T %v\n", y115, y115)
		{
			for _, e117 := range [5]string{"x\xffy", "", "42", "tab\tnl\n", "Zz"} { _ = e117
				var x119 [][]int32 = map[string][][]int32{"k": append(append([][]int32(nil), make([][]int32, 3)...), []int32{int32(7), int32(627608923)}, []int32(nil))[:len(append(append([][]int32(nil), make([][]int32, 3)...), []int32{int32(7), int32(627608923)}, []int32(nil))):len(append(append([][]int32(nil), make([][]int32, 3)...), []int32{int32(7), int32(627608923)}, []int32(nil)))]}["k"]
				_ = x119
				if strings.Contains(p20_cut(e117 + "Zz"), e117) { continue }
				fmt.Printf("#120 %s\n", p20_g29)
				fmt.Println("#121", error(p20_fault{int(4611686018427387904), "made"}))
			}
			var x122 uintptr = map[string]uintptr{"k": uintptr((y115 ^ int(4611686018427387904)))}["k"]
			_ = x122
		}
	case p20_B6:
		fmt.Printf("case %T %v\n", y115, y115)
	case p20_B7:
		fmt.Printf("case %T %v\n", y115, y115)
		for i123 := 0; i123 < 6; i123++ {
			c126 := func(p127 string) float32 {
				p127 = p20_cut(p20_sub(p20_cut(strings.Repeat(p127, i123 & 3)), (p20_v(int(7)) + i123), (p20_v(p20_C1) | p20_v(p20_C3))) + p20_fn102(p20_pair[int64, p20_B6]{int64(4611686018427387904), p20_B6(uint(9))}, []bool(nil)[:len([]bool(nil)):len([]bool(nil))], func(p128 uint64) int { return p20_v(p20_C2) }))
				p127 = p20_cut(strconv.Quote(p20_cut(fmt.Sprint((p20_v(complex64(complex(3.14159, -2.5))) * p20_v(complex64(complex(16777217, 123456.789))))))))
				return ((-p20_v(float32(1e10))) + (p20_v(float32(0.3)) / p20_v(float32(1e10))))
			}
			_ = c126
			for i129 := 0; i129 < 4; i129++ {
				fmt.Println("#132", p20_v(float64(p20_C4)))
			}
			fmt.Printf("#133 %s\n", p20_g29)
		}
	case nil:
		fmt.Println("nil", y115 == nil)
	default:
		fmt.Printf("other %T\n", y115)
	}
	{
		n134 := 0
	again135:
		n134++
		if n134 < 3 { goto again135 }
		fmt.Println("again135", n134)
	}
	var x136 = p20_v[int]((-p20_v(int(6373957850262125080))))
	_ = x136
L140:
	for i137, e138 := range p20_sub(p20_fn102(p20_pair[int64, p20_B6]{int64(4611686018427387904), p20_B6(uint(4))}, []bool{}, func(p139 uint64) int { return x136 }), 0, 3) { _, _ = i137, e138
		for i141, e142 := range p20_sub(string(rune(p20_v(int(2024591286935375934)) & 0xffff)), 0, 5) { _, _ = i141, e142
			for e145 := range p20_count(2) { _ = e145
				p20_try("try147", func() { var m map[string]int; if (p20_v(int(4611686018427387904)) | (p20_v(p20_C3) ^ e145)) & 1 == 0 { m["k"] = 1 } })
				fmt.Println("#148", i141)
			}
			if (float64(p20_v(int(-9223372036854775808))) > (p20_v(float64(p20_C4)) / p20_v(float64(3.14159)))) {
				x149 := p20_fn30(p20_cut(strings.ReplaceAll(p20_cut(strings.Repeat(p20_v("日本"), p20_v(p20_C2) & 3)), "\u00e9", "a,b,,c")), p20_B5(p20_v(`raw\n`)))
				_ = x149
				fmt.Println("#150", strings.ToLower(p20_cut(fmt.Sprint(complex64(complex(1, 0.5))))))
			}
		}
		if !(p20_v(true) || false) { break L140 }
		for i151 := 0; i151 < 6; i151++ {
			var x154 = p20_v[p20_pair[int32, float64]](p20_pair[int32, float64]{e138, p20_v(float64(p20_C4))})
			_ = x154
			x155 := p20_fn51()
			_ = x155
			for i156 := 0; i156 < 1; i156++ {
				fmt.Println("#159", [1]map[uint64]float32{map[uint64]float32{uint64(9): float32(16777217)}})
				fmt.Printf("#160 %c\n", i137)
				fmt.Printf("#161 %x\n", p20_v(p20_C1))
				x155.p20_S8 = x155.p20_S8
			}
		}
		if true {
			x162 := p20_fn74(p20_pair[string, uintptr]{"-7", uintptr(8)}, p20_B6(uint(p20_v(uint32(4)))), (uint64(len(p20_v(""))) / ((p20_v(uint64(18446744073709551615)) & uint64(9)) | 1)))
			_ = x162
			{
				n163 := 0
			again164:
				n163++
				if n163 < 3 { goto again164 }
				fmt.Println("again164", n163)
			}
		} else {
			var x165 = p20_v[[]p20_B5]([]p20_B5{p20_B5("Zz"), p20_B5("日本")}[p20_v(0):min(p20_v(2), len([]p20_B5{p20_B5("Zz"), p20_B5("日本")}))])
			_ = x165
			x166 := p20_fn80()
			_ = x166
		}
	}
	for i167 := 1; i167 > 0; i167-- {
		p20_try("try170", func() { fmt.Println(p20_v(int8(7)) % p20_v(int8(p20_v(p20_C2) & 1))) })
		{
			n171 := 0
		again172:
			n171++
			if n171 < 3 { goto again172 }
			fmt.Println("again172", n171)
		}
		x173 := p20_v[uint16](uint16(6))
		_ = x173
		x174 := p20_v[int32](p20_at([]int32{((p20_v(int32(9)) - int32(2147483647)) | int32(2147483647))}, p20_v(p20_C3)))
		_ = x174
	}
	var x175 = p20_v[func(int) uint](func(p176 int) uint { return (p20_v(uint(3)) ^ uint(7)) })
	_ = x175
	x177 := p20_v[int8](int8(((p20_v(int32(-1)) + int32(2147483647)) * int32(len(make([]string, 1))))))
	_ = x177
	fmt.Printf("#178 %c\n", p20_v(p20_C1))
	x179 := p20_v[[]int64](func() []int64 { if (p20_v(true) != map[string]bool{"k": true}["k"]) { return append(append([]int64(nil), []int64{}[:len([]int64{}):len([]int64{})]...), (p20_v(int64(4)) ^ int64(6480359676531022284)), (p20_v(int64(2)) % (p20_v(int64(6)) | 1))) }; return append(append([]int64(nil), []int64{int64(9223372036854775807)}...), int64(5), (+p20_v(int64(9223372036854775807))), (p20_v(int64(2)) * int64(8))) }())
	_ = x179
	{
		x177 := p20_v((int8(p20_v(uint64(2))) >> ((p20_v(uintptr(5)) | uintptr(18446744073709551615)) & 127)))
		fmt.Println("inner", x177)
	}
	var x180 = p20_v[[4]p20_B6]([4]p20_B6{p20_B6(uint(3)), p20_B6(uint(18446744073709551615)), p20_B6(uint(9757332532168042738)), p20_B6(uint(9))})
	_ = x180
	for i181, e182 := range p20_sub(p20_sub(p20_v("héllo"), x136, int(4611686018427387904)), 0, 4) { _, _ = i181, e182
		for i184 := 4; i184 > 0; i184-- {
			c187 := func(p188 bool) uintptr {
				x179 = x179[p20_v(0):min(p20_v(2), len(x179))][p20_v(0):min(p20_v(2), len(x179[p20_v(0):min(p20_v(2), len(x179))]))][:len(x179[p20_v(0):min(p20_v(2), len(x179))][p20_v(0):min(p20_v(2), len(x179[p20_v(0):min(p20_v(2), len(x179))]))]):len(x179[p20_v(0):min(p20_v(2), len(x179))][p20_v(0):min(p20_v(2), len(x179[p20_v(0):min(p20_v(2), len(x179))]))])]
				x180[(p20_v(uint(0)) ^ uint(6))%4] -= p20_B6(uint(0))
				return ((p20_v(uintptr(3)) - uintptr(18446744073709551615)) / (p20_v(uintptr(7293466402404303112)) | 1))
			}
			_ = c187
			for i189 := 0; i189 < 6; i189++ {
				fmt.Printf("#192 %d\n", x177)
				x177 = (((x177 ^ x177) ^ min(x177, int8(3))) * int8(p20_fn74(p20_pair[string, uintptr]{"42", uintptr(1)}, x180[0], uint64(7))))
			}
			switch p20_fn102(p20_pair[int64, p20_B6]{p20_at(x179, 1), p20_B6(uint(10))}, append(append([]bool(nil), []bool(nil)...), false, true, false), func(p193 uint64) int { return int(4611686018427387904) }) {
			case "a", "abc":
				if (!p20_v(true) || (p20_v("a,b,,c") < "42")) { continue }
				x177 <<= (p20_v(uint8(1)) &^ uint8(7)) % 70
			case "":
				x194 := p20_fn74(p20_pair[string, uintptr]{"日本", uintptr(9223372036854775808)}, x180[0], ((^p20_v(uint64(0))) / (p20_v(uint64(2)) | 1)))
				_ = x194
				x177 >>= (p20_v(uint8(255)) + uint8(5)) % 70
			case "42":
				var x195 = p20_v[[]bool](append(append([]bool(nil), append(append([]bool(nil), p20_v[[]bool](make([]bool, 2))...), (p20_v(float32(-1)) == float32(1e10)))...), (map[string]bool{"k": false}["k"] && !p20_v(true))))
				_ = x195
				x196 := p20_fn30(string(rune((p20_v(p20_C3) * p20_v(p20_C1)) & 0xffff)), p20_B5(string(rune(x136 & 0xffff))))
				_ = x196
			default:
				if len(x179) < 30 { x179 = append(x179, func() int64 { if (x177 > x177) { return (p20_at(x179, 1) & p20_at(x179, 1)) }; return (p20_v(int64(7)) + int64(-9223372036854775808)) }()) }
			}
		}
		var x197 = p20_v[any](any(float64(0)))
		_ = x197
	}
	p20_try("try198", func() { fmt.Println([4]string{"a"}[p20_v(int(8)) & 7]) })
	if len(x179) < 30 { x179 = append(x179, p20_at(x179, 1)) }
	p20_sink = x179
	fmt.Println("len", len(x179), cap(x179))
	x199 := p20_fn51()
	_ = x199
	fmt.Printf("#200 %v\n", map[int]uint{p20_v(p20_C1): uint(3)})
	var x201 int8 = x177
	_ = x201
	fmt.Println("end")
}

func main() { p20_main() }
