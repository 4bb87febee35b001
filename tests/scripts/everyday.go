package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"
	"time"
)

type Shape interface {
	Area() float64
	Perimeter() float64
}
type Named interface{ Name() string }
type NamedShape interface {
	Shape
	Named
}
type base struct{ name string }

func (b base) Name() string     { return b.name }
func (b *base) Rename(s string) { b.name = s }

type Rect struct {
	base
	W, H float64
}
type Square struct{ *Rect }

func (r Rect) Area() float64        { return r.W * r.H }
func (r Rect) Perimeter() float64   { return 2 * (r.W + r.H) }
func (s Square) Perimeter() float64 { return 4 * s.W }

type Weekday int

const (
	Sunday Weekday = iota
	Monday
	Tuesday
	_
	Thursday
)

func (d Weekday) String() string { return [...]string{"Sun", "Mon", "Tue", "Wed", "Thu"}[d] }

type state func(*machine) state
type machine struct {
	in  string
	out []string
}

func start(m *machine) state {
	if m.in == "" {
		return nil
	}
	if m.in[0] >= '0' && m.in[0] <= '9' {
		return digits
	}
	return letters
}
func digits(m *machine) state {
	n := strings.IndexFunc(m.in, func(r rune) bool { return r < '0' || r > '9' })
	return m.cut(n, "D")
}
func letters(m *machine) state {
	n := strings.IndexAny(m.in, "0123456789")
	return m.cut(n, "L")
}
func (m *machine) cut(n int, kind string) state {
	if n < 0 {
		n = len(m.in)
	}
	m.out = append(m.out, kind+":"+m.in[:n])
	m.in = m.in[n:]
	return start
}

