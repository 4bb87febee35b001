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


func p11_v[T any](x T) T { return x }

func p11_at[T any](s []T, i int) (zero T) {
	if len(s) == 0 {
		return zero
	}
	return s[uint(i)%uint(len(s))]
}

func p11_cut(s string) string {
	if len(s) > 40 {
		return s[:40]
	}
	return s
}

func p11_sub(s string, i, j int) string {
	n := uint(len(s) + 1)
	a, b := uint(i)%n, uint(j)%n
	return s[min(a, b):max(a, b)]
}

func p11_as[T any](x any) T {
	y, _ := x.(T)
	return y
}

type p11_ordered interface {
	~int | ~int8 | ~int16 | ~int32 | ~int64 | ~uint | ~uint8 | ~uint16 | ~uint32 | ~uint64 | ~uintptr | ~float32 | ~float64 | ~string
}

func p11_keys[K p11_ordered, V any](m map[K]V) []K {
	keys := make([]K, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	sort.Slice(keys, func(i, j int) bool { return keys[i] < keys[j] })
	return keys
}

func p11_count(n int) func(yield func(int) bool) {
	return func(yield func(int) bool) {
		for i := 0; i < n && yield(i*i); i++ {
		}
	}
}

func p11_sum[T ~int | ~int8 | ~int16 | ~int32 | ~int64 | ~uint8 | ~uint16 | ~uint32 | ~uint64 | ~float32 | ~float64](xs ...T) (s T) {
	for _, x := range xs {
		s += x
	}
	return
}

func p11_apply[T, U any](xs []T, f func(T) U) []U {
	var out []U
	for _, x := range xs {
		out = append(out, f(x))
	}
	return out
}

func p11_whole(f float64) int {
	if f != f || f > 1e9 || f < -1e9 {
		return -1
	}
	return int(f)
}

type p11_pair[K comparable, V any] struct {
	Key K
	Val V
}

func (p p11_pair[K, V]) swap(k K) p11_pair[K, V] { return p11_pair[K, V]{k, p.Val} }

type p11_stack[T any] struct {
	items []T
	peak  int
}

func (s *p11_stack[T]) push(x T) int {
	s.items = append(s.items, x)
	s.peak = max(s.peak, len(s.items))
	return len(s.items)
}

func (s *p11_stack[T]) pop() (x T, ok bool) {
	if len(s.items) == 0 {
		return x, false
	}
	x = s.items[len(s.items)-1]
	s.items = s.items[:len(s.items)-1]
	return x, true
}

type p11_fault struct {
	code int
	what string
}

func (f p11_fault) Error() string { return fmt.Sprintf("fault %d: %s", f.code, f.what) }

func p11_try(name string, f func()) {
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
var p11_sink any
var p11_uses = []any{errors.New, math.Sqrt, sort.Ints, strconv.Itoa, strings.Repeat, new(sync.Mutex)}

const (
	p11_C1 = iota*5 + 1
	p11_C2
	p11_C3 = 1<<(5*iota) - 1
)

const p11_C4 = 877.0 / 32 * 1e3


type p11_B5 uint32

func (r p11_B5) m6(a uint16) [2]string {
	return [2]string{"Zz", "a"}
}

func (r p11_B5) m7(a string) uintptr {
	return ((+p11_v(uintptr(6))) + (p11_v(uintptr(3)) & uintptr(5)))
}


type p11_S8 struct {
	f9 int8
	f10 float64
	f11 *p11_stack[uint32]
}

func (r p11_S8) m12(a complex64) string {
	return string([]rune(map[string]string{"k": "a"}["k"]))
}


type p11_S13 struct {
	p11_S8
	f14 p11_pair[int, any]
	f15 func(uintptr) any
	f16 int32
}


type p11_I17 interface { Do18(a string) string }

func (r p11_B5) Do18(a string) string {
	return p11_cut(strings.Repeat(p11_sub(p11_v("日本"), int(1490085469312319857), int(3)), (p11_v(int(1)) >> (p11_v(int16(-1)) & 7)) & 3))
}

func (r p11_S8) Do18(a string) string {
	return p11_cut(strings.ReplaceAll(p11_cut(strings.Repeat(a, p11_v(int(3)) & 3)), a, a))
}

func (r p11_S13) Do18(a string) string {
	return a
}

var p11_g19 error = errors.New("tab\tnl\n")

var p11_g20 [][]string = [][]string(nil)

func p11_fn21() (res error) {
	res = p11_g19
	res = res
	res = res
	return errors.New("a,b,,c")
}

func p11_fn22(a23 int16) (res []p11_pair[string, string]) {
	defer func() {
		if r := recover(); r != nil { fmt.Println("deferred24", r) }
		res = res[:len(res):len(res)]
		fmt.Println("deferred24")
	}()
	{
		var x25 = p11_v[uintptr]((((p11_v(uintptr(0)) % (p11_v(uintptr(7)) | 1)) & (p11_v(uintptr(9)) & uintptr(3))) ^ (uintptr(a23) / (uintptr(p11_v(int8(10))) | 1))))
		_ = x25
		{
			n26 := 0
		again27:
			n26++
			if n26 < 3 { goto again27 }
			fmt.Println("again27", n26)
		}
	}
	res = append(append([]p11_pair[string, string](nil), res...), p11_at(res, 1))
	var x28 = p11_v[*p11_stack[*p11_stack[string]]](&p11_stack[*p11_stack[string]]{items: []*p11_stack[string]{&p11_stack[string]{items: []string{"日本", "1.5e3"}}, &p11_stack[string]{items: []string{"abc", " pad "}}}})
	_ = x28
	{
		n29 := 0
	again30:
		n29++
		if n29 < 3 { goto again30 }
		fmt.Println("again30", n29)
	}
	fmt.Printf("#31 %s\n", map[string]string{"k": "日本"}["k"])
	if ((p11_v(int8(5)) * int8(64)) < int8(1)) {
		{
			a23 := p11_v((a23 & int16(p11_v(uint16(0)))))
			fmt.Println("inner", a23)
		}
		var x32 *p11_stack[bool] = &p11_stack[bool]{items: []bool{false, true}}
		_ = x32
	} else {
		for _, e34 := range [1]uintptr{uintptr(2)} { _ = e34
			x36 := p11_fn21()
			_ = x36
			fmt.Println("copied", copy(res, res))
		}
		if len(res) > 0 {
			res[map[string]uint{"k": uint(9)}["k"]%uint(len(res))] = p11_pair[string, string]{"日本", "a"}
		}
	}
	a23 >>= (p11_v(uint8(255)) / (p11_v(uint8(128)) | 1)) % 70
	if (uint8(p11_v(uint8(0))) >= uint8(0)) {
		{
			fmt.Println("#37", p11_v(p11_C3))
			fmt.Println("#38", a23)
			var x39 = p11_v[error](map[string]error{"k": error(p11_fault{p11_v(p11_C3), "made"})}["k"])
			_ = x39
		}
		{
			n40 := 0
		again41:
			n40++
			if n40 < 3 { goto again41 }
			fmt.Println("again41", n40)
		}
	}
	return res
}

func p11_fn42() (res p11_S13) {
	res = p11_S13{p11_S8: res.p11_S8, f14: res.f14, f15: res.f15, f16: res.f16}
	return res
}

func p11_fn43() (res any) {
	x44 := p11_v[int16](int16(p11_whole(float64(p11_v[float64](float64(p11_v(float32(123456.789))))))))
	_ = x44
	x45 := p11_v[[4]float64]([4]float64{p11_v(float64(p11_C4)), float64(16777217), p11_v(float64(p11_C4)), p11_v(float64(p11_C4))})
	_ = x45
	x44 = max(any((p11_v(int16(6)) >> (p11_v(uint64(11030498538752878841)) & 127))).(int16), (min(x44, x44) << ((+p11_v(int8(7))) & 63)))
	var x46 = p11_v[int](int((uint32(x44) | (p11_v(uint32(5)) ^ uint32(6)))))
	_ = x46
	return any(uint(10048702702911915011))
}

func p11_fn47(a48 []p11_B5, a49 ...p11_S8) (res map[string]float64) {
	res = res
	res = res
	res = res
	x50 := p11_v[int16]((((p11_v(int16(3)) * int16(1)) - (p11_v(int16(-32768)) &^ int16(-1))) | int16((p11_v(int(2)) * p11_v(p11_C2)))))
	_ = x50
	return res
}

func p11_fn51(a52 string, a53 error, a54 uint16) (res *p11_S13) {
	defer func() {
		res = res
		fmt.Println("deferred55")
	}()
	a54 = min((uint16(p11_v(int8(9))) << ((p11_v(uint8(0)) * uint8(5)) & 31)), (p11_at([]uint16{a54}, p11_v(p11_C2)) & (a54 | a54)))
	x56 := p11_v[int8](func() int8 { if !(a54 < a54) { return int8(0) }; return ((p11_v(int8(4)) - int8(1)) &^ (p11_v(int8(64)) << (p11_v(uint8(7)) & 7))) }())
	_ = x56
	x57 := p11_fn21()
	_ = x57
	return &p11_S13{p11_S8: res.p11_S8, f14: res.f14, f15: func(p58 uintptr) any { return p11_fn43() }, f16: int32(2147483647)}
}

func p11_fn59(a60 map[string]string, a61 uint64) (res float32) {
	defer func() {
		fmt.Println("deferred62")
	}()
	res += (res / (res / p11_v(float32(-2.5))))
	for i63, e64 := range p11_sub(p11_sub(p11_v("\x00"), int(7), p11_v(p11_C3)), 0, 2) { _, _ = i63, e64
		for i66 := range 3 { _ = i66
			fmt.Printf("#69 %d\n", p11_v(p11_C3))
			x70 := p11_v[string](strings.ToLower(string(rune((i63 & i63) & 0xffff))))
			_ = x70
			var x71 = p11_v[p11_B5]((p11_B5((+p11_v(uint32(5)))) + p11_B5(func() uint32 { if true { return uint32(9) }; return uint32(3) }())))
			_ = x71
		}
		a61++
	}
	fmt.Println("#72", append(append([]uint64(nil), any([]uint64{}[p11_v(0):min(p11_v(2), len([]uint64{}))]).([]uint64)...), uint64(uint64(p11_v(uint8(7))))))
	{
		n73 := 0
	again74:
		n73++
		if n73 < 3 { goto again74 }
		fmt.Println("again74", n73)
	}
	switch string([]rune(string([]rune(p11_v("1.5e3"))))) {
	case "a", "abc":
		c75 := func(p76 int) float32 {
			a61 = (((a61 & a61) >> (uintptr(p11_v(int32(9))) & 63)) >> (((p11_v(int64(4611686018427387904)) | int64(1)) << ((p11_v(uintptr(7)) / (p11_v(uintptr(1)) | 1)) & 31)) & 7))
			a60 = a60
			return float32(1e10)
		}
		_ = c75
		for i77 := 0; i77 < 1; i77++ {
			{
				res := p11_v((float32(i77) - (res * res)))
				fmt.Println("inner", res)
			}
			a60 = map[string]string{" pad ": "a"}
			x80 := p11_fn22((int16(p11_v(int32(2108627265))) + (p11_v(int16(4)) + int16(8))))
			_ = x80
		}
	default:
		switch (max(p11_v(int(4611686018427387904)), p11_v(p11_C1)) & (p11_v(p11_C3) >> (p11_v(uint16(6)) & 127))) & 3 {
		case 0:
			if a60 != nil { a60[strings.ToUpper(p11_cut(p11_v("42") + "abc"))] = strings.ToLower(string(rune(p11_v(p11_C2) & 0xffff))) }
			a61 = a61
		case 1:
			var x81 error = p11_g19
			_ = x81
			if a60 != nil { a60[""] = p11_cut(strings.ReplaceAll(p11_cut(p11_v("\u00e9") + "Zz"), "Zz", "x\xffy")) }
		default:
			x82 := p11_fn43()
			_ = x82
		}
	}
	return res
}

func p11_main() {
	for i83 := 0; i83 < 5; i83++ {
		fmt.Printf("#86 %G\n", p11_v(float64(p11_C4)))
		x87 := p11_v[uint8](((uint8(p11_whole(float64(p11_v(float64(p11_C4))))) + uint8(p11_v(uint64(5)))) &^ (uint8(p11_v(uint64(18446744073709551615))) / (any(uint8(201)).(uint8) | 1))))
		_ = x87
		switch y88 := any(any(uint32(5))).(type) {
		case string:
			fmt.Printf("case %T %v\n", y88, y88)
			x87--
		case p11_S8:
			fmt.Printf("case %T %v\n", y88, "?")
			for i89, e90 := range p11_sub(p11_v(y88.m12)(complex64(complex(0.5, 0.5))), 0, 4) { _, _ = i89, e90
				fmt.Println("#92", ((map[string]uintptr{"k": uintptr(18446744073709551615)}["k"] | (p11_v(uintptr(5862008975478866526)) &^ uintptr(0))) &^ (p11_v(uintptr(7991313200832981530)) ^ (p11_v(uintptr(18446744073709551615)) / (p11_v(uintptr(10)) | 1)))))
				p11_try("try93", func() { fmt.Println(any("tab\tnl\n").(uintptr)) })
			}
		case nil:
			fmt.Println("nil", y88 == nil)
		default:
			fmt.Printf("other %T\n", y88)
		}
		x87 &= ((x87 & uint8(128)) ^ (x87 % (x87 | 1)))
	}
	x94 := p11_v[[]float64]([]float64(nil))
	_ = x94
	x94 = x94[:len(x94):len(x94)][p11_v(0):min(p11_v(2), len(x94[:len(x94):len(x94)]))][p11_v(0):min(p11_v(2), len(x94[:len(x94):len(x94)][p11_v(0):min(p11_v(2), len(x94[:len(x94):len(x94)]))]))]
	fmt.Println("#95", []uint16{uint16(8), uint16(7), uint16(4)})
	switch {
	case ((^p11_v(uint32(10))) > (p11_v(uint32(6)) & uint32(3397046941))):
		if len(x94) > 0 {
			x94[(^p11_v(uint(18446744073709551615)))%uint(len(x94))] = (p11_v(float64(p11_C4)) * ((-p11_at(x94, 1)) + float64(math.Sqrt(float64(p11_at(x94, 1))))))
		}
		fmt.Println("#96", (p11_B5(max(p11_v(uint32(3733996432)), uint32(1))) * (func() p11_B5 { if true { return p11_B5(uint32(3508925401)) }; return p11_B5(uint32(3)) }() * p11_B5(uint32(9)))))
	case strings.HasPrefix(p11_cut(fmt.Sprint(complex64(complex(1e20, 123456.789)))), "tab\tnl\n"):
	default:
		x97 := p11_v[string](p11_cut(p11_cut(strconv.Quote(string(rune(p11_v(int(8691021060494076339)) & 0xffff)))) + map[string]string{"k": p11_cut(strings.Repeat(p11_v("x\xffy"), p11_v(p11_C3) & 3))}["k"]))
		_ = x97
	}
	fmt.Println("copied", copy(x94, x94[p11_v(0):min(p11_v(2), len(x94))]))
	if (p11_v(float64(p11_C4)) <= (p11_v(float64(p11_C4)) - p11_v(float64(-1e-7)))) {
		fmt.Println("#98", ((int(p11_whole(float64(p11_v(float32(-1))))) | (p11_v(p11_C2) | p11_v(p11_C3))) * (func() int { if false { return int(1) }; return int(7) }() ^ int(p11_v(uint32(5))))))
		x99 := p11_fn43()
		_ = x99
	} else {
		if len(x94) > 0 {
			x94[uint(p11_v(uint(8)))%uint(len(x94))] = p11_at([]float64{p11_at(x94, 1)}, ((p11_v(int(8)) >> (p11_v(int16(4)) & 7)) & (p11_v(int(9223372036854775807)) << (p11_v(int8(1)) & 31))))
		}
		var x100 uint64 = (uint64(p11_whole(float64((p11_v(float64(3.14159)) + p11_v(float64(16777217)))))) >> (max((p11_v(uint32(4294967295)) >> (p11_v(int16(4)) & 63)), (p11_v(uint32(10)) &^ uint32(795036471))) & 7))
		_ = x100
	}
	if (float32(p11_v(uint8(9))) >= (p11_v(float32(0)) / p11_v(float32(-2.5)))) {
		{
			if len(x94) < 30 { x94 = append(x94, p11_at([]float64{(p11_v(float64(p11_C4)) + p11_v(float64(p11_C4)))}, p11_v(p11_C1))) }
			p11_sink = x94
			fmt.Println("len", len(x94), cap(x94))
			if len(x94) > 0 {
				x94[uint(len(p11_v("1.5e3")))%uint(len(x94))] = p11_v(float64(p11_C4))
			}
			var x101 = p11_v[[]*p11_S8](append(append([]*p11_S8(nil), []*p11_S8{&p11_S8{f9: int8(3), f10: float64(123456.789), f11: &p11_stack[uint32]{items: []uint32{uint32(10), uint32(3)}}}}...), &p11_S8{f9: int8(8), f10: float64(-2.5), f11: &p11_stack[uint32]{items: []uint32{uint32(7), uint32(1256478213)}}}, &p11_S8{f9: int8(0), f10: p11_v(float64(p11_C4)), f11: &p11_stack[uint32]{items: []uint32{uint32(0), uint32(3)}}}))
			_ = x101
		}
		for i102 := 0; i102 < 6; i102++ {
			var x105 [4]p11_S13 = [4]p11_S13{p11_S13{p11_S8: p11_S8{f9: int8(75), f10: p11_v(float64(p11_C4)), f11: &p11_stack[uint32]{items: []uint32{uint32(4), uint32(4294967295)}}}, f14: p11_pair[int, any]{int(-1), any("a")}, f15: func(p106 uintptr) any { return any(int16(16384)) }, f16: int32(2147483647)}, p11_S13{p11_S8: p11_S8{f9: int8(8), f10: p11_at(x94, 1), f11: &p11_stack[uint32]{items: []uint32{uint32(7), uint32(6)}}}, f14: p11_pair[int, any]{int(9), any("héllo")}, f15: func(p107 uintptr) any { return any(i102) }, f16: int32(5)}, p11_S13{p11_S8: p11_S8{f9: int8(-128), f10: p11_at(x94, 1), f11: &p11_stack[uint32]{items: []uint32{uint32(0), uint32(3280065450)}}}, f14: p11_pair[int, any]{p11_v(p11_C3), any(p11_at(x94, 1))}, f15: func(p108 uintptr) any { return any(int16(16384)) }, f16: int32(-1)}, p11_S13{p11_S8: p11_S8{f9: int8(7), f10: p11_at(x94, 1), f11: &p11_stack[uint32]{items: []uint32{uint32(0), uint32(0)}}}, f14: p11_pair[int, any]{p11_v(p11_C2), any(uint8(255))}, f15: func(p109 uintptr) any { return any("-7") }, f16: int32(1062882261)}}
			_ = x105
			x110 := p11_fn59(map[string]string{`raw\n`: "héllo"}, (p11_v(uint64(9)) / ((^p11_v(uint64(6))) | 1)))
			_ = x110
		}
	}
	x111 := p11_v[bool]((((p11_v(int8(6)) * int8(2)) % ((p11_v(int8(64)) + int8(-128)) | 1)) == ((p11_v(int8(10)) * int8(9)) &^ int8(64))))
	_ = x111
	for i112, e113 := range p11_sub(strings.TrimSpace(p11_v("\x00")), 0, 1) { _, _ = i112, e113
		for i115 := 0; i115 < 4; i115++ {
			{
				x111 := p11_v(((p11_v(float64(3.14159))) == (float64(math.Ceil(float64(p11_v(float64(-1))))))))
				fmt.Println("inner", x111)
			}
			{
				p11_try("try118", func() { panic(p11_fault{(+int(p11_v(uintptr(1)))), "thrown"}) })
				var x119 = p11_v[func(bool) p11_B5](func(p120 bool) p11_B5 { return p11_B5(p11_v(uint32(4294967295))) })
				_ = x119
				fmt.Printf("#121 %T\n", p11_pair[string, uint16]{"", uint16(6)})
			}
		}
		var x122 = p11_v[error](fmt.Errorf("outer: %w", p11_g19))
		_ = x122
		fmt.Printf("#123 %5t\n", x111)
	}
	x124 := p11_fn47(make([]p11_B5, 2), p11_S8{f9: int8(-128), f10: float64(3.14159), f11: &p11_stack[uint32]{items: []uint32{uint32(2060693750), uint32(2147483648)}}}, func() p11_S8 { if (p11_v("Zz") >= "日本") { return p11_S8{f9: int8(43), f10: float64(123456.789), f11: &p11_stack[uint32]{items: []uint32{uint32(7), uint32(9)}}} }; return p11_S8{f9: int8(2), f10: p11_at(x94, 1), f11: &p11_stack[uint32]{items: []uint32{uint32(8), uint32(4)}}} }())
	_ = x124
	for i125 := 0; i125 < 3; i125++ {
		fmt.Println("#128", x124)
		{
			n129 := 0
		again130:
			n129++
			if n129 < 3 { goto again130 }
			fmt.Println("again130", n129)
		}
	}
	var x131 p11_pair[string, []float32] = p11_pair[string, []float32]{"a", make([]float32, 2)}
	_ = x131
	fmt.Printf("#132 %+d\n", p11_v(p11_C1))
	fmt.Println("#133", p11_v(p11_C1))
	defer fmt.Println("deferred by main")
	fmt.Println("end")
}

func main() { p11_main() }
