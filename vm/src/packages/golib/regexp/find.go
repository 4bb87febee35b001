package regexp

import "io"

const noLimit = 1<<63 - 1

// limit returns how many matches n asks for.
func limit(n int) int {
	if n < 0 {
		return noLimit
	}
	return n
}

func (re *Regexp) inString(s string, n, width int) []int {
	positions, again := find(re.expr, re.mode, s, false, n, width)
	for again {
		positions, again = find(re.expr, re.mode, s, false, n, width)
	}
	return positions
}

func (re *Regexp) inBytes(b []byte, n, width int) []int {
	s := view(b)
	positions, again := find(re.expr, re.mode, s, true, n, width)
	for again {
		positions, again = find(re.expr, re.mode, s, true, n, width)
	}
	return positions
}

func (re *Regexp) in(s string, mutable bool) bool {
	found, again := matches(re.expr, re.mode, s, mutable)
	for again {
		found, again = matches(re.expr, re.mode, s, mutable)
	}
	return found
}

// width returns how many positions a match with its groups has.
func (re *Regexp) width() int { return 2 * len(re.names) }

// Find returns the first match, nil if there is none.
func (re *Regexp) Find(b []byte) []byte {
	return part(b, re.inBytes(b, 1, 2), 0)
}

// FindIndex returns where the first match begins and ends, nil if there is none.
func (re *Regexp) FindIndex(b []byte) (loc []int) { return re.inBytes(b, 1, 2) }

// FindString returns the first match.
func (re *Regexp) FindString(s string) string {
	return stringPart(s, re.inString(s, 1, 2), 0)
}

// FindStringIndex returns where the first match begins and ends, nil if there is none.
func (re *Regexp) FindStringIndex(s string) (loc []int) { return re.inString(s, 1, 2) }

// FindReaderIndex is FindStringIndex for the text that r reads.
func (re *Regexp) FindReaderIndex(r io.RuneReader) (loc []int) {
	return re.FindStringIndex(readAll(r))
}

// FindSubmatch returns the first match and its groups.
func (re *Regexp) FindSubmatch(b []byte) [][]byte { return parts(b, re.FindSubmatchIndex(b)) }

// FindSubmatchIndex returns where the first match and its groups begin and end.
func (re *Regexp) FindSubmatchIndex(b []byte) []int { return re.inBytes(b, 1, re.width()) }

// FindStringSubmatch returns the first match and its groups.
func (re *Regexp) FindStringSubmatch(s string) []string {
	return stringParts(s, re.FindStringSubmatchIndex(s))
}

// FindStringSubmatchIndex returns where the first match and its groups begin and end.
func (re *Regexp) FindStringSubmatchIndex(s string) []int { return re.inString(s, 1, re.width()) }

// FindReaderSubmatchIndex is FindStringSubmatchIndex for the text that r reads.
func (re *Regexp) FindReaderSubmatchIndex(r io.RuneReader) []int {
	return re.FindStringSubmatchIndex(readAll(r))
}

// FindAll returns up to n matches, all if n is negative.
func (re *Regexp) FindAll(b []byte, n int) [][]byte {
	return parts(b, re.inBytes(b, limit(n), 2))
}

// FindAllIndex returns where up to n matches begin and end.
func (re *Regexp) FindAllIndex(b []byte, n int) [][]int {
	return split(re.inBytes(b, limit(n), 2), 2)
}

// FindAllString returns up to n matches, all if n is negative.
func (re *Regexp) FindAllString(s string, n int) []string {
	return stringParts(s, re.inString(s, limit(n), 2))
}

// FindAllStringIndex returns where up to n matches begin and end.
func (re *Regexp) FindAllStringIndex(s string, n int) [][]int {
	return split(re.inString(s, limit(n), 2), 2)
}

// FindAllSubmatch returns up to n matches with their groups.
func (re *Regexp) FindAllSubmatch(b []byte, n int) [][][]byte {
	var all [][][]byte
	for _, at := range re.FindAllSubmatchIndex(b, n) {
		all = append(all, parts(b, at))
	}
	return all
}

// FindAllSubmatchIndex returns where up to n matches and their groups begin and end.
func (re *Regexp) FindAllSubmatchIndex(b []byte, n int) [][]int {
	return split(re.inBytes(b, limit(n), re.width()), re.width())
}

// FindAllStringSubmatch returns up to n matches with their groups.
func (re *Regexp) FindAllStringSubmatch(s string, n int) [][]string {
	var all [][]string
	for _, at := range re.FindAllStringSubmatchIndex(s, n) {
		all = append(all, stringParts(s, at))
	}
	return all
}

// FindAllStringSubmatchIndex returns where up to n matches and their groups begin and end.
func (re *Regexp) FindAllStringSubmatchIndex(s string, n int) [][]int {
	return split(re.inString(s, limit(n), re.width()), re.width())
}

// Split returns the pieces between up to n-1 matches, between all if n is negative.
func (re *Regexp) Split(s string, n int) []string {
	if n == 0 {
		return nil
	}
	if re.expr != "" && s == "" {
		return []string{""}
	}
	at := re.inString(s, limit(n), 2)
	pieces := make([]string, 0, len(at)/2)
	begin, end := 0, 0
	for i := 0; i < len(at); i += 2 {
		if n > 0 && len(pieces) == n-1 {
			break
		}
		end = at[i]
		if at[i+1] != 0 {
			pieces = append(pieces, s[begin:end])
		}
		begin = at[i+1]
	}
	if end != len(s) {
		pieces = append(pieces, s[begin:])
	}
	return pieces
}

// part returns the bytes of group n, nil if it has no match.
func part(b []byte, at []int, n int) []byte {
	if 2*n >= len(at) || at[2*n] < 0 {
		return nil
	}
	return b[at[2*n]:at[2*n+1]:at[2*n+1]]
}

// stringPart returns the text of group n, empty if it has no match.
func stringPart(s string, at []int, n int) string {
	if 2*n >= len(at) || at[2*n] < 0 {
		return ""
	}
	return s[at[2*n]:at[2*n+1]]
}

func parts(b []byte, at []int) [][]byte {
	if at == nil {
		return nil
	}
	all := make([][]byte, len(at)/2)
	for i := range all {
		all[i] = part(b, at, i)
	}
	return all
}

func stringParts(s string, at []int) []string {
	if at == nil {
		return nil
	}
	all := make([]string, len(at)/2)
	for i := range all {
		all[i] = stringPart(s, at, i)
	}
	return all
}

// split cuts positions into those of each match.
func split(at []int, width int) [][]int {
	if at == nil {
		return nil
	}
	all := make([][]int, len(at)/width)
	for i := range all {
		all[i] = at[i*width : (i+1)*width : (i+1)*width]
	}
	return all
}
