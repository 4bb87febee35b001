// Scanning: inputs crossed with verbs and types, each line with what was read and which error came of it.
package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strings"
)

type (
	myInt    int32
	myString string
	myFloat  float64
	myBool   bool
	myBytes  []byte
	myUint   uint8
)

// A hexPair reads two words by itself.
type hexPair struct{ a, b string }

func (h *hexPair) Scan(state fmt.ScanState, verb rune) error {
	t, err := state.Token(true, nil)
	if err != nil {
		return err
	}
	h.a = string(t)
	t, err = state.Token(true, func(r rune) bool { return r >= '0' && r <= '9' })
	h.b = fmt.Sprintf("%s/%c", t, verb)
	if w, ok := state.Width(); ok {
		h.b += fmt.Sprint(" width ", w)
	}
	if _, err := state.Read(nil); err == nil {
		return errors.New("Read does not fail")
	}
	return err
}

type failing struct{}

func (*failing) Scan(fmt.ScanState, rune) error { return errors.New("will not") }

type hungry struct{ n int }

func (h *hungry) Scan(s fmt.ScanState, verb rune) error {
	for {
		r, _, err := s.ReadRune()
		if err != nil {
			return err
		}
		h.n += int(r)
	}
}

// onlyBytes hides what else a reader can do.
type onlyBytes struct{ r io.Reader }

func (o onlyBytes) Read(p []byte) (int, error) { return o.r.Read(p) }

// broken fails after some bytes.
type broken struct{ text string }

func (b *broken) Read(p []byte) (int, error) {
	if b.text == "" {
		return 0, errors.New("broken")
	}
	n := copy(p, b.text)
	b.text = b.text[n:]
	return n, nil
}

func targets() []any {
	return []any{
		new(int), new(string), new(float64), new(bool), new(int8), new(uint), new(uint8), new(rune), new(float32),
		new(complex128), new(complex64), new([]byte), new(myInt), new(myString), new(myFloat), new(myBool), new(myBytes), new(myUint), new(uintptr), new(int64), new(uint64), new(uint16), new(int16), new(uint32),
	}
}

func value(p any) string {
	switch p := p.(type) {
	case *int:
		return fmt.Sprint(*p)
	case *string:
		return fmt.Sprintf("%q", *p)
	case *float64:
		return fmt.Sprint(*p)
	case *bool:
		return fmt.Sprint(*p)
	case *int8:
		return fmt.Sprint(*p)
	case *uint:
		return fmt.Sprint(*p)
	case *uint8:
		return fmt.Sprint(*p)
	case *rune:
		return fmt.Sprint(*p)
	case *float32:
		return fmt.Sprint(*p)
	case *complex128:
		return fmt.Sprint(*p)
	case *complex64:
		return fmt.Sprint(*p)
	case *[]byte:
		return fmt.Sprintf("%q", *p)
	case *myInt:
		return fmt.Sprint(*p)
	case *myString:
		return fmt.Sprintf("%q", *p)
	case *myFloat:
		return fmt.Sprint(*p)
	case *myBool:
		return fmt.Sprint(*p)
	case *myBytes:
		return fmt.Sprintf("%q", *p)
	case *myUint:
		return fmt.Sprint(*p)
	case *uintptr:
		return fmt.Sprint(*p)
	case *int64:
		return fmt.Sprint(*p)
	case *uint64:
		return fmt.Sprint(*p)
	case *uint16:
		return fmt.Sprint(*p)
	case *int16:
		return fmt.Sprint(*p)
	case *uint32:
		return fmt.Sprint(*p)
	}
	return fmt.Sprintf("%T", p)
}

func crossed() {
	inputs := []string{"", "12", "-7 x", " 300", "0x1F", "0b101", "0o17", "017", "1_000", "abc", "true", "TRUE", "fal", "0", "1", "3.25", "-.5e3", "1e", "nan", "+Inf", "(1+2i)", "3-4i", "1+2", "\"quoted \\n\" rest", "`raw` x", "\"open", "68656c6c6f", "6x", "日本 語", "99999999999999999999", "256", "\n5", "U+263A", "1.5p3", "0x1p-2", "+4", "+-4", "\"bad \\q\""}
	verbs := []string{"%v", "%d", "%s", "%x", "%q", "%c", "%t", "%f", "%e", "%b", "%o", "%U", "%z", "%3d", "%2s", "%5v", "%1c", "%4x"}
	for i, in := range inputs {
		for j, p := range targets() {
			n, err := fmt.Sscan(in, p)
			fmt.Printf("Sscan %q %T: %d %s %v\n", in, p, n, value(p), err)
			for k, verb := range verbs {
				if (i+j*5+k*3)%7 == 0 {
					p := targets()[j]
					n, err := fmt.Sscanf(in, verb, p)
					fmt.Printf("Sscanf %q %s %T: %d %s %v\n", in, verb, p, n, value(p), err)
				}
			}
		}
	}
}

