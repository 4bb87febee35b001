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


func p3_v[T any](x T) T { return x }

func p3_at[T any](s []T, i int) (zero T) {
	if len(s) == 0 {
		return zero
	}
	return s[uint(i)%uint(len(s))]
}

func p3_cut(s string) string {
	if len(s) > 40 {
		return s[:40]
	}
	return s
}

func p3_sub(s string, i, j int) string {
	n := uint(len(s) + 1)
	a, b := uint(i)%n, uint(j)%n
	return s[min(a, b):max(a, b)]
}

func p3_as[T any](x any) T {
	y, _ := x.(T)
	return y
}

type p3_ordered interface {
	~int | ~int8 | ~int16 | ~int32 | ~int64 | ~uint | ~uint8 | ~uint16 | ~uint32 | ~uint64 | ~uintptr | ~float32 | ~float64 | ~string
}

func p3_keys[K p3_ordered, V any](m map[K]V) []K {
	keys := make([]K, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	sort.Slice(keys, func(i, j int) bool { return keys[i] < keys[j] })
	return keys
}

func p3_count(n int) func(yield func(int) bool) {
	return func(yield func(int) bool) {
		for i := 0; i < n && yield(i*i); i++ {
		}
	}
}

func p3_sum[T ~int | ~int8 | ~int16 | ~int32 | ~int64 | ~uint8 | ~uint16 | ~uint32 | ~uint64 | ~float32 | ~float64](xs ...T) (s T) {
	for _, x := range xs {
		s += x
	}
	return
}

func p3_apply[T, U any](xs []T, f func(T) U) []U {
	var out []U
	for _, x := range xs {
		out = append(out, f(x))
	}
	return out
}

func p3_whole(f float64) int {
	if f != f || f > 1e9 || f < -1e9 {
		return -1
	}
	return int(f)
}

type p3_pair[K comparable, V any] struct {
	Key K
	Val V
}

func (p p3_pair[K, V]) swap(k K) p3_pair[K, V] { return p3_pair[K, V]{k, p.Val} }

type p3_stack[T any] struct {
	items []T
	peak  int
}

func (s *p3_stack[T]) push(x T) int {
	s.items = append(s.items, x)
	s.peak = max(s.peak, len(s.items))
	return len(s.items)
}

func (s *p3_stack[T]) pop() (x T, ok bool) {
	if len(s.items) == 0 {
		return x, false
	}
	x = s.items[len(s.items)-1]
	s.items = s.items[:len(s.items)-1]
	return x, true
}

type p3_fault struct {
	code int
	what string
}

func (f p3_fault) Error() string { return fmt.Sprintf("fault %d: %s", f.code, f.what) }

func p3_try(name string, f func()) {
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
var p3_sink any
var p3_uses = []any{errors.New, math.Sqrt, sort.Ints, strconv.Itoa, strings.Repeat, new(sync.Mutex)}

const (
	p3_C1 = iota*7 + 1
	p3_C2
	p3_C3 = 1<<(5*iota) - 1
)

const p3_C4 = 303.0 / 43 * 1e3


type p3_B5 complex64


type p3_B6 uint32


type p3_B7 int

func (r p3_B7) m8(a int8) [3]complex64 {
	return [3]complex64{complex64(complex(-1, -1)), complex64(complex(-2.5, 1e20)), complex64(complex(1, -1))}
}


type p3_S9 struct {
	f10 bool
}

func (r *p3_S9) m11(a p3_pair[int, int8]) []bool {
	r.f10 = false
	return []bool(nil)
}

func (r p3_S9) m12(a map[int32]uint16) []uintptr {
	return []uintptr{uintptr(2), uintptr(0)}[:len([]uintptr{uintptr(2), uintptr(0)}):len([]uintptr{uintptr(2), uintptr(0)})][:len([]uintptr{uintptr(2), uintptr(0)}[:len([]uintptr{uintptr(2), uintptr(0)}):len([]uintptr{uintptr(2), uintptr(0)})]):len([]uintptr{uintptr(2), uintptr(0)}[:len([]uintptr{uintptr(2), uintptr(0)}):len([]uintptr{uintptr(2), uintptr(0)})])]
}


type p3_I13 interface { Do14(a int32) string }

func (r p3_B5) Do14(a int32) string {
	return p3_at([]string{p3_cut(strconv.Quote(p3_v("")))}, (p3_v(int(7)) * int(9223372036854775807)))
}

func (r p3_B6) Do14(a int32) string {
	return p3_cut(p3_v("42") + "1.5e3")
}

func (r p3_B7) Do14(a int32) string {
	return "\u00e9"
}

func (r p3_S9) Do14(a int32) string {
	return p3_cut(fmt.Sprint(p3_v[float64](float64(16777217))))
}

var p3_g15 any = p3_at([]any{any(uint32(297307186))}, p3_v(p3_C3))

var p3_g16 map[string]uintptr = map[string]uintptr{"x\xffy": uintptr(0)}

func p3_fn17() (res [4]complex64) {
	res = [4]complex64{res[3], res[3], complex64(complex(123456.789, -1e-7)), complex64(complex(-2.5, 0.1))}
	p3_try("try18", func() { var p *p3_S9; if (-(p3_v(p3_C3) << (p3_v(int32(-2147483648)) & 7))) & 1 == 0 { p = new(p3_S9) }; _ = p.f10; fmt.Println("there") })
	switch y19 := any(p3_g15).(type) {
	case uint8:
		fmt.Printf("case %T %v\n", y19, y19)
		res[uint(len(map[string]int{"héllo": p3_v(p3_C1)}))%4] = complex(real(res[0]), imag(complex((p3_v(float32(1e10)) - p3_v(float32(-2.5))), float32(math.Sqrt(float64(p3_v(float32(3.14159))))))))
	case p3_B7:
		fmt.Printf("case %T %v\n", y19, y19)
		x20 := p3_v[int]((p3_v(int(1091342033811322456)) &^ int(len(map[string]int{"42": p3_v(p3_C3)}))))
		_ = x20
	case nil:
		fmt.Println("nil", y19 == nil)
	default:
		fmt.Printf("other %T\n", y19)
	}
	res[(p3_v(uint(5557216826225698652)) | uint(9))%4] = ((complex(p3_v(float32(0.3)), p3_v(float32(-2.5))) + (p3_v(complex64(complex(0.3, 1e10))) + p3_v(complex64(complex(0.5, 16777217))))) * res[0])
	var x21 = p3_v[[]int]([]int{})
	_ = x21
	fmt.Println("#22", p3_v(float64(p3_C4)))
	switch p3_at(x21, 1) & 3 {
	case 0:
		p3_try("try23", func() { fmt.Println([4]string{"a"}[(int(p3_v(uint(0))) / ((p3_at(x21, 1) >> (p3_v(int8(1)) & 7)) | 1)) & 7]) })
		fmt.Println("#24", p3_v(float64(p3_C4)))
		fallthrough
	case 1:
		res = [4]complex64{res[3], complex64(complex(0, 3.14159)), res[0], res[0]}
		if ((p3_v(uint(18446744073709551615)) | uint(9223372036854775808)) >= (p3_v(uint(0)) << (p3_v(uint64(0)) & 7))) {
			x25 := p3_v[[]p3_S9]([]p3_S9{p3_S9{f10: false}, p3_S9{f10: false}, p3_S9{f10: true}}[p3_v(0):min(p3_v(2), len([]p3_S9{p3_S9{f10: false}, p3_S9{f10: false}, p3_S9{f10: true}}))])
			_ = x25
			fmt.Printf("#26 %d\n", p3_v(p3_C2))
		}
	case 2:
	default:
		var x27 float32 = (((p3_v(float32(1e20)) - p3_v(float32(1))) - func() float32 { if false { return float32(1e20) }; return float32(1) }()) / (-p3_v(float32(1e20))))
		_ = x27
	}
	if len(x21) > 0 {
		x21[(^p3_v(uint(4)))%uint(len(x21))] >>= uint8(len(p3_v("a"))) % 70
	}
	return res
}

func p3_fn28() (res [5]any) {
	res = res
	var x29 any = p3_g15
	_ = x29
	res = [5]any{res[4], res[4], any(p3_v(p3_C3)), p3_g15, p3_g15}
	return res
}

func p3_fn30() (res p3_pair[uintptr, p3_S9]) {
	var x31 error = fmt.Errorf("outer: %w", errors.New("inner"))
	_ = x31
	for i32 := 0; i32 < 4; i32++ {
		if ((p3_v(uint8(3)) &^ uint8(5)) < (p3_v(uint8(128)) / (p3_v(uint8(255)) | 1))) { break }
		if ((p3_v(uint8(0))) == (p3_v(uint8(151)))) {
			x35 := p3_fn17()
			_ = x35
			var x36 string = string(rune(p3_v(p3_C2) & 0xffff))
			_ = x36
		}
L39:
		for i37 := range 1 { _ = i37
			if strings.HasPrefix(string(rune(p3_v(int(0)) & 0xffff)), "") { break L39 }
			x40 := p3_fn28()
			_ = x40
			fmt.Println("#41", x40)
			var x42 any = any(uint8(6))
			_ = x42
		}
	}
	fmt.Println("#43", p3_v(float64(p3_C4)))
	var x44 float32 = float32(0.5)
	_ = x44
	fmt.Println("#45", error(nil))
	fmt.Printf("#46 %+v\n", p3_g15)
	for i47 := 1; i47 > 0; i47-- {
		var x50 p3_B5 = p3_B5(((p3_v(complex64(complex(16777217, 0.1))) + p3_v(complex64(complex(-1, -2.5)))) - complex(x44, x44)))
		_ = x50
		switch max(int(len(p3_v("a,b,,c"))), int(9)) & 3 {
		case 0:
			fmt.Println("#51", p3_cut(x50.Do14((p3_v(int32(2147483647)) - int32(1073741824))) + p3_cut(strings.ReplaceAll(p3_cut(fmt.Sprint(int64(5))), "Zz", "Zz"))))
			fmt.Printf("#52 %v\n", make([][1]int8, 3))
		case 1:
			var x53 string = p3_cut(fmt.Sprint(strings.Contains(p3_B5.Do14(x50, int32(-1)), "héllo")))
			_ = x53
			fmt.Println("#54", ((!p3_v(false) || func() bool { if true { return false }; return false }()) != ((res.Val) == (res.Val))))
		case 2:
			x44 = (-float32(math.Floor(float64(float32(x44)))))
			fmt.Println("#55", i47)
		default:
			var x56 = p3_v[*p3_stack[map[int]int8]](&p3_stack[map[int]int8]{items: []map[int]int8{map[int]int8{p3_v(p3_C3): int8(127)}, map[int]int8{p3_v(p3_C2): int8(10)}}})
			_ = x56
		}
	}
	var x57 uintptr = ((uintptr(len([]int16(nil))) ^ (res.Key &^ res.Key)) &^ ((-res.Key) + uintptr(p3_v(uint64(18446744073709551615)))))
	_ = x57
	return res
}

func p3_main() {
	switch int((p3_v(int16(9)) + int16(1849))) & 3 {
	case 0:
		switch {
		case (p3_v("a") == p3_cut(p3_v("") + "42")):
			{
				n58 := 0
			again59:
				n58++
				if n58 < 3 { goto again59 }
				fmt.Println("again59", n58)
			}
			{
				n60 := 0
			again61:
				n60++
				if n60 < 3 { goto again61 }
				fmt.Println("again61", n60)
			}
		case (uint(p3_v(int8(87))) < uint(p3_v(uint8(0)))):
			x62 := p3_v[[][3]string]([][3]string{[3]string{"1.5e3", "héllo", "abc"}, [3]string{`raw\n`, "a,b,,c", "Zz"}, [3]string{"\x00", "tab\tnl\n", "tab\tnl\n"}})
			_ = x62
		default:
			var x63 [][]string = map[string][][]string{"k": append(append([][]string(nil), [][]string{[]string{}, []string{}}[:len([][]string{[]string{}, []string{}}):len([][]string{[]string{}, []string{}})]...), []string{"", "héllo"}[p3_v(0):min(p3_v(2), len([]string{"", "héllo"}))])}["k"]
			_ = x63
		}
		fmt.Println("#64", p3_g15)
	case 1:
		x65 := p3_v[[4]error]([4]error{error(p3_fault{p3_v(p3_C1), "made"}), error(nil), error(p3_fault{p3_v(p3_C2), "made"}), fmt.Errorf("outer: %w", errors.New("inner"))})
		_ = x65
		x66 := p3_fn28()
		_ = x66
	default:
		for i67 := 0; i67 < 2; i67++ {
			if ((p3_v(uint64(6)) - uint64(14942351108909214755)) > (^p3_v(uint64(8)))) {
				var x70 = p3_v[func(float64) uint16](func(p71 float64) uint16 { return (p3_v(uint16(65535)) ^ uint16(7)) })
				_ = x70
				x72 := p3_fn17()
				_ = x72
			}
			switch y73 := any(any(complex64(complex(0.1, 123456.789)))).(type) {
			case int:
				fmt.Printf("case %T %v\n", y73, y73)
				fmt.Println("#74", (p3_v(uint16(10)) & func() uint16 { if (p3_v(uint32(2)) == uint32(1)) { return (p3_v(uint16(8)) & uint16(50149)) }; return (p3_v(uint16(7)) ^ uint16(65535)) }()))
			case uint8:
				fmt.Printf("case %T %v\n", y73, y73)
				x75 := p3_v[p3_S9](p3_S9{f10: true})
				_ = x75
			case p3_B5:
				fmt.Printf("case %T %v\n", y73, y73)
				x76 := p3_v[[1]func(int32) int32]([1]func(int32) int32{func(p77 int32) int32 { return (p3_v(int32(-2147483648)) * p77) }})
				_ = x76
			case p3_B7:
				fmt.Printf("case %T %v\n", y73, y73)
				fmt.Printf("#78 %+v\n", p3_g15)
			case nil:
				fmt.Println("nil", y73 == nil)
			default:
				fmt.Printf("other %T\n", y73)
			}
		}
	}
	switch p3_cut(fmt.Sprint((p3_v(float64(p3_C4)) * p3_v(float64(p3_C4))))) {
	case "a", "abc":
		fmt.Printf("#79 %v\n", error(nil))
		switch (int(p3_v(int8(3))) - (^p3_v(p3_C1))) & 3 {
		case 0:
			fmt.Printf("#80 %+v\n", []p3_B5{})
			if (!p3_v(false) && (p3_v(uintptr(3)) <= uintptr(18446744073709551615))) {
				p3_try("try81", func() { var m map[string]int; if ((p3_v(p3_C2) - p3_v(p3_C1)) + (p3_v(int(9223372036854775807)) * p3_v(p3_C2))) & 1 == 0 { m["k"] = 1 } })
				var x82 = p3_v[map[int16]float32](map[int16]float32{int16(9): float32(123456.789)})
				_ = x82
			} else {
				x83 := p3_v[map[uintptr]p3_pair[int, int16]](map[uintptr]p3_pair[int, int16]{uintptr(10): p3_pair[int, int16]{p3_v(p3_C3), int16(10)}})
				_ = x83
				delete(x83, ((^p3_v(uintptr(3))) << ((+p3_v(uint16(7))) & 31)))
			}
		case 1:
			x84, x85 := func() (complex128, []float32) { return complex(float64(p3_v(int64(5))), float64(p3_v(float32(-1e-7)))), []float32{float32(0.1)} }()
			_, _ = x84, x85
		default:
			fmt.Printf("#86 %q\n", p3_v(p3_C1))
		}
	case "":
		switch {
		case true:
			for i87 := 0; i87 < 6; i87++ {
				p3_try("try90", func() { s := p3_v("hello"); fmt.Println(s[p3_at([]int{(p3_v(p3_C3) &^ p3_v(p3_C2))}, (p3_v(int(9)) / (p3_v(p3_C3) | 1))) & 7:p3_at([]int{(p3_v(p3_C3) &^ p3_v(p3_C2))}, (p3_v(int(9)) / (p3_v(p3_C3) | 1))) & 3]) })
				fmt.Printf("#91 %s\n", p3_g15)
			}
			var x92 float64 = p3_v(float64(p3_C4))
			_ = x92
		case (p3_v(complex64(complex(0.1, 1e10))) != (p3_v(complex64(complex(1e20, 0.5))) * p3_v(complex64(complex(-1, 123456.789))))):
		default:
			c93 := func(p94 uint16) float32 {
				p94 &^= (p94 >> ((p3_v(uint8(5)) - uint8(12)) & 7))
				p94 >>= (p3_v(uint8(59)) + uint8(10)) % 70
				return ((p3_v(float32(0.1)) - p3_v(float32(0.5))) / p3_v(float32(0.3)))
			}
			_ = c93
		}
	default:
		c95 := func(p96 float32) string {
			p96 = (p96 - p96)
			return p3_cut(p3_cut(strings.Repeat(p3_v("a"), p3_v(int(4611686018427387904)) & 3)) + p3_cut(fmt.Sprint(uint(6))))
		}
		_ = c95
	}
	var x97 = p3_v[[][]bool]([][]bool(nil))
	_ = x97
	p3_try("try98", func() { fmt.Println(any(int32(2147483647)).(int32)) })
	fmt.Printf("#99 %v\n", (uint32(len(p3_cut(strconv.Quote(p3_v("x\xffy"))))) &^ ((p3_v(uint32(1)) >> (p3_v(uint64(9223372036854775808)) & 31)) & uint32(len(p3_v("x\xffy"))))))
	x100 := p3_v[p3_B5](p3_B5((p3_v(complex64(complex(123456.789, 1e20))) * p3_v(complex64(complex(3.14159, 0.3))))))
	_ = x100
	x101 := p3_v[[]func(uint) uint](append(append([]func(uint) uint(nil), []func(uint) uint(nil)[:len([]func(uint) uint(nil)):len([]func(uint) uint(nil))]...), func(p102 uint) uint { return (p102 & p102) }))
	_ = x101
	for _, e104 := range p3_keys(map[int]uint64{p3_v(p3_C1): uint64(9)}) { _ = e104
		x101 = append(append([]func(uint) uint(nil), p3_v[[]func(uint) uint]([]func(uint) uint{p3_at(x101, 1), p3_at(x101, 1)})...), func(p106 uint) uint { return uint(p3_v(uint32(1))) }, func(p107 uint) uint { return uint(10) }, func(p108 uint) uint { return uint(0) })
		switch y109 := any(any(float64(3.14159))).(type) {
		case uint8:
			fmt.Printf("case %T %v\n", y109, y109)
			for i110 := 0; i110 < 6; i110++ {
				x100 += p3_B5(complex(real(p3_v(complex64(complex(1, -2.5)))), imag(p3_v(complex64(complex(3.14159, -1e-7))))))
			}
		case p3_B5:
			fmt.Printf("case %T %v\n", y109, y109)
			if len(x101) > 0 {
				x101[(+p3_v(uint(18446744073709551615)))%uint(len(x101))] = p3_at(x101, 1)
			}
		case p3_B6:
			fmt.Printf("case %T %v\n", y109, y109)
			switch y113 := any(p3_g15).(type) {
			case int:
				fmt.Printf("case %T %v\n", y113, y113)
				x101 = x101[min(p3_v(1), len(x101)):]
			case string:
				fmt.Printf("case %T %v\n", y113, y113)
				p3_try("try114", func() { fmt.Println(7 / (e104 & 1)) })
			case p3_S9:
				fmt.Printf("case %T %v\n", y113, y113)
				x115 := p3_v[int64]((((p3_v(int64(1)) | int64(-1)) &^ int64(1)) << ((p3_v[int](p3_v(p3_C1)) * int(-9223372036854775808)) & 31)))
				_ = x115
			case nil:
				fmt.Println("nil", y113 == nil)
			default:
				fmt.Printf("other %T\n", y113)
			}
		case nil:
			fmt.Println("nil", y109 == nil)
		default:
			fmt.Printf("other %T\n", y109)
		}
		var x116 = p3_v[string](strconv.Itoa(max(max(p3_v(p3_C2), int(9223372036854775807)), (p3_v(p3_C2) + int(-9223372036854775808)))))
		_ = x116
	}
	if (!p3_v(false) || (p3_v(float32(3.14159)) != float32(0))) {
		if (strconv.Itoa(p3_v(p3_C2)) <= string([]rune(p3_v("-7")))) {
			var x117 [][]uint64 = [][]uint64(nil)
			_ = x117
			for i118 := range 1 { _ = i118
				x121 := p3_fn17()
				_ = x121
				fmt.Println("#122", (((p3_v(int8(0)) | int8(-1)) | int8(2)) >> (((p3_v(uint64(2068473717874890968)) * uint64(7)) << ((p3_v(uint64(4)) + uint64(9)) & 7)) & 31)))
				x101 = x101
			}
		} else {
			x123, x124 := func() (string, p3_I13) { return p3_B5.Do14(x100, int32(p3_whole(float64(p3_v(float64(p3_C4)))))), p3_I13(p3_B7(int(1))) }()
			_, _ = x123, x124
			for i125 := 4; i125 > 0; i125-- {
				var x128 = p3_v[int32](min(((p3_v(int32(-2147483648)) | int32(8)) + (p3_v(int32(1073741824)) >> (p3_v(uint(0)) & 63))), any(int32(p3_v(int8(10)))).(int32)))
				_ = x128
				if len(x101) < 30 { x101 = append(x101, p3_at(x101, 1)) }
				fmt.Println("#129", p3_B7(int(4611686018427387904)))
			}
		}
		for i130 := range 3 { _ = i130
			x133 := p3_v[p3_S9](p3_S9{f10: true})
			_ = x133
			fmt.Printf("#134 %+.1e\n", x100)
		}
	} else {
		fmt.Printf("#135 %s\n", p3_g15)
		x97 = make([][]bool, 2)
	}
	x136, x137 := func() (int, [5]float64) { return any((p3_v(p3_C1) << (p3_v(uint32(1)) & 63))).(int), [5]float64{p3_v(float64(p3_C4)), p3_v(float64(p3_C4)), float64(1), p3_v(float64(p3_C4)), p3_v(float64(p3_C4))} }()
	_, _ = x136, x137
	slots := make([]string, 7)
	var all sync.WaitGroup
	for i := range slots {
		all.Add(1)
		go func() {
			defer all.Done()
			defer func() { slots[i] = fmt.Sprint(i, recover()) }()
			var zero []int
			if i%2 == 1 { fmt.Sprint(zero[i]) }
		}()
}
	all.Wait(); fmt.Println(slots)
	fmt.Println("end")
}

func main() { p3_main() }
