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


func p28_v[T any](x T) T { return x }

func p28_at[T any](s []T, i int) (zero T) {
	if len(s) == 0 {
		return zero
	}
	return s[uint(i)%uint(len(s))]
}

func p28_cut(s string) string {
	if len(s) > 40 {
		return s[:40]
	}
	return s
}

func p28_sub(s string, i, j int) string {
	n := uint(len(s) + 1)
	a, b := uint(i)%n, uint(j)%n
	return s[min(a, b):max(a, b)]
}

func p28_as[T any](x any) T {
	y, _ := x.(T)
	return y
}

type p28_ordered interface {
	~int | ~int8 | ~int16 | ~int32 | ~int64 | ~uint | ~uint8 | ~uint16 | ~uint32 | ~uint64 | ~uintptr | ~float32 | ~float64 | ~string
}

func p28_keys[K p28_ordered, V any](m map[K]V) []K {
	keys := make([]K, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	sort.Slice(keys, func(i, j int) bool { return keys[i] < keys[j] })
	return keys
}

func p28_count(n int) func(yield func(int) bool) {
	return func(yield func(int) bool) {
		for i := 0; i < n && yield(i*i); i++ {
		}
	}
}

func p28_sum[T ~int | ~int8 | ~int16 | ~int32 | ~int64 | ~uint8 | ~uint16 | ~uint32 | ~uint64 | ~float32 | ~float64](xs ...T) (s T) {
	for _, x := range xs {
		s += x
	}
	return
}

func p28_apply[T, U any](xs []T, f func(T) U) []U {
	var out []U
	for _, x := range xs {
		out = append(out, f(x))
	}
	return out
}

func p28_whole(f float64) int {
	if f != f || f > 1e9 || f < -1e9 {
		return -1
	}
	return int(f)
}

type p28_pair[K comparable, V any] struct {
	Key K
	Val V
}

func (p p28_pair[K, V]) swap(k K) p28_pair[K, V] { return p28_pair[K, V]{k, p.Val} }

type p28_stack[T any] struct {
	items []T
	peak  int
}

func (s *p28_stack[T]) push(x T) int {
	s.items = append(s.items, x)
	s.peak = max(s.peak, len(s.items))
	return len(s.items)
}

func (s *p28_stack[T]) pop() (x T, ok bool) {
	if len(s.items) == 0 {
		return x, false
	}
	x = s.items[len(s.items)-1]
	s.items = s.items[:len(s.items)-1]
	return x, true
}

type p28_fault struct {
	code int
	what string
}

func (f p28_fault) Error() string { return fmt.Sprintf("fault %d: %s", f.code, f.what) }

func p28_try(name string, f func()) {
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
var p28_sink any
var p28_uses = []any{errors.New, math.Sqrt, sort.Ints, strconv.Itoa, strings.Repeat, new(sync.Mutex)}

const (
	p28_C1 = iota*5 + 1
	p28_C2
	p28_C3 = 1<<(4*iota) - 1
)

const p28_C4 = 281.0 / 78 * 1e3


type p28_B5 uint


type p28_S6 struct {
	f7 uintptr
	f8 []int16
	f9 []complex64
}


type p28_I10 interface { Do11(a bool) uintptr }

func (r p28_B5) Do11(a bool) uintptr {
	return max((p28_v(uintptr(1)) | uintptr(8)), uintptr(0))
}

func (r p28_S6) Do11(a bool) uintptr {
	return (r.f7 % ((r.f7 & uintptr(1)) | 1))
}

var p28_g12 int16 = int16(16384)

func p28_fn13(a14 []any, a15 map[int32]string, a16 p28_pair[string, uint16]) (res int32) {
	var x17 = p28_v[float64](float64(p28_v(uint32(2))))
	_ = x17
	var x18 = p28_v[string](p28_cut(strings.Repeat(p28_sub(p28_cut(a16.Key + a16.Key), (p28_v(int(9223372036854775807)) % (p28_v(p28_C3) | 1)), func() int { if false { return p28_v(p28_C2) }; return p28_v(p28_C1) }()), int(max(res, res)) & 3)))
	_ = x18
	x17 += p28_v[float64]((p28_v(float64(1e10)) * p28_v(float64(p28_C4))))
	var x19 = p28_v[p28_pair[string, []uint16]](p28_pair[string, []uint16]{"-7", []uint16{}})
	_ = x19
	return int32(p28_v(uint(18446744073709551615)))
}

func p28_fn20(a21 p28_pair[uint16, complex128], a22 p28_pair[int, any], a23 ...p28_B5) (res int) {
	if ((res | p28_v(p28_C1)) < (p28_v(int(8)) + int(-1))) {
		for i24, e25 := range p28_sub(p28_cut(strings.Repeat(p28_v("\u00e9"), res & 3)), 0, 1) { _, _ = i24, e25
			if (p28_cut(fmt.Sprint(float32(-1e-7))) <= p28_cut(p28_v("héllo") + "Zz")) { continue }
			var x27 = p28_v[[2][2]bool]([2][2]bool{[2]bool{true, true}, [2]bool{true, false}})
			_ = x27
		}
		for _, e29 := range [2]p28_pair[string, bool]{p28_pair[string, bool]{"abc", true}, p28_pair[string, bool]{"42", false}} { _ = e29
			if len(a23) > 0 {
				a23[(p28_v(uint(3)) | uint(3))%uint(len(a23))] += p28_B5((p28_v(uint(0)) | uint(18446744073709551615)))
			}
			a23 = append(append([]p28_B5(nil), a23...), p28_B5(p28_v(uint(4))), p28_B5(p28_v(uint(3))))[:len(append(append([]p28_B5(nil), a23...), p28_B5(p28_v(uint(4))), p28_B5(p28_v(uint(3))))):len(append(append([]p28_B5(nil), a23...), p28_B5(p28_v(uint(4))), p28_B5(p28_v(uint(3)))))]
			fmt.Println("#31", a23)
		}
	} else {
		switch p28_v(p28_C1) & 3 {
		case 0:
			fmt.Printf("#32 %s\n", a21)
			x33 := p28_v[int8]((^int8((p28_v(uint64(8)) | uint64(14721798127537146889)))))
			_ = x33
		default:
			x34 := p28_v[uint32]((+(uint32(len(map[string]int{"Zz": p28_v(p28_C2)})) - uint32(len(map[string]int{"x\xffy": p28_v(p28_C3)})))))
			_ = x34
		}
		var x35 error = error(nil)
		_ = x35
	}
	{
		res := p28_v(int(p28_fn13([]any(nil), map[int32]string{int32(7): `raw\n`}, p28_pair[string, uint16]{"Zz", a21.Key})))
		fmt.Println("inner", res)
	}
	fmt.Println("#36", a22)
	fmt.Println("#37", res)
	return int(-1)
}

func p28_fn38(a39 []uint, a40 map[uint]any) (res error) {
	x41 := p28_v[p28_S6](p28_S6{f7: uintptr(7), f8: []int16{int16(4)}, f9: []complex64(nil)})
	_ = x41
	res = res
	return res
}

func p28_fn42(a43 [][]complex64, a44 [1]*p28_S6, a45 string) (res []uint64) {
	switch {
	case !strings.HasSuffix(a45, a45):
		fmt.Printf("#46 %+v\n", res)
		fmt.Println("#47", p28_cut(fmt.Sprint("a")))
	default:
		a44 = a44
	}
	fmt.Println("#48", p28_v(p28_C3))
	fmt.Println("#49", (p28_v(float64(p28_C4)) - (float64(p28_v(float32(123456.789))) * float64(p28_v(float64(p28_C4))))))
	for i50 := 0; i50 < 5; i50++ {
		if len(a43) < 30 { a43 = append(a43, append(append([]complex64(nil), p28_at(a43, 1)...), complex(p28_v(float32(0.5)), p28_v(float32(-1))), complex(p28_v(float32(1)), p28_v(float32(16777217))), (p28_v(complex64(complex(-1, 0))) * p28_v(complex64(complex(0.1, -1)))))) }
		fmt.Println("copied", copy(a43, make([][]complex64, 1)))
		for i53 := 0; i53 < 2; i53++ {
			x56 := p28_fn13([]any{any(int64(0)), any(uint8(0))}, map[int32]string{int32(7): a45}, p28_pair[string, uint16]{a45, uint16(0)})
			_ = x56
			var x57 = p28_v[string](strconv.Itoa(int(p28_whole(float64((p28_v(float64(p28_C4)) + p28_v(float64(p28_C4))))))))
			_ = x57
			if len(res) < 30 { res = append(res, uint64((p28_v(int16(-32768)) + p28_g12))) }
			x57 = x57
		}
	}
	return res
}

func p28_fn58(a59 int64, a60 map[string][]string, a61 int32) (res p28_pair[int, *p28_stack[string]]) {
	var x62 = p28_v[int16](((^max(p28_v(int16(6511)), int16(9))) | int16(p28_whole(float64(p28_v(float64(p28_C4)))))))
	_ = x62
	fmt.Println("#63", uint64(9223372036854775808))
	for i64 := 0; i64 < 2; i64++ {
		x67 := p28_v[bool](strings.Contains(p28_v("Zz"), "x\xffy"))
		_ = x67
		x68 := p28_fn13(make([]any, 2), map[int32]string{int32(-1): "1.5e3"}, p28_pair[string, uint16]{"\x00", uint16(29491)})
		_ = x68
		fmt.Printf("#69 %q\n", p28_g12)
	}
	p28_try("try70", func() { fmt.Println([]int{1, 2, 3}[(p28_v(p28_C3) - p28_v(p28_C3)) & 7]) })
	for _, e72 := range [3]complex128{complex128(complex(1e10, -1e-7)), complex128(complex(-1e-7, 0)), complex128(complex(0.5, 0.3))} { _ = e72
		switch y74 := any(any(p28_v(p28_C3))).(type) {
		case float64:
			fmt.Printf("case %T %v\n", y74, y74)
		case uint8:
			fmt.Printf("case %T %v\n", y74, y74)
			fmt.Printf("#75 %v\n", a60)
		case p28_B5:
			fmt.Printf("case %T %v\n", y74, y74)
			{
				x62 := p28_v(p28_g12)
				fmt.Println("inner", x62)
			}
		case nil:
			fmt.Println("nil", y74 == nil)
		default:
			fmt.Printf("other %T\n", y74)
		}
		if !(p28_v(`raw\n`) <= "Zz") {
			fmt.Printf("#76 %o\n", a59)
		}
	}
	x77 := p28_fn38(append(append([]uint(nil), []uint{}...), (p28_v(uint(1)) ^ uint(9)), uint(2)), map[uint]any{uint(8): any("a")})
	_ = x77
	x78 := p28_v[uintptr]((p28_v(uintptr(4)) & ((p28_v(uintptr(2)) % (p28_v(uintptr(2500721201453270444)) | 1)) / (uintptr(p28_v(uint16(5))) | 1))))
	_ = x78
	var x79 float64 = (((p28_v(float64(p28_C4)) + p28_v(float64(1e20))) / float64(p28_g12)) / map[string]float64{"k": (p28_v(float64(-2.5)) - p28_v(float64(p28_C4)))}["k"])
	_ = x79
	return p28_pair[int, *p28_stack[string]]{p28_v(p28_C2), res.Val}
}

func p28_fn80(a81 int16, a82 func(string) uint64, a83 ...[]string) (res any) {
	var x84 string = p28_cut(fmt.Sprint(true))
	_ = x84
	a81++
	return any(int8(9))
}

func p28_main() {
	p28_try("try85", func() { panic(p28_fault{p28_v(p28_C3), "thrown"}) })
	fmt.Printf("#86 %v\n", p28_g12)
	fmt.Println("#87", p28_v(p28_C1))
	x88 := p28_v[any](any(int8(7)))
	_ = x88
	for i89 := 0; i89 < 6; i89++ {
		{
			for _, e93 := range [2]error{error(nil), fmt.Errorf("outer: %w", errors.New("inner"))} { _ = e93
				fmt.Printf("#95 %T\n", p28_v(float64(p28_C4)))
				var x96 *p28_stack[p28_pair[int, int8]] = &p28_stack[p28_pair[int, int8]]{items: []p28_pair[int, int8]{p28_pair[int, int8]{p28_v(p28_C1), int8(3)}, p28_pair[int, int8]{int(1416080963199427643), int8(109)}}}
				_ = x96
			}
			switch y97 := any(any(uint16(0))).(type) {
			case float64:
				fmt.Printf("case %T %v\n", y97, y97)
				x98 := p28_fn58(min(int64(p28_v(uint8(128))), (p28_v(int64(6351573229338823595)) * int64(9223372036854775807))), map[string][]string{"42": []string{"a", "Zz"}}, p28_fn13(make([]any, 0)[p28_v(0):min(p28_v(2), len(make([]any, 0)))], map[int32]string{int32(8): "Zz"}, p28_pair[string, uint16]{" pad ", uint16(5)}))
				_ = x98
			case p28_B5:
				fmt.Printf("case %T %v\n", y97, y97)
				x99 := p28_v[*p28_stack[any]](&p28_stack[any]{items: []any{x88, x88}})
				_ = x99
			case nil:
				fmt.Println("nil", y97 == nil)
			default:
				fmt.Printf("other %T\n", y97)
			}
			var x100 = p28_v[p28_S6](p28_S6{f7: uintptr(16966470450489483202), f8: []int16{p28_g12, p28_g12, p28_g12}, f9: []complex64{}})
			_ = x100
		}
		var x101 float32 = float32(1e20)
		_ = x101
	}
	fmt.Println("#102", p28_g12)
	x88 = x88
	var x103 = p28_v[int8](int8(3))
	_ = x103
	for i104, e105 := range p28_sub("héllo", 0, 2) { _, _ = i104, e105
		{
			x103 := p28_v((func() int8 { if true { return x103 }; return int8(5) }() + x103))
			fmt.Println("inner", x103)
		}
		switch {
		case strings.HasSuffix(p28_v("abc"), "\u00e9"):
			if strings.HasSuffix(p28_cut(fmt.Sprint(`raw\n`)), "héllo") { continue }
			var x107 = p28_v[p28_S6](p28_S6{f7: uintptr(0), f8: []int16(nil), f9: []complex64(nil)})
			_ = x107
		default:
			fmt.Printf("#108 %q\n", x103)
		}
		x109 := p28_v[map[string]p28_pair[uint16, int16]](any(map[string]p28_pair[uint16, int16]{"a,b,,c": p28_pair[uint16, int16]{uint16(32768), p28_g12}}).(map[string]p28_pair[uint16, int16]))
		_ = x109
		var x110 = p28_v[p28_S6](p28_S6{f7: uintptr(7), f8: []int16{int16(3)}, f9: []complex64(nil)})
		_ = x110
	}
	var x111 = p28_v[int8](int8(p28_whole(float64(p28_v(float32(0.5))))))
	_ = x111
	{
		n112 := 0
	again113:
		n112++
		if n112 < 3 { goto again113 }
		fmt.Println("again113", n112)
	}
	x114 := p28_fn38(append(append([]uint(nil), []uint{uint(11811232009780116849), uint(0), uint(915237530092203573)}...), uint(0), uint(1))[:len(append(append([]uint(nil), []uint{uint(11811232009780116849), uint(0), uint(915237530092203573)}...), uint(0), uint(1))):len(append(append([]uint(nil), []uint{uint(11811232009780116849), uint(0), uint(915237530092203573)}...), uint(0), uint(1)))], map[uint]any{uint(0): any(int64(4611686018427387904))})
	_ = x114
	c115 := func(p116 float32) int64 {
		x88 = any(int32(1))
		return ((p28_v(int64(5)) << (p28_v(uintptr(0)) & 31)) % (p28_v(int64(7113510738378336256)) | 1))
	}
	_ = c115
	x117 := p28_v[bool](strings.HasPrefix(strings.ToUpper(p28_cut(strings.Repeat(p28_v("abc"), p28_v(int(6421543596400295672)) & 3))), "-7"))
	_ = x117
	for i118 := 0; i118 < 5; i118++ {
		x111--
		for i121 := 0; i121 < 5; i121++ {
			var x124 = p28_v[string](strings.ToLower(p28_v("x\xffy")))
			_ = x124
			switch y125 := any(x88).(type) {
			case float64:
				fmt.Printf("case %T %v\n", y125, y125)
				var x126 = p28_v[int8]((((x103 * x111) % ((x103 | x103) | 1)) / ((func() int8 { if x117 { return x103 }; return x103 }() * (x103 << (p28_v(int32(1)) & 127))) | 1)))
				_ = x126
			case uint8:
				fmt.Printf("case %T %v\n", y125, y125)
				var x127 = p28_v[error](errors.New(x124))
				_ = x127
			case nil:
				fmt.Println("nil", y125 == nil)
			default:
				fmt.Printf("other %T\n", y125)
			}
		}
		if ((p28_v(float32(3.14159)) / p28_v(float32(1e10))) <= float32(math.Round(float64(p28_v(float32(0.1)))))) {
			for i128, e129 := range p28_sub("日本", 0, 5) { _, _ = i128, e129
				x131 := p28_v[p28_I10](p28_I10(p28_S6{f7: uintptr(4248577175300446577), f8: []int16(nil), f9: []complex64{complex64(complex(0.3, 0.1))}}))
				_ = x131
				c132 := func(p133 uint) int16 {
					x131 = x131
					x111--
					return p28_v[int16](int16(7))
				}
				_ = c132
				fmt.Println("#134", p28_v(p28_C1))
			}
			x135 := p28_v[*p28_stack[p28_pair[int, string]]](&p28_stack[p28_pair[int, string]]{items: []p28_pair[int, string]{p28_pair[int, string]{p28_v(p28_C3), "x\xffy"}, p28_pair[int, string]{i118, "日本"}}})
			_ = x135
		}
		var x136 int = int(4)
		_ = x136
	}
	var x137 []uintptr = []uintptr{}
	_ = x137
	p28_try("try138", func() { var p *p28_S6; if ((p28_v(p28_C1) << (p28_v(int64(-9223372036854775808)) & 63)) << ((p28_g12 + p28_g12) & 31)) & 1 == 0 { p = new(p28_S6) }; _ = p.f9; fmt.Println("there") })
	if !(p28_v(" pad ") == " pad ") {
		switch string([]rune(p28_cut(fmt.Sprint(uint(10))))) {
		case "a", "abc":
			switch max((p28_v(p28_C3) + int(5)), (p28_v(p28_C3) | p28_v(p28_C2))) & 3 {
			case 0:
				fmt.Println("copied", copy(x137, append(append([]uintptr(nil), x137...), uintptr(8), uintptr(9), p28_at(x137, 1))))
				fmt.Printf("#139 %+d\n", p28_v(p28_C2))
				fallthrough
			case 1:
				if len(x137) < 30 { x137 = append(x137, uintptr(9)) }
				p28_sink = x137
				fmt.Println("len", len(x137), cap(x137))
				fmt.Printf("#140 %T\n", x137)
			default:
				x114 = p28_v[error](x114)
			}
			switch int(len(map[string]int{"\u00e9": p28_v(p28_C3)})) & 3 {
			case 0:
				c141 := func(p142 uintptr) uint64 {
					p142++
					x114 = x114
					return ((p28_v(uint64(2)) / (p28_v(uint64(0)) | 1)) | (p28_v(uint64(3)) + uint64(8)))
				}
				_ = c141
			case 1:
				x143 := p28_v[p28_I10](p28_I10(p28_S6{f7: p28_at(x137, 1), f8: []int16{int16(8772), p28_g12, int16(10)}, f9: []complex64{complex64(complex(123456.789, 0)), complex64(complex(0, -1e-7))}}))
				_ = x143
				var x144 error = x114
				_ = x144
			default:
				var x145 = p28_v[*p28_stack[p28_pair[int, bool]]](&p28_stack[p28_pair[int, bool]]{items: []p28_pair[int, bool]{p28_pair[int, bool]{p28_v(p28_C3), x117}, p28_pair[int, bool]{p28_v(p28_C3), x117}}})
				_ = x145
			}
		default:
			for i146 := 0; i146 < 2; i146++ {
				var x149 = p28_v[uint16](uint16(22684))
				_ = x149
			}
		}
		fmt.Printf("#150 %T\n", x88)
	} else {
		x111 <<= (p28_v(uint8(4)) << (p28_at(x137, 1) & 127)) % 70
	}
	fmt.Println("end")
}

func main() { p28_main() }
