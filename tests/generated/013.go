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


func p13_v[T any](x T) T { return x }

func p13_at[T any](s []T, i int) (zero T) {
	if len(s) == 0 {
		return zero
	}
	return s[uint(i)%uint(len(s))]
}

func p13_cut(s string) string {
	if len(s) > 40 {
		return s[:40]
	}
	return s
}

func p13_sub(s string, i, j int) string {
	n := uint(len(s) + 1)
	a, b := uint(i)%n, uint(j)%n
	return s[min(a, b):max(a, b)]
}

func p13_as[T any](x any) T {
	y, _ := x.(T)
	return y
}

type p13_ordered interface {
	~int | ~int8 | ~int16 | ~int32 | ~int64 | ~uint | ~uint8 | ~uint16 | ~uint32 | ~uint64 | ~uintptr | ~float32 | ~float64 | ~string
}

func p13_keys[K p13_ordered, V any](m map[K]V) []K {
	keys := make([]K, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	sort.Slice(keys, func(i, j int) bool { return keys[i] < keys[j] })
	return keys
}

func p13_count(n int) func(yield func(int) bool) {
	return func(yield func(int) bool) {
		for i := 0; i < n && yield(i*i); i++ {
		}
	}
}

func p13_sum[T ~int | ~int8 | ~int16 | ~int32 | ~int64 | ~uint8 | ~uint16 | ~uint32 | ~uint64 | ~float32 | ~float64](xs ...T) (s T) {
	for _, x := range xs {
		s += x
	}
	return
}

func p13_apply[T, U any](xs []T, f func(T) U) []U {
	var out []U
	for _, x := range xs {
		out = append(out, f(x))
	}
	return out
}

func p13_whole(f float64) int {
	if f != f || f > 1e9 || f < -1e9 {
		return -1
	}
	return int(f)
}

type p13_pair[K comparable, V any] struct {
	Key K
	Val V
}

func (p p13_pair[K, V]) swap(k K) p13_pair[K, V] { return p13_pair[K, V]{k, p.Val} }

type p13_stack[T any] struct {
	items []T
	peak  int
}

func (s *p13_stack[T]) push(x T) int {
	s.items = append(s.items, x)
	s.peak = max(s.peak, len(s.items))
	return len(s.items)
}

func (s *p13_stack[T]) pop() (x T, ok bool) {
	if len(s.items) == 0 {
		return x, false
	}
	x = s.items[len(s.items)-1]
	s.items = s.items[:len(s.items)-1]
	return x, true
}

type p13_fault struct {
	code int
	what string
}

func (f p13_fault) Error() string { return fmt.Sprintf("fault %d: %s", f.code, f.what) }

func p13_try(name string, f func()) {
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
var p13_sink any
var p13_uses = []any{errors.New, math.Sqrt, sort.Ints, strconv.Itoa, strings.Repeat, new(sync.Mutex)}

const (
	p13_C1 = iota*5 + 1
	p13_C2
	p13_C3 = 1<<(5*iota) - 1
)

const p13_C4 = 73.0 / 37 * 1e3


type p13_B5 uint8

func (r p13_B5) m6(a []int) p13_B5 {
	return p13_B5((p13_v(uint8(6)) & uint8(2)))
}

func (r p13_B5) m7(a error) p13_B5 {
	return p13_B5((-p13_v(uint8(5))))
}

func (r p13_B5) Error() string { return "<p13_B5>" }


type p13_B8 uintptr

func (r p13_B8) m9(a error) map[int]complex64 {
	return map[int]complex64{int(-9223372036854775808): complex64(complex(-2.5, 1e10))}
}


type p13_S10 struct {
	f11 any
}

func (r *p13_S10) m12(a map[string]int) func(uint64) complex64 {
	r.f11 = r.f11
	return func(p13 uint64) complex64 { return complex(p13_v(float32(-1)), p13_v(float32(16777217))) }
}

func (r *p13_S10) m14(a p13_B8) p13_B8 {
	r.f11 = r.f11
	return p13_B8((p13_v(uintptr(3)) ^ uintptr(4)))
}


type p13_S15 struct {
	f16 func(complex64) []string
	f17 []int8
	f18 p13_S10
	f19 map[int]p13_pair[int32, int64]
}

func (r p13_S15) m20(a map[uintptr]bool) *p13_S15 {
	return &p13_S15{f16: r.f16, f17: r.f17, f18: p13_S10{f11: any(uint16(7))}, f19: r.f19}
}


type p13_S21 struct {
	f22 p13_B8
	f23 int8
}

func (r p13_S21) m24(a bool) p13_B5 {
	return p13_B5(uint8(len(map[string]int{" pad ": int(3351305093371717922)})))
}

func (r p13_S21) GoString() string { return "<p13_S21>" }


type p13_S25 struct {
	f26 p13_pair[string, any]
}


type p13_I27 interface { Do28(a uint) complex64 }

func (r p13_B5) Do28(a uint) complex64 {
	return ((p13_v(complex64(complex(0.3, 1e20))) + p13_v(complex64(complex(3.14159, 0.5)))) - (p13_v(complex64(complex(1e20, 0.3))) * p13_v(complex64(complex(-1e-7, 1e20)))))
}

func (r p13_B8) Do28(a uint) complex64 {
	return complex64(complex(0, 0.3))
}

func (r p13_S10) Do28(a uint) complex64 {
	return ((p13_v(complex64(complex(0.5, 1e20))) + p13_v(complex64(complex(0, 0.1)))) + (p13_v(complex64(complex(16777217, 0.5))) - p13_v(complex64(complex(-1e-7, 1)))))
}

func (r p13_S15) Do28(a uint) complex64 {
	return complex((p13_v(float32(0)) + p13_v(float32(1e10))), func() float32 { if true { return float32(16777217) }; return float32(-1) }())
}

func (r p13_S21) Do28(a uint) complex64 {
	return complex(p13_at([]float32{float32(-1e-7)}, int(7)), (-p13_v(float32(1e20))))
}

func (r p13_S25) Do28(a uint) complex64 {
	return (complex(p13_v(float32(0.5)), p13_v(float32(1e10))) * (p13_v(complex64(complex(1e20, 1e20))) + p13_v(complex64(complex(3.14159, -2.5)))))
}

var p13_g29 uint = (p13_v(uint(2)) | uint(0))

func p13_fn30(a31 *p13_S15) (res string) {
	if strings.HasPrefix(strconv.Itoa(p13_v(p13_C1)), "a,b,,c") {
		p13_try("try32", func() { s := make([]byte, 3); fmt.Println([2]byte(s[:(int(len(map[string]int{res: p13_v(p13_C3)})) * (p13_v(p13_C2) >> (p13_v(int32(-1)) & 63))) & 3]), *(*[1]byte)(s[(int(len(map[string]int{res: p13_v(p13_C3)})) * (p13_v(p13_C2) >> (p13_v(int32(-1)) & 63))) & 3:])) })
		var x33 float32 = float32(3.14159)
		_ = x33
	}
	var x34 [5]string = [5]string{res, "42", res, "42", res}
	_ = x34
	for _, e36 := range p13_keys(map[uint]p13_B8{p13_g29: p13_B8(uintptr(9223372036854775808))}) { _ = e36
		fmt.Printf("#38 %d\n", p13_v(p13_C1))
		x39, x40 := func() (float64, []complex64) { return float64((p13_v(float64(p13_C4)) * p13_v(float64(p13_C4)))), []complex64{complex64(complex(0, -1)), complex64(complex(0.3, 0)), complex64(complex(1e10, 0))} }()
		_, _ = x39, x40
	}
	var x41 = p13_v[complex64](complex64(complex(1e10, 0.5)))
	_ = x41
	return p13_sub(p13_cut(strings.Repeat(string(rune(p13_v(p13_C2) & 0xffff)), int(p13_v(uint32(7))) & 3)), (any(p13_v(p13_C2)).(int) >> ((+p13_v(uint64(8909148879421655120))) & 7)), (p13_v(int(0)) | (p13_v(p13_C3) - p13_v(p13_C1))))
}

func p13_fn42(a43 int, a44 p13_B8) (res p13_I27) {
	a44 -= ((a44 * a44) * (a44 * a44))
	return res
}

func p13_fn45(a46 *p13_stack[error], a47 uint16) (res uint) {
	{
		n48 := 0
	again49:
		n48++
		if n48 < 3 { goto again49 }
		fmt.Println("again49", n48)
	}
	for i50 := 0; i50 < 1; i50++ {
		p13_try("try53", func() { s := make([]byte, 3); fmt.Println([2]byte(s[:func() int { if !p13_v(true) { return (p13_v(p13_C2) + p13_v(p13_C1)) }; return int(p13_whole(float64(p13_v(float32(-1))))) }() & 3]), *(*[1]byte)(s[func() int { if !p13_v(true) { return (p13_v(p13_C2) + p13_v(p13_C1)) }; return int(p13_whole(float64(p13_v(float32(-1))))) }() & 3:])) })
		switch {
		case !(p13_v(int32(0)) >= int32(1)):
			fmt.Println("push", a46.push(error(p13_fault{p13_v(p13_C2), "made"})))
			c54 := func(p55 string) uintptr {
				a47 <<= (^p13_v(uint8(10))) % 70
				res++
				return any((-p13_v(uintptr(5)))).(uintptr)
			}
			_ = c54
		case !(p13_v(float32(0.3)) <= float32(-1e-7)):
			var x56 []string = make([]string, 1)
			_ = x56
			a46 = a46
		default:
		}
		for i57 := 5; i57 > 0; i57-- {
			x60 := p13_v[[]func(int) uint64]([]func(int) uint64{func(p63 int) uint64 { return (p13_v(uint64(3)) + uint64(5)) }, func(p64 int) uint64 { return (p13_v(uint64(18446744073709551615)) & uint64(0)) }})
			_ = x60
			fmt.Println("#65", i50)
		}
		var x66 uint = p13_at([]uint{(min(p13_g29, uint(0)) & uint(7))}, int(len(p13_cut(fmt.Sprint(uint(16705688406686499157))))))
		_ = x66
	}
	{
		c67 := func(p68 int16) complex128 {
			res &= (uint(p13_v(uint16(0))) >> (p13_v(int32(4)) & 31))
			p68 >>= (-p13_v(uint8(255))) % 70
			return complex(real((p13_v(complex128(complex(-2.5, 123456.789))) * p13_v(complex128(complex(1e10, -2.5))))), imag((p13_v(complex128(complex(0.3, -1))) - p13_v(complex128(complex(16777217, 0.1))))))
		}
		_ = c67
		x69 := p13_v[map[int32]float32](map[int32]float32{int32(8): float32(-1e-7)})
		_ = x69
		fmt.Println("#70", p13_v(p13_C3))
	}
	for e72 := range p13_count(2) { _ = e72
L76:
		for i74 := range 4 { _ = i74
			p13_try("try77", func() { fmt.Println(p13_v(int8(7)) % p13_v(int8(p13_v(p13_C3) & 1))) })
			if (p13_v(true) && strings.HasSuffix(p13_v("\u00e9"), "42")) { continue L76 }
		}
		fmt.Printf("#78 %c\n", p13_v(p13_C1))
		fmt.Println("#79", p13_v(p13_C2))
	}
	return p13_g29
}

func p13_main() {
	x80 := p13_fn45(&p13_stack[error]{items: []error{fmt.Errorf("outer: %w", errors.New("inner")), errors.New("1.5e3")}}, uint16(0))
	_ = x80
	fmt.Printf("#81 %o\n", x80)
	fmt.Printf("#82 %+v\n", error(nil))
	var x83 []uint32 = append(append([]uint32(nil), []uint32(nil)...), (p13_v[uint32](uint32(2)) - (p13_v(uint32(2147483648)) - uint32(2147483648))), (uint32(p13_v(uint16(0))) - (p13_v(uint32(0)) - uint32(4))))
	_ = x83
	x80 = (((x80 & x80) + min(p13_g29, x80)) + uint(p13_v[uint64](uint64(7))))
	fmt.Printf("#84 %#v\n", x83)
	x83 = x83
	x80 &= (uint(p13_v(int8(3))) - x80)
	if len(x83) < 30 { x83 = append(x83, uint32((p13_v(uintptr(0)) | uintptr(5)))) }
	p13_sink = x83
	fmt.Println("len", len(x83), cap(x83))
	for e86 := range p13_count(6) { _ = e86
		c88 := func(p89 int32) float32 {
			x83 = append(append([]uint32(nil), append(append([]uint32(nil), x83...), uint32(1), p13_at(x83, 1))[:len(append(append([]uint32(nil), x83...), uint32(1), p13_at(x83, 1))):len(append(append([]uint32(nil), x83...), uint32(1), p13_at(x83, 1)))]...), uint32(p13_whole(float64((p13_v(float32(1)) + p13_v(float32(0.1)))))), p13_at(x83, 1))
			p89 = int32(len(p13_v("1.5e3")))
			return float32((p13_v(float64(p13_C4)) + p13_v(float64(p13_C4))))
		}
		_ = c88
		x83 = x83
		if len(x83) < 30 { x83 = append(x83, ((p13_at(x83, 1) &^ p13_at(x83, 1)) ^ uint32(len(p13_v("-7"))))) }
		for _, e91 := range [5]uint{p13_g29, x80, p13_g29, p13_g29, uint(1)} { _ = e91
			e91 &= (p13_g29 >> ((p13_v(int8(117)) >> (p13_v(uint16(10)) & 127)) & 31))
			if ((p13_v(float32(-2.5)) - p13_v(float32(16777217))) <= (p13_v(float32(0)) / p13_v(float32(0.1)))) { continue }
			x80 = uint(((p13_v(int8(9)) * int8(-1)) >> (int16(len(p13_v("1.5e3"))) & 7)))
		}
	}
	{
		n93 := 0
	again94:
		n93++
		if n93 < 3 { goto again94 }
		fmt.Println("again94", n93)
	}
	fmt.Println("copied", copy(x83, append(append([]uint32(nil), x83...), p13_at(x83, 1))))
	p13_try("try95", func() { fmt.Println(any(complex128(complex(0.5, 0.3))).(string)) })
	fmt.Printf("#96 %T\n", x83)
	c97 := func(p98 int16) string {
		x80--
		return p13_cut(string([]rune(p13_v("x\xffy"))) + any(" pad ").(string))
	}
	_ = c97
	var x99 p13_S25 = p13_S25{f26: p13_pair[string, any]{"abc", any(" pad ")}}
	_ = x99
	for i100 := range 6 { _ = i100
		switch y103 := any(any(int8(3))).(type) {
		case int:
			fmt.Printf("case %T %v\n", y103, y103)
			switch y104 := any(any(int16(32767))).(type) {
			case uint8:
				fmt.Printf("case %T %v\n", y104, y104)
				var x105 map[string]p13_pair[string, int64] = map[string]p13_pair[string, int64]{"": p13_pair[string, int64]{"\x00", int64(8)}}
				_ = x105
			case p13_S10:
				fmt.Printf("case %T %v\n", y104, y104)
				x80--
			case p13_S21:
				fmt.Printf("case %T %v\n", y104, y104)
				x99.f26 = p13_at([]p13_pair[string, any]{x99.f26}, int((y104.f23 + int8(2))))
			case nil:
				fmt.Println("nil", y104 == nil)
			default:
				fmt.Printf("other %T\n", y104)
			}
		case p13_S15:
			fmt.Printf("case %T %v\n", y103, "?")
			fmt.Println("copied", copy(x83, []uint32{p13_at(x83, 1), p13_at(x83, 1), p13_at(x83, 1)}[p13_v(0):min(p13_v(2), len([]uint32{p13_at(x83, 1), p13_at(x83, 1), p13_at(x83, 1)}))]))
		case p13_S25:
			fmt.Printf("case %T %v\n", y103, y103)
			x80 &= (uint(p13_v(uint16(2))) &^ uint(p13_v(uint32(0))))
		case nil:
			fmt.Println("nil", y103 == nil)
		default:
			fmt.Printf("other %T\n", y103)
		}
		fmt.Println("#106", x83)
		var x107 float32 = float32(float32((p13_at(x83, 1) >> (p13_at(x83, 1) & 63))))
		_ = x107
	}
	x108 := c97(int16(p13_whole(float64((-p13_v(float64(-1)))))))
	_ = x108
	fmt.Println("#109", p13_v(p13_C1))
	fmt.Printf("#110 %x\n", x108)
	defer fmt.Println("deferred by main")
	func() { fmt.Println(1 << (int((p13_v(uintptr(1)) | uintptr(2))) & 7 - 3)) }()
	fmt.Println("end")
}

func main() { p13_main() }
