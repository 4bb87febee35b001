// Package csv reads and writes records of fields with commas between them, as RFC 4180 describes.
package csv

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"unicode"
	"unicode/utf8"
)

// A ParseError says where a record is wrong; lines and columns count from 1.
type ParseError struct {
	StartLine int // where the record begins
	Line      int
	Column    int
	Err       error
}

// Error returns the message.
func (e *ParseError) Error() string {
	switch {
	case e.Err == ErrFieldCount:
		return fmt.Sprintf("record on line %d: %v", e.Line, e.Err)
	case e.StartLine != e.Line:
		return fmt.Sprintf("record on line %d; parse error on line %d, column %d: %v", e.StartLine, e.Line, e.Column, e.Err)
	}
	return fmt.Sprintf("parse error on line %d, column %d: %v", e.Line, e.Column, e.Err)
}

// Unwrap returns Err.
func (e *ParseError) Unwrap() error { return e.Err }

// What can be wrong with a record.
var (
	ErrBareQuote     = errors.New("bare \" in non-quoted-field")
	ErrQuote         = errors.New("extraneous or missing \" in quoted-field")
	ErrFieldCount    = errors.New("wrong number of fields")
	ErrTrailingComma = errors.New("extra delimiter at end of line") // not used any more
)

var errDelimiter = errors.New("csv: invalid field or comment delimiter")

// validDelimiter reports whether a rune may stand between fields or before comments.
func validDelimiter(r rune) bool {
	return r != 0 && r != '"' && r != '\r' && r != '\n' && utf8.ValidRune(r) && r != utf8.RuneError
}

// A position is a place in the input.
type position struct{ line, col int }

// A Reader reads records. Its fields may be changed before the first Read.
type Reader struct {
	// Comma stands between fields.
	Comma rune
	// Comment, if not 0, begins lines that are skipped.
	Comment rune
	// FieldsPerRecord is how many fields a record must have: as many as the first one if 0, any number if negative.
	FieldsPerRecord int
	// LazyQuotes lets quotes stand anywhere.
	LazyQuotes bool
	// TrimLeadingSpace drops white space at the begin of fields.
	TrimLeadingSpace bool
	// ReuseRecord lets Read return the same slice each time.
	ReuseRecord bool
	// TrailingComma is not used any more.
	TrailingComma bool

	r         *bufio.Reader
	line      int
	offset    int64
	long      []byte // a line too long for r's buffer
	text      []byte // the fields of a record, one behind the other
	ends      []int  // where each ends in text
	positions []position
	last      []string
}

// NewReader returns a reader of the records in r.
func NewReader(r io.Reader) *Reader { return &Reader{Comma: ',', r: bufio.NewReader(r)} }

// Read returns the next record, io.EOF behind the last. A record with the wrong number of fields comes with its error.
func (r *Reader) Read() (record []string, err error) {
	if r.ReuseRecord {
		record, err = r.record(r.last)
		r.last = record
		return record, err
	}
	return r.record(nil)
}

// ReadAll returns all records that are left.
func (r *Reader) ReadAll() (records [][]string, err error) {
	for {
		record, err := r.record(nil)
		if err == io.EOF {
			return records, nil
		}
		if err != nil {
			return nil, err
		}
		records = append(records, record)
	}
}

// FieldPos returns where a field of the record read last begins.
func (r *Reader) FieldPos(field int) (line, column int) {
	if field < 0 || field >= len(r.positions) {
		panic("out of range index passed to FieldPos")
	}
	p := r.positions[field]
	return p.line, p.col
}

// InputOffset returns how many bytes of the input the records read so far take.
func (r *Reader) InputOffset() int64 { return r.offset }

// nextLine returns a line with its end, which is always \n, even if it is missing in the last line.
func (r *Reader) nextLine() ([]byte, error) {
	line, err := r.r.ReadSlice('\n')
	if err == bufio.ErrBufferFull {
		r.long = append(r.long[:0], line...)
		for err == bufio.ErrBufferFull {
			line, err = r.r.ReadSlice('\n')
			r.long = append(r.long, line...)
		}
		line = r.long
	}
	size := len(line)
	if size > 0 && err == io.EOF {
		err = nil
		if line[size-1] == '\r' {
			line = line[:size-1]
		}
	}
	r.line++
	r.offset += int64(size)
	if n := len(line); n >= 2 && line[n-2] == '\r' && line[n-1] == '\n' {
		line[n-2] = '\n'
		line = line[:n-1]
	}
	return line, err
}

// lineEnd returns the length of a line's end, 0 or 1.
func lineEnd(b []byte) int {
	if len(b) > 0 && b[len(b)-1] == '\n' {
		return 1
	}
	return 0
}

