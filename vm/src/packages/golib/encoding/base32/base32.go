// Package base32 writes five bytes as eight digits of five bits, and reads them.
package base32

import (
	"io"
	"strconv"
)

// An Encoding has 32 digits, and a padding that fills up the last eight of them.
type Encoding struct {
	digits  [32]byte
	values  [256]uint8 // of digits; invalid for what is none
	padding rune
}

// Paddings.
const (
	StdPadding rune = '='
	NoPadding  rune = -1
)

const invalid = 0xff

// NewEncoding returns an encoding with these 32 digits and the standard padding.
func NewEncoding(encoder string) *Encoding {
	if len(encoder) != 32 {
		panic("encoding alphabet is not 32-bytes long")
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

// StdEncoding is the usual encoding.
var StdEncoding = NewEncoding("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")

// HexEncoding has the digits of numbers to base 32.
var HexEncoding = NewEncoding("0123456789ABCDEFGHIJKLMNOPQRSTUV")

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

// EncodedLen returns the number of digits, with padding, of n bytes.
func (enc *Encoding) EncodedLen(n int) int {
	if enc.padding == NoPadding {
		return n/5*8 + (n%5*8+4)/5
	}
	return (n + 4) / 5 * 8
}

// Encode writes the digits of src to dst.
func (enc *Encoding) Encode(dst, src []byte) {
	for d := 0; len(src) > 0; d += 8 {
		var v uint64
		n := min(len(src), 5)
		for i, c := range src[:n] {
			v |= uint64(c) << (32 - 8*i)
		}
		src = src[n:]
		used := (n*8 + 4) / 5
		for i := 0; i < used; i++ {
			dst[d+i] = enc.digits[v>>(35-5*i)&31]
		}
		for i := used; i < 8 && enc.padding != NoPadding; i++ {
			dst[d+i] = byte(enc.padding)
		}
	}
}

// AppendEncode appends the digits of src to dst.
func (enc *Encoding) AppendEncode(dst, src []byte) []byte {
	return append(dst, enc.EncodeToString(src)...)
}

// EncodeToString returns the digits of src.
func (enc *Encoding) EncodeToString(src []byte) string {
	b := make([]byte, enc.EncodedLen(len(src)))
	enc.Encode(b, src)
	return string(b)
}

// A CorruptInputError says where a text, its ends of lines not counted, is wrong.
type CorruptInputError int64

// Error returns the message.
func (e CorruptInputError) Error() string {
	return "illegal base32 data at input byte " + strconv.FormatInt(int64(e), 10)
}

// DecodedLen returns how many bytes n digits stand for at most.
func (enc *Encoding) DecodedLen(n int) int {
	if enc.padding == NoPadding {
		return n/8*5 + n%8*5/8
	}
	return n / 8 * 5
}

// Decode writes the bytes that the digits in src stand for to dst, up to the first error, and returns their number. It
// skips ends of lines.
func (enc *Encoding) Decode(dst, src []byte) (n int, err error) {
	n, _, err = enc.decode(dst, withoutLineEnds(make([]byte, 0, len(src)), src))
	return n, err
}

func withoutLineEnds(dst, src []byte) []byte {
	for _, c := range src {
		if c != '\n' && c != '\r' {
			dst = append(dst, c)
		}
	}
	return dst
}

// decode also returns whether there was padding or too little for eight digits, which can only be the end.
func (enc *Encoding) decode(dst, src []byte) (n int, end bool, err error) {
	for at := 0; at < len(src) && !end; {
		var v uint64
		have := 0
		for have < 8 {
			if at == len(src) {
				if enc.padding != NoPadding {
					return n, false, CorruptInputError(at - have)
				}
				end = true
				break
			}
			c := src[at]
			at++
			if rune(c) == enc.padding && have >= 2 && len(src)-at < 8 {
				if wrong := enc.badPadding(src, at, have); wrong >= 0 {
					return n, false, CorruptInputError(wrong)
				}
				end = true
				break
			}
			value := enc.values[c]
			if value == invalid {
				return n, false, CorruptInputError(at - 1)
			}
			v = v<<5 | uint64(value)
			have++
		}
		v <<= 5 * (8 - have)
		if have == 1 || have == 3 || have == 6 {
			continue // no number of bytes makes so many digits
		}
		for i := range have * 5 / 8 {
			dst[n] = byte(v >> (32 - 8*i))
			n++
		}
	}
	return n, end, nil
}

// badPadding returns where the padding is wrong whose first byte stands before at and behind so many digits, -1 if
// nowhere.
func (enc *Encoding) badPadding(src []byte, at, have int) int {
	if len(src)-at+have < 7 {
		return len(src)
	}
	for i := range 7 - have {
		if at+i < len(src) && rune(src[at+i]) != enc.padding {
			return at + i - 1
		}
	}
	if have == 3 || have == 6 {
		return at - 1
	}
	return -1
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

type encoder struct {
	enc  *Encoding
	w    io.Writer
	err  error
	held []byte // fewer than five bytes
}

// NewEncoder returns a writer of digits to w; Close writes what is left.
func NewEncoder(enc *Encoding, w io.Writer) io.WriteCloser { return &encoder{enc: enc, w: w} }

func (e *encoder) Write(p []byte) (n int, err error) {
	if e.err != nil {
		return 0, e.err
	}
	e.held = append(e.held, p...)
	whole := len(e.held) / 5 * 5
	if whole > 0 {
		if _, e.err = io.WriteString(e.w, e.enc.EncodeToString(e.held[:whole])); e.err != nil {
			return 0, e.err
		}
		e.held = append(e.held[:0], e.held[whole:]...)
	}
	return len(p), nil
}

func (e *encoder) Close() error {
	if e.err == nil && len(e.held) > 0 {
		_, e.err = io.WriteString(e.w, e.enc.EncodeToString(e.held))
		e.held = nil
	}
	return e.err
}

type decoder struct {
	enc *Encoding
	r   io.Reader
	err error
	in  []byte // digits that were read
	out []byte // bytes decoded and not read yet
	buf [1024]byte
}

// NewDecoder returns a reader of the bytes that the digits in r stand for.
func NewDecoder(enc *Encoding, r io.Reader) io.Reader { return &decoder{enc: enc, r: r} }

func (d *decoder) Read(p []byte) (n int, err error) {
	for len(d.out) == 0 && d.err == nil {
		var got int
		got, d.err = d.r.Read(d.buf[:])
		d.in = withoutLineEnds(d.in, d.buf[:got])
		whole := len(d.in) / 8 * 8
		if d.err == io.EOF && whole < len(d.in) {
			if d.enc.padding == NoPadding {
				whole = len(d.in)
			} else {
				d.err = io.ErrUnexpectedEOF
			}
		}
		d.out = make([]byte, d.enc.DecodedLen(whole))
		decoded, end, err := d.enc.decode(d.out, d.in[:whole])
		d.out = d.out[:decoded]
		d.in = append(d.in[:0], d.in[whole:]...)
		if err != nil {
			d.err = err
		} else if end && d.err == nil {
			d.err = io.EOF
		}
	}
	n = copy(p, d.out)
	d.out = d.out[n:]
	if n == 0 && len(p) > 0 {
		return 0, d.err
	}
	return n, nil
}
