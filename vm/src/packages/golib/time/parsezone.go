package time

// zoneOffset takes an offset as its element writes it.
func (p *parser) zoneOffset(e piece) error {
	if e.z && p.rest != "" && p.rest[0] == 'Z' {
		p.take(1)
		p.loc = UTC
		return nil
	}
	// The sign, then pairs of digits with colons between them.
	pairs, gap := 1, 2
	if e.minutes {
		pairs++
	}
	if e.seconds {
		pairs++
	}
	if e.colon {
		gap++
	}
	n := 1 + 2 + (pairs-1)*gap
	if len(p.rest) < n {
		return errBad
	}
	for i := 1; e.colon && i < pairs; i++ {
		if p.rest[i*gap] != ':' {
			return errBad
		}
	}
	s := p.take(n)
	err := p.sumOffset(s[1:], pairs, gap)
	switch s[0] {
	case '+':
	case '-':
		p.offset = -p.offset
	default:
		err = errBad
	}
	return err
}

// sumOffset sets the offset, without sign, to that of the pairs of digits in s.
func (p *parser) sumOffset(s string, pairs, gap int) error {
	var err error
	p.offset = 0
	for i, unit := 0, secondsPerHour; i < pairs; i, unit = i+1, unit/60 {
		if err != nil {
			continue
		}
		pair := s[i*gap : i*gap+2]
		if !isDigit(pair, 0) || !isDigit(pair, 1) {
			err = errBad
			continue
		}
		v := int(pair[0]-'0')*10 + int(pair[1]-'0')
		// 24 hours and 60 minutes are offsets that are seen.
		switch {
		case i == 0 && v > 24:
			p.outOfRange = "time zone offset hour"
		case i == 1 && v > 60:
			p.outOfRange = "time zone offset minute"
		case i == 2 && v > 60:
			p.outOfRange = "time zone offset second"
		}
		p.offset += v * unit
	}
	return err
}

// zoneName takes an abbreviation.
func (p *parser) zoneName() error {
	if has(p.rest, "UTC") {
		p.take(3)
		p.loc = UTC
		return nil
	}
	n := zoneNameLen(p.rest)
	if n == 0 {
		return errBad
	}
	p.zone = p.take(n)
	return nil
}

// zoneNameLen returns the length of the abbreviation that s begins with, 0 if it begins with none: three capitals, four
// or five of which the last is T, and the exceptions that are in use.
func zoneNameLen(s string) int {
	if len(s) < 3 {
		return 0
	}
	switch {
	case has(s, "ChST"), has(s, "MeST"):
		return 4
	case has(s, "GMT"):
		return 3 + signedHours(s[3:])
	case s[0] == '+' || s[0] == '-':
		return signedHours(s)
	}
	capitals := 0
	for capitals < 6 && capitals < len(s) && 'A' <= s[capitals] && s[capitals] <= 'Z' {
		capitals++
	}
	switch {
	case capitals == 3:
		return 3
	case capitals == 4 && (s[3] == 'T' || has(s, "WITA")):
		return 4
	case capitals == 5 && s[4] == 'T':
		return 5
	}
	return 0
}

// signedHours returns the length of a sign and hours below 24, 0 if s does not begin with them.
func signedHours(s string) int {
	if s == "" || s[0] != '-' && s[0] != '+' {
		return 0
	}
	x, rest, ok := leadingInt(s[1:])
	if !ok || len(rest) == len(s)-1 || x > 23 {
		return 0
	}
	return len(s) - len(rest)
}
