package reflect

import "iter"

// count calls yield with what at gives for 0 to n-1.
func count[T any](n int, at func(int) T) iter.Seq[T] {
	return func(yield func(T) bool) {
		for i := 0; i < n && yield(at(i)); i++ {
		}
	}
}

// count2 is count for pairs.
func count2[K, V any](n int, at func(int) (K, V)) iter.Seq2[K, V] {
	return func(yield func(K, V) bool) {
		for i := 0; i < n && yield(at(i)); i++ {
		}
	}
}

func (t *rtype) Fields() iter.Seq[StructField] {
	t.must(Struct, "Fields", "struct")
	return count(fieldCount(t), t.Field)
}

func (t *rtype) Methods() iter.Seq[Method] { return count(methodCount(t), t.Method) }

func (t *rtype) Ins() iter.Seq[Type] {
	t.must(Func, "Ins", "func")
	return count(t.NumIn(), t.In)
}

func (t *rtype) Outs() iter.Seq[Type] {
	t.must(Func, "Outs", "func")
	return count(t.NumOut(), t.Out)
}

// Fields returns the fields of a struct with their values.
func (v Value) Fields() iter.Seq2[StructField, Value] {
	t := v.Type().common()
	t.must(Struct, "Fields", "struct")
	return count2(fieldCount(t), func(i int) (StructField, Value) { return t.field(i), v.Field(i) })
}

// Methods returns the methods of v's type, with the methods of v.
func (v Value) Methods() iter.Seq2[Method, Value] {
	t := v.Type()
	return count2(v.NumMethod(), func(i int) (Method, Value) { return t.Method(i), v.Method(i) })
}

// Seq returns what a range loop with one variable over v hands out.
func (v Value) Seq() iter.Seq[Value] {
	t := v.Type().common()
	k := t.Kind()
	switch {
	case k == Func && yieldParams(t) == 1:
		return func(yield func(Value) bool) {
			step := func(in []Value) []Value { return []Value{ValueOf(yield(in[0]))} }
			v.Call([]Value{MakeFunc(t.In(0), step)})
		}
	case k.isInt():
		return v.numbers(func(i uint64) bool { return int64(i) < v.Int() })
	case k.isUint():
		return v.numbers(func(i uint64) bool { return i < v.Uint() })
	case k == Array, k == Slice, k == Pointer && elemOf(t).is(Array):
		return func(yield func(Value) bool) {
			for i := 0; i < v.Len() && yield(ValueOf(i)); i++ {
			}
		}
	case k == String:
		return func(yield func(Value) bool) {
			for i := range v.String() {
				if !yield(ValueOf(i)) {
					return
				}
			}
		}
	case k == Chan:
		return func(yield func(Value) bool) {
			for x, ok := v.Recv(); ok && yield(x); x, ok = v.Recv() {
			}
		}
	case k == Map:
		return func(yield func(Value) bool) {
			for i := v.MapRange(); i.Next() && yield(i.Key()); {
			}
		}
	}
	panic("reflect: " + t.String() + " cannot produce iter.Seq[Value]")
}

// numbers returns the numbers of v's type from 0 on, while they are below its value.
func (v Value) numbers(below func(uint64) bool) iter.Seq[Value] {
	return func(yield func(Value) bool) {
		for i := uint64(0); below(i) && yield(makeInt(0, i, v.typ)); i++ {
		}
	}
}

// Seq2 returns what a range loop with two variables over v hands out.
func (v Value) Seq2() iter.Seq2[Value, Value] {
	t := v.Type().common()
	k := t.Kind()
	switch {
	case k == Func && yieldParams(t) == 2:
		return func(yield func(Value, Value) bool) {
			step := func(in []Value) []Value { return []Value{ValueOf(yield(in[0], in[1]))} }
			v.Call([]Value{MakeFunc(t.In(0), step)})
		}
	case k == Array, k == Slice, k == Pointer && elemOf(t).is(Array):
		return func(yield func(Value, Value) bool) {
			list := Indirect(v)
			for i := 0; i < list.Len() && yield(ValueOf(i), list.Index(i)); i++ {
			}
		}
	case k == String:
		return func(yield func(Value, Value) bool) {
			for i, c := range v.String() {
				if !yield(ValueOf(i), ValueOf(c)) {
					return
				}
			}
		}
	case k == Map:
		return func(yield func(Value, Value) bool) {
			for i := v.MapRange(); i.Next() && yield(i.Key(), i.Value()); {
			}
		}
	}
	panic("reflect: " + t.String() + " cannot produce iter.Seq2[Value, Value]")
}
