// Package base64 writes three bytes as four digits of six bits, and reads them.
//
// base64.go has encodings and how they write, decode.go how they read, stream.go both for streams.
package base64

// An Encoding has 64 digits, and a padding that fills up the last four of them.
type Encoding struct {
	digits  [64]byte
	values  [256]uint8 // of digits; invalid for what is none
	padding rune
	strict  bool
}

// Paddings.
const (
	StdPadding rune = '='
	NoPadding  rune = -1
)

const invalid = 0xff

// NewEncoding returns an encoding with these 64 digits and the standard padding.
func NewEncoding(encoder string) *Encoding {
	if len(encoder) != 64 {
		panic("encoding alphabet is not 64-bytes long")
	}
	e := &Encoding{padding: StdPadding}
	copy(e.digits[:], encoder)
	for i := range e.values {
		e.values[i] = invalid
	}
	for i := range len(encoder) {
		switch c := encoder[i]; {
		case c == '\n' || c == '\r':
			panic("encoding alphabet contains newline character")
		case e.values[c] != invalid:
			panic("encoding alphabet includes duplicate symbols")
		default:
			e.values[c] = uint8(i)
		}
	}
	return e
}

// WithPadding returns the encoding with another padding, or none.
func (enc Encoding) WithPadding(padding rune) *Encoding {
	switch {
	case padding < NoPadding || padding == '\r' || padding == '\n' || padding > 0xff:
		panic("invalid padding")
	case padding != NoPadding && enc.values[byte(padding)] != invalid:
		panic("padding contained in alphabet")
	}
	enc.padding = padding
	return &enc
}

// Strict returns the encoding such that it reads no text in which unused bits of the last digit are set.
func (enc Encoding) Strict() *Encoding {
	enc.strict = true
	return &enc
}

// StdEncoding is the usual encoding, with padding.
var StdEncoding = NewEncoding("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")

// URLEncoding has - and _ for + and /, which stand for something else in URLs and names of files.
var URLEncoding = NewEncoding("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")

// RawStdEncoding is StdEncoding without padding.
var RawStdEncoding = StdEncoding.WithPadding(NoPadding)

// RawURLEncoding is URLEncoding without padding.
var RawURLEncoding = URLEncoding.WithPadding(NoPadding)

// EncodedLen returns the number of digits, with padding, of n bytes.
func (enc *Encoding) EncodedLen(n int) int {
	if enc.padding == NoPadding {
		return n/3*4 + (n%3*8+5)/6
	}
	return (n + 2) / 3 * 4
}

// Encode writes the digits of src to dst.
func (enc *Encoding) Encode(dst, src []byte) {
	if len(src) == 0 {
		return
	}
	d, s := 0, 0
	for ; s+3 <= len(src); s += 3 {
		v := uint(src[s])<<16 | uint(src[s+1])<<8 | uint(src[s+2])
		dst[d] = enc.digits[v>>18]
		dst[d+1] = enc.digits[v>>12&63]
		dst[d+2] = enc.digits[v>>6&63]
		dst[d+3] = enc.digits[v&63]
		d += 4
	}
	left := len(src) - s
	if left == 0 {
		return
	}
	v := uint(src[s]) << 16
	if left == 2 {
		v |= uint(src[s+1]) << 8
	}
	dst[d] = enc.digits[v>>18]
	dst[d+1] = enc.digits[v>>12&63]
	if left == 2 {
		dst[d+2] = enc.digits[v>>6&63]
	}
	if enc.padding != NoPadding {
		if left == 1 {
			dst[d+2] = byte(enc.padding)
		}
		dst[d+3] = byte(enc.padding)
	}
}

// AppendEncode appends the digits of src to dst.
func (enc *Encoding) AppendEncode(dst, src []byte) []byte {
	b := make([]byte, enc.EncodedLen(len(src)))
	enc.Encode(b, src)
	return append(dst, b...)
}

// EncodeToString returns the digits of src.
func (enc *Encoding) EncodeToString(src []byte) string {
	b := make([]byte, enc.EncodedLen(len(src)))
	enc.Encode(b, src)
	return string(b)
}
