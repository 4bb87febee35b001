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


func p1_v[T any](x T) T { return x }

func p1_at[T any](s []T, i int) (zero T) {
	if len(s) == 0 {
		return zero
	}
	return s[uint(i)%uint(len(s))]
}

func p1_cut(s string) string {
	if len(s) > 40 {
		return s[:40]
	}
	return s
}

func p1_sub(s string, i, j int) string {
	n := uint(len(s) + 1)
	a, b := uint(i)%n, uint(j)%n
	return s[min(a, b):max(a, b)]
}

func p1_as[T any](x any) T {
	y, _ := x.(T)
	return y
}

type p1_ordered interface {
	~int | ~int8 | ~int16 | ~int32 | ~int64 | ~uint | ~uint8 | ~uint16 | ~uint32 | ~uint64 | ~uintptr | ~float32 | ~float64 | ~string
}

func p1_keys[K p1_ordered, V any](m map[K]V) []K {
	keys := make([]K, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	sort.Slice(keys, func(i, j int) bool { return keys[i] < keys[j] })
	return keys
}

func p1_count(n int) func(yield func(int) bool) {
	return func(yield func(int) bool) {
		for i := 0; i < n && yield(i*i); i++ {
		}
	}
}

func p1_sum[T ~int | ~int8 | ~int16 | ~int32 | ~int64 | ~uint8 | ~uint16 | ~uint32 | ~uint64 | ~float32 | ~float64](xs ...T) (s T) {
	for _, x := range xs {
		s += x
	}
	return
}

func p1_apply[T, U any](xs []T, f func(T) U) []U {
	var out []U
	for _, x := range xs {
		out = append(out, f(x))
	}
	return out
}

func p1_whole(f float64) int {
	if f != f || f > 1e9 || f < -1e9 {
		return -1
	}
	return int(f)
}

type p1_pair[K comparable, V any] struct {
	Key K
	Val V
}

func (p p1_pair[K, V]) swap(k K) p1_pair[K, V] { return p1_pair[K, V]{k, p.Val} }

type p1_stack[T any] struct {
	items []T
	peak  int
}

func (s *p1_stack[T]) push(x T) int {
	s.items = append(s.items, x)
	s.peak = max(s.peak, len(s.items))
	return len(s.items)
}

func (s *p1_stack[T]) pop() (x T, ok bool) {
	if len(s.items) == 0 {
		return x, false
	}
	x = s.items[len(s.items)-1]
	s.items = s.items[:len(s.items)-1]
	return x, true
}

type p1_fault struct {
	code int
	what string
}

func (f p1_fault) Error() string { return fmt.Sprintf("fault %d: %s", f.code, f.what) }

func p1_try(name string, f func()) {
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
var p1_sink any
var p1_uses = []any{errors.New, math.Sqrt, sort.Ints, strconv.Itoa, strings.Repeat, new(sync.Mutex)}

const (
	p1_C1 = iota*7 + 1
	p1_C2
	p1_C3 = 1<<(2*iota) - 1
)

const p1_C4 = 900.0 / 11 * 1e3


type p1_B5 string

func (r p1_B5) m6(a p1_B5) error {
	return error(p1_fault{int(1), "made"})
}

func (r p1_B5) m7(a *p1_stack[bool]) uint {
	return ((p1_v(uint(4)) &^ uint(10)) - uint(p1_whole(float64(p1_v(float64(1e20))))))
}


type p1_B8 int64

func (r p1_B8) m9(a int32) error {
	return error(nil)
}

func (r p1_B8) m10(a string) float64 {
	return func() float64 { if (p1_v(false) == true) { return (p1_v(float64(16777217)) * p1_v(float64(3.14159))) }; return (p1_v(float64(3.14159)) / p1_v(float64(3.14159))) }()
}


type p1_B11 string

func (r p1_B11) m12(a string) int32 {
	return max((p1_v(int32(1)) << (p1_v(int(545113966317791354)) & 127)), (p1_v(int32(-2147483648)) * int32(6)))
}

func (r p1_B11) m13(a int) float32 {
	return ((p1_v(float32(0.3)) / p1_v(float32(3.14159))) - float32(p1_v(int8(34))))
}

func (r p1_B11) String() string { return "<p1_B11>" }


type p1_S14 struct {
	f15 float64
}

func (r *p1_S14) m16(a map[uint]string) uint16 {
	r.f15 = float64((float64(p1_v(uint8(255))) + (-r.f15)))
	return (p1_v(uint16(40423)) | uint16(9))
}

func (r p1_S14) m17(a *p1_S14) p1_B11 {
	return p1_B11(strconv.Itoa(p1_v(int(10))))
}


type p1_S18 struct {
	f19 *p1_stack[error]
	f20 []uint16
}

func (r p1_S18) m21(a p1_B5) p1_S18 {
	return r
}


type p1_I22 interface { Do23(a complex128) int }

func (r p1_B5) Do23(a complex128) int {
	return ((p1_v(int(2)) ^ int(1)) + int(p1_whole(float64(p1_v(float64(0))))))
}

func (r p1_B8) Do23(a complex128) int {
	return (int(p1_v(uint16(0))) - int(9))
}

func (r p1_B11) Do23(a complex128) int {
	return int(p1_whole(float64(p1_v(float32(0.3)))))
}

func (r p1_S14) Do23(a complex128) int {
	return (int(len([]uintptr{uintptr(1)})) + (p1_v(int(4)) | int(-1)))
}

func (r p1_S18) Do23(a complex128) int {
	return ((p1_v(int(-1)) << (p1_v(int16(5)) & 127)) >> (any(uint8(255)).(uint8) & 7))
}

var p1_g24 [2]p1_B11 = [2]p1_B11{p1_B11("tab\tnl\n"), p1_B11("\u00e9")}

func p1_fn25(a26 int16) (res p1_S14) {
	switch y27 := any(any(p1_v(float64(p1_C4)))).(type) {
	case int:
		fmt.Printf("case %T %v\n", y27, y27)
		a26--
	case string:
		fmt.Printf("case %T %v\n", y27, y27)
		switch {
		case strings.HasPrefix(p1_cut(fmt.Sprint(uintptr(8))), y27):
			p1_try("try28", func() { s := []int{1, 2, 3}; fmt.Println(s[((p1_v(p1_C2) / (p1_v(int(6)) | 1)) << (p1_v(uint64(5)) & 7)) & 7:], cap(s[:((p1_v(p1_C2) / (p1_v(int(6)) | 1)) << (p1_v(uint64(5)) & 7)) & 7])) })
			var x29 uint16 = uint16(int64(p1_whole(float64((p1_v(float32(-1e-7)) - p1_v(float32(1e10)))))))
			_ = x29
		case !(p1_v(true) == true):
			var x30 = p1_v[any](any(y27))
			_ = x30
			p1_try("try31", func() { fmt.Println(len(make([]int, (int(len(y27)) - max(p1_v(int(2)), p1_v(p1_C3))) & 7 - 3))) })
		case ((^p1_v(p1_C3)) > min(p1_v(p1_C1), p1_v(p1_C3))):
			var x32 uint32 = uint32(len(map[string]int{y27: p1_v(p1_C1)}))
			_ = x32
			fmt.Printf("#33 %e\n", p1_v(float64(p1_C4)))
		default:
			var x34 = p1_v[complex128](map[string]complex128{"k": (complex(real(p1_v(complex128(complex(3.14159, 0.5)))), imag(p1_v(complex128(complex(0, 0.1))))) * complex(res.f15, p1_v(float64(p1_C4))))}["k"])
			_ = x34
		}
	case p1_B5:
		fmt.Printf("case %T %v\n", y27, y27)
		var x35 uintptr = max(uintptr(len(p1_cut(strconv.Quote(p1_v("abc"))))), min((p1_v(uintptr(9223372036854775808)) * uintptr(9223372036854775808)), uintptr(a26)))
		_ = x35
	case p1_B8:
		fmt.Printf("case %T %v\n", y27, y27)
		fmt.Printf("#36 %+v\n", res)
	case p1_B11:
		fmt.Printf("case %T %v\n", y27, y27)
		fmt.Println("#37", p1_v(p1_C2))
	case p1_S18:
		fmt.Printf("case %T %v\n", y27, "?")
		c38 := func(p39 string) float64 {
			a26 = int16(p1_whole(float64(float32(float64(p1_v(float32(0.3)))))))
			res.f15 = (p1_v(float64(p1_C4)) * (float64(p1_v(float64(p1_C4))) - (p1_v(float64(0.3)) / p1_v(float64(p1_C4)))))
			return ((-res.f15) - float64(math.Floor(float64(res.f15))))
		}
		_ = c38
	case nil:
		fmt.Println("nil", y27 == nil)
	default:
		fmt.Printf("other %T\n", y27)
	}
	var x40 error = errors.New("")
	_ = x40
	for _, e42 := range [1]p1_S14{res} { _ = e42
		x44, x45 := func() (uint16, int) { return uint16(p1_whole(float64(float64(e42.f15)))), p1_v(res.Do23)(complex128(complex(-2.5, 0.3))) }()
		_, _ = x44, x45
		{
			n46 := 0
		again47:
			n46++
			if n46 < 3 { goto again47 }
			fmt.Println("again47", n46)
		}
		var x48 complex128 = complex128(complex(0.3, 0.1))
		_ = x48
		var x49 string = "abc"
		_ = x49
	}
	x50 := res.m16(map[uint]string{uint(2): "42"})
	_ = x50
	a26 ^= int16((p1_v(uint64(10)) | uint64(8)))
	c51 := func(p52 uint16) int64 {
		p52 >>= min(p1_v(uint8(153)), uint8(10)) % 70
		p52++
		return (int64(len(p1_v("\u00e9"))) | (p1_v(int64(0)) / (p1_v(int64(6)) | 1)))
	}
	_ = c51
	{
		a26 := p1_v((a26 >> ((p1_v(p1_C3) | p1_v(p1_C3)) & 127)))
		fmt.Println("inner", a26)
	}
	return res
}

func p1_fn53(a54 string, a55 bool, a56 complex128) (res []*p1_stack[float64]) {
	res = res
	var x57 = p1_v[uint8](uint8((min(p1_v(uint32(8)), uint32(4294967295)) &^ (p1_v(uint32(0)) << (p1_v(uint32(2384727424)) & 7)))))
	_ = x57
	return append(append([]*p1_stack[float64](nil), append(append([]*p1_stack[float64](nil), []*p1_stack[float64](nil)[p1_v(0):min(p1_v(2), len([]*p1_stack[float64](nil)))]...), p1_at(res, 1), p1_at(res, 1))...), p1_at(res, 1), &p1_stack[float64]{items: []float64{p1_v(float64(p1_C4)), p1_v(float64(p1_C4))}})
}

func p1_fn58(a59 p1_pair[int, string], a60 int, a61 p1_pair[string, []complex64]) (res *p1_stack[p1_B5]) {
	for i62 := 0; i62 < 6; i62++ {
		for i65, e66 := range p1_sub(p1_cut(strings.Repeat(p1_v("a,b,,c"), p1_v(int(0)) & 3)), 0, 2) { _, _ = i65, e66
			res = res
			x68, ok69 := res.pop()
			fmt.Println("pop", ok69)
			_ = x68
		}
		switch y70 := any(any(complex128(complex(0.1, 16777217)))).(type) {
		case uint8:
			fmt.Printf("case %T %v\n", y70, y70)
			a60--
		case nil:
			fmt.Println("nil", y70 == nil)
		default:
			fmt.Printf("other %T\n", y70)
		}
		{
			n71 := 0
		again72:
			n71++
			if n71 < 3 { goto again72 }
			fmt.Println("again72", n71)
		}
	}
	a61 = a61
	x73 := p1_fn25((p1_v[int16](int16(32042)) ^ int16(3)))
	_ = x73
	switch y74 := any(map[string]any{"k": any(true)}["k"]).(type) {
	case int:
		fmt.Printf("case %T %v\n", y74, y74)
		fmt.Println("push", res.push(p1_B5(p1_cut(a59.Val + a59.Val))))
	case p1_B5:
		fmt.Printf("case %T %v\n", y74, y74)
		p1_try("try75", func() { fmt.Println([4]string{"a"}[int(p1_whole(float64(float32(math.Floor(float64(p1_v(float32(1e10)))))))) & 7]) })
	case p1_B11:
		fmt.Printf("case %T %v\n", y74, y74)
		for i76 := 0; i76 < 2; i76++ {
			bound80 := x73.m16
			x79 := bound80(map[uint]string{uint(4): "tab\tnl\n"})
			_ = x79
			fmt.Println("#81", x73)
			c82 := func(p83 int) string {
				a61 = a61
				a60, p83 = p83, a60
				return p1_cut(p1_cut(fmt.Sprint(p1_v(p1_C2))) + p1_cut(strings.ReplaceAll(a59.Val, a59.Val, a59.Val)))
			}
			_ = c82
		}
	case nil:
		fmt.Println("nil", y74 == nil)
	default:
		fmt.Printf("other %T\n", y74)
	}
	return map[string]*p1_stack[p1_B5]{"k": res}["k"]
}

func p1_fn84(a85 string, a86 p1_B8, a87 uint) (res complex64) {
	var x88 []*p1_stack[int32] = make([]*p1_stack[int32], 1)
	_ = x88
	return p1_at([]complex64{((res * res) * complex(p1_v(float32(16777217)), p1_v(float32(0.1))))}, (p1_v(p1_C1) / (a86.Do23(complex128(complex(-1e-7, 1e20))) | 1)))
}

func p1_fn89(a90 complex64, a91 ...p1_I22) (res []p1_B11) {
	fmt.Println("copied", copy(a91, a91[:len(a91):len(a91)]))
	for e93 := range p1_count(1) { _ = e93
		if len(res) > 0 {
			res[(p1_v(uint(8)) + uint(6))%uint(len(res))] = p1_B11(p1_cut(strconv.Quote(p1_cut(p1_v("a,b,,c") + "Zz"))))
		}
		a91 = a91[min(p1_v(1), len(a91)):]
	}
	for e96 := range p1_count(2) { _ = e96
		for i98 := range 5 { _ = i98
			fmt.Println("#101", p1_pair[int16, map[int]int64]{int16(2), map[int]int64{e96: int64(186128514593056912)}})
			res = res[min(p1_v(1), len(res)):]
			if !(p1_v(false) && true) { break }
		}
		x102 := p1_v[p1_S14](p1_S14{f15: p1_v(float64(p1_C4))})
		_ = x102
		{
			n103 := 0
		again104:
			n103++
			if n103 < 3 { goto again104 }
			fmt.Println("again104", n103)
		}
	}
	fmt.Printf("#105 %#v\n", p1_pair[int, any]{p1_v(p1_C3), any("-7")})
	a90 = (complex(float32(p1_v(uint8(5))), (p1_v(float32(0.5)) * p1_v(float32(0.5)))) - ((a90 * p1_v(complex64(complex(0.3, 16777217)))) + complex(real(p1_v(complex64(complex(-2.5, 1)))), imag(a90))))
	a91 = a91[:len(a91):len(a91)]
	return append(append([]p1_B11(nil), make([]p1_B11, 2)[p1_v(0):min(p1_v(2), len(make([]p1_B11, 2)))]...), p1_B11(p1_v("42")), p1_B11(p1_v(`raw\n`)))[p1_v(0):min(p1_v(2), len(append(append([]p1_B11(nil), make([]p1_B11, 2)[p1_v(0):min(p1_v(2), len(make([]p1_B11, 2)))]...), p1_B11(p1_v("42")), p1_B11(p1_v(`raw\n`)))))]
}

func p1_main() {
	switch int(len(map[string]int{"": p1_v(p1_C3)})) & 3 {
	case 0:
		fmt.Printf("#106 %.3f\n", float32(-1))
		c107 := func(p108 float32) int16 {
			p108 = (((p108 - p108) - p1_v(float32(1e20))) - float32(func() float32 { if true { return p108 }; return p108 }()))
			p108 = float32(((p108 / p108) + (p108 * p1_v(float32(123456.789)))))
			fmt.Println("#109", p1_v(float64(p1_C4)))
			return (-min(p1_v(int16(4)), int16(-32768)))
		}
		_ = c107
	case 1:
		fmt.Println("#110", p1_S14{f15: p1_v(float64(p1_C4))})
		switch any(int(p1_whole(float64(p1_v(float32(0.1)))))).(int) & 3 {
		case 0:
			var x111 func(bool) map[string]uint = func(p112 bool) map[string]uint { return map[string]uint{"1.5e3": uint(0)} }
			_ = x111
			x113, x114 := func() (bool, any) { return ((p1_B11(p1_v("\u00e9"))) == (p1_B11(p1_v("1.5e3")))), any(uint(4)) }()
			_, _ = x113, x114
		case 1:
L117:
			for i115 := 1; i115 > 0; i115-- {
				if !p1_v(true) { continue L117 }
				var x118 string = p1_cut(strings.ToUpper(p1_cut(p1_v("tab\tnl\n") + "日本")) + p1_sub(p1_cut(fmt.Sprint(int8(25))), int(p1_whole(float64(p1_v(float32(0.3))))), p1_v(p1_C1)))
				_ = x118
			}
			fmt.Printf("#119 %d\n", []int{}[:len([]int{}):len([]int{})])
		case 2:
			var x120 []error = append(append([]error(nil), append(append([]error(nil), map[string][]error{"k": []error{error(p1_fault{int(-9223372036854775808), "made"})}}["k"]...), errors.New("a"))...), fmt.Errorf("outer: %w", errors.New("inner")), fmt.Errorf("outer: %w", errors.New("inner")))
			_ = x120
			fmt.Printf("#121 %.3f\n", p1_v(float64(p1_C4)))
		default:
		}
		fallthrough
	case 2:
		var x122 = p1_v[p1_pair[string, []uint16]](p1_pair[string, []uint16]{"\x00", []uint16{uint16(65535), uint16(32768)}})
		_ = x122
		var x123 = p1_v[p1_pair[int, int16]](p1_pair[int, int16]{p1_v(p1_C3), int16(8364)})
		_ = x123
	default:
		var x124 = p1_v[string](p1_cut(strings.ReplaceAll(p1_v(""), `raw\n`, "x\xffy")))
		_ = x124
	}
	p1_try("try125", func() { fmt.Println([4]string{"a"}[map[string]int{"k": min(p1_v(int(4611686018427387904)), p1_v(p1_C2))}["k"] & 7]) })
	x126 := p1_fn25((func() int16 { if false { return int16(1) }; return int16(9) }() << (uint8(p1_v(uintptr(5))) & 7)))
	_ = x126
	x126 = x126
	fmt.Printf("#127 %#x\n", (p1_at([]p1_B8{p1_B8(p1_v(int64(9)))}, p1_v(p1_C1)) * ((p1_v(p1_B8(int64(9223372036854775807))) - p1_B8(int64(2787542102842585974))) - (p1_v(p1_B8(int64(3))) + p1_B8(int64(3))))))
	switch p1_S14.Do23(x126, p1_at([]complex128{complex128(complex(0.5, 16777217))}, int(3423255531708000819))) & 3 {
	case 0:
		x126.f15 = float64((-any(x126.f15).(float64)))
		var x128 = p1_v[float32](float32(p1_v(float32(0.3))))
		_ = x128
	default:
		var x129 any = any("tab\tnl\n")
		_ = x129
	}
	x130 := p1_v[[]p1_pair[uintptr, string]](make([]p1_pair[uintptr, string], 0))
	_ = x130
	x126 = x126
	fmt.Printf("#131 %T\n", []float32{float32(0)})
	for i132 := range 4 { _ = i132
		x135 := p1_v[[5]func(complex64) uint8]([5]func(complex64) uint8{func(p136 complex64) uint8 { return uint8(255) }, func(p137 complex64) uint8 { return (p1_v(uint8(8)) * uint8(0)) }, func(p138 complex64) uint8 { return (p1_v(uint8(2)) % (p1_v(uint8(123)) | 1)) }, func(p139 complex64) uint8 { return uint8(p1_v(uint8(255))) }, func(p140 complex64) uint8 { return p1_v[uint8](uint8(255)) }})
		_ = x135
		if ((p1_v(uint64(0)) ^ uint64(12621367497176787591)) <= any(uint64(10)).(uint64)) {
			for i141 := range 3 { _ = i141
				c144 := func(p145 float32) uintptr {
					p145 = float32((int32(len(map[string]int{"abc": p1_v(p1_C2)})) &^ (p1_v(int32(10)) ^ int32(-1))))
					if len(x130) > 0 {
						x130[(p1_v(uint(7)) << (p1_v(uint16(6)) & 63))%uint(len(x130))] = p1_at(x130, 1)
					}
					return (uintptr(p1_v(uint64(3))) & uintptr(p1_whole(float64(p1_v(float64(p1_C4))))))
				}
				_ = c144
				if len(x130) < 30 { x130 = append(x130, p1_at(x130, 1)) }
				var x146 map[uint]int64 = map[uint]int64{uint(5016297023103529002): int64(3)}
				_ = x146
				c147 := func(p148 float64) string {
					p148 = ((float64(p1_v(float32(1))) - p1_v(float64(p1_C4))) / (-float64(p1_v(uint32(5)))))
					x146 = x146
					fmt.Println("#149", p148)
					return p1_cut(strconv.Quote(string(rune(p1_v(int(7561072782006272731)) & 0xffff))))
				}
				_ = c147
			}
			p1_try("try150", func() { panic(fmt.Errorf("wrapped: %w", p1_fault{int(len(p1_cut(strings.ReplaceAll(p1_v("\x00"), "-7", "a")))), "w"})) })
		} else {
			fmt.Printf("#151 %-6d|\n", p1_v(p1_C2))
			fmt.Printf("#152 %v\n", p1_pair[int, [1]int]{p1_v(p1_C2), [1]int{i132}})
		}
		x126 = p1_S14{f15: p1_v(float64(p1_C4))}
	}
	var x153 uint16 = uint16(65535)
	_ = x153
	for i154 := 0; i154 < 6; i154++ {
		if ((x126.f15 <= p1_v(float64(p1_C4))) || strings.HasSuffix(p1_v(" pad "), "\x00")) {
			var x157 int64 = int64(len(map[string]int{"\u00e9": p1_v(p1_C2)}))
			_ = x157
			for e159 := range p1_count(6) { _ = e159
				fmt.Println("#161", p1_v(p1_C3))
				if ((p1_v(uintptr(3)) & uintptr(6)) == (p1_v(uintptr(9223372036854775808)) >> (p1_v(uint8(128)) & 31))) { break }
			}
		} else {
			switch p1_cut(strings.ReplaceAll(p1_cut(strings.Repeat(p1_v("\x00"), p1_v(p1_C2) & 3)), "", "42")) {
			case "a", "abc":
				x162 := p1_fn89(p1_fn84(p1_sub(p1_v("tab\tnl\n"), p1_v(p1_C1), p1_v(p1_C1)), (p1_v(p1_B8(int64(10))) * p1_B8(int64(0))), any(uint(2)).(uint)), []p1_I22{p1_I22(p1_S18{f19: &p1_stack[error]{items: []error{errors.New("x\xffy"), errors.New("日本")}}, f20: []uint16{x153, x153}}), p1_I22(p1_g24[0]), p1_I22(x126)}...)
				_ = x162
				var x163 = p1_v[*p1_stack[*p1_S18]](&p1_stack[*p1_S18]{items: []*p1_S18{&p1_S18{f19: &p1_stack[error]{items: []error{fmt.Errorf("outer: %w", errors.New("inner")), errors.New("-7")}}, f20: []uint16{x153, x153, x153}}, &p1_S18{f19: &p1_stack[error]{items: []error{fmt.Errorf("outer: %w", errors.New("inner")), error(nil)}}, f20: []uint16(nil)}}})
				_ = x163
			case "":
				var x164 int32 = ((int32(p1_v(uint(0))) - (p1_v(int32(9)) - int32(9))) - int32(-2147483648))
				_ = x164
				fmt.Printf("#165 %q\n", p1_v(p1_C3))
			case "42":
				x153 >>= (p1_v(uint8(232)) << (p1_v(int32(6)) & 63)) % 70
				var x166 func(uint8) []uintptr = func(p167 uint8) []uintptr { return []uintptr(nil) }
				_ = x166
			default:
				x168 := p1_fn25(int16(3))
				_ = x168
			}
			if (p1_v(true) || !p1_v(false)) {
				fmt.Println("#169", map[string]map[string]float64{"\x00": map[string]float64{"x\xffy": p1_v(float64(p1_C4))}})
				x170 := p1_fn84(p1_cut(fmt.Sprint(int8(p1_whole(float64(x126.f15))))), p1_B8((p1_v(int64(-1)) << (p1_v(uintptr(9223372036854775808)) & 63))), ((p1_v(uint(2)) ^ uint(8)) | (p1_v(uint(0)) &^ uint(3))))
				_ = x170
			} else {
				fmt.Println("#171", p1_v(float64(p1_C4)))
				if ((p1_v(uint32(10)) &^ uint32(10)) == (p1_v(uint32(0)) - uint32(0))) { continue }
			}
		}
		fmt.Println("#172", p1_v(float64(p1_C4)))
	}
	fmt.Println("#173", p1_B11(p1_cut(strings.ReplaceAll(strconv.Itoa(p1_v(p1_C2)), "a", "\x00"))))
	if ((p1_v(uint(3)) + uint(7)) > (p1_v(uint(8)) | uint(0))) {
		x174, x175 := func() (int16, int) { return int16((p1_v(uint64(6)) &^ uint64(10))), ((p1_v(p1_C1) & p1_v(p1_C2)) * p1_v(p1_C2)) }()
		_, _ = x174, x175
		x130 = x130[min(p1_v(1), len(x130)):]
	} else {
		fmt.Println("#176", p1_v(p1_C2))
		x153 &^= ((x153 &^ uint16(32768)) << ((p1_v(uint64(0)) + uint64(1)) & 127))
	}
	p1_try("try177", func() { if ((p1_v(p1_C1) + p1_v(p1_C2)) &^ (p1_v(p1_C1) << (p1_v(int(4611686018427387904)) & 31))) & 1 == 0 { panic(fmt.Sprint("text ", ((p1_v(p1_C1) + p1_v(p1_C2)) &^ (p1_v(p1_C1) << (p1_v(int(4611686018427387904)) & 31))))) } })
	fmt.Println("#178", p1_v(p1_C1))
	x130 = any(append(append([]p1_pair[uintptr, string](nil), append(append([]p1_pair[uintptr, string](nil), x130...), p1_pair[uintptr, string]{uintptr(1), "\x00"})...), p1_at(x130, 1), func() p1_pair[uintptr, string] { if true { return p1_at(x130, 1) }; return p1_at(x130, 1) }(), p1_at(x130, 1))).([]p1_pair[uintptr, string])
	p1_try("try179", func() { fmt.Println([4]string{"a"}[p1_v(p1_C3) & 7]) })
	{
		x180 := p1_v[map[string]map[string]int32](map[string]map[string]int32{" pad ": map[string]int32{"日本": int32(-2147483648)}})
		_ = x180
		{
			n181 := 0
		again182:
			n181++
			if n181 < 3 { goto again182 }
			fmt.Println("again182", n181)
		}
		{
			fmt.Printf("#183 %s\n", x130)
			var x184 []float32 = []float32{}
			_ = x184
			var x185 float32 = (p1_at(x184, 1) * p1_v[float32](float32(p1_v(int(0)))))
			_ = x185
		}
	}
	defer fmt.Println("deferred by main")
	fmt.Println("end")
}

func main() { p1_main() }
