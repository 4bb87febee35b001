// Functions of strings, bytes and strconv on random arguments: a number tells the results of each apart.
package main

import (
	"bytes"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

var st = uint64(1)

func rnd(n int) int {
	st = st*6364136223846793005 + 1442695040888963407
	return int(st>>33) % n
}

var alpha = []string{"a", "b", "A", "B", " ", "", ",", "ä", "É", "\xff", "\u2003", "ſ", "K", "日", "\n", "aa", "ab", "ﬁ", "ǆ", "\xe6\x97", "İ", "ß", "0", "\u0000"}

func str(n int) string {
	var b strings.Builder
	for range rnd(n) {
		k := len(alpha)
		if rnd(2) == 0 {
			k = 6
		}
		b.WriteString(alpha[rnd(k)])
	}
	return b.String()
}

var h = map[string]uint64{}
var order []string

func put(name string, v ...any) {
	s := fmt.Sprintf("%q", v)
	if _, ok := h[name]; !ok {
		order = append(order, name)
	}
	x := h[name]
	for i := range len(s) {
		x = (x ^ uint64(s[i])) * 1099511628211
	}
	h[name] = x
}

func try(f func() any) (r any) {
	defer func() {
		if e := recover(); e != nil {
			r = fmt.Sprint(e)
		}
	}()
	return f()
}

func main() {
	for i := range 600 {
		s, t, u := str(12), str(3), str(3)
		n := rnd(6) - 2
		f := func(r rune) bool { return r == 'a' || r > 0x80 }
		b, c, d := []byte(s), []byte(t), []byte(u)
		put("Index", strings.Index(s, t), strings.LastIndex(s, t), strings.IndexAny(s, t), strings.LastIndexAny(s, t), strings.IndexFunc(s, f), strings.LastIndexFunc(s, f), strings.IndexByte(s, 'b'), strings.LastIndexByte(s, 'b'), strings.IndexRune(s, 'ä'), strings.IndexRune(s, 0xfffd), strings.IndexRune(s, -1))
		put("bIndex", bytes.Index(b, c), bytes.LastIndex(b, c), bytes.IndexAny(b, t), bytes.LastIndexAny(b, t), bytes.IndexFunc(b, f), bytes.LastIndexFunc(b, f), bytes.IndexByte(b, 'b'), bytes.LastIndexByte(b, 'b'), bytes.IndexRune(b, 'ä'), bytes.IndexRune(b, 0xfffd), bytes.IndexRune(b, -1))
		put("Split", strings.Split(s, t), strings.SplitN(s, t, n), strings.SplitAfter(s, t), strings.SplitAfterN(s, t, n), strings.Fields(s), strings.FieldsFunc(s, f))
		put("bSplit", bytes.Split(b, c), bytes.SplitN(b, c, n), bytes.SplitAfter(b, c), bytes.SplitAfterN(b, c, n), bytes.Fields(b), bytes.FieldsFunc(b, f))
		put("Trim", strings.Trim(s, t), strings.TrimLeft(s, t), strings.TrimRight(s, t), strings.TrimSpace(s), strings.TrimPrefix(s, t), strings.TrimSuffix(s, t), strings.TrimFunc(s, f), strings.TrimLeftFunc(s, f), strings.TrimRightFunc(s, f))
		put("bTrim", bytes.Trim(b, t), bytes.TrimLeft(b, t), bytes.TrimRight(b, t), bytes.TrimSpace(b), bytes.TrimPrefix(b, c), bytes.TrimSuffix(b, c), bytes.TrimFunc(b, f), bytes.TrimLeftFunc(b, f), bytes.TrimRightFunc(b, f))
		put("Replace", strings.Replace(s, t, u, n), strings.ReplaceAll(s, t, u), strings.Repeat(t, n+2), strings.ToValidUTF8(s, u))
		put("bReplace", bytes.Replace(b, c, d, n), bytes.ReplaceAll(b, c, d), bytes.Repeat(c, n+2), bytes.ToValidUTF8(b, d))
		put("Case", strings.ToUpper(s), strings.ToLower(s), strings.ToTitle(s), strings.Title(s), strings.EqualFold(s, t), strings.EqualFold(t, u), strings.EqualFold(s, strings.ToUpper(s)))
		put("bCase", bytes.ToUpper(b), bytes.ToLower(b), bytes.ToTitle(b), bytes.Title(b), bytes.EqualFold(b, c), bytes.EqualFold(c, d))
		put("Has", strings.Contains(s, t), strings.ContainsAny(s, t), strings.ContainsRune(s, 'É'), strings.ContainsFunc(s, f), strings.HasPrefix(s, t), strings.HasSuffix(s, t), strings.Count(s, t), strings.Compare(s, t))
		put("bHas", bytes.Contains(b, c), bytes.ContainsAny(b, t), bytes.ContainsRune(b, 'É'), bytes.ContainsFunc(b, f), bytes.HasPrefix(b, c), bytes.HasSuffix(b, c), bytes.Count(b, c), bytes.Compare(b, c), bytes.Equal(c, d))
		x, y, ok := strings.Cut(s, t)
		put("Cut", x, y, ok)
		x, ok = strings.CutPrefix(s, t)
		put("Cut", x, ok)
		put("Map", strings.Map(func(r rune) rune {
			if r == 'a' {
				return -1
			}
			if r == 'b' {
				return 'ß'
			}
			return unicode.ToUpper(r)
		}, s), string(bytes.Map(func(r rune) rune {
			if r == 'A' {
				return -1
			}
			return unicode.ToLower(r)
		}, b)), strings.Join([]string{s, t, u}, t), string(bytes.Runes(b)), utf8.RuneCountInString(s), utf8.ValidString(s), []rune(s))
		args := []string{t, u, str(3), str(2), str(2), str(3)}
		put("Replacer", try(func() any { return strings.NewReplacer(args...).Replace(s) }), try(func() any { return strings.NewReplacer(args[:2]...).Replace(s) }), try(func() any { return strings.NewReplacer("a", "b", "b", "a", ",", "", "0", u).Replace(s) }), try(func() any { return strings.NewReplacer("a", "1", "b", "2").Replace(s) }), try(func() any { return strings.NewReplacer(args[:3]...).Replace(s) }))
		put("Quote", strconv.Quote(s), strconv.QuoteToASCII(s), strconv.QuoteToGraphic(s), strconv.CanBackquote(s), strconv.QuoteRune([]rune(s + "x")[0]), strconv.QuoteRuneToASCII([]rune(s + "x")[0]))
		q := []string{strconv.Quote(s), "'" + t + "'", "`" + s + "`", `"` + s + `"`, `"\` + u + `"`, `"\x4` + u + `"`, `'\u00` + "e9" + `'`, `"\477"`, `"\U00110000"`, `'\''`, `"\'"`}[rnd(11)]
		z, err := strconv.Unquote(q)
		put("Unquote", z, fmt.Sprint(err))
		z, err = strconv.QuotedPrefix(q + t)
		put("Unquote", z, fmt.Sprint(err))
		num := []string{"", "-", "+", "0x", "0b1", "0o7", "1_0", "12", "99999999999999999999", "9223372036854775808", "1e5", "1e-400", ".5", "5.", "0x1p-2", "inf", "nan", "-0", "1e400", "4.9e-324", "2.4e-324", "1.7976931348623159e308", "0.1", "123456789.123456789", "_1", "1__2", "0_7", "0xF_F", "Z", "128", "-129", "255", "256"}
		v := num[rnd(len(num))] + []string{"", "", "", "0", "x", "e1", "_"}[rnd(7)]
		base, size := []int{0, 2, 8, 10, 16, 36, 1, 37}[rnd(8)], []int{0, 8, 16, 32, 64, 65, -1}[rnd(7)]
		i1, e1 := strconv.ParseInt(v, base, size)
		i2, e2 := strconv.ParseUint(v, base, size)
		i3, e3 := strconv.Atoi(v)
		put("ParseInt", i1, fmt.Sprint(e1), i2, fmt.Sprint(e2), i3, fmt.Sprint(e3))
		f1, e1 := strconv.ParseFloat(v, 64)
		f2, e2 := strconv.ParseFloat(v, 32)
		b1, e3 := strconv.ParseBool(strings.TrimSpace(t))
		put("ParseFloat", fmt.Sprint(f1, e1, f2, e2, b1, e3))
		b = slices.Clip(b) // so that appending never shares memory
		g := float64(rnd(1000000)-500000) / []float64{1, 3, 1e10, 1e-10, 7e200, 1e-300}[rnd(6)]
		for _, fm := range "eEfgGbxX" {
			put("FormatFloat", strconv.FormatFloat(g, byte(fm), rnd(20)-1, 64), strconv.FormatFloat(g, byte(fm), -1, 32), string(strconv.AppendFloat(b, g, byte(fm), n, 64)))
		}
		put("FormatInt", strconv.FormatInt(int64(rnd(1<<30))-1<<29, rnd(35)+2), strconv.FormatUint(uint64(rnd(1<<30))*uint64(rnd(1<<30)), rnd(35)+2), string(strconv.AppendInt(b, int64(n), 10)), string(strconv.AppendQuote(b, t)), string(strconv.AppendQuoteRune(b, 'ä')), string(strconv.AppendBool(b, ok)))
		if i%100 == 99 {
			for _, k := range order {
				fmt.Println(i, k, h[k])
			}
		}
	}
}
