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


func p9_v[T any](x T) T { return x }

func p9_at[T any](s []T, i int) (zero T) {
	if len(s) == 0 {
		return zero
	}
	return s[uint(i)%uint(len(s))]
}

func p9_cut(s string) string {
	if len(s) > 40 {
		return s[:40]
	}
	return s
}

func p9_sub(s string, i, j int) string {
	n := uint(len(s) + 1)
	a, b := uint(i)%n, uint(j)%n
	return s[min(a, b):max(a, b)]
}

func p9_as[T any](x any) T {
	y, _ := x.(T)
	return y
}

type p9_ordered interface {
	~int | ~int8 | ~int16 | ~int32 | ~int64 | ~uint | ~uint8 | ~uint16 | ~uint32 | ~uint64 | ~uintptr | ~float32 | ~float64 | ~string
}

func p9_keys[K p9_ordered, V any](m map[K]V) []K {
	keys := make([]K, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	sort.Slice(keys, func(i, j int) bool { return keys[i] < keys[j] })
	return keys
}

func p9_count(n int) func(yield func(int) bool) {
	return func(yield func(int) bool) {
		for i := 0; i < n && yield(i*i); i++ {
		}
	}
}

func p9_sum[T ~int | ~int8 | ~int16 | ~int32 | ~int64 | ~uint8 | ~uint16 | ~uint32 | ~uint64 | ~float32 | ~float64](xs ...T) (s T) {
	for _, x := range xs {
		s += x
	}
	return
}

func p9_apply[T, U any](xs []T, f func(T) U) []U {
	var out []U
	for _, x := range xs {
		out = append(out, f(x))
	}
	return out
}

func p9_whole(f float64) int {
	if f != f || f > 1e9 || f < -1e9 {
		return -1
	}
	return int(f)
}

type p9_pair[K comparable, V any] struct {
	Key K
	Val V
}

func (p p9_pair[K, V]) swap(k K) p9_pair[K, V] { return p9_pair[K, V]{k, p.Val} }

type p9_stack[T any] struct {
	items []T
	peak  int
}

func (s *p9_stack[T]) push(x T) int {
	s.items = append(s.items, x)
	s.peak = max(s.peak, len(s.items))
	return len(s.items)
}

func (s *p9_stack[T]) pop() (x T, ok bool) {
	if len(s.items) == 0 {
		return x, false
	}
	x = s.items[len(s.items)-1]
	s.items = s.items[:len(s.items)-1]
	return x, true
}

type p9_fault struct {
	code int
	what string
}

func (f p9_fault) Error() string { return fmt.Sprintf("fault %d: %s", f.code, f.what) }

func p9_try(name string, f func()) {
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
var p9_sink any
var p9_uses = []any{errors.New, math.Sqrt, sort.Ints, strconv.Itoa, strings.Repeat, new(sync.Mutex)}

const (
	p9_C1 = iota*6 + 1
	p9_C2
	p9_C3 = 1<<(5*iota) - 1
)

const p9_C4 = 912.0 / 73 * 1e3


type p9_B5 int32

func (r p9_B5) m6(a [2]bool) string {
	return p9_cut(strings.TrimSpace(p9_v(`raw\n`)) + p9_cut(p9_v(" pad ") + "tab\tnl\n"))
}

func (r p9_B5) m7(a error) func(uint16) float64 {
	return func(p8 uint16) float64 { return (p9_v(float64(-1)) / p9_v(float64(0.1))) }
}


type p9_B9 uint16

func (r p9_B9) m10(a p9_B5) int {
	return int(4611686018427387904)
}

func (r p9_B9) m11(a []string) float32 {
	return (float32(p9_v(float64(0))) + (p9_v(float32(0)) * p9_v(float32(-2.5))))
}


type p9_S12 struct {
	f13 p9_B9
	f14 uint
	f15 func(complex64) uint
}

func (r *p9_S12) m16(a error) string {
	r.f14 = ((func() uint { if true { return r.f14 }; return r.f14 }() &^ (+p9_v(uint(10)))) * ((r.f14 + r.f14) + (p9_v(uint(10)) ^ r.f14)))
	return "42"
}

func (r p9_S12) String() string { return "<p9_S12>" }


type p9_S17 struct {
	f18 []uintptr
	f19 p9_pair[uint16, map[string]string]
	f20 p9_B9
}

func (r p9_S17) m21(a any) *p9_S17 {
	return &p9_S17{f18: r.f18, f19: r.f19, f20: r.f20}
}


type p9_I22 interface { Do23(a string) uint16 }

func (r p9_B5) Do23(a string) uint16 {
	return func() uint16 { if any(false).(bool) { return uint16(len(make([]float64, 3))) }; return (p9_v(uint16(0)) | uint16(6)) }()
}

func (r p9_B9) Do23(a string) uint16 {
	return uint16(0)
}

func (r p9_S12) Do23(a string) uint16 {
	return map[string]uint16{"k": p9_at([]uint16{uint16(0)}, int(1))}["k"]
}

func (r p9_S17) Do23(a string) uint16 {
	return uint16((p9_v(uint64(7)) << (p9_v(int8(3)) & 63)))
}

var p9_g24 *p9_stack[*p9_S17] = &p9_stack[*p9_S17]{items: []*p9_S17{&p9_S17{f18: []uintptr{uintptr(0), uintptr(18113096258265728938), uintptr(3)}, f19: p9_pair[uint16, map[string]string]{uint16(2), map[string]string{"1.5e3": ""}}, f20: p9_B9(uint16(5))}, &p9_S17{f18: make([]uintptr, 1), f19: p9_pair[uint16, map[string]string]{uint16(0), map[string]string{"a,b,,c": "Zz"}}, f20: p9_B9(uint16(9))}}}

var p9_g25 uintptr = min(p9_v(uintptr(9)), uintptr(18446744073709551615))

func p9_fn26() (res [1]float64) {
	res = map[string][1]float64{"k": [1]float64{float64(0.3)}}["k"]
	return func() [1]float64 { if false { return p9_at([][1]float64{res}, (p9_v(p9_C1) >> (p9_v(int32(-1)) & 31))) }; return res }()
}

func p9_fn27(a28 map[int32]p9_S12) (res [2]string) {
	var x29 []int32 = []rune(p9_cut(string(rune(p9_v(p9_C1) & 0xffff)) + p9_cut(strings.Repeat(res[1], p9_v(p9_C3) & 3))))
	_ = x29
	switch p9_at([]int{p9_v(p9_C3)}, (p9_v(int(5)) &^ p9_v(p9_C1))) & 3 {
	case 0:
		for i30, e31 := range p9_sub(strings.TrimSpace(res[1]), 0, 3) { _, _ = i30, e31
			x33 := p9_fn26()
			_ = x33
			if ((p9_v(float32(1)) > float32(1e20)) != ((p9_v(int32(6))) == (p9_v(int32(7))))) { continue }
			p9_try("try34", func() { fmt.Println([]int{1, 2, 3}[i30 & 7]) })
			delete(a28, (int32(p9_whole(float64(x33[0]))) | e31))
		}
		x35 := p9_fn26()
		_ = x35
	default:
		a28 = a28
	}
	fmt.Println("#36", p9_v(p9_C3))
	return res
}

func p9_fn37(a38 int16, a39 string) (res int8) {
	res++
	x40 := p9_v[p9_pair[string, bool]](p9_pair[string, bool]{a39, false})
	_ = x40
	return res
}

func p9_fn41(a42 error, a43 ...func(int16) int8) (res complex64) {
	defer func() {
		if r := recover(); r != nil { fmt.Println("deferred44", r) }
		res = (complex((-p9_v(float32(-1e-7))), p9_v(float32(1))) * complex(real(complex(p9_v(float32(1e10)), p9_v(float32(0.5)))), imag((res - p9_v(complex64(complex(-1e-7, -2.5)))))))
		fmt.Println("deferred44")
	}()
	fmt.Println("#45", a42)
	{
		res := p9_v(res)
		fmt.Println("inner", res)
	}
	switch y46 := any(any("Zz")).(type) {
	case int:
		fmt.Printf("case %T %v\n", y46, y46)
		fmt.Printf("#47 %s\n", p9_pair[string, error]{"tab\tnl\n", a42})
	case float64:
		fmt.Printf("case %T %v\n", y46, y46)
		for i48 := range 4 { _ = i48
			fmt.Printf("#51 %s\n", a42)
			fmt.Printf("#52 %G\n", p9_v(float64(p9_C4)))
			fmt.Println("#53", !(p9_v(uint16(32768)) != (p9_v(uint16(0)) + uint16(23112))))
			var x54 = p9_v[int64](int64(4))
			_ = x54
		}
	case uint8:
		fmt.Printf("case %T %v\n", y46, y46)
		p9_try("try55", func() { s := p9_v("hello"); fmt.Println(s[int(p9_whole(float64(float32(p9_v(float64(p9_C4)))))) & 7:int(p9_whole(float64(float32(p9_v(float64(p9_C4)))))) & 3]) })
	case nil:
		fmt.Println("nil", y46 == nil)
	default:
		fmt.Printf("other %T\n", y46)
	}
	return complex(real((res - complex(real(p9_v(complex64(complex(1e20, 16777217)))), imag(res)))), imag(complex(p9_v(float32(-1)), (-p9_v(float32(16777217))))))
}

func p9_fn56(a57 error, a58 map[string]int) (res p9_B9) {
	var x59 int8 = int8(64)
	_ = x59
	x60, x61 := func() (string, []uint32) { return strings.ToLower(p9_v("tab\tnl\n")), append(append([]uint32(nil), []uint32{uint32(6), uint32(1), uint32(10)}[:len([]uint32{uint32(6), uint32(1), uint32(10)}):len([]uint32{uint32(6), uint32(1), uint32(10)})]...), (p9_v(uint32(734895732)) << (x59 & 127)), uint32(4294967295), uint32(6)) }()
	_, _ = x60, x61
	x62 := p9_v[map[uintptr]*p9_stack[string]](map[uintptr]*p9_stack[string]{p9_g25: &p9_stack[string]{items: []string{x60, x60}}})
	_ = x62
	return func() p9_B9 { if ((p9_v(false) || false) == (p9_v(true) != true)) { return ((res - res) - p9_B9(p9_v(uint16(0)))) }; return ((res + res) * p9_B9(p9_v(uint16(10)))) }()
}

func p9_main() {
	c63 := func(p64 int64) uint64 {
		p64--
		p64 |= ((p9_v(int64(4590320163086992883)) ^ int64(4120821087461134414)) ^ int64(p9_whole(float64(p9_v(float64(p9_C4))))))
		fmt.Println("#65", p9_v(p9_C2))
		return ((-p9_v(uint64(4))) ^ (p9_v(uint64(10)) % (p9_v(uint64(0)) | 1)))
	}
	_ = c63
	switch p9_sub(p9_cut(p9_v("") + "a,b,,c"), p9_v(p9_C2), (p9_v(p9_C3) - p9_v(p9_C3))) {
	case "a", "abc":
		x66 := p9_v[uint16](max((min(p9_v(uint16(5)), uint16(16354)) >> (int8(len(make([]float64, 0))) & 31)), (^(p9_v(uint16(5)) &^ uint16(30613)))))
		_ = x66
		var x67 = p9_v[map[string]int16](map[string]int16{" pad ": int16(32767)})
		_ = x67
	default:
		if ((p9_v(uint64(5)) > uint64(7)) || func() bool { if true { return false }; return false }()) {
			x68 := p9_v[*p9_S12](&p9_S12{f13: p9_B9(uint16(65535)), f14: uint(1), f15: func(p69 complex64) uint { return uint(p9_v(int16(-1))) }})
			_ = x68
			for _, e71 := range [1][2]string{[2]string{"héllo", " pad "}} { _ = e71
				if strings.HasSuffix(p9_cut(strings.Repeat(e71[0], p9_v(p9_C3) & 3)), "tab\tnl\n") { continue }
				fmt.Println("#73", map[string]bool{e71[0]: false})
			}
		} else {
L76:
			for e75 := range p9_count(1) { _ = e75
				if strings.HasSuffix(any(" pad ").(string), "日本") { continue L76 }
				p9_try("try77", func() { var m map[string]int; if ((p9_v(p9_C3) ^ e75) * (p9_v(p9_C2) + int(5))) & 1 == 0 { m["k"] = 1 } })
				fmt.Printf("#78 %G\n", p9_v(float64(p9_C4)))
			}
			{
				var x79 = p9_v[[2]int16]([2]int16{int16(125), int16(-32768)})
				_ = x79
				p9_try("try80", func() { fmt.Println([]int{1, 2, 3}[int(p9_whole(float64(float32(p9_v(uintptr(9223372036854775808)))))) & 7]) })
				fmt.Printf("#81 %x\n", p9_v(p9_C2))
			}
		}
	}
	for _, e83 := range [4]float64{float64(1e20), p9_v(float64(p9_C4)), p9_v(float64(p9_C4)), float64(-2.5)} { _ = e83
		for _, e86 := range [4]float64{p9_v(float64(p9_C4)), float64(1), p9_v(float64(p9_C4)), e83} { _ = e86
			var x88 any = any("1.5e3")
			_ = x88
			{
				n89 := 0
			again90:
				n89++
				if n89 < 3 { goto again90 }
				fmt.Println("again90", n89)
			}
		}
		for _, e92 := range [6]p9_S17{p9_S17{f18: []uintptr{p9_g25, uintptr(3), p9_g25}, f19: p9_pair[uint16, map[string]string]{uint16(7), map[string]string{"tab\tnl\n": ""}}, f20: p9_B9(uint16(51337))}, p9_S17{f18: []uintptr{}, f19: p9_pair[uint16, map[string]string]{uint16(9), map[string]string{"42": "abc"}}, f20: p9_B9(uint16(31116))}, p9_S17{f18: []uintptr{p9_g25, p9_g25, p9_g25}, f19: p9_pair[uint16, map[string]string]{uint16(10), map[string]string{"Zz": "1.5e3"}}, f20: p9_B9(uint16(49502))}, p9_S17{f18: []uintptr{p9_g25, p9_g25, p9_g25}, f19: p9_pair[uint16, map[string]string]{uint16(859), map[string]string{"-7": " pad "}}, f20: p9_B9(uint16(3))}, p9_S17{f18: []uintptr{}, f19: p9_pair[uint16, map[string]string]{uint16(8), map[string]string{"\u00e9": "abc"}}, f20: p9_B9(uint16(0))}, p9_S17{f18: []uintptr{p9_g25, p9_g25}, f19: p9_pair[uint16, map[string]string]{uint16(32768), map[string]string{"日本": "a,b,,c"}}, f20: p9_B9(uint16(0))}} { _ = e92
			if (p9_v("\x00") <= p9_cut(strconv.Quote(p9_v("\u00e9")))) {
				e92.f18 = e92.f18
				fmt.Println("#94", map[int64]int8{int64(4): int8(9)})
			} else {
				var x95 = p9_v[[]map[string]uint8]([]map[string]uint8{map[string]uint8{"日本": uint8(0)}, map[string]uint8{"\u00e9": uint8(0)}, map[string]uint8{"tab\tnl\n": uint8(202)}})
				_ = x95
				fmt.Println("#96", p9_g25)
			}
			{
				x97 := p9_fn56(errors.New(" pad "), map[string]int{"x\xffy": int(1)})
				_ = x97
				e92 = e92
				var x98 = p9_v[[][]string]([][]string(nil))
				_ = x98
			}
			var x99 = p9_v[p9_pair[string, map[string]int16]](p9_pair[string, map[string]int16]{"-7", map[string]int16{"a,b,,c": int16(10)}})
			_ = x99
		}
	}
	switch y100 := any(any(int64(0))).(type) {
	case string:
		fmt.Printf("case %T %v\n", y100, y100)
		switch int(map[string]uintptr{"k": p9_g25}["k"]) & 3 {
		case 0:
			x101 := p9_fn56(error(nil), map[string]int{"-7": p9_v(p9_C2)})
			_ = x101
			fmt.Println("#102", p9_g25)
		default:
			fmt.Println("#103", p9_v(p9_C1))
		}
	case float64:
		fmt.Printf("case %T %v\n", y100, y100)
		fmt.Printf("#104 %d\n", p9_v(p9_C2))
	case uint8:
		fmt.Printf("case %T %v\n", y100, y100)
		for _, e106 := range p9_keys(map[string]any{"日本": any(p9_g25)}) { _ = e106
			for i108 := 0; i108 < 5; i108++ {
				x112 := p9_fn27(map[int32]p9_S12{int32(2147483647): p9_S12{f13: p9_B9(uint16(65535)), f14: uint(0), f15: func(p111 complex64) uint { return (p9_v(uint(2)) / (p9_v(uint(0)) | 1)) }}})
				_ = x112
			}
			var x113 string = any(p9_cut(e106 + e106)).(string)
			_ = x113
		}
	case p9_B5:
		fmt.Printf("case %T %v\n", y100, y100)
	case p9_B9:
		fmt.Printf("case %T %v\n", y100, y100)
		{
			{
				n114 := 0
			again115:
				n114++
				if n114 < 3 { goto again115 }
				fmt.Println("again115", n114)
			}
			var x116 = p9_v[[]any]([]any(nil)[p9_v(0):min(p9_v(2), len([]any(nil)))])
			_ = x116
		}
	case nil:
		fmt.Println("nil", y100 == nil)
	default:
		fmt.Printf("other %T\n", y100)
	}
	switch ((p9_v(p9_C1) - p9_v(p9_C3)) >> (int64(len(map[string]int{"abc": p9_v(p9_C1)})) & 127)) & 3 {
	case 0:
		fmt.Printf("#117 %#x\n", p9_v(p9_C1))
		for _, e119 := range p9_keys(map[string]any{"\u00e9": any(uint32(3135869137))}) { _ = e119
			x121 := p9_v[any](any(uintptr(0)))
			_ = x121
			fmt.Println("#122", p9_g25)
		}
	default:
	}
	x123, x124 := func() (bool, float64) { return ((p9_v(complex64(complex(1e20, 0.3))) - p9_v(complex64(complex(3.14159, 123456.789)))) == (p9_v(complex64(complex(1e20, 1))) * p9_v(complex64(complex(-1e-7, 0))))), (-float64(p9_v(int8(120)))) }()
	_, _ = x123, x124
	var x125 p9_B5 = p9_at([]p9_B5{p9_B5(int32(8))}, int(4611686018427387904))
	_ = x125
	c126 := func(p127 int32) uint {
		x123 = ((uint8(p9_whole(float64(p9_v(float64(0.3))))) &^ (p9_v(uint8(128)) & uint8(0))) <= (uint8(len(make([]int16, 1))) & (p9_v(uint8(128)) >> (p9_v(int64(4611686018427387904)) & 31))))
		x124 = (float64(math.Abs(float64(float64(math.Round(float64(x124)))))) + x124)
		return uint(5)
	}
	_ = c126
	if (!x123 && (p9_v(uint8(255)) <= uint8(255))) {
		switch y128 := any(any(float64(-1e-7))).(type) {
		case int:
			fmt.Printf("case %T %v\n", y128, y128)
			var x129 = p9_v[string](p9_cut(x125.m6([2]bool{x123, x123}) + p9_sub(string(rune(p9_v(p9_C3) & 0xffff)), (p9_v(p9_C1) | int(-9223372036854775808)), (y128 >> (p9_v(uint8(128)) & 63)))))
			_ = x129
		case float64:
			fmt.Printf("case %T %v\n", y128, y128)
			x123 = !p9_v(false)
		case uint8:
			fmt.Printf("case %T %v\n", y128, y128)
			var x130 = p9_v[int8]((+(max(p9_v(int8(9)), int8(-1)) | (p9_v(int8(4)) / (p9_v(int8(9)) | 1)))))
			_ = x130
		case p9_S17:
			fmt.Printf("case %T %v\n", y128, y128)
			x134 := p9_fn41(fmt.Errorf("outer: %w", errors.New("inner")), func(p131 int16) int8 { return (p9_v(int8(-1)) >> (p9_v(uint8(128)) & 31)) }, func(p132 int16) int8 { return max(p9_v(int8(2)), int8(5)) }, func(p133 int16) int8 { return p9_v[int8](int8(64)) })
			_ = x134
		case nil:
			fmt.Println("nil", y128 == nil)
		default:
			fmt.Printf("other %T\n", y128)
		}
		fmt.Printf("#135 %+d\n", p9_v(p9_C1))
	}
	if (strings.Contains(p9_v("-7"), "\x00") || strings.HasSuffix(p9_v("日本"), "abc")) {
		x124 = ((float64(math.Round(float64(p9_v(float64(p9_C4))))) - (x124 * x124)) - (-(p9_v(float64(p9_C4)) + p9_v(float64(p9_C4)))))
		x123 = ((p9_B9(x125.Do23("Zz"))) == (p9_B9(any(uint16(8)).(uint16))))
	} else {
		x136 := p9_v[uint32]((uint32(p9_whole(float64(p9_v(float64(p9_C4))))) - uint32(0)))
		_ = x136
		for i137 := range 1 { _ = i137
			{
				x123 := p9_v(!(x123 != x123))
				fmt.Println("inner", x123)
			}
			x136--
			switch p9_v(p9_C3) & 3 {
			case 0:
				x140 := c63(max(int64(p9_v(uint(8))), int64(8)))
				_ = x140
				var x141 float32 = (float32((p9_v(p9_C1) * p9_v(p9_C1))) - float32(uint64(len(map[string]int{"a,b,,c": p9_v(p9_C3)}))))
				_ = x141
			case 1:
				fmt.Printf("#142 %e\n", x124)
				x124 = ((x124 + (x124 * p9_v(float64(123456.789)))) - float64((p9_v(uint64(7)) &^ uint64(0))))
			default:
			}
			var x143 = p9_v[any](any(uintptr(6)))
			_ = x143
		}
	}
	for i144 := 0; i144 < 3; i144++ {
		var x147 = p9_v[float32](p9_at([]float32{((p9_v(float32(-1e-7)) * p9_v(float32(1e10))) - p9_v(float32(3.14159)))}, (int(p9_whole(float64(x124))) % (int(p9_v(int(1))) | 1))))
		_ = x147
		{
			p9_try("try148", func() { s := p9_v("hello"); fmt.Println(s[((p9_v(p9_C1) >> (p9_v(uint32(1157370188)) & 31)) + (-i144)) & 7:((p9_v(p9_C1) >> (p9_v(uint32(1157370188)) & 31)) + (-i144)) & 3]) })
			fmt.Println("#149", i144)
			switch y150 := any(any(uint32(1715552520))).(type) {
			case int:
				fmt.Printf("case %T %v\n", y150, y150)
			case float64:
				fmt.Printf("case %T %v\n", y150, y150)
				var x151 [1]error = [1]error{errors.New("Zz")}
				_ = x151
			case p9_B9:
				fmt.Printf("case %T %v\n", y150, y150)
				x125 >>= (p9_v(uint8(255)) | uint8(9)) % 70
			case nil:
				fmt.Println("nil", y150 == nil)
			default:
				fmt.Printf("other %T\n", y150)
			}
		}
	}
	fmt.Println("#152", x123)
	x123 = (!x123 && (p9_sub(p9_v("a,b,,c"), p9_v(p9_C1), p9_v(p9_C2)) >= strconv.Itoa(p9_v(p9_C3))))
	var x153 = p9_v[int64]((int64(uint8(len(p9_v("a,b,,c")))) | (int64(len([]uint64{uint64(0), uint64(9223372036854775808), uint64(1)})) ^ func() int64 { if x123 { return int64(9) }; return int64(-1) }())))
	_ = x153
	for _, e155 := range p9_keys(map[string]string{"héllo": "42"}) { _ = e155
		x124 = ((float64(p9_v(uint32(3))) + p9_v(float64(0))) / float64(p9_at([]float32{float32(-1)}, int(5648690675829727634))))
		c157 := func(p158 int8) int64 {
			x125 = p9_B5(((p9_v(int32(4)) << (x153 & 31)) &^ (p9_v(int32(1073741824)) &^ int32(0))))
			return int64(8)
		}
		_ = c157
	}
	var x159 = p9_v[p9_pair[int16, any]](p9_pair[int16, any]{int16(13068), any("1.5e3")})
	_ = x159
	for i160 := 0; i160 < 2; i160++ {
		for i163 := 0; i163 < 2; i163++ {
			{
				n166 := 0
			again167:
				n166++
				if n166 < 3 { goto again167 }
				fmt.Println("again167", n166)
			}
			fmt.Printf("#168 %#v\n", x159)
			c169 := func(p170 complex128) complex64 {
				x125 = p9_B5(((-p9_v(int32(6))) &^ (p9_v(int32(-1)) / (p9_v(int32(1658193900)) | 1))))
				x124 = (((p9_v(float64(0.1)) / x124) / float64(p9_v(uint(0)))) - float64((p9_v(float64(3.14159)) / x124)))
				return ((p9_v(complex64(complex(0.5, 0.3))) * p9_v(complex64(complex(16777217, 1e10)))) * (p9_v(complex64(complex(16777217, 0.3))) - p9_v(complex64(complex(123456.789, 0.3)))))
			}
			_ = c169
		}
		if strings.HasPrefix(string(rune(p9_v(int(6)) & 0xffff)), "1.5e3") {
			x125--
			var x171 []uintptr = []uintptr(nil)[:len([]uintptr(nil)):len([]uintptr(nil))]
			_ = x171
		}
		var x172 string = p9_cut(strconv.Quote(p9_cut(strings.ReplaceAll(x125.m6([2]bool{x123, x123}), `raw\n`, "\x00"))))
		_ = x172
	}
	c173 := func(p174 string) bool {
		x124 = float64(x124)
		p174 = p9_cut(p9_v("a") + p9_sub(p9_cut(strings.ReplaceAll(p174, p174, "\u00e9")), int(p9_v(uint64(0))), (p9_v(p9_C2) & p9_v(p9_C1))))
		return ((string([]rune(p174))) == (x125.m6([2]bool{x123, x123})))
	}
	_ = c173
	if true {
		var x175 [4]string = [4]string{"héllo", "日本", "日本", "\u00e9"}
		_ = x175
		fmt.Printf("#176 %#v\n", p9_cut(p9_sub(strings.TrimSpace(p9_v("\x00")), (p9_v(p9_C1) - p9_v(p9_C3)), p9_v(p9_C3)) + p9_sub(p9_cut(x175[0] + x175[0]), map[string]int{"k": p9_v(p9_C2)}["k"], (p9_v(p9_C1) - p9_v(p9_C3)))))
	} else {
		var x177 = p9_v[any](map[string]any{"k": x159.Val}["k"])
		_ = x177
		for _, e179 := range [2]p9_pair[string, uint16]{p9_pair[string, uint16]{"abc", uint16(6)}, p9_pair[string, uint16]{"42", uint16(0)}} { _ = e179
			x181, x182 := func() (int, p9_pair[int, int]) { return int(p9_at([]uint{uint(18446744073709551615)}, p9_v(p9_C2))), p9_pair[int, int]{p9_v(p9_C1), p9_v(p9_C2)} }()
			_, _ = x181, x182
			var x183 any = any(uint32(99831225))
			_ = x183
			switch y184 := any(x183).(type) {
			case int:
				fmt.Printf("case %T %v\n", y184, y184)
				p9_try("try185", func() { var m map[string]int; if p9_v(p9_C3) & 1 == 0 { m["k"] = 1 } })
			case float64:
				fmt.Printf("case %T %v\n", y184, y184)
				x186 := c126((int32(p9_whole(float64(x124))) >> ((p9_v(uint8(1)) + uint8(255)) & 7)))
				_ = x186
			case p9_B9:
				fmt.Printf("case %T %v\n", y184, y184)
				x187 := p9_v[p9_pair[int, int32]](p9_pair[int, int32]{x181, int32(-1)})
				_ = x187
			case p9_S12:
				fmt.Printf("case %T %v\n", y184, "?")
			case p9_S17:
				fmt.Printf("case %T %v\n", y184, y184)
				x125++
			case nil:
				fmt.Println("nil", y184 == nil)
			default:
				fmt.Printf("other %T\n", y184)
			}
			if ((p9_B9(p9_v(uint16(3)))) == (p9_B9(e179.Val))) {
				x188 := p9_v[[]p9_B5]([]p9_B5{p9_B5(int32(1073741824)), p9_B5(int32(4)), x125})
				_ = x188
				x189 := p9_v[map[string]p9_pair[int, int16]](map[string]p9_pair[int, int16]{e179.Key: p9_pair[int, int16]{p9_v(p9_C3), x159.Key}})
				_ = x189
			} else {
				x183 = x159.Val
				var x190 = p9_v[[]string](append(append([]string(nil), strings.Split(p9_v("tab\tnl\n"), ",")...), p9_cut(p9_sub(p9_v("x\xffy"), p9_v(p9_C2), p9_v(p9_C2)) + p9_sub(p9_v("a,b,,c"), x182.Key, p9_v(p9_C2))), strings.ToLower(e179.Key), "x\xffy"))
				_ = x190
			}
		}
	}
	source := make(chan int, 1); last := source
	for stage := range 4 {
		next := make(chan int, 1)
		go func(in, out chan int) { defer close(out); for x := range in { out <- x*2 + stage } }(last, next)
		last = next
}
	go func() { for i := range 8 { source <- i }; close(source) }()
	for x := range last { fmt.Print(x, " ") }
	fmt.Println()
	defer fmt.Println("deferred by main")
	fmt.Println("end")
}

func main() { p9_main() }
