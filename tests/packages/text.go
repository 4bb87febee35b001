// What strings, bytes, strconv, unicode and errors have beside their most used functions.
package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

type coded struct{ code int }

func (e coded) Error() string { return "code " + strconv.Itoa(e.code) }

type pointed struct{ text string }

func (e *pointed) Error() string { return e.text }

type becomes struct{}

func (becomes) Error() string { return "becomes" }
func (becomes) As(target any) bool {
	if p, ok := target.(**pointed); ok {
		*p = &pointed{"made by As"}
		return true
	}
	return false
}

func sequences() {
	for _, s := range []string{"", "a", "a\nb", "a\n\nb\n", "a,b,,c,", ",", "äöü", "\xff\xfe,x", "  two  words ", "\t\n\u00a0x\u2003y"} {
		fmt.Printf("%q %q %q %q %q %q\n", slices.Collect(strings.Lines(s)), slices.Collect(strings.SplitSeq(s, ",")), slices.Collect(strings.SplitAfterSeq(s, ",")), slices.Collect(strings.SplitSeq(s, "")),
			slices.Collect(strings.FieldsSeq(s)), slices.Collect(strings.FieldsFuncSeq(s, func(r rune) bool { return r == ',' || r == 'a' })))
		b := []byte(s)
		fmt.Printf("%q %q %q %q %q %q\n", slices.Collect(bytes.Lines(b)), slices.Collect(bytes.SplitSeq(b, []byte(","))), slices.Collect(bytes.SplitAfterSeq(b, []byte(","))), slices.Collect(bytes.SplitSeq(b, nil)),
			slices.Collect(bytes.FieldsSeq(b)), slices.Collect(bytes.FieldsFuncSeq(b, func(r rune) bool { return r == ',' || r == 'a' })))
	}
	for line := range strings.Lines("one\ntwo\nthree") {
		fmt.Printf("%q ", line)
		if line == "two\n" {
			break
		}
	}
	for part := range bytes.SplitSeq([]byte("a b c"), []byte(" ")) {
		fmt.Print(string(part), cap(part), " ")
	}
	fmt.Println()
	fmt.Println(strings.CutLast("a.b.c", "."))
	fmt.Println(strings.CutLast("abc", "."))
	fmt.Println(strings.CutLast("abc", ""))
	x, y, ok := bytes.CutLast([]byte("k=v=w"), []byte("="))
	fmt.Printf("%s %s %v\n", x, y, ok)
	x, y, ok = bytes.CutLast([]byte("k"), []byte("="))
	fmt.Println(x, y == nil, ok)
	fmt.Println(strings.ToUpperSpecial(unicode.TurkishCase, "iıIİ ijß"), strings.ToLowerSpecial(unicode.TurkishCase, "iıIİ IJ"), strings.ToTitleSpecial(unicode.AzeriCase, "iı ǆ"), string(bytes.ToUpperSpecial(unicode.AzeriCase, []byte("izmir"))))
	odd := unicode.SpecialCase{{Lo: 'a', Hi: 'f', Delta: [3]rune{unicode.UpperLower, unicode.UpperLower, unicode.UpperLower}}}
	fmt.Println(string(odd.ToUpper('b')), string(odd.ToLower('a')), string(odd.ToTitle('e')), string(odd.ToUpper('x')))
	buf := bytes.NewBufferString("hello")
	p, err := buf.Peek(2)
	fmt.Println(string(p), err, buf.Len())
	p, err = buf.Peek(9)
	fmt.Println(string(p), err == io.EOF, buf.Len())
}

func failures() {
	err := fmt.Errorf("outer: %w", errors.Join(io.EOF, coded{7}, &pointed{"p"}))
	c, ok := errors.AsType[coded](err)
	fmt.Println(c, ok)
	p, ok := errors.AsType[*pointed](err)
	fmt.Println(p, ok)
	p, ok = errors.AsType[*pointed](fmt.Errorf("x %w", becomes{}))
	fmt.Println(p, ok)
	p, ok = errors.AsType[*pointed](io.EOF)
	fmt.Println(p == nil, ok)
	_, ok = errors.AsType[coded](nil)
	t, is := errors.AsType[interface {
		error
		Unwrap() error
	}](err)
	fmt.Println(ok, t, is)
}

func complexes() {
	for _, s := range []string{"0", "1", "-1.5", "i", "1i", "-2.5i", "1+2i", "1-2i", "(3+4i)", "(5)", "(6i)", "1e3+2e-3i", "0x1p2+0x1.8p1i", "NaN", "NaNi", "1+NaNi", "NaN+NaNi", "1-NaNi", "Inf", "-Infi", "inf+INFINITYi", "1+-Infi",
		"", "()", "1+", "1+i", "1++2i", "1+2", "1 +2i", "1+2j", "(1", "1)", "1e400", "1e400i", "1e400+1e400i", "1e40+1i", "1_000", "0x_1p0", "0x1", "+1+1i", "+", "1+2ii", "1e", "1e+2i", ".5+.5i", "..5", "1.5.5"} {
		for _, size := range []int{64, 128} {
			c, err := strconv.ParseComplex(s, size)
			fmt.Print(c, " ", err, "; ")
		}
		fmt.Println()
	}
	fmt.Println(strconv.FormatComplex(complex(1.5, math.Inf(-1)), 'g', -1, 128), strconv.FormatComplex(1e21-2i, 'f', 2, 64))
}

func quotes() {
	for _, s := range []string{"\"\xe6\x97\"", "'\xff'", "`\xff`", `"\xff"`, `'\xff'`, `"\377ä"`} {
		text, err := strconv.Unquote(s)
		fmt.Printf("%+q %v\n", text, err)
	}
}

func main() {
	quotes()
	sequences()
	failures()
	complexes()
}
