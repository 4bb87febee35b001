package strconv

// ParseComplex reads a complex number of so many bits: N, Ni or N+Ni, also in parentheses.
func ParseComplex(s string, bitSize int) (complex128, error) {
	size := bitSize / 2
	if size != 32 {
		size = 64
	}
	text := s
	if len(text) >= 2 && text[0] == '(' && text[len(text)-1] == ')' {
		text = text[1 : len(text)-1]
	}
	re, status, text := parsePart(text, size)
	if status == badSyntax {
		return 0, failure("ParseComplex", s, badSyntax, 0, 0)
	}
	var im float64
	if text == "i" {
		re, im = 0, re
	} else if text != "" {
		switch {
		case text[0] == '+' && len(text) > 1 && text[1] != '+':
			text = text[1:] // NaN has no sign
		case text[0] != '+' && text[0] != '-':
			return 0, failure("ParseComplex", s, badSyntax, 0, 0)
		}
		second := ok
		if im, second, text = parsePart(text, size); second == badSyntax || text != "i" {
			return 0, failure("ParseComplex", s, badSyntax, 0, 0)
		}
		status = max(status, second)
	}
	if status != ok {
		return complex(re, im), failure("ParseComplex", s, status, 0, 0)
	}
	return complex(re, im), nil
}

// parsePart reads the float that s begins with, and returns what follows.
func parsePart(s string, bitSize int) (f float64, status int, rest string) {
	n := floatLen(s)
	f, status = parseFloat(s[:n], bitSize)
	return f, status, s[n:]
}

// floatLen returns the length of what could be a float at the begin of s.
func floatLen(s string) int {
	i := 0
	if i < len(s) && (s[i] == '+' || s[i] == '-') {
		i++
	}
	for _, word := range [...]string{"infinity", "inf", "nan"} {
		if len(s)-i >= len(word) && lowerEqual(s[i:i+len(word)], word) {
			return i + len(word)
		}
	}
	exponent := byte('e')
	if len(s)-i > 2 && s[i] == '0' && s[i+1]|0x20 == 'x' {
		exponent = 'p'
		i += 2
	}
	for i < len(s) {
		c := s[i] | 0x20
		if s[i] != '.' && s[i] != '_' && (s[i] < '0' || s[i] > '9') && (exponent == 'e' || c < 'a' || c > 'f') {
			break
		}
		i++
	}
	if i < len(s) && s[i]|0x20 == exponent {
		i++
		if i < len(s) && (s[i] == '+' || s[i] == '-') {
			i++
		}
		for i < len(s) && (s[i] >= '0' && s[i] <= '9' || s[i] == '_') {
			i++
		}
	}
	return i
}

// lowerEqual reports whether s is word, which is in lower case, but for case.
func lowerEqual(s, word string) bool {
	for i := range len(s) {
		if s[i]|0x20 != word[i] {
			return false
		}
	}
	return true
}
