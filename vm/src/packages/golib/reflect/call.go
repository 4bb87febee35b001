package reflect

import "unsafe"

func caller(sig *rtype) func(f, args, results unsafe.Pointer)
func methodCaller(m unsafe.Pointer) func(word, args, results unsafe.Pointer)
func boundCode(m unsafe.Pointer) uintptr
func methodExpr(m unsafe.Pointer, recv *rtype) unsafe.Pointer
func madeCode(sig *rtype, handler func(*madeFunc, unsafe.Pointer) unsafe.Pointer) uintptr
func codeOf(f unsafe.Pointer) uintptr
func funcName(f func([]Value) []Value) string

// maxFrameValue is the size up to which a method gets a copy of its receiver when it is called; a larger one it gets by
// address, so the copy is made before.
const maxFrameValue = 64 << 10

const tooLarge = "reflect: the parameters and results of a function do not fit in a frame: "

// Call calls the function v. The arguments of a variadic one are given one by one.
func (v Value) Call(in []Value) []Value {
	v.must(Func, "Call")
	v.mustBeExported("Call")
	return v.call("Call", in)
}

// CallSlice calls the variadic function v, whose last arguments are given as a slice.
func (v Value) CallSlice(in []Value) []Value {
	v.must(Func, "CallSlice")
	v.mustBeExported("CallSlice")
	return v.call("CallSlice", in)
}

func (v Value) call(op string, in []Value) []Value {
	sig := v.typ
	var target, method unsafe.Pointer
	if v.flag&flagMethod != 0 {
		sig, method, target = v.methodReceiver(op)
	} else if target = v.pointer(); target == nil {
		panic("reflect.Value.Call: call of nil function")
	}
	nin, nout, variadic := signature(sig)
	in = arguments(op, sig, nin, variadic, in)
	boxes := make([]unsafe.Pointer, nin+nout+1) // one more, so that each part has an address
	for i, arg := range in {
		want := paramAt(sig, i)
		if arg.typ != want || arg.flag&(flagMethod|flagRO) != 0 {
			arg.mustBeExported(op)
			arg = arg.assignTo("reflect.Value.Call", want)
		}
		boxes[i] = arg.box()
	}
	var invoke func(target, args, results unsafe.Pointer)
	if method != nil {
		invoke = methodCaller(method)
	} else {
		invoke = caller(sig)
	}
	if invoke == nil {
		panic(tooLarge + typeString(sig))
	}
	invoke(target, unsafe.Pointer(&boxes[0]), unsafe.Pointer(&boxes[nin]))
	out := make([]Value, nout)
	for i := range out {
		out[i] = fromWord(resultAt(sig, i), boxes[nin+i])
	}
	return out
}

// arguments checks the arguments of a call and makes a slice of those that a variadic function gets as one.
func arguments(op string, sig *rtype, n int, variadic bool, in []Value) []Value {
	if op == "CallSlice" {
		switch {
		case !variadic:
			panic("reflect: CallSlice of non-variadic function")
		case len(in) < n:
			panic("reflect: CallSlice with too few input arguments")
		case len(in) > n:
			panic("reflect: CallSlice with too many input arguments")
		}
	} else {
		fixed := n
		if variadic {
			fixed--
		}
		if len(in) < fixed {
			panic("reflect: Call with too few input arguments")
		}
		if !variadic && len(in) > fixed {
			panic("reflect: Call with too many input arguments")
		}
	}
	for _, x := range in {
		if x.flag == 0 {
			panic("reflect: " + op + " using zero Value argument")
		}
	}
	for i := 0; i < n && i < len(in); i++ {
		if variadic && op == "Call" && i == n-1 {
			break
		}
		if in[i].typ == paramAt(sig, i) && in[i].flag&flagMethod == 0 {
			continue
		}
		if have, want := in[i].Type(), paramAt(sig, i); !have.AssignableTo(want) {
			panic("reflect: " + op + " using " + have.String() + " as type " + typeString(want))
		}
	}
	if !variadic || op == "CallSlice" {
		return in
	}
	slice := paramAt(sig, n-1)
	elem := elemOf(slice)
	more := len(in) - (n - 1)
	rest := MakeSlice(slice, more, more)
	for i := 0; i < more; i++ {
		x := in[n-1+i]
		if have := x.Type(); !have.AssignableTo(elem) {
			panic("reflect: cannot use " + have.String() + " as type " + typeString(elem) + " in " + op)
		}
		rest.Index(i).Set(x)
	}
	all := make([]Value, n)
	copy(all, in[:n-1])
	all[n-1] = rest
	return all
}