func formats() {
	var a, b int
	var s, t string
	var f float64
	var r rune
	try := func(in, format string, args ...any) {
		a, b, s, t, f, r = 0, 0, "", "", 0, 0
		n, err := fmt.Sscanf(in, format, args...)
		fmt.Printf("%q %q: %d %v | %d %d %q %q %v %d\n", in, format, n, err, a, b, s, t, f, r)
	}
	try("5 6", "%d %d", &a, &b)
	try("5 6", "%d%d", &a, &b)
	try("5,6", "%d,%d", &a, &b)
	try("5, 6", "%d,%d", &a, &b)
	try("5 ,6", "%d,%d", &a, &b)
	try("5\n6", "%d %d", &a, &b)
	try("5 6", "%d\n%d", &a, &b)
	try("5\n6", "%d\n%d", &a, &b)
	try("5 \n 6", "%d\n%d", &a, &b)
	try("5 \n 6", "%d \n %d", &a, &b)
	try("5\n\n6", "%d\n%d", &a, &b)
	try("56", "%1d%1d", &a, &b)
	try("12345", "%2d%3d", &a, &b)
	try("12345", "%2d%*d", &a, &b)
	try("5", "%d %d", &a, &b)
	try("5 6 7", "%d", &a)
	try("5 6", "%d", &a, &b)
	try("5 6", "%d %d %d", &a, &b)
	try("x=5;", "x=%d;", &a)
	try("x=5", "y=%d", &a)
	try("x", "x=%d", &a)
	try("50%", "%d%%", &a)
	try("50 %", "%d%%", &a)
	try("50 %x", "%d %% %s", &a, &s)
	try("50", "%d%%", &a)
	try("50", "%d%", &a)
	try("50", "%", &a)
	try("", "%d", &a)
	try("", "", &a)
	try("abc", "", &s)
	try("abc", "abc")
	try("abc def", "%s %s", &s, &t)
	try("abcdef", "%3s%s", &s, &t)
	try("ab cdef", "%4s%s", &s, &t)
	try("日本語x", "%2s%s", &s, &t)
	try("abc\ndef", "%s %s", &s, &t)
	try("abc\ndef", "%s\n%s", &s, &t)
	try("abc  ", "%s", &s)
	try("a b", "%c%c", &r, &a)
	try(" b", "%c", &r)
	try("\n", "%c", &r)
	try("é", "%c", &r)
	try("3.5kg", "%fkg", &f)
	try("3.5 kg", "%f %s", &f, &s)
	try("2024-05-06", "%d-%d-%d", &a, &b, &r)
	try("2024-05-06", "%4d-%2d-%2d", &a, &b, &r)
	try("10:20", "%d:%d", &a, &b)
	try("10:xx", "%d:%d", &a, &b)
	try("name: bob age: 7", "name: %s age: %d", &s, &a)
	try("name:bob age:7", "name:%s age:%d", &s, &a)
	try("0x10 010 10", "%v %v %x", &a, &b, &r)
	try("ff FF", "%x %X", &a, &b)
	try("101 17", "%b %o", &a, &b)
	try("\"a b\" c", "%q %s", &s, &t)
	try("616263", "%x", &s)
	try("5", "%5", &a)
	try("5", "%99999999d", &a)
	try("5 x", "%d x")
	try("1 2", "%d %d", a, &b)
	try("1", "%v", struct{}{})
	try("1", "%v", &struct{ X int }{})
	try("1", "%v", &[]int{1})
	try("1", "%v", (**int)(nil))
	try("a  b", "%s %s", &s, &t)
	try("a b", "%s  %s", &s, &t)
	try("ab", "%c %c", &a, &b)
	try("a\tb", "%c %c", &a, &b)
	try("  7", "  %d", &a)
	try("7", " %d", &a)
	try("\r\n7", "\n%d", &a)
	try("7\r\n8", "%d\n%d", &a, &b)
	try("7\n", "%d\n", &a)
	try("7", "%d\n", &a)
	try("7 x", "%d\n", &a)
	try("7", "%d ", &a)
	try("\xff7", "%c%d", &a, &b)
}

