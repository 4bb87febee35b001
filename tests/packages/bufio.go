// Package bufio: every call and every error.
package main

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
)

type slow struct {
	s   string
	n   int
	end error
}

func (r *slow) Read(p []byte) (int, error) {
	if r.s == "" {
		return 0, r.end
	}
	n := copy(p, r.s[:min(r.n, len(r.s))])
	r.s = r.s[n:]
	return n, nil
}

type numb struct{}

func (numb) Read(p []byte) (int, error)  { return 0, nil }
func (numb) Write(p []byte) (int, error) { return len(p) / 2, nil }

type negative struct{}

func (negative) Read(p []byte) (int, error) { return -1, nil }

type impossible struct{}

func (impossible) Read(p []byte) (int, error) { return len(p) + 1, nil }

type logged struct{ room int }

func (l *logged) Write(p []byte) (int, error) {
	n := min(len(p), l.room)
	l.room -= n
	fmt.Printf("  write %q -> %d\n", p, n)
	if n < len(p) {
		return n, errors.New("full")
	}
	return n, nil
}

func try(what string, f func()) {
	defer func() {
		if e := recover(); e != nil {
			fmt.Printf("%s panics: %v (%T)\n", what, e, e)
		}
	}()
	f()
}

func readers() {
	oops := errors.New("oops")
	b := bufio.NewReaderSize(&slow{"hello, wörld\nline two\r\nthe third is much too long for this buffer\nend", 5, io.EOF}, 16)
	fmt.Println(b.Size(), b.Buffered(), b.UnreadByte(), b.UnreadRune())
	p, err := b.Peek(3)
	fmt.Printf("%q %v %d\n", p, err, b.Buffered())
	p, err = b.Peek(17)
	fmt.Printf("%q %v\n", p, err)
	p, err = b.Peek(-1)
	fmt.Printf("%q %v\n", p, err)
	fmt.Println(b.Discard(-1))
	fmt.Println(b.Discard(7))
	c, err := b.ReadByte()
	fmt.Printf("%c %v %v %v\n", c, err, b.UnreadRune(), b.UnreadByte())
	fmt.Println(b.UnreadByte())
	b.ReadRune()
	r, n, err := b.ReadRune()
	fmt.Printf("%c %d %v %v %v\n", r, n, err, b.UnreadRune(), b.UnreadRune())
	r, n, err = b.ReadRune()
	fmt.Printf("%c %d %v %v\n", r, n, err, b.UnreadByte())
	r, n, err = b.ReadRune()
	fmt.Printf("%c %d %v\n", r, n, err)
	s, err := b.ReadString('\n')
	fmt.Printf("%q %v\n", s, err)
	for {
		line, more, err := b.ReadLine()
		fmt.Printf("%q %v %v\n", line, more, err)
		if err != nil {
			break
		}
	}
	fmt.Println(b.Peek(1))
	fmt.Println(b.Discard(1))

	b.Reset(&slow{"a much longer text than sixteen bytes;x", 100, oops})
	p, err = b.ReadSlice(';')
	fmt.Printf("%q %v\n", p, err)
	p, err = b.ReadBytes(';')
	fmt.Printf("%q %v\n", p, err)
	p, err = b.ReadBytes(';')
	fmt.Printf("%q %v\n", p, err)
	fmt.Println(b.ReadByte())
	b.Reset(strings.NewReader("0123456789012345678901234567890123456789"))
	big := make([]byte, 30)
	n, err = b.Read(big[:3])
	fmt.Printf("%d %v %d\n", n, err, b.Buffered())
	n, err = b.Read(big)
	fmt.Printf("%d %v %d\n", n, err, b.Buffered())
	n, err = b.Read(big)
	fmt.Printf("%d %v %d\n", n, err, b.Buffered())
	fmt.Println(b.Read(nil))
	fmt.Println(b.Read(big))
	fmt.Println(b.UnreadByte(), b.Buffered())

	var out bytes.Buffer
	b.Reset(strings.NewReader("to be written elsewhere, all of it"))
	b.ReadByte()
	fmt.Println(b.WriteTo(&out))
	fmt.Println(out.String(), b.UnreadByte())
	b.Reset(&slow{"bit by bit", 3, oops})
	fmt.Println(b.WriteTo(&logged{100}))
	b.Reset(&slow{"bit by bit", 3, io.EOF})
	fmt.Println(b.WriteTo(&logged{5}))
	b.Reset(numb{})
	fmt.Println(b.ReadByte())
	b.Reset(negative{})
	try("ReadByte", func() { b.ReadByte() })
	b.Reset(negative{})
	try("Read", func() { b.Read(make([]byte, 3)) })
	b.Reset(strings.NewReader("\xff\xe2\x82"))
	for range 4 {
		fmt.Println(b.ReadRune())
	}
	fmt.Println(bufio.NewReaderSize(b, 4) == b, bufio.NewReaderSize(b, 17) == b, bufio.NewReader(b).Size())
	var zero bufio.Reader
	zero.Reset(strings.NewReader("zero"))
	fmt.Println(zero.Size())
	zero.Reset(&zero)
	fmt.Println(zero.ReadString('!'))
}

