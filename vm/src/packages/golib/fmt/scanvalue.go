package fmt

import (
	"errors"
	"io"
)

const (
	binary  = "01"
	octal   = "01234567"
	decimal = "0123456789"
	hex     = "0123456789aAbBcCdDeEfF"
	sign    = "+-"

	integerVerbs = "bdoUxXv"
	floatVerbs   = "beEfFgGv"
)

// target tells of a pointer what it points to, and gives the pointer as one to the unnamed type of that kind. The kind
// is 0 if it points to what cannot be scanned, -1 if v is no pointer, 2 if
// it points to a floating-point number, else 1.
func target(v any, plain []any) (kind int, p any)

// plain has a pointer to every type that target may give, in the order of kinds.
var plain = []any{
	(*bool)(nil), (*int)(nil), (*int8)(nil), (*int16)(nil), (*int32)(nil), (*int64)(nil), (*uint)(nil), (*uint8)(nil),
	(*uint16)(nil), (*uint32)(nil), (*uint64)(nil), (*uintptr)(nil), (*float32)(nil), (*float64)(nil),
	(*complex64)(nil), (*complex128)(nil), (*string)(nil), (*[]byte)(nil),
}

// operand reads the value that arg points to.
func (s *scan) operand(verb rune, arg any) {
	s.token = s.token[:0]
	switch v := arg.(type) {
	case Scanner:
		err := v.Scan(s, verb)
		if err == io.EOF {
			err = io.ErrUnexpectedEOF
		}
		if err != nil {
			s.fail(err)
		}
	case *int:
		*v = int(s.signed(verb, 64))
	case *string:
		*v = s.text(verb)
	case *float64:
		*v = s.float(verb, 64)
	case *bool:
		*v = s.boolean(verb)
	case *int8:
		*v = int8(s.signed(verb, 8))
	case *int16:
		*v = int16(s.signed(verb, 16))
	case *int32:
		*v = int32(s.signed(verb, 32))
	case *int64:
		*v = s.signed(verb, 64)
	case *uint:
		*v = uint(s.unsigned(verb, 64))
	case *uint8:
		*v = uint8(s.unsigned(verb, 8))
	case *uint16:
		*v = uint16(s.unsigned(verb, 16))
	case *uint32:
		*v = uint32(s.unsigned(verb, 32))
	case *uint64:
		*v = s.unsigned(verb, 64)
	case *uintptr:
		*v = uintptr(s.unsigned(verb, 64))
	case *float32:
		*v = float32(s.float(verb, 32))
	case *complex64:
		*v = complex64(s.complex(verb, 32))
	case *complex128:
		*v = s.complex(verb, 64)
	case *[]byte:
		*v = []byte(s.text(verb))
	default:
		kind, p := target(arg, plain)
		switch {
		case kind < 0:
			s.complain("type not a pointer: " + Sprintf("%T", arg))
		case kind == 0:
			s.complain("can't scan type: " + Sprintf("%T", arg))
		case kind == 2:
			verb = 'v' // floats of a type with a name take any verb
		}
		s.operand(verb, p)
	}
}

func (s *scan) check(verb rune, verbs, what string) {
	if !contains(verbs, verb) {
		s.complain("bad verb '%" + string(verb) + "' for " + what)
	}
}

// begin goes to where a value begins.
func (s *scan) begin() {
	s.SkipSpace()
	s.notEOF()
}

func (s *scan) boolean(verb rune) bool {
	s.begin()
	s.check(verb, "tv", "boolean")
	value, ok := false, true
	switch s.next() {
	case '1':
		value = true
	case 't', 'T':
		value = true
		ok = !s.accept("rR") || s.accept("uU") && s.accept("eE")
	case 'f', 'F':
		ok = !s.accept("aA") || s.accept("lL") && s.accept("sS") && s.accept("eE")
	}
	if !ok {
		s.complain("syntax error scanning boolean")
	}
	return value
}

