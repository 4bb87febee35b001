// Packages encoding/hex, base64, base32 and csv.
package main

import (
	"bytes"
	"encoding/base32"
	"encoding/base64"
	"encoding/csv"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"strings"
)

// A slow reader gives a few bytes at a time.
type slow struct {
	s string
	n int
}

func (r *slow) Read(p []byte) (int, error) {
	if r.s == "" {
		return 0, io.EOF
	}
	n := copy(p, r.s[:min(r.n, len(r.s))])
	r.s = r.s[n:]
	return n, nil
}

type broken struct{ left int }

func (w *broken) Write(p []byte) (int, error) {
	w.left -= len(p)
	if w.left < 0 {
		return 0, errors.New("disk full")
	}
	return len(p), nil
}

func caught(f func()) {
	defer func() { fmt.Println(recover()) }()
	f()
}

func hexes() {
	fmt.Println(hex.EncodeToString([]byte("hello \xff\x00")), hex.EncodedLen(3), hex.DecodedLen(7), string(hex.AppendEncode([]byte("x"), []byte("yz"))))
	for _, s := range []string{"", "00", "aBcD", "0", "0g", "g0", "00f", "00g", "zz00", "68656c6c6f\xff"} {
		b, err := hex.DecodeString(s)
		fmt.Printf("%q %v\n", b, err)
		b, err = hex.AppendDecode([]byte("x"), []byte(s))
		fmt.Printf("%q %v\n", b, err)
		b, err = io.ReadAll(hex.NewDecoder(&slow{s, 1}))
		fmt.Printf("%q %v\n", b, err)
	}
	var out strings.Builder
	e := hex.NewEncoder(&out)
	n, err := e.Write([]byte(strings.Repeat("abc", 500)))
	fmt.Println(n, err, out.Len(), out.String()[:12])
	for n := range 35 {
		fmt.Print(hex.Dump([]byte("0123456789abcdef\x00\x1f ~\x7f\xffABCDEFGHIJKLMNOP")[:n]))
	}
	d := hex.Dumper(&out)
	d.Write([]byte("abc"))
	fmt.Println(d.Close(), d.Close())
	_, err = d.Write(nil)
	fmt.Println(err, hex.ErrLength, hex.InvalidByteError('\n'))
}

func base64s() {
	encodings := []*base64.Encoding{base64.StdEncoding, base64.URLEncoding, base64.RawStdEncoding, base64.RawURLEncoding, base64.StdEncoding.Strict(), base64.RawStdEncoding.Strict(), base64.StdEncoding.WithPadding('*')}
	for _, text := range []string{"", "a", "ab", "abc", "abcd", "\xfb\xff\xfe", strings.Repeat("\x00\xff?>", 9)} {
		for _, enc := range encodings {
			s := enc.EncodeToString([]byte(text))
			back, err := enc.DecodeString(s)
			fmt.Println(s, string(back) == text, err, enc.EncodedLen(len(text)), enc.DecodedLen(len(s)), string(enc.AppendEncode([]byte("x"), []byte(text))))
		}
	}
	for _, s := range []string{"YQ==", "YQ=", "YQ", "Y", "YQ==x", "YQ==\n", "YQ=\n=", "Y\nQ\r==", "YWI=", "YWI", "YWI==", "YWJj", "YWJj=", "YW=j", "=", "====", "Y===", "!", "YWJj!", "YWJ!YWJj", "YR==", "YWJ=", "YWK=", "YWJjYR==", "YWJjZGVm\n\n", "YWJj\nZ", "_-_-", "+/+/", "AAAA====", "AA==AA=="} {
		for i, enc := range encodings[:6] {
			b, err := enc.DecodeString(s)
			fmt.Printf("%q %v;", b, err)
			for _, n := range []int{1, 3, 100} {
				b, err = io.ReadAll(base64.NewDecoder(enc, &slow{s, n}))
				if i != 4 && i != 5 {
					fmt.Printf(" %q %v", b, err)
				}
			}
			fmt.Println()
		}
	}
	for _, size := range []int{1, 2, 3, 5, 7, 1000} {
		var out bytes.Buffer
		w := base64.NewEncoder(base64.StdEncoding, &out)
		text := strings.Repeat("Burrow digs. ", 200)
		for rest := text; rest != ""; {
			n, err := io.WriteString(w, rest[:min(size, len(rest))])
			if err != nil {
				fmt.Println(err)
			}
			rest = rest[n:]
		}
		w.Close()
		fmt.Println(out.Len(), out.String() == base64.StdEncoding.EncodeToString([]byte(text)))
		back, err := io.ReadAll(base64.NewDecoder(base64.StdEncoding, &slow{out.String(), size}))
		fmt.Println(string(back) == text, err)
	}
	w := base64.NewEncoder(base64.StdEncoding, &broken{5})
	n, err := w.Write([]byte("abcabcabc"))
	fmt.Println(n, err, w.Close())
	caught(func() { base64.NewEncoding("abc") })
	caught(func() { base64.NewEncoding(strings.Repeat("a", 64)) })
	caught(func() { base64.NewEncoding("\n" + strings.Repeat("a", 63)) })
	caught(func() { base64.StdEncoding.WithPadding('a') })
	caught(func() { base64.StdEncoding.WithPadding('\n') })
}

