package base64

import "strconv"

// A CorruptInputError says where a text is wrong.
type CorruptInputError int64

// Error returns the message.
func (e CorruptInputError) Error() string {
	return "illegal base64 data at input byte " + strconv.FormatInt(int64(e), 10)
}

// DecodedLen returns how many bytes n digits stand for at most.
func (enc *Encoding) DecodedLen(n int) int {
	if enc.padding == NoPadding {
		return n/4*3 + n%4*6/8
	}
	return n / 4 * 3
}

// Decode writes the bytes that the digits in src stand for to dst, up to the first error, and returns their number. It
// skips ends of lines.
func (enc *Encoding) Decode(dst, src []byte) (n int, err error) {
	for at := 0; at < len(src) && err == nil; {
		if at+4 <= len(src) {
			a, b := uint(enc.values[src[at]]), uint(enc.values[src[at+1]])
			c, d := uint(enc.values[src[at+2]]), uint(enc.values[src[at+3]])
			if a|b|c|d < 64 {
				v := a<<18 | b<<12 | c<<6 | d
				dst[n], dst[n+1], dst[n+2] = byte(v>>16), byte(v>>8), byte(v)
				n += 3
				at += 4
				continue
			}
		}
		var wrote int
		at, wrote, err = enc.four(dst[n:], src, at)
		n += wrote
	}
	return n, err
}

// skipLineEnds returns where the next byte is that ends no line.
func skipLineEnds(src []byte, at int) int {
	for at < len(src) && (src[at] == '\n' || src[at] == '\r') {
		at++
	}
	return at
}

// four reads up to four digits from src[at] on, with ends of lines between them and padding behind. It returns where it
// has come to and how many bytes it wrote.
func (enc *Encoding) four(dst, src []byte, at int) (next, n int, err error) {
	var v uint
	have := 0
	for have < 4 {
		at = skipLineEnds(src, at)
		if at == len(src) {
			if have == 0 {
				return at, 0, nil
			}
			if have == 1 || enc.padding != NoPadding {
				return at, 0, CorruptInputError(at - have)
			}
			break
		}
		c := src[at]
		at++
		value := enc.values[c]
		if value == invalid {
			if rune(c) != enc.padding || have < 2 {
				return at, 0, CorruptInputError(at - 1)
			}
			if at, err = enc.pad(src, at, have); at < 0 {
				return len(src), 0, err
			}
			break
		}
		v = v<<6 | uint(value)
		have++
	}
	v <<= 6 * (4 - have)
	if rest := v & (1<<(8*(4-have)) - 1); enc.strict && rest != 0 {
		return at, 0, CorruptInputError(at - (4 - have))
	}
	for n < have-1 {
		dst[n] = byte(v >> (16 - 8*n))
		n++
	}
	return at, n, err
}

// pad reads what follows the first padding byte behind so many digits. An error with a place means that what was read
// before it counts; at -1 it does not.
func (enc *Encoding) pad(src []byte, at, have int) (int, error) {
	if have == 2 {
		at = skipLineEnds(src, at)
		if at == len(src) {
			return -1, CorruptInputError(len(src))
		}
		if rune(src[at]) != enc.padding {
			return -1, CorruptInputError(at - 1)
		}
		at++
	}
	at = skipLineEnds(src, at)
	if at < len(src) {
		return at, CorruptInputError(at)
	}
	return at, nil
}

// AppendDecode appends the bytes that the digits in src stand for to dst.
func (enc *Encoding) AppendDecode(dst, src []byte) ([]byte, error) {
	b := make([]byte, enc.DecodedLen(len(src)))
	n, err := enc.Decode(b, src)
	return append(dst, b[:n]...), err
}

// DecodeString returns the bytes that the digits in s stand for.
func (enc *Encoding) DecodeString(s string) ([]byte, error) {
	b := make([]byte, enc.DecodedLen(len(s)))
	n, err := enc.Decode(b, []byte(s))
	return b[:n], err
}
