// Package fmt: formatted printing. The engine is native; this part calls the methods it needs, so that they run as any
// script code does.
package fmt

import "io"

// Stringer is implemented by values that know how to print themselves.
type Stringer interface {
	String() string
}

// GoStringer is implemented by values that know how they look in Go syntax.
type GoStringer interface {
	GoString() string
}

// Kinds of calls, as the natives number them.
const (
	printf = iota
	errorf
	print
	println
)

func tryOut(kind int, format string, a []any) (n int, ok bool)
func out(kind int, format string, a []any, texts []string) (n int)
func trySprint(kind int, format string, a []any) (s string, ok bool)
func sprint(kind int, format string, a []any, texts []string) (s string)
func tryBytes(kind int, format string, a []any) (b []byte, ok bool)
func bytes(kind int, format string, a []any, texts []string) (b []byte)
func count(kind int, format string, a []any) (n int)
func fill(kind int, format string, a []any, values []any, methods []byte)
func wrapped(format string, a []any, n int) (index int)

// Println prints its operands with spaces between them and a newline behind.
func Println(a ...any) (n int, err error) { return write(println, "", a), nil }

// Print prints its operands, with spaces between those that are not strings.
func Print(a ...any) (n int, err error) { return write(print, "", a), nil }

// Printf prints according to a format.
func Printf(format string, a ...any) (n int, err error) { return write(printf, format, a), nil }

// Sprintln returns what Println would print.
func Sprintln(a ...any) string { return text(println, "", a) }

// Sprint returns what Print would print.
func Sprint(a ...any) string { return text(print, "", a) }

// Sprintf returns what Printf would print.
func Sprintf(format string, a ...any) string { return text(printf, format, a) }

// Fprintln prints as Println does, to w.
func Fprintln(w io.Writer, a ...any) (n int, err error) { return w.Write(encode(println, "", a)) }

// Fprint prints as Print does, to w.
func Fprint(w io.Writer, a ...any) (n int, err error) { return w.Write(encode(print, "", a)) }

// Fprintf prints as Printf does, to w.
func Fprintf(w io.Writer, format string, a ...any) (n int, err error) {
	return w.Write(encode(printf, format, a))
}

// Appendln appends what Println would print to b.
func Appendln(b []byte, a ...any) []byte { return append(b, encode(println, "", a)...) }

// Append appends what Print would print to b.
func Append(b []byte, a ...any) []byte { return append(b, encode(print, "", a)...) }

// Appendf appends what Printf would print to b.
func Appendf(b []byte, format string, a ...any) []byte {
	return append(b, encode(printf, format, a)...)
}

func encode(kind int, format string, a []any) []byte {
	if b, ok := tryBytes(kind, format, a); ok {
		return b
	}
	return bytes(kind, format, a, texts(kind, format, a))
}

func write(kind int, format string, a []any) int {
	if n, ok := tryOut(kind, format, a); ok {
		return n
	}
	return out(kind, format, a, texts(kind, format, a))
}

func text(kind int, format string, a []any) string {
	if s, ok := trySprint(kind, format, a); ok {
		return s
	}
	return sprint(kind, format, a, texts(kind, format, a))
}

// texts calls the methods that printing needs, in order.
func texts(kind int, format string, a []any) []string {
	n := count(kind, format, a)
	values := make([]any, n)
	methods := make([]byte, n)
	fill(kind, format, a, values, methods)
	results := make([]string, n)
	for i := 0; i < n; i++ {
		results[i] = call(values[i], methods[i])
	}
	return results
}

func call(value any, method byte) string {
	switch method {
	case 0:
		return value.(error).Error()
	case 1:
		return value.(Stringer).String()
	case 2:
		return value.(GoStringer).GoString()
	}
	panic("fmt.Formatter is not supported yet")
}

type wrapError struct {
	msg string
	err error
}

func (e *wrapError) Error() string { return e.msg }
func (e *wrapError) Unwrap() error { return e.err }

type wrapErrors struct {
	msg  string
	errs []error
}

func (e *wrapErrors) Error() string   { return e.msg }
func (e *wrapErrors) Unwrap() []error { return e.errs }

type plainError struct{ msg string }

func (e *plainError) Error() string { return e.msg }

// Errorf returns an error with a formatted text, which wraps the operands of %w.
func Errorf(format string, a ...any) error {
	msg := text(errorf, format, a)
	first := wrapped(format, a, 0)
	if first < 0 {
		return &plainError{msg}
	}
	if wrapped(format, a, 1) < 0 {
		err, _ := a[first].(error)
		return &wrapError{msg, err}
	}
	var errs []error
	for n := 0; ; n++ {
		i := wrapped(format, a, n)
		if i < 0 {
			return &wrapErrors{msg, errs}
		}
		if err, ok := a[i].(error); ok {
			errs = append(errs, err)
		}
	}
}
