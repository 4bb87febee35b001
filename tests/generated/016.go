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


func p16_v[T any](x T) T { return x }

func p16_at[T any](s []T, i int) (zero T) {
	if len(s) == 0 {
		return zero
	}
	return s[uint(i)%uint(len(s))]
}

func p16_cut(s string) string {
	if len(s) > 40 {
		return s[:40]
	}
	return s
}

func p16_sub(s string, i, j int) string {
	n := uint(len(s) + 1)
	a, b := uint(i)%n, uint(j)%n
	return s[min(a, b):max(a, b)]
}

func p16_as[T any](x any) T {
	y, _ := x.(T)
	return y
}

type p16_ordered interface {
	~int | ~int8 | ~int16 | ~int32 | ~int64 | ~uint | ~uint8 | ~uint16 | ~uint32 | ~uint64 | ~uintptr | ~float32 | ~float64 | ~string
}

func p16_keys[K p16_ordered, V any](m map[K]V) []K {
	keys := make([]K, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	sort.Slice(keys, func(i, j int) bool { return keys[i] < keys[j] })
	return keys
}

func p16_count(n int) func(yield func(int) bool) {
	return func(yield func(int) bool) {
		for i := 0; i < n && yield(i*i); i++ {
		}
	}
}

func p16_sum[T ~int | ~int8 | ~int16 | ~int32 | ~int64 | ~uint8 | ~uint16 | ~uint32 | ~uint64 | ~float32 | ~float64](xs ...T) (s T) {
	for _, x := range xs {
		s += x
	}
	return
}

func p16_apply[T, U any](xs []T, f func(T) U) []U {
	var out []U
	for _, x := range xs {
		out = append(out, f(x))
	}
	return out
}

func p16_whole(f float64) int {
	if f != f || f > 1e9 || f < -1e9 {
		return -1
	}
	return int(f)
}

type p16_pair[K comparable, V any] struct {
	Key K
	Val V
}

func (p p16_pair[K, V]) swap(k K) p16_pair[K, V] { return p16_pair[K, V]{k, p.Val} }

type p16_stack[T any] struct {
	items []T
	peak  int
}

func (s *p16_stack[T]) push(x T) int {
	s.items = append(s.items, x)
	s.peak = max(s.peak, len(s.items))
	return len(s.items)
}

func (s *p16_stack[T]) pop() (x T, ok bool) {
	if len(s.items) == 0 {
		return x, false
	}
	x = s.items[len(s.items)-1]
	s.items = s.items[:len(s.items)-1]
	return x, true
}

type p16_fault struct {
	code int
	what string
}

func (f p16_fault) Error() string { return fmt.Sprintf("fault %d: %s", f.code, f.what) }

func p16_try(name string, f func()) {
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
var p16_sink any
var p16_uses = []any{errors.New, math.Sqrt, sort.Ints, strconv.Itoa, strings.Repeat, new(sync.Mutex)}

const (
	p16_C1 = iota*6 + 1
	p16_C2
	p16_C3 = 1<<(4*iota) - 1
)

const p16_C4 = 468.0 / 66 * 1e3


type p16_B5 string

func (r p16_B5) m6(a uint16) complex128 {
	return complex(float64(p16_v(int64(7))), p16_v(float64(16777217)))
}


type p16_B7 string

func (r p16_B7) m8(a int16) float64 {
	return (-float64(p16_v(float32(3.14159))))
}


type p16_S9 struct {
	f10 p16_B5
	f11 [][]string
}


type p16_I12 interface { Do13(a float64) uint32 }

func (r p16_B5) Do13(a float64) uint32 {
	return (uint32(p16_whole(float64(a))) + (p16_v(uint32(8)) << (p16_v(uint32(4294967295)) & 7)))
}

func (r p16_B7) Do13(a float64) uint32 {
	return ((p16_v(uint32(4294967295)) - uint32(0)) >> ((p16_v(uint32(0)) << (p16_v(int64(10)) & 63)) & 31))
}

func (r p16_S9) Do13(a float64) uint32 {
	return uint32(int8(p16_v(uint16(65535))))
}

var p16_g14 bool = (p16_v(int8(-128)) >= int8(8))

var p16_g15 int8 = int8(len([]bool{false, p16_g14}))

var p16_g16 uint8 = (p16_v(uint8(255)) & uint8(3))

func p16_fn17(a18 []uint, a19 float32, a20 uintptr) (res error) {
	defer func() {
		if r := recover(); r != nil { fmt.Println("deferred21", r) }
		res = res
		fmt.Println("deferred21")
	}()
	for _, e23 := range [6][]uint64{[]uint64(nil), []uint64{uint64(0), uint64(9), uint64(10)}, []uint64(nil), []uint64{uint64(9223372036854775808), uint64(7050618771586336897)}, []uint64{uint64(6214798597170241717), uint64(7), uint64(10)}, []uint64(nil)} { _ = e23
		var x25 any = any(uint16(0))
		_ = x25
		{
			n26 := 0
		again27:
			n26++
			if n26 < 3 { goto again27 }
			fmt.Println("again27", n26)
		}
	}
	p16_try("try28", func() { fmt.Println(len(make([]int, int(p16_v(int8(127))) & 7 - 3))) })
	var x29 []bool = []bool{false, p16_g14}
	_ = x29
	return map[string]error{"k": res}["k"]
}

func p16_fn30(a31 float32, a32 map[int16]bool, a33 map[int64]p16_B7) (res complex64) {
	{
		x34 := p16_fn17([]uint{uint(4), uint(0)}[:len([]uint{uint(4), uint(0)}):len([]uint{uint(4), uint(0)})][:len([]uint{uint(4), uint(0)}[:len([]uint{uint(4), uint(0)}):len([]uint{uint(4), uint(0)})]):len([]uint{uint(4), uint(0)}[:len([]uint{uint(4), uint(0)}):len([]uint{uint(4), uint(0)})])], float32(math.Trunc(float64((p16_v(float32(-2.5)) / p16_v(float32(-1)))))), ((p16_v(uintptr(12991035048048201634)) << (p16_g16 & 31)) * (^p16_v(uintptr(9223372036854775808)))))
		_ = x34
		x35 := p16_v[float32]((float32(math.Ceil(float64((a31 + a31)))) / any(a31).(float32)))
		_ = x35
		x36 := p16_fn17(append(append([]uint(nil), []uint(nil)...), uint(9223372036854775808))[:len(append(append([]uint(nil), []uint(nil)...), uint(9223372036854775808))):len(append(append([]uint(nil), []uint(nil)...), uint(9223372036854775808)))], (float32(math.Sqrt(float64(x35))) - (a31 - a31)), uintptr(p16_whole(float64(p16_v(float64(p16_C4))))))
		_ = x36
	}
	x37 := p16_v[string](" pad ")
	_ = x37
	fmt.Printf("#38 %d\n", [2]uint16{uint16(0), uint16(2)})
	var x39 string = string(rune((+(p16_v(p16_C1) + p16_v(p16_C1))) & 0xffff))
	_ = x39
	fmt.Printf("#40 %-6d|\n", p16_v(p16_C1))
	x41 := p16_fn17(map[string][]uint{"k": append(append([]uint(nil), []uint{}...), uint(4), uint(4), uint(7))}["k"], func() float32 { if p16_g14 { return float32(math.Trunc(float64(a31))) }; return a31 }(), ((p16_v(uintptr(9223372036854775808)) << (p16_v(uint16(340)) & 127)) ^ uintptr(p16_g15)))
	_ = x41
	a32 = a32
	x42, x43 := func() (uint16, p16_pair[int16, float64]) { return (uint16(len([]uint16{uint16(65535), uint16(32768), uint16(0)})) >> ((p16_v(uint64(1)) << (p16_v(int64(5631828988142626855)) & 63)) & 7)), p16_pair[int16, float64]{int16(0), p16_v(float64(p16_C4))} }()
	_, _ = x42, x43
	return p16_v[complex64](complex(real(complex(real(p16_v(complex64(complex(1e10, -1)))), imag(p16_v(complex64(complex(0.5, 0.5)))))), imag((res + p16_v(complex64(complex(1, 0)))))))
}

func p16_fn44() (res p16_B7) {
	defer func() {
		if r := recover(); r != nil { fmt.Println("deferred45", r) }
		res = p16_B7(p16_cut(strings.Repeat(p16_cut(strconv.Quote(p16_v("-7"))), (p16_v(p16_C3) &^ p16_v(p16_C1)) & 3)))
		fmt.Println("deferred45")
	}()
	fmt.Println("#46", ((p16_v(int32(1073741824)) ^ (p16_v(int32(2147483647)) &^ int32(6))) & any((p16_v(int32(2147483647)) & int32(379902567))).(int32)))
	for i47 := 0; i47 < 1; i47++ {
		fmt.Println("#50", p16_g14)
		for i51 := 0; i51 < 5; i51++ {
			fmt.Println("#54", i47)
			res = p16_B7(p16_v("\x00"))
		}
	}
	for i55 := range 1 { _ = i55
		{
			var x58 map[string]*p16_S9 = map[string]*p16_S9{"\x00": &p16_S9{f10: p16_B5("\x00"), f11: [][]string(nil)}}
			_ = x58
			x59 := p16_v[float64](res.m8((int16(p16_v(uint32(1918038087))) & int16(0))))
			_ = x59
		}
		fmt.Printf("#60 %v\n", res)
		p16_try("try61", func() { fmt.Println(p16_v(int8(7)) % p16_v(int8(int(uint64(p16_v(uintptr(9)))) & 1))) })
	}
	var x62 = p16_v[p16_B7](p16_B7(p16_cut(strconv.Quote(map[string]string{"k": ""}["k"]))))
	_ = x62
	return p16_B7(strings.TrimSpace(p16_cut(p16_v("42") + "42")))
}

func p16_main() {
	x63, x64 := func() (complex128, int8) { return (complex(p16_v(float64(p16_C4)), p16_v(float64(p16_C4))) * (p16_v(complex128(complex(0.1, 1))) * p16_v(complex128(complex(-1, -1))))), int8(p16_whole(float64((p16_v(float64(p16_C4)) / p16_v(float64(p16_C4)))))) }()
	_, _ = x63, x64
	if (((p16_v(uintptr(0))) == (p16_v(uintptr(8)))) || strings.HasSuffix(p16_v("a"), "\x00")) {
		var x65 bool = p16_g14
		_ = x65
		{
			n66 := 0
		again67:
			n66++
			if n66 < 3 { goto again67 }
			fmt.Println("again67", n66)
		}
	}
	x68 := p16_v[p16_B5](p16_B5("-7"))
	_ = x68
	for i69 := 2; i69 > 0; i69-- {
		{
			var x72 uint16 = func() uint16 { if p16_g14 { return ((p16_v(uint16(32768)) - uint16(5)) & max(p16_v(uint16(3)), uint16(2))) }; return (^(p16_v(uint16(5)) - uint16(4))) }()
			_ = x72
			var x73 = p16_v[complex64]((complex(real(complex(real(p16_v(complex64(complex(3.14159, 3.14159)))), imag(p16_v(complex64(complex(1, -1)))))), imag(complex(p16_v(float32(0.3)), p16_v(float32(1e20))))) - p16_v(complex64(complex(123456.789, 1e10)))))
			_ = x73
			c74 := func(p75 string) uint64 {
				x73 -= p16_at([]complex64{complex(p16_v(float32(1e20)), p16_v(float32(1e20)))}, max(p16_v(p16_C2), p16_v(p16_C2)))
				x68 = p16_B5(string(rune(p16_v(p16_C3) & 0xffff)))
				fmt.Println("#76", x72)
				return (p16_v(uint64(8)) &^ uint64(len(make([]complex64, 0))))
			}
			_ = c74
		}
		if !!p16_g14 {
			for i77 := 0; i77 < 2; i77++ {
				x68 = p16_B5(p16_cut(strings.ReplaceAll(p16_cut(p16_v("a,b,,c") + "a"), "", "a,b,,c")))
				fmt.Println("#80", strings.TrimSpace(p16_cut(strings.ReplaceAll(p16_sub(p16_v("x\xffy"), p16_v(p16_C2), int(-9223372036854775808)), "1.5e3", "42"))))
				x64 >>= uint8(p16_v(int16(-32768))) % 70
			}
			{
				x64 := p16_v(p16_g15)
				fmt.Println("inner", x64)
			}
		} else {
			p16_try("try81", func() { s := make([]byte, 3); fmt.Println([2]byte(s[:(int(p16_whole(float64(p16_v(float32(-1e-7))))) & int(p16_v(p16_C2))) & 3]), *(*[1]byte)(s[(int(p16_whole(float64(p16_v(float32(-1e-7))))) & int(p16_v(p16_C2))) & 3:])) })
			switch p16_v("\x00") {
			case "a", "abc":
				var x82 error = fmt.Errorf("outer: %w", errors.New("inner"))
				_ = x82
				x83 := p16_v[*p16_stack[float64]](&p16_stack[float64]{items: []float64{p16_v(float64(p16_C4)), p16_v(float64(p16_C4))}})
				_ = x83
			default:
				x84 := p16_fn44()
				_ = x84
			}
		}
		fmt.Printf("#85 %c\n", p16_g15)
		if (p16_v[int64](int64(1)) < int64(len([]string{" pad "}))) {
			var x86 any = any(int32(0))
			_ = x86
			x87, x88 := func() (uint16, p16_S9) { return ((p16_v(uint16(5)) & uint16(32768)) + uint16(65535)), p16_S9{f10: x68, f11: [][]string{[]string{"x\xffy", "-7"}, []string{"x\xffy", "-7", "héllo"}, []string{`raw\n`, "\x00"}}} }()
			_, _ = x87, x88
		}
	}
	for i89 := 0; i89 < 4; i89++ {
		x92, x93 := func() (int64, int64) { return int64(len(p16_cut(strings.Repeat(p16_v("42"), p16_v(p16_C2) & 3)))), ((p16_v(int64(1)) &^ int64(1160198318887229553)) % ((p16_v(int64(4)) | int64(4611686018427387904)) | 1)) }()
		_, _ = x92, x93
		var x94 = p16_v[[]int](append(append([]int(nil), make([]int, 0)...), int(len(p16_cut(p16_v("1.5e3") + "\u00e9")))))
		_ = x94
		var x95 = p16_v[[]string]([]string{"a,b,,c", "", "\x00"})
		_ = x95
		if len(x94) > 0 {
			x94[(-p16_v(uint(7)))%uint(len(x94))]++
		}
	}
	fmt.Println("#96", p16_g14)
	c97 := func(p98 int8) string {
		x68 = p16_B5("x\xffy")
		return string([]rune(strings.ToUpper(p16_v("\x00"))))
	}
	_ = c97
	if (strings.TrimSpace(p16_v("42")) >= string([]rune(p16_v("abc")))) {
		var x99 map[uint16][]float64 = map[string]map[uint16][]float64{"k": map[uint16][]float64{uint16(7): []float64{p16_v(float64(p16_C4)), float64(0.5)}}}["k"]
		_ = x99
		fmt.Printf("#100 %c\n", p16_v(p16_C2))
	}
	var x101 = p16_v[[][3]int32]([][3]int32{[3]int32{int32(4), int32(2147483647), int32(1707320129)}, [3]int32{int32(9), int32(0), int32(7)}})
	_ = x101
	var x102 = p16_v[p16_pair[string, int32]](p16_pair[string, int32]{"Zz", int32(2)})
	_ = x102
	switch int(len(append(append([]bool(nil), []bool(nil)...), p16_g14, p16_g14, p16_g14))) & 3 {
	case 0:
		x103 := p16_v[[1]p16_B7]([1]p16_B7{p16_B7("-7")})
		_ = x103
	case 1:
		if !(p16_v(uint32(8)) >= uint32(2174860383)) {
			x104 := p16_v[map[int][]int8](map[int][]int8{p16_v(p16_C2): []int8{p16_g15, x64, x64}})
			_ = x104
			for i105 := 0; i105 < 3; i105++ {
				var x108 = p16_v[float32]((((p16_v(float32(0.5)) / p16_v(float32(123456.789))) + (-p16_v(float32(1e20)))) - float32(math.Sqrt(float64((p16_v(float32(0.3)) / p16_v(float32(-2.5))))))))
				_ = x108
				{
					x108 := p16_v((float32(math.Ceil(float64(p16_v(float32(123456.789))))) * float32(math.Floor(float64(x108)))))
					fmt.Println("inner", x108)
				}
			}
		}
		fmt.Println("#109", p16_v(p16_C3))
	case 2:
		var x110 = p16_v[p16_S9](p16_S9{f10: x68, f11: make([][]string, 0)})
		_ = x110
		x101 = x101[min(p16_v(1), len(x101)):]
	default:
		x111 := p16_fn17(append(append([]uint(nil), func() []uint { if p16_g14 { return []uint(nil) }; return make([]uint, 0) }()...), (p16_v(uint(3)) >> (p16_v(int(2)) & 127))), float32((p16_v(uint32(8)) >> (x102.Val & 31))), (uintptr(p16_v(uint32(0))) << ((p16_v(uintptr(8)) & uintptr(8)) & 31)))
		_ = x111
	}
	if !(p16_v(uint32(2)) <= uint32(10)) {
		x68 = x68
		x101 = x101[min(p16_v(1), len(x101)):]
	} else {
		fmt.Println("#112", (complex(real(complex(real(x63), imag(x63))), imag(p16_v(complex128(complex(0.5, 0.1))))) + (complex(real(x63), imag(x63)) * (x63 - x63))))
		switch y113 := any(any(uint64(7))).(type) {
		case float64:
			fmt.Printf("case %T %v\n", y113, y113)
			{
				n114 := 0
			again115:
				n114++
				if n114 < 3 { goto again115 }
				fmt.Println("again115", n114)
			}
		case p16_B7:
			fmt.Printf("case %T %v\n", y113, y113)
L118:
			for i116, e117 := range p16_sub(strconv.Itoa(p16_v(p16_C3)), 0, 1) { _, _ = i116, e117
				if ((p16_v(int32(2147483647)) - e117) <= max(p16_v(int32(4)), x102.Val)) { break L118 }
				x119 := p16_fn44()
				_ = x119
				x68 = p16_B5(p16_sub(strconv.Itoa(p16_v(p16_C1)), (i116 | p16_v(p16_C1)), (p16_v(p16_C1) << (p16_v(int64(6)) & 127))))
			}
		case p16_S9:
			fmt.Printf("case %T %v\n", y113, y113)
			switch any((p16_v(int(0)) - int(9223372036854775807))).(int) & 3 {
			case 0:
				x64 -= (map[string]int8{"k": int8(7)}["k"] * int8(len([]string(nil))))
				if len(x101) > 0 {
					x101[(p16_v(uint(6)) << (p16_v(int16(3)) & 31))%uint(len(x101))] = p16_at(x101, 1)
				}
			case 1:
				fmt.Println("#120", x101)
				fmt.Println("#121", p16_v(p16_C2))
			default:
				x122 := p16_v[uint8]((((p16_g16 % (p16_v(uint8(6)) | 1)) - (p16_g16 & uint8(6))) ^ ((p16_v(uint8(0)) ^ p16_g16) - (p16_g16 + uint8(4)))))
				_ = x122
			}
		case nil:
			fmt.Println("nil", y113 == nil)
		default:
			fmt.Printf("other %T\n", y113)
		}
	}
	x123 := p16_v[uintptr](func() uintptr { if (p16_cut(p16_v("abc") + x102.Key) < string(rune(p16_v(p16_C3) & 0xffff))) { return (^(p16_v(uintptr(3)) &^ uintptr(0))) }; return ((p16_v(uintptr(6)) ^ uintptr(18446744073709551615)) / ((p16_v(uintptr(6)) ^ uintptr(7)) | 1)) }())
	_ = x123
	for i124 := 1; i124 > 0; i124-- {
		var x127 []int = append(append([]int(nil), append(append([]int(nil), make([]int, 2)[p16_v(0):min(p16_v(2), len(make([]int, 2)))]...), p16_v(p16_C3), (p16_v(int(-1)) | p16_v(p16_C2)), (+p16_v(p16_C2)))...), ((p16_v(p16_C1) % (p16_v(int(2870750969100450624)) | 1)) ^ (p16_v(p16_C2) ^ p16_v(p16_C1))), (i124 ^ (p16_v(int(8)) << (p16_v(int32(8)) & 31))), int(len(string(rune(p16_v(p16_C2) & 0xffff)))))
		_ = x127
		for e129 := range p16_count(3) { _ = e129
			x131, x132 := func() (complex128, []complex128) { return (x63 + complex(p16_v(float64(p16_C4)), p16_v(float64(1e20)))), []complex128{complex128(complex(0.5, 0.5)), x63, complex128(complex(-1e-7, 0.1))} }()
			_, _ = x131, x132
			fmt.Println("#133", x131)
			for _, e135 := range [2][3]int8{[3]int8{p16_g15, x64, x64}, [3]int8{x64, int8(4), x64}} { _ = e135
				p16_try("try137", func() { var p *p16_S9; if func() int { if !p16_g14 { return (p16_v(p16_C1) ^ int(6)) }; return (i124 & p16_v(p16_C2)) }() & 1 == 0 { p = new(p16_S9) }; _ = p.f11; fmt.Println("there") })
				x138 := p16_fn44()
				_ = x138
				fmt.Printf("#139 %T\n", x131)
			}
		}
		x127 = x127[min(p16_v(1), len(x127)):]
		x140 := p16_v[p16_pair[int, int64]](p16_pair[int, int64]{p16_v(p16_C2), int64(1904161748153686397)})
		_ = x140
	}
	x141 := p16_v[uint16](p16_v[uint16](((p16_v(uint16(65535)) * uint16(8)) >> (uint64(x123) & 127))))
	_ = x141
	x64 = (int8((^x123)) % (((p16_v(int8(4)) << (p16_v(uint(6)) & 63)) >> ((p16_v(p16_C1) &^ p16_v(p16_C3)) & 127)) | 1))
	var x142 func(complex64) []float64 = func(p143 complex64) []float64 { return []float64{float64(0.3), p16_v(float64(p16_C4))} }
	_ = x142
	switch p16_v(int(4)) & 3 {
	case 0:
		fmt.Printf("#144 %v\n", p16_v(p16_C3))
		for i145 := 3; i145 > 0; i145-- {
			if true {
				fmt.Println("#148", (p16_v(uint32(9)) | uint32(0)))
				p16_try("try149", func() { panic(p16_fault{(func() int { if p16_g14 { return p16_v(p16_C1) }; return i145 }() &^ any(p16_v(p16_C2)).(int)), "thrown"}) })
			} else {
				c150 := func(p151 float32) int8 {
					x64--
					x123 ^= x123
					return int8(127)
				}
				_ = c150
				var x152 = p16_v[complex128](x68.m6(((x141 & x141) - (x141 >> (x141 & 7)))))
				_ = x152
			}
			for i153, e154 := range p16_sub(p16_cut(fmt.Sprint(x123)), 0, 1) { _, _ = i153, e154
				fmt.Printf("#156 %s\n", []any{})
				x157 := p16_fn44()
				_ = x157
				x64++
			}
			fmt.Println("#158", i145)
		}
	case 1:
		{
			x63 := p16_v(((x63 * x63) + complex(p16_v(float64(p16_C4)), p16_v(float64(p16_C4)))))
			fmt.Println("inner", x63)
		}
		switch ((p16_v(p16_C1) - p16_v(p16_C2)) &^ (p16_v(int(4)) | p16_v(p16_C2))) & 3 {
		case 0:
			var x159 = p16_v[*p16_stack[map[string]uint]](&p16_stack[map[string]uint]{items: []map[string]uint{map[string]uint{"tab\tnl\n": uint(0)}, map[string]uint{x102.Key: uint(9223372036854775808)}}})
			_ = x159
			switch int(p16_v(uint32(4))) & 3 {
			case 0:
				x160 := p16_v[uint16](uint16(len(map[string]int{x102.Key: p16_v(p16_C3)})))
				_ = x160
				var x161 uint8 = max(((p16_g16 | p16_g16) << ((p16_g15 * int8(9)) & 63)), min((+p16_g16), (p16_g16 * p16_g16)))
				_ = x161
			default:
				x63 -= func() complex128 { if strings.Contains(x102.Key, x102.Key) { return complex(p16_v(float64(p16_C4)), p16_v(float64(1))) }; return (x63 - x63) }()
			}
		default:
			{
				var x162 any = any(p16_g16)
				_ = x162
				x163 := p16_v[error](error(nil))
				_ = x163
				fmt.Println("#164", x123)
			}
		}
	default:
		for e166 := range p16_count(4) { _ = e166
			switch {
			case true:
				x63 = (((p16_v(complex128(complex(123456.789, 0.1))) * x63) - (x63 + x63)) - x68.m6((x141 + x141)))
				fmt.Println("copied", copy(x101, [][3]int32{}[:len([][3]int32{}):len([][3]int32{})]))
			default:
				fmt.Printf("#168 %08d\n", p16_g16)
			}
			x63 = complex(real(x68.m6((+p16_v(uint16(7))))), imag(p16_v(complex128(complex(-2.5, -1e-7)))))
			for e170 := range p16_count(1) { _ = e170
				var x172 = p16_v[uint64]((p16_v(uint64(9)) >> (x123 & 63)))
				_ = x172
				var x173 = p16_v[uint8](((p16_g16 & (p16_g16 >> (p16_v(uintptr(1)) & 31))) | uint8(128)))
				_ = x173
				var x174 func(float64) []string = func(p175 float64) []string { return p16_v[[]string]([]string{"héllo"}) }
				_ = x174
				fmt.Println("#176", e170)
			}
		}
	}
	for i177 := 2; i177 > 0; i177-- {
		var x180 int = map[string]int{"k": int(p16_whole(float64(float32(math.Abs(float64(p16_v(float32(1e10))))))))}["k"]
		_ = x180
		x181 := p16_v[map[int]uint8](map[int]uint8{p16_v(p16_C3): uint8(9)})
		_ = x181
		var x182 func(float32) uint32 = func(p183 float32) uint32 { return uint32(2147483648) }
		_ = x182
	}
	if true {
		{
			x64 := p16_v(p16_g15)
			fmt.Println("inner", x64)
		}
		for i184 := range 6 { _ = i184
			if len(x101) < 30 { x101 = append(x101, p16_at(x101, 1)) }
			x187 := p16_v[string](string([]rune(p16_cut(strconv.Quote(p16_at([]string{x102.Key}, p16_v(p16_C1)))))))
			_ = x187
			p16_try("try188", func() { s := []int{1, 2, 3}; fmt.Println(s[p16_v(p16_C3) & 7:], cap(s[:p16_v(p16_C3) & 7])) })
		}
	} else {
		switch p16_v(p16_C3) & 3 {
		case 0:
			{
				{
					x141 := p16_v(x141)
					fmt.Println("inner", x141)
				}
				fmt.Printf("#189 %#v\n", x102)
				x63 = func() complex128 { if p16_g14 { return x68.m6((x141 & uint16(65535))) }; return (complex(p16_v(float64(p16_C4)), p16_v(float64(p16_C4))) - complex(p16_v(float64(p16_C4)), p16_v(float64(p16_C4)))) }()
			}
			fmt.Println("#190", x64)
		default:
			x191, x192 := func() (string, [5]int) { return "42", [5]int{p16_v(p16_C2), p16_v(p16_C2), int(6), p16_v(p16_C1), int(9)} }()
			_, _ = x191, x192
		}
		var x193 = p16_v[func(string) func(int) int8](func(p194 string) func(int) int8 { return func(p195 int) int8 { return (p16_v(int8(-128)) &^ x64) } })
		_ = x193
	}
	fmt.Println("#196", p16_v(p16_C1))
	fmt.Println("end")
}

func main() { p16_main() }
