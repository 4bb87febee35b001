package reflect

import "unsafe"

// Value is a value of any type: its type, a place, and flags. The zero Value is none.
//
// With flagIndir, ptr is the address of the value; without, it is the value itself, of a direct type.
type Value struct {
	typ *rtype
	ptr unsafe.Pointer
	flag
}

type flag uintptr

// The lowest bits are the kind, the highest the index of a method.
const (
	flagKind     flag = 1<<5 - 1
	flagStickyRO flag = 1 << 5 // reached through a lower-case field
	flagEmbedRO  flag = 1 << 6 // reached through a lower-case embedded field, whose exported fields are open
	flagIndir    flag = 1 << 7 // ptr is the address
	flagAddr     flag = 1 << 8 // it is a variable
	flagMethod   flag = 1 << 9 // a method of the value
	methodShift       = 10
	flagRO            = flagStickyRO | flagEmbedRO
)

func (f flag) kind() Kind { return Kind(f & flagKind) }

// ro returns the flag of what is inside something with flags f.
func (f flag) ro() flag {
	if f&flagRO != 0 {
		return flagStickyRO
	}
	return 0
}

func (f flag) must(k Kind, method string) {
	if f.kind() != k {
		panic(&ValueError{"reflect.Value." + method, f.kind()})
	}
}

// mustBeExported panics if the value is none, or was reached through a lower-case field.
func (f flag) mustBeExported(method string) {
	if f == 0 {
		panic(&ValueError{"reflect.Value." + method, Invalid})
	}
	if f&flagRO != 0 {
		panic("reflect: reflect.Value." + method + " using value obtained using unexported field")
	}
}

// mustBeAssignable panics if the value cannot be set.
func (f flag) mustBeAssignable(method string) {
	f.mustBeExported(method)
	if f&flagAddr == 0 {
		panic("reflect: reflect.Value." + method + " using unaddressable value")
	}
}

func pack(t *rtype, word unsafe.Pointer) any
func loadInterface(t *rtype, p unsafe.Pointer) (dyn *rtype, word unsafe.Pointer)
func storeInterface(t, dyn *rtype, word, p unsafe.Pointer)
func newObject(t *rtype) unsafe.Pointer
func makeSlice(elem *rtype, len, cap int) unsafe.Pointer
func growSlice(elem *rtype, s unsafe.Pointer, n int)
func moveValue(t *rtype, to, from unsafe.Pointer)
func moveValues(t *rtype, to, from unsafe.Pointer, n int)
func clearValues(t *rtype, p unsafe.Pointer, n int)
func swapValues(t *rtype, p unsafe.Pointer, i, j int)
func equalValues(t *rtype, p, q unsafe.Pointer) bool
func isZero(t *rtype, p unsafe.Pointer) bool

func add(p unsafe.Pointer, offset uintptr) unsafe.Pointer { return unsafe.Pointer(uintptr(p) + offset) }

// sliceWords is a slice variable, whatever its element type.
type sliceWords struct {
	data unsafe.Pointer
	len  int
	cap  int
}

// stringWords is a string variable.
type stringWords struct {
	data unsafe.Pointer
	len  int
}

// ValueOf returns the value in x; of a nil interface, the zero Value.
func ValueOf(x any) Value {
	t, word := unpack(x)
	return fromWord(t, word)
}

// fromWord is the value that an interface with these words holds.
func fromWord(t *rtype, word unsafe.Pointer) Value {
	if t == nil {
		return Value{}
	}
	f := flag(t.kind)
	if !t.direct {
		f |= flagIndir
	}
	return Value{t, word, f}
}

// word returns the data word of an interface that holds v; a variable is copied.
func (v Value) word() unsafe.Pointer {
	switch {
	case v.typ.direct && v.flag&flagIndir != 0:
		return *(*unsafe.Pointer)(v.ptr)
	case v.flag&flagAddr != 0:
		p := newObject(v.typ)
		moveValue(v.typ, p, v.ptr)
		return p
	}
	return v.ptr
}

