package reflect

import "unsafe"

func makeMap(t *rtype, n int) unsafe.Pointer
func mapLen(m unsafe.Pointer) int
func mapGet(t *rtype, m, key unsafe.Pointer) unsafe.Pointer
func mapSet(t *rtype, m, key, elem unsafe.Pointer)
func mapDelete(t *rtype, m, key unsafe.Pointer)
func mapClear(t *rtype, m unsafe.Pointer)
func mapIterInit(m unsafe.Pointer, it *iterator)
func mapIterNext(t *rtype, it *iterator) bool

// MakeMap returns a new map.
func MakeMap(t Type) Value { return MakeMapWithSize(t, 0) }

// MakeMapWithSize returns a new map with room for about n entries.
func MakeMapWithSize(t Type, n int) Value {
	if t.Kind() != Map {
		panic("reflect.MakeMapWithSize of non-map type")
	}
	typ := t.common()
	return Value{typ, makeMap(typ, n), flag(Map)}
}

// copied returns a copy of the value of type t at p.
func copied(t *rtype, ro flag, p unsafe.Pointer) Value {
	if t.direct {
		return Value{t, *(*unsafe.Pointer)(p), ro | flag(t.kind)}
	}
	c := newObject(t)
	moveValue(t, c, p)
	return Value{t, c, ro | flagIndir | flag(t.kind)}
}

// MapIndex returns the value of a key, the zero Value if it is not in the map.
func (v Value) MapIndex(key Value) Value {
	v.must(Map, "MapIndex")
	key = key.assignTo("reflect.Value.MapIndex", keyOf(v.typ))
	p := mapGet(v.typ, v.pointer(), key.address())
	if p == nil {
		return Value{}
	}
	return copied(elemOf(v.typ), (v.flag | key.flag).ro(), p)
}

// MapKeys returns the keys of a map, in no order.
func (v Value) MapKeys() []Value {
	v.must(Map, "MapKeys")
	m := v.pointer()
	keys := make([]Value, 0, mapLen(m))
	var it iterator
	mapIterInit(m, &it)
	for mapIterNext(v.typ, &it) {
		keys = append(keys, copied(keyOf(v.typ), v.flag.ro(), it.key))
	}
	return keys
}

// SetMapIndex sets the value of a key; the zero Value deletes it.
func (v Value) SetMapIndex(key, elem Value) {
	v.must(Map, "SetMapIndex")
	v.mustBeExported("SetMapIndex")
	key.mustBeExported("SetMapIndex")
	key = key.assignTo("reflect.Value.SetMapIndex", keyOf(v.typ))
	if elem.typ == nil {
		mapDelete(v.typ, v.pointer(), key.address())
		return
	}
	elem.mustBeExported("SetMapIndex")
	elem = elem.assignTo("reflect.Value.SetMapIndex", elemOf(v.typ))
	mapSet(v.typ, v.pointer(), key.address(), elem.address())
}

// iterator is the runtime's iterator over a map.
type iterator struct {
	key, elem           unsafe.Pointer
	m, table, group     unsafe.Pointer
	_, _, _, _, _, _    uintptr
	started, isFinished bool
}

// MapIter goes through a map.
type MapIter struct {
	m  Value
	it iterator
}

// MapRange returns an iterator over a map.
func (v Value) MapRange() *MapIter {
	v.must(Map, "MapRange")
	return &MapIter{m: v}
}

// at panics if the iterator stands at no entry.
func (i *MapIter) at(method string) {
	if !i.it.started {
		panic(method + " called before Next")
	}
	if i.it.isFinished {
		panic(method + " called on exhausted iterator")
	}
}

// Key returns the key of the current entry.
func (i *MapIter) Key() Value {
	i.at("MapIter.Key")
	return copied(keyOf(i.m.typ), i.m.flag.ro(), i.it.key)
}

// Value returns the value of the current entry.
func (i *MapIter) Value() Value {
	i.at("MapIter.Value")
	return copied(elemOf(i.m.typ), i.m.flag.ro(), i.it.elem)
}

// Next goes to the next entry; false at the end.
func (i *MapIter) Next() bool {
	if !i.m.IsValid() {
		panic("MapIter.Next called on an iterator that does not have an associated map Value")
	}
	if i.it.isFinished {
		panic("MapIter.Next called on exhausted iterator")
	}
	if !i.it.started {
		mapIterInit(i.m.pointer(), &i.it)
		i.it.started = true
	}
	more := mapIterNext(i.m.typ, &i.it)
	i.it.isFinished = !more
	return more
}

// Reset makes the iterator go through another map, or none.
func (i *MapIter) Reset(v Value) {
	if v.IsValid() {
		v.must(Map, "Reset")
	}
	i.m = v
	i.it = iterator{}
}

// SetIterKey sets v to the key of iter's current entry.
func (v Value) SetIterKey(iter *MapIter) {
	iter.at("reflect: Value.SetIterKey")
	v.setFrom("SetIterKey", "SetKey", keyOf(iter.m.typ), iter.m.flag, iter.it.key)
}

// SetIterValue sets v to the value of iter's current entry.
func (v Value) SetIterValue(iter *MapIter) {
	iter.at("reflect: Value.SetIterValue")
	v.setFrom("SetIterValue", "SetValue", elemOf(iter.m.typ), iter.m.flag, iter.it.elem)
}

func (v Value) setFrom(method, context string, t *rtype, from flag, p unsafe.Pointer) {
	v.mustBeAssignable(method)
	from.mustBeExported(method)
	x := Value{t, p, flagIndir | flag(t.kind)}.assignTo("reflect.MapIter."+context, v.typ)
	moveValue(v.typ, v.ptr, x.address())
}
