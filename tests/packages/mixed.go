// Buffers, readers, scanners and containers in random order of operations; math/bits, math/cmplx, unicode.
package main

import (
	"bufio"
	"bytes"
	"container/heap"
	"container/list"
	"container/ring"
	"fmt"
	"io"
	"math"
	"math/bits"
	"math/cmplx"
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"
)

var st = uint64(1)

func rnd(n int) int {
	st = st*6364136223846793005 + 1442695040888963407
	return int(st>>33) % n
}

type ih []int

func (h ih) Len() int           { return len(h) }
func (h ih) Less(i, j int) bool { return h[i] < h[j] }
func (h ih) Swap(i, j int)      { h[i], h[j] = h[j], h[i] }
func (h *ih) Push(x any)        { *h = append(*h, x.(int)) }
func (h *ih) Pop() any          { o := *h; x := o[len(o)-1]; *h = o[:len(o)-1]; return x }

func buffers() {
	var b bytes.Buffer
	r := strings.NewReader(strings.Repeat("läng\n", 20))
	br := bytes.NewReader([]byte(strings.Repeat("x\ty ", 30)))
	for range 2500 {
		p := make([]byte, rnd(9))
		switch rnd(26) {
		case 0:
			n, err := b.Read(p)
			fmt.Println("Read", n, err, string(p))
		case 1, 2, 3:
			n, err := b.WriteString("äbc\ndef"[:rnd(8)])
			fmt.Println("Write", n, err)
		case 4:
			c, err := b.ReadByte()
			fmt.Println(c, err, b.UnreadByte())
		case 5:
			c, n, err := b.ReadRune()
			fmt.Println(c, n, err, b.UnreadRune())
		case 6:
			l, err := b.ReadString('\n')
			fmt.Printf("%q %v\n", l, err)
		case 7:
			fmt.Println(b.UnreadByte())
		case 8:
			fmt.Println(b.UnreadRune())
		case 9:
			fmt.Println(b.Len(), b.Cap() >= b.Len(), b.String())
		case 10:
			fmt.Println(string(b.Next(rnd(5))))
		case 11:
			b.Truncate(b.Len() / 2)
		case 12:
			b.WriteRune(rune(rnd(0x800)))
			b.WriteByte('z')
		case 13:
			n, err := b.ReadFrom(io.LimitReader(strings.NewReader("0123456789"), int64(rnd(10))))
			fmt.Println(n, err)
		case 14:
			if rnd(10) == 0 {
				b.Reset()
			}
		case 15:
			n, err := r.Read(p)
			fmt.Println(n, err, string(p), r.Len(), r.Size())
		case 16:
			n, err := r.Seek(int64(rnd(130)-5), rnd(4))
			fmt.Println(n, err)
		case 17:
			c, n, err := r.ReadRune()
			fmt.Println(c, n, err)
		case 18:
			fmt.Println(r.UnreadRune())
		case 19:
			c, err := r.ReadByte()
			fmt.Println(c, err, r.UnreadByte())
		case 20:
			n, err := r.ReadAt(p, int64(rnd(140)-4))
			fmt.Println(n, err, string(p))
		case 21:
			n, err := br.Seek(int64(rnd(130)-5), rnd(3))
			fmt.Println(n, err)
			n2, err := br.Read(p)
			fmt.Println(n2, err, string(p), br.Len())
		case 22:
			c, n, err := br.ReadRune()
			fmt.Println(c, n, err, br.UnreadRune(), br.UnreadByte())
		case 23:
			if rnd(20) == 0 {
				var sb strings.Builder
				n, err := r.WriteTo(&sb)
				fmt.Println(n, err, sb.Len())
				n, err = b.WriteTo(&sb)
				fmt.Println(n, err, sb.String())
			}
		case 24:
			l, err := b.ReadBytes('d')
			fmt.Printf("%q %v\n", l, err)
		case 25:
			b.Grow(rnd(50))
			fmt.Println(b.Available() >= 0, len(b.AvailableBuffer()))
		}
	}
	var sb strings.Builder
	for i := range 200 {
		sb.WriteString("abcdefghij"[:i%10])
		fmt.Print(sb.Cap(), " ")
	}
	var bb bytes.Buffer
	for i := range 200 {
		bb.WriteString("abcdefghij"[:i%10])
		fmt.Print(bb.Cap(), " ")
	}
	fmt.Println()
}

func scans() {
	text := strings.Repeat("one two  three\r\nfour\n\nfünf \xff six", 5)
	for _, f := range []bufio.SplitFunc{bufio.ScanLines, bufio.ScanWords, bufio.ScanRunes, bufio.ScanBytes} {
		s := bufio.NewScanner(strings.NewReader(text))
		s.Split(f)
		n := 0
		for s.Scan() {
			n++
			if n%3 == 0 {
				fmt.Printf("%q ", s.Text())
			}
		}
		fmt.Println(n, s.Err())
	}
	r := bufio.NewReaderSize(strings.NewReader(text), 16)
	for range 60 {
		switch rnd(7) {
		case 0:
			l, err := r.ReadString('\n')
			fmt.Printf("%q %v\n", l, err)
		case 1:
			l, p, err := r.ReadLine()
			fmt.Printf("%q %v %v\n", l, p, err)
		case 2:
			p, err := r.Peek(rnd(20))
			fmt.Printf("%q %v %d\n", p, err, r.Buffered())
		case 3:
			n, err := r.Discard(rnd(20))
			fmt.Println(n, err)
		case 4:
			c, n, err := r.ReadRune()
			fmt.Println(c, n, err, r.UnreadRune(), r.UnreadByte())
		case 5:
			l, err := r.ReadSlice('e')
			fmt.Printf("%q %v\n", l, err)
		case 6:
			b, err := r.ReadByte()
			fmt.Println(b, err)
		}
	}
}

