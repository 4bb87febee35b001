package reflect

import "unsafe"

// Len returns the length of v.
func (v Value) Len() int {
	switch v.kind() {
	case Slice:
		return (*sliceWords)(v.ptr).len
	case String:
		return (*stringWords)(v.ptr).len
	case Array:
		return lengthOf(v.typ)
	case Map:
		return mapLen(v.pointer())
	case Chan:
		return chanLen(v.pointer())
	case Pointer:
		if elemOf(v.typ).is(Array) {
			return lengthOf(elemOf(v.typ))
		}
		panic("reflect: call of reflect.Value.Len on ptr to non-array Value")
	}
	panic(&ValueError{"reflect.Value.Len", v.kind()})
}

// Cap returns the capacity of v.
func (v Value) Cap() int {
	switch v.kind() {
	case Slice:
		return (*sliceWords)(v.ptr).cap
	case Chan:
		return chanCap(v.pointer())
	case Array:
		return lengthOf(v.typ)
	case Pointer:
		if elemOf(v.typ).is(Array) {
			return lengthOf(elemOf(v.typ))
		}
		panic("reflect: call of reflect.Value.Cap on ptr to non-array Value")
	}
	panic(&ValueError{"reflect.Value.Cap", v.kind()})
}

var byteType = TypeOf(byte(0)).common()

// Index returns element i of v.
func (v Value) Index(i int) Value {
	switch v.kind() {
	case Slice:
		s := (*sliceWords)(v.ptr)
		if uint(i) >= uint(s.len) {
			panic("reflect: slice index out of range")
		}
		elem := elemOf(v.typ)
		return Value{elem, add(s.data, uintptr(i)*elem.size), flagAddr | flagIndir | v.flag.ro() | flag(elem.kind)}
	case Array:
		if uint(i) >= uint(lengthOf(v.typ)) {
			panic("reflect: array index out of range")
		}
		elem := elemOf(v.typ)
		f := v.flag&(flagIndir|flagAddr) | v.flag.ro() | flag(elem.kind)
		return Value{elem, add(v.ptr, uintptr(i)*elem.size), f}
	case String:
		s := (*stringWords)(v.ptr)
		if uint(i) >= uint(s.len) {
			panic("reflect: string index out of range")
		}
		return Value{byteType, add(s.data, uintptr(i)), v.flag.ro() | flagIndir | flag(Uint8)}
	}
	panic(&ValueError{"reflect.Value.Index", v.kind()})
}

// SetLen sets the length of a slice.
func (v Value) SetLen(n int) {
	v.mustBeAssignable("SetLen")
	v.must(Slice, "SetLen")
	s := (*sliceWords)(v.ptr)
	if uint(n) > uint(s.cap) {
		panic("reflect: slice length out of range in SetLen")
	}
	s.len = n
}

// SetCap sets the capacity of a slice.
func (v Value) SetCap(n int) {
	v.mustBeAssignable("SetCap")
	v.must(Slice, "SetCap")
	s := (*sliceWords)(v.ptr)
	if n < s.len || n > s.cap {
		panic("reflect: slice capacity out of range in SetCap")
	}
	s.cap = n
}

// newSlice returns a slice of type t that is no variable.
func newSlice(t *rtype, ro flag, s sliceWords) Value {
	p := newObject(t)
	*(*sliceWords)(p) = s
	return Value{t, p, ro | flagIndir | flag(Slice)}
}

// elements returns the whole of a slice or an array variable, and the type of its slices.
func (v Value) elements(method string) (sliceWords, *rtype) {
	if v.kind() == Array {
		if v.flag&flagAddr == 0 {
			panic("reflect.Value." + method + ": slice of unaddressable array")
		}
		n := lengthOf(v.typ)
		return sliceWords{v.ptr, n, n}, sliceOf(elemOf(v.typ))
	}
	v.must(Slice, method)
	return *(*sliceWords)(v.ptr), v.typ
}

// cut returns s[i:j:k], whose bounds have been checked.
func cut(s sliceWords, elem *rtype, i, j, k int) sliceWords {
	// An empty rest stays where it is: behind the array there may be another object.
	data := s.data
	if k > i {
		data = add(data, uintptr(i)*elem.size)
	}
	return sliceWords{data, j - i, k - i}
}

// Slice returns v[i:j].
func (v Value) Slice(i, j int) Value {
	if v.kind() == String {
		s := *(*string)(v.ptr)
		if i < 0 || j < i || j > len(s) {
			panic("reflect.Value.Slice: string slice index out of bounds")
		}
		t := makeString(v.flag.ro(), s[i:j], v.typ)
		return t
	}
	s, typ := v.elements("Slice")
	if i < 0 || j < i || j > s.cap {
		panic("reflect.Value.Slice: slice index out of bounds")
	}
	return newSlice(typ, v.flag.ro(), cut(s, elemOf(typ), i, j, s.cap))
}

// Slice3 returns v[i:j:k].
func (v Value) Slice3(i, j, k int) Value {
	s, typ := v.elements("Slice3")
	if i < 0 || j < i || k < j || k > s.cap {
		panic("reflect.Value.Slice3: slice index out of bounds")
	}
	return newSlice(typ, v.flag.ro(), cut(s, elemOf(typ), i, j, k))
}

