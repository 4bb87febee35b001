package time

import "errors"

// A ParseError says what of a text did not fit a layout.
type ParseError struct {
	Layout     string
	Value      string
	LayoutElem string
	ValueElem  string
	Message    string
}

// Error returns the message.
func (e *ParseError) Error() string {
	if e.Message != "" {
		return "parsing time " + quote(e.Value) + e.Message
	}
	return "parsing time " + quote(e.Value) + " as " + quote(e.Layout) + ": cannot parse " +
		quote(e.ValueElem) + " as " + quote(e.LayoutElem)
}

var errBad = errors.New("bad value for field") // never shown

// Parse reads a time that is written as the layout shows, in UTC if it names no zone. An offset or abbreviation of the
// local zone makes it a local time.
func Parse(layout, value string) (Time, error) { return parse(layout, value, UTC, Local) }

// ParseInLocation is Parse with loc as the zone where none is named, and as the local zone.
func ParseInLocation(layout, value string, loc *Location) (Time, error) {
	return parse(layout, value, loc, loc)
}

// A parser collects what the elements say. Numbers are -1 while nothing says what they are.
type parser struct {
	rest             string // of the text
	outOfRange       string // the name of what is
	year             int
	month, day, yday int
	hour, min, sec   int
	nsec             int
	am, pm           bool
	loc              *Location
	offset           int
	zone             string
}

func parse(layout, value string, missing, local *Location) (Time, error) {
	p := parser{rest: value, month: -1, day: -1, yday: -1, offset: -1}
	fail := func(layoutElem, valueElem, message string) (Time, error) {
		return Time{}, &ParseError{layout, value, layoutElem, valueElem, message}
	}
	for left := layout; ; {
		prefix, elem, suffix := nextPiece(left)
		text := left[len(prefix) : len(left)-len(suffix)]
		if !p.literal(prefix) {
			return fail(prefix, p.rest, "")
		}
		if elem.element == none {
			if p.rest != "" {
				return fail("", p.rest, ": extra text: "+quote(p.rest))
			}
			break
		}
		left = suffix
		hold := p.rest
		err := p.element(elem, left)
		if p.outOfRange != "" {
			return fail(text, p.rest, ": "+p.outOfRange+" out of range")
		}
		if err != nil {
			return fail(text, hold, "")
		}
	}
	if problem := p.complete(); problem != "" {
		return fail("", p.rest, ": "+problem)
	}
	return p.time(missing, local), nil
}

// literal takes what stands between elements; a run of spaces fits any other, also none at the end.
func (p *parser) literal(prefix string) bool {
	for prefix != "" {
		if prefix[0] == ' ' {
			if p.rest != "" && p.rest[0] != ' ' {
				return false
			}
			prefix, p.rest = withoutSpaces(prefix), withoutSpaces(p.rest)
			continue
		}
		if p.rest == "" || p.rest[0] != prefix[0] {
			return false
		}
		prefix, p.rest = prefix[1:], p.rest[1:]
	}
	return true
}

func withoutSpaces(s string) string {
	for s != "" && s[0] == ' ' {
		s = s[1:]
	}
	return s
}

// element takes one element; suffix is the layout behind it.
func (p *parser) element(e piece, suffix string) (err error) {
	switch e.element {
	case shortYear:
		err = p.twoDigitYear()
	case longYear:
		if len(p.rest) < 4 || !isDigit(p.rest, 0) {
			return errBad
		}
		p.year, err = atoi(p.take(4))
	case shortMonth, longMonth:
		p.month, err = p.name(months[:], e.element == shortMonth)
		p.month++
	case monthNumber, monthTwo:
		if p.month, err = p.number(e.element == monthTwo); err == nil && (p.month < 1 || p.month > 12) {
			p.outOfRange = "month"
		}
	case shortWeekday, longWeekday:
		_, err = p.name(weekdays[:], e.element == shortWeekday)
	case day, daySpace, dayTwo:
		if e.element == daySpace {
			p.space()
		}
		p.day, err = p.number(e.element == dayTwo)
	case yearDaySpace, yearDayThree:
		if e.element == yearDaySpace {
			p.space()
			p.space()
		}
		p.yday, err = p.dayOfYear(e.element == yearDayThree)
	case upperPM:
		err = p.half("AM", "PM")
	case lowerPM:
		err = p.half("am", "pm")
	case offset:
		err = p.zoneOffset(e)
	case zoneName:
		err = p.zoneName()
	default:
		err = p.clock(e, suffix)
	}
	return err
}