func containers() {
	h := &ih{}
	for range 300 {
		heap.Push(h, rnd(100))
	}
	(*h)[7] = 55
	heap.Fix(h, 7)
	fmt.Println(heap.Remove(h, 13), *h)
	for h.Len() > 0 {
		fmt.Print(heap.Pop(h), " ")
	}
	l := list.New()
	var es []*list.Element
	for i := range 30 {
		es = append(es, l.PushBack(i))
		switch rnd(6) {
		case 0:
			l.MoveToFront(es[rnd(len(es))])
		case 1:
			l.MoveToBack(es[rnd(len(es))])
		case 2:
			l.InsertBefore(100+i, es[rnd(len(es))])
		case 3:
			l.MoveAfter(es[rnd(len(es))], es[rnd(len(es))])
		case 4:
			l.PushFront(i)
		}
	}
	for e := l.Front(); e != nil; e = e.Next() {
		fmt.Print(e.Value, " ")
	}
	r := ring.New(7)
	for i := range 7 {
		r.Value = i
		r = r.Next()
	}
	x := r.Unlink(2)
	r.Move(3).Link(x)
	r.Do(func(v any) { fmt.Print(v, " ") })
	fmt.Println(r.Len())
}

func numbers() {
	var sum uint64
	for range 3000 {
		x := st * 0x9e3779b97f4a7c15
		y := uint64(rnd(1<<30))<<rnd(34) + 1
		hi, lo := bits.Mul64(x, y)
		q, r := bits.Div64(hi%y, lo, y)
		s, c := bits.Add64(x, y, uint64(rnd(2)))
		d, e := bits.Sub64(y, x, 1)
		sum = sum*31 + hi + lo + q + r + s + c + d + e + bits.RotateLeft64(x, rnd(130)-65) + uint64(bits.Len64(y)+bits.TrailingZeros32(uint32(x))+bits.OnesCount16(uint16(x))+bits.LeadingZeros8(uint8(y))) + bits.Reverse64(x) + uint64(bits.ReverseBytes32(uint32(x))) + uint64(bits.RotateLeft8(uint8(x), 3)) + bits.Rem64(x, lo, y) + uint64(bits.Reverse16(uint16(y)))
		st = st*6364136223846793005 + 1
	}
	fmt.Println(sum)
	vs := []complex128{0, 1, -1, 1i, -1i, 3 + 4i, -2.5 + 0.1i, 1e10 - 1e-10i, cmplx.Inf(), cmplx.NaN(), 0.5 - 0.5i, 30 + 40i, -1e-9i, 1e-3 + 3.1415926i, complex(math.Inf(-1), 1), complex(1, math.Inf(1)), complex(math.NaN(), 0), complex(0, math.NaN()), complex(math.Inf(1), math.NaN()), 1e9 + 0.1i, 2, -2, 2i}
	for _, v := range vs {
		fmt.Println(v, cmplx.Abs(v), cmplx.Phase(v), cmplx.Exp(v), cmplx.Log(v), cmplx.Log10(v), cmplx.Sqrt(v), cmplx.Sin(v), cmplx.Cos(v), cmplx.Tan(v), cmplx.Cot(v), cmplx.Sinh(v), cmplx.Cosh(v), cmplx.Tanh(v), cmplx.Conj(v), cmplx.IsNaN(v), cmplx.IsInf(v), cmplx.Asin(v), cmplx.Acos(v), cmplx.Atan(v), cmplx.Asinh(v), cmplx.Acosh(v), cmplx.Atanh(v))
		for _, w := range vs {
			fmt.Print(cmplx.Pow(v, w), " ")
		}
		fmt.Println()
	}
}

func runes() {
	var sum uint64
	for r := rune(-1); r < 0x20000; r++ {
		var k uint64
		for i, f := range []func(rune) bool{unicode.IsLetter, unicode.IsDigit, unicode.IsNumber, unicode.IsUpper, unicode.IsLower, unicode.IsTitle, unicode.IsMark, unicode.IsPunct, unicode.IsSymbol, unicode.IsControl, unicode.IsPrint, unicode.IsGraphic, unicode.IsSpace} {
			if f(r) {
				k |= 1 << i
			}
		}
		for i, t := range []*unicode.RangeTable{unicode.Han, unicode.Latin, unicode.Greek, unicode.Cyrillic, unicode.Hiragana, unicode.Katakana, unicode.Arabic, unicode.Hebrew, unicode.Thai, unicode.L, unicode.White_Space} {
			if unicode.Is(t, r) {
				k |= 1 << (20 + i)
			}
		}
		sum = sum*31 + k + uint64(unicode.ToUpper(r))*3 + uint64(unicode.ToLower(r))*5 + uint64(unicode.ToTitle(r))*7 + uint64(unicode.SimpleFold(max(r, 0)))*11 + uint64(utf8.RuneLen(r)+1)
		if r%0x4000 == 0 {
			fmt.Println(r, sum)
		}
	}
	a := utf16.Encode([]rune("aä日😀\ufffd\U0010ffff"))
	fmt.Println(a, string(utf16.Decode(append(a, 0xd800, 0x61, 0xdc00))), utf16.IsSurrogate(0xd800), utf16.RuneLen('😀'))
	s := []string{"b", "a", "c"}
	sort.Sort(sort.Reverse(sort.StringSlice(s)))
	fmt.Println(s, sort.SearchStrings([]string{"a", "c"}, "b"), slices.Sorted(slices.Values(s)))
}

func main() {
	buffers()
	scans()
	containers()
	numbers()
	runes()
}
