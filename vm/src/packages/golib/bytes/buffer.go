package bytes

import (
	"errors"
	"io"
	"unicode/utf8"
)

// MinRead is how much room ReadFrom makes for a read at least.
const MinRead = 512

// ErrTooLarge is what Grow panics with if there cannot be so much memory.
var ErrTooLarge = errors.New("bytes.Buffer: too large")

// What the last operation read, for UnreadByte and UnreadRune: the width of a rune, or one of these.
const (
	readNothing = 0
	readBytes   = -1
)

// A Buffer is a queue of bytes: written at its end, read from its beginning. Its zero value is empty.
type Buffer struct {
	buf      []byte
	off      int // what is before it has been read
	lastRead int
}

// NewBuffer returns a Buffer with these bytes to be read.
func NewBuffer(buf []byte) *Buffer { return &Buffer{buf: buf} }

// NewBufferString returns a Buffer with these bytes to be read.
func NewBufferString(s string) *Buffer { return &Buffer{buf: []byte(s)} }

// Bytes returns what is not read yet, until the next change.
func (b *Buffer) Bytes() []byte { return b.buf[b.off:] }

// AvailableBuffer returns an empty slice of the room behind what was written.
func (b *Buffer) AvailableBuffer() []byte { return b.buf[len(b.buf):] }

// String returns what is not read yet.
func (b *Buffer) String() string {
	if b == nil {
		return "<nil>"
	}
	return string(b.buf[b.off:])
}

// Len returns how many bytes are not read yet.
func (b *Buffer) Len() int { return len(b.buf) - b.off }

// Cap returns how many bytes the memory has room for.
func (b *Buffer) Cap() int { return cap(b.buf) }

// Available returns how many bytes can be written without new memory.
func (b *Buffer) Available() int { return cap(b.buf) - len(b.buf) }

// Reset empties the buffer.
func (b *Buffer) Reset() {
	b.buf = b.buf[:0]
	b.off = 0
	b.lastRead = readNothing
}

// Truncate drops all but the first n bytes not read yet.
func (b *Buffer) Truncate(n int) {
	if n == 0 {
		b.Reset()
		return
	}
	b.lastRead = readNothing
	if n < 0 || n > b.Len() {
		panic("bytes.Buffer: truncation out of range")
	}
	b.buf = b.buf[:b.off+n]
}

// room makes the buffer n bytes longer and returns where they begin.
func (b *Buffer) room(n int) int {
	m := b.Len()
	if m == 0 && b.off != 0 {
		b.Reset()
	}
	l := len(b.buf)
	if n <= cap(b.buf)-l {
		b.buf = b.buf[:l+n]
		return l
	}
	if b.buf == nil && n <= 64 {
		b.buf = make([]byte, n, 64)
		return 0
	}
	c := cap(b.buf)
	if n <= c/2-m {
		copy(b.buf, b.buf[b.off:])
	} else {
		buf := append([]byte(nil), make([]byte, max(c+n, 2*c))...)
		copy(buf, b.buf[b.off:])
		b.buf = buf
	}
	b.off = 0
	b.buf = b.buf[:m+n]
	return m
}

// Grow makes room for n more bytes.
func (b *Buffer) Grow(n int) {
	if n < 0 {
		panic("bytes.Buffer.Grow: negative count")
	}
	m := b.room(n)
	b.buf = b.buf[:m]
}

// Write appends p.
func (b *Buffer) Write(p []byte) (n int, err error) {
	b.lastRead = readNothing
	m := b.room(len(p))
	return copy(b.buf[m:], p), nil
}

// WriteString appends s.
func (b *Buffer) WriteString(s string) (n int, err error) {
	b.lastRead = readNothing
	m := b.room(len(s))
	return copy(b.buf[m:], s), nil
}

// WriteByte appends c.
func (b *Buffer) WriteByte(c byte) error {
	b.lastRead = readNothing
	m := b.room(1)
	b.buf[m] = c
	return nil
}

// WriteRune appends the encoding of r.
func (b *Buffer) WriteRune(r rune) (n int, err error) {
	b.lastRead = readNothing
	m := b.room(utf8.UTFMax)
	n = utf8.EncodeRune(b.buf[m:], r)
	b.buf = b.buf[:m+n]
	return n, nil
}

