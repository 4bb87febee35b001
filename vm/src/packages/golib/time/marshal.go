package time

import "errors"

// appendStrict appends t in the form of RFC 3339, which has years of four digits and offsets below a day.
func (t Time) appendStrict(b []byte) ([]byte, error) {
	if year := t.Year(); year < 0 || year > 9999 {
		return nil, errors.New("year outside of range [0,9999]")
	}
	if _, offset := t.Zone(); offset/secondsPerHour >= 24 || offset/secondsPerHour <= -24 {
		return nil, errors.New("timezone hour outside of range [0,23]")
	}
	return t.AppendFormat(b, RFC3339Nano), nil
}

// AppendText appends t in the form of RFC 3339.
func (t Time) AppendText(b []byte) ([]byte, error) { return t.appendText(b, "Time.AppendText: ") }

func (t Time) appendText(b []byte, who string) ([]byte, error) {
	b, err := t.appendStrict(b)
	if err != nil {
		return nil, errors.New(who + err.Error())
	}
	return b, nil
}

// MarshalText returns t in the form of RFC 3339.
func (t Time) MarshalText() ([]byte, error) {
	return t.appendText(make([]byte, 0, len(RFC3339Nano)), "Time.MarshalText: ")
}

// UnmarshalText sets t to a time in the form of RFC 3339.
func (t *Time) UnmarshalText(data []byte) error {
	var err error
	*t, err = Parse(RFC3339, string(data))
	return err
}

// MarshalJSON returns t in the form of RFC 3339, in quotation marks.
func (t Time) MarshalJSON() ([]byte, error) {
	b := append(make([]byte, 0, len(RFC3339Nano)+2), '"')
	b, err := t.appendStrict(b)
	if err != nil {
		return nil, errors.New("Time.MarshalJSON: " + err.Error())
	}
	return append(b, '"'), nil
}

// UnmarshalJSON sets t to a time in the form of RFC 3339 in quotation marks; null leaves it alone.
func (t *Time) UnmarshalJSON(data []byte) error {
	s := string(data)
	if s == "null" {
		return nil
	}
	if len(s) < 2 || s[0] != '"' || s[len(s)-1] != '"' {
		return errors.New("Time.UnmarshalJSON: input is not a JSON string")
	}
	var err error
	*t, err = Parse(RFC3339, s[1:len(s)-1])
	return err
}

// The binary form: its version, 8 bytes of seconds since the year 1, 4 of nanoseconds, 2 of minutes east of UTC or -1
// for UTC itself; in version 2 one more for the seconds of that offset.

// AppendBinary appends t in its binary form.
func (t Time) AppendBinary(b []byte) ([]byte, error) {
	version, minutes, seconds := byte(1), -1, 0
	if t.Location() != UTC {
		_, offset := t.Zone()
		minutes, seconds = offset/60, offset%60
		if seconds != 0 {
			version = 2
		}
		if minutes < -32768 || minutes == -1 || minutes > 32767 {
			return b, errors.New("Time.MarshalBinary: unexpected zone offset")
		}
	}
	b = appendBytes(append(b, version), uint64(t.sec()), 8)
	b = appendBytes(b, uint64(t.nsec()), 4)
	b = appendBytes(b, uint64(minutes), 2)
	if version == 2 {
		b = append(b, byte(seconds))
	}
	return b, nil
}

// appendBytes appends the low n bytes of x, the highest first.
func appendBytes(b []byte, x uint64, n int) []byte {
	for n > 0 {
		n--
		b = append(b, byte(x>>(8*n)))
	}
	return b
}

// MarshalBinary returns t in its binary form.
func (t Time) MarshalBinary() ([]byte, error) {
	b, err := t.AppendBinary(make([]byte, 0, 16))
	if err != nil {
		return nil, err
	}
	return b, nil
}

// UnmarshalBinary sets t to a time in its binary form.
func (t *Time) UnmarshalBinary(data []byte) error {
	if len(data) == 0 {
		return errors.New("Time.UnmarshalBinary: no data")
	}
	version := data[0]
	if version != 1 && version != 2 {
		return errors.New("Time.UnmarshalBinary: unsupported version")
	}
	if len(data) != 14+int(version) {
		return errors.New("Time.UnmarshalBinary: invalid length")
	}
	c := cursor{rest: string(data[1:])}
	sec, nsec, offset := c.number(8), c.number(4), int(c.number(2))*60
	if version == 2 {
		offset += int(c.number(1))
	}
	*t = Time{wall: uint64(nsec), ext: sec}
	switch {
	case offset == -60:
		t.setLoc(&utcLoc)
	case offset == Local.lookup(t.unixSec()).offset:
		t.setLoc(Local)
	default:
		t.setLoc(FixedZone("", offset))
	}
	return nil
}

// GobEncode is MarshalBinary.
func (t Time) GobEncode() ([]byte, error) { return t.MarshalBinary() }

// GobDecode is UnmarshalBinary.
func (t *Time) GobDecode(data []byte) error { return t.UnmarshalBinary(data) }
