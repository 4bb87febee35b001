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


func p7_v[T any](x T) T { return x }

func p7_at[T any](s []T, i int) (zero T) {
	if len(s) == 0 {
		return zero
	}
	return s[uint(i)%uint(len(s))]
}

func p7_cut(s string) string {
	if len(s) > 40 {
		return s[:40]
	}
	return s
}

func p7_sub(s string, i, j int) string {
	n := uint(len(s) + 1)
	a, b := uint(i)%n, uint(j)%n
	return s[min(a, b):max(a, b)]
}

func p7_as[T any](x any) T {
	y, _ := x.(T)
	return y
}

type p7_ordered interface {
	~int | ~int8 | ~int16 | ~int32 | ~int64 | ~uint | ~uint8 | ~uint16 | ~uint32 | ~uint64 | ~uintptr | ~float32 | ~float64 | ~string
}

func p7_keys[K p7_ordered, V any](m map[K]V) []K {
	keys := make([]K, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	sort.Slice(keys, func(i, j int) bool { return keys[i] < keys[j] })
	return keys
}

func p7_count(n int) func(yield func(int) bool) {
	return func(yield func(int) bool) {
		for i := 0; i < n && yield(i*i); i++ {
		}
	}
}

func p7_sum[T ~int | ~int8 | ~int16 | ~int32 | ~int64 | ~uint8 | ~uint16 | ~uint32 | ~uint64 | ~float32 | ~float64](xs ...T) (s T) {
	for _, x := range xs {
		s += x
	}
	return
}

func p7_apply[T, U any](xs []T, f func(T) U) []U {
	var out []U
	for _, x := range xs {
		out = append(out, f(x))
	}
	return out
}

func p7_whole(f float64) int {
	if f != f || f > 1e9 || f < -1e9 {
		return -1
	}
	return int(f)
}

type p7_pair[K comparable, V any] struct {
	Key K
	Val V
}

func (p p7_pair[K, V]) swap(k K) p7_pair[K, V] { return p7_pair[K, V]{k, p.Val} }

type p7_stack[T any] struct {
	items []T
	peak  int
}

func (s *p7_stack[T]) push(x T) int {
	s.items = append(s.items, x)
	s.peak = max(s.peak, len(s.items))
	return len(s.items)
}

func (s *p7_stack[T]) pop() (x T, ok bool) {
	if len(s.items) == 0 {
		return x, false
	}
	x = s.items[len(s.items)-1]
	s.items = s.items[:len(s.items)-1]
	return x, true
}

type p7_fault struct {
	code int
	what string
}

func (f p7_fault) Error() string { return fmt.Sprintf("fault %d: %s", f.code, f.what) }

func p7_try(name string, f func()) {
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
var p7_sink any
var p7_uses = []any{errors.New, math.Sqrt, sort.Ints, strconv.Itoa, strings.Repeat, new(sync.Mutex)}

const (
	p7_C1 = iota*8 + 1
	p7_C2
	p7_C3 = 1<<(5*iota) - 1
)

const p7_C4 = 25.0 / 7 * 1e3


type p7_B5 float64

func (r p7_B5) String() string { return "<p7_B5>" }


type p7_B6 int16

func (r p7_B6) m7(a [5]float64) []float32 {
	return []float32(nil)[:len([]float32(nil)):len([]float32(nil))]
}


type p7_S8 struct {
	f9 p7_B5
	f10 []complex64
}

func (r p7_S8) Error() string { return "<p7_S8>" }


type p7_S11 struct {
	f12 map[int]uint32
	f13 float64
	f14 *p7_stack[map[string]int8]
	f15 [3]func(string) complex128
}

func (r p7_S11) String() string { return "<p7_S11>" }


type p7_I16 interface { Do17(a string) float32 }

func (r p7_B5) Do17(a string) float32 {
	return (float32(p7_v(uint8(115))) + float32(p7_v(float32(0))))
}

func (r p7_B6) Do17(a string) float32 {
	return float32((+p7_v(int16(-32768))))
}

func (r p7_S8) Do17(a string) float32 {
	return float32(0.5)
}

func (r p7_S11) Do17(a string) float32 {
	return float32(16777217)
}

var p7_g18 p7_B5 = p7_B5(p7_v(float64(p7_C4)))

func p7_fn19(a20 int8, a21 p7_I16, a22 string, a23 ...[]int32) (res int) {
	{
		n24 := 0
	again25:
		n24++
		if n24 < 3 { goto again25 }
		fmt.Println("again25", n24)
	}
	x26 := p7_v[map[string]map[string]float64](func() map[string]map[string]float64 { if ((p7_v(float32(123456.789)) / p7_v(float32(0.1))) > any(float32(1)).(float32)) { return map[string]map[string]float64{a22: map[string]float64{a22: p7_v(float64(p7_C4))}} }; return map[string]map[string]float64{a22: map[string]float64{a22: float64(1e10)}} }())
	_ = x26
	{
		a20 := p7_v(int8((p7_v(int64(0)) * int64(9223372036854775807))))
		fmt.Println("inner", a20)
	}
	fmt.Printf("#27 %d\n", x26)
	x28, x29 := func() (int16, int32) { return (-int16(p7_whole(float64(p7_v(float32(1)))))), int32(p7_whole(float64(float64(math.Round(float64(p7_v(float64(p7_C4)))))))) }()
	_, _ = x28, x29
	return min((any(res).(int) - (p7_v(p7_C2) >> (p7_v(uint8(0)) & 7))), (max(res, p7_v(p7_C2)) % (res | 1)))
}

func p7_fn30(a31 int32, a32 uint16, a33 ...any) (res func(float64) p7_B5) {
	defer func() {
		fmt.Println("deferred34")
	}()
	a32 *= uint16(7)
	switch {
	case (uint32(p7_v(uint16(0))) != (p7_v(uint32(2147483648)) & uint32(2))):
		c35 := func(p36 complex128) int64 {
			p36 -= (complex(real(p36), imag(p7_v(complex128(complex(3.14159, 1e10))))) - (p7_v(complex128(complex(0, 0.3))) * p36))
			return max(int64(p7_whole(float64(p7_v(float32(0.1))))), any(int64(4611686018427387904)).(int64))
		}
		_ = c35
		p7_try("try37", func() { panic(fmt.Errorf("wrapped: %w", p7_fault{int(int(p7_v(int8(5)))), "w"})) })
	default:
		{
			n38 := 0
		again39:
			n38++
			if n38 < 3 { goto again39 }
			fmt.Println("again39", n38)
		}
	}
	a33 = a33
	c40 := func(p41 string) int32 {
		p41 = string([]rune(p7_cut(strings.Repeat(p7_cut(p41 + p41), min(p7_v(p7_C1), p7_v(p7_C2)) & 3))))
		p41 = p7_cut(p7_at([]string{p7_cut(p41 + p41)}, (p7_v(p7_C2) >> (p7_v(uint8(10)) & 31))) + "\x00")
		return int32(p7_whole(float64((p7_v(float32(-1)) * p7_v(float32(0.5))))))
	}
	_ = c40
	if len(a33) < 30 { a33 = append(a33, p7_at(a33, 1)) }
	p7_sink = a33
	fmt.Println("len", len(a33), cap(a33))
	for _, e43 := range p7_keys(map[int]bool{int(-1): true}) { _ = e43
		if (p7_v(int64(-9223372036854775808)) < (p7_v(int64(1)) + int64(4))) {
			var x45 []map[int]uint = []map[int]uint{map[int]uint{int(5): uint(1)}}[:len([]map[int]uint{map[int]uint{int(5): uint(1)}}):len([]map[int]uint{map[int]uint{int(5): uint(1)}})]
			_ = x45
			fmt.Printf("#46 %e\n", p7_g18)
		}
		{
			n47 := 0
		again48:
			n47++
			if n47 < 3 { goto again48 }
			fmt.Println("again48", n47)
		}
		x49 := p7_v[int8](int8(64))
		_ = x49
		x50 := p7_v[uint32]((p7_v(uint32(8)) - uint32(map[string]uint64{"k": uint64(9223372036854775808)}["k"])))
		_ = x50
	}
	return p7_at([]func(float64) p7_B5{func(p51 float64) p7_B5 { return p7_B5(p7_v(float64(-1e-7))) }}, (p7_v(p7_C3) + int(len(map[string]int{`raw\n`: p7_v(p7_C2)}))))
}

func p7_fn52() (res int16) {
	res = int16(p7_v(int64(3)))
	x53 := p7_v[string](p7_sub(strconv.Itoa((p7_v(p7_C2) / (p7_v(int(9)) | 1))), map[string]int{"k": p7_v(p7_C1)}["k"], max((p7_v(int(9223372036854775807)) / (p7_v(int(9)) | 1)), (-p7_v(p7_C2)))))
	_ = x53
	x53 = x53
	return int16(len(map[string]int{x53: int(247510613606454522)}))
}

func p7_fn54() (res p7_B6) {
	var x55 []bool = append(append([]bool(nil), append(append([]bool(nil), []bool{true, true}...), false, false, false)[p7_v(0):min(p7_v(2), len(append(append([]bool(nil), []bool{true, true}...), false, false, false)))]...), (p7_cut(p7_v("a") + "abc") == p7_v[string]("日本")), strings.Contains(p7_sub(p7_v("abc"), p7_v(p7_C3), int(9)), ""), !(p7_v(true) == false))
	_ = x55
	return p7_B6(int16(p7_whole(float64(float32(p7_v(float64(0)))))))
}

func p7_fn56() (res p7_pair[int, p7_B6]) {
	x57 := p7_v[complex64](((func() complex64 { if true { return complex64(complex(-2.5, 0.5)) }; return complex64(complex(0.1, 1e10)) }() - (p7_v(complex64(complex(0, 123456.789))) - p7_v(complex64(complex(-1e-7, 0.3))))) + complex(real(complex(real(p7_v(complex64(complex(123456.789, -1e-7)))), imag(p7_v(complex64(complex(3.14159, 16777217)))))), imag(p7_at([]complex64{complex64(complex(-2.5, 0.1))}, res.Key)))))
	_ = x57
	return p7_pair[int, p7_B6]{p7_v(p7_C2), res.Val}
}

func p7_main() {
	fmt.Println("#58", p7_v(p7_C2))
	fmt.Println("#59", (p7_v(int16(1)) &^ int16(3)))
	for _, e61 := range [5]p7_I16{p7_I16(p7_B6(int16(-1))), p7_I16(p7_g18), p7_I16(p7_S8{f9: p7_g18, f10: []complex64(nil)}), p7_I16(p7_B6(int16(5))), p7_I16(p7_S8{f9: p7_g18, f10: []complex64{complex64(complex(-1, 1))}})} { _ = e61
		e61 = e61
		e61 = e61
		x63 := p7_v[string](`raw\n`)
		_ = x63
	}
	switch y64 := any(any(uint(2))).(type) {
	case int:
		fmt.Printf("case %T %v\n", y64, y64)
		fmt.Println("#65", p7_v(float64(p7_C4)))
	case string:
		fmt.Printf("case %T %v\n", y64, y64)
	case float64:
		fmt.Printf("case %T %v\n", y64, y64)
		p7_try("try66", func() { fmt.Println(p7_v(int8(7)) % p7_v(int8(((p7_v(p7_C3) | int(4611686018427387904)) >> (min(p7_v(uint8(4)), uint8(128)) & 7)) & 1))) })
	case p7_B5:
		fmt.Printf("case %T %v\n", y64, y64)
		x67 := p7_v[[]int16]([]int16(nil)[p7_v(0):min(p7_v(2), len([]int16(nil)))])
		_ = x67
	case nil:
		fmt.Println("nil", y64 == nil)
	default:
		fmt.Printf("other %T\n", y64)
	}
	c68 := func(p69 string) uint16 {
		p69 = p7_cut(strconv.Quote(p7_cut(string([]rune(p69)) + string(rune(p7_v(p7_C3) & 0xffff)))))
		return p7_at([]uint16{(p7_v(uint16(6)) * uint16(6))}, (^p7_v(int(-1))))
	}
	_ = c68
	for i70 := 5; i70 > 0; i70-- {
		switch {
		case ((p7_v(float32(1e20)) > float32(1e10)) && (p7_v(false) && false)):
		case (p7_v(true) || !p7_v(true)):
			x73 := p7_v[complex64](complex((p7_v(p7_g18.Do17)(`raw\n`) / (p7_v(float32(0)) * p7_v(float32(1e10)))), float32((p7_v(uint32(0)) ^ uint32(0)))))
			_ = x73
			x74 := p7_fn56()
			_ = x74
		default:
			switch {
			case (p7_v(true) && false):
				x75 := p7_v[map[int]func(string) float32](map[int]func(string) float32{int(10): func(p76 string) float32 { return (p7_v(float32(-1)) - p7_v(float32(1))) }})
				_ = x75
				var x77 p7_I16 = p7_I16(p7_S8{f9: p7_B5(float64(0)), f10: []complex64{complex64(complex(-2.5, 1e20)), complex64(complex(0, 1e20)), complex64(complex(1e10, 1e10))}})
				_ = x77
			case ((uint64(len(p7_v("1.5e3")))) == ((p7_v(uint64(5)) + uint64(3)))):
				fmt.Printf("#78 %v\n", [][]uint16{[]uint16{uint16(6), uint16(0)}, []uint16{uint16(1), uint16(2), uint16(65375)}, []uint16{uint16(9), uint16(3), uint16(2)}})
				x79 := p7_v[uint8]((((p7_v(uint8(128)) ^ uint8(74)) << ((p7_v(int64(8)) >> (p7_v(int16(-1)) & 127)) & 63)) * ((^p7_v(uint8(8))) - p7_at([]uint8{uint8(0)}, p7_v(p7_C2)))))
				_ = x79
			case !p7_at([]bool{true}, i70):
				x80 := p7_v[any](any(int16(14556)))
				_ = x80
				var x81 [5]any = [5]any{x80, x80, x80, x80, x80}
				_ = x81
			default:
				x82 := p7_fn52()
				_ = x82
			}
		}
		var x83 = p7_v[*p7_stack[float64]](&p7_stack[float64]{items: []float64{p7_v(float64(p7_C4)), float64(123456.789)}})
		_ = x83
	}
	var x84 = p7_v[func(string) int8](func(p85 string) int8 { return int8(4) })
	_ = x84
	switch {
	case !(p7_v(true) && true):
		x86 := p7_v[uint64]((((p7_v(uint64(3)) << (p7_v(uint8(128)) & 7)) | uint64(6)) ^ (p7_at([]uint64{uint64(2)}, int(6977984083154069026)) % ((p7_v(uint64(0)) | uint64(4158885060508193365)) | 1))))
		_ = x86
		var x87 = p7_v[complex64](complex64(complex(3.14159, 16777217)))
		_ = x87
	case ((p7_v(uint(0)) < uint(18446744073709551615)) && (p7_v(false) == true)):
		x88 := c68(p7_cut(strings.Repeat(p7_cut(strings.ReplaceAll(p7_v("1.5e3"), "日本", "\u00e9")), (p7_v(int(3)) + int(7)) & 3)))
		_ = x88
		fmt.Println("#89", uint64(((p7_v(int32(5)) &^ int32(-1)) & (p7_v(int32(1658918481)) &^ int32(-1)))))
	default:
		x90, x91 := func() (int, uint8) { return ((p7_v(p7_C1) &^ p7_v(p7_C3)) % ((p7_v(p7_C3) | p7_v(p7_C2)) | 1)), uint8(3) }()
		_, _ = x90, x91
	}
	var x92 = p7_v[map[string]bool](func() map[string]bool { if (max(p7_v(int8(64)), int8(-128)) > int8(p7_v(int16(5)))) { return map[string]bool{"1.5e3": true} }; return map[string]bool{"x\xffy": false} }())
	_ = x92
	fmt.Printf("#93 %+d\n", p7_v(p7_C1))
	if x92 != nil { x92[string([]rune(string(rune(p7_v(p7_C3) & 0xffff))))] = ((p7_v(uint64(0))) == (max(p7_v(uint64(7)), uint64(6)))) }
	switch p7_cut(string(rune(p7_v(p7_C1) & 0xffff)) + p7_cut(p7_v("tab\tnl\n") + "héllo")) {
	case "a", "abc":
		fmt.Println("#94", map[string]bool{"\u00e9": false})
		for _, e96 := range [5]int{p7_v(p7_C3), int(4611686018427387904), p7_v(p7_C3), p7_v(p7_C3), p7_v(p7_C2)} { _ = e96
			fmt.Printf("#98 %b\n", p7_v(p7_C1))
			fmt.Printf("#99 %v\n", error(p7_fault{p7_v(p7_C2), "made"}))
		}
	case "":
		c100 := func(p101 string) string {
			x92 = x92
			return string(rune((p7_v(p7_C1) | p7_v(p7_C2)) & 0xffff))
		}
		_ = c100
		for i102 := range 4 { _ = i102
			{
				n105 := 0
			again106:
				n105++
				if n105 < 3 { goto again106 }
				fmt.Println("again106", n105)
			}
			x92 = p7_v[map[string]bool](func() map[string]bool { if (p7_v(int32(8)) != int32(-2147483648)) { return x92 }; return x92 }())
			fmt.Printf("#107 %-6d|\n", i102)
		}
	default:
		x92 = x92
	}
	fmt.Println("end")
}

func main() { p7_main() }
