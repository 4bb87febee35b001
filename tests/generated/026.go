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


func p26_v[T any](x T) T { return x }

func p26_at[T any](s []T, i int) (zero T) {
	if len(s) == 0 {
		return zero
	}
	return s[uint(i)%uint(len(s))]
}

func p26_cut(s string) string {
	if len(s) > 40 {
		return s[:40]
	}
	return s
}

func p26_sub(s string, i, j int) string {
	n := uint(len(s) + 1)
	a, b := uint(i)%n, uint(j)%n
	return s[min(a, b):max(a, b)]
}

func p26_as[T any](x any) T {
	y, _ := x.(T)
	return y
}

type p26_ordered interface {
	~int | ~int8 | ~int16 | ~int32 | ~int64 | ~uint | ~uint8 | ~uint16 | ~uint32 | ~uint64 | ~uintptr | ~float32 | ~float64 | ~string
}

func p26_keys[K p26_ordered, V any](m map[K]V) []K {
	keys := make([]K, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	sort.Slice(keys, func(i, j int) bool { return keys[i] < keys[j] })
	return keys
}

func p26_count(n int) func(yield func(int) bool) {
	return func(yield func(int) bool) {
		for i := 0; i < n && yield(i*i); i++ {
		}
	}
}

func p26_sum[T ~int | ~int8 | ~int16 | ~int32 | ~int64 | ~uint8 | ~uint16 | ~uint32 | ~uint64 | ~float32 | ~float64](xs ...T) (s T) {
	for _, x := range xs {
		s += x
	}
	return
}

func p26_apply[T, U any](xs []T, f func(T) U) []U {
	var out []U
	for _, x := range xs {
		out = append(out, f(x))
	}
	return out
}

func p26_whole(f float64) int {
	if f != f || f > 1e9 || f < -1e9 {
		return -1
	}
	return int(f)
}

type p26_pair[K comparable, V any] struct {
	Key K
	Val V
}

func (p p26_pair[K, V]) swap(k K) p26_pair[K, V] { return p26_pair[K, V]{k, p.Val} }

type p26_stack[T any] struct {
	items []T
	peak  int
}

func (s *p26_stack[T]) push(x T) int {
	s.items = append(s.items, x)
	s.peak = max(s.peak, len(s.items))
	return len(s.items)
}

func (s *p26_stack[T]) pop() (x T, ok bool) {
	if len(s.items) == 0 {
		return x, false
	}
	x = s.items[len(s.items)-1]
	s.items = s.items[:len(s.items)-1]
	return x, true
}

type p26_fault struct {
	code int
	what string
}

func (f p26_fault) Error() string { return fmt.Sprintf("fault %d: %s", f.code, f.what) }

func p26_try(name string, f func()) {
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
var p26_sink any
var p26_uses = []any{errors.New, math.Sqrt, sort.Ints, strconv.Itoa, strings.Repeat, new(sync.Mutex)}

const (
	p26_C1 = iota*5 + 1
	p26_C2
	p26_C3 = 1<<(5*iota) - 1
)

const p26_C4 = 726.0 / 33 * 1e3


type p26_B5 float32


type p26_B6 string

func (r p26_B6) m7(a p26_B6) int8 {
	return (min(p26_v(int8(3)), int8(7)) << (p26_v[int](int(4611686018427387904)) & 127))
}

func (r p26_B6) m8(a [1]uint32) any {
	return any(int32(6))
}

func (r p26_B6) String() string { return "<p26_B6>" }


type p26_S9 struct {
	f10 float32
	f11 bool
	f12 *p26_stack[[5]int8]
	f13 map[string]int64
}

func (r p26_S9) m14(a [3]int16) *p26_stack[uintptr] {
	return &p26_stack[uintptr]{items: []uintptr{uintptr(2), uintptr(6)}}
}


type p26_S15 struct {
	p26_S9
	f16 string
	f17 p26_B6
	f18 p26_B6
}


type p26_I19 interface { Do20(a uint64) int }

func (r p26_B5) Do20(a uint64) int {
	return int((p26_v(int64(-9223372036854775808)) + int64(-9223372036854775808)))
}

func (r p26_B6) Do20(a uint64) int {
	return ((^p26_v(int(7))) / (p26_v(int(8)) | 1))
}

func (r p26_S9) Do20(a uint64) int {
	return p26_v[int]((p26_v(int(3)) | int(5)))
}

func (r p26_S15) Do20(a uint64) int {
	return int(p26_v(uint32(5)))
}

var p26_g21 []map[int]uintptr = []map[int]uintptr(nil)[:len([]map[int]uintptr(nil)):len([]map[int]uintptr(nil))]

var p26_g22 int16 = min(p26_v(int16(2)), int16(14885))

func p26_fn23() (res uint32) {
	defer func() {
		if r := recover(); r != nil { fmt.Println("deferred24", r) }
		fmt.Println("deferred24")
	}()
	fmt.Println("#25", p26_v(p26_C2))
	fmt.Println("#26", p26_v(p26_C3))
	var x27 = p26_v[complex64](complex64(complex(-1, -2.5)))
	_ = x27
	if (float64(p26_v(float32(-2.5))) != (p26_v(float64(p26_C4)) - p26_v(float64(16777217)))) {
		x28, x29 := func() (uint32, float64) { return ((res ^ res) * uint32(p26_v(uint(7)))), (float64(p26_g22) / (p26_v(float64(p26_C4)) * p26_v(float64(p26_C4)))) }()
		_, _ = x28, x29
		var x30 = p26_v[any](any(int8(7)))
		_ = x30
	}
	x31 := p26_v[[]float32](append(append([]float32(nil), make([]float32, 1)...), float32(int64(p26_v(uint(14725720399256058093)))), p26_v[float32]((p26_v(float32(-2.5)) / p26_v(float32(16777217)))), ((-p26_v(float32(3.14159))) / (p26_v(float32(0.5)) - p26_v(float32(-1e-7))))))
	_ = x31
	switch y32 := any(any(uintptr(8))).(type) {
	case int:
		fmt.Printf("case %T %v\n", y32, y32)
		for i33 := 4; i33 > 0; i33-- {
			if len(x31) > 0 {
				x31[uint(len(map[string]int{"abc": i33}))%uint(len(x31))] = ((float32(p26_v(uint64(7))) - (p26_at(x31, 1) / p26_v(float32(0.5)))) / ((p26_v(float32(-1)) - p26_v(float32(123456.789))) / (p26_at(x31, 1) * p26_at(x31, 1))))
			}
			var x36 map[uint]map[int16]uint16 = map[uint]map[int16]uint16{uint(0): map[int16]uint16{int16(8): uint16(9)}}
			_ = x36
			var x37 p26_pair[int, complex128] = p26_pair[int, complex128]{p26_v(p26_C1), complex128(complex(3.14159, 3.14159))}
			_ = x37
			c38 := func(p39 string) string {
				p39 = p26_cut(fmt.Sprint(((p26_v(float64(p26_C4)) - p26_v(float64(p26_C4))) + (p26_v(float64(p26_C4)) - p26_v(float64(p26_C4))))))
				x36 = x36
				fmt.Printf("#40 %s\n", p26_g21)
				return p26_cut(strings.Repeat(p26_cut(p39 + p39), (-p26_v(int(-9223372036854775808))) & 3))
			}
			_ = c38
		}
	case float64:
		fmt.Printf("case %T %v\n", y32, y32)
		for _, e42 := range [4]p26_S9{p26_S9{f10: p26_at(x31, 1), f11: true, f12: &p26_stack[[5]int8]{items: [][5]int8{[5]int8{int8(3), int8(1), int8(6), int8(-128), int8(64)}, [5]int8{int8(-128), int8(9), int8(-128), int8(1), int8(-128)}}}, f13: map[string]int64{"42": int64(8)}}, p26_S9{f10: p26_at(x31, 1), f11: false, f12: &p26_stack[[5]int8]{items: [][5]int8{[5]int8{int8(64), int8(127), int8(64), int8(1), int8(2)}, [5]int8{int8(31), int8(7), int8(103), int8(-1), int8(-1)}}}, f13: map[string]int64{"42": int64(8)}}, p26_S9{f10: float32(0.3), f11: true, f12: &p26_stack[[5]int8]{items: [][5]int8{[5]int8{int8(9), int8(3), int8(6), int8(127), int8(64)}, [5]int8{int8(-1), int8(1), int8(6), int8(64), int8(64)}}}, f13: map[string]int64{"\u00e9": int64(3)}}, p26_S9{f10: float32(1), f11: true, f12: &p26_stack[[5]int8]{items: [][5]int8{[5]int8{int8(127), int8(-1), int8(127), int8(125), int8(9)}, [5]int8{int8(0), int8(7), int8(2), int8(3), int8(106)}}}, f13: map[string]int64{"a,b,,c": int64(9223372036854775807)}}} { _ = e42
			fmt.Println("#44", res)
			var x45 = p26_v[p26_B6](p26_B6(string(rune(p26_S9.Do20(e42, uint64(6)) & 0xffff))))
			_ = x45
			var x46 = p26_v[map[string]p26_pair[string, string]](map[string]p26_pair[string, string]{"日本": p26_pair[string, string]{"Zz", ""}})
			_ = x46
		}
	case p26_B5:
		fmt.Printf("case %T %v\n", y32, y32)
		for i47 := 3; i47 > 0; i47-- {
			if len(x31) < 30 { x31 = append(x31, (p26_at(x31, 1) + float32(math.Trunc(float64(p26_v(float32(0))))))) }
			{
				x27 := p26_v(((x27 * x27) * complex(real(x27), imag(p26_v(complex64(complex(1e20, 1)))))))
				fmt.Println("inner", x27)
			}
			var x50 []int32 = make([]int32, 3)
			_ = x50
		}
	case p26_B6:
		fmt.Printf("case %T %v\n", y32, y32)
		var x51 = p26_v[p26_B5](p26_B5((-p26_v(float32(0)))))
		_ = x51
	case p26_S9:
		fmt.Printf("case %T %v\n", y32, "?")
		res++
	case nil:
		fmt.Println("nil", y32 == nil)
	default:
		fmt.Printf("other %T\n", y32)
	}
	x52 := p26_v[map[string]int16](map[string]int16{"a": p26_g22})
	_ = x52
	for i53 := 0; i53 < 5; i53++ {
		if (strconv.Itoa(p26_v(int(7))) < strings.TrimSpace(p26_v("a,b,,c"))) {
			if x52 != nil { x52[p26_cut(string([]rune(p26_v(" pad "))) + p26_cut(fmt.Sprint("a")))] = ((p26_v(int16(6764)) + p26_g22) / ((p26_g22 | p26_g22) | 1)) }
			x27 = complex64(complex(0.1, 0.1))
		}
		var x56 = p26_v[uintptr]((((p26_v(uintptr(8)) * uintptr(9223372036854775808)) * uintptr(9)) &^ (p26_at([]uintptr{uintptr(10)}, p26_v(p26_C2)) >> (p26_g22 & 31))))
		_ = x56
		{
			n57 := 0
		again58:
			n57++
			if n57 < 3 { goto again58 }
			fmt.Println("again58", n57)
		}
		x59, x60 := func() (int8, *p26_S15) { return (int8(p26_whole(float64(p26_at(x31, 1)))) >> ((p26_v(p26_C2) ^ i53) & 7)), &p26_S15{p26_S9: p26_S9{f10: p26_at(x31, 1), f11: true, f12: &p26_stack[[5]int8]{items: [][5]int8{[5]int8{int8(47), int8(-1), int8(127), int8(-1), int8(10)}, [5]int8{int8(64), int8(-1), int8(1), int8(-128), int8(7)}}}, f13: map[string]int64{"-7": int64(0)}}, f16: "x\xffy", f17: p26_B6(" pad "), f18: p26_B6("Zz")} }()
		_, _ = x59, x60
	}
	return uint32(len(map[string]int{"1.5e3": p26_v(p26_C2)}))
}

func p26_fn61(a62 []p26_pair[int, complex64], a63 string) (res p26_I19) {
	var x64 string = p26_cut(strings.Repeat(p26_cut(strings.Repeat(p26_cut(a63 + "tab\tnl\n"), (p26_v(p26_C2) * p26_v(p26_C3)) & 3)), (int(p26_whole(float64(p26_v(float64(p26_C4))))) % ((p26_v(p26_C2) &^ p26_v(p26_C1)) | 1)) & 3))
	_ = x64
	res = p26_I19(p26_S9{f10: float32(-1e-7), f11: false, f12: &p26_stack[[5]int8]{items: [][5]int8{[5]int8{int8(0), int8(9), int8(4), int8(8), int8(5)}, [5]int8{int8(36), int8(3), int8(127), int8(-128), int8(-128)}}}, f13: map[string]int64{a63: int64(-9223372036854775808)}})
	return res
}

func p26_fn65(a66 p26_B5, a67 ...string) (res uint16) {
	var x68 any = any(true)
	_ = x68
	p26_try("try69", func() { fmt.Println(p26_v(int8(7)) % p26_v(int8((int(p26_v(uint64(2))) >> ((p26_v(int8(54)) + int8(1)) & 31)) & 1))) })
	switch p26_cut(strings.ReplaceAll(p26_cut(strings.Repeat(p26_v("héllo"), p26_v(p26_C1) & 3)), p26_at(a67, 1), "日本")) {
	case "a", "abc":
		for i70 := 0; i70 < 6; i70++ {
			c73 := func(p74 uint8) float64 {
				a66 = (((p26_v(p26_B5(float32(0.1))) * a66) - p26_B5(p26_v(float32(1)))) * a66)
				return p26_v(float64(p26_C4))
			}
			_ = c73
			x75 := c73(uint8(p26_whole(float64((p26_v(float32(1e20)) / p26_v(float32(16777217)))))))
			_ = x75
		}
	case "":
		for i76 := 0; i76 < 6; i76++ {
			p26_try("try79", func() { fmt.Println(7 / (((i76 &^ int(4)) - (p26_v(p26_C1) &^ p26_v(p26_C2))) & 1)) })
			c80 := func(p81 int64) string {
				a66 -= (p26_B5(p26_v(float32(123456.789))) - p26_B5(p26_v(float32(-2.5))))
				a66 = p26_B5(float32(123456.789))
				fmt.Println("#82", p26_g22)
				return p26_cut(fmt.Sprint(p26_at(a67, 1)))
			}
			_ = c80
			c83 := func(p84 float32) uint8 {
				a66 = p26_B5(float32((p26_v(uint32(2147483648)) - uint32(4))))
				x68 = any(i76)
				return (uint8(p26_whole(float64(p26_v(float32(16777217))))) - uint8(p26_v(int32(5))))
			}
			_ = c83
		}
		{
			fmt.Println("#85", (uintptr(p26_whole(float64((p26_v(float64(p26_C4)) + p26_v(float64(p26_C4)))))) - (p26_at([]uintptr{uintptr(18317489527293071474)}, p26_v(p26_C3)) &^ uintptr(p26_whole(float64(p26_v(float64(p26_C4))))))))
			if len(a67) < 30 { a67 = append(a67, p26_cut(string(rune(p26_v(p26_C1) & 0xffff)) + p26_cut(fmt.Sprint(uint(18446744073709551615))))) }
			p26_sink = a67
			fmt.Println("len", len(a67), cap(a67))
			res--
		}
	default:
		a66 = (p26_B5((p26_v(float32(16777217)) / p26_v(float32(0.5)))) * p26_B5(float32(1e20)))
	}
	if len(a67) < 30 { a67 = append(a67, p26_at(a67, 1)) }
	p26_sink = a67
	fmt.Println("len", len(a67), cap(a67))
	return (((p26_v(uint16(0)) - res) & (+res)) &^ uint16((^p26_v(int32(1073741824)))))
}

func p26_main() {
	var x86 = p26_v[p26_pair[int, []int16]](p26_pair[int, []int16]{p26_v(p26_C2), []int16{}})
	_ = x86
	{
		var x87 = p26_v[func(int) uint](func(p88 int) uint { return (p26_v(uint(10402437524599643596)) - uint(10)) })
		_ = x87
		x89, x90 := func() (uint, *p26_stack[string]) { return ((p26_v(uint(0)) / (p26_v(uint(9223372036854775808)) | 1)) + (p26_v(uint(2)) ^ uint(3))), &p26_stack[string]{items: []string{"", "héllo"}} }()
		_, _ = x89, x90
		fmt.Println("#91", any(uintptr(7)))
	}
	var x92 p26_B6 = p26_B6(p26_sub(p26_cut(strconv.Quote(p26_v("abc"))), min(p26_v(p26_C3), x86.Key), (p26_v(p26_C1) &^ int(9223372036854775807))))
	_ = x92
	for i93 := 5; i93 > 0; i93-- {
		var x96 string = strings.ToLower(p26_sub(map[string]string{"k": "42"}["k"], (p26_v(p26_C2) & int(-1)), p26_v(p26_C2)))
		_ = x96
		var x97 p26_B5 = (((p26_v(p26_B5(float32(0.5))) - p26_B5(float32(0.3))) - p26_B5(p26_v(float32(1e20)))) * p26_B5((p26_v(float32(-1e-7)) + p26_v(float32(-1)))))
		_ = x97
		fmt.Println("#98", x86)
	}
	x99 := p26_fn61(append(append([]p26_pair[int, complex64](nil), []p26_pair[int, complex64]{}...), p26_pair[int, complex64]{p26_v(p26_C1), complex64(complex(0, 16777217))})[p26_v(0):min(p26_v(2), len(append(append([]p26_pair[int, complex64](nil), []p26_pair[int, complex64]{}...), p26_pair[int, complex64]{p26_v(p26_C1), complex64(complex(0, 16777217))})))], strconv.Itoa(p26_v(int(2))))
	_ = x99
	x99 = x99
	var x100 = p26_v[uint8](((any(uint8(6)).(uint8) ^ (-p26_v(uint8(2)))) / (p26_v(uint8(2)) | 1)))
	_ = x100
	if ((p26_B5(p26_v(float32(1e10)))) == (p26_B5(p26_v(float32(123456.789))))) {
		for _, e102 := range p26_keys(p26_at([]map[string][]int32{map[string][]int32{"": []int32{int32(1073741824)}}}, p26_v(p26_C2))) { _ = e102
			var x104 []string = strings.Split(p26_sub(e102, int(p26_whole(float64(p26_v(float32(0.3))))), int(p26_g22)), ",")
			_ = x104
			x92 = p26_B6(p26_sub(p26_cut(p26_v("-7") + e102), (p26_v(p26_C1) + int(9223372036854775807)), (x86.Key & int(-9223372036854775808))))
			if (p26_g22 >= (p26_g22 & p26_g22)) { break }
		}
		x92 = p26_B6(string([]rune(p26_sub(p26_v("\u00e9"), p26_v(p26_C3), x86.Key))))
	} else {
L107:
		for i105 := 4; i105 > 0; i105-- {
			if strings.HasSuffix(p26_cut(p26_v("héllo") + "tab\tnl\n"), "a,b,,c") {
				if true { break L107 }
				var x108 string = "日本"
				_ = x108
			} else {
				var x109 bool = true
				_ = x109
				{
					x109 := p26_v(!!x109)
					fmt.Println("inner", x109)
				}
			}
			{
				x110 := p26_fn65(p26_B5(float32(p26_v(int32(6)))), strings.Split(p26_cut(strings.ReplaceAll(p26_v("-7"), "\u00e9", "42")), ",")...)
				_ = x110
				var x111 = p26_v[error](fmt.Errorf("outer: %w", errors.New("inner")))
				_ = x111
				p26_try("try112", func() { fmt.Println([4]string{"a"}[(x92.Do20(uint64(15720400640938223965)) &^ (p26_v(int(4)) * int(8))) & 7]) })
			}
			var x113 = p26_v[string](string([]rune(strconv.Itoa((p26_v(int(3)) &^ int(4))))))
			_ = x113
			x114, x115 := func() (uint64, p26_I19) { return ((p26_v(uint64(9223372036854775808)) & uint64(6)) * (p26_v(uint64(3)) / (p26_v(uint64(10)) | 1))), p26_I19(p26_B5(float32(0.5))) }()
			_, _ = x114, x115
		}
		for i116 := 0; i116 < 6; i116++ {
			for _, e120 := range p26_keys(map[int]bool{x86.Key: true}) { _ = e120
				x122 := p26_fn23()
				_ = x122
				x99 = x99
				if (string(rune(p26_v(p26_C1) & 0xffff)) >= p26_cut(strings.ReplaceAll(p26_v("\u00e9"), "", `raw\n`))) { break }
			}
			for i123 := range 6 { _ = i123
				x100 >>= (x100 & x100) % 70
				c126 := func(p127 uint64) float32 {
					p127 += uint64(int64(len(map[string]int{"\u00e9": p26_v(p26_C3)})))
					x100 <<= any(uint8(3)).(uint8) % 70
					fmt.Printf("#128 %d\n", map[int]float32{int(5938523245610869923): float32(0.5)})
					return float32(0.3)
				}
				_ = c126
				var x129 = p26_v[map[uint8]any](map[uint8]any{x100: any(uint(6))})
				_ = x129
			}
			x99 = p26_fn61(append(append([]p26_pair[int, complex64](nil), []p26_pair[int, complex64]{}...), map[string]p26_pair[int, complex64]{"k": p26_pair[int, complex64]{int(5993141845602165511), complex64(complex(-2.5, 123456.789))}}["k"], p26_pair[int, complex64]{p26_v(p26_C1), complex64(complex(1e20, 0.1))}), "-7")
			if (p26_v(complex64(complex(16777217, 16777217))) != complex64(complex(-1e-7, 1e10))) {
				var x130 p26_B5 = p26_B5(p26_v(float32(0.5)))
				_ = x130
				fmt.Printf("#131 %c\n", i116)
			}
		}
	}
	var x132 = p26_v[uintptr]((uintptr(p26_whole(float64(float32(p26_v(float32(-1)))))) ^ uintptr((p26_v(int8(127)) >> (p26_v(uint64(1)) & 7)))))
	_ = x132
	switch x86.Key & 3 {
	case 0:
		fmt.Printf("#133 %+v\n", [1]float32{float32(16777217)})
		fmt.Println("#134", ((p26_v(complex128(complex(-1, 0))) + p26_v(complex128(complex(3.14159, 16777217)))) * complex(real((p26_v(complex128(complex(123456.789, 0.3))) * p26_v(complex128(complex(3.14159, 0.1))))), imag(complex(p26_v(float64(p26_C4)), p26_v(float64(p26_C4)))))))
	default:
		x86 = p26_pair[int, []int16]{int(-9223372036854775808), x86.Val}
	}
	for i135 := 1; i135 > 0; i135-- {
		x138 := p26_fn61(append(append([]p26_pair[int, complex64](nil), []p26_pair[int, complex64](nil)...), p26_pair[int, complex64]{p26_v(p26_C3), complex64(complex(-1e-7, 0.3))}, p26_pair[int, complex64]{p26_v(p26_C1), complex64(complex(-1, 1e20))}, p26_pair[int, complex64]{p26_v(p26_C2), complex64(complex(1, 1e20))}), string([]rune(string(rune(p26_v(p26_C3) & 0xffff)))))
		_ = x138
		p26_try("try139", func() { fmt.Println(any("a,b,,c").(uint8)) })
		{
			x132 := p26_v((x132 + x132))
			fmt.Println("inner", x132)
		}
	}
	fmt.Printf("#140 %U\n", p26_v(p26_C3))
	x86 = x86
	switch p26_v("日本") {
	case "a", "abc":
		for i141 := range 6 { _ = i141
			var x144 = p26_v[func(uint32) error](func(p145 uint32) error { return error(nil) })
			_ = x144
			if (p26_v(uint16(2)) == (p26_v(uint16(10)) &^ uint16(37506))) { continue }
		}
		x92 = any(map[string]p26_B6{"k": p26_B6("a")}["k"]).(p26_B6)
	case "":
		fmt.Printf("#146 %#v\n", p26_g21)
		x147 := p26_fn23()
		_ = x147
	default:
		switch p26_cut(strings.ReplaceAll(strings.ToUpper(p26_v("1.5e3")), `raw\n`, "\u00e9")) {
		case "a", "abc":
			if ((x92.m7(x92)) == (p26_v[int8](int8(126)))) {
				var x148 = p26_v[[3]int32]([3]int32{int32(1), int32(6), int32(-2147483648)})
				_ = x148
				var x149 int64 = (min((p26_v(int64(-9223372036854775808)) + int64(-1)), min(p26_v(int64(-9223372036854775808)), int64(372846732510291484))) &^ ((p26_v(int64(5874023369708606351)) & int64(4611686018427387904)) / (map[string]int64{"k": int64(7390897667260000985)}["k"] | 1)))
				_ = x149
			}
			for i150, e151 := range p26_sub(p26_cut(strings.Repeat(p26_v("a"), p26_v(p26_C1) & 3)), 0, 1) { _, _ = i150, e151
				x153 := p26_v[uint64](any((p26_v(uint64(0)) & (p26_v(uint64(1)) + uint64(0)))).(uint64))
				_ = x153
				x154 := p26_fn61([]p26_pair[int, complex64]{}, "42")
				_ = x154
				fmt.Printf("#155 %v\n", any(uint(9223372036854775808)))
				x154 = map[string]p26_I19{"k": x99}["k"]
			}
		case "":
			x156, x157 := func() (int, any) { return p26_I19.Do20(x99, uint64(p26_whole(float64(p26_v(float32(-2.5)))))), any(complex128(complex(1, 1e20))) }()
			_, _ = x156, x157
			x158 := p26_v[complex64]((complex((p26_v(float32(1e20)) + p26_v(float32(-2.5))), (p26_v(float32(1e10)) + p26_v(float32(123456.789)))) + complex(real((p26_v(complex64(complex(1, -1))) * p26_v(complex64(complex(0.5, -1e-7))))), imag(complex(real(p26_v(complex64(complex(0, 1)))), imag(p26_v(complex64(complex(1, -2.5)))))))))
			_ = x158
		default:
			{
				n159 := 0
			again160:
				n159++
				if n159 < 3 { goto again160 }
				fmt.Println("again160", n159)
			}
		}
	}
	fmt.Println("end")
}

func main() { p26_main() }
