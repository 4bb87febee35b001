// Package fmt: formatted printing and scanning. The printing engine is native; this part calls the methods it needs
// (methods.go), so that they run as any script code does, and hands the text on.
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

// What the natives do when no method must be called; ok is false if one must, and nothing is printed then.

//go:escape contents
func tryOut(kind int, format string, a []any) (n, errno int, ok bool)

//go:escape contents
func trySprint(kind int, format string, a []any) (s string, ok bool)

//go:escape contents
func tryFill(kind int, format string, a []any, into []byte) (n int, ok bool)

// What they do with the results of the methods. Text that is longer than into leaves it as it is: n tells the length.

//go:escape contents
func out(kind int, format string, a []any, calls []methodCall) (n, errno int)

//go:escape contents
func sprint(kind int, format string, a []any, calls []methodCall) (s string)

//go:escape contents
func fill(kind int, format string, a []any, calls []methodCall, into []byte) (n int)

// Println prints its operands with spaces between them and a newline behind.
func Println(a ...any) (n int, err error) {
	n, errno, ok := tryOut(println, "", a)
	if ok && errno == 0 {
		return n, nil
	}
	return write(println, "", a, n, errno, ok)
}

// Print prints its operands, with spaces between those that are not strings.
func Print(a ...any) (n int, err error) {
	n, errno, ok := tryOut(print, "", a)
	return write(print, "", a, n, errno, ok)
}

// Printf prints according to a format.
func Printf(format string, a ...any) (n int, err error) {
	n, errno, ok := tryOut(printf, format, a)
	if ok && errno == 0 {
		return n, nil
	}
	return write(printf, format, a, n, errno, ok)
}

// write ends a call that prints to standard output, where a method must be called or the system has refused.
func write(kind int, format string, a []any, n, errno int, ok bool) (int, error) {
	if !ok {
		var room [1]methodCall
		n, errno = out(kind, format, a, callMethods(kind, format, a, false, room[:]))
	}
	if errno != 0 {
		return n, &writeError{errno}
	}
	return n, nil
}

// Sprintln returns what Println would print.
func Sprintln(a ...any) string {
	s, ok := trySprint(println, "", a)
	if !ok {
		var room [1]methodCall
		s = sprint(println, "", a, callMethods(println, "", a, false, room[:]))
	}
	return s
}

// Sprint returns what Print would print.
func Sprint(a ...any) string {
	s, ok := trySprint(print, "", a)
	if !ok {
		var room [1]methodCall
		s = sprint(print, "", a, callMethods(print, "", a, false, room[:]))
	}
	return s
}

// Sprintf returns what Printf would print.
func Sprintf(format string, a ...any) string {
	s, ok := trySprint(printf, format, a)
	if !ok {
		var room [1]methodCall
		s = sprint(printf, format, a, callMethods(printf, format, a, false, room[:]))
	}
	return s
}

// Fprintln prints as Println does, to w.
func Fprintln(w io.Writer, a ...any) (n int, err error) { return writeTo(w, println, "", a) }

// Fprint prints as Print does, to w.
func Fprint(w io.Writer, a ...any) (n int, err error) { return writeTo(w, print, "", a) }

// Fprintf prints as Printf does, to w.
func Fprintf(w io.Writer, format string, a ...any) (n int, err error) {
	return writeTo(w, printf, format, a)
}

// Appendln appends what Println would print to b.
func Appendln(b []byte, a ...any) []byte { return appendTo(b, println, "", a) }

// Append appends what Print would print to b.
func Append(b []byte, a ...any) []byte { return appendTo(b, print, "", a) }

// Appendf appends what Printf would print to b.
func Appendf(b []byte, format string, a ...any) []byte { return appendTo(b, printf, format, a) }

func writeTo(w io.Writer, kind int, format string, a []any) (n int, err error) {
	buf := takeBuffer()
	text := buf.print(kind, format, a)
	n, err = w.Write(text)
	buf.giveBack()
	return n, err
}

func appendTo(b []byte, kind int, format string, a []any) []byte {
	buf := takeBuffer()
	b = append(b, buf.print(kind, format, a)...)
	buf.giveBack()
	return b
}

// A buffer holds the text of one call, for those that do not return a string.
type buffer struct{ bytes []byte }

// spare is a buffer that nobody uses, or nil: most programs print from one place at a time, and need no more.
var spare *buffer

// exchange puts b into *slot and returns what was there, in one step.
func exchange(slot **buffer, b *buffer) *buffer

// A buffer that has grown beyond this is not kept.
const maxSpare = 64 << 10

func takeBuffer() *buffer {
	if b := exchange(&spare, nil); b != nil {
		return b
	}
	return &buffer{make([]byte, 128)}
}

func (b *buffer) giveBack() {
	if len(b.bytes) <= maxSpare {
		exchange(&spare, b)
	}
}

// print makes the text of a call; it is good until the buffer is given back.
func (b *buffer) print(kind int, format string, a []any) []byte {
	n, ok := tryFill(kind, format, a, b.bytes)
	var calls []methodCall
	if !ok {
		var room [1]methodCall
		calls = callMethods(kind, format, a, false, room[:])
		n = fill(kind, format, a, calls, b.bytes)
	}
	for n > len(b.bytes) {
		b.bytes = make([]byte, n+n/4)
		n = fill(kind, format, a, calls, b.bytes)
	}
	return b.bytes[:n]
}

func errorText(errno int) string

// A writeError tells why standard output took no more.
type writeError struct{ errno int }

func (e *writeError) Error() string { return "write /dev/stdout: " + errorText(e.errno) }
