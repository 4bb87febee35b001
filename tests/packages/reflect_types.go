// What package reflect says of types: every kind, names, fields, methods, identity of types made at run time.
package main

import (
	"errors"
	"fmt"
	"io"
	"reflect"
	"strings"
	"unsafe"
)

type Celsius float64

func (c Celsius) String() string { return fmt.Sprintf("%.1f°C", float64(c)) }

type Point struct{ X, Y int }

func (p Point) Add(q Point) Point { return Point{p.X + q.X, p.Y + q.Y} }
func (p *Point) Scale(by int)     { p.X *= by; p.Y *= by }
func (p Point) hidden() int       { return 1 }
func (p Point) Zip(xs ...int) int { return len(xs) }

type Named struct {
	Point
	*strings.Builder
	Name   string `json:"name,omitempty" db:"n"`
	secret int    `x:"\"quoted\" and \\ more"`
	Err    error
	Fn     func(a int, rest ...string) (bool, error)
	_      int
	C      chan<- int
}

type Shape interface {
	Area() float64
	perimeter() float64
	Name(int) (string, error)
}

type Pair[K comparable, V any] struct {
	Key K
	Val V
}

func (p Pair[K, V]) Get() V { return p.Val }

type List[T any] struct {
	next *List[T]
	item T
}

type Inner struct{ A, B int }
type Deep struct {
	Inner
	B string
}
type Left struct{ Both, L int }
type Right struct{ Both, R int }
type Amb struct {
	Left
	*Right
	Deep
}
type Rec struct {
	*Rec
	V int
}

type tagged1 struct {
	A int `a:"1"`
}
type tagged2 struct {
	A int `b:"2"`
}

func describe(t reflect.Type) {
	fmt.Printf("%-28v kind=%v name=%q pkg=%q size=%d align=%d/%d cmp=%v methods=%d\n",
		t, t.Kind(), t.Name(), t.PkgPath(), t.Size(), t.Align(), t.FieldAlign(), t.Comparable(), t.NumMethod())
}

