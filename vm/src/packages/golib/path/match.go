package path

import "unicode/utf8"

// Match reports whether all of name is what pattern describes: * stands for any text without a slash, ? for one
// character that is no slash, [a-c] for one of a set, [^a-c] for one not in it, \ makes the next character ordinary.
func Match(pattern, name string) (matched bool, err error) {
	if !wellFormed(pattern) {
		return false, ErrBadPattern
	}
	p, n := 0, 0
	star, from := -1, 0 // behind the last *, and where in name it ends so far
	for p < len(pattern) || n < len(name) {
		if p < len(pattern) && pattern[p] == '*' {
			p++
			star, from = p, n
			continue
		}
		if p < len(pattern) && n < len(name) {
			if nextP, nextN, ok := one(pattern, p, name, n); ok {
				p, n = nextP, nextN
				continue
			}
		}
		if star < 0 || from == len(name) || name[from] == '/' {
			return false, nil
		}
		from++
		p, n = star, from
	}
	return true, nil
}

// one matches the pattern's element at p, which is no *, with what name has at n.
func one(pattern string, p int, name string, n int) (nextP, nextN int, ok bool) {
	switch pattern[p] {
	case '[':
		r, size := utf8.DecodeRuneInString(name[n:])
		p, in, _ := set(pattern, p+1, r)
		return p, n + size, in
	case '?':
		_, size := utf8.DecodeRuneInString(name[n:])
		return p + 1, n + size, name[n] != '/'
	case '\\':
		p++
	}
	return p + 1, n + 1, pattern[p] == name[n]
}

// set reads the set that begins at p, behind its bracket, and tells whether r is in it.
func set(pattern string, p int, r rune) (next int, in, ok bool) {
	negated := p < len(pattern) && pattern[p] == '^'
	if negated {
		p++
	}
	for first := true; ; first = false {
		if p < len(pattern) && pattern[p] == ']' && !first {
			return p + 1, in != negated, true
		}
		lo, next, ok := member(pattern, p)
		if !ok {
			return p, false, false
		}
		hi := lo
		if p = next; pattern[p] == '-' {
			if hi, p, ok = member(pattern, p+1); !ok {
				return p, false, false
			}
		}
		in = in || lo <= r && r <= hi
	}
}

// member reads a character of a set, behind which something must follow.
func member(pattern string, p int) (r rune, next int, ok bool) {
	if p == len(pattern) || pattern[p] == '-' || pattern[p] == ']' {
		return 0, p, false
	}
	if pattern[p] == '\\' {
		p++
	}
	r, size := utf8.DecodeRuneInString(pattern[p:])
	bad := r == utf8.RuneError && size <= 1
	return r, p + size, !bad && p+size < len(pattern)
}

func wellFormed(pattern string) bool {
	for p := 0; p < len(pattern); {
		switch pattern[p] {
		case '[':
			next, _, ok := set(pattern, p+1, 0)
			if !ok {
				return false
			}
			p = next
			continue
		case '\\':
			if p++; p == len(pattern) {
				return false
			}
		}
		p++
	}
	return true
}
