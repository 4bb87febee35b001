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


func p19_v[T any](x T) T { return x }

func p19_at[T any](s []T, i int) (zero T) {
	if len(s) == 0 {
		return zero
	}
	return s[uint(i)%uint(len(s))]
}

func p19_cut(s string) string {
	if len(s) > 40 {
		return s[:40]
	}
	return s
}

func p19_sub(s string, i, j int) string {
	n := uint(len(s) + 1)
	a, b := uint(i)%n, uint(j)%n
	return s[min(a, b):max(a, b)]
}

func p19_as[T any](x any) T {
	y, _ := x.(T)
	return y
}

type p19_ordered interface {
	~int | ~int8 | ~int16 | ~int32 | ~int64 | ~uint | ~uint8 | ~uint16 | ~uint32 | ~uint64 | ~uintptr | ~float32 | ~float64 | ~string
}

func p19_keys[K p19_ordered, V any](m map[K]V) []K {
	keys := make([]K, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	sort.Slice(keys, func(i, j int) bool { return keys[i] < keys[j] })
	return keys
}

func p19_count(n int) func(yield func(int) bool) {
	return func(yield func(int) bool) {
		for i := 0; i < n && yield(i*i); i++ {
		}
	}
}

func p19_sum[T ~int | ~int8 | ~int16 | ~int32 | ~int64 | ~uint8 | ~uint16 | ~uint32 | ~uint64 | ~float32 | ~float64](xs ...T) (s T) {
	for _, x := range xs {
		s += x
	}
	return
}

func p19_apply[T, U any](xs []T, f func(T) U) []U {
	var out []U
	for _, x := range xs {
		out = append(out, f(x))
	}
	return out
}

func p19_whole(f float64) int {
	if f != f || f > 1e9 || f < -1e9 {
		return -1
	}
	return int(f)
}

type p19_pair[K comparable, V any] struct {
	Key K
	Val V
}

func (p p19_pair[K, V]) swap(k K) p19_pair[K, V] { return p19_pair[K, V]{k, p.Val} }

type p19_stack[T any] struct {
	items []T
	peak  int
}

func (s *p19_stack[T]) push(x T) int {
	s.items = append(s.items, x)
	s.peak = max(s.peak, len(s.items))
	return len(s.items)
}

func (s *p19_stack[T]) pop() (x T, ok bool) {
	if len(s.items) == 0 {
		return x, false
	}
	x = s.items[len(s.items)-1]
	s.items = s.items[:len(s.items)-1]
	return x, true
}

type p19_fault struct {
	code int
	what string
}

func (f p19_fault) Error() string { return fmt.Sprintf("fault %d: %s", f.code, f.what) }

func p19_try(name string, f func()) {
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
var p19_sink any
var p19_uses = []any{errors.New, math.Sqrt, sort.Ints, strconv.Itoa, strings.Repeat, new(sync.Mutex)}

const (
	p19_C1 = iota*8 + 1
	p19_C2
	p19_C3 = 1<<(3*iota) - 1
)

const p19_C4 = 56.0 / 7 * 1e3


type p19_B5 float64


type p19_B6 int64

func (r p19_B6) m7(a int64) p19_pair[uint16, int8] {
	return p19_pair[uint16, int8]{uint16(65535), int8(5)}
}

func (r p19_B6) m8(a p19_B6) int8 {
	return ((p19_v(int8(127)) & int8(9)) * int8(2))
}


type p19_S9 struct {
	f10 int8
	f11 map[string]p19_pair[int64, uint8]
	f12 *p19_stack[float32]
	f13 *p19_stack[uintptr]
}

func (r *p19_S9) m14(a string) float64 {
	r.f11 = r.f11
	return (float64(p19_v(int(4))) / (-p19_v(float64(-1e-7))))
}

func (r p19_S9) m15(a uint64) bool {
	return false
}


type p19_S16 struct {
	f17 string
	f18 [5]p19_S9
}


type p19_S19 struct {
	f20 p19_B5
	f21 []bool
	f22 func(uintptr) error
	f23 string
}

func (r p19_S19) m24(a uint) error {
	return errors.New(r.f23)
}

func (r p19_S19) m25(a string) map[string]uint8 {
	return map[string]uint8{r.f23: uint8(3)}
}


type p19_S26 struct {
	f27 float32
	f28 float64
	f29 int16
	f30 float64
}

func (r p19_S26) m31(a map[string]uint8) p19_pair[string, uint16] {
	return p19_pair[string, uint16]{"abc", uint16(7319)}
}

func (r *p19_S26) m32(a float64) complex64 {
	r.f29--
	return (complex(r.f27, r.f27) + complex(real(p19_v(complex64(complex(0.3, 1)))), imag(p19_v(complex64(complex(0.3, 1e20))))))
}


type p19_I33 interface { Do34(a string) int16 }

func (r p19_B5) Do34(a string) int16 {
	return int16(3)
}

func (r p19_B6) Do34(a string) int16 {
	return int16(len(string(rune(p19_v(int(6)) & 0xffff))))
}

func (r p19_S9) Do34(a string) int16 {
	return (p19_v(int16(3)) &^ int16(9))
}

func (r p19_S16) Do34(a string) int16 {
	return ((p19_v(int16(32767)) & int16(32767)) % ((p19_v(int16(320)) ^ int16(16952)) | 1))
}

func (r p19_S19) Do34(a string) int16 {
	return ((p19_v(int16(6)) * int16(3)) + int16(-32768))
}

func (r p19_S26) Do34(a string) int16 {
	return int16((p19_v(uint8(7)) << (p19_v(uint16(0)) & 31)))
}

var p19_g35 map[uintptr]uint16 = func() map[uintptr]uint16 { if true { return map[uintptr]uint16{uintptr(2): uint16(7)} }; return map[uintptr]uint16{uintptr(4): uint16(6)} }()

func p19_fn36() (res complex128) {
	var x37 complex128 = (res - res)
	_ = x37
	x37 = complex(real((complex(real(res), imag(p19_v(complex128(complex(-1e-7, -2.5))))) + x37)), imag(complex(real(complex(real(res), imag(x37))), imag(complex(p19_v(float64(p19_C4)), p19_v(float64(123456.789)))))))
	x38 := p19_v[any](any(`raw\n`))
	_ = x38
	x39 := p19_v[[2]int32]([2]int32{int32(2147483647), int32(452212199)})
	_ = x39
	return complex(real((complex(real(p19_v(complex128(complex(0.5, 0.1)))), imag(res)) * complex(p19_v(float64(p19_C4)), p19_v(float64(p19_C4))))), imag(((p19_v(complex128(complex(16777217, -1))) * p19_v(complex128(complex(0, 0.3)))) * complex(real(p19_v(complex128(complex(1e20, 16777217)))), imag(res)))))
}

func p19_fn40() (res map[int][2]int) {
	res = res
	for i41 := 1; i41 > 0; i41-- {
		{
			n44 := 0
		again45:
			n44++
			if n44 < 3 { goto again45 }
			fmt.Println("again45", n44)
		}
		switch y46 := any(any(p19_v(float64(p19_C4)))).(type) {
		case int:
			fmt.Printf("case %T %v\n", y46, y46)
			x47 := p19_v[float32]((((p19_v(float32(16777217)) / p19_v(float32(16777217))) - float32(p19_v(float64(p19_C4)))) - ((p19_v(float32(0.1)) - p19_v(float32(0.1))) + (p19_v(float32(0.1)) + p19_v(float32(0))))))
			_ = x47
		case p19_S9:
			fmt.Printf("case %T %v\n", y46, "?")
			p19_try("try48", func() { s := p19_v("hello"); fmt.Println(s[int(len(strconv.Itoa(p19_v(int(-1))))) & 7:int(len(strconv.Itoa(p19_v(int(-1))))) & 3]) })
		case p19_S19:
			fmt.Printf("case %T %v\n", y46, "?")
			var x49 int16 = (p19_v(int16(16384)) % ((any(int16(32767)).(int16) &^ (p19_v(int16(7874)) / (p19_v(int16(0)) | 1))) | 1))
			_ = x49
		case nil:
			fmt.Println("nil", y46 == nil)
		default:
			fmt.Printf("other %T\n", y46)
		}
		delete(res, any((p19_v(int(8)) | i41)).(int))
	}
	if strings.HasSuffix(p19_cut(p19_v(" pad ") + "tab\tnl\n"), "\x00") {
		for _, e51 := range [4]float64{p19_v(float64(p19_C4)), p19_v(float64(p19_C4)), p19_v(float64(p19_C4)), p19_v(float64(p19_C4))} { _ = e51
			x53 := p19_v[[][]uint16]([][]uint16(nil))
			_ = x53
			var x54 = p19_v[[]any](append(append([]any(nil), []any{any(uintptr(3)), any("héllo")}...), any(true), any(uintptr(0))))
			_ = x54
			c55 := func(p56 uint32) uint64 {
				x53 = append(append([][]uint16(nil), x53[:len(x53):len(x53)]...), p19_at(x53, 1), p19_at(x53, 1)[:len(p19_at(x53, 1)):len(p19_at(x53, 1))], p19_at(x53, 1))[p19_v(0):min(p19_v(2), len(append(append([][]uint16(nil), x53[:len(x53):len(x53)]...), p19_at(x53, 1), p19_at(x53, 1)[:len(p19_at(x53, 1)):len(p19_at(x53, 1))], p19_at(x53, 1))))]
				p56 = (p56 >> (p19_v(uint32(2147483648)) & 7))
				return (uint64(p19_v(int32(2147483647))) >> ((p19_v(uint64(6957692329800693578)) &^ uint64(6)) & 31))
			}
			_ = c55
		}
		for _, e58 := range [6]uint64{uint64(18446744073709551615), uint64(6), uint64(0), uint64(2), uint64(7), uint64(5)} { _ = e58
			res = res
			var x60 = p19_v[[]float64](append(append([]float64(nil), make([]float64, 3)[:len(make([]float64, 3)):len(make([]float64, 3))]...), (-p19_v(float64(123456.789))), (p19_v(float64(p19_C4)) + p19_v(float64(0.5))))[p19_v(0):min(p19_v(2), len(append(append([]float64(nil), make([]float64, 3)[:len(make([]float64, 3)):len(make([]float64, 3))]...), (-p19_v(float64(123456.789))), (p19_v(float64(p19_C4)) + p19_v(float64(0.5))))))])
			_ = x60
		}
	} else {
		x61, x62 := func() (string, *p19_stack[int8]) { return p19_cut(p19_v("\x00") + "\x00"), &p19_stack[int8]{items: []int8{int8(2), int8(-128)}} }()
		_, _ = x61, x62
		x63 := p19_v[p19_B5](p19_B5(float64(0)))
		_ = x63
	}
	x64, x65 := func() (bool, map[string]string) { return ((p19_v(uint16(65535)) >= uint16(1)) && strings.HasPrefix(p19_v("Zz"), " pad ")), map[string]string{"日本": "héllo"} }()
	_, _ = x64, x65
	if (strings.Contains(p19_v("42"), "") && !x64) {
		res = res
		{
			n66 := 0
		again67:
			n66++
			if n66 < 3 { goto again67 }
			fmt.Println("again67", n66)
		}
	}
	p19_try("try68", func() { s := p19_v("hello"); fmt.Println(s[(int(p19_v(uint64(17600822509119710566))) << (max(p19_v(uint(3)), uint(6335062575456949885)) & 127)) & 7:(int(p19_v(uint64(17600822509119710566))) << (max(p19_v(uint(3)), uint(6335062575456949885)) & 127)) & 3]) })
	{
		x64 := p19_v(!(p19_v(false) || false))
		fmt.Println("inner", x64)
	}
	return res
}

func p19_fn69(a70 any, a71 int32, a72 map[string]any, a73 ...p19_pair[string, string]) (res uint32) {
	x74 := p19_v[complex64](complex(real(func() complex64 { if true { return (p19_v(complex64(complex(-2.5, 1))) - p19_v(complex64(complex(0.5, 1)))) }; return (p19_v(complex64(complex(123456.789, 0.1))) - p19_v(complex64(complex(1, -1e-7)))) }()), imag(p19_v(complex64(complex(3.14159, 0.1))))))
	_ = x74
	var x75 = p19_v[p19_S16](p19_S16{f17: "a,b,,c", f18: [5]p19_S9{p19_S9{f10: int8(7), f11: map[string]p19_pair[int64, uint8]{"a": p19_pair[int64, uint8]{int64(4611686018427387904), uint8(6)}}, f12: &p19_stack[float32]{items: []float32{float32(0), float32(16777217)}}, f13: &p19_stack[uintptr]{items: []uintptr{uintptr(9), uintptr(18446744073709551615)}}}, p19_S9{f10: int8(3), f11: map[string]p19_pair[int64, uint8]{"x\xffy": p19_pair[int64, uint8]{int64(1), uint8(8)}}, f12: &p19_stack[float32]{items: []float32{float32(-1), float32(0.3)}}, f13: &p19_stack[uintptr]{items: []uintptr{uintptr(4), uintptr(6)}}}, p19_S9{f10: int8(3), f11: map[string]p19_pair[int64, uint8]{"tab\tnl\n": p19_pair[int64, uint8]{int64(5795970341825500392), uint8(246)}}, f12: &p19_stack[float32]{items: []float32{float32(-1e-7), float32(0.1)}}, f13: &p19_stack[uintptr]{items: []uintptr{uintptr(9127827492607176948), uintptr(7)}}}, p19_S9{f10: int8(3), f11: map[string]p19_pair[int64, uint8]{"abc": p19_pair[int64, uint8]{int64(-1), uint8(8)}}, f12: &p19_stack[float32]{items: []float32{float32(1e20), float32(0.1)}}, f13: &p19_stack[uintptr]{items: []uintptr{uintptr(0), uintptr(1)}}}, p19_S9{f10: int8(6), f11: map[string]p19_pair[int64, uint8]{"Zz": p19_pair[int64, uint8]{int64(3), uint8(0)}}, f12: &p19_stack[float32]{items: []float32{float32(1e10), float32(-1e-7)}}, f13: &p19_stack[uintptr]{items: []uintptr{uintptr(4), uintptr(8)}}}}})
	_ = x75
	x76 := p19_v[[]uint32]([]uint32{res, res})
	_ = x76
	x74 = (((x74 + x74) - complex(real(x74), imag(p19_v(complex64(complex(3.14159, 16777217)))))) + ((p19_v(complex64(complex(-1, -1))) + x74) + (x74 * p19_v(complex64(complex(0.1, 123456.789))))))
	return ((p19_v(uint32(428890511)) / (uint32(len(map[string]int{x75.f17: p19_v(p19_C1)})) | 1)) >> (p19_v(uintptr(15996073018576476185)) & 31))
}

func p19_fn77() (res p19_I33) {
	var x78 *p19_stack[uintptr] = &p19_stack[uintptr]{items: []uintptr{uintptr(1844910486661672881), uintptr(5)}}
	_ = x78
	var x79 any = any("a,b,,c")
	_ = x79
	var x80 []p19_B6 = map[string][]p19_B6{"k": make([]p19_B6, 3)}["k"]
	_ = x80
	var x81 map[uint32]uint64 = map[uint32]uint64{uint32(2943158765): uint64(0)}
	_ = x81
	return res
}

func p19_main() {
	x82, x83 := func() (int32, p19_I33) { return int32(p19_whole(float64(float64(p19_v(float32(0.3)))))), p19_I33(p19_S9{f10: int8(9), f11: map[string]p19_pair[int64, uint8]{"\x00": p19_pair[int64, uint8]{int64(4985181295416837804), uint8(14)}}, f12: &p19_stack[float32]{items: []float32{float32(0.3), float32(0.3)}}, f13: &p19_stack[uintptr]{items: []uintptr{uintptr(18446744073709551615), uintptr(7)}}}) }()
	_, _ = x82, x83
	fmt.Printf("#84 %+v\n", p19_g35)
	var x85 *p19_S16 = &p19_S16{f17: "Zz", f18: [5]p19_S9{p19_S9{f10: int8(-128), f11: map[string]p19_pair[int64, uint8]{"abc": p19_pair[int64, uint8]{int64(4), uint8(10)}}, f12: &p19_stack[float32]{items: []float32{float32(-2.5), float32(-1)}}, f13: &p19_stack[uintptr]{items: []uintptr{uintptr(6), uintptr(1)}}}, p19_S9{f10: int8(9), f11: map[string]p19_pair[int64, uint8]{"a,b,,c": p19_pair[int64, uint8]{int64(4611686018427387904), uint8(128)}}, f12: &p19_stack[float32]{items: []float32{float32(-2.5), float32(0.1)}}, f13: &p19_stack[uintptr]{items: []uintptr{uintptr(2), uintptr(9223372036854775808)}}}, p19_S9{f10: int8(127), f11: map[string]p19_pair[int64, uint8]{"x\xffy": p19_pair[int64, uint8]{int64(6), uint8(255)}}, f12: &p19_stack[float32]{items: []float32{float32(-1e-7), float32(0.3)}}, f13: &p19_stack[uintptr]{items: []uintptr{uintptr(3), uintptr(2113562169178701210)}}}, p19_S9{f10: int8(4), f11: map[string]p19_pair[int64, uint8]{"42": p19_pair[int64, uint8]{int64(-9223372036854775808), uint8(128)}}, f12: &p19_stack[float32]{items: []float32{float32(1e10), float32(123456.789)}}, f13: &p19_stack[uintptr]{items: []uintptr{uintptr(4), uintptr(9929545022197454483)}}}, p19_S9{f10: int8(3), f11: map[string]p19_pair[int64, uint8]{"x\xffy": p19_pair[int64, uint8]{int64(6), uint8(18)}}, f12: &p19_stack[float32]{items: []float32{float32(1e10), float32(1e20)}}, f13: &p19_stack[uintptr]{items: []uintptr{uintptr(2), uintptr(9223372036854775808)}}}}}
	_ = x85
	var x86 = p19_v[uint]((((p19_v(uint(7)) << (p19_v(uint16(65535)) & 127)) &^ uint(8)) - (p19_v(uint(3833544843246539321)) & uint(0))))
	_ = x86
	{
		{
			x86 := p19_v((uint(x82) * (p19_v(uint(10)) % (x86 | 1))))
			fmt.Println("inner", x86)
		}
	}
	x87, x88 := func() (int16, uint32) { return (x85.Do34("x\xffy") / (p19_v(int16(7)) | 1)), ((p19_v(uint32(0)) | uint32(1)) & (+p19_v(uint32(2147483648)))) }()
	_, _ = x87, x88
	fmt.Println("#89", p19_v(p19_C3))
	{
		n90 := 0
	again91:
		n90++
		if n90 < 3 { goto again91 }
		fmt.Println("again91", n90)
	}
	x83 = p19_I33(p19_S16{f17: x85.f17, f18: x85.f18})
	for i92 := 0; i92 < 6; i92++ {
		fmt.Println("#95", strconv.Itoa(((p19_v(p19_C3) << (p19_v(uintptr(10)) & 31)) - int(p19_v(int(9223372036854775807))))))
		x96 := p19_fn40()
		_ = x96
	}
	var x97 *p19_S9 = &p19_S9{f10: int8(-128), f11: map[string]p19_pair[int64, uint8]{x85.f17: p19_pair[int64, uint8]{int64(-9223372036854775808), uint8(6)}}, f12: &p19_stack[float32]{items: []float32{float32(123456.789), float32(0.5)}}, f13: &p19_stack[uintptr]{items: []uintptr{uintptr(7), uintptr(2)}}}
	_ = x97
L100:
	for i98 := 5; i98 > 0; i98-- {
		switch p19_sub(string(rune(p19_v(p19_C3) & 0xffff)), (^p19_v(int(-1))), (-p19_v(int(-9223372036854775808)))) {
		case "a", "abc":
			{
				fmt.Printf("#101 %c\n", x86)
				{
					x88 := p19_v(x88)
					fmt.Println("inner", x88)
				}
				if (int(p19_v(p19_C1)) <= any(int(5)).(int)) { continue L100 }
			}
			switch {
			case (((x82 * x82)) == ((p19_v(int32(2147483647)) >> (p19_v(uint64(8)) & 63)))):
				x102 := p19_v[[]any](any([]any{any(int64(9223372036854775807))}[p19_v(0):min(p19_v(2), len([]any{any(int64(9223372036854775807))}))]).([]any)[p19_v(0):min(p19_v(2), len(any([]any{any(int64(9223372036854775807))}[p19_v(0):min(p19_v(2), len([]any{any(int64(9223372036854775807))}))]).([]any)))])
				_ = x102
				var x103 = p19_v[complex64](complex(((p19_v(float32(123456.789)) / p19_v(float32(123456.789))) * float32(p19_v(uint16(1)))), (float32(math.Floor(float64(p19_v(float32(16777217))))) + (p19_v(float32(-2.5)) + p19_v(float32(1e20))))))
				_ = x103
			default:
				x104 := x97.m14(p19_cut(p19_cut(x85.f17 + "abc") + strconv.Itoa(p19_v(p19_C2))))
				_ = x104
			}
		default:
			switch {
			case !(p19_v(false) != false):
				var x105 error = error(p19_fault{p19_v(p19_C3), "made"})
				_ = x105
				x106 := p19_v[*p19_S16](x85)
				_ = x106
			default:
				var x107 = p19_v[uint16](uint16(0))
				_ = x107
			}
		}
		{
			x108 := p19_fn69(any(x87), x82, map[string]any{x85.f17: any(float32(0.3))})
			_ = x108
			x109 := p19_v[error](error(p19_fault{p19_v(p19_C3), "made"}))
			_ = x109
			for i110, e111 := range p19_sub(p19_sub(p19_v("Zz"), p19_v(p19_C3), p19_v(p19_C1)), 0, 2) { _, _ = i110, e111
				x87 = map[string]int16{"k": int16(31287)}["k"]
				x113 := p19_v[p19_pair[string, int8]](p19_pair[string, int8]{"a", x97.f10})
				_ = x113
				fmt.Println("#114", p19_v(p19_C2))
			}
		}
		var x115 *p19_S16 = x85
		_ = x115
	}
	var x116 = p19_v[p19_S26](p19_S26{f27: float32(0), f28: p19_v(float64(p19_C4)), f29: x87, f30: p19_v(float64(p19_C4))})
	_ = x116
	if ((p19_v(uintptr(9)) + uintptr(10)) < (p19_v(uintptr(1)) & uintptr(18446744073709551615))) {
		switch (+(p19_v(p19_C2) - p19_v(p19_C3))) & 3 {
		case 0:
			switch {
			case ((p19_v(float64(p19_C4)) == x116.f28) || !p19_v(false)):
				var x117 = p19_v[uint16](p19_v[uint16](uint16((p19_v(p19_C1) - p19_v(p19_C1)))))
				_ = x117
				fmt.Printf("#118 %v\n", p19_v(p19_C2))
			case (p19_v(x97.m15)(uint64(0)) && (p19_v(int(7802960075146329331)) >= int(10))):
				c119 := func(p120 string) string {
					p120 = string(rune((int(p19_v(int64(4))) ^ (p19_v(p19_C1) ^ p19_v(p19_C3))) & 0xffff))
					p120 = p19_cut(strings.ReplaceAll(p19_cut(p19_cut(p120 + p120) + p19_cut(strings.ReplaceAll(p19_v("1.5e3"), x85.f17, x85.f17))), p120, "a"))
					return p19_cut(strconv.Quote(p19_cut(p19_v("日本") + "abc")))
				}
				_ = c119
			default:
				x116.f29 >>= uint8(len(map[string]int{x85.f17: p19_v(p19_C2)})) % 70
			}
			x121, x122 := func() (string, p19_pair[int, string]) { return strings.ToLower(string(rune(p19_v(int(3)) & 0xffff))), p19_pair[int, string]{p19_v(p19_C3), x85.f17} }()
			_, _ = x121, x122
		default:
			x123 := p19_fn77()
			_ = x123
		}
		switch y124 := any(any("")).(type) {
		case float64:
			fmt.Printf("case %T %v\n", y124, y124)
			var x125 string = p19_cut(strings.ReplaceAll(strings.TrimSpace(p19_v("\x00")), x85.f17, x85.f17))
			_ = x125
		case uint8:
			fmt.Printf("case %T %v\n", y124, y124)
			switch p19_sub(p19_cut(p19_v("a,b,,c") + x85.f17), (p19_v(p19_C1) + int(3)), int(p19_v(int(9)))) {
			case "a", "abc":
				x126 := p19_v[complex64](func() complex64 { if ((x82 - x82) < (x82 >> (p19_v(uintptr(5)) & 31))) { return complex(real(complex(x116.f27, p19_v(float32(123456.789)))), imag((p19_v(complex64(complex(0.3, 0.3))) - p19_v(complex64(complex(3.14159, 16777217)))))) }; return (complex(real(p19_v(complex64(complex(1e20, -1)))), imag(p19_v(complex64(complex(1e20, 1))))) + complex(real(p19_v(complex64(complex(123456.789, 1e20)))), imag(p19_v(complex64(complex(0.1, 0.1)))))) }())
				_ = x126
				fmt.Printf("#127 %x\n", ((max(y124, y124) | (p19_v(uint8(1)) * uint8(0))) >> (min(int32(p19_v(int64(-9223372036854775808))), (x82 >> (p19_v(uint16(3)) & 127))) & 7)))
			default:
				c128 := func(p129 int8) uint64 {
					x82 >>= y124 % 70
					x83 = x83
					fmt.Printf("#130 %#x\n", x88)
					return max((p19_v(uint64(4730853483705281920)) * uint64(0)), (p19_v(uint64(252006783028584915)) >> (p19_v(int64(2)) & 63)))
				}
				_ = c128
			}
		case p19_S16:
			fmt.Printf("case %T %v\n", y124, "?")
			fmt.Printf("#131 %v\n", append(append([]int64(nil), []int64{}[:len([]int64{}):len([]int64{})]...), max(int64(len(map[string]int{x85.f17: int(10)})), (p19_v(int64(1)) &^ int64(10)))))
		case p19_S26:
			fmt.Printf("case %T %v\n", y124, y124)
			var x132 uint32 = uint32(7)
			_ = x132
		case nil:
			fmt.Println("nil", y124 == nil)
		default:
			fmt.Printf("other %T\n", y124)
		}
	} else {
		var x133 [4]complex64 = [4]complex64{complex64(complex(0.5, 1e20)), complex64(complex(123456.789, 1e10)), complex64(complex(0, 0.3)), complex64(complex(16777217, 3.14159))}
		_ = x133
		if ((p19_pair[int, p19_pair[string, int64]]{int(9223372036854775807), p19_pair[string, int64]{x85.f17, int64(9)}}) == (map[string]p19_pair[int, p19_pair[string, int64]]{"k": p19_pair[int, p19_pair[string, int64]]{p19_v(p19_C2), p19_pair[string, int64]{x85.f17, int64(8559221336415706403)}}}["k"])) {
			x134 := p19_v[[]uintptr]([]uintptr{})
			_ = x134
			switch y135 := any(any(x116.f29)).(type) {
			case string:
				fmt.Printf("case %T %v\n", y135, y135)
				x136 := p19_v[uint8](uint8(((x88 ^ x88) + uint32(len([]uintptr{p19_at(x134, 1), p19_at(x134, 1)})))))
				_ = x136
			case uint8:
				fmt.Printf("case %T %v\n", y135, y135)
				fmt.Printf("#137 %08d\n", x82)
			case p19_S9:
				fmt.Printf("case %T %v\n", y135, "?")
				var x138 map[uint16][]uint16 = map[uint16][]uint16{uint16(4): []uint16{uint16(10), uint16(3)}}
				_ = x138
			case p19_S16:
				fmt.Printf("case %T %v\n", y135, "?")
				x134 = append(append([]uintptr(nil), append(append([]uintptr(nil), x134[p19_v(0):min(p19_v(2), len(x134))]...), (p19_at(x134, 1) | p19_at(x134, 1)), (p19_v(uintptr(7)) >> (x82 & 7)))...), uintptr(18446744073709551615), ((p19_at(x134, 1) & p19_at(x134, 1)) / ((p19_v(uintptr(10)) % (p19_v(uintptr(9)) | 1)) | 1)))
			case p19_S19:
				fmt.Printf("case %T %v\n", y135, "?")
				var x139 string = p19_cut(strings.ReplaceAll(string(rune(p19_v(int(577101664028026242)) & 0xffff)), x85.f17, x85.f17))
				_ = x139
			case nil:
				fmt.Println("nil", y135 == nil)
			default:
				fmt.Printf("other %T\n", y135)
			}
		}
	}
	defer fmt.Println("deferred by main")
	fmt.Println("end")
}

func main() { p19_main() }
