package regexp

// ReplaceAllString replaces the matches by a template: $1, ${1} and ${name} stand for groups.
func (re *Regexp) ReplaceAllString(src, repl string) string {
	if !hasDollar(repl) {
		return re.ReplaceAllLiteralString(src, repl)
	}
	at := re.inString(src, noLimit, re.width())
	return re.replaced(src, at, re.width(), func(b []byte, at []int) []byte {
		return re.expand(b, repl, src, at)
	})
}

// ReplaceAllLiteralString replaces the matches by a text.
func (re *Regexp) ReplaceAllLiteralString(src, repl string) string {
	return re.replaced(src, re.inString(src, noLimit, 2), 2, func(b []byte, at []int) []byte {
		return append(b, repl...)
	})
}

// ReplaceAllStringFunc replaces each match by what repl makes of it.
func (re *Regexp) ReplaceAllStringFunc(src string, repl func(string) string) string {
	return re.replaced(src, re.inString(src, noLimit, 2), 2, func(b []byte, at []int) []byte {
		return append(b, repl(src[at[0]:at[1]])...)
	})
}

// ReplaceAll replaces the matches by a template.
func (re *Regexp) ReplaceAll(src, repl []byte) []byte {
	if !hasDollar(view(repl)) {
		return re.ReplaceAllLiteral(src, repl)
	}
	text, template := string(src), string(repl)
	at := re.inString(text, noLimit, re.width())
	return re.replacedBytes(src, at, re.width(), func(b []byte, at []int) []byte {
		return re.expand(b, template, text, at)
	})
}

// ReplaceAllLiteral replaces the matches by a text.
func (re *Regexp) ReplaceAllLiteral(src, repl []byte) []byte {
	return re.replacedBytes(src, re.inBytes(src, noLimit, 2), 2, func(b []byte, at []int) []byte {
		return append(b, repl...)
	})
}

// ReplaceAllFunc replaces each match by what repl makes of it.
func (re *Regexp) ReplaceAllFunc(src []byte, repl func([]byte) []byte) []byte {
	return re.replacedBytes(src, re.inBytes(src, noLimit, 2), 2, func(b []byte, at []int) []byte {
		return append(b, repl(src[at[0]:at[1]])...)
	})
}

// replaced puts something else in the place of each match; without one, src itself is returned.
func (re *Regexp) replaced(src string, at []int, width int, repl func(b []byte, at []int) []byte) string {
	if at == nil {
		return src
	}
	var b []byte
	last := 0
	for ; len(at) > 0; at = at[width:] {
		b = append(b, src[last:at[0]]...)
		b = repl(b, at[:width])
		last = at[1]
	}
	return string(append(b, src[last:]...))
}

func (re *Regexp) replacedBytes(src []byte, at []int, width int, repl func(b []byte, at []int) []byte) []byte {
	if at == nil {
		return append([]byte(nil), src...)
	}
	var b []byte
	last := 0
	for ; len(at) > 0; at = at[width:] {
		b = append(b, src[last:at[0]]...)
		b = repl(b, at[:width])
		last = at[1]
	}
	return append(b, src[last:]...)
}

// Expand appends a template, with the groups of a match of src in the places of their names.
func (re *Regexp) Expand(dst []byte, template []byte, src []byte, match []int) []byte {
	return re.expand(dst, string(template), string(src), match)
}

// ExpandString is Expand for strings.
func (re *Regexp) ExpandString(dst []byte, template string, src string, match []int) []byte {
	return re.expand(dst, template, src, match)
}

func hasDollar(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] == '$' {
			return true
		}
	}
	return false
}

func (re *Regexp) expand(dst []byte, template, src string, match []int) []byte {
	for i := 0; i < len(template); {
		if template[i] != '$' {
			dst = append(dst, template[i])
			i++
			continue
		}
		i++
		if i < len(template) && template[i] == '$' {
			dst = append(dst, '$')
			i++
			continue
		}
		name, rest, ok := reference(template[i:])
		if !ok {
			dst = append(dst, '$') // it names nothing
			continue
		}
		i = len(template) - len(rest)
		if n := number(name); n >= 0 {
			dst = append(dst, stringPart(src, match, n)...)
			continue
		}
		for n, s := range re.names {
			if s == name && 2*n+1 < len(match) && match[2*n] >= 0 {
				dst = append(dst, stringPart(src, match, n)...)
				break
			}
		}
	}
	return dst
}

// reference takes the name or number of a group, with or without braces, off s.
func reference(s string) (name, rest string, ok bool) {
	braces := s != "" && s[0] == '{'
	if braces {
		s = s[1:]
	}
	end := len(s)
	for i, r := range s {
		if !isWord(r) {
			end = i
			break
		}
	}
	name, rest = s[:end], s[end:]
	if name == "" || braces && (rest == "" || rest[0] != '}') {
		return "", "", false
	}
	if braces {
		rest = rest[1:]
	}
	return name, rest, true
}

// isWord reports whether r may be part of a group's name in a template.
func isWord(r rune) bool

// number returns the number that name is, -1 if it is none.
func number(name string) int {
	n := 0
	for i := 0; i < len(name); i++ {
		if name[i] < '0' || name[i] > '9' || n >= 1e8 {
			return -1
		}
		n = n*10 + int(name[i]-'0')
	}
	if name[0] == '0' && len(name) > 1 {
		return -1
	}
	return n
}
