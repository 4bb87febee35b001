// Packages unicode, unicode/utf8 and unicode/utf16.
package main

import (
	"fmt"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"
)

func classes(r rune) string {
	tests := []func(rune) bool{unicode.IsLetter, unicode.IsDigit, unicode.IsNumber, unicode.IsUpper, unicode.IsLower,
		unicode.IsTitle, unicode.IsMark, unicode.IsPunct, unicode.IsSymbol, unicode.IsControl, unicode.IsPrint,
		unicode.IsGraphic, unicode.IsSpace}
	b := make([]byte, len(tests))
	for i, f := range tests {
		b[i] = '.'
		if f(r) {
			b[i] = "LDNultMPSCpgs"[i]
		}
	}
	return string(b)
}

func main() {
	for _, r := range []rune{0, '\t', ' ', '!', '0', 'A', 'z', '_', '~', 0x7f, 0x85, 0xa0, 'ß', 'ª', '²', 'ǅ', 'Σ', 'ς',
		'世', '٣', 'Ⅷ', 0x0345, 0x2028, 0x3000, 0xD800, 0xFEFF, 0x1F600, 0x10FFFF, 0x110000, -1} {
		fmt.Printf("%U %s %U %U %U %U\n", r, classes(r), unicode.ToUpper(r), unicode.ToLower(r), unicode.ToTitle(r), unicode.SimpleFold(r))
	}
	counts := make(map[string]int)
	sum := uint32(0)
	for r := rune(0); r <= 0x1FFFF; r++ {
		counts[classes(r)]++
		for _, m := range []rune{unicode.ToUpper(r), unicode.ToLower(r), unicode.ToTitle(r), unicode.SimpleFold(r)} {
			sum = sum*31 + uint32(m)
		}
	}
	fmt.Println(counts, sum)
	fmt.Println(unicode.Is(unicode.Han, '世'), unicode.Is(unicode.Latin, 'é'), unicode.In('α', unicode.Latin, unicode.Greek),
		unicode.Is(unicode.Lu, 'a'), unicode.Is(unicode.White_Space, 0x2003), unicode.Is(unicode.Zs, 0xa0))
	vowels := &unicode.RangeTable{R16: []unicode.Range16{{'a', 'e', 4}, {'i', 'i', 1}, {'o', 'u', 6}}}
	for r := 'a'; r <= 'z'; r++ {
		if unicode.Is(vowels, r) {
			fmt.Print(string(r))
		}
	}
	fmt.Println()
	for _, s := range []string{"", "a", "é", "世", "😀", "\xff", "\xe4\xb8", "\xed\xa0\x80", "\xf4\x90\x80\x80", "aé世😀\x80"} {
		r, n := utf8.DecodeRuneInString(s)
		l, m := utf8.DecodeLastRuneInString(s)
		r2, n2 := utf8.DecodeRune([]byte(s))
		fmt.Println(r, n, l, m, r2 == r, n2 == n, utf8.RuneCountInString(s), utf8.ValidString(s), utf8.FullRuneInString(s), utf8.RuneCount([]byte(s)))
	}
	for _, r := range []rune{0, 'a', 0x7ff, 0x800, 0xd800, 0xffff, 0x10000, 0x10ffff, 0x110000, -1} {
		fmt.Println(utf8.RuneLen(r), utf8.ValidRune(r), utf8.AppendRune([]byte("x"), r), utf16.RuneLen(r), utf16.IsSurrogate(r))
	}
	fmt.Println(utf16.Encode([]rune("a世😀\U0010FFFF")), string(utf16.Decode([]uint16{97, 0xd83d, 0xde00, 0xd800, 98, 0xdc00})))
}