// methodReceiver returns the function type of the method v, the method, and the receiver's data word.
func (v Value) methodReceiver(op string) (sig *rtype, method, word unsafe.Pointer) {
	i := int(v.flag >> methodShift)
	_, pkg, sig, method := methodAt(v.typ, i)
	if !v.typ.is(Interface) {
		if v.typ.size > maxFrameValue {
			return sig, method, copied(v.typ, 0, v.ptr).ptr
		}
		return sig, method, v.box()
	}
	if pkg != "" {
		panic("reflect: " + op + " of unexported method")
	}
	dyn, word := loadInterface(v.typ, v.ptr)
	if dyn == nil {
		panic("reflect: " + op + " of method on nil interface value")
	}
	return sig, dynamicMethod(dyn, v.typ, i), word
}

// NumMethod returns how many methods v has.
func (v Value) NumMethod() int {
	if v.typ == nil {
		panic(&ValueError{"reflect.Value.NumMethod", Invalid})
	}
	if v.flag&flagMethod != 0 {
		return 0
	}
	return methodCount(v.typ)
}

// Method returns method i of v as a function.
func (v Value) Method(i int) Value {
	if v.typ == nil {
		panic(&ValueError{"reflect.Value.Method", Invalid})
	}
	if v.flag&flagMethod != 0 || uint(i) >= uint(methodCount(v.typ)) {
		panic("reflect: Method index out of range")
	}
	if v.typ.is(Interface) && v.IsNil() {
		panic("reflect: Method on nil interface value")
	}
	f := v.flag.ro() | v.flag&flagIndir | flag(Func) | flag(i)<<methodShift | flagMethod
	return Value{v.typ, v.ptr, f}
}

// MethodByName returns the method of v with a name, the zero Value if there is none.
func (v Value) MethodByName(name string) Value {
	if v.typ == nil {
		panic(&ValueError{"reflect.Value.MethodByName", Invalid})
	}
	if v.flag&flagMethod != 0 {
		return Value{}
	}
	i := methodNamed(v.typ, name)
	if i < 0 {
		return Value{}
	}
	return v.Method(i)
}

// boundMethod is what a func value made of a method points to.
type boundMethod struct {
	code uintptr
	word unsafe.Pointer
}

// methodValue returns the method v as an ordinary func value.
func methodValue(op string, v Value) Value {
	ro := v.flag.ro()
	sig, method, word := v.methodReceiver(op)
	code := boundCode(method)
	if code == 0 {
		panic(tooLarge + typeString(sig))
	}
	return Value{sig, unsafe.Pointer(&boundMethod{code, word}), ro | flag(Func)}
}

// madeFunc is what a func value made by MakeFunc points to.
type madeFunc struct {
	code uintptr
	typ  *rtype
	fn   func([]Value) []Value
}

// MakeFunc returns a function of type t that calls fn.
func MakeFunc(t Type, fn func(args []Value) (results []Value)) Value {
	if t.Kind() != Func {
		panic("reflect: call of MakeFunc with non-Func type")
	}
	typ := t.common()
	code := madeCode(typ, callMade)
	if code == 0 {
		panic(tooLarge + t.String())
	}
	return Value{typ, unsafe.Pointer(&madeFunc{code, typ, fn}), flag(Func)}
}

// callMade is what a stub calls that was made for MakeFunc: with its boxed parameters, for boxed results.
func callMade(m *madeFunc, args unsafe.Pointer) unsafe.Pointer {
	nin, nout, _ := signature(m.typ)
	in := make([]Value, nin)
	for i := range in {
		in[i] = fromWord(paramAt(m.typ, i), *(*unsafe.Pointer)(add(args, uintptr(i)*8)))
	}
	out := m.fn(in)
	if len(out) != nout {
		panic("reflect: wrong return count from function created by MakeFunc")
	}
	boxes := make([]unsafe.Pointer, nout+1)
	for i, v := range out {
		if v.typ == nil {
			panic("reflect: function created by MakeFunc using " + funcName(m.fn) + " returned zero Value")
		}
		if v.flag&flagRO != 0 {
			panic("reflect: function created by MakeFunc using " + funcName(m.fn) + " returned value obtained from unexported field")
		}
		boxes[i] = v.assignTo("reflect.MakeFunc", resultAt(m.typ, i)).box()
	}
	return unsafe.Pointer(&boxes[0])
}
