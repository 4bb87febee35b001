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


func p32_v[T any](x T) T { return x }

func p32_at[T any](s []T, i int) (zero T) {
	if len(s) == 0 {
		return zero
	}
	return s[uint(i)%uint(len(s))]
}

func p32_cut(s string) string {
	if len(s) > 40 {
		return s[:40]
	}
	return s
}

func p32_sub(s string, i, j int) string {
	n := uint(len(s) + 1)
	a, b := uint(i)%n, uint(j)%n
	return s[min(a, b):max(a, b)]
}

func p32_as[T any](x any) T {
	y, _ := x.(T)
	return y
}

type p32_ordered interface {
	~int | ~int8 | ~int16 | ~int32 | ~int64 | ~uint | ~uint8 | ~uint16 | ~uint32 | ~uint64 | ~uintptr | ~float32 | ~float64 | ~string
}

func p32_keys[K p32_ordered, V any](m map[K]V) []K {
	keys := make([]K, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	sort.Slice(keys, func(i, j int) bool { return keys[i] < keys[j] })
	return keys
}

func p32_count(n int) func(yield func(int) bool) {
	return func(yield func(int) bool) {
		for i := 0; i < n && yield(i*i); i++ {
		}
	}
}

func p32_sum[T ~int | ~int8 | ~int16 | ~int32 | ~int64 | ~uint8 | ~uint16 | ~uint32 | ~uint64 | ~float32 | ~float64](xs ...T) (s T) {
	for _, x := range xs {
		s += x
	}
	return
}

func p32_apply[T, U any](xs []T, f func(T) U) []U {
	var out []U
	for _, x := range xs {
		out = append(out, f(x))
	}
	return out
}

func p32_whole(f float64) int {
	if f != f || f > 1e9 || f < -1e9 {
		return -1
	}
	return int(f)
}

type p32_pair[K comparable, V any] struct {
	Key K
	Val V
}

func (p p32_pair[K, V]) swap(k K) p32_pair[K, V] { return p32_pair[K, V]{k, p.Val} }

type p32_stack[T any] struct {
	items []T
	peak  int
}

func (s *p32_stack[T]) push(x T) int {
	s.items = append(s.items, x)
	s.peak = max(s.peak, len(s.items))
	return len(s.items)
}

func (s *p32_stack[T]) pop() (x T, ok bool) {
	if len(s.items) == 0 {
		return x, false
	}
	x = s.items[len(s.items)-1]
	s.items = s.items[:len(s.items)-1]
	return x, true
}

type p32_fault struct {
	code int
	what string
}

func (f p32_fault) Error() string { return fmt.Sprintf("fault %d: %s", f.code, f.what) }

func p32_try(name string, f func()) {
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
var p32_sink any
var p32_uses = []any{errors.New, math.Sqrt, sort.Ints, strconv.Itoa, strings.Repeat, new(sync.Mutex)}

const (
	p32_C1 = iota*8 + 1
	p32_C2
	p32_C3 = 1<<(5*iota) - 1
)

const p32_C4 = 238.0 / 3 * 1e3


type p32_B5 uint


type p32_S6 struct {
	f7 p32_pair[string, int16]
}


type p32_I8 interface { Do9(a complex128) float32 }

func (r p32_B5) Do9(a complex128) float32 {
	return (float32(p32_v(uint32(4294967295))) / float32(p32_v(int64(4611686018427387904))))
}

func (r p32_S6) Do9(a complex128) float32 {
	return float32(math.Floor(float64(float32(math.Ceil(float64(p32_v(float32(1e20))))))))
}

var p32_g10 uintptr = (p32_v(uintptr(7040977256736166788)) ^ uintptr(0))

func p32_fn11() (res []uint64) {
	res = append(append([]uint64(nil), append(append([]uint64(nil), res...), uint64(1), (p32_at(res, 1) >> (p32_v(int64(5)) & 7)))...), (any(p32_at(res, 1)).(uint64) | min(p32_at(res, 1), p32_at(res, 1))), (-(p32_v(uint64(5139285418008005296)) | p32_at(res, 1))), ((+p32_v(uint64(18446744073709551615))) << (int16(p32_v(int16(7))) & 63)))
	x12 := p32_v[int32]((((p32_v(int32(1073741824)) & int32(0)) << (p32_at([]int{int(2176952729157510990)}, int(6)) & 63)) << (((p32_v(uint32(6)) | uint32(9)) + (p32_v(uint32(5)) - uint32(4294967295))) & 7)))
	_ = x12
	return res[p32_v(0):min(p32_v(2), len(res))][:len(res[p32_v(0):min(p32_v(2), len(res))]):len(res[p32_v(0):min(p32_v(2), len(res))])][p32_v(0):min(p32_v(2), len(res[p32_v(0):min(p32_v(2), len(res))][:len(res[p32_v(0):min(p32_v(2), len(res))]):len(res[p32_v(0):min(p32_v(2), len(res))])]))]
}

func p32_fn13() (res p32_B5) {
	switch {
	case (strconv.Itoa(p32_v(p32_C3)) != p32_cut(strconv.Quote(p32_v("tab\tnl\n")))):
		x14, x15 := func() (string, int32) { return strings.ToUpper(strings.ToUpper(p32_v("日本"))), min((p32_v(int32(9)) &^ int32(4)), (p32_v(int32(2147483647)) * int32(8))) }()
		_, _ = x14, x15
		var x16 *p32_S6 = &p32_S6{f7: p32_pair[string, int16]{x14, int16(7952)}}
		_ = x16
	default:
		{
			n17 := 0
		again18:
			n17++
			if n17 < 3 { goto again18 }
			fmt.Println("again18", n17)
		}
	}
	x19 := p32_fn11()
	_ = x19
	var x20 *p32_S6 = &p32_S6{f7: p32_pair[string, int16]{"Zz", int16(-32768)}}
	_ = x20
	for i21 := range 1 { _ = i21
		fmt.Println("copied", copy(x19, append(append([]uint64(nil), x19...), p32_at(x19, 1))))
		p32_try("try24", func() { fmt.Println([4]string{"a"}[int(p32_whole(float64(p32_v(float32(-2.5))))) & 7]) })
	}
	x25 := p32_v[map[int]int64](map[int]int64{p32_v(p32_C1): int64(4611686018427387904)})
	_ = x25
	x26 := p32_v[map[int]uint8](map[int]uint8{p32_v(p32_C3): uint8(7)})
	_ = x26
	var x27 p32_pair[string, uint16] = p32_pair[string, uint16]{"1.5e3", uint16(2)}
	_ = x27
	var x28 any = any(int32(2147483647))
	_ = x28
	return p32_B5(((p32_v(uint(8801492559509144000)) ^ uint(0)) << (p32_v(uint16(65535)) & 63)))
}

func p32_fn29(a30 []uint16) (res uint64) {
	res--
	var x31 []p32_B5 = make([]p32_B5, 0)
	_ = x31
	return uint64(len(make([]uintptr, 3)))
}

func p32_fn32(a33 *p32_stack[any], a34 *p32_stack[[]uint8], a35 *p32_stack[int8]) (res [2]*p32_stack[complex128]) {
	switch {
	case (int(p32_v(int16(6))) != int(p32_v(int32(7)))):
		x36 := p32_fn29([]uint16{uint16(1), uint16(6), uint16(65535)})
		_ = x36
		fmt.Printf("#37 %d\n", p32_v(p32_C1))
	case strings.HasPrefix(p32_cut(strings.ReplaceAll(p32_v("日本"), "x\xffy", "42")), "a,b,,c"):
		x38 := p32_fn11()
		_ = x38
		for e40 := range p32_count(3) { _ = e40
			var x42 map[string]string = map[string]map[string]string{"k": map[string]string{"a,b,,c": "abc"}}["k"]
			_ = x42
			x43 := p32_v[any](any(p32_v(float64(p32_C4))))
			_ = x43
			x42 = x42
		}
	default:
	}
	var x44 = p32_v[float64]((p32_v(float64(p32_C4)) / (p32_at([]float64{p32_v(float64(p32_C4))}, int(10)) - float64(math.Trunc(float64(p32_v(float64(1))))))))
	_ = x44
	x45 := p32_v[int8](int8(max((p32_v(uint8(1)) & uint8(9)), (p32_v(uint8(4)) << (p32_v(uint16(65535)) & 63)))))
	_ = x45
	return res
}

func p32_fn46(a47 [][]uint32) (res *p32_stack[string]) {
	for i48 := 4; i48 > 0; i48-- {
		if (uint64(p32_whole(float64(p32_v(float64(p32_C4))))) <= (p32_v(uint64(1)) - uint64(3218887761584629043))) {
			a47 = a47
		}
		res = res
		fmt.Println("copied", copy(a47, [][]uint32(nil)))
	}
	if len(a47) < 30 { a47 = append(a47, make([]uint32, 0)) }
	p32_sink = a47
	fmt.Println("len", len(a47), cap(a47))
	{
		x51 := p32_fn11()
		_ = x51
		a47 = append(append([][]uint32(nil), [][]uint32{}[p32_v(0):min(p32_v(2), len([][]uint32{}))]...), append(append([]uint32(nil), p32_at(a47, 1)...), (p32_v(uint32(3)) >> (p32_v(int8(64)) & 127)), (p32_v(uint32(5)) ^ uint32(2147483648))), append(append([]uint32(nil), p32_at(a47, 1)...), uint32(10))[p32_v(0):min(p32_v(2), len(append(append([]uint32(nil), p32_at(a47, 1)...), uint32(10))))])
	}
	for e53 := range p32_count(1) { _ = e53
		var x55 uint = ((func() uint { if false { return uint(9) }; return uint(1) }() | uint(p32_whole(float64(p32_v(float64(p32_C4)))))) & uint(18446744073709551615))
		_ = x55
		var x56 = p32_v[uint32]((((p32_v(uint32(0)) >> (p32_v(uint64(1)) & 7)) & p32_v[uint32](uint32(2946087851))) &^ ((p32_v(uint32(10)) + uint32(4294967295)) / ((p32_v(uint32(7)) * uint32(0)) | 1))))
		_ = x56
	}
	return &p32_stack[string]{items: []string{"1.5e3", "a,b,,c"}}
}

func p32_fn57(a58 p32_I8) (res []string) {
	if ((p32_v(complex64(complex(-1, -2.5))) + p32_v(complex64(complex(-2.5, 16777217)))) == (p32_v(complex64(complex(123456.789, -1))) + p32_v(complex64(complex(-2.5, 0))))) {
		fmt.Printf("#59 %d\n", p32_v(p32_C1))
		x60 := p32_v[[4]func(int32) string]([4]func(int32) string{func(p61 int32) string { return p32_at(res, 1) }, func(p62 int32) string { return p32_sub(p32_v("42"), p32_v(p32_C1), p32_v(p32_C1)) }, func(p63 int32) string { return p32_at(res, 1) }, func(p64 int32) string { return p32_cut(p32_v("Zz") + p32_at(res, 1)) }})
		_ = x60
	} else {
		for i65 := 0; i65 < 3; i65++ {
			res = res
			var x68 []complex128 = make([]complex128, 3)[p32_v(0):min(p32_v(2), len(make([]complex128, 3)))]
			_ = x68
		}
		fmt.Println("copied", copy(res, res[:len(res):len(res)]))
	}
	fmt.Printf("#69 %v\n", res)
	var x70 = p32_v[*p32_stack[map[int32]float32]](&p32_stack[map[int32]float32]{items: []map[int32]float32{map[int32]float32{int32(4): float32(123456.789)}, map[int32]float32{int32(9): float32(0.1)}}})
	_ = x70
	{
		n71 := 0
	again72:
		n71++
		if n71 < 3 { goto again72 }
		fmt.Println("again72", n71)
	}
	fmt.Println("#73", res)
	return append(append([]string(nil), append(append([]string(nil), res...), p32_cut(fmt.Sprint(uint32(4))), p32_at(res, 1))...), p32_sub(p32_cut(p32_at(res, 1) + p32_at(res, 1)), (p32_v(p32_C3) + p32_v(p32_C1)), int(p32_v(int(0)))), string([]rune(p32_sub(p32_at(res, 1), p32_v(p32_C3), p32_v(p32_C3)))), strconv.Itoa((p32_v(p32_C2) * p32_v(p32_C1))))
}

func p32_main() {
	switch y74 := any(any(int64(4611686018427387904))).(type) {
	case string:
		fmt.Printf("case %T %v\n", y74, y74)
		fmt.Printf("#75 %v\n", map[string]any{y74: any(int32(1961220678))})
	case float64:
		fmt.Printf("case %T %v\n", y74, y74)
		x76 := p32_v[map[int]func(bool) bool](map[string]map[int]func(bool) bool{"k": p32_at([]map[int]func(bool) bool{map[int]func(bool) bool{int(7): func(p77 bool) bool { return (p32_v("a") < "héllo") }}}, (p32_v(p32_C1) * int(9223372036854775807)))}["k"])
		_ = x76
	case uint8:
		fmt.Printf("case %T %v\n", y74, y74)
		if (uint32(p32_v(int(5))) < uint32(p32_whole(float64(p32_v(float32(-1e-7)))))) {
			fmt.Println("#78", p32_v(p32_C1))
			switch min((+p32_v(int(-9223372036854775808))), (p32_v(p32_C3) << (p32_v(uint(0)) & 7))) & 3 {
			case 0:
				fmt.Println("#79", (p32_v(float32(-1e-7)) * (float32(p32_v(float32(0.3))) + p32_v(float32(16777217)))))
				var x80 bool = (map[string]int{"k": (p32_v(p32_C1) + int(7))}["k"] != func() int { if (p32_v(true) || true) { return int(4) }; return (p32_v(p32_C3) >> (y74 & 31)) }())
				_ = x80
			case 1:
				fmt.Printf("#81 %.3f\n", float64((float32(p32_v(uint32(2147483648))) * float32(p32_v(uint32(6))))))
			case 2:
				var x82 any = any("")
				_ = x82
				x83 := p32_fn57(p32_I8(p32_B5(uint(8))))
				_ = x83
			default:
			}
		} else {
			if (int64(y74) >= (p32_v(int64(2)) ^ int64(4))) {
				var x84 string = p32_cut(p32_cut(p32_v("日本") + p32_cut(p32_v("abc") + " pad ")) + "a,b,,c")
				_ = x84
				x84 = strings.ToLower(p32_v("abc"))
			}
		}
	case nil:
		fmt.Println("nil", y74 == nil)
	default:
		fmt.Printf("other %T\n", y74)
	}
	x85 := p32_fn32(&p32_stack[any]{items: []any{any(int64(10)), any(int(7))}}, &p32_stack[[]uint8]{items: [][]uint8{[]uint8(nil), make([]uint8, 0)}}, &p32_stack[int8]{items: []int8{int8(4), int8(100)}})
	_ = x85
	switch p32_v("\u00e9") {
	case "a", "abc":
		if ((-p32_v(float32(-1))) <= (p32_v(float32(1)) - p32_v(float32(1)))) {
			fmt.Printf("#86 %G\n", float32(0))
			x87 := p32_fn11()
			_ = x87
		} else {
			fmt.Printf("#88 %+v\n", p32_S6{f7: p32_pair[string, int16]{"", int16(7)}})
			{
				n89 := 0
			again90:
				n89++
				if n89 < 3 { goto again90 }
				fmt.Println("again90", n89)
			}
		}
		if ((p32_v(uintptr(10)) == uintptr(18446744073709551615)) && (p32_v(complex64(complex(16777217, -1e-7))) == complex64(complex(1, 123456.789)))) {
			c91 := func(p92 uint16) uint8 {
				p92 <<= (p32_v(uint8(6)) * uint8(7)) % 70
				p92 = ((p32_v[uint16](p92) | uint16(p32_v(int64(2477407684946407095)))) << (uint8(len(map[string]int{`raw\n`: p32_v(p32_C1)})) & 127))
				return min((p32_v(uint8(4)) + uint8(5)), uint8(p32_v(uint64(8))))
			}
			_ = c91
			fmt.Printf("#93 %v\n", p32_cut(p32_cut(strings.ReplaceAll(p32_at([]string{"42"}, int(9223372036854775807)), "", "42")) + "\u00e9"))
		} else {
			x85[(p32_v(uint(5)) * uint(6))%2] = &p32_stack[complex128]{items: []complex128{complex128(complex(0, 0.1)), complex128(complex(1e10, 0.1))}}
			var x94 uint8 = (((p32_v(uint8(9)) &^ uint8(10)) &^ (p32_v(uint8(6)) / (p32_v(uint8(9)) | 1))) | ((p32_v(uint8(0)) + uint8(128)) % ((p32_v(uint8(6)) % (p32_v(uint8(0)) | 1)) | 1)))
			_ = x94
		}
	case "":
		x95, x96 := func() (int, any) { return (int(len(map[string]int{"Zz": int(4)})) &^ (p32_v(p32_C1) | p32_v(p32_C3))), any(complex64(complex(1, 1e20))) }()
		_, _ = x95, x96
		fmt.Println("#97", p32_v(float64(p32_C4)))
	case "42":
		fmt.Println("#98", float64(int64(p32_whole(float64(float32(p32_v(p32_C2)))))))
		switch {
		case (complex(real(p32_v(complex64(complex(0.1, 0.3)))), imag(p32_v(complex64(complex(3.14159, 1e20))))) != (p32_v(complex64(complex(-1e-7, 0.1))) * p32_v(complex64(complex(0, 0.3))))):
			for i99 := 0; i99 < 6; i99++ {
				x85 = x85
				if (((p32_v(true)) == (p32_v(true))) || false) { continue }
				fmt.Println("#102", p32_v(p32_C2))
			}
			fmt.Println("#103", p32_g10)
		default:
L106:
			for _, e105 := range p32_keys(map[string]bool{"a": true}) { _ = e105
				p32_try("try107", func() { panic(fmt.Errorf("wrapped: %w", p32_fault{max((p32_v(p32_C1) &^ int(-9223372036854775808)), int(p32_v(uint64(1)))), "w"})) })
				if ((p32_v(float32(-2.5)) - p32_v(float32(16777217))) <= (p32_v(float32(-2.5)) / p32_v(float32(0)))) { continue L106 }
			}
		}
	default:
		switch y108 := any(p32_v[any](any("a"))).(type) {
		case int:
			fmt.Printf("case %T %v\n", y108, y108)
			x85 = x85
		case float64:
			fmt.Printf("case %T %v\n", y108, y108)
			fmt.Println("#109", map[int]p32_B5{p32_v(p32_C1): p32_B5(uint(6))})
		case uint8:
			fmt.Printf("case %T %v\n", y108, y108)
			switch int(len(make([]complex64, 1)[p32_v(0):min(p32_v(2), len(make([]complex64, 1)))])) & 3 {
			case 0:
				var x110 uint16 = uint16(9)
				_ = x110
				fallthrough
			case 1:
				x85[p32_v(uint(0))%2] = &p32_stack[complex128]{items: []complex128{complex128(complex(-1e-7, -2.5)), complex128(complex(1e10, 123456.789))}}
				x85 = x85
			case 2:
				fmt.Printf("#111 %q\n", p32_v(p32_C2))
				fmt.Println("#112", error(nil))
			default:
				x113 := p32_v[any](any(int64(-9223372036854775808)))
				_ = x113
			}
		case p32_S6:
			fmt.Printf("case %T %v\n", y108, y108)
			fmt.Println("#114", p32_v(p32_C2))
		case nil:
			fmt.Println("nil", y108 == nil)
		default:
			fmt.Printf("other %T\n", y108)
		}
	}
	x115, x116 := func() (int, map[string]uint8) { return (int(p32_whole(float64(p32_v(float64(p32_C4))))) << (p32_v(uint16(46123)) & 63)), map[string]uint8{"héllo": uint8(255)} }()
	_, _ = x115, x116
	x115 <<= p32_v(uint8(65)) % 70
	x115 >>= uint8(p32_v(int16(12070))) % 70
	x117 := p32_fn32(&p32_stack[any]{items: []any{any(uintptr(9223372036854775808)), any(x115)}}, &p32_stack[[]uint8]{items: [][]uint8{make([]uint8, 1), make([]uint8, 2)}}, &p32_stack[int8]{items: []int8{int8(72), int8(2)}})
	_ = x117
	x118 := p32_v[map[int64]p32_B5](map[int64]p32_B5{int64(-9223372036854775808): p32_B5(uint(9223372036854775808))})
	_ = x118
	var x119 = p32_v[[]p32_B5](make([]p32_B5, 2)[p32_v(0):min(p32_v(2), len(make([]p32_B5, 2)))])
	_ = x119
	var x120 uint = uint(uint(len([]uint32{uint32(5), uint32(5)})))
	_ = x120
	p32_try("try121", func() { fmt.Println(7 / (min((p32_v(p32_C1) | x115), (x115 | p32_v(p32_C2))) & 1)) })
	for i122 := range 1 { _ = i122
		if x116 != nil { x116[strings.TrimSpace(strconv.Itoa(p32_v(p32_C2)))] = (uint8(x120) << ((p32_v(uint8(3)) << (p32_v(uint8(0)) & 63)) & 127)) }
		var x125 error = fmt.Errorf("outer: %w", errors.New("inner"))
		_ = x125
	}
	var x126 = p32_v[p32_I8](p32_I8(p32_at(x119, 1)))
	_ = x126
	switch y127 := any(any(true)).(type) {
	case int:
		fmt.Printf("case %T %v\n", y127, y127)
		if ((p32_v(uint16(32768))) == ((p32_v(uint16(8)) - uint16(1)))) {
			{
				fmt.Println("#128", p32_v[[]p32_pair[string, uint16]](make([]p32_pair[string, uint16], 2))[p32_v(0):min(p32_v(2), len(p32_v[[]p32_pair[string, uint16]](make([]p32_pair[string, uint16], 2))))])
				x116 = map[string]uint8{"日本": uint8(9)}
				var x129 map[string]p32_B5 = func() map[string]p32_B5 { if ((p32_v(complex128(complex(123456.789, -1e-7))) * p32_v(complex128(complex(16777217, 1)))) == complex(real(p32_v(complex128(complex(-2.5, 1e20)))), imag(p32_v(complex128(complex(0.5, -2.5)))))) { return map[string]p32_B5{"x\xffy": p32_B5(uint(3))} }; return map[string]p32_B5{" pad ": p32_at(x119, 1)} }()
				_ = x129
			}
			x117, x85 = x85, x117
		} else {
			x126 = p32_I8(p32_at(x119, 1))
			x118 = map[string]map[int64]p32_B5{"k": map[int64]p32_B5{int64(6): p32_at(x119, 1)}}["k"]
		}
	case uint8:
		fmt.Printf("case %T %v\n", y127, y127)
		x118 = x118
	case p32_B5:
		fmt.Printf("case %T %v\n", y127, y127)
		switch p32_cut(fmt.Sprint((x120 >> (p32_v(int16(3)) & 7)))) {
		case "a", "abc":
			fmt.Println("#130", (p32_v(float32(3.14159)) * (-float32(p32_v(uint32(2))))))
			if x116 != nil { x116[p32_cut(p32_cut(strings.Repeat(p32_v("\x00"), x115 & 3)) + "a,b,,c")] = (p32_v(uint8(7)) & uint8(0)) }
		case "":
			fmt.Printf("#131 %d\n", p32_pair[int, uint]{p32_v(p32_C2), x120})
			switch y132 := any(any(p32_v(float64(p32_C4)))).(type) {
			case string:
				fmt.Printf("case %T %v\n", y132, y132)
				x133 := p32_v[uint32](uint32(p32_whole(float64(float64(uintptr(len([]uint8{uint8(7)})))))))
				_ = x133
			case float64:
				fmt.Printf("case %T %v\n", y132, y132)
				{
					x120 := p32_v((x120 &^ x120))
					fmt.Println("inner", x120)
				}
			case uint8:
				fmt.Printf("case %T %v\n", y132, y132)
				var x134 string = "42"
				_ = x134
			case p32_S6:
				fmt.Printf("case %T %v\n", y132, y132)
			case nil:
				fmt.Println("nil", y132 == nil)
			default:
				fmt.Printf("other %T\n", y132)
			}
		case "42":
L137:
			for _, e136 := range p32_keys(map[int]complex128{p32_v(p32_C2): complex128(complex(0.1, 0))}) { _ = e136
				fmt.Println("#138", (p32_v(int16(32767)) / (p32_v(int16(5)) | 1)))
				if (p32_v(p32_C1) == (p32_v(p32_C3) << (p32_v(uint64(0)) & 63))) { continue L137 }
				var x139 error = fmt.Errorf("outer: %w", errors.New("inner"))
				_ = x139
			}
			p32_try("try140", func() { fmt.Println(p32_v(int8(7)) % p32_v(int8((int(p32_v(int8(8))) ^ any(x115).(int)) & 1))) })
		default:
			fmt.Println("#141", p32_v(p32_C1))
		}
	case p32_S6:
		fmt.Printf("case %T %v\n", y127, y127)
		if len(x119) > 0 {
			x119[min(x120, x120)%uint(len(x119))] &^= p32_B5((x120 | x120))
		}
	case nil:
		fmt.Println("nil", y127 == nil)
	default:
		fmt.Printf("other %T\n", y127)
	}
	x142 := p32_fn46(append(append([][]uint32(nil), append(append([][]uint32(nil), make([][]uint32, 3)...), []uint32(nil))...), []uint32{uint32(9), uint32(1612917822)}[:len([]uint32{uint32(9), uint32(1612917822)}):len([]uint32{uint32(9), uint32(1612917822)})]))
	_ = x142
	var x143 uint64 = (((p32_v(uint64(0)) & uint64(0)) ^ uint64(9223372036854775808)) + ((p32_v(uint64(9223372036854775808)) &^ uint64(1)) ^ (p32_v(uint64(0)) + uint64(9))))
	_ = x143
	fmt.Printf("#144 %T\n", x119)
	fmt.Println("end")
}

func main() { p32_main() }
