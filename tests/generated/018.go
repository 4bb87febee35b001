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


func p18_v[T any](x T) T { return x }

func p18_at[T any](s []T, i int) (zero T) {
	if len(s) == 0 {
		return zero
	}
	return s[uint(i)%uint(len(s))]
}

func p18_cut(s string) string {
	if len(s) > 40 {
		return s[:40]
	}
	return s
}

func p18_sub(s string, i, j int) string {
	n := uint(len(s) + 1)
	a, b := uint(i)%n, uint(j)%n
	return s[min(a, b):max(a, b)]
}

func p18_as[T any](x any) T {
	y, _ := x.(T)
	return y
}

type p18_ordered interface {
	~int | ~int8 | ~int16 | ~int32 | ~int64 | ~uint | ~uint8 | ~uint16 | ~uint32 | ~uint64 | ~uintptr | ~float32 | ~float64 | ~string
}

func p18_keys[K p18_ordered, V any](m map[K]V) []K {
	keys := make([]K, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	sort.Slice(keys, func(i, j int) bool { return keys[i] < keys[j] })
	return keys
}

func p18_count(n int) func(yield func(int) bool) {
	return func(yield func(int) bool) {
		for i := 0; i < n && yield(i*i); i++ {
		}
	}
}

func p18_sum[T ~int | ~int8 | ~int16 | ~int32 | ~int64 | ~uint8 | ~uint16 | ~uint32 | ~uint64 | ~float32 | ~float64](xs ...T) (s T) {
	for _, x := range xs {
		s += x
	}
	return
}

func p18_apply[T, U any](xs []T, f func(T) U) []U {
	var out []U
	for _, x := range xs {
		out = append(out, f(x))
	}
	return out
}

func p18_whole(f float64) int {
	if f != f || f > 1e9 || f < -1e9 {
		return -1
	}
	return int(f)
}

type p18_pair[K comparable, V any] struct {
	Key K
	Val V
}

func (p p18_pair[K, V]) swap(k K) p18_pair[K, V] { return p18_pair[K, V]{k, p.Val} }

type p18_stack[T any] struct {
	items []T
	peak  int
}

func (s *p18_stack[T]) push(x T) int {
	s.items = append(s.items, x)
	s.peak = max(s.peak, len(s.items))
	return len(s.items)
}

func (s *p18_stack[T]) pop() (x T, ok bool) {
	if len(s.items) == 0 {
		return x, false
	}
	x = s.items[len(s.items)-1]
	s.items = s.items[:len(s.items)-1]
	return x, true
}

type p18_fault struct {
	code int
	what string
}

func (f p18_fault) Error() string { return fmt.Sprintf("fault %d: %s", f.code, f.what) }

func p18_try(name string, f func()) {
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
var p18_sink any
var p18_uses = []any{errors.New, math.Sqrt, sort.Ints, strconv.Itoa, strings.Repeat, new(sync.Mutex)}

const (
	p18_C1 = iota*9 + 1
	p18_C2
	p18_C3 = 1<<(4*iota) - 1
)

const p18_C4 = 835.0 / 92 * 1e3


type p18_B5 float64

func (r p18_B5) m6(a map[string]string) *p18_stack[uint] {
	return &p18_stack[uint]{items: []uint{uint(4), uint(2476860514117030496)}}
}

func (r p18_B5) m7(a bool) []string {
	return []string(nil)[:len([]string(nil)):len([]string(nil))][p18_v(0):min(p18_v(2), len([]string(nil)[:len([]string(nil)):len([]string(nil))]))]
}


type p18_S8 struct {
	f9 p18_pair[int, p18_B5]
	f10 map[string]bool
}

func (r p18_S8) m11(a any) p18_B5 {
	return p18_B5((p18_v(float64(-2.5)) - p18_v(float64(-2.5))))
}

func (r p18_S8) m12(a []string) p18_pair[uintptr, string] {
	return p18_pair[uintptr, string]{uintptr(5), p18_at(a, 1)}
}


type p18_S13 struct {
	*p18_S8
	f14 *p18_S8
	f15 string
}

func (r p18_S13) String() string { return "<p18_S13>" }


type p18_S16 struct {
	f17 complex64
	f18 []int16
	f19 error
	f20 []float64
}

func (r *p18_S16) m21(a float32) complex128 {
	r.f17 += complex(real(complex(real(r.f17), imag(r.f17))), imag((r.f17 + r.f17)))
	return (p18_v(complex128(complex(1e20, -1e-7))) - complex(real(p18_v(complex128(complex(-2.5, 1)))), imag(p18_v(complex128(complex(3.14159, -2.5))))))
}

func (r p18_S16) m22(a any) complex128 {
	return complex(real(complex(real(p18_v(complex128(complex(-2.5, 0)))), imag(p18_v(complex128(complex(1, 3.14159)))))), imag((p18_v(complex128(complex(-1, 1e10))) * p18_v(complex128(complex(1e10, -2.5))))))
}


type p18_S23 struct {
	f24 uintptr
	f25 complex128
	f26 string
}

func (r p18_S23) m27(a []float64) int32 {
	return (p18_v(int32(2)) ^ int32(p18_whole(float64(p18_v(float32(-1e-7))))))
}

func (r p18_S23) m28(a map[string]int32) error {
	return error(nil)
}

func (r p18_S23) Error() string { return "<p18_S23>" }


type p18_I29 interface { Do30(a int16) uint16 }

func (r p18_B5) Do30(a int16) uint16 {
	return (+uint16(len(make([]uint, 1))))
}

func (r p18_S8) Do30(a int16) uint16 {
	return uint16(2)
}

func (r p18_S13) Do30(a int16) uint16 {
	return uint16(9)
}

func (r p18_S16) Do30(a int16) uint16 {
	return (uint16(p18_whole(float64(p18_v(float64(1))))) + (p18_v(uint16(65535)) - uint16(7)))
}

func (r p18_S23) Do30(a int16) uint16 {
	return ((p18_v(uint16(10)) * uint16(65535)) & uint16(p18_v(uint32(9))))
}

var p18_g31 *p18_stack[any] = &p18_stack[any]{items: []any{any(uint32(4002460395)), any(int64(-9223372036854775808))}}

var p18_g32 p18_pair[string, [2]int8] = p18_pair[string, [2]int8]{"héllo", [2]int8{int8(2), int8(7)}}

func p18_fn33(a34 error, a35 [][1]string, a36 uint8, a37 ...int16) (res uint32) {
	a34 = a34
	x38 := p18_v[map[int]complex128](map[int]complex128{int(4): complex128(complex(0.1, 0.5))})
	_ = x38
	var x39 []float32 = []float32(nil)
	_ = x39
	x38 = x38
	return uint32(((p18_v(int64(-9223372036854775808)) >> (p18_at(a37, 1) & 63)) & (p18_v(int64(10)) | int64(-1))))
}

func p18_fn40(a41 string) (res map[int]complex128) {
	a41 = p18_cut(a41 + string([]rune(p18_cut(p18_g32.Key + a41))))
	a41 = p18_cut(p18_g32.Key + p18_cut(strconv.Itoa(p18_v(p18_C1)) + p18_cut(p18_g32.Key + "tab\tnl\n")))
	var x42 = p18_v[int64](min(((+p18_v(int64(4611686018427387904))) >> ((+p18_v(uint16(3))) & 63)), int64(10)))
	_ = x42
	var x43 = p18_v[uint]((p18_v(uint(4)) << (((p18_v(uint64(6)) << (p18_v(int32(2)) & 7)) | uint64(18446744073709551615)) & 127)))
	_ = x43
	return res
}

func p18_fn44(a45 p18_S13, a46 ...func(int16) uint32) (res map[int]int32) {
	x47 := p18_v[string](string([]rune(string(rune((p18_v(p18_C3) * p18_v(p18_C3)) & 0xffff)))))
	_ = x47
	var x48 = p18_v[p18_I29](p18_I29(p18_S16{f17: complex64(complex(-2.5, 1e20)), f18: []int16{int16(-32768), int16(0)}, f19: error(p18_fault{p18_v(p18_C2), "made"}), f20: make([]float64, 0)}))
	_ = x48
	x49 := p18_v[map[string]float32](map[string]float32{x47: float32(1)})
	_ = x49
	return res
}

func p18_fn50() (res uint64) {
	res <<= (p18_v(uint8(2)) | uint8(6)) % 70
	res++
	x51 := p18_v[int16](int16(len(make([]float64, 1))))
	_ = x51
	x52 := p18_v[float64](p18_v(float64(p18_C4)))
	_ = x52
	return uint64(p18_whole(float64(float32(math.Round(float64((p18_v(float32(-1e-7)) * p18_v(float32(-1e-7)))))))))
}

func p18_main() {
	fmt.Printf("#53 %08d\n", p18_v(p18_C3))
	var x54 = p18_v[[5][1]int64]([5][1]int64{[1]int64{int64(-1)}, [1]int64{int64(4611686018427387904)}, [1]int64{int64(-9223372036854775808)}, [1]int64{int64(9223372036854775807)}, [1]int64{int64(7359667773615912419)}})
	_ = x54
	x54 = x54
	fmt.Println("#55", float32(p18_v(float32(-1e-7))))
	x54 = [5][1]int64{x54[0], x54[4], x54[4], x54[0], x54[0]}
	var x56 string = p18_cut(fmt.Sprint(p18_cut(strconv.Quote(p18_cut(strings.Repeat(p18_g32.Key, p18_v(p18_C2) & 3))))))
	_ = x56
	if ((p18_v(float32(1e10)) / p18_v(float32(123456.789))) > (p18_v(float32(1e20)) * p18_v(float32(-1e-7)))) {
		for i57 := 0; i57 < 4; i57++ {
			p18_try("try60", func() { fmt.Println(p18_v(int8(7)) % p18_v(int8(((p18_v(int(10)) << (p18_v(uintptr(18446744073709551615)) & 127)) - (i57 * p18_v(p18_C3))) & 1))) })
			x61 := p18_v[complex64](complex(real(((p18_v(complex64(complex(0.5, 0.1))) * p18_v(complex64(complex(-1, 1e10)))) - complex(real(p18_v(complex64(complex(123456.789, -1e-7)))), imag(p18_v(complex64(complex(-1e-7, 16777217))))))), imag(p18_v(complex64(complex(123456.789, -1))))))
			_ = x61
			fmt.Printf("#62 %+.1e\n", p18_v(float64(p18_C4)))
		}
		var x63 [4]p18_S16 = [4]p18_S16{p18_S16{f17: complex64(complex(0.3, 1e20)), f18: []int16(nil), f19: fmt.Errorf("outer: %w", errors.New("inner")), f20: []float64{p18_v(float64(p18_C4))}}, p18_S16{f17: complex64(complex(1e10, 0.5)), f18: []int16(nil), f19: error(p18_fault{p18_v(p18_C3), "made"}), f20: []float64(nil)}, p18_S16{f17: complex64(complex(0.3, 0)), f18: make([]int16, 3), f19: error(p18_fault{p18_v(p18_C2), "made"}), f20: []float64{}}, p18_S16{f17: complex64(complex(1e20, 1e10)), f18: []int16(nil), f19: fmt.Errorf("outer: %w", errors.New("inner")), f20: []float64{p18_v(float64(p18_C4)), p18_v(float64(p18_C4)), p18_v(float64(p18_C4))}}}
		_ = x63
	} else {
		{
			x56 := p18_v(p18_cut(p18_cut(p18_g32.Key + p18_g32.Key) + p18_cut(x56 + "1.5e3")))
			fmt.Println("inner", x56)
		}
		fmt.Printf("#64 %+v\n", x54)
	}
	x65 := p18_v[float32]((float32(math.Sqrt(float64((p18_v(float32(-1)) * p18_v(float32(-2.5)))))) / p18_at([]float32{(p18_v(float32(16777217)) * p18_v(float32(3.14159)))}, p18_v(p18_C3))))
	_ = x65
	c66 := func(p67 uint32) uintptr {
		x56 = p18_g32.Key
		x56 = p18_g32.Key
		return uintptr(len(strings.TrimSpace(p18_v("\x00"))))
	}
	_ = c66
	{
		n68 := 0
	again69:
		n68++
		if n68 < 3 { goto again69 }
		fmt.Println("again69", n68)
	}
	fmt.Println("#70", p18_g32)
	if (p18_cut(x56 + "\u00e9") != p18_cut(fmt.Sprint(int32(2)))) {
		x71 := p18_fn40(p18_cut(p18_cut(strconv.Quote(x56)) + strings.ToUpper(p18_g32.Key)))
		_ = x71
L74:
		for i72 := range 3 { _ = i72
			switch {
			case (min(p18_v(uint16(9)), uint16(4)) < (p18_v(uint16(8)) << (p18_v(int16(5)) & 127))):
				x75 := p18_v[p18_pair[string, uintptr]](p18_pair[string, uintptr]{x56, uintptr(4)})
				_ = x75
				if strings.Contains(p18_v("1.5e3"), x56) { break L74 }
			default:
				x76 := c66(p18_fn33(fmt.Errorf("outer: %w", errors.New("inner")), [][1]string{}, uint8(255), (p18_v(int16(16384)) & int16(23123)), max(p18_v(int16(14691)), int16(3))))
				_ = x76
			}
			if strings.Contains(p18_cut(strings.ReplaceAll(p18_g32.Key, p18_g32.Key, x56)), p18_g32.Key) {
				delete(x71, (int(p18_v(int8(-1))) / (int(p18_v(uint32(4294967295))) | 1)))
				var x77 = p18_v[float32](float32(p18_v(float64(p18_C4))))
				_ = x77
			} else {
				x78 := p18_v[[][]float32]([][]float32{[]float32{}, []float32{x65}})
				_ = x78
				x54 = x54
			}
		}
	} else {
		x79 := p18_v[uint32](((-(p18_v(uint32(2)) | uint32(4294967295))) + uint32(4)))
		_ = x79
		x80 := p18_v[*p18_stack[any]](p18_g31)
		_ = x80
	}
	x81 := p18_v[any](any(complex128(complex(0.1, 1e10))))
	_ = x81
	fmt.Println("#82", p18_v(p18_C1))
	var x83 = p18_v[float64]((((p18_v(float64(p18_C4)) / p18_v(float64(-1))) * (p18_v(float64(p18_C4)) + p18_v(float64(p18_C4)))) / (-float64(x65))))
	_ = x83
	fmt.Printf("#84 %T\n", x65)
	var x85 uint64 = uint64(9551532764962970992)
	_ = x85
	if ((p18_g32.Key != x56) && (p18_v(false) || false)) {
		fmt.Println("#86", []byte(p18_g32.Key))
		var x87 float32 = x65
		_ = x87
	} else {
		{
			n88 := 0
		again89:
			n88++
			if n88 < 3 { goto again89 }
			fmt.Println("again89", n88)
		}
		switch y90 := any(x81).(type) {
		case string:
			fmt.Printf("case %T %v\n", y90, y90)
			switch y91 := any(x81).(type) {
			case int:
				fmt.Printf("case %T %v\n", y91, y91)
				x92 := p18_v[func(uint64) []int64](func(p93 uint64) []int64 { return []int64{int64(3)}[p18_v(0):min(p18_v(2), len([]int64{int64(3)}))] })
				_ = x92
			case float64:
				fmt.Printf("case %T %v\n", y91, y91)
				fmt.Printf("#94 %v\n", p18_S23{f24: uintptr(3), f25: complex128(complex(-2.5, 16777217)), f26: x56})
			case uint8:
				fmt.Printf("case %T %v\n", y91, y91)
				var x95 int = ((p18_v(p18_C2) ^ p18_v(p18_C2)) &^ (+int(p18_v(uint64(6)))))
				_ = x95
			case p18_S13:
				fmt.Printf("case %T %v\n", y91, "?")
				{
					x83 := p18_v(((x83 - x83) * (x83 / x83)))
					fmt.Println("inner", x83)
				}
			case p18_S16:
				fmt.Printf("case %T %v\n", y91, "?")
				x96 := p18_v[p18_B5](p18_B5(float64(p18_v(int8(10)))))
				_ = x96
			case p18_S23:
				fmt.Printf("case %T %v\n", y91, y91)
				x81 = x81
			case nil:
				fmt.Println("nil", y91 == nil)
			default:
				fmt.Printf("other %T\n", y91)
			}
		case float64:
			fmt.Printf("case %T %v\n", y90, y90)
			{
				x56 := p18_v(p18_cut(p18_cut(strings.Repeat(x56, p18_v(int(119813940022265357)) & 3)) + string(rune(p18_v(p18_C2) & 0xffff))))
				fmt.Println("inner", x56)
			}
		case p18_S8:
			fmt.Printf("case %T %v\n", y90, y90)
			x54[(p18_v(uint(7)) << (p18_v(p18_C3) & 63))%5] = x54[0]
		case p18_S13:
			fmt.Printf("case %T %v\n", y90, "?")
			x98 := p18_fn44(y90, []func(int16) uint32{func(p97 int16) uint32 { return (p18_v(uint32(0)) + uint32(3)) }}...)
			_ = x98
		case nil:
			fmt.Println("nil", y90 == nil)
		default:
			fmt.Printf("other %T\n", y90)
		}
	}
	x85 >>= (p18_v(uint8(0)) ^ uint8(5)) % 70
	fmt.Println("#99", x56)
	jobs100, total101 := make(chan int, 0), 0
	var wg sync.WaitGroup
	var mu sync.Mutex
	for range 3 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for x102 := range jobs100 { _ = x102
				mu.Lock(); total101 += ((p18_v(int(9223372036854775807)) / (x102 | 1)) &^ (x102 + x102)); mu.Unlock()
			}
	}()
}
	for i := range 35 { jobs100 <- i }
	close(jobs100)
	wg.Wait(); fmt.Println("total", total101)
	fmt.Println("end")
}

func main() { p18_main() }
