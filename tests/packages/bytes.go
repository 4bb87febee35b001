// Packages bytes and bufio.
package main

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"unicode"
)

func functions() {
	for _, t := range []string{"", "a", " Hello, Wörld  ", "a,b,,c", "aXbX\xffX", "日本語"} {
		s := []byte(t)
		for _, p := range []string{"", "a", ",", "X", "本", "lo"} {
			q := []byte(p)
			fmt.Println(bytes.Index(s, q), bytes.LastIndex(s, q), bytes.Count(s, q), bytes.Contains(s, q), bytes.HasPrefix(s, q), bytes.HasSuffix(s, q), bytes.Compare(s, q), bytes.Equal(s, q), bytes.IndexAny(s, p), bytes.ContainsAny(s, p))
			fmt.Printf("%q %q %q %q\n", bytes.Split(s, q), bytes.SplitN(s, q, 2), bytes.SplitAfter(s, q), bytes.ReplaceAll(s, q, []byte("<>")))
			before, after, found := bytes.Cut(s, q)
			fmt.Printf("%q %q %t %q %q\n", before, after, found, bytes.Trim(s, p), bytes.TrimPrefix(s, q))
		}
		fmt.Printf("%q %q %q %q %q %q\n", bytes.Fields(s), bytes.TrimSpace(s), bytes.ToUpper(s), bytes.ToLower(s), bytes.Title(s), bytes.Repeat(s, 3))
		fmt.Printf("%q %q %v %d %d\n", bytes.Map(unicode.ToUpper, s), bytes.ToValidUTF8(s, []byte("?")), bytes.Runes(s), bytes.IndexByte(s, 'X'), bytes.IndexRune(s, '語'))
		fmt.Printf("%q %q\n", bytes.FieldsFunc(s, func(r rune) bool { return r == ',' }), bytes.TrimFunc(s, unicode.IsLetter))
	}
	fmt.Printf("%q %t\n", bytes.Join([][]byte{[]byte("x"), nil, []byte("z")}, []byte("--")), bytes.EqualFold([]byte("Go"), []byte("GO")))
}

func buffers() {
	var b bytes.Buffer
	b.WriteString("hello ")
	b.Write([]byte("world"))
	b.WriteByte('!')
	b.WriteRune('é')
	fmt.Fprintf(&b, " %d\nline\nrest", 42)
	fmt.Println(b.Len(), b.String())
	c, _ := b.ReadByte()
	fmt.Println(c, b.UnreadByte(), b.UnreadByte())
	line, err := b.ReadString('\n')
	fmt.Printf("%q %v\n", line, err)
	fmt.Printf("%q\n", b.Next(2))
	lineb, err := b.ReadBytes('\n')
	fmt.Printf("%q %v\n", lineb, err)
	r, n, err := b.ReadRune()
	fmt.Println(r, n, err, b.UnreadRune(), b.UnreadRune())
	b.Truncate(2)
	line, err = b.ReadString('\n')
	fmt.Printf("%q %v\n", line, err)
	_, err = b.ReadByte()
	fmt.Println(err)
	n64, err := b.ReadFrom(strings.NewReader(strings.Repeat("abc", 1000)))
	fmt.Println(n64, err, b.Len())
	n64, err = b.WriteTo(io.Discard)
	fmt.Println(n64, err, b.Len())
	rd := bytes.NewReader([]byte("0123456789"))
	p := make([]byte, 3)
	fmt.Println(rd.ReadAt(p, 8))
	fmt.Println(rd.Seek(4, io.SeekStart))
	io.ReadFull(rd, p)
	fmt.Println(string(p), rd.Len())
	_, err = io.ReadFull(rd, make([]byte, 9))
	fmt.Println(err, errors.Is(err, io.ErrUnexpectedEOF))
}

func buffered() {
	sc := bufio.NewScanner(strings.NewReader("one\r\ntwo\n\nlast"))
	for sc.Scan() {
		fmt.Printf("%q ", sc.Text())
	}
	fmt.Println(sc.Err())
	for _, split := range []bufio.SplitFunc{bufio.ScanWords, bufio.ScanRunes, bufio.ScanBytes} {
		sc = bufio.NewScanner(strings.NewReader("  a bé\xff c "))
		sc.Split(split)
		for sc.Scan() {
			fmt.Printf("%q ", sc.Text())
		}
		fmt.Println(sc.Err())
	}
	sc = bufio.NewScanner(strings.NewReader(strings.Repeat("x", 70000)))
	fmt.Println(sc.Scan(), sc.Err())
	sc = bufio.NewScanner(strings.NewReader(strings.Repeat("x", 70000) + "\ny"))
	sc.Buffer(nil, 100000)
	fmt.Println(sc.Scan(), len(sc.Text()), sc.Scan(), sc.Text(), sc.Scan(), sc.Err())
	rd := bufio.NewReaderSize(strings.NewReader("first line\nsecond line that is long\nthird"), 16)
	peek, err := rd.Peek(5)
	fmt.Println(string(peek), err)
	line, err := rd.ReadString('\n')
	fmt.Printf("%q %v\n", line, err)
	part, prefix, err := rd.ReadLine()
	fmt.Printf("%q %v %v\n", part, prefix, err)
	rest, err := rd.ReadBytes('\n')
	fmt.Printf("%q %v\n", rest, err)
	r, n, err := rd.ReadRune()
	fmt.Println(r, n, err, rd.UnreadRune(), rd.UnreadRune())
	fmt.Println(rd.Discard(2))
	line, err = rd.ReadString('\n')
	fmt.Printf("%q %v\n", line, err)
	w := bufio.NewWriterSize(os.Stdout, 8)
	fmt.Fprintf(w, "a long text of %d bytes ", 40)
	w.WriteString("strings ")
	w.WriteByte('b')
	w.WriteRune('é')
	fmt.Fprintln(w, w.Buffered() > 0, w.Available(), w.Size())
	fmt.Println(w.Flush())
	var out bytes.Buffer
	mw := io.MultiWriter(&out, io.Discard)
	tee := io.TeeReader(io.MultiReader(strings.NewReader("ab"), io.LimitReader(strings.NewReader("cdef"), 2)), mw)
	all, err := io.ReadAll(tee)
	fmt.Println(string(all), err, out.String())
	n64, err := io.Copy(&out, io.NewSectionReader(strings.NewReader("0123456789"), 2, 5))
	fmt.Println(n64, err, out.String())
	n64, err = io.CopyN(io.Discard, strings.NewReader("abc"), 5)
	fmt.Println(n64, err)
}

func main() {
	functions()
	buffers()
	buffered()
}
