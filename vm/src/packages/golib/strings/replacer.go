package strings

import "io"

// A Replacer replaces several strings by others at once.
type Replacer struct {
	oldnew []string
	first  [256]bool // bytes that an old string begins with
	empty  bool      // whether one is empty
}

// NewReplacer returns a Replacer for pairs of old and new. At each place the first pair that fits is taken.
func NewReplacer(oldnew ...string) *Replacer {
	if len(oldnew)%2 == 1 {
		panic("strings.NewReplacer: odd argument count")
	}
	r := &Replacer{oldnew: append([]string(nil), oldnew...)}
	for i := 0; i < len(oldnew); i += 2 {
		if oldnew[i] == "" {
			r.empty = true
		} else {
			r.first[oldnew[i][0]] = true
		}
	}
	return r
}

// match returns the pair that fits at the beginning of s, -1 if none does.
func (r *Replacer) match(s string, allowEmpty bool) int {
	for i := 0; i < len(r.oldnew); i += 2 {
		old := r.oldnew[i]
		if HasPrefix(s, old) && (old != "" || allowEmpty) {
			return i
		}
	}
	return -1
}

// Replace returns s with all replacements made.
func (r *Replacer) Replace(s string) string {
	var b []byte
	changed := false
	last := 0 // what is before it stands in b
	afterEmpty := false
	for i := 0; i <= len(s); {
		if i < len(s) && !r.first[s[i]] && !r.empty || i == len(s) && !r.empty {
			i++
			continue
		}
		pair := r.match(s[i:], !afterEmpty)
		afterEmpty = pair >= 0 && r.oldnew[pair] == ""
		if pair < 0 {
			i++
			continue
		}
		changed = true
		b = append(b, s[last:i]...)
		b = append(b, r.oldnew[pair+1]...)
		i += len(r.oldnew[pair])
		last = i
	}
	if !changed {
		return s
	}
	return view(append(b, s[last:]...))
}

// WriteString writes s to w with all replacements made.
func (r *Replacer) WriteString(w io.Writer, s string) (n int, err error) {
	return io.WriteString(w, r.Replace(s))
}
