package reflect

import (
	"iter"
	"unsafe"
)

// Type describes a type. Two Types are equal if and only if the types are identical.
type Type interface {
	Align() int
	FieldAlign() int
	Method(int) Method
	Methods() iter.Seq[Method]
	MethodByName(string) (Method, bool)
	NumMethod() int
	Name() string
	PkgPath() string
	Size() uintptr
	String() string
	Kind() Kind
	Implements(u Type) bool
	AssignableTo(u Type) bool
	ConvertibleTo(u Type) bool
	Comparable() bool
	Bits() int
	ChanDir() ChanDir
	IsVariadic() bool
	Elem() Type
	Field(i int) StructField
	Fields() iter.Seq[StructField]
	FieldByIndex(index []int) StructField
	FieldByName(name string) (StructField, bool)
	FieldByNameFunc(match func(string) bool) (StructField, bool)
	In(i int) Type
	Ins() iter.Seq[Type]
	Key() Type
	Len() int
	NumField() int
	NumIn() int
	NumOut() int
	Out(i int) Type
	Outs() iter.Seq[Type]
	OverflowComplex(x complex128) bool
	OverflowFloat(x float64) bool
	OverflowInt(x int64) bool
	OverflowUint(x uint64) bool
	CanSeq() bool
	CanSeq2() bool
	common() *rtype
}

// rtype is the beginning of a descriptor: a test in types.rs compares it with what it is there.
type rtype struct {
	size       uintptr
	_          [6]uintptr
	kind       uint8
	align      uint8
	direct     bool // an interface holds a value in its data word
	comparable bool
	plain      bool // equality is equality of bytes
	hash       uint32
}

func typeString(t *rtype) string
func typeName(t *rtype) string
func typePkgPath(t *rtype) string
func elemOf(t *rtype) *rtype
func keyOf(t *rtype) *rtype
func lengthOf(t *rtype) int
func directionOf(t *rtype) ChanDir
func fieldCount(t *rtype) int
func fieldAt(t *rtype, i int) (name, pkg, tag string, typ *rtype, offset uintptr, embedded bool)
func fieldPlace(t *rtype, i int) (typ *rtype, offset uintptr, ro flag)
func fieldNamed(t *rtype, name string) int
func signature(t *rtype) (in, out int, variadic bool)
func paramAt(t *rtype, i int) *rtype
func resultAt(t *rtype, i int) *rtype
func methodCount(t *rtype) int
func methodAt(t *rtype, i int) (name, pkg string, sig *rtype, m unsafe.Pointer)
func methodNamed(t *rtype, name string) int
func dynamicMethod(t, iface *rtype, i int) unsafe.Pointer
func implements(t, iface *rtype) bool
func sameUnderlying(t, u *rtype) bool
func sameUnderlyingAndTags(t, u *rtype) bool
func unpack(x any) (t *rtype, word unsafe.Pointer)

// TypeOf returns the dynamic type of x, nil for a nil interface.
func TypeOf(x any) Type {
	t, _ := unpack(x)
	return toType(t)
}

// TypeFor returns the type T.
func TypeFor[T any]() Type {
	return TypeOf((*T)(nil)).Elem()
}

func toType(t *rtype) Type {
	if t == nil {
		return nil
	}
	return t
}

func (t *rtype) common() *rtype  { return t }
func (t *rtype) String() string  { return typeString(t) }
func (t *rtype) Name() string    { return typeName(t) }
func (t *rtype) PkgPath() string { return typePkgPath(t) }
func (t *rtype) Size() uintptr   { return t.size }
func (t *rtype) Align() int      { return int(t.align) }
func (t *rtype) FieldAlign() int { return int(t.align) }
func (t *rtype) Kind() Kind      { return Kind(t.kind) }
func (t *rtype) Comparable() bool {
	return t.comparable
}

func (t *rtype) is(k Kind) bool { return Kind(t.kind) == k }

// must panics if t is of another kind than a method needs.
func (t *rtype) must(k Kind, method, what string) {
	if Kind(t.kind) != k {
		panic("reflect: " + method + " of non-" + what + " type " + typeString(t))
	}
}

func (t *rtype) Bits() int {
	if t == nil {
		panic("reflect: Bits of nil Type")
	}
	k := t.Kind()
	if k < Int || k > Complex128 {
		panic("reflect: Bits of non-arithmetic Type " + t.String())
	}
	return int(t.size) * 8
}

func (t *rtype) ChanDir() ChanDir {
	t.must(Chan, "ChanDir", "chan")
	return directionOf(t)
}

func (t *rtype) Elem() Type {
	elem := elemOf(t)
	if elem == nil {
		panic("reflect: Elem of invalid type " + t.String())
	}
	return elem
}

func (t *rtype) Key() Type {
	t.must(Map, "Key", "map")
	return keyOf(t)
}

func (t *rtype) Len() int {
	t.must(Array, "Len", "array")
	return lengthOf(t)
}

func (t *rtype) IsVariadic() bool {
	t.must(Func, "IsVariadic", "func")
	_, _, variadic := signature(t)
	return variadic
}

func (t *rtype) NumIn() int {
	t.must(Func, "NumIn", "func")
	in, _, _ := signature(t)
	return in
}

func (t *rtype) NumOut() int {
	t.must(Func, "NumOut", "func")
	_, out, _ := signature(t)
	return out
}

