package reflect

import "unsafe"

// isShallow reports whether values of t are deeply equal just where == says so.
func isShallow(t *rtype) bool
func equalElements(elem *rtype, p, q unsafe.Pointer, n int) bool

// comparison is a pair of places that DeepEqual compares already: what cycles lead to.
type comparison struct {
	a, b unsafe.Pointer
	typ  *rtype
}

// DeepEqual reports whether x and y are equal, down to what their pointers, slices, maps and interfaces lead to.
func DeepEqual(x, y any) bool {
	if x == nil || y == nil {
		return x == y
	}
	a, b := ValueOf(x), ValueOf(y)
	return a.typ == b.typ && deepEqual(a, b, map[comparison]bool{})
}

func deepEqual(a, b Value, under map[comparison]bool) bool {
	if !a.IsValid() || !b.IsValid() {
		return a.IsValid() == b.IsValid()
	}
	if a.typ != b.typ {
		return false
	}
	k := a.kind()
	if isShallow(a.typ) {
		return equalValues(a.typ, a.address(), b.address())
	}
	if (k == Pointer || k == Map || k == Slice || k == Interface) && !a.IsNil() && !b.IsNil() {
		pair := comparison{identity(a, k), identity(b, k), a.typ}
		if uintptr(pair.a) > uintptr(pair.b) {
			pair.a, pair.b = pair.b, pair.a
		}
		if under[pair] {
			return true
		}
		under[pair] = true
	}
	switch k {
	case Array:
		return deepElements(a, b, under)
	case Slice:
		switch {
		case a.IsNil() != b.IsNil() || a.Len() != b.Len():
			return false
		case a.UnsafePointer() == b.UnsafePointer():
			return true
		}
		return deepElements(a, b, under)
	case Interface:
		if a.IsNil() || b.IsNil() {
			return a.IsNil() == b.IsNil()
		}
		return deepEqual(a.Elem(), b.Elem(), under)
	case Pointer:
		return a.pointer() == b.pointer() || deepEqual(a.Elem(), b.Elem(), under)
	case Struct:
		for i, n := 0, fieldCount(a.typ); i < n; i++ {
			if !deepEqual(a.Field(i), b.Field(i), under) {
				return false
			}
		}
		return true
	case Map:
		switch {
		case a.IsNil() != b.IsNil() || a.Len() != b.Len():
			return false
		case a.pointer() == b.pointer():
			return true
		}
		return deepEntries(a, b, under)
	case Func:
		return a.IsNil() && b.IsNil()
	}
	return equalValues(a.typ, a.address(), b.address())
}

// identity tells values apart that may be part of a cycle.
func identity(v Value, k Kind) unsafe.Pointer {
	if k == Pointer || k == Map {
		return v.pointer()
	}
	return v.ptr
}

// atOnce is how many elements are compared between two moments when the goroutine can be stopped.
const atOnce = 1024

func deepElements(a, b Value, under map[comparison]bool) bool {
	n := a.Len()
	if elem := elemOf(a.typ); isShallow(elem) && a.kind() == Slice {
		x, y := (*sliceWords)(a.ptr).data, (*sliceWords)(b.ptr).data
		for i := 0; i < n; i += atOnce {
			at := uintptr(i) * elem.size
			if !equalElements(elem, add(x, at), add(y, at), min(atOnce, n-i)) {
				return false
			}
		}
		return true
	}
	for i := 0; i < n; i++ {
		if !deepEqual(a.Index(i), b.Index(i), under) {
			return false
		}
	}
	return true
}

func deepEntries(a, b Value, under map[comparison]bool) bool {
	iter := a.MapRange()
	for iter.Next() {
		x, y := iter.Value(), b.MapIndex(iter.Key())
		if !y.IsValid() || !deepEqual(x, y, under) {
			return false
		}
	}
	return true
}