func lines() {
	var a, b int
	var s string
	for _, in := range []string{"1 2\n", "1 2 3\n", "1\n2", "1 2 \n", "1 2", "1", "", "\n1 2", "1 2x", "1 \r\n2", "1 2\r\nnext", "x y"} {
		a, b = 0, 0
		n, err := fmt.Sscanln(in, &a, &b)
		fmt.Printf("Sscanln %q: %d %v %d %d\n", in, n, err, a, b)
	}
	n, err := fmt.Sscanln("")
	fmt.Println(n, err)
	n, err = fmt.Sscanln("\nrest")
	fmt.Println(n, err)
	n, err = fmt.Sscan("a b", &s, &a)
	fmt.Println(n, err, s)
	n, err = fmt.Sscan(" \n a\n\n5", &s, &a)
	fmt.Println(n, err, s, a)

	r := strings.NewReader("1 2\n3 4\nfive 6\n7")
	for i := 0; i < 5; i++ {
		a, b = 0, 0
		n, err := fmt.Fscanln(r, &a, &b)
		fmt.Println("Fscanln", n, err, a, b, r.Len())
	}
	in := bufio.NewReader(strings.NewReader("10 20 30\nword 1.5 true 99"))
	var sum, x int
	for {
		if _, err := fmt.Fscan(in, &x); err != nil {
			fmt.Println("Fscan ends:", err, sum)
			break
		}
		sum += x
	}
	var f float64
	var ok bool
	n, err = fmt.Fscan(in, &s, &f, &ok, &x)
	fmt.Println(n, err, s, f, ok, x)
	n, err = fmt.Fscan(in, &s)
	fmt.Println(n, err)

	plain := onlyBytes{strings.NewReader("12é 日本 \xe6\x97")}
	for i := 0; i < 5; i++ {
		n, err := fmt.Fscan(plain, &s)
		fmt.Printf("%d %v %q\n", n, err, s)
	}
	plain = onlyBytes{strings.NewReader("12é34")}
	n, err = fmt.Fscanf(plain, "%dé%d", &a, &b)
	fmt.Println(n, err, a, b)
	n, err = fmt.Fscan(&broken{"12 3"}, &a, &b)
	fmt.Println(n, err, a, b)
	n, err = fmt.Fscan(&broken{""}, &a)
	fmt.Println(n, err)
}

func scanners() {
	var h hexPair
	n, err := fmt.Sscan("first 12x", &h)
	fmt.Println(n, err, h)
	n, err = fmt.Sscanf("first 12x", "%8v", &h)
	fmt.Println(n, err, h)
	n, err = fmt.Sscanf("", "%z", &h)
	fmt.Println(n, err)
	n, err = fmt.Sscanln("one\n12", &h)
	fmt.Println(n, err, h)
	n, err = fmt.Sscan("x", &failing{})
	fmt.Println(n, err)
	var g hungry
	n, err = fmt.Sscanf("abcdef", "%3s", &g)
	fmt.Println(n, err, g)
	n, err = fmt.Sscan("ab", &g)
	fmt.Println(n, err, g)
	_, err = fmt.Sscan("99999999999999999999", new(int))
	fmt.Println(err, errors.Unwrap(err))
	_, err = fmt.Sscan("", new(int))
	fmt.Println(err == io.EOF, err == io.ErrUnexpectedEOF)
	_, err = fmt.Sscan("1", new(int), new(int))
	fmt.Println(err == io.EOF, err == io.ErrUnexpectedEOF)
}

func main() {
	crossed()
	formats()
	lines()
	scanners()
	var x int
	n, err := fmt.Scan(&x)
	fmt.Println(n, err)
	n, err = fmt.Scanln(&x)
	fmt.Println(n, err)
	n, err = fmt.Scanf("%d", &x)
	fmt.Println(n, err)
}
