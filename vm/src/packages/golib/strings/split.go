package strings

import "unicode/utf8"

// Fields cuts s at white space.
func Fields(s string) []string {
	a := make([]string, fieldCount(s))
	fields(s, a)
	return a
}

// FieldsFunc cuts s at runes for which f holds.
func FieldsFunc(s string, f func(rune) bool) []string {
	var room [fewFields]piece
	pieces := room[:0]
	start := -1
	for i, r := range s {
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
	a := make([]string, len(pieces))
	for i, at := range pieces {
		a[i] = s[at.from:at.to]
	}
	return a
}

// A piece of what is cut, and how many of them FieldsFunc finds without memory of the heap.
type piece struct{ from, to int }

const fewFields = 32

// explode cuts s into its runes, at most n pieces.
func explode(s string, n int) []string {
	l := utf8.RuneCountInString(s)
	if n < 0 || n > l {
		n = l
	}
	a := make([]string, n)
	for i := 0; i < n-1; i++ {
		_, size := utf8.DecodeRuneInString(s)
		a[i] = s[:size]
		s = s[size:]
	}
	if n > 0 {
		a[n-1] = s
	}
	return a
}

func splitN(s, sep string, keep, n int) []string {
	if n == 0 {
		return nil
	}
	if sep == "" {
		return explode(s, n)
	}
	if n < 0 || n > len(s)+1 {
		n = len(s) + 1
	}
	a := make([]string, min(Count(s, sep)+1, n))
	split(s, sep, keep, a)
	return a
}

// Split cuts s at each sep; into runes if sep is empty.
func Split(s, sep string) []string { return splitN(s, sep, 0, -1) }

// SplitN cuts s at sep into at most n pieces; any number if n < 0.
func SplitN(s, sep string, n int) []string { return splitN(s, sep, 0, n) }

// SplitAfter cuts s behind each sep.
func SplitAfter(s, sep string) []string { return splitN(s, sep, len(sep), -1) }

// SplitAfterN cuts s behind sep into at most n pieces; any number if n < 0.
func SplitAfterN(s, sep string, n int) []string { return splitN(s, sep, len(sep), n) }
