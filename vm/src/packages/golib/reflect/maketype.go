package reflect

import (
	"strconv"
	"unicode"
)

func pointerTo(t *rtype) *rtype
func sliceOf(t *rtype) *rtype
func arrayOf(t *rtype, n int) *rtype
func chanOf(t *rtype, dir ChanDir) *rtype
func mapOf(key, elem *rtype) *rtype
func funcOf(in, out []*rtype, variadic bool) *rtype
func structOf(fields []fieldSpec) *rtype

// PointerTo returns the type of pointers to t.
func PointerTo(t Type) Type { return pointerTo(t.common()) }

// PtrTo is the old name of PointerTo.
func PtrTo(t Type) Type { return PointerTo(t) }

// SliceOf returns the type of slices of t.
func SliceOf(t Type) Type { return sliceOf(t.common()) }

// ArrayOf returns the type of arrays of so many elements.
func ArrayOf(length int, elem Type) Type {
	if length < 0 {
		panic("reflect: negative length passed to ArrayOf")
	}
	made := arrayOf(elem.common(), length)
	if made == nil {
		panic("reflect.ArrayOf: array size would exceed virtual address space")
	}
	return made
}

// ChanOf returns the type of channels of t.
func ChanOf(dir ChanDir, t Type) Type {
	elem := t.common()
	if elem.size >= 1<<16 {
		panic("reflect.ChanOf: element size too large")
	}
	if dir < RecvDir || dir > BothDir {
		panic("reflect.ChanOf: invalid dir")
	}
	return chanOf(elem, dir)
}

// MapOf returns the type of maps from key to elem.
func MapOf(key, elem Type) Type {
	k := key.common()
	if !k.comparable {
		panic("reflect.MapOf: invalid key type " + k.String())
	}
	return mapOf(k, elem.common())
}

// FuncOf returns a function type.
func FuncOf(in, out []Type, variadic bool) Type {
	if variadic && (len(in) == 0 || in[len(in)-1].Kind() != Slice) {
		panic("reflect.FuncOf: last arg of variadic func must be slice")
	}
	if len(in)+len(out) > 128 {
		panic("reflect.FuncOf: too many arguments")
	}
	return funcOf(commons(in), commons(out), variadic)
}

func commons(types []Type) []*rtype {
	all := make([]*rtype, len(types))
	for i, t := range types {
		all[i] = t.common()
	}
	return all
}

// fieldSpec is a field of a struct type to be made, as types.rs reads it.
type fieldSpec struct {
	name     string
	pkg      string
	tag      string
	typ      *rtype
	embedded bool
}

// StructOf returns a struct type. Embedded fields with methods are not supported.
func StructOf(fields []StructField) Type {
	specs := make([]fieldSpec, len(fields))
	names := map[string]bool{}
	pkg := ""
	for i, f := range fields {
		where := "reflect.StructOf: field " + strconv.Itoa(i)
		switch {
		case f.Name == "":
			panic(where + " has no name")
		case !isName(f.Name):
			panic(where + " has invalid name")
		case f.Type == nil:
			panic(where + " has no type")
		case f.Anonymous && f.PkgPath != "":
			panic("reflect.StructOf: field \"" + f.Name + "\" is anonymous but has PkgPath set")
		case !isExported(f.Name) && f.PkgPath == "":
			panic("reflect.StructOf: field \"" + f.Name + "\" is unexported but missing PkgPath")
		case f.PkgPath != "" && pkg != "" && f.PkgPath != pkg:
			panic("reflect.StructOf: fields with different PkgPath " + pkg + " and " + f.PkgPath)
		case names[f.Name] && f.Name != "_":
			panic("reflect.StructOf: duplicate field " + f.Name)
		}
		if f.PkgPath != "" {
			pkg = f.PkgPath
		}
		names[f.Name] = true
		typ := f.Type.common()
		if f.Anonymous {
			checkEmbedded(typ)
		}
		specs[i] = fieldSpec{f.Name, f.PkgPath, string(f.Tag), typ, f.Anonymous}
		if isExported(f.Name) {
			specs[i].pkg = ""
		}
	}
	made := structOf(specs)
	if made == nil {
		panic("reflect.StructOf: struct size would exceed virtual address space")
	}
	return made
}

// checkEmbedded panics for what cannot be embedded: its methods would have to be promoted.
func checkEmbedded(t *rtype) {
	if t.is(Pointer) && (elemOf(t).is(Interface) || elemOf(t).is(Pointer)) {
		panic("reflect.StructOf: illegal embedded field type " + t.String())
	}
	if methodCount(t) > 0 {
		panic("reflect: embedded type with methods not implemented if there is more than one field")
	}
}

func isExported(name string) bool {
	for _, c := range name {
		return unicode.IsUpper(c)
	}
	return false
}

func isName(name string) bool {
	for i, c := range name {
		if c != '_' && !unicode.IsLetter(c) && (i == 0 || !unicode.IsDigit(c)) {
			return false
		}
	}
	return true
}
