// Package utf16 encodes and decodes UTF-16.
package utf16

const (
	high        = 0xD800
	low         = 0xDC00
	end         = 0xE000
	self        = 0x10000
	max         = '\U0010FFFF'
	replacement = '\uFFFD'
)

// IsSurrogate reports whether r is half of a pair.
func IsSurrogate(r rune) bool { return high <= r && r < end }

// DecodeRune joins a pair; U+FFFD if it is none.
func DecodeRune(r1, r2 rune) rune {
	if high <= r1 && r1 < low && low <= r2 && r2 < end {
		return (r1-high)<<10 | (r2 - low) + self
	}
	return replacement
}

// EncodeRune splits r into a pair; U+FFFD twice if it needs none or is no rune.
func EncodeRune(r rune) (r1, r2 rune) {
	if r < self || r > max {
		return replacement, replacement
	}
	r -= self
	return high + r>>10&0x3FF, low + r&0x3FF
}

// RuneLen returns how many words r takes; -1 if it cannot be encoded.
func RuneLen(r rune) int {
	switch {
	case 0 <= r && r < high || end <= r && r < self:
		return 1
	case self <= r && r <= max:
		return 2
	}
	return -1
}

// AppendRune appends the encoding of r to a.
func AppendRune(a []uint16, r rune) []uint16 {
	switch RuneLen(r) {
	case 1:
		return append(a, uint16(r))
	case 2:
		r1, r2 := EncodeRune(r)
		return append(a, uint16(r1), uint16(r2))
	}
	return append(a, replacement)
}

// Encode returns the encoding of s.
func Encode(s []rune) []uint16 {
	n := len(s)
	for _, r := range s {
		if r >= self {
			n++
		}
	}
	a := make([]uint16, 0, n)
	for _, r := range s {
		a = AppendRune(a, r)
	}
	return a
}

// Decode returns what s encodes; halves of pairs become U+FFFD.
func Decode(s []uint16) []rune {
	runes := make([]rune, 0, len(s))
	for i := 0; i < len(s); i++ {
		r := rune(s[i])
		if IsSurrogate(r) {
			if i+1 < len(s) {
				r = DecodeRune(r, rune(s[i+1]))
			} else {
				r = replacement
			}
			if r != replacement {
				i++
			}
		}
		runes = append(runes, r)
	}
	return runes
}