func base32s() {
	encodings := []*base32.Encoding{base32.StdEncoding, base32.HexEncoding, base32.StdEncoding.WithPadding(base32.NoPadding)}
	for n := range 12 {
		text := "hello, world"[:n]
		for _, enc := range encodings {
			s := enc.EncodeToString([]byte(text))
			back, err := enc.DecodeString(s)
			fmt.Println(s, string(back) == text, err, enc.EncodedLen(n), enc.DecodedLen(len(s)))
			var out strings.Builder
			w := base32.NewEncoder(enc, &out)
			for i := range n {
				w.Write([]byte{text[i]})
			}
			w.Close()
			back, err = io.ReadAll(base32.NewDecoder(enc, &slow{s, 100}))
			fmt.Println(out.String() == s, string(back) == text, err)
		}
	}
	for _, s := range []string{"ME======", "ME=====", "ME", "MFRGG===", "MFRGG==", "MFRGGZA=", "MFRGGZDF", "MFR=====", "M=======", "ME=x====", "ME\n======\n", "me======", "ME======ME======", "MFRGGZDFM", "========"} {
		for _, enc := range encodings {
			b, err := enc.DecodeString(s)
			fmt.Printf("%q %v; ", b, err)
		}
		fmt.Println()
	}
	caught(func() { base32.NewEncoding("abc") })
}

func records(set func(*csv.Reader), in string) {
	r := csv.NewReader(strings.NewReader(in))
	set(r)
	for {
		rec, err := r.Read()
		if err == io.EOF {
			break
		}
		fmt.Printf("%q %v", rec, err)
		for i := range rec {
			if err == nil {
				line, col := r.FieldPos(i)
				fmt.Print(" ", line, ":", col)
			}
		}
		fmt.Println(" at", r.InputOffset())
		var p *csv.ParseError
		if errors.As(err, &p) {
			fmt.Println(p.StartLine, p.Line, p.Column, p.Unwrap())
		} else if err != nil {
			break
		}
	}
}

func csvs() {
	inputs := []string{"a,b,c\n", "a,b\n1,2\n", "a,b\r\n1,2\r\n", "a,b", "\"a\",\"b,c\"\n", "\"a \"\"b\"\"\",c\n", "\"two\nlines\",x\ny,z\n", "a\n\n\nb\n", "a,b\nc\n", "a \"b\",c\n", "\"a\"b,c\n", "\"open\n", "\"open", ",,\n", "\"\",\"\"\n", "#x\na,b\n # y\n",
		" a,  b\n", " \"a\",\t\"b\"\n", "a;b;c\n", "\r\n", "a\r,b\n", "\"a\r\nb\"\n", "ä,\"ö\"\n", "x,\"a\nb\nc\"d\n", "  \n", "\"\n\n\"", strings.Repeat("long ", 2000) + ",x\n", "a,\"", "\"a\"\n\"b", "a,b,\n"}
	sets := []func(*csv.Reader){func(*csv.Reader) {}, func(r *csv.Reader) { r.LazyQuotes = true; r.FieldsPerRecord = -1 }, func(r *csv.Reader) { r.TrimLeadingSpace = true; r.Comment = '#' },
		func(r *csv.Reader) { r.Comma = ';'; r.FieldsPerRecord = 2; r.ReuseRecord = true }}
	for _, in := range inputs {
		for _, set := range sets {
			records(set, in)
		}
	}
	records(func(r *csv.Reader) { r.Comma = '\n' }, "a")
	records(func(r *csv.Reader) { r.Comment = ',' }, "a")
	records(func(r *csv.Reader) { r.Comma = 'λ' }, "aλ\"bλ\"λc\n")
	all, err := csv.NewReader(strings.NewReader("a,b\nc,d\n")).ReadAll()
	fmt.Println(all, err)
	all, err = csv.NewReader(strings.NewReader("a,b\nc\n")).ReadAll()
	fmt.Println(all, err)
	var out bytes.Buffer
	w := csv.NewWriter(&out)
	fmt.Println(w.WriteAll([][]string{{"a", "b c", "d,e"}, {"", " x", "x "}, {`q"q`, "l\nl", "r\rr", "l\r\nl"}, {`\.`, `\`}, {}, {""}, {"ü", "\u00a0x"}}), w.Error())
	w.UseCRLF = true
	w.Comma = ';'
	fmt.Println(w.Write([]string{"l\nl\r", "a,b", "c;d", `"`}))
	w.Flush()
	fmt.Printf("%q\n", out.String())
	w.Comma = '"'
	fmt.Println(w.Write([]string{"x"}))
	w = csv.NewWriter(&broken{3})
	w.Write([]string{"hello"})
	w.Flush()
	fmt.Println(w.Error())
	caught(func() { csv.NewReader(strings.NewReader("")).FieldPos(0) })
}

func main() {
	hexes()
	base64s()
	base32s()
	csvs()
}