func writers() {
	l := &logged{100}
	w := bufio.NewWriterSize(l, 8)
	fmt.Println(w.Size(), w.Available(), w.Buffered())
	fmt.Println(w.WriteString("abc"))
	fmt.Println(w.Write([]byte("defghijkl")))
	fmt.Println(w.Buffered(), w.WriteByte('m'))
	fmt.Println(w.WriteRune('é'))
	fmt.Println(w.WriteRune('€'))
	fmt.Println(w.WriteRune(-1))
	fmt.Println(len(w.AvailableBuffer()), cap(w.AvailableBuffer()))
	fmt.Println(w.Write([]byte("a text longer than the buffer")))
	fmt.Println(w.Flush())
	fmt.Println(w.WriteString("another text longer than the buffer"))
	fmt.Println(w.Flush(), w.Flush())
	fmt.Println(w.ReadFrom(&slow{"from a reader, slowly", 3, io.EOF}))
	fmt.Println(w.Buffered(), w.Flush())
	l.room = 4
	fmt.Println(w.WriteString("too much for it"))
	fmt.Println(w.Write(nil))
	fmt.Println(w.WriteByte(1), w.Flush(), w.Buffered())
	fmt.Println(w.WriteRune('x'))
	fmt.Println(w.ReadFrom(strings.NewReader("x")))
	w.Reset(numb{})
	fmt.Println(w.WriteString("1234"))
	fmt.Println(w.Flush(), w.Buffered())
	w.Reset(l)
	fmt.Println(w.ReadFrom(numb{}))
	fmt.Println(bufio.NewWriterSize(w, 4) == w, bufio.NewWriterSize(l, -1).Size())
	var buf bytes.Buffer
	w.Reset(&buf)
	fmt.Println(w.ReadFrom(strings.NewReader("straight into it")))
	fmt.Println(w.Buffered(), buf.String())
	rw := bufio.NewReadWriter(bufio.NewReader(&buf), w)
	rw.WriteString(" and more")
	rw.Flush()
	fmt.Println(rw.ReadString('?'))
	tiny := bufio.NewWriterSize(&logged{100}, 2)
	tiny.WriteRune('€')
	tiny.Flush()
}

func scan(text string, n int, split bufio.SplitFunc, max int) {
	s := bufio.NewScanner(&slow{text, n, io.EOF})
	s.Split(split)
	if max > 0 {
		s.Buffer(nil, max)
	}
	for s.Scan() {
		fmt.Printf("%q ", s.Text())
	}
	fmt.Printf("| %q %v\n", s.Bytes(), s.Err())
}

func scanners() {
	text := "one two\r\n\nthrée \xff\t\u2003four\r\nlast\r"
	for _, n := range []int{1, 3, 100} {
		scan(text, n, bufio.ScanLines, 0)
		scan(text, n, bufio.ScanWords, 0)
		scan(text, n, bufio.ScanRunes, 0)
		scan(text, n, bufio.ScanBytes, 0)
	}
	scan("short\nnot quite so short\n", 50, bufio.ScanLines, 10)
	scan("short\nexact ten\n", 50, bufio.ScanLines, 10)
	scan("a\xe2\x82", 50, bufio.ScanRunes, 0)
	commas := func(data []byte, atEOF bool) (int, []byte, error) {
		if i := bytes.IndexByte(data, ','); i >= 0 {
			if string(data[:i]) == "stop" {
				return i + 1, data[:i], bufio.ErrFinalToken
			}
			if string(data[:i]) == "halt" {
				return 0, nil, bufio.ErrFinalToken
			}
			if string(data[:i]) == "bad" {
				return 0, []byte("?"), errors.New("bad token")
			}
			if string(data[:i]) == "neg" {
				return -1, nil, nil
			}
			if string(data[:i]) == "far" {
				return len(data) + 1, nil, nil
			}
			return i + 1, data[:i], nil
		}
		if atEOF {
			return 0, data, bufio.ErrFinalToken
		}
		return 0, nil, nil
	}
	for _, text := range []string{"a,b,,", "a,stop,c", "a,halt,c", "a,bad,c", "a,neg,c", "a,far,c"} {
		scan(text, 2, commas, 0)
	}
	long := strings.Repeat("x", bufio.MaxScanTokenSize-1)
	s := bufio.NewScanner(strings.NewReader(long + "\n" + long + "yy\n"))
	for s.Scan() {
		fmt.Println(len(s.Text()))
	}
	fmt.Println(s.Err(), errors.Is(s.Err(), bufio.ErrTooLong), s.Text() == "")
	try("Buffer", func() { s.Buffer(nil, 1) })
	try("Split", func() { s.Split(bufio.ScanWords) })
	s = bufio.NewScanner(numb{})
	fmt.Println(s.Scan(), s.Err())
	s = bufio.NewScanner(impossible{})
	fmt.Println(s.Scan(), s.Err())
	s = bufio.NewScanner(negative{})
	fmt.Println(s.Scan(), s.Err())
	s = bufio.NewScanner(&slow{"partial\nline", 4, errors.New("broken")})
	for s.Scan() {
		fmt.Println(s.Text())
	}
	fmt.Println(s.Err())
	s = bufio.NewScanner(strings.NewReader("x"))
	s.Split(func(data []byte, atEOF bool) (int, []byte, error) {
		if atEOF {
			return 0, data[:0], nil
		}
		return 0, nil, nil
	})
	try("Scan", func() {
		n := 0
		for s.Scan() {
			n++
		}
		fmt.Println(n)
	})
	s = bufio.NewScanner(strings.NewReader("with a buffer\nof our own"))
	s.Buffer(make([]byte, 4), 20)
	for s.Scan() {
		fmt.Println(s.Text())
	}
}

func main() {
	readers()
	writers()
	scanners()
}
