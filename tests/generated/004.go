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


func p4_v[T any](x T) T { return x }

func p4_at[T any](s []T, i int) (zero T) {
	if len(s) == 0 {
		return zero
	}
	return s[uint(i)%uint(len(s))]
}

func p4_cut(s string) string {
	if len(s) > 40 {
		return s[:40]
	}
	return s
}

func p4_sub(s string, i, j int) string {
	n := uint(len(s) + 1)
	a, b := uint(i)%n, uint(j)%n
	return s[min(a, b):max(a, b)]
}

func p4_as[T any](x any) T {
	y, _ := x.(T)
	return y
}

type p4_ordered interface {
	~int | ~int8 | ~int16 | ~int32 | ~int64 | ~uint | ~uint8 | ~uint16 | ~uint32 | ~uint64 | ~uintptr | ~float32 | ~float64 | ~string
}

func p4_keys[K p4_ordered, V any](m map[K]V) []K {
	keys := make([]K, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	sort.Slice(keys, func(i, j int) bool { return keys[i] < keys[j] })
	return keys
}

func p4_count(n int) func(yield func(int) bool) {
	return func(yield func(int) bool) {
		for i := 0; i < n && yield(i*i); i++ {
		}
	}
}

func p4_sum[T ~int | ~int8 | ~int16 | ~int32 | ~int64 | ~uint8 | ~uint16 | ~uint32 | ~uint64 | ~float32 | ~float64](xs ...T) (s T) {
	for _, x := range xs {
		s += x
	}
	return
}

func p4_apply[T, U any](xs []T, f func(T) U) []U {
	var out []U
	for _, x := range xs {
		out = append(out, f(x))
	}
	return out
}

func p4_whole(f float64) int {
	if f != f || f > 1e9 || f < -1e9 {
		return -1
	}
	return int(f)
}

type p4_pair[K comparable, V any] struct {
	Key K
	Val V
}

func (p p4_pair[K, V]) swap(k K) p4_pair[K, V] { return p4_pair[K, V]{k, p.Val} }

type p4_stack[T any] struct {
	items []T
	peak  int
}

func (s *p4_stack[T]) push(x T) int {
	s.items = append(s.items, x)
	s.peak = max(s.peak, len(s.items))
	return len(s.items)
}

func (s *p4_stack[T]) pop() (x T, ok bool) {
	if len(s.items) == 0 {
		return x, false
	}
	x = s.items[len(s.items)-1]
	s.items = s.items[:len(s.items)-1]
	return x, true
}

type p4_fault struct {
	code int
	what string
}

func (f p4_fault) Error() string { return fmt.Sprintf("fault %d: %s", f.code, f.what) }

func p4_try(name string, f func()) {
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
var p4_sink any
var p4_uses = []any{errors.New, math.Sqrt, sort.Ints, strconv.Itoa, strings.Repeat, new(sync.Mutex)}

const (
	p4_C1 = iota*3 + 1
	p4_C2
	p4_C3 = 1<<(2*iota) - 1
)

const p4_C4 = 682.0 / 80 * 1e3


type p4_B5 int32

func (r p4_B5) m6(a p4_B5) int {
	return int(len(strconv.Itoa(p4_v(int(4611686018427387904)))))
}


type p4_B7 string


type p4_S8 struct {
	f9 uint64
	f10 string
	f11 []map[string]uint16
	f12 string
}


type p4_S13 struct {
	p4_S8
	f14 p4_pair[uint, func(int) float64]
}

func (r *p4_S13) m15(a string) *p4_stack[string] {
	r.p4_S8 = r.p4_S8
	return &p4_stack[string]{items: []string{a, a}}
}

func (r p4_S13) m16(a uint16) p4_pair[int, int16] {
	return p4_pair[int, int16]{int(10), int16(9)}
}


type p4_S17 struct {
	f18 p4_pair[int16, p4_B7]
	f19 complex64
	f20 uint16
}

func (r p4_S17) m21(a map[string]float64) float64 {
	return float64(float64(math.Ceil(float64(p4_v(float64(123456.789))))))
}

func (r p4_S17) GoString() string { return "<p4_S17>" }


type p4_I22 interface { Do23(a float64) float32 }

func (r p4_B5) Do23(a float64) float32 {
	return (float32(p4_v(int8(-128))) / p4_v(float32(-1e-7)))
}

func (r p4_B7) Do23(a float64) float32 {
	return (float32(p4_v(uintptr(7))) + (p4_v(float32(0.3)) - p4_v(float32(1e20))))
}

func (r p4_S8) Do23(a float64) float32 {
	return ((p4_v(float32(-1)) / p4_v(float32(0.1))) + p4_v(float32(0.1)))
}

func (r p4_S13) Do23(a float64) float32 {
	return float32((p4_v(float32(0.1)) + p4_v(float32(3.14159))))
}

func (r p4_S17) Do23(a float64) float32 {
	return ((p4_v(float32(1e20)) / p4_v(float32(1e20))) + (p4_v(float32(1e20)) - p4_v(float32(1))))
}

var p4_g24 bool = (p4_v("Zz") < `raw\n`)

var p4_g25 int16 = (p4_v(int16(1)) << (p4_v(int16(10)) & 63))

var p4_g26 error = error(p4_fault{p4_v(p4_C2), "made"})

func p4_fn27(a28 int64, a29 p4_pair[string, p4_I22], a30 uintptr) (res p4_I22) {
	a29 = p4_pair[string, p4_I22]{a29.Key, res}
	return res
}

func p4_fn31(a32 any, a33 ...uintptr) (res complex64) {
	switch (p4_v(int(-1)) / (int(p4_whole(float64(p4_v(float32(0.5))))) | 1)) & 3 {
	case 0:
		a33 = append(append([]uintptr(nil), a33...), p4_at(a33, 1), min(p4_at(a33, 1), uintptr(1)))[:len(append(append([]uintptr(nil), a33...), p4_at(a33, 1), min(p4_at(a33, 1), uintptr(1)))):len(append(append([]uintptr(nil), a33...), p4_at(a33, 1), min(p4_at(a33, 1), uintptr(1))))]
		var x34 = p4_v[map[int]string](map[int]string{int(9): "1.5e3"})
		_ = x34
	case 1:
		fmt.Println("#35", ((uint(len(p4_v("\x00"))) * (p4_v(uint(5)) >> (p4_at(a33, 1) & 127))) % (((p4_v(uint(8)) << (p4_v(uint64(4)) & 63)) - uint(p4_at(a33, 1))) | 1)))
		{
			n36 := 0
		again37:
			n36++
			if n36 < 3 { goto again37 }
			fmt.Println("again37", n36)
		}
	default:
		fmt.Println("#38", p4_g25)
	}
	switch p4_v(p4_C3) & 3 {
	case 0:
		var x39 = p4_v[func(uint64) p4_S17](func(p40 uint64) p4_S17 { return p4_S17{f18: p4_pair[int16, p4_B7]{int16(-1), p4_B7("tab\tnl\n")}, f19: res, f20: uint16(3)} })
		_ = x39
		var x41 = p4_v[[3][]string]([3][]string{make([]string, 1), make([]string, 0), []string{"\x00", "a"}})
		_ = x41
		fallthrough
	case 1:
		for e43 := range p4_count(6) { _ = e43
			fmt.Printf("#45 %+.1e\n", p4_v(float64(p4_C4)))
			p4_try("try46", func() { panic(p4_fault{(int(p4_whole(float64(p4_v(float32(123456.789))))) | (p4_v(int(0)) >> (p4_at(a33, 1) & 7))), "thrown"}) })
			c47 := func(p48 uintptr) string {
				res = complex(float32((-p4_v(float64(3.14159)))), float32(int16(p4_v(int32(5)))))
				a32 = any(int16(-1))
				return strconv.Itoa(int(p4_v(uint16(8))))
			}
			_ = c47
			var x49 uint16 = uint16(6)
			_ = x49
		}
		x50, x51 := func() (uint64, []string) { return uint64(9), []string{"\u00e9"} }()
		_, _ = x50, x51
	default:
		for e53 := range p4_count(3) { _ = e53
			res = complex(real(((res - res) + complex(real(p4_v(complex64(complex(1, 0)))), imag(res)))), imag(complex(real((res * p4_v(complex64(complex(123456.789, 16777217))))), imag((res * res)))))
			x55 := p4_fn27(((p4_v(int64(7)) &^ int64(5478505809682442883)) | int64(p4_whole(float64(p4_v(float64(p4_C4)))))), p4_pair[string, p4_I22]{"42", p4_I22(p4_S17{f18: p4_pair[int16, p4_B7]{p4_g25, p4_B7("-7")}, f19: res, f20: uint16(3)})}, (uintptr(p4_v(int64(3451023625253894479))) + uintptr(len([]uint16{uint16(61583)}))))
			_ = x55
			if len(a33) > 0 {
				a33[p4_v(uint(4))%uint(len(a33))] <<= (p4_v(uint8(6)) / (p4_v(uint8(0)) | 1)) % 70
			}
			a33 = p4_v[[]uintptr](append(append([]uintptr(nil), a33...), uintptr(16831915440593820834)))[p4_v(0):min(p4_v(2), len(p4_v[[]uintptr](append(append([]uintptr(nil), a33...), uintptr(16831915440593820834)))))]
		}
	}
	for i56, e57 := range p4_sub(p4_cut(p4_v("日本") + ""), 0, 2) { _, _ = i56, e57
		switch ((p4_v(p4_C3) >> (p4_v(uint(0)) & 63)) &^ (p4_v(int(8)) & p4_v(p4_C1))) & 3 {
		case 0:
			fmt.Println("copied", copy(a33, a33[p4_v(0):min(p4_v(2), len(a33))]))
			var x59 uint32 = uint32(p4_g25)
			_ = x59
			fallthrough
		case 1:
			fmt.Println("#60", p4_S8{f9: uint64(11552181529123214792), f10: "héllo", f11: []map[string]uint16{map[string]uint16{"\u00e9": uint16(0)}}, f12: "日本"})
			p4_try("try61", func() { s := []int{1, 2, 3}; fmt.Println(s[((-p4_v(int(-9223372036854775808))) - int(e57)) & 7:], cap(s[:((-p4_v(int(-9223372036854775808))) - int(e57)) & 7])) })
		case 2:
			var x62 p4_B5 = p4_B5((int32(len(p4_v("-7"))) + int32(p4_v(uint8(4)))))
			_ = x62
			var x63 float32 = ((float32(p4_v(float64(p4_C4))) / func() float32 { if p4_g24 { return float32(-2.5) }; return float32(0.3) }()) + p4_v(x62.Do23)((p4_v(float64(1e20)) * p4_v(float64(p4_C4)))))
			_ = x63
		default:
			var x64 = p4_v[p4_I22](p4_I22(p4_S13{p4_S8: p4_S8{f9: uint64(13979510128498763079), f10: "42", f11: make([]map[string]uint16, 1), f12: `raw\n`}, f14: p4_pair[uint, func(int) float64]{uint(9223372036854775808), func(p65 int) float64 { return float64(math.Round(float64(p4_v(float64(p4_C4))))) }}}))
			_ = x64
		}
		a33 = a33[min(p4_v(1), len(a33)):]
		res = complex(real(((p4_v(complex64(complex(0.5, -1))) + p4_v(complex64(complex(1e10, 16777217)))) - complex(real(p4_v(complex64(complex(-1e-7, 0.5)))), imag(res)))), imag(res))
		fmt.Printf("#66 %+d\n", e57)
	}
	var x67 = p4_v[[][]string]([][]string{[]string{"a,b,,c", `raw\n`}})
	_ = x67
	if len(a33) < 30 { a33 = append(a33, p4_at(a33, 1)) }
	p4_sink = a33
	fmt.Println("len", len(a33), cap(a33))
	{
		a32 = a32
		var x68 = p4_v[p4_B5](p4_B5(((p4_v(int32(1073741824)) % (p4_v(int32(1967336133)) | 1)) / (int32(p4_v(uint(8))) | 1))))
		_ = x68
		switch y69 := any(a32).(type) {
		case uint8:
			fmt.Printf("case %T %v\n", y69, y69)
			x70 := p4_fn27((p4_v(int64(9)) ^ (p4_v(int64(1)) - int64(9))), p4_pair[string, p4_I22]{"a,b,,c", p4_I22(p4_S8{f9: uint64(18354549104764426609), f10: "42", f11: make([]map[string]uint16, 2), f12: "1.5e3"})}, ((p4_at(a33, 1) >> (p4_v(uint16(1)) & 127)) * (p4_at(a33, 1) >> (p4_v(int32(2147483647)) & 7))))
			_ = x70
		case p4_B7:
			fmt.Printf("case %T %v\n", y69, y69)
		case p4_S8:
			fmt.Printf("case %T %v\n", y69, y69)
			x71 := p4_v[[]func(uint32) uint32](append(append([]func(uint32) uint32(nil), []func(uint32) uint32(nil)...), func(p72 uint32) uint32 { return uint32(6) }, func(p73 uint32) uint32 { return uint32(y69.f9) }, func(p74 uint32) uint32 { return uint32(p4_v(int(5))) }))
			_ = x71
		case p4_S13:
			fmt.Printf("case %T %v\n", y69, "?")
			if len(x67) > 0 {
				x67[p4_v(uint(9))%uint(len(x67))] = strings.Split(p4_cut(strings.ReplaceAll(strconv.Itoa(p4_v(p4_C3)), "\x00", "\u00e9")), ",")
			}
		case nil:
			fmt.Println("nil", y69 == nil)
		default:
			fmt.Printf("other %T\n", y69)
		}
	}
	return res
}

func p4_fn75(a76 int, a77 bool) (res map[string]error) {
	a77 = !(float64(p4_v(float64(p4_C4))) == float64(-1))
	var x78 [5]int8 = [5]int8{int8(127), int8(10), int8(-128), int8(6), int8(7)}
	_ = x78
	return map[string]error{"Zz": error(nil)}
}

func p4_fn79(a80 p4_S8, a81 *p4_stack[[2]uintptr], a82 []error) (res float64) {
	res *= ((p4_v(float64(0.1)) - res) - p4_v(float64(1)))
	res = ((res / (p4_v(float64(p4_C4)) / p4_v(float64(p4_C4)))) * p4_v(float64(p4_C4)))
	res = (float64((p4_v(uintptr(9223372036854775808)) / (p4_v(uintptr(18446744073709551615)) | 1))) / p4_v(float64(p4_C4)))
	return (((-p4_v(float64(1e20))) * (-p4_v(float64(p4_C4)))) + ((p4_v(float64(p4_C4)) - res) - (p4_v(float64(p4_C4)) + p4_v(float64(p4_C4)))))
}

func p4_fn83() (res func(bool) map[int]float32) {
	var x84 int64 = (((p4_v(int64(444778525847716218)) | int64(9223372036854775807)) / ((p4_v(int64(3)) >> (p4_v(p4_C1) & 127)) | 1)) << (int32((p4_v(uint(9223372036854775808)) & uint(0))) & 31))
	_ = x84
	var x85 map[int]bool = map[int]bool{p4_v(p4_C1): p4_g24}
	_ = x85
	return func(p86 bool) map[int]float32 { return map[int]float32{int(10): float32(0.1)} }
}

func p4_fn87(a88 bool, a89 []string, a90 func(uint16) uint) (res uint32) {
	{
		res := p4_v(res)
		fmt.Println("inner", res)
	}
	var x91 = p4_v[uint16]((p4_v(uint16(6)) &^ (^(p4_v(uint16(6)) * uint16(0)))))
	_ = x91
	x92, x93 := func() (string, []string) { return "\x00", []string{"1.5e3", p4_at(a89, 1)} }()
	_, _ = x92, x93
	switch (p4_v(p4_C1) >> ((p4_v(uint32(10)) * res) & 63)) & 3 {
	case 0:
		x94 := p4_v[error](p4_g26)
		_ = x94
	case 1:
		x95 := p4_v[*p4_stack[complex128]](any(&p4_stack[complex128]{items: []complex128{complex128(complex(1, 0.1)), complex128(complex(123456.789, 0))}}).(*p4_stack[complex128]))
		_ = x95
		for i96 := range 5 { _ = i96
			fmt.Printf("#99 %v\n", p4_g25)
			x95 = x95
		}
	default:
		for i100 := 0; i100 < 4; i100++ {
			p4_try("try103", func() { panic(p4_fault{(+(p4_v(int(6)) - i100)), "thrown"}) })
			if len(a89) > 0 {
				a89[(p4_v(uint(0)) & uint(18446744073709551615))%uint(len(a89))] = p4_cut(p4_cut(strings.Repeat(p4_at(x93, 1), (p4_v(int(9)) | p4_v(p4_C2)) & 3)) + p4_cut(strconv.Quote(p4_cut(fmt.Sprint(int32(-1))))))
			}
		}
	}
	var x104 any = any(uint8(0))
	_ = x104
	c105 := func(p106 string) int {
		x93 = x93
		x92 = p106
		return map[string]int{"k": (p4_v(p4_C1) << (p4_v(uint(5)) & 7))}["k"]
	}
	_ = c105
	return (max(uint32(p4_whole(float64(p4_v(float32(-1))))), uint32(res)) &^ res)
}

func p4_main() {
	var x107 p4_pair[string, *p4_stack[string]] = p4_pair[string, *p4_stack[string]]{"a,b,,c", &p4_stack[string]{items: []string{"\x00", "-7"}}}
	_ = x107
	fmt.Println("#108", append(append([]error(nil), append(append([]error(nil), []error{p4_g26}...), p4_g26)...), p4_g26))
	fmt.Println("#109", p4_cut(strings.ReplaceAll(strconv.Itoa(p4_v(p4_C3)), x107.Key, x107.Key)))
	{
		for i110 := 0; i110 < 5; i110++ {
			fmt.Println("#113", p4_B5(int32(-2147483648)))
			{
				n114 := 0
			again115:
				n114++
				if n114 < 3 { goto again115 }
				fmt.Println("again115", n114)
			}
			for _, e117 := range [4]p4_pair[string, int32]{p4_pair[string, int32]{x107.Key, int32(2147483647)}, p4_pair[string, int32]{x107.Key, int32(6)}, p4_pair[string, int32]{x107.Key, int32(4)}, p4_pair[string, int32]{x107.Key, int32(2147483647)}} { _ = e117
				x119 := p4_v[[]map[int]float32](any([]map[int]float32{map[int]float32{p4_v(p4_C1): float32(0.3)}}).([]map[int]float32))
				_ = x119
				x120 := p4_fn27((p4_v(int64(4611686018427387904)) << (uint(len(map[string]int{"42": p4_v(p4_C3)})) & 31)), p4_pair[string, p4_I22]{e117.Key, p4_I22(p4_B5(int32(1)))}, (-p4_v(uintptr(8))))
				_ = x120
			}
		}
		switch string(rune((p4_v(int(8)) * p4_v(p4_C1)) & 0xffff)) {
		case "a", "abc":
			switch {
			case true:
			case strings.HasPrefix(strconv.Itoa(p4_v(int(7))), x107.Key):
				var x121 uint16 = ((uint16(len(p4_v("1.5e3"))) | (p4_v(uint16(10)) - uint16(5))) * uint16(7))
				_ = x121
				fmt.Printf("#122 %T\n", p4_v(float64(p4_C4)))
			default:
				c123 := func(p124 uint32) uint8 {
					x107 = x107
					x107 = x107
					return (p4_v(uint8(4)) >> (uint8(p4_v(uint8(8))) & 31))
				}
				_ = c123
			}
			switch p4_v(int(0)) & 3 {
			case 0:
				fmt.Println("#125", append(append([]p4_S17(nil), []p4_S17(nil)[p4_v(0):min(p4_v(2), len([]p4_S17(nil)))]...), any(p4_S17{f18: p4_pair[int16, p4_B7]{p4_g25, p4_B7("x\xffy")}, f19: complex64(complex(3.14159, 16777217)), f20: uint16(5)}).(p4_S17), p4_S17{f18: p4_pair[int16, p4_B7]{int16(16384), p4_B7(" pad ")}, f19: complex64(complex(3.14159, 0)), f20: uint16(65535)}))
			case 1:
				c126 := func(p127 string) uint8 {
					p127 = strconv.Itoa(func() int { if (p4_v(complex128(complex(-1e-7, -1))) != complex128(complex(1e20, -2.5))) { return map[string]int{"k": p4_v(p4_C3)}["k"] }; return (p4_v(p4_C3) * int(4611686018427387904)) }())
					p127 = p4_cut(strings.Repeat(x107.Key, p4_v(p4_C2) & 3))
					return uint8(7)
				}
				_ = c126
				var x128 string = p4_at([]string{p4_cut(string([]rune(x107.Key)) + strconv.Itoa(p4_v(int(-1))))}, ((-p4_v(p4_C1)) >> ((p4_v(uint8(7)) + uint8(0)) & 63)))
				_ = x128
			default:
				fmt.Println("#129", p4_v(p4_C1))
			}
		case "":
			for i130 := 1; i130 > 0; i130-- {
				x107 = x107
				var x133 any = any(uint64(18446744073709551615))
				_ = x133
			}
			fmt.Printf("#134 %v\n", map[string][]bool{" pad ": []bool{false}})
		case "42":
			c135 := func(p136 int) uintptr {
				p136 &^= int(p4_whole(float64((p4_v(float32(3.14159)) / p4_v(float32(0))))))
				fmt.Println("#137", p4_v(float64(p4_C4)))
				return uintptr((p4_v(uint8(222)) >> (p4_v(uint32(1)) & 63)))
			}
			_ = c135
			for i138 := 0; i138 < 4; i138++ {
				x107 = x107
				fmt.Println("#141", p4_B7(p4_sub(p4_cut(strconv.Quote(x107.Key)), p4_v[int](p4_v(p4_C2)), p4_v(p4_C1))))
				fmt.Println("#142", p4_g25)
				var x143 map[string]p4_S13 = map[string]p4_S13{x107.Key: p4_S13{p4_S8: p4_S8{f9: uint64(0), f10: x107.Key, f11: []map[string]uint16{map[string]uint16{x107.Key: uint16(9)}, map[string]uint16{x107.Key: uint16(2)}, map[string]uint16{x107.Key: uint16(5)}}, f12: x107.Key}, f14: p4_pair[uint, func(int) float64]{uint(0), func(p144 int) float64 { return p4_v(float64(p4_C4)) }}}}
				_ = x143
			}
		default:
			switch y145 := any(any(complex128(complex(0, 1)))).(type) {
			case float64:
				fmt.Printf("case %T %v\n", y145, y145)
				var x146 uint16 = ((uint16(p4_v(uint64(0))) ^ (+p4_v(uint16(65535)))) &^ ((p4_v(uint16(1)) + uint16(65535)) ^ uint16(len(x107.Key))))
				_ = x146
			case uint8:
				fmt.Printf("case %T %v\n", y145, y145)
			case p4_B7:
				fmt.Printf("case %T %v\n", y145, y145)
				x147 := p4_fn31(any(int(4611686018427387904)), ((^p4_v(uintptr(0))) * (p4_v(uintptr(1)) ^ uintptr(6))), ((p4_v(uintptr(0)) ^ uintptr(5714009351462328496)) & (p4_v(uintptr(5)) - uintptr(4))))
				_ = x147
			case p4_S13:
				fmt.Printf("case %T %v\n", y145, "?")
				var x148 int32 = (int32((p4_v(int64(7)) * int64(-9223372036854775808))) & p4_v[int32]((p4_v(int32(-2147483648)) & int32(1073741824))))
				_ = x148
			case nil:
				fmt.Println("nil", y145 == nil)
			default:
				fmt.Printf("other %T\n", y145)
			}
		}
	}
	var x149 p4_S17 = p4_S17{f18: p4_pair[int16, p4_B7]{p4_g25, p4_B7("tab\tnl\n")}, f19: complex64(complex(1, 3.14159)), f20: uint16(64751)}
	_ = x149
	for _, e151 := range [1]p4_S8{p4_S8{f9: uint64(14981927450425677443), f10: x107.Key, f11: []map[string]uint16(nil), f12: x107.Key}} { _ = e151
		var x153 = p4_v[[5]int64]([5]int64{int64(9), int64(-1), int64(5), int64(8), int64(-9223372036854775808)})
		_ = x153
		fmt.Println("#154", p4_v(p4_C2))
		if ((p4_cut(strconv.Quote(p4_v("-7")))) == (p4_cut(fmt.Sprint(float32(123456.789))))) {
			var x155 p4_B5 = p4_B5(int32((p4_v(uintptr(8)) << (p4_v(uint(7)) & 63))))
			_ = x155
			x156 := p4_v[float32](any(float32(1)).(float32))
			_ = x156
		}
		for i157 := 6; i157 > 0; i157-- {
			var x160 []int64 = p4_at([][]int64{[]int64{}}, (int(p4_whole(float64(p4_v(float32(-1e-7))))) & (i157 | p4_v(p4_C2))))
			_ = x160
			fmt.Printf("#161 %+d\n", p4_g25)
			x162 := p4_fn31(any(e151.f12), ((p4_v(uintptr(2)) &^ uintptr(7)) >> ((p4_g25 | p4_g25) & 127)), (p4_v[uintptr](uintptr(7465414517134155960)) | (p4_v(uintptr(9223372036854775808)) / (p4_v(uintptr(2)) | 1))))
			_ = x162
			{
				n163 := 0
			again164:
				n163++
				if n163 < 3 { goto again164 }
				fmt.Println("again164", n163)
			}
		}
	}
	x165 := p4_v[map[string]any](map[string]any{x107.Key: any(p4_v(float64(p4_C4)))})
	_ = x165
	for i166 := 0; i166 < 5; i166++ {
		x169 := p4_v[map[int8]string](map[int8]string{int8(10): x107.Key})
		_ = x169
		for i170 := range 2 { _ = i170
			fmt.Println("#173", i166)
			for i174 := 0; i174 < 3; i174++ {
				delete(x165, strconv.Itoa((i170 % (i170 | 1))))
				fmt.Println("#177", p4_g24)
				var x178 = p4_v[string](strings.ToUpper(p4_v("\x00")))
				_ = x178
			}
			switch p4_cut(x107.Key + p4_cut(p4_v("x\xffy") + "a,b,,c")) {
			case "a", "abc":
				var x179 error = error(p4_fault{p4_v(p4_C3), "made"})
				_ = x179
				x107 = x107
			default:
				x169 = map[int8]string{int8(64): `raw\n`}
			}
		}
		if ((x149.f20 * x149.f20) != x149.f20) {
			for i180 := 0; i180 < 6; i180++ {
				fmt.Printf("#183 %+v\n", p4_g26)
				x165 = x165
			}
			x165 = x165
		}
		fmt.Println("#184", x165)
	}
	fmt.Printf("#185 %-10s|\n", x107.Key)
	var x186 complex64 = x149.f19
	_ = x186
	defer fmt.Println("deferred by main")
	fmt.Println("end")
}

func main() { p4_main() }
