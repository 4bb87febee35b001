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


func p17_v[T any](x T) T { return x }

func p17_at[T any](s []T, i int) (zero T) {
	if len(s) == 0 {
		return zero
	}
	return s[uint(i)%uint(len(s))]
}

func p17_cut(s string) string {
	if len(s) > 40 {
		return s[:40]
	}
	return s
}

func p17_sub(s string, i, j int) string {
	n := uint(len(s) + 1)
	a, b := uint(i)%n, uint(j)%n
	return s[min(a, b):max(a, b)]
}

func p17_as[T any](x any) T {
	y, _ := x.(T)
	return y
}

type p17_ordered interface {
	~int | ~int8 | ~int16 | ~int32 | ~int64 | ~uint | ~uint8 | ~uint16 | ~uint32 | ~uint64 | ~uintptr | ~float32 | ~float64 | ~string
}

func p17_keys[K p17_ordered, V any](m map[K]V) []K {
	keys := make([]K, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	sort.Slice(keys, func(i, j int) bool { return keys[i] < keys[j] })
	return keys
}

func p17_count(n int) func(yield func(int) bool) {
	return func(yield func(int) bool) {
		for i := 0; i < n && yield(i*i); i++ {
		}
	}
}

func p17_sum[T ~int | ~int8 | ~int16 | ~int32 | ~int64 | ~uint8 | ~uint16 | ~uint32 | ~uint64 | ~float32 | ~float64](xs ...T) (s T) {
	for _, x := range xs {
		s += x
	}
	return
}

func p17_apply[T, U any](xs []T, f func(T) U) []U {
	var out []U
	for _, x := range xs {
		out = append(out, f(x))
	}
	return out
}

func p17_whole(f float64) int {
	if f != f || f > 1e9 || f < -1e9 {
		return -1
	}
	return int(f)
}

type p17_pair[K comparable, V any] struct {
	Key K
	Val V
}

func (p p17_pair[K, V]) swap(k K) p17_pair[K, V] { return p17_pair[K, V]{k, p.Val} }

type p17_stack[T any] struct {
	items []T
	peak  int
}

func (s *p17_stack[T]) push(x T) int {
	s.items = append(s.items, x)
	s.peak = max(s.peak, len(s.items))
	return len(s.items)
}

func (s *p17_stack[T]) pop() (x T, ok bool) {
	if len(s.items) == 0 {
		return x, false
	}
	x = s.items[len(s.items)-1]
	s.items = s.items[:len(s.items)-1]
	return x, true
}

type p17_fault struct {
	code int
	what string
}

func (f p17_fault) Error() string { return fmt.Sprintf("fault %d: %s", f.code, f.what) }

func p17_try(name string, f func()) {
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
var p17_sink any
var p17_uses = []any{errors.New, math.Sqrt, sort.Ints, strconv.Itoa, strings.Repeat, new(sync.Mutex)}

const (
	p17_C1 = iota*8 + 1
	p17_C2
	p17_C3 = 1<<(5*iota) - 1
)

const p17_C4 = 415.0 / 42 * 1e3


type p17_B5 uint32

func (r p17_B5) m6(a uint8) p17_B5 {
	return ((r * r) * (p17_v(p17_B5(uint32(4))) + r))
}

func (r p17_B5) m7(a uint16) string {
	return strings.ToUpper(p17_cut(strconv.Quote(p17_v("tab\tnl\n"))))
}

func (r p17_B5) GoString() string { return "<p17_B5>" }


type p17_S8 struct {
	f9 p17_B5
}

func (r *p17_S8) m10(a error) string {
	r.f9 = p17_B5(((p17_v(uint32(5)) & uint32(0)) << (any(int64(3)).(int64) & 31)))
	return strings.ToUpper(p17_cut(strings.ReplaceAll(p17_v("Zz"), "\x00", "a")))
}

func (r p17_S8) m11(a *p17_stack[uint32]) string {
	return any(map[string]string{"k": "a,b,,c"}["k"]).(string)
}


type p17_S12 struct {
	f13 []*p17_stack[float64]
	f14 map[int32]map[int]float32
	f15 []p17_S8
	f16 int
}


type p17_I17 interface { Do18(a float32) int32 }

func (r p17_B5) Do18(a float32) int32 {
	return (min(p17_v(int32(1655434338)), int32(6)) + (p17_v(int32(5)) << (p17_v(int32(-2147483648)) & 63)))
}

func (r p17_S8) Do18(a float32) int32 {
	return int32(p17_whole(float64(float32(p17_v(float64(0.1))))))
}

func (r p17_S12) Do18(a float32) int32 {
	return int32((r.f16 & r.f16))
}

var p17_g19 int32 = map[string]int32{"k": int32(2147483647)}["k"]

var p17_g20 any = any(float64(16777217))

func p17_fn21(a22 [5]int) (res string) {
	defer func() {
		fmt.Println("deferred23")
	}()
	for i24, e25 := range p17_sub(p17_cut(res + res), 0, 4) { _, _ = i24, e25
		for _, e28 := range p17_keys(map[string]error{res: fmt.Errorf("outer: %w", errors.New("inner"))}) { _ = e28
			fmt.Printf("#30 %v\n", p17_v[[]map[int]uintptr]([]map[int]uintptr{map[int]uintptr{p17_v(p17_C2): uintptr(0)}, map[int]uintptr{int(4665197672135249911): uintptr(9)}, map[int]uintptr{a22[4]: uintptr(9223372036854775808)}}))
			p17_try("try31", func() { fmt.Println(p17_v(int8(7)) % p17_v(int8((int(p17_v(uintptr(9))) + int(len(p17_v("Zz")))) & 1))) })
		}
		for i32 := range 1 { _ = i32
			fmt.Printf("#35 %T\n", res)
			if strings.Contains(strings.ToLower(res), res) { continue }
		}
	}
	p17_try("try36", func() { s := []int{1, 2, 3}; fmt.Println(s[((a22[4] * int(9)) - int(p17_whole(float64(p17_v(float64(p17_C4)))))) & 7:], cap(s[:((a22[4] * int(9)) - int(p17_whole(float64(p17_v(float64(p17_C4)))))) & 7])) })
	x37, x38 := func() (uintptr, string) { return uintptr(int(p17_whole(float64(p17_v(float32(3.14159)))))), p17_sub(p17_cut(p17_v("") + res), (p17_v(p17_C2) * p17_v(p17_C3)), (a22[4] ^ a22[4])) }()
	_, _ = x37, x38
	switch string([]rune(p17_cut(fmt.Sprint(uint16(3))))) {
	case "a", "abc":
		{
			x37 := p17_v(uintptr(len([]float32{float32(123456.789)}[:len([]float32{float32(123456.789)}):len([]float32{float32(123456.789)})])))
			fmt.Println("inner", x37)
		}
		var x39 = p17_v[[][]bool](make([][]bool, 0))
		_ = x39
	case "":
		for _, e41 := range [4]map[string]int{map[string]int{res: a22[0]}, map[string]int{x38: a22[4]}, map[string]int{x38: a22[4]}, map[string]int{res: a22[4]}} { _ = e41
			fmt.Printf("#43 %d\n", p17_v(p17_C3))
			var x44 bool = (p17_v(true) != ((p17_pair[int, int16]{a22[0], int16(16384)}) == (p17_pair[int, int16]{p17_v(p17_C1), int16(32767)})))
			_ = x44
			var x45 uint32 = min((p17_v(uint32(4294967295)) % ((p17_v(uint32(0)) - uint32(535182954)) | 1)), ((p17_v(uint32(10)) + uint32(4294967295)) | uint32(0)))
			_ = x45
		}
		x38 = p17_cut(p17_cut(p17_cut(x38 + x38) + strconv.Itoa(p17_v(int(9)))) + p17_cut(p17_cut(strings.ReplaceAll(p17_v("a,b,,c"), res, `raw\n`)) + string([]rune(res))))
	case "42":
		var x46 = p17_v[*p17_stack[[]int64]](&p17_stack[[]int64]{items: [][]int64{[]int64{int64(3), int64(9223372036854775807)}, []int64(nil)}})
		_ = x46
		fmt.Println("#47", p17_v(p17_C1))
	default:
		x48 := p17_v[bool]((string([]rune(p17_cut(res + "日本"))) >= strconv.Itoa(int(p17_v(uint8(5))))))
		_ = x48
	}
	var x49 = p17_v[p17_S8](p17_S8{f9: p17_B5(uint32(0))})
	_ = x49
	x50 := p17_v[[]float32](make([]float32, 0))
	_ = x50
	{
		n51 := 0
	again52:
		n51++
		if n51 < 3 { goto again52 }
		fmt.Println("again52", n51)
	}
	fmt.Println("#53", x38)
	return p17_cut(strconv.Quote(any(p17_cut(fmt.Sprint(int8(127)))).(string)))
}

func p17_fn54(a55 []int16, a56 p17_I17, a57 [][1]int8, a58 ...uint) (res p17_pair[string, int8]) {
	x59 := p17_v[int16](int16(p17_whole(float64((p17_v(float32(0.1)) + (p17_v(float32(-1e-7)) - p17_v(float32(3.14159))))))))
	_ = x59
	x59 >>= (p17_v(uint8(3)) >> (p17_v(int32(-1)) & 63)) % 70
	a56 = p17_I17(p17_B5(uint32(1)))
	x60 := p17_v[[5]map[string]float32]([5]map[string]float32{map[string]float32{res.Key: float32(1)}, map[string]float32{res.Key: float32(16777217)}, map[string]float32{"\x00": float32(1e10)}, map[string]float32{res.Key: float32(0)}, map[string]float32{res.Key: float32(0.5)}})
	_ = x60
	return res
}

func p17_fn61(a62 string, a63 [4]complex128, a64 map[int32]float32) (res string) {
	var x65 int64 = (p17_v(int64(4611686018427387904)) * (int64(p17_whole(float64(p17_v(float32(-2.5))))) >> ((p17_v(uint(10)) & uint(9)) & 63)))
	_ = x65
	return p17_cut(strings.ReplaceAll(p17_cut(strings.ReplaceAll(p17_cut(fmt.Sprint(p17_g19)), a62, "héllo")), res, res))
}

func p17_main() {
	switch {
	case ((p17_v(int8(127)) >> (p17_v(int16(18922)) & 31)) != (p17_v(int8(70)) - int8(-128))):
		fmt.Println("#66", p17_v(p17_C3))
		var x67 float32 = float32(math.Ceil(float64(float32((p17_v(uint(3)) / (p17_v(uint(10)) | 1))))))
		_ = x67
	case (p17_v(true) || (p17_v(float64(p17_C4)) <= p17_v(float64(p17_C4)))):
	case ((p17_v(float64(p17_C4)) + p17_v(float64(0.1))) <= p17_v[float64](float64(-1e-7))):
		switch {
		case (p17_v("日本") < string(rune(p17_v(p17_C3) & 0xffff))):
			x68 := p17_fn54(append(append([]int16(nil), []int16{int16(8)}...), int16(p17_v(uint32(0))), (p17_v(int16(32767)) | int16(7))), p17_I17(p17_S8{f9: p17_B5(uint32(5))}), append(append([][1]int8(nil), [][1]int8{}...), [1]int8{int8(4)}, [1]int8{int8(127)})[:len(append(append([][1]int8(nil), [][1]int8{}...), [1]int8{int8(4)}, [1]int8{int8(127)})):len(append(append([][1]int8(nil), [][1]int8{}...), [1]int8{int8(4)}, [1]int8{int8(127)}))], ((p17_v(uint(8)) * uint(0)) ^ max(p17_v(uint(6)), uint(10))), ((p17_v(uint(0)) ^ uint(0)) >> (p17_v(int8(0)) & 127)), (^uint(p17_v(uint16(32768)))))
			_ = x68
			p17_try("try69", func() { fmt.Println([4]string{"a"}[((p17_v(p17_C3) << (p17_g19 & 31)) + (p17_v(p17_C1) ^ p17_v(p17_C1))) & 7]) })
		default:
			var x70 any = p17_g20
			_ = x70
		}
		switch {
		case !!p17_v(false):
			{
				fmt.Printf("#71 %G\n", p17_v(float64(p17_C4)))
				x72 := p17_v[float64](p17_v(float64(p17_C4)))
				_ = x72
			}
			c73 := func(p74 float32) string {
				p74 = (-((p74 * p74) - (p74 * p17_v(float32(-1)))))
				return p17_cut(strconv.Itoa(p17_v(p17_C2)) + p17_cut(strconv.Quote(p17_v(" pad "))))
			}
			_ = c73
		case ((p17_v(p17_C3) ^ p17_v(p17_C2)) == (p17_v(int(8)) >> (p17_v(uint(8)) & 127))):
			fmt.Printf("#75 %T\n", p17_v(p17_C3))
			fmt.Printf("#76 %T\n", p17_v(p17_C1))
		case (float64(p17_v(p17_C2)) >= float64(p17_v(p17_C3))):
L79:
			for i77 := 1; i77 > 0; i77-- {
				if (((p17_v(float32(1e10)) * p17_v(float32(0.5)))) == (p17_v(float32(0)))) { continue L79 }
				fmt.Println("#80", i77)
				x81 := p17_v[int8](int8(9))
				_ = x81
			}
			x82 := p17_fn21([5]int{int(4611686018427387904), p17_v(p17_C1), p17_v(p17_C3), int(-9223372036854775808), p17_v(p17_C2)})
			_ = x82
		default:
			var x83 = p17_v[uint16](map[string]uint16{"k": (uint16(p17_v(p17_C3)) + (-p17_v(uint16(2))))}["k"])
			_ = x83
		}
	default:
		for i84 := 1; i84 > 0; i84-- {
			x87 := p17_v[p17_B5](p17_B5(uint32((p17_v(int64(3)) &^ int64(3)))))
			_ = x87
		}
	}
	c88 := func(p89 uintptr) float64 {
		p89 = uintptr(len(p17_fn61(p17_fn61("x\xffy", [4]complex128{complex128(complex(-1e-7, 123456.789)), complex128(complex(-1, 0.5)), complex128(complex(0.3, 0.5)), complex128(complex(-1e-7, -2.5))}, map[int32]float32{int32(2147483647): float32(3.14159)}), [4]complex128{complex128(complex(0, 0)), complex128(complex(-1, 0)), complex128(complex(16777217, 1)), complex128(complex(1e20, 1e20))}, map[int32]float32{int32(2147483647): float32(123456.789)})))
		return float64(math.Floor(float64((-p17_v(float64(-2.5))))))
	}
	_ = c88
	var x90 p17_S8 = p17_S8{f9: p17_B5(uint32(997019357))}
	_ = x90
	switch (min(p17_v(p17_C1), p17_v(p17_C1)) + (p17_v(p17_C3) ^ p17_v(p17_C2))) & 3 {
	case 0:
		for i91 := 0; i91 < 1; i91++ {
			x94, x95 := func() (uintptr, []float32) { return (min(p17_v(uintptr(5638681365898533037)), uintptr(9223372036854775808)) / (p17_v(uintptr(8)) | 1)), any(func() []float32 { if false { return make([]float32, 2) }; return []float32{float32(1e20), float32(3.14159), float32(16777217)} }()).([]float32) }()
			_, _ = x94, x95
			{
				n96 := 0
			again97:
				n96++
				if n96 < 3 { goto again97 }
				fmt.Println("again97", n96)
			}
			x98 := p17_fn21([5]int{int(8581703967186257863), p17_v(p17_C1), int(-1), p17_v(p17_C2), int(7664106115331987218)})
			_ = x98
			{
				n99 := 0
			again100:
				n99++
				if n99 < 3 { goto again100 }
				fmt.Println("again100", n99)
			}
		}
		x101 := p17_v[map[string]*p17_stack[int8]](map[string]*p17_stack[int8]{`raw\n`: &p17_stack[int8]{items: []int8{int8(9), int8(-128)}}})
		_ = x101
	default:
		x90.f9++
	}
	x102 := p17_v[any](p17_g20)
	_ = x102
	x103 := p17_v[string](p17_cut(fmt.Sprint(uint8(len([]int64(nil)[p17_v(0):min(p17_v(2), len([]int64(nil)))])))))
	_ = x103
	for _, e105 := range [4]string{x103, "Zz", x103, x103} { _ = e105
		fmt.Println("#107", map[string]map[string]bool{x103: map[string]bool{x103: true}})
		{
			n108 := 0
		again109:
			n108++
			if n108 < 3 { goto again109 }
			fmt.Println("again109", n108)
		}
		fmt.Println("#110", x103)
	}
	{
		n111 := 0
	again112:
		n111++
		if n111 < 3 { goto again112 }
		fmt.Println("again112", n111)
	}
	var x113 *p17_stack[uint8] = &p17_stack[uint8]{items: []uint8{uint8(7), uint8(7)}}
	_ = x113
	p17_try("try114", func() { fmt.Println(p17_g20.(int64)) })
	x103 = strings.ToLower(p17_cut(p17_v(" pad ") + p17_v(x90.m11)(&p17_stack[uint32]{items: []uint32{uint32(4182950710), uint32(95201473)}})))
	c115 := func(p116 int64) int64 {
		x90 = p17_S8{f9: x90.f9}
		x90.f9++
		fmt.Printf("#117 %v\n", any(int16(-32768)))
		return int64(len(map[string]int{"tab\tnl\n": p17_v(p17_C2)}))
	}
	_ = c115
	var x118 = p17_v[float32](float32(math.Ceil(float64((float32(math.Round(float64(p17_v(float32(-1e-7))))) / p17_v(float32(3.14159)))))))
	_ = x118
	fmt.Printf("#119 %T\n", (p17_v(float64(p17_C4)) / (-(p17_v(float64(p17_C4)) + p17_v(float64(p17_C4))))))
	x120, ok121 := x113.pop()
	fmt.Println("pop", ok121)
	_ = x120
	fmt.Println("end")
}

func main() { p17_main() }
