package fmt

import (
	"errors"
	"io"
)

// ScanState is what a Scanner reads from.
type ScanState interface {
	// ReadRune reads the next rune: io.EOF at the end of the input, of the field's width, and for Scanln of the line.
	ReadRune() (r rune, size int, err error)
	// UnreadRune puts the last rune back.
	UnreadRune() error
	// SkipSpace skips white space, newlines only where the function that scans does.
	SkipSpace()
	// Token skips white space if asked to, and reads runes for which f holds: those that are not white space if f is nil.
	Token(skipSpace bool, f func(rune) bool) (token []byte, err error)
	// Width returns the field's width, and whether it has one.
	Width() (wid int, ok bool)
	// Read is there so that a ScanState is an io.Reader; it always fails.
	Read(buf []byte) (n int, err error)
}

// Scanner is implemented by values that read themselves.
type Scanner interface {
	Scan(state ScanState, verb rune) error
}

// Scan reads words from standard input into the operands. Newlines count as space.
func Scan(a ...any) (n int, err error) { return Fscan(stdin{}, a...) }

// Scanln reads as Scan does, to the end of the line.
func Scanln(a ...any) (n int, err error) { return Fscanln(stdin{}, a...) }

// Scanf reads standard input according to a format.
func Scanf(format string, a ...any) (n int, err error) { return Fscanf(stdin{}, format, a...) }

// Sscan reads as Scan does, from a string.
func Sscan(str string, a ...any) (n int, err error) { return Fscan(&text{rest: str}, a...) }

// Sscanln reads as Scanln does, from a string.
func Sscanln(str string, a ...any) (n int, err error) { return Fscanln(&text{rest: str}, a...) }

// Sscanf reads as Scanf does, from a string.
func Sscanf(str string, format string, a ...any) (n int, err error) {
	return Fscanf(&text{rest: str}, format, a...)
}

// Fscan reads as Scan does, from r.
func Fscan(r io.Reader, a ...any) (n int, err error) {
	return newScan(r, true, false).operands(a)
}

// Fscanln reads as Scanln does, from r.
func Fscanln(r io.Reader, a ...any) (n int, err error) {
	return newScan(r, false, true).operands(a)
}

// Fscanf reads as Scanf does, from r.
func Fscanf(r io.Reader, format string, a ...any) (n int, err error) {
	return newScan(r, false, false).formatted(format, a)
}

const (
	eof      = -1
	anyWidth = 1 << 30
)

// A scan is one call of a scanning function.
type scan struct {
	from      io.RuneScanner
	token     []byte
	count     int // runes read
	atEOF     bool
	skipLines bool // newlines are space
	endOfLine bool // the line's end is the input's
	width     int
	limit     int // count may not pass it
}

func newScan(r io.Reader, skipLines, endOfLine bool) *scan {
	from, ok := r.(io.RuneScanner)
	if !ok {
		from = &runes{from: r}
	}
	return &scan{from: from, skipLines: skipLines, endOfLine: endOfLine, width: anyWidth, limit: anyWidth}
}

// A scanError travels as a panic from where the input is wrong to the function that was called.
type scanError struct{ err error }

func (s *scan) fail(err error)       { panic(scanError{err}) }
func (s *scan) complain(what string) { s.fail(errors.New(what)) }

// caught ends a panic of fail, and one with io.EOF: it is deferred.
func caught(err *error) {
	switch e := recover().(type) {
	case nil:
	case scanError:
		*err = e.err
	case error:
		if e != io.EOF {
			panic(e)
		}
		*err = e
	default:
		panic(e)
	}
}

// operands reads the operands of Scan and Scanln.
func (s *scan) operands(a []any) (n int, err error) {
	defer caught(&err)
	for _, arg := range a {
		s.operand('v', arg)
		n++
	}
	for s.endOfLine {
		r := s.next()
		if r == '\n' || r == eof {
			break
		}
		if !isSpace(r) {
			s.complain("expected newline")
		}
	}
	return n, nil
}

func (s *scan) Read(buf []byte) (n int, err error) {
	return 0, errors.New("ScanState's Read should not be called. Use ReadRune")
}

func (s *scan) ReadRune() (r rune, size int, err error) {
	if s.atEOF || s.count >= s.limit {
		return 0, 0, io.EOF
	}
	r, size, err = s.from.ReadRune()
	if err == nil {
		s.count++
		s.atEOF = s.endOfLine && r == '\n'
	} else if err == io.EOF {
		s.atEOF = true
	}
	return r, size, err
}

func (s *scan) UnreadRune() error {
	s.from.UnreadRune()
	s.atEOF = false
	s.count--
	return nil
}

func (s *scan) Width() (wid int, ok bool) {
	if s.width == anyWidth {
		return 0, false
	}
	return s.width, true
}

func (s *scan) Token(skipSpace bool, f func(rune) bool) (token []byte, err error) {
	defer caught(&err)
	if f == nil {
		f = notSpace
	}
	s.token = s.token[:0]
	if skipSpace {
		s.SkipSpace()
	}
	return s.while(f), nil
}

func (s *scan) SkipSpace() {
	for {
		r := s.next()
		switch {
		case r == eof:
			return
		case r == '\r' && s.peek("\n"):
		case r == '\n':
			if !s.skipLines {
				s.complain("unexpected newline")
			}
		case !isSpace(r):
			s.UnreadRune()
			return
		}
	}
}

// next reads a rune; eof at the end.
func (s *scan) next() rune {
	r, _, err := s.ReadRune()
	if err == nil {
		return r
	}
	if err != io.EOF {
		s.fail(err)
	}
	return eof
}

// must reads a rune that has to be there.
func (s *scan) must() rune {
	r := s.next()
	if r == eof {
		s.fail(io.ErrUnexpectedEOF)
	}
	return r
}

// notEOF fails if there is no more input: with io.EOF, as no value has begun.
func (s *scan) notEOF() {
	if s.next() == eof {
		s.fail(io.EOF)
	}
	s.UnreadRune()
}

// while adds runes to the token for which f holds.
func (s *scan) while(f func(rune) bool) []byte {
	for {
		r := s.next()
		if r == eof {
			break
		}
		if !f(r) {
			s.UnreadRune()
			break
		}
		s.add(r)
	}
	return s.token
}

func (s *scan) add(r rune) {
	if r < 0x80 {
		s.token = append(s.token, byte(r))
	} else {
		s.token = append(s.token, string(r)...)
	}
}

// accept adds the next rune to the token if it is one of set.
func (s *scan) accept(set string) bool {
	r := s.next()
	if r == eof {
		return false
	}
	if !contains(set, r) {
		s.UnreadRune()
		return false
	}
	s.add(r)
	return true
}

// skip reads the next rune, and reports whether it is one of set.
func (s *scan) skip(set string) bool {
	r := s.next()
	return r != eof && contains(set, r)
}

// peek reports whether the next rune is one of set.
func (s *scan) peek(set string) bool {
	r := s.next()
	if r != eof {
		s.UnreadRune()
	}
	return contains(set, r)
}

func isSpace(r rune) bool {
	if r <= 0xff {
		return r == ' ' || r >= '\t' && r <= '\r' || r == 0x85 || r == 0xa0
	}
	return r == 0x1680 || r >= 0x2000 && r <= 0x200a || r == 0x2028 || r == 0x2029 ||
		r == 0x202f || r == 0x205f || r == 0x3000
}

func notSpace(r rune) bool { return !isSpace(r) }
