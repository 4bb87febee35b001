// What package reflect panics with.
package main

import (
	"errors"
	"fmt"
	"reflect"
	"unsafe"
)

type S struct {
	A int
	b int
	emb
	E error
}
type emb struct{ X int }

func (S) Exported()   {}
func (S) unexported() {}

type I interface{ m() }
type N struct{ *P }
type P struct{ F int }

func try(name string, f func()) {
	defer func() {
		r := recover()
		switch r := r.(type) {
		case *reflect.ValueError:
			fmt.Printf("%s: ValueError %s %v: %v\n", name, r.Method, r.Kind, r)
		case error:
			fmt.Printf("%s: error %v\n", name, r)
		default:
			fmt.Printf("%s: %T %v\n", name, r, r)
		}
	}()
	f()
}

func main() {
	var z reflect.Value
	one := reflect.ValueOf(1)
	str := reflect.ValueOf("s")
	s := S{}
	sv := reflect.ValueOf(s)
	pv := reflect.ValueOf(&s).Elem()
	sl := reflect.ValueOf([]int{1})
	m := reflect.ValueOf(map[string]int{})
	fn := reflect.ValueOf(func(int, ...string) {})
	x := 1
	xv := reflect.ValueOf(&x).Elem()
	values := map[string]reflect.Value{"zero": z, "int": one, "string": str, "struct": sv, "slice": sl}
	for _, n := range []string{"zero", "int", "string", "struct", "slice"} {
		v := values[n]
		try(n+".Bool", func() { v.Bool() })
		try(n+".Int", func() { v.Int() })
		try(n+".Uint", func() { v.Uint() })
		try(n+".Float", func() { v.Float() })
		try(n+".Complex", func() { v.Complex() })
		try(n+".Bytes", func() { v.Bytes() })
		try(n+".Len", func() { v.Len() })
		try(n+".Cap", func() { v.Cap() })
		try(n+".Index", func() { v.Index(9) })
		try(n+".Elem", func() { v.Elem() })
		try(n+".Field", func() { v.Field(99) })
		try(n+".NumField", func() { v.NumField() })
		try(n+".FieldByName", func() { v.FieldByName("A") })
		try(n+".FieldByIndex", func() { v.FieldByIndex([]int{0, 0}) })
		try(n+".IsNil", func() { v.IsNil() })
		try(n+".IsZero", func() { v.IsZero() })
		try(n+".Type", func() { v.Type() })
		try(n+".Interface", func() { v.Interface() })
		try(n+".CanInterface", func() { v.CanInterface() })
		try(n+".Addr", func() { v.Addr() })
		try(n+".Set", func() { v.Set(one) })
		try(n+".SetInt", func() { v.SetInt(1) })
		try(n+".SetZero", func() { v.SetZero() })
		try(n+".SetLen", func() { v.SetLen(1) })
		try(n+".Slice", func() { v.Slice(2, 1) })
		try(n+".Slice3", func() { v.Slice3(0, 1, 9) })
		try(n+".MapIndex", func() { v.MapIndex(str) })
		try(n+".MapKeys", func() { v.MapKeys() })
		try(n+".MapRange", func() { v.MapRange() })
		try(n+".SetMapIndex", func() { v.SetMapIndex(str, str) })
		try(n+".Call", func() { v.Call(nil) })
		try(n+".CallSlice", func() { v.CallSlice(nil) })
		try(n+".Method", func() { v.Method(5) })
		try(n+".MethodByName", func() { v.MethodByName("x") })
		try(n+".NumMethod", func() { v.NumMethod() })
		try(n+".Convert", func() { v.Convert(reflect.TypeOf(S{})) })
		try(n+".Pointer", func() { v.Pointer() })
		try(n+".UnsafePointer", func() { v.UnsafePointer() })
		try(n+".UnsafeAddr", func() { v.UnsafeAddr() })
		try(n+".OverflowInt", func() { v.OverflowInt(1) })
		try(n+".OverflowUint", func() { v.OverflowUint(1) })
		try(n+".OverflowFloat", func() { v.OverflowFloat(1) })
		try(n+".OverflowComplex", func() { v.OverflowComplex(1) })
		try(n+".Grow", func() { v.Grow(1) })
		try(n+".Clear", func() { v.Clear() })
		try(n+".Comparable", func() { v.Comparable() })
		try(n+".Append", func() { reflect.Append(v, one) })
		try(n+".Copy", func() { reflect.Copy(v, sl) })
		try(n+".InterfaceData", func() { _ = v.InterfaceData() })
	}
	low, embedded := pv.FieldByName("b"), pv.FieldByName("emb")
	try("set low", func() { low.SetInt(1) })
	try("interface low", func() { low.Interface() })
	try("set from low", func() { xv.Set(low) })
	try("embedded", func() { embedded.Field(0).SetInt(3) })
	try("embedded itself", func() { embedded.Set(embedded) })
	try("unaddressable", func() { sv.Field(0).SetInt(1) })
	try("SetString of int", func() { xv.SetString("x") })
	try("SetFloat of int", func() { xv.SetFloat(1) })
	try("SetUint of int", func() { xv.SetUint(1) })
	try("SetBool of int", func() { xv.SetBool(true) })
	try("SetComplex of int", func() { xv.SetComplex(1) })
	try("SetBytes of int", func() { xv.SetBytes(nil) })
	try("SetPointer of int", func() { xv.SetPointer(unsafe.Pointer(&x)) })
	try("SetCap of int", func() { xv.SetCap(1) })
	try("Set mismatch", func() { xv.Set(str) })
	try("Set zero", func() { xv.Set(z) })
	try("Set interface", func() { pv.Field(3).Set(one) })
	ints := []int{1, 2}
	iv := reflect.ValueOf(&ints).Elem()
	try("SetLen", func() { iv.SetLen(3) })
	try("SetLen neg", func() { iv.SetLen(-1) })
	try("SetCap", func() { iv.SetCap(1) })
	try("Grow neg", func() { iv.Grow(-1) })
	try("SetBytes ints", func() { iv.SetBytes(nil) })
	try("Append mismatch", func() { reflect.Append(iv, str) })
	try("AppendSlice", func() { reflect.AppendSlice(iv, reflect.ValueOf([]string{})) })
	try("AppendSlice kind", func() { reflect.AppendSlice(iv, str) })
	try("Copy mismatch", func() { reflect.Copy(iv, reflect.ValueOf([]string{})) })
	try("Copy to array", func() { reflect.Copy(reflect.ValueOf([1]int{}), iv) })
	try("Slice array", func() { reflect.ValueOf([2]int{}).Slice(0, 1) })
	try("Slice3 array", func() { reflect.ValueOf([2]int{}).Slice3(0, 1, 1) })
	try("Slice string", func() { str.Slice(0, 5) })
	try("Index array", func() { reflect.ValueOf([2]int{}).Index(2) })
	try("Index string", func() { str.Index(-1) })
	try("Len ptr", func() { reflect.ValueOf(&x).Len() })
	try("Cap ptr", func() { reflect.ValueOf(&x).Cap() })
	try("Bytes array", func() { reflect.ValueOf([2]byte{}).Bytes() })
	try("Bytes ints", func() { iv.Bytes() })
	try("MapIndex mismatch", func() { m.MapIndex(one) })
	try("SetMapIndex mismatch", func() { m.SetMapIndex(str, str) })
	try("SetMapIndex nil", func() { reflect.ValueOf(map[string]int(nil)).SetMapIndex(str, one) })
	try("unhashable", func() { reflect.ValueOf(map[any]int{}).SetMapIndex(sl, one) })
	try("iter key", func() { m.MapRange().Key() })
	try("iter value", func() { m.MapRange().Value() })
	try("iter end", func() { it := m.MapRange(); it.Next(); it.Key() })
	try("iter next", func() { it := m.MapRange(); it.Next(); it.Next() })
	try("iter none", func() { new(reflect.MapIter).Next() })
	try("SetIterKey", func() { xv.SetIterKey(m.MapRange()) })
	it := reflect.ValueOf(map[string]int{"a": 1}).MapRange()
	it.Next()
	try("SetIterKey mismatch", func() { xv.SetIterKey(it) })
	try("SetIterValue", func() { one.SetIterValue(it) })
	try("few args", func() { fn.Call(nil) })
	try("many args", func() { reflect.ValueOf(func() {}).Call([]reflect.Value{one}) })
	try("wrong arg", func() { fn.Call([]reflect.Value{str}) })
	try("wrong variadic", func() { fn.Call([]reflect.Value{one, one}) })
	try("zero arg", func() { fn.Call([]reflect.Value{z}) })
	try("low arg", func() { fn.Call([]reflect.Value{low}) })
	try("CallSlice", func() { reflect.ValueOf(func() {}).CallSlice(nil) })
	try("CallSlice few", func() { fn.CallSlice([]reflect.Value{one}) })
	try("CallSlice many", func() { fn.CallSlice([]reflect.Value{one, one, one}) })
	try("nil func", func() { reflect.ValueOf((func())(nil)).Call(nil) })
	try("MakeFunc", func() { reflect.MakeFunc(reflect.TypeOf(1), nil) })
	mk := func(out ...reflect.Value) func() int {
		return reflect.MakeFunc(reflect.TypeOf(func() int { return 0 }), func([]reflect.Value) []reflect.Value { return out }).Interface().(func() int)
	}
	try("MakeFunc none", func() { mk()() })
	try("MakeFunc type", func() { mk(str)() })
	var ni I
	niv := reflect.ValueOf(&ni).Elem()
	try("method on nil", func() { niv.Method(0) })
	try("method index", func() { sv.Method(1) })
	try("type method index", func() { reflect.TypeOf(s).Method(3) })
	try("nil embedded", func() { reflect.ValueOf(N{}).FieldByName("F") })
	_, err := reflect.ValueOf(N{}).FieldByIndexErr([]int{0, 0})
	fmt.Println(err)
	try("Equal", func() { sl.Equal(sl) })
	try("Convert slice", func() { sl.Convert(reflect.TypeOf([2]int{})) })
	try("Convert slice ptr", func() { sl.Convert(reflect.TypeOf(&[2]int{})) })
	try("Swapper", func() { reflect.Swapper(1) })
	try("Swapper index", func() { reflect.Swapper([]int{1})(0, 1) })
	try("Swapper empty", func() { reflect.Swapper([]int{})(0, 0) })
	try("Zero", func() { reflect.Zero(nil) })
	try("New", func() { reflect.New(nil) })
	try("MakeSlice", func() { reflect.MakeSlice(reflect.TypeOf(1), 0, 0) })
	try("MakeSlice len", func() { reflect.MakeSlice(sl.Type(), -1, 0) })
	try("MakeSlice cap", func() { reflect.MakeSlice(sl.Type(), 1, -1) })
	try("MakeSlice too large", func() { reflect.MakeSlice(sl.Type(), 1<<60, 1<<60) })
	try("MakeChan too large", func() { reflect.MakeChan(reflect.TypeOf((chan int)(nil)), 1<<60) })
	try("make chan", func() { n := -1; _ = make(chan int, n) })
	try("MakeSlice len>cap", func() { reflect.MakeSlice(sl.Type(), 2, 1) })
	try("MakeMap", func() { reflect.MakeMap(sl.Type()) })
	try("DeepEqual", func() { reflect.DeepEqual(1, 2) })
	try("VisibleFields", func() { reflect.VisibleFields(sl.Type()) })
	try("VisibleFields nil", func() { reflect.VisibleFields(nil) })
	try("TypeAssert", func() { reflect.TypeAssert[int](low) })
	try("TypeAssert zero", func() { reflect.TypeAssert[int](z) })

	it1 := reflect.TypeOf(1)
	st := reflect.TypeOf(S{})
	ft := reflect.TypeOf(func(int) {})
	for i, f := range []func(){
		func() { it1.Elem() }, func() { it1.Key() }, func() { it1.Len() }, func() { it1.Field(0) }, func() { it1.NumField() },
		func() { it1.In(0) }, func() { it1.Out(0) }, func() { it1.NumIn() }, func() { it1.NumOut() }, func() { it1.IsVariadic() },
		func() { it1.ChanDir() }, func() { st.Bits() }, func() { it1.FieldByName("x") }, func() { it1.FieldByIndex(nil) },
		func() { it1.FieldByNameFunc(nil) }, func() { st.Field(10) }, func() { st.Field(-1) }, func() { ft.In(1) }, func() { ft.Out(0) },
		func() { it1.Implements(nil) }, func() { it1.Implements(it1) }, func() { it1.AssignableTo(nil) }, func() { it1.ConvertibleTo(nil) },
		func() { st.OverflowInt(1) }, func() { st.OverflowUint(1) }, func() { st.OverflowFloat(1) }, func() { st.OverflowComplex(1) },
		func() { reflect.ArrayOf(-1, it1) }, func() { reflect.ArrayOf(1<<62, it1) }, func() { reflect.MapOf(sl.Type(), it1) },
		func() { reflect.ChanOf(0, it1) }, func() { reflect.ChanOf(4, it1) }, func() { reflect.FuncOf([]reflect.Type{it1}, nil, true) },
		func() { reflect.StructOf([]reflect.StructField{{}}) }, func() { reflect.StructOf([]reflect.StructField{{Name: "A"}}) },
		func() { reflect.StructOf([]reflect.StructField{{Name: "1", Type: it1}}) }, func() { reflect.StructOf([]reflect.StructField{{Name: "a", Type: it1}}) },
		func() { reflect.StructOf([]reflect.StructField{{Name: "A", Type: it1}, {Name: "A", Type: it1}}) },
		func() {
			reflect.StructOf([]reflect.StructField{{Name: "a", PkgPath: "p", Type: it1}, {Name: "b", PkgPath: "q", Type: it1}})
		},
		func() { panic(errors.New("end")) },
	} {
		try(fmt.Sprint("type ", i), f)
	}
}
