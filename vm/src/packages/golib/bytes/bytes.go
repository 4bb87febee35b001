// Package bytes searches, cuts, maps and builds slices of bytes.
package bytes

import (
	"unicode"
	"unicode/utf8"
)

// view returns the bytes of b, which nobody may change from then on, as a string.
//
//go:escape results
func view(b []byte) string

//go:escape results
func repeat(s []byte, count int) []byte

//go:escape parts
func join(elems [][]byte, sep []byte) []byte

//go:noescape
func fieldCount(s []byte) int

//go:escape first
func fields(s []byte, into [][]byte)

//go:escape first
func split(s, sep []byte, keep int, into [][]byte)

// Index returns the first place of substr in s, -1 if there is none.
//
//go:noescape
func Index(s, substr []byte) int

// LastIndex returns the last place of substr in s, -1 if there is none.
//
//go:noescape
func LastIndex(s, substr []byte) int

// IndexByte returns the first place of c in s, -1 if there is none.
//
//go:noescape
func IndexByte(s []byte, c byte) int

// LastIndexByte returns the last place of c in s, -1 if there is none.
//
//go:noescape
func LastIndexByte(s []byte, c byte) int

// IndexAny returns the first place of a character of chars in s, -1 if there is none.
//
//go:noescape
func IndexAny(s []byte, chars string) int

// LastIndexAny returns the last place of a character of chars in s, -1 if there is none.
//
//go:noescape
func LastIndexAny(s []byte, chars string) int

// Contains reports whether substr is within s.
//
//go:noescape
func Contains(s, substr []byte) bool

// Count counts substr in s without overlap; one more than the runes of s if substr is empty.
//
//go:noescape
func Count(s, substr []byte) int

// HasPrefix reports whether s begins with prefix.
//
//go:noescape
func HasPrefix(s, prefix []byte) bool

// HasSuffix reports whether s ends with suffix.
//
//go:noescape
func HasSuffix(s, suffix []byte) bool

// Compare returns -1, 0 or 1 as a is less than, equal to or greater than b.
//
//go:noescape
func Compare(a, b []byte) int

// Equal reports whether a and b are the same bytes; nil is empty.
//
//go:noescape
func Equal(a, b []byte) bool

// EqualFold reports whether s and t are equal but for case.
//
//go:noescape
func EqualFold(s, t []byte) bool

// TrimSpace returns s without white space at its ends.
//
//go:escape results
func TrimSpace(s []byte) []byte

// Trim returns s without the characters of cutset at its ends.
//
//go:escape results
func Trim(s []byte, cutset string) []byte

// TrimLeft returns s without the characters of cutset at its beginning.
//
//go:escape results
func TrimLeft(s []byte, cutset string) []byte

// TrimRight returns s without the characters of cutset at its end.
//
//go:escape results
func TrimRight(s []byte, cutset string) []byte

// Replace returns s with the first n places of old replaced by new; all if n < 0.
//
//go:escape results
func Replace(s, old, new []byte, n int) []byte

// ReplaceAll returns s with all places of old replaced by new.
//
//go:escape results
func ReplaceAll(s, old, new []byte) []byte

// ToUpper returns s in upper case.
//
//go:escape results
func ToUpper(s []byte) []byte

// ToLower returns s in lower case.
//
//go:escape results
func ToLower(s []byte) []byte

// ToTitle returns s with all letters in title case.
//
//go:escape results
func ToTitle(s []byte) []byte

// ToUpperSpecial is ToUpper with the mappings of c.
func ToUpperSpecial(c unicode.SpecialCase, s []byte) []byte { return Map(c.ToUpper, s) }

// ToLowerSpecial is ToLower with the mappings of c.
func ToLowerSpecial(c unicode.SpecialCase, s []byte) []byte { return Map(c.ToLower, s) }

// ToTitleSpecial is ToTitle with the mappings of c.
func ToTitleSpecial(c unicode.SpecialCase, s []byte) []byte { return Map(c.ToTitle, s) }

// ToValidUTF8 returns s with each run of bytes that are no UTF-8 replaced.
//
//go:escape results
func ToValidUTF8(s, replacement []byte) []byte

// Clone returns a copy of s in memory of its own.
func Clone(s []byte) []byte {
	if s == nil {
		return nil
	}
	return append([]byte{}, s...)
}

// ContainsAny reports whether a character of chars is within s.
func ContainsAny(s []byte, chars string) bool { return IndexAny(s, chars) >= 0 }

