package strconv

import (
	"unicode"
	"unicode/utf8"
)

// Quote returns s as a Go string literal.
//
//go:noescape
func Quote(s string) string

// QuoteToASCII returns s as a Go string literal of ASCII only.
//
//go:noescape
func QuoteToASCII(s string) string

// QuoteRune returns r as a Go rune literal.
func QuoteRune(r rune) string

// QuoteRuneToASCII returns r as a Go rune literal of ASCII only.
func QuoteRuneToASCII(r rune) string

// CanBackquote reports whether s can stand between back quotes unchanged.
//
//go:noescape
func CanBackquote(s string) bool

// IsPrint reports whether r can be seen, or is the ASCII space.
func IsPrint(r rune) bool { return unicode.IsPrint(r) }

// IsGraphic reports whether r can be seen or is a space.
func IsGraphic(r rune) bool { return unicode.IsGraphic(r) }

// QuoteToGraphic is Quote that leaves all graphic characters as they are.
func QuoteToGraphic(s string) string {
	b := []byte{'"'}
	for len(s) > 0 {
		r, n := utf8.DecodeRuneInString(s)
		if r > 0x7F && IsGraphic(r) && (r != utf8.RuneError || n > 1) {
			b = append(b, s[:n]...)
		} else {
			q := Quote(s[:n])
			b = append(b, q[1:len(q)-1]...)
		}
		s = s[n:]
	}
	return string(append(b, '"'))
}

// QuoteRuneToGraphic is QuoteRune that leaves all graphic characters as they are.
func QuoteRuneToGraphic(r rune) string {
	if r > 0x7F && IsGraphic(r) {
		return "'" + string(r) + "'"
	}
	return QuoteRune(r)
}

// AppendQuote appends what Quote returns.
func AppendQuote(dst []byte, s string) []byte { return append(dst, Quote(s)...) }

// AppendQuoteToASCII appends what QuoteToASCII returns.
func AppendQuoteToASCII(dst []byte, s string) []byte { return append(dst, QuoteToASCII(s)...) }

// AppendQuoteToGraphic appends what QuoteToGraphic returns.
func AppendQuoteToGraphic(dst []byte, s string) []byte { return append(dst, QuoteToGraphic(s)...) }

// AppendQuoteRune appends what QuoteRune returns.
func AppendQuoteRune(dst []byte, r rune) []byte { return append(dst, QuoteRune(r)...) }

// AppendQuoteRuneToASCII appends what QuoteRuneToASCII returns.
func AppendQuoteRuneToASCII(dst []byte, r rune) []byte {
	return append(dst, QuoteRuneToASCII(r)...)
}

// AppendQuoteRuneToGraphic appends what QuoteRuneToGraphic returns.
func AppendQuoteRuneToGraphic(dst []byte, r rune) []byte {
	return append(dst, QuoteRuneToGraphic(r)...)
}

// number reads n digits of a base from 8 to 16.
func number(s string, n int, base rune) (value rune, fine bool) {
	if len(s) < n {
		return 0, false
	}
	for i := 0; i < n; i++ {
		c := rune(s[i])
		d := rune(99)
		switch {
		case '0' <= c && c <= '9':
			d = c - '0'
		case 'a' <= c && c <= 'f':
			d = c - 'a' + 10
		case 'A' <= c && c <= 'F':
			d = c - 'A' + 10
		}
		if d >= base {
			return 0, false
		}
		value = value*base + d
	}
	return value, true
}

// UnquoteChar reads the first character, or escape, of a literal between quotes of this kind.
func UnquoteChar(s string, quote byte) (value rune, multibyte bool, tail string, err error) {
	if len(s) == 0 {
		return 0, false, "", ErrSyntax
	}
	switch c := s[0]; {
	case c == quote && (quote == '\'' || quote == '"'):
		return 0, false, "", ErrSyntax
	case c >= utf8.RuneSelf:
		r, size := utf8.DecodeRuneInString(s)
		return r, true, s[size:], nil
	case c != '\\':
		return rune(c), false, s[1:], nil
	}
	if len(s) < 2 {
		return 0, false, "", ErrSyntax
	}
	c := s[1]
	s = s[2:]
	digits := 0
	switch c {
	case 'a':
		value = '\a'
	case 'b':
		value = '\b'
	case 'f':
		value = '\f'
	case 'n':
		value = '\n'
	case 'r':
		value = '\r'
	case 't':
		value = '\t'
	case 'v':
		value = '\v'
	case '\\':
		value = '\\'
	case '\'', '"':
		if c != quote {
			return 0, false, "", ErrSyntax
		}
		value = rune(c)
	case 'x':
		digits = 2
	case 'u':
		digits = 4
	case 'U':
		digits = 8
	case '0', '1', '2', '3', '4', '5', '6', '7':
		v, fine := number(s, 2, 8)
		value = rune(c-'0')<<6 | v
		if !fine || value > 255 {
			return 0, false, "", ErrSyntax
		}
		s = s[2:]
	default:
		return 0, false, "", ErrSyntax
	}
	if digits > 0 {
		v, fine := number(s, digits, 16)
		if !fine || digits > 2 && !utf8.ValidRune(v) {
			return 0, false, "", ErrSyntax
		}
		value, multibyte, s = v, digits > 2, s[digits:]
	}
	return value, multibyte, s, nil
}

// literal reads the literal that s begins with: what it means and how many bytes it takes.
func literal(s string) (text string, n int, err error) {
	if len(s) < 2 {
		return "", 0, ErrSyntax
	}
	quote := s[0]
	switch quote {
	case '`':
		for i := 1; i < len(s); i++ {
			if s[i] != '`' {
				continue
			}
			b := make([]byte, 0, i)
			for _, c := range []byte(s[1:i]) {
				if c != '\r' {
					b = append(b, c)
				}
			}
			return string(b), i + 1, nil
		}
		return "", 0, ErrSyntax
	case '"', '\'':
		var b []byte
		rest := s[1:]
		for runes := 0; len(rest) > 0 && rest[0] != quote; runes++ {
			if rest[0] == '\n' || quote == '\'' && runes == 1 {
				return "", 0, ErrSyntax
			}
			r, multibyte, tail, err := UnquoteChar(rest, quote)
			if err != nil {
				return "", 0, err
			}
			if multibyte {
				b = utf8.AppendRune(b, r) // U+FFFD for what is no UTF-8
			} else {
				b = append(b, byte(r))
			}
			rest = tail
		}
		if len(rest) == 0 {
			return "", 0, ErrSyntax
		}
		return string(b), len(s) - len(rest) + 1, nil
	}
	return "", 0, ErrSyntax
}

// QuotedPrefix returns the literal that s begins with.
func QuotedPrefix(s string) (string, error) {
	_, n, err := literal(s)
	return s[:n], err
}

// Unquote returns what the literal s means: a string, or the character of a rune literal.
func Unquote(s string) (string, error) {
	text, n, err := literal(s)
	if err == nil && n != len(s) {
		return "", ErrSyntax
	}
	return text, err
}
