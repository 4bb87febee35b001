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


func p23_v[T any](x T) T { return x }

func p23_at[T any](s []T, i int) (zero T) {
	if len(s) == 0 {
		return zero
	}
	return s[uint(i)%uint(len(s))]
}

func p23_cut(s string) string {
	if len(s) > 40 {
		return s[:40]
	}
	return s
}

func p23_sub(s string, i, j int) string {
	n := uint(len(s) + 1)
	a, b := uint(i)%n, uint(j)%n
	return s[min(a, b):max(a, b)]
}

func p23_as[T any](x any) T {
	y, _ := x.(T)
	return y
}

type p23_ordered interface {
	~int | ~int8 | ~int16 | ~int32 | ~int64 | ~uint | ~uint8 | ~uint16 | ~uint32 | ~uint64 | ~uintptr | ~float32 | ~float64 | ~string
}

func p23_keys[K p23_ordered, V any](m map[K]V) []K {
	keys := make([]K, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	sort.Slice(keys, func(i, j int) bool { return keys[i] < keys[j] })
	return keys
}

func p23_count(n int) func(yield func(int) bool) {
	return func(yield func(int) bool) {
		for i := 0; i < n && yield(i*i); i++ {
		}
	}
}

func p23_sum[T ~int | ~int8 | ~int16 | ~int32 | ~int64 | ~uint8 | ~uint16 | ~uint32 | ~uint64 | ~float32 | ~float64](xs ...T) (s T) {
	for _, x := range xs {
		s += x
	}
	return
}

func p23_apply[T, U any](xs []T, f func(T) U) []U {
	var out []U
	for _, x := range xs {
		out = append(out, f(x))
	}
	return out
}

func p23_whole(f float64) int {
	if f != f || f > 1e9 || f < -1e9 {
		return -1
	}
	return int(f)
}

type p23_pair[K comparable, V any] struct {
	Key K
	Val V
}

func (p p23_pair[K, V]) swap(k K) p23_pair[K, V] { return p23_pair[K, V]{k, p.Val} }

type p23_stack[T any] struct {
	items []T
	peak  int
}

func (s *p23_stack[T]) push(x T) int {
	s.items = append(s.items, x)
	s.peak = max(s.peak, len(s.items))
	return len(s.items)
}

func (s *p23_stack[T]) pop() (x T, ok bool) {
	if len(s.items) == 0 {
		return x, false
	}
	x = s.items[len(s.items)-1]
	s.items = s.items[:len(s.items)-1]
	return x, true
}

type p23_fault struct {
	code int
	what string
}

func (f p23_fault) Error() string { return fmt.Sprintf("fault %d: %s", f.code, f.what) }

func p23_try(name string, f func()) {
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
var p23_sink any
var p23_uses = []any{errors.New, math.Sqrt, sort.Ints, strconv.Itoa, strings.Repeat, new(sync.Mutex)}

const (
	p23_C1 = iota*3 + 1
	p23_C2
	p23_C3 = 1<<(5*iota) - 1
)

const p23_C4 = 78.0 / 14 * 1e3


type p23_B5 string

func (r p23_B5) m6(a int) complex128 {
	return (complex(real(p23_v(complex128(complex(1e20, 123456.789)))), imag(p23_v(complex128(complex(0, 16777217))))) * (p23_v(complex128(complex(3.14159, 16777217))) * p23_v(complex128(complex(3.14159, 16777217)))))
}


type p23_B7 int

func (r p23_B7) m8(a []bool) []float32 {
	return make([]float32, 0)
}


type p23_S9 struct {
	f10 *p23_stack[float64]
	f11 bool
	f12 p23_pair[string, p23_B5]
	f13 []*p23_stack[uint8]
}

func (r p23_S9) m14(a func(int8) uint32) uint8 {
	return (+(p23_v(uint8(0)) & uint8(5)))
}

func (r p23_S9) GoString() string { return "<p23_S9>" }


type p23_I15 interface { Do16(a string) string }

func (r p23_B5) Do16(a string) string {
	return p23_sub(string(rune(p23_v(int(9223372036854775807)) & 0xffff)), int(len(p23_v("Zz"))), int(p23_v(int32(1073741824))))
}

func (r p23_B7) Do16(a string) string {
	return strconv.Itoa(int(p23_whole(float64(p23_v(float64(1e10))))))
}

func (r p23_S9) Do16(a string) string {
	return a
}

var p23_g17 int16 = (p23_v(int16(1)) - int16(16384))

var p23_g18 int32 = min(p23_v(int32(3)), int32(2))

var p23_g19 bool = (p23_v(uintptr(9223372036854775808)) != uintptr(8))

func p23_fn20(a21 bool, a22 map[string]uint32, a23 p23_I15, a24 ...int8) (res string) {
	defer func() {
		res = p23_cut(strconv.Quote(p23_cut(fmt.Sprint(int(3)))))
		fmt.Println("deferred25")
	}()
	switch y26 := any(any(p23_v(float64(p23_C4)))).(type) {
	case string:
		fmt.Printf("case %T %v\n", y26, y26)
		fmt.Println("#27", p23_g19)
	case float64:
		fmt.Printf("case %T %v\n", y26, y26)
		a24 = a24[min(p23_v(1), len(a24)):]
	case uint8:
		fmt.Printf("case %T %v\n", y26, y26)
		var x28 [3]complex128 = [3]complex128{complex128(complex(1, -1e-7)), complex128(complex(0, 16777217)), complex128(complex(1, 123456.789))}
		_ = x28
	case nil:
		fmt.Println("nil", y26 == nil)
	default:
		fmt.Printf("other %T\n", y26)
	}
	for i29 := 0; i29 < 4; i29++ {
		{
			res := p23_v(p23_cut(fmt.Sprint(int64(p23_whole(float64(p23_v(float64(1))))))))
			fmt.Println("inner", res)
		}
		c32 := func(p33 float32) int {
			a23 = a23
			a22 = a22
			fmt.Printf("#34 %T\n", p23_g17)
			return (int(p23_v(int64(-9223372036854775808))) << (p23_v(int64(3)) & 7))
		}
		_ = c32
		x35 := c32((float32(math.Round(float64(p23_v(float32(0.3))))) / float32(math.Sqrt(float64(p23_v(float32(16777217)))))))
		_ = x35
	}
	{
		fmt.Println("#36", p23_B7(int(-1)))
		var x37 = p23_v[string](p23_v(a23.Do16)(p23_cut(strings.ReplaceAll(string(rune(p23_v(p23_C1) & 0xffff)), res, "Zz"))))
		_ = x37
		fmt.Println("#38", a24)
	}
	{
		res := p23_v(p23_I15.Do16(a23, p23_v[string]("42")))
		fmt.Println("inner", res)
	}
	var x39 p23_pair[uintptr, p23_pair[string, bool]] = p23_pair[uintptr, p23_pair[string, bool]]{uintptr(16546843403374518057), p23_pair[string, bool]{res, a21}}
	_ = x39
	a22 = a22
	fmt.Printf("#40 %+v\n", append(append([]string(nil), strings.Split(res, ",")...), string([]rune(p23_v("1.5e3"))), strconv.Itoa(p23_v(p23_C2)))[:len(append(append([]string(nil), strings.Split(res, ",")...), string([]rune(p23_v("1.5e3"))), strconv.Itoa(p23_v(p23_C2)))):len(append(append([]string(nil), strings.Split(res, ",")...), string([]rune(p23_v("1.5e3"))), strconv.Itoa(p23_v(p23_C2))))])
	return p23_v[string](p23_cut(string(rune(p23_v(int(1)) & 0xffff)) + string([]rune(res))))
}

func p23_fn41(a42 bool) (res int) {
	defer func() {
		if r := recover(); r != nil { fmt.Println("deferred43", r) }
		res <<= uint8(p23_v(uint8(6))) % 70
		fmt.Println("deferred43")
	}()
	for i44 := 1; i44 > 0; i44-- {
		c47 := func(p48 string) uint16 {
			res <<= (p23_v(uint8(3)) % (p23_v(uint8(0)) | 1)) % 70
			p48 = p48
			return uint16(i44)
		}
		_ = c47
		var x49 *p23_stack[float64] = &p23_stack[float64]{items: []float64{p23_v(float64(p23_C4)), float64(1)}}
		_ = x49
		switch ((^p23_v(int(6))) >> (uint8(p23_v(uintptr(18446744073709551615))) & 127)) & 3 {
		case 0:
			x50 := p23_v[uint16]((func() uint16 { if p23_g19 { return (p23_v(uint16(6)) + uint16(6)) }; return uint16(61136) }() ^ max((^p23_v(uint16(10))), (p23_v(uint16(65535)) &^ uint16(4)))))
			_ = x50
			var x51 = p23_v[*p23_S9](&p23_S9{f10: x49, f11: p23_g19, f12: p23_pair[string, p23_B5]{"a,b,,c", p23_B5("\u00e9")}, f13: []*p23_stack[uint8](nil)})
			_ = x51
		case 1:
			fmt.Println("#52", any(p23_g17))
			x53, ok54 := x49.pop()
			fmt.Println("pop", ok54)
			_ = x53
		default:
			if (uint8(len(map[string]int{"héllo": p23_v(p23_C3)})) != min(p23_v(uint8(8)), uint8(6))) { break }
		}
		x55 := p23_v[any](any(p23_v(float64(p23_C4))))
		_ = x55
	}
	fmt.Printf("#56 %c\n", p23_v(p23_C3))
	for i57 := 0; i57 < 6; i57++ {
		switch y60 := any(any("")).(type) {
		case int:
			fmt.Printf("case %T %v\n", y60, y60)
			c61 := func(p62 uint8) uint64 {
				p62 = (p23_v[uint8]((p23_v(uint8(0)) ^ uint8(2))) & uint8((p23_v(uint16(4)) >> (p23_g18 & 127))))
				return uint64(1)
			}
			_ = c61
		case string:
			fmt.Printf("case %T %v\n", y60, y60)
			x63 := p23_fn20(((func() string { if a42 { return y60 }; return y60 }()) == (p23_cut(fmt.Sprint("日本")))), map[string]uint32{y60: uint32(8)}, p23_I15(p23_B5("tab\tnl\n")))
			_ = x63
		case nil:
			fmt.Println("nil", y60 == nil)
		default:
			fmt.Printf("other %T\n", y60)
		}
		switch {
		case !((p23_v(uintptr(10))) == (p23_v(uintptr(7666338903008504444)))):
			res <<= (p23_v(uint8(7)) % (p23_v(uint8(0)) | 1)) % 70
			fmt.Printf("#64 %d\n", p23_g19)
		case ((p23_v(int8(5)) | int8(6)) != (p23_v(int8(0)) % (p23_v(int8(64)) | 1))):
			x65 := p23_fn20(((p23_v(float64(p23_C4)) * p23_v(float64(p23_C4))) <= float64(math.Round(float64(p23_v(float64(p23_C4)))))), map[string]uint32{"abc": uint32(10)}, p23_I15(p23_B7(int(4611686018427387904))), ((p23_v(int8(23)) - int8(5)) % (max(p23_v(int8(5)), int8(-128)) | 1)), ((p23_v(int8(3)) | int8(-1)) & (p23_v(int8(2)) * int8(64))))
			_ = x65
		case (strings.Contains(p23_v("abc"), "abc") && (p23_g19 || p23_g19)):
			c66 := func(p67 string) float64 {
				p67 = p23_cut(strings.ReplaceAll(strconv.Itoa(int(p23_v(uint8(114)))), "a", p67))
				return p23_v(float64(p23_C4))
			}
			_ = c66
			fmt.Printf("#68 %+d\n", p23_g18)
		default:
			x69 := p23_v[p23_I15](p23_I15(p23_B5("a")))
			_ = x69
		}
	}
	x70, x71 := func() (uint, int8) { return ((+p23_v(uint(0))) | uint(0)), int8(118) }()
	_, _ = x70, x71
	return map[string]int{"k": (-int(p23_whole(float64(p23_v(float32(-1e-7))))))}["k"]
}

func p23_fn72(a73 uint, a74 [1]p23_B7, a75 *p23_stack[int64]) (res map[int]complex128) {
	a74 = a74
	x76 := p23_v[p23_pair[int, float32]](p23_pair[int, float32]{p23_v(p23_C3), float32(-2.5)})
	_ = x76
	x77 := p23_v[any](any(" pad "))
	_ = x77
	x77 = any(uint8(90))
	return res
}

func p23_fn78(a79 int64, a80 map[int]func(uint32) string, a81 []p23_B7) (res string) {
	for i82, e83 := range p23_sub(p23_cut(strconv.Quote(res)), 0, 1) { _, _ = i82, e83
		fmt.Println("#85", p23_g17)
		x86 := p23_v[float32](float32(0.1))
		_ = x86
		var x87 float64 = func() float64 { if ((p23_v(p23_B7(int(366568466141292342)))) == (p23_B7(p23_v(int(-1))))) { return (p23_at([]float64{p23_v(float64(p23_C4))}, p23_v(p23_C3)) + p23_v(float64(-2.5))) }; return float64(int64(len(map[string]int{res: p23_v(p23_C1)}))) }()
		_ = x87
	}
	if !(p23_v(complex64(complex(1e20, 1e10))) != complex64(complex(1, 0.5))) {
		for _, e89 := range p23_keys(p23_v[map[uint32]p23_I15](map[uint32]p23_I15{uint32(8): p23_I15(p23_B7(int(9)))})) { _ = e89
			var x91 = p23_v[string](p23_cut(map[string]string{"k": "a"}["k"] + res))
			_ = x91
			a81 = a81[min(p23_v(1), len(a81)):]
			var x92 = p23_v[string](p23_cut(p23_cut(string([]rune(x91)) + string([]rune(x91))) + string(rune((p23_v(p23_C1) | p23_v(p23_C3)) & 0xffff))))
			_ = x92
			x93 := p23_v[p23_B5](p23_B5(p23_cut(x91 + p23_cut(res + x91))))
			_ = x93
		}
	} else {
		var x94 string = string([]rune(p23_cut(strings.Repeat(res, (p23_v(p23_C1) - int(9223372036854775807)) & 3))))
		_ = x94
		{
			n95 := 0
		again96:
			n95++
			if n95 < 3 { goto again96 }
			fmt.Println("again96", n95)
		}
	}
	for i97, e98 := range p23_sub(p23_cut(strings.ReplaceAll(res, res, res)), 0, 4) { _, _ = i97, e98
		if (string(rune(p23_v(int(7)) & 0xffff)) == p23_cut(p23_v("abc") + "abc")) { continue }
		for i100 := range 3 { _ = i100
			var x103 = p23_v[int16](int16(len([]int8(nil)[:len([]int8(nil)):len([]int8(nil))][p23_v(0):min(p23_v(2), len([]int8(nil)[:len([]int8(nil)):len([]int8(nil))]))])))
			_ = x103
			x104 := p23_fn41(p23_g19)
			_ = x104
		}
	}
	fmt.Println("#105", p23_v(p23_C1))
	p23_try("try106", func() { fmt.Println(1 << ((int(p23_v(int(9223372036854775807))) * int(p23_v(uint8(0)))) & 7 - 3)) })
	fmt.Printf("#107 %c\n", int64(p23_whole(float64(p23_v(float64(0.1))))))
	return p23_cut(strconv.Quote(strings.TrimSpace(string([]rune(p23_v("a"))))))
}

func p23_fn108(a109 complex128, a110 p23_S9, a111 int16) (res uint) {
	if !(a109 == a109) {
		x113 := p23_fn78((p23_v(int64(1)) ^ int64(p23_v(uintptr(18446744073709551615)))), map[int]func(uint32) string{p23_v(p23_C1): func(p112 uint32) string { return p23_sub(p23_v("a,b,,c"), p23_v(p23_C3), p23_v(p23_C1)) }}, []p23_B7(nil)[p23_v(0):min(p23_v(2), len([]p23_B7(nil)))][:len([]p23_B7(nil)[p23_v(0):min(p23_v(2), len([]p23_B7(nil)))]):len([]p23_B7(nil)[p23_v(0):min(p23_v(2), len([]p23_B7(nil)))])])
		_ = x113
		x114 := p23_fn41(p23_g19)
		_ = x114
	} else {
		switch y115 := any(any("\u00e9")).(type) {
		case string:
			fmt.Printf("case %T %v\n", y115, y115)
			fmt.Println("#116", p23_B5("héllo"))
		case float64:
			fmt.Printf("case %T %v\n", y115, y115)
			c117 := func(p118 float64) bool {
				a110 = p23_S9{f10: a110.f10, f11: false, f12: p23_pair[string, p23_B5]{"abc", p23_B5("a")}, f13: a110.f13}
				a109 -= a109
				return true
			}
			_ = c117
		case p23_S9:
			fmt.Printf("case %T %v\n", y115, "?")
			c119 := func(p120 string) complex128 {
				p120 = " pad "
				res = uint(p23_v(p23_C3))
				return a109
			}
			_ = c119
		case nil:
			fmt.Println("nil", y115 == nil)
		default:
			fmt.Printf("other %T\n", y115)
		}
		for i121, e122 := range p23_sub(string(rune(p23_v(p23_C2) & 0xffff)), 0, 3) { _, _ = i121, e122
			x124 := p23_fn72(uint(uint32(len(p23_v("x\xffy")))), [1]p23_B7{p23_B7(int(-1))}, &p23_stack[int64]{items: []int64{int64(9223372036854775807), int64(-9223372036854775808)}})
			_ = x124
			x125 := p23_v[p23_S9](a110)
			_ = x125
			if x124 != nil { x124[int((p23_v(uint16(3)) &^ uint16(8)))] = ((a109 - a109) - (a109 - p23_v(complex128(complex(16777217, -2.5))))) }
			{
				a111 := p23_v(p23_g17)
				fmt.Println("inner", a111)
			}
		}
	}
	p23_try("try126", func() { fmt.Println([]int{1, 2, 3}[((p23_v(p23_C1) ^ p23_v(p23_C3)) - int(p23_v(uintptr(5)))) & 7]) })
	x128 := p23_fn78((int64(p23_v(int32(-1))) ^ int64(p23_v(uint64(1)))), map[int]func(uint32) string{int(7): func(p127 uint32) string { return map[string]string{"k": "\u00e9"}["k"] }}, append(append([]p23_B7(nil), []p23_B7{}...), p23_B7(int(9223372036854775807)), p23_B7(int(9223372036854775807)), p23_B7(int(0)))[p23_v(0):min(p23_v(2), len(append(append([]p23_B7(nil), []p23_B7{}...), p23_B7(int(9223372036854775807)), p23_B7(int(9223372036854775807)), p23_B7(int(0)))))])
	_ = x128
	var x129 = p23_v[int16](int16((+(p23_v(uint64(9223372036854775808)) ^ uint64(10)))))
	_ = x129
	return ((p23_at([]uint{res}, p23_v(p23_C3)) - (res ^ res)) & (res >> (uint(p23_v(uint8(255))) & 63)))
}

func p23_fn130(a131 p23_S9, a132 [5]p23_B7, a133 map[int8]string) (res p23_I15) {
	res = res
	return res
}

func p23_fn134(a135 int, a136 any, a137 int16, a138 ...int16) (res []string) {
	res = strings.Split(p23_at(res, 1), ",")[:len(strings.Split(p23_at(res, 1), ",")):len(strings.Split(p23_at(res, 1), ","))][p23_v(0):min(p23_v(2), len(strings.Split(p23_at(res, 1), ",")[:len(strings.Split(p23_at(res, 1), ",")):len(strings.Split(p23_at(res, 1), ","))]))]
	return p23_v[[]string](res)
}

func p23_main() {
	if !!p23_g19 {
		x139 := p23_v[p23_B7](p23_B7((int(p23_whole(float64(p23_v(float32(0))))) ^ int(len(p23_v("abc"))))))
		_ = x139
		for _, e141 := range p23_keys(map[uint64]uint16{uint64(9308689437369730786): uint16(2)}) { _ = e141
			{
				x139--
				fmt.Printf("#143 %#v\n", p23_cut(fmt.Sprint(uint32(e141))))
				var x144 = p23_v[map[string]error](map[string]error{"héllo": errors.New(" pad ")})
				_ = x144
			}
			switch p23_v(p23_C2) & 3 {
			case 0:
				var x145 = p23_v[*p23_S9](&p23_S9{f10: &p23_stack[float64]{items: []float64{float64(3.14159), p23_v(float64(p23_C4))}}, f11: p23_g19, f12: p23_pair[string, p23_B5]{"1.5e3", p23_B5(`raw\n`)}, f13: []*p23_stack[uint8]{}})
				_ = x145
				x139++
				fallthrough
			case 1:
				fmt.Println("#146", p23_g18)
				fmt.Printf("#147 %d\n", p23_g18)
			default:
				var x148 *p23_stack[float64] = &p23_stack[float64]{items: []float64{p23_v(float64(p23_C4)), p23_v(float64(p23_C4))}}
				_ = x148
			}
			for i149, e150 := range p23_sub(p23_cut(strings.ReplaceAll(p23_v(" pad "), " pad ", "a")), 0, 3) { _, _ = i149, e150
				x139--
			}
			for i152, e153 := range p23_sub(p23_cut(fmt.Sprint(float32(16777217))), 0, 5) { _, _ = i152, e153
				var x155 int16 = int16(p23_whole(float64((p23_v(float32(1)) - (p23_v(float32(-1)) - p23_v(float32(123456.789)))))))
				_ = x155
				var x156 p23_pair[int, p23_pair[string, float64]] = p23_pair[int, p23_pair[string, float64]]{i152, p23_pair[string, float64]{"-7", float64(0.5)}}
				_ = x156
			}
		}
	}
	fmt.Printf("#157 %x\n", p23_v(p23_C2))
	c158 := func(p159 bool) complex64 {
		p159 = strings.HasSuffix(p23_cut(strconv.Quote(string(rune(p23_v(p23_C2) & 0xffff)))), "abc")
		p159 = (uint64(p23_v(p23_C2)) != max((p23_v(uint64(18446744073709551615)) - uint64(9223372036854775808)), (p23_v(uint64(17246446940207684255)) * uint64(9223372036854775808))))
		fmt.Println("#160", p159)
		return complex((p23_v(float32(1e20)) * p23_v(float32(1e10))), p23_at([]float32{float32(0.5)}, p23_v(p23_C3)))
	}
	_ = c158
	var x161 = p23_v[error](errors.New(`raw\n`))
	_ = x161
	x162 := p23_v[p23_I15](p23_I15(p23_S9{f10: &p23_stack[float64]{items: []float64{p23_v(float64(p23_C4)), p23_v(float64(p23_C4))}}, f11: p23_g19, f12: p23_pair[string, p23_B5]{`raw\n`, p23_B5("tab\tnl\n")}, f13: make([]*p23_stack[uint8], 1)}))
	_ = x162
	switch ((p23_v(int(9)) &^ p23_v(p23_C1)) + int(len(map[string]int{`raw\n`: p23_v(p23_C3)}))) & 3 {
	case 0:
		switch {
		case ((p23_v(uint(8)) > uint(7)) || (p23_v("abc") > "42")):
			fmt.Printf("#163 %x\n", p23_v(p23_C2))
			var x164 = p23_v[[][]int16]([][]int16{})
			_ = x164
		case ((p23_v(uint16(5)) + uint16(62127)) >= (p23_v(uint16(4)) ^ uint16(4))):
			{
				n165 := 0
			again166:
				n165++
				if n165 < 3 { goto again166 }
				fmt.Println("again166", n165)
			}
		case !p23_v(true):
			x162 = x162
			x162 = p23_I15(p23_S9{f10: &p23_stack[float64]{items: []float64{p23_v(float64(p23_C4)), p23_v(float64(p23_C4))}}, f11: true, f12: p23_pair[string, p23_B5]{"x\xffy", p23_B5("")}, f13: make([]*p23_stack[uint8], 3)})
		default:
			var x167 p23_B7 = p23_B7((max(p23_v(int(6)), p23_v(p23_C2)) / ((p23_v(int(3)) + p23_v(p23_C1)) | 1)))
			_ = x167
		}
		for i168 := 0; i168 < 6; i168++ {
			p23_try("try171", func() { var f func(int) int; if p23_v(p23_C3) & 1 == 0 { f = func(i int) int { return i } }; fmt.Println(f(3)) })
			x162 = p23_I15(p23_S9{f10: &p23_stack[float64]{items: []float64{p23_v(float64(p23_C4)), float64(-1)}}, f11: true, f12: p23_pair[string, p23_B5]{"-7", p23_B5(`raw\n`)}, f13: make([]*p23_stack[uint8], 0)})
			if !(p23_v(uintptr(9223372036854775808)) >= uintptr(1)) {
				var x172 uint8 = (((p23_v(uint8(0)) &^ uint8(8)) - uint8(len([]uint8{uint8(8), uint8(1)}))) / (((p23_v(uint8(0)) & uint8(0)) * (p23_v(uint8(255)) &^ uint8(1))) | 1))
				_ = x172
			}
		}
	case 1:
		var x173 = p23_v[p23_S9](p23_S9{f10: &p23_stack[float64]{items: []float64{p23_v(float64(p23_C4)), p23_v(float64(p23_C4))}}, f11: p23_g19, f12: p23_pair[string, p23_B5]{"42", p23_B5("tab\tnl\n")}, f13: []*p23_stack[uint8](nil)})
		_ = x173
		x162 = p23_I15(p23_B7(int(4611686018427387904)))
	default:
		fmt.Println("#174", p23_g18)
	}
	x175 := p23_fn41(strings.HasSuffix(p23_v("42"), "a,b,,c"))
	_ = x175
	fmt.Println("#176", p23_v(float64(p23_C4)))
	switch {
	case ((p23_v(float64(123456.789)) / p23_v(float64(p23_C4))) != (-p23_v(float64(p23_C4)))):
		if (uint(len(p23_v("42"))) > uint(9223372036854775808)) {
			if ((p23_v(uint16(65535)) % (p23_v(uint16(1)) | 1)) != max(p23_v(uint16(1)), uint16(6573))) {
				fmt.Println("#177", int16(p23_whole(float64(float64((p23_v(float64(p23_C4)) - p23_v(float64(p23_C4))))))))
				fmt.Printf("#178 %+.1e\n", p23_v(float64(p23_C4)))
			}
			x179 := p23_v[[]string](p23_fn134(((p23_v(p23_C3) + p23_v(p23_C3)) &^ (-p23_v(p23_C3))), any(int64(-9223372036854775808)), ((p23_g17 << (p23_v(uint64(18446744073709551615)) & 63)) &^ (p23_g17 | int16(4))), append(append([]int16(nil), []int16(nil)...), p23_g17)[:len(append(append([]int16(nil), []int16(nil)...), p23_g17)):len(append(append([]int16(nil), []int16(nil)...), p23_g17))]...))
			_ = x179
		}
		x161 = x161
	case !(p23_g19 && p23_g19):
		var x180 = p23_v[p23_S9](any(p23_S9{f10: &p23_stack[float64]{items: []float64{float64(16777217), float64(1)}}, f11: p23_g19, f12: p23_pair[string, p23_B5]{"", p23_B5("1.5e3")}, f13: []*p23_stack[uint8]{}}).(p23_S9))
		_ = x180
		fmt.Println("#181", uint8(p23_whole(float64(p23_v(float64(p23_C4))))))
	default:
		x182 := p23_v[[]float64](append(append([]float64(nil), []float64{float64(1e20), float64(3.14159)}[p23_v(0):min(p23_v(2), len([]float64{float64(1e20), float64(3.14159)}))]...), p23_v(float64(p23_C4)))[p23_v(0):min(p23_v(2), len(append(append([]float64(nil), []float64{float64(1e20), float64(3.14159)}[p23_v(0):min(p23_v(2), len([]float64{float64(1e20), float64(3.14159)}))]...), p23_v(float64(p23_C4)))))])
		_ = x182
	}
	fmt.Println("#183", (p23_v(int64(2)) * ((^p23_v(int64(-1))) + (p23_v(int64(6)) + int64(5705078680124265909)))))
	var x184 uint = (p23_v(uint(8)) * max(uint(p23_whole(float64(p23_v(float64(p23_C4))))), uint(len(map[string]int{"日本": x175}))))
	_ = x184
	var x185 p23_S9 = p23_S9{f10: &p23_stack[float64]{items: []float64{p23_v(float64(p23_C4)), p23_v(float64(p23_C4))}}, f11: p23_g19, f12: p23_pair[string, p23_B5]{"\u00e9", p23_B5("x\xffy")}, f13: []*p23_stack[uint8]{&p23_stack[uint8]{items: []uint8{uint8(0), uint8(133)}}}}
	_ = x185
	if (strings.Contains(p23_v("héllo"), "Zz") != x185.f11) {
		var x186 = p23_v[error](x161)
		_ = x186
		var x187 = p23_v[*p23_stack[p23_pair[int16, string]]](&p23_stack[p23_pair[int16, string]]{items: []p23_pair[int16, string]{p23_pair[int16, string]{p23_g17, "Zz"}, p23_pair[int16, string]{int16(-32768), "1.5e3"}}})
		_ = x187
	} else {
		switch strconv.Itoa(min(p23_v(int(-9223372036854775808)), x175)) {
		case "a", "abc":
			{
				n188 := 0
			again189:
				n188++
				if n188 < 3 { goto again189 }
				fmt.Println("again189", n188)
			}
			fmt.Println("#190", uint8(4))
		case "":
			x175 <<= uint8(len([]uint{x184})) % 70
			x191 := p23_v[any](any("tab\tnl\n"))
			_ = x191
		case "42":
			x184 >>= (p23_v(uint8(128)) - uint8(0)) % 70
			x192 := p23_v[[2]uintptr]([2]uintptr{uintptr(8), uintptr(9223372036854775808)})
			_ = x192
		default:
			var x193 *p23_stack[[]float32] = &p23_stack[[]float32]{items: [][]float32{[]float32(nil), []float32(nil)}}
			_ = x193
		}
		fmt.Println("#194", map[int8]p23_B5{int8(92): p23_B5("日本")})
	}
	fmt.Printf("#195 %08d\n", (p23_v(int32(4)) - p23_g18))
	for e197 := range p23_count(6) { _ = e197
		fmt.Println("#199", p23_v(p23_C2))
		if (any(uintptr(6179223279438565045)).(uintptr) < (p23_v(uintptr(2)) * uintptr(2))) {
			for i200 := 0; i200 < 2; i200++ {
				x203 := p23_v[p23_B7](p23_B7(int(6)))
				_ = x203
				var x204 = p23_v[int]((p23_v[int]((i200 * p23_v(p23_C2))) * max((i200 << (p23_v(int64(9223372036854775807)) & 63)), int(p23_v(uint16(65535))))))
				_ = x204
				var x205 = p23_v[[]map[string]int16](append(append([]map[string]int16(nil), []map[string]int16{map[string]int16{"a,b,,c": p23_g17}, map[string]int16{"a,b,,c": p23_g17}, map[string]int16{"\x00": p23_g17}}...), map[string]int16{"\x00": p23_g17}, map[string]int16{"x\xffy": int16(7)}))
				_ = x205
			}
			if !p23_g19 {
				x162 = p23_I15(x185)
				x206 := p23_v[complex64](any((complex(real(p23_v(complex64(complex(-1, 0.1)))), imag(p23_v(complex64(complex(-2.5, 1e10))))) + (p23_v(complex64(complex(0.5, 1))) + p23_v(complex64(complex(0, 16777217)))))).(complex64))
				_ = x206
			} else {
				x207 := p23_fn41(strings.HasPrefix(p23_cut(fmt.Sprint("42")), " pad "))
				_ = x207
				x161 = p23_v[error](func() error { if x185.f11 { return error(nil) }; return error(p23_fault{int(-1), "made"}) }())
			}
		}
		fmt.Printf("#208 %v\n", (-float64(math.Round(float64((p23_v(float64(p23_C4)) * p23_v(float64(1e10))))))))
	}
	var x209 map[string]func(int32) int64 = map[string]func(int32) int64{" pad ": func(p210 int32) int64 { return (p23_v(int64(-1)) & int64(-1)) }}
	_ = x209
	x211 := p23_v[int32](((+max(p23_g18, p23_g18)) * int32((p23_v(int64(8)) - int64(0)))))
	_ = x211
	defer fmt.Println("deferred by main")
	fmt.Println("end")
}

func main() { p23_main() }