func main() {
	var iface Shape
	values := []any{
		true, 1, int8(1), int16(1), int32(1), int64(1), uint(1), uint8(1), uint16(1), uint32(1), uint64(1), uintptr(1),
		float32(1), 1.0, complex64(1), complex128(1), "s", [3]int{}, [0]string{}, []byte{}, map[string][]int{},
		func(int, ...string) error { return nil }, func() {}, &iface, new(int), struct{}{}, struct {
			A int `t:"v"`
			b string
		}{}, unsafe.Pointer(nil), Celsius(1), Point{}, &Point{}, Named{}, Pair[string, Point]{}, &List[Pair[int, bool]]{},
		errors.New("e"), (chan int)(nil), (<-chan string)(nil), (chan<- (<-chan int))(nil), (chan (<-chan int))(nil),
		[]any{}, [2]func(){}, [2]any{}, struct{ x any }{}, 'x', struct{ Point }{}, &struct{ *Point }{},
	}
	for _, v := range values {
		describe(reflect.TypeOf(v))
	}
	describe(reflect.TypeFor[Shape]())
	describe(reflect.TypeFor[error]())
	describe(reflect.TypeFor[any]())
	describe(reflect.TypeFor[io.Reader]())
	describe(reflect.TypeFor[interface {
		M(int)
		error
	}]())
	fmt.Println(reflect.TypeOf(nil) == nil, reflect.TypeOf(iface) == nil)

	fmt.Println("-- fields")
	t := reflect.TypeOf(Named{})
	for i := 0; i < t.NumField(); i++ {
		f := t.Field(i)
		fmt.Printf("%q %q %v %q %d %v anon=%v exported=%v\n", f.Name, f.PkgPath, f.Type, f.Tag, f.Offset, f.Index, f.Anonymous, f.IsExported())
	}
	f, ok := t.FieldByName("Name")
	fmt.Println(f.Tag.Get("json"), f.Tag.Get("db"), f.Tag.Get("none"), ok)
	v, ok := f.Tag.Lookup("db")
	fmt.Println(v, ok)
	f, _ = t.FieldByName("secret")
	fmt.Println(f.Tag.Get("x"))
	for _, tag := range []reflect.StructTag{`a:"1" b:"2"`, `  a:"1"  `, `a:1`, `a`, `a:"x`, `:"x"`, `a:"" b:"y"`, "a:\"b\\n\"", `a:"1"b:"2"`} {
		a, aok := tag.Lookup("a")
		b, bok := tag.Lookup("b")
		fmt.Printf("%q %q %v %q %v\n", tag, a, aok, b, bok)
	}

	fmt.Println("-- promoted")
	for _, name := range []string{"X", "Y", "Scale", "buf", "A", "B", "Both", "L", "R", "V", "Inner", "Nope", "Rec"} {
		for _, s := range []any{Named{}, Amb{}, Rec{}} {
			f, ok := reflect.TypeOf(s).FieldByName(name)
			fmt.Print(name, " ", ok, " ", f.Index, " ", f.Type, "; ")
		}
		fmt.Println()
	}
	f, ok = reflect.TypeOf(Amb{}).FieldByNameFunc(func(s string) bool { return strings.HasPrefix(s, "R") })
	fmt.Println(f.Name, f.Index, ok)
	f, ok = reflect.TypeOf(Amb{}).FieldByNameFunc(func(s string) bool { return s == "A" || s == "L" })
	fmt.Println(f.Name, f.Index, ok)
	fmt.Println(reflect.TypeOf(Amb{}).FieldByIndex([]int{2, 0, 1}).Name)
	for _, s := range []any{Amb{}, Rec{}, Named{}, struct{}{}} {
		for _, f := range reflect.VisibleFields(reflect.TypeOf(s)) {
			fmt.Print(f.Name, f.Index, " ")
		}
		fmt.Println()
	}

	fmt.Println("-- methods")
	for _, t := range []reflect.Type{reflect.TypeOf(Point{}), reflect.TypeOf(&Point{}), reflect.TypeFor[Shape](),
		reflect.TypeOf(Pair[string, int]{}), reflect.TypeOf(Celsius(0)), reflect.TypeOf(Named{}), reflect.TypeOf(&struct{ *Point }{})} {
		fmt.Println(t, t.NumMethod())
		for i := 0; i < t.NumMethod() && i < 6; i++ {
			m := t.Method(i)
			fmt.Println("  ", m.Index, m.Name, m.PkgPath, m.Type, m.IsExported(), m.Func.IsValid())
		}
	}
	m, ok := reflect.TypeOf(Point{}).MethodByName("Add")
	fmt.Println(m.Name, m.Index, ok)
	_, ok = reflect.TypeOf(Point{}).MethodByName("Scale")
	fmt.Println(ok)
	_, ok = reflect.TypeOf(Point{}).MethodByName("hidden")
	fmt.Println(ok)
	m, ok = reflect.TypeFor[Shape]().MethodByName("perimeter")
	fmt.Println(m.Name, m.PkgPath, m.Type, ok)

	fmt.Println("-- functions")
	ft := reflect.TypeOf(func(int, string, ...float64) (bool, error) { return false, nil })
	fmt.Println(ft.NumIn(), ft.NumOut(), ft.IsVariadic(), ft.In(0), ft.In(2), ft.Out(1))
	fmt.Println(reflect.TypeOf((<-chan int)(nil)).ChanDir(), reflect.TypeOf((chan<- int)(nil)).ChanDir(), reflect.TypeOf((chan int)(nil)).ChanDir(), reflect.ChanDir(0))
	fmt.Println(reflect.TypeOf(map[string]int{}).Key(), reflect.TypeOf(map[string]int{}).Elem(), reflect.TypeOf([5]int{}).Len(), reflect.TypeOf(int16(0)).Bits())

	fmt.Println("-- relations")
	str := reflect.TypeFor[fmt.Stringer]()
	types := []reflect.Type{reflect.TypeOf(1), reflect.TypeOf(Celsius(1)), reflect.TypeOf(1.5), str, reflect.TypeFor[any](),
		reflect.TypeOf(""), reflect.TypeOf([]byte{}), reflect.TypeOf([]rune{}), reflect.TypeOf([4]byte{}), reflect.TypeOf(&[4]byte{}),
		reflect.TypeOf(Point{}), reflect.TypeOf(struct{ X, Y int }{}), reflect.TypeOf(&Point{}), reflect.TypeOf(&struct{ X, Y int }{}),
		reflect.TypeOf(tagged1{}), reflect.TypeOf(tagged2{}), reflect.TypeOf(complex64(1)), reflect.TypeOf((chan int)(nil)), reflect.TypeOf((<-chan int)(nil))}
	for _, a := range types {
		for _, b := range types {
			c := "."
			switch {
			case a.AssignableTo(b):
				c = "A"
			case a.ConvertibleTo(b):
				c = "c"
			}
			fmt.Print(c)
			if b.Kind() == reflect.Interface && a.Implements(b) {
				fmt.Print("i")
			}
		}
		fmt.Println(" ", a)
	}

	fmt.Println("-- made")
	it, st := reflect.TypeOf(0), reflect.TypeOf("")
	check := func(made reflect.Type, there any) {
		fmt.Println(made, made == reflect.TypeOf(there), reflect.New(made).Elem().Type() == made)
	}
	check(reflect.PointerTo(it), new(int))
	check(reflect.PointerTo(reflect.TypeOf(Point{})), &Point{})
	check(reflect.SliceOf(it), []int{})
	check(reflect.ArrayOf(3, it), [3]int{})
	check(reflect.MapOf(st, it), map[string]int{})
	check(reflect.ChanOf(reflect.RecvDir, it), (<-chan int)(nil))
	check(reflect.FuncOf([]reflect.Type{it, reflect.SliceOf(st)}, []reflect.Type{st}, true), func(int, ...string) string { return "" })
	check(reflect.StructOf([]reflect.StructField{{Name: "A", Type: it, Tag: `k:"v"`}, {Name: "B", Type: st}}), struct {
		A int `k:"v"`
		B string
	}{})
	fmt.Println(reflect.ArrayOf(7, reflect.SliceOf(reflect.MapOf(st, reflect.PointerTo(reflect.TypeOf(Celsius(0)))))))
	fmt.Println(reflect.FuncOf(nil, nil, false), reflect.FuncOf([]reflect.Type{it}, []reflect.Type{it, st}, false))
	fmt.Println(reflect.ChanOf(reflect.BothDir, reflect.ChanOf(reflect.RecvDir, it)), reflect.ChanOf(reflect.SendDir, it))
	fmt.Println(reflect.StructOf(nil), reflect.StructOf([]reflect.StructField{{Name: "x", PkgPath: "main", Type: it}, {Name: "Y", Type: reflect.TypeOf(byte(0))}}))
	fmt.Println(reflect.SliceOf(reflect.TypeOf(uint16(0))) == reflect.SliceOf(reflect.TypeOf(uint16(0))))
	fmt.Println(reflect.TypeOf(reflect.New(reflect.MapOf(st, reflect.ArrayOf(11, it))).Interface()))
	big := reflect.StructOf([]reflect.StructField{{Name: "A", Type: reflect.TypeOf(byte(0))}, {Name: "B", Type: it}, {Name: "C", Type: reflect.TypeOf(false)}, {Name: "D", Type: reflect.TypeOf(struct{}{})}})
	for i := 0; i < big.NumField(); i++ {
		fmt.Print(big.Field(i).Name, big.Field(i).Offset, " ")
	}
	fmt.Println(big.Size(), big.Align(), big.Comparable())
	for k := reflect.Invalid; k <= reflect.UnsafePointer+1; k++ {
		fmt.Print(k, " ")
	}
	fmt.Println()
	for _, x := range []any{1, "s", [2]int{}, []int{}, map[int]int{}, &[2]int{}, new(int), func(func(int) bool) {}, func(func(int, int) bool) {}, func(func() bool) {}, 1.5, (chan int)(nil)} {
		t := reflect.TypeOf(x)
		fmt.Print(t.CanSeq(), t.CanSeq2(), " ")
	}
	fmt.Println()
	seen := map[reflect.Type]int{}
	for _, x := range []any{1, 2, "a", Point{}, Point{1, 2}, &Point{}} {
		seen[reflect.TypeOf(x)]++
	}
	fmt.Println(seen[reflect.TypeOf(0)], seen[reflect.TypeOf(Point{})], len(seen))
	fmt.Printf("%v %s %d %T\n", reflect.TypeOf(1), reflect.TypeOf(""), reflect.Int, reflect.TypeOf(1))
	fmt.Println(reflect.TypeOf(int8(0)).OverflowInt(128), reflect.TypeOf(int8(0)).OverflowInt(-128), reflect.TypeOf(uint16(0)).OverflowUint(65536), reflect.TypeOf(float32(0)).OverflowFloat(1e39), reflect.TypeOf(complex64(0)).OverflowComplex(1e39))
}
