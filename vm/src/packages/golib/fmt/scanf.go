package fmt

// formatted reads what a format asks for.
func (s *scan) formatted(format string, a []any) (n int, err error) {
	defer caught(&err)
	for format != "" {
		var mismatch bool
		format, mismatch = s.literal(format)
		if mismatch {
			s.complain("input does not match format")
		}
		if format == "" || format[0] != '%' {
			break
		}
		format = s.fieldWidth(format[1:])
		verb, width := first(format)
		rest := format[width:]
		if verb != 'c' {
			s.SkipSpace()
		}
		if verb == '%' {
			s.begin()
			if !s.accept("%") {
				s.complain("missing literal %")
			}
			format = rest
			continue
		}
		if n >= len(a) {
			s.complain("too few operands for format '%" + format + "'")
		}
		s.limit = min(anyWidth, s.count+s.width)
		s.operand(verb, a[n])
		n++
		s.limit = anyWidth
		format = rest
	}
	if n < len(a) {
		s.complain("too many operands")
	}
	return n, nil
}

// fieldWidth takes the width off a verb. A digit at the very end is a verb.
func (s *scan) fieldWidth(verb string) (rest string) {
	s.width = anyWidth
	width, digits := 0, 0
	for digits < len(verb)-1 && verb[digits] >= '0' && verb[digits] <= '9' {
		width = width*10 + int(verb[digits]-'0')
		digits++
		if width > 1e6 {
			return verb[len(verb)-1:]
		}
	}
	if digits > 0 {
		s.width = width
	}
	return verb[digits:]
}

// first returns the first rune of s and its width; of an empty one U+FFFD and 0.
func first(s string) (rune, int) {
	if s == "" {
		return 0xfffd, 0
	}
	r, width := decode(s)
	return r, max(width, 1)
}

// literal matches the format up to the next verb, and returns what is left of it. It stops where the input differs.
func (s *scan) literal(format string) (rest string, mismatch bool) {
	start := format
	for format != "" {
		want, width := first(format)
		if isSpace(want) {
			format = s.space(format)
			continue
		}
		if want == '%' {
			if len(format) == 1 {
				s.complain("missing verb: % at end of format string")
			}
			if format[1] != '%' {
				return format, false
			}
			format = format[1:] // %% stands for itself
		}
		if s.must() != want {
			s.UnreadRune()
			return start, start[0] != '%' // %% may have spaces before it, as a verb may
		}
		format = format[width:]
	}
	return "", false
}

// space matches the white space at the start of a format, and returns what is behind it. A newline matches spaces and a
// newline, or the end of the input; spaces behind it match any number of spaces, and by themselves at least one.
func (s *scan) space(format string) string {
	lines, trailing := 0, false
	for format != "" {
		r, width := first(format)
		if !isSpace(r) {
			break
		}
		trailing = r != '\n'
		if !trailing {
			lines++
		}
		format = format[width:]
	}
	for range lines {
		if r := s.pastSpace(s.next()); r != '\n' && r != eof {
			s.complain("newline in format does not match input")
		}
	}
	if trailing {
		r := s.next()
		if lines == 0 {
			if !isSpace(r) && r != eof {
				s.complain("expected space in input to match format")
			}
			if r == '\n' {
				s.complain("newline in input does not match format")
			}
		}
		if s.pastSpace(r) != eof {
			s.UnreadRune()
		}
	}
	return format
}

// pastSpace reads on while r is white space but no newline.
func (s *scan) pastSpace(r rune) rune {
	for isSpace(r) && r != '\n' {
		r = s.next()
	}
	return r
}
