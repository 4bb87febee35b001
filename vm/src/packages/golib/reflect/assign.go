package reflect

import (
	"strconv"
	"unsafe"
)

// assignable reports whether a value of type from can be assigned to a variable of type to as it is.
func assignable(to, from *rtype) bool {
	if to == from {
		return true
	}
	if to.kind != from.kind || typeName(to) != "" && typeName(from) != "" {
		return false
	}
	if to.is(Chan) && sendsBothWays(to, from) {
		return true
	}
	return sameUnderlyingAndTags(to, from)
}

// sendsBothWays reports whether a channel of type from, which has both directions, is one of type to.
func sendsBothWays(to, from *rtype) bool {
	return directionOf(from) == BothDir && (typeName(to) == "" || typeName(from) == "") && elemOf(to) == elemOf(from)
}

// assignTo returns v as a value of type to; context begins the text of the panic if it is none.
func (v Value) assignTo(context string, to *rtype) Value {
	if v.flag&flagMethod != 0 {
		v = methodValue(context, v)
	}
	switch {
	case assignable(to, v.typ):
		return Value{to, v.ptr, v.flag&(flagAddr|flagIndir) | v.flag.ro() | flag(to.kind)}
	case to.is(Interface) && implements(v.typ, to):
		target := newObject(to)
		if v.Kind() != Interface || !v.IsNil() {
			dyn, word := unpack(valueInterface(v, false))
			storeInterface(to, dyn, word, target)
		}
		return Value{to, target, flagIndir | flag(Interface)}
	}
	panic(context + ": value of type " + typeString(v.typ) + " is not assignable to type " + typeString(to))
}

// How a value is converted.
const (
	noConversion = iota
	intToInt
	intToFloat
	intToString
	uintToFloat
	uintToString
	floatToInt
	floatToUint
	floatToFloat
	complexToComplex
	stringToBytes
	stringToRunes
	bytesToString
	runesToString
	sliceToPointer
	sliceToArray
	unchanged
	toInterface
)

// conversion says how a value of type from becomes one of type to.
func conversion(to, from *rtype) int {
	source, target := from.Kind(), to.Kind()
	switch {
	case source.isInt() || source.isUint():
		switch {
		case target.isInt() || target.isUint():
			return intToInt
		case target.isFloat() && source.isInt():
			return intToFloat
		case target.isFloat():
			return uintToFloat
		case target == String && source.isInt():
			return intToString
		case target == String:
			return uintToString
		}
	case source.isFloat():
		switch {
		case target.isInt():
			return floatToInt
		case target.isUint():
			return floatToUint
		case target.isFloat():
			return floatToFloat
		}
	case source.isComplex() && target.isComplex():
		return complexToComplex
	case source == String && target == Slice && typePkgPath(elemOf(to)) == "":
		switch elemOf(to).Kind() {
		case Uint8:
			return stringToBytes
		case Int32:
			return stringToRunes
		}
	case source == Slice && target == String && typePkgPath(elemOf(from)) == "":
		switch elemOf(from).Kind() {
		case Uint8:
			return bytesToString
		case Int32:
			return runesToString
		}
	case source == Slice && target == Pointer && elemOf(to).is(Array) && elemOf(from) == elemOf(elemOf(to)):
		return sliceToPointer
	case source == Slice && target == Array && elemOf(from) == elemOf(to):
		return sliceToArray
	case source == Chan && target == Chan && sendsBothWays(to, from):
		return unchanged
	}
	if sameUnderlying(to, from) {
		return unchanged
	}
	if target == Pointer && source == Pointer && typeName(to) == "" && typeName(from) == "" &&
		sameUnderlying(elemOf(to), elemOf(from)) {
		return unchanged
	}
	if target == Interface && implements(from, to) {
		return toInterface
	}
	return noConversion
}

// CanConvert reports whether Convert would not panic.
func (v Value) CanConvert(t Type) bool {
	from, to := v.Type().common(), t.common()
	how := conversion(to, from)
	switch how {
	case sliceToPointer:
		return lengthOf(elemOf(to)) <= v.Len()
	case sliceToArray:
		return lengthOf(to) <= v.Len()
	}
	return how != noConversion
}

