package csv

import (
	"bufio"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Writer writes records, through a buffer.
type Writer struct {
	Comma   rune // stands between fields
	UseCRLF bool // ends lines with \r\n
	w       *bufio.Writer
}

// NewWriter returns a writer of records to w.
func NewWriter(w io.Writer) *Writer { return &Writer{Comma: ',', w: bufio.NewWriter(w)} }

// Write writes a record, with quotes where they are needed.
func (w *Writer) Write(record []string) error {
	if !validDelimiter(w.Comma) {
		return errDelimiter
	}
	for n, field := range record {
		if n > 0 {
			if _, err := w.w.WriteRune(w.Comma); err != nil {
				return err
			}
		}
		var err error
		if w.needsQuotes(field) {
			err = w.quoted(field)
		} else {
			_, err = w.w.WriteString(field)
		}
		if err != nil {
			return err
		}
	}
	if w.UseCRLF {
		_, err := w.w.WriteString("\r\n")
		return err
	}
	return w.w.WriteByte('\n')
}

// quoted writes a field in quotes; those inside are doubled.
func (w *Writer) quoted(field string) error {
	if err := w.w.WriteByte('"'); err != nil {
		return err
	}
	for field != "" {
		plain := strings.IndexAny(field, "\"\r\n")
		if plain < 0 {
			plain = len(field)
		}
		if _, err := w.w.WriteString(field[:plain]); err != nil {
			return err
		}
		field = field[plain:]
		if field == "" {
			break
		}
		text := field[:1]
		switch {
		case text == `"`:
			text = `""`
		case text == "\r" && w.UseCRLF:
			text = ""
		case text == "\n" && w.UseCRLF:
			text = "\r\n"
		}
		if _, err := w.w.WriteString(text); err != nil {
			return err
		}
		field = field[1:]
	}
	return w.w.WriteByte('"')
}

// needsQuotes reports whether a field would be read as something else without quotes. `\.` gets them because it ends
// the data for some databases.
func (w *Writer) needsQuotes(field string) bool {
	if field == "" {
		return false
	}
	if field == `\.` || strings.ContainsRune(field, w.Comma) || strings.ContainsAny(field, "\"\r\n") {
		return true
	}
	c, _ := utf8.DecodeRuneInString(field)
	return unicode.IsSpace(c)
}

// Flush writes what is in the buffer; Error tells whether that failed.
func (w *Writer) Flush() { w.w.Flush() }

// Error returns the first error of any write.
func (w *Writer) Error() error {
	_, err := w.w.Write(nil)
	return err
}

// WriteAll writes records and flushes the buffer.
func (w *Writer) WriteAll(records [][]string) error {
	for _, record := range records {
		if err := w.Write(record); err != nil {
			return err
		}
	}
	return w.w.Flush()
}
