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


func p22_v[T any](x T) T { return x }

func p22_at[T any](s []T, i int) (zero T) {
	if len(s) == 0 {
		return zero
	}
	return s[uint(i)%uint(len(s))]
}

func p22_cut(s string) string {
	if len(s) > 40 {
		return s[:40]
	}
	return s
}

func p22_sub(s string, i, j int) string {
	n := uint(len(s) + 1)
	a, b := uint(i)%n, uint(j)%n
	return s[min(a, b):max(a, b)]
}

func p22_as[T any](x any) T {
	y, _ := x.(T)
	return y
}

type p22_ordered interface {
	~int | ~int8 | ~int16 | ~int32 | ~int64 | ~uint | ~uint8 | ~uint16 | ~uint32 | ~uint64 | ~uintptr | ~float32 | ~float64 | ~string
}

func p22_keys[K p22_ordered, V any](m map[K]V) []K {
	keys := make([]K, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	sort.Slice(keys, func(i, j int) bool { return keys[i] < keys[j] })
	return keys
}

func p22_count(n int) func(yield func(int) bool) {
	return func(yield func(int) bool) {
		for i := 0; i < n && yield(i*i); i++ {
		}
	}
}

func p22_sum[T ~int | ~int8 | ~int16 | ~int32 | ~int64 | ~uint8 | ~uint16 | ~uint32 | ~uint64 | ~float32 | ~float64](xs ...T) (s T) {
	for _, x := range xs {
		s += x
	}
	return
}

func p22_apply[T, U any](xs []T, f func(T) U) []U {
	var out []U
	for _, x := range xs {
		out = append(out, f(x))
	}
	return out
}

func p22_whole(f float64) int {
	if f != f || f > 1e9 || f < -1e9 {
		return -1
	}
	return int(f)
}

type p22_pair[K comparable, V any] struct {
	Key K
	Val V
}

func (p p22_pair[K, V]) swap(k K) p22_pair[K, V] { return p22_pair[K, V]{k, p.Val} }

type p22_stack[T any] struct {
	items []T
	peak  int
}

func (s *p22_stack[T]) push(x T) int {
	s.items = append(s.items, x)
	s.peak = max(s.peak, len(s.items))
	return len(s.items)
}

func (s *p22_stack[T]) pop() (x T, ok bool) {
	if len(s.items) == 0 {
		return x, false
	}
	x = s.items[len(s.items)-1]
	s.items = s.items[:len(s.items)-1]
	return x, true
}

type p22_fault struct {
	code int
	what string
}

func (f p22_fault) Error() string { return fmt.Sprintf("fault %d: %s", f.code, f.what) }

func p22_try(name string, f func()) {
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
var p22_sink any
var p22_uses = []any{errors.New, math.Sqrt, sort.Ints, strconv.Itoa, strings.Repeat, new(sync.Mutex)}

const (
	p22_C1 = iota*9 + 1
	p22_C2
	p22_C3 = 1<<(2*iota) - 1
)

const p22_C4 = 423.0 / 33 * 1e3


type p22_B5 string


type p22_S6 struct {
	f7 p22_pair[int, int]
	f8 float32
	f9 *p22_stack[func(complex128) bool]
}

func (r p22_S6) m10(a *p22_stack[float64]) *p22_S6 {
	return &p22_S6{f7: r.f7, f8: r.f8, f9: r.f9}
}

func (r p22_S6) m11(a uint32) string {
	return strings.ToUpper(string([]rune(p22_v("-7"))))
}


type p22_S12 struct {
	f13 p22_S6
	f14 bool
	f15 uint
	f16 []int16
}


type p22_S17 struct {
	p22_S12
	f18 p22_B5
	f19 map[string]bool
	f20 string
}

func (r p22_S17) m21(a float32) uint64 {
	return (uint64(p22_v(uint8(6))) & uint64(7))
}


type p22_I22 interface { Do23(a string) float64 }

func (r p22_B5) Do23(a string) float64 {
	return (-p22_v(float64(-1)))
}

func (r p22_S6) Do23(a string) float64 {
	return (p22_v(float64(1e20)) * (p22_v(float64(0.3)) + p22_v(float64(1))))
}

func (r p22_S12) Do23(a string) float64 {
	return float64((p22_v(float32(3.14159)) + p22_v(float32(1e20))))
}

func (r p22_S17) Do23(a string) float64 {
	return ((p22_v(float64(1e10)) - p22_v(float64(3.14159))) / (p22_v(float64(0.3)) + p22_v(float64(1))))
}

var p22_g24 error = errors.New(" pad ")

func p22_fn25(a26 map[string]map[string]int) (res *p22_stack[any]) {
	return res
}

func p22_fn27(a28 ...p22_S6) (res string) {
	fmt.Printf("#29 %+v\n", p22_g24)
	if !(res != res) {
		fmt.Println("#30", make([]bool, 1))
		c31 := func(p32 bool) uintptr {
			p32 = (strings.ToUpper(strings.ToLower(p22_v("\x00"))) <= p22_cut(strconv.Quote(strings.ToUpper(res))))
			res = p22_cut(strconv.Quote(strings.ToLower(p22_sub(res, int(0), p22_v(p22_C1)))))
			return (uintptr(p22_v(p22_C3)) ^ (^p22_v(uintptr(5))))
		}
		_ = c31
	} else {
		var x33 = p22_v[map[int]p22_S12](map[int]p22_S12{p22_v(p22_C2): p22_S12{f13: p22_at(a28, 1), f14: true, f15: uint(4), f16: []int16{int16(32767)}}})
		_ = x33
		var x34 p22_S17 = map[string]p22_S17{"k": p22_S17{p22_S12: p22_S12{f13: p22_at(a28, 1), f14: true, f15: uint(15701718571478559925), f16: []int16(nil)}, f18: p22_B5("a,b,,c"), f19: map[string]bool{res: true}, f20: res}}["k"]
		_ = x34
	}
	fmt.Printf("#35 %-6d|\n", (((p22_v(uintptr(1)) * uintptr(7214728877105406046)) << ((p22_v(uint64(0)) * uint64(1)) & 7)) &^ uintptr(len(p22_v[map[string]int](map[string]int{res: p22_v(p22_C1)})))))
	switch y36 := any(any(int8(2))).(type) {
	case int:
		fmt.Printf("case %T %v\n", y36, y36)
		switch p22_v(p22_C3) & 3 {
		case 0:
			if len(a28) > 0 {
				a28[map[string]uint{"k": uint(3)}["k"]%uint(len(a28))] = p22_at(a28, 1)
			}
			x37 := p22_v[string](p22_cut(strings.Repeat(p22_cut(string(rune(p22_v(p22_C2) & 0xffff)) + p22_cut(res + res)), ((p22_v(p22_C3) ^ p22_v(p22_C1)) &^ int(p22_v(uint64(7)))) & 3)))
			_ = x37
			fallthrough
		case 1:
			x38 := p22_v[string](string(rune(map[string]int{"k": any(y36).(int)}["k"] & 0xffff)))
			_ = x38
			fmt.Println("copied", copy(a28, any(a28).([]p22_S6)))
		default:
			fmt.Printf("#39 %b\n", p22_v(p22_C3))
		}
	case string:
		fmt.Printf("case %T %v\n", y36, y36)
		switch y40 := any(any(uint16(8))).(type) {
		case int:
			fmt.Printf("case %T %v\n", y40, y40)
			var x41 []uint16 = []uint16(nil)[p22_v(0):min(p22_v(2), len([]uint16(nil)))]
			_ = x41
		case string:
			fmt.Printf("case %T %v\n", y40, y40)
			res = p22_cut(strconv.Quote(res))
		case float64:
			fmt.Printf("case %T %v\n", y40, y40)
			c42 := func(p43 string) bool {
				p43 = p22_sub(p22_sub(p22_sub(y36, p22_v(p22_C1), p22_v(p22_C2)), int(p22_v(uintptr(3))), (p22_v(p22_C2) << (p22_v(uint16(65535)) & 127))), (int(len(make([]int16, 0))) - p22_v(p22_C2)), int(len(map[string]int{y36: p22_v(p22_C1)})))
				a28 = a28
				return (p22_v(complex64(complex(0.5, 0.5))) != complex(real(p22_v(complex64(complex(-1e-7, 0.5)))), imag(p22_v(complex64(complex(3.14159, 123456.789))))))
			}
			_ = c42
		case uint8:
			fmt.Printf("case %T %v\n", y40, y40)
			fmt.Printf("#46 %d\n", p22_v(p22_C2))
		case p22_B5:
			fmt.Printf("case %T %v\n", y40, y40)
			c47 := func(p48 string) uint16 {
				a28 = append(append([]p22_S6(nil), a28...), p22_at(a28, 1), p22_at(a28, 1), p22_S6{f7: p22_pair[int, int]{p22_v(p22_C2), p22_v(p22_C2)}, f8: float32(1), f9: &p22_stack[func(complex128) bool]{items: []func(complex128) bool{func(p49 complex128) bool { return !p22_v(false) }, func(p50 complex128) bool { return (y36 > p48) }}}})
				res = p22_cut(strings.ReplaceAll(y36, y36, p48))
				return (p22_v(uint16(4)) % (uint16(p22_whole(float64(p22_v(float32(-1e-7))))) | 1))
			}
			_ = c47
		case p22_S6:
			fmt.Printf("case %T %v\n", y40, "?")
			x51 := p22_v[*p22_stack[*p22_S17]](&p22_stack[*p22_S17]{items: []*p22_S17{&p22_S17{p22_S12: p22_S12{f13: p22_at(a28, 1), f14: false, f15: uint(9223372036854775808), f16: []int16{int16(5), int16(16384), int16(-32768)}}, f18: p22_B5("a,b,,c"), f19: map[string]bool{y36: true}, f20: y36}, &p22_S17{p22_S12: p22_S12{f13: y40, f14: false, f15: uint(0), f16: []int16{int16(-1), int16(-32768)}}, f18: p22_B5("tab\tnl\n"), f19: map[string]bool{res: false}, f20: res}}})
			_ = x51
		case p22_S12:
			fmt.Printf("case %T %v\n", y40, "?")
			var x52 []p22_pair[int, uintptr] = append(append([]p22_pair[int, uintptr](nil), make([]p22_pair[int, uintptr], 1)...), p22_pair[int, uintptr]{int(8), uintptr(1)}, p22_pair[int, uintptr]{p22_v(p22_C2), uintptr(9)})
			_ = x52
		case p22_S17:
			fmt.Printf("case %T %v\n", y40, "?")
			fmt.Println("#53", y36)
		case nil:
			fmt.Println("nil", y40 == nil)
		default:
			fmt.Printf("other %T\n", y40)
		}
	case p22_B5:
		fmt.Printf("case %T %v\n", y36, y36)
		for i54 := 0; i54 < 5; i54++ {
			var x57 = p22_v[[]string]([]string{res})
			_ = x57
		}
	case nil:
		fmt.Println("nil", y36 == nil)
	default:
		fmt.Printf("other %T\n", y36)
	}
	if len(a28) < 30 { a28 = append(a28, p22_at(a28, 1)) }
	p22_sink = a28
	fmt.Println("len", len(a28), cap(a28))
	x58 := p22_v[*p22_S12](any(&p22_S12{f13: p22_at(a28, 1), f14: true, f15: uint(1), f16: make([]int16, 2)}).(*p22_S12))
	_ = x58
	x59 := p22_fn25(map[string]map[string]int{"1.5e3": map[string]int{res: p22_v(p22_C3)}})
	_ = x59
	return strconv.Itoa((p22_v(int(-1)) * int(len([]int8(nil)))))
}

func p22_fn60(a61 int8, a62 uint32) (res map[int64]int) {
	x63 := p22_v[[1]uint32]([1]uint32{a62})
	_ = x63
	var x64 error = p22_g24
	_ = x64
	var x65 = p22_v[int64]((((p22_v(int64(9223372036854775807)) &^ int64(6)) | (p22_v(int64(3)) % (p22_v(int64(-9223372036854775808)) | 1))) - int64(p22_v(uint(1)))))
	_ = x65
	x64 = p22_g24
	return res
}

func p22_fn66(a67 []p22_B5, a68 p22_pair[string, [1]uint], a69 []bool, a70 ...uint) (res float32) {
	defer func() {
		if r := recover(); r != nil { fmt.Println("deferred71", r) }
		fmt.Println("deferred71")
	}()
	x72, x73 := func() (int8, float32) { return ((p22_v(int8(6)) << (p22_v(uint16(65535)) & 63)) + (p22_v(int8(5)) * int8(64))), float32((p22_at(a70, 1) - p22_at(a70, 1))) }()
	_, _ = x72, x73
	var x74 p22_pair[int, []bool] = p22_pair[int, []bool]{p22_v(p22_C3), a69}
	_ = x74
	switch (-(p22_v(int(4611686018427387904)) ^ int(1))) & 3 {
	case 0:
		var x75 any = any(a68.Key)
		_ = x75
		if ((+x72) >= (x72 | int8(0))) {
			a69 = a69[min(p22_v(1), len(a69)):]
			a70 = append(append([]uint(nil), append(append([]uint(nil), a70[p22_v(0):min(p22_v(2), len(a70))]...), p22_at(a70, 1))...), uint((x72 &^ x72)), uint(p22_whole(float64((-p22_v(float64(p22_C4)))))))
		} else {
			fmt.Printf("#76 %08d\n", (((+p22_v(uintptr(5))) & uintptr(10)) &^ (p22_v(uintptr(18446744073709551615)) | (p22_v(uintptr(18446744073709551615)) &^ uintptr(18446744073709551615)))))
			fmt.Println("#77", p22_g24)
		}
		fallthrough
	case 1:
		for i78, e79 := range p22_sub(p22_cut(a68.Key + `raw\n`), 0, 4) { _, _ = i78, e79
			if !(p22_at(a69, 1) && p22_at(a69, 1)) { continue }
			fmt.Println("#81", a69)
			if len(a67) > 0 {
				a67[uint(p22_v(uint32(7)))%uint(len(a67))] = p22_B5(p22_cut(strings.Repeat(p22_cut(strings.Repeat(a68.Key, i78 & 3)), (p22_v(p22_C3) &^ int(5)) & 3)))
			}
			p22_try("try82", func() { fmt.Println(7 / (int(p22_whole(float64((x73 / res)))) & 1)) })
		}
		x73, res = res, x73
	default:
		for _, e84 := range [3]int64{int64(-1), int64(-9223372036854775808), int64(-9223372036854775808)} { _ = e84
			var x86 = p22_v[[]string](any(append(append([]string(nil), []string{a68.Key, a68.Key, a68.Key}...), a68.Key)).([]string)[p22_v(0):min(p22_v(2), len(any(append(append([]string(nil), []string{a68.Key, a68.Key, a68.Key}...), a68.Key)).([]string)))])
			_ = x86
			a69 = x74.Val
		}
	}
	if len(a69) > 0 {
		a69[uint(p22_whole(float64(p22_v(float64(p22_C4)))))%uint(len(a69))] = (p22_cut(fmt.Sprint(uintptr(7))) <= p22_cut(strconv.Quote(string([]rune(a68.Key)))))
	}
	{
		fmt.Printf("#87 %v\n", a68)
		p22_try("try88", func() { fmt.Println([]int{1, 2, 3}[p22_at([]int{(p22_v(p22_C2) & p22_v(p22_C1))}, p22_v(p22_C1)) & 7]) })
		{
			fmt.Println("#89", x72)
		}
	}
	{
		n90 := 0
	again91:
		n90++
		if n90 < 3 { goto again91 }
		fmt.Println("again91", n90)
	}
	a70 = append(append([]uint(nil), a70...), uint(p22_whole(float64(float32(math.Ceil(float64(p22_v(float32(3.14159)))))))), uint((p22_v(uint32(7)) % (p22_v(uint32(4294967295)) | 1))), (uint(p22_v(int64(6))) + uint(p22_whole(float64(p22_v(float64(p22_C4)))))))
	return (((res + p22_v(float32(-1e-7))) / res) + res)
}

func p22_fn92() (res string) {
	res = p22_cut(p22_v[string](p22_cut(strings.Repeat(res, p22_v(p22_C1) & 3))) + string([]rune(p22_v("-7"))))
	res = p22_v[string](p22_cut(string([]rune(res)) + p22_cut(strings.ReplaceAll(res, res, res))))
	return p22_cut(strconv.Quote(res))
}

func p22_fn93(a94 p22_S6) (res []string) {
	switch strings.ToLower(strings.ToUpper(p22_v(""))) {
	case "a", "abc":
		res = res[min(p22_v(1), len(res)):]
		if (complex(real(p22_v(complex64(complex(1e10, 0.3)))), imag(p22_v(complex64(complex(0.3, 3.14159))))) != (p22_v(complex64(complex(1e20, 1e20))) + p22_v(complex64(complex(-2.5, 1e20))))) {
			x95 := p22_v[error](p22_g24)
			_ = x95
			var x96 = p22_v[p22_B5](p22_B5(p22_cut(strings.Repeat(p22_at(res, 1), func() int { if false { return p22_v(p22_C1) }; return int(0) }() & 3))))
			_ = x96
		} else {
			if len(res) > 0 {
				res[uint(p22_whole(float64(a94.f8)))%uint(len(res))] = p22_cut(p22_fn92() + strings.ToUpper(p22_cut(fmt.Sprint(p22_v(float64(p22_C4))))))
			}
			a94 = a94
		}
	case "":
	default:
		if len(res) > 0 {
			res[(p22_v(uint(0)) + uint(18446744073709551615))%uint(len(res))] = p22_cut(strings.TrimSpace(p22_at(res, 1)) + "a,b,,c")
		}
	}
	a94.f7 = a94.f7
	switch p22_cut(p22_cut(strings.Repeat(p22_v("abc"), p22_v(int(9223372036854775807)) & 3)) + p22_cut(strings.ReplaceAll(p22_at(res, 1), `raw\n`, p22_at(res, 1)))) {
	case "a", "abc":
		{
			n97 := 0
		again98:
			n97++
			if n97 < 3 { goto again98 }
			fmt.Println("again98", n97)
		}
		var x99 = p22_v[map[string][]int32](map[string][]int32{p22_at(res, 1): []int32{int32(-1)}})
		_ = x99
	default:
		fmt.Printf("#100 %v\n", p22_pair[string, error]{p22_at(res, 1), errors.New(p22_at(res, 1))})
	}
	x101 := p22_fn27(append(append([]p22_S6(nil), make([]p22_S6, 2)...), a94)...)
	_ = x101
	for _, e103 := range [3]p22_I22{p22_I22(a94), p22_I22(p22_S12{f13: a94, f14: true, f15: uint(11450188916789223696), f16: make([]int16, 1)}), p22_I22(p22_B5("a,b,,c"))} { _ = e103
		x105 := p22_fn60((int8(len(make([]uintptr, 3))) * max(p22_v(int8(-128)), int8(1))), uint32(int32(len([]uintptr{uintptr(9223372036854775808), uintptr(1), uintptr(0)}))))
		_ = x105
	}
	x101 = x101
	res = append(append([]string(nil), map[string][]string{"k": res}["k"]...), p22_fn92())[:len(append(append([]string(nil), map[string][]string{"k": res}["k"]...), p22_fn92())):len(append(append([]string(nil), map[string][]string{"k": res}["k"]...), p22_fn92()))]
	return p22_at([][]string{append(append([]string(nil), []string(nil)...), p22_at(res, 1), "abc", p22_at(res, 1))}, (p22_v(p22_C1) << (p22_v(int64(6)) & 31)))[p22_v(0):min(p22_v(2), len(p22_at([][]string{append(append([]string(nil), []string(nil)...), p22_at(res, 1), "abc", p22_at(res, 1))}, (p22_v(p22_C1) << (p22_v(int64(6)) & 31)))))]
}

func p22_main() {
	switch {
	case !p22_v(true):
		var x106 = p22_v[uint16](uint16(len(p22_cut(p22_v("") + "\u00e9"))))
		_ = x106
		if true {
			switch {
			case (p22_cut(fmt.Sprint(int16(2))) == string([]rune(p22_v("-7")))):
				x107 := p22_fn25(map[string]map[string]int{"a": map[string]int{"\x00": p22_v(p22_C3)}})
				_ = x107
				var x108 p22_B5 = p22_B5(string([]rune(p22_fn92())))
				_ = x108
			case strings.HasPrefix(p22_v("42"), "42"):
				var x109 = p22_v[uint](((any(uint(3)).(uint) ^ (^p22_v(uint(5)))) >> (((p22_v(uint16(9)) + uint16(6)) / (uint16(len(make([]uint, 2))) | 1)) & 7)))
				_ = x109
				x109++
			default:
				x110 := p22_v[map[string]int](map[string]int{"\u00e9": p22_v(p22_C3)})
				_ = x110
			}
			switch (p22_v(p22_C1) >> ((p22_v(p22_C1) | int(7)) & 127)) & 3 {
			case 0:
				p22_try("try111", func() { var f func(int) int; if (int(p22_v(int16(32767))) * p22_v(p22_C3)) & 1 == 0 { f = func(i int) int { return i } }; fmt.Println(f(3)) })
			case 1:
				var x112 = p22_v[[5]map[uint16]string]([5]map[uint16]string{map[uint16]string{x106: "-7"}, map[uint16]string{x106: "42"}, map[uint16]string{x106: "Zz"}, map[uint16]string{x106: "héllo"}, map[uint16]string{x106: "42"}})
				_ = x112
				{
					x106 := p22_v((uint16(len(p22_v("a"))) & x106))
					fmt.Println("inner", x106)
				}
			default:
				{
					x106 := p22_v(((x106 & x106) * (x106 - x106)))
					fmt.Println("inner", x106)
				}
			}
		}
	case !((p22_v("tab\tnl\n")) == (p22_v("42"))):
		x113 := p22_v[p22_S6](p22_v[p22_S6](p22_S6{f7: p22_pair[int, int]{p22_v(p22_C3), int(8)}, f8: float32(3.14159), f9: &p22_stack[func(complex128) bool]{items: []func(complex128) bool{func(p114 complex128) bool { return !p22_v(false) }, func(p115 complex128) bool { return (p22_v(float32(0)) > float32(1e10)) }}}}))
		_ = x113
		{
			n116 := 0
		again117:
			n116++
			if n116 < 3 { goto again117 }
			fmt.Println("again117", n116)
		}
	default:
		for i118 := 6; i118 > 0; i118-- {
			for i121, e122 := range p22_sub(p22_fn92(), 0, 1) { _, _ = i121, e122
				var x124 = p22_v[float64]((float64((p22_v(float64(p22_C4)) + p22_v(float64(p22_C4)))) + ((p22_v(float64(p22_C4)) + p22_v(float64(p22_C4))) - (p22_v(float64(p22_C4)) / p22_v(float64(p22_C4))))))
				_ = x124
				x125 := p22_v[int8]((int8((-p22_v(uintptr(0)))) & int8(64)))
				_ = x125
			}
		}
	}
	switch (^(p22_v(p22_C1) << (p22_v(uint16(1)) & 7))) & 3 {
	case 0:
		x126 := p22_v[p22_pair[string, *p22_stack[complex64]]](p22_pair[string, *p22_stack[complex64]]{"42", &p22_stack[complex64]{items: []complex64{complex64(complex(3.14159, 1)), complex64(complex(0, -2.5))}}})
		_ = x126
		x127, x128 := func() (float32, uint8) { return ((p22_v(float32(0.3)) + p22_v(float32(0.1))) * (p22_v(float32(1)) / p22_v(float32(0.3)))), ((p22_v(uint8(4)) >> (p22_v(uint8(3)) & 63)) / ((p22_v(uint8(4)) - uint8(255)) | 1)) }()
		_, _ = x127, x128
	default:
		for i129 := range 5 { _ = i129
			for _, e133 := range [4]error{p22_g24, p22_g24, errors.New("a"), p22_g24} { _ = e133
				fmt.Println("#135", p22_v(p22_C2))
				fmt.Printf("#136 %08d\n", p22_v(p22_C1))
			}
			var x137 int16 = int16(p22_whole(float64(float64(p22_v(float64(p22_C4))))))
			_ = x137
			fmt.Println("#138", i129)
		}
	}
	x139 := p22_fn25(func() map[string]map[string]int { if strings.HasSuffix(p22_v("héllo"), "x\xffy") { return map[string]map[string]int{"a": map[string]int{"日本": int(7305073587384228825)}} }; return map[string]map[string]int{"日本": map[string]int{`raw\n`: p22_v(p22_C1)}} }())
	_ = x139
	for i140, e141 := range p22_sub(strings.ToLower(p22_v("tab\tnl\n")), 0, 2) { _, _ = i140, e141
		switch int(min(e141, e141)) & 3 {
		case 0:
			c143 := func(p144 bool) int {
				p144 = (p22_v(uint16(10)) > uint16(len([]uint32(nil))))
				x139 = &p22_stack[any]{items: []any{any(float32(1e10)), any("\x00")}}
				return int(len(p22_cut(fmt.Sprint(p22_v(p22_C1)))))
			}
			_ = c143
			fmt.Printf("#145 %v\n", p22_g24)
		default:
			fmt.Println("#146", ((p22_v(float64(p22_C4)) / (p22_v(float64(p22_C4)) / p22_v(float64(p22_C4)))) + float64(math.Floor(float64((p22_v(float64(p22_C4)) * p22_v(float64(p22_C4))))))))
		}
		{
			n147 := 0
		again148:
			n147++
			if n147 < 3 { goto again148 }
			fmt.Println("again148", n147)
		}
		fmt.Printf("#149 %#x\n", i140)
		x139 = x139
	}
	fmt.Println("#150", p22_v(p22_C1))
	for i151 := range 5 { _ = i151
		x154 := p22_v[uintptr](((-uintptr(p22_v(int8(10)))) + (uintptr(len(make([]float32, 2))) &^ (p22_v(uintptr(10)) >> (p22_v(int64(5)) & 7)))))
		_ = x154
		fmt.Println("push", x139.push(any(float32(1))))
		fmt.Printf("#155 %b\n", p22_v(p22_C1))
	}
	fmt.Println("#156", p22_v[any](any(p22_v(p22_C1))))
	switch p22_cut(p22_cut(fmt.Sprint(int16(9))) + "\x00") {
	case "a", "abc":
		for i157 := range 3 { _ = i157
			fmt.Printf("#160 %c\n", i157)
			fmt.Println("push", x139.push(any(complex128(complex(3.14159, -1)))))
			fmt.Println("#161", p22_v(float64(p22_C4)))
			fmt.Printf("#162 %q\n", p22_v(p22_C2))
		}
		x163 := p22_v[uint16]((uint16(p22_whole(float64(float64(p22_v(p22_C1))))) &^ ((p22_v(uint16(10)) & uint16(0)) &^ (p22_v(uint16(4)) ^ uint16(10)))))
		_ = x163
	case "":
		x164 := p22_v[[2]string]([2]string{`raw\n`, "42"})
		_ = x164
		x165 := p22_v[[][]float64]([][]float64(nil))
		_ = x165
	default:
		for i166, e167 := range p22_sub(p22_sub(p22_v("a,b,,c"), p22_v(p22_C3), int(2)), 0, 5) { _, _ = i166, e167
			c169 := func(p170 uint8) float32 {
				p170 ^= uint8(e167)
				p170 >>= (p170 | p170) % 70
				return float32(3.14159)
			}
			_ = c169
			for i171, e172 := range p22_sub(string([]rune(p22_v("\x00"))), 0, 1) { _, _ = i171, e172
				x139 = x139
				var x174 float64 = float64((p22_v(float32(0.3)) * p22_v(float32(123456.789))))
				_ = x174
			}
			c175 := func(p176 string) int64 {
				p176 = p176
				x139 = p22_fn25(any(map[string]map[string]int{"Zz": map[string]int{p176: p22_v(p22_C2)}}).(map[string]map[string]int))
				return int64(p22_v(int(4611686018427387904)))
			}
			_ = c175
		}
	}
	x139 = p22_at([]*p22_stack[any]{x139}, func() int { if ((p22_v(p22_B5("42"))) == (p22_v(p22_B5("x\xffy")))) { return (p22_v(p22_C3) + p22_v(p22_C3)) }; return int(len([]float64{float64(16777217), p22_v(float64(p22_C4))})) }())
	switch strconv.Itoa(int(p22_v(int16(-1)))) {
	case "a", "abc":
		x177 := p22_fn92()
		_ = x177
		fmt.Println("push", x139.push(any(int64(5))))
	case "":
		x139 = x139
		x178 := p22_v[*p22_stack[[]float32]](&p22_stack[[]float32]{items: [][]float32{[]float32{float32(0), float32(16777217)}, []float32(nil)}})
		_ = x178
	case "42":
		fmt.Println("#179", p22_v(p22_C1))
		fmt.Printf("#180 %08d\n", p22_v(p22_C3))
	default:
		x181, x182 := func() (int32, p22_B5) { return ((p22_v(int32(1073741824)) & int32(1073741824)) << ((p22_v(int8(-128)) + int8(127)) & 63)), p22_B5(p22_v("a")) }()
		_, _ = x181, x182
	}
	switch y183 := any(map[string]any{"k": any("abc")}["k"]).(type) {
	case string:
		fmt.Printf("case %T %v\n", y183, y183)
		x139 = x139
	case float64:
		fmt.Printf("case %T %v\n", y183, y183)
		x139 = x139
	case uint8:
		fmt.Printf("case %T %v\n", y183, y183)
		x184 := p22_fn66(make([]p22_B5, 0)[:len(make([]p22_B5, 0)):len(make([]p22_B5, 0))][:len(make([]p22_B5, 0)[:len(make([]p22_B5, 0)):len(make([]p22_B5, 0))]):len(make([]p22_B5, 0)[:len(make([]p22_B5, 0)):len(make([]p22_B5, 0))])], p22_pair[string, [1]uint]{"a,b,,c", [1]uint{uint(8547667651018254797)}}, []bool{false, false, false}[:len([]bool{false, false, false}):len([]bool{false, false, false})], (-p22_v(uint(0))), ((p22_v(uint(0)) << (p22_v(uint16(1)) & 7)) >> ((p22_v(uint16(65535)) - uint16(2)) & 63)))
		_ = x184
	case p22_B5:
		fmt.Printf("case %T %v\n", y183, y183)
		x139 = p22_fn25(map[string]map[string]int{"Zz": map[string]int{"42": p22_v(p22_C1)}})
	case p22_S12:
		fmt.Printf("case %T %v\n", y183, "?")
	case nil:
		fmt.Println("nil", y183 == nil)
	default:
		fmt.Printf("other %T\n", y183)
	}
	p22_try("try185", func() { fmt.Println(any(uint64(0)).(int32)) })
	x139 = x139
	fmt.Println("push", x139.push(any(uint8(128))))
	x139 = p22_v[*p22_stack[any]](&p22_stack[any]{items: []any{any(int32(5)), any("日本")}})
	var x186 = p22_v[int64](((int64(p22_v(uint(3))) ^ int64(-1)) << (((p22_v(p22_C1) &^ p22_v(p22_C2)) &^ p22_v(p22_C3)) & 31)))
	_ = x186
	for i187 := range 6 { _ = i187
		p22_try("try190", func() { fmt.Println(p22_v(int8(7)) % p22_v(int8(int(len(p22_v("日本"))) & 1))) })
		for i191 := 0; i191 < 4; i191++ {
			{
				n194 := 0
			again195:
				n194++
				if n194 < 3 { goto again195 }
				fmt.Println("again195", n194)
			}
			x196 := p22_v[uint8](uint8((p22_v(p22_C1) - (p22_v(p22_C1) >> (p22_v(int16(7)) & 31)))))
			_ = x196
		}
	}
	fmt.Println("end")
}

func main() { p22_main() }
