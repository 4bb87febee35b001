package reflect

func (t *rtype) Field(i int) StructField {
	t.must(Struct, "Field", "struct")
	return t.field(i)
}

// field returns field i of a struct type.
func (t *rtype) field(i int) (f StructField) {
	if i < 0 || i >= fieldCount(t) {
		panic("reflect: Field index out of bounds")
	}
	name, pkg, tag, typ, offset, embedded := fieldAt(t, i)
	f.Name, f.PkgPath, f.Tag, f.Type, f.Offset, f.Anonymous = name, pkg, StructTag(tag), typ, offset, embedded
	f.Index = []int{i}
	return f
}

func (t *rtype) FieldByIndex(index []int) (f StructField) {
	t.must(Struct, "FieldByIndex", "struct")
	f.Type = t
	for n, i := range index {
		in := f.Type.common()
		if n > 0 && in.is(Pointer) && elemOf(in).is(Struct) {
			in = elemOf(in)
		}
		f = in.Field(i)
	}
	return f
}

// noneEmbedded is what fieldNamed gives of a struct that has no field of that name and embeds nothing that could.
const noneEmbedded = -2

func (t *rtype) FieldByName(name string) (StructField, bool) {
	t.must(Struct, "FieldByName", "struct")
	switch i := fieldNamed(t, name); {
	case i >= 0:
		return t.field(i), true
	case i == noneEmbedded:
		return StructField{}, false
	}
	return t.search(func(have string) bool { return have == name })
}

func (t *rtype) FieldByNameFunc(match func(string) bool) (StructField, bool) {
	t.must(Struct, "FieldByNameFunc", "struct")
	return t.search(match)
}

// place is a struct type met in a search, and how to get there.
type place struct {
	typ   *rtype
	index []int
}

// search finds the one field that matches at the least depth, among embedded structs level by level.
func (t *rtype) search(match func(string) bool) (found StructField, ok bool) {
	visited := map[*rtype]bool{}
	level := []place{{t, nil}}
	times := map[*rtype]int{t: 1}
	for len(level) > 0 {
		var next []place
		nextTimes := map[*rtype]int{}
		for _, at := range level {
			if visited[at.typ] {
				continue
			}
			visited[at.typ] = true
			for i, n := 0, fieldCount(at.typ); i < n; i++ {
				name, _, _, typ, _, embedded := fieldAt(at.typ, i)
				if match(name) {
					// Twice at one depth: neither is selected, nor any that is deeper.
					if ok || times[at.typ] > 1 {
						return StructField{}, false
					}
					found, ok = at.typ.field(i), true
					found.Index = joined(at.index, i)
					continue
				}
				if ok || !embedded {
					continue
				}
				if typ.is(Pointer) {
					typ = elemOf(typ)
				}
				if !typ.is(Struct) {
					continue
				}
				if nextTimes[typ] > 0 {
					nextTimes[typ] = 2
					continue
				}
				nextTimes[typ] = times[at.typ]
				next = append(next, place{typ, joined(at.index, i)})
			}
		}
		if ok {
			return found, true
		}
		level, times = next, nextTimes
	}
	return found, false
}

// joined returns a new slice: index, then i.
func joined(index []int, i int) []int {
	out := make([]int, len(index)+1)
	copy(out, index)
	out[len(index)] = i
	return out
}

// VisibleFields returns the fields of a struct type that selectors reach, those of embedded structs included.
func VisibleFields(t Type) []StructField {
	if t == nil {
		panic("reflect: VisibleFields(nil)")
	}
	if t.Kind() != Struct {
		panic("reflect.VisibleFields of non-struct type")
	}
	var all []StructField
	all = reach(t.common(), nil, map[*rtype]bool{}, all)
	least := map[string]int{} // depth, by name
	count := map[string]int{} // how many have that depth
	for _, f := range all {
		depth, seen := least[f.Name]
		switch {
		case !seen || len(f.Index) < depth:
			least[f.Name], count[f.Name] = len(f.Index), 1
		case len(f.Index) == depth:
			count[f.Name]++
		}
	}
	visible := all[:0]
	for _, f := range all {
		if len(f.Index) == least[f.Name] && count[f.Name] == 1 {
			visible = append(visible, f)
		}
	}
	return visible
}

// reach appends the fields of t and, behind each embedded struct, its fields.
func reach(t *rtype, index []int, visiting map[*rtype]bool, all []StructField) []StructField {
	if visiting[t] {
		return all
	}
	visiting[t] = true
	for i, n := 0, fieldCount(t); i < n; i++ {
		f := t.field(i)
		f.Index = joined(index, i)
		all = append(all, f)
		if f.Anonymous {
			typ := f.Type.common()
			if typ.is(Pointer) {
				typ = elemOf(typ)
			}
			if typ.is(Struct) {
				all = reach(typ, f.Index, visiting, all)
			}
		}
	}
	delete(visiting, t)
	return all
}
