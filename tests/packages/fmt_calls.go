// What package fmt does beside verbs: methods and their panics, operands by number, errors, maps in order, writers.
package main

import (
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"strings"
)

type noisy struct{ name string }

func (n noisy) String() string {
	fmt.Println("String of", n.name)
	return "<" + n.name + ">"
}

type upper string

func (u upper) Format(s fmt.State, verb rune) {
	io.WriteString(s, strings.ToUpper(string(u)))
	if verb == 'z' {
		fmt.Fprintf(s, "(%s)", fmt.FormatString(s, verb))
	}
}

type nilUser struct{ p *int }

func (n nilUser) String() string { return fmt.Sprint(*n.p) }

type twice struct{}

func (twice) String() string { panic(twice{}) }

type pointerError struct{ text string }

func (p *pointerError) Error() string { return p.text }

type methodsOf struct {
	Exported noisy
	hidden   noisy
	Any      any
	Err      error
}

type shortWriter struct{ room int }

func (w *shortWriter) Write(p []byte) (int, error) {
	if len(p) > w.room {
		n := w.room
		w.room = 0
		return n, errors.New("full")
	}
	w.room -= len(p)
	return len(p), nil
}

type reentrant struct{ out *strings.Builder }

func (r reentrant) Write(p []byte) (int, error) {
	fmt.Fprintf(r.out, "[%s %d]", strings.TrimSpace(string(p)), len(p))
	return len(p), nil
}

type pair struct {
	a int
	b string
}

type ordered [2]int

type self struct {
	name string
	me   *self
	list []any
}

func recovered(what string, f func()) {
	defer func() {
		if r := recover(); r != nil {
			err, _ := r.(error)
			fmt.Printf("%s panics: %T %v\n", what, r, err)
		}
	}()
	f()
}

func methods() {
	fmt.Println(noisy{"a"}, noisy{"b"})
	fmt.Printf("%d %v %s %T\n", noisy{"no"}, noisy{"yes"}, &noisy{"pointer"}, noisy{})
	fmt.Printf("%v\n", methodsOf{noisy{"exported"}, noisy{"hidden"}, noisy{"any"}, &pointerError{"err"}})
	fmt.Printf("%v|%z|%+-10.3z|%d\n", upper("abc"), upper("def"), upper("ghi"), []upper{"j", "k"})
	fmt.Println(nilUser{}, (*noisy)(nil), (*pointerError)(nil), twiceText())
	var e error = (*pointerError)(nil)
	fmt.Printf("%v %s %d\n", e, e, e)
	var s fmt.Stringer
	fmt.Println(s, nil, error(nil), []fmt.Stringer{nil, noisy{"in list"}}, map[string]fmt.Stringer{"k": noisy{"in map"}})
	fmt.Printf("%x %X %q\n", noisy{"hex"}, noisy{"HEX"}, noisy{"quoted"})
	fmt.Printf("%6.2v|%-8s|%08s|\n", noisy{"w"}, noisy{"x"}, noisy{"y"})
	fmt.Printf("%v %v\n", &methodsOf{Any: 1}, &[]noisy{{"l"}})
	fmt.Printf("%v %+v\n", struct{ E, f error }{&pointerError{"E"}, nil}, struct{ noisy }{noisy{"embedded"}})
}

func twiceText() string {
	recovered("nested", func() { fmt.Println(twice{}) })
	return "after"
}

func numbered() {
	fmt.Printf("%[2]d %[1]d|%[1]*d|%[3]*.[2]*[1]f|%[5]d|%[x]d|%[]d|%[1]d %d|%[-1]d|\n", 12, 2, 6)
	fmt.Printf("%[3]*.[2]*[1]f|%[1\n", 12.0, 2, 6)
	fmt.Printf("%*d|%-*d|%.*f|%*d\n", 5, 42, 4, 7, 2, 3.14159, "a", 3)
	fmt.Printf("%*d|%.*d|\n", -5, 42, -1, 7)
	fmt.Printf("%d %d\n", 1, 2, 3, "x", nil, noisy{"extra"})
	fmt.Printf("%", 1)
	fmt.Printf("%d%%%c%-\n", 1)
	fmt.Printf("%.*d|%.-3d|%[2]*[1]d|%[3]*.[2]*[1]f|\n", -1, 2, 3)
	fmt.Printf("%!|%z|%_d|% d\n", 1, 2, 3, 4)
	fmt.Printf("%6.[1]*d|\n", 3)
	fmt.Printf("%1000000000d|%d\n", 3, 4)
	fmt.Printf("%.1000000000d|%d\n", 3, 4)
	fmt.Printf("%é %\xff|%世\n", 3, 4, 5)
	fmt.Printf("%[2]s %[1]s %s\n", "a", "b")
	fmt.Printf("%[2]d %d\n", 1, 2, 3)
	fmt.Printf("%d %s\n")
	fmt.Printf("%s %%!\n", []any{nil, 1})
	fmt.Printf("%[1]v %[1]T %[1]q %[1]x %[2]v %[2]T\n", "go", 1.5)
}