func (t *rtype) In(i int) Type {
	t.must(Func, "In", "func")
	in, _, _ := signature(t)
	checkIndex(i, in)
	return paramAt(t, i)
}

func (t *rtype) Out(i int) Type {
	t.must(Func, "Out", "func")
	_, out, _ := signature(t)
	checkIndex(i, out)
	return resultAt(t, i)
}

// checkIndex panics as an index expression does.
func checkIndex(i, n int) {
	if i < 0 || i >= n {
		_ = make([]struct{}, n)[i]
	}
}

func (t *rtype) NumMethod() int { return methodCount(t) }

func (t *rtype) Method(i int) (m Method) {
	if i < 0 || i >= methodCount(t) {
		if t.is(Interface) {
			return m
		}
		panic("reflect: Method index out of range")
	}
	name, pkg, sig, method := methodAt(t, i)
	m.Name, m.PkgPath, m.Index = name, pkg, i
	if t.is(Interface) {
		m.Type = sig
		return m
	}
	in, out, variadic := signature(sig)
	params := make([]*rtype, 0, in+1)
	params = append(params, t)
	for i := 0; i < in; i++ {
		params = append(params, paramAt(sig, i))
	}
	results := make([]*rtype, 0, out)
	for i := 0; i < out; i++ {
		results = append(results, resultAt(sig, i))
	}
	whole := funcOf(params, results, variadic)
	m.Type = whole
	m.Func = Value{whole, methodExpr(method, t), flag(Func)}
	return m
}

func (t *rtype) MethodByName(name string) (m Method, ok bool) {
	i := methodNamed(t, name)
	if i < 0 {
		return m, false
	}
	return t.Method(i), true
}

func (t *rtype) NumField() int {
	t.must(Struct, "NumField", "struct")
	return fieldCount(t)
}

func (t *rtype) Implements(u Type) bool {
	if u == nil {
		panic("reflect: nil type passed to Type.Implements")
	}
	if u.Kind() != Interface {
		panic("reflect: non-interface type passed to Type.Implements")
	}
	return implements(t, u.common())
}

func (t *rtype) AssignableTo(u Type) bool {
	if u == nil {
		panic("reflect: nil type passed to Type.AssignableTo")
	}
	to := u.common()
	return assignable(to, t) || to.is(Interface) && implements(t, to)
}

func (t *rtype) ConvertibleTo(u Type) bool {
	if u == nil {
		panic("reflect: nil type passed to Type.ConvertibleTo")
	}
	return conversion(u.common(), t) != noConversion
}

func (t *rtype) OverflowComplex(x complex128) bool {
	switch t.Kind() {
	case Complex64:
		return overflowsFloat32(real(x)) || overflowsFloat32(imag(x))
	case Complex128:
		return false
	}
	panic("reflect: OverflowComplex of non-complex type " + t.String())
}

func (t *rtype) OverflowFloat(x float64) bool {
	switch t.Kind() {
	case Float32:
		return overflowsFloat32(x)
	case Float64:
		return false
	}
	panic("reflect: OverflowFloat of non-float type " + t.String())
}

func (t *rtype) OverflowInt(x int64) bool {
	if !t.Kind().isInt() {
		panic("reflect: OverflowInt of non-int type " + t.String())
	}
	return overflowsInt(x, t.size)
}

func (t *rtype) OverflowUint(x uint64) bool {
	if !t.Kind().isUint() {
		panic("reflect: OverflowUint of non-uint type " + t.String())
	}
	return overflowsUint(x, t.size)
}

func overflowsInt(x int64, size uintptr) bool {
	drop := 64 - 8*size
	return x<<drop>>drop != x
}

func overflowsUint(x uint64, size uintptr) bool {
	drop := 64 - 8*size
	return x<<drop>>drop != x
}

const maxFloat32 = 0x1p127 * (1 + (1 - 0x1p-23))
const maxFloat64 = 0x1p1023 * (1 + (1 - 0x1p-52))

func overflowsFloat32(x float64) bool {
	if x < 0 {
		x = -x
	}
	return maxFloat32 < x && x <= maxFloat64
}

func (t *rtype) CanSeq() bool {
	switch t.Kind() {
	case Int8, Int16, Int32, Int64, Int, Uint8, Uint16, Uint32, Uint64, Uint, Uintptr, Array, Slice, Chan, String, Map:
		return true
	case Func:
		return yieldParams(t) == 1
	case Pointer:
		return elemOf(t).is(Array)
	}
	return false
}

func (t *rtype) CanSeq2() bool {
	switch t.Kind() {
	case Array, Slice, String, Map:
		return true
	case Func:
		return yieldParams(t) == 2
	case Pointer:
		return elemOf(t).is(Array)
	}
	return false
}

// yieldParams returns how many values a function func(yield func(...) bool) gives at a time, -1 if t is none.
func yieldParams(t *rtype) int {
	in, out, _ := signature(t)
	if in != 1 || out != 0 {
		return -1
	}
	yield := paramAt(t, 0)
	if !yield.is(Func) {
		return -1
	}
	in, out, variadic := signature(yield)
	if out != 1 || variadic || !resultAt(yield, 0).is(Bool) || typePkgPath(resultAt(yield, 0)) != "" {
		return -1
	}
	return in
}
