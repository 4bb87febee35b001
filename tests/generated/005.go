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


func p5_v[T any](x T) T { return x }

func p5_at[T any](s []T, i int) (zero T) {
	if len(s) == 0 {
		return zero
	}
	return s[uint(i)%uint(len(s))]
}

func p5_cut(s string) string {
	if len(s) > 40 {
		return s[:40]
	}
	return s
}

func p5_sub(s string, i, j int) string {
	n := uint(len(s) + 1)
	a, b := uint(i)%n, uint(j)%n
	return s[min(a, b):max(a, b)]
}

func p5_as[T any](x any) T {
	y, _ := x.(T)
	return y
}

type p5_ordered interface {
	~int | ~int8 | ~int16 | ~int32 | ~int64 | ~uint | ~uint8 | ~uint16 | ~uint32 | ~uint64 | ~uintptr | ~float32 | ~float64 | ~string
}

func p5_keys[K p5_ordered, V any](m map[K]V) []K {
	keys := make([]K, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	sort.Slice(keys, func(i, j int) bool { return keys[i] < keys[j] })
	return keys
}

func p5_count(n int) func(yield func(int) bool) {
	return func(yield func(int) bool) {
		for i := 0; i < n && yield(i*i); i++ {
		}
	}
}

func p5_sum[T ~int | ~int8 | ~int16 | ~int32 | ~int64 | ~uint8 | ~uint16 | ~uint32 | ~uint64 | ~float32 | ~float64](xs ...T) (s T) {
	for _, x := range xs {
		s += x
	}
	return
}

func p5_apply[T, U any](xs []T, f func(T) U) []U {
	var out []U
	for _, x := range xs {
		out = append(out, f(x))
	}
	return out
}

func p5_whole(f float64) int {
	if f != f || f > 1e9 || f < -1e9 {
		return -1
	}
	return int(f)
}

type p5_pair[K comparable, V any] struct {
	Key K
	Val V
}

func (p p5_pair[K, V]) swap(k K) p5_pair[K, V] { return p5_pair[K, V]{k, p.Val} }

type p5_stack[T any] struct {
	items []T
	peak  int
}

func (s *p5_stack[T]) push(x T) int {
	s.items = append(s.items, x)
	s.peak = max(s.peak, len(s.items))
	return len(s.items)
}

func (s *p5_stack[T]) pop() (x T, ok bool) {
	if len(s.items) == 0 {
		return x, false
	}
	x = s.items[len(s.items)-1]
	s.items = s.items[:len(s.items)-1]
	return x, true
}

type p5_fault struct {
	code int
	what string
}

func (f p5_fault) Error() string { return fmt.Sprintf("fault %d: %s", f.code, f.what) }

func p5_try(name string, f func()) {
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
var p5_sink any
var p5_uses = []any{errors.New, math.Sqrt, sort.Ints, strconv.Itoa, strings.Repeat, new(sync.Mutex)}

const (
	p5_C1 = iota*6 + 1
	p5_C2
	p5_C3 = 1<<(4*iota) - 1
)

const p5_C4 = 883.0 / 80 * 1e3


type p5_B5 uint16


type p5_B6 int32


type p5_B7 uint16

func (r p5_B7) Error() string { return "<p5_B7>" }


type p5_S8 struct {
	f9 []float64
	f10 uint64
}


type p5_S11 struct {
	*p5_S8
	f12 map[int][2]uint32
	f13 string
	f14 bool
}


type p5_S15 struct {
	f16 p5_pair[string, uint]
	f17 uint16
	f18 error
}

func (r p5_S15) String() string { return "<p5_S15>" }


type p5_I19 interface { Do20(a complex128) uint }

func (r p5_B5) Do20(a complex128) uint {
	return uint(4)
}

func (r p5_B6) Do20(a complex128) uint {
	return ((p5_v(uint(10)) >> (p5_v(int8(6)) & 31)) >> ((p5_v(uint64(5)) * uint64(1)) & 63))
}

func (r p5_B7) Do20(a complex128) uint {
	return (p5_v(uint(1)) & uint(p5_whole(float64(p5_v(float64(123456.789))))))
}

func (r p5_S8) Do20(a complex128) uint {
	return p5_v[uint]((p5_v(uint(18446744073709551615)) % (p5_v(uint(0)) | 1)))
}

func (r p5_S11) Do20(a complex128) uint {
	return uint(10)
}

func (r p5_S15) Do20(a complex128) uint {
	return uint(7)
}

var p5_g21 *p5_stack[int] = &p5_stack[int]{items: []int{p5_v(p5_C1), p5_v(p5_C1)}}

var p5_g22 []map[string]string = []map[string]string(nil)[:len([]map[string]string(nil)):len([]map[string]string(nil))]

var p5_g23 []string = append(append([]string(nil), make([]string, 1)...), "tab\tnl\n", " pad ", "a")

func p5_fn24() (res uint32) {
	switch p5_at(p5_g23, 1) {
	case "a", "abc":
		x25 := p5_v[*p5_S11](&p5_S11{p5_S8: &p5_S8{f9: []float64{}, f10: uint64(7205819996539386245)}, f12: map[int][2]uint32{p5_v(p5_C1): [2]uint32{uint32(4), res}}, f13: p5_at(p5_g23, 1), f14: false})
		_ = x25
		var x26 func(string) p5_B7 = func(p27 string) p5_B7 { return p5_B7(p5_v(uint16(38508))) }
		_ = x26
	default:
		x28, x29 := func() (int64, int8) { return (int64(p5_v(uint64(0))) & any(int64(4)).(int64)), ((p5_v(int8(-128)) & int8(28)) & (p5_v(int8(9)) >> (p5_v(int64(2)) & 31))) }()
		_, _ = x28, x29
	}
	switch string(rune((p5_v(int(9223372036854775807)) << (p5_v(int32(-2147483648)) & 7)) & 0xffff)) {
	case "a", "abc":
		fmt.Println("#30", p5_g22)
		x31, x32 := func() (uint8, float32) { return (p5_v(uint8(7)) | uint8(0)), float32(math.Trunc(float64((p5_v(float32(0.5)) - p5_v(float32(1e10)))))) }()
		_, _ = x31, x32
	case "":
		for i33 := 5; i33 > 0; i33-- {
			c36 := func(p37 float64) int8 {
				p37 *= ((p37 / p5_v(float64(p5_C4))) / (p37 + p5_v(float64(p5_C4))))
				p37 = (p37 + (float64(p5_v(float32(16777217))) + float64(p5_v(float64(p5_C4)))))
				fmt.Printf("#38 %s\n", p5_g22)
				return int8(64)
			}
			_ = c36
			var x39 = p5_v[any](any(p5_at(p5_g23, 1)))
			_ = x39
		}
		x40, x41 := func() (complex64, []uint8) { return ((p5_v(complex64(complex(3.14159, 3.14159))) * p5_v(complex64(complex(1e20, 1)))) * complex(p5_v(float32(1)), p5_v(float32(-2.5)))), []uint8{uint8(5), uint8(4)} }()
		_, _ = x40, x41
	case "42":
		fmt.Println("#42", res)
		res = uint32(4294967295)
	default:
		if ((p5_pair[string, p5_pair[string, float64]]{p5_at(p5_g23, 1), p5_pair[string, float64]{p5_at(p5_g23, 1), p5_v(float64(p5_C4))}}) == (p5_pair[string, p5_pair[string, float64]]{`raw\n`, p5_pair[string, float64]{p5_at(p5_g23, 1), p5_v(float64(p5_C4))}})) {
			var x43 p5_S8 = p5_S8{f9: []float64{p5_v(float64(p5_C4)), p5_v(float64(p5_C4)), p5_v(float64(p5_C4))}, f10: uint64(0)}
			_ = x43
			fmt.Printf("#44 %d\n", x43)
		}
	}
	c45 := func(p46 int64) string {
		p46 ^= ((-p46) >> (int8(p5_v(uint(9))) & 31))
		return p5_sub(p5_at(p5_g23, 1), (p5_v(p5_C1) >> (p5_v(int64(5)) & 63)), (p5_v(int(4611686018427387904)) ^ p5_v(p5_C2)))
	}
	_ = c45
	switch y47 := any(any(uint64(9223372036854775808))).(type) {
	case int:
		fmt.Printf("case %T %v\n", y47, y47)
		for _, e49 := range [5]error{fmt.Errorf("outer: %w", errors.New("inner")), error(p5_fault{int(-9223372036854775808), "made"}), fmt.Errorf("outer: %w", errors.New("inner")), errors.New(p5_at(p5_g23, 1)), errors.New(p5_at(p5_g23, 1))} { _ = e49
			fmt.Printf("#51 %T\n", p5_g23)
			var x52 float32 = ((float32(p5_v(float32(0))) + (p5_v(float32(16777217)) - p5_v(float32(123456.789)))) * ((p5_v(float32(0.5)) / p5_v(float32(-1))) * (p5_v(float32(-2.5)) + p5_v(float32(0.5)))))
			_ = x52
		}
	case uint8:
		fmt.Printf("case %T %v\n", y47, y47)
		p5_try("try53", func() { fmt.Println(p5_v(int8(7)) % p5_v(int8(p5_v(p5_C1) & 1))) })
	case p5_B6:
		fmt.Printf("case %T %v\n", y47, y47)
		p5_try("try54", func() { fmt.Println(p5_v(int8(7)) % p5_v(int8(((p5_v(int(-9223372036854775808)) & int(0)) << (p5_v(uintptr(9223372036854775808)) & 127)) & 1))) })
	case p5_B7:
		fmt.Printf("case %T %v\n", y47, y47)
		var x55 map[int]int = map[int]int{p5_v(p5_C2): int(4611686018427387904)}
		_ = x55
	case p5_S11:
		fmt.Printf("case %T %v\n", y47, "?")
		c56 := func(p57 int8) bool {
			p57 = (((p57 + p57) | (p5_v(int8(3)) * p57)) - (int8(p5_v(uint8(6))) ^ (p5_v(int8(9)) + p57)))
			p57++
			return (y47.f14 && (p5_v(p5_C1) == p5_v(p5_C2)))
		}
		_ = c56
	case p5_S15:
		fmt.Printf("case %T %v\n", y47, "?")
		var x58 = p5_v[uint64](p5_v[uint64](((p5_v(uint64(18446744073709551615)) &^ uint64(1)) << ((p5_v(int32(9)) &^ int32(10)) & 7))))
		_ = x58
	case nil:
		fmt.Println("nil", y47 == nil)
	default:
		fmt.Printf("other %T\n", y47)
	}
	return (res | (-(res | res)))
}

func p5_fn59() (res uint64) {
	res >>= p5_v(uint8(9)) % 70
	if ((p5_v(int32(1)) / (p5_v(int32(7)) | 1)) > (p5_v(int32(4)) << (p5_v(uintptr(0)) & 127))) {
		x60 := p5_v[func(string) map[string]int64](func(p61 string) map[string]int64 { return map[string]int64{p5_at(p5_g23, 1): int64(4611686018427387904)} })
		_ = x60
		res >>= (+p5_v(uint8(0))) % 70
	} else {
		x62 := p5_v[[5]func(string) string]([5]func(string) string{func(p63 string) string { return p5_cut(strconv.Quote(p5_v("x\xffy"))) }, func(p64 string) string { return "日本" }, func(p65 string) string { return p5_sub(p65, p5_v(p5_C3), p5_v(p5_C3)) }, func(p66 string) string { return "a,b,,c" }, func(p67 string) string { return p5_cut(strings.ReplaceAll(p67, p5_at(p5_g23, 1), `raw\n`)) }})
		_ = x62
		var x68 = p5_v[int64](int64(4))
		_ = x68
	}
	c69 := func(p70 uint) int64 {
		p70--
		fmt.Printf("#71 %T\n", ((p5_v(int16(10)) + int16(p5_whole(float64(p5_v(float32(1e20)))))) * (p5_v(int16(32767)) | (p5_v(int16(5)) & int16(16384)))))
		return (func() int64 { if false { return int64(9223372036854775807) }; return int64(10) }() &^ (p5_v(int64(9)) | int64(-9223372036854775808)))
	}
	_ = c69
	return ((res & (res * uint64(8736163575193968678))) << ((p5_v(int64(-9223372036854775808)) ^ (p5_v(int64(0)) << (p5_v(uint(6)) & 7))) & 63))
}

func p5_fn72(a73 float64, a74 ...*p5_stack[int32]) (res int) {
	defer func() {
		if r := recover(); r != nil { fmt.Println("deferred75", r) }
		res |= ((p5_v(int(9223372036854775807)) + p5_v(p5_C2)) / (int(p5_v(uint8(255))) | 1))
		fmt.Println("deferred75")
	}()
	for i76 := range 1 { _ = i76
		for _, e80 := range [4]int8{int8(86), int8(64), int8(3), int8(0)} { _ = e80
			x82 := p5_v[p5_I19](p5_I19(p5_S8{f9: make([]float64, 0), f10: uint64(9223372036854775808)}))
			_ = x82
			fmt.Printf("#83 %v\n", []float64{a73, float64(3.14159)})
			var x84 int32 = int32(6)
			_ = x84
			fmt.Println("#85", p5_v(p5_C1))
		}
		a73 = float64((-(a73 / a73)))
	}
	var x86 p5_pair[int, bool] = p5_pair[int, bool]{res, true}
	_ = x86
	for i87 := 0; i87 < 4; i87++ {
		if ((p5_v(uint16(9)) & uint16(3)) > (p5_v(uint16(1)) * uint16(32768))) { break }
		fmt.Println("#90", p5_g23)
		switch y91 := any(any(uint64(0))).(type) {
		case int:
			fmt.Printf("case %T %v\n", y91, y91)
			if ((p5_v(uint32(10)) / (p5_v(uint32(7)) | 1)) > (p5_v(uint32(6)) * uint32(4))) { break }
		case float64:
			fmt.Printf("case %T %v\n", y91, y91)
			fmt.Println("copied", copy(a74, append(append([]*p5_stack[int32](nil), a74...), p5_at(a74, 1), p5_at(a74, 1))))
		case p5_B5:
			fmt.Printf("case %T %v\n", y91, y91)
		case p5_B6:
			fmt.Printf("case %T %v\n", y91, y91)
			fmt.Println("#92", append(append([]map[int]int8(nil), []map[int]int8{}...), map[int]int8{i87: int8(0)}, map[int]int8{p5_v(p5_C3): int8(7)}, map[int]int8{x86.Key: int8(2)}))
		case p5_S8:
			fmt.Printf("case %T %v\n", y91, y91)
			c93 := func(p94 uint32) float32 {
				x86 = x86
				res += int((p5_v(int(1385682597787985065)) + p5_v(p5_C2)))
				return any(float32(16777217)).(float32)
			}
			_ = c93
		case p5_S15:
			fmt.Printf("case %T %v\n", y91, "?")
			var x95 uint8 = ((uint8(p5_v(int8(4))) >> (max(p5_v(int32(-2147483648)), int32(1073741824)) & 7)) - uint8(9))
			_ = x95
		case nil:
			fmt.Println("nil", y91 == nil)
		default:
			fmt.Printf("other %T\n", y91)
		}
	}
	for i96 := range 6 { _ = i96
		switch p5_cut(strings.ReplaceAll(p5_cut(fmt.Sprint(uintptr(0))), p5_at(p5_g23, 1), p5_at(p5_g23, 1))) {
		case "a", "abc":
			var x99 float32 = float32(math.Ceil(float64(float32(p5_v(float64(p5_C4))))))
			_ = x99
			fmt.Println("copied", copy(a74, a74))
		default:
			x100 := p5_v[*p5_S15](&p5_S15{f16: p5_pair[string, uint]{p5_at(p5_g23, 1), uint(0)}, f17: uint16(3), f18: errors.New("日本")})
			_ = x100
		}
		if !!x86.Val {
			res++
		}
		switch (int(p5_v(uint32(10))) >> ((p5_v(int16(5)) - int16(-1)) & 127)) & 3 {
		case 0:
			fmt.Printf("#101 %d\n", map[string]map[int]uint8{"k": map[int]uint8{res: uint8(128)}}["k"])
			x86 = x86
		case 1:
			if len(a74) > 0 {
				a74[uint(p5_v(int8(8)))%uint(len(a74))] = &p5_stack[int32]{items: []int32{int32(8), int32(7)}}
			}
		default:
			a73 = p5_v(float64(p5_C4))
		}
	}
	for i102 := range 1 { _ = i102
		{
			n105 := 0
		again106:
			n105++
			if n105 < 3 { goto again106 }
			fmt.Println("again106", n105)
		}
		{
			n107 := 0
		again108:
			n107++
			if n107 < 3 { goto again108 }
			fmt.Println("again108", n107)
		}
		{
			x109 := p5_v[[]func(uint64) int16]([]func(uint64) int16(nil))
			_ = x109
			if len(x109) > 0 {
				x109[(p5_v(uint(4)) & uint(9223372036854775808))%uint(len(x109))] = p5_at(x109, 1)
			}
			fmt.Printf("#110 %+v\n", p5_g23)
		}
		{
			c111 := func(p112 uintptr) string {
				a73 = float64(math.Sqrt(float64(((a73 + p5_v(float64(-1))) / a73))))
				p112 = ((^(p112 &^ p112)) + min((p5_v(uintptr(0)) - p112), (^p112)))
				fmt.Println("#113", int8(82))
				return strconv.Itoa(int(p112))
			}
			_ = c111
			var x114 p5_pair[string, p5_S15] = p5_pair[string, p5_S15]{" pad ", p5_S15{f16: p5_pair[string, uint]{p5_at(p5_g23, 1), uint(0)}, f17: uint16(0), f18: error(nil)}}
			_ = x114
			var x115 int = ((p5_v(int(4550775996320206791)) >> ((-p5_v(int8(-1))) & 31)) / (((p5_v(int(-1)) & p5_v(p5_C1)) ^ (x86.Key % (i102 | 1))) | 1))
			_ = x115
		}
	}
	fmt.Println("#116", (x86.Val && x86.Val))
	x117 := p5_fn59()
	_ = x117
	return (res / (((p5_v(int(-9223372036854775808)) &^ p5_v(p5_C3)) ^ (p5_v(int(-1)) &^ int(9))) | 1))
}

func p5_fn118(a119 uintptr) (res []p5_pair[int, uint8]) {
	for i120 := 0; i120 < 1; i120++ {
		if ((p5_v(float32(0)) * p5_v(float32(1))) <= (p5_v(float32(123456.789)) * p5_v(float32(-1e-7)))) {
			x123 := p5_v[int32](int32(7))
			_ = x123
			{
				a119 := p5_v((uintptr(len(make([]uintptr, 1))) - (-a119)))
				fmt.Println("inner", a119)
			}
		}
		var x124 *p5_stack[[5]string] = &p5_stack[[5]string]{items: [][5]string{[5]string{p5_at(p5_g23, 1), p5_at(p5_g23, 1), p5_at(p5_g23, 1), "x\xffy", p5_at(p5_g23, 1)}, [5]string{p5_at(p5_g23, 1), p5_at(p5_g23, 1), p5_at(p5_g23, 1), "abc", p5_at(p5_g23, 1)}}}
		_ = x124
		if ((p5_v(p5_C2) + p5_v(p5_C2)) == (p5_v(int(2)) << (a119 & 31))) {
			x124 = x124
			p5_try("try125", func() { fmt.Println([]int{1, 2, 3}[(int(len(map[string]int{p5_at(p5_g23, 1): p5_v(p5_C1)})) &^ (p5_v(p5_C3) | int(8))) & 7]) })
		} else {
			fmt.Println("#126", i120)
			var x127 p5_B7 = p5_B7(uint16(p5_whole(float64((p5_v(float32(0.1)) / p5_v(float32(-1)))))))
			_ = x127
		}
	}
	p5_try("try128", func() { fmt.Println(1 << (((p5_v(p5_C2) &^ int(6)) ^ int(0)) & 7 - 3)) })
	x129 := p5_v[p5_B6](p5_v[p5_B6](p5_B6(p5_v(int32(5)))))
	_ = x129
	{
		if !strings.HasPrefix(p5_v("日本"), p5_at(p5_g23, 1)) {
			x129 *= p5_B6((p5_v(int32(2147483647)) - int32(-1)))
		}
		for _, e131 := range p5_keys(func() map[int64]error { if false { return map[int64]error{int64(-9223372036854775808): fmt.Errorf("outer: %w", errors.New("inner"))} }; return map[int64]error{int64(988037758192643413): error(nil)} }()) { _ = e131
			fmt.Printf("#133 %o\n", a119)
			x134 := p5_v[int8]((int8(len(string(rune(p5_v(p5_C3) & 0xffff)))) - ((p5_v(int8(2)) & int8(64)) + int8(0))))
			_ = x134
			x135 := p5_v[bool]((p5_sub(p5_cut(p5_at(p5_g23, 1) + "abc"), (p5_v(p5_C2) >> (x134 & 7)), min(p5_v(p5_C2), p5_v(p5_C2))) > p5_cut(strings.ReplaceAll(strings.ToLower(p5_at(p5_g23, 1)), p5_at(p5_g23, 1), "1.5e3"))))
			_ = x135
		}
		for i136 := 1; i136 > 0; i136-- {
			c139 := func(p140 float64) string {
				a119 = (-(p5_v(uintptr(3)) | uintptr(p5_whole(float64(p5_v(float32(0)))))))
				x129 -= p5_B6(int32(len(p5_v("héllo"))))
				return strings.ToUpper(strconv.Itoa(p5_v(p5_C2)))
			}
			_ = c139
			fmt.Println("#141", p5_v(p5_C1))
			c142 := func(p143 string) complex128 {
				a119 <<= p5_v(uint8(255)) % 70
				p143 = any(p5_cut(strconv.Quote(strconv.Itoa(p5_v(p5_C1))))).(string)
				fmt.Println("#144", p5_g23)
				return complex(real(complex(p5_v(float64(p5_C4)), p5_v(float64(p5_C4)))), imag(complex(real(p5_v(complex128(complex(0, 1)))), imag(p5_v(complex128(complex(123456.789, -2.5)))))))
			}
			_ = c142
			x145 := p5_v[func(int8) any](func(p146 int8) any { return any(uint8(128)) })
			_ = x145
		}
	}
	return append(append([]p5_pair[int, uint8](nil), res...), p5_at(res, 1))[p5_v(0):min(p5_v(2), len(append(append([]p5_pair[int, uint8](nil), res...), p5_at(res, 1))))]
}

func p5_fn147(a148 string, a149 uint16, a150 map[string]uint16) (res any) {
	var x151 = p5_v[*p5_S8](&p5_S8{f9: []float64{}, f10: uint64(1)})
	_ = x151
	res = res
	return p5_v[any](res)
}

func p5_fn152(a153 p5_pair[string, float64], a154 map[string]p5_pair[string, bool], a155 float64) (res *p5_S15) {
	fmt.Printf("#156 %#v\n", p5_g23)
	for i157 := 0; i157 < 5; i157++ {
		var x160 p5_I19 = p5_I19(p5_B5(uint16(2)))
		_ = x160
		if a154 != nil { a154[p5_cut(strings.Repeat(any(`raw\n`).(string), (i157 - i157) & 3))] = p5_pair[string, bool]{"Zz", false} }
	}
	{
		n161 := 0
	again162:
		n161++
		if n161 < 3 { goto again162 }
		fmt.Println("again162", n161)
	}
	{
		n163 := 0
	again164:
		n163++
		if n163 < 3 { goto again164 }
		fmt.Println("again164", n163)
	}
	fmt.Printf("#165 %d\n", p5_v(p5_C1))
	return res
}

func p5_fn166(a167 p5_B5) (res *p5_stack[p5_B5]) {
	a167 &^= p5_B5((p5_v(uint16(22010)) | uint16(1)))
	a167++
	var x168 = p5_v[int16](int16(p5_v(uint16(0))))
	_ = x168
	return &p5_stack[p5_B5]{items: []p5_B5{a167, a167}}
}

func p5_main() {
	p5_try("try169", func() { fmt.Println(7 / (int(p5_whole(float64(p5_v(float32(3.14159))))) & 1)) })
	fmt.Printf("#170 %v\n", p5_pair[string, p5_pair[string, uint]]{p5_at(p5_g23, 1), p5_pair[string, uint]{p5_at(p5_g23, 1), uint(3)}})
	fmt.Println("#171", append(append([][5]string(nil), make([][5]string, 0)...), [5]string{p5_at(p5_g23, 1), p5_at(p5_g23, 1), p5_at(p5_g23, 1), p5_at(p5_g23, 1), p5_at(p5_g23, 1)}, [5]string{p5_at(p5_g23, 1), p5_at(p5_g23, 1), p5_at(p5_g23, 1), p5_at(p5_g23, 1), p5_at(p5_g23, 1)}, [5]string{p5_at(p5_g23, 1), p5_at(p5_g23, 1), p5_at(p5_g23, 1), p5_at(p5_g23, 1), p5_at(p5_g23, 1)}))
	switch ((p5_v(p5_C2) & int(4611686018427387904)) / ((p5_v(p5_C3) | p5_v(p5_C1)) | 1)) & 3 {
	case 0:
		if true {
			switch p5_cut(fmt.Sprint((p5_v(complex64(complex(3.14159, 1))) + p5_v(complex64(complex(0, 123456.789)))))) {
			case "a", "abc":
			case "":
			default:
				c172 := func(p173 uint16) string {
					p173 *= uint16(0)
					p173 = (p5_v(uint16(8)) << (uint16((p5_v(int16(8)) ^ int16(3))) & 7))
					fmt.Println("#174", p5_B6(((p5_v(int32(1073741824)) + int32(-1)) &^ (p5_v(int32(2147483647)) ^ int32(6)))))
					return p5_cut(p5_cut(p5_at(p5_g23, 1) + p5_at(p5_g23, 1)) + strconv.Itoa(p5_v(p5_C3)))
				}
				_ = c172
			}
			x175 := p5_fn152(p5_pair[string, float64]{p5_at(p5_g23, 1), p5_v(float64(p5_C4))}, map[string]p5_pair[string, bool]{"\x00": p5_pair[string, bool]{p5_at(p5_g23, 1), true}}, (float64(math.Abs(float64(p5_v(float64(p5_C4))))) / (-p5_v(float64(p5_C4)))))
			_ = x175
		} else {
			{
				n176 := 0
			again177:
				n176++
				if n176 < 3 { goto again177 }
				fmt.Println("again177", n176)
			}
		}
	case 1:
		for i178 := 0; i178 < 2; i178++ {
			if (int32(len(p5_at(p5_g23, 1))) < (p5_v(int32(-2147483648)) &^ int32(-1))) {
				var x181 p5_B6 = (p5_B6(map[string]int32{"k": int32(9)}["k"]) + (p5_at([]p5_B6{p5_B6(int32(1099183687))}, p5_v(p5_C1)) + p5_B6(p5_v(int32(6)))))
				_ = x181
				x181 = p5_B6(int32(1073741824))
			} else {
				c182 := func(p183 string) int {
					p183 = p5_cut(p183 + string(rune((p5_v(p5_C3) - p5_v(p5_C2)) & 0xffff)))
					p183 = strconv.Itoa((min(p5_v(p5_C3), int(-1)) - (p5_v(p5_C1) | p5_v(p5_C3))))
					return ((i178 << (p5_v(int16(-1)) & 31)) &^ (p5_v(p5_C2) ^ i178))
				}
				_ = c182
			}
			for i184 := 0; i184 < 2; i184++ {
				var x187 = p5_v[[4]p5_B7]([4]p5_B7{p5_B7(uint16(0)), p5_B7(uint16(65535)), p5_B7(uint16(65535)), p5_B7(uint16(65535))})
				_ = x187
				var x188 int = (((i184 * p5_v(p5_C3)) << ((p5_v(uint16(5)) << (p5_v(int64(4)) & 127)) & 7)) ^ i178)
				_ = x188
			}
			switch ((i178 | p5_v(p5_C3)) | (p5_v(int(1)) / (p5_v(p5_C2) | 1))) & 3 {
			case 0:
				var x189 = p5_v[string](strconv.Itoa(((p5_v(p5_C1) >> (p5_v(uint32(2147483648)) & 31)) & int(p5_v(int8(33))))))
				_ = x189
			default:
				fmt.Printf("#190 %#x\n", p5_v(p5_C3))
			}
			p5_try("try191", func() { s := make([]byte, 3); fmt.Println([2]byte(s[:p5_v(int(5)) & 3]), *(*[1]byte)(s[p5_v(int(5)) & 3:])) })
		}
	default:
		switch y192 := any(func() any { if ((p5_v(int32(5))) == (p5_v(int32(7)))) { return any(uint64(18446744073709551615)) }; return any(uint(10796178055867725927)) }()).(type) {
		case float64:
			fmt.Printf("case %T %v\n", y192, y192)
			fmt.Println("#193", p5_v(p5_C1))
		case uint8:
			fmt.Printf("case %T %v\n", y192, y192)
			x194 := p5_fn166((p5_B5(p5_v(uint16(0))) * p5_B5(p5_v(uint16(4)))))
			_ = x194
		case p5_B5:
			fmt.Printf("case %T %v\n", y192, y192)
			switch p5_v(int(3)) & 3 {
			case 0:
				var x195 []p5_S8 = []p5_S8{p5_S8{f9: make([]float64, 1), f10: uint64(1)}, p5_S8{f9: make([]float64, 3), f10: uint64(1)}, p5_S8{f9: []float64{p5_v(float64(p5_C4)), p5_v(float64(p5_C4))}, f10: uint64(7139660552532737833)}}
				_ = x195
				fmt.Println("#196", x195)
			default:
				fmt.Println("#197", p5_v(p5_C1))
			}
		case p5_B6:
			fmt.Printf("case %T %v\n", y192, y192)
			fmt.Printf("#198 %U\n", y192)
		case p5_B7:
			fmt.Printf("case %T %v\n", y192, y192)
			fmt.Println("#199", p5_at(p5_g22, 1))
		case p5_S8:
			fmt.Printf("case %T %v\n", y192, y192)
			if strings.HasSuffix(p5_cut(strings.Repeat(p5_at(p5_g23, 1), p5_v(int(5)) & 3)), p5_at(p5_g23, 1)) {
				fmt.Printf("#200 %T\n", p5_v(p5_C2))
				var x201 = p5_v[float32]((((-p5_v(float32(-1))) / float32(p5_v(float64(p5_C4)))) * p5_v(float32(-2.5))))
				_ = x201
			} else {
				var x202 p5_B5 = p5_B5(any((p5_v(uint16(0)) | uint16(2))).(uint16))
				_ = x202
				x202 >>= uint8(len(y192.f9)) % 70
			}
		case p5_S11:
			fmt.Printf("case %T %v\n", y192, "?")
		case nil:
			fmt.Println("nil", y192 == nil)
		default:
			fmt.Printf("other %T\n", y192)
		}
	}
	fmt.Printf("#203 %T\n", p5_g22)
	for i204 := 6; i204 > 0; i204-- {
		var x207 int16 = ((int16(len(map[string]int{p5_at(p5_g23, 1): p5_v(p5_C3)})) ^ int16(32767)) + ((p5_v(int16(4)) + int16(10)) >> (uintptr(p5_v(p5_C1)) & 63)))
		_ = x207
		c208 := func(p209 uint64) uint16 {
			x207 <<= any(uint8(4)).(uint8) % 70
			fmt.Printf("#210 %q\n", i204)
			return ((p5_v(uint16(10)) &^ uint16(7)) >> ((p5_v(int8(127)) - int8(64)) & 127))
		}
		_ = c208
	}
	if (p5_v(uint16(7)) <= min(p5_v(uint16(2)), uint16(32768))) {
		for i211 := 5; i211 > 0; i211-- {
			fmt.Printf("#214 %#x\n", (p5_v(int8(31)) + ((p5_v(int8(127)) ^ int8(-128)) << ((^p5_v(int32(-2147483648))) & 127))))
			fmt.Println("#215", append(append([]uint8(nil), append(append([]uint8(nil), []uint8{uint8(3)}...), uint8(255), uint8(128), uint8(0))[:len(append(append([]uint8(nil), []uint8{uint8(3)}...), uint8(255), uint8(128), uint8(0))):len(append(append([]uint8(nil), []uint8{uint8(3)}...), uint8(255), uint8(128), uint8(0)))]...), (uint8(len(map[string]int{p5_at(p5_g23, 1): p5_v(p5_C1)})) * max(p5_v(uint8(128)), uint8(128)))))
			var x216 string = p5_cut(p5_at([]string{p5_cut(p5_at(p5_g23, 1) + p5_at(p5_g23, 1))}, p5_at([]int{p5_v(p5_C1)}, i211)) + p5_cut(strconv.Quote(map[string]string{"k": p5_at(p5_g23, 1)}["k"])))
			_ = x216
		}
		x217 := p5_v[int8]((p5_v(int8(2)) & min(int8(p5_v(uintptr(7))), int8(3))))
		_ = x217
	} else {
		fmt.Printf("#218 %T\n", p5_g22)
		fmt.Println("#219", p5_v(p5_C1))
	}
	fmt.Println("#220", uint64(p5_v(uint(6))))
	for i221 := 0; i221 < 1; i221++ {
		switch strings.ToLower(p5_v[string](p5_at(p5_g23, 1))) {
		case "a", "abc":
			fmt.Printf("#224 %U\n", p5_v(p5_C2))
		case "":
			var x225 []complex64 = make([]complex64, 1)
			_ = x225
			x226 := p5_v[error](error(nil))
			_ = x226
		case "42":
			switch y227 := any(any(uint64(9))).(type) {
			case int:
				fmt.Printf("case %T %v\n", y227, y227)
				var x228 = p5_v[string]("tab\tnl\n")
				_ = x228
			case string:
				fmt.Printf("case %T %v\n", y227, y227)
				fmt.Println("#229", ((p5_v(uintptr(2)) * uintptr(len(make([]uint, 1)))) | ((p5_v(uintptr(0)) &^ uintptr(9)) & (p5_v(uintptr(6)) + uintptr(0)))))
			case uint8:
				fmt.Printf("case %T %v\n", y227, y227)
			case p5_S8:
				fmt.Printf("case %T %v\n", y227, y227)
				c230 := func(p231 uint8) bool {
					p231 += uint8(2)
					return strings.HasSuffix(p5_cut(p5_at(p5_g23, 1) + p5_at(p5_g23, 1)), "1.5e3")
				}
				_ = c230
			case p5_S11:
				fmt.Printf("case %T %v\n", y227, "?")
				fmt.Println("#232", p5_g22)
			case p5_S15:
				fmt.Printf("case %T %v\n", y227, "?")
				p5_try("try233", func() { var m map[string]int; if int((p5_v(int8(-1)) &^ int8(127))) & 1 == 0 { m["k"] = 1 } })
			case nil:
				fmt.Println("nil", y227 == nil)
			default:
				fmt.Printf("other %T\n", y227)
			}
		default:
			var x234 = p5_v[string](any(p5_cut(strings.ReplaceAll(strings.TrimSpace(p5_at(p5_g23, 1)), p5_at(p5_g23, 1), p5_at(p5_g23, 1)))).(string))
			_ = x234
		}
		var x235 p5_I19 = p5_I19(p5_S15{f16: p5_pair[string, uint]{p5_at(p5_g23, 1), uint(0)}, f17: uint16(0), f18: fmt.Errorf("outer: %w", errors.New("inner"))})
		_ = x235
		x236 := p5_fn166(map[string]p5_B5{"k": p5_B5(uint16(18177))}["k"])
		_ = x236
		fmt.Println("#237", p5_v(p5_C3))
	}
	c238 := func(p239 float64) string {
		p239 = float64(((p5_v(uint16(0)) + uint16(65535)) / (any(uint16(9)).(uint16) | 1)))
		return string(rune((p5_v(p5_C2) - p5_v(p5_C2)) & 0xffff))
	}
	_ = c238
	for _, e241 := range p5_keys(map[string]func(int32) int16{p5_at(p5_g23, 1): func(p242 int32) int16 { return (p5_v(int16(16384)) & int16(0)) }}) { _ = e241
		if ((&p5_S8{f9: []float64(nil), f10: uint64(1)}) == (&p5_S8{f9: make([]float64, 3), f10: uint64(7)})) {
			fmt.Println("#244", e241)
		} else {
			var x245 int64 = ((map[string]int64{"k": int64(9223372036854775807)}["k"] - p5_v[int64](int64(-1))) * int64(len(append(append([]bool(nil), []bool{true, true}...), true, true, true))))
			_ = x245
			x246 := p5_fn147(strings.ToUpper(p5_cut(e241 + "x\xffy")), uint16(8), map[string]uint16{p5_at(p5_g23, 1): uint16(0)})
			_ = x246
		}
		x247, x248 := func() (string, string) { return string([]rune(p5_v("1.5e3"))), p5_cut(strconv.Quote(e241)) }()
		_, _ = x247, x248
		{
			for i249 := 0; i249 < 6; i249++ {
				x247 = p5_sub(p5_cut(map[string]string{"k": x248}["k"] + `raw\n`), int((p5_v(int32(-2147483648)) - int32(1456819334))), (int(p5_v(int64(8))) & int(len(p5_v("a")))))
				var x252 []p5_B5 = append(append([]p5_B5(nil), make([]p5_B5, 3)[p5_v(0):min(p5_v(2), len(make([]p5_B5, 3)))][:len(make([]p5_B5, 3)[p5_v(0):min(p5_v(2), len(make([]p5_B5, 3)))]):len(make([]p5_B5, 3)[p5_v(0):min(p5_v(2), len(make([]p5_B5, 3)))])]...), p5_B5((^p5_v(uint16(5)))), ((p5_v(p5_B5(uint16(3))) * p5_B5(uint16(0))) + (p5_v(p5_B5(uint16(3))) * p5_B5(uint16(8)))))
				_ = x252
				x247 = p5_cut(strconv.Quote(p5_cut(string([]rune(x248)) + p5_cut(p5_v("Zz") + e241))))
			}
			for _, e254 := range p5_keys(map[string]*p5_stack[complex128]{p5_at(p5_g23, 1): &p5_stack[complex128]{items: []complex128{complex128(complex(3.14159, 1)), complex128(complex(0.3, 0))}}}) { _ = e254
				var x256 = p5_v[*p5_stack[int8]](p5_at([]*p5_stack[int8]{&p5_stack[int8]{items: []int8{int8(3), int8(1)}}}, int(len([]uintptr{uintptr(9223372036854775808)}[:len([]uintptr{uintptr(9223372036854775808)}):len([]uintptr{uintptr(9223372036854775808)})]))))
				_ = x256
				x257, ok258 := x256.pop()
				fmt.Println("pop", ok258)
				_ = x257
			}
			var x259 int16 = (int16(p5_whole(float64(any(float32(0.3)).(float32)))) >> (p5_v(int(8366734300423236435)) & 127))
			_ = x259
		}
	}
	if ((p5_v(int32(4)) | int32(-2147483648)) < (p5_v(int32(1073741824)) & int32(1073741824))) {
		switch (p5_v(p5_C1) & int(p5_v(p5_C1))) & 3 {
		case 0:
		case 1:
			fmt.Printf("#260 %v\n", p5_v(float64(p5_C4)))
		default:
			var x261 = p5_v[uintptr](uintptr((^(p5_v(uint16(65535)) >> (p5_v(uint64(2)) & 31)))))
			_ = x261
		}
		for i262 := 0; i262 < 2; i262++ {
			for _, e266 := range p5_keys(map[string]int16{p5_at(p5_g23, 1): int16(4)}) { _ = e266
				var x268 = p5_v[*p5_stack[[4]bool]](&p5_stack[[4]bool]{items: [][4]bool{[4]bool{false, false, false, true}, [4]bool{false, false, true, true}}})
				_ = x268
				x269 := p5_fn24()
				_ = x269
				fmt.Printf("#270 %v\n", p5_v(p5_C1))
				if strings.HasPrefix(map[string]string{"k": p5_at(p5_g23, 1)}["k"], e266) { continue }
			}
			var x271 [][]bool = [][]bool(nil)
			_ = x271
		}
	}
	x272 := p5_fn118(((p5_v(uintptr(935055426451112701)) - uintptr(4)) &^ uintptr(p5_whole(float64(p5_v(float64(p5_C4)))))))
	_ = x272
	fmt.Println("#273", p5_v(p5_C1))
	x274 := c238(float64(int8(p5_whole(float64(p5_v(float32(1e10)))))))
	_ = x274
	fmt.Printf("#275 %.3f\n", p5_v(float64(p5_C4)))
	defer fmt.Println("deferred by main")
	fmt.Println("end")
}

func main() { p5_main() }
