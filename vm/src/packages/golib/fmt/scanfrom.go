package fmt

import (
	"errors"
	"io"
)

// decode returns the first rune of s, which is not empty, and its width. An incomplete one has width 0.
//
//go:noescape
func decode(s string) (r rune, width int)

// contains reports whether r is in set, which is ASCII.
//
//go:noescape
func contains(set string, r rune) bool

//go:noescape
func read(fd int, p []byte) (n, errno int)

// stdin is standard input, read without a buffer, as others may read from it too.
type stdin struct{}

func (stdin) Read(p []byte) (n int, err error) {
	n, errno := read(0, p)
	if errno < 0 { // had to wait, and the bytes are there now
		n, errno = read(0, p)
	}
	if errno != 0 {
		return 0, &inputError{errno}
	}
	if n == 0 && len(p) > 0 {
		return 0, io.EOF
	}
	return n, nil
}

// An inputError tells why standard input cannot be read.
type inputError struct{ errno int }

func (e *inputError) Error() string { return "read /dev/stdin: " + errorText(e.errno) }

// A text is a string to scan.
type text struct {
	rest string
	last string // rest before the last rune was read
}

func (t *text) Read(p []byte) (n int, err error) {
	n = copy(p, t.rest)
	t.rest = t.rest[n:]
	if n == 0 {
		err = io.EOF
	}
	return n, err
}

func (t *text) ReadRune() (r rune, size int, err error) {
	if t.rest == "" {
		return 0, 0, io.EOF
	}
	r, size = rune(t.rest[0]), 1
	if r >= 0x80 {
		r, size = decode(t.rest)
		size = max(size, 1)
	}
	t.last = t.rest
	t.rest = t.rest[size:]
	return r, size, nil
}

func (t *text) UnreadRune() error {
	t.rest = t.last
	return nil
}

// A runes reads runes from a reader of bytes, never more bytes than it needs.
type runes struct {
	from    io.Reader
	ahead   string // bytes read that are no part of a rune yet
	last    rune
	size    int
	again   bool // last is to be read once more
	hasLast bool
	one     [1]byte
}

func (r *runes) ReadRune() (rune, int, error) {
	if r.again {
		r.again = false
		return r.last, r.size, nil
	}
	for {
		if r.ahead != "" {
			if c, size := decode(r.ahead); size > 0 {
				return r.found(c, size), size, nil
			}
		}
		if _, err := io.ReadFull(r.from, r.one[:]); err != nil {
			r.hasLast = false
			if err == io.EOF && r.ahead != "" {
				return r.found(0xfffd, 1), 1, nil // the input ends within a rune
			}
			return 0, 0, err
		}
		if r.ahead == "" && r.one[0] < 0x80 {
			r.last, r.size, r.hasLast = rune(r.one[0]), 1, true
			return r.last, 1, nil
		}
		r.ahead += string(r.one[:])
	}
}

func (r *runes) found(c rune, size int) rune {
	r.ahead = r.ahead[size:]
	r.last, r.size, r.hasLast = c, size, true
	return c
}

func (r *runes) UnreadRune() error {
	if !r.hasLast || r.again {
		return errors.New("fmt: scanning called UnreadRune with no rune available")
	}
	r.again = true
	return nil
}
