// Package tabwriter aligns the columns of text whose cells end with tabs.
//
// A column is a block of cells one below the other, in lines without a gap. What stands behind the last tab of a line is
// in no column. Write splits text into cells; format, when it is clear that a column cannot grow any more, finds the
// width of each, the columns from the left being nested in each other; and lines writes them.
package tabwriter

import (
	"io"
	"unicode/utf8"
)

// Flags of a Writer.
const (
	// FilterHTML gives tags no width, and entities that of one character.
	FilterHTML uint = 1 << iota
	// StripEscape drops the bytes around escaped text.
	StripEscape
	// AlignRight puts padding before the text.
	AlignRight
	// DiscardEmptyColumns gives columns of empty cells that end with vertical tabs no width.
	DiscardEmptyColumns
	// TabIndent pads empty cells at the begin of a line with tabs.
	TabIndent
	// Debug shows the columns with bars.
	Debug
)

// Escape stands around text that is passed through as it is. It is no byte of any UTF-8 text.
const Escape = '\xff'

// A cell is a piece of text; text and trailing tab are next to each other in the buffer.
type cell struct {
	size  int  // in bytes
	width int  // in runes
	tab   bool // it ends with \t, not with \v
}

// A Writer aligns what it gets and writes it to another writer. Flush must be called in the end.
type Writer struct {
	output   io.Writer
	minwidth int
	tabwidth int
	padding  int
	padchar  byte
	flags    uint

	buf    []byte // the text of all cells
	pos    int    // up to where it counts in the width of the current cell
	cell   cell   // the current one
	escape byte   // what ends the escape that we are in, 0 in none
	lines  [][]cell
	widths []int // of the columns left of those being formatted
	err    error
}

// NewWriter returns a Writer as Init sets it.
func NewWriter(output io.Writer, minwidth, tabwidth, padding int, padchar byte, flags uint) *Writer {
	return new(Writer).Init(output, minwidth, tabwidth, padding, padchar, flags)
}

// Init sets where the Writer writes to, the least width of a cell, the width of a tab, the padding added to the widest
// cell, and what padding is made of; with tabs, columns begin where tabs lead.
func (w *Writer) Init(output io.Writer, minwidth, tabwidth, padding int, padchar byte, flags uint) *Writer {
	if minwidth < 0 || tabwidth < 0 || padding < 0 {
		panic("negative minwidth, tabwidth, or padding")
	}
	if padchar == '\t' {
		flags &^= AlignRight
	}
	w.output, w.minwidth, w.tabwidth, w.padding, w.padchar, w.flags = output, minwidth, tabwidth, padding, padchar, flags
	w.reset()
	return w
}

func (w *Writer) reset() {
	w.buf, w.pos, w.cell, w.escape = w.buf[:0], 0, cell{}, 0
	w.lines, w.widths = append(w.lines[:0], nil), w.widths[:0]
}

// Write takes text.
func (w *Writer) Write(buf []byte) (n int, err error) {
	for i, c := range buf {
		if w.escape != 0 {
			if c == w.escape {
				end := i + 1
				if c == Escape && w.flags&StripEscape != 0 {
					end = i
				}
				w.append(buf[n:end])
				n = i + 1
				w.endEscape()
			}
			continue
		}
		switch c {
		case '\t', '\v', '\n', '\f':
			w.text(buf[n:i])
			n = i + 1
			w.endCell(c)
		case Escape:
			w.text(buf[n:i])
			n = i
			if w.flags&StripEscape != 0 {
				n++
			}
			w.escape = Escape
		case '<', '&':
			if w.flags&FilterHTML != 0 {
				w.text(buf[n:i])
				n = i
				w.escape = '>'
				if c == '&' {
					w.escape = ';'
				}
			}
		}
		if w.err != nil {
			return n, w.failed()
		}
	}
	w.append(buf[n:])
	return len(buf), nil
}

// failed returns the error and forgets it; the text stays.
func (w *Writer) failed() error {
	err := w.err
	w.err = nil
	return err
}

// append adds bytes to the current cell.
func (w *Writer) append(text []byte) {
	w.buf = append(w.buf, text...)
	w.cell.size += len(text)
}

// text adds bytes to the current cell and its width.
func (w *Writer) text(text []byte) {
	w.append(text)
	w.measure()
}

