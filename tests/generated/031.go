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


func p31_v[T any](x T) T { return x }

func p31_at[T any](s []T, i int) (zero T) {
	if len(s) == 0 {
		return zero
	}
	return s[uint(i)%uint(len(s))]
}

func p31_cut(s string) string {
	if len(s) > 40 {
		return s[:40]
	}
	return s
}

func p31_sub(s string, i, j int) string {
	n := uint(len(s) + 1)
	a, b := uint(i)%n, uint(j)%n
	return s[min(a, b):max(a, b)]
}

func p31_as[T any](x any) T {
	y, _ := x.(T)
	return y
}

type p31_ordered interface {
	~int | ~int8 | ~int16 | ~int32 | ~int64 | ~uint | ~uint8 | ~uint16 | ~uint32 | ~uint64 | ~uintptr | ~float32 | ~float64 | ~string
}

func p31_keys[K p31_ordered, V any](m map[K]V) []K {
	keys := make([]K, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	sort.Slice(keys, func(i, j int) bool { return keys[i] < keys[j] })
	return keys
}

func p31_count(n int) func(yield func(int) bool) {
	return func(yield func(int) bool) {
		for i := 0; i < n && yield(i*i); i++ {
		}
	}
}

func p31_sum[T ~int | ~int8 | ~int16 | ~int32 | ~int64 | ~uint8 | ~uint16 | ~uint32 | ~uint64 | ~float32 | ~float64](xs ...T) (s T) {
	for _, x := range xs {
		s += x
	}
	return
}

func p31_apply[T, U any](xs []T, f func(T) U) []U {
	var out []U
	for _, x := range xs {
		out = append(out, f(x))
	}
	return out
}

func p31_whole(f float64) int {
	if f != f || f > 1e9 || f < -1e9 {
		return -1
	}
	return int(f)
}

type p31_pair[K comparable, V any] struct {
	Key K
	Val V
}

func (p p31_pair[K, V]) swap(k K) p31_pair[K, V] { return p31_pair[K, V]{k, p.Val} }

type p31_stack[T any] struct {
	items []T
	peak  int
}

func (s *p31_stack[T]) push(x T) int {
	s.items = append(s.items, x)
	s.peak = max(s.peak, len(s.items))
	return len(s.items)
}

func (s *p31_stack[T]) pop() (x T, ok bool) {
	if len(s.items) == 0 {
		return x, false
	}
	x = s.items[len(s.items)-1]
	s.items = s.items[:len(s.items)-1]
	return x, true
}

type p31_fault struct {
	code int
	what string
}

func (f p31_fault) Error() string { return fmt.Sprintf("fault %d: %s", f.code, f.what) }

func p31_try(name string, f func()) {
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
var p31_sink any
var p31_uses = []any{errors.New, math.Sqrt, sort.Ints, strconv.Itoa, strings.Repeat, new(sync.Mutex)}

const (
	p31_C1 = iota*5 + 1
	p31_C2
	p31_C3 = 1<<(5*iota) - 1
)

const p31_C4 = 183.0 / 73 * 1e3


type p31_B5 int32

func (r p31_B5) m6(a []int16) []string {
	return strings.Split(string([]rune(p31_v("-7"))), ",")
}


type p31_B7 int8

func (r p31_B7) m8(a error) []string {
	return []string{}[p31_v(0):min(p31_v(2), len([]string{}))]
}


type p31_S9 struct {
	f10 uint
}

func (r *p31_S9) m11(a []int8) uint8 {
	r.f10 = uint(int64(len(map[string]int{" pad ": int(9223372036854775807)})))
	return (p31_v(uint8(9)) << (uint8(p31_v(uint32(3))) & 7))
}

func (r p31_S9) m12(a []int8) float32 {
	return (float32(math.Sqrt(float64(p31_v(float32(1e20))))) - (p31_v(float32(-1e-7)) + p31_v(float32(0))))
}

func (r p31_S9) String() string { return "<p31_S9>" }


type p31_I13 interface { Do14(a int) float32 }

func (r p31_B5) Do14(a int) float32 {
	return (float32(p31_v(float64(1))) - float32(p31_v(float64(-2.5))))
}

func (r p31_B7) Do14(a int) float32 {
	return float32(1e10)
}

func (r p31_S9) Do14(a int) float32 {
	return (float32(p31_v(int16(10))) + (p31_v(float32(123456.789)) - p31_v(float32(16777217))))
}

var p31_g15 bool = (p31_v(float32(1)) <= float32(0.3))

func p31_fn16(a17 map[string][]uintptr) (res p31_I13) {
	var x18 = p31_v[complex128]((p31_v(complex128(complex(-1, 16777217))) * complex(float64(p31_v(float64(3.14159))), (p31_v(float64(-1)) + p31_v(float64(p31_C4))))))
	_ = x18
	var x19 []*p31_stack[float32] = p31_at([][]*p31_stack[float32]{[]*p31_stack[float32]{}}, (int(p31_v(int8(0))) &^ int(p31_v(uintptr(5)))))
	_ = x19
	var x20 int8 = ((int8(p31_whole(float64(p31_v(float32(-2.5))))) | (p31_v(int8(2)) | int8(6))) & (int8(p31_v(int16(9))) - int8(64)))
	_ = x20
	var x21 = p31_v[float64]((float64((p31_v(float32(-2.5)) * p31_v(float32(0.3)))) - ((p31_v(float64(p31_C4)) - p31_v(float64(0))) - (p31_v(float64(p31_C4)) + p31_v(float64(1e10))))))
	_ = x21
	return res
}

func p31_fn22(a23 error, a24 p31_pair[int64, []string], a25 string) (res error) {
	res = a23
	return error(nil)
}

func p31_fn26(a27 []map[int]int) (res string) {
	var x28 = p31_v[int32]((((p31_v(int32(2147483647)) | int32(1073741824)) * max(p31_v(int32(1775625430)), int32(1))) - (min(p31_v(int32(1)), int32(56640269)) - (p31_v(int32(1073741824)) * int32(2147483647)))))
	_ = x28
	x29 := p31_v[int8]((int8(len(append(append([]string(nil), []string(nil)...), res, res))) & ((+p31_v(int8(3))) & (p31_v(int8(3)) + int8(109)))))
	_ = x29
	x28 = int32(len(map[string]int{res: p31_v(p31_C1)}))
	x28 -= int32(len(map[string]int{res: p31_v(p31_C3)}))
	return strings.ToLower(string([]rune(strconv.Itoa(p31_v(p31_C1)))))
}

func p31_fn30() (res uint16) {
	defer func() {
		if r := recover(); r != nil { fmt.Println("deferred31", r) }
		res <<= (p31_v(uint8(0)) &^ uint8(9)) % 70
		fmt.Println("deferred31")
	}()
	var x32 = p31_v[int32](int32(6))
	_ = x32
	c33 := func(p34 string) string {
		p34 = p31_cut(strings.ReplaceAll(p31_cut(func() string { if p31_g15 { return p34 }; return p34 }() + p34), p34, p34))
		x32 -= int32(int64(p31_whole(float64(p31_v(float64(p31_C4))))))
		return p31_cut(p31_cut(p34 + p34) + p31_cut(strconv.Quote(p34)))
	}
	_ = c33
	var x35 p31_S9 = p31_S9{f10: uint(7)}
	_ = x35
	res--
	fmt.Println("#36", res)
	for _, e38 := range p31_keys(map[int]error{p31_v(p31_C3): error(nil)}) { _ = e38
		var x40 p31_I13 = p31_I13(x35)
		_ = x40
		res = uint16(((p31_v(int8(3)) >> (p31_v(uint8(0)) & 31)) + (p31_v(int8(55)) % (p31_v(int8(14)) | 1))))
		for i41, e42 := range p31_sub(p31_cut(strconv.Quote(p31_v("42"))), 0, 5) { _, _ = i41, e42
			fmt.Printf("#44 %+d\n", i41)
			p31_try("try45", func() { fmt.Println(p31_v(int8(7)) % p31_v(int8(((e38 + i41) + p31_v(p31_C2)) & 1))) })
		}
		x46 := p31_fn26(append(append([]map[int]int(nil), []map[int]int(nil)...), map[int]int{p31_v(p31_C1): int(4611686018427387904)}))
		_ = x46
	}
	fmt.Println("#47", map[string]uint8{"\u00e9": uint8(128)})
	bound49 := x35.m11
	x48 := bound49(append(append([]int8(nil), []int8{}...), (p31_v(int8(3)) - int8(3)), (p31_v(int8(64)) << (p31_v(int8(64)) & 127))))
	_ = x48
	return uint16(len(map[string]int{"": p31_v(p31_C2)}))
}

func p31_fn50(a51 p31_pair[int8, uint32], a52 string, a53 func(int16) int32) (res uint64) {
	defer func() {
		if r := recover(); r != nil { fmt.Println("deferred54", r) }
		res--
		fmt.Println("deferred54")
	}()
	{
		n55 := 0
	again56:
		n55++
		if n55 < 3 { goto again56 }
		fmt.Println("again56", n55)
	}
	for i57 := 0; i57 < 1; i57++ {
		fmt.Printf("#60 %o\n", p31_v(p31_C1))
		var x61 map[uintptr]uintptr = map[uintptr]uintptr{uintptr(9223372036854775808): uintptr(9)}
		_ = x61
	}
	var x62 string = p31_cut(p31_cut(strings.ReplaceAll(p31_cut(p31_v("日本") + a52), a52, a52)) + p31_cut(strconv.Quote(p31_cut(p31_v("1.5e3") + a52))))
	_ = x62
	switch p31_cut(p31_fn26([]map[int]int(nil)) + p31_fn26([]map[int]int{map[int]int{p31_v(p31_C2): p31_v(p31_C2)}, map[int]int{p31_v(p31_C1): p31_v(p31_C3)}})) {
	case "a", "abc":
		fmt.Printf("#63 %v\n", append(append([]any(nil), []any{any(p31_v(float64(p31_C4)))}...), any(a52), any(int64(5394679775685223144))))
		fmt.Printf("#64 %q\n", p31_v(p31_C1))
	case "":
		switch y65 := any(any(a52)).(type) {
		case int:
			fmt.Printf("case %T %v\n", y65, y65)
		case uint8:
			fmt.Printf("case %T %v\n", y65, y65)
			var x66 p31_B5 = p31_B5(int32(1073741824))
			_ = x66
		case p31_B7:
			fmt.Printf("case %T %v\n", y65, y65)
			var x67 = p31_v[float64]((((p31_v(float64(p31_C4)) - p31_v(float64(p31_C4))) / (p31_v(float64(p31_C4)) / p31_v(float64(p31_C4)))) + (float64(p31_v(float64(p31_C4))) + float64(p31_v(int16(1))))))
			_ = x67
		case p31_S9:
			fmt.Printf("case %T %v\n", y65, y65)
			{
				x62 := p31_v(p31_cut(p31_fn26([]map[int]int(nil)) + p31_sub(x62, p31_v(p31_C2), int(2375106356746583759))))
				fmt.Println("inner", x62)
			}
		case nil:
			fmt.Println("nil", y65 == nil)
		default:
			fmt.Printf("other %T\n", y65)
		}
		a51 = a51
	case "42":
		{
			n68 := 0
		again69:
			n68++
			if n68 < 3 { goto again69 }
			fmt.Println("again69", n68)
		}
		switch min((p31_v(int(3)) + p31_v(p31_C2)), (p31_v(p31_C1) | p31_v(p31_C1))) & 3 {
		case 0:
			var x70 []uint = []uint(nil)[p31_v(0):min(p31_v(2), len([]uint(nil)))]
			_ = x70
			var x71 = p31_v[p31_I13](p31_I13(p31_S9{f10: p31_at(x70, 1)}))
			_ = x71
		case 1:
			fmt.Printf("#72 %x\n", res)
			fmt.Println("#73", !p31_v(true))
		default:
			fmt.Println("#74", p31_v(float64(p31_C4)))
		}
	default:
		var x75 = p31_v[p31_B7](p31_B7((p31_at([]int8{a51.Key}, p31_v(p31_C3)) | int8(p31_v(int16(8579))))))
		_ = x75
	}
	x76 := p31_fn30()
	_ = x76
	switch ((p31_v(p31_C1) ^ p31_v(p31_C3)) & (p31_v(int(9223372036854775807)) + int(9223372036854775807))) & 3 {
	case 0:
		x77 := p31_v[*p31_stack[map[uint32]string]](&p31_stack[map[uint32]string]{items: []map[uint32]string{map[uint32]string{a51.Val: x62}, map[uint32]string{uint32(8): "日本"}}})
		_ = x77
		x78 := p31_fn30()
		_ = x78
	case 1:
		var x79 = p31_v[*p31_stack[string]](&p31_stack[string]{items: []string{a52, x62}})
		_ = x79
		res = (((res & res) ^ p31_at([]uint64{uint64(2)}, int(4))) | ((res * res) >> ((p31_v(int(-9223372036854775808)) << (p31_v(int32(10)) & 7)) & 31)))
	default:
		for _, e81 := range [4][]int32{[]int32{}, []int32{}, []int32(nil), make([]int32, 2)} { _ = e81
			fmt.Println("#83", map[string]map[uint16]string{x62: map[uint16]string{x76: a52}})
			fmt.Println("#84", p31_v(float64(p31_C4)))
		}
	}
	x85 := p31_v[uint8](min(uint8((p31_v(int64(5)) >> (p31_v(int64(6)) & 31))), uint8((p31_v(uint64(15775077953145047148)) &^ uint64(4)))))
	_ = x85
	return res
}

func p31_main() {
	c86 := func(p87 int32) int8 {
		p87 |= int32(uint(p31_v(uint64(6))))
		p87 >>= uint8(p31_whole(float64(p31_v(float32(3.14159))))) % 70
		fmt.Println("#88", p31_v(float64(p31_C4)))
		return ((p31_v(int8(7)) * int8(9)) << (uint32(p31_v(uint(1))) & 127))
	}
	_ = c86
	if (strings.TrimSpace(p31_v("")) > string(rune(p31_v(p31_C2) & 0xffff))) {
		var x89 = p31_v[func(bool) p31_B7](func(p90 bool) p31_B7 { return p31_B7(int8(64)) })
		_ = x89
	}
	fmt.Println("#91", (p31_v(float64(p31_C4)) + float64(math.Ceil(float64((p31_v(float64(p31_C4)) / p31_v(float64(p31_C4))))))))
	{
		n92 := 0
	again93:
		n92++
		if n92 < 3 { goto again93 }
		fmt.Println("again93", n92)
	}
	if strings.HasSuffix(strconv.Itoa(p31_v(int(9223372036854775807))), "-7") {
		x94 := p31_v[bool](p31_g15)
		_ = x94
		x94 = ((uint64(p31_v(int32(-1))) >> (p31_v(int64(-9223372036854775808)) & 127)) < uint64(7))
	}
	var x95 []string = strings.Split(p31_cut(fmt.Sprint(int8(64))), ",")[p31_v(0):min(p31_v(2), len(strings.Split(p31_cut(fmt.Sprint(int8(64))), ",")))]
	_ = x95
	x96 := p31_v[*p31_stack[*p31_stack[uint]]](&p31_stack[*p31_stack[uint]]{items: []*p31_stack[uint]{&p31_stack[uint]{items: []uint{uint(3), uint(9)}}, &p31_stack[uint]{items: []uint{uint(1), uint(4)}}}})
	_ = x96
	x97, ok98 := x96.pop()
	fmt.Println("pop", ok98)
	_ = x97
	switch y99 := any(any(p31_at(x95, 1))).(type) {
	case p31_B5:
		fmt.Printf("case %T %v\n", y99, y99)
		switch int(p31_whole(float64((p31_v(float32(-1e-7)) / p31_v(float32(0)))))) & 3 {
		case 0:
			for _, e101 := range p31_keys(map[int]int32{p31_v(p31_C2): int32(1073741824)}) { _ = e101
				x96 = x96
				x95 = p31_v(y99.m6)(make([]int16, 0)[:len(make([]int16, 0)):len(make([]int16, 0))])
				x103 := p31_fn16(map[string][]uintptr{p31_at(x95, 1): []uintptr(nil)})
				_ = x103
				if len(x95) < 30 { x95 = append(x95, `raw\n`) }
			}
			fmt.Println("push", x96.push(&p31_stack[uint]{items: []uint{uint(9223372036854775808), uint(6)}}))
		case 1:
			x97 = &p31_stack[uint]{items: []uint{uint(9223372036854775808), uint(4)}}
			if !(p31_v(uint(9)) >= uint(0)) {
				var x104 = p31_v[p31_B5](p31_B5((-(p31_v(int32(1073741824)) &^ int32(-1)))))
				_ = x104
				x106 := p31_fn50(p31_pair[int8, uint32]{int8(-1), uint32(4294967295)}, p31_fn26([]map[int]int{map[int]int{p31_v(p31_C3): int(-9223372036854775808)}, map[int]int{p31_v(p31_C1): p31_v(p31_C2)}, map[int]int{int(9223372036854775807): p31_v(p31_C2)}}[p31_v(0):min(p31_v(2), len([]map[int]int{map[int]int{p31_v(p31_C3): int(-9223372036854775808)}, map[int]int{p31_v(p31_C1): p31_v(p31_C2)}, map[int]int{int(9223372036854775807): p31_v(p31_C2)}}))]), func(p105 int16) int32 { return (p31_v(int32(3)) + int32(7)) })
				_ = x106
			} else {
				x95 = strings.Split(p31_at(x95, 1), ",")[:len(strings.Split(p31_at(x95, 1), ",")):len(strings.Split(p31_at(x95, 1), ","))][p31_v(0):min(p31_v(2), len(strings.Split(p31_at(x95, 1), ",")[:len(strings.Split(p31_at(x95, 1), ",")):len(strings.Split(p31_at(x95, 1), ","))]))]
				fmt.Printf("#107 %d\n", p31_v(p31_C1))
			}
		default:
			var x108 = p31_v[any](any(int16(2)))
			_ = x108
		}
	case p31_S9:
		fmt.Printf("case %T %v\n", y99, y99)
		var x109 = p31_v[p31_I13](p31_I13(p31_B7(int8(5))))
		_ = x109
	case nil:
		fmt.Println("nil", y99 == nil)
	default:
		fmt.Printf("other %T\n", y99)
	}
	fmt.Printf("#110 %x\n", (p31_B7(any(int8(7)).(int8)) + p31_B7(map[string]int8{"k": int8(-128)}["k"])))
	if len(x95) > 0 {
		x95[p31_v(uint(0))%uint(len(x95))] = p31_at(x95, 1)
	}
	var x111 [][4]complex64 = [][4]complex64{[4]complex64{complex64(complex(1e20, 1e20)), complex64(complex(16777217, -1)), complex64(complex(0.3, -1)), complex64(complex(1, 0.5))}}
	_ = x111
	for i112, e113 := range p31_sub(p31_sub(p31_at(x95, 1), int(4611686018427387904), p31_v(p31_C1)), 0, 3) { _, _ = i112, e113
		var x115 = p31_v[uintptr](uintptr((e113 | int32(p31_whole(float64(p31_v(float32(3.14159))))))))
		_ = x115
		x116 := p31_v[error](p31_fn22(error(p31_fault{int(6), "made"}), p31_pair[int64, []string]{int64(3), []string{p31_at(x95, 1), p31_at(x95, 1), "x\xffy"}}, string([]rune(p31_cut(fmt.Sprint(uint32(2992087214)))))))
		_ = x116
	}
	x97 = &p31_stack[uint]{items: []uint{uint(8), uint(9223372036854775808)}}
	fmt.Printf("#117 %o\n", p31_v(p31_C2))
	for i118 := 0; i118 < 2; i118++ {
		fmt.Printf("#121 %x\n", uint32(uint16((p31_v(int32(-2147483648)) | int32(1073741824)))))
		fmt.Printf("#122 %t\n", p31_g15)
	}
	switch strings.ToLower(p31_at(x95, 1)) {
	case "a", "abc":
		for i123 := 0; i123 < 3; i123++ {
			if ((p31_v(float64(p31_C4)) * p31_v(float64(p31_C4))) <= (p31_v(float64(p31_C4)) - p31_v(float64(p31_C4)))) {
				fmt.Println("#126", p31_v(p31_C3))
				x127 := p31_v[p31_pair[string, uint16]](p31_pair[string, uint16]{p31_at(x95, 1), uint16(1)})
				_ = x127
			} else {
				var x128 = p31_v[uint8]((map[string]uint8{"k": uint8(4)}["k"] + ((p31_v(uint8(4)) >> (p31_v(uint64(0)) & 127)) ^ uint8(p31_whole(float64(p31_v(float32(16777217))))))))
				_ = x128
				fmt.Println("#129", p31_v(p31_C3))
			}
			var x130 string = p31_cut(strings.ToLower(p31_at(x95, 1)) + p31_cut(strconv.Quote(p31_cut(fmt.Sprint(uint16(0))))))
			_ = x130
			fmt.Printf("#131 %s\n", x111)
		}
		var x132 map[int8]float32 = map[int8]float32{int8(10): float32(-1e-7)}
		_ = x132
	case "":
		x133 := p31_v[uint](uint(6))
		_ = x133
	default:
		fmt.Printf("#134 %o\n", uintptr(17928428990165902771))
	}
	c135 := func(p136 bool) uint16 {
		x95 = x95
		if len(x95) > 0 {
			x95[(p31_v(uint(8)) << (p31_v(int(9223372036854775807)) & 63))%uint(len(x95))] = p31_at(x95, 1)
		}
		return (uint16(len(map[string]int{"abc": p31_v(p31_C2)})) * (p31_v(uint16(7)) << (p31_v(int32(1)) & 7)))
	}
	_ = c135
	switch p31_cut(p31_fn26([]map[int]int{map[int]int{int(-9223372036854775808): int(9223372036854775807)}}) + string([]rune(p31_at(x95, 1)))) {
	case "a", "abc":
		x137 := p31_fn16(map[string][]uintptr{" pad ": make([]uintptr, 1)})
		_ = x137
		c138 := func(p139 int64) uint16 {
			p139 &= min((p31_v(int64(8918389372500539426)) * p139), (p139 &^ p139))
			return (uint16(p31_v(uint16(0))) &^ any(uint16(6)).(uint16))
		}
		_ = c138
	case "":
		fmt.Printf("#140 %+v\n", x111)
		var x141 = p31_v[string]("tab\tnl\n")
		_ = x141
	case "42":
		for i142 := range 3 { _ = i142
			x145 := p31_v[int8](int8(5))
			_ = x145
			var x146 int = p31_v(p31_C3)
			_ = x146
		}
		for i147, e148 := range p31_sub(p31_sub(p31_at(x95, 1), int(2), int(1)), 0, 4) { _, _ = i147, e148
			fmt.Printf("#150 %#x\n", int16(3))
			x111 = x111
			x151 := p31_v[p31_B5](p31_B5(int32(1073741824)))
			_ = x151
		}
	default:
		var x152 uint16 = (+uint16((-p31_v(uint8(2)))))
		_ = x152
	}
	for i153 := range 6 { _ = i153
		x156 := p31_v[uint8](uint8(p31_whole(float64(float32((p31_v(float32(0)) / p31_v(float32(0))))))))
		_ = x156
		fmt.Printf("#157 %v\n", p31_v(float64(p31_C4)))
		var x158 = p31_v[int64]((p31_v(int64(0)) >> (p31_v(uint32(8)) & 7)))
		_ = x158
	}
	defer fmt.Println("deferred by main")
	fmt.Println("end")
}

func main() { p31_main() }
