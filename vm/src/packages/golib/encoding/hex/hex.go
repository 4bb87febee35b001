// Package hex writes bytes as hexadecimal digits, and reads them.
package hex

import (
	"errors"
	"fmt"
	"io"
)

const digits = "0123456789abcdef"

// ErrLength says that one of two digits is missing.
var ErrLength = errors.New("encoding/hex: odd length hex string")

// An InvalidByteError says that a byte is no digit.
type InvalidByteError byte

// Error returns the message.
func (e InvalidByteError) Error() string {
	return fmt.Sprintf("encoding/hex: invalid byte: %#U", rune(e))
}

// EncodedLen returns the number of digits of n bytes.
func EncodedLen(n int) int { return n * 2 }

// DecodedLen returns the number of bytes of x digits.
func DecodedLen(x int) int { return x / 2 }

// Encode writes the digits of src to dst and returns their number.
func Encode(dst, src []byte) int {
	for i, c := range src {
		dst[2*i] = digits[c>>4]
		dst[2*i+1] = digits[c&15]
	}
	return len(src) * 2
}

// AppendEncode appends the digits of src to dst.
func AppendEncode(dst, src []byte) []byte {
	for _, c := range src {
		dst = append(dst, digits[c>>4], digits[c&15])
	}
	return dst
}

// EncodeToString returns the digits of src.
func EncodeToString(src []byte) string {
	dst := make([]byte, EncodedLen(len(src)))
	Encode(dst, src)
	return string(dst)
}

// value returns what a digit stands for, 255 if it is none.
func value(c byte) byte {
	switch {
	case '0' <= c && c <= '9':
		return c - '0'
	case 'a' <= c && c <= 'f':
		return c - 'a' + 10
	case 'A' <= c && c <= 'F':
		return c - 'A' + 10
	}
	return 255
}

// Decode writes the bytes that the digits in src stand for to dst, up to the first error, and returns their number.
func Decode(dst, src []byte) (int, error) {
	n := 0
	for ; 2*n+1 < len(src); n++ {
		hi, lo := value(src[2*n]), value(src[2*n+1])
		if hi > 15 {
			return n, InvalidByteError(src[2*n])
		}
		if lo > 15 {
			return n, InvalidByteError(src[2*n+1])
		}
		dst[n] = hi<<4 | lo
	}
	if len(src)%2 == 1 {
		if last := src[len(src)-1]; value(last) > 15 {
			return n, InvalidByteError(last)
		}
		return n, ErrLength
	}
	return n, nil
}

// AppendDecode appends the bytes that the digits in src stand for to dst.
func AppendDecode(dst, src []byte) ([]byte, error) {
	b := make([]byte, DecodedLen(len(src)))
	n, err := Decode(b, src)
	return append(dst, b[:n]...), err
}

// DecodeString returns the bytes that the digits in s stand for.
func DecodeString(s string) ([]byte, error) {
	dst := make([]byte, DecodedLen(len(s)))
	n, err := Decode(dst, []byte(s))
	return dst[:n], err
}

// bufferSize is how many digits encoders and decoders keep.
const bufferSize = 1024

type encoder struct {
	w   io.Writer
	err error
	out [bufferSize]byte
}

// NewEncoder returns a writer of digits to w.
func NewEncoder(w io.Writer) io.Writer { return &encoder{w: w} }

func (e *encoder) Write(p []byte) (n int, err error) {
	for len(p) > 0 && e.err == nil {
		part := p[:min(len(p), bufferSize/2)]
		var written int
		written, e.err = e.w.Write(e.out[:Encode(e.out[:], part)])
		n += written / 2
		p = p[len(part):]
	}
	return n, e.err
}

type decoder struct {
	r   io.Reader
	err error
	in  []byte // digits not decoded yet, in buf
	buf [bufferSize]byte
}

// NewDecoder returns a reader of the bytes that the digits in r stand for.
func NewDecoder(r io.Reader) io.Reader { return &decoder{r: r} }

func (d *decoder) Read(p []byte) (n int, err error) {
	if len(d.in) < 2 && d.err == nil {
		kept := copy(d.buf[:], d.in)
		var got int
		got, d.err = d.r.Read(d.buf[kept:])
		d.in = d.buf[:kept+got]
		if d.err == io.EOF && len(d.in)%2 != 0 {
			if last := d.in[len(d.in)-1]; value(last) > 15 {
				d.err = InvalidByteError(last)
			} else {
				d.err = io.ErrUnexpectedEOF
			}
		}
	}
	n, err = Decode(p[:min(len(p), len(d.in)/2)], d.in[:2*min(len(p), len(d.in)/2)])
	d.in = d.in[2*n:]
	if err != nil {
		d.in, d.err = nil, err
	}
	if len(d.in) < 2 {
		return n, d.err
	}
	return n, nil
}