func (w *Writer) measure() {
	w.cell.width += utf8.RuneCount(w.buf[w.pos:])
	w.pos = len(w.buf)
}

func (w *Writer) endEscape() {
	switch w.escape {
	case Escape:
		w.measure()
		if w.flags&StripEscape == 0 {
			w.cell.width -= 2
		}
	case ';':
		w.cell.width++
	}
	w.pos = len(w.buf)
	w.escape = 0
}

// closeCell puts the current cell into its line and returns how many are there.
func (w *Writer) closeCell(tab bool) int {
	w.cell.tab = tab
	last := &w.lines[len(w.lines)-1]
	*last = append(*last, w.cell)
	w.cell = cell{}
	return len(*last)
}

// endCell ends the current cell, and with it the line, the columns, as c says.
func (w *Writer) endCell(c byte) {
	cells := w.closeCell(c == '\t')
	if c != '\n' && c != '\f' {
		return
	}
	w.lines = append(w.lines, nil)
	// A line of one cell is part of no column, so it ends all.
	if c == '\f' || cells == 1 {
		w.flush()
		if c == '\f' && w.flags&Debug != 0 {
			w.put([]byte("---\n"))
		}
	}
}

// Flush writes what is left. An escape that has no end, ends.
func (w *Writer) Flush() error {
	w.flush()
	if w.err != nil {
		return w.failed()
	}
	return nil
}

func (w *Writer) flush() {
	if w.cell.size > 0 {
		if w.escape != 0 {
			w.endEscape()
		}
		w.closeCell(false)
	}
	w.format(0, 0, len(w.lines))
	if w.err == nil {
		w.reset()
	}
}

// format writes the lines from first to before end, whose text begins at pos, and returns where it ends. The widths of
// the columns to the left are known.
func (w *Writer) format(pos, first, end int) int {
	column := len(w.widths)
	for at := first; at < end; at++ {
		if column >= len(w.lines[at])-1 {
			continue
		}
		// Here the column begins.
		pos = w.write(pos, first, at)
		first = at
		width, empty := w.minwidth, true
		for ; at < end && column < len(w.lines[at])-1; at++ {
			c := w.lines[at][column]
			width = max(width, c.width+w.padding)
			empty = empty && c.width == 0 && !c.tab
		}
		if empty && w.flags&DiscardEmptyColumns != 0 {
			width = 0
		}
		w.widths = append(w.widths, width)
		pos = w.format(pos, first, at)
		w.widths = w.widths[:len(w.widths)-1]
		first = at
	}
	return w.write(pos, first, end)
}

// write writes lines whose columns all have their widths.
func (w *Writer) write(pos, first, end int) int {
	for i := first; i < end; i++ {
		tabs := w.flags&TabIndent != 0
		for column, c := range w.lines[i] {
			if column > 0 && w.flags&Debug != 0 {
				w.put([]byte{'|'})
			}
			tabs = tabs && c.size == 0
			if w.flags&AlignRight == 0 {
				w.put(w.buf[pos : pos+c.size])
			}
			if column < len(w.widths) {
				w.pad(c.width, w.widths[column], tabs)
			}
			if w.flags&AlignRight != 0 {
				w.put(w.buf[pos : pos+c.size])
			}
			pos += c.size
		}
		if i+1 < len(w.lines) {
			w.put([]byte{'\n'})
		} else {
			// The last line has no end yet.
			w.put(w.buf[pos : pos+w.cell.size])
			pos += w.cell.size
		}
	}
	return pos
}

// pad fills a cell up.
func (w *Writer) pad(text, width int, tabs bool) {
	if w.padchar == '\t' || tabs {
		if w.tabwidth > 0 {
			stops := (width + w.tabwidth - 1) / w.tabwidth
			w.repeat('\t', (stops*w.tabwidth-text+w.tabwidth-1)/w.tabwidth)
		}
		return
	}
	w.repeat(w.padchar, width-text)
}

func (w *Writer) repeat(c byte, n int) {
	b := make([]byte, n)
	for i := range b {
		b[i] = c
	}
	w.put(b)
}

// put writes bytes, unless something has failed before.
func (w *Writer) put(b []byte) {
	if w.err != nil || len(b) == 0 {
		return
	}
	n, err := w.output.Write(b)
	if err == nil && n != len(b) {
		err = io.ErrShortWrite
	}
	w.err = err
}