// pointer returns the one word of a value of a direct type.
func (v Value) pointer() unsafe.Pointer {
	if v.flag&flagIndir != 0 {
		return *(*unsafe.Pointer)(v.ptr)
	}
	return v.ptr
}

// box returns what stubs pass: the word of a value of a direct type, else its address.
func (v Value) box() unsafe.Pointer {
	if v.typ.direct {
		return v.pointer()
	}
	return v.ptr
}

// address returns where v is, in memory made for it if it is nowhere.
func (v Value) address() unsafe.Pointer {
	if v.flag&flagIndir != 0 {
		return v.ptr
	}
	p := newObject(v.typ)
	*(*unsafe.Pointer)(p) = v.ptr
	return p
}

// Kind returns v's kind, Invalid for the zero Value.
func (v Value) Kind() Kind { return v.kind() }

// IsValid reports whether v is a value at all.
func (v Value) IsValid() bool { return v.flag != 0 }

// Type returns v's type.
func (v Value) Type() Type {
	if v.flag == 0 {
		panic(&ValueError{"reflect.Value.Type", Invalid})
	}
	if v.flag&flagMethod != 0 {
		_, _, sig, _ := methodAt(v.typ, int(v.flag>>methodShift))
		return sig
	}
	return v.typ
}

// CanAddr reports whether v is a variable.
func (v Value) CanAddr() bool { return v.flag&flagAddr != 0 }

// CanSet reports whether v can be changed.
func (v Value) CanSet() bool { return v.flag&(flagAddr|flagRO) == flagAddr }

// CanInterface reports whether Interface does not panic.
func (v Value) CanInterface() bool {
	if v.flag == 0 {
		panic(&ValueError{"reflect.Value.CanInterface", Invalid})
	}
	return v.flag&flagRO == 0
}

// Interface returns v in an interface.
func (v Value) Interface() any { return valueInterface(v, true) }

func valueInterface(v Value, safe bool) any {
	if v.flag == 0 {
		panic(&ValueError{"reflect.Value.Interface", Invalid})
	}
	if safe && v.flag&flagRO != 0 {
		panic("reflect.Value.Interface: cannot return value obtained from unexported field or method")
	}
	if v.flag&flagMethod != 0 {
		v = methodValue("Interface", v)
	}
	if v.kind() == Interface {
		return pack(loadInterface(v.typ, v.ptr))
	}
	return pack(v.typ, v.word())
}

// TypeAssert returns what v.Interface().(T) does.
func TypeAssert[T any](v Value) (T, bool) {
	if v.flag == 0 {
		panic(&ValueError{"reflect.TypeAssert", Invalid})
	}
	if v.flag&flagRO != 0 {
		panic("reflect.TypeAssert: cannot return value obtained from unexported field or method")
	}
	x, ok := valueInterface(v, false).(T)
	return x, ok
}

// InterfaceData returns the words of an interface variable.
func (v Value) InterfaceData() [2]uintptr {
	v.must(Interface, "InterfaceData")
	return *(*[2]uintptr)(v.ptr)
}

// Addr returns a pointer to the variable v.
func (v Value) Addr() Value {
	if v.flag&flagAddr == 0 {
		panic("reflect.Value.Addr of unaddressable value")
	}
	return Value{pointerTo(v.typ), v.ptr, v.flag&flagRO | flag(Pointer)}
}

// UnsafeAddr returns the address of the variable v.
func (v Value) UnsafeAddr() uintptr {
	if v.typ == nil {
		panic(&ValueError{"reflect.Value.UnsafeAddr", Invalid})
	}
	if v.flag&flagAddr == 0 {
		panic("reflect.Value.UnsafeAddr of unaddressable value")
	}
	return uintptr(v.ptr)
}

