package reflect

import "unsafe"

// integer returns the bits of an integer, extended as its type says.
func (v Value) integer() uint64 {
	switch v.kind() {
	case Int, Int64, Uint, Uint64, Uintptr:
		return *(*uint64)(v.ptr)
	case Int8:
		return uint64(*(*int8)(v.ptr))
	case Int16:
		return uint64(*(*int16)(v.ptr))
	case Int32:
		return uint64(*(*int32)(v.ptr))
	case Uint8:
		return uint64(*(*uint8)(v.ptr))
	case Uint16:
		return uint64(*(*uint16)(v.ptr))
	}
	return uint64(*(*uint32)(v.ptr))
}

// Bool returns a boolean's value.
func (v Value) Bool() bool {
	v.must(Bool, "Bool")
	return *(*bool)(v.ptr)
}

// Int returns a signed integer's value.
func (v Value) Int() int64 {
	if !v.kind().isInt() {
		panic(&ValueError{"reflect.Value.Int", v.kind()})
	}
	return int64(v.integer())
}

// Uint returns an unsigned integer's value.
func (v Value) Uint() uint64 {
	if !v.kind().isUint() {
		panic(&ValueError{"reflect.Value.Uint", v.kind()})
	}
	return v.integer()
}

// Float returns a floating-point number's value.
func (v Value) Float() float64 {
	switch v.kind() {
	case Float32:
		return float64(*(*float32)(v.ptr))
	case Float64:
		return *(*float64)(v.ptr)
	}
	panic(&ValueError{"reflect.Value.Float", v.kind()})
}

// Complex returns a complex number's value.
func (v Value) Complex() complex128 {
	switch v.kind() {
	case Complex64:
		parts := (*[2]float32)(v.ptr)
		return complex(float64(parts[0]), float64(parts[1]))
	case Complex128:
		return *(*complex128)(v.ptr)
	}
	panic(&ValueError{"reflect.Value.Complex", v.kind()})
}

// String returns a string's value; of other kinds, what v is.
func (v Value) String() string {
	switch v.kind() {
	case String:
		return *(*string)(v.ptr)
	case Invalid:
		return "<invalid Value>"
	}
	return "<" + v.Type().String() + " Value>"
}

// Bytes returns the bytes of a slice or of an array variable.
func (v Value) Bytes() []byte {
	switch v.kind() {
	case Slice:
		if !elemOf(v.typ).is(Uint8) {
			panic("reflect.Value.Bytes of non-byte slice")
		}
		return *(*[]byte)(v.ptr)
	case Array:
		if !elemOf(v.typ).is(Uint8) {
			panic("reflect.Value.Bytes of non-byte array")
		}
		if !v.CanAddr() {
			panic("reflect.Value.Bytes of unaddressable byte array")
		}
		var b []byte
		n := lengthOf(v.typ)
		*(*sliceWords)(unsafe.Pointer(&b)) = sliceWords{v.ptr, n, n}
		return b
	}
	panic(&ValueError{"reflect.Value.Bytes", v.kind()})
}

// CanInt reports whether Int does not panic.
func (v Value) CanInt() bool { return v.kind().isInt() }

// CanUint reports whether Uint does not panic.
func (v Value) CanUint() bool { return v.kind().isUint() }

// CanFloat reports whether Float does not panic.
func (v Value) CanFloat() bool { return v.kind().isFloat() }

// CanComplex reports whether Complex does not panic.
func (v Value) CanComplex() bool { return v.kind().isComplex() }

// OverflowInt reports whether x does not fit in v's type.
func (v Value) OverflowInt(x int64) bool {
	if !v.CanInt() {
		panic(&ValueError{"reflect.Value.OverflowInt", v.kind()})
	}
	return overflowsInt(x, v.typ.size)
}

// OverflowUint reports whether x does not fit in v's type.
func (v Value) OverflowUint(x uint64) bool {
	if !v.CanUint() {
		panic(&ValueError{"reflect.Value.OverflowUint", v.kind()})
	}
	return overflowsUint(x, v.typ.size)
}

// OverflowFloat reports whether x does not fit in v's type.
func (v Value) OverflowFloat(x float64) bool {
	if !v.CanFloat() {
		panic(&ValueError{"reflect.Value.OverflowFloat", v.kind()})
	}
	return v.typ.OverflowFloat(x)
}

