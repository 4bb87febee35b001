package bytes

import "unicode/utf8"

// Fields cuts s at white space.
func Fields(s []byte) [][]byte {
	a := make([][]byte, fieldCount(s))
	fields(s, a)
	return a
}

// FieldsFunc cuts s at runes for which f holds.
func FieldsFunc(s []byte, f func(rune) bool) [][]byte {
	var room [fewFields]piece
	pieces := room[:0]
	start := -1
	for i, r := range view(s) {
		if f(r) {
			if start >= 0 {
				pieces = append(pieces, piece{start, i})
				start = -1
			}
		} else if start < 0 {
			start = i
		}
	}
	if start >= 0 {
		pieces = append(pieces, piece{start, len(s)})
	}
	a := make([][]byte, len(pieces))
	for i, at := range pieces {
		a[i] = s[at.from:at.to:at.to]
	}
	return a
}

// A piece of what is cut, and how many of them FieldsFunc finds without memory of the heap.
type piece struct{ from, to int }

const fewFields = 32

// explode cuts s into its runes, at most n pieces.
func explode(s []byte, n int) [][]byte {
	l := utf8.RuneCount(s)
	if n < 0 || n > l {
		n = l
	}
	a := make([][]byte, n)
	for i := 0; i < n-1; i++ {
		_, size := utf8.DecodeRune(s)
		a[i] = s[:size:size]
		s = s[size:]
	}
	if n > 0 {
		a[n-1] = s
	}
	return a
}

func splitN(s, sep []byte, keep, n int) [][]byte {
	if n == 0 {
		return nil
	}
	if len(sep) == 0 {
		return explode(s, n)
	}
	if n < 0 || n > len(s)+1 {
		n = len(s) + 1
	}
	a := make([][]byte, min(Count(s, sep)+1, n))
	split(s, sep, keep, a)
	return a
}

// Split cuts s at each sep; into runes if sep is empty.
func Split(s, sep []byte) [][]byte { return splitN(s, sep, 0, -1) }

// SplitN cuts s at sep into at most n pieces; any number if n < 0.
func SplitN(s, sep []byte, n int) [][]byte { return splitN(s, sep, 0, n) }

// SplitAfter cuts s behind each sep.
func SplitAfter(s, sep []byte) [][]byte { return splitN(s, sep, len(sep), -1) }

// SplitAfterN cuts s behind sep into at most n pieces; any number if n < 0.
func SplitAfterN(s, sep []byte, n int) [][]byte { return splitN(s, sep, len(sep), n) }