// Elem returns what an interface holds or a pointer points to; of nil ones the zero Value.
func (v Value) Elem() Value {
	switch v.kind() {
	case Interface:
		x := fromWord(loadInterface(v.typ, v.ptr))
		if x.flag != 0 {
			x.flag |= v.flag.ro()
		}
		return x
	case Pointer:
		p := v.pointer()
		if p == nil {
			return Value{}
		}
		elem := elemOf(v.typ)
		return Value{elem, p, v.flag&flagRO | flagIndir | flagAddr | flag(elem.kind)}
	}
	panic(&ValueError{"reflect.Value.Elem", v.kind()})
}

// Indirect returns what v points to, or v if it is no pointer.
func Indirect(v Value) Value {
	if v.kind() != Pointer {
		return v
	}
	return v.Elem()
}

// NumField returns how many fields the struct v has.
func (v Value) NumField() int {
	v.must(Struct, "NumField")
	return fieldCount(v.typ)
}

// Field returns field i of the struct v.
func (v Value) Field(i int) Value {
	if v.kind() != Struct {
		panic(&ValueError{"reflect.Value.Field", v.kind()})
	}
	typ, offset, ro := fieldPlace(v.typ, i)
	if typ == nil {
		panic("reflect: Field index out of range")
	}
	return Value{typ, add(v.ptr, offset), v.flag&(flagStickyRO|flagIndir|flagAddr) | ro | flag(typ.kind)}
}

// FieldByIndex returns the field at the end of a path.
func (v Value) FieldByIndex(index []int) Value {
	if len(index) == 1 {
		return v.Field(index[0])
	}
	v.must(Struct, "FieldByIndex")
	for n, i := range index {
		if n > 0 && v.kind() == Pointer && elemOf(v.typ).is(Struct) {
			if v.IsNil() {
				panic("reflect: indirection through nil pointer to embedded struct")
			}
			v = v.Elem()
		}
		v = v.Field(i)
	}
	return v
}

type fieldError struct{ text string }

func (e *fieldError) Error() string { return e.text }

// FieldByIndexErr is FieldByIndex, with an error where a nil pointer is in the way.
func (v Value) FieldByIndexErr(index []int) (Value, error) {
	if len(index) == 1 {
		return v.Field(index[0]), nil
	}
	v.must(Struct, "FieldByIndexErr")
	for n, i := range index {
		if n > 0 && v.kind() == Pointer && elemOf(v.typ).is(Struct) {
			if v.IsNil() {
				return Value{}, &fieldError{"reflect: indirection through nil pointer to embedded struct field " + typeName(elemOf(v.typ))}
			}
			v = v.Elem()
		}
		v = v.Field(i)
	}
	return v, nil
}

// FieldByName returns the field with a name, the zero Value if there is none.
func (v Value) FieldByName(name string) Value {
	v.must(Struct, "FieldByName")
	if i := fieldNamed(v.typ, name); i >= 0 {
		return v.Field(i)
	}
	if f, ok := v.typ.FieldByName(name); ok {
		return v.FieldByIndex(f.Index)
	}
	return Value{}
}

// FieldByNameFunc returns the field whose name matches, the zero Value if there is none.
func (v Value) FieldByNameFunc(match func(string) bool) Value {
	if f, ok := v.typ.FieldByNameFunc(match); ok {
		return v.FieldByIndex(f.Index)
	}
	return Value{}
}

// IsNil reports whether v is nil.
func (v Value) IsNil() bool {
	switch v.kind() {
	case Chan, Func, Map, Pointer, UnsafePointer:
		return v.flag&flagMethod == 0 && v.pointer() == nil
	case Interface, Slice:
		return *(*unsafe.Pointer)(v.ptr) == nil
	}
	panic(&ValueError{"reflect.Value.IsNil", v.kind()})
}

