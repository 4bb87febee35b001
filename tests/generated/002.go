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


func p2_v[T any](x T) T { return x }

func p2_at[T any](s []T, i int) (zero T) {
	if len(s) == 0 {
		return zero
	}
	return s[uint(i)%uint(len(s))]
}

func p2_cut(s string) string {
	if len(s) > 40 {
		return s[:40]
	}
	return s
}

func p2_sub(s string, i, j int) string {
	n := uint(len(s) + 1)
	a, b := uint(i)%n, uint(j)%n
	return s[min(a, b):max(a, b)]
}

func p2_as[T any](x any) T {
	y, _ := x.(T)
	return y
}

type p2_ordered interface {
	~int | ~int8 | ~int16 | ~int32 | ~int64 | ~uint | ~uint8 | ~uint16 | ~uint32 | ~uint64 | ~uintptr | ~float32 | ~float64 | ~string
}

func p2_keys[K p2_ordered, V any](m map[K]V) []K {
	keys := make([]K, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	sort.Slice(keys, func(i, j int) bool { return keys[i] < keys[j] })
	return keys
}

func p2_count(n int) func(yield func(int) bool) {
	return func(yield func(int) bool) {
		for i := 0; i < n && yield(i*i); i++ {
		}
	}
}

func p2_sum[T ~int | ~int8 | ~int16 | ~int32 | ~int64 | ~uint8 | ~uint16 | ~uint32 | ~uint64 | ~float32 | ~float64](xs ...T) (s T) {
	for _, x := range xs {
		s += x
	}
	return
}

func p2_apply[T, U any](xs []T, f func(T) U) []U {
	var out []U
	for _, x := range xs {
		out = append(out, f(x))
	}
	return out
}

func p2_whole(f float64) int {
	if f != f || f > 1e9 || f < -1e9 {
		return -1
	}
	return int(f)
}

type p2_pair[K comparable, V any] struct {
	Key K
	Val V
}

func (p p2_pair[K, V]) swap(k K) p2_pair[K, V] { return p2_pair[K, V]{k, p.Val} }

type p2_stack[T any] struct {
	items []T
	peak  int
}

func (s *p2_stack[T]) push(x T) int {
	s.items = append(s.items, x)
	s.peak = max(s.peak, len(s.items))
	return len(s.items)
}

func (s *p2_stack[T]) pop() (x T, ok bool) {
	if len(s.items) == 0 {
		return x, false
	}
	x = s.items[len(s.items)-1]
	s.items = s.items[:len(s.items)-1]
	return x, true
}

type p2_fault struct {
	code int
	what string
}

func (f p2_fault) Error() string { return fmt.Sprintf("fault %d: %s", f.code, f.what) }

func p2_try(name string, f func()) {
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
var p2_sink any
var p2_uses = []any{errors.New, math.Sqrt, sort.Ints, strconv.Itoa, strings.Repeat, new(sync.Mutex)}

const (
	p2_C1 = iota*7 + 1
	p2_C2
	p2_C3 = 1<<(1*iota) - 1
)

const p2_C4 = 109.0 / 97 * 1e3


type p2_B5 int64

func (r p2_B5) m6(a []float32) *p2_stack[int8] {
	return &p2_stack[int8]{items: []int8{int8(9), int8(119)}}
}


type p2_B7 uint8

func (r p2_B7) String() string { return "<p2_B7>" }


type p2_S8 struct {
	f9 *p2_stack[uint16]
}

func (r p2_S8) m10(a p2_pair[string, float32]) []uint {
	return append(append([]uint(nil), append(append([]uint(nil), []uint{uint(0)}...), uint(10), uint(9223372036854775808))...), (p2_v(uint(10)) & uint(7)), (p2_v(uint(17782476628825195701)) &^ uint(11519266435558362386)), min(p2_v(uint(18446744073709551615)), uint(18446744073709551615)))
}

func (r p2_S8) m11(a int64) float32 {
	return (float32(p2_v(float32(16777217))) - (p2_v(float32(0.3)) / p2_v(float32(-2.5))))
}


type p2_S12 struct {
	f13 p2_B7
	f14 uint16
	f15 p2_B7
}

func (r p2_S12) m16(a uint) p2_pair[int16, uintptr] {
	return p2_pair[int16, uintptr]{int16(8), uintptr(18446744073709551615)}
}

func (r *p2_S12) m17(a []uint8) p2_S8 {
	r.f13 *= p2_B7(max(p2_at(a, 1), p2_at(a, 1)))
	return p2_S8{f9: &p2_stack[uint16]{items: []uint16{r.f14, r.f14}}}
}


type p2_S18 struct {
	p2_S8
	f19 error
	f20 int32
}

func (r p2_S18) m21(a *p2_stack[uint32]) error {
	return error(p2_fault{int(4611686018427387904), "made"})
}

func (r *p2_S18) m22(a []string) string {
	r.f19 = r.f19
	return strings.ToLower(string(rune(p2_v(int(0)) & 0xffff)))
}


type p2_I23 interface { Do24(a int16) string }

func (r p2_B5) Do24(a int16) string {
	return "\x00"
}

func (r p2_B7) Do24(a int16) string {
	return string(rune((p2_v(int(-1)) & int(4611686018427387904)) & 0xffff))
}

func (r p2_S8) Do24(a int16) string {
	return p2_cut(p2_v("\x00") + p2_cut(fmt.Sprint(float64(-2.5))))
}

func (r p2_S12) Do24(a int16) string {
	return "42"
}

func (r p2_S18) Do24(a int16) string {
	return string([]rune(p2_v("1.5e3")))
}

var p2_g25 p2_I23 = p2_I23(p2_B5(int64(0)))

func p2_fn26(a27 []func(float64) float64) (res any) {
	for i28 := range 2 { _ = i28
		if strings.HasSuffix(p2_cut(p2_v("") + " pad "), "1.5e3") {
			a27 = a27[min(p2_v(1), len(a27)):]
			x31 := p2_v[[]complex128]([]complex128{complex128(complex(123456.789, 0)), complex128(complex(0.5, 0.1))}[p2_v(0):min(p2_v(2), len([]complex128{complex128(complex(123456.789, 0)), complex128(complex(0.5, 0.1))}))])
			_ = x31
		}
		for i32 := 0; i32 < 1; i32++ {
			if len(a27) < 30 { a27 = append(a27, p2_at(a27, 1)) }
			if len(a27) > 0 {
				a27[uint(len(p2_v("\x00")))%uint(len(a27))] = func(p35 float64) float64 { return (p2_v(float64(p2_C4)) * p2_v(float64(p2_C4))) }
			}
		}
		res = any(float32(16777217))
	}
	fmt.Printf("#36 %T\n", res)
	for _, e38 := range [4]string{"-7", "日本", "a,b,,c", "日本"} { _ = e38
		a27 = a27[min(p2_v(1), len(a27)):]
		if strings.HasSuffix(p2_cut(p2_v("42") + e38), e38) {
			c40 := func(p41 int16) uint16 {
				res = res
				e38 = e38
				return p2_v[uint16]((p2_v(uint16(5)) - uint16(0)))
			}
			_ = c40
			{
				e38 := p2_v(p2_at([]string{p2_cut(fmt.Sprint(false))}, p2_v(p2_C3)))
				fmt.Println("inner", e38)
			}
		} else {
			if ((&p2_stack[p2_pair[string, int8]]{items: []p2_pair[string, int8]{p2_pair[string, int8]{e38, int8(7)}, p2_pair[string, int8]{e38, int8(3)}}}) == (&p2_stack[p2_pair[string, int8]]{items: []p2_pair[string, int8]{p2_pair[string, int8]{e38, int8(5)}, p2_pair[string, int8]{e38, int8(-1)}}})) { break }
			x42 := p2_v[int32](int32(1073741824))
			_ = x42
		}
		var x43 string = p2_cut(p2_v("\u00e9") + p2_cut(p2_sub(e38, int(-1), int(7)) + p2_cut(fmt.Sprint(int8(8)))))
		_ = x43
		c44 := func(p45 complex128) string {
			a27 = a27
			p45 = complex(float64((p2_v(uint64(7)) + uint64(9223372036854775808))), p2_v(float64(p2_C4)))
			fmt.Printf("#47 %U\n", p2_v(p2_C1))
			return p2_cut(strings.Repeat(p2_cut(strings.Repeat(e38, p2_v(int(3)) & 3)), (+p2_v(p2_C1)) & 3))
		}
		_ = c44
	}
	return res
}

func p2_fn48(a49 int, a50 string) (res float32) {
	defer func() {
		if r := recover(); r != nil { fmt.Println("deferred51", r) }
		fmt.Println("deferred51")
	}()
	x52, x53 := func() (bool, []uint16) { return !p2_v(false), []uint16{uint16(6), uint16(8), uint16(10)}[p2_v(0):min(p2_v(2), len([]uint16{uint16(6), uint16(8), uint16(10)}))][p2_v(0):min(p2_v(2), len([]uint16{uint16(6), uint16(8), uint16(10)}[p2_v(0):min(p2_v(2), len([]uint16{uint16(6), uint16(8), uint16(10)}))]))] }()
	_, _ = x52, x53
	for i54 := 0; i54 < 4; i54++ {
		{
			res := p2_v((-(res - p2_v(float32(-1)))))
			fmt.Println("inner", res)
		}
		a49 >>= p2_v(uint8(4)) % 70
		if !(a50 != a50) {
			x58 := p2_fn26(make([]func(float64) float64, 0))
			_ = x58
			c59 := func(p60 uint) float64 {
				a50 = p2_sub(p2_cut(strings.ReplaceAll(map[string]string{"k": a50}["k"], a50, a50)), p2_at([]int{int(9223372036854775807)}, (^p2_v(p2_C3))), int(7343416408147550663))
				return float64((res * p2_v(float32(0))))
			}
			_ = c59
		}
	}
	{
		if len(x53) < 30 { x53 = append(x53, (p2_v(uint16(1)) &^ uint16(p2_whole(float64(p2_v(float64(p2_C4))))))) }
		p2_sink = x53
		fmt.Println("len", len(x53), cap(x53))
		fmt.Printf("#61 %s\n", a50)
		c62 := func(p63 string) uintptr {
			a50 = p2_cut(p2_cut(strings.ReplaceAll(p2_I23.Do24(p2_g25, int16(32767)), a50, a50)) + strconv.Itoa((p2_v(int(9223372036854775807)) % (p2_v(p2_C1) | 1))))
			p63 = strings.TrimSpace(p2_cut(p2_I23.Do24(p2_g25, int16(0)) + p2_cut(p63 + a50)))
			return (uintptr(p2_whole(float64(p2_v(float64(p2_C4))))) >> (min(p2_v(int8(10)), int8(10)) & 63))
		}
		_ = c62
	}
	return (((p2_v(float32(0.1)) * p2_v(float32(123456.789))) * (res - res)) + ((-p2_v(float32(1e10))) - (-res)))
}

func p2_fn64(a65 any, a66 [][]bool) (res any) {
	defer func() {
		if r := recover(); r != nil { fmt.Println("deferred67", r) }
		res = any(true)
		fmt.Println("deferred67")
	}()
	for _, e69 := range [2]*p2_stack[uintptr]{&p2_stack[uintptr]{items: []uintptr{uintptr(5), uintptr(3)}}, &p2_stack[uintptr]{items: []uintptr{uintptr(0), uintptr(8)}}} { _ = e69
		for e72 := range p2_count(4) { _ = e72
			var x74 = p2_v[[4]complex64]([4]complex64{complex64(complex(1e20, 3.14159)), complex64(complex(123456.789, 0.3)), complex64(complex(16777217, -2.5)), complex64(complex(0.3, 0))})
			_ = x74
			a65 = a65
		}
		x75, x76 := func() (float64, uint16) { return ((p2_v(float64(p2_C4)) - p2_v(float64(p2_C4))) - (p2_v(float64(p2_C4)) - p2_v(float64(p2_C4)))), func() uint16 { if (p2_v(complex128(complex(16777217, 1e20))) != complex128(complex(0.5, 0.3))) { return (-p2_v(uint16(6))) }; return uint16(p2_whole(float64(p2_v(float32(0))))) }() }()
		_, _ = x75, x76
		x75 = (func() float64 { if (x75 >= p2_v(float64(p2_C4))) { return (-p2_v(float64(0.5))) }; return (p2_v(float64(16777217)) / p2_v(float64(p2_C4))) }() * p2_v(float64(p2_C4)))
		for i77 := 2; i77 > 0; i77-- {
			if len(a66) > 0 {
				a66[p2_v(uint(1))%uint(len(a66))] = []bool(nil)[:len([]bool(nil)):len([]bool(nil))]
			}
			fmt.Printf("#80 %G\n", complex(real(complex((p2_v(float64(p2_C4)) * p2_v(float64(123456.789))), x75)), imag(complex(float64(p2_v(int64(1))), float64(p2_v(float32(0.1)))))))
		}
	}
	for _, e82 := range [6][]uintptr{[]uintptr(nil), []uintptr{}, make([]uintptr, 0), []uintptr(nil), make([]uintptr, 2), []uintptr{uintptr(9223372036854775808), uintptr(8), uintptr(9223372036854775808)}} { _ = e82
		var x84 = p2_v[uintptr]((^((p2_v(uintptr(5)) / (p2_v(uintptr(9)) | 1)) ^ p2_at(e82, 1))))
		_ = x84
		fmt.Printf("#85 %08d\n", p2_v(p2_C3))
		fmt.Printf("#86 %T\n", p2_cut(p2_v(p2_g25.Do24)(int16(p2_v(int64(9223372036854775807)))) + "-7"))
	}
	fmt.Printf("#87 %v\n", [5]p2_S12{p2_S12{f13: p2_B7(uint8(0)), f14: uint16(0), f15: p2_B7(uint8(3))}, p2_S12{f13: p2_B7(uint8(177)), f14: uint16(65535), f15: p2_B7(uint8(0))}, p2_S12{f13: p2_B7(uint8(255)), f14: uint16(1), f15: p2_B7(uint8(1))}, p2_S12{f13: p2_B7(uint8(8)), f14: uint16(9), f15: p2_B7(uint8(0))}, p2_S12{f13: p2_B7(uint8(255)), f14: uint16(65535), f15: p2_B7(uint8(255))}})
	c88 := func(p89 float64) uint16 {
		res = res
		res, a65 = a65, res
		fmt.Printf("#90 %o\n", p2_v(p2_C1))
		return (-(p2_v(uint16(3)) ^ uint16(3)))
	}
	_ = c88
	return res
}

func p2_main() {
	switch ((p2_v(p2_C1) >> (p2_v(p2_C3) & 63)) >> (p2_v(uint16(65535)) & 127)) & 3 {
	case 0:
		switch {
		case (p2_v(float64(0.3)) >= p2_v(float64(p2_C4))):
			x91 := p2_v[map[string]map[uint16]int8](map[string]map[uint16]int8{"abc": map[uint16]int8{uint16(2): int8(127)}})
			_ = x91
		default:
		}
		for i92, e93 := range p2_sub(strconv.Itoa(p2_v(p2_C1)), 0, 2) { _, _ = i92, e93
			fmt.Printf("#95 %v\n", map[int]bool{p2_v(p2_C1): true})
			p2_try("try96", func() { s := p2_v("hello"); fmt.Println(s[((p2_v(p2_C1) | p2_v(p2_C1)) % ((p2_v(int(7)) + int(-1)) | 1)) & 7:((p2_v(p2_C1) | p2_v(p2_C1)) % ((p2_v(int(7)) + int(-1)) | 1)) & 3]) })
			switch map[string]string{"k": p2_cut(strconv.Quote(p2_v("日本")))}["k"] {
			case "a", "abc":
			case "":
				var x97 = p2_v[float64](((float64(p2_v(float64(p2_C4))) + (p2_v(float64(3.14159)) / p2_v(float64(p2_C4)))) / p2_v[float64]((p2_v(float64(-1e-7)) - p2_v(float64(p2_C4))))))
				_ = x97
				var x98 *p2_stack[p2_S12] = &p2_stack[p2_S12]{items: []p2_S12{p2_S12{f13: p2_B7(uint8(7)), f14: uint16(5), f15: p2_B7(uint8(152))}, p2_S12{f13: p2_B7(uint8(0)), f14: uint16(9), f15: p2_B7(uint8(1))}}}
				_ = x98
			default:
			}
		}
	default:
		fmt.Printf("#99 %.3f\n", p2_v(float64(p2_C4)))
	}
	fmt.Printf("#100 %b\n", (-(p2_v(uint16(6)) / (p2_v(uint16(8)) | 1))))
	if !(p2_v("a") == "héllo") {
		{
			fmt.Printf("#101 %T\n", p2_v(p2_C3))
L104:
			for _, e103 := range [5]uint16{uint16(4), uint16(65535), uint16(8), uint16(6), uint16(32768)} { _ = e103
				if (p2_v(p2_C3) >= (-p2_v(p2_C2))) { break L104 }
				e103 = ((min(p2_v(uint16(32768)), uint16(3)) ^ e103) & uint16((p2_v(int64(-9223372036854775808)) ^ int64(4611686018427387904))))
			}
			for _, e106 := range p2_keys(map[int16]p2_pair[string, float32]{int16(9): p2_pair[string, float32]{"42", float32(-1)}}) { _ = e106
				x108 := p2_fn64(any(uint32(4294967295)), append(append([][]bool(nil), append(append([][]bool(nil), [][]bool{[]bool(nil), []bool{}}...), make([]bool, 2), []bool{})...), append(append([]bool(nil), []bool{false, true, true}...), false, false, true)))
				_ = x108
				var x109 p2_S18 = p2_S18{p2_S8: p2_S8{f9: &p2_stack[uint16]{items: []uint16{uint16(7), uint16(4)}}}, f19: error(nil), f20: int32(1073741824)}
				_ = x109
				if (float32(p2_v(uint(6))) < (p2_v(float32(1)) * p2_v(float32(16777217)))) { continue }
			}
		}
		var x110 = p2_v[int32](((p2_v(int32(2007550123)) + int32(1)) &^ ((p2_v(int32(-2147483648)) + int32(7)) & (p2_v(int32(7)) >> (p2_v(int32(2)) & 63)))))
		_ = x110
	} else {
		if !(p2_v(true) && true) {
			x111 := p2_v[uint16](map[string]uint16{"k": (uint16(p2_whole(float64(p2_v(float64(p2_C4))))) >> ((p2_v(uint64(5)) | uint64(0)) & 7))}["k"])
			_ = x111
			for e113 := range p2_count(4) { _ = e113
				fmt.Println("#115", x111)
				var x116 int32 = (int32(len(p2_cut(strconv.Quote(p2_v("日本"))))) ^ (+(p2_v(int32(1490299519)) / (p2_v(int32(10)) | 1))))
				_ = x116
			}
		} else {
			var x117 = p2_v[[]string](strings.Split(p2_cut(p2_I23.Do24(p2_g25, int16(32767)) + "日本"), ","))
			_ = x117
		}
		var x118 p2_B5 = p2_B5(p2_v(int64(-1)))
		_ = x118
	}
	var x119 = p2_v[map[string][1]string](map[string][1]string{"x\xffy": [1]string{"x\xffy"}})
	_ = x119
	for e121 := range p2_count(1) { _ = e121
		for i123 := 0; i123 < 3; i123++ {
			{
				x126 := p2_fn48(p2_v(p2_C2), p2_cut(strings.Repeat(p2_cut(strconv.Quote(p2_v("42"))), int(p2_v(int32(2147483647))) & 3)))
				_ = x126
				x126 = (float32((p2_v(int32(-2147483648)) ^ int32(6))) * (float32(x126) - (x126 * x126)))
				p2_try("try127", func() { fmt.Println([4]string{"a"}[((i123 + p2_v(p2_C2)) ^ (p2_v(int(9223372036854775807)) ^ p2_v(p2_C3))) & 7]) })
			}
			var x128 uint8 = (((+p2_v(uint8(128))) << ((p2_v(uint64(6)) ^ uint64(9)) & 63)) & (p2_v(uint8(10)) | (p2_v(uint8(1)) % (p2_v(uint8(9)) | 1))))
			_ = x128
		}
		fmt.Println("#129", [2]uint16{uint16(2), uint16(6)})
		delete(x119, p2_cut(strings.ReplaceAll(p2_cut(strconv.Quote(p2_v(""))), "1.5e3", "")))
	}
	{
		var x130 uint32 = uint32(len(map[string]int{"a": p2_v(p2_C1)}))
		_ = x130
		c131 := func(p132 int64) string {
			x119 = x119
			x119 = x119
			fmt.Printf("#133 %o\n", x130)
			return p2_cut(strings.ReplaceAll(map[string]string{"k": ""}["k"], "\x00", ""))
		}
		_ = c131
		{
			x130 := p2_v(((x130 * x130) + (x130 + uint32(299153244))))
			fmt.Println("inner", x130)
		}
	}
	for i134 := 0; i134 < 2; i134++ {
		x119 = x119
		fmt.Println("#137", make([]string, 2)[:len(make([]string, 2)):len(make([]string, 2))][p2_v(0):min(p2_v(2), len(make([]string, 2)[:len(make([]string, 2)):len(make([]string, 2))]))][p2_v(0):min(p2_v(2), len(make([]string, 2)[:len(make([]string, 2)):len(make([]string, 2))][p2_v(0):min(p2_v(2), len(make([]string, 2)[:len(make([]string, 2)):len(make([]string, 2))]))]))])
		x119 = x119
		for i138 := 0; i138 < 1; i138++ {
			delete(x119, p2_cut(fmt.Sprint(uint(0))))
			fmt.Printf("#141 %.3f\n", p2_v(float64(p2_C4)))
		}
	}
	x119 = map[string]map[string][1]string{"k": p2_at([]map[string][1]string{x119}, (p2_v(p2_C1) - p2_v(p2_C3)))}["k"]
	var x142 any = any(uint(7220777840191702465))
	_ = x142
	{
		n143 := 0
	again144:
		n143++
		if n143 < 3 { goto again144 }
		fmt.Println("again144", n143)
	}
	x142 = func() any { if ((int64(p2_whole(float64(p2_v(float32(0.5)))))) == (int64(p2_whole(float64(p2_v(float64(-2.5))))))) { return any(int16(3)) }; return x142 }()
	switch p2_cut(strings.ReplaceAll(strings.TrimSpace(p2_v("日本")), "a,b,,c", "x\xffy")) {
	case "a", "abc":
		{
			fmt.Printf("#145 %v\n", x119)
			for i146 := 0; i146 < 4; i146++ {
				x149 := p2_v[*p2_stack[any]](&p2_stack[any]{items: []any{x142, any(complex64(complex(0.3, 16777217)))}})
				_ = x149
				fmt.Printf("#150 %10s\n", "\x00")
				x152 := p2_fn26([]func(float64) float64{func(p151 float64) float64 { return float64(math.Floor(float64(p2_v(float64(-2.5))))) }})
				_ = x152
				x142 = x152
			}
		}
		var x153 float64 = (-float64(math.Sqrt(float64((p2_v(float64(p2_C4)) * p2_v(float64(p2_C4)))))))
		_ = x153
	case "":
		p2_try("try154", func() { panic(p2_fault{(int(len(map[string]int{"abc": p2_v(p2_C1)})) >> ((p2_v(int64(8)) - int64(-1)) & 127)), "thrown"}) })
		x142 = x142
	default:
	}
	fmt.Println("end")
}

func main() { p2_main() }
