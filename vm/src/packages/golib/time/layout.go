package time

// Layouts show how the moment 01/02 03:04:05PM '06 -0700 is to be written.
const (
	Layout      = "01/02 03:04:05PM '06 -0700"
	ANSIC       = "Mon Jan _2 15:04:05 2006"
	UnixDate    = "Mon Jan _2 15:04:05 MST 2006"
	RubyDate    = "Mon Jan 02 15:04:05 -0700 2006"
	RFC822      = "02 Jan 06 15:04 MST"
	RFC822Z     = "02 Jan 06 15:04 -0700"
	RFC850      = "Monday, 02-Jan-06 15:04:05 MST"
	RFC1123     = "Mon, 02 Jan 2006 15:04:05 MST"
	RFC1123Z    = "Mon, 02 Jan 2006 15:04:05 -0700"
	RFC3339     = "2006-01-02T15:04:05Z07:00"
	RFC3339Nano = "2006-01-02T15:04:05.999999999Z07:00"
	Kitchen     = "3:04PM"
	Stamp       = "Jan _2 15:04:05"
	StampMilli  = "Jan _2 15:04:05.000"
	StampMicro  = "Jan _2 15:04:05.000000"
	StampNano   = "Jan _2 15:04:05.000000000"
	DateTime    = "2006-01-02 15:04:05"
	DateOnly    = "2006-01-02"
	TimeOnly    = "15:04:05"
)

// An element is a part of a layout that stands for a part of a time.
type element uint8

const (
	none element = iota
	longMonth
	shortMonth
	monthNumber
	monthTwo
	longWeekday
	shortWeekday
	day
	daySpace
	dayTwo
	yearDaySpace
	yearDayThree
	hour24
	hour12
	hour12Two
	minute
	minuteTwo
	second
	secondTwo
	longYear
	shortYear
	upperPM
	lowerPM
	zoneName
	offset
	fraction0 // as many digits as there are
	fraction9 // without zeros at the end
)

// A piece is an element as a layout has it.
type piece struct {
	element
	// Of an offset: what it has behind the hours, and whether UTC is written as Z.
	minutes, seconds, colon, z bool
	// Of a fraction.
	digits int
	point  byte
}

// nextPiece splits a layout at its first element; none if there is no further one.
func nextPiece(layout string) (prefix string, p piece, suffix string) {
	for i := range len(layout) {
		if c := layout[i]; c < '0' && c != '-' && c != '.' && c != ',' {
			continue
		}
		if p, skip, n := pieceAt(layout[i:]); n > 0 {
			if p.point != 0 && i+n < len(layout) && isDigit(layout, i+n) {
				continue
			}
			return layout[:i+skip], p, layout[i+n:]
		}
	}
	return layout, piece{}, ""
}

// pieceAt returns the element that s begins with and its length, 0 if it begins with none. Of that length the first
// bytes may have to be skipped.
func pieceAt(s string) (p piece, skip, n int) {
	simple := func(e element, n int) (piece, int, int) { return piece{element: e}, 0, n }
	switch s[0] {
	case 'J':
		if has(s, "January") {
			return simple(longMonth, 7)
		}
		if has(s, "Jan") && !lowerAt(s, 3) {
			return simple(shortMonth, 3)
		}
	case 'M':
		if has(s, "Monday") {
			return simple(longWeekday, 6)
		}
		if has(s, "Mon") && !lowerAt(s, 3) {
			return simple(shortWeekday, 3)
		}
		if has(s, "MST") {
			return simple(zoneName, 3)
		}
	case '0':
		if has(s, "002") {
			return simple(yearDayThree, 3)
		}
		if len(s) >= 2 && '1' <= s[1] && s[1] <= '6' {
			return simple(withZero[s[1]-'1'], 2)
		}
	case '1':
		if has(s, "15") {
			return simple(hour24, 2)
		}
		return simple(monthNumber, 1)
	case '2':
		if has(s, "2006") {
			return simple(longYear, 4)
		}
		return simple(day, 1)
	case '_':
		if has(s, "_2006") {
			return piece{element: longYear}, 1, 5
		}
		if has(s, "_2") {
			return simple(daySpace, 2)
		}
		if has(s, "__2") {
			return simple(yearDaySpace, 3)
		}
	case '3':
		return simple(hour12, 1)
	case '4':
		return simple(minute, 1)
	case '5':
		return simple(second, 1)
	case 'P':
		if has(s, "PM") {
			return simple(upperPM, 2)
		}
	case 'p':
		if has(s, "pm") {
			return simple(lowerPM, 2)
		}
	case '-', 'Z':
		p, n := offsetAt(s)
		return p, 0, n
	case '.', ',':
		p, n := fractionAt(s)
		return p, 0, n
	}
	return piece{}, 0, 0
}

// withZero has the elements written as two digits, from 01 on.
var withZero = [...]element{monthTwo, dayTwo, hour12Two, minuteTwo, secondTwo, shortYear}

// offsetAt returns the offset that s, which begins with - or Z, begins with.
func offsetAt(s string) (p piece, n int) {
	p = piece{element: offset, z: s[0] == 'Z'}
	switch s = s[1:]; {
	case has(s, "070000"):
		p.minutes, p.seconds = true, true
		return p, 7
	case has(s, "07:00:00"):
		p.minutes, p.seconds, p.colon = true, true, true
		return p, 9
	case has(s, "0700"):
		p.minutes = true
		return p, 5
	case has(s, "07:00"):
		p.minutes, p.colon = true, true
		return p, 6
	case has(s, "07"):
		return p, 3
	}
	return piece{}, 0
}

// fractionAt returns the fraction of a second that s, which begins with its point, begins with.
func fractionAt(s string) (p piece, n int) {
	if len(s) < 2 || s[1] != '0' && s[1] != '9' {
		return piece{}, 0
	}
	for n = 1; n < len(s) && s[n] == s[1]; n++ {
	}
	p = piece{element: fraction0, digits: n - 1, point: s[0]}
	if s[1] == '9' {
		p.element = fraction9
	}
	return p, n
}

func has(s, prefix string) bool { return len(s) >= len(prefix) && s[:len(prefix)] == prefix }

func lowerAt(s string, i int) bool { return i < len(s) && 'a' <= s[i] && s[i] <= 'z' }

func isDigit(s string, i int) bool { return i < len(s) && '0' <= s[i] && s[i] <= '9' }
