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


func p12_v[T any](x T) T { return x }

func p12_at[T any](s []T, i int) (zero T) {
	if len(s) == 0 {
		return zero
	}
	return s[uint(i)%uint(len(s))]
}

func p12_cut(s string) string {
	if len(s) > 40 {
		return s[:40]
	}
	return s
}

func p12_sub(s string, i, j int) string {
	n := uint(len(s) + 1)
	a, b := uint(i)%n, uint(j)%n
	return s[min(a, b):max(a, b)]
}

func p12_as[T any](x any) T {
	y, _ := x.(T)
	return y
}

type p12_ordered interface {
	~int | ~int8 | ~int16 | ~int32 | ~int64 | ~uint | ~uint8 | ~uint16 | ~uint32 | ~uint64 | ~uintptr | ~float32 | ~float64 | ~string
}

func p12_keys[K p12_ordered, V any](m map[K]V) []K {
	keys := make([]K, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	sort.Slice(keys, func(i, j int) bool { return keys[i] < keys[j] })
	return keys
}

func p12_count(n int) func(yield func(int) bool) {
	return func(yield func(int) bool) {
		for i := 0; i < n && yield(i*i); i++ {
		}
	}
}

func p12_sum[T ~int | ~int8 | ~int16 | ~int32 | ~int64 | ~uint8 | ~uint16 | ~uint32 | ~uint64 | ~float32 | ~float64](xs ...T) (s T) {
	for _, x := range xs {
		s += x
	}
	return
}

func p12_apply[T, U any](xs []T, f func(T) U) []U {
	var out []U
	for _, x := range xs {
		out = append(out, f(x))
	}
	return out
}

func p12_whole(f float64) int {
	if f != f || f > 1e9 || f < -1e9 {
		return -1
	}
	return int(f)
}

type p12_pair[K comparable, V any] struct {
	Key K
	Val V
}

func (p p12_pair[K, V]) swap(k K) p12_pair[K, V] { return p12_pair[K, V]{k, p.Val} }

type p12_stack[T any] struct {
	items []T
	peak  int
}

func (s *p12_stack[T]) push(x T) int {
	s.items = append(s.items, x)
	s.peak = max(s.peak, len(s.items))
	return len(s.items)
}

func (s *p12_stack[T]) pop() (x T, ok bool) {
	if len(s.items) == 0 {
		return x, false
	}
	x = s.items[len(s.items)-1]
	s.items = s.items[:len(s.items)-1]
	return x, true
}

type p12_fault struct {
	code int
	what string
}

func (f p12_fault) Error() string { return fmt.Sprintf("fault %d: %s", f.code, f.what) }

func p12_try(name string, f func()) {
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
var p12_sink any
var p12_uses = []any{errors.New, math.Sqrt, sort.Ints, strconv.Itoa, strings.Repeat, new(sync.Mutex)}

const (
	p12_C1 = iota*4 + 1
	p12_C2
	p12_C3 = 1<<(4*iota) - 1
)

const p12_C4 = 738.0 / 69 * 1e3


type p12_B5 string

func (r p12_B5) m6(a int16) []uint32 {
	return []uint32(nil)
}

func (r p12_B5) m7(a string) []uintptr {
	return []uintptr{uintptr(9), uintptr(9223372036854775808), uintptr(4)}
}


type p12_B8 uintptr

func (r p12_B8) m9(a float32) uint8 {
	return uint8(3)
}


type p12_S10 struct {
	f11 string
	f12 p12_B8
	f13 string
}

func (r p12_S10) m14(a error) uint32 {
	return ((p12_v(uint32(2)) | uint32(4)) - uint32(len(map[string]int{r.f11: int(6)})))
}

func (r p12_S10) m15(a uint) p12_B5 {
	return p12_B5(p12_cut(strings.ReplaceAll(r.f13, r.f11, r.f11)))
}

func (r p12_S10) String() string { return "<p12_S10>" }


type p12_S16 struct {
	p12_S10
	f17 string
	f18 bool
}


type p12_I19 interface { Do20(a uint) string }

func (r p12_B5) Do20(a uint) string {
	return p12_cut(fmt.Sprint(p12_cut(p12_v("x\xffy") + "日本")))
}

func (r p12_B8) Do20(a uint) string {
	return p12_cut(strings.Repeat(p12_v("42"), (p12_v(int(1)) - int(-1)) & 3))
}

func (r p12_S10) Do20(a uint) string {
	return strconv.Itoa(min(p12_v(int(0)), int(9223372036854775807)))
}

func (r p12_S16) Do20(a uint) string {
	return string([]rune(strings.TrimSpace(r.f17)))
}

var p12_g21 map[string]map[int]int32 = any(map[string]map[int]int32{"日本": map[int]int32{p12_v(p12_C1): int32(2)}}).(map[string]map[int]int32)

func p12_fn22(a23 p12_S16) (res any) {
	fmt.Printf("#24 %d\n", p12_g21)
	var x25 = p12_v[[]p12_S10](make([]p12_S10, 0))
	_ = x25
	for i26 := range 1 { _ = i26
		switch string(rune(p12_v(p12_C1) & 0xffff)) {
		case "a", "abc":
			c29 := func(p30 float64) uint64 {
				a23 = a23
				res = res
				return ((+p12_v(uint64(18446744073709551615))) & (p12_v(uint64(3)) & uint64(2)))
			}
			_ = c29
			fmt.Printf("#31 %+d\n", p12_v(p12_C1))
		case "":
			p12_try("try32", func() { fmt.Println(any(a23.f17).(complex64)) })
			var x33 string = p12_cut(a23.Do20((p12_v(uint(9223372036854775808)) & uint(10))) + string([]rune(strings.ToUpper(a23.f17))))
			_ = x33
		default:
			x25 = x25[min(p12_v(1), len(x25)):]
		}
		if true { continue }
	}
	fmt.Printf("#34 %s\n", a23)
	fmt.Println("#35", p12_v(p12_C3))
	x25 = append(append([]p12_S10(nil), []p12_S10{p12_at(x25, 1), p12_S10{f11: a23.f17, f12: p12_B8(uintptr(10)), f13: a23.f17}}...), a23.p12_S10)
	var x36 [][]string = [][]string{[]string{a23.f17, a23.f17, a23.f17}, []string(nil), make([]string, 0)}
	_ = x36
	return res
}

func p12_fn37(a38 uint16, a39 ...func(string) string) (res func(int8) float64) {
	var x40 = p12_v[error](error(nil))
	_ = x40
	for _, e42 := range [1][]uint8{[]uint8(nil)} { _ = e42
		x44 := p12_fn22(p12_S16{p12_S10: p12_S10{f11: "a", f12: p12_B8(uintptr(3)), f13: "a"}, f17: "x\xffy", f18: false})
		_ = x44
		var x45 int64 = (int64(p12_whole(float64((p12_v(float32(-1)) - p12_v(float32(3.14159)))))) ^ int64(9223372036854775807))
		_ = x45
		fmt.Printf("#46 %c\n", p12_v(p12_C1))
	}
	fmt.Printf("#47 %-10s|\n", p12_cut(string([]rune(strconv.Itoa(p12_v(p12_C2)))) + string(rune((p12_v(int(-1)) | p12_v(p12_C2)) & 0xffff))))
	if len(a39) < 30 { a39 = append(a39, p12_at(a39, 1)) }
	p12_sink = a39
	fmt.Println("len", len(a39), cap(a39))
	var x48 = p12_v[map[string]map[string]string](map[string]map[string]string{"\u00e9": map[string]string{"a": "-7"}})
	_ = x48
	for i49 := 0; i49 < 6; i49++ {
		fmt.Printf("#52 %s\n", p12_S16{p12_S10: p12_S10{f11: "a", f12: p12_B8(uintptr(9223372036854775808)), f13: "\x00"}, f17: "tab\tnl\n", f18: true})
		{
			n53 := 0
		again54:
			n53++
			if n53 < 3 { goto again54 }
			fmt.Println("again54", n53)
		}
		for e56 := range p12_count(6) { _ = e56
			c58 := func(p59 float64) string {
				a39 = a39
				x40 = map[string]error{"k": x40}["k"]
				return string(rune((i49 ^ p12_v(p12_C2)) & 0xffff))
			}
			_ = c58
			fmt.Printf("#60 %+.1e\n", (p12_v(complex128(complex(16777217, 0.1))) * ((p12_v(complex128(complex(123456.789, 123456.789))) * p12_v(complex128(complex(1e20, 0.5)))) - (p12_v(complex128(complex(-1, 1e10))) + p12_v(complex128(complex(-2.5, 0.1)))))))
			if len(a39) > 0 {
				a39[uint(p12_whole(float64(p12_v(float64(p12_C4)))))%uint(len(a39))] = p12_at(a39, 1)
			}
		}
	}
	return res
}

func p12_fn61(a62 []map[string]float32) (res uint32) {
	res = uint32(len(append(append([]uint32(nil), map[string][]uint32{"k": []uint32(nil)}["k"]...), (res >> (p12_v(int32(4)) & 31)), uint32(p12_whole(float64(p12_v(float64(p12_C4))))))))
	res -= ((res << (p12_v(uint64(9223372036854775808)) & 31)) << (p12_v(uint(9223372036854775808)) & 127))
	return (res >> ((any(uint64(9223372036854775808)).(uint64) * (p12_v(uint64(8)) & uint64(9))) & 63))
}

func p12_fn63() (res float32) {
	res = ((p12_v(float32(16777217)) * float32(p12_v(float64(p12_C4)))) + (-res))
	res = (-map[string]float32{"k": (p12_v(float32(0)) / res)}["k"])
	res = res
	res = float32(int64(p12_whole(float64(p12_v(float32(0))))))
	return float32(float64(math.Floor(float64(float64(p12_v(float64(p12_C4)))))))
}

func p12_fn64(a65 [4]string, a66 string) (res string) {
	defer func() {
		if r := recover(); r != nil { fmt.Println("deferred67", r) }
		res = p12_cut(string([]rune(p12_sub(res, int(1), int(5)))) + strconv.Itoa(int(p12_v(int16(-32768)))))
		fmt.Println("deferred67")
	}()
	x68 := p12_v[float32](((p12_v(float32(3.14159)) - float32(math.Sqrt(float64(p12_v(float32(1e10)))))) - (-float32(p12_v(int(2))))))
	_ = x68
	{
		for i69 := range 5 { _ = i69
			x72 := p12_v[uint32](uint32(((p12_v(int16(16676)) >> (p12_v(uint32(5)) & 31)) - (p12_v(int16(3)) | int16(2)))))
			_ = x72
			fmt.Println("#73", p12_v(p12_C3))
			var x74 = p12_v[[]string](append(append([]string(nil), strings.Split(a65[0], ",")...), p12_cut(a66 + ""), p12_cut(fmt.Sprint(p12_v(p12_C2))))[p12_v(0):min(p12_v(2), len(append(append([]string(nil), strings.Split(a65[0], ",")...), p12_cut(a66 + ""), p12_cut(fmt.Sprint(p12_v(p12_C2))))))])
			_ = x74
			var x75 = p12_v[p12_I19](p12_I19(p12_B8(uintptr(0))))
			_ = x75
		}
		var x76 []int16 = any(append(append([]int16(nil), make([]int16, 0)...), int16(5), int16(0), int16(18117))[:len(append(append([]int16(nil), make([]int16, 0)...), int16(5), int16(0), int16(18117))):len(append(append([]int16(nil), make([]int16, 0)...), int16(5), int16(0), int16(18117)))]).([]int16)
		_ = x76
		x77 := p12_v[float64]((((p12_v(float64(p12_C4)) + p12_v(float64(1e20))) * (p12_v(float64(1)) / p12_v(float64(p12_C4)))) / (p12_v[float64](float64(0.1)) + (-p12_v(float64(p12_C4))))))
		_ = x77
	}
	var x78 map[string]complex128 = map[string]complex128{res: complex128(complex(3.14159, -1))}
	_ = x78
	fmt.Printf("#79 %q\n", p12_v(p12_C3))
	return p12_cut(strings.ToLower(p12_cut(strings.ReplaceAll(res, res, a66))) + p12_sub(p12_cut(a65[0] + "日本"), int(p12_whole(float64(p12_v(float64(p12_C4))))), (p12_v(p12_C2) + p12_v(p12_C1))))
}

func p12_main() {
	fmt.Printf("#80 %8.2f\n", p12_v(float64(p12_C4)))
	{
		n81 := 0
	again82:
		n81++
		if n81 < 3 { goto again82 }
		fmt.Println("again82", n81)
	}
	var x83 map[int]string = map[int]string{p12_v(p12_C3): "a,b,,c"}
	_ = x83
	fmt.Println("#84", p12_v(p12_C1))
	x83 = map[int]string{p12_v(p12_C3): "a,b,,c"}
	var x85 = p12_v[p12_B5](p12_B5(func() string { if (p12_v(uint(7)) >= uint(7)) { return p12_cut(strings.Repeat(p12_v("Zz"), p12_v(int(4611686018427387904)) & 3)) }; return p12_cut(p12_v("Zz") + "Zz") }()))
	_ = x85
	{
		n86 := 0
	again87:
		n86++
		if n86 < 3 { goto again87 }
		fmt.Println("again87", n86)
	}
	for i88 := range 2 { _ = i88
		for i91 := 6; i91 > 0; i91-- {
			var x94 [][]float64 = [][]float64(nil)
			_ = x94
			{
				fmt.Println("#95", i88)
				fmt.Printf("#96 %b\n", p12_v(p12_C3))
				if len(x94) < 30 { x94 = append(x94, func() []float64 { if p12_at([]bool{false}, int(-1)) { return []float64{p12_v(float64(p12_C4))}[:len([]float64{p12_v(float64(p12_C4))}):len([]float64{p12_v(float64(p12_C4))})] }; return p12_at(x94, 1) }()) }
			}
			switch p12_cut(strings.Repeat(p12_cut(fmt.Sprint(int64(-9223372036854775808))), (p12_v(p12_C1) &^ p12_v(p12_C3)) & 3)) {
			case "a", "abc":
				fmt.Println("#97", p12_v(p12_C2))
				fmt.Printf("#98 %q\n", i91)
			case "":
				var x99 any = any(uintptr(5))
				_ = x99
				var x100 = p12_v[p12_pair[string, uintptr]](p12_pair[string, uintptr]{" pad ", uintptr(0)})
				_ = x100
			case "42":
				x101 := p12_fn64([4]string{"", "tab\tnl\n", "tab\tnl\n", `raw\n`}, string(rune(p12_v(p12_C1) & 0xffff)))
				_ = x101
				x83 = x83
			default:
				p12_try("try102", func() { fmt.Println(1 << (int(len(map[string]string{"k": "x\xffy"}["k"])) & 7 - 3)) })
			}
		}
		if x83 != nil { x83[int(9223372036854775807)] = p12_cut(fmt.Sprint(uint32(p12_v(int16(2))))) }
		x103 := p12_v[[5]p12_I19]([5]p12_I19{p12_I19(p12_B5("héllo")), p12_I19(p12_B8(uintptr(7))), p12_I19(p12_B8(uintptr(9))), p12_I19(p12_S10{f11: "a,b,,c", f12: p12_B8(uintptr(1)), f13: "tab\tnl\n"}), p12_I19(p12_S16{p12_S10: p12_S10{f11: "日本", f12: p12_B8(uintptr(18446744073709551615)), f13: "tab\tnl\n"}, f17: "\u00e9", f18: false})})
		_ = x103
	}
	x105 := p12_fn37(uint16(65535), func(p104 string) string { return map[string]string{"k": p104}["k"] })
	_ = x105
	jobs106, total107 := make(chan int, 3), 0
	var wg sync.WaitGroup
	var mu sync.Mutex
	for range 4 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for x108 := range jobs106 { _ = x108
				mu.Lock(); total107 += int(-9223372036854775808); mu.Unlock()
			}
	}()
}
	for i := range 21 { jobs106 <- i }
	close(jobs106)
	wg.Wait(); fmt.Println("total", total107)
	fmt.Println("end")
}

func main() { p12_main() }