func errorsToo() {
	a, b := errors.New("a"), errors.New("b")
	for _, e := range []error{
		fmt.Errorf("plain"), fmt.Errorf("x%d", 1), fmt.Errorf("%w", a), fmt.Errorf("%w %w", a, b), fmt.Errorf("%w", nil), fmt.Errorf("%w", 3),
		fmt.Errorf("%[2]w %[1]w %[2]w", a, b), fmt.Errorf("%w %w", nil, b), fmt.Errorf("%w", upper("u")), fmt.Errorf("%v", a), fmt.Errorf("%+w|%#w", a, upper("z")),
	} {
		one, many := "none", 0
		if u, ok := e.(interface{ Unwrap() error }); ok {
			one = fmt.Sprint(u.Unwrap())
		}
		if u, ok := e.(interface{ Unwrap() []error }); ok {
			many = len(u.Unwrap())
		}
		text := e.Error()
		if i := strings.Index(text, "0x"); i >= 0 {
			text = text[:i] + "..."
		}
		fmt.Printf("%T %q wraps %s %d, is a: %t, is b: %t\n", e, text, one, many, errors.Is(e, a), errors.Is(e, b))
	}
}

func maps() {
	nan := math.NaN()
	fmt.Println(map[float64]string{1: "one", nan: "nan", math.Inf(-1): "-inf", -0.5: "half"})
	fmt.Println(map[any]int{"b": 1, "a": 2}, map[any]int{3: 1, 1: 2}, map[any]bool{nil: true})
	fmt.Println(map[pair]int{{2, "a"}: 1, {1, "b"}: 2, {1, "a"}: 3}, map[ordered]int{{2, 1}: 1, {1, 2}: 2, {1, 1}: 3})
	fmt.Println(map[bool]int{true: 1, false: 0}, map[complex128]int{2i: 1, 1: 2, 1 + 1i: 3}, map[uint8]string{200: "x", 3: "y"})
	fmt.Println(map[string]map[string]int{"z": {"b": 1, "a": 2}, "y": nil}, map[rune]bool{'b': true, 'a': false})
	fmt.Printf("%v %+v %#v %d %s %q\n", map[string]int{"b": 1, "a": 2}, map[string]pair{"k": {1, "x"}}, map[string][]int{"l": {1}}, map[string]int{"b": 1}, map[string]string{"k": "v"}, map[int]string{1: "q"})
	m := map[string]any{"n": 1}
	m["s"] = []any{m["n"], "x", map[string]any{}}
	fmt.Println(m)
}

func writers() {
	w := &shortWriter{4}
	n, err := fmt.Fprint(w, "abc")
	fmt.Println(n, err)
	n, err = fmt.Fprintf(w, "%d", 12345)
	fmt.Println(n, err)
	n, err = fmt.Fprintln(io.Discard, "x", 1)
	fmt.Println(n, err)
	var out strings.Builder
	r := reentrant{&out}
	fmt.Fprintln(r, "outer", 1)
	fmt.Fprintf(r, "%s", strings.Repeat("long ", 100))
	fmt.Println(out.String())
	fmt.Fprintln(os.Stdout, "to stdout")
	n, err = fmt.Println("größer")
	fmt.Println(n, err)
	n, err = fmt.Print("a", "b", 1, 2, true, "c", 3.5, nil, nil, "\n")
	fmt.Println(n, err)
	b := []byte("start:")
	b = fmt.Append(b, 1, 2, "x")
	b = fmt.Appendf(b, "[%03d]", 7)
	b = fmt.Appendln(b, noisy{"appended"})
	fmt.Printf("%q %d\n", b, len(b))
	recovered("a writer", func() { fmt.Fprint(nil, 1) })
}

func cycles() {
	s := &self{name: "s"}
	s.me = s
	s.list = []any{1, "x"}
	text := fmt.Sprintf("%v", s)
	fmt.Println(strings.HasPrefix(text, "&{s 0x"), strings.HasSuffix(text, " [1 x]}"))
	pp := &s
	fmt.Println(strings.HasPrefix(fmt.Sprint(pp), "0x"), strings.HasPrefix(fmt.Sprintf("%#v", pp), "(**main.self)(0x"))
	fmt.Println(strings.HasPrefix(fmt.Sprint(main), "0x"), fmt.Sprintf("%#v", (chan<- int)(nil)))
	fmt.Println(strings.HasPrefix(fmt.Sprintf("%#v", main), "(func())(0x"), fmt.Sprintf("%T %T", main, recovered))
	fmt.Printf("%s\n", strings.Repeat("(", 3)+fmt.Sprintf("%5d|%-5d|%05d", 42, 42, 42))
	var np *self
	fmt.Printf("%v %+v %#v %s\n", np, np, np, np)
	fmt.Printf("%v %v\n", &struct{ P *int }{}, &[]*int{nil})
}

func main() {
	methods()
	numbered()
	errorsToo()
	maps()
	writers()
	cycles()
}
