package hex

import (
	"errors"
	"io"
	"strings"
)

// Dump shows data as the command hexdump -C does.
func Dump(data []byte) string {
	if len(data) == 0 {
		return ""
	}
	var b strings.Builder
	b.Grow((1 + (len(data)-1)/16) * 79) // lines, and the length of one
	d := Dumper(&b)
	d.Write(data)
	d.Close()
	return b.String()
}

type dumper struct {
	w      io.Writer
	text   [16]byte // the bytes of this line, as they are shown at its end
	used   int      // of them
	n      int      // bytes so far
	closed bool
}

// Dumper returns a writer that shows what it gets on w; Close ends the last line.
func Dumper(w io.Writer) io.WriteCloser { return &dumper{w: w} }

func (d *dumper) Write(data []byte) (n int, err error) {
	if d.closed {
		return 0, errors.New("encoding/hex: dumper closed")
	}
	for _, c := range data {
		var b []byte
		if d.used == 0 {
			for shift := 28; shift >= 0; shift -= 4 {
				b = append(b, digits[d.n>>shift&15])
			}
			b = append(b, "  "...)
		}
		b = append(b, digits[c>>4], digits[c&15], ' ')
		switch d.used {
		case 7:
			b = append(b, ' ')
		case 15:
			b = append(b, " |"...)
		}
		if _, err = d.w.Write(b); err != nil {
			return n, err
		}
		n++
		d.text[d.used] = c
		if c < ' ' || c > '~' {
			d.text[d.used] = '.'
		}
		d.used++
		d.n++
		if d.used == 16 {
			if err = d.endLine(""); err != nil {
				return n, err
			}
		}
	}
	return n, nil
}

// endLine writes what stands at the end of a line.
func (d *dumper) endLine(before string) error {
	b := append([]byte(before), d.text[:d.used]...)
	d.used = 0
	_, err := d.w.Write(append(b, "|\n"...))
	return err
}

func (d *dumper) Close() error {
	if d.closed {
		return nil
	}
	d.closed = true
	if d.used == 0 {
		return nil
	}
	gap := 3*(16-d.used) + 1
	if d.used < 8 {
		gap++
	}
	return d.endLine(strings.Repeat(" ", gap) + "|")
}
