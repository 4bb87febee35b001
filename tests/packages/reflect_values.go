// Values of package reflect: reading, setting, elements, maps, conversions, comparisons.
package main

import (
	"fmt"
	"reflect"
	"sort"
	"strings"
	"unsafe"
)

type MyInt int

func (m MyInt) String() string { return fmt.Sprint("my", int(m)) }

type Inner struct {
	A int
	b string
}
type embedded struct{ Open, closed int }
type S struct {
	Inner
	embedded
	*Named
	I    int
	P    *int
	M    map[string]int
	L    []string
	Any  any
	Err  error
	F    func(int) int
	Arr  [3]int8
	low  int
	C128 complex128
	C64  complex64
	F32  float32
	U8   uint8
	B    bool
	Str  string
	UP   unsafe.Pointer
}
type Named struct{ N string }

func show(label string, vs ...any) {
	fmt.Print(label, ":")
	for _, v := range vs {
		fmt.Print(" ", v)
	}
	fmt.Println()
}

func main() {
	x := 7
	s := S{Inner: Inner{1, "b"}, embedded: embedded{2, 3}, Named: &Named{"n"}, I: 5, P: &x, M: map[string]int{"k": 1}, L: []string{"p", "q"},
		Any: MyInt(3), F: func(i int) int { return i * 2 }, Arr: [3]int8{1, -2, 3}, low: 9, C128: 1 + 2i, C64: 3 + 4i, F32: 0.5, U8: 200, B: true, Str: "text"}
	v := reflect.ValueOf(&s).Elem()
	t := v.Type()
	for i := 0; i < v.NumField(); i++ {
		f := v.Field(i)
		nilable := false
		switch f.Kind() {
		case reflect.Pointer, reflect.Map, reflect.Slice, reflect.Interface, reflect.Func, reflect.UnsafePointer:
			nilable = f.IsNil()
		}
		fmt.Println(t.Field(i).Name, f.Kind(), f.Type(), f.CanAddr(), f.CanSet(), f.CanInterface(), f.IsZero(), nilable, f.Comparable(), f.CanInt(), f.CanUint(), f.CanFloat(), f.CanComplex())
	}
	show("getters", v.FieldByName("I").Int(), v.FieldByName("U8").Uint(), v.FieldByName("F32").Float(), v.FieldByName("C64").Complex(), v.FieldByName("C128").Complex(), v.FieldByName("B").Bool(), v.FieldByName("Str").String(), v.FieldByName("low").Int(), v.FieldByName("b").String())
	show("promoted", v.FieldByName("A").Int(), v.FieldByName("Open").CanSet(), v.FieldByName("closed").CanSet(), v.FieldByName("N"), v.FieldByName("zzz").IsValid(), v.FieldByIndex([]int{0, 0}))
	show("string", reflect.ValueOf(3).String(), reflect.Value{}.String(), v.String(), v.FieldByName("Any").String(), v.FieldByName("Any").Elem().String(), reflect.ValueOf(s.F).String())

	// Setting.
	v.FieldByName("I").SetInt(-6)
	v.FieldByName("U8").SetUint(255)
	v.FieldByName("F32").SetFloat(1.25)
	v.FieldByName("C64").SetComplex(5 - 6i)
	v.FieldByName("C128").SetComplex(7i)
	v.FieldByName("B").SetBool(false)
	v.FieldByName("Str").SetString("new")
	v.FieldByName("P").Elem().SetInt(77)
	v.FieldByName("A").SetInt(11)
	v.FieldByName("Open").SetInt(12)
	v.FieldByName("N").SetString("nn")
	v.FieldByName("Arr").Index(1).SetInt(100)
	v.FieldByName("L").Index(0).SetString("pp")
	v.FieldByName("M").SetMapIndex(reflect.ValueOf("k2"), reflect.ValueOf(2))
	v.FieldByName("Any").Set(reflect.ValueOf("any string"))
	v.FieldByName("Err").Set(reflect.ValueOf(fmt.Errorf("an error")))
	v.FieldByName("UP").SetPointer(unsafe.Pointer(&x))
	v.FieldByName("F").Set(reflect.ValueOf(func(i int) int { return i + 1 }))
	show("set", s.I, s.U8, s.F32, s.C64, s.C128, s.B, s.Str, x, s.A, s.Open, s.N, s.Arr, s.L, len(s.M), s.Any, s.Err, s.UP == unsafe.Pointer(&x), s.F(1))
	v.FieldByName("Any").Set(reflect.Zero(reflect.TypeFor[any]()))
	v.FieldByName("Err").SetZero()
	v.FieldByName("L").SetZero()
	v.FieldByName("Inner").SetZero()
	show("zeroed", s.Any, s.Err, s.L == nil, s.Inner)
	reflect.ValueOf(&s.Any).Elem().Set(reflect.ValueOf(&s.Arr))
	show("pointer in any", v.FieldByName("Any").Elem().Elem().Index(1), v.FieldByName("Any").Elem().Len(), v.FieldByName("Any").Elem().Cap())

	// Sequences.
	list := []int{1, 2, 3, 4, 5}
	lv := reflect.ValueOf(&list).Elem()
	show("slice", lv.Len(), lv.Cap(), lv.Slice(1, 3), lv.Slice(1, 3).Cap(), lv.Slice3(1, 3, 4).Cap(), lv.Index(4), lv.Index(0).CanSet())
	lv.SetLen(2)
	show("SetLen", list, cap(list))
	lv.SetCap(3)
	show("SetCap", len(list), cap(list))
	lv.Set(reflect.Append(lv, reflect.ValueOf(10), reflect.ValueOf(11)))
	show("Append", list, cap(list))
	lv.Set(reflect.AppendSlice(lv, reflect.ValueOf([]int{12, 13})))
	show("AppendSlice", list, cap(list))
	lv.Grow(10)
	show("Grow", len(list), cap(list) >= 16, list[:len(list)+10][len(list)+3])
	arr := [4]string{"a", "b", "c", "d"}
	av := reflect.ValueOf(&arr).Elem()
	av.Slice(1, 3).Index(0).SetString("B")
	show("array", arr, av.Slice(1, 3), av.Slice(1, 3).Type(), av.Slice3(0, 1, 2).Cap(), reflect.ValueOf(arr).Index(2), reflect.ValueOf(arr).Index(2).CanSet())
	show("string", reflect.ValueOf("hello").Index(1), reflect.ValueOf("hello").Slice(1, 3), reflect.ValueOf("hello").Len(), reflect.ValueOf("hello").Index(1).Type())
	show("copy", reflect.Copy(av, reflect.ValueOf([]string{"x", "y"})), arr)
	bytes := make([]byte, 3)
	show("copy string", reflect.Copy(reflect.ValueOf(bytes), reflect.ValueOf("hello")), bytes, reflect.ValueOf(bytes).Bytes())
	barr := [3]byte{1, 2, 3}
	reflect.ValueOf(&barr).Elem().Bytes()[1] = 9
	show("bytes of array", barr)
	var nb []byte
	reflect.ValueOf(&nb).Elem().SetBytes([]byte("abc"))
	show("SetBytes", nb)
	made := reflect.MakeSlice(reflect.TypeOf([]Inner{}), 2, 5)
	made.Index(1).Field(0).SetInt(4)
	show("MakeSlice", made, made.Cap(), made.CanSet())
	swap := reflect.Swapper([]string{"a", "b"})
	swap(0, 1)
	names := []Inner{{1, "x"}, {2, "y"}, {3, "z"}}
	reflect.Swapper(names)(0, 2)
	show("Swapper", names)
	cl := []int{1, 2}
	reflect.ValueOf(cl).Clear()
	show("Clear", cl)
	show("SliceAt", reflect.SliceAt(reflect.TypeOf(0), unsafe.Pointer(&list[0]), 2))

	// Maps.
	m := map[string]Inner{"a": {1, "x"}, "b": {2, "y"}}
	mv := reflect.ValueOf(m)
	show("map", mv.Len(), mv.MapIndex(reflect.ValueOf("a")), mv.MapIndex(reflect.ValueOf("zz")).IsValid())
	keys := mv.MapKeys()
	sort.Slice(keys, func(i, j int) bool { return keys[i].String() < keys[j].String() })
	show("keys", keys[0], keys[1], keys[0].CanSet())
	mv.SetMapIndex(reflect.ValueOf("c"), reflect.ValueOf(Inner{3, "z"}))
	mv.SetMapIndex(reflect.ValueOf("a"), reflect.Value{})
	show("changed", m)
	total := 0
	iter := mv.MapRange()
	k, e := reflect.New(reflect.TypeOf("")).Elem(), reflect.New(reflect.TypeOf(Inner{})).Elem()
	var all []string
	for iter.Next() {
		k.SetIterKey(iter)
		e.SetIterValue(iter)
		all = append(all, k.String()+"="+iter.Key().String())
		total += int(iter.Value().Field(0).Int()) + int(e.Field(0).Int())
	}
	sort.Strings(all)
	show("MapRange", total, strings.Join(all, ","))
	iter.Reset(reflect.ValueOf(map[int]int{5: 6}))
	show("Reset", iter.Next(), iter.Key(), iter.Value(), iter.Next())
	mm := reflect.MakeMap(reflect.TypeOf(map[any]int{}))
	mm.SetMapIndex(reflect.ValueOf(1), reflect.ValueOf(2))
	mm.SetMapIndex(reflect.ValueOf("x"), reflect.ValueOf(3))
	show("any keys", mm.Len(), mm.MapIndex(reflect.ValueOf("x")), mm.Interface().(map[any]int)[1])
	mp := reflect.MakeMapWithSize(reflect.MapOf(reflect.TypeOf(Inner{}), reflect.TypeOf([200]byte{})), 100)
	mp.SetMapIndex(reflect.ValueOf(Inner{A: 1}), reflect.ValueOf([200]byte{5}))
	show("big", mp.Len(), mp.MapIndex(reflect.ValueOf(Inner{A: 1})).Index(0), mp.Type())
	mp.Clear()
	show("cleared", mp.Len())
	var nilMap map[string]int
	show("nil map", reflect.ValueOf(nilMap).Len(), reflect.ValueOf(nilMap).MapIndex(reflect.ValueOf("")).IsValid(), reflect.ValueOf(nilMap).MapRange().Next(), len(reflect.ValueOf(nilMap).MapKeys()))

	// Pointers and interfaces.
	p := reflect.New(reflect.TypeOf(0))
	p.Elem().SetInt(3)
	show("New", p.Elem(), *p.Interface().(*int), p.Type(), p.Elem().CanAddr(), p.CanAddr(), p.Elem().Addr().Interface() == p.Interface())
	show("Indirect", reflect.Indirect(p), reflect.Indirect(reflect.ValueOf(4)))
	at := reflect.NewAt(reflect.TypeOf(0), unsafe.Pointer(&x))
	at.Elem().SetInt(1234)
	show("NewAt", x, at.Pointer() == uintptr(unsafe.Pointer(&x)), at.Elem().UnsafeAddr() == at.Pointer(), at.UnsafePointer() == unsafe.Pointer(&x))
	var np *int
	var ni any
	show("nil", reflect.ValueOf(np).IsNil(), reflect.ValueOf(np).Elem().IsValid(), reflect.ValueOf(&ni).Elem().IsNil(), reflect.ValueOf(&ni).Elem().Elem().IsValid(), reflect.ValueOf(nil).IsValid())
	ni = MyInt(4)
	iv := reflect.ValueOf(&ni).Elem()
	show("any", iv.Kind(), iv.Type(), iv.Elem().Kind(), iv.Elem().Type(), iv.Elem().CanSet(), iv.NumMethod(), iv.Elem().NumMethod(), iv.Interface())
	n, ok := reflect.TypeAssert[MyInt](iv.Elem())
	_, ok2 := reflect.TypeAssert[int](iv.Elem())
	str, ok3 := reflect.TypeAssert[fmt.Stringer](iv.Elem())
	show("TypeAssert", n, ok, ok2, str, ok3)

	// Zero and comparisons.
	negZero := 0.0
	negZero = -negZero * 1
	minus := -1.0 * 0
	_ = minus
	nz := 1.0
	nz = -nz * 0
	for _, x := range []any{0, "", 0.0, nz, false, [2]int{}, [2]int{0, 1}, struct{ a, b float64 }{}, struct{ a, b float64 }{0, nz}, []int(nil), []int{}, map[int]int(nil), (*int)(nil), struct {
		s string
		f func()
	}{}, [1]any{}, [1]any{0}, complex(0, 0), complex(nz, 0)} {
		fmt.Print(reflect.ValueOf(x).IsZero(), " ")
	}
	fmt.Println()
	show("Equal", reflect.ValueOf(1).Equal(reflect.ValueOf(1)), reflect.ValueOf(1).Equal(reflect.ValueOf("1")), reflect.ValueOf(1).Equal(reflect.ValueOf(int8(1))), reflect.ValueOf([2]string{"a", "b"}).Equal(reflect.ValueOf([2]string{"a", "b"})), reflect.Value{}.Equal(reflect.Value{}), reflect.Value{}.Equal(reflect.ValueOf(1)), reflect.ValueOf(Inner{1, "a"}).Equal(reflect.ValueOf(Inner{1, "a"})), iv.Equal(reflect.ValueOf(MyInt(4))))
	show("Comparable", reflect.ValueOf([]int{}).Comparable(), reflect.ValueOf([1]any{[]int{}}).Comparable(), reflect.ValueOf([1]any{1}).Comparable(), reflect.ValueOf(struct{ f func() }{}).Comparable())

	// Conversions.
	conv := func(x any, to reflect.Type) {
		v := reflect.ValueOf(x)
		if !v.CanConvert(to) {
			fmt.Printf("%T cannot become %v\n", x, to)
			return
		}
		y := v.Convert(to)
		fmt.Printf("%T(%v) -> %v %#v\n", x, x, y.Type(), y.Interface())
	}
	targets := []reflect.Type{reflect.TypeOf(0), reflect.TypeOf(int8(0)), reflect.TypeOf(uint16(0)), reflect.TypeOf(1.5), reflect.TypeOf(float32(1)), reflect.TypeOf(""), reflect.TypeOf([]byte{}), reflect.TypeOf([]rune{}), reflect.TypeOf(MyInt(0)), reflect.TypeFor[any](), reflect.TypeFor[fmt.Stringer](), reflect.TypeOf([2]int{}), reflect.TypeOf(complex64(0))}
	for _, x := range []any{300, -1, uint8(65), 3.75, float32(2.5), "héy", []byte("ab"), []rune("ñx"), MyInt(66), []int{1, 2, 3}, 1 + 2i} {
		for _, to := range targets {
			conv(x, to)
		}
	}
	pa := reflect.ValueOf([]int{1, 2, 3}).Convert(reflect.TypeOf(&[2]int{}))
	show("array pointer", pa.Elem(), reflect.ValueOf([]int{1}).CanConvert(reflect.TypeOf(&[2]int{})))
	show("struct", reflect.ValueOf(Inner{1, "q"}).Convert(reflect.TypeOf(struct {
		A int
		b string
	}{})))

	// Overflow.
	show("overflow", reflect.ValueOf(int8(0)).OverflowInt(127), reflect.ValueOf(int8(0)).OverflowInt(-129), reflect.ValueOf(uint8(0)).OverflowUint(256), reflect.ValueOf(float32(0)).OverflowFloat(1e300), reflect.ValueOf(complex64(0)).OverflowComplex(complex(0, 1e300)))

	// Printing.
	fmt.Println(reflect.ValueOf(s.Arr), reflect.ValueOf(MyInt(1)), reflect.ValueOf(&s).Elem().FieldByName("low"), reflect.Value{}, []reflect.Value{reflect.ValueOf(1), reflect.ValueOf("x")})
	fmt.Printf("%d %v %+v %#v %x %T %s\n", reflect.ValueOf(42), reflect.ValueOf("s"), reflect.ValueOf(Inner{1, "b"}), reflect.ValueOf(Inner{1, "b"}), reflect.ValueOf("hi"), reflect.ValueOf(1), reflect.ValueOf(MyInt(5)))
	fmt.Printf("%v %v %d\n", reflect.ValueOf(&ni).Elem(), reflect.ValueOf(map[string]int{"b": 1, "a": 2}), reflect.ValueOf([]int{1, 2}))
	fmt.Println(reflect.ValueOf(struct{ m MyInt }{4}).Field(0), reflect.ValueOf(struct{ M MyInt }{4}).Field(0))
}

var blank = struct{ a, _, c int }{1, 2, 3}

func init() {
	n := 0
	count := func() int { n++; return n }
	p := &struct {
		_ int
		x int
		_ string
	}{count(), count(), fmt.Sprint(count())}
	fmt.Println("blank", reflect.ValueOf(blank).Field(1), reflect.ValueOf(p).Elem().Field(0), p.x, reflect.ValueOf(p).Elem().Field(2).Len(), n)
}