// clock takes an element that says what clocks show.
func (p *parser) clock(e piece, suffix string) (err error) {
	switch e.element {
	case hour24:
		if p.hour, err = p.number(false); p.hour >= 24 {
			p.outOfRange = "hour"
		}
	case hour12, hour12Two:
		if p.hour, err = p.number(e.element == hour12Two); p.hour > 12 {
			p.outOfRange = "hour"
		}
	case minute, minuteTwo:
		if p.min, err = p.number(e.element == minuteTwo); p.min >= 60 {
			p.outOfRange = "minute"
		}
	case second, secondTwo:
		if p.sec, err = p.number(e.element == secondTwo); err != nil {
			return err
		}
		if p.sec >= 60 {
			p.outOfRange = "second"
			return nil
		}
		// A fraction may follow seconds though the layout has none.
		if p.atFraction() {
			if _, next, _ := nextPiece(suffix); next.element != fraction0 && next.element != fraction9 {
				err = p.anyFraction()
			}
		}
	case fraction0:
		if len(p.rest) < 1+e.digits {
			return errBad
		}
		err = p.fraction(1 + e.digits)
	case fraction9:
		if p.atFraction() {
			err = p.anyFraction()
		}
	}
	return err
}

func (p *parser) take(n int) string {
	s := p.rest[:n]
	p.rest = p.rest[n:]
	return s
}

func (p *parser) space() {
	if p.rest != "" && p.rest[0] == ' ' {
		p.rest = p.rest[1:]
	}
}

// number takes one or two digits; two must be there if the width is fixed.
func (p *parser) number(fixed bool) (int, error) {
	switch {
	case !isDigit(p.rest, 0):
		return 0, errBad
	case isDigit(p.rest, 1):
		s := p.take(2)
		return int(s[0]-'0')*10 + int(s[1]-'0'), nil
	case fixed:
		return 0, errBad
	}
	return int(p.take(1)[0] - '0'), nil
}

// dayOfYear takes up to three digits; all three must be there if the width is fixed.
func (p *parser) dayOfYear(fixed bool) (int, error) {
	n, i := 0, 0
	for ; i < 3 && isDigit(p.rest, i); i++ {
		n = n*10 + int(p.rest[i]-'0')
	}
	if i == 0 || fixed && i != 3 {
		return 0, errBad
	}
	p.take(i)
	return n, nil
}

func (p *parser) twoDigitYear() (err error) {
	if len(p.rest) < 2 {
		return errBad
	}
	if p.year, err = atoi(p.take(2)); err != nil {
		return err
	}
	if p.year >= 69 {
		p.year += 1900
	} else {
		p.year += 2000
	}
	return nil
}

// name takes one of the names, or their first three letters, in any case.
func (p *parser) name(names []string, short bool) (int, error) {
	for i, name := range names {
		if short {
			name = name[:3]
		}
		if len(p.rest) >= len(name) && sameLetters(p.rest[:len(name)], name) {
			p.take(len(name))
			return i, nil
		}
	}
	return -1, errBad
}

// sameLetters compares strings of the same length, whose letters may differ in case.
func sameLetters(a, b string) bool {
	for i := range len(a) {
		if a[i] != b[i] {
			c := a[i] | 0x20
			if c != b[i]|0x20 || c < 'a' || c > 'z' {
				return false
			}
		}
	}
	return true
}

