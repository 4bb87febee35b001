// Package io: pipes, and the kinds of readers and writers.
package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"sync"
)

type chunks struct {
	parts []string
	last  error
}

func (c *chunks) Read(p []byte) (int, error) {
	if len(c.parts) == 0 {
		return 0, c.last
	}
	n := copy(p, c.parts[0])
	c.parts[0] = c.parts[0][n:]
	if c.parts[0] == "" {
		c.parts = c.parts[1:]
	}
	return n, nil
}

type short struct{ room int }

func (s *short) Write(p []byte) (int, error) {
	n := min(s.room, len(p))
	s.room -= n
	return n, nil
}

type liar struct{}

func (liar) Write(p []byte) (int, error) { return len(p) + 1, nil }

type area struct{ b []byte }

func (a *area) WriteAt(p []byte, off int64) (int, error) {
	if int(off)+len(p) > len(a.b) {
		return 0, errors.New("area: no room")
	}
	return copy(a.b[off:], p), nil
}

type only struct{ io.Reader }
type onlyW struct{ io.Writer }

func pipes() {
	r, w := io.Pipe()
	go func() {
		for _, s := range []string{"one", "", "three four"} {
			n, err := io.WriteString(w, s)
			if err != nil {
				fmt.Println("write", n, err)
			}
		}
		w.CloseWithError(errors.New("enough"))
		w.Close()
	}()
	buf := make([]byte, 4)
	for {
		n, err := r.Read(buf)
		fmt.Printf("%d %q %v\n", n, buf[:n], err)
		if err != nil {
			break
		}
	}
	fmt.Println(w.Write([]byte("x")))

	r, w = io.Pipe()
	var wg sync.WaitGroup
	wg.Add(1)
	go func() {
		defer wg.Done()
		n, err := w.Write([]byte("0123456789"))
		fmt.Println("wrote", n, err)
		fmt.Println(w.Write(nil))
	}()
	fmt.Println(io.ReadFull(r, buf))
	r.CloseWithError(io.ErrNoProgress)
	wg.Wait()
	fmt.Println(r.Read(buf))
	fmt.Println(w.Close(), r.Close())
	fmt.Println(r.Read(buf))
	fmt.Println(w.Write(buf))

	r, w = io.Pipe()
	w.Close()
	fmt.Println(io.ReadAll(r))
	fmt.Println(r.Read(nil))
	r, w = io.Pipe()
	r.Close()
	fmt.Println(w.Write(buf))
	fmt.Println(r.Read(buf))

	r, w = io.Pipe()
	sum := 0
	for i := range 4 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for j := range 25 {
				fmt.Fprintf(w, "%d\n", i*25+j)
			}
		}()
	}
	go func() { wg.Wait(); w.Close() }()
	for {
		var n int
		if _, err := fmt.Fscan(r, &n); err != nil {
			break
		}
		sum += n
	}
	fmt.Println("sum", sum)
	fmt.Printf("%T %T\n", r, w)
}

func sections() {
	src := strings.NewReader("abcdefghijklmnop")
	s := io.NewSectionReader(src, 3, 8)
	b := make([]byte, 5)
	fmt.Println(io.ReadFull(s, b))
	fmt.Println(io.ReadFull(s, b))
	fmt.Println(string(b), s.Size())
	fmt.Println(s.Seek(-2, io.SeekEnd))
	fmt.Println(s.Seek(-20, io.SeekCurrent))
	fmt.Println(s.Seek(0, 9))
	fmt.Println(s.ReadAt(b, 5))
	fmt.Println(s.ReadAt(b, 8))
	fmt.Println(s.ReadAt(b, -1))
	r, off, n := s.Outer()
	fmt.Println(r == io.ReaderAt(src), off, n)
	a := &area{make([]byte, 12)}
	for i := range a.b {
		a.b[i] = '.'
	}
	o := io.NewOffsetWriter(a, 3)
	fmt.Println(o.Write([]byte("hi")))
	fmt.Println(o.WriteAt([]byte("at"), 6))
	fmt.Println(o.WriteAt([]byte("at"), -1))
	fmt.Println(o.WriteAt([]byte("at"), 8))
	fmt.Println(o.Seek(1, io.SeekCurrent))
	fmt.Println(io.WriteString(o, "yo"))
	fmt.Println(o.Seek(0, io.SeekEnd))
	fmt.Println(o.Seek(-1, io.SeekStart))
	fmt.Println(string(a.b))
}

