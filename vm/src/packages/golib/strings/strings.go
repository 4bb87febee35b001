// Package strings searches, cuts, maps and builds strings.
package strings

import (
	"unicode"
	"unicode/utf8"
)

// view returns the bytes of b, which nobody may change from then on, as a string.
//
//go:escape results
func view(b []byte) string

//go:escape results
func repeat(s string, count int) string

//go:escape parts
func join(elems []string, sep string) string

//go:noescape
func fieldCount(s string) int

//go:escape first
func fields(s string, into []string)

//go:escape first
func split(s, sep string, keep int, into []string)

// Index returns the first place of substr in s, -1 if there is none.
//
//go:noescape
func Index(s, substr string) int

// LastIndex returns the last place of substr in s, -1 if there is none.
//
//go:noescape
func LastIndex(s, substr string) int

// IndexByte returns the first place of c in s, -1 if there is none.
//
//go:noescape
func IndexByte(s string, c byte) int

// LastIndexByte returns the last place of c in s, -1 if there is none.
//
//go:noescape
func LastIndexByte(s string, c byte) int

// IndexAny returns the first place of a character of chars in s, -1 if there is none.
//
//go:noescape
func IndexAny(s, chars string) int

// LastIndexAny returns the last place of a character of chars in s, -1 if there is none.
//
//go:noescape
func LastIndexAny(s, chars string) int

// Contains reports whether substr is within s.
//
//go:noescape
func Contains(s, substr string) bool

// Count counts substr in s without overlap; one more than the runes of s if substr is empty.
//
//go:noescape
func Count(s, substr string) int

// HasPrefix reports whether s begins with prefix.
//
//go:noescape
func HasPrefix(s, prefix string) bool

// HasSuffix reports whether s ends with suffix.
//
//go:noescape
func HasSuffix(s, suffix string) bool

// Compare returns -1, 0 or 1 as a is less than, equal to or greater than b.
//
//go:noescape
func Compare(a, b string) int

// EqualFold reports whether s and t are equal but for case.
//
//go:noescape
func EqualFold(s, t string) bool

// TrimSpace returns s without white space at its ends.
//
//go:escape results
func TrimSpace(s string) string

// Trim returns s without the characters of cutset at its ends.
//
//go:escape results
func Trim(s, cutset string) string

// TrimLeft returns s without the characters of cutset at its beginning.
//
//go:escape results
func TrimLeft(s, cutset string) string

// TrimRight returns s without the characters of cutset at its end.
//
//go:escape results
func TrimRight(s, cutset string) string

// Replace returns s with the first n places of old replaced by new; all if n < 0.
//
//go:escape results
func Replace(s, old, new string, n int) string

// ReplaceAll returns s with all places of old replaced by new.
//
//go:escape results
func ReplaceAll(s, old, new string) string

// ToUpper returns s in upper case.
//
//go:escape results
func ToUpper(s string) string

// ToLower returns s in lower case.
//
//go:escape results
func ToLower(s string) string

// ToTitle returns s with all letters in title case.
//
//go:escape results
func ToTitle(s string) string

// ToUpperSpecial is ToUpper with the mappings of c.
func ToUpperSpecial(c unicode.SpecialCase, s string) string { return Map(c.ToUpper, s) }

// ToLowerSpecial is ToLower with the mappings of c.
func ToLowerSpecial(c unicode.SpecialCase, s string) string { return Map(c.ToLower, s) }

// ToTitleSpecial is ToTitle with the mappings of c.
func ToTitleSpecial(c unicode.SpecialCase, s string) string { return Map(c.ToTitle, s) }

// ToValidUTF8 returns s with each run of bytes that are no UTF-8 replaced.
//
//go:escape results
func ToValidUTF8(s, replacement string) string

// Clone returns a copy of s in memory of its own.
func Clone(s string) string {
	if s == "" {
		return ""
	}
	return string([]byte(s))
}

// ContainsAny reports whether a character of chars is within s.
func ContainsAny(s, chars string) bool { return IndexAny(s, chars) >= 0 }

// ContainsRune reports whether r is within s.
func ContainsRune(s string, r rune) bool { return IndexRune(s, r) >= 0 }

// ContainsFunc reports whether f holds for a rune of s.
func ContainsFunc(s string, f func(rune) bool) bool { return IndexFunc(s, f) >= 0 }

// IndexRune returns the first place of r in s, -1 if there is none.
func IndexRune(s string, r rune) int {
	switch {
	case 0 <= r && r < utf8.RuneSelf:
		return IndexByte(s, byte(r))
	case r == utf8.RuneError:
		for i, x := range s {
			if x == r {
				return i
			}
		}
		return -1
	case !utf8.ValidRune(r):
		return -1
	}
	return Index(s, string(r))
}

