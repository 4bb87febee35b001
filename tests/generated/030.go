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


func p30_v[T any](x T) T { return x }

func p30_at[T any](s []T, i int) (zero T) {
	if len(s) == 0 {
		return zero
	}
	return s[uint(i)%uint(len(s))]
}

func p30_cut(s string) string {
	if len(s) > 40 {
		return s[:40]
	}
	return s
}

func p30_sub(s string, i, j int) string {
	n := uint(len(s) + 1)
	a, b := uint(i)%n, uint(j)%n
	return s[min(a, b):max(a, b)]
}

func p30_as[T any](x any) T {
	y, _ := x.(T)
	return y
}

type p30_ordered interface {
	~int | ~int8 | ~int16 | ~int32 | ~int64 | ~uint | ~uint8 | ~uint16 | ~uint32 | ~uint64 | ~uintptr | ~float32 | ~float64 | ~string
}

func p30_keys[K p30_ordered, V any](m map[K]V) []K {
	keys := make([]K, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	sort.Slice(keys, func(i, j int) bool { return keys[i] < keys[j] })
	return keys
}

func p30_count(n int) func(yield func(int) bool) {
	return func(yield func(int) bool) {
		for i := 0; i < n && yield(i*i); i++ {
		}
	}
}

func p30_sum[T ~int | ~int8 | ~int16 | ~int32 | ~int64 | ~uint8 | ~uint16 | ~uint32 | ~uint64 | ~float32 | ~float64](xs ...T) (s T) {
	for _, x := range xs {
		s += x
	}
	return
}

func p30_apply[T, U any](xs []T, f func(T) U) []U {
	var out []U
	for _, x := range xs {
		out = append(out, f(x))
	}
	return out
}

func p30_whole(f float64) int {
	if f != f || f > 1e9 || f < -1e9 {
		return -1
	}
	return int(f)
}

type p30_pair[K comparable, V any] struct {
	Key K
	Val V
}

func (p p30_pair[K, V]) swap(k K) p30_pair[K, V] { return p30_pair[K, V]{k, p.Val} }

type p30_stack[T any] struct {
	items []T
	peak  int
}

func (s *p30_stack[T]) push(x T) int {
	s.items = append(s.items, x)
	s.peak = max(s.peak, len(s.items))
	return len(s.items)
}

func (s *p30_stack[T]) pop() (x T, ok bool) {
	if len(s.items) == 0 {
		return x, false
	}
	x = s.items[len(s.items)-1]
	s.items = s.items[:len(s.items)-1]
	return x, true
}

type p30_fault struct {
	code int
	what string
}

func (f p30_fault) Error() string { return fmt.Sprintf("fault %d: %s", f.code, f.what) }

func p30_try(name string, f func()) {
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
var p30_sink any
var p30_uses = []any{errors.New, math.Sqrt, sort.Ints, strconv.Itoa, strings.Repeat, new(sync.Mutex)}

const (
	p30_C1 = iota*8 + 1
	p30_C2
	p30_C3 = 1<<(2*iota) - 1
)

const p30_C4 = 278.0 / 38 * 1e3


type p30_B5 string


type p30_B6 uint32

func (r p30_B6) m7(a [2]uint32) map[int]string {
	return map[int]string{int(4): ""}
}


type p30_S8 struct {
	f9 *p30_stack[complex64]
}

func (r *p30_S8) m10(a int32) []uint16 {
	r.f9 = r.f9
	return append(append([]uint16(nil), []uint16{uint16(1), uint16(5), uint16(0)}...), uint16(3), uint16(7))[p30_v(0):min(p30_v(2), len(append(append([]uint16(nil), []uint16{uint16(1), uint16(5), uint16(0)}...), uint16(3), uint16(7))))]
}

func (r *p30_S8) m11(a *p30_S8) string {
	r.f9 = r.f9
	return string(rune((p30_v(int(5)) & int(4)) & 0xffff))
}


type p30_I12 interface { Do13(a uint16) uint64 }

func (r p30_B5) Do13(a uint16) uint64 {
	return uint64(p30_whole(float64((p30_v(float64(0)) * p30_v(float64(1e10))))))
}

func (r p30_B6) Do13(a uint16) uint64 {
	return (p30_at([]uint64{uint64(14452878574734570093)}, int(-1)) << (uint64(len([]complex64{complex64(complex(0.5, 0.5)), complex64(complex(0.3, 16777217)), complex64(complex(3.14159, 1e10))})) & 127))
}

func (r p30_S8) Do13(a uint16) uint64 {
	return uint64(9223372036854775808)
}

var p30_g14 *p30_stack[map[string]float64] = &p30_stack[map[string]float64]{items: []map[string]float64{map[string]float64{"héllo": p30_v(float64(p30_C4))}, map[string]float64{"-7": float64(-2.5)}}}

var p30_g15 p30_pair[string, [3]string] = p30_pair[string, [3]string]{"\x00", [3]string{"日本", "\x00", "x\xffy"}}

var p30_g16 int8 = int8(5)

func p30_fn17() (res any) {
	x18 := p30_v[*p30_stack[p30_S8]](&p30_stack[p30_S8]{items: []p30_S8{p30_S8{f9: &p30_stack[complex64]{items: []complex64{complex64(complex(0.5, 0.5)), complex64(complex(1e20, 1e10))}}}, p30_S8{f9: &p30_stack[complex64]{items: []complex64{complex64(complex(0.1, 123456.789)), complex64(complex(0.3, 16777217))}}}}})
	_ = x18
	return any(float32(16777217))
}

func p30_fn19(a20 []bool, a21 ...int32) (res uint32) {
	var x22 [2][1]string = [2][1]string{[1]string{p30_g15.Key}, [1]string{p30_g15.Key}}
	_ = x22
	x22 = x22
	x23 := p30_v[p30_S8](p30_S8{f9: &p30_stack[complex64]{items: []complex64{complex64(complex(0.5, 3.14159)), complex64(complex(0.3, 1e20))}}})
	_ = x23
	var x24 complex128 = complex128(complex(1e10, 123456.789))
	_ = x24
	return (res % ((p30_v(uint32(5)) - uint32(p30_v(uint(9223372036854775808)))) | 1))
}

func p30_fn25(a26 int64, a27 []map[int]float32) (res bool) {
	a26 &^= int64(int(p30_whole(float64(p30_v(float64(p30_C4))))))
	a26 >>= uint8(len([]int8{p30_g16})) % 70
	res = (((p30_v(complex64(complex(16777217, -2.5))) * p30_v(complex64(complex(1, 3.14159)))) - complex(p30_v(float32(0.5)), p30_v(float32(123456.789)))) == complex(real(p30_v(complex64(complex(0.5, -1)))), imag(p30_v(complex64(complex(3.14159, 1))))))
	var x28 = p30_v[any](any("-7"))
	_ = x28
	return (p30_cut(strings.ReplaceAll(p30_cut(p30_g15.Key + p30_g15.Key), p30_g15.Key, "héllo")) >= p30_v[string](p30_cut(strconv.Quote(p30_g15.Key))))
}

func p30_fn29(a30 map[int]map[int32]uint8, a31 p30_S8) (res []any) {
	x32 := p30_v[uint32]((((p30_v(uint32(2147483648)) % (p30_v(uint32(8)) | 1)) &^ uint32(p30_whole(float64(p30_v(float32(0)))))) & p30_fn19(append(append([]bool(nil), []bool{false, true, true}...), false, true, true))))
	_ = x32
	return res
}

func p30_fn33(a34 string) (res int16) {
	switch {
	case (uint64(p30_whole(float64(p30_v(float64(p30_C4))))) <= (p30_v(uint64(9)) &^ uint64(7))):
		c35 := func(p36 uint64) int64 {
			a34 = p30_cut(strconv.Quote(string(rune((p30_v(p30_C1) >> (p30_v(uint8(255)) & 127)) & 0xffff))))
			res++
			return (int64(p30_v(int32(0))) >> ((p36 - p36) & 63))
		}
		_ = c35
	case strings.Contains(strings.TrimSpace(a34), p30_g15.Key):
		res >>= (p30_v(uint8(10)) & uint8(0)) % 70
	default:
		fmt.Printf("#37 %U\n", p30_v(p30_C2))
	}
	x38 := p30_v[p30_S8](p30_S8{f9: &p30_stack[complex64]{items: []complex64{complex64(complex(-1, 0.1)), complex64(complex(1, 1))}}})
	_ = x38
	x39 := p30_v[map[string]any](map[string]any{"42": any(uintptr(7))})
	_ = x39
	if (strconv.Itoa(p30_v(p30_C3)) >= p30_cut(fmt.Sprint(false))) {
		var x40 = p30_v[map[string][3]int](map[string][3]int{a34: [3]int{p30_v(p30_C1), p30_v(p30_C1), p30_v(p30_C3)}})
		_ = x40
	}
	fmt.Printf("#41 %q\n", p30_v(p30_C3))
	switch y42 := any(any(true)).(type) {
	case int:
		fmt.Printf("case %T %v\n", y42, y42)
		var x43 int = ((+(+p30_v(p30_C3))) ^ (y42 << ((p30_v(int64(9)) & int64(1)) & 63)))
		_ = x43
	case float64:
		fmt.Printf("case %T %v\n", y42, y42)
		delete(x39, any(p30_cut(p30_v("1.5e3") + p30_g15.Key)).(string))
	case p30_B5:
		fmt.Printf("case %T %v\n", y42, y42)
		{
			fmt.Printf("#44 %-6d|\n", res)
			fmt.Println("#45", x39)
			var x46 = p30_v[p30_I12](p30_I12(p30_B6(uint32(7))))
			_ = x46
		}
	case p30_B6:
		fmt.Printf("case %T %v\n", y42, y42)
		switch {
		case (p30_at([]uint32{uint32(6)}, p30_v(p30_C2)) > (p30_v(uint32(0)) << (p30_v(int64(4335497999455607679)) & 63))):
			x47 := p30_v[p30_B5](p30_B5(string(rune((p30_v(p30_C2) - int(-1)) & 0xffff))))
			_ = x47
			if x39 != nil { x39[p30_cut(string([]rune(p30_v("42"))) + p30_cut(fmt.Sprint(complex64(complex(1e20, 0.5)))))] = any(int64(9)) }
		case ((x38) == (x38)):
			var x48 uint16 = ((uint16(p30_whole(float64(p30_v(float64(p30_C4))))) | (p30_v(uint16(4013)) & uint16(10))) | ((p30_v(uint16(0)) - uint16(28572)) >> ((p30_v(uintptr(8)) - uintptr(1)) & 127)))
			_ = x48
			if x39 != nil { x39[p30_sub(string(rune(p30_v(p30_C1) & 0xffff)), min(p30_v(int(0)), p30_v(p30_C2)), (p30_v(p30_C2) + p30_v(p30_C2)))] = any(int64(-1)) }
		case (!p30_v(true) == (p30_v(int16(8)) < res)):
			var x49 error = error(nil)
			_ = x49
			x50 := p30_fn17()
			_ = x50
		default:
			var x51 float32 = ((-(-p30_v(float32(0.1)))) / (float32(p30_v(float32(1))) * float32(math.Sqrt(float64(p30_v(float32(123456.789)))))))
			_ = x51
		}
	case nil:
		fmt.Println("nil", y42 == nil)
	default:
		fmt.Printf("other %T\n", y42)
	}
	switch y52 := any(any(uint64(4))).(type) {
	case int:
		fmt.Printf("case %T %v\n", y52, y52)
		x53 := p30_v[p30_B6]((p30_B6(uint32(p30_whole(float64(p30_v(float32(0.5)))))) + p30_B6(p30_v[uint32](uint32(4294967295)))))
		_ = x53
	case float64:
		fmt.Printf("case %T %v\n", y52, y52)
		fmt.Println("#54", p30_v(p30_C2))
	case uint8:
		fmt.Printf("case %T %v\n", y52, y52)
		delete(x39, a34)
	case nil:
		fmt.Println("nil", y52 == nil)
	default:
		fmt.Printf("other %T\n", y52)
	}
	return (^((p30_v(int16(24442)) & int16(9)) >> (p30_v(int32(1843716197)) & 63)))
}

func p30_main() {
	c55 := func(p56 int16) uint32 {
		p56--
		p56 &= ((p30_v(int16(-32768)) ^ p56) * (p30_v(int16(3)) & p56))
		fmt.Printf("#57 %q\n", p30_v(p30_C3))
		return (uint32(p30_v(p30_C1)) | p30_fn19(make([]bool, 3), int32(462433575), int32(2)))
	}
	_ = c55
	var x58 map[string][]int16 = map[string][]int16{p30_g15.Key: []int16{}}
	_ = x58
	fmt.Println("#59", p30_g15)
	x60 := c55((+(p30_v(int16(32225)) >> (p30_v(int64(0)) & 7))))
	_ = x60
	x61 := p30_v[int](((int(len([]int8{int8(-128), p30_g16, p30_g16})) + (p30_v(p30_C3) ^ int(3819785637421065538))) &^ (+(p30_v(p30_C1) + p30_v(p30_C1)))))
	_ = x61
	switch {
	case ((p30_v(true) && true) && any(false).(bool)):
		{
			n62 := 0
		again63:
			n62++
			if n62 < 3 { goto again63 }
			fmt.Println("again63", n62)
		}
		for i64 := 5; i64 > 0; i64-- {
			if x58 != nil { x58[strings.ToUpper(p30_cut(strings.Repeat(p30_v("1.5e3"), p30_v(int(0)) & 3)))] = []int16{int16(5)} }
			{
				x61 := p30_v(max(p30_v(int(-1)), int(p30_whole(float64(p30_v(float32(-2.5)))))))
				fmt.Println("inner", x61)
			}
			var x67 p30_pair[int8, any] = p30_pair[int8, any]{p30_g16, any(int32(2))}
			_ = x67
			var x68 p30_pair[string, string] = p30_pair[string, string]{p30_g15.Key, "abc"}
			_ = x68
		}
	default:
		fmt.Printf("#69 %T\n", p30_g15)
	}
	x60++
	fmt.Printf("#70 %c\n", p30_v(p30_C1))
	x71 := p30_v[[5]float64]([5]float64{float64(0.1), p30_v(float64(p30_C4)), p30_v(float64(p30_C4)), p30_v(float64(p30_C4)), p30_v(float64(p30_C4))})
	_ = x71
	if (float32(p30_v(int32(-2147483648))) == (p30_v(float32(1)) * p30_v(float32(-1e-7)))) {
		var x72 = p30_v[uint8](uint8(128))
		_ = x72
		x73, x74 := func() (string, map[string]int16) { return string([]rune(func() string { if true { return p30_g15.Key }; return p30_g15.Key }())), map[string]int16{p30_g15.Key: int16(16384)} }()
		_, _ = x73, x74
	} else {
		x58 = x58
		x75 := p30_v[[1]bool]([1]bool{true})
		_ = x75
	}
	x76 := p30_v[string](p30_g15.Key)
	_ = x76
	if (p30_v(uint(2)) > (p30_v(uint(5)) & uint(9223372036854775808))) {
		{
			fmt.Printf("#77 %+v\n", p30_pair[string, string]{p30_g15.Key, x76})
			switch y78 := any(p30_at([]any{any(p30_g15.Key)}, (p30_v(int(2)) % (p30_v(int(0)) | 1)))).(type) {
			case string:
				fmt.Printf("case %T %v\n", y78, y78)
				fmt.Println("#79", p30_v(p30_C1))
			case float64:
				fmt.Printf("case %T %v\n", y78, y78)
				var x80 = p30_v[any](any(p30_g16))
				_ = x80
			case uint8:
				fmt.Printf("case %T %v\n", y78, y78)
				fmt.Println("#81", x60)
			case p30_B6:
				fmt.Printf("case %T %v\n", y78, y78)
				fmt.Printf("#82 %d\n", (-(int32(p30_whole(float64(p30_v(float32(0))))) >> (p30_g16 & 63))))
			case p30_S8:
				fmt.Printf("case %T %v\n", y78, "?")
				x83 := p30_v[uintptr]((((p30_v(uintptr(7)) >> (p30_v(int16(4)) & 31)) | max(p30_v(uintptr(8)), uintptr(5))) & (-(p30_v(uintptr(9223372036854775808)) >> (p30_g16 & 31)))))
				_ = x83
			case nil:
				fmt.Println("nil", y78 == nil)
			default:
				fmt.Printf("other %T\n", y78)
			}
			for i84, e85 := range p30_sub(p30_cut(strings.ReplaceAll(p30_v(" pad "), "x\xffy", "tab\tnl\n")), 0, 3) { _, _ = i84, e85
				var x87 = p30_v[int64](int64(len([]float32{float32(123456.789), float32(1e10), float32(1e20)}[p30_v(0):min(p30_v(2), len([]float32{float32(123456.789), float32(1e10), float32(1e20)}))])))
				_ = x87
				fmt.Printf("#88 %.3f\n", p30_v(float64(p30_C4)))
				x89 := p30_v[p30_I12](p30_I12(p30_S8{f9: &p30_stack[complex64]{items: []complex64{complex64(complex(1e10, 1)), complex64(complex(1e10, 123456.789))}}}))
				_ = x89
				var x90 = p30_v[[1]uint64]([1]uint64{uint64(18446744073709551615)})
				_ = x90
			}
		}
		{
			x60 := p30_v(uint32(p30_v(uint64(6))))
			fmt.Println("inner", x60)
		}
	}
	{
		n91 := 0
	again92:
		n91++
		if n91 < 3 { goto again92 }
		fmt.Println("again92", n91)
	}
	x61 &= ((^p30_v(int(3))) ^ max(x61, p30_v(p30_C2)))
	for i93 := 0; i93 < 3; i93++ {
		for i96 := range 5 { _ = i96
			x99, x100 := func() (complex64, int8) { return (complex(p30_v(float32(16777217)), p30_v(float32(-1))) * complex(real(p30_v(complex64(complex(-1e-7, 3.14159)))), imag(p30_v(complex64(complex(123456.789, 0.5)))))), int8(p30_v(uint64(16830954973117702921))) }()
			_, _ = x99, x100
			var x101 []string = append(append([]string(nil), append(append([]string(nil), make([]string, 2)...), "a", x76, "Zz")...), string([]rune(p30_v(" pad "))))[p30_v(0):min(p30_v(2), len(append(append([]string(nil), append(append([]string(nil), make([]string, 2)...), "a", x76, "Zz")...), string([]rune(p30_v(" pad "))))))]
			_ = x101
			for i102 := 3; i102 > 0; i102-- {
				if len(x101) < 30 { x101 = append(x101, map[string]string{"k": p30_g15.Key}["k"]) }
				x76 = string([]rune(string([]rune(p30_cut(strings.Repeat(x76, p30_v(int(4611686018427387904)) & 3))))))
				var x105 uintptr = (uintptr((p30_v(uint8(255)) << (p30_v(int(6)) & 63))) * uintptr(p30_whole(float64((-p30_v(float64(p30_C4)))))))
				_ = x105
				var x106 uint32 = x60
				_ = x106
			}
		}
		{
			n107 := 0
		again108:
			n107++
			if n107 < 3 { goto again108 }
			fmt.Println("again108", n107)
		}
		for i109 := 0; i109 < 5; i109++ {
			{
				fmt.Println("#112", i109)
				if x58 != nil { x58[p30_cut(strings.ReplaceAll(p30_cut(fmt.Sprint(complex64(complex(1e20, 1e20)))), p30_g15.Key, "x\xffy"))] = append(append([]int16(nil), []int16{int16(16384), int16(32767)}...), (p30_v(int16(25604)) & int16(3491)), int16(10), (p30_v(int16(3)) / (p30_v(int16(32767)) | 1))) }
			}
			if (i109 <= func() int { if true { return int(1) }; return p30_v(p30_C1) }()) {
				var x113 = p30_v[[]p30_pair[int, float32]](p30_v[[]p30_pair[int, float32]](append(append([]p30_pair[int, float32](nil), []p30_pair[int, float32]{}[:len([]p30_pair[int, float32]{}):len([]p30_pair[int, float32]{})]...), p30_pair[int, float32]{int(-1), float32(0)})))
				_ = x113
				x114 := p30_fn17()
				_ = x114
			}
			x115 := p30_v[uint16](((uint16(p30_v(uintptr(9223372036854775808))) / ((p30_v(uint16(0)) * uint16(10)) | 1)) * ((p30_v(uint16(0)) | uint16(5)) * (p30_v(uint16(65535)) | uint16(3)))))
			_ = x115
		}
	}
	if !(p30_v(float32(3.14159)) > float32(-2.5)) {
		x61 -= ((p30_v(int(3)) ^ x61) - (p30_v(p30_C2) ^ p30_v(p30_C1)))
		{
			n116 := 0
		again117:
			n116++
			if n116 < 3 { goto again117 }
			fmt.Println("again117", n116)
		}
	} else {
		if x58 != nil { x58[p30_cut(p30_v("a,b,,c") + p30_cut(p30_g15.Key + x76))] = append(append([]int16(nil), append(append([]int16(nil), []int16{int16(5)}...), int16(10))...), (p30_v(int16(4)) - int16(5)), int16(p30_whole(float64(p30_v(float32(1))))), int16(p30_v(p30_C3))) }
		for i118 := 0; i118 < 3; i118++ {
			p30_try("try121", func() { if ((p30_v(int(9223372036854775807)) + x61) ^ int(len(p30_g15.Key))) & 1 == 0 { panic(fmt.Sprint("text ", ((p30_v(int(9223372036854775807)) + x61) ^ int(len(p30_g15.Key))))) } })
			for e123 := range p30_count(2) { _ = e123
				var x125 = p30_v[func(uint8) error](func(p126 uint8) error { return error(p30_fault{p30_v(p30_C1), "made"}) })
				_ = x125
				x127 := p30_fn19([]bool{false, false, true}, []int32{}[p30_v(0):min(p30_v(2), len([]int32{}))][:len([]int32{}[p30_v(0):min(p30_v(2), len([]int32{}))]):len([]int32{}[p30_v(0):min(p30_v(2), len([]int32{}))])]...)
				_ = x127
				if strings.Contains(p30_cut(x76 + "x\xffy"), "héllo") { break }
			}
			x76 = p30_cut(p30_cut(fmt.Sprint(p30_at([]int{x61}, p30_v(p30_C2)))) + strings.TrimSpace(p30_cut(p30_g15.Key + p30_g15.Key)))
		}
	}
	x128 := p30_v[map[string]p30_I12](map[string]p30_I12{p30_g15.Key: p30_I12(p30_B6(uint32(0)))})
	_ = x128
	ping, pong, stop := make(chan int), make(chan int), make(chan struct{})
	go func() {
		for {
			select {
			case n := <-ping:
			pong <- n + 1
			case <-stop:
			close(pong)
			return
			}
	}
}()
	ball := 0
	for range 7 { ping <- ball; ball = <-pong }
	close(stop); _, open := <-pong; fmt.Println("ball", ball, open)
	func() { fmt.Println(any(uint64(7)).(uint64)) }()
	fmt.Println("end")
}

func main() { p30_main() }
