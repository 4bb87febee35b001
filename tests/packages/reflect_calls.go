// Calls through package reflect: functions, methods, method values and expressions, functions made at run time.
package main

import (
	"errors"
	"fmt"
	"io"
	"reflect"
	"runtime"
	"strings"
)

type T struct {
	n int
	s string
}

func (t T) Value(x int) string { return fmt.Sprint(t.n, t.s, x) }
func (t *T) Add(x int) *T      { t.n += x; return t }
func (t T) Many(a int8, b string, c [3]int16, d any, e ...float64) (int, string, [3]int16, any, []float64) {
	return int(a) + t.n, b + t.s, c, d, e
}
func (t T) unexported() {}

type Small int8

func (s Small) Twice() Small { return 2 * s }

type Empty struct{}

func (Empty) Hello() string { return "hello" }

type Big [100]int

func (b Big) Sum() (sum int) {
	for _, x := range b {
		sum += x
	}
	return sum
}
func (b *Big) Fill(x int) {
	for i := range b {
		b[i] = x
	}
}

type Huge [20000]int

func (h Huge) At(i int) int { return h[i] }

type Fn func(int) int

func (f Fn) Apply(x int) int { return f(x) }

type Ptr struct{ p *int }

func (p Ptr) Get() int { return *p.p }

type Outer struct {
	*T
	Small
	Empty
}

type Iface interface {
	Value(int) string
}

func variadic(prefix string, rest ...int) string { return fmt.Sprint(prefix, len(rest), rest) }
func noArgs()                                    { fmt.Println("called") }
func multi(a uint8, b int64, c float32, d complex64, e bool, f func() int, g map[string]int, h *int, i error, j struct{ A, B byte }) (uint8, int64, float32, complex64, bool, int, int, *int, error, struct{ A, B byte }) {
	return a + 1, b - 1, c * 2, d, !e, f(), g["k"], h, i, j
}
func large(h Huge, i int) (Huge, int) { h[i] = 1; return h, h[0] }

func vals(xs ...any) []reflect.Value {
	out := make([]reflect.Value, len(xs))
	for i, x := range xs {
		out[i] = reflect.ValueOf(x)
	}
	return out
}

func show(label string, out []reflect.Value) {
	fmt.Print(label, ":")
	for _, v := range out {
		fmt.Print(" ", v.Type(), "=", v)
	}
	fmt.Println()
}

func fact(n int) int {
	if n < 2 {
		return 1
	}
	return n * int(reflect.ValueOf(fact).Call(vals(n - 1))[0].Int())
}

