package bytes

import (
	"iter"
	"unicode"
	"unicode/utf8"
)

// Lines returns the lines of s, each with its end.
func Lines(s []byte) iter.Seq[[]byte] {
	return func(yield func([]byte) bool) {
		for len(s) > 0 {
			n := IndexByte(s, '\n') + 1
			if n == 0 {
				n = len(s)
			}
			if !yield(s[:n:n]) {
				return
			}
			s = s[n:]
		}
	}
}

// SplitSeq returns the pieces that Split returns.
func SplitSeq(s, sep []byte) iter.Seq[[]byte] { return pieces(s, sep, 0) }

// SplitAfterSeq returns the pieces that SplitAfter returns.
func SplitAfterSeq(s, sep []byte) iter.Seq[[]byte] { return pieces(s, sep, len(sep)) }

// pieces returns what is between seps, with the first keep bytes of each.
func pieces(s, sep []byte, keep int) iter.Seq[[]byte] {
	if len(sep) == 0 {
		return runes(s)
	}
	return func(yield func([]byte) bool) {
		for {
			i := Index(s, sep)
			if i < 0 {
				break
			}
			if !yield(s[: i+keep : i+keep]) {
				return
			}
			s = s[i+len(sep):]
		}
		yield(s[:len(s):len(s)])
	}
}

func runes(s []byte) iter.Seq[[]byte] {
	return func(yield func([]byte) bool) {
		for len(s) > 0 {
			_, n := utf8.DecodeRune(s)
			if !yield(s[:n:n]) {
				return
			}
			s = s[n:]
		}
	}
}

// FieldsSeq returns the pieces that Fields returns.
func FieldsSeq(s []byte) iter.Seq[[]byte] { return FieldsFuncSeq(s, unicode.IsSpace) }

// FieldsFuncSeq returns the pieces that FieldsFunc returns.
func FieldsFuncSeq(s []byte, f func(rune) bool) iter.Seq[[]byte] {
	return func(yield func([]byte) bool) {
		start := -1
		for i := 0; i < len(s); {
			r, n := utf8.DecodeRune(s[i:])
			if !f(r) {
				if start < 0 {
					start = i
				}
			} else if start >= 0 {
				if !yield(s[start:i:i]) {
					return
				}
				start = -1
			}
			i += n
		}
		if start >= 0 {
			yield(s[start:len(s):len(s)])
		}
	}
}
