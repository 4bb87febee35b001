// What programs do with package reflect: encode, decode, copy, validate, dispatch by name.
package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"reflect"
	"sort"
	"strconv"
	"strings"
)

// A small encoder of values as text.
func encode(b *bytes.Buffer, v reflect.Value) {
	switch v.Kind() {
	case reflect.Invalid:
		b.WriteString("null")
	case reflect.Bool:
		b.WriteString(strconv.FormatBool(v.Bool()))
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		b.WriteString(strconv.FormatInt(v.Int(), 10))
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		b.WriteString(strconv.FormatUint(v.Uint(), 10))
	case reflect.Float32, reflect.Float64:
		b.WriteString(strconv.FormatFloat(v.Float(), 'g', -1, v.Type().Bits()))
	case reflect.String:
		b.WriteString(strconv.Quote(v.String()))
	case reflect.Interface, reflect.Pointer:
		if m, ok := v.Type().MethodByName("Encode"); ok && v.Kind() == reflect.Pointer && !v.IsNil() {
			b.WriteString(m.Func.Call([]reflect.Value{v})[0].String())
			return
		}
		encode(b, v.Elem())
	case reflect.Slice, reflect.Array:
		b.WriteByte('[')
		for i := 0; i < v.Len(); i++ {
			if i > 0 {
				b.WriteByte(',')
			}
			encode(b, v.Index(i))
		}
		b.WriteByte(']')
	case reflect.Map:
		b.WriteByte('{')
		keys := v.MapKeys()
		sort.Slice(keys, func(i, j int) bool { return fmt.Sprint(keys[i]) < fmt.Sprint(keys[j]) })
		for i, k := range keys {
			if i > 0 {
				b.WriteByte(',')
			}
			fmt.Fprintf(b, "%q:", fmt.Sprint(k))
			encode(b, v.MapIndex(k))
		}
		b.WriteByte('}')
	case reflect.Struct:
		b.WriteByte('{')
		n := 0
		for _, f := range reflect.VisibleFields(v.Type()) {
			name, opts, _ := strings.Cut(f.Tag.Get("enc"), ",")
			if !f.IsExported() || name == "-" || f.Anonymous {
				continue
			}
			fv := v.FieldByIndex(f.Index)
			if opts == "omitempty" && fv.IsZero() {
				continue
			}
			if name == "" {
				name = f.Name
			}
			if n++; n > 1 {
				b.WriteByte(',')
			}
			fmt.Fprintf(b, "%q:", name)
			encode(b, fv)
		}
		b.WriteByte('}')
	default:
		fmt.Fprintf(b, "<%v>", v.Type())
	}
}

// clone copies a value with everything it leads to.
func clone(v reflect.Value) reflect.Value {
	out := reflect.New(v.Type()).Elem()
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			out.Set(reflect.New(v.Type().Elem()))
			out.Elem().Set(clone(v.Elem()))
		}
	case reflect.Interface:
		if !v.IsNil() {
			out.Set(clone(v.Elem()))
		}
	case reflect.Slice:
		if !v.IsNil() {
			out.Set(reflect.MakeSlice(v.Type(), v.Len(), v.Len()))
			for i := 0; i < v.Len(); i++ {
				out.Index(i).Set(clone(v.Index(i)))
			}
		}
	case reflect.Map:
		if !v.IsNil() {
			out.Set(reflect.MakeMapWithSize(v.Type(), v.Len()))
			for it := v.MapRange(); it.Next(); {
				out.SetMapIndex(clone(it.Key()), clone(it.Value()))
			}
		}
	case reflect.Struct:
		out.Set(v)
		for i := 0; i < v.NumField(); i++ {
			if out.Field(i).CanSet() {
				out.Field(i).Set(clone(v.Field(i)))
			}
		}
	default:
		out.Set(v)
	}
	return out
}

// fill sets fields from texts.
func fill(to any, from map[string]string) error {
	v := reflect.ValueOf(to)
	if v.Kind() != reflect.Pointer || v.Elem().Kind() != reflect.Struct {
		return fmt.Errorf("fill: %T is no pointer to a struct", to)
	}
	for key, text := range from {
		f := v.Elem().FieldByNameFunc(func(name string) bool { return strings.EqualFold(name, key) })
		if !f.IsValid() {
			return fmt.Errorf("fill: no field %q", key)
		}
		switch {
		case f.CanInt():
			n, err := strconv.ParseInt(text, 10, f.Type().Bits())
			if err != nil {
				return err
			}
			f.SetInt(n)
		case f.CanFloat():
			x, err := strconv.ParseFloat(text, 64)
			if err != nil {
				return err
			}
			f.SetFloat(x)
		case f.Kind() == reflect.String:
			f.SetString(text)
		case f.Type() == reflect.TypeFor[[]string]():
			f.Set(reflect.ValueOf(strings.Split(text, ";")))
		default:
			return fmt.Errorf("fill: %s: %v", key, f.Type())
		}
	}
	return nil
}

type Base struct {
	ID   int `enc:"id"`
	note string
}
type Color struct{ r, g, b uint8 }

func (c *Color) Encode() string { return fmt.Sprintf("\"#%02x%02x%02x\"", c.r, c.g, c.b) }

