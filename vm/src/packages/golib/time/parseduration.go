package time

import "errors"

// unitOf returns the nanoseconds of a unit, 0 if there is none of that name.
func unitOf(name string) uint64 {
	switch name {
	case "ns":
		return uint64(Nanosecond)
	case "us", "µs", "μs": // both letters that look like mu
		return uint64(Microsecond)
	case "ms":
		return uint64(Millisecond)
	case "s":
		return uint64(Second)
	case "m":
		return uint64(Minute)
	case "h":
		return uint64(Hour)
	}
	return 0
}

// ParseDuration parses numbers with units, as "1h15m30.918s" or "-1.5h".
func ParseDuration(s string) (Duration, error) {
	whole := s
	neg := false
	if s != "" && (s[0] == '-' || s[0] == '+') {
		neg = s[0] == '-'
		s = s[1:]
	}
	if s == "0" {
		return 0, nil
	}
	if s == "" {
		return 0, errors.New("time: invalid duration " + quote(whole))
	}
	var sum uint64
	for s != "" {
		d, rest, problem := parsePart(s)
		if problem == "" && sum+d > 1<<63 {
			problem = "invalid"
		}
		switch problem {
		case "":
		case "invalid":
			return 0, errors.New("time: invalid duration " + quote(whole))
		case "missing unit":
			return 0, errors.New("time: missing unit in duration " + quote(whole))
		default:
			return 0, errors.New("time: unknown unit " + quote(problem) + " in duration " + quote(whole))
		}
		sum += d
		s = rest
	}
	if neg {
		return -Duration(sum), nil
	}
	if sum > 1<<63-1 {
		return 0, errors.New("time: invalid duration " + quote(whole))
	}
	return Duration(sum), nil
}

// parsePart parses a number and its unit. The problem is "invalid", "missing unit", or the name of an unknown unit.
func parsePart(s string) (d uint64, rest, problem string) {
	begin := s
	v, s, ok := leadingInt(s)
	if !ok {
		return 0, "", "invalid"
	}
	digits := len(begin) - len(s)
	var frac uint64
	scale := 1.0
	if s != "" && s[0] == '.' {
		point := s
		frac, scale, s = leadingFraction(s[1:])
		digits += len(point) - len(s) - 1
	}
	if digits == 0 {
		return 0, "", "invalid"
	}
	n := 0
	for n < len(s) && s[n] != '.' && (s[n] < '0' || s[n] > '9') {
		n++
	}
	if n == 0 {
		return 0, "", "missing unit"
	}
	unit := unitOf(s[:n])
	if unit == 0 {
		return 0, "", s[:n]
	}
	if v > 1<<63/unit {
		return 0, "", "invalid"
	}
	v *= unit
	if frac > 0 {
		v += uint64(float64(frac) * (float64(unit) / scale))
		if v > 1<<63 {
			return 0, "", "invalid"
		}
	}
	return v, s[n:], ""
}

// leadingInt takes the digits that s begins with; not ok beyond 1<<63.
func leadingInt(s string) (x uint64, rest string, ok bool) {
	i := 0
	for ; i < len(s) && s[i] >= '0' && s[i] <= '9'; i++ {
		if x > 1<<63/10 {
			return 0, s, false
		}
		x = x*10 + uint64(s[i]-'0')
		if x > 1<<63 {
			return 0, s, false
		}
	}
	return x, s[i:], true
}

// leadingFraction takes the digits that s begins with as those of a fraction, x/scale; digits that do not fit do not
// count.
func leadingFraction(s string) (x uint64, scale float64, rest string) {
	i := 0
	scale = 1
	full := false
	for ; i < len(s) && s[i] >= '0' && s[i] <= '9'; i++ {
		if full || x > (1<<63-1)/10 {
			full = true
			continue
		}
		y := x*10 + uint64(s[i]-'0')
		if y > 1<<63 {
			full = true
			continue
		}
		x = y
		scale *= 10
	}
	return x, scale, s[i:]
}
