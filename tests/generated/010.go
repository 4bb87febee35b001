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


func p10_v[T any](x T) T { return x }

func p10_at[T any](s []T, i int) (zero T) {
	if len(s) == 0 {
		return zero
	}
	return s[uint(i)%uint(len(s))]
}

func p10_cut(s string) string {
	if len(s) > 40 {
		return s[:40]
	}
	return s
}

func p10_sub(s string, i, j int) string {
	n := uint(len(s) + 1)
	a, b := uint(i)%n, uint(j)%n
	return s[min(a, b):max(a, b)]
}

func p10_as[T any](x any) T {
	y, _ := x.(T)
	return y
}

type p10_ordered interface {
	~int | ~int8 | ~int16 | ~int32 | ~int64 | ~uint | ~uint8 | ~uint16 | ~uint32 | ~uint64 | ~uintptr | ~float32 | ~float64 | ~string
}

func p10_keys[K p10_ordered, V any](m map[K]V) []K {
	keys := make([]K, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	sort.Slice(keys, func(i, j int) bool { return keys[i] < keys[j] })
	return keys
}

func p10_count(n int) func(yield func(int) bool) {
	return func(yield func(int) bool) {
		for i := 0; i < n && yield(i*i); i++ {
		}
	}
}

func p10_sum[T ~int | ~int8 | ~int16 | ~int32 | ~int64 | ~uint8 | ~uint16 | ~uint32 | ~uint64 | ~float32 | ~float64](xs ...T) (s T) {
	for _, x := range xs {
		s += x
	}
	return
}

func p10_apply[T, U any](xs []T, f func(T) U) []U {
	var out []U
	for _, x := range xs {
		out = append(out, f(x))
	}
	return out
}

func p10_whole(f float64) int {
	if f != f || f > 1e9 || f < -1e9 {
		return -1
	}
	return int(f)
}

type p10_pair[K comparable, V any] struct {
	Key K
	Val V
}

func (p p10_pair[K, V]) swap(k K) p10_pair[K, V] { return p10_pair[K, V]{k, p.Val} }

type p10_stack[T any] struct {
	items []T
	peak  int
}

func (s *p10_stack[T]) push(x T) int {
	s.items = append(s.items, x)
	s.peak = max(s.peak, len(s.items))
	return len(s.items)
}

func (s *p10_stack[T]) pop() (x T, ok bool) {
	if len(s.items) == 0 {
		return x, false
	}
	x = s.items[len(s.items)-1]
	s.items = s.items[:len(s.items)-1]
	return x, true
}

type p10_fault struct {
	code int
	what string
}

func (f p10_fault) Error() string { return fmt.Sprintf("fault %d: %s", f.code, f.what) }

func p10_try(name string, f func()) {
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
var p10_sink any
var p10_uses = []any{errors.New, math.Sqrt, sort.Ints, strconv.Itoa, strings.Repeat, new(sync.Mutex)}

const (
	p10_C1 = iota*4 + 1
	p10_C2
	p10_C3 = 1<<(5*iota) - 1
)

const p10_C4 = 699.0 / 51 * 1e3


type p10_B5 string

func (r p10_B5) m6(a float32) any {
	return any(true)
}

func (r p10_B5) m7(a int) []string {
	return append(append([]string(nil), []string(nil)...), strconv.Itoa(p10_v(int(5))), p10_cut(strings.Repeat(p10_v("\u00e9"), p10_v(int(4611686018427387904)) & 3)))
}


type p10_B8 float32

func (r p10_B8) m9(a func(string) uintptr) string {
	return "\u00e9"
}

func (r p10_B8) m10(a []string) uint32 {
	return (uint32(p10_v(uint32(3452598622))) >> (uint32(p10_v(int(1188841118884937709))) & 7))
}

func (r p10_B8) String() string { return "<p10_B8>" }


type p10_S11 struct {
	f12 p10_B8
	f13 p10_B5
	f14 []error
	f15 p10_B5
}

func (r *p10_S11) m16(a float32) map[int]int64 {
	r.f13 = r.f13
	return map[int]int64{int(9223372036854775807): int64(7116732075931636076)}
}


type p10_S17 struct {
	f18 p10_B8
	f19 bool
	f20 string
}

func (r p10_S17) m21(a []int) []uint16 {
	return append(append([]uint16(nil), []uint16(nil)...), (p10_v(uint16(10)) << (p10_v(uintptr(0)) & 31)), uint16(p10_v(int32(7))), (p10_v(uint16(65535)) + uint16(32768)))
}

func (r p10_S17) m22(a p10_B8) p10_S17 {
	return p10_S17{f18: a, f19: r.f19, f20: r.f20}
}

func (r p10_S17) Error() string { return "<p10_S17>" }


type p10_I23 interface { Do24(a uint) uint }

func (r p10_B5) Do24(a uint) uint {
	return p10_at([]uint{uint(p10_v(int(4611686018427387904)))}, int(6))
}

func (r p10_B8) Do24(a uint) uint {
	return uint(len(map[string]int{"a": int(4611686018427387904)}))
}

func (r p10_S11) Do24(a uint) uint {
	return uint(15823561153231871798)
}

func (r p10_S17) Do24(a uint) uint {
	return uint(10)
}

var p10_g25 map[int][]complex128 = map[int][]complex128{p10_v(p10_C2): []complex128{}}

func p10_fn26(a27 *p10_stack[p10_S17], a28 complex128, a29 [][5]string) (res p10_pair[uint64, uintptr]) {
	defer func() {
		if r := recover(); r != nil { fmt.Println("deferred30", r) }
		res = res
		fmt.Println("deferred30")
	}()
	switch ((p10_v(p10_C3) << (p10_v(int8(-128)) & 63)) * int(-9223372036854775808)) & 3 {
	case 0:
		switch string(rune((p10_v(p10_C1) ^ p10_v(p10_C2)) & 0xffff)) {
		case "a", "abc":
			fmt.Println("#31", p10_g25)
			if len(a29) > 0 {
				a29[uint(res.Val)%uint(len(a29))] = p10_at(a29, 1)
			}
		case "":
			fmt.Println("#32", p10_v(p10_C2))
		case "42":
			{
				a28 := p10_v((complex(real(a28), imag(p10_v(complex128(complex(-1e-7, 1e10))))) + (a28 * p10_v(complex128(complex(0.1, -2.5))))))
				fmt.Println("inner", a28)
			}
			fmt.Println("#33", a28)
		default:
			if len(a29) > 0 {
				a29[max(p10_v(uint(9)), uint(9223372036854775808))%uint(len(a29))] = [5]string{"héllo", "a", "\x00", "a,b,,c", "\x00"}
			}
		}
		fmt.Println("push", a27.push(p10_S17{f18: p10_B8(float32(-1)), f19: true, f20: "1.5e3"}))
	default:
		if len(a29) > 0 {
			a29[uint(p10_v(uint16(65535)))%uint(len(a29))] = p10_at(a29, 1)
		}
	}
	switch y34 := any(any(uint16(5))).(type) {
	case int:
		fmt.Printf("case %T %v\n", y34, y34)
		{
			n35 := 0
		again36:
			n35++
			if n35 < 3 { goto again36 }
			fmt.Println("again36", n35)
		}
	case uint8:
		fmt.Printf("case %T %v\n", y34, y34)
		if len(a29) > 0 {
			a29[(p10_v(uint(7)) * uint(0))%uint(len(a29))] = [5]string{"1.5e3", "a", "-7", "日本", `raw\n`}
		}
	case p10_B5:
		fmt.Printf("case %T %v\n", y34, y34)
		fmt.Println("#37", any([4]uint64{res.Key, res.Key, res.Key, res.Key}).([4]uint64))
	case nil:
		fmt.Println("nil", y34 == nil)
	default:
		fmt.Printf("other %T\n", y34)
	}
	x38 := p10_v[uint32]((uint32((res.Val % (res.Val | 1))) + uint32(p10_whole(float64((p10_v(float64(p10_C4)) / p10_v(float64(p10_C4))))))))
	_ = x38
	x39, x40 := func() (uint, int32) { return (uint(p10_v(p10_C1)) << (p10_v(p10_C2) & 7)), ((p10_v(int32(9)) | int32(1)) - (p10_v(int32(5)) % (p10_v(int32(286498303)) | 1))) }()
	_, _ = x39, x40
	if len(a29) < 30 { a29 = append(a29, p10_at(a29, 1)) }
	p10_sink = a29
	fmt.Println("len", len(a29), cap(a29))
	return res
}

func p10_fn41(a42 uint, a43 *p10_stack[int8], a44 any) (res p10_I23) {
	x45, ok46 := a43.pop()
	fmt.Println("pop", ok46)
	_ = x45
	a43 = &p10_stack[int8]{items: []int8{x45, x45}}
	return res
}

func p10_fn47(a48 uint64) (res int) {
	var x49 = p10_v[map[string]error](map[string]error{`raw\n`: fmt.Errorf("outer: %w", errors.New("inner"))})
	_ = x49
	if (!p10_v(false) == (p10_v(int64(8)) > int64(3))) {
		x50 := p10_fn26(&p10_stack[p10_S17]{items: []p10_S17{p10_S17{f18: p10_B8(float32(1e10)), f19: true, f20: "-7"}, p10_S17{f18: p10_B8(float32(0.3)), f19: true, f20: "tab\tnl\n"}}}, complex(p10_v[float64](float64(1e10)), p10_v(float64(p10_C4))), [][5]string{[5]string{"abc", "日本", "1.5e3", "a,b,,c", "a"}, [5]string{`raw\n`, "", "tab\tnl\n", "tab\tnl\n", "1.5e3"}})
		_ = x50
		fmt.Println("#51", p10_g25)
	}
	fmt.Println("#52", p10_S17{f18: p10_B8(float32(0.1)), f19: false, f20: "\x00"})
	if x49 != nil { x49[""] = error(p10_fault{res, "made"}) }
	x53 := p10_v[uint](uint(int16(p10_v(int32(1073741824)))))
	_ = x53
	{
		var x54 = p10_v[[]error]([]error{error(nil)})
		_ = x54
		p10_try("try55", func() { s := p10_v("hello"); fmt.Println(s[(min(p10_v(p10_C3), res) &^ (p10_v(int(-1)) + p10_v(p10_C1))) & 7:(min(p10_v(p10_C3), res) &^ (p10_v(int(-1)) + p10_v(p10_C1))) & 3]) })
		if strings.Contains(p10_at([]string{"abc"}, int(10)), "1.5e3") {
			x53--
			{
				x53 := p10_v(func() uint { if any(false).(bool) { return (x53 << (a48 & 31)) }; return (x53 * x53) }())
				fmt.Println("inner", x53)
			}
		} else {
			fmt.Println("#56", p10_pair[string, uint16]{"héllo", uint16(7)})
			fmt.Println("#57", p10_v(float64(p10_C4)))
		}
	}
	return int(uint64((+p10_v(int8(64)))))
}

func p10_fn58(a59 []float64, a60 ...p10_I23) (res uint16) {
	var x61 string = func() string { if (strings.TrimSpace(p10_v("1.5e3")) >= p10_cut(strings.Repeat(p10_v("Zz"), p10_v(int(6)) & 3))) { return p10_cut(strconv.Quote(p10_cut(p10_v("a,b,,c") + "a,b,,c"))) }; return p10_cut(strings.ReplaceAll(p10_cut(fmt.Sprint("\x00")), "日本", " pad ")) }()
	_ = x61
	x62 := p10_v[*p10_S17](&p10_S17{f18: p10_B8(float32(0.5)), f19: true, f20: x61})
	_ = x62
	x63 := p10_v[float64](any(((p10_at(a59, 1) + p10_at(a59, 1)) * float64(p10_v(uint64(18446744073709551615))))).(float64))
	_ = x63
	x63 *= x63
	return ((^p10_v(uint16(0))) + ((res * res) ^ (p10_v(uint16(1)) ^ uint16(0))))
}

func p10_main() {
	var x64 = p10_v[map[uint]any](map[uint]any{uint(5032780400729506407): any("x\xffy")})
	_ = x64
	for i65 := range 2 { _ = i65
		fmt.Println("#68", map[string][5]int{"\u00e9": [5]int{p10_v(p10_C3), int(8), p10_v(p10_C3), int(-1), i65}})
		fmt.Println("#69", p10_v(float64(p10_C4)))
		x64 = map[uint]any{uint(0): any("1.5e3")}
	}
	switch p10_cut(p10_cut(p10_v("日本") + "42") + strconv.Itoa(p10_v(int(8)))) {
	case "a", "abc":
		if x64 != nil { x64[(p10_v(uint(1)) / ((p10_v(uint(6)) | uint(8)) | 1))] = any(true) }
		fmt.Println("#70", complex64(complex(0.3, -1)))
	case "":
		var x71 []complex128 = []complex128{complex128(complex(-1, 0.1)), complex128(complex(123456.789, 16777217))}
		_ = x71
		if !(p10_v("abc") <= "") {
			delete(x64, ((p10_v(uint(3)) >> (p10_v(uint8(0)) & 63)) - (p10_v(uint(18446744073709551615)) &^ uint(10))))
			for _, e73 := range [2][1]uint{[1]uint{uint(9179136877699524444)}, [1]uint{uint(5)}} { _ = e73
				x71 = x71[min(p10_v(1), len(x71)):]
				fmt.Println("copied", copy(x71, x71))
				c75 := func(p76 string) uint8 {
					x64 = map[uint]any{uint(1): any(p76)}
					if len(x71) > 0 {
						x71[uint(p10_v(uintptr(5)))%uint(len(x71))] = complex(real(((p10_at(x71, 1) * p10_v(complex128(complex(-1e-7, 0.5)))) + p10_at(x71, 1))), imag((complex(real(p10_at(x71, 1)), imag(p10_at(x71, 1))) - complex(real(p10_at(x71, 1)), imag(p10_at(x71, 1))))))
					}
					return uint8(5)
				}
				_ = c75
				var x77 string = string([]rune(p10_cut(strings.ReplaceAll(string([]rune(p10_v("\x00"))), `raw\n`, "日本"))))
				_ = x77
			}
		} else {
			{
				delete(x64, ((p10_v(uint(1)) - uint(3)) + (p10_v(uint(6)) - uint(2))))
				if len(x71) < 30 { x71 = append(x71, p10_at(x71, 1)) }
				p10_sink = x71
				fmt.Println("len", len(x71), cap(x71))
				x64 = x64
			}
			x71 = make([]complex128, 2)
		}
	case "42":
		var x78 = p10_v[[4]map[int32]float64]([4]map[int32]float64{map[int32]float64{int32(-1): p10_v(float64(p10_C4))}, map[int32]float64{int32(10): float64(0.1)}, map[int32]float64{int32(1220347283): float64(123456.789)}, map[int32]float64{int32(4): p10_v(float64(p10_C4))}})
		_ = x78
		fmt.Println("#79", ((p10_v(uintptr(2)) ^ (-p10_v(uintptr(6)))) >> (uint64((-p10_v(uint32(0)))) & 31)))
	default:
		if x64 != nil { x64[((p10_v(uint(14791023996137999140)) ^ uint(1)) &^ uint(p10_whole(float64(p10_v(float32(0.1))))))] = any(true) }
	}
	var x80 int = int(len(map[string]int{"x\xffy": p10_v(p10_C2)}))
	_ = x80
	x64 = map[uint]any{uint(18446744073709551615): any(uint64(0))}
	{
		x80 := p10_v(((p10_v(p10_C3) % (p10_v(p10_C3) | 1)) | (p10_v(p10_C3) &^ x80)))
		fmt.Println("inner", x80)
	}
	fmt.Println("#81", p10_v(p10_C1))
	x82 := p10_v[[]int64]([]int64{int64(4)})
	_ = x82
	switch y83 := any(any(float32(0.1))).(type) {
	case p10_S11:
		fmt.Printf("case %T %v\n", y83, "?")
		fmt.Printf("#84 %b\n", x80)
	case p10_S17:
		fmt.Printf("case %T %v\n", y83, y83)
		x85 := p10_v[[]func(int32) int64](make([]func(int32) int64, 1))
		_ = x85
	case nil:
		fmt.Println("nil", y83 == nil)
	default:
		fmt.Printf("other %T\n", y83)
	}
	delete(x64, ((p10_v(uint(5)) + uint(9223372036854775808)) / ((+p10_v(uint(1023490019719290577))) | 1)))
	if len(x82) < 30 { x82 = append(x82, func() int64 { if (p10_v(false) && true) { return min(p10_v(int64(7)), p10_at(x82, 1)) }; return (^p10_v(int64(9))) }()) }
	p10_sink = x82
	fmt.Println("len", len(x82), cap(x82))
	fmt.Printf("#86 %U\n", p10_v(p10_C3))
	x82 = x82[min(p10_v(1), len(x82)):]
	x64 = map[uint]any{uint(1): any(uint16(7))}
	fmt.Printf("#87 %b\n", p10_v(p10_C3))
	defer fmt.Println("deferred by main")
	func() { var f func(int) int; if (map[string]int{"k": p10_v(p10_C3)}["k"] / ((-p10_v(p10_C2)) | 1)) & 1 == 0 { f = func(i int) int { return i } }; fmt.Println(f(3)) }()
	fmt.Println("end")
}

func main() { p10_main() }