// ReadFrom appends all that r has.
func (b *Buffer) ReadFrom(r io.Reader) (n int64, err error) {
	b.lastRead = readNothing
	for {
		i := b.room(MinRead)
		b.buf = b.buf[:i]
		m, e := r.Read(b.buf[i:cap(b.buf)])
		if m < 0 {
			panic(errors.New("bytes.Buffer: reader returned negative count from Read"))
		}
		b.buf = b.buf[:i+m]
		n += int64(m)
		if e == io.EOF {
			return n, nil
		}
		if e != nil {
			return n, e
		}
	}
}

// WriteTo writes what is not read yet to w.
func (b *Buffer) WriteTo(w io.Writer) (n int64, err error) {
	b.lastRead = readNothing
	if all := b.Len(); all > 0 {
		m, e := w.Write(b.buf[b.off:])
		if m > all {
			panic("bytes.Buffer.WriteTo: invalid Write count")
		}
		b.off += m
		n = int64(m)
		if e != nil {
			return n, e
		}
		if m != all {
			return n, io.ErrShortWrite
		}
	}
	b.Reset()
	return n, nil
}

// Read reads up to len(p) bytes.
func (b *Buffer) Read(p []byte) (n int, err error) {
	b.lastRead = readNothing
	if b.Len() == 0 {
		b.Reset()
		if len(p) == 0 {
			return 0, nil
		}
		return 0, io.EOF
	}
	n = copy(p, b.buf[b.off:])
	b.off += n
	if n > 0 {
		b.lastRead = readBytes
	}
	return n, nil
}

// Next reads n bytes, or all if there are fewer, and returns them until the next change.
func (b *Buffer) Next(n int) []byte {
	b.lastRead = readNothing
	n = min(n, b.Len())
	data := b.buf[b.off : b.off+n]
	b.off += n
	if n > 0 {
		b.lastRead = readBytes
	}
	return data
}

// Peek returns the next n bytes, which stay to be read; io.EOF with what there is if there are fewer.
func (b *Buffer) Peek(n int) ([]byte, error) {
	if b.Len() < n {
		return b.buf[b.off:], io.EOF
	}
	return b.buf[b.off : b.off+n], nil
}

// ReadByte reads a byte.
func (b *Buffer) ReadByte() (byte, error) {
	if b.Len() == 0 {
		b.Reset()
		return 0, io.EOF
	}
	c := b.buf[b.off]
	b.off++
	b.lastRead = readBytes
	return c, nil
}

// ReadRune reads a rune.
func (b *Buffer) ReadRune() (r rune, size int, err error) {
	if b.Len() == 0 {
		b.Reset()
		return 0, 0, io.EOF
	}
	r, size = utf8.DecodeRune(b.buf[b.off:])
	b.off += size
	b.lastRead = size
	return r, size, nil
}

// UnreadRune takes back the rune that the last operation read.
func (b *Buffer) UnreadRune() error {
	if b.lastRead <= readNothing {
		return errors.New("bytes.Buffer: UnreadRune: previous operation was not a successful ReadRune")
	}
	b.off -= b.lastRead
	b.lastRead = readNothing
	return nil
}

// UnreadByte takes back the last byte that the last operation read.
func (b *Buffer) UnreadByte() error {
	if b.lastRead == readNothing {
		return errors.New("bytes.Buffer: UnreadByte: previous operation was not a successful read")
	}
	b.lastRead = readNothing
	if b.off > 0 { // an empty read at the end counts as one
		b.off--
	}
	return nil
}

func (b *Buffer) readSlice(delim byte) (line []byte, err error) {
	end := len(b.buf)
	if i := IndexByte(b.buf[b.off:], delim); i >= 0 {
		end = b.off + i + 1
	} else {
		err = io.EOF
	}
	line = b.buf[b.off:end]
	b.off = end
	b.lastRead = readBytes
	return line, err
}

// ReadBytes reads up to and with the next delim.
func (b *Buffer) ReadBytes(delim byte) (line []byte, err error) {
	slice, err := b.readSlice(delim)
	return append(line, slice...), err
}

// ReadString reads up to and with the next delim.
func (b *Buffer) ReadString(delim byte) (line string, err error) {
	slice, err := b.readSlice(delim)
	return string(slice), err
}