// base returns the base and digits that a verb asks for.
func (s *scan) base(verb rune) (base int, digits string) {
	s.check(verb, integerVerbs, "integer")
	switch verb {
	case 'b':
		return 2, binary
	case 'o':
		return 8, octal
	case 'x', 'X', 'U':
		return 16, hex
	}
	return 10, decimal
}

// number reads the digits of an integer behind its sign, and returns its base.
func (s *scan) number(verb rune, base int, digits string) int {
	found := false
	if verb == 'v' && s.accept("0") {
		base, found = 0, true
		switch {
		case s.accept("bB"):
			digits = binary + "_"
		case s.accept("oO"):
			digits = octal + "_"
		case s.accept("xX"):
			digits = hex + "_"
		default:
			digits = octal + "_"
		}
	} else if verb == 'v' {
		base, digits = 0, decimal+"_"
	}
	if !found {
		s.notEOF()
		if !s.accept(digits) {
			s.complain("expected integer")
		}
	}
	for s.accept(digits) {
	}
	return base
}

// codePoint skips the U+ of %U.
func (s *scan) codePoint() {
	if !s.skip("U") || !s.skip("+") {
		s.complain("bad unicode format ")
	}
}

func (s *scan) signed(verb rune, bits uint) int64 {
	if verb == 'c' {
		return s.character(bits)
	}
	s.begin()
	base, digits := s.base(verb)
	if verb == 'U' {
		s.codePoint()
	} else {
		s.accept(sign)
	}
	base = s.number(verb, base, digits)
	n, status := parseInt(string(s.token), base, 64)
	s.parsed("ParseInt", string(s.token), status)
	if n<<(64-bits)>>(64-bits) != n {
		s.complain("integer overflow on token " + string(s.token))
	}
	return n
}

func (s *scan) unsigned(verb rune, bits uint) uint64 {
	if verb == 'c' {
		return uint64(s.character(bits))
	}
	s.begin()
	base, digits := s.base(verb)
	if verb == 'U' {
		s.codePoint()
	}
	base = s.number(verb, base, digits)
	n, status := parseUint(string(s.token), base, 64)
	s.parsed("ParseUint", string(s.token), status)
	if n<<(64-bits)>>(64-bits) != n {
		s.complain("unsigned integer overflow on token " + string(s.token))
	}
	return n
}

// character reads a rune for %c.
func (s *scan) character(bits uint) int64 {
	s.notEOF()
	r := s.next()
	if n := int64(r); n<<(64-bits)>>(64-bits) != n {
		s.complain("overflow on character value " + string(r))
	}
	return int64(r)
}

// floatToken reads what may be a floating-point number.
func (s *scan) floatToken() string {
	s.token = s.token[:0]
	if s.accept("nN") && s.accept("aA") && s.accept("nN") {
		return string(s.token)
	}
	s.accept(sign)
	if s.accept("iI") && s.accept("nN") && s.accept("fF") {
		return string(s.token)
	}
	digits, exponent := decimal+"_", "eEpP"
	if s.accept("0") && s.accept("xX") {
		digits, exponent = hex+"_", "pP"
	}
	for s.accept(digits) {
	}
	if s.accept(".") {
		for s.accept(digits) {
		}
	}
	if s.accept(exponent) {
		s.accept(sign)
		for s.accept(decimal + "_") {
		}
	}
	return string(s.token)
}

func (s *scan) float(verb rune, bits int) float64 {
	s.check(verb, floatVerbs, Sprint("float", bits))
	s.begin()
	return s.toFloat(s.floatToken(), bits)
}

// toFloat converts a token. Decimal digits with a binary exponent, which %b prints, are no Go number.
func (s *scan) toFloat(token string, bits int) float64 {
	p, isHex := -1, false
	for i := 0; i < len(token); i++ {
		switch token[i] {
		case 'p':
			p = i
		case 'x', 'X':
			isHex = true
		}
	}
	if p < 0 || isHex {
		f, status := parseFloat(token, bits)
		s.parsed("ParseFloat", token, status)
		return f
	}
	f, status := parseFloat(token[:p], bits)
	s.parsed("ParseFloat", token, status)
	exponent, status := parseInt(token[p+1:], 10, 64)
	s.parsed("Atoi", token, status)
	return scale(f, int(exponent))
}

