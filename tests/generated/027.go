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


func p27_v[T any](x T) T { return x }

func p27_at[T any](s []T, i int) (zero T) {
	if len(s) == 0 {
		return zero
	}
	return s[uint(i)%uint(len(s))]
}

func p27_cut(s string) string {
	if len(s) > 40 {
		return s[:40]
	}
	return s
}

func p27_sub(s string, i, j int) string {
	n := uint(len(s) + 1)
	a, b := uint(i)%n, uint(j)%n
	return s[min(a, b):max(a, b)]
}

func p27_as[T any](x any) T {
	y, _ := x.(T)
	return y
}

type p27_ordered interface {
	~int | ~int8 | ~int16 | ~int32 | ~int64 | ~uint | ~uint8 | ~uint16 | ~uint32 | ~uint64 | ~uintptr | ~float32 | ~float64 | ~string
}

func p27_keys[K p27_ordered, V any](m map[K]V) []K {
	keys := make([]K, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	sort.Slice(keys, func(i, j int) bool { return keys[i] < keys[j] })
	return keys
}

func p27_count(n int) func(yield func(int) bool) {
	return func(yield func(int) bool) {
		for i := 0; i < n && yield(i*i); i++ {
		}
	}
}

func p27_sum[T ~int | ~int8 | ~int16 | ~int32 | ~int64 | ~uint8 | ~uint16 | ~uint32 | ~uint64 | ~float32 | ~float64](xs ...T) (s T) {
	for _, x := range xs {
		s += x
	}
	return
}

func p27_apply[T, U any](xs []T, f func(T) U) []U {
	var out []U
	for _, x := range xs {
		out = append(out, f(x))
	}
	return out
}

func p27_whole(f float64) int {
	if f != f || f > 1e9 || f < -1e9 {
		return -1
	}
	return int(f)
}

type p27_pair[K comparable, V any] struct {
	Key K
	Val V
}

func (p p27_pair[K, V]) swap(k K) p27_pair[K, V] { return p27_pair[K, V]{k, p.Val} }

type p27_stack[T any] struct {
	items []T
	peak  int
}

func (s *p27_stack[T]) push(x T) int {
	s.items = append(s.items, x)
	s.peak = max(s.peak, len(s.items))
	return len(s.items)
}

func (s *p27_stack[T]) pop() (x T, ok bool) {
	if len(s.items) == 0 {
		return x, false
	}
	x = s.items[len(s.items)-1]
	s.items = s.items[:len(s.items)-1]
	return x, true
}

type p27_fault struct {
	code int
	what string
}

func (f p27_fault) Error() string { return fmt.Sprintf("fault %d: %s", f.code, f.what) }

func p27_try(name string, f func()) {
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
var p27_sink any
var p27_uses = []any{errors.New, math.Sqrt, sort.Ints, strconv.Itoa, strings.Repeat, new(sync.Mutex)}

const (
	p27_C1 = iota*6 + 1
	p27_C2
	p27_C3 = 1<<(5*iota) - 1
)

const p27_C4 = 507.0 / 31 * 1e3


type p27_B5 int

func (r p27_B5) Error() string { return "<p27_B5>" }


type p27_B6 string

func (r p27_B6) m7(a complex128) p27_B6 {
	return p27_B6(p27_cut(strconv.Quote(p27_v(`raw\n`))))
}


type p27_S8 struct {
	f9 p27_B6
}

func (r *p27_S8) m10(a uint64) uint8 {
	r.f9 = p27_B6(strconv.Itoa((p27_v(int(3)) ^ int(9223372036854775807))))
	return uint8((p27_v(uint32(4294967295)) | uint32(3)))
}

func (r *p27_S8) m11(a complex64) int64 {
	r.f9 = r.f9
	return ((p27_v(int64(9)) | int64(6)) * (p27_v(int64(4611686018427387904)) &^ int64(4611686018427387904)))
}


type p27_S12 struct {
	f13 [1]uint32
	f14 uintptr
}

func (r p27_S12) m15(a []int64) uint8 {
	return (max(p27_v(uint8(10)), uint8(128)) % ((p27_v(uint8(128)) - uint8(96)) | 1))
}

func (r p27_S12) m16(a complex128) uint32 {
	return uint32(len(p27_sub(p27_v("-7"), int(-9223372036854775808), int(4))))
}

func (r p27_S12) String() string { return "<p27_S12>" }


type p27_S17 struct {
	f18 uintptr
}

func (r p27_S17) m19(a complex64) error {
	return error(p27_fault{int(5), "made"})
}


type p27_S20 struct {
	f21 float32
	f22 any
}

func (r *p27_S20) m23(a p27_B5) [4]int32 {
	r.f22 = r.f22
	return [4]int32{int32(0), int32(2147483647), int32(-1), int32(-1)}
}

func (r p27_S20) m24(a func(complex64) bool) any {
	return r.f22
}


type p27_I25 interface { Do26(a complex128) int32 }

func (r p27_B5) Do26(a complex128) int32 {
	return map[string]int32{"k": (^p27_v(int32(1)))}["k"]
}

func (r p27_B6) Do26(a complex128) int32 {
	return ((p27_v(int32(9)) ^ int32(8)) << (int64(len(p27_v("Zz"))) & 63))
}

func (r p27_S8) Do26(a complex128) int32 {
	return ((p27_v(int32(-2147483648)) / (p27_v(int32(-2147483648)) | 1)) >> ((p27_v(uint64(18446744073709551615)) % (p27_v(uint64(9223372036854775808)) | 1)) & 63))
}

func (r p27_S12) Do26(a complex128) int32 {
	return int32(9)
}

func (r p27_S17) Do26(a complex128) int32 {
	return int32(len(append(append([]string(nil), []string{"\u00e9"}...), "", "tab\tnl\n")))
}

func (r p27_S20) Do26(a complex128) int32 {
	return max((p27_v(int32(-2147483648)) * int32(2147483647)), (p27_v(int32(701507296)) ^ int32(10)))
}

var p27_g27 []bool = []bool(nil)

func p27_fn28(a29 []error, a30 bool, a31 map[uint64]func(int32) float64) (res map[int]p27_pair[string, float32]) {
	defer func() {
		res = map[int]p27_pair[string, float32]{p27_v(p27_C1): p27_pair[string, float32]{"42", float32(0.5)}}
		fmt.Println("deferred32")
	}()
	if res != nil { res[int((p27_v(uint64(3)) * uint64(9223372036854775808)))] = p27_pair[string, float32]{"abc", float32(123456.789)} }
	a29 = a29[min(p27_v(1), len(a29)):]
	switch y33 := any(any(int(7))).(type) {
	case int:
		fmt.Printf("case %T %v\n", y33, y33)
		fmt.Printf("#34 %v\n", p27_g27)
	case string:
		fmt.Printf("case %T %v\n", y33, y33)
		fmt.Println("#35", y33)
	case float64:
		fmt.Printf("case %T %v\n", y33, y33)
		var x36 = p27_v[p27_pair[string, p27_I25]](p27_pair[string, p27_I25]{"a,b,,c", p27_I25(p27_S17{f18: uintptr(0)})})
		_ = x36
	case uint8:
		fmt.Printf("case %T %v\n", y33, y33)
		fmt.Println("#37", p27_v(p27_C1))
	case p27_B5:
		fmt.Printf("case %T %v\n", y33, y33)
		clear(res)
	case nil:
		fmt.Println("nil", y33 == nil)
	default:
		fmt.Printf("other %T\n", y33)
	}
	for _, e39 := range [5]uint8{uint8(2), uint8(66), uint8(1), uint8(2), uint8(4)} { _ = e39
		a31 = a31
		for e42 := range p27_count(1) { _ = e42
			x44 := p27_v[[][3]uint64](make([][3]uint64, 2))
			_ = x44
			var x45 error = p27_at(a29, 1)
			_ = x45
		}
		switch y46 := any(any(complex128(complex(16777217, 123456.789)))).(type) {
		case string:
			fmt.Printf("case %T %v\n", y46, y46)
			var x47 float64 = float64(((p27_v(float32(-2.5)) / p27_v(float32(0.3))) * (p27_v(float32(0.5)) - p27_v(float32(1e20)))))
			_ = x47
		case float64:
			fmt.Printf("case %T %v\n", y46, y46)
			var x48 = p27_v[complex128](((p27_v(complex128(complex(-2.5, 1))) * (p27_v(complex128(complex(123456.789, 1e20))) + p27_v(complex128(complex(1, 0.1))))) + p27_v(complex128(complex(0.1, 1)))))
			_ = x48
		case uint8:
			fmt.Printf("case %T %v\n", y46, y46)
			x49 := p27_v[[][]int32](append(append([][]int32(nil), append(append([][]int32(nil), append(append([][]int32(nil), [][]int32{[]int32{int32(-2147483648), int32(-2147483648), int32(6)}}...), []int32{}, []int32(nil))...), []int32{})...), []rune(p27_v(`raw\n`))[:len([]rune(p27_v(`raw\n`))):len([]rune(p27_v(`raw\n`)))], append(append([]int32(nil), []rune(p27_v("42"))...), (p27_v(int32(-1)) ^ int32(4)))))
			_ = x49
		case p27_S8:
			fmt.Printf("case %T %v\n", y46, y46)
			x50 := p27_v[*p27_stack[any]](&p27_stack[any]{items: []any{any(uint(2)), any(" pad ")}})
			_ = x50
		case p27_S12:
			fmt.Printf("case %T %v\n", y46, y46)
			a30 = (p27_v(float64(p27_C4)) > ((p27_v(float64(0.3)) + p27_v(float64(p27_C4))) / (p27_v(float64(p27_C4)) + p27_v(float64(p27_C4)))))
		case p27_S17:
			fmt.Printf("case %T %v\n", y46, y46)
			{
				e39 := p27_v(uint8((+e39)))
				fmt.Println("inner", e39)
			}
		case p27_S20:
			fmt.Printf("case %T %v\n", y46, y46)
			var x51 = p27_v[complex64]((complex(real(complex(real(p27_v(complex64(complex(0, 1)))), imag(p27_v(complex64(complex(-2.5, 0)))))), imag((p27_v(complex64(complex(16777217, 3.14159))) * p27_v(complex64(complex(-1, 3.14159)))))) - ((p27_v(complex64(complex(-2.5, 0.3))) - p27_v(complex64(complex(123456.789, 123456.789)))) + (p27_v(complex64(complex(0.1, 0.5))) + p27_v(complex64(complex(1e10, 123456.789)))))))
			_ = x51
		case nil:
			fmt.Println("nil", y46 == nil)
		default:
			fmt.Printf("other %T\n", y46)
		}
		c52 := func(p53 uint8) float32 {
			a29 = make([]error, 0)
			a31 = map[uint64]func(int32) float64{uint64(0): func(p54 int32) float64 { return (p27_v(float64(p27_C4)) / p27_v(float64(p27_C4))) }}
			return float32(1e20)
		}
		_ = c52
	}
	{
		n55 := 0
	again56:
		n55++
		if n55 < 3 { goto again56 }
		fmt.Println("again56", n55)
	}
	if len(a29) > 0 {
		a29[uint(p27_v(int64(0)))%uint(len(a29))] = p27_at(a29, 1)
	}
	return res
}

func p27_fn57(a58 []float64, a59 uintptr, a60 [2]string) (res bool) {
	defer func() {
		fmt.Println("deferred61")
	}()
	var x62 p27_S8 = map[string]p27_S8{"k": p27_S8{f9: p27_B6("a")}}["k"]
	_ = x62
	switch string([]rune(p27_cut(a60[1] + a60[1]))) {
	case "a", "abc":
		if len(a58) < 30 { a58 = append(a58, p27_at(a58, 1)) }
		p27_sink = a58
		fmt.Println("len", len(a58), cap(a58))
		a59 = ((any(a59).(uintptr) | (p27_v(uintptr(1806780110702712887)) + a59)) << (p27_v(uint16(0)) & 63))
	case "":
		var x63 int = (p27_v[int](p27_v[int](int(7))) &^ (p27_v(p27_C1) | int(len(a60[1]))))
		_ = x63
		for _, e65 := range [3][]complex64{[]complex64{complex64(complex(0.5, 3.14159)), complex64(complex(-1, 0.1)), complex64(complex(1, 1e20))}, []complex64(nil), []complex64{}} { _ = e65
			var x67 map[uint32]bool = map[uint32]bool{uint32(1): res}
			_ = x67
			fmt.Printf("#68 %d\n", x62)
		}
	case "42":
		switch {
		case (p27_v(true) || (p27_at(p27_g27, 1) && res)):
			a58 = a58[min(p27_v(1), len(a58)):]
			x70 := p27_fn28(append(append([]error(nil), append(append([]error(nil), make([]error, 0)...), error(p27_fault{p27_v(p27_C1), "made"}), error(nil), errors.New(a60[1]))...), errors.New(a60[0]), error(nil)), (string([]rune(a60[1])) == p27_cut(a60[1] + a60[1])), map[uint64]func(int32) float64{uint64(5): func(p69 int32) float64 { return float64(p27_v(float64(0.5))) }})
			_ = x70
		default:
			x72 := p27_fn28(append(append([]error(nil), p27_v[[]error]([]error(nil))...), error(p27_fault{int(0), "made"}), errors.New(a60[0])), ((p27_at(p27_g27, 1) && res) && (a59 < a59)), map[uint64]func(int32) float64{uint64(0): func(p71 int32) float64 { return float64(math.Trunc(float64(p27_v(float64(p27_C4))))) }})
			_ = x72
		}
		for _, e74 := range p27_keys(map[string]uint{a60[1]: uint(4)}) { _ = e74
			x77 := p27_fn28(append(append([]error(nil), []error{error(p27_fault{p27_v(p27_C1), "made"}), error(nil)}[p27_v(0):min(p27_v(2), len([]error{error(p27_fault{p27_v(p27_C1), "made"}), error(nil)}))]...), error(p27_fault{p27_v(p27_C2), "made"}), error(p27_fault{p27_v(p27_C3), "made"}), error(nil)), ((p27_v(uint(18446744073709551615)) * uint(2)) >= (p27_v(uint(7)) * uint(1))), map[uint64]func(int32) float64{uint64(516920249744807917): func(p76 int32) float64 { return (p27_v(float64(p27_C4)) - p27_v(float64(p27_C4))) }})
			_ = x77
			var x78 = p27_v[int64](max(int64(p27_whole(float64(p27_at(a58, 1)))), (int64(p27_whole(float64(p27_v(float32(1))))) - (p27_v(int64(-1)) % (p27_v(int64(8)) | 1)))))
			_ = x78
			fmt.Println("copied", copy(a58, append(append([]float64(nil), a58...), p27_v(float64(p27_C4)), p27_at(a58, 1), p27_v(float64(p27_C4)))))
		}
	default:
		x79 := p27_v[uintptr](a59)
		_ = x79
	}
	for _, e81 := range [4]p27_I25{p27_I25(x62.f9), p27_I25(p27_S12{f13: [1]uint32{uint32(1)}, f14: a59}), p27_I25(p27_B5(int(3))), p27_I25(p27_S20{f21: float32(123456.789), f22: any(int8(6))})} { _ = e81
		for i83 := 4; i83 > 0; i83-- {
			c86 := func(p87 int32) int32 {
				a58 = any(append(append([]float64(nil), a58...), p27_v[float64](p27_at(a58, 1)))).([]float64)
				a60 = [2]string{a60[0], a60[1]}
				return p27_I25.Do26(e81, (p27_v(complex128(complex(-2.5, 1))) + p27_v(complex128(complex(-1, 3.14159)))))
			}
			_ = c86
		}
		if !p27_at(p27_g27, 1) { continue }
		fmt.Println("#88", p27_v(float64(p27_C4)))
	}
	var x89 = p27_v[[]complex128]([]complex128{complex128(complex(123456.789, 0))})
	_ = x89
	return res
}

func p27_fn90(a91 float32, a92 [][]string, a93 string) (res string) {
	res = p27_cut(strings.Repeat(a93, p27_at([]int{(p27_v(p27_C2) - p27_v(p27_C3))}, int(p27_whole(float64(p27_v(float64(p27_C4)))))) & 3))
	var x94 = p27_v[p27_pair[int, [2]int64]](p27_pair[int, [2]int64]{p27_v(p27_C3), [2]int64{int64(9223372036854775807), int64(9223372036854775807)}})
	_ = x94
	var x95 string = strconv.Itoa((int(p27_v(int16(4))) >> ((p27_v(int64(2)) &^ int64(8)) & 63)))
	_ = x95
	a93 = p27_cut(p27_cut(strconv.Quote(p27_cut(strings.ReplaceAll(res, res, res)))) + p27_v[string](p27_cut(res + res)))
	return p27_cut(p27_cut(strconv.Quote(p27_cut(strings.Repeat(x95, p27_v(int(1)) & 3)))) + func() string { if (p27_v(uint(0)) > uint(2)) { return p27_cut(strings.ReplaceAll(p27_v("a,b,,c"), res, "a")) }; return res }())
}

func p27_fn96(a97 uint16, a98 bool) (res *p27_stack[string]) {
	x99 := p27_v[float64](float64(math.Abs(float64(((p27_v(float64(0.5)) + p27_v(float64(p27_C4))) + (p27_v(float64(p27_C4)) - p27_v(float64(-1))))))))
	_ = x99
	var x100 map[string]int64 = map[string]int64{"tab\tnl\n": int64(5252419458216392801)}
	_ = x100
	x101 := p27_v[uint16]((min((a97 >> (p27_v(p27_C1) & 63)), p27_v[uint16](a97)) >> ((uint16(len(map[string]int{"1.5e3": p27_v(p27_C3)})) % ((p27_v(uint16(0)) ^ a97) | 1)) & 7)))
	_ = x101
	return res
}

func p27_fn102() (res string) {
	res = string([]rune(p27_cut(strings.Repeat(p27_cut(res + res), int(p27_whole(float64(p27_v(float64(p27_C4))))) & 3))))
	res = func() string { if ((p27_v(uint16(0)) / (p27_v(uint16(7)) | 1)) >= uint16(p27_v(uint(6)))) { return "Zz" }; return p27_cut(strings.ToLower(p27_v(" pad ")) + p27_sub(res, p27_v(p27_C3), p27_v(p27_C3))) }()
	res = p27_cut(p27_cut(fmt.Sprint((p27_v(uint16(7)) << (p27_v(uint16(7)) & 31)))) + p27_cut(strings.ReplaceAll(p27_v("\u00e9"), res, res)))
	var x103 = p27_v[uint8](uint8(0))
	_ = x103
	return p27_cut(strings.Repeat(p27_v("tab\tnl\n"), int((p27_v(uint(1)) &^ uint(8))) & 3))
}

func p27_main() {
	var x104 float32 = any(float32(-1e-7)).(float32)
	_ = x104
	for _, e106 := range p27_keys(map[int8]map[string]uint16{int8(7): map[string]uint16{"a,b,,c": uint16(0)}}) { _ = e106
		fmt.Printf("#108 %o\n", p27_v(p27_C3))
		var x109 string = string(rune((int(p27_v(uintptr(8))) | int(p27_whole(float64(p27_v(float64(p27_C4)))))) & 0xffff))
		_ = x109
	}
	x110, x111 := func() (uintptr, uint16) { return uintptr(p27_whole(float64((p27_v(float64(p27_C4)) + p27_v(float64(-1)))))), uint16(min(p27_v(int64(0)), int64(4611686018427387904))) }()
	_, _ = x110, x111
	if strings.Contains(p27_cut(p27_v("1.5e3") + ""), "-7") {
		x112 := p27_fn102()
		_ = x112
		fmt.Println("#113", p27_v(float64(p27_C4)))
	} else {
		x114 := p27_v[p27_pair[string, p27_I25]](p27_pair[string, p27_I25]{" pad ", p27_I25(p27_S17{f18: x110})})
		_ = x114
		fmt.Println("#115", p27_v(p27_C1))
	}
	for _, e117 := range [4]p27_S12{p27_S12{f13: [1]uint32{uint32(5)}, f14: x110}, p27_S12{f13: [1]uint32{uint32(4294967295)}, f14: x110}, p27_S12{f13: [1]uint32{uint32(2147483648)}, f14: x110}, p27_S12{f13: [1]uint32{uint32(4294967295)}, f14: x110}} { _ = e117
		var x119 uint32 = (((-p27_v(uint32(1))) >> ((p27_v(int8(64)) & int8(8)) & 127)) ^ uint32(8))
		_ = x119
		x120 := p27_v[[]func(int64) uint16](make([]func(int64) uint16, 1))
		_ = x120
		if (p27_v(`raw\n`) <= p27_fn90(x104, [][]string(nil), "héllo")) {
			var x121 func(uint32) int32 = func(p122 uint32) int32 { return (+p27_v(int32(2147483647))) }
			_ = x121
			x123 := p27_fn57(append(append([]float64(nil), []float64(nil)...), (p27_v(float64(p27_C4)) / p27_v(float64(p27_C4))), (p27_v(float64(p27_C4)) * p27_v(float64(16777217))), p27_v(float64(p27_C4))), (-uintptr(p27_v(p27_C2))), [2]string{"abc", "日本"})
			_ = x123
		} else {
			switch {
			case (complex(p27_v(float32(0)), x104) == (p27_v(complex64(complex(1e20, 0.5))) + p27_v(complex64(complex(-1e-7, 0.1))))):
				x124 := p27_v[float32]((p27_v(float32(3.14159)) + ((x104 + x104) - func() float32 { if p27_at(p27_g27, 1) { return x104 }; return float32(0.5) }())))
				_ = x124
				fmt.Println("#125", x110)
			case ((p27_at(p27_g27, 1) != p27_at(p27_g27, 1)) == (p27_v("日本") != "héllo")):
				x111 <<= (p27_v(uint8(2)) - uint8(6)) % 70
				fmt.Printf("#126 %#v\n", e117)
			case true:
				{
					x111 := p27_v((min(p27_v(uint16(3)), x111) % (uint16(len(p27_v("tab\tnl\n"))) | 1)))
					fmt.Println("inner", x111)
				}
				var x127 uint16 = uint16(p27_v[int64]((p27_v(int64(4611686018427387904)) ^ int64(5))))
				_ = x127
			default:
				x119 *= x119
			}
		}
	}
	x129 := p27_fn28(append(append([]error(nil), []error(nil)[p27_v(0):min(p27_v(2), len([]error(nil)))]...), fmt.Errorf("outer: %w", errors.New("inner")), fmt.Errorf("outer: %w", errors.New("inner")), errors.New("\x00")), ((p27_v(complex64(complex(3.14159, 3.14159))) + p27_v(complex64(complex(0.5, -2.5)))) != (p27_v(complex64(complex(16777217, -2.5))) - p27_v(complex64(complex(1, 123456.789))))), map[uint64]func(int32) float64{uint64(9223372036854775808): func(p128 int32) float64 { return float64(math.Abs(float64(p27_v(float64(p27_C4))))) }})
	_ = x129
	fmt.Println("#130", (complex(p27_v(float64(p27_C4)), (p27_v(float64(p27_C4)) * p27_v(float64(0.1)))) != (complex(p27_v(float64(p27_C4)), p27_v(float64(p27_C4))) + p27_v(complex128(complex(0.3, 1e10))))))
	fmt.Println("#131", p27_v(float64(p27_C4)))
	p27_try("try132", func() { var f func(int) int; if ((p27_v(int(6)) << (p27_v(uint64(14315150744328783017)) & 7)) & (p27_v(int(1)) * int(9))) & 1 == 0 { f = func(i int) int { return i } }; fmt.Println(f(3)) })
	fmt.Println("#133", map[string]p27_S20{"42": p27_S20{f21: x104, f22: any(int(5))}})
	for i134 := 0; i134 < 4; i134++ {
		var x137 string = p27_cut(fmt.Sprint(((x111 - x111) / ((x111 + uint16(8)) | 1))))
		_ = x137
		switch {
		case (uint(p27_v(int64(0))) > (p27_v(uint(18446744073709551615)) >> (p27_v(p27_C2) & 7))):
			x138 := p27_v[int64]((((p27_v(int64(8)) + int64(9223372036854775807)) + int64(p27_v(p27_C1))) * ((p27_v(int64(4611686018427387904)) >> (p27_v(int8(10)) & 7)) - (+p27_v(int64(1174644494534113785))))))
			_ = x138
			for i139, e140 := range p27_sub(x137, 0, 1) { _, _ = i139, e140
				c142 := func(p143 int32) uint8 {
					x138 = (map[string]int64{"k": x138}["k"] | max(p27_v(int64(3584071914117409344)), int64(0)))
					p143 = (+(int32(i139) + int32(p27_v(uint32(5)))))
					return uint8(p27_v[uint64](uint64(0)))
				}
				_ = c142
				clear(x129)
				if ((p27_v(int8(5)) - int8(10)) != (p27_v(int8(6)) << (e140 & 31))) { continue }
			}
		default:
		}
		for i144 := 2; i144 > 0; i144-- {
			for i147 := 0; i147 < 3; i147++ {
				x111++
				c150 := func(p151 complex64) string {
					x111 = uint16((p27_v[int8](int8(8)) ^ (p27_v(int8(2)) + int8(127))))
					x104 = ((x104 - (x104 - p27_v(float32(0.5)))) * (-float32(math.Floor(float64(p27_v(float32(1)))))))
					return p27_sub(string([]rune(x137)), p27_v(p27_C1), (p27_v(int(9)) | i134))
				}
				_ = c150
			}
			delete(x129, (p27_v(int(-1)) + (^p27_v(p27_C3))))
			for i152, e153 := range p27_sub(p27_cut(strconv.Quote(x137)), 0, 2) { _, _ = i152, e153
				var x155 = p27_v[func(int8) p27_I25](func(p156 int8) p27_I25 { return p27_I25(p27_B5(int(8))) })
				_ = x155
				var x157 *p27_S8 = &p27_S8{f9: p27_B6("-7")}
				_ = x157
			}
			x158 := p27_v[func(string) []int64](func(p159 string) []int64 { return []int64{int64(-9223372036854775808)}[p27_v(0):min(p27_v(2), len([]int64{int64(-9223372036854775808)}))] })
			_ = x158
		}
	}
	switch {
	case !((any(p27_v(float64(p27_C4)))) == (any(p27_v(float64(p27_C4))))):
		x104 = (-(float32(p27_v(float64(p27_C4))) - (p27_v(float32(16777217)) / x104)))
		fmt.Println("#160", (int16(len(map[string]int{" pad ": p27_v(p27_C2)})) + int16(len([]float64(nil)[p27_v(0):min(p27_v(2), len([]float64(nil)))]))))
	case ((p27_v(uint8(10)) & uint8(0)) < uint8(1)):
		if strings.HasPrefix(p27_cut(p27_v("日本") + "abc"), "Zz") {
			fmt.Println("#161", p27_v(p27_C1))
			for i162 := 0; i162 < 6; i162++ {
				fmt.Printf("#165 %x\n", p27_v(p27_C2))
				var x166 p27_pair[string, any] = p27_pair[string, any]{`raw\n`, any(p27_v(p27_C3))}
				_ = x166
			}
		}
		for i167 := 0; i167 < 5; i167++ {
			var x170 string = p27_cut(strconv.Quote(string(rune((i167 | i167) & 0xffff))))
			_ = x170
			var x171 []int32 = append(append([]int32(nil), []rune(x170)...), int32((p27_v(uintptr(5)) >> (p27_v(uint8(10)) & 63))), int32(uint8(len(p27_g27))), ((p27_v(int32(2147483647)) >> (p27_v(int8(-1)) & 63)) ^ int32(len(p27_g27))))
			_ = x171
		}
	case (((p27_v(uint64(9))) == (p27_v(uint64(7)))) && ((p27_v(p27_C2)) == (p27_v(int(7))))):
		fmt.Println("#172", x111)
		fmt.Println("#173", [5]p27_S20{p27_S20{f21: x104, f22: any(x110)}, p27_S20{f21: x104, f22: any(int16(1))}, p27_S20{f21: x104, f22: any(int32(2))}, p27_S20{f21: x104, f22: any(complex128(complex(0.1, -1)))}, p27_S20{f21: x104, f22: any("x\xffy")}})
	default:
		{
			n174 := 0
		again175:
			n174++
			if n174 < 3 { goto again175 }
			fmt.Println("again175", n174)
		}
	}
	{
		n176 := 0
	again177:
		n176++
		if n176 < 3 { goto again177 }
		fmt.Println("again177", n176)
	}
	slots := make([]string, 7)
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
	defer fmt.Println("deferred by main")
	func() { var m map[string]int; if int(p27_v(int16(-32768))) & 1 == 0 { m["k"] = 1 } }()
	fmt.Println("end")
}

func main() { p27_main() }