func roman(n int) string {
	var sb strings.Builder
	for _, p := range []struct {
		v int
		s string
	}{{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"}} {
		for ; n >= p.v; n -= p.v {
			sb.WriteString(p.s)
		}
	}
	return sb.String()
}
func calendar(y int, m time.Month) {
	first := time.Date(y, m, 1, 0, 0, 0, 0, time.UTC)
	fmt.Printf("%20s\nSu Mo Tu We Th Fr Sa\n%s", first.Format("January 2006"), strings.Repeat("   ", int(first.Weekday())))
	for d := first; d.Month() == m; d = d.AddDate(0, 0, 1) {
		fmt.Printf("%2d ", d.Day())
		if d.Weekday() == time.Saturday {
			fmt.Println()
		}
	}
	fmt.Println()
}

type upper struct{ io.Reader }

func (u upper) Read(p []byte) (int, error) {
	n, err := u.Reader.Read(p[:min(len(p), 4)])
	copy(p, strings.ToUpper(string(p[:n])))
	return n, err
}

type NotFound struct{ Key string }

func (n NotFound) Error() string        { return "not found: " + n.Key }
func (n NotFound) Is(target error) bool { return target == os.ErrNotExist }

func main() {
	shapes := []Shape{Rect{base{"rect"}, 3, 4}, Square{&Rect{base{"sq"}, 2, 2}}, &Rect{base{"ptr"}, 1, 2}}
	for _, s := range shapes {
		fmt.Printf("%T %.1f %.1f", s, s.Area(), s.Perimeter())
		if n, ok := s.(NamedShape); ok {
			fmt.Printf(" %s", n.Name())
		}
		if r, ok := s.(interface{ Rename(string) }); ok {
			r.Rename("new")
			fmt.Print(" renamed to ", s.(Named).Name())
		}
		fmt.Println()
	}
	area := shapes[0].Area
	perim := Rect.Perimeter
	fmt.Println(area(), perim(Rect{W: 1, H: 1}), (*Rect).Area(&Rect{W: 5, H: 2}))
	fmt.Println(Monday, Thursday, fmt.Sprintf("%d %v %s %x %q", Tuesday, Tuesday, Tuesday, Tuesday, Tuesday), []Weekday{0, 1})
	m := &machine{in: "abc123de4"}
	for st := state(start); st != nil; {
		st = st(m)
	}
	fmt.Printf("%q\n", m.out)
	for _, n := range []int{1994, 2026, 49, 3999} {
		fmt.Print(roman(n), " ")
	}
	fmt.Println()
	calendar(2024, time.February)
	all, err := io.ReadAll(upper{strings.NewReader("hello, reader")})
	fmt.Println(string(all), err)
	e := fmt.Errorf("load: %w", fmt.Errorf("cache: %w", NotFound{"k"}))
	var nf NotFound
	fmt.Println(e, errors.Is(e, os.ErrNotExist), errors.As(e, &nf), nf.Key, errors.Unwrap(errors.Unwrap(e)) == NotFound{"k"})
	_, err = os.Open("/no/such/file")
	var pe *os.PathError
	fmt.Println(err, errors.Is(err, os.ErrNotExist), errors.As(err, &pe), pe.Op, pe.Path)
	_, err = strconv.ParseInt("99999999999999999999", 10, 64)
	fmt.Println(err, errors.Is(err, strconv.ErrRange))
	for _, b := range []int{2, 7, 16, 36} {
		s := strconv.FormatInt(-123456789, b)
		v, _ := strconv.ParseInt(s, b, 64)
		fmt.Print(s, " ", v == -123456789, " ")
	}
	fmt.Println()
	var fns []func() int
	for i := 0; i < 3; i++ {
		fns = append(fns, func() int { i *= 10; return i })
	}
	for _, f := range fns {
		fmt.Print(f(), f(), " ")
	}
	fmt.Println()
	t := time.Date(2026, 3, 9, 7, 5, 3, 123456789, time.FixedZone("CET", 3600))
	for _, l := range []string{time.RFC3339Nano, time.Kitchen, time.RFC1123Z, time.StampMicro, "Mon 02-Jan-06 15h04 .000", "2006-002", "3:4:5PM MST -07"} {
		fmt.Println(t.Format(l))
	}
	fmt.Println(t.UTC(), t.Add(36*time.Hour).Sub(t), t.Truncate(time.Hour).Format(time.TimeOnly), t.YearDay(), time.Duration(3723004005006))
	y, w := t.ISOWeek()
	fmt.Println(y, w, t.Unix(), t.Weekday(), t.Equal(t.UTC()), t == t.UTC())
	type point struct {
		X, Y int
		tag  *string
	}
	s := "x"
	p := point{1, 2, nil}
	_ = s
	fmt.Printf("%v %+v %#v %T\n", p, p, p, p)
	fmt.Printf("%v %+v %#v\n", map[string][]int{"b": {2}, "a": nil}, struct {
		A any
		B error
	}{1, io.EOF}, []any{1, "a", nil, 2.5, 'x', []byte("hi")})
	fmt.Printf("%08.3f|%+d|%x|%X|%o|%#o|%b|%e|%g|%6.2f%%|%-5s|%5s|%05d|%t|%c|%U|%#U\n", 3.14159, 5, 255, "hi", 8, 8, 5, 12345.678, 1e21, 99.5, "ab", "cd", -42, true, 'é', 'é', 'é')
	fmt.Printf("%d %s\n", "str", 5)
	fmt.Printf("%!|%z|%d\n", 1)
	fmt.Printf("%[2]d %[1]d %d\n", 1, 2)
	fmt.Printf("%*d|%-*d|%.*f\n", 5, 1, 5, 2, 2, 3.14159)
	fmt.Printf("%v %v\n", [3]bool{true}, &[]int{1})
	fmt.Printf("%q %v %s\n", []string{"a b", "c"}, []byte("hi"), []byte("hi"))
	fmt.Printf("%t %v %p\n", "x", struct{}{}, nil)
	fmt.Printf("%6.3v|%10v|%-10v|%+q|%#q|% x|%#x\n", 3.14159, "hi", true, "é", "a`b", "abc", "abc")
	fmt.Printf("%v %v %v\n", 1e6, 1e20, float32(0.1))
	fmt.Printf("%5t|%3c|%-4q|%#v|%#v\n", true, 'x', 'y', uint8(3), 1.0)
	fmt.Printf("%v %.2f %+.1e\n", complex(1, -2), complex(1.5, 2.25), 12345.6789)
}