// MakeSlice returns a new slice.
func MakeSlice(t Type, len, cap int) Value {
	if t.Kind() != Slice {
		panic("reflect.MakeSlice of non-slice type")
	}
	if len < 0 {
		panic("reflect.MakeSlice: negative len")
	}
	if cap < 0 {
		panic("reflect.MakeSlice: negative cap")
	}
	if len > cap {
		panic("reflect.MakeSlice: len > cap")
	}
	typ := t.common()
	return newSlice(typ, 0, sliceWords{makeSlice(elemOf(typ), len, cap), len, cap})
}

// SliceAt returns the n elements of type t from p on as a slice.
func SliceAt(t Type, p unsafe.Pointer, n int) Value {
	if n < 0 {
		panic("unsafe.Slice: len out of range")
	}
	return newSlice(sliceOf(t.common()), 0, sliceWords{p, n, n})
}

// Grow makes room for n more elements in a slice.
func (v Value) Grow(n int) {
	v.mustBeAssignable("Grow")
	v.must(Slice, "Grow")
	if n < 0 {
		panic("reflect.Value.Grow: negative len")
	}
	v.grow(n)
}

func (v Value) grow(n int) {
	s := (*sliceWords)(v.ptr)
	switch {
	case s.len+n < 0:
		panic("reflect.Value.Grow: slice overflow")
	case s.len+n > s.cap:
		growSlice(elemOf(v.typ), v.ptr, n)
	}
}

// extended returns a slice like v in memory of its own, with room for n elements more, and longer by n.
func (v Value) extended(n int) Value {
	if v.flag&flagRO != 0 {
		panic("reflect: " + notMethod + " using value obtained using unexported field")
	}
	s := newSlice(v.typ, 0, *(*sliceWords)(v.ptr))
	s.grow(n)
	(*sliceWords)(s.ptr).len += n
	return s
}

// notMethod is how Go names functions, as opposed to methods of Value, in these panics.
const notMethod = "unknown method"

// Append appends values to a slice.
func Append(s Value, x ...Value) Value {
	if s.kind() != Slice {
		panic(&ValueError{notMethod, s.kind()})
	}
	n := s.Len()
	s = s.extended(len(x))
	for i, v := range x {
		s.elemVar(n + i).Set(v)
	}
	return s
}

// elemVar is Index of a slice, as a variable whatever the slice is.
func (v Value) elemVar(i int) Value {
	x := v.Index(i)
	x.flag |= flagAddr
	return x
}

// AppendSlice appends the elements of t to s.
func AppendSlice(s, t Value) Value {
	if s.kind() != Slice {
		panic(&ValueError{notMethod, s.kind()})
	}
	if t.kind() != Slice {
		panic(&ValueError{notMethod, t.kind()})
	}
	elem := elemOf(s.typ)
	if from := elemOf(t.typ); elem != from {
		panic("reflect.AppendSlice: " + typeString(elem) + " != " + typeString(from))
	}
	n, m := s.Len(), t.Len()
	s = s.extended(m)
	moveValues(elem, add((*sliceWords)(s.ptr).data, uintptr(n)*elem.size), (*sliceWords)(t.ptr).data, m)
	return s
}

// Copy copies elements until dst is full or src is done, and says how many.
func Copy(dst, src Value) int {
	if k := dst.kind(); k == Array && !dst.CanAddr() {
		panic("reflect: " + notMethod + " using unaddressable value")
	} else if k != Array && k != Slice {
		panic(&ValueError{"reflect.Copy", k})
	}
	if (dst.flag|src.flag)&flagRO != 0 {
		panic("reflect: " + notMethod + " using value obtained using unexported field")
	}
	elem := elemOf(dst.typ)
	if k := src.kind(); k == String && elem.is(Uint8) {
		// A string's bytes are read only.
	} else if k != Array && k != Slice {
		panic(&ValueError{"reflect.Copy", k})
	} else if from := elemOf(src.typ); from != elem {
		panic("reflect.Copy: " + typeString(elem) + " != " + typeString(from))
	}
	to, toLen := dst.first()
	from, n := src.first()
	n = min(n, toLen)
	moveValues(elem, to, from, n)
	return n
}

// first returns where the elements of a slice, string or array begin, and how many there are.
func (v Value) first() (unsafe.Pointer, int) {
	if v.kind() == Array {
		return v.address(), lengthOf(v.typ)
	}
	s := (*stringWords)(v.ptr)
	return s.data, s.len
}

// Clear empties a map or zeroes the elements of a slice.
func (v Value) Clear() {
	switch v.kind() {
	case Slice:
		s := (*sliceWords)(v.ptr)
		clearValues(elemOf(v.typ), s.data, s.len)
	case Map:
		mapClear(v.typ, v.pointer())
	default:
		panic(&ValueError{"reflect.Value.Clear", v.kind()})
	}
}

// Swapper returns a function that swaps elements of a slice.
func Swapper(slice any) func(i, j int) {
	v := ValueOf(slice)
	if v.kind() != Slice {
		panic(&ValueError{Method: "Swapper", Kind: v.kind()})
	}
	s := *(*sliceWords)(v.ptr)
	elem := elemOf(v.typ)
	return func(i, j int) {
		if uint(i) >= uint(s.len) || uint(j) >= uint(s.len) {
			panic("reflect: slice index out of range")
		}
		swapValues(elem, s.data, i, j)
	}
}
