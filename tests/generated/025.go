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


func p25_v[T any](x T) T { return x }

func p25_at[T any](s []T, i int) (zero T) {
	if len(s) == 0 {
		return zero
	}
	return s[uint(i)%uint(len(s))]
}

func p25_cut(s string) string {
	if len(s) > 40 {
		return s[:40]
	}
	return s
}

func p25_sub(s string, i, j int) string {
	n := uint(len(s) + 1)
	a, b := uint(i)%n, uint(j)%n
	return s[min(a, b):max(a, b)]
}

func p25_as[T any](x any) T {
	y, _ := x.(T)
	return y
}

type p25_ordered interface {
	~int | ~int8 | ~int16 | ~int32 | ~int64 | ~uint | ~uint8 | ~uint16 | ~uint32 | ~uint64 | ~uintptr | ~float32 | ~float64 | ~string
}

func p25_keys[K p25_ordered, V any](m map[K]V) []K {
	keys := make([]K, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	sort.Slice(keys, func(i, j int) bool { return keys[i] < keys[j] })
	return keys
}

func p25_count(n int) func(yield func(int) bool) {
	return func(yield func(int) bool) {
		for i := 0; i < n && yield(i*i); i++ {
		}
	}
}

func p25_sum[T ~int | ~int8 | ~int16 | ~int32 | ~int64 | ~uint8 | ~uint16 | ~uint32 | ~uint64 | ~float32 | ~float64](xs ...T) (s T) {
	for _, x := range xs {
		s += x
	}
	return
}

func p25_apply[T, U any](xs []T, f func(T) U) []U {
	var out []U
	for _, x := range xs {
		out = append(out, f(x))
	}
	return out
}

func p25_whole(f float64) int {
	if f != f || f > 1e9 || f < -1e9 {
		return -1
	}
	return int(f)
}

type p25_pair[K comparable, V any] struct {
	Key K
	Val V
}

func (p p25_pair[K, V]) swap(k K) p25_pair[K, V] { return p25_pair[K, V]{k, p.Val} }

type p25_stack[T any] struct {
	items []T
	peak  int
}

func (s *p25_stack[T]) push(x T) int {
	s.items = append(s.items, x)
	s.peak = max(s.peak, len(s.items))
	return len(s.items)
}

func (s *p25_stack[T]) pop() (x T, ok bool) {
	if len(s.items) == 0 {
		return x, false
	}
	x = s.items[len(s.items)-1]
	s.items = s.items[:len(s.items)-1]
	return x, true
}

type p25_fault struct {
	code int
	what string
}

func (f p25_fault) Error() string { return fmt.Sprintf("fault %d: %s", f.code, f.what) }

func p25_try(name string, f func()) {
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
var p25_sink any
var p25_uses = []any{errors.New, math.Sqrt, sort.Ints, strconv.Itoa, strings.Repeat, new(sync.Mutex)}

const (
	p25_C1 = iota*8 + 1
	p25_C2
	p25_C3 = 1<<(2*iota) - 1
)

const p25_C4 = 486.0 / 65 * 1e3


type p25_B5 uint64

func (r p25_B5) m6(a *p25_stack[bool]) error {
	return func() error { if ((r) == (r)) { return error(p25_fault{int(8), "made"}) }; return p25_v[error](error(nil)) }()
}

func (r p25_B5) m7(a int) any {
	return any(complex64(complex(-1e-7, 3.14159)))
}


type p25_B8 string

func (r p25_B8) m9(a error) [4]uintptr {
	return [4]uintptr{uintptr(5), uintptr(3), uintptr(5), uintptr(0)}
}

func (r p25_B8) m10(a any) p25_B5 {
	return p25_B5(uint64(len(map[string]int{"1.5e3": int(2)})))
}

func (r p25_B8) GoString() string { return "<p25_B8>" }


type p25_B11 uint64


type p25_S12 struct {
	f13 p25_B5
	f14 float32
}

func (r *p25_S12) m15(a uint64) p25_B8 {
	r.f13 <<= (p25_v(uint8(6)) << (p25_v(int32(1)) & 7)) % 70
	return p25_B8(strconv.Itoa(p25_v(int(9223372036854775807))))
}


type p25_I16 interface { Do17(a int32) uintptr }

func (r p25_B5) Do17(a int32) uintptr {
	return uintptr(p25_whole(float64((p25_v(float64(1e10)) + p25_v(float64(0))))))
}

func (r p25_B8) Do17(a int32) uintptr {
	return (^(p25_v(uintptr(1)) - uintptr(6)))
}

func (r p25_B11) Do17(a int32) uintptr {
	return ((p25_v(uintptr(8)) | uintptr(7)) * (p25_v(uintptr(9)) ^ uintptr(1)))
}

func (r p25_S12) Do17(a int32) uintptr {
	return max((p25_v(uintptr(18446744073709551615)) * uintptr(6)), (p25_v(uintptr(0)) * uintptr(18446744073709551615)))
}

var p25_g18 int32 = int32(p25_whole(float64(p25_v(float64(p25_C4)))))

var p25_g19 []float64 = append(append([]float64(nil), []float64{p25_v(float64(p25_C4))}...), p25_v(float64(p25_C4)))

var p25_g20 map[string]p25_pair[int, uint64] = p25_v[map[string]p25_pair[int, uint64]](map[string]p25_pair[int, uint64]{"\u00e9": p25_pair[int, uint64]{p25_v(p25_C3), uint64(9223372036854775808)}})

func p25_fn21(a22 p25_B11, a23 error, a24 float64) (res p25_S12) {
	var x25 int = int(p25_whole(float64(((p25_v(float64(p25_C4)) - a24) / (-a24)))))
	_ = x25
	a24 = float64(uint16((p25_g18 + p25_g18)))
	return res
}

func p25_fn26(a27 uint64, a28 map[string]uint8, a29 complex128) (res p25_B11) {
	var x30 [][]int32 = make([][]int32, 3)
	_ = x30
	return p25_B11(max((a27 >> (p25_v(uint(6)) & 127)), p25_at([]uint64{a27}, p25_v(p25_C1))))
}

func p25_fn31() (res error) {
	res = func() error { if (p25_v(int64(0)) != (p25_v(int64(3)) &^ int64(9223372036854775807))) { return res }; return error(nil) }()
	var x32 = p25_v[[]int32]([]rune(string(rune(p25_v(p25_C1) & 0xffff))))
	_ = x32
	if (p25_sub(p25_v("x\xffy"), p25_v(p25_C1), p25_v(p25_C3)) != p25_sub(p25_v("a,b,,c"), int(10), int(2))) {
		fmt.Println("#33", p25_g20)
	} else {
		var x34 float64 = (p25_v(float64(p25_C4)) + ((p25_v(float64(0.3)) * p25_at(p25_g19, 1)) + float64(math.Trunc(float64(p25_v(float64(16777217)))))))
		_ = x34
		var x35 [5]p25_pair[int, float64] = [5]p25_pair[int, float64]{p25_pair[int, float64]{int(9223372036854775807), x34}, p25_pair[int, float64]{p25_v(p25_C1), x34}, p25_pair[int, float64]{p25_v(p25_C2), float64(1e20)}, p25_pair[int, float64]{int(8), p25_v(float64(p25_C4))}, p25_pair[int, float64]{p25_v(p25_C2), float64(0.3)}}
		_ = x35
	}
	x36, x37 := func() (uint64, uint16) { return ((p25_v(uint64(0)) ^ uint64(7)) << ((p25_v(uint64(9)) + uint64(4)) & 63)), uint16((p25_v(uint16(65535)) >> (p25_v(uintptr(1)) & 127))) }()
	_, _ = x36, x37
	for _, e39 := range p25_keys(map[uintptr]float64{uintptr(7): p25_at(p25_g19, 1)}) { _ = e39
		x41 := p25_v[p25_B8](p25_B8(p25_v(" pad ")))
		_ = x41
		if len(x32) < 30 { x32 = append(x32, int32((p25_v(p25_C2) >> (p25_v(int8(127)) & 63)))) }
	}
	return res
}

func p25_fn42(a43 int32, a44 [4]p25_B5) (res int8) {
	for i45, e46 := range p25_sub(func() string { if true { return "1.5e3" }; return "\u00e9" }(), 0, 2) { _, _ = i45, e46
		var x48 uintptr = (uintptr((p25_v(uint64(6)) &^ uint64(18446744073709551615))) ^ (p25_at([]uintptr{uintptr(0)}, p25_v(p25_C2)) ^ uintptr(p25_whole(float64(p25_v(float64(p25_C4)))))))
		_ = x48
		x49 := p25_v[float32](float32(((p25_v(int(4611686018427387904)) + p25_v(p25_C1)) << ((p25_v(uint8(2)) + uint8(10)) & 31))))
		_ = x49
		for i50 := 0; i50 < 3; i50++ {
			x53 := p25_v[float64]((float64((p25_v(uint32(2147483648)) + uint32(2))) + ((p25_v(float64(p25_C4)) * p25_at(p25_g19, 1)) * float64(math.Ceil(float64(p25_at(p25_g19, 1)))))))
			_ = x53
			c54 := func(p55 float32) int64 {
				a44 = a44
				return (-(p25_v(int64(-9223372036854775808)) &^ int64(7)))
			}
			_ = c54
		}
		for e57 := range p25_count(4) { _ = e57
			a44[uint(len(map[string]int{"1.5e3": int(8)}))%4]--
			var x59 [][]bool = p25_v[[][]bool](make([][]bool, 3))
			_ = x59
		}
	}
	fmt.Printf("#60 %T\n", a44)
	var x61 = p25_v[*p25_stack[error]](&p25_stack[error]{items: []error{errors.New("1.5e3"), errors.New("\x00")}})
	_ = x61
	for i62 := 0; i62 < 5; i62++ {
		var x65 = p25_v[p25_pair[int, float64]](p25_pair[int, float64]{int(5097207931450824554), p25_at(p25_g19, 1)})
		_ = x65
		if ((p25_v(uint(9)) >> (p25_v(uint8(128)) & 63)) >= (p25_v(uint(1)) * uint(4))) {
			x66 := p25_fn21(((p25_v(p25_B11(uint64(6))) - p25_B11(uint64(6))) * p25_B11(p25_v(uint64(9)))), errors.New("a,b,,c"), ((p25_at(p25_g19, 1) / p25_at(p25_g19, 1)) - p25_v[float64](p25_at(p25_g19, 1))))
			_ = x66
			var x67 = p25_v[p25_B8](p25_B8(strings.ToLower(strconv.Itoa(p25_v(p25_C3)))))
			_ = x67
		}
		var x68 = p25_v[float64](float64(min(int32(x65.Key), (p25_v(int32(7)) ^ a43))))
		_ = x68
	}
	return int8(len(map[string]int{"42": p25_v(p25_C1)}))
}

func p25_main() {
	var x69 error = error(nil)
	_ = x69
	fmt.Printf("#70 %b\n", p25_v(p25_C2))
	for i71 := range 2 { _ = i71
		x74 := p25_v[error](errors.New(" pad "))
		_ = x74
		fmt.Println("#75", (p25_B11((p25_v(uint64(9223372036854775808)) | uint64(0))) + p25_B11(uint64(5))))
		var x76 = p25_v[*p25_stack[map[string]uintptr]](&p25_stack[map[string]uintptr]{items: []map[string]uintptr{map[string]uintptr{"": uintptr(3)}, map[string]uintptr{" pad ": uintptr(18446744073709551615)}}})
		_ = x76
	}
	x77 := p25_v[[]uint32](make([]uint32, 0)[p25_v(0):min(p25_v(2), len(make([]uint32, 0)))])
	_ = x77
	if (((p25_at(x77, 1) ^ p25_at(x77, 1))) == ((p25_at(x77, 1) * uint32(4294967295)))) {
		x78, x79 := func() (int16, float64) { return int16(p25_whole(float64((p25_v(float64(0.3)) / p25_at(p25_g19, 1))))), ((-p25_at(p25_g19, 1)) / (p25_v(float64(p25_C4)) - p25_at(p25_g19, 1))) }()
		_, _ = x78, x79
		x80, x81 := func() (string, uint64) { return "", uint64(0) }()
		_, _ = x80, x81
	}
	switch y82 := any(any("日本")).(type) {
	case string:
		fmt.Printf("case %T %v\n", y82, y82)
		switch {
		case (float64(p25_v(float32(-2.5))) != (p25_v(float64(0.3)) / p25_v(float64(1e20)))):
			x83 := p25_v[bool](((p25_pair[string, string]{"a", "abc"}) == (p25_pair[string, string]{y82, y82})))
			_ = x83
			c84 := func(p85 string) string {
				x77 = append(append([]uint32(nil), x77...), uint32((p25_v(uint8(9)) >> (p25_v(int(-9223372036854775808)) & 7))))
				return p25_cut(strings.Repeat(strings.ToLower(p85), int(p25_v(uint64(1))) & 3))
			}
			_ = c84
		case ((p25_v(uint64(4)) | uint64(10)) >= (p25_v(uint64(1)) * uint64(18446744073709551615))):
			x86 := p25_fn21((p25_B11(p25_v(uint64(8))) + p25_B11(p25_v(uint64(18446744073709551615)))), x69, p25_at(p25_g19, 1))
			_ = x86
			for i87 := 2; i87 > 0; i87-- {
				x69 = x69
				fmt.Println("#90", p25_v(p25_C2))
				x91 := p25_fn26(uint64(18446744073709551615), map[string]uint8{"日本": uint8(6)}, (complex(p25_at(p25_g19, 1), p25_v(float64(p25_C4))) + complex(real(p25_v(complex128(complex(-2.5, -1)))), imag(p25_v(complex128(complex(-1e-7, 123456.789)))))))
				_ = x91
				x69 = x69
			}
		default:
			var x92 p25_B11 = p25_B11(uint64(len(p25_at([]string{"a,b,,c"}, p25_v(p25_C1)))))
			_ = x92
		}
	case float64:
		fmt.Printf("case %T %v\n", y82, y82)
		c93 := func(p94 string) uintptr {
			x77 = x77
			p94 = p25_cut(strings.Repeat(p25_v("\x00"), ((p25_v(p25_C1) | int(-9223372036854775808)) * int(p25_g18)) & 3))
			return ((p25_v(uintptr(8)) & uintptr(5)) | min(p25_v(uintptr(0)), uintptr(9)))
		}
		_ = c93
	case uint8:
		fmt.Printf("case %T %v\n", y82, y82)
		x77 = x77[min(p25_v(1), len(x77)):]
	case p25_B11:
		fmt.Printf("case %T %v\n", y82, y82)
		for e96 := range p25_count(3) { _ = e96
			x98 := p25_v[p25_B8](any(p25_B8(p25_cut(fmt.Sprint(uint16(1))))).(p25_B8))
			_ = x98
			switch y99 := any(any(int32(1613410408))).(type) {
			case int:
				fmt.Printf("case %T %v\n", y99, y99)
			case float64:
				fmt.Printf("case %T %v\n", y99, y99)
				x69 = error(p25_fault{p25_v(p25_C2), "made"})
			case p25_B5:
				fmt.Printf("case %T %v\n", y99, y99)
			case nil:
				fmt.Println("nil", y99 == nil)
			default:
				fmt.Printf("other %T\n", y99)
			}
		}
	case nil:
		fmt.Println("nil", y82 == nil)
	default:
		fmt.Printf("other %T\n", y82)
	}
	for i100, e101 := range p25_sub(p25_cut(strings.Repeat(p25_v(`raw\n`), p25_v(int(8)) & 3)), 0, 4) { _, _ = i100, e101
		x103 := p25_fn21((p25_v(p25_B11(uint64(7099458170530403034))) * p25_fn26(uint64(10), map[string]uint8{"a,b,,c": uint8(128)}, complex128(complex(16777217, 1e10)))), x69, float64(math.Ceil(float64((p25_at(p25_g19, 1) + p25_v(float64(p25_C4)))))))
		_ = x103
		var x104 = p25_v[int32]((int32(max(p25_v(int16(-32768)), int16(-1))) ^ int32((p25_v(uint(0)) &^ uint(9047552319650479527)))))
		_ = x104
		if true {
			if len(x77) > 0 {
				x77[uint(p25_whole(float64(x103.f14)))%uint(len(x77))] += ((p25_at(x77, 1) << (p25_v(uint64(9)) & 63)) & (p25_at(x77, 1) | p25_at(x77, 1)))
			}
			var x105 int64 = (p25_v(int64(-1)) >> (p25_at(x77, 1) & 127))
			_ = x105
		}
		x106, x107 := func() (uint, []int64) { return (p25_v(uint(2)) >> ((p25_v(int16(13445)) + int16(-1)) & 31)), append(append([]int64(nil), []int64{int64(4611686018427387904), int64(10)}[:len([]int64{int64(4611686018427387904), int64(10)}):len([]int64{int64(4611686018427387904), int64(10)})]...), int64(6), func() int64 { if false { return int64(3) }; return int64(5) }(), func() int64 { if true { return int64(-1) }; return int64(10) }()) }()
		_, _ = x106, x107
	}
	var x108 func(uint16) uint8 = map[string]func(uint16) uint8{"k": func(p109 uint16) uint8 { return (p25_v(uint8(7)) &^ uint8(128)) }}["k"]
	_ = x108
	for _, e111 := range p25_keys(map[int]uint64{p25_v(p25_C1): uint64(18446744073709551615)}) { _ = e111
		for i113 := 0; i113 < 2; i113++ {
			{
				x116 := p25_fn42((int32(p25_v(p25_C3)) * int32(p25_v(uint8(0)))), [4]p25_B5{p25_B5(uint64(3)), p25_B5(uint64(0)), p25_B5(uint64(8)), p25_B5(uint64(2))})
				_ = x116
				fmt.Printf("#117 %+v\n", make([]p25_B8, 1))
				fmt.Printf("#118 %T\n", p25_g20)
			}
			for e120 := range p25_count(3) { _ = e120
				x122 := p25_v[map[string]p25_B11](map[string]p25_B11{"42": p25_B11(uint64(1))})
				_ = x122
				var x123 = p25_v[uint64](uint64(4))
				_ = x123
				fmt.Println("copied", copy(x77, x77[p25_v(0):min(p25_v(2), len(x77))]))
				x124 := p25_v[p25_pair[string, uint64]](p25_pair[string, uint64]{"1.5e3", x123})
				_ = x124
			}
			fmt.Println("copied", copy(x77, make([]uint32, 0)[p25_v(0):min(p25_v(2), len(make([]uint32, 0)))]))
			fmt.Printf("#125 %d\n", [1]map[int]uint16{map[int]uint16{int(9223372036854775807): uint16(8)}})
		}
		var x126 = p25_v[error](x69)
		_ = x126
		if ((p25_v("1.5e3") <= `raw\n`) && ((p25_pair[uint32, string]{p25_at(x77, 1), ""}) == (p25_pair[uint32, string]{uint32(1), ""}))) {
			for i127 := 0; i127 < 5; i127++ {
				x69, x126 = x126, x69
				fmt.Println("copied", copy(x77, append(append([]uint32(nil), x77...), p25_at(x77, 1))))
			}
			var x130 = p25_v[any](any(complex64(complex(0, 1))))
			_ = x130
		} else {
			var x131 p25_B11 = ((p25_B11(p25_v(uint64(3))) + p25_B11(p25_v(uint64(3)))) - (p25_B11(p25_v(uint64(10))) * p25_B11(p25_v(uint64(10)))))
			_ = x131
			x132 := p25_fn31()
			_ = x132
		}
	}
	x133 := p25_v[[]string]([]string{"\u00e9", "a", ""})
	_ = x133
	x134, x135 := func() (float32, p25_B8) { return ((p25_v(float32(3.14159)) + p25_v(float32(3.14159))) / p25_v(float32(0))), p25_B8(`raw\n`) }()
	_, _ = x134, x135
	x77 = x77[min(p25_v(1), len(x77)):]
	for i136 := 3; i136 > 0; i136-- {
		x135 = p25_B8(p25_cut(strconv.Quote(p25_cut(fmt.Sprint(uint64(1))))))
		{
			x134 := p25_v((float32(p25_v(int16(-1))) + float32(p25_v(int16(-1)))))
			fmt.Println("inner", x134)
		}
		p25_try("try139", func() { fmt.Println(len(make([]int, ((p25_v(p25_C2) ^ p25_v(p25_C3)) * int(p25_whole(float64(x134)))) & 7 - 3))) })
		x140 := p25_v[error](x69)
		_ = x140
	}
	{
		var x141 float32 = float32(math.Trunc(float64((x134 * x134))))
		_ = x141
		for i142, e143 := range p25_sub(string(rune(p25_v(int(5)) & 0xffff)), 0, 6) { _, _ = i142, e143
			fmt.Printf("#145 %-10s|\n", p25_B8(p25_cut(strings.Repeat(p25_cut(strconv.Quote(p25_at(x133, 1))), (p25_v(p25_C1) - int(8011116279305896291)) & 3))))
			x108 = func(p146 uint16) uint8 { return (p25_v(uint8(10)) % (p25_v(uint8(0)) | 1)) }
			x147 := p25_v[bool]((map[string]complex64{"k": complex64(complex(-1e-7, -2.5))}["k"] == (complex(real(p25_v(complex64(complex(1, 0.3)))), imag(p25_v(complex64(complex(1e10, 1e20))))) - complex(real(p25_v(complex64(complex(1e20, 1)))), imag(p25_v(complex64(complex(1e10, 1e20))))))))
			_ = x147
		}
		fmt.Printf("#148 %d\n", p25_v(p25_C3))
	}
	fmt.Println("#149", []int64{int64(6870408562508361720), int64(9223372036854775807)})
	{
		n150 := 0
	again151:
		n150++
		if n150 < 3 { goto again151 }
		fmt.Println("again151", n150)
	}
	for i152 := 0; i152 < 5; i152++ {
		fmt.Printf("#155 %+v\n", p25_g20)
		for _, e157 := range [2]float32{x134, float32(0.1)} { _ = e157
			c159 := func(p160 int8) int64 {
				x134 += (-map[string]float32{"k": x134}["k"])
				x69 = x69
				return any(max(p25_v(int64(10)), int64(-9223372036854775808))).(int64)
			}
			_ = c159
			if ((p25_at(x77, 1) + uint32(1)) == max(p25_at(x77, 1), p25_at(x77, 1))) {
				if len(x77) < 30 { x77 = append(x77, ((p25_at(x77, 1) | uint32(0)) * (p25_at(x77, 1) + uint32(4294967295)))) }
				x161 := c159(int8(p25_whole(float64((p25_v(float64(0.1)) + p25_v(float64(p25_C4)))))))
				_ = x161
			} else {
				if len(x133) > 0 {
					x133[(p25_v(uint(5)) << (p25_v(uint64(9)) & 31))%uint(len(x133))] = strings.ToLower(string(rune((p25_v(p25_C3) & p25_v(p25_C3)) & 0xffff)))
				}
				var x162 p25_pair[int, uintptr] = p25_pair[int, uintptr]{p25_v(p25_C1), uintptr(9223372036854775808)}
				_ = x162
			}
		}
	}
	c163 := func(p164 int8) string {
		x77 = []uint32{uint32(5)}
		p164--
		return string(rune((p25_v(int(1)) ^ p25_v(p25_C1)) & 0xffff))
	}
	_ = c163
	var x165 any = any(p25_at(p25_g19, 1))
	_ = x165
	fmt.Printf("#166 %T\n", p25_v(float64(p25_C4)))
	for i167 := 0; i167 < 6; i167++ {
		x170 := p25_v[uint](((uint(p25_v(uintptr(0))) &^ (p25_v(uint(9)) & uint(6))) ^ uint(12786362738650216747)))
		_ = x170
		x171, x172 := func() (float32, bool) { return ((p25_v(float32(-1)) / x134) + float32(math.Round(float64(x134)))), (complex(p25_at(p25_g19, 1), p25_v(float64(p25_C4))) != complex128(complex(1e10, 16777217))) }()
		_, _ = x171, x172
		if len(x133) > 0 {
			x133[(x170 ^ uint(10))%uint(len(x133))] = strings.TrimSpace(strings.ToLower(p25_cut(p25_at(x133, 1) + p25_at(x133, 1))))
		}
		var x173 uintptr = uintptr(int8(len(p25_at(x133, 1))))
		_ = x173
	}
	var x174 = p25_v[bool]((func() int32 { if (p25_v(complex64(complex(16777217, -2.5))) == complex64(complex(1e20, 16777217))) { return (p25_g18 + p25_g18) }; return (p25_g18 &^ p25_g18) }() == func() int32 { if map[string]bool{"k": true}["k"] { return int32(p25_v(uint8(255))) }; return int32(p25_at(x77, 1)) }()))
	_ = x174
	defer fmt.Println("deferred by main")
	fmt.Println("end")
}

func main() { p25_main() }
