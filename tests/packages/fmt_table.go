// Formats crossed with values, one combination a line: what package fmt prints for each.
package main

import (
	"fmt"
	"math"
	"strings"
	"unsafe"
)

// A named value under test.
type named struct {
	name  string
	value any
}

type (
	myInt    int
	myString string
	myBytes  []byte
	myByte   uint8
	bytesOf  []myByte
	point    struct{ X, Y int }
	mixed    struct {
		A int
		b string
		C any
		d any
		E error
		f []byte
		G *int
		h float64
	}
	inner  struct{ S stringer }
	sealed struct {
		s stringer
		e error
		i any
	}
	embedding struct {
		point
		stringerStruct
	}
	empty struct{}
	node  struct {
		V    int
		Next *node
	}
	fn func(int) string
)

type plain string

func (p plain) Error() string { return string(p) }

type stringer int

func (s stringer) String() string { return fmt.Sprintf("stringer(%d)", int(s)) }

type stringerStruct struct{ N int }

func (s stringerStruct) String() string { return fmt.Sprintf("<%d>", s.N) }

type pointerStringer struct{ N int }

func (s *pointerStringer) String() string { return fmt.Sprintf("ptr<%d>", s.N) }

type goStringer int

func (g goStringer) GoString() string { return fmt.Sprintf("goStringer(%d)", int(g)) }

type bothStringer int

func (bothStringer) Error() string  { return "as error" }
func (bothStringer) String() string { return "as string" }

type formatter int

func (f formatter) Format(s fmt.State, verb rune) {
	w, wok := s.Width()
	p, pok := s.Precision()
	fmt.Fprintf(s, "[%s", fmt.FormatString(s, verb))
	if wok {
		fmt.Fprint(s, " w", w)
	}
	if pok {
		fmt.Fprint(s, " p", p)
	}
	for _, c := range "+-# 0" {
		if s.Flag(int(c)) {
			n, err := s.Write([]byte{' ', byte(c)})
			if n != 2 || err != nil {
				panic("short write")
			}
		}
	}
	fmt.Fprint(s, "]")
}

type panicker string

func (p panicker) String() string { panic(string(p)) }

type errorPanicker struct{ err error }

func (p errorPanicker) Error() string { panic(p.err) }

type indexPanicker []int

func (p indexPanicker) String() string { return fmt.Sprint(p[5]) }

type formatPanicker int

func (formatPanicker) Format(s fmt.State, verb rune) { fmt.Fprint(s, "so far "); panic("stop") }

type goPanicker int

func (goPanicker) GoString() string { panic(stringer(3)) }

type nested struct {
	L []stringer
	M map[stringer]error
	P *stringerStruct
	A [2]any
}

var three = 3

