package time

// appendInt appends a number with zeros in front up to width, the sign not counted.
func appendInt(b []byte, x int, width int) []byte {
	if x < 0 {
		return appendUint(append(b, '-'), uint64(-x), width)
	}
	return appendUint(b, uint64(x), width)
}

func appendUint(b []byte, u uint64, width int) []byte {
	var buf [20]byte
	i := len(buf)
	for u >= 10 {
		i--
		buf[i] = byte('0' + u%10)
		u /= 10
	}
	i--
	buf[i] = byte('0' + u)
	for w := len(buf) - i; w < width; w++ {
		b = append(b, '0')
	}
	return append(b, buf[i:]...)
}

// appendSpaced appends a number with spaces in front up to width.
func appendSpaced(b []byte, x, width int) []byte {
	for limit := 10; width > 1; width-- {
		if x < limit {
			b = append(b, ' ')
		}
		limit *= 10
	}
	return appendInt(b, x, 0)
}

// Format writes t as the layout shows.
func (t Time) Format(layout string) string {
	var buf [64]byte
	return string(t.AppendFormat(buf[:0], layout))
}

// A shown is a time taken apart for formatting.
type shown struct {
	year           int
	month          Month
	day            int
	hour, min, sec int
	nsec           int
	zone           string
	offset         int
	days           uint64
}

func (t Time) show() shown {
	p := t.loc.lookup(t.unixSec())
	reading := uint64(t.unixSec()+int64(p.offset)) + epochToUnix
	s := shown{nsec: int(t.nsec()), zone: p.name, offset: p.offset, days: reading / secondsPerDay}
	s.year, s.month, s.day = civil(s.days)
	s.hour, s.min, s.sec = clock(reading)
	return s
}

// AppendFormat appends what Format returns.
func (t Time) AppendFormat(b []byte, layout string) []byte {
	s := t.show()
	for layout != "" {
		prefix, p, suffix := nextPiece(layout)
		b = append(b, prefix...)
		if p.element == none {
			break
		}
		b = s.append(b, p)
		layout = suffix
	}
	return b
}

// append appends one element.
func (s *shown) append(b []byte, p piece) []byte {
	switch p.element {
	case shortYear:
		return appendInt(b, max(s.year, -s.year)%100, 2)
	case longYear:
		return appendInt(b, s.year, 4)
	case shortMonth:
		return append(b, s.month.String()[:3]...)
	case longMonth:
		return append(b, s.month.String()...)
	case monthNumber:
		return appendInt(b, int(s.month), 0)
	case monthTwo:
		return appendInt(b, int(s.month), 2)
	case shortWeekday:
		return append(b, weekday(s.days).String()[:3]...)
	case longWeekday:
		return append(b, weekday(s.days).String()...)
	case day:
		return appendInt(b, s.day, 0)
	case daySpace:
		return appendSpaced(b, s.day, 2)
	case dayTwo:
		return appendInt(b, s.day, 2)
	case yearDaySpace:
		return appendSpaced(b, yearDay(s.year, s.month, s.day), 3)
	case yearDayThree:
		return appendInt(b, yearDay(s.year, s.month, s.day), 3)
	default:
		return s.appendClock(b, p)
	}
}

// appendClock appends an element that is no date.
func (s *shown) appendClock(b []byte, p piece) []byte {
	switch p.element {
	case hour24:
		return appendInt(b, s.hour, 2)
	case hour12:
		return appendInt(b, (s.hour+11)%12+1, 0)
	case hour12Two:
		return appendInt(b, (s.hour+11)%12+1, 2)
	case minute:
		return appendInt(b, s.min, 0)
	case minuteTwo:
		return appendInt(b, s.min, 2)
	case second:
		return appendInt(b, s.sec, 0)
	case secondTwo:
		return appendInt(b, s.sec, 2)
	case upperPM:
		if s.hour >= 12 {
			return append(b, "PM"...)
		}
		return append(b, "AM"...)
	case lowerPM:
		if s.hour >= 12 {
			return append(b, "pm"...)
		}
		return append(b, "am"...)
	case zoneName:
		if s.zone != "" {
			return append(b, s.zone...)
		}
		return appendOffset(b, s.offset, piece{minutes: true})
	case offset:
		return appendOffset(b, s.offset, p)
	default:
		return appendFraction(b, s.nsec, p)
	}
}

func appendOffset(b []byte, offset int, p piece) []byte {
	if p.z && offset == 0 {
		return append(b, 'Z')
	}
	// The sign is that of whole minutes: an offset of some seconds west is written as if it were east.
	minutes, size := offset/60, offset
	if minutes < 0 {
		b = append(b, '-')
		minutes, size = -minutes, -size
	} else {
		b = append(b, '+')
	}
	b = appendInt(b, minutes/60, 2)
	if p.colon {
		b = append(b, ':')
	}
	if p.minutes {
		b = appendInt(b, minutes%60, 2)
	}
	if p.seconds {
		if p.colon {
			b = append(b, ':')
		}
		b = appendInt(b, size%60, 2)
	}
	return b
}

func appendFraction(b []byte, nsec int, p piece) []byte {
	if p.element == fraction9 && nsec == 0 {
		return b
	}
	b = append(b, p.point)
	b = appendInt(b, nsec, 9)
	b = b[:len(b)-9+min(p.digits, 9)]
	if p.element == fraction9 {
		for len(b) > 0 && b[len(b)-1] == '0' {
			b = b[:len(b)-1]
		}
		if len(b) > 0 && b[len(b)-1] == p.point {
			b = b[:len(b)-1]
		}
	}
	return b
}

// String writes t for people to read, with its reading of the monotonic clock.
func (t Time) String() string {
	s := t.Format("2006-01-02 15:04:05.999999999 -0700 MST")
	if t.wall&hasMono == 0 {
		return s
	}
	b := append([]byte(s), " m="...)
	u := uint64(t.ext)
	if t.ext < 0 {
		b = append(b, '-')
		u = -u
	} else {
		b = append(b, '+')
	}
	b = appendUint(b, u/1e9, 0)
	b = append(b, '.')
	return string(appendUint(b, u%1e9, 9))
}

// GoString writes t as the Go expression that makes it.
func (t Time) GoString() string {
	s := t.show()
	b := append(make([]byte, 0, 70), "time.Date("...)
	b = appendInt(b, s.year, 0)
	b = append(b, ", time."...)
	b = append(b, s.month.String()...)
	for _, n := range [...]int{s.day, s.hour, s.min, s.sec, s.nsec} {
		b = append(b, ", "...)
		b = appendInt(b, n, 0)
	}
	b = append(b, ", "...)
	switch loc := t.Location(); loc {
	case UTC:
		b = append(b, "time.UTC"...)
	case Local:
		b = append(b, "time.Local"...)
	default:
		b = append(b, "time.Location("...)
		b = append(b, quote(loc.name)...)
		b = append(b, ')')
	}
	return string(append(b, ')'))
}

// quote puts s in quotation marks, with escapes for what is not plain ASCII.
func quote(s string) string {
	const hex = "0123456789abcdef"
	b := append(make([]byte, 0, len(s)+2), '"')
	for i := range len(s) {
		switch c := s[i]; {
		case c >= 0x80 || c < ' ':
			b = append(b, '\\', 'x', hex[c>>4], hex[c&15])
		case c == '"' || c == '\\':
			b = append(b, '\\', c)
		default:
			b = append(b, c)
		}
	}
	return string(append(b, '"'))
}
