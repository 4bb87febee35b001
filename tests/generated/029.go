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


func p29_v[T any](x T) T { return x }

func p29_at[T any](s []T, i int) (zero T) {
	if len(s) == 0 {
		return zero
	}
	return s[uint(i)%uint(len(s))]
}

func p29_cut(s string) string {
	if len(s) > 40 {
		return s[:40]
	}
	return s
}

func p29_sub(s string, i, j int) string {
	n := uint(len(s) + 1)
	a, b := uint(i)%n, uint(j)%n
	return s[min(a, b):max(a, b)]
}

func p29_as[T any](x any) T {
	y, _ := x.(T)
	return y
}

type p29_ordered interface {
	~int | ~int8 | ~int16 | ~int32 | ~int64 | ~uint | ~uint8 | ~uint16 | ~uint32 | ~uint64 | ~uintptr | ~float32 | ~float64 | ~string
}

func p29_keys[K p29_ordered, V any](m map[K]V) []K {
	keys := make([]K, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	sort.Slice(keys, func(i, j int) bool { return keys[i] < keys[j] })
	return keys
}

func p29_count(n int) func(yield func(int) bool) {
	return func(yield func(int) bool) {
		for i := 0; i < n && yield(i*i); i++ {
		}
	}
}

func p29_sum[T ~int | ~int8 | ~int16 | ~int32 | ~int64 | ~uint8 | ~uint16 | ~uint32 | ~uint64 | ~float32 | ~float64](xs ...T) (s T) {
	for _, x := range xs {
		s += x
	}
	return
}

func p29_apply[T, U any](xs []T, f func(T) U) []U {
	var out []U
	for _, x := range xs {
		out = append(out, f(x))
	}
	return out
}

func p29_whole(f float64) int {
	if f != f || f > 1e9 || f < -1e9 {
		return -1
	}
	return int(f)
}

type p29_pair[K comparable, V any] struct {
	Key K
	Val V
}

func (p p29_pair[K, V]) swap(k K) p29_pair[K, V] { return p29_pair[K, V]{k, p.Val} }

type p29_stack[T any] struct {
	items []T
	peak  int
}

func (s *p29_stack[T]) push(x T) int {
	s.items = append(s.items, x)
	s.peak = max(s.peak, len(s.items))
	return len(s.items)
}

func (s *p29_stack[T]) pop() (x T, ok bool) {
	if len(s.items) == 0 {
		return x, false
	}
	x = s.items[len(s.items)-1]
	s.items = s.items[:len(s.items)-1]
	return x, true
}

type p29_fault struct {
	code int
	what string
}

func (f p29_fault) Error() string { return fmt.Sprintf("fault %d: %s", f.code, f.what) }

func p29_try(name string, f func()) {
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
var p29_sink any
var p29_uses = []any{errors.New, math.Sqrt, sort.Ints, strconv.Itoa, strings.Repeat, new(sync.Mutex)}

const (
	p29_C1 = iota*6 + 1
	p29_C2
	p29_C3 = 1<<(4*iota) - 1
)

const p29_C4 = 386.0 / 54 * 1e3


type p29_B5 uint32

func (r p29_B5) m6(a []bool) func(complex64) int16 {
	return func(p7 complex64) int16 { return any(int16(7)).(int16) }
}

func (r p29_B5) m8(a int) func(float64) uint64 {
	return func(p9 float64) uint64 { return uint64(p29_whole(float64(p9))) }
}


type p29_B10 string

func (r p29_B10) m11(a []complex64) p29_pair[uint8, bool] {
	return p29_pair[uint8, bool]{uint8(255), false}
}


type p29_B12 string

func (r p29_B12) m13(a []string) int32 {
	return (p29_at([]int32{int32(0)}, int(3)) << ((p29_v(int32(3)) + int32(1073741824)) & 63))
}


type p29_S14 struct {
	f15 uint32
}


type p29_S16 struct {
	f17 [][]float32
	f18 any
	f19 uintptr
	f20 bool
}

func (r p29_S16) String() string { return "<p29_S16>" }


type p29_S21 struct {
	p29_S16
	f22 string
	f23 string
}

func (r *p29_S21) m24(a float32) map[string]string {
	r.f22 = p29_cut(strconv.Itoa(int(len(p29_v("a,b,,c")))) + p29_sub(p29_cut(strings.Repeat(p29_v("héllo"), p29_v(int(1)) & 3)), int(p29_whole(float64(p29_v(float64(-1e-7))))), (p29_v(int(9)) &^ int(6))))
	return map[string]string{r.f22: r.f23}
}

func (r p29_S21) m25(a map[int]string) map[int]int32 {
	return map[int]int32{int(-9223372036854775808): int32(1872416295)}
}


type p29_I26 interface { Do27(a string) int8 }

func (r p29_B5) Do27(a string) int8 {
	return func() int8 { if !p29_v(true) { return int8(p29_whole(float64(p29_v(float64(0.5))))) }; return int8(p29_whole(float64(p29_v(float32(0.5))))) }()
}

func (r p29_B10) Do27(a string) int8 {
	return (int8(p29_v(uintptr(6))) ^ (p29_v(int8(-1)) / (p29_v(int8(-128)) | 1)))
}

func (r p29_B12) Do27(a string) int8 {
	return int8(96)
}

func (r p29_S14) Do27(a string) int8 {
	return (p29_v(int8(10)) & int8(len([]uint(nil))))
}

func (r p29_S16) Do27(a string) int8 {
	return ((p29_v(int8(127)) * int8(7)) >> ((p29_v(uint(4)) * uint(2)) & 31))
}

func (r p29_S21) Do27(a string) int8 {
	return int8(127)
}

var p29_g28 func(uint32) uint8 = func(p29 uint32) uint8 { return (p29_v(uint8(128)) - uint8(4)) }

var p29_g30 func(uint) string = func(p31 uint) string { return "héllo" }

func p29_fn32(a33 string, a34 uint64, a35 ...error) (res map[int]uintptr) {
	for i36 := 4; i36 > 0; i36-- {
		{
			a33 := p29_v(a33)
			fmt.Println("inner", a33)
		}
		fmt.Printf("#39 %x\n", p29_v(p29_C1))
		var x40 = p29_v[uint8]((((p29_v(uint8(9)) * uint8(255)) ^ (p29_v(uint8(255)) & uint8(7))) * ((p29_v(uint8(6)) * uint8(8)) * uint8(128))))
		_ = x40
	}
	var x41 p29_pair[uintptr, error] = p29_pair[uintptr, error]{uintptr(10), p29_at(a35, 1)}
	_ = x41
	for e43 := range p29_count(4) { _ = e43
		if true {
			delete(res, int(uint8(p29_whole(float64(p29_v(float32(0)))))))
			var x45 = p29_v[[]float64]([]float64{p29_v(float64(p29_C4))})
			_ = x45
		}
		if len(a35) < 30 { a35 = append(a35, p29_at(a35, 1)) }
		a33 = p29_cut(fmt.Sprint(int16(p29_v(uint16(4)))))
	}
	var x46 = p29_v[*p29_stack[uint8]](&p29_stack[uint8]{items: []uint8{uint8(0), uint8(4)}})
	_ = x46
	x47 := p29_v[map[uint16]p29_B5](map[uint16]p29_B5{uint16(65535): p29_B5(uint32(8))})
	_ = x47
	return res
}

func p29_fn48(a49 uint16, a50 any) (res [4]p29_I26) {
	res = res
	return res
}

func p29_fn51() (res bool) {
	for i52 := range 3 { _ = i52
		switch p29_cut(strconv.Quote(strconv.Itoa(p29_v(p29_C2)))) {
		case "a", "abc":
			res = (p29_cut(strings.ReplaceAll(string([]rune(p29_v("-7"))), " pad ", "")) == string(rune(p29_v(p29_C1) & 0xffff)))
			var x55 = p29_v[uint]((uint(uint8(p29_v(uintptr(9223372036854775808)))) & (-p29_v(uint(16617903561289571681)))))
			_ = x55
		case "":
			fmt.Println("#56", p29_v(p29_C1))
			fmt.Println("#57", i52)
		default:
			fmt.Println("#58", p29_v(p29_C1))
		}
		fmt.Printf("#59 %v\n", res)
	}
	x60 := p29_v[*p29_S21](&p29_S21{p29_S16: p29_S16{f17: [][]float32{[]float32(nil), make([]float32, 2), make([]float32, 0)}, f18: any(int32(-2147483648)), f19: uintptr(18446744073709551615), f20: res}, f22: "Zz", f23: "x\xffy"})
	_ = x60
	fmt.Printf("#61 %v\n", (p29_v(uintptr(9)) << (p29_v(int16(32767)) & 31)))
	var x62 = p29_v[p29_S21](p29_S21{p29_S16: x60.p29_S16, f22: x60.f23, f23: x60.f23})
	_ = x62
	for i63 := range 2 { _ = i63
		res = map[string]bool{"k": (p29_v(float64(1)) > (-p29_v(float64(p29_C4))))}["k"]
		x60 = x60
	}
	x66, x67 := func() (float64, complex128) { return (-(p29_v(float64(p29_C4)) / p29_v(float64(p29_C4)))), ((p29_v(complex128(complex(0.5, 0.1))) - p29_v(complex128(complex(1, 1e20)))) - complex(p29_v(float64(p29_C4)), p29_v(float64(p29_C4)))) }()
	_, _ = x66, x67
	return ((p29_cut(strconv.Quote(p29_v("\x00"))) >= p29_cut(fmt.Sprint(res))) || res)
}

func p29_fn68(a69 float32) (res uint64) {
	var x70 = p29_v[float64]((-(float64(math.Sqrt(float64(p29_v(float64(p29_C4))))) - (p29_v(float64(p29_C4)) * p29_v(float64(p29_C4))))))
	_ = x70
	fmt.Printf("#71 %e\n", x70)
	res = (p29_v(uint64(10)) * (res &^ (p29_v(uint64(5)) ^ res)))
	switch y72 := any(any(false)).(type) {
	case int:
		fmt.Printf("case %T %v\n", y72, y72)
		if !(p29_v(uintptr(0)) > uintptr(3)) {
			x70 = ((-(-p29_v(float64(p29_C4)))) / (-float64(a69)))
		} else {
			var x73 = p29_v[string]("\x00")
			_ = x73
			p29_try("try74", func() { if p29_v(p29_C1) & 1 == 0 { panic(fmt.Sprint("text ", p29_v(p29_C1))) } })
		}
	case string:
		fmt.Printf("case %T %v\n", y72, y72)
		var x75 = p29_v[*p29_stack[uint32]](&p29_stack[uint32]{items: []uint32{uint32(10), uint32(2147483648)}})
		_ = x75
	case p29_B5:
		fmt.Printf("case %T %v\n", y72, y72)
		fmt.Println("#76", p29_v(p29_C1))
	case p29_B10:
		fmt.Printf("case %T %v\n", y72, y72)
		x77 := p29_fn32(p29_cut(p29_v("a") + "a,b,,c"), (uint64(p29_whole(float64(x70))) % ((res / (res | 1)) | 1)), []error{}...)
		_ = x77
	case p29_B12:
		fmt.Printf("case %T %v\n", y72, y72)
		for i78 := range 6 { _ = i78
			fmt.Printf("#81 %8.2f\n", a69)
			fmt.Println("#82", i78)
			a69 *= float32(math.Floor(float64((a69 / p29_v(float32(0.5))))))
			{
				a69 := p29_v(float32((p29_v(float32(123456.789)) / a69)))
				fmt.Println("inner", a69)
			}
		}
	case p29_S14:
		fmt.Printf("case %T %v\n", y72, y72)
		for i83 := 0; i83 < 4; i83++ {
			var x86 = p29_v[[4]string]([4]string{"a", "日本", "Zz", "x\xffy"})
			_ = x86
			x87 := p29_v[[]complex128](append(append([]complex128(nil), make([]complex128, 1)...), complex128(complex(123456.789, 1))))
			_ = x87
		}
	case p29_S16:
		fmt.Printf("case %T %v\n", y72, y72)
		switch {
		case !((p29_v(int16(5))) == (p29_v(int16(16384)))):
			c88 := func(p89 string) uint16 {
				res &^= (^uint64(len(make([]int32, 0))))
				a69 = (a69 + float32(math.Trunc(float64((a69 + a69)))))
				return ((p29_v(uint16(0)) &^ uint16(8)) + uint16(0))
			}
			_ = c88
			x90 := p29_v[p29_I26](p29_I26(p29_B5(uint32(0))))
			_ = x90
		case ((p29_v(int16(16384)) &^ int16(6)) > any(int16(4)).(int16)):
			fmt.Println("#91", (p29_v(p29_B5(uint32(4))) * (p29_B5(p29_v(uint32(6))) - (p29_v(p29_B5(uint32(3))) + p29_B5(uint32(5))))))
			c92 := func(p93 uint) bool {
				p93 = (((p93 ^ uint(6)) % (map[string]uint{"k": p93}["k"] | 1)) | ((p93 | uint(1)) % ((+p29_v(uint(17348669667086073452))) | 1)))
				p93 >>= (p29_v(uint8(1)) ^ uint8(123)) % 70
				fmt.Printf("#94 %+v\n", y72)
				return strings.HasPrefix(string([]rune(p29_v("1.5e3"))), "\u00e9")
			}
			_ = c92
		case !(p29_v("日本") != "\u00e9"):
			fmt.Printf("#95 %T\n", (((p29_v(uint8(4)) - uint8(5)) - uint8(3)) - uint8(1)))
			var x96 error = fmt.Errorf("outer: %w", errors.New("inner"))
			_ = x96
		default:
			var x97 p29_S16 = y72
			_ = x97
		}
	case nil:
		fmt.Println("nil", y72 == nil)
	default:
		fmt.Printf("other %T\n", y72)
	}
	return (uint64(int16(len(map[string]int{"日本": p29_v(p29_C2)}))) << (((-p29_v(int64(9223372036854775807))) % (p29_v(int64(6124427795095303698)) | 1)) & 127))
}

func p29_main() {
	if ((p29_v(uint32(0)) * uint32(0)) != uint32(0)) {
		{
			n98 := 0
		again99:
			n98++
			if n98 < 3 { goto again99 }
			fmt.Println("again99", n98)
		}
		fmt.Printf("#100 %o\n", p29_v(p29_C2))
	} else {
		{
			{
				x101 := p29_fn51()
				_ = x101
				{
					x101 := p29_v(!(p29_v(int16(9)) < int16(16384)))
					fmt.Println("inner", x101)
				}
				var x102 = p29_v[uint16]((((p29_v(uint16(5)) * uint16(0)) + (-p29_v(uint16(0)))) ^ uint16(p29_whole(float64(float64(p29_v(uint64(0))))))))
				_ = x102
			}
			p29_try("try103", func() { s := make([]byte, 3); fmt.Println([2]byte(s[:(^(p29_v(int(-1)) | p29_v(p29_C3))) & 3]), *(*[1]byte)(s[(^(p29_v(int(-1)) | p29_v(p29_C3))) & 3:])) })
			var x104 [][]int32 = [][]int32{[]int32(nil), []int32{int32(2147483647), int32(2147483647), int32(4)}}
			_ = x104
		}
		var x105 = p29_v[any](any(int(9223372036854775807)))
		_ = x105
	}
	p29_try("try106", func() { if ((p29_v(p29_C1) + int(5)) >> (func() int32 { if true { return int32(5) }; return int32(9) }() & 31)) & 1 == 0 { panic(fmt.Sprint("text ", ((p29_v(p29_C1) + int(5)) >> (func() int32 { if true { return int32(5) }; return int32(9) }() & 31)))) } })
	switch ((p29_v(p29_C2) | p29_v(p29_C1)) | (p29_v(p29_C1) & p29_v(p29_C1))) & 3 {
	case 0:
		switch int(map[string]uint64{"k": uint64(0)}["k"]) & 3 {
		case 0:
			x107 := p29_v[p29_S14](p29_S14{f15: uint32(0)})
			_ = x107
		case 1:
			fmt.Printf("#108 %#x\n", p29_v(p29_C2))
			var x109 string = string(rune(int((p29_v(uint(9223372036854775808)) &^ uint(18446744073709551615))) & 0xffff))
			_ = x109
		case 2:
			fmt.Println("#110", max(uintptr(len(string([]rune(p29_v("\x00"))))), (p29_v[uintptr](uintptr(18446744073709551615)) << ((p29_v(int32(-1)) & int32(-2147483648)) & 7))))
		default:
			switch y111 := any(any(float32(1e10))).(type) {
			case string:
				fmt.Printf("case %T %v\n", y111, y111)
				fmt.Printf("#112 %T\n", any(float32(123456.789)))
			case float64:
				fmt.Printf("case %T %v\n", y111, y111)
				x113 := p29_v[func(int64) p29_pair[int, complex128]](func(p114 int64) p29_pair[int, complex128] { return p29_pair[int, complex128]{p29_v(p29_C2), complex128(complex(1e20, 3.14159))} })
				_ = x113
			case uint8:
				fmt.Printf("case %T %v\n", y111, y111)
				x115 := p29_v[[]*p29_S21](append(append([]*p29_S21(nil), p29_at([][]*p29_S21{[]*p29_S21{}[p29_v(0):min(p29_v(2), len([]*p29_S21{}))]}, p29_v(p29_C3))...), &p29_S21{p29_S16: p29_S16{f17: [][]float32{}, f18: any(uint(0)), f19: uintptr(1), f20: true}, f22: "-7", f23: "tab\tnl\n"}, &p29_S21{p29_S16: p29_S16{f17: make([][]float32, 1), f18: any(`raw\n`), f19: uintptr(5), f20: false}, f22: "日本", f23: ""}))
				_ = x115
			case p29_S14:
				fmt.Printf("case %T %v\n", y111, y111)
			case p29_S16:
				fmt.Printf("case %T %v\n", y111, y111)
				x116 := p29_v[[3]complex128]([3]complex128{complex128(complex(1, 1e20)), complex128(complex(0.5, -1e-7)), complex128(complex(0.1, -2.5))})
				_ = x116
			case p29_S21:
				fmt.Printf("case %T %v\n", y111, y111)
				x117 := p29_fn68(float32(0.5))
				_ = x117
			case nil:
				fmt.Println("nil", y111 == nil)
			default:
				fmt.Printf("other %T\n", y111)
			}
		}
		for i118 := 5; i118 > 0; i118-- {
			for i121, e122 := range p29_sub(p29_cut(p29_v("\x00") + "-7"), 0, 4) { _, _ = i121, e122
				var x124 = p29_v[func(string) []uint](func(p125 string) []uint { return []uint(nil)[:len([]uint(nil)):len([]uint(nil))] })
				_ = x124
				x126 := p29_v[p29_S21](p29_S21{p29_S16: p29_S16{f17: [][]float32{}, f18: any(float32(-1)), f19: uintptr(2), f20: false}, f22: "a", f23: "abc"})
				_ = x126
				c127 := func(p128 string) float32 {
					x126 = p29_S21{p29_S16: p29_S16{f17: [][]float32{[]float32{float32(1)}}, f18: any(p29_v(p29_C1)), f19: uintptr(18446744073709551615), f20: true}, f22: x126.f23, f23: x126.f23}
					x126.f23 = p29_cut(strings.ReplaceAll(p29_cut(p29_sub(p128, int(7), p29_v(p29_C3)) + p29_cut(strings.ReplaceAll(p29_v("42"), x126.f22, x126.f23))), "-7", x126.f22))
					fmt.Println("#129", map[string]string{p128: x126.f23})
					return ((-p29_v(float32(1e10))) * (p29_v(float32(0.5)) + p29_v(float32(1))))
				}
				_ = c127
				var x130 = p29_v[map[string]p29_S14](map[string]p29_S14{x126.f22: p29_S14{f15: uint32(2147483648)}})
				_ = x130
			}
			x131 := p29_fn48(uint16(uint32(p29_whole(float64(p29_v(float64(p29_C4)))))), any(" pad "))
			_ = x131
		}
	case 1:
L134:
		for i132 := 0; i132 < 1; i132++ {
			for _, e136 := range [2][]uint8{make([]uint8, 0), make([]uint8, 1)} { _ = e136
				if len(e136) < 30 { e136 = append(e136, (p29_at(e136, 1) + uint8(p29_v(p29_C2)))) }
				var x138 map[string]any = map[string]any{"日本": any(false)}
				_ = x138
				if ((p29_v(false) == true) != strings.Contains(p29_v("日本"), "1.5e3")) { break L134 }
			}
			fmt.Printf("#139 %v\n", p29_v(p29_C3))
			for i140, e141 := range p29_sub("\u00e9", 0, 1) { _, _ = i140, e141
				c143 := func(p144 uint8) uint16 {
					p144 += map[string]uint8{"k": (p144 - uint8(0))}["k"]
					p144 <<= (p29_v(uint8(3)) ^ p144) % 70
					return ((p29_v(uint16(8)) << (p29_v(int8(127)) & 127)) << ((p29_v(int8(10)) ^ int8(9)) & 127))
				}
				_ = c143
			}
		}
		for e146 := range p29_count(5) { _ = e146
			for e149 := range p29_count(1) { _ = e149
				x151 := p29_v[int8](max(int8((p29_v(uint8(8)) << (p29_v(int64(1)) & 7))), int8((p29_v(uint8(5)) << (e149 & 31)))))
				_ = x151
				fmt.Println("#152", p29_v(p29_C3))
				var x153 uint = max((uint(p29_whole(float64(p29_v(float64(p29_C4))))) + uint(p29_whole(float64(p29_v(float32(1e20)))))), (uint(p29_whole(float64(p29_v(float64(16777217))))) * (p29_v(uint(10)) >> (p29_v(uint8(255)) & 63))))
				_ = x153
			}
			if (((p29_v(p29_C1) >> (p29_v(int32(2)) & 31))) == (min(p29_v(int(9223372036854775807)), p29_v(p29_C1)))) { break }
		}
	default:
		x154, x155 := func() (string, bool) { return p29_cut(strconv.Itoa(p29_v(p29_C1)) + "abc"), strings.Contains(p29_cut(fmt.Sprint(int32(0))), "\x00") }()
		_, _ = x154, x155
	}
	for i156 := 0; i156 < 5; i156++ {
		if ((p29_v(uint32(8)) + uint32(2)) == uint32(p29_whole(float64(p29_v(float64(p29_C4)))))) {
			x159 := p29_v[[4]func(float64) uint64]([4]func(float64) uint64{func(p160 float64) uint64 { return min(p29_v(uint64(9223372036854775808)), uint64(9223372036854775808)) }, func(p161 float64) uint64 { return (+p29_v(uint64(18446744073709551615))) }, func(p162 float64) uint64 { return min(p29_v(uint64(9960473776497671914)), uint64(10)) }, func(p163 float64) uint64 { return (p29_v(uint64(9223372036854775808)) &^ uint64(7)) }})
			_ = x159
			p29_try("try164", func() { var m map[string]int; if min(p29_at([]int{p29_v(p29_C2)}, p29_v(p29_C2)), max(i156, int(884599927640159691))) & 1 == 0 { m["k"] = 1 } })
		}
		if ((p29_v(uint(10)) - uint(2)) < (p29_v(uint(0)) / (p29_v(uint(9)) | 1))) { break }
	}
L167:
	for i165 := 0; i165 < 3; i165++ {
		{
			{
				n168 := 0
			again169:
				n168++
				if n168 < 3 { goto again169 }
				fmt.Println("again169", n168)
			}
			for e171 := range p29_count(5) { _ = e171
				var x173 = p29_v[string](p29_cut(strings.Repeat(p29_v("-7"), int(p29_whole(float64(float32(p29_v(uint64(9223372036854775808)))))) & 3)))
				_ = x173
				var x174 = p29_v[error](error(nil))
				_ = x174
			}
			switch {
			case ((p29_v(uint8(255)) &^ uint8(1)) <= uint8(128)):
				fmt.Printf("#175 %T\n", uintptr(18446744073709551615))
			default:
				var x176 = p29_v[[1]p29_B5]([1]p29_B5{p29_B5(uint32(7))})
				_ = x176
			}
		}
		if !(p29_v(int8(3)) < int8(7)) {
			if ((p29_v(float64(p29_C4)) * p29_v(float64(16777217))) != func() float64 { if true { return p29_v(float64(p29_C4)) }; return float64(1e20) }()) { continue L167 }
			fmt.Println("#177", p29_v(p29_C3))
		} else {
			x178, x179 := func() (string, uint64) { return "tab\tnl\n", (p29_v(uint64(9223372036854775808)) * (p29_v(uint64(4)) - uint64(10))) }()
			_, _ = x178, x179
			var x180 int32 = int32(-2147483648)
			_ = x180
		}
	}
	var x181 *p29_S14 = &p29_S14{f15: uint32(2147483648)}
	_ = x181
	x182 := p29_v[[]float32]([]float32{float32(16777217), float32(1e10), float32(16777217)})
	_ = x182
	var x183 []p29_S14 = append(append([]p29_S14(nil), map[string][]p29_S14{"k": make([]p29_S14, 3)}["k"]...), p29_S14{f15: x181.f15}, p29_S14{f15: uint32(0)})[p29_v(0):min(p29_v(2), len(append(append([]p29_S14(nil), map[string][]p29_S14{"k": make([]p29_S14, 3)}["k"]...), p29_S14{f15: x181.f15}, p29_S14{f15: uint32(0)})))]
	_ = x183
	fmt.Printf("#184 %v\n", x182)
	if len(x182) > 0 {
		x182[max(p29_v(uint(1)), uint(10))%uint(len(x182))] = map[string]float32{"k": float32(3.14159)}["k"]
	}
	for i185 := range 2 { _ = i185
		x182 = x182[min(p29_v(1), len(x182)):]
		c188 := func(p189 float64) uint64 {
			x182 = x182[p29_v(0):min(p29_v(2), len(x182))]
			x181.f15++
			return min(max(p29_v(uint64(5)), uint64(18446744073709551615)), any(uint64(1)).(uint64))
		}
		_ = c188
		{
			n190 := 0
		again191:
			n190++
			if n190 < 3 { goto again191 }
			fmt.Println("again191", n190)
		}
		x192 := p29_fn51()
		_ = x192
	}
	var x193 = p29_v[[]error](append(append([]error(nil), []error(nil)[:len([]error(nil)):len([]error(nil))][:len([]error(nil)[:len([]error(nil)):len([]error(nil))]):len([]error(nil)[:len([]error(nil)):len([]error(nil))])]...), error(p29_fault{p29_v(p29_C3), "made"})))
	_ = x193
	if !(p29_v(true) && false) {
		var x194 *p29_stack[*p29_stack[float32]] = &p29_stack[*p29_stack[float32]]{items: []*p29_stack[float32]{&p29_stack[float32]{items: []float32{p29_at(x182, 1), float32(16777217)}}, &p29_stack[float32]{items: []float32{float32(-1e-7), p29_at(x182, 1)}}}}
		_ = x194
		var x195 = p29_v[p29_pair[string, []int16]](p29_pair[string, []int16]{"héllo", []int16{int16(10), int16(7)}})
		_ = x195
	} else {
		x196 := p29_v[int64]((p29_v(int64(4611686018427387904)) &^ ((+p29_v(int64(2))) & (p29_v(int64(7)) | int64(-1)))))
		_ = x196
	}
	for i197 := 3; i197 > 0; i197-- {
		x182 = x182[p29_v(0):min(p29_v(2), len(x182))]
		p29_try("try200", func() { if ((p29_v(p29_C1) + int(9223372036854775807)) & i197) & 1 == 0 { panic(fmt.Sprint("text ", ((p29_v(p29_C1) + int(9223372036854775807)) & i197))) } })
	}
	x182 = x182[p29_v(0):min(p29_v(2), len(x182))][:len(x182[p29_v(0):min(p29_v(2), len(x182))]):len(x182[p29_v(0):min(p29_v(2), len(x182))])][p29_v(0):min(p29_v(2), len(x182[p29_v(0):min(p29_v(2), len(x182))][:len(x182[p29_v(0):min(p29_v(2), len(x182))]):len(x182[p29_v(0):min(p29_v(2), len(x182))])]))]
	switch y201 := any(any(uintptr(9223372036854775808))).(type) {
	case int:
		fmt.Printf("case %T %v\n", y201, y201)
		switch ((p29_v(int(7)) - p29_v(p29_C1)) * (p29_v(int(9223372036854775807)) - p29_v(p29_C2))) & 3 {
		case 0:
			x193 = x193[min(p29_v(1), len(x193)):]
		case 1:
			for i202 := 2; i202 > 0; i202-- {
				if len(x182) < 30 { x182 = append(x182, p29_at(x182, 1)) }
				fmt.Printf("#205 %v\n", x193)
			}
			if (p29_at([]float32{float32(0.5)}, p29_v(p29_C3)) != (p29_at(x182, 1) * p29_at(x182, 1))) {
				var x206 = p29_v[map[string]uintptr](map[string]uintptr{"-7": uintptr(6)})
				_ = x206
				fmt.Printf("#207 %+d\n", (((p29_v(int32(4)) - int32(2147483647)) / (p29_v(int32(1)) | 1)) * ((p29_v(int32(-1)) & int32(-2147483648)) / ((p29_v(int32(3)) + int32(2147483647)) | 1))))
			} else {
				var x208 = p29_v[map[uint8]any](map[uint8]any{uint8(188): any(p29_v(float64(p29_C4)))})
				_ = x208
				c209 := func(p210 uint64) int16 {
					x183 = x183[p29_v(0):min(p29_v(2), len(x183))]
					if len(x182) > 0 {
						x182[(p29_v(uint(7)) ^ uint(1))%uint(len(x182))] = ((float32(math.Trunc(float64(p29_at(x182, 1)))) - (p29_at(x182, 1) / p29_at(x182, 1))) + (-(-p29_at(x182, 1))))
					}
					fmt.Println("#211", p29_v(p29_C3))
					return int16((-p29_v(uintptr(5))))
				}
				_ = c209
			}
		case 2:
			fmt.Println("#212", x193)
			x213 := p29_v[[]string](append(append([]string(nil), strings.Split(p29_v(""), ",")...), string(rune(p29_v(p29_C2) & 0xffff)))[p29_v(0):min(p29_v(2), len(append(append([]string(nil), strings.Split(p29_v(""), ",")...), string(rune(p29_v(p29_C2) & 0xffff)))))])
			_ = x213
		default:
			fmt.Printf("#214 %#x\n", p29_v[p29_B5](((p29_v(p29_B5(uint32(0))) * p29_B5(uint32(10))) - (p29_v(p29_B5(uint32(4))) * p29_B5(uint32(4294967295))))))
		}
	case float64:
		fmt.Printf("case %T %v\n", y201, y201)
		fmt.Println("#215", p29_v(float64(p29_C4)))
	case p29_B5:
		fmt.Printf("case %T %v\n", y201, y201)
		if (strings.ToLower(p29_v("héllo")) <= "") {
			fmt.Printf("#216 %T\n", [4]map[string]int8{map[string]int8{"héllo": int8(-128)}, map[string]int8{"a": int8(-1)}, map[string]int8{"abc": int8(-1)}, map[string]int8{"a,b,,c": int8(127)}})
			x217 := p29_v[p29_B12](p29_B12("\u00e9"))
			_ = x217
		} else {
			fmt.Println("#218", x182)
			var x219 = p29_v[[]map[int32]int]([]map[int32]int(nil)[p29_v(0):min(p29_v(2), len([]map[int32]int(nil)))])
			_ = x219
		}
	case p29_B10:
		fmt.Printf("case %T %v\n", y201, y201)
		switch min((p29_v(p29_C2) | p29_v(p29_C1)), (p29_v(p29_C3) - p29_v(p29_C1))) & 3 {
		case 0:
			switch (p29_v(p29_C3) >> (p29_v(uint64(7)) & 63)) & 3 {
			case 0:
				x220 := p29_fn51()
				_ = x220
				var x221 = p29_v[func(int) [5]float64](func(p222 int) [5]float64 { return [5]float64{p29_v(float64(p29_C4)), p29_v(float64(p29_C4)), p29_v(float64(p29_C4)), p29_v(float64(p29_C4)), float64(1)} })
				_ = x221
			case 1:
				x223 := p29_v[uint](uint(p29_whole(float64(float32((p29_v(float64(p29_C4)) * p29_v(float64(1))))))))
				_ = x223
				fmt.Printf("#224 %T\n", x183)
				fallthrough
			case 2:
				fmt.Printf("#225 %v\n", p29_v(p29_C3))
				fmt.Printf("#226 %q\n", "1.5e3")
			default:
				x181.f15 <<= (p29_v(uint8(9)) / (p29_v(uint8(255)) | 1)) % 70
			}
			x193 = x193[min(p29_v(1), len(x193)):]
		case 1:
			for i227 := 6; i227 > 0; i227-- {
				x230 := p29_v[p29_pair[int, bool]](p29_pair[int, bool]{int(0), false})
				_ = x230
				c231 := func(p232 string) complex64 {
					p232 = p232
					fmt.Println("#233", p232)
					return complex((p29_at(x182, 1) * p29_at(x182, 1)), (p29_at(x182, 1) - p29_at(x182, 1)))
				}
				_ = c231
				x234 := p29_v[uint8]((max(uint8(p29_whole(float64(p29_at(x182, 1)))), uint8(0)) * ((^p29_v(uint8(0))) - uint8(255))))
				_ = x234
				var x235 = p29_v[[]error](append(append([]error(nil), append(append([]error(nil), append(append([]error(nil), []error{}...), p29_at(x193, 1))...), func() error { if true { return p29_at(x193, 1) }; return error(nil) }(), p29_at(x193, 1))...), errors.New("42"), func() error { if x230.Val { return p29_at(x193, 1) }; return p29_at(x193, 1) }()))
				_ = x235
			}
			fmt.Println("#236", [4]bool{true, true, false, true})
			fallthrough
		case 2:
			if ((p29_v(int32(-1)) - int32(10)) == (p29_v(int32(1073741824)) &^ int32(-2147483648))) {
				p29_try("try237", func() { panic(fmt.Errorf("wrapped: %w", p29_fault{(p29_v(p29_C3) * (p29_v(int(4)) | p29_v(p29_C3))), "w"})) })
				var x238 string = p29_cut(p29_cut(fmt.Sprint(strings.ToLower(p29_v("a,b,,c")))) + string([]rune(p29_v("abc"))))
				_ = x238
			}
			fmt.Println("#239", y201)
		default:
			x240 := p29_fn48(max(any(uint16(0)).(uint16), (p29_v(uint16(32768)) | uint16(6))), any(p29_v(float64(p29_C4))))
			_ = x240
		}
	case p29_B12:
		fmt.Printf("case %T %v\n", y201, y201)
		{
			n241 := 0
		again242:
			n241++
			if n241 < 3 { goto again242 }
			fmt.Println("again242", n241)
		}
	case p29_S14:
		fmt.Printf("case %T %v\n", y201, y201)
		x243, x244 := func() (string, p29_B10) { return string([]rune(strings.TrimSpace(p29_v("abc")))), p29_B10(p29_v("\u00e9")) }()
		_, _ = x243, x244
	case p29_S16:
		fmt.Printf("case %T %v\n", y201, y201)
		for _, e246 := range p29_keys(map[string]p29_I26{"42": p29_I26(p29_B12("abc"))}) { _ = e246
			for _, e249 := range p29_keys(map[string]uint32{e246: x181.f15}) { _ = e249
				var x251 = p29_v[[]error](x193)
				_ = x251
				var x252 []int = []int{p29_v(p29_C3)}
				_ = x252
			}
		}
	case nil:
		fmt.Println("nil", y201 == nil)
	default:
		fmt.Printf("other %T\n", y201)
	}
	switch (any(p29_v(p29_C1)).(int) + (p29_v(int(7)) - p29_v(p29_C1))) & 3 {
	case 0:
		fmt.Println("#253", (map[string]string{"k": p29_cut(fmt.Sprint(int64(4611686018427387904)))}["k"] > "日本"))
		switch y254 := any(any(int64(10))).(type) {
		case int:
			fmt.Printf("case %T %v\n", y254, y254)
			for e256 := range p29_count(2) { _ = e256
				var x258 string = p29_cut(strconv.Quote(p29_cut(strconv.Quote(p29_sub(p29_v("\x00"), e256, int(8))))))
				_ = x258
			}
		case string:
			fmt.Printf("case %T %v\n", y254, y254)
			x259, x260 := func() (string, bool) { return y254, ((any(true)) == (any(true))) }()
			_, _ = x259, x260
		case float64:
			fmt.Printf("case %T %v\n", y254, y254)
			switch y261 := any(any(int16(7))).(type) {
			case int:
				fmt.Printf("case %T %v\n", y261, y261)
				x262 := p29_fn32(any(string(rune(p29_v(p29_C2) & 0xffff))).(string), ((p29_v(uint64(18446744073709551615)) * uint64(0)) | (p29_v(uint64(18446744073709551615)) >> (x181.f15 & 31))))
				_ = x262
			case string:
				fmt.Printf("case %T %v\n", y261, y261)
				fmt.Println("#263", x182)
			case p29_B5:
				fmt.Printf("case %T %v\n", y261, y261)
				if len(x182) > 0 {
					x182[(p29_v(uint(10)) &^ uint(0))%uint(len(x182))] += float32((x181.f15 << (p29_v(uint16(0)) & 127)))
				}
			case p29_B10:
				fmt.Printf("case %T %v\n", y261, y261)
				x183 = x183[:len(x183):len(x183)]
			case p29_B12:
				fmt.Printf("case %T %v\n", y261, y261)
				x264 := p29_v[p29_I26](p29_I26(p29_B5(uint32(6))))
				_ = x264
			case p29_S16:
				fmt.Printf("case %T %v\n", y261, y261)
				fmt.Println("#265", y261)
			case p29_S21:
				fmt.Printf("case %T %v\n", y261, y261)
			case nil:
				fmt.Println("nil", y261 == nil)
			default:
				fmt.Printf("other %T\n", y261)
			}
		case uint8:
			fmt.Printf("case %T %v\n", y254, y254)
			var x266 complex128 = complex128(complex(-1e-7, 1))
			_ = x266
		case p29_B5:
			fmt.Printf("case %T %v\n", y254, y254)
			x181.f15 |= max((p29_v(uint32(0)) - x181.f15), uint32(p29_v(int32(7))))
		case p29_B10:
			fmt.Printf("case %T %v\n", y254, y254)
			var x267 *p29_stack[error] = &p29_stack[error]{items: []error{p29_at(x193, 1), p29_at(x193, 1)}}
			_ = x267
		case p29_S16:
			fmt.Printf("case %T %v\n", y254, y254)
			x268 := p29_v[int16]((((p29_v(int16(32767)) - int16(6)) ^ int16(p29_v(int32(2147483647)))) % ((p29_v(int16(0)) + int16(p29_v(p29_C1))) | 1)))
			_ = x268
		case nil:
			fmt.Println("nil", y254 == nil)
		default:
			fmt.Printf("other %T\n", y254)
		}
	default:
		x269 := p29_v[string](p29_cut(strings.ReplaceAll(p29_cut(p29_v("42") + p29_cut(p29_v("x\xffy") + "héllo")), " pad ", " pad ")))
		_ = x269
	}
	x270 := p29_fn68(((p29_at(x182, 1) / p29_at(x182, 1)) - (p29_at(x182, 1) - p29_v(float32(-2.5)))))
	_ = x270
	{
		n271 := 0
	again272:
		n271++
		if n271 < 3 { goto again272 }
		fmt.Println("again272", n271)
	}
	var x273 = p29_v[map[int]p29_pair[uint, uint]](map[int]p29_pair[uint, uint]{p29_v(p29_C3): p29_pair[uint, uint]{uint(6), uint(10)}})
	_ = x273
	func() { s := make([]byte, 3); fmt.Println([2]byte(s[:int(p29_v(uint64(18446744073709551615))) & 3]), *(*[1]byte)(s[int(p29_v(uint64(18446744073709551615))) & 3:])) }()
	fmt.Println("end")
}

func main() { p29_main() }