// Convert returns v converted to type t.
func (v Value) Convert(t Type) Value {
	if v.flag&flagMethod != 0 {
		v = methodValue("Convert", v)
	}
	to := t.common()
	how := conversion(to, v.typ)
	if how == noConversion {
		panic("reflect.Value.Convert: value of type " + typeString(v.typ) + " cannot be converted to type " + t.String())
	}
	return v.convert(how, to)
}

func (v Value) convert(how int, to *rtype) Value {
	ro := v.flag.ro()
	switch how {
	case intToInt:
		return makeInt(ro, v.integer(), to)
	case intToFloat:
		return makeFloat(ro, float64(int64(v.integer())), to)
	case uintToFloat:
		return makeFloat(ro, float64(v.integer()), to)
	case intToString, uintToString:
		s := "\uFFFD"
		if x := v.integer(); uint64(rune(x)) == x {
			s = string(rune(x))
		}
		return makeString(ro, s, to)
	case floatToInt:
		return makeInt(ro, uint64(int64(v.Float())), to)
	case floatToUint:
		return makeInt(ro, uint64(v.Float()), to)
	case floatToFloat:
		if v.typ.is(Float32) && to.is(Float32) {
			// Through a float64 a signalling NaN would change.
			p := newObject(to)
			*(*float32)(p) = *(*float32)(v.ptr)
			return Value{to, p, ro | flagIndir | flag(Float32)}
		}
		return makeFloat(ro, v.Float(), to)
	case complexToComplex:
		p := newObject(to)
		storeComplex(p, to.size, v.Complex())
		return Value{to, p, ro | flagIndir | flag(to.kind)}
	case bytesToString:
		return makeString(ro, string(*(*[]byte)(v.ptr)), to)
	case runesToString:
		return makeString(ro, string(*(*[]rune)(v.ptr)), to)
	case stringToBytes:
		p := newObject(to)
		*(*[]byte)(p) = []byte(*(*string)(v.ptr))
		return Value{to, p, ro | flagIndir | flag(Slice)}
	case stringToRunes:
		p := newObject(to)
		*(*[]rune)(p) = []rune(*(*string)(v.ptr))
		return Value{to, p, ro | flagIndir | flag(Slice)}
	case sliceToPointer:
		n := lengthOf(elemOf(to))
		if n > v.Len() {
			panic("reflect: cannot convert slice with length " + strconv.Itoa(v.Len()) + " to pointer to array with length " + strconv.Itoa(n))
		}
		return Value{to, *(*unsafe.Pointer)(v.ptr), ro | flag(Pointer)}
	case sliceToArray:
		n := lengthOf(to)
		if n > v.Len() {
			panic("reflect: cannot convert slice with length " + strconv.Itoa(v.Len()) + " to array with length " + strconv.Itoa(n))
		}
		p := newObject(to)
		moveValue(to, p, *(*unsafe.Pointer)(v.ptr))
		return Value{to, p, ro | flagIndir | flag(Array)}
	case toInterface:
		target := newObject(to)
		if dyn, word := unpack(valueInterface(v, false)); dyn != nil {
			storeInterface(to, dyn, word, target)
		}
		return Value{to, target, ro | flagIndir | flag(Interface)}
	}
	p, f := v.ptr, v.flag
	if f&flagAddr != 0 {
		p = newObject(to)
		moveValue(to, p, v.ptr)
		f &^= flagAddr
	}
	return Value{to, p, f&^flagKind | flag(to.kind)}
}

func makeInt(ro flag, x uint64, t *rtype) Value {
	p := newObject(t)
	switch t.size {
	case 1:
		*(*uint8)(p) = uint8(x)
	case 2:
		*(*uint16)(p) = uint16(x)
	case 4:
		*(*uint32)(p) = uint32(x)
	default:
		*(*uint64)(p) = x
	}
	return Value{t, p, ro | flagIndir | flag(t.kind)}
}

func makeFloat(ro flag, x float64, t *rtype) Value {
	p := newObject(t)
	if t.size == 4 {
		*(*float32)(p) = float32(x)
	} else {
		*(*float64)(p) = x
	}
	return Value{t, p, ro | flagIndir | flag(t.kind)}
}

func makeString(ro flag, s string, t *rtype) Value {
	p := newObject(t)
	*(*string)(p) = s
	return Value{t, p, ro | flagIndir | flag(String)}
}
