// Package regexp searches text by regular expressions. The engine is native; here are the ways to ask it.
package regexp

import (
	"io"
	"regexp/syntax"
)

// Bits of a mode, as the natives number them.
const (
	posix = 1 << iota
	longest
)

// A Regexp is a compiled regular expression.
type Regexp struct {
	expr     string
	mode     int
	names    []string // of the groups; the first is that of the whole
	prefix   string
	complete bool
}

// compile tells how many groups an expression has, their names, each with a comma behind it, and what every match begins
// with; or, if code is not 0, which part of the expression is wrong.
func compile(expr string, mode int) (code, at, end, groups int, names, prefix string, complete bool)

// matches reports whether s has a match. The bytes of s may change if mutable says so. With again it has not finished: it
// is to be called again with the same arguments.
//
//go:noescape
func matches(expr string, mode int, s string, mutable bool) (found, again bool)

// find returns the positions of up to limit matches, width for each: of the match and of its first groups. As
// for again, see matches.
//
//go:noescape
func find(expr string, mode int, s string, mutable bool, limit, width int) (positions []int, again bool)

// view returns the bytes of b as a string, which changes as they do.
//
//go:escape results
func view(b []byte) string

// Kinds of mistakes, as the natives number them.
var codes = [...]syntax.ErrorCode{
	"", syntax.ErrInvalidCharRange, syntax.ErrInvalidEscape, syntax.ErrInvalidNamedCapture, syntax.ErrInvalidPerlOp,
	syntax.ErrInvalidRepeatOp, syntax.ErrInvalidRepeatSize, syntax.ErrInvalidUTF8, syntax.ErrMissingBracket,
	syntax.ErrMissingParen, syntax.ErrMissingRepeatArgument, syntax.ErrTrailingBackslash, syntax.ErrUnexpectedParen,
	syntax.ErrNestingDepth, syntax.ErrLarge,
}

func newRegexp(expr string, mode int) (*Regexp, error) {
	code, at, end, groups, names, prefix, complete := compile(expr, mode)
	if code != 0 {
		return nil, &syntax.Error{Code: codes[code], Expr: expr[at:end]}
	}
	re := &Regexp{expr: expr, mode: mode, prefix: prefix, complete: complete}
	re.names = make([]string, 1, groups+1)
	start := 0
	for i := 0; i < len(names); i++ {
		if names[i] == ',' {
			re.names = append(re.names, names[start:i])
			start = i + 1
		}
	}
	return re, nil
}

// Compile parses an expression. Of several matches that begin at one place, the one counts that a search with
// backtracking would find first.
func Compile(expr string) (*Regexp, error) { return newRegexp(expr, 0) }

// CompilePOSIX parses an expression in the syntax of egrep, of which the longest match counts.
func CompilePOSIX(expr string) (*Regexp, error) { return newRegexp(expr, posix|longest) }

// MustCompile is Compile, but panics if there is a mistake.
func MustCompile(str string) *Regexp {
	re, err := Compile(str)
	if err != nil {
		panic("regexp: Compile(" + quote(str) + "): " + err.Error())
	}
	return re
}

// MustCompilePOSIX is CompilePOSIX, but panics if there is a mistake.
func MustCompilePOSIX(str string) *Regexp {
	re, err := CompilePOSIX(str)
	if err != nil {
		panic("regexp: CompilePOSIX(" + quote(str) + "): " + err.Error())
	}
	return re
}

// quote returns s as a Go string.
//
//go:escape results
func quote(s string) string

// String returns the expression's text.
func (re *Regexp) String() string { return re.expr }

// Copy returns a copy, which is of no use: a Regexp may be shared.
func (re *Regexp) Copy() *Regexp {
	other := *re
	return &other
}

// Longest makes the longest match count from now on.
func (re *Regexp) Longest() { re.mode |= longest }

// NumSubexp returns the number of groups.
func (re *Regexp) NumSubexp() int { return len(re.names) - 1 }

// SubexpNames returns the names of the groups; the first is that of the whole expression, and empty.
func (re *Regexp) SubexpNames() []string { return re.names }

// SubexpIndex returns the number of the first group of that name, -1 if there is none.
func (re *Regexp) SubexpIndex(name string) int {
	if name != "" {
		for i, s := range re.names {
			if name == s {
				return i
			}
		}
	}
	return -1
}

// LiteralPrefix returns what every match begins with, and whether that is all of it.
func (re *Regexp) LiteralPrefix() (prefix string, complete bool) { return re.prefix, re.complete }

// MatchString reports whether s has a match.
func (re *Regexp) MatchString(s string) bool { return re.in(s, false) }

// Match reports whether b has a match.
func (re *Regexp) Match(b []byte) bool { return re.in(view(b), true) }

// MatchReader reports whether the text has a match. It reads all of it.
func (re *Regexp) MatchReader(r io.RuneReader) bool { return re.MatchString(readAll(r)) }

// MatchString reports whether s has a match of the expression.
func MatchString(pattern string, s string) (matched bool, err error) {
	re, err := Compile(pattern)
	if err != nil {
		return false, err
	}
	return re.MatchString(s), nil
}

// Match reports whether b has a match of the expression.
func Match(pattern string, b []byte) (matched bool, err error) {
	return MatchString(pattern, string(b))
}

// MatchReader reports whether the text has a match of the expression.
func MatchReader(pattern string, r io.RuneReader) (matched bool, err error) {
	re, err := Compile(pattern)
	if err != nil {
		return false, err
	}
	return re.MatchReader(r), nil
}

// readAll reads a text to its end.
func readAll(r io.RuneReader) string {
	var b []byte
	for {
		c, _, err := r.ReadRune()
		if err != nil {
			return string(b)
		}
		b = append(b, string(c)...)
	}
}

// QuoteMeta returns an expression that matches just this text.
func QuoteMeta(s string) string {
	var b []byte
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '\\', '.', '+', '*', '?', '(', ')', '|', '[', ']', '{', '}', '^', '$':
			b = append(b, '\\')
		}
		b = append(b, s[i])
	}
	if len(b) == len(s) {
		return s
	}
	return string(b)
}

// AppendText appends the expression's text.
func (re *Regexp) AppendText(b []byte) ([]byte, error) { return append(b, re.expr...), nil }

// MarshalText returns the expression's text.
func (re *Regexp) MarshalText() ([]byte, error) { return []byte(re.expr), nil }

// UnmarshalText compiles the text.
func (re *Regexp) UnmarshalText(text []byte) error {
	other, err := Compile(string(text))
	if err == nil {
		*re = *other
	}
	return err
}