// half takes which half of the day it is.
func (p *parser) half(am, pm string) error {
	if len(p.rest) < 2 {
		return errBad
	}
	switch p.take(2) {
	case am:
		p.am = true
	case pm:
		p.pm = true
	default:
		return errBad
	}
	return nil
}

func (p *parser) atFraction() bool {
	return len(p.rest) >= 2 && (p.rest[0] == '.' || p.rest[0] == ',') && isDigit(p.rest, 1)
}

// anyFraction takes a fraction with all its digits.
func (p *parser) anyFraction() error {
	n := 2
	for isDigit(p.rest, n) {
		n++
	}
	return p.fraction(n)
}

// fraction takes a point and what follows, n bytes in all, as a fraction of a second. Digits past the ninth do not count.
func (p *parser) fraction(n int) (err error) {
	s := p.take(n)
	if s[0] != '.' && s[0] != ',' {
		return errBad
	}
	s = s[:min(n, 10)]
	if p.nsec, err = atoi(s[1:]); err != nil {
		return err
	}
	if p.nsec < 0 {
		p.outOfRange = "fractional second"
		return nil
	}
	for i := len(s); i < 10; i++ {
		p.nsec *= 10
	}
	return nil
}

// atoi reads a whole number with or without sign.
func atoi(s string) (int, error) {
	neg := false
	if s != "" && (s[0] == '-' || s[0] == '+') {
		neg = s[0] == '-'
		s = s[1:]
	}
	u, rest, ok := leadingInt(s)
	if !ok || rest != "" {
		return 0, errBad
	}
	if neg {
		return -int(u), nil
	}
	return int(u), nil
}

// complete makes a date of what was said; the problem is empty if there is none.
func (p *parser) complete() (problem string) {
	switch {
	case p.pm && p.hour < 12:
		p.hour += 12
	case p.am && p.hour == 12:
		p.hour = 0
	}
	if p.yday >= 0 {
		month, day := dateOfYearDay(p.year, p.yday)
		switch {
		case month == 0:
			return "day-of-year out of range"
		case p.month >= 0 && p.month != month:
			return "day-of-year does not match month"
		}
		p.month = month
		if p.day >= 0 && p.day != day {
			return "day-of-year does not match day"
		}
		p.day = day
	}
	if p.month < 0 {
		p.month = int(January)
	}
	if p.day < 0 {
		p.day = 1
	}
	if p.day < 1 || p.day > daysIn(Month(p.month), p.year) {
		return "day out of range"
	}
	return ""
}

// dateOfYearDay returns month and day, 0 if the year has no such day.
func dateOfYearDay(year, yday int) (month, day int) {
	if yday < 1 {
		return 0, 0
	}
	for m := January; m <= December; m++ {
		n := daysIn(m, year)
		if yday <= n {
			return int(m), yday
		}
		yday -= n
	}
	return 0, 0
}

// time returns the moment that was found.
func (p *parser) time(missing, local *Location) Time {
	date := func(loc *Location) Time {
		return Date(p.year, Month(p.month), p.day, p.hour, p.min, p.sec, p.nsec, loc)
	}
	switch {
	case p.loc != nil:
		return date(p.loc)
	case p.offset != -1:
		t := date(UTC)
		t.addSec(-int64(p.offset))
		if at := local.lookup(t.unixSec()); at.offset == p.offset && (p.zone == "" || at.name == p.zone) {
			t.setLoc(local)
		} else {
			t.setLoc(FixedZone(p.zone, p.offset))
		}
		return t
	case p.zone != "":
		t := date(UTC)
		offset, ok := local.lookupName(p.zone, t.unixSec())
		if ok {
			t.addSec(-int64(offset))
			t.setLoc(local)
			return t
		}
		if len(p.zone) > 3 && p.zone[:3] == "GMT" {
			offset, _ = atoi(p.zone[3:])
			offset *= secondsPerHour
		}
		t.setLoc(FixedZone(p.zone, offset))
		return t
	}
	return date(missing)
}
