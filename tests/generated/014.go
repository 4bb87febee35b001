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


func p14_v[T any](x T) T { return x }

func p14_at[T any](s []T, i int) (zero T) {
	if len(s) == 0 {
		return zero
	}
	return s[uint(i)%uint(len(s))]
}

func p14_cut(s string) string {
	if len(s) > 40 {
		return s[:40]
	}
	return s
}

func p14_sub(s string, i, j int) string {
	n := uint(len(s) + 1)
	a, b := uint(i)%n, uint(j)%n
	return s[min(a, b):max(a, b)]
}

func p14_as[T any](x any) T {
	y, _ := x.(T)
	return y
}

type p14_ordered interface {
	~int | ~int8 | ~int16 | ~int32 | ~int64 | ~uint | ~uint8 | ~uint16 | ~uint32 | ~uint64 | ~uintptr | ~float32 | ~float64 | ~string
}

func p14_keys[K p14_ordered, V any](m map[K]V) []K {
	keys := make([]K, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	sort.Slice(keys, func(i, j int) bool { return keys[i] < keys[j] })
	return keys
}

func p14_count(n int) func(yield func(int) bool) {
	return func(yield func(int) bool) {
		for i := 0; i < n && yield(i*i); i++ {
		}
	}
}

func p14_sum[T ~int | ~int8 | ~int16 | ~int32 | ~int64 | ~uint8 | ~uint16 | ~uint32 | ~uint64 | ~float32 | ~float64](xs ...T) (s T) {
	for _, x := range xs {
		s += x
	}
	return
}

func p14_apply[T, U any](xs []T, f func(T) U) []U {
	var out []U
	for _, x := range xs {
		out = append(out, f(x))
	}
	return out
}

func p14_whole(f float64) int {
	if f != f || f > 1e9 || f < -1e9 {
		return -1
	}
	return int(f)
}

type p14_pair[K comparable, V any] struct {
	Key K
	Val V
}

func (p p14_pair[K, V]) swap(k K) p14_pair[K, V] { return p14_pair[K, V]{k, p.Val} }

type p14_stack[T any] struct {
	items []T
	peak  int
}

func (s *p14_stack[T]) push(x T) int {
	s.items = append(s.items, x)
	s.peak = max(s.peak, len(s.items))
	return len(s.items)
}

func (s *p14_stack[T]) pop() (x T, ok bool) {
	if len(s.items) == 0 {
		return x, false
	}
	x = s.items[len(s.items)-1]
	s.items = s.items[:len(s.items)-1]
	return x, true
}

type p14_fault struct {
	code int
	what string
}

func (f p14_fault) Error() string { return fmt.Sprintf("fault %d: %s", f.code, f.what) }

func p14_try(name string, f func()) {
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
var p14_sink any
var p14_uses = []any{errors.New, math.Sqrt, sort.Ints, strconv.Itoa, strings.Repeat, new(sync.Mutex)}

const (
	p14_C1 = iota*8 + 1
	p14_C2
	p14_C3 = 1<<(5*iota) - 1
)

const p14_C4 = 933.0 / 77 * 1e3


type p14_B5 int8

func (r p14_B5) m6(a []int64) []string {
	return []string(nil)[p14_v(0):min(p14_v(2), len([]string(nil)))][:len([]string(nil)[p14_v(0):min(p14_v(2), len([]string(nil)))]):len([]string(nil)[p14_v(0):min(p14_v(2), len([]string(nil)))])]
}

func (r p14_B5) m7(a []int16) uintptr {
	return (func() uintptr { if true { return uintptr(6) }; return uintptr(9817685673588188705) }() + (p14_v(uintptr(0)) + uintptr(1)))
}


type p14_S8 struct {
	f9 map[uint]complex64
}

func (r p14_S8) GoString() string { return "<p14_S8>" }


type p14_S10 struct {
	f11 p14_B5
	f12 map[int32]int
	f13 map[string]*p14_stack[complex128]
}


type p14_S14 struct {
	f15 string
	f16 [5]*p14_stack[string]
	f17 p14_S10
	f18 string
}

func (r p14_S14) m19(a int32) uint {
	return uint(4)
}

func (r p14_S14) m20(a int16) []float64 {
	return p14_v[[]float64](append(append([]float64(nil), []float64{float64(-1), float64(1e20), float64(1e20)}...), float64(-1e-7), float64(1), float64(16777217)))
}


type p14_S21 struct {
	p14_S8
	f22 uint
	f23 *p14_stack[float32]
	f24 error
	f25 func(uint64) int
}

func (r p14_S21) m26(a float64) map[int]uintptr {
	return map[int]uintptr{int(5305733394633497299): uintptr(4)}
}


type p14_I27 interface { Do28(a int32) int16 }

func (r p14_B5) Do28(a int32) int16 {
	return int16(p14_whole(float64(float32(p14_v(float32(-1e-7))))))
}

func (r p14_S8) Do28(a int32) int16 {
	return int16((+p14_v(uintptr(2))))
}

func (r p14_S10) Do28(a int32) int16 {
	return any(int16(6973)).(int16)
}

func (r p14_S14) Do28(a int32) int16 {
	return int16(-32768)
}

func (r p14_S21) Do28(a int32) int16 {
	return ((p14_v(int16(32767)) + int16(32767)) | int16(p14_v(int8(9))))
}

var p14_g29 []string = strings.Split(p14_v(""), ",")

var p14_g30 p14_B5 = (p14_v(p14_B5(int8(-128))) * p14_B5(int8(9)))

var p14_g31 p14_S14 = p14_S14{f15: p14_at(p14_g29, 1), f16: [5]*p14_stack[string]{&p14_stack[string]{items: []string{p14_at(p14_g29, 1), p14_at(p14_g29, 1)}}, &p14_stack[string]{items: []string{p14_at(p14_g29, 1), p14_at(p14_g29, 1)}}, &p14_stack[string]{items: []string{"", p14_at(p14_g29, 1)}}, &p14_stack[string]{items: []string{p14_at(p14_g29, 1), p14_at(p14_g29, 1)}}, &p14_stack[string]{items: []string{p14_at(p14_g29, 1), p14_at(p14_g29, 1)}}}, f17: p14_S10{f11: p14_g30, f12: map[int32]int{int32(2147483647): p14_v(p14_C2)}, f13: map[string]*p14_stack[complex128]{p14_at(p14_g29, 1): &p14_stack[complex128]{items: []complex128{complex128(complex(123456.789, 3.14159)), complex128(complex(0, 3.14159))}}}}, f18: "42"}

func p14_fn32(a33 uint8) (res []float64) {
	fmt.Println("#34", p14_v(p14_C2))
	x35 := p14_v[p14_S8](p14_S8{f9: map[uint]complex64{uint(6532774775175529462): complex64(complex(0, -2.5))}})
	_ = x35
	var x36 p14_I27 = p14_I27(p14_g31)
	_ = x36
	switch {
	case ((-p14_at(res, 1)) == float64(p14_at(res, 1))):
		p14_try("try37", func() { panic(p14_fault{p14_v(p14_C3), "thrown"}) })
		for i38 := range 6 { _ = i38
			fmt.Println("#41", a33)
			fmt.Println("copied", copy(res, res[:len(res):len(res)]))
			x36 = x36
			c42 := func(p43 float64) int16 {
				x35 = p14_S8{f9: x35.f9}
				x35.f9 = x35.f9
				return p14_at([]int16{p14_v[int16](int16(-1))}, int(p14_v(p14_C2)))
			}
			_ = c42
		}
	case (p14_cut(strings.ReplaceAll(p14_at(p14_g29, 1), p14_at(p14_g29, 1), p14_g31.f18)) == p14_cut(p14_g31.f18 + "héllo")):
		{
			a33 := p14_v((uint8(p14_v(uint16(7))) ^ (a33 &^ a33)))
			fmt.Println("inner", a33)
		}
		res = res[min(p14_v(1), len(res)):]
	default:
		x44 := p14_v[[][4]uint16](p14_at([][][4]uint16{[][4]uint16{}}, ((p14_v(p14_C1) >> (p14_v(int16(32767)) & 31)) - int(len(p14_at(p14_g29, 1))))))
		_ = x44
	}
	x45 := p14_v[p14_I27](x36)
	_ = x45
	for e47 := range p14_count(6) { _ = e47
		switch {
		case (([1]int{int(-9223372036854775808)}) == (p14_v[[1]int]([1]int{p14_v(p14_C2)}))):
			res = res[min(p14_v(1), len(res)):]
			if len(res) > 0 {
				res[(p14_v(uint(18446744073709551615)) ^ uint(0))%uint(len(res))] = (float64(map[string]uint8{"k": a33}["k"]) - (float64(p14_v(uint16(0))) * (p14_v(float64(1e20)) - p14_at(res, 1))))
			}
		case (p14_v[uint32](uint32(4294967295)) < max(p14_v(uint32(4294967295)), uint32(5))):
			var x49 map[string]any = map[string]any{p14_g31.f18: any(uint32(0))}
			_ = x49
			fmt.Printf("#50 %.3f\n", p14_v(float64(p14_C4)))
		case (int64(p14_v(int16(32767))) <= (p14_v(int64(2)) ^ int64(-9223372036854775808))):
			x51 := p14_v[map[int]func(string) int32](map[int]func(string) int32{int(6): func(p52 string) int32 { return int32(p14_v(uint32(10))) }})
			_ = x51
			fmt.Printf("#53 %v\n", a33)
		default:
			if len(res) > 0 {
				res[(p14_v(uint(3)) >> (p14_v(uint64(6)) & 31))%uint(len(res))] = (p14_at(res, 1) / func() float64 { if !p14_v(false) { return (p14_v(float64(p14_C4)) * p14_at(res, 1)) }; return (p14_v(float64(p14_C4)) / p14_at(res, 1)) }())
			}
		}
		fmt.Println("#54", p14_v(p14_C2))
		for i55 := 3; i55 > 0; i55-- {
			x36 = x36
			if (p14_cut(strconv.Quote(p14_at(p14_g29, 1))) < p14_sub(p14_v("a,b,,c"), p14_v(p14_C1), e47)) { continue }
		}
	}
	var x58 *p14_stack[map[int]bool] = &p14_stack[map[int]bool]{items: []map[int]bool{map[int]bool{p14_v(p14_C2): true}, map[int]bool{p14_v(p14_C1): true}}}
	_ = x58
	if (!p14_v(true) && true) {
		var x59 = p14_v[uintptr]((uintptr(p14_whole(float64((-p14_v(float32(-1e-7)))))) >> (((p14_v(int32(10)) + int32(-1)) % ((p14_v(int32(2147483647)) << (p14_v(int8(-1)) & 7)) | 1)) & 63)))
		_ = x59
		{
			n60 := 0
		again61:
			n60++
			if n60 < 3 { goto again61 }
			fmt.Println("again61", n60)
		}
	} else {
		var x62 = p14_v[float64](func() float64 { if !p14_v(true) { return p14_v(float64(p14_C4)) }; return (p14_v[float64](float64(1e20)) * float64(math.Sqrt(float64(p14_v(float64(1e10)))))) }())
		_ = x62
		switch {
		case strings.HasSuffix(string(rune(p14_v(p14_C1) & 0xffff)), p14_g31.f18):
			a33 = (uint8(p14_whole(float64((-p14_v(float32(3.14159)))))) ^ ((a33 &^ a33) ^ (+a33)))
		default:
		}
	}
	return func() []float64 { if ((p14_v(float32(1e10)) * p14_v(float32(0.3))) < float32(p14_v(uintptr(2)))) { return append(append([]float64(nil), append(append([]float64(nil), res...), p14_v(float64(p14_C4)), p14_v(float64(p14_C4)))...), float64(math.Ceil(float64(p14_v(float64(0.1))))), float64(p14_v(uint16(65535))), (-p14_v(float64(16777217)))) }; return res }()
}

func p14_fn63(a64 string, a65 []any, a66 *p14_S14) (res p14_pair[string, [4]float32]) {
	var x67 = p14_v[[2]string]([2]string{a66.f15, a66.f15})
	_ = x67
	return res
}

func p14_fn68(a69 uint, a70 p14_S8, a71 error) (res string) {
	defer func() {
		if r := recover(); r != nil { fmt.Println("deferred72", r) }
		res = p14_cut(strings.ReplaceAll(p14_cut(fmt.Sprint((p14_v(int16(8)) - int16(5)))), "a,b,,c", p14_at(p14_g29, 1)))
		fmt.Println("deferred72")
	}()
	switch y73 := any(any(p14_at(p14_g29, 1))).(type) {
	case int:
		fmt.Printf("case %T %v\n", y73, y73)
		switch ((p14_v(p14_C1) ^ p14_v(p14_C3)) - int(p14_v(uint8(9)))) & 3 {
		case 0:
			fmt.Printf("#74 %x\n", (((p14_v(uint64(1946085805239373139)) & uint64(9)) + p14_v[uint64](uint64(10))) &^ ((p14_v(uint64(18446744073709551615)) - uint64(0)) ^ (p14_v(uint64(8)) ^ uint64(9488312480789032380)))))
		default:
			fmt.Printf("#75 %q\n", p14_g30)
		}
	case float64:
		fmt.Printf("case %T %v\n", y73, y73)
		var x76 string = "x\xffy"
		_ = x76
	case p14_B5:
		fmt.Printf("case %T %v\n", y73, y73)
		fmt.Printf("#77 %#v\n", a70)
	case p14_S8:
		fmt.Printf("case %T %v\n", y73, y73)
		var x78 = p14_v[[2]uint8]([2]uint8{uint8(7), uint8(0)})
		_ = x78
	case p14_S14:
		fmt.Printf("case %T %v\n", y73, "?")
	case nil:
		fmt.Println("nil", y73 == nil)
	default:
		fmt.Printf("other %T\n", y73)
	}
	if (((&p14_S14{f15: p14_at(p14_g29, 1), f16: p14_g31.f16, f17: p14_S10{f11: p14_B5(int8(7)), f12: map[int32]int{int32(1): int(9223372036854775807)}, f13: map[string]*p14_stack[complex128]{p14_at(p14_g29, 1): &p14_stack[complex128]{items: []complex128{complex128(complex(-1e-7, 123456.789)), complex128(complex(1e20, 0.5))}}}}, f18: p14_at(p14_g29, 1)}) == (&p14_S14{f15: p14_g31.f15, f16: p14_g31.f16, f17: p14_g31.f17, f18: p14_at(p14_g29, 1)})) != (p14_v(true) && false)) {
		for i79 := range 3 { _ = i79
			x82 := p14_v[string]("Zz")
			_ = x82
			fmt.Printf("#83 %b\n", p14_v(p14_C1))
		}
		a70 = p14_S8{f9: map[uint]complex64{uint(18446744073709551615): complex64(complex(16777217, 1))}}
	} else {
		for i84, e85 := range p14_sub("abc", 0, 6) { _, _ = i84, e85
			a69++
		}
		{
			n87 := 0
		again88:
			n87++
			if n87 < 3 { goto again88 }
			fmt.Println("again88", n87)
		}
	}
	switch p14_v(p14_C2) & 3 {
	case 0:
		fmt.Printf("#89 %T\n", complex64(complex(1e20, 1e10)))
		x90 := p14_fn32(uint8(int64(p14_v(uint64(9223372036854775808)))))
		_ = x90
	case 1:
		fmt.Println("#91", p14_v(p14_C1))
		x92 := p14_v[bool]((((p14_v(int16(32767)) &^ int16(7621)) & (p14_v(int16(23851)) + int16(8))) < min((p14_v(int16(10)) | int16(-32768)), p14_B5.Do28(p14_g30, int32(8)))))
		_ = x92
		fallthrough
	case 2:
		c93 := func(p94 uintptr) string {
			a71 = a71
			a70 = a70
			return p14_g31.f15
		}
		_ = c93
		switch y95 := any(any(int16(-1))).(type) {
		case uint8:
			fmt.Printf("case %T %v\n", y95, y95)
			x96 := p14_v[[]p14_S8](append(append([]p14_S8(nil), []p14_S8(nil)...), a70, a70))
			_ = x96
		case p14_B5:
			fmt.Printf("case %T %v\n", y95, y95)
			p14_try("try97", func() { fmt.Println(len(make([]int, ((p14_v(int(-1)) * int(9223372036854775807)) + p14_v(p14_C1)) & 7 - 3))) })
		case p14_S14:
			fmt.Printf("case %T %v\n", y95, "?")
			var x98 = p14_v[string](p14_cut(strconv.Quote(p14_cut(p14_cut(strings.Repeat(p14_v("a,b,,c"), p14_v(p14_C3) & 3)) + p14_g31.f15))))
			_ = x98
		case p14_S21:
			fmt.Printf("case %T %v\n", y95, "?")
			x99 := p14_v[p14_I27](p14_I27(p14_S10{f11: p14_g30, f12: map[int32]int{int32(613577483): p14_v(p14_C2)}, f13: map[string]*p14_stack[complex128]{p14_g31.f18: &p14_stack[complex128]{items: []complex128{complex128(complex(0.5, 0.5)), complex128(complex(-1, -1e-7))}}}}))
			_ = x99
		case nil:
			fmt.Println("nil", y95 == nil)
		default:
			fmt.Printf("other %T\n", y95)
		}
	default:
		{
			n100 := 0
		again101:
			n100++
			if n100 < 3 { goto again101 }
			fmt.Println("again101", n100)
		}
	}
	c102 := func(p103 uint16) int32 {
		a69 = (uint(len(p14_at(p14_g29, 1))) & ((p14_v(uint(18446744073709551615)) ^ uint(6)) | uint(9223372036854775808)))
		a70.f9 = a70.f9
		return (max(p14_v(int32(8)), int32(4)) / (int32(p14_whole(float64(p14_v(float64(p14_C4))))) | 1))
	}
	_ = c102
	p14_try("try104", func() { fmt.Println(p14_v(int8(7)) % p14_v(int8((int(p14_v(uint32(10))) - (p14_v(int(7)) - int(7))) & 1))) })
	return p14_sub(p14_v("x\xffy"), ((p14_v(p14_C3) | p14_v(p14_C2)) << ((p14_v(uint32(4294967295)) | uint32(0)) & 31)), (p14_v(p14_C3) & max(p14_v(p14_C1), int(0))))
}

func p14_fn105(a106 float64) (res error) {
	defer func() {
		res = fmt.Errorf("outer: %w", res)
		fmt.Println("deferred107")
	}()
	x108 := p14_v[map[int16][]bool](map[int16][]bool{int16(-1): []bool{true, false}})
	_ = x108
	for _, e110 := range [4]int64{int64(4611686018427387904), int64(4611686018427387904), int64(-9223372036854775808), int64(-1)} { _ = e110
		var x112 uint8 = (((p14_v(uint8(10)) | uint8(0)) >> (p14_at([]uint8{uint8(128)}, int(-1)) & 7)) | max(uint8(len(p14_g31.f15)), uint8(7)))
		_ = x112
		for e114 := range p14_count(1) { _ = e114
			fmt.Println("#116", p14_v(float64(p14_C4)))
			x108 = x108
			if x108 != nil { x108[int16(len(any(map[string]int{p14_g31.f18: p14_v(p14_C2)}).(map[string]int)))] = make([]bool, 1) }
			fmt.Printf("#117 %v\n", p14_g29)
		}
	}
	fmt.Println("#118", p14_v(p14_C3))
	return errors.New("日本")
}

func p14_fn119(a120 [2]func(int64) float64, a121 any) (res map[string]map[int]bool) {
	res = res
	var x122 = p14_v[uintptr](uintptr(1))
	_ = x122
	return res
}

func p14_fn123(a124 uint) (res [2]int) {
	res = res
	res = res
	x125 := p14_v[p14_S21](p14_S21{p14_S8: p14_S8{f9: map[uint]complex64{uint(0): complex64(complex(1e10, -2.5))}}, f22: uint(8), f23: &p14_stack[float32]{items: []float32{float32(-1), float32(16777217)}}, f24: errors.New(p14_g31.f15), f25: func(p126 uint64) int { return min(p14_v(p14_C2), p14_v(p14_C1)) }})
	_ = x125
	return res
}

func p14_fn127() (res error) {
	res = res
	return res
}

func p14_main() {
	var x128 = p14_v[map[uint32]uint](map[uint32]uint{uint32(0): uint(2)})
	_ = x128
	fmt.Println("#129", p14_v(p14_C1))
	fmt.Printf("#130 %+v\n", x128)
	x128 = x128
	switch p14_cut(p14_cut(strconv.Quote(p14_g31.f15)) + p14_cut(strings.ReplaceAll(p14_g31.f18, "1.5e3", p14_g31.f15))) {
	case "a", "abc":
		for i131 := 0; i131 < 5; i131++ {
			var x134 string = string(rune(int((^p14_v(int(9)))) & 0xffff))
			_ = x134
			fmt.Printf("#135 %#v\n", [3][3]int{[3]int{p14_v(p14_C2), p14_v(p14_C3), i131}, [3]int{i131, p14_v(p14_C3), i131}, [3]int{int(9223372036854775807), i131, p14_v(p14_C1)}})
			x138 := p14_fn119([2]func(int64) float64{func(p136 int64) float64 { return p14_v(float64(p14_C4)) }, func(p137 int64) float64 { return float64(p14_v(uint32(5))) }}, any(complex128(complex(-2.5, 0.3))))
			_ = x138
			var x139 = p14_v[[]uint64](append(append([]uint64(nil), make([]uint64, 2)[p14_v(0):min(p14_v(2), len(make([]uint64, 2)))]...), (p14_v(uint64(4385000557502473717)) + uint64(6)), uint64(0))[p14_v(0):min(p14_v(2), len(append(append([]uint64(nil), make([]uint64, 2)[p14_v(0):min(p14_v(2), len(make([]uint64, 2)))]...), (p14_v(uint64(4385000557502473717)) + uint64(6)), uint64(0))))])
			_ = x139
		}
		x140 := p14_v[uint](uint(p14_whole(float64(float32((p14_v(int8(5)) >> (p14_v(uint64(4)) & 7)))))))
		_ = x140
	default:
		var x141 func(float32) func(string) complex64 = func(p142 float32) func(string) complex64 { return func(p143 string) complex64 { return complex(p142, p142) } }
		_ = x141
	}
	x144 := p14_fn32(uint8((-p14_v(int16(7)))))
	_ = x144
	if len(x144) > 0 {
		x144[uint(p14_v(uintptr(18446744073709551615)))%uint(len(x144))] = (-(float64(math.Ceil(float64(p14_v(float64(0.5))))) * p14_at(x144, 1)))
	}
	for i145, e146 := range p14_sub(strconv.Itoa(p14_v(p14_C2)), 0, 5) { _, _ = i145, e146
		for i148 := range 3 { _ = i148
			for i151 := 3; i151 > 0; i151-- {
				x154 := p14_fn63(string([]rune(p14_cut(p14_at(p14_g29, 1) + p14_g31.f18))), append(append([]any(nil), []any{}[p14_v(0):min(p14_v(2), len([]any{}))]...), any(float32(16777217)), any(int16(16384)), any(uint(9223372036854775808))), &p14_S14{f15: p14_g31.f15, f16: p14_g31.f16, f17: p14_g31.f17, f18: p14_g31.f15})
				_ = x154
				var x155 p14_S21 = p14_S21{p14_S8: p14_S8{f9: map[uint]complex64{uint(8): complex64(complex(1e10, 1e20))}}, f22: uint(0), f23: &p14_stack[float32]{items: []float32{float32(-1e-7), float32(-2.5)}}, f24: error(nil), f25: func(p156 uint64) int { return int(len(map[string]int{p14_at(p14_g29, 1): i148})) }}
				_ = x155
				var x157 int16 = (p14_S21.Do28(x155, (e146 | int32(864100913))) + int16((p14_v(int16(16384)) &^ int16(-1))))
				_ = x157
			}
			if true {
				x128 = map[uint32]uint{uint32(2147483648): uint(0)}
				p14_try("try158", func() { panic(p14_fault{(i148 / ((p14_v(p14_C1) + i145) | 1)), "thrown"}) })
			} else {
				if ((p14_v(float64(1e10)) * p14_v(float64(p14_C4))) <= (p14_v(float64(p14_C4)) * p14_v(float64(p14_C4)))) { continue }
				var x159 *p14_stack[func(bool) int] = &p14_stack[func(bool) int]{items: []func(bool) int{func(p160 bool) int { return (p14_v(p14_C2) * i145) }, func(p161 bool) int { return (i145 / (p14_v(int(2)) | 1)) }}}
				_ = x159
			}
			for i162 := 0; i162 < 4; i162++ {
				fmt.Println("#165", i162)
				var x166 string = p14_cut(p14_sub(p14_cut(strings.Repeat(p14_v("a,b,,c"), p14_v(p14_C2) & 3)), int(len([]float64(nil))), int(5)) + p14_g31.f18)
				_ = x166
			}
		}
		for i167 := 0; i167 < 5; i167++ {
			x128 = x128
			x144 = any(append(append([]float64(nil), x144...), p14_v(float64(p14_C4)), p14_v(float64(p14_C4)))[:len(append(append([]float64(nil), x144...), p14_v(float64(p14_C4)), p14_v(float64(p14_C4)))):len(append(append([]float64(nil), x144...), p14_v(float64(p14_C4)), p14_v(float64(p14_C4))))]).([]float64)
			x170 := p14_v[[5]p14_B5]([5]p14_B5{p14_g30, p14_B5(int8(8)), p14_g30, p14_g30, p14_g30})
			_ = x170
			fmt.Printf("#171 %q\n", p14_v(p14_C1))
		}
		for i172 := 0; i172 < 1; i172++ {
			if len(x144) > 0 {
				x144[p14_v(uint(9))%uint(len(x144))] += (p14_v(float64(p14_C4)) - float64(math.Floor(float64(p14_v(float64(p14_C4))))))
			}
			c175 := func(p176 int32) float64 {
				x128 = map[uint32]uint{uint32(10): uint(1)}
				if len(x144) > 0 {
					x144[(p14_v(uint(9223372036854775808)) & uint(9))%uint(len(x144))] = (float64((p14_v(p14_C2) << (p14_v(int8(0)) & 7))) + p14_v(float64(123456.789)))
				}
				return p14_at(x144, 1)
			}
			_ = c175
			clear(x128)
			fmt.Println("#177", append(append([]bool(nil), []bool{}[p14_v(0):min(p14_v(2), len([]bool{}))]...), (p14_v(int32(2147483647)) != e146), (p14_v(false) || true), p14_v[bool](false))[p14_v(0):min(p14_v(2), len(append(append([]bool(nil), []bool{}[p14_v(0):min(p14_v(2), len([]bool{}))]...), (p14_v(int32(2147483647)) != e146), (p14_v(false) || true), p14_v[bool](false))))])
		}
		var x178 [3]p14_B5 = [3]p14_B5{p14_B5(int8(127)), p14_g30, p14_B5(int8(7))}
		_ = x178
	}
	var x179 p14_I27 = p14_I27(p14_g30)
	_ = x179
	x180, x181 := func() (int64, bool) { return int64((p14_v(int64(7)) + int64(2))), strings.Contains(p14_cut(p14_at(p14_g29, 1) + ""), p14_g31.f15) }()
	_, _ = x180, x181
	x128 = x128
	for e183 := range p14_count(3) { _ = e183
		x185 := p14_fn127()
		_ = x185
		x181 = strings.Contains(p14_g31.f15, p14_at(p14_g29, 1))
	}
	defer fmt.Println("deferred by main")
	fmt.Println("end")
}

func main() { p14_main() }