func main() {
	show("variadic none", reflect.ValueOf(variadic).Call(vals("a")))
	show("variadic", reflect.ValueOf(variadic).Call(vals("a", 1, 2)))
	show("CallSlice", reflect.ValueOf(variadic).CallSlice(vals("b", []int{3, 4, 5})))
	show("no args", reflect.ValueOf(noArgs).Call(nil))
	x := 5
	out := reflect.ValueOf(multi).Call(append(vals(uint8(255), int64(-5), float32(1.5), complex64(2i), true, func() int { return x }, map[string]int{"k": 9}, &x, errors.New("e")), reflect.ValueOf(struct{ A, B byte }{1, 2})))
	for _, v := range out {
		if v.Kind() == reflect.Pointer {
			fmt.Print(v.Elem(), " ")
		} else {
			fmt.Print(v, " ")
		}
	}
	fmt.Println()
	var nilErr error
	show("nil error", reflect.ValueOf(func(e error) bool { return e == nil }).Call([]reflect.Value{reflect.ValueOf(&nilErr).Elem()}))
	show("interface result", reflect.ValueOf(func(ok bool) error {
		if ok {
			return nil
		}
		return io.EOF
	}).Call(vals(false)))
	h := Huge{7: 3}
	lout := reflect.ValueOf(large).Call(vals(h, 9))
	fmt.Println(lout[0].Index(7), lout[0].Index(9), h[9], lout[1])
	fmt.Println(fact(10))

	// Methods.
	t := T{1, "t"}
	v := reflect.ValueOf(t)
	show("method", v.MethodByName("Value").Call(vals(2)))
	show("many", v.MethodByName("Many").Call(vals(int8(-3), "q", [3]int16{1, 2, 3}, errors.New("any"), 1.5, 2.5)))
	reflect.ValueOf(&t).MethodByName("Add").Call(vals(10))
	fmt.Println(t.n, v.MethodByName("unexported").IsValid(), v.MethodByName("Add").IsValid(), v.NumMethod(), reflect.ValueOf(&t).NumMethod())
	show("chain", reflect.ValueOf(&t).MethodByName("Add").Call(vals(1))[0].MethodByName("Value").Call(vals(0)))
	for _, x := range []any{Small(4), Empty{}, Big{1, 2, 3}, Fn(func(i int) int { return i * 3 }), Ptr{&x}, Huge{3: 8}} {
		m := reflect.ValueOf(x).Method(0)
		args := vals()
		if m.Type().NumIn() == 1 {
			args = vals(3)
		}
		fmt.Println(m.Type(), m.Call(args)[0], reflect.TypeOf(x).Method(0).Func.Call(append(vals(x), args...))[0])
	}
	o := Outer{&t, 3, Empty{}}
	ov := reflect.ValueOf(o)
	for i := 0; i < ov.NumMethod(); i++ {
		fmt.Print(ov.Type().Method(i).Name, " ")
	}
	fmt.Println()
	show("promoted", ov.MethodByName("Twice").Call(nil))
	show("promoted", ov.MethodByName("Value").Call(vals(1)))
	var i Iface = &t
	iv := reflect.ValueOf(&i).Elem()
	show("interface method", iv.Method(0).Call(vals(4)))
	fmt.Println(iv.NumMethod(), iv.Method(0).Type(), iv.Elem().Method(0).Type(), iv.Method(0).Kind(), iv.Method(0).IsNil(), iv.Method(0).NumMethod())
	var b Big
	reflect.ValueOf(&b).MethodByName("Fill").Call(vals(2))
	fmt.Println(b.Sum(), reflect.ValueOf(&b).MethodByName("Sum").Call(nil)[0])

	// Method values and expressions.
	f := reflect.ValueOf(t).MethodByName("Value").Interface().(func(int) string)
	g := reflect.ValueOf(&t).MethodByName("Add").Interface().(func(int) *T)
	fmt.Println(f(1), g(5).n, f(1))
	e := reflect.TypeOf(t).Method(1).Func.Interface().(func(T, int) string)
	fmt.Println(e(T{9, "e"}, 2))
	pe := reflect.TypeOf(&t).Method(0).Func.Interface().(func(*T, int) *T)
	fmt.Println(pe(&t, 100).n, t.n)
	many := reflect.ValueOf(t).MethodByName("Many").Interface().(func(int8, string, [3]int16, any, ...float64) (int, string, [3]int16, any, []float64))
	fmt.Println(many(1, "m", [3]int16{4, 5, 6}, nil, 7, 8))
	fmt.Println(reflect.ValueOf(Small(21)).Method(0).Interface().(func() Small)(), reflect.ValueOf(Empty{}).Method(0).Interface().(func() string)(), reflect.ValueOf(Huge{1: 2}).Method(0).Interface().(func(int) int)(1), reflect.ValueOf(b).Method(0).Interface().(func() int)())
	fmt.Println(iv.Method(0).Interface().(func(int) string)(6))
	mv := reflect.ValueOf(&t).Elem().MethodByName("Value")
	t.n = 1000
	fmt.Println(mv.Call(vals(1))[0])
	fv := reflect.ValueOf(struct{ F any }{mv.Interface()}).Field(0)
	fmt.Println(fv.Elem().Call(vals(3))[0])

	// Made functions.
	swap := func(in []reflect.Value) []reflect.Value { return []reflect.Value{in[1], in[0]} }
	var intSwap func(int, int) (int, int)
	var strSwap func(string, []byte) ([]byte, string)
	reflect.ValueOf(&intSwap).Elem().Set(reflect.MakeFunc(reflect.TypeOf(intSwap), swap))
	reflect.ValueOf(&strSwap).Elem().Set(reflect.MakeFunc(reflect.TypeOf(strSwap), swap))
	fmt.Println(intSwap(1, 2))
	b1, s1 := strSwap("a", []byte("bc"))
	fmt.Println(string(b1), s1)
	all := reflect.MakeFunc(reflect.TypeOf(multi), func(in []reflect.Value) []reflect.Value {
		out := append([]reflect.Value{}, in...)
		out[5] = reflect.ValueOf(55)
		out[6] = reflect.ValueOf(in[6].Len())
		return out
	}).Interface().(func(a uint8, b int64, c float32, d complex64, e bool, f func() int, g map[string]int, h *int, i error, j struct{ A, B byte }) (uint8, int64, float32, complex64, bool, int, int, *int, error, struct{ A, B byte }))
	r0, r1, r2, r3, r4, r5, r6, r7, r8, r9 := all(200, -7, 2.5, 3i, true, nil, map[string]int{"a": 1}, &x, io.EOF, struct{ A, B byte }{3, 4})
	fmt.Println(r0, r1, r2, r3, r4, r5, r6, *r7, r8, r9)
	va := reflect.MakeFunc(reflect.TypeOf(variadic), func(in []reflect.Value) []reflect.Value {
		return vals(fmt.Sprint("made ", in[0], " ", in[1].Len(), in[1].Type()))
	}).Interface().(func(string, ...int) string)
	fmt.Println(va("x"), va("y", 1, 2))
	hm := reflect.MakeFunc(reflect.TypeOf(large), func(in []reflect.Value) []reflect.Value { return in }).Interface().(func(Huge, int) (Huge, int))
	hr, n := hm(Huge{5: 6}, 7)
	fmt.Println(hr[5], n)
	conv := reflect.MakeFunc(reflect.TypeOf(func() any { return nil }), func([]reflect.Value) []reflect.Value { return vals(3) }).Interface().(func() any)
	fmt.Println(conv())
	null := reflect.MakeFunc(reflect.TypeOf(func() error { return nil }), func([]reflect.Value) []reflect.Value {
		return []reflect.Value{reflect.Zero(reflect.TypeFor[error]())}
	}).Interface().(func() error)
	fmt.Println(null())
	ft := reflect.FuncOf([]reflect.Type{reflect.TypeOf(0)}, []reflect.Type{reflect.TypeOf("")}, false)
	made := reflect.MakeFunc(ft, func(in []reflect.Value) []reflect.Value { return vals(strings.Repeat("z", int(in[0].Int()))) })
	fmt.Println(made.Call(vals(4))[0], made.Interface().(func(int) string)(2))
	var rec func(int) int
	rec = reflect.MakeFunc(reflect.TypeOf(rec), func(in []reflect.Value) []reflect.Value {
		n := int(in[0].Int())
		if n == 0 {
			runtime.GC()
			return vals(0)
		}
		return vals(n + rec(n-1))
	}).Interface().(func(int) int)
	fmt.Println(rec(300))

	// Panics go through, and deferred made functions recover.
	func() {
		defer func() { fmt.Println("recovered", recover()) }()
		reflect.ValueOf(func() { panic("through") }).Call(nil)
	}()
	func() {
		rv := reflect.MakeFunc(reflect.TypeOf(func() {}), func([]reflect.Value) []reflect.Value {
			fmt.Println("in made", recover())
			return nil
		}).Interface().(func())
		defer rv()
		panic("for made")
	}()
	// Garbage during calls.
	keep := reflect.ValueOf(func(s []string, p *T) ([]string, *T) {
		for i := 0; i < 2000; i++ {
			s = append(s[:1:1], fmt.Sprint(i))
		}
		runtime.GC()
		return s, p
	})
	res := keep.Call(vals([]string{"first"}, &T{7, "kept"}))
	runtime.GC()
	fmt.Println(res[0], res[1].Elem().Field(1))
}