// scale returns f times 2 to the exponent.
func scale(f float64, exponent int) float64 {
	exponent = max(min(exponent, 2200), -2200) // beyond this all is zero or infinite
	for ; exponent > 0; exponent-- {
		f *= 2
	}
	for ; exponent < 0; exponent++ {
		f /= 2
	}
	return f
}

func (s *scan) complex(verb rune, bits int) complex128 {
	s.check(verb, floatVerbs, "complex")
	s.begin()
	parens := s.accept("(")
	re := s.floatToken()
	s.token = s.token[:0]
	ok := s.accept(sign)
	im := ""
	if ok {
		im = string(s.token)
		im += s.floatToken()
		ok = s.accept("i") && (!parens || s.accept(")"))
	}
	if !ok {
		s.complain("syntax error scanning complex number")
	}
	return complex(s.toFloat(re, bits), s.toFloat(im, bits))
}

func (s *scan) text(verb rune) string {
	s.check(verb, "svqxX", "string")
	s.begin()
	switch verb {
	case 'q':
		return s.quoted()
	case 'x', 'X':
		return s.hexText()
	}
	return string(s.while(notSpace))
}

// quoted reads a Go string.
func (s *scan) quoted() string {
	switch s.next() {
	case '`':
		for r := s.must(); r != '`'; r = s.must() {
			s.add(r)
		}
		return string(s.token)
	case '"':
		for r := s.must(); r != '"'; r = s.must() {
			s.add(r)
			if r == '\\' {
				s.add(s.must())
			}
		}
		text, ok := unquote(string(s.token))
		if !ok {
			s.complain("invalid syntax")
		}
		return text
	}
	s.complain("expected quoted string")
	return ""
}

// unquote returns what stands between double quotes.
func unquote(s string) (text string, ok bool)

// hexText reads pairs of hexadecimal digits.
func (s *scan) hexText() string {
	for {
		r := s.next()
		if r == eof {
			break
		}
		high := digit(r)
		if high < 0 {
			s.UnreadRune()
			break
		}
		low := digit(s.must())
		if low < 0 {
			s.complain("illegal hex digit")
		}
		s.token = append(s.token, byte(high<<4|low))
	}
	if len(s.token) == 0 {
		s.complain("no hex data for %x string")
	}
	return string(s.token)
}

// digit returns the value of a hexadecimal digit, -1 for what is none.
func digit(r rune) int {
	switch {
	case r >= '0' && r <= '9':
		return int(r - '0')
	case r >= 'a' && r <= 'f':
		return int(r - 'a' + 10)
	case r >= 'A' && r <= 'F':
		return int(r - 'A' + 10)
	}
	return -1
}

// The natives of package strconv, which is not imported: it is much larger than what is needed here.

//go:noescape
func parseInt(s string, base, bits int) (n int64, status int)

//go:noescape
func parseUint(s string, base, bits int) (n uint64, status int)

//go:noescape
func parseFloat(s string, bits int) (f float64, status int)

var (
	errSyntax = errors.New("invalid syntax")
	errRange  = errors.New("value out of range")
)

// A numError says of a token that it is no number, as package strconv does.
type numError struct {
	function, token string
	err             error
}

func (e *numError) Error() string {
	return Sprintf("strconv.%s: parsing %q: %v", e.function, e.token, e.err)
}

// Unwrap returns the reason.
func (e *numError) Unwrap() error { return e.err }

// parsed fails unless the status of a parser is that of success.
func (s *scan) parsed(function, token string, status int) {
	switch status {
	case 0:
	case 2:
		s.fail(&numError{function, token, errRange})
	default:
		s.fail(&numError{function, token, errSyntax})
	}
}