type Item struct {
	Base
	Name   string             `enc:"name,omitempty"`
	Price  float32            `enc:",omitempty"`
	Tags   []string           `enc:"tags"`
	Attrs  map[string]any     `enc:"attrs,omitempty"`
	Parent *Item              `enc:"parent,omitempty"`
	Color  *Color             `enc:"color"`
	Skip   int                `enc:"-"`
	Grid   [2][2]int8         `enc:"grid"`
	By     map[Key]complex128 `enc:"-"`
	Any    any
}
type Key struct{ A, B int }

type Commands struct{ log []string }

func (c *Commands) Hello(name string) string { c.log = append(c.log, "hello"); return "hello " + name }
func (c *Commands) Add(xs ...int) (sum int, err error) {
	for _, x := range xs {
		sum += x
	}
	if sum > 100 {
		err = errors.New("too much")
	}
	return
}

func dispatch(c any, line string) {
	words := strings.Fields(line)
	m := reflect.ValueOf(c).MethodByName(words[0])
	if !m.IsValid() {
		fmt.Println("no method", words[0])
		return
	}
	var in []reflect.Value
	for i, w := range words[1:] {
		t := m.Type().In(min(i, m.Type().NumIn()-1))
		if m.Type().IsVariadic() && i >= m.Type().NumIn()-1 {
			t = t.Elem()
		}
		if t.Kind() == reflect.Int {
			n, _ := strconv.Atoi(w)
			in = append(in, reflect.ValueOf(n).Convert(t))
		} else {
			in = append(in, reflect.ValueOf(w).Convert(t))
		}
	}
	for _, out := range m.Call(in) {
		fmt.Print(out.Type(), ": ", out, "; ")
	}
	fmt.Println()
}

// memo wraps any function of one argument.
func memo[F any](f F) F {
	v := reflect.ValueOf(f)
	seen := reflect.MakeMap(reflect.MapOf(v.Type().In(0), v.Type().Out(0)))
	return reflect.MakeFunc(v.Type(), func(in []reflect.Value) []reflect.Value {
		if r := seen.MapIndex(in[0]); r.IsValid() {
			return []reflect.Value{r}
		}
		out := v.Call(in)
		seen.SetMapIndex(in[0], out[0])
		return out
	}).Interface().(F)
}

func main() {
	parent := &Item{Base: Base{ID: 1, note: "n"}, Name: "root", Color: &Color{1, 2, 255}}
	item := Item{Base{2, "x"}, "it\"em", 1.25, []string{"a", "b"}, map[string]any{"n": 1, "m": []any{nil, true, 2.5}}, parent, nil, 3, [2][2]int8{{1, -2}, {3, 4}}, map[Key]complex128{{1, 2}: 3i}, Key{5, 6}}
	var b bytes.Buffer
	encode(&b, reflect.ValueOf(item))
	fmt.Println(b.String())

	c := clone(reflect.ValueOf(item)).Interface().(Item)
	fmt.Println(reflect.DeepEqual(c, item), c.Parent == item.Parent, c.note)
	c.Attrs["m"].([]any)[1] = false
	c.Parent.Name = "changed"
	fmt.Println(reflect.DeepEqual(c, item), item.Parent.Name, item.Attrs["m"])

	var to Item
	fmt.Println(fill(&to, map[string]string{"id": "12", "NAME": "n", "price": "2.5", "tags": "x;y"}), to.ID, to.Name, to.Price, to.Tags)
	fmt.Println(fill(&to, map[string]string{"skip": "x"}))
	fmt.Println(fill(&to, map[string]string{"nope": "x"}))
	fmt.Println(fill(&to, map[string]string{"grid": "x"}))
	fmt.Println(fill(to, nil))

	cmd := &Commands{}
	for _, line := range []string{"Hello world", "Add 1 2 3", "Add", "Add 60 70", "Quit"} {
		dispatch(cmd, line)
	}
	fmt.Println(cmd.log)

	calls := 0
	square := memo(func(n int) int { calls++; return n * n })
	fmt.Println(square(4), square(4), square(5), calls)
	upper := memo(strings.ToUpper)
	fmt.Println(upper("abc"), upper("abc"))

	// Types made at run time hold values as others do.
	t := reflect.StructOf([]reflect.StructField{
		{Name: "Name", Type: reflect.TypeFor[string](), Tag: `enc:"n"`},
		{Name: "List", Type: reflect.SliceOf(reflect.TypeOf(item.Base))},
		{Name: "Sub", Type: reflect.MapOf(reflect.TypeFor[string](), reflect.TypeFor[*int]())},
	})
	v := reflect.New(t).Elem()
	v.Field(0).SetString("made")
	v.Field(1).Set(reflect.Append(v.Field(1), reflect.ValueOf(item.Base)))
	v.Field(2).Set(reflect.MakeMap(v.Field(2).Type()))
	n := 8
	v.Field(2).SetMapIndex(reflect.ValueOf("p"), reflect.ValueOf(&n))
	b.Reset()
	encode(&b, v)
	fmt.Println(b.String(), v.Type())
	fmt.Printf("%+v\n", v.FieldByName("List"))
	if _, err := os.Stat("/nonexistent"); err != nil {
		e := reflect.ValueOf(err).Elem()
		fmt.Println(e.Type().Name(), e.FieldByName("Op"), e.FieldByName("Path"))
	}
}
