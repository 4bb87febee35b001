// Package strconv: numbers and quotes at their borders, with the errors' texts.
package main

import (
	"errors"
	"fmt"
	"math"
	"strconv"
)

func integers() {
	texts := []string{"", "0", "-0", "+7", "-", "+", "12345", "-12345", "127", "128", "-128", "-129", "255", "256",
		"9223372036854775807", "9223372036854775808", "-9223372036854775808", "-9223372036854775809",
		"18446744073709551615", "18446744073709551616", "99999999999999999999x", "0x1F", "0b101", "0o17", "017", "1_000", "0x_1", "_1", "1__0", "1_", "zz", "12a", " 1", "1.5", "0x", "日"}
	for _, s := range texts {
		for _, base := range []int{0, 10, 16, 36} {
			i, err := strconv.ParseInt(s, base, 64)
			u, err2 := strconv.ParseUint(s, base, 64)
			fmt.Println(i, err, u, err2)
			i, err = strconv.ParseInt(s, base, 8)
			u, err2 = strconv.ParseUint(s, base, 8)
			fmt.Println(i, err, u, err2)
		}
		fmt.Println(strconv.Atoi(s))
	}
	_, err := strconv.ParseInt("1", 1, 64)
	_, err2 := strconv.ParseUint("1", 10, 65)
	fmt.Println(err, err2, errors.Is(err, strconv.ErrSyntax))
	_, err = strconv.Atoi("x")
	fmt.Println(errors.Is(err, strconv.ErrSyntax), err.(*strconv.NumError).Func)
	for _, i := range []int64{0, 9, 10, 99, 100, -1, -100, math.MaxInt64, math.MinInt64} {
		for _, base := range []int{2, 8, 10, 16, 36} {
			fmt.Println(strconv.FormatInt(i, base), strconv.FormatUint(uint64(i), base), string(strconv.AppendInt([]byte("x"), i, base)))
		}
		fmt.Println(strconv.Itoa(int(i)), string(strconv.AppendUint(nil, uint64(i), 10)))
	}
}

func floats() {
	texts := []string{"", "0", "-0", "1", "1.5", ".5", "5.", ".", "1e10", "1e", "1e+", "e5", "1e400", "-1e400", "1e-400", "4.9e-324", "2.4e-324",
		"1.7976931348623157e308", "1.7976931348623159e308", "0.1", "0.30000000000000004", "inf", "-Inf", "+INFINITY", "nan", "NaN", "-nan", "infinit",
		"0x1p4", "0x1.8p1", "0x1p-1074", "0x1p-1075", "0x1.8p-1075", "0x1p1024", "0x1.fffffffffffff8p1023", "0x1", "0x.p1", "0x123456789abcdef123p0", "1_000.5", "0x_1p4", "1x", "3.4028236e38", "16777217", "1..2", "1e1000000000000000000000", "0e1000000000000000000000", "0x1p99999999999999999999", "1.e5"}
	for _, s := range texts {
		f, err := strconv.ParseFloat(s, 64)
		g, err2 := strconv.ParseFloat(s, 32)
		fmt.Println(f, err, g, err2)
	}
	for _, f := range []float64{0, math.Copysign(0, -1), 1, 0.1, 1e21, 1e20, 123456789, 1e-7, 3.4e38, 1.0 / 3, math.Pi * 1e100, math.Inf(1), math.NaN(), 5e-324} {
		for _, form := range []byte("eEfgGbxX") {
			fmt.Print(strconv.FormatFloat(f, form, -1, 64), " ", strconv.FormatFloat(f, form, 3, 64), " ", strconv.FormatFloat(f, form, -1, 32), " ")
		}
		fmt.Println(string(strconv.AppendFloat([]byte("f="), f, 'g', 10, 64)))
	}
	fmt.Println(strconv.FormatComplex(complex(1.5, -2), 'g', -1, 128), strconv.FormatBool(true), string(strconv.AppendBool(nil, false)))
	for _, s := range []string{"true", "F", "1", "yes", ""} {
		fmt.Println(strconv.ParseBool(s))
	}
}

func quotes() {
	for _, s := range []string{"", "abc", "a\"b'c`d", "\a\b\f\n\r\t\v\\", "\x00\x7f\xff", "世界 ☺ \u200b\ufeff\U0001F600", "a\u00a0b", "\u0345"} {
		q := strconv.Quote(s)
		u, err := strconv.Unquote(q)
		fmt.Println(q, strconv.QuoteToASCII(s), strconv.QuoteToGraphic(s), u == s, err, strconv.CanBackquote(s))
	}
	for _, r := range []rune{'a', '\'', '"', '\n', '☺', 0xD800, 0x10FFFF, 0x3000, -1} {
		fmt.Println(strconv.QuoteRune(r), strconv.QuoteRuneToASCII(r), strconv.QuoteRuneToGraphic(r), strconv.IsPrint(r), strconv.IsGraphic(r))
	}
	for _, s := range []string{"", `"`, `""`, `"a`, "`a\\n`", "`a\r\nb`", `'x'`, `'xy'`, `''`, `'\''`, `"\'"`, `"\x41\u0041\U00000041\101"`, `"\400"`, `"\ud800"`, `"\xg0"`, "\"a\nb\"", `"a"b`, `'世'`, `'\xff'`, `"\q"`, "'\n'"} {
		u, err := strconv.Unquote(s)
		p, err2 := strconv.QuotedPrefix(s)
		fmt.Printf("%q %v %q %v\n", u, err, p, err2)
	}
	fmt.Println(strconv.UnquoteChar(`\"x`, '"'))
	fmt.Println(string(strconv.AppendQuote([]byte("q:"), "hi")), string(strconv.AppendQuoteRune(nil, 'x')))
}

func main() {
	integers()
	floats()
	quotes()
}
