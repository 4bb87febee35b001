package main

import (
	"bufio"
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"hash/crc32"
	"math"
	"math/cmplx"
	"os"
	"reflect"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"
)

type Color uint32

func (c Color) RGBA() (r, g, b, a uint8) {
	return uint8(c >> 24), uint8(c >> 16), uint8(c >> 8), uint8(c)
}
func (c Color) Format(f fmt.State, verb rune) {
	r, g, b, _ := c.RGBA()
	if f.Flag('#') {
		fmt.Fprintf(f, "rgb(%d,%d,%d)", r, g, b)
		return
	}
	w, ok := f.Width()
	fmt.Fprintf(f, "#%02x%02x%02x[%c %d %v]", r, g, b, verb, w, ok)
}

type Stringy struct{ v int }

func (s *Stringy) String() string { return "S" + strconv.Itoa(s.v) }

type Go struct{}

func (Go) GoString() string { return "Go!" }

type panicky struct{}

func (panicky) String() string { panic("oops") }

type Employee struct {
	Name   string `json:"name" max:"10"`
	Salary float64
	Boss   *Employee
	tags   map[string]bool
}

func dump(v any, depth int) {
	rv := reflect.ValueOf(v)
	for rv.Kind() == reflect.Pointer && !rv.IsNil() {
		rv = rv.Elem()
	}
	if rv.Kind() != reflect.Struct {
		fmt.Println(rv)
		return
	}
	for i := range rv.NumField() {
		f := rv.Type().Field(i)
		fmt.Printf("%s%s %s %q", strings.Repeat("  ", depth), f.Name, f.Type, f.Tag.Get("json"))
		if f.IsExported() && f.Type.Kind() != reflect.Pointer {
			fmt.Printf(" = %v", rv.Field(i).Interface())
		}
		fmt.Println()
	}
}

func main() {
	fmt.Printf("%v|%#v|%8s|%x\n", Color(0xff800000), Color(0xff800000), Color(1), []Color{1})
	s := Stringy{3}
	fmt.Println(s, &s, []*Stringy{&s}[0], []Stringy{s}, fmt.Sprintf("%v %+v %d %#v", s, &s, s, Go{}))
	fmt.Println(panicky{}, fmt.Sprintf("%d", panicky{}), (*Stringy)(nil) == nil)
	fmt.Printf("%s\n", (*Stringy)(nil))
	e := &Employee{"Ann", 1234.5, nil, nil}
	e.Boss = &Employee{Name: "Bob"}
	dump(e, 1)
	fmt.Println(reflect.DeepEqual(e, &Employee{"Ann", 1234.5, &Employee{Name: "Bob"}, nil}), reflect.TypeOf(e.tags), reflect.TypeOf(main))
	fmt.Println(base64.StdEncoding.EncodeToString([]byte("hello?>")), base64.RawURLEncoding.EncodeToString([]byte("hello?>")), hex.EncodeToString([]byte("hi")))
	fmt.Print(hex.Dump([]byte("0123456789abcdefXYZ")))
	buf := binary.BigEndian.AppendUint32(nil, 0xdeadbeef)
	buf = binary.AppendUvarint(buf, 300)
	fmt.Println(buf, binary.LittleEndian.Uint16(buf), crc32.ChecksumIEEE([]byte("abc")))
	for _, f := range []float64{0, 1, -1.5, 1e21, 1e-7, 123456789, 0.1 + 0.2, math.MaxFloat64, math.SmallestNonzeroFloat64, math.Inf(-1), math.NaN(), 100000, 1e20, 2.5e-5} {
		fmt.Print(f, " ", float32(f), " ", strconv.FormatFloat(f, 'e', 3, 64), " ", int64(math.Round(math.Mod(f, 7))), "; ")
	}
	fmt.Println()
	fmt.Println(math.Sqrt(2), math.Hypot(3, 4), math.Cbrt(27), math.Trunc(-2.7), math.Floor(-2.5), math.Round(2.5), math.RoundToEven(2.5), cmplx.Sqrt(-1), cmplx.Abs(3+4i))
	fmt.Println(math.Sin(1), math.Exp(1), math.Log(10), math.Pow(2, 0.5), math.Atan2(1, -1), math.Gamma(5))
	for _, d := range []time.Duration{0, 1, 1500, 2500000, 90 * time.Second, -time.Hour - 30*time.Minute, 1<<63 - 1} {
		fmt.Print(d, " ", d.Round(time.Second), " ", d.Truncate(time.Minute), " ", d.Hours(), "; ")
	}
	fmt.Println()
	d, err := time.ParseDuration("1h15m30.918s")
	fmt.Println(d, err)
	_, err = time.ParseDuration("3 hours")
	fmt.Println(err)
	t, err := time.Parse("2006-01-02 15:04:05 -0700", "2025-12-31 23:59:59 +0530")
	fmt.Println(t, err, t.UTC().Format(time.ANSIC), t.AddDate(0, 2, 0).Format(time.RFC822), t.Month() == time.December)
	_, err = time.Parse(time.RFC3339, "2025-13-01T00:00:00Z")
	fmt.Println(err)
	_, err = strconv.Atoi("12a")
	fmt.Println(err)
	_, err = strconv.ParseBool("maybe")
	fmt.Println(err)
	fmt.Println(strconv.Quote("tab\t\"q\" \x00 é 世 \u200b"), strconv.QuoteToASCII("é世"), strconv.AppendInt([]byte("n="), -5, 2))
	fmt.Println(utf8.RuneCountInString("héllo"), utf8.ValidString("a\xff"), utf8.RuneLen('世'), []byte(string(rune(0x10ffff))))
	var a, b int
	var w string
	n, err := fmt.Sscanf("10-20 abc", "%d-%d %s", &a, &b, &w)
	fmt.Println(n, err, a, b, w)
	n, err = fmt.Sscan("7 x", &a, &b)
	fmt.Println(n, err, a)
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	fmt.Fprintf(out, "%T %T %T %T %T\n", e, dump, []any{1}, map[string][]int{}, struct {
		A int `x:"y"`
	}{})
	fmt.Fprintf(out, "%v %v\n", struct {
		a any
		b []any
	}{nil, []any{nil, e == nil}}, [2][]string{{"a"}, nil})
	fmt.Fprintf(out, "%6d|%-6d|%06d|%x|%X|%#x|% d|%+.2e|%g|%G\n", 42, 42, -42, -255, 255, 255, 7, 123456.789, 1e-10, 1e100)
	fmt.Fprintf(out, "%10.3s|%-10s|%q|%v|%c%c\n", "abcdef", "ab", 'x', 'x', 0x1F600, 'é')
	fmt.Fprintf(out, "%08b %o %#o %#b %U\n", 37, 64, 64, 5, 0x1F600)
	fmt.Fprintf(out, "%t %v %5t %p\n", true, false, true, nil)
	fmt.Fprintf(out, "%d %s %v\n", []int{1, 2}, []string{"a", "b"}, map[int]string{2: "b", 1: "a"})
	fmt.Fprintf(out, "%x %X %x\n", "hello", []byte("hi"), []string{"ab", "c"})
	fmt.Fprintln(out, 3 == 3.0, 'a' < 'b', "a" < "B", [2]int{1, 2} == [2]int{1, 2}, any(1) == any(1.0))
}