// IsZero reports whether v is its type's zero value.
func (v Value) IsZero() bool {
	switch {
	case v.flag == 0:
		panic(&ValueError{"reflect.Value.IsZero", Invalid})
	case v.flag&flagMethod != 0:
		return false
	case v.flag&flagIndir == 0:
		return v.ptr == nil
	case v.typ.comparable && (v.typ.is(Array) || v.typ.is(Struct)):
		return equalValues(v.typ, newObject(v.typ), v.ptr)
	}
	return isZero(v.typ, v.ptr)
}

// New returns a pointer to a new variable.
func New(t Type) Value {
	if t == nil {
		panic("reflect: New(nil)")
	}
	elem := t.common()
	return Value{pointerTo(elem), newObject(elem), flag(Pointer)}
}

// NewAt returns p as a pointer to a t.
func NewAt(t Type, p unsafe.Pointer) Value {
	return Value{pointerTo(t.common()), p, flag(Pointer)}
}

// Zero returns the zero value of a type.
func Zero(t Type) Value {
	if t == nil {
		panic("reflect: Zero(nil)")
	}
	return zero(t.common())
}

func zero(t *rtype) Value {
	if t.direct {
		return Value{t, nil, flag(t.kind)}
	}
	return Value{t, newObject(t), flagIndir | flag(t.kind)}
}

// UnsafePointer returns v, of a kind that points somewhere, as a pointer.
func (v Value) UnsafePointer() unsafe.Pointer {
	switch v.kind() {
	case Pointer, Chan, Map, UnsafePointer:
		return v.pointer()
	case Func:
		if v.flag&flagMethod != 0 {
			return unsafe.Pointer(codeOf(methodValue("UnsafePointer", v).pointer()))
		}
		if p := v.pointer(); p != nil {
			return unsafe.Pointer(codeOf(p))
		}
		return nil
	case Slice, String:
		return *(*unsafe.Pointer)(v.ptr)
	}
	panic(&ValueError{"reflect.Value.UnsafePointer", v.kind()})
}

// Pointer is UnsafePointer as a number.
func (v Value) Pointer() uintptr {
	switch v.kind() {
	case Pointer, Chan, Map, UnsafePointer, Func, Slice, String:
		return uintptr(v.UnsafePointer())
	}
	panic(&ValueError{"reflect.Value.Pointer", v.kind()})
}

// Comparable reports whether v can be compared with ==.
func (v Value) Comparable() bool {
	switch v.Kind() {
	case Interface:
		return v.IsNil() || v.Elem().Comparable()
	case Array, Struct:
		if !v.typ.comparable {
			return false
		}
		for i, n := 0, v.parts(); i < n; i++ {
			if !v.part(i).Comparable() {
				return false
			}
		}
		return true
	case Func, Map, Slice:
		return false
	}
	return true
}

// parts and part are the elements of an array or the fields of a struct.
func (v Value) parts() int {
	if v.typ.is(Array) {
		return lengthOf(v.typ)
	}
	return fieldCount(v.typ)
}

func (v Value) part(i int) Value {
	if v.typ.is(Array) {
		return v.Index(i)
	}
	return v.Field(i)
}

// Equal reports whether v and u are equal.
func (v Value) Equal(u Value) bool {
	if v.Kind() == Interface {
		v = v.Elem()
	}
	if u.Kind() == Interface {
		u = u.Elem()
	}
	if !v.IsValid() || !u.IsValid() {
		return v.IsValid() == u.IsValid()
	}
	if v.Kind() != u.Kind() || v.Type() != u.Type() {
		return false
	}
	switch v.Kind() {
	case Func, Map, Slice:
		panic("reflect.Value.Equal: values of type " + v.Type().String() + " are not comparable")
	case Array, Struct:
		for i, n := 0, v.parts(); i < n; i++ {
			if !v.part(i).Equal(u.part(i)) {
				return false
			}
		}
		return true
	}
	return equalValues(v.typ, v.address(), u.address())
}
