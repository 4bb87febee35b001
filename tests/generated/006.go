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


func p6_v[T any](x T) T { return x }

func p6_at[T any](s []T, i int) (zero T) {
	if len(s) == 0 {
		return zero
	}
	return s[uint(i)%uint(len(s))]
}

func p6_cut(s string) string {
	if len(s) > 40 {
		return s[:40]
	}
	return s
}

func p6_sub(s string, i, j int) string {
	n := uint(len(s) + 1)
	a, b := uint(i)%n, uint(j)%n
	return s[min(a, b):max(a, b)]
}

func p6_as[T any](x any) T {
	y, _ := x.(T)
	return y
}

type p6_ordered interface {
	~int | ~int8 | ~int16 | ~int32 | ~int64 | ~uint | ~uint8 | ~uint16 | ~uint32 | ~uint64 | ~uintptr | ~float32 | ~float64 | ~string
}

func p6_keys[K p6_ordered, V any](m map[K]V) []K {
	keys := make([]K, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	sort.Slice(keys, func(i, j int) bool { return keys[i] < keys[j] })
	return keys
}

func p6_count(n int) func(yield func(int) bool) {
	return func(yield func(int) bool) {
		for i := 0; i < n && yield(i*i); i++ {
		}
	}
}

func p6_sum[T ~int | ~int8 | ~int16 | ~int32 | ~int64 | ~uint8 | ~uint16 | ~uint32 | ~uint64 | ~float32 | ~float64](xs ...T) (s T) {
	for _, x := range xs {
		s += x
	}
	return
}

func p6_apply[T, U any](xs []T, f func(T) U) []U {
	var out []U
	for _, x := range xs {
		out = append(out, f(x))
	}
	return out
}

func p6_whole(f float64) int {
	if f != f || f > 1e9 || f < -1e9 {
		return -1
	}
	return int(f)
}

type p6_pair[K comparable, V any] struct {
	Key K
	Val V
}

func (p p6_pair[K, V]) swap(k K) p6_pair[K, V] { return p6_pair[K, V]{k, p.Val} }

type p6_stack[T any] struct {
	items []T
	peak  int
}

func (s *p6_stack[T]) push(x T) int {
	s.items = append(s.items, x)
	s.peak = max(s.peak, len(s.items))
	return len(s.items)
}

func (s *p6_stack[T]) pop() (x T, ok bool) {
	if len(s.items) == 0 {
		return x, false
	}
	x = s.items[len(s.items)-1]
	s.items = s.items[:len(s.items)-1]
	return x, true
}

type p6_fault struct {
	code int
	what string
}

func (f p6_fault) Error() string { return fmt.Sprintf("fault %d: %s", f.code, f.what) }

func p6_try(name string, f func()) {
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
var p6_sink any
var p6_uses = []any{errors.New, math.Sqrt, sort.Ints, strconv.Itoa, strings.Repeat, new(sync.Mutex)}

const (
	p6_C1 = iota*6 + 1
	p6_C2
	p6_C3 = 1<<(3*iota) - 1
)

const p6_C4 = 388.0 / 67 * 1e3


type p6_B5 string


type p6_B6 complex128

func (r p6_B6) m7(a string) string {
	return p6_cut(strings.Repeat(p6_cut(strings.ReplaceAll(a, a, a)), (p6_v(int(4)) + int(4)) & 3))
}


type p6_B8 uint16

func (r p6_B8) m9(a uint16) func(string) complex128 {
	return func(p10 string) complex128 { return complex(real(p6_v(complex128(complex(-2.5, 1e10)))), imag(p6_v(complex128(complex(-1e-7, 3.14159))))) }
}

func (r p6_B8) m11(a uint) string {
	return string([]rune(strconv.Itoa(p6_v(int(-9223372036854775808)))))
}


type p6_S12 struct {
	f13 complex64
	f14 complex64
	f15 bool
	f16 bool
}


type p6_S17 struct {
	f18 string
	f19 p6_pair[uint16, float32]
}

func (r *p6_S17) m20(a p6_pair[string, bool]) float64 {
	r.f18 = strings.TrimSpace(p6_cut(p6_cut(a.Key + r.f18) + any(r.f18).(string)))
	return (float64(math.Sqrt(float64(p6_v(float64(0.1))))) / p6_v(float64(3.14159)))
}


type p6_I21 interface { Do22(a complex128) string }

func (r p6_B5) Do22(a complex128) string {
	return strconv.Itoa((p6_v(int(5)) << (p6_v(uint32(6)) & 63)))
}

func (r p6_B6) Do22(a complex128) string {
	return "abc"
}

func (r p6_B8) Do22(a complex128) string {
	return "abc"
}

func (r p6_S12) Do22(a complex128) string {
	return strings.TrimSpace(string([]rune(p6_v("Zz"))))
}

func (r p6_S17) Do22(a complex128) string {
	return p6_cut(strings.Repeat(p6_cut(r.f18 + r.f18), int(p6_v(int64(4611686018427387904))) & 3))
}

var p6_g23 complex128 = (p6_v(complex128(complex(0.5, 3.14159))) - p6_v(complex128(complex(-1, 0.5))))

func p6_fn24(a25 error) (res p6_pair[string, map[string]uint32]) {
	res = res
	x26 := p6_v[*p6_stack[string]](&p6_stack[string]{items: []string{res.Key, res.Key}})
	_ = x26
	return res
}

func p6_fn27(a28 uintptr) (res string) {
	defer func() {
		if r := recover(); r != nil { fmt.Println("deferred29", r) }
		res = p6_cut(p6_cut(p6_cut(p6_v("tab\tnl\n") + res) + strconv.Itoa(p6_v(p6_C3))) + res)
		fmt.Println("deferred29")
	}()
	x30, x31 := func() (int32, p6_B5) { return (p6_v(int32(1073741824)) * (p6_v(int32(10)) - int32(2147483647))), p6_B5("\x00") }()
	_, _ = x30, x31
	p6_try("try32", func() { panic(fmt.Errorf("wrapped: %w", p6_fault{(p6_v(p6_C2) & int(p6_v(uint32(1)))), "w"})) })
	{
		x30 := p6_v((p6_v(int32(2)) - int32(p6_whole(float64(p6_v(float64(p6_C4)))))))
		fmt.Println("inner", x30)
	}
	for _, e34 := range p6_keys(map[string]*p6_S12{"\u00e9": &p6_S12{f13: complex64(complex(-1e-7, 0.5)), f14: complex64(complex(0.3, 123456.789)), f15: true, f16: false}}) { _ = e34
		for i36 := 0; i36 < 2; i36++ {
			x31 = p6_B5(p6_cut(p6_v[string](res) + p6_cut(p6_v(" pad ") + res)))
			a28 |= map[string]uintptr{"k": (+a28)}["k"]
			fmt.Println("#39", p6_v(p6_C3))
		}
		x40 := p6_v[p6_B5](p6_B5(strconv.Itoa(int(len([]uint(nil))))))
		_ = x40
		for i41 := 0; i41 < 1; i41++ {
			x44 := p6_v[map[string]error](map[string]error{e34: error(nil)})
			_ = x44
			fmt.Println("#45", p6_v(p6_C2))
			x46 := p6_v[[]int32]([]int32{x30}[:len([]int32{x30}):len([]int32{x30})])
			_ = x46
		}
	}
	{
		x47 := p6_v[error](fmt.Errorf("outer: %w", errors.New("inner")))
		_ = x47
		var x48 = p6_v[int16](int16(2))
		_ = x48
	}
	return strings.ToUpper(strings.TrimSpace(string([]rune(res))))
}

func p6_fn49(a50 func(uint64) float32, a51 ...func(int32) bool) (res uint16) {
	a51 = a51[min(p6_v(1), len(a51)):]
	x52 := p6_fn24(error(p6_fault{int(3), "made"}))
	_ = x52
	x53 := p6_v[uint](uint(uint((p6_v(uint8(8)) - uint8(8)))))
	_ = x53
	{
		res := p6_v(((res * res) - (res * res)))
		fmt.Println("inner", res)
	}
	switch int((p6_v(int8(127)) & int8(6))) & 3 {
	case 0:
		x54 := p6_v[map[string]uint32](x52.Val)
		_ = x54
		x52 = x52
	default:
		for e56 := range p6_count(6) { _ = e56
			fmt.Printf("#58 %T\n", x52)
		}
	}
	return (((p6_v(uint16(5)) ^ res) << (uint16(p6_whole(float64(p6_v(float64(p6_C4))))) & 31)) & uint16((p6_v(uint64(9)) &^ uint64(9223372036854775808))))
}

func p6_fn59(a60 uint8) (res []float64) {
	{
		x61 := p6_fn27(((p6_v(uintptr(18446744073709551615)) | uintptr(9)) & uintptr(p6_whole(float64(p6_v(float32(-2.5)))))))
		_ = x61
		for i62, e63 := range p6_sub(x61, 0, 4) { _, _ = i62, e63
			c65 := func(p66 float64) uintptr {
				a60 += uint8(len(x61))
				if len(res) > 0 {
					res[(p6_v(uint(2)) + uint(8))%uint(len(res))] *= float64(math.Ceil(float64(p66)))
				}
				return ((p6_v(uintptr(7)) << (p6_v(uintptr(18446744073709551615)) & 127)) >> (max(p6_v(int16(0)), int16(6)) & 31))
			}
			_ = c65
			var x67 = p6_v[string](p6_sub(p6_cut(strings.Repeat(p6_cut(x61 + x61), (i62 * p6_v(p6_C1)) & 3)), ((i62 ^ i62) & min(i62, int(10))), ((p6_v(p6_C2) * p6_v(p6_C1)) - int(p6_v(uint16(62023))))))
			_ = x67
			x67, x61 = x61, x67
		}
		if len(res) < 30 { res = append(res, ((p6_v(float64(3.14159)) + p6_v(float64(0.3))) / (p6_v(float64(-2.5)) / p6_at(res, 1)))) }
		p6_sink = res
		fmt.Println("len", len(res), cap(res))
	}
	c68 := func(p69 string) bool {
		p69 = p69
		p69 = p6_cut(fmt.Sprint(((p6_v(int16(-32768)) + int16(4)) - (p6_v(int16(2)) - int16(0)))))
		fmt.Println("#70", p6_cut(p6_cut(strings.ReplaceAll(string(rune(p6_v(int(-9223372036854775808)) & 0xffff)), p69, "abc")) + p6_cut(p6_cut(strings.Repeat(p69, p6_v(p6_C1) & 3)) + p6_cut(p69 + p69))))
		return true
	}
	_ = c68
	switch {
	case (p6_v[complex128](p6_g23) == complex(real(p6_g23), imag(p6_v(complex128(complex(0.5, 16777217)))))):
		x71, x72 := func() (int8, complex64) { return ((p6_v(int8(39)) &^ int8(9)) + (p6_v(int8(10)) | int8(1))), complex(real(p6_v(complex64(complex(0, 3.14159)))), imag(p6_at([]complex64{complex64(complex(-2.5, 0.3))}, p6_v(p6_C2)))) }()
		_, _ = x71, x72
		fmt.Println("#73", p6_v(p6_C2))
	default:
		fmt.Printf("#74 %d\n", map[string]map[string]float64{"日本": map[string]float64{"Zz": p6_v(float64(p6_C4))}})
	}
	c75 := func(p76 string) int64 {
		res = res
		if len(res) > 0 {
			res[p6_v(uint(1))%uint(len(res))] = (float64((p6_v(int64(0)) & int64(4))) + float64(p6_v(float64(0.3))))
		}
		return int64(int8(p6_v(uint32(2596923483))))
	}
	_ = c75
	res = res[min(p6_v(1), len(res)):]
	fmt.Println("#77", p6_v(p6_C3))
	a60 = ((min(a60, a60) + (a60 * a60)) - p6_at([]uint8{a60}, int(p6_v(uint64(2)))))
	fmt.Println("copied", copy(res, append(append([]float64(nil), res...), p6_at(res, 1), p6_at(res, 1))))
	return append(append([]float64(nil), append(append([]float64(nil), res...), (p6_v(float64(p6_C4)) / p6_at(res, 1)), float64(math.Ceil(float64(p6_at(res, 1)))))...), float64((p6_v(float32(0.5)) / p6_v(float32(0.5)))), (p6_v(float64(p6_C4)) - (p6_at(res, 1) - p6_v(float64(p6_C4)))))
}

func p6_main() {
	{
		if ((p6_v(uint8(255)) + uint8(31)) > uint8(0)) {
			p6_try("try78", func() { s := make([]byte, 3); fmt.Println([2]byte(s[:p6_v(int(-9223372036854775808)) & 3]), *(*[1]byte)(s[p6_v(int(-9223372036854775808)) & 3:])) })
			if (p6_v(false) == p6_v[bool](true)) {
				x79 := p6_v[float32]((p6_v(float32(3.14159)) / p6_at([]float32{float32(0.3)}, p6_v[int](p6_v(p6_C3)))))
				_ = x79
				var x80 [4]float32 = func() [4]float32 { if (p6_v(int16(4)) == (p6_v(int16(32767)) &^ int16(10))) { return [4]float32{x79, x79, x79, x79} }; return [4]float32{x79, x79, float32(3.14159), x79} }()
				_ = x80
			} else {
				p6_try("try81", func() { s := p6_v("hello"); fmt.Println(s[(p6_v(p6_C1) &^ (p6_v(p6_C3) | p6_v(p6_C1))) & 7:(p6_v(p6_C1) &^ (p6_v(p6_C3) | p6_v(p6_C1))) & 3]) })
				fmt.Printf("#82 %x\n", p6_v(p6_C1))
			}
		}
		{
			x83, x84 := func() (int64, []complex64) { return p6_at([]int64{(p6_v(int64(5)) - int64(4611686018427387904))}, (-p6_v(p6_C1))), append(append([]complex64(nil), []complex64{complex64(complex(0.3, -1e-7)), complex64(complex(123456.789, 0.1)), complex64(complex(-1e-7, 1e20))}...), complex64(complex(-2.5, 1)), any(complex64(complex(3.14159, -1))).(complex64), (p6_v(complex64(complex(3.14159, 0.5))) + p6_v(complex64(complex(0.3, 0.5))))) }()
			_, _ = x83, x84
			fmt.Println("#85", x84)
			if (int64(x83) <= (p6_v(int64(1)) * x83)) {
				x84 = x84[min(p6_v(1), len(x84)):]
			} else {
				c86 := func(p87 string) uint {
					x83--
					x83 *= x83
					return uint(2)
				}
				_ = c86
				fmt.Println("#88", p6_v(p6_C2))
			}
		}
	}
	fmt.Println("#89", p6_v(p6_C2))
	var x90 = p6_v[map[string]error](map[string]error{"a": error(nil)})
	_ = x90
	for i91, e92 := range p6_sub(strconv.Itoa(p6_v(int(-9223372036854775808))), 0, 1) { _, _ = i91, e92
		x95 := p6_fn49(func(p94 uint64) float32 { return (p6_v(float32(-2.5)) / p6_v(float32(1e20))) })
		_ = x95
		if ((p6_v(uintptr(5)) / (p6_v(uintptr(9)) | 1)) < p6_at([]uintptr{uintptr(9)}, int(8))) { continue }
		x96 := p6_v[func(uint64) []uintptr](map[string]func(uint64) []uintptr{"k": func(p97 uint64) []uintptr { return []uintptr{uintptr(0), uintptr(2), uintptr(1)} }}["k"])
		_ = x96
		switch y98 := any(any(uint8(3))).(type) {
		case string:
			fmt.Printf("case %T %v\n", y98, y98)
			for e100 := range p6_count(6) { _ = e100
				{
					x95 := p6_v(x95)
					fmt.Println("inner", x95)
				}
			}
		case float64:
			fmt.Printf("case %T %v\n", y98, y98)
			p6_try("try102", func() { s := p6_v("hello"); fmt.Println(s[(p6_v(p6_C2) &^ min(i91, p6_v(p6_C1))) & 7:(p6_v(p6_C2) &^ min(i91, p6_v(p6_C1))) & 3]) })
		case p6_B6:
			fmt.Printf("case %T %v\n", y98, y98)
			if x90 != nil { x90[p6_v(y98.Do22)(p6_v[complex128](p6_g23))] = fmt.Errorf("outer: %w", errors.New("inner")) }
		case p6_B8:
			fmt.Printf("case %T %v\n", y98, y98)
			{
				x95 := p6_v(((x95 >> (p6_v(uint32(6)) & 31)) | max(x95, x95)))
				fmt.Println("inner", x95)
			}
		case p6_S12:
			fmt.Printf("case %T %v\n", y98, y98)
			{
				n103 := 0
			again104:
				n103++
				if n103 < 3 { goto again104 }
				fmt.Println("again104", n103)
			}
		case nil:
			fmt.Println("nil", y98 == nil)
		default:
			fmt.Printf("other %T\n", y98)
		}
	}
L108:
	for _, e106 := range p6_keys(map[int]func(int8) string{p6_v(p6_C3): func(p107 int8) string { return p6_cut(strings.ReplaceAll(p6_v(`raw\n`), "x\xffy", " pad ")) }}) { _ = e106
		var x109 = p6_v[any](any(uint8(0)))
		_ = x109
		if ((p6_v(int8(10)) * int8(33)) >= int8(p6_whole(float64(p6_v(float64(p6_C4)))))) { continue L108 }
	}
	for _, e111 := range p6_keys(map[string]func(int8) bool{"héllo": func(p112 int8) bool { return p6_at([]bool{true}, int(2)) }}) { _ = e111
		x90 = map[string]error{e111: error(nil)}
		for i114 := range 1 { _ = i114
			x117 := p6_fn27(uintptr(p6_whole(float64((-p6_v(float64(p6_C4)))))))
			_ = x117
			fmt.Println("#118", p6_v(p6_C1))
		}
	}
	fmt.Println("#119", x90)
	if strings.HasSuffix(string([]rune(p6_v("a,b,,c"))), "x\xffy") {
		fmt.Printf("#120 %v\n", p6_g23)
		switch y121 := any(any(int16(9))).(type) {
		case int:
			fmt.Printf("case %T %v\n", y121, y121)
		case string:
			fmt.Printf("case %T %v\n", y121, y121)
			var x122 uint32 = (((p6_v(uint32(4294967295)) - uint32(2)) + uint32(491851362)) - ((p6_v(uint32(1462124374)) &^ uint32(7)) * max(p6_v(uint32(10)), uint32(8))))
			_ = x122
		case float64:
			fmt.Printf("case %T %v\n", y121, y121)
			x126 := p6_fn49(func(p123 uint64) float32 { return float32(-2.5) }, func(p124 int32) bool { return strings.Contains(p6_v("tab\tnl\n"), "\x00") }, func(p125 int32) bool { return true })
			_ = x126
		case p6_B5:
			fmt.Printf("case %T %v\n", y121, y121)
			fmt.Println("#127", int8(len(string([]rune(p6_B5.Do22(y121, p6_g23))))))
		case p6_B6:
			fmt.Printf("case %T %v\n", y121, y121)
			for i128 := 1; i128 > 0; i128-- {
				fmt.Printf("#131 %#x\n", p6_v(p6_C2))
				var x132 = p6_v[p6_pair[int64, uint]](p6_pair[int64, uint]{int64(7), uint(2)})
				_ = x132
			}
		case p6_B8:
			fmt.Printf("case %T %v\n", y121, y121)
			for _, e134 := range p6_keys(map[int]func(int64) int{p6_v(p6_C1): func(p135 int64) int { return (p6_v(int(9223372036854775807)) ^ p6_v(p6_C3)) }}) { _ = e134
				var x137 = p6_v[[]string](append(append([]string(nil), strings.Split(p6_v("tab\tnl\n"), ",")...), p6_cut(strconv.Quote(p6_v("\u00e9"))), p6_cut(p6_v("\x00") + "héllo"))[p6_v(0):min(p6_v(2), len(append(append([]string(nil), strings.Split(p6_v("tab\tnl\n"), ",")...), p6_cut(strconv.Quote(p6_v("\u00e9"))), p6_cut(p6_v("\x00") + "héllo"))))])
				_ = x137
				p6_try("try138", func() { var f func(int) int; if (int(p6_v(uint16(7))) + (p6_v(int(10)) - p6_v(p6_C2))) & 1 == 0 { f = func(i int) int { return i } }; fmt.Println(f(3)) })
				x140 := p6_fn49(func(p139 uint64) float32 { return any(float32(1e10)).(float32) }, []func(int32) bool(nil)[:len([]func(int32) bool(nil)):len([]func(int32) bool(nil))]...)
				_ = x140
				x141 := p6_v[complex64]((complex(real(complex(real(p6_v(complex64(complex(-1, 1e20)))), imag(p6_v(complex64(complex(-2.5, -1e-7)))))), imag((p6_v(complex64(complex(0, 0.1))) - p6_v(complex64(complex(1e10, -1)))))) + complex(real(complex(real(p6_v(complex64(complex(-2.5, 16777217)))), imag(p6_v(complex64(complex(-2.5, 1e10)))))), imag(complex(real(p6_v(complex64(complex(1e10, 1e20)))), imag(p6_v(complex64(complex(-1, -1e-7)))))))))
				_ = x141
			}
		case p6_S17:
			fmt.Printf("case %T %v\n", y121, y121)
		case nil:
			fmt.Println("nil", y121 == nil)
		default:
			fmt.Printf("other %T\n", y121)
		}
	}
	delete(x90, p6_cut(strings.Repeat(p6_cut(p6_v("a,b,,c") + "42"), (p6_v(p6_C3) * p6_v(p6_C1)) & 3)))
	switch (p6_v(p6_C2) | (p6_v(int(5955938064767808333)) << (p6_v(uint8(255)) & 63))) & 3 {
	case 0:
		{
			for i142 := range 2 { _ = i142
				fmt.Println("#145", ((int32(len([]uint16{uint16(10)})) &^ (p6_v(int32(6)) | int32(2))) | int32(p6_whole(float64(func() float32 { if true { return float32(123456.789) }; return float32(-1) }())))))
				x146 := p6_v[any](any(uint8(4)))
				_ = x146
				p6_try("try147", func() { s := []int{1, 2, 3}; fmt.Println(s[(p6_at([]int{p6_v(p6_C1)}, p6_v(p6_C2)) * int(8)) & 7:], cap(s[:(p6_at([]int{p6_v(p6_C1)}, p6_v(p6_C2)) * int(8)) & 7])) })
				x90 = x90
			}
			fmt.Printf("#148 %8.2f\n", p6_g23)
			x90 = x90
		}
		if x90 != nil { x90[string([]rune(p6_cut(p6_v("tab\tnl\n") + "Zz")))] = error(p6_fault{p6_v(p6_C2), "made"}) }
	default:
		fmt.Printf("#149 %x\n", p6_v(p6_C1))
	}
	c150 := func(p151 int32) int16 {
		p151 = p151
		x90 = x90
		fmt.Println("#152", (-float32(math.Ceil(float64((p6_v(float32(1e20)) / p6_v(float32(1e10))))))))
		return int16((p6_v(uint16(7)) ^ uint16(7)))
	}
	_ = c150
	for _, e154 := range [4]string{" pad ", "a,b,,c", "1.5e3", ""} { _ = e154
		c156 := func(p157 int8) string {
			e154 = e154
			fmt.Println("#158", p6_v(float64(p6_C4)))
			return string([]rune(p6_v("a")))
		}
		_ = c156
		var x159 error = error(nil)
		_ = x159
	}
	fmt.Println("#160", x90)
	if (!p6_v(false) || strings.HasSuffix(p6_v(`raw\n`), "\u00e9")) {
		for e162 := range p6_count(4) { _ = e162
			fmt.Printf("#164 %x\n", e162)
			x165 := p6_v[int64]((-p6_v(int64(1))))
			_ = x165
			for i166 := range 6 { _ = i166
				c169 := func(p170 uint64) uint {
					x90 = x90
					x165 ^= ((x165 &^ x165) | (x165 >> (p6_v(int8(64)) & 127)))
					return ((p6_v(uint(9223372036854775808)) &^ uint(7)) << ((p6_v(int16(3)) &^ int16(16384)) & 31))
				}
				_ = c169
				p6_try("try171", func() { fmt.Println([]int{1, 2, 3}[(int(len(p6_v("日本"))) &^ (i166 | p6_v(p6_C1))) & 7]) })
			}
		}
		x172 := p6_fn27((^(p6_v(uintptr(0)) + uintptr(3))))
		_ = x172
	}
	slots := make([]string, 6)
	var all sync.WaitGroup
	for i := range slots {
		all.Add(1)
		go func() {
			defer all.Done()
			defer func() { slots[i] = fmt.Sprint(i, recover()) }()
			var zero []int
			if i%2 == 1 { fmt.Sprint(zero[i]) }
		}()
}
	all.Wait(); fmt.Println(slots)
	fmt.Println("end")
}

func main() { p6_main() }