// firstLine returns the next line that is neither empty nor a comment.
func (r *Reader) firstLine() (line []byte, err error) {
	for err == nil {
		line, err = r.nextLine()
		if r.Comment != 0 {
			if c, _ := utf8.DecodeRune(line); len(line) > 0 && c == r.Comment {
				continue
			}
		}
		if err == nil && len(line) == lineEnd(line) {
			continue
		}
		break
	}
	return line, err
}

// record reads a record into dst, if that has room.
func (r *Reader) record(dst []string) ([]string, error) {
	if r.Comma == r.Comment || !validDelimiter(r.Comma) || r.Comment != 0 && !validDelimiter(r.Comment) {
		return nil, errDelimiter
	}
	line, readErr := r.firstLine()
	if readErr == io.EOF {
		return nil, readErr
	}
	start := r.line
	r.text, r.ends, r.positions = r.text[:0], r.ends[:0], r.positions[:0]
	p := parser{Reader: r, line: line, readErr: readErr, start: start, pos: position{start, 1}}
	for p.field() {
	}
	err := p.err
	if err == nil {
		err = p.readErr
	}

	whole := string(r.text)
	dst = dst[:0]
	if cap(dst) < len(r.ends) {
		dst = make([]string, len(r.ends))
	}
	dst = dst[:len(r.ends)]
	from := 0
	for i, to := range r.ends {
		dst[i] = whole[from:to]
		from = to
	}
	if r.FieldsPerRecord > 0 {
		if len(dst) != r.FieldsPerRecord && err == nil {
			err = &ParseError{start, start, 1, ErrFieldCount}
		}
	} else if r.FieldsPerRecord == 0 {
		r.FieldsPerRecord = len(dst)
	}
	return dst, err
}

// A parser takes a record apart.
type parser struct {
	*Reader
	line    []byte // what is left of the line
	readErr error  // why there is no further one
	start   int    // the line at which the record begins
	pos     position
	err     error
}

// skip goes on by n bytes.
func (p *parser) skip(n int) {
	p.line = p.line[n:]
	p.pos.col += n
}

func (p *parser) endField() { p.ends = append(p.ends, len(p.text)) }

func (p *parser) fail(col int, err error) bool {
	p.err = &ParseError{p.start, p.pos.line, col, err}
	return false
}

// field takes a field and what ends it, and reports whether another one follows.
func (p *parser) field() bool {
	if p.TrimLeadingSpace {
		blank := 0
		for blank < len(p.line) {
			c, size := utf8.DecodeRune(p.line[blank:])
			if !unicode.IsSpace(c) {
				break
			}
			blank += size
		}
		if blank == len(p.line) {
			p.pos.col -= lineEnd(p.line)
		}
		p.skip(blank)
	}
	p.positions = append(p.positions, p.pos)
	if len(p.line) > 0 && p.line[0] == '"' {
		p.skip(1)
		return p.quoted()
	}
	return p.plain()
}

// plain takes a field without quotes.
func (p *parser) plain() bool {
	end := bytes.IndexRune(p.line, p.Comma)
	field := p.line
	if end >= 0 {
		field = field[:end]
	} else {
		field = field[:len(field)-lineEnd(field)]
	}
	if !p.LazyQuotes {
		if at := bytes.IndexByte(field, '"'); at >= 0 {
			return p.fail(p.pos.col+at, ErrBareQuote)
		}
	}
	p.text = append(p.text, field...)
	p.endField()
	if end >= 0 {
		p.skip(end + utf8.RuneLen(p.Comma))
	}
	return end >= 0
}

// quoted takes a field up to its closing quote, over several lines if need be.
func (p *parser) quoted() bool {
	for {
		at := bytes.IndexByte(p.line, '"')
		switch {
		case at >= 0:
			p.text = append(p.text, p.line[:at]...)
			p.skip(at + 1)
			c, size := utf8.DecodeRune(p.line)
			switch {
			case c == '"':
				p.text = append(p.text, '"')
				p.skip(1)
			case c == p.Comma:
				p.skip(size)
				p.endField()
				return true
			case lineEnd(p.line) == len(p.line):
				p.endField()
				return false
			case p.LazyQuotes:
				p.text = append(p.text, '"')
			default:
				return p.fail(p.pos.col-1, ErrQuote)
			}
		case len(p.line) > 0:
			p.text = append(p.text, p.line...)
			if p.readErr != nil {
				return false
			}
			p.pos.col += len(p.line)
			p.line, p.readErr = p.nextLine()
			if len(p.line) > 0 {
				p.pos = position{p.pos.line + 1, 1}
			}
			if p.readErr == io.EOF {
				p.readErr = nil
			}
		default:
			if !p.LazyQuotes && p.readErr == nil {
				return p.fail(p.pos.col, ErrQuote)
			}
			p.endField()
			return false
		}
	}
}
