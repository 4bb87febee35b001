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


func p24_v[T any](x T) T { return x }

func p24_at[T any](s []T, i int) (zero T) {
	if len(s) == 0 {
		return zero
	}
	return s[uint(i)%uint(len(s))]
}

func p24_cut(s string) string {
	if len(s) > 40 {
		return s[:40]
	}
	return s
}

func p24_sub(s string, i, j int) string {
	n := uint(len(s) + 1)
	a, b := uint(i)%n, uint(j)%n
	return s[min(a, b):max(a, b)]
}

func p24_as[T any](x any) T {
	y, _ := x.(T)
	return y
}

type p24_ordered interface {
	~int | ~int8 | ~int16 | ~int32 | ~int64 | ~uint | ~uint8 | ~uint16 | ~uint32 | ~uint64 | ~uintptr | ~float32 | ~float64 | ~string
}

func p24_keys[K p24_ordered, V any](m map[K]V) []K {
	keys := make([]K, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	sort.Slice(keys, func(i, j int) bool { return keys[i] < keys[j] })
	return keys
}

func p24_count(n int) func(yield func(int) bool) {
	return func(yield func(int) bool) {
		for i := 0; i < n && yield(i*i); i++ {
		}
	}
}

func p24_sum[T ~int | ~int8 | ~int16 | ~int32 | ~int64 | ~uint8 | ~uint16 | ~uint32 | ~uint64 | ~float32 | ~float64](xs ...T) (s T) {
	for _, x := range xs {
		s += x
	}
	return
}

func p24_apply[T, U any](xs []T, f func(T) U) []U {
	var out []U
	for _, x := range xs {
		out = append(out, f(x))
	}
	return out
}

func p24_whole(f float64) int {
	if f != f || f > 1e9 || f < -1e9 {
		return -1
	}
	return int(f)
}

type p24_pair[K comparable, V any] struct {
	Key K
	Val V
}

func (p p24_pair[K, V]) swap(k K) p24_pair[K, V] { return p24_pair[K, V]{k, p.Val} }

type p24_stack[T any] struct {
	items []T
	peak  int
}

func (s *p24_stack[T]) push(x T) int {
	s.items = append(s.items, x)
	s.peak = max(s.peak, len(s.items))
	return len(s.items)
}

func (s *p24_stack[T]) pop() (x T, ok bool) {
	if len(s.items) == 0 {
		return x, false
	}
	x = s.items[len(s.items)-1]
	s.items = s.items[:len(s.items)-1]
	return x, true
}

type p24_fault struct {
	code int
	what string
}

func (f p24_fault) Error() string { return fmt.Sprintf("fault %d: %s", f.code, f.what) }

func p24_try(name string, f func()) {
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
var p24_sink any
var p24_uses = []any{errors.New, math.Sqrt, sort.Ints, strconv.Itoa, strings.Repeat, new(sync.Mutex)}

const (
	p24_C1 = iota*3 + 1
	p24_C2
	p24_C3 = 1<<(4*iota) - 1
)

const p24_C4 = 27.0 / 89 * 1e3


type p24_B5 int

func (r p24_B5) m6(a uintptr) *p24_stack[string] {
	return &p24_stack[string]{items: []string{"", "1.5e3"}}
}

func (r p24_B5) m7(a p24_B5) map[uint64]complex64 {
	return map[uint64]complex64{uint64(4): complex64(complex(16777217, 0.1))}
}


type p24_S8 struct {
	f9 map[string]bool
	f10 map[int32]float32
	f11 *p24_stack[any]
}

func (r *p24_S8) m12(a int32) uintptr {
	r.f9 = map[string]bool{"abc": false}
	return ((p24_v(uintptr(9223372036854775808)) >> (p24_v(int16(1)) & 7)) ^ max(p24_v(uintptr(18446744073709551615)), uintptr(6)))
}

func (r p24_S8) m13(a uintptr) string {
	return p24_cut(p24_cut(strings.ReplaceAll(p24_v("abc"), "日本", "tab\tnl\n")) + strconv.Itoa(p24_v(int(2))))
}


type p24_S14 struct {
	p24_S8
	f15 string
}

func (r p24_S14) m16(a p24_B5) []float64 {
	return []float64{}
}

func (r p24_S14) m17(a string) error {
	return error(nil)
}


type p24_S18 struct {
	f19 map[string]map[int]string
	f20 *p24_S8
}

func (r p24_S18) m21(a p24_S18) int {
	return int(int8(len(p24_v("Zz"))))
}

func (r p24_S18) m22(a p24_S14) int8 {
	return int8(4)
}

func (r p24_S18) String() string { return "<p24_S18>" }


type p24_S23 struct {
	*p24_S18
	f24 uint8
	f25 error
}

func (r *p24_S23) m26(a uint) []int {
	r.f24 <<= (r.f24 ^ uint8(10)) % 70
	return []int{int(4611686018427387904)}
}


type p24_I27 interface { Do28(a int32) uint }

func (r p24_B5) Do28(a int32) uint {
	return any((p24_v(uint(0)) &^ uint(4))).(uint)
}

func (r p24_S8) Do28(a int32) uint {
	return uint(len(append(append([]uint(nil), []uint(nil)...), uint(6), uint(6))))
}

func (r p24_S14) Do28(a int32) uint {
	return uint(int64(p24_whole(float64(p24_v(float32(3.14159))))))
}

func (r p24_S18) Do28(a int32) uint {
	return uint(1)
}

func (r p24_S23) Do28(a int32) uint {
	return ((p24_v(uint(5)) & uint(10)) ^ uint(7))
}

var p24_g29 complex64 = complex(real(p24_v(complex64(complex(-2.5, 3.14159)))), imag(p24_v(complex64(complex(0, 3.14159)))))

var p24_g30 int16 = (p24_v(int16(9)) &^ int16(-32768))

var p24_g31 map[string]func(string) uint64 = map[string]func(string) uint64{`raw\n`: func(p32 string) uint64 { return (p24_v(uint64(7)) - uint64(4)) }}

func p24_fn33(a34 complex128, a35 map[int][1]int16, a36 [5]error) (res int16) {
	res = (((p24_v(int16(-1)) + int16(-1)) << ((p24_v(p24_C2) | p24_v(p24_C3)) & 7)) - (int16(p24_whole(float64(p24_v(float32(-2.5))))) - p24_g30))
	a34 = complex(p24_v(float64(p24_C4)), p24_v(float64(p24_C4)))
	a34 = any(complex(real(complex(real(a34), imag(a34))), imag((a34 * p24_v(complex128(complex(0, -1))))))).(complex128)
	a34 += (p24_v(complex128(complex(16777217, 123456.789))) + (a34 * a34))
	return ((p24_v(int16(16384)) / ((p24_g30 % (p24_g30 | 1)) | 1)) % (p24_g30 | 1))
}

func p24_fn37(a38 func(int) []int16, a39 uint16) (res string) {
	if !(res != "héllo") {
		x40, x41 := func() (float64, p24_pair[string, uint]) { return (p24_v(float64(p24_C4)) - (p24_v(float64(p24_C4)) - p24_v(float64(p24_C4)))), p24_pair[string, uint]{res, uint(9223372036854775808)} }()
		_, _ = x40, x41
		fmt.Printf("#42 %U\n", p24_v(p24_C2))
	} else {
		switch y43 := any(any(int32(8))).(type) {
		case float64:
			fmt.Printf("case %T %v\n", y43, y43)
			var x44 = p24_v[any](any(int8(10)))
			_ = x44
		case p24_B5:
			fmt.Printf("case %T %v\n", y43, y43)
			var x45 = p24_v[bool]((((-p24_v(int8(7))) & int8(-128)) != ((p24_v(int8(1)) + int8(7)) % (int8(p24_v(int(10))) | 1))))
			_ = x45
		case p24_S14:
			fmt.Printf("case %T %v\n", y43, "?")
			res = string(rune(max((p24_v(p24_C1) | p24_v(p24_C2)), (p24_v(p24_C1) - p24_v(p24_C1))) & 0xffff))
		case nil:
			fmt.Println("nil", y43 == nil)
		default:
			fmt.Printf("other %T\n", y43)
		}
		{
			res := p24_v(p24_cut(strconv.Quote(p24_sub(res, p24_v(p24_C1), int(-9223372036854775808)))))
			fmt.Println("inner", res)
		}
	}
	for e47 := range p24_count(1) { _ = e47
		for e50 := range p24_count(5) { _ = e50
			var x52 any = any(uint64(3))
			_ = x52
			if (uint8(p24_whole(float64(p24_v(float64(p24_C4))))) < min(p24_v(uint8(2)), uint8(10))) { break }
			fmt.Printf("#53 %T\n", [2]float64{p24_v(float64(p24_C4)), float64(16777217)})
			fmt.Println("#54", [5]map[string]uintptr{map[string]uintptr{"tab\tnl\n": uintptr(3)}, map[string]uintptr{res: uintptr(9223372036854775808)}, map[string]uintptr{res: uintptr(1)}, map[string]uintptr{res: uintptr(9223372036854775808)}, map[string]uintptr{res: uintptr(6)}})
		}
		{
			n55 := 0
		again56:
			n55++
			if n55 < 3 { goto again56 }
			fmt.Println("again56", n55)
		}
	}
	a39 <<= (p24_v(uint8(0)) >> (p24_v(uint64(0)) & 127)) % 70
	fmt.Printf("#57 %-6d|\n", p24_v(p24_C1))
	fmt.Println("#58", p24_v(p24_C3))
	fmt.Println("#59", a39)
	return p24_sub(p24_cut(string(rune(p24_v(int(3)) & 0xffff)) + p24_cut(res + res)), int((p24_v(uint16(0)) - a39)), ((p24_v(p24_C3) + int(-1)) + int(p24_v(int64(5)))))
}

func p24_fn60(a61 p24_B5, a62 error) (res complex64) {
	switch p24_v(p24_C2) & 3 {
	case 0:
		for i63 := 0; i63 < 5; i63++ {
			a62 = a62
			var x66 string = "\u00e9"
			_ = x66
		}
		x67 := p24_fn33(complex(real((p24_v(complex128(complex(0, 0))) - p24_v(complex128(complex(0.5, 1))))), imag(p24_v(complex128(complex(1e20, 3.14159))))), map[int][1]int16{p24_v(p24_C1): [1]int16{p24_g30}}, [5]error{a62, a62, a62, a62, a62})
		_ = x67
	case 1:
		switch y68 := any(any(float32(123456.789))).(type) {
		case string:
			fmt.Printf("case %T %v\n", y68, y68)
			a61 |= p24_B5(p24_v(int(-1)))
		case float64:
			fmt.Printf("case %T %v\n", y68, y68)
			p24_try("try69", func() { fmt.Println(any(y68).(bool)) })
		case uint8:
			fmt.Printf("case %T %v\n", y68, y68)
			var x70 any = any(uint8(128))
			_ = x70
		case p24_B5:
			fmt.Printf("case %T %v\n", y68, y68)
			x71 := p24_v[*p24_stack[p24_S8]](&p24_stack[p24_S8]{items: []p24_S8{p24_S8{f9: map[string]bool{"héllo": false}, f10: map[int32]float32{int32(2): float32(3.14159)}, f11: &p24_stack[any]{items: []any{any(uint16(0)), any("-7")}}}, p24_S8{f9: map[string]bool{"日本": false}, f10: map[int32]float32{int32(-1): float32(-2.5)}, f11: &p24_stack[any]{items: []any{any("Zz"), any("日本")}}}}})
			_ = x71
		case p24_S23:
			fmt.Printf("case %T %v\n", y68, "?")
			var x72 []*p24_stack[int64] = []*p24_stack[int64](nil)
			_ = x72
		case nil:
			fmt.Println("nil", y68 == nil)
		default:
			fmt.Printf("other %T\n", y68)
		}
		fmt.Println("#73", []float32(nil)[:len([]float32(nil)):len([]float32(nil))])
	case 2:
		fmt.Printf("#74 %.3f\n", float32(((p24_v(float32(0.5)) / p24_v(float32(3.14159))) - (-p24_v(float32(1))))))
		switch y75 := any(any(float64(-2.5))).(type) {
		case int:
			fmt.Printf("case %T %v\n", y75, y75)
			c76 := func(p77 uint32) string {
				p77 = p77
				a62 = error(nil)
				return "42"
			}
			_ = c76
		case string:
			fmt.Printf("case %T %v\n", y75, y75)
			var x78 *p24_stack[uint] = &p24_stack[uint]{items: []uint{uint(2), uint(10)}}
			_ = x78
		case float64:
			fmt.Printf("case %T %v\n", y75, y75)
			a61 = p24_B5(int((p24_v(uintptr(11459900003440218208)) + uintptr(9223372036854775808))))
		case p24_B5:
			fmt.Printf("case %T %v\n", y75, y75)
			a62 = error(nil)
		case p24_S14:
			fmt.Printf("case %T %v\n", y75, "?")
			var x79 []int64 = []int64{int64(-9223372036854775808), int64(4611686018427387904), int64(9223372036854775807)}
			_ = x79
		case nil:
			fmt.Println("nil", y75 == nil)
		default:
			fmt.Printf("other %T\n", y75)
		}
	default:
		for e81 := range p24_count(5) { _ = e81
			fmt.Printf("#83 %d\n", a61)
			fmt.Println("#84", p24_v(p24_C1))
		}
	}
	res = complex64(complex(0.5, 1))
	{
		res := p24_v(complex64(complex(0, 1)))
		fmt.Println("inner", res)
	}
	c85 := func(p86 int16) int16 {
		a62 = a62
		return min((p24_g30 >> (p24_v(uint16(0)) & 127)), (p86 + p24_g30))
	}
	_ = c85
	{
		p24_try("try87", func() { fmt.Println(1 << (int(p24_whole(float64(float32(p24_v(float64(3.14159)))))) & 7 - 3)) })
		switch {
		case strings.HasSuffix(p24_cut(strings.Repeat(p24_v("héllo"), p24_v(p24_C2) & 3)), "1.5e3"):
			res = complex(real(complex((p24_v(float32(0.3)) - p24_v(float32(123456.789))), p24_v(float32(0.3)))), imag(complex((p24_v(float32(-1)) - p24_v(float32(16777217))), p24_v(float32(0.3)))))
			a61--
		case (p24_v(complex128(complex(123456.789, 123456.789))) == (p24_v(complex128(complex(-2.5, 3.14159))) - p24_v(complex128(complex(3.14159, 0.1))))):
			{
				res := p24_v(p24_at([]complex64{complex(real(p24_g29), imag(p24_g29))}, int(p24_whole(float64(p24_v(float32(1)))))))
				fmt.Println("inner", res)
			}
			var x88 string = p24_cut(fmt.Sprint(((p24_v(p24_C3) != p24_v(p24_C3)) && (p24_v(uintptr(18446744073709551615)) < uintptr(9223372036854775808)))))
			_ = x88
		case ((p24_v(false) || false) == (p24_v(uint(8231711803204847486)) <= uint(8))):
			fmt.Println("#89", res)
			var x90 = p24_v[error](error(p24_fault{p24_v(p24_C2), "made"}))
			_ = x90
		default:
			var x91 error = a62
			_ = x91
		}
		a62 = a62
	}
	return (complex(p24_v(float32(1)), (p24_v(float32(0.3)) * p24_v(float32(1e20)))) * (complex(real(p24_v(complex64(complex(1e20, -2.5)))), imag(p24_g29)) * (p24_v(complex64(complex(123456.789, 123456.789))) + res)))
}

func p24_fn92(a93 []map[string]int8, a94 any, a95 p24_S23) (res string) {
	fmt.Println("#96", p24_v(p24_C1))
	switch {
	case (((p24_v(float64(p24_C4))) == (p24_v(float64(3.14159)))) || (p24_v(uint32(3)) < uint32(2147483648))):
		var x97 complex64 = complex((float32(p24_v(int(8))) - float32(p24_v(float64(p24_C4)))), ((p24_v(float32(-1e-7)) * p24_v(float32(123456.789))) * (p24_v(float32(-1)) - p24_v(float32(0.3)))))
		_ = x97
		for i98 := 0; i98 < 5; i98++ {
			a94 = any(uintptr(8))
			var x101 = p24_v[[5]p24_I27]([5]p24_I27{p24_I27(p24_S8{f9: map[string]bool{res: true}, f10: map[int32]float32{int32(1638810653): float32(0)}, f11: &p24_stack[any]{items: []any{any(float32(0.5)), a94}}}), p24_I27(p24_B5(int(-9223372036854775808))), p24_I27(p24_S8{f9: map[string]bool{res: true}, f10: map[int32]float32{int32(7): float32(1e20)}, f11: &p24_stack[any]{items: []any{a94, a94}}}), p24_I27(p24_S18{f19: map[string]map[int]string{res: map[int]string{i98: res}}, f20: &p24_S8{f9: map[string]bool{res: true}, f10: map[int32]float32{int32(5): float32(-1e-7)}, f11: &p24_stack[any]{items: []any{a94, a94}}}}), p24_I27(p24_B5(int(-1)))})
			_ = x101
			fmt.Printf("#102 %T\n", append(append([][]int32(nil), make([][]int32, 0)...), append(append([]int32(nil), []int32{int32(-1), int32(1073741824), int32(5)}...), int32(8))[p24_v(0):min(p24_v(2), len(append(append([]int32(nil), []int32{int32(-1), int32(1073741824), int32(5)}...), int32(8))))]))
			fmt.Printf("#103 %G\n", p24_v(float64(p24_C4)))
		}
	case ((a95) == (a95)):
		var x104 uint16 = func() uint16 { if !(res >= res) { return (p24_v(uint16(1)) * (p24_v(uint16(65535)) % (p24_v(uint16(4)) | 1))) }; return uint16((p24_v(uint32(2147483648)) &^ uint32(5))) }()
		_ = x104
		x105 := p24_v[uintptr](uintptr((int(p24_v(uint64(7))) ^ min(p24_v(p24_C1), p24_v(p24_C3)))))
		_ = x105
	default:
		bound107 := a95.m26
		x106 := bound107(uint(uint8(len(map[string]int{res: int(4611686018427387904)}))))
		_ = x106
	}
	fmt.Println("#108", [3]uint8{a95.f24, a95.f24, uint8(224)})
	x109 := p24_v[[]uint16](append(append([]uint16(nil), append(append([]uint16(nil), []uint16(nil)...), p24_at([]uint16{uint16(5)}, p24_v(p24_C1)), (p24_v(uint16(65535)) * uint16(36592)), (p24_v(uint16(6)) &^ uint16(3)))...), uint16(len(p24_v[map[string]int](map[string]int{res: p24_v(p24_C2)})))))
	_ = x109
	var x110 = p24_v[float32](float32(math.Trunc(float64(((p24_v(float32(1e10)) / p24_v(float32(0.3))) * (p24_v(float32(1e10)) / p24_v(float32(123456.789))))))))
	_ = x110
	for _, e112 := range p24_keys(map[string]map[string]bool{"\u00e9": map[string]bool{res: false}}) { _ = e112
		var x114 p24_pair[string, []bool] = p24_pair[string, []bool]{" pad ", []bool{false}}
		_ = x114
		{
			x115 := p24_fn60(p24_B5(any(p24_v(p24_C2)).(int)), a95.f25)
			_ = x115
			if len(x109) < 30 { x109 = append(x109, ((p24_at(x109, 1) + p24_at(x109, 1)) ^ (p24_at(x109, 1) + p24_at(x109, 1)))) }
			x117 := p24_fn37(func(p116 int) []int16 { return append(append([]int16(nil), []int16{p24_g30, p24_g30}...), int16(32767)) }, uint16(min(p24_v(uintptr(18446744073709551615)), uintptr(4))))
			_ = x117
		}
	}
	if !p24_v(true) {
		switch string(rune((p24_v(p24_C1) * p24_v(p24_C1)) & 0xffff)) {
		case "a", "abc":
			x118 := p24_v[map[int]map[int32]uint64](map[int]map[int32]uint64{p24_v(p24_C2): map[int32]uint64{int32(7): uint64(0)}})
			_ = x118
			var x119 int = (p24_v(p24_C1) >> (((p24_g30 << (p24_v(int8(5)) & 7)) &^ p24_g30) & 63))
			_ = x119
		case "":
			var x120 int16 = (p24_fn33((p24_v(complex128(complex(1e20, 3.14159))) - p24_v(complex128(complex(16777217, -1)))), map[int][1]int16{int(2): [1]int16{int16(1)}}, [5]error{a95.f25, fmt.Errorf("outer: %w", a95.f25), a95.f25, a95.f25, a95.f25}) * ((p24_g30 ^ int16(8)) | int16(len(map[string]int{res: int(0)}))))
			_ = x120
			x121 := a95.m26(a95.Do28((p24_v(int32(1)) << (p24_v(uintptr(2)) & 7))))
			_ = x121
		case "42":
			fmt.Println("#122", p24_v(p24_C1))
			x123 := p24_fn60(p24_B5((p24_v(p24_C2) & p24_v(p24_C3))), a95.f25)
			_ = x123
		default:
			fmt.Println("copied", copy(a93, map[string][]map[string]int8{"k": a93}["k"]))
		}
		switch strconv.Itoa(p24_v(p24_C1)) {
		case "a", "abc":
			x124 := p24_v[func(bool) map[string]string](func(p125 bool) map[string]string { return map[string]string{res: res} })
			_ = x124
			a93 = a93[min(p24_v(1), len(a93)):]
		default:
			x126 := p24_v[[5]uint32]([5]uint32{uint32(2), uint32(10), uint32(14057086), uint32(9), uint32(4294967295)})
			_ = x126
		}
	} else {
		for i127 := range 4 { _ = i127
			res = "a"
			a93 = a93
			fmt.Println("copied", copy(x109, append(append([]uint16(nil), x109...), p24_at(x109, 1))))
		}
		if len(a93) > 0 {
			a93[(^p24_v(uint(9223372036854775808)))%uint(len(a93))] = p24_at(a93, 1)
		}
	}
	p24_try("try130", func() { fmt.Println(len(make([]int, p24_v(p24_C3) & 7 - 3))) })
	return p24_sub(string([]rune(strconv.Itoa(p24_v(int(7626354310699626029))))), any(int(p24_v(int(9223372036854775807)))).(int), ((p24_v(p24_C1) - p24_v(p24_C3)) * (p24_v(p24_C1) + p24_v(p24_C3))))
}

func p24_fn131() (res p24_S14) {
	var x132 = p24_v[[][]complex128]([][]complex128(nil))
	_ = x132
	var x133 = p24_v[error](error(nil))
	_ = x133
	x133 = x133
	switch ((p24_v(p24_C3) - p24_v(p24_C1)) &^ min(p24_v(p24_C1), int(8))) & 3 {
	case 0:
		res.p24_S8 = res.p24_S8
		switch {
		case (strings.ToUpper(res.f15) <= p24_cut(res.f15 + res.f15)):
			x134 := p24_fn33(complex((p24_v(float64(p24_C4)) + p24_v(float64(0.5))), (p24_v(float64(p24_C4)) * p24_v(float64(p24_C4)))), map[int][1]int16{int(7): [1]int16{p24_g30}}, [5]error{x133, error(nil), x133, x133, fmt.Errorf("outer: %w", x133)})
			_ = x134
			var x135 int64 = (-min(max(p24_v(int64(0)), int64(0)), (p24_v(int64(5977470263376644991)) ^ int64(9223372036854775807))))
			_ = x135
		default:
			res = res
		}
	case 1:
		x133 = x133
		for _, e137 := range p24_keys(map[string]string{res.f15: res.f15}) { _ = e137
			var x139 = p24_v[func(string) any](func(p140 string) any { return any(uint16(2)) })
			_ = x139
			x141 := p24_v[[][]int8]([][]int8{})
			_ = x141
			fmt.Println("#142", x132)
		}
	case 2:
		x133 = x133
	default:
		switch p24_sub(strings.ToLower(res.f15), p24_v(p24_C2), (p24_v(int(8)) << (p24_v(uintptr(1)) & 31))) {
		case "a", "abc":
			var x143 = p24_v[int64](int64(((p24_v(int32(2)) & int32(4)) & max(p24_v(int32(3)), int32(8)))))
			_ = x143
			var x144 = p24_v[func(int16) func(string) int](func(p145 int16) func(string) int { return func(p146 string) int { return int(p24_v(p24_C3)) } })
			_ = x144
		case "":
			fmt.Println("#147", ((-p24_v(float64(1))) / float64(p24_v(uint64(0)))))
			x148 := p24_fn92(append(append([]map[string]int8(nil), []map[string]int8(nil)[:len([]map[string]int8(nil)):len([]map[string]int8(nil))]...), map[string]int8{"\u00e9": int8(5)}, map[string]int8{res.f15: int8(64)}), any(int64(1)), p24_S23{p24_S18: &p24_S18{f19: map[string]map[int]string{`raw\n`: map[int]string{p24_v(p24_C3): "\u00e9"}}, f20: &p24_S8{f9: map[string]bool{res.f15: false}, f10: map[int32]float32{int32(3): float32(-1e-7)}, f11: &p24_stack[any]{items: []any{any(res.f15), any(uintptr(2))}}}}, f24: uint8(125), f25: x133})
			_ = x148
		default:
			if len(x132) > 0 {
				x132[uint(p24_v(int8(10)))%uint(len(x132))] = p24_v[[]complex128](append(append([]complex128(nil), append(append([]complex128(nil), p24_at(x132, 1)...), complex128(complex(1, 0.3)), complex128(complex(1e20, 3.14159)))...), complex(p24_v(float64(p24_C4)), p24_v(float64(p24_C4))), complex128(complex(3.14159, -1)), (p24_v(complex128(complex(0.5, -1))) + p24_v(complex128(complex(0, -2.5))))))
			}
		}
	}
	var x149 = p24_v[uint16](max((map[string]uint16{"k": uint16(9)}["k"] << ((p24_v(uint(10)) + uint(0)) & 127)), ((p24_v(uint16(2)) * uint16(8)) + (p24_v(uint16(32768)) | uint16(6)))))
	_ = x149
	for e151 := range p24_count(1) { _ = e151
		if (max(p24_v(uint32(2)), uint32(1343879285)) == (p24_v(uint32(0)) << (p24_v(uint64(1)) & 63))) {
			c153 := func(p154 string) complex128 {
				x132 = [][]complex128{p24_at(x132, 1), []complex128(nil)}
				fmt.Printf("#155 %+d\n", p24_v(p24_C2))
				return complex128(complex(-2.5, 123456.789))
			}
			_ = c153
		} else {
			res = p24_S14{p24_S8: res.p24_S8, f15: "tab\tnl\n"}
			res = p24_S14{p24_S8: p24_S8{f9: map[string]bool{res.f15: true}, f10: map[int32]float32{int32(1617530571): float32(1e10)}, f11: &p24_stack[any]{items: []any{any(complex64(complex(16777217, 123456.789))), any(int32(5))}}}, f15: "\u00e9"}
		}
		var x156 func(uint8) []complex128 = func(p157 uint8) []complex128 { return p24_v[[]complex128](p24_at(x132, 1)) }
		_ = x156
		fmt.Println("#158", p24_pair[string, []int8]{res.f15, []int8{int8(5), int8(3)}})
	}
	return res
}

func p24_main() {
	if !(p24_v(float64(p24_C4)) != p24_v(float64(p24_C4))) {
		for i159 := range 1 { _ = i159
			for i162, e163 := range p24_sub(p24_cut(p24_v("Zz") + "Zz"), 0, 2) { _, _ = i162, e163
				var x165 = p24_v[[][]uint32]([][]uint32{make([]uint32, 2), []uint32(nil), []uint32{}})
				_ = x165
				fmt.Println("#166", map[string]uint{"1.5e3": uint(3)})
			}
			x167, x168 := func() (int16, uint8) { return ((p24_g30 - p24_g30) & int16(p24_v(uint16(0)))), (uint8(p24_whole(float64(p24_v(float64(p24_C4))))) << (int32(p24_whole(float64(p24_v(float64(p24_C4))))) & 7)) }()
			_, _ = x167, x168
		}
	}
	switch {
	case ((p24_v(false) && false) || !p24_v(true)):
		for i169 := 0; i169 < 5; i169++ {
			fmt.Printf("#172 %s\n", strings.ToLower(p24_v("-7")))
			var x173 = p24_v[*p24_stack[string]](&p24_stack[string]{items: []string{"-7", "42"}})
			_ = x173
			switch y174 := any(any(uint32(5))).(type) {
			case float64:
				fmt.Printf("case %T %v\n", y174, y174)
				fmt.Println("#175", (int16((p24_v(int8(-128)) * int8(0))) & (map[string]int16{"k": p24_g30}["k"] - (p24_g30 &^ p24_g30))))
			case p24_S8:
				fmt.Printf("case %T %v\n", y174, "?")
			case p24_S18:
				fmt.Printf("case %T %v\n", y174, "?")
				fmt.Println("push", x173.push(string(rune((p24_v(int(9223372036854775807)) &^ p24_v(p24_C3)) & 0xffff))))
			case nil:
				fmt.Println("nil", y174 == nil)
			default:
				fmt.Printf("other %T\n", y174)
			}
		}
	case ((p24_v(float32(1e20)) / p24_v(float32(0))) != (p24_v(float32(0)) + p24_v(float32(-1e-7)))):
		var x176 = p24_v[float64]((p24_v(float64(p24_C4)) + (float64(p24_v(float64(p24_C4))) - float64(math.Floor(float64(p24_v(float64(0))))))))
		_ = x176
		switch p24_cut(p24_cut(strings.Repeat(p24_v("héllo"), p24_v(int(10)) & 3)) + string([]rune(p24_v("\x00")))) {
		case "a", "abc":
			switch p24_sub(strconv.Itoa(p24_v(p24_C1)), p24_v[int](p24_v(p24_C3)), (p24_v(p24_C2) & p24_v(p24_C1))) {
			case "a", "abc":
				var x177 map[string]map[int]int16 = map[string]map[int]int16{"日本": map[int]int16{p24_v(p24_C1): p24_g30}}
				_ = x177
			default:
				fmt.Println("#178", p24_v(p24_C3))
			}
			x179 := p24_v[func(int32) map[int]int16](p24_at([]func(int32) map[int]int16{func(p180 int32) map[int]int16 { return map[int]int16{p24_v(p24_C1): int16(2)} }}, (^(p24_v(p24_C3) ^ p24_v(p24_C2)))))
			_ = x179
		case "":
			fmt.Println("#181", p24_g29)
			var x182 = p24_v[map[int]p24_S8](map[int]p24_S8{p24_v(p24_C1): p24_S8{f9: map[string]bool{`raw\n`: false}, f10: map[int32]float32{int32(-1): float32(-1e-7)}, f11: &p24_stack[any]{items: []any{any("tab\tnl\n"), any(uint8(128))}}}})
			_ = x182
		case "42":
			var x183 = p24_v[map[int][4]bool](map[int][4]bool{p24_v(p24_C1): [4]bool{false, true, false, true}})
			_ = x183
			var x184 = p24_v[p24_S18](p24_S18{f19: map[string]map[int]string{"-7": map[int]string{int(8): "日本"}}, f20: &p24_S8{f9: map[string]bool{"-7": false}, f10: map[int32]float32{int32(6): float32(3.14159)}, f11: &p24_stack[any]{items: []any{any(uint32(8)), any("-7")}}}})
			_ = x184
		default:
			x185 := p24_v[float32]((p24_v(float32(0.1)) * (-(p24_v(float32(0.1)) * p24_v(float32(0))))))
			_ = x185
		}
	case (((^p24_v(int32(-2147483648)))) == ((p24_v(int32(2147483647)) ^ int32(103499038)))):
		for i186 := 0; i186 < 5; i186++ {
			x189 := p24_v[p24_S14](p24_at([]p24_S14{p24_S14{p24_S8: p24_S8{f9: map[string]bool{"x\xffy": false}, f10: map[int32]float32{int32(2147483647): float32(0.1)}, f11: &p24_stack[any]{items: []any{any(p24_v(float64(p24_C4))), any(float32(-1))}}}, f15: ""}}, ((p24_v(int(-1)) << (p24_g30 & 63)) << ((p24_g30 | p24_g30) & 127))))
			_ = x189
			x189 = x189
			x189.p24_S8 = p24_S8{f9: map[string]bool{x189.f15: true}, f10: map[int32]float32{int32(1073741824): float32(0.3)}, f11: &p24_stack[any]{items: []any{any(x189.f15), any(float32(1))}}}
		}
	default:
		p24_try("try190", func() { var f func(int) int; if (int(p24_v(uint8(6))) - (p24_v(p24_C3) - int(0))) & 1 == 0 { f = func(i int) int { return i } }; fmt.Println(f(3)) })
	}
	fmt.Printf("#191 %+d\n", p24_g30)
	x192 := p24_fn92([]map[string]int8{map[string]int8{"日本": int8(23)}, map[string]int8{"-7": int8(-128)}}, any(p24_g29), p24_S23{p24_S18: &p24_S18{f19: map[string]map[int]string{"tab\tnl\n": map[int]string{p24_v(p24_C2): "42"}}, f20: &p24_S8{f9: map[string]bool{"héllo": true}, f10: map[int32]float32{int32(51718866): float32(0.5)}, f11: &p24_stack[any]{items: []any{any(int32(4)), any("日本")}}}}, f24: uint8(0), f25: fmt.Errorf("outer: %w", errors.New("inner"))})
	_ = x192
	x192 = p24_cut(strconv.Quote(p24_cut(strings.Repeat(string([]rune(x192)), (p24_v(int(4611686018427387904)) * p24_v(p24_C3)) & 3))))
	switch y193 := any(any(int(6))).(type) {
	case int:
		fmt.Printf("case %T %v\n", y193, y193)
		var x194 error = error(nil)
		_ = x194
	case string:
		fmt.Printf("case %T %v\n", y193, y193)
		for _, e196 := range p24_keys(map[int]p24_S14{p24_v(p24_C1): p24_S14{p24_S8: p24_S8{f9: map[string]bool{y193: false}, f10: map[int32]float32{int32(2147483647): float32(123456.789)}, f11: &p24_stack[any]{items: []any{any(complex128(complex(-1, 0.1))), any(uint32(4294967295))}}}, f15: y193}}) { _ = e196
			if strings.HasPrefix(y193, x192) {
				c198 := func(p199 string) uint32 {
					x192 = x192
					x192, p199 = p199, x192
					return func() uint32 { if (p24_v(int16(8)) < p24_g30) { return (+p24_v(uint32(0))) }; return (p24_v(uint32(2147483648)) / (p24_v(uint32(2)) | 1)) }()
				}
				_ = c198
				fmt.Printf("#200 %08d\n", e196)
			} else {
				fmt.Printf("#201 %10s\n", y193)
				x192 = strconv.Itoa((+max(p24_v(p24_C1), p24_v(p24_C2))))
			}
			x202 := p24_v[*p24_S23](&p24_S23{p24_S18: &p24_S18{f19: map[string]map[int]string{x192: map[int]string{p24_v(p24_C3): y193}}, f20: &p24_S8{f9: map[string]bool{x192: false}, f10: map[int32]float32{int32(8): float32(-1e-7)}, f11: &p24_stack[any]{items: []any{any(true), any(x192)}}}}, f24: uint8(7), f25: error(p24_fault{p24_v(p24_C3), "made"})})
			_ = x202
			fmt.Printf("#203 %+d\n", p24_v(p24_C3))
			x192 = string(rune(((p24_v(int(7)) - p24_v(p24_C2)) | int(p24_whole(float64(p24_v(float32(-1e-7)))))) & 0xffff))
		}
	case float64:
		fmt.Printf("case %T %v\n", y193, y193)
		{
			fmt.Printf("#204 %T\n", append(append([]bool(nil), make([]bool, 2)[:len(make([]bool, 2)):len(make([]bool, 2))]...), strings.HasSuffix(x192, x192), (p24_v(uint(2)) <= uint(7)), !p24_v(false))[p24_v(0):min(p24_v(2), len(append(append([]bool(nil), make([]bool, 2)[:len(make([]bool, 2)):len(make([]bool, 2))]...), strings.HasSuffix(x192, x192), (p24_v(uint(2)) <= uint(7)), !p24_v(false))))])
			for i205 := 0; i205 < 4; i205++ {
				fmt.Printf("#208 %8.2f\n", p24_g29)
				x192 = p24_cut(fmt.Sprint(p24_sub(p24_cut(x192 + x192), (p24_v(p24_C1) - p24_v(p24_C3)), int(10))))
				c209 := func(p210 uint16) string {
					p210 <<= uint8(p210) % 70
					p210++
					return p24_cut(p24_cut(strings.Repeat(p24_v(" pad "), p24_v(p24_C3) & 3)) + p24_cut(p24_v("héllo") + x192))
				}
				_ = c209
			}
			for i211 := 5; i211 > 0; i211-- {
				x192 = string([]rune(p24_cut(strings.ToUpper(x192) + p24_sub(x192, p24_v(p24_C3), p24_v(p24_C3)))))
				var x214 = p24_v[int16](((p24_g30 + (p24_g30 - p24_g30)) ^ p24_g30))
				_ = x214
				x215 := p24_v[func(bool) p24_S14](func(p216 bool) p24_S14 { return p24_S14{p24_S8: p24_S8{f9: map[string]bool{x192: p216}, f10: map[int32]float32{int32(1611876531): float32(0.5)}, f11: &p24_stack[any]{items: []any{any(p216), any(int32(7))}}}, f15: x192} })
				_ = x215
				x217 := p24_v[any](any(uint16(9)))
				_ = x217
			}
		}
	case uint8:
		fmt.Printf("case %T %v\n", y193, y193)
		fmt.Println("#218", p24_v(float64(p24_C4)))
	case p24_B5:
		fmt.Printf("case %T %v\n", y193, y193)
		x219 := p24_fn33(complex128(complex(-1e-7, -1)), map[int][1]int16{p24_v(p24_C1): [1]int16{int16(16384)}}, [5]error{fmt.Errorf("outer: %w", errors.New("inner")), fmt.Errorf("outer: %w", errors.New("inner")), error(p24_fault{p24_v(p24_C1), "made"}), errors.New("日本"), error(nil)})
		_ = x219
	case p24_S8:
		fmt.Printf("case %T %v\n", y193, "?")
		var x220 float32 = (-float32(math.Sqrt(float64(float32(math.Floor(float64(p24_v(float32(0.1)))))))))
		_ = x220
	case p24_S18:
		fmt.Printf("case %T %v\n", y193, "?")
		var x221 = p24_v[map[int8]uintptr](map[int8]uintptr{int8(3): uintptr(4)})
		_ = x221
	case p24_S23:
		fmt.Printf("case %T %v\n", y193, "?")
		fmt.Printf("#222 %U\n", p24_g30)
	case nil:
		fmt.Println("nil", y193 == nil)
	default:
		fmt.Printf("other %T\n", y193)
	}
	fmt.Printf("#223 %+v\n", p24_pair[string, uint8]{x192, uint8(7)})
	{
		n224 := 0
	again225:
		n224++
		if n224 < 3 { goto again225 }
		fmt.Println("again225", n224)
	}
	switch {
	case ((p24_v(complex64(complex(0, -2.5))) + p24_g29) != (p24_g29 - p24_g29)):
		x226, x227 := func() (float64, int16) { return float64((p24_v(int32(1073741824)) + int32(7))), (int16(p24_v(uint64(1))) - int16(p24_v(uint64(9223372036854775808)))) }()
		_, _ = x226, x227
		fmt.Println("#228", true)
	case (strconv.Itoa(p24_v(p24_C3)) == x192):
		var x229 any = any(int64(10))
		_ = x229
		p24_try("try230", func() { panic(fmt.Errorf("wrapped: %w", p24_fault{((p24_v(int(-1)) * p24_v(p24_C3)) * int(p24_whole(float64(p24_v(float32(0.1)))))), "w"})) })
	case (x192 != string([]rune(x192))):
		x231 := p24_v[[]any]([]any{any(p24_v(p24_C2)), any(uintptr(6))})
		_ = x231
		{
			fmt.Println("#232", x192)
			x233 := p24_v[[4]*p24_stack[complex64]]([4]*p24_stack[complex64]{&p24_stack[complex64]{items: []complex64{p24_g29, p24_g29}}, &p24_stack[complex64]{items: []complex64{complex64(complex(-1, 1)), p24_g29}}, &p24_stack[complex64]{items: []complex64{p24_g29, p24_g29}}, &p24_stack[complex64]{items: []complex64{p24_g29, p24_g29}}})
			_ = x233
			var x234 = p24_v[any](p24_at(x231, 1))
			_ = x234
		}
	default:
	}
	if strings.HasSuffix(string([]rune(x192)), x192) {
		var x235 string = any(p24_cut(strconv.Quote(p24_sub(p24_v("Zz"), p24_v(p24_C1), p24_v(p24_C3))))).(string)
		_ = x235
		{
			x235 := p24_v(p24_cut(p24_cut(fmt.Sprint(uint16(8))) + p24_cut(strings.ReplaceAll(x235, "", "\u00e9"))))
			fmt.Println("inner", x235)
		}
	} else {
		for i236, e237 := range p24_sub("a", 0, 6) { _, _ = i236, e237
			x239 := p24_fn92(append(append([]map[string]int8(nil), []map[string]int8(nil)[:len([]map[string]int8(nil)):len([]map[string]int8(nil))]...), map[string]int8{x192: int8(-128)}, map[string]int8{x192: int8(6)}), any(p24_g30), p24_S23{p24_S18: &p24_S18{f19: map[string]map[int]string{x192: map[int]string{p24_v(p24_C3): "x\xffy"}}, f20: &p24_S8{f9: map[string]bool{"a,b,,c": true}, f10: map[int32]float32{int32(5): float32(1e10)}, f11: &p24_stack[any]{items: []any{any(int8(5)), any(p24_v(p24_C1))}}}}, f24: uint8(255), f25: error(p24_fault{p24_v(p24_C2), "made"})})
			_ = x239
			x240 := p24_v[uintptr]((^p24_v(uintptr(10))))
			_ = x240
			{
				x241 := p24_fn131()
				_ = x241
				var x242 uint32 = uint32(10)
				_ = x242
				x243 := p24_v[error](errors.New(x241.f15))
				_ = x243
			}
		}
		switch (^p24_v(p24_C1)) & 3 {
		case 0:
			p24_try("try244", func() { fmt.Println([]int{1, 2, 3}[int(uint8(p24_v(int32(1073741824)))) & 7]) })
			x192 = x192
		case 1:
			fmt.Println("#245", p24_v(p24_C1))
			fmt.Println("#246", x192)
		default:
			var x247 []*p24_stack[int] = map[string][]*p24_stack[int]{"k": []*p24_stack[int]{&p24_stack[int]{items: []int{p24_v(p24_C3), p24_v(p24_C1)}}, &p24_stack[int]{items: []int{int(8817708562592455265), int(9)}}}}["k"]
			_ = x247
		}
	}
	source := make(chan int, 2); last := source
	for stage := range 4 {
		next := make(chan int, 2)
		go func(in, out chan int) { defer close(out); for x := range in { out <- x*2 + stage } }(last, next)
		last = next
}
	go func() { for i := range 5 { source <- i }; close(source) }()
	for x := range last { fmt.Print(x, " ") }
	fmt.Println()
	fmt.Println("end")
}

func main() { p24_main() }