func kinds() {
	oops := errors.New("oops")
	m := io.MultiReader(strings.NewReader("ab"), &chunks{[]string{"cd", "e"}, io.EOF}, io.MultiReader(), strings.NewReader("f"))
	b, err := io.ReadAll(m)
	fmt.Printf("%s %v\n", b, err)
	fmt.Println(m.Read(b))
	m = io.MultiReader(strings.NewReader("ab"), io.MultiReader(strings.NewReader("x"), &chunks{[]string{"cd"}, oops}), strings.NewReader("f"))
	var out bytes.Buffer
	fmt.Println(io.Copy(&out, m))
	fmt.Println(out.String())

	var one, two bytes.Buffer
	w := io.MultiWriter(&one, io.MultiWriter(&two, &short{3}))
	fmt.Println(io.WriteString(w, "abc"))
	fmt.Println(io.WriteString(w, "def"))
	fmt.Println(w.Write([]byte("g")))
	fmt.Println(one.String(), two.String())

	tee := io.TeeReader(strings.NewReader("tee"), &one)
	fmt.Println(io.ReadAll(tee))
	fmt.Println(one.String())

	l := &io.LimitedReader{R: strings.NewReader("limited"), N: 4}
	b, err = io.ReadAll(l)
	fmt.Println(string(b), err, l.N)
	out.Reset()
	fmt.Println(io.CopyN(&out, strings.NewReader("12345"), 3))
	fmt.Println(io.CopyN(&out, strings.NewReader("12345"), 9))
	fmt.Println(io.Copy(&short{2}, strings.NewReader("12345")))
	fmt.Println(io.Copy(onlyW{&short{2}}, only{strings.NewReader("12345")}))
	fmt.Println(io.Copy(liar{}, only{strings.NewReader("12345")}))
	fmt.Println(io.Copy(onlyW{&out}, &chunks{[]string{"x"}, oops}))
	fmt.Println(io.CopyBuffer(onlyW{&out}, only{strings.NewReader("12345")}, make([]byte, 2)))
	fmt.Println(out.String())
	fmt.Println(io.ReadAtLeast(strings.NewReader("abc"), make([]byte, 2), 3))
	fmt.Println(io.ReadAtLeast(strings.NewReader("abc"), make([]byte, 8), 2))
	fmt.Println(io.ReadFull(strings.NewReader("abc"), make([]byte, 8)))
	fmt.Println(io.ReadFull(strings.NewReader(""), make([]byte, 8)))
	fmt.Println(io.ReadFull(&chunks{[]string{"x"}, oops}, make([]byte, 8)))
	b, err = io.ReadAll(&chunks{[]string{"part"}, oops})
	fmt.Println(string(b), err)

	fmt.Println(io.Copy(io.Discard, only{strings.NewReader(strings.Repeat("x", 20000))}))
	_, isFrom := io.Discard.(io.ReaderFrom)
	c := io.NopCloser(strings.NewReader("close"))
	_, isTo := c.(io.WriterTo)
	_, isTo2 := io.NopCloser(only{strings.NewReader("")}).(io.WriterTo)
	fmt.Println(isFrom, isTo, isTo2, c.Close())
	func() {
		defer func() { fmt.Println(recover()) }()
		io.CopyBuffer(onlyW{&out}, only{strings.NewReader("12345")}, []byte{})
	}()
}

func main() {
	pipes()
	sections()
	kinds()
}