// OverflowComplex reports whether x does not fit in v's type.
func (v Value) OverflowComplex(x complex128) bool {
	if !v.CanComplex() {
		panic(&ValueError{"reflect.Value.OverflowComplex", v.kind()})
	}
	return v.typ.OverflowComplex(x)
}

// Set assigns x to v.
func (v Value) Set(x Value) {
	if v.flag&(flagAddr|flagRO) != flagAddr {
		v.mustBeAssignable("Set")
	}
	x.mustBeExported("Set")
	x = x.assignTo("reflect.Set", v.typ)
	if x.flag&flagIndir != 0 {
		moveValue(v.typ, v.ptr, x.ptr)
	} else {
		*(*unsafe.Pointer)(v.ptr) = x.ptr
	}
}

// SetZero sets v to its type's zero value.
func (v Value) SetZero() {
	v.mustBeAssignable("SetZero")
	clearValues(v.typ, v.ptr, 1)
}

// SetBool sets a boolean.
func (v Value) SetBool(x bool) {
	if v.flag&(flagAddr|flagRO) != flagAddr {
		v.mustBeAssignable("SetBool")
	}
	v.must(Bool, "SetBool")
	*(*bool)(v.ptr) = x
}

// SetInt sets a signed integer.
func (v Value) SetInt(x int64) {
	if v.flag&(flagAddr|flagRO) != flagAddr {
		v.mustBeAssignable("SetInt")
	}
	if !v.CanInt() {
		panic(&ValueError{"reflect.Value.SetInt", v.kind()})
	}
	v.setInteger(uint64(x))
}

// SetUint sets an unsigned integer.
func (v Value) SetUint(x uint64) {
	if v.flag&(flagAddr|flagRO) != flagAddr {
		v.mustBeAssignable("SetUint")
	}
	if !v.CanUint() {
		panic(&ValueError{"reflect.Value.SetUint", v.kind()})
	}
	v.setInteger(x)
}

func (v Value) setInteger(x uint64) {
	switch v.typ.size {
	case 1:
		*(*uint8)(v.ptr) = uint8(x)
	case 2:
		*(*uint16)(v.ptr) = uint16(x)
	case 4:
		*(*uint32)(v.ptr) = uint32(x)
	default:
		*(*uint64)(v.ptr) = x
	}
}

// SetFloat sets a floating-point number.
func (v Value) SetFloat(x float64) {
	if v.flag&(flagAddr|flagRO) != flagAddr {
		v.mustBeAssignable("SetFloat")
	}
	switch v.kind() {
	case Float32:
		*(*float32)(v.ptr) = float32(x)
	case Float64:
		*(*float64)(v.ptr) = x
	default:
		panic(&ValueError{"reflect.Value.SetFloat", v.kind()})
	}
}

// SetComplex sets a complex number.
func (v Value) SetComplex(x complex128) {
	v.mustBeAssignable("SetComplex")
	if !v.CanComplex() {
		panic(&ValueError{"reflect.Value.SetComplex", v.kind()})
	}
	storeComplex(v.ptr, v.typ.size, x)
}

func storeComplex(p unsafe.Pointer, size uintptr, x complex128) {
	if size == 8 {
		*(*[2]float32)(p) = [2]float32{float32(real(x)), float32(imag(x))}
	} else {
		*(*complex128)(p) = x
	}
}

// SetString sets a string.
func (v Value) SetString(x string) {
	if v.flag&(flagAddr|flagRO) != flagAddr {
		v.mustBeAssignable("SetString")
	}
	v.must(String, "SetString")
	*(*string)(v.ptr) = x
}

// SetBytes sets a slice of bytes.
func (v Value) SetBytes(x []byte) {
	v.mustBeAssignable("SetBytes")
	v.must(Slice, "SetBytes")
	if !elemOf(v.typ).is(Uint8) {
		panic("reflect.Value.SetBytes of non-byte slice")
	}
	*(*[]byte)(v.ptr) = x
}

// SetPointer sets an unsafe.Pointer.
func (v Value) SetPointer(x unsafe.Pointer) {
	v.mustBeAssignable("SetPointer")
	v.must(UnsafePointer, "SetPointer")
	*(*unsafe.Pointer)(v.ptr) = x
}
