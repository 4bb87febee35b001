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


func p8_v[T any](x T) T { return x }

func p8_at[T any](s []T, i int) (zero T) {
	if len(s) == 0 {
		return zero
	}
	return s[uint(i)%uint(len(s))]
}

func p8_cut(s string) string {
	if len(s) > 40 {
		return s[:40]
	}
	return s
}

func p8_sub(s string, i, j int) string {
	n := uint(len(s) + 1)
	a, b := uint(i)%n, uint(j)%n
	return s[min(a, b):max(a, b)]
}

func p8_as[T any](x any) T {
	y, _ := x.(T)
	return y
}

type p8_ordered interface {
	~int | ~int8 | ~int16 | ~int32 | ~int64 | ~uint | ~uint8 | ~uint16 | ~uint32 | ~uint64 | ~uintptr | ~float32 | ~float64 | ~string
}

func p8_keys[K p8_ordered, V any](m map[K]V) []K {
	keys := make([]K, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	sort.Slice(keys, func(i, j int) bool { return keys[i] < keys[j] })
	return keys
}

func p8_count(n int) func(yield func(int) bool) {
	return func(yield func(int) bool) {
		for i := 0; i < n && yield(i*i); i++ {
		}
	}
}

func p8_sum[T ~int | ~int8 | ~int16 | ~int32 | ~int64 | ~uint8 | ~uint16 | ~uint32 | ~uint64 | ~float32 | ~float64](xs ...T) (s T) {
	for _, x := range xs {
		s += x
	}
	return
}

func p8_apply[T, U any](xs []T, f func(T) U) []U {
	var out []U
	for _, x := range xs {
		out = append(out, f(x))
	}
	return out
}

func p8_whole(f float64) int {
	if f != f || f > 1e9 || f < -1e9 {
		return -1
	}
	return int(f)
}

type p8_pair[K comparable, V any] struct {
	Key K
	Val V
}

func (p p8_pair[K, V]) swap(k K) p8_pair[K, V] { return p8_pair[K, V]{k, p.Val} }

type p8_stack[T any] struct {
	items []T
	peak  int
}

func (s *p8_stack[T]) push(x T) int {
	s.items = append(s.items, x)
	s.peak = max(s.peak, len(s.items))
	return len(s.items)
}

func (s *p8_stack[T]) pop() (x T, ok bool) {
	if len(s.items) == 0 {
		return x, false
	}
	x = s.items[len(s.items)-1]
	s.items = s.items[:len(s.items)-1]
	return x, true
}

type p8_fault struct {
	code int
	what string
}

func (f p8_fault) Error() string { return fmt.Sprintf("fault %d: %s", f.code, f.what) }

func p8_try(name string, f func()) {
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
var p8_sink any
var p8_uses = []any{errors.New, math.Sqrt, sort.Ints, strconv.Itoa, strings.Repeat, new(sync.Mutex)}

const (
	p8_C1 = iota*4 + 1
	p8_C2
	p8_C3 = 1<<(2*iota) - 1
)

const p8_C4 = 701.0 / 91 * 1e3


type p8_B5 uint64

func (r p8_B5) m6(a int16) [2]string {
	return [2]string{`raw\n`, "-7"}
}

func (r p8_B5) m7(a int64) p8_B5 {
	return r
}


type p8_B8 uint8

func (r p8_B8) m9(a *p8_stack[int64]) p8_B8 {
	return p8_B8((p8_v(uint8(8)) >> (p8_v(uint32(0)) & 63)))
}

func (r p8_B8) m10(a any) any {
	return a
}


type p8_B11 string

func (r p8_B11) m12(a float32) string {
	return strconv.Itoa((-p8_v(int(1))))
}


type p8_S13 struct {
	f14 p8_B5
	f15 uint32
	f16 func(bool) map[uint16]string
}

func (r *p8_S13) m17(a p8_pair[string, string]) *p8_S13 {
	r.f14 *= map[string]p8_B5{"k": r.f14}["k"]
	return &p8_S13{f14: r.f14, f15: uint32(0), f16: r.f16}
}


type p8_S18 struct {
	p8_S13
	f19 error
}

func (r p8_S18) m20(a string) func(string) int8 {
	return func(p21 string) int8 { return (p8_v(int8(9)) + int8(64)) }
}

func (r *p8_S18) m22(a error) []int {
	r.f19 = a
	return []int(nil)
}


type p8_I23 interface { Do24(a float64) complex64 }

func (r p8_B5) Do24(a float64) complex64 {
	return (complex(p8_v(float32(1)), p8_v(float32(1e20))) - complex(p8_v(float32(0.1)), p8_v(float32(-2.5))))
}

func (r p8_B8) Do24(a float64) complex64 {
	return complex64(complex(-1e-7, -1e-7))
}

func (r p8_B11) Do24(a float64) complex64 {
	return complex(real((p8_v(complex64(complex(16777217, 0))) - p8_v(complex64(complex(0.5, 1e10))))), imag(any(complex64(complex(1, 3.14159))).(complex64)))
}

func (r p8_S13) Do24(a float64) complex64 {
	return p8_v[complex64]((p8_v(complex64(complex(0.3, 1e10))) * p8_v(complex64(complex(16777217, -1e-7)))))
}

func (r p8_S18) Do24(a float64) complex64 {
	return complex64(complex(0.1, 16777217))
}

var p8_g25 error = fmt.Errorf("outer: %w", errors.New("inner"))

var p8_g26 float64 = (-p8_v(float64(p8_C4)))

func p8_fn27(a28 float32, a29 p8_S18) (res float64) {
	defer func() {
		if r := recover(); r != nil { fmt.Println("deferred30", r) }
		fmt.Println("deferred30")
	}()
	var x31 = p8_v[complex128](complex(((p8_v(float64(p8_C4)) / p8_g26) + (-p8_v(float64(1)))), float64(math.Abs(float64((p8_v(float64(p8_C4)) - res))))))
	_ = x31
	for i32 := 0; i32 < 5; i32++ {
		var x35 p8_B11 = p8_B11(p8_v[string](string(rune(i32 & 0xffff))))
		_ = x35
		{
			x36 := p8_v[string]("héllo")
			_ = x36
			p8_try("try37", func() { fmt.Println([]int{1, 2, 3}[(p8_v[int](int(2)) * int(p8_v(uint8(1)))) & 7]) })
			a29 = a29
		}
	}
	switch {
	case true:
		if (((p8_v(int(2))) == (p8_v(p8_C2))) && (p8_v(uint(3)) != uint(6))) {
			var x38 = p8_v[complex64](complex(real(complex(float32(p8_v(int16(32767))), (a28 * a28))), imag(p8_v(complex64(complex(3.14159, 123456.789))))))
			_ = x38
			var x39 error = a29.f19
			_ = x39
		} else {
			p8_try("try40", func() { s := p8_v("hello"); fmt.Println(s[int(p8_v(uint32(4))) & 7:int(p8_v(uint32(4))) & 3]) })
			x41 := p8_v[int32]((((p8_v(int32(8)) << (p8_v(uintptr(6)) & 63)) ^ (p8_v(int32(0)) | int32(-2147483648))) % (min(int32(len(map[string]int{"abc": p8_v(p8_C3)})), (p8_v(int32(1)) * int32(-2147483648))) | 1)))
			_ = x41
		}
		x42 := p8_v[int8](((-(p8_v(int8(9)) << (p8_v(int64(3)) & 127))) & (p8_v(int8(127)) - int8(p8_whole(float64(p8_g26))))))
		_ = x42
	case ((-p8_v(float32(-2.5))) == a28):
		{
			x43 := p8_v[float64]((-float64((p8_v(float64(p8_C4)) * p8_v(float64(p8_C4))))))
			_ = x43
			bound45 := a29.m22
			x44 := bound45(a29.f19)
			_ = x44
			fmt.Println("#46", x44)
		}
		switch {
		case (int8(p8_v(uint64(17783782059547540284))) > (p8_v(int8(-1)) >> (p8_v(uint8(69)) & 31))):
			res = (-((-res) * res))
			x47 := p8_v[uint16]((max((p8_v(uint16(0)) + uint16(1)), (^p8_v(uint16(4)))) &^ uint16(32768)))
			_ = x47
		default:
			var x48 = p8_v[bool](map[string]bool{"k": true}["k"])
			_ = x48
		}
	case strings.HasSuffix(string([]rune(p8_v("Zz"))), "héllo"):
		for i49 := 0; i49 < 3; i49++ {
			if strings.HasPrefix(p8_cut(p8_v("\u00e9") + " pad "), "abc") { break }
			fmt.Println("#52", i49)
		}
		fmt.Printf("#53 %8.2f\n", (a28 + ((a28 - a28) - (p8_v(float32(1e20)) / a28))))
	default:
		var x54 uintptr = uintptr(p8_v(int64(9223372036854775807)))
		_ = x54
	}
	if (p8_v(complex64(complex(-1, 16777217))) != (p8_v(complex64(complex(1e10, -1e-7))) * p8_v(complex64(complex(0.1, -1e-7))))) {
		switch (p8_v(p8_C3) | max(p8_v(p8_C1), p8_v(p8_C2))) & 3 {
		case 0:
			x31 += func() complex128 { if strings.Contains(p8_v("42"), "a,b,,c") { return complex(p8_v(float64(0.5)), res) }; return complex(p8_g26, res) }()
			var x55 = p8_v[p8_B8]((p8_v(p8_B8(uint8(3))) - p8_B8(p8_v(uint8(0)))))
			_ = x55
		case 1:
			fmt.Println("#56", p8_g26)
			fmt.Printf("#57 %#x\n", p8_v(p8_C3))
		default:
			var x58 error = error(p8_fault{int(5), "made"})
			_ = x58
		}
		var x59 = p8_v[int32]((map[string]int32{"k": (p8_v(int32(10)) + int32(-1))}["k"] | ((p8_v(int32(335889923)) >> (p8_v(uint8(255)) & 63)) >> ((p8_v(uint64(9453758836584039564)) / (p8_v(uint64(3)) | 1)) & 7))))
		_ = x59
	}
	fmt.Printf("#60 %b\n", p8_v(p8_C1))
	c61 := func(p62 int) string {
		a29 = a29
		x31 = complex(real(complex(real(p8_at([]complex128{x31}, int(3991681791859553469))), imag((x31 * x31)))), imag(p8_v(complex128(complex(1e10, 0.3)))))
		fmt.Printf("#63 %s\n", []p8_pair[string, int32]{p8_pair[string, int32]{`raw\n`, int32(2120736441)}, p8_pair[string, int32]{"\x00", int32(6)}})
		return p8_cut(p8_cut(strings.Repeat(p8_v("a,b,,c"), p8_v(p8_C3) & 3)) + p8_cut(p8_v("-7") + "1.5e3"))
	}
	_ = c61
	{
		a28 := p8_v(((a28 * p8_v(float32(-1))) * float32(a28)))
		fmt.Println("inner", a28)
	}
	var x64 = p8_v[float32](p8_v[float32]((-a28)))
	_ = x64
	return ((p8_v(float64(p8_C4)) + map[string]float64{"k": res}["k"]) / ((p8_v(float64(p8_C4)) / p8_v(float64(-1))) + (p8_v(float64(p8_C4)) / p8_g26)))
}

func p8_fn65(a66 p8_pair[int, map[int]uint8]) (res p8_pair[int, p8_pair[string, uint]]) {
	if (min(p8_v(uint16(4)), uint16(65535)) != (p8_v(uint16(2)) >> (p8_v(uint16(4)) & 127))) {
		x67 := p8_v[func(float64) bool](func(p68 float64) bool { return true })
		_ = x67
		fmt.Println("#69", any(int(5)))
	} else {
		x71 := p8_fn27(((-p8_v(float32(0))) + p8_v(float32(123456.789))), p8_S18{p8_S13: p8_S13{f14: p8_B5(uint64(7)), f15: uint32(3316508610), f16: func(p70 bool) map[uint16]string { return map[uint16]string{uint16(9): "\x00"} }}, f19: p8_g25})
		_ = x71
		p8_try("try72", func() { fmt.Println([]int{1, 2, 3}[(p8_v(int(-1)) * (p8_v(int(-1)) | int(7))) & 7]) })
	}
	for i73 := 0; i73 < 6; i73++ {
		fmt.Println("#76", i73)
		for _, e78 := range p8_keys(map[string]func(int64) complex64{"": func(p79 int64) complex64 { return complex(real(p8_v(complex64(complex(0, 1e10)))), imag(p8_v(complex64(complex(0.1, -1e-7))))) }}) { _ = e78
			var x81 error = p8_g25
			_ = x81
			a66 = a66
			fmt.Printf("#82 %T\n", p8_v(p8_C3))
			x84 := p8_fn27(((p8_v(float32(1)) + p8_v(float32(-1))) - (p8_v(float32(-1)) / p8_v(float32(16777217)))), p8_S18{p8_S13: p8_S13{f14: p8_B5(uint64(18446744073709551615)), f15: uint32(2147483648), f16: func(p83 bool) map[uint16]string { return map[uint16]string{uint16(6): e78} }}, f19: error(p8_fault{p8_v(p8_C2), "made"})})
			_ = x84
		}
		for _, e86 := range p8_keys(map[string]func(string) uint8{"a": func(p87 string) uint8 { return map[string]uint8{"k": uint8(74)}["k"] }}) { _ = e86
			x90 := p8_fn27((p8_v(float32(0.3)) + float32(math.Sqrt(float64(p8_v(float32(123456.789)))))), p8_S18{p8_S13: p8_S13{f14: p8_B5(uint64(4)), f15: uint32(1), f16: func(p89 bool) map[uint16]string { return map[uint16]string{uint16(0): e86} }}, f19: p8_g25})
			_ = x90
			res = p8_pair[int, p8_pair[string, uint]]{int(6), res.Val}
		}
		var x91 [1]int64 = [1]int64{int64(4611686018427387904)}
		_ = x91
	}
	switch y92 := any(any(uint(10))).(type) {
	case int:
		fmt.Printf("case %T %v\n", y92, y92)
		res = res
	case float64:
		fmt.Printf("case %T %v\n", y92, y92)
		fmt.Printf("#93 %c\n", uint8(0))
	case uint8:
		fmt.Printf("case %T %v\n", y92, y92)
		var x94 = p8_v[p8_pair[string, map[string]string]](p8_pair[string, map[string]string]{"-7", map[string]string{"42": "a"}})
		_ = x94
	case p8_B8:
		fmt.Printf("case %T %v\n", y92, y92)
		var x95 map[string]string = map[string]string{"héllo": " pad "}
		_ = x95
	case p8_S13:
		fmt.Printf("case %T %v\n", y92, "?")
		x96 := p8_fn27((-(p8_v(float32(-1)) + p8_v(float32(-2.5)))), map[string]p8_S18{"k": p8_S18{p8_S13: y92, f19: p8_g25}}["k"])
		_ = x96
	case p8_S18:
		fmt.Printf("case %T %v\n", y92, "?")
		fmt.Println("#97", p8_v(p8_C3))
	case nil:
		fmt.Println("nil", y92 == nil)
	default:
		fmt.Printf("other %T\n", y92)
	}
	fmt.Printf("#98 %v\n", (((p8_v(complex64(complex(1e20, -1e-7))) - p8_v(complex64(complex(1, 1)))) - func() complex64 { if true { return complex64(complex(123456.789, 1)) }; return complex64(complex(3.14159, 16777217)) }()) - (complex(p8_v(float32(-1)), p8_v(float32(3.14159))) - (p8_v(complex64(complex(0.5, 0.5))) + p8_v(complex64(complex(0.5, 0.3)))))))
	for _, e100 := range p8_keys(map[string]map[string]uint64{"k": map[string]uint64{"42": uint64(9223372036854775808)}}["k"]) { _ = e100
		fmt.Printf("#102 %#v\n", res)
		x103, x104 := func() (string, uint8) { return strings.ToLower(p8_cut(e100 + e100)), ((p8_v(uint8(0)) & uint8(4)) + (+p8_v(uint8(255)))) }()
		_, _ = x103, x104
	}
	return res
}

func p8_fn105(a106 []complex128) (res p8_pair[int, map[string]int64]) {
	switch y107 := any(any(uint16(0))).(type) {
	case int:
		fmt.Printf("case %T %v\n", y107, y107)
		for i108 := 0; i108 < 6; i108++ {
			fmt.Printf("#111 %+v\n", res)
			p8_try("try112", func() { s := make([]byte, 3); fmt.Println([2]byte(s[:((i108 & y107) - p8_v(p8_C3)) & 3]), *(*[1]byte)(s[((i108 & y107) - p8_v(p8_C3)) & 3:])) })
			x113 := p8_fn65(p8_pair[int, map[int]uint8]{p8_v(p8_C3), map[int]uint8{int(10): uint8(255)}})
			_ = x113
		}
	case float64:
		fmt.Printf("case %T %v\n", y107, y107)
	case uint8:
		fmt.Printf("case %T %v\n", y107, y107)
		fmt.Println("#114", y107)
	case p8_B8:
		fmt.Printf("case %T %v\n", y107, y107)
		fmt.Println("#115", y107)
	case p8_B11:
		fmt.Printf("case %T %v\n", y107, y107)
		{
			fmt.Printf("#116 %o\n", p8_v(p8_C1))
			var x117 float32 = (-float32((p8_v(float64(p8_C4)) + p8_v(float64(p8_C4)))))
			_ = x117
			res = p8_pair[int, map[string]int64]{res.Key, res.Val}
		}
	case p8_S13:
		fmt.Printf("case %T %v\n", y107, "?")
		p8_try("try118", func() { fmt.Println(len(make([]int, ((res.Key | p8_v(p8_C3)) & (p8_v(int(4611686018427387904)) ^ res.Key)) & 7 - 3))) })
	case p8_S18:
		fmt.Printf("case %T %v\n", y107, "?")
		for i119 := 0; i119 < 4; i119++ {
			var x122 uintptr = ((any(uintptr(9)).(uintptr) + (p8_v(uintptr(1)) >> (p8_v(int32(-1)) & 63))) + ((p8_v(uintptr(8)) + uintptr(0)) << ((p8_v(int16(9)) &^ int16(32767)) & 63)))
			_ = x122
			var x123 map[int]uint64 = map[int]uint64{i119: uint64(0)}
			_ = x123
			var x124 error = y107.f19
			_ = x124
		}
	case nil:
		fmt.Println("nil", y107 == nil)
	default:
		fmt.Printf("other %T\n", y107)
	}
	for i125 := 6; i125 > 0; i125-- {
		x128, x129 := func() (int32, func(uintptr) float32) { return ((p8_v(int32(9)) - int32(8)) ^ min(p8_v(int32(8)), int32(5))), func(p130 uintptr) float32 { return float32(p8_v(float32(0.3))) } }()
		_, _ = x128, x129
		fmt.Println("#131", i125)
		for _, e133 := range p8_keys(map[string]float32{"a": float32(-1)}) { _ = e133
			fmt.Printf("#135 %v\n", res)
			x137 := p8_fn27(float32(math.Trunc(float64(float32(p8_v(uint8(23)))))), p8_S18{p8_S13: p8_S13{f14: p8_B5(uint64(0)), f15: uint32(1858674853), f16: func(p136 bool) map[uint16]string { return map[uint16]string{uint16(0): e133} }}, f19: p8_g25})
			_ = x137
		}
	}
	res = res
	return res
}

func p8_fn138(a139 [2][]int16, a140 int8, a141 uint16) (res []int8) {
	x142 := p8_v[func(complex64) *p8_stack[string]](func(p143 complex64) *p8_stack[string] { return &p8_stack[string]{items: []string{"1.5e3", "日本"}} })
	_ = x142
	x144 := p8_fn105([]complex128(nil))
	_ = x144
	fmt.Printf("#145 %c\n", int(p8_whole(float64(float32(math.Trunc(float64((p8_v(float32(-1)) + p8_v(float32(1e20))))))))))
	switch {
	case strings.HasPrefix(p8_cut(p8_v("tab\tnl\n") + "日本"), "日本"):
		p8_try("try146", func() { panic(fmt.Errorf("wrapped: %w", p8_fault{max((-p8_v(p8_C3)), int(p8_v(int8(5)))), "w"})) })
		var x147 = p8_v[map[int]int8](map[int]int8{p8_v(p8_C1): a140})
		_ = x147
	case ((p8_v("\u00e9") == "a,b,,c") && (p8_v(int16(22205)) == int16(16384))):
		switch p8_cut(string([]rune(p8_v("1.5e3"))) + p8_cut(fmt.Sprint(uint32(3956011001)))) {
		case "a", "abc":
			fmt.Printf("#148 %T\n", p8_g25)
			x144 = x144
		case "":
			p8_try("try149", func() { fmt.Println([4]string{"a"}[(-p8_v(p8_C1)) & 7]) })
			x151 := p8_fn27((p8_v(float32(123456.789)) - float32(math.Ceil(float64(p8_v(float32(-1)))))), p8_S18{p8_S13: p8_S13{f14: p8_B5(uint64(7)), f15: uint32(2968399694), f16: func(p150 bool) map[uint16]string { return map[uint16]string{a141: "a,b,,c"} }}, f19: error(nil)})
			_ = x151
		default:
			x152 := p8_fn65(p8_pair[int, map[int]uint8]{int(0), map[int]uint8{p8_v(p8_C2): uint8(41)}})
			_ = x152
		}
		var x153 float64 = ((p8_g26 * float64(p8_v(float32(0.1)))) + float64(p8_at([]int8{a140}, int(-1))))
		_ = x153
	case !p8_v(true):
		p8_try("try154", func() { fmt.Println(any("日本").(float64)) })
		fmt.Println("copied", copy(res, append(append([]int8(nil), []int8{}...), p8_at(res, 1), a140, p8_at(res, 1))))
	default:
		x155 := p8_fn65(p8_pair[int, map[int]uint8]{int(-1), map[int]uint8{p8_v(p8_C2): uint8(5)}})
		_ = x155
	}
	x144 = x144
	{
		for i156, e157 := range p8_sub(string(rune(x144.Key & 0xffff)), 0, 5) { _, _ = i156, e157
			x159 := p8_v[error](p8_at([]error{p8_g25}, (-int(p8_v(uint16(65535))))))
			_ = x159
			fmt.Printf("#160 %T\n", a139)
			c161 := func(p162 int16) string {
				a140 = (^max(int8(p8_v(int8(13))), p8_at([]int8{a140}, p8_v(p8_C1))))
				x159 = p8_g25
				return p8_sub(string([]rune(p8_v("-7"))), (p8_v(p8_C1) >> (e157 & 7)), int(7))
			}
			_ = c161
			if strings.HasSuffix(strings.TrimSpace(p8_v("tab\tnl\n")), "x\xffy") { break }
		}
		for i163 := range 5 { _ = i163
			c166 := func(p167 uint16) uint16 {
				a139 = a139
				p167 = (uint16(len(map[string]int{"-7": int(-9223372036854775808)})) / (uint16(len([]byte(p8_v("a")))) | 1))
				return ((p167 - uint16(0)) & p167)
			}
			_ = c166
			fmt.Println("#168", (float64((-p8_v(float32(0.3)))) + ((p8_v(float64(1e10)) / p8_v(float64(-2.5))) / p8_v(float64(p8_C4)))))
		}
		var x169 = p8_v[string](p8_cut(strings.ReplaceAll(p8_v("1.5e3"), "héllo", "")))
		_ = x169
	}
	{
		a141 := p8_v(uint16((p8_v(uint32(3548250829)) | uint32(7))))
		fmt.Println("inner", a141)
	}
	return append(append([]int8(nil), append(append([]int8(nil), res...), p8_at(res, 1))[:len(append(append([]int8(nil), res...), p8_at(res, 1))):len(append(append([]int8(nil), res...), p8_at(res, 1)))]...), int8((p8_v(uint64(6430099788543468521)) & uint64(9223372036854775808))))
}

func p8_main() {
	switch {
	case strings.Contains(p8_cut(strconv.Quote(p8_v("日本"))), "-7"):
		for e171 := range p8_count(3) { _ = e171
			x173 := p8_v[[2]int64]([2]int64{int64(-9223372036854775808), int64(5)})
			_ = x173
			x174 := p8_v[int32](min(int32(p8_whole(float64(p8_v(float32(1))))), (any(int32(2147483647)).(int32) - (p8_v(int32(1073741824)) | int32(-1)))))
			_ = x174
		}
		var x175 complex64 = complex64(complex(1, 0.1))
		_ = x175
	case (int16(len(map[string]int{"": int(9223372036854775807)})) > (p8_v(int16(21539)) + int16(32767))):
		x176, x177 := func() (uintptr, string) { return uintptr(max(p8_v(uint8(128)), uint8(128))), strings.ToLower(p8_cut(p8_v("abc") + "a")) }()
		_, _ = x176, x177
		for i178 := 1; i178 > 0; i178-- {
			fmt.Printf("#181 %08d\n", x176)
			for i182 := 0; i182 < 5; i182++ {
				c185 := func(p186 uint32) uint {
					x176++
					return ((p8_v(uint(4)) / (p8_v(uint(9684209689092001916)) | 1)) - uint(18446744073709551615))
				}
				_ = c185
				var x187 []error = []error{p8_g25, p8_g25}[:len([]error{p8_g25, p8_g25}):len([]error{p8_g25, p8_g25})][:len([]error{p8_g25, p8_g25}[:len([]error{p8_g25, p8_g25}):len([]error{p8_g25, p8_g25})]):len([]error{p8_g25, p8_g25}[:len([]error{p8_g25, p8_g25}):len([]error{p8_g25, p8_g25})])]
				_ = x187
			}
			for _, e189 := range [2]string{x177, "Zz"} { _ = e189
				x191 := p8_v[p8_B8](p8_B8((-(p8_v(uint8(128)) &^ uint8(0)))))
				_ = x191
				e189 = p8_cut(strings.Repeat(strconv.Itoa((p8_v(int(10)) & int(0))), int(max(p8_v(uint8(2)), uint8(255))) & 3))
				x192 := p8_v[error](p8_g25)
				_ = x192
			}
		}
	default:
	}
	var x193 p8_B5 = (((p8_v(p8_B5(uint64(0))) * p8_B5(uint64(2))) * p8_B5(p8_v(uint64(8)))) * (p8_B5(p8_v(uint64(3))) - p8_B5(p8_v(uint64(9223372036854775808)))))
	_ = x193
	switch y194 := any(any(float32(0))).(type) {
	case string:
		fmt.Printf("case %T %v\n", y194, y194)
		fmt.Printf("#195 %c\n", p8_v(p8_C3))
	case p8_B8:
		fmt.Printf("case %T %v\n", y194, y194)
		var x196 complex128 = complex((float64(p8_v(int16(1))) - (p8_g26 + p8_v(float64(p8_C4)))), (-p8_g26))
		_ = x196
	case p8_B11:
		fmt.Printf("case %T %v\n", y194, y194)
		if (((p8_v(`raw\n`)) == (p8_v("a"))) || (p8_v(true) && false)) {
			fmt.Println("#197", p8_g25)
			for i198 := range 5 { _ = i198
				x202 := p8_fn27(float32(math.Sqrt(float64((-p8_v(float32(16777217)))))), p8_S18{p8_S13: p8_S13{f14: p8_B5(uint64(0)), f15: uint32(7), f16: func(p201 bool) map[uint16]string { return map[uint16]string{uint16(32768): `raw\n`} }}, f19: p8_g25})
				_ = x202
				x203 := p8_v[func(int) *p8_stack[bool]](func(p204 int) *p8_stack[bool] { return &p8_stack[bool]{items: []bool{true, true}} })
				_ = x203
				x205 := p8_v[any](any(uint16(0)))
				_ = x205
			}
		}
	case p8_S13:
		fmt.Printf("case %T %v\n", y194, "?")
		if (((p8_v(complex128(complex(1e10, 123456.789)))) == (p8_v(complex128(complex(123456.789, 16777217))))) || strings.HasPrefix(p8_v("tab\tnl\n"), "Zz")) {
			p8_try("try206", func() { fmt.Println([]int{1, 2, 3}[p8_v(p8_C2) & 7]) })
			if (p8_cut(p8_v(" pad ") + "a") != p8_cut(fmt.Sprint(p8_v(float64(p8_C4))))) {
				x207 := p8_v[p8_pair[string, int32]](p8_pair[string, int32]{"héllo", int32(5)})
				_ = x207
				c208 := func(p209 complex128) float64 {
					x207 = p8_pair[string, int32]{"42", int32(351167046)}
					return float64(16777217)
				}
				_ = c208
			} else {
				x210 := p8_v[[]*p8_stack[bool]](append(append([]*p8_stack[bool](nil), []*p8_stack[bool]{&p8_stack[bool]{items: []bool{true, true}}, &p8_stack[bool]{items: []bool{true, false}}}[p8_v(0):min(p8_v(2), len([]*p8_stack[bool]{&p8_stack[bool]{items: []bool{true, true}}, &p8_stack[bool]{items: []bool{true, false}}}))]...), &p8_stack[bool]{items: []bool{false, true}}))
				_ = x210
				x193 >>= max(p8_v(uint8(6)), uint8(4)) % 70
			}
		} else {
			for i211, e212 := range p8_sub(p8_sub(p8_v("tab\tnl\n"), p8_v(p8_C3), p8_v(p8_C1)), 0, 3) { _, _ = i211, e212
				fmt.Println("#214", p8_g26)
				fmt.Println("#215", p8_v(p8_C1))
				fmt.Printf("#216 %T\n", ((-(-p8_g26)) / ((p8_g26 / p8_g26) - p8_g26)))
			}
			x217 := p8_v[int8](((max(p8_v(int8(98)), int8(101)) % (func() int8 { if false { return int8(127) }; return int8(-1) }() | 1)) * int8(p8_at([]uint32{y194.f15}, p8_v(p8_C2)))))
			_ = x217
		}
	case nil:
		fmt.Println("nil", y194 == nil)
	default:
		fmt.Printf("other %T\n", y194)
	}
	if ((p8_v(int64(-1)) ^ int64(-1)) == (p8_v(int64(4611686018427387904)) / (p8_v(int64(7)) | 1))) {
		fmt.Printf("#218 %#x\n", p8_v(p8_C2))
		switch y219 := any(p8_v[any](any(complex64(complex(1, 0.3))))).(type) {
		case float64:
			fmt.Printf("case %T %v\n", y219, y219)
			c220 := func(p221 uint32) float32 {
				x193 <<= p8_v(uint8(255)) % 70
				x193 = x193
				return ((p8_v(float32(1)) - p8_v(float32(-2.5))) - (p8_v(float32(1e10)) * p8_v(float32(-1))))
			}
			_ = c220
		case p8_B5:
			fmt.Printf("case %T %v\n", y219, y219)
			x193--
		case nil:
			fmt.Println("nil", y219 == nil)
		default:
			fmt.Printf("other %T\n", y219)
		}
	} else {
		x222 := p8_fn105([]complex128{complex128(complex(123456.789, 123456.789)), complex128(complex(123456.789, 0)), complex128(complex(-1, -1e-7))}[:len([]complex128{complex128(complex(123456.789, 123456.789)), complex128(complex(123456.789, 0)), complex128(complex(-1, -1e-7))}):len([]complex128{complex128(complex(123456.789, 123456.789)), complex128(complex(123456.789, 0)), complex128(complex(-1, -1e-7))})])
		_ = x222
		x223 := p8_v[[]float32]([]float32(nil)[:len([]float32(nil)):len([]float32(nil))])
		_ = x223
	}
	if true {
		var x224 = p8_v[[]int]([]int(nil))
		_ = x224
		x225 := p8_v[func(float64) string](func(p226 float64) string { return p8_cut(strings.Repeat(p8_v("日本"), p8_at(x224, 1) & 3)) })
		_ = x225
	}
	fmt.Printf("#227 %+d\n", p8_v(p8_C3))
	fmt.Printf("#228 %v\n", [][]int16{[]int16{}, []int16{}})
	switch min(p8_v(p8_C3), (p8_v(p8_C3) - p8_v(p8_C3))) & 3 {
	case 0:
		fmt.Printf("#229 %#x\n", x193)
		var x230 map[uint32][]string = map[uint32][]string{uint32(0): []string{"\u00e9", "héllo", "1.5e3"}}
		_ = x230
	default:
		{
			var x231 []p8_B11 = append(append([]p8_B11(nil), []p8_B11(nil)[p8_v(0):min(p8_v(2), len([]p8_B11(nil)))]...), p8_B11(strings.ToUpper(p8_v("héllo"))))
			_ = x231
L234:
			for i232 := 0; i232 < 4; i232++ {
				if len(x231) < 30 { x231 = append(x231, p8_B11(p8_v("a,b,,c"))) }
				fmt.Println("#235", p8_v(float64(p8_C4)))
				if ((any(float32(16777217))) == (any(true))) { continue }
				if (int64(len([]float32(nil))) > (p8_v(int64(-9223372036854775808)) - int64(-1))) { continue L234 }
			}
			{
				n236 := 0
			again237:
				n236++
				if n236 < 3 { goto again237 }
				fmt.Println("again237", n236)
			}
		}
	}
	for i238 := 0; i238 < 1; i238++ {
		var x241 = p8_v[*p8_stack[map[string]bool]](&p8_stack[map[string]bool]{items: []map[string]bool{map[string]bool{"": true}, map[string]bool{"a,b,,c": true}}})
		_ = x241
		x242 := p8_v[func(int) int16](func(p243 int) int16 { return (^p8_v(int16(7))) })
		_ = x242
		switch y244 := any(any(complex128(complex(16777217, 3.14159)))).(type) {
		case int:
			fmt.Printf("case %T %v\n", y244, y244)
			fmt.Println("push", x241.push(map[string]bool{"a": false}))
		case string:
			fmt.Printf("case %T %v\n", y244, y244)
			fmt.Println("push", x241.push(map[string]bool{y244: false}))
		case p8_B5:
			fmt.Printf("case %T %v\n", y244, y244)
			x245 := p8_v[string](string(rune(int((p8_v(int16(0)) & int16(5))) & 0xffff)))
			_ = x245
		case p8_S18:
			fmt.Printf("case %T %v\n", y244, "?")
			if ((p8_v(int16(7))) == ((-p8_v(int16(16384))))) {
				x246 := p8_fn65(p8_pair[int, map[int]uint8]{int(4611686018427387904), map[int]uint8{int(9223372036854775807): uint8(255)}})
				_ = x246
				if !((&p8_stack[int8]{items: []int8{int8(10), int8(8)}}) == (&p8_stack[int8]{items: []int8{int8(0), int8(10)}})) { continue }
			} else {
				x247, ok248 := x241.pop()
				fmt.Println("pop", ok248)
				_ = x247
				x249 := p8_v[p8_I23](p8_I23(p8_B8(uint8(0))))
				_ = x249
			}
		case nil:
			fmt.Println("nil", y244 == nil)
		default:
			fmt.Printf("other %T\n", y244)
		}
		x251 := p8_fn27(((p8_v(float32(1)) - p8_v(float32(16777217))) + p8_v[float32](float32(3.14159))), p8_S18{p8_S13: p8_S13{f14: x193, f15: uint32(8), f16: func(p250 bool) map[uint16]string { return map[uint16]string{uint16(0): ""} }}, f19: p8_g25})
		_ = x251
	}
	switch p8_cut(p8_cut(strconv.Quote(p8_v("42"))) + func() string { if true { return "héllo" }; return "abc" }()) {
	case "a", "abc":
		x252 := p8_v[float32]((((-p8_v(float32(0.3))) + (-p8_v(float32(0.5)))) * float32(math.Floor(float64(float32(p8_v(float32(-1))))))))
		_ = x252
	case "":
		x193 = p8_B5((uint64(p8_v(uintptr(4))) * uint64(0)))
	default:
		fmt.Println("#253", p8_v(p8_C3))
	}
	for i254 := 0; i254 < 4; i254++ {
		for e258 := range p8_count(6) { _ = e258
			fmt.Printf("#260 %x\n", uint32(9))
			fmt.Println("#261", p8_v(p8_C1))
			fmt.Printf("#262 %e\n", p8_v(float64(p8_C4)))
			x193 |= any(p8_B5(p8_v(uint64(2)))).(p8_B5)
		}
		var x263 = p8_v[[]float32]([]float32{})
		_ = x263
	}
	if strings.Contains(p8_cut(strings.Repeat(p8_v(`raw\n`), p8_v(p8_C1) & 3)), "x\xffy") {
		var x264 []func(float32) int64 = []func(float32) int64(nil)
		_ = x264
		fmt.Println("#269", p8_v(p8_C2))
	}
	x193 = p8_B5(p8_v[uint64](uint64(len(p8_v("x\xffy")))))
	x270 := p8_v[*p8_stack[uint16]](&p8_stack[uint16]{items: []uint16{uint16(4), uint16(0)}})
	_ = x270
	switch ((p8_v(int(8)) ^ p8_v(p8_C1)) + (+p8_v(p8_C1))) & 3 {
	case 0:
		switch y271 := any(any("1.5e3")).(type) {
		case string:
			fmt.Printf("case %T %v\n", y271, y271)
			if ((p8_v(uint(10144839759433508618)) - uint(1)) != (p8_v(uint(1)) + uint(2))) {
				x272 := p8_v[string](p8_cut(fmt.Sprint(((p8_v(float32(0.5)) / p8_v(float32(1))) / float32(p8_v(float32(3.14159)))))))
				_ = x272
				x273 := p8_fn105([]complex128{}[:len([]complex128{}):len([]complex128{})])
				_ = x273
			}
		case float64:
			fmt.Printf("case %T %v\n", y271, y271)
			fmt.Println("#274", map[string][]int8{`raw\n`: []int8{int8(-1), int8(64), int8(0)}})
		case nil:
			fmt.Println("nil", y271 == nil)
		default:
			fmt.Printf("other %T\n", y271)
		}
		var x275 float64 = float64(math.Sqrt(float64(float64(math.Round(float64(float64(math.Round(float64(p8_v(float64(p8_C4)))))))))))
		_ = x275
	default:
		{
			{
				var x276 int = (((p8_v(int(4628359277118798373)) | p8_v(p8_C3)) | (p8_v(p8_C3) ^ p8_v(p8_C3))) | int(6))
				_ = x276
				fmt.Printf("#277 %o\n", p8_v(p8_C3))
				x193 = p8_B5((-(+p8_v(uint64(9)))))
			}
			c278 := func(p279 int32) int32 {
				x193 >>= (p8_v(uint8(10)) - uint8(128)) % 70
				x270 = x270
				return ((p279 * p279) % (p279 | 1))
			}
			_ = c278
		}
	}
	c280 := func(p281 complex128) int16 {
		x193 ^= (p8_B5(p8_v(uint64(9223372036854775808))) + p8_B5(p8_v(uint64(5))))
		p281 = complex((p8_v(float64(1e10)) * (-p8_v(float64(p8_C4)))), (float64(p8_g26) * float64(math.Ceil(float64(p8_v(float64(1)))))))
		return ((p8_v(int16(3)) | int16(1)) + (p8_v(int16(6)) << (p8_v(uint32(3)) & 31)))
	}
	_ = c280
	func() { var m map[string]int; if p8_v(p8_C1) & 1 == 0 { m["k"] = 1 } }()
	fmt.Println("end")
}

func main() { p8_main() }
