package time

// Rules have the form of the variable TZ in POSIX, as "CET-1CEST,M3.5.0,M10.5.0/3": the zone of standard time with its
// offset west of UTC, that of daylight saving time, and when in a year one follows the other.

// A rule says on which day of a year, and at how many seconds of it, a change happens.
type rule struct {
	kind           byte // 'J': day 1 to 365, never the leap day; 'D': day 0 to 365; 'M': weekday of a week of a month
	day, week, mon int
	second         int
}

// ruleAt returns the zone that a rule has in force at a moment after the last transition of a location.
func ruleAt(s string, last, sec int64) (period, bool) {
	std, s, ok := ruleName(s)
	if !ok {
		return period{}, false
	}
	west, s, ok := ruleOffset(s)
	if !ok {
		return period{}, false
	}
	standard := zone{std, -west, false}
	if s == "" || s[0] == ',' {
		return period{standard, last, omega}, true
	}
	saving := zone{"", standard.offset + secondsPerHour, true}
	if saving.name, s, ok = ruleName(s); !ok {
		return period{}, false
	}
	if s != "" && s[0] != ',' {
		if west, s, ok = ruleOffset(s); !ok {
			return period{}, false
		}
		saving.offset = -west
	}
	if s == "" {
		s = ",M3.2.0,M11.1.0"
	}
	if s[0] != ',' && s[0] != ';' {
		return period{}, false
	}
	from, s, ok := parseRule(s[1:])
	if !ok || s == "" || s[0] != ',' {
		return period{}, false
	}
	to, s, ok := parseRule(s[1:])
	if !ok || s != "" {
		return period{}, false
	}
	return between(standard, saving, from, to, sec), true
}

// between returns the period around a moment, daylight saving time lasting from one rule to the other.
func between(standard, saving zone, from, to rule, sec int64) period {
	reading := uint64(sec) + epochToUnix
	year, month, day := civil(reading / secondsPerDay)
	second := int64(yearDay(year, month, day)-1)*secondsPerDay + int64(reading%secondsPerDay)
	begin := sec - second
	start := int64(from.at(year, standard.offset))
	end := int64(to.at(year, saving.offset))
	if end < start {
		// South of the equator, the year begins and ends with daylight saving time.
		start, end = end, start
		standard, saving = saving, standard
	}
	length := int64(365 * secondsPerDay)
	if isLeap(year) {
		length += secondsPerDay
	}
	switch {
	case second < start:
		return period{standard, begin, start + begin}
	case second >= end:
		return period{standard, end + begin, begin + length}
	default:
		return period{saving, start + begin, end + begin}
	}
}

// at returns the second of the year, in UTC, at which the change happens where clocks then have this offset.
func (r rule) at(year, offset int) int {
	var s int
	switch r.kind {
	case 'J':
		s = (r.day - 1) * secondsPerDay
		if isLeap(year) && r.day >= 60 {
			s += secondsPerDay
		}
	case 'D':
		s = r.day * secondsPerDay
	default:
		first := dayOf(year, Month(r.mon), 1)
		d := (r.day - int(weekday(first)) + 7) % 7
		for i := 1; i < r.week && d+7 < daysIn(Month(r.mon), year); i++ {
			d += 7
		}
		s = (yearDay(year, Month(r.mon), 1) - 1 + d) * secondsPerDay
	}
	return s + r.second - offset
}

// ruleName takes an abbreviation: at least three letters, or anything between < and >.
func ruleName(s string) (name, rest string, ok bool) {
	if s == "" {
		return "", "", false
	}
	if s[0] == '<' {
		for i := range len(s) {
			if s[i] == '>' {
				return s[1:i], s[i+1:], true
			}
		}
		return "", "", false
	}
	i := 0
	for i < len(s) && !isDigit(s, i) && s[i] != ',' && s[i] != '-' && s[i] != '+' {
		i++
	}
	return s[:i], s[i:], i >= 3
}

// ruleOffset takes hours, with minutes and seconds if they are there, as seconds.
func ruleOffset(s string) (offset int, rest string, ok bool) {
	if s == "" {
		return 0, "", false
	}
	sign := 1
	if s[0] == '+' || s[0] == '-' {
		if s[0] == '-' {
			sign = -1
		}
		s = s[1:]
	}
	n, s, ok := ruleNumber(s, 0, 24*7)
	offset = n * secondsPerHour
	for unit := secondsPerMinute; ok && unit > 0 && s != "" && s[0] == ':'; unit /= 60 {
		n, s, ok = ruleNumber(s[1:], 0, 59)
		offset += n * unit
	}
	return sign * offset, s, ok
}

// parseRule takes when a change happens.
func parseRule(s string) (r rule, rest string, ok bool) {
	switch {
	case s == "":
		return r, "", false
	case s[0] == 'J':
		r.kind = 'J'
		r.day, s, ok = ruleNumber(s[1:], 1, 365)
	case s[0] == 'M':
		r.kind = 'M'
		if r.mon, s, ok = ruleNumber(s[1:], 1, 12); !ok || s == "" || s[0] != '.' {
			return r, "", false
		}
		if r.week, s, ok = ruleNumber(s[1:], 1, 5); !ok || s == "" || s[0] != '.' {
			return r, "", false
		}
		r.day, s, ok = ruleNumber(s[1:], 0, 6)
	default:
		r.kind = 'D'
		r.day, s, ok = ruleNumber(s, 0, 365)
	}
	r.second = 2 * secondsPerHour
	if ok && s != "" && s[0] == '/' {
		r.second, s, ok = ruleOffset(s[1:])
	}
	return r, s, ok
}

// ruleNumber takes a number between lo and hi.
func ruleNumber(s string, lo, hi int) (n int, rest string, ok bool) {
	i := 0
	for ; i < len(s) && isDigit(s, i); i++ {
		n = n*10 + int(s[i]-'0')
		if n > hi {
			return 0, "", false
		}
	}
	return n, s[i:], i > 0 && n >= lo
}
