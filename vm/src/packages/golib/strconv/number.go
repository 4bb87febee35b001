// Package strconv turns numbers and quoted text into strings and back.
package strconv

import "errors"

// IntSize is the number of bits of an int.
const IntSize = 64

// ErrRange says that a number is out of range for its type.
var ErrRange = errors.New("value out of range")

// ErrSyntax says that a text has not the syntax of its type.
var ErrSyntax = errors.New("invalid syntax")

// A NumError tells which function could not read which text, and why.
type NumError struct {
	Func string
	Num  string
	Err  error
}

func (e *NumError) Error() string {
	return "strconv." + e.Func + ": parsing " + Quote(e.Num) + ": " + e.Err.Error()
}

// Unwrap returns the reason.
func (e *NumError) Unwrap() error { return e.Err }

// What the natives report.
const (
	ok = iota
	badSyntax
	badRange
	badBase
	badBitSize
)

//go:noescape
func parseUint(s string, base, bitSize int) (n uint64, status int)

//go:noescape
func parseInt(s string, base, bitSize int) (n int64, status int)

//go:noescape
func parseFloat(s string, bitSize int) (f float64, status int)
func formatInt(i int64, base int) string
func formatUint(i uint64, base int) string
func formatFloat(f float64, fmt byte, prec, bitSize int) string

//go:escape results
func appendInt(dst []byte, i int64, base int) []byte

//go:escape results
func appendUint(dst []byte, i uint64, base int) []byte

//go:escape results
func appendFloat(dst []byte, f float64, fmt byte, prec, bitSize int) []byte

func failure(fn, s string, status, base, bitSize int) error {
	var err error
	switch status {
	case ok:
		return nil
	case badSyntax:
		err = ErrSyntax
	case badRange:
		err = ErrRange
	case badBase:
		err = errors.New("invalid base " + Itoa(base))
	case badBitSize:
		err = errors.New("invalid bit size " + Itoa(bitSize))
	}
	return &NumError{fn, string([]byte(s)), err}
}

// ParseUint reads an unsigned number. Base 0 means: by the prefix. bitSize says which type it must fit, 0 for uint.
func ParseUint(s string, base int, bitSize int) (uint64, error) {
	n, status := parseUint(s, base, bitSize)
	if status != ok {
		return n, failure("ParseUint", s, status, base, bitSize)
	}
	return n, nil
}

// ParseInt reads a signed number, as ParseUint does.
func ParseInt(s string, base int, bitSize int) (i int64, err error) {
	n, status := parseInt(s, base, bitSize)
	if status != ok {
		return n, failure("ParseInt", s, status, base, bitSize)
	}
	return n, nil
}

// Atoi reads a decimal int.
func Atoi(s string) (int, error) {
	n, status := parseInt(s, 10, 0)
	if status != ok {
		return int(n), failure("Atoi", s, status, 10, 0)
	}
	return int(n), nil
}

// ParseFloat reads a floating-point number, the nearest one of so many bits.
func ParseFloat(s string, bitSize int) (float64, error) {
	f, status := parseFloat(s, bitSize)
	if status != ok {
		return f, failure("ParseFloat", s, status, 0, bitSize)
	}
	return f, nil
}

// ParseBool reads a truth value: 1, t, T, TRUE, true, True and their opposites.
func ParseBool(str string) (bool, error) {
	switch str {
	case "1", "t", "T", "true", "TRUE", "True":
		return true, nil
	case "0", "f", "F", "false", "FALSE", "False":
		return false, nil
	}
	return false, failure("ParseBool", str, badSyntax, 0, 0)
}

// Itoa returns i in decimal.
func Itoa(i int) string

func checkBase(base int) {
	if base < 2 || base > 36 {
		panic("strconv: illegal AppendInt/FormatInt base")
	}
}

// FormatInt returns i in a base from 2 to 36.
func FormatInt(i int64, base int) string {
	checkBase(base)
	return formatInt(i, base)
}

// FormatUint returns i in a base from 2 to 36.
func FormatUint(i uint64, base int) string {
	checkBase(base)
	return formatUint(i, base)
}

// AppendInt appends what FormatInt returns.
func AppendInt(dst []byte, i int64, base int) []byte {
	checkBase(base)
	return appendInt(dst, i, base)
}

// AppendUint appends what FormatUint returns.
func AppendUint(dst []byte, i uint64, base int) []byte {
	checkBase(base)
	return appendUint(dst, i, base)
}

func checkBits(bitSize int) {
	if bitSize != 32 && bitSize != 64 {
		panic("strconv: illegal AppendFloat/FormatFloat bitSize")
	}
}

// FormatFloat returns f in a form (b, e, E, f, g, G, x, X) with a precision, -1 for the least that tells it apart.
func FormatFloat(f float64, fmt byte, prec, bitSize int) string {
	checkBits(bitSize)
	return formatFloat(f, fmt, prec, bitSize)
}

// AppendFloat appends what FormatFloat returns.
func AppendFloat(dst []byte, f float64, fmt byte, prec, bitSize int) []byte {
	checkBits(bitSize)
	return appendFloat(dst, f, fmt, prec, bitSize)
}

// FormatBool returns true or false.
func FormatBool(b bool) string {
	if b {
		return "true"
	}
	return "false"
}

// AppendBool appends true or false.
func AppendBool(dst []byte, b bool) []byte { return append(dst, FormatBool(b)...) }

// FormatComplex returns c as (a+bi), with parts as FormatFloat gives them.
func FormatComplex(c complex128, fmt byte, prec, bitSize int) string {
	if bitSize != 64 && bitSize != 128 {
		panic("invalid bitSize")
	}
	im := FormatFloat(imag(c), fmt, prec, bitSize/2)
	if im[0] != '+' && im[0] != '-' {
		im = "+" + im
	}
	return "(" + FormatFloat(real(c), fmt, prec, bitSize/2) + im + "i)"
}
