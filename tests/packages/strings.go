// Package strings: every function with the cases at its borders.
package main

import (
	"fmt"
	"io"
	"strings"
	"unicode"
)

func search() {
	texts := []string{"", "a", "abc", "chicken", "日本語日本", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaab", "a\xffb\xff"}
	parts := []string{"", "a", "c", "ken", "本", "aab", "\xff", "xyz"}
	for _, s := range texts {
		for _, p := range parts {
			fmt.Println(s, p, strings.Index(s, p), strings.LastIndex(s, p), strings.Contains(s, p), strings.Count(s, p),
				strings.HasPrefix(s, p), strings.HasSuffix(s, p), strings.IndexAny(s, p), strings.LastIndexAny(s, p),
				strings.ContainsAny(s, p), strings.Compare(s, p), strings.EqualFold(s, p))
		}
		fmt.Println(strings.IndexByte(s, 'c'), strings.LastIndexByte(s, 'c'), strings.IndexRune(s, '語'),
			strings.IndexRune(s, 0xFFFD), strings.IndexRune(s, -1), strings.IndexFunc(s, unicode.IsLetter),
			strings.LastIndexFunc(s, unicode.IsLetter), strings.ContainsRune(s, 'a'))
	}
	long := strings.Repeat("ab", 5000) + "aa"
	fmt.Println(strings.Index(long, "aa"), strings.LastIndex(long, "ba"), strings.Index(long, strings.Repeat("ab", 4000)+"aa"))
}

func cut() {
	for _, s := range []string{"", " ", "a b  c ", "\t x\u00a0y\u2003z\n", "one,two,,three", ",", "日本"} {
		fmt.Printf("%q %q\n", s, strings.Fields(s))
		fmt.Printf("%q\n", strings.FieldsFunc(s, func(r rune) bool { return r == ',' }))
		for _, sep := range []string{"", ",", " ", "two"} {
			fmt.Printf("%q %q %q %q %q\n", sep, strings.Split(s, sep), strings.SplitN(s, sep, 2), strings.SplitAfter(s, sep), strings.SplitAfterN(s, sep, 3))
			fmt.Println(strings.SplitN(s, sep, 0) == nil)
			before, after, found := strings.Cut(s, sep)
			fmt.Printf("%q %q %t\n", before, after, found)
		}
		fmt.Printf("%q %q %q %q\n", strings.TrimSpace(s), strings.Trim(s, " ,日"), strings.TrimLeft(s, " o"), strings.TrimRight(s, "e \n"))
		fmt.Printf("%q %q %q\n", strings.TrimFunc(s, unicode.IsSpace), strings.TrimPrefix(s, "one"), strings.TrimSuffix(s, "three"))
	}
	fmt.Println(strings.CutPrefix("prefix-x", "prefix-"))
	fmt.Println(strings.CutSuffix("x.go", ".go"))
	fmt.Println(strings.CutSuffix("x.go", ".c"))
}

func change() {
	for _, s := range []string{"", "hello", "Hello, World", "ǆ ß ŉ İ ı", "x\xffy", "ΑΣ ὈΔΥΣΣΕΎΣ", "don't stop_me now"} {
		fmt.Printf("%q %q %q %q\n", strings.ToUpper(s), strings.ToLower(s), strings.ToTitle(s), strings.Title(s))
		fmt.Printf("%q %q %q\n", strings.Replace(s, "l", "LL", 2), strings.ReplaceAll(s, "", "-"), strings.ReplaceAll(s, "lo", ""))
		fmt.Printf("%q %q\n", strings.ToValidUTF8(s, "?"), strings.Map(func(r rune) rune {
			if r == 'l' {
				return -1
			}
			return unicode.ToUpper(r)
		}, s))
	}
	fmt.Println(strings.EqualFold("Σίσυφος", "ΣΊΣΥΦΟΣ"), strings.EqualFold("K", "\u212a"), strings.EqualFold("a", "b"))
	fmt.Println(strings.Repeat("-=", 7), strings.Repeat("", 9), strings.Join([]string{"a", "", "b"}, ", "), strings.Join(nil, "x"))
	r := strings.NewReplacer("<", "&lt;", ">", "&gt;", "aaa", "3", "aa", "2", "a", "1")
	fmt.Println(r.Replace("<b>aaaa bab</b>"), r.Replace("none"))
	fmt.Println(strings.NewReplacer("", "X").Replace("ab"), strings.NewReplacer("a", "1", "", "X").Replace("banana"))
}

func build() {
	var b strings.Builder
	for i := 3; i >= 1; i-- {
		fmt.Fprintf(&b, "%d...", i)
	}
	b.WriteString("ignition")
	b.WriteByte('!')
	b.WriteRune('世')
	b.Write([]byte{'x', 'y'})
	fmt.Println(b.String(), b.Len())
	b.Reset()
	b.Grow(100)
	fmt.Println(b.Len(), b.Cap() >= 100)
	rd := strings.NewReader("some text 世")
	p := make([]byte, 4)
	n, err := rd.Read(p)
	fmt.Println(n, err, string(p), rd.Len(), rd.Size())
	c, _ := rd.ReadByte()
	fmt.Println(c, rd.UnreadByte())
	rest, err := io.ReadAll(rd)
	fmt.Println(string(rest), err)
	_, err = rd.ReadByte()
	fmt.Println(err)
	rd.Seek(-3, io.SeekEnd)
	ch, size, err := rd.ReadRune()
	fmt.Println(string(ch), size, err, rd.UnreadRune(), rd.UnreadRune())
}

func main() {
	search()
	cut()
	change()
	build()
}
