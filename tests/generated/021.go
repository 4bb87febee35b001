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


func p21_v[T any](x T) T { return x }

func p21_at[T any](s []T, i int) (zero T) {
	if len(s) == 0 {
		return zero
	}
	return s[uint(i)%uint(len(s))]
}

func p21_cut(s string) string {
	if len(s) > 40 {
		return s[:40]
	}
	return s
}

func p21_sub(s string, i, j int) string {
	n := uint(len(s) + 1)
	a, b := uint(i)%n, uint(j)%n
	return s[min(a, b):max(a, b)]
}

func p21_as[T any](x any) T {
	y, _ := x.(T)
	return y
}

type p21_ordered interface {
	~int | ~int8 | ~int16 | ~int32 | ~int64 | ~uint | ~uint8 | ~uint16 | ~uint32 | ~uint64 | ~uintptr | ~float32 | ~float64 | ~string
}

func p21_keys[K p21_ordered, V any](m map[K]V) []K {
	keys := make([]K, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	sort.Slice(keys, func(i, j int) bool { return keys[i] < keys[j] })
	return keys
}

func p21_count(n int) func(yield func(int) bool) {
	return func(yield func(int) bool) {
		for i := 0; i < n && yield(i*i); i++ {
		}
	}
}

func p21_sum[T ~int | ~int8 | ~int16 | ~int32 | ~int64 | ~uint8 | ~uint16 | ~uint32 | ~uint64 | ~float32 | ~float64](xs ...T) (s T) {
	for _, x := range xs {
		s += x
	}
	return
}

func p21_apply[T, U any](xs []T, f func(T) U) []U {
	var out []U
	for _, x := range xs {
		out = append(out, f(x))
	}
	return out
}

func p21_whole(f float64) int {
	if f != f || f > 1e9 || f < -1e9 {
		return -1
	}
	return int(f)
}

type p21_pair[K comparable, V any] struct {
	Key K
	Val V
}

func (p p21_pair[K, V]) swap(k K) p21_pair[K, V] { return p21_pair[K, V]{k, p.Val} }

type p21_stack[T any] struct {
	items []T
	peak  int
}

func (s *p21_stack[T]) push(x T) int {
	s.items = append(s.items, x)
	s.peak = max(s.peak, len(s.items))
	return len(s.items)
}

func (s *p21_stack[T]) pop() (x T, ok bool) {
	if len(s.items) == 0 {
		return x, false
	}
	x = s.items[len(s.items)-1]
	s.items = s.items[:len(s.items)-1]
	return x, true
}

type p21_fault struct {
	code int
	what string
}

func (f p21_fault) Error() string { return fmt.Sprintf("fault %d: %s", f.code, f.what) }

func p21_try(name string, f func()) {
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
var p21_sink any
var p21_uses = []any{errors.New, math.Sqrt, sort.Ints, strconv.Itoa, strings.Repeat, new(sync.Mutex)}

const (
	p21_C1 = iota*9 + 1
	p21_C2
	p21_C3 = 1<<(5*iota) - 1
)

const p21_C4 = 779.0 / 19 * 1e3


type p21_B5 float32

func (r p21_B5) m6(a string) any {
	return any(float64(-2.5))
}

func (r p21_B5) m7(a int32) int16 {
	return int16((p21_v(int(4)) + int(6)))
}


type p21_B8 string


type p21_S9 struct {
	f10 *p21_stack[float64]
}

func (r p21_S9) m11(a uint64) bool {
	return (p21_sub(p21_v(" pad "), int(190152811032618560), int(4149735204514772946)) > strconv.Itoa(p21_v(int(7))))
}

func (r *p21_S9) m12(a p21_B8) p21_B5 {
	r.f10 = r.f10
	return p21_B5((p21_v(float32(1e20)) * p21_v(float32(0))))
}


type p21_S13 struct {
	p21_S9
	f14 map[int]p21_S9
	f15 p21_B5
	f16 p21_S9
	f17 error
}

func (r p21_S13) m18(a []complex128) int32 {
	return ((-p21_v(int32(9))) + (^p21_v(int32(8))))
}


type p21_S19 struct {
	f20 p21_B8
	f21 p21_B5
	f22 complex128
	f23 bool
}

func (r p21_S19) m24(a any) p21_pair[int, bool] {
	return p21_pair[int, bool]{int(7520705928785626404), r.f23}
}

func (r p21_S19) m25(a func(bool) uint8) string {
	return p21_cut(string([]rune(p21_v("1.5e3"))) + strings.TrimSpace(p21_v("tab\tnl\n")))
}


type p21_I26 interface { Do27(a uintptr) string }

func (r p21_B5) Do27(a uintptr) string {
	return "42"
}

func (r p21_B8) Do27(a uintptr) string {
	return p21_cut(p21_cut(p21_v("tab\tnl\n") + "héllo") + p21_cut(strconv.Quote(p21_v("a"))))
}

func (r p21_S9) Do27(a uintptr) string {
	return string([]rune(string(rune(p21_v(int(10)) & 0xffff))))
}

func (r p21_S13) Do27(a uintptr) string {
	return strings.TrimSpace(map[string]string{"k": "a"}["k"])
}

func (r p21_S19) Do27(a uintptr) string {
	return string([]rune(string([]rune(p21_v("\u00e9")))))
}

var p21_g28 int16 = (p21_v(int16(5)) & int16(32767))

func p21_fn29(a30 map[string]map[uint]string) (res *p21_S13) {
	x31 := p21_v[[]any]([]any{any(int32(2147483647)), any(`raw\n`), any(complex64(complex(0, 1e20)))})
	_ = x31
	var x32 = p21_v[complex64](complex64(complex(-1e-7, 0.1)))
	_ = x32
	var x33 p21_B5 = p21_B5(float32(max(p21_v(uint64(4)), uint64(7))))
	_ = x33
	return res
}

func p21_fn34(a35 any) (res bool) {
	for i36 := 5; i36 > 0; i36-- {
		var x39 = p21_v[error](error(nil))
		_ = x39
		x40 := p21_fn29(map[string]map[uint]string{"Zz": map[uint]string{uint(0): `raw\n`}})
		_ = x40
		res = ((strconv.Itoa(i36) >= string(rune(p21_v(p21_C2) & 0xffff))) || (strings.ToLower(p21_v("日本")) >= p21_cut(strconv.Quote(p21_v(`raw\n`)))))
		fmt.Printf("#41 %v\n", x40.f17)
	}
	a35 = any("42")
	x42 := p21_fn29(map[string]map[uint]string{"a": map[uint]string{uint(8): "日本"}})
	_ = x42
	switch y43 := any(a35).(type) {
	case int:
		fmt.Printf("case %T %v\n", y43, y43)
		res = res
	case string:
		fmt.Printf("case %T %v\n", y43, y43)
		var x44 [3]float32 = [3]float32{float32(0.1), float32(0.5), float32(3.14159)}
		_ = x44
	case float64:
		fmt.Printf("case %T %v\n", y43, y43)
		x45 := p21_v[[2][]bool]([2][]bool{make([]bool, 1), []bool{res, res}})
		_ = x45
	case uint8:
		fmt.Printf("case %T %v\n", y43, y43)
		x46 := p21_v[uintptr](uintptr(((p21_v(int8(64)) ^ int8(3)) + (p21_v(int8(5)) & int8(4)))))
		_ = x46
	case nil:
		fmt.Println("nil", y43 == nil)
	default:
		fmt.Printf("other %T\n", y43)
	}
	a35 = func() any { if strings.HasPrefix(p21_cut(strconv.Quote(p21_v(" pad "))), "x\xffy") { return a35 }; return a35 }()
	if (float64(p21_v(float64(p21_C4))) <= (p21_v(float64(p21_C4)) - p21_v(float64(p21_C4)))) {
		switch {
		case (int32(p21_v(uint(2))) >= (p21_v(int32(7)) - int32(-2147483648))):
			x47 := p21_fn29(map[string]map[uint]string{"tab\tnl\n": map[uint]string{uint(0): " pad "}})
			_ = x47
			{
				res := p21_v((p21_v[int16](int16(-32768)) == (p21_g28 ^ int16(0))))
				fmt.Println("inner", res)
			}
		case strings.Contains(p21_cut(p21_v("abc") + "abc"), "日本"):
			p21_try("try48", func() { s := []int{1, 2, 3}; fmt.Println(s[(p21_v(p21_C2) * func() int { if res { return int(4) }; return p21_v(p21_C2) }()) & 7:], cap(s[:(p21_v(p21_C2) * func() int { if res { return int(4) }; return p21_v(p21_C2) }()) & 7])) })
			var x49 uint64 = (((p21_v(uint64(9223372036854775808)) % (p21_v(uint64(1)) | 1)) & (p21_v(uint64(9)) << (p21_v(uint16(0)) & 127))) - (any(uint64(4)).(uint64) &^ (p21_v(uint64(9811590097402767467)) - uint64(5))))
			_ = x49
		case (int16(len(p21_v("42"))) != (p21_g28 - p21_g28)):
			fmt.Println("#50", p21_v(float64(p21_C4)))
			var x51 = p21_v[int8]((p21_v(int8(100)) + ((p21_v(int8(77)) + int8(127)) &^ (p21_v(int8(127)) >> (p21_v(uint16(4)) & 63)))))
			_ = x51
		default:
			var x52 = p21_v[[]uint16](append(append([]uint16(nil), append(append([]uint16(nil), []uint16{}[:len([]uint16{}):len([]uint16{})]...), uint16(3), (p21_v(uint16(0)) % (p21_v(uint16(32768)) | 1)), uint16(p21_v(int8(-1))))...), uint16(p21_whole(float64((p21_v(float32(1e20)) / p21_v(float32(0.1)))))), ((p21_v(uint16(10)) &^ uint16(3)) >> (p21_v(int64(-9223372036854775808)) & 63))))
			_ = x52
		}
		if true {
			p21_try("try53", func() { fmt.Println(p21_v(int8(7)) % p21_v(int8((p21_v(p21_C2) % ((p21_v(int(0)) * p21_v(p21_C3)) | 1)) & 1))) })
			var x54 = p21_v[[]p21_I26]([]p21_I26(nil))
			_ = x54
		}
	}
	return ((([5]*p21_S9{&p21_S9{f10: &p21_stack[float64]{items: []float64{float64(0), p21_v(float64(p21_C4))}}}, &p21_S9{f10: &p21_stack[float64]{items: []float64{p21_v(float64(p21_C4)), p21_v(float64(p21_C4))}}}, &p21_S9{f10: &p21_stack[float64]{items: []float64{p21_v(float64(p21_C4)), float64(-1e-7)}}}, &p21_S9{f10: &p21_stack[float64]{items: []float64{float64(-2.5), p21_v(float64(p21_C4))}}}, &p21_S9{f10: &p21_stack[float64]{items: []float64{p21_v(float64(p21_C4)), float64(1)}}}}) == ([5]*p21_S9{&p21_S9{f10: &p21_stack[float64]{items: []float64{float64(1e10), p21_v(float64(p21_C4))}}}, &p21_S9{f10: &p21_stack[float64]{items: []float64{p21_v(float64(p21_C4)), p21_v(float64(p21_C4))}}}, &p21_S9{f10: &p21_stack[float64]{items: []float64{p21_v(float64(p21_C4)), float64(0.3)}}}, &p21_S9{f10: &p21_stack[float64]{items: []float64{p21_v(float64(p21_C4)), p21_v(float64(p21_C4))}}}, &p21_S9{f10: &p21_stack[float64]{items: []float64{float64(-1), p21_v(float64(p21_C4))}}}})) == res)
}

func p21_fn55(a56 ...any) (res p21_B5) {
	res = p21_B5(((p21_v(float32(16777217)) * p21_v(float32(-2.5))) + float32(p21_v(int32(-1)))))
	return p21_B5(float32(1e20))
}

func p21_fn57(a58 map[int]p21_B8) (res [][]uint) {
	var x59 []float32 = make([]float32, 0)
	_ = x59
	x59 = x59
	x60 := p21_v[p21_pair[int, p21_pair[uint, uint]]](p21_pair[int, p21_pair[uint, uint]]{p21_v(p21_C3), p21_pair[uint, uint]{uint(18446744073709551615), uint(9)}})
	_ = x60
	return res
}

func p21_fn61(a62 p21_B5, a63 p21_pair[string, map[int]string], a64 error) (res map[int][]int64) {
	x65 := p21_v[map[string]p21_B8](map[string]p21_B8{a63.Key: p21_B8("x\xffy")})
	_ = x65
	var x66 = p21_v[p21_pair[string, p21_B8]](p21_pair[string, p21_B8]{"日本", p21_B8("\x00")})
	_ = x66
	a62 = (p21_fn55(any(a63.Key), any(uint32(3280836897)), p21_v(a62.m6)(a63.Key)) + p21_B5(float32(math.Sqrt(float64(p21_v(float32(1e10)))))))
	return res
}

func p21_fn67(a68 p21_B8, a69 ...float32) (res string) {
	res = strings.TrimSpace(res)
	var x70 []func(string) string = append(append([]func(string) string(nil), []func(string) string{func(p71 string) string { return p21_v[string](res) }, func(p72 string) string { return a68.Do27(uintptr(2)) }}...), func(p73 string) string { return strings.ToLower(p73) }, func(p74 string) string { return string(rune(p21_v(p21_C2) & 0xffff)) })
	_ = x70
	var x75 *p21_S9 = &p21_S9{f10: &p21_stack[float64]{items: []float64{p21_v(float64(p21_C4)), p21_v(float64(p21_C4))}}}
	_ = x75
	x70 = append(append([]func(string) string(nil), p21_at([][]func(string) string{x70}, func() int { if true { return p21_v(p21_C2) }; return p21_v(p21_C3) }())...), func(p76 string) string { return p21_cut(strings.Repeat(p76, p21_v(p21_C1) & 3)) }, p21_at(x70, 1))
	return p21_B8.Do27(a68, any(uintptr(4)).(uintptr))
}

func p21_main() {
	for _, e78 := range [1]bool{false} { _ = e78
		{
			n80 := 0
		again81:
			n80++
			if n80 < 3 { goto again81 }
			fmt.Println("again81", n80)
		}
		switch string([]rune(p21_cut(p21_v("a,b,,c") + "a,b,,c"))) {
		case "a", "abc":
			if !(p21_v(float32(0)) != float32(-1)) {
				c82 := func(p83 int32) float32 {
					e78 = strings.Contains(p21_v("Zz"), `raw\n`)
					e78 = strings.HasPrefix(p21_sub(p21_cut(strings.Repeat(p21_v("1.5e3"), p21_v(int(3074303693472953653)) & 3)), p21_v(p21_C1), (p21_v(p21_C2) % (p21_v(p21_C3) | 1))), "\x00")
					return (float32(p21_v(float32(-1))) / p21_v(float32(3.14159)))
				}
				_ = c82
				var x84 *p21_S13 = &p21_S13{p21_S9: p21_S9{f10: &p21_stack[float64]{items: []float64{float64(-1e-7), p21_v(float64(p21_C4))}}}, f14: map[int]p21_S9{int(-9223372036854775808): p21_S9{f10: &p21_stack[float64]{items: []float64{p21_v(float64(p21_C4)), p21_v(float64(p21_C4))}}}}, f15: p21_B5(float32(1e10)), f16: p21_S9{f10: &p21_stack[float64]{items: []float64{p21_v(float64(p21_C4)), float64(3.14159)}}}, f17: errors.New("abc")}
				_ = x84
			}
			fmt.Printf("#85 %e\n", p21_v(float64(p21_C4)))
		case "":
			if (p21_v("-7") != p21_cut(strings.ReplaceAll(p21_v("x\xffy"), "日本", "Zz"))) {
				fmt.Printf("#86 %U\n", p21_v(p21_C3))
			} else {
				var x87 = p21_v[func(string) complex128](func(p88 string) complex128 { return complex128(complex(1e10, 1e10)) })
				_ = x87
				x89 := p21_fn61(p21_B5((p21_v(float32(1e20)) + p21_v(float32(-1)))), p21_pair[string, map[int]string]{"a,b,,c", map[int]string{int(4611686018427387904): " pad "}}, fmt.Errorf("outer: %w", errors.New("inner")))
				_ = x89
			}
			e78 = (p21_v(int32(10)) < int32(len(map[string]int{"": int(6)})))
		default:
			{
				e78 = strings.HasSuffix(p21_v("x\xffy"), "1.5e3")
				e78 = (((p21_v(float64(0.5)) - p21_v(float64(p21_C4))) * p21_v(float64(-2.5))) > ((p21_v(float64(p21_C4)) - p21_v(float64(p21_C4))) - (p21_v(float64(1e20)) - p21_v(float64(p21_C4)))))
				fmt.Println("#90", e78)
			}
		}
	}
	var x91 = p21_v[[]string](append(append([]string(nil), append(append([]string(nil), append(append([]string(nil), make([]string, 2)...), "日本", "", "héllo")...), p21_cut(p21_v(" pad ") + "42"), p21_cut(strings.Repeat(p21_v("\x00"), p21_v(int(-1)) & 3)))...), strings.ToUpper(p21_cut(p21_v("tab\tnl\n") + "a")), string([]rune(p21_cut(p21_v("42") + " pad ")))))
	_ = x91
	for i92 := 2; i92 > 0; i92-- {
		var x95 p21_B8 = p21_B8(p21_cut(strconv.Quote(p21_cut(p21_at(x91, 1) + p21_at(x91, 1)))))
		_ = x95
		x96 := p21_fn29(map[string]map[uint]string{p21_at(x91, 1): map[uint]string{uint(0): " pad "}})
		_ = x96
	}
	fmt.Println("#97", p21_g28)
	switch {
	case (uint(p21_v(uint8(247))) > (p21_v(uint(0)) * uint(8))):
		var x98 = p21_v[[]*p21_stack[string]]([]*p21_stack[string]{&p21_stack[string]{items: []string{p21_at(x91, 1), "1.5e3"}}, &p21_stack[string]{items: []string{p21_at(x91, 1), p21_at(x91, 1)}}})
		_ = x98
		x99 := p21_v[uint64](uint64(18446744073709551615))
		_ = x99
	default:
		var x100 = p21_v[func(uint64) *p21_stack[string]](func(p101 uint64) *p21_stack[string] { return &p21_stack[string]{items: []string{p21_at(x91, 1), p21_at(x91, 1)}} })
		_ = x100
	}
	var x102 []uint = []uint{}
	_ = x102
	if len(x102) > 0 {
		x102[uint(p21_v(int8(-1)))%uint(len(x102))] *= p21_at(x102, 1)
	}
	switch y103 := any(any(uint64(18446744073709551615))).(type) {
	case int:
		fmt.Printf("case %T %v\n", y103, y103)
		if len(x102) > 0 {
			x102[(p21_at(x102, 1) | p21_at(x102, 1))%uint(len(x102))] += uint(p21_whole(float64((p21_v(float32(3.14159)) / p21_v(float32(0.5))))))
		}
	case string:
		fmt.Printf("case %T %v\n", y103, y103)
		if ((p21_v(uint8(1)) - uint8(3)) < uint8(p21_whole(float64(p21_v(float32(-1)))))) {
			for _, e105 := range [1]int8{int8(64)} { _ = e105
				fmt.Printf("#107 %b\n", p21_v(p21_C1))
				var x108 p21_I26 = p21_I26(p21_B8(""))
				_ = x108
			}
			x91 = append(append([]string(nil), make([]string, 2)[p21_v(0):min(p21_v(2), len(make([]string, 2)))]...), p21_fn67(p21_B8("1.5e3"), float32(0.1)), p21_cut(strconv.Quote(p21_at(x91, 1))))[p21_v(0):min(p21_v(2), len(append(append([]string(nil), make([]string, 2)[p21_v(0):min(p21_v(2), len(make([]string, 2)))]...), p21_fn67(p21_B8("1.5e3"), float32(0.1)), p21_cut(strconv.Quote(p21_at(x91, 1))))))]
		}
	case float64:
		fmt.Printf("case %T %v\n", y103, y103)
		x109 := p21_fn34(any(complex128(complex(-2.5, 3.14159))))
		_ = x109
	case p21_S13:
		fmt.Printf("case %T %v\n", y103, "?")
		if len(x91) > 0 {
			x91[(p21_at(x102, 1) % (p21_at(x102, 1) | 1))%uint(len(x91))] = p21_cut(p21_cut(strconv.Quote(p21_at(x91, 1))) + strings.TrimSpace(string([]rune(p21_at(x91, 1)))))
		}
	case p21_S19:
		fmt.Printf("case %T %v\n", y103, y103)
		switch (p21_v(int(-1)) << ((p21_v(int32(9)) * int32(-2147483648)) & 127)) & 3 {
		case 0:
			p21_try("try110", func() { panic(fmt.Errorf("wrapped: %w", p21_fault{(int(len(map[string]int{"abc": p21_v(p21_C1)})) & (p21_v(p21_C2) * p21_v(p21_C1))), "w"})) })
			fmt.Println("copied", copy(x102, append(append([]uint(nil), x102...), uint(6), p21_at(x102, 1))))
		case 1:
			x111 := p21_v[[]float32](make([]float32, 2))
			_ = x111
			fmt.Println("#112", p21_pair[string, int16]{p21_at(x91, 1), p21_g28})
		case 2:
			fmt.Println("#113", p21_g28)
			for i114 := range 2 { _ = i114
				x117 := p21_fn29(map[string]map[uint]string{p21_at(x91, 1): map[uint]string{p21_at(x102, 1): p21_at(x91, 1)}})
				_ = x117
			}
		default:
		}
	case nil:
		fmt.Println("nil", y103 == nil)
	default:
		fmt.Printf("other %T\n", y103)
	}
	for _, e119 := range [2]map[string]string{map[string]string{p21_at(x91, 1): p21_at(x91, 1)}, map[string]string{"x\xffy": "a"}} { _ = e119
		var x121 []string = x91
		_ = x121
		var x122 = p21_v[error](errors.New(p21_at(x121, 1)))
		_ = x122
		x123 := p21_fn55(append(append([]any(nil), []any{any(int8(3)), any(complex128(complex(3.14159, 3.14159)))}[p21_v(0):min(p21_v(2), len([]any{any(int8(3)), any(complex128(complex(3.14159, 3.14159)))}))]...), any(uint32(5)))...)
		_ = x123
	}
	if len(x91) > 0 {
		x91[(p21_at(x102, 1) - uint(6))%uint(len(x91))] = strings.ToLower(p21_fn67(p21_B8(p21_at(x91, 1)), (p21_v(float32(0.1)) - p21_v(float32(123456.789))), (p21_v(float32(-2.5)) / p21_v(float32(-1)))))
	}
	var x124 = p21_v[*p21_stack[int32]](&p21_stack[int32]{items: []int32{int32(7), int32(2147483647)}})
	_ = x124
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
	fmt.Println("end")
}

func main() { p21_main() }
