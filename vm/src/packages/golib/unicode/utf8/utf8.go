// Package utf8 encodes and decodes UTF-8.
package utf8

// Numbers of the encoding.
const (
	RuneError = '\uFFFD'
	RuneSelf  = 0x80
	MaxRune   = '\U0010FFFF'
	UTFMax    = 4
)

// DecodeRune returns the first rune of p and its width; RuneError and 0 if p is empty, and 1 if it is not valid.
//
//go:noescape
func DecodeRune(p []byte) (rune, int)

// DecodeRuneInString is DecodeRune for a string.
//
//go:noescape
func DecodeRuneInString(s string) (rune, int)

// DecodeLastRune returns the last rune of p and its width, as DecodeRune does.
//
//go:noescape
func DecodeLastRune(p []byte) (rune, int)

// DecodeLastRuneInString is DecodeLastRune for a string.
//
//go:noescape
func DecodeLastRuneInString(s string) (rune, int)

// RuneCount returns the number of runes in p; bytes that are not valid count as one each.
//
//go:noescape
func RuneCount(p []byte) int

// RuneCountInString is RuneCount for a string.
//
//go:noescape
func RuneCountInString(s string) int

// Valid reports whether p is UTF-8 throughout.
//
//go:noescape
func Valid(p []byte) bool

// ValidString reports whether s is UTF-8 throughout.
//
//go:noescape
func ValidString(s string) bool

// ValidRune reports whether r can be encoded.
func ValidRune(r rune) bool {
	return 0 <= r && r < 0xD800 || 0xDFFF < r && r <= MaxRune
}

// RuneStart reports whether b could be the first byte of a rune.
func RuneStart(b byte) bool { return b&0xC0 != 0x80 }

// RuneLen returns how many bytes r takes; -1 if it cannot be encoded.
func RuneLen(r rune) int {
	switch {
	case r < 0:
		return -1
	case r < 0x80:
		return 1
	case r < 0x800:
		return 2
	case 0xD800 <= r && r <= 0xDFFF:
		return -1
	case r < 0x10000:
		return 3
	case r <= MaxRune:
		return 4
	}
	return -1
}

// EncodeRune writes r to p, which must be long enough, and returns how many bytes it took.
func EncodeRune(p []byte, r rune) int {
	if uint32(r) < RuneSelf {
		p[0] = byte(r)
		return 1
	}
	if !ValidRune(r) {
		r = RuneError
	}
	switch {
	case r < 0x800:
		_ = p[1]
		p[0] = 0xC0 | byte(r>>6)
		p[1] = 0x80 | byte(r)&0x3F
		return 2
	case r < 0x10000:
		_ = p[2]
		p[0] = 0xE0 | byte(r>>12)
		p[1] = 0x80 | byte(r>>6)&0x3F
		p[2] = 0x80 | byte(r)&0x3F
		return 3
	}
	_ = p[3]
	p[0] = 0xF0 | byte(r>>18)
	p[1] = 0x80 | byte(r>>12)&0x3F
	p[2] = 0x80 | byte(r>>6)&0x3F
	p[3] = 0x80 | byte(r)&0x3F
	return 4
}

// AppendRune appends the encoding of r to p.
func AppendRune(p []byte, r rune) []byte {
	if uint32(r) < RuneSelf {
		return append(p, byte(r))
	}
	var buf [UTFMax]byte
	n := EncodeRune(buf[:], r)
	return append(p, buf[:n]...)
}

// FullRune reports whether p begins with a whole rune; what is not valid counts as one of a byte.
func FullRune(p []byte) bool {
	if len(p) == 0 {
		return false
	}
	need, lo, hi := shape(p[0])
	if need <= len(p) {
		return true
	}
	if len(p) > 1 && (p[1] < lo || hi < p[1]) {
		return true
	}
	return len(p) > 2 && p[2]&0xC0 != 0x80
}

// FullRuneInString is FullRune for a string.
func FullRuneInString(s string) bool {
	if len(s) > UTFMax {
		s = s[:UTFMax]
	}
	return FullRune([]byte(s))
}

// shape tells how many bytes a rune with this first byte has, and between what its second one lies.
func shape(first byte) (need int, lo, hi byte) {
	switch {
	case first < 0xC2 || first > 0xF4:
		return 1, 0, 0xFF
	case first < 0xE0:
		return 2, 0x80, 0xBF
	case first == 0xE0:
		return 3, 0xA0, 0xBF
	case first == 0xED:
		return 3, 0x80, 0x9F
	case first < 0xF0:
		return 3, 0x80, 0xBF
	case first == 0xF0:
		return 4, 0x90, 0xBF
	case first == 0xF4:
		return 4, 0x80, 0x8F
	}
	return 4, 0x80, 0xBF
}
