package strings

import (
	"iter"
	"unicode"
	"unicode/utf8"
)

// Lines returns the lines of s, each with its end.
func Lines(s string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for len(s) > 0 {
			n := IndexByte(s, '\n') + 1
			if n == 0 {
				n = len(s)
			}
			if !yield(s[:n]) {
				return
			}
			s = s[n:]
		}
	}
}

// SplitSeq returns the pieces that Split returns.
func SplitSeq(s, sep string) iter.Seq[string] { return pieces(s, sep, 0) }

// SplitAfterSeq returns the pieces that SplitAfter returns.
func SplitAfterSeq(s, sep string) iter.Seq[string] { return pieces(s, sep, len(sep)) }

// pieces returns what is between seps, with the first keep bytes of each.
func pieces(s, sep string, keep int) iter.Seq[string] {
	if len(sep) == 0 {
		return runes(s)
	}
	return func(yield func(string) bool) {
		for {
			i := Index(s, sep)
			if i < 0 {
				break
			}
			if !yield(s[:i+keep]) {
				return
			}
			s = s[i+len(sep):]
		}
		yield(s)
	}
}

func runes(s string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for len(s) > 0 {
			_, n := utf8.DecodeRuneInString(s)
			if !yield(s[:n]) {
				return
			}
			s = s[n:]
		}
	}
}

// FieldsSeq returns the pieces that Fields returns.
func FieldsSeq(s string) iter.Seq[string] { return FieldsFuncSeq(s, unicode.IsSpace) }

// FieldsFuncSeq returns the pieces that FieldsFunc returns.
func FieldsFuncSeq(s string, f func(rune) bool) iter.Seq[string] {
	return func(yield func(string) bool) {
		start := -1
		for i := 0; i < len(s); {
			r, n := utf8.DecodeRuneInString(s[i:])
			if !f(r) {
				if start < 0 {
					start = i
				}
			} else if start >= 0 {
				if !yield(s[start:i]) {
					return
				}
				start = -1
			}
			i += n
		}
		if start >= 0 {
			yield(s[start:])
		}
	}
}