func values() []named {
	var nilPtr *point
	var nilStringer *pointerStringer
	var nilValue *stringerStruct
	var nilErr error
	var nilMap map[string]int
	var nilSlice []int
	var nilFunc func()
	var nilChan chan int
	return []named{
		{"nil", nil}, {"true", true}, {"false", false},
		{"0", 0}, {"1", 1}, {"-1", -1}, {"65", 65}, {"12345", 12345}, {"-12345678", -12345678},
		{"minint", int64(math.MinInt64)}, {"maxuint", uint64(math.MaxUint64)},
		{"int8", int8(-128)}, {"int16", int16(300)}, {"rune", 'x'}, {"rune⌘", '⌘'}, {"bigrune", rune(0x10ffff)}, {"badrune", rune(0x110000)}, {"newline", '\n'},
		{"uint8", uint8(200)}, {"uint16", uint16(0xffff)}, {"uint32", uint32(7)}, {"uintptr", uintptr(0xdead)},
		{"0.0", 0.0}, {"-0.0", math.Copysign(0, -1)}, {"1.0", 1.0}, {"3.14", 3.14159265}, {"1e21", 1e21}, {"1e20", 1e20}, {"1e-7", 1e-7}, {"-2.5e10", -2.5e10},
		{"nan", math.NaN()}, {"inf", math.Inf(1)}, {"-inf", math.Inf(-1)}, {"float32", float32(0.1)}, {"max32", float32(math.MaxFloat32)}, {"tiny", 5e-324},
		{"complex", 1 - 2.5i}, {"complex64", complex64(3 + 0.1i)}, {"nan complex", complex(math.NaN(), math.Inf(-1))},
		{"empty", ""}, {"hello", "hello"}, {"日本", "日本語"}, {"quotes", "a\"b`c\\\n"}, {"bad utf8", "a\xffb\u2028c"}, {"tab", "x\ty"},
		{"bytes", []byte("hi\x00")}, {"nil bytes", []byte(nil)}, {"byte array", [3]byte{1, 0x7f, 255}}, {"named bytes", myBytes("yo")}, {"bytes of", bytesOf{1, 2}}, {"*byte array", &[2]byte{8, 9}},
		{"ints", []int{1, -2, 3}}, {"no ints", []int{}}, {"nil ints", nilSlice}, {"int array", [2]int{4, 5}}, {"*ints", &[]int{6}}, {"uint16s", []uint16{1, 16}},
		{"strings", []string{"a", "b c", ""}}, {"anys", []any{1, "x", nil, 2.5, []int{1}}}, {"floats", []float64{1, 2.25}}, {"bools", [2]bool{true, false}}, {"runes", []rune("a→")},
		{"map", map[string]int{"b": 2, "a": 1}}, {"nil map", nilMap}, {"int map", map[int]bool{3: true, -1: false, 2: true}}, {"*map", &map[int]string{1: "x"}},
		{"point", point{1, -2}}, {"*point", &point{3, 4}}, {"nil *point", nilPtr}, {"empty struct", empty{}}, {"anonymous", struct {
			A int
			b string
		}{1, "x"}},
		{"mixed", mixed{1, "b", 2, "d", plain("e"), []byte{1}, nil, 2.5}}, {"*mixed", &mixed{}},
		{"node", node{1, nil}}, {"points", []point{{1, 2}, {3, 4}}}, {"*points", []*point{nil}},
		{"myInt", myInt(7)}, {"myString", myString("ms")},
		{"stringer", stringer(1)}, {"stringers", []stringer{1, 2}}, {"stringer map", map[stringer]stringer{2: 1, 1: 2}}, {"inner", inner{4}}, {"sealed", sealed{1, plain("x"), stringer(2)}},
		{"stringer struct", stringerStruct{5}}, {"*stringer struct", &stringerStruct{6}}, {"pointer stringer", pointerStringer{7}}, {"*pointer stringer", &pointerStringer{8}}, {"nil *pointer stringer", nilStringer}, {"nil *stringer struct", nilValue},
		{"embedding", embedding{point{1, 2}, stringerStruct{3}}}, {"nested", nested{[]stringer{1}, map[stringer]error{1: plain("one")}, nil, [2]any{stringer(9), plain("e")}}},
		{"goStringer", goStringer(1)}, {"goStringers", []goStringer{1}}, {"both", bothStringer(0)}, {"formatter", formatter(1)}, {"formatters", []formatter{1, 2}},
		{"error", plain("an error")}, {"nil error", nilErr}, {"errors", []error{plain("e1"), nil}},
		{"panicker", panicker("oops")}, {"error panicker", errorPanicker{plain("inside")}}, {"index panicker", indexPanicker{1}}, {"format panicker", formatPanicker(1)}, {"go panicker", goPanicker(1)}, {"panickers", []panicker{"p"}},
		{"nil func", nilFunc}, {"nil fn", fn(nil)}, {"nil chan", nilChan}, {"nil unsafe", unsafe.Pointer(nil)},
		{"any map", map[any]int{}}, {"nil interface in struct", struct{ E error }{}}, {"pointer to pointer", (**int)(nil)},
	}
}

var formats = []string{
	"%v", "%+v", "%#v", "%T", "%d", "%s", "%q", "%x", "%X", "%t", "%c", "%U", "%e", "%g", "%f", "%b", "%o", "%O", "%p",
	"%10v|", "%-10v|", "%010v|", "%.2v|", "%+d", "% d", "%#x", "% x", "%#q", "%+q", "%#U", "%08.3f|", "%+.2e", "%6.2f%%", "%-8q|", "%08d|", "%#o", "%.0d|", "%#g", "%G", "%#X", "% #x", "% X",
	"%w", "%z", "%!", "%-010d|", "%+08d|", "% 05d|", "%20.3s|", "%.1q", "%5t|", "%-5c|", "%#010x|", "%x|%X", "%+#v", "%03s|", "%+v|% v", "%6.3v|", "%#.3v|", "%E", "%F", "%#b", "%#p", "%#d", "%+x", "%-+8.3g|", "%#.4x", "%.3x", "%5q|", "%#T", "%12T|",
}

func main() {
	for _, v := range values() {
		for i, f := range formats {
			// Every value meets the first formats, and a changing part of the others.
			if i > 18 && (i*7+len(v.name)*3+len(v.name)/3)%5 != 0 {
				continue
			}
			text := fmt.Sprintf(f, v.value)
			if strings.HasSuffix(f, "p") && !strings.Contains(text, "%!") && text != "0x0" && text != "0" {
				text = "an address"
			}
			fmt.Printf("%s %q -> %q\n", v.name, f, text)
		}
		fmt.Printf("%s print %q println %q\n", v.name, fmt.Sprint(v.value, v.value, "s", v.value), fmt.Sprintln(v.value, 1))
	}
}
