// Package unicode tells what characters are.
package unicode

// Limits and special code points.
const (
	MaxRune         = '\U0010FFFF'
	ReplacementChar = '\uFFFD'
	MaxASCII        = '\u007F'
	MaxLatin1       = '\u00FF'
)

// Version is the edition of Unicode that the tables are of.
const Version = "17.0.0"

// Cases that To maps to.
const (
	UpperCase = iota
	LowerCase
	TitleCase
	MaxCase
)

// IsLetter reports whether r is a letter.
func IsLetter(r rune) bool

// IsDigit reports whether r is a decimal digit.
func IsDigit(r rune) bool

// IsNumber reports whether r is a number.
func IsNumber(r rune) bool

// IsUpper reports whether r is an upper case letter.
func IsUpper(r rune) bool

// IsLower reports whether r is a lower case letter.
func IsLower(r rune) bool

// IsTitle reports whether r is a title case letter.
func IsTitle(r rune) bool

// IsMark reports whether r is a mark.
func IsMark(r rune) bool

// IsPunct reports whether r is punctuation.
func IsPunct(r rune) bool

// IsSymbol reports whether r is a symbol.
func IsSymbol(r rune) bool

// IsControl reports whether r is a control character.
func IsControl(r rune) bool

// IsPrint reports whether r can be seen, or is the ASCII space.
func IsPrint(r rune) bool

// IsGraphic reports whether r can be seen or is a space.
func IsGraphic(r rune) bool

// IsSpace reports whether r is white space.
func IsSpace(r rune) bool

// ToUpper maps r to upper case.
func ToUpper(r rune) rune

// ToLower maps r to lower case.
func ToLower(r rune) rune

// ToTitle maps r to title case.
func ToTitle(r rune) rune

// SimpleFold returns the next code point that equals r but for case: the smallest larger one, else the smallest.
func SimpleFold(r rune) rune

// To maps r to a case: UpperCase, LowerCase or TitleCase.
func To(_case int, r rune) rune {
	switch _case {
	case UpperCase:
		return ToUpper(r)
	case LowerCase:
		return ToLower(r)
	case TitleCase:
		return ToTitle(r)
	}
	return ReplacementChar
}

// In reports whether r is in one of the tables.
func In(r rune, ranges ...*RangeTable) bool {
	for _, table := range ranges {
		if Is(table, r) {
			return true
		}
	}
	return false
}

// IsOneOf reports whether r is in one of the tables.
func IsOneOf(ranges []*RangeTable, r rune) bool { return In(r, ranges...) }