// ContainsRune reports whether r is within s.
func ContainsRune(s []byte, r rune) bool { return IndexRune(s, r) >= 0 }

// ContainsFunc reports whether f holds for a rune of s.
func ContainsFunc(s []byte, f func(rune) bool) bool { return IndexFunc(s, f) >= 0 }

// IndexRune returns the first place of r in s, -1 if there is none.
func IndexRune(s []byte, r rune) int {
	switch {
	case 0 <= r && r < utf8.RuneSelf:
		return IndexByte(s, byte(r))
	case r == utf8.RuneError:
		for i, x := range view(s) {
			if x == r {
				return i
			}
		}
		return -1
	case !utf8.ValidRune(r):
		return -1
	}
	return Index(s, []byte(string(r)))
}

// IndexFunc returns the place of the first rune of s for which f holds, -1 if there is none.
func IndexFunc(s []byte, f func(rune) bool) int {
	for i, r := range view(s) {
		if f(r) {
			return i
		}
	}
	return -1
}

// LastIndexFunc returns the place of the last rune of s for which f holds, -1 if there is none.
func LastIndexFunc(s []byte, f func(rune) bool) int {
	for i := len(s); i > 0; {
		r, size := utf8.DecodeLastRune(s[:i])
		i -= size
		if f(r) {
			return i
		}
	}
	return -1
}

// TrimFunc returns s without runes at its ends for which f holds.
func TrimFunc(s []byte, f func(rune) bool) []byte { return TrimRightFunc(TrimLeftFunc(s, f), f) }

// TrimLeftFunc returns s without runes at its beginning for which f holds.
func TrimLeftFunc(s []byte, f func(rune) bool) []byte {
	for i, r := range view(s) {
		if !f(r) {
			return s[i:]
		}
	}
	return nil
}

// TrimRightFunc returns s without runes at its end for which f holds.
func TrimRightFunc(s []byte, f func(rune) bool) []byte {
	for i := len(s); i > 0; {
		r, size := utf8.DecodeLastRune(s[:i])
		if !f(r) {
			return s[:i]
		}
		i -= size
	}
	return nil
}

// TrimPrefix returns s without prefix, if it begins with it.
func TrimPrefix(s, prefix []byte) []byte {
	if HasPrefix(s, prefix) {
		return s[len(prefix):]
	}
	return s
}

// TrimSuffix returns s without suffix, if it ends with it.
func TrimSuffix(s, suffix []byte) []byte {
	if HasSuffix(s, suffix) {
		return s[:len(s)-len(suffix)]
	}
	return s
}

// Cut returns what is before and behind the first sep in s.
func Cut(s, sep []byte) (before, after []byte, found bool) {
	if i := Index(s, sep); i >= 0 {
		return s[:i], s[i+len(sep):], true
	}
	return s, nil, false
}

// CutLast returns what is before and behind the last sep in s.
func CutLast(s, sep []byte) (before, after []byte, found bool) {
	if i := LastIndex(s, sep); i >= 0 {
		return s[:i], s[i+len(sep):], true
	}
	return s, nil, false
}

// CutPrefix is TrimPrefix that also tells whether there was one.
func CutPrefix(s, prefix []byte) (after []byte, found bool) {
	if !HasPrefix(s, prefix) {
		return s, false
	}
	return s[len(prefix):], true
}

// CutSuffix is TrimSuffix that also tells whether there was one.
func CutSuffix(s, suffix []byte) (before []byte, found bool) {
	if !HasSuffix(s, suffix) {
		return s, false
	}
	return s[:len(s)-len(suffix)], true
}

// Repeat returns s, count times.
func Repeat(s []byte, count int) []byte {
	if count < 0 {
		panic("bytes: negative Repeat count")
	}
	if len(s) > 0 && count > 1<<62/len(s) {
		panic("bytes: Repeat output length overflow")
	}
	return repeat(s, count)
}

// Join puts elems together with sep between them.
func Join(elems [][]byte, sep []byte) []byte {
	return join(elems, sep)
}

// Map returns s with mapping applied to each rune; negative results are left out.
func Map(mapping func(rune) rune, s []byte) []byte {
	b := make([]byte, 0, len(s))
	for _, c := range view(s) {
		if r := mapping(c); r >= 0 {
			b = utf8.AppendRune(b, r)
		}
	}
	return b
}

// Runes returns the runes of s.
func Runes(s []byte) []rune { return []rune(view(s)) }

// Title returns s with each letter that begins a word in title case.
//
// Deprecated: it does not know what a word is in all languages.
func Title(s []byte) []byte {
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