// IndexFunc returns the place of the first rune of s for which f holds, -1 if there is none.
func IndexFunc(s string, f func(rune) bool) int {
	for i, r := range s {
		if f(r) {
			return i
		}
	}
	return -1
}

// LastIndexFunc returns the place of the last rune of s for which f holds, -1 if there is none.
func LastIndexFunc(s string, f func(rune) bool) int {
	for i := len(s); i > 0; {
		r, size := utf8.DecodeLastRuneInString(s[:i])
		i -= size
		if f(r) {
			return i
		}
	}
	return -1
}

// TrimFunc returns s without runes at its ends for which f holds.
func TrimFunc(s string, f func(rune) bool) string { return TrimRightFunc(TrimLeftFunc(s, f), f) }

// TrimLeftFunc returns s without runes at its beginning for which f holds.
func TrimLeftFunc(s string, f func(rune) bool) string {
	for i, r := range s {
		if !f(r) {
			return s[i:]
		}
	}
	return ""
}

// TrimRightFunc returns s without runes at its end for which f holds.
func TrimRightFunc(s string, f func(rune) bool) string {
	for i := len(s); i > 0; {
		r, size := utf8.DecodeLastRuneInString(s[:i])
		if !f(r) {
			return s[:i]
		}
		i -= size
	}
	return ""
}

// TrimPrefix returns s without prefix, if it begins with it.
func TrimPrefix(s, prefix string) string {
	if HasPrefix(s, prefix) {
		return s[len(prefix):]
	}
	return s
}

// TrimSuffix returns s without suffix, if it ends with it.
func TrimSuffix(s, suffix string) string {
	if HasSuffix(s, suffix) {
		return s[:len(s)-len(suffix)]
	}
	return s
}

// Cut returns what is before and behind the first sep in s.
func Cut(s, sep string) (before, after string, found bool) {
	if i := Index(s, sep); i >= 0 {
		return s[:i], s[i+len(sep):], true
	}
	return s, "", false
}

// CutLast returns what is before and behind the last sep in s.
func CutLast(s, sep string) (before, after string, found bool) {
	if i := LastIndex(s, sep); i >= 0 {
		return s[:i], s[i+len(sep):], true
	}
	return s, "", false
}

// CutPrefix is TrimPrefix that also tells whether there was one.
func CutPrefix(s, prefix string) (after string, found bool) {
	if !HasPrefix(s, prefix) {
		return s, false
	}
	return s[len(prefix):], true
}

// CutSuffix is TrimSuffix that also tells whether there was one.
func CutSuffix(s, suffix string) (before string, found bool) {
	if !HasSuffix(s, suffix) {
		return s, false
	}
	return s[:len(s)-len(suffix)], true
}

// Repeat returns s, count times.
func Repeat(s string, count int) string {
	if count < 0 {
		panic("strings: negative Repeat count")
	}
	if len(s) > 0 && count > 1<<62/len(s) {
		panic("strings: Repeat output length overflow")
	}
	if count == 1 {
		return s
	}
	return repeat(s, count)
}

// Join puts elems together with sep between them.
func Join(elems []string, sep string) string {
	if len(elems) == 1 {
		return elems[0]
	}
	return join(elems, sep)
}

// Map returns s with mapping applied to each rune; negative results are left out.
func Map(mapping func(rune) rune, s string) string {
	for i, c := range s {
		r := mapping(c)
		if r == c && c != utf8.RuneError {
			continue
		}
		if r == c {
			if _, width := utf8.DecodeRuneInString(s[i:]); width != 1 {
				continue
			}
		}
		b := make([]byte, i, len(s)+utf8.UTFMax)
		copy(b, s)
		for _, c := range s[i:] {
			if r := mapping2(mapping, c, &i, r); r >= 0 {
				b = utf8.AppendRune(b, r)
			}
		}
		return view(b)
	}
	return s
}

// mapping2 is mapping, but for the first call, whose result is known: mapping must be called once for each rune.
func mapping2(mapping func(rune) rune, c rune, first *int, known rune) rune {
	if *first >= 0 {
		*first = -1
		return known
	}
	return mapping(c)
}

// Title returns s with each letter that begins a word in title case.
//
// Deprecated: it does not know what a word is in all languages.
func Title(s string) string {
	prev := ' '
	return Map(func(r rune) rune {
		begins := separates(prev)
		prev = r
		if begins {
			return unicode.ToTitle(r)
		}
		return r
	}, s)
}

// separates reports whether a word may begin behind r.
func separates(r rune) bool {
	if r <= 0x7F {
		switch {
		case '0' <= r && r <= '9', 'a' <= r && r <= 'z', 'A' <= r && r <= 'Z', r == '_':
			return false
		}
		return true
	}
	if unicode.IsLetter(r) || unicode.IsDigit(r) {
		return false
	}
	return unicode.IsSpace(r)
}
