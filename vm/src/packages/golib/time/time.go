// Package time: moments, calendars, zones, and their texts.
//
// time.go has moments as numbers, calendar.go their dates, zone.go and zonefile.go their zones, layout.go, format.go
// and parse.go their texts.
package time

import "math/bits"

// A Time is a moment.
//
// It has two forms. With bit 63 of wall set, wall holds 33 bits of seconds since 1885 and 30 bits of nanoseconds, and
// ext is a reading of the monotonic clock, in nanoseconds since the program's start. Without it, wall holds nanoseconds
// only and ext whole seconds since the year 1. The zero value is the year 1 in UTC, which is why loc is nil for UTC.
type Time struct {
	wall uint64
	ext  int64
	loc  *Location
}

const (
	hasMono   = 1 << 63
	nsecMask  = 1<<30 - 1
	nsecShift = 30

	secondsPerMinute = 60
	secondsPerHour   = 60 * secondsPerMinute
	secondsPerDay    = 24 * secondsPerHour

	// Seconds from the year 1 to 1970 and to 1885.
	unixToInternal = (1969*365 + 1969/4 - 1969/100 + 1969/400) * secondsPerDay
	wallToInternal = (1884*365 + 1884/4 - 1884/100 + 1884/400) * secondsPerDay
)

// now reads both clocks.
func now() (sec int64, nsec int32, mono int64)

// Now returns the current time.
func Now() Time {
	sec, nsec, mono := now()
	sec += unixToInternal
	if since := uint64(sec - wallToInternal); since>>33 == 0 {
		return Time{hasMono | since<<nsecShift | uint64(nsec), mono + 1, Local}
	}
	return Time{uint64(nsec), sec, Local}
}

// Since returns the time elapsed since t.
func Since(t Time) Duration {
	if t.wall&hasMono != 0 {
		_, _, mono := now()
		return subMono(mono+1, t.ext)
	}
	return Now().Sub(t)
}

// Until returns the time until t.
func Until(t Time) Duration {
	if t.wall&hasMono != 0 {
		_, _, mono := now()
		return subMono(t.ext, mono+1)
	}
	return t.Sub(Now())
}

// Unix returns the local time that many seconds and nanoseconds after 1970 began in UTC.
func Unix(sec int64, nsec int64) Time {
	if nsec < 0 || nsec >= 1e9 {
		n := nsec / 1e9
		sec += n
		nsec -= n * 1e9
		if nsec < 0 {
			nsec += 1e9
			sec--
		}
	}
	return unixTime(sec, int32(nsec))
}

func unixTime(sec int64, nsec int32) Time {
	return Time{uint64(nsec), sec + unixToInternal, Local}
}

// UnixMilli returns the local time that many milliseconds after 1970 began in UTC.
func UnixMilli(msec int64) Time { return Unix(msec/1e3, (msec%1e3)*1e6) }

// UnixMicro returns the local time that many microseconds after 1970 began in UTC.
func UnixMicro(usec int64) Time { return Unix(usec/1e6, (usec%1e6)*1e3) }

// nsec is the offset within the second.
func (t *Time) nsec() int32 { return int32(t.wall & nsecMask) }

// sec is whole seconds since the year 1.
func (t *Time) sec() int64 {
	if t.wall&hasMono != 0 {
		return wallToInternal + int64(t.wall<<1>>(nsecShift+1))
	}
	return t.ext
}

func (t *Time) unixSec() int64 { return t.sec() - unixToInternal }

// addSec moves t by whole seconds; a sum that does not fit becomes the last moment there is.
func (t *Time) addSec(d int64) {
	if t.wall&hasMono != 0 {
		sec := int64(t.wall<<1>>(nsecShift+1)) + d
		if 0 <= sec && sec < 1<<33 {
			t.wall = t.wall&nsecMask | uint64(sec)<<nsecShift | hasMono
			return
		}
		t.stripMono()
	}
	sum := t.ext + d
	switch {
	case (sum > t.ext) == (d > 0):
		t.ext = sum
	case d > 0:
		t.ext = 1<<63 - 1
	default:
		t.ext = -(1<<63 - 1)
	}
}

// setLoc sets the location, where UTC is nil.
func (t *Time) setLoc(loc *Location) {
	if loc == &utcLoc {
		loc = nil
	}
	t.stripMono()
	t.loc = loc
}

// stripMono drops the reading of the monotonic clock.
func (t *Time) stripMono() {
	if t.wall&hasMono != 0 {
		t.ext = t.sec()
		t.wall &= nsecMask
	}
}

// After reports whether t is after u.
func (t Time) After(u Time) bool { return t.Compare(u) > 0 }

// Before reports whether t is before u.
func (t Time) Before(u Time) bool { return t.Compare(u) < 0 }

// Equal reports whether t and u are the same moment, wherever.
func (t Time) Equal(u Time) bool { return t.Compare(u) == 0 }

// Compare returns -1 if t is before u, 1 if it is after u, 0 if they are the same moment.
func (t Time) Compare(u Time) int {
	if t.wall&u.wall&hasMono != 0 {
		return order(t.ext, u.ext)
	}
	if c := order(t.sec(), u.sec()); c != 0 {
		return c
	}
	return order(int64(t.nsec()), int64(u.nsec()))
}

func order(a, b int64) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

// IsZero reports whether t is the zero value's moment.
func (t Time) IsZero() bool { return t.sec() == 0 && t.nsec() == 0 }

// Sub returns t-u, by the monotonic clock if both have a reading of it; what does not fit becomes the longest duration.
func (t Time) Sub(u Time) Duration {
	if t.wall&u.wall&hasMono != 0 {
		return subMono(t.ext, u.ext)
	}
	d := Duration(t.sec()-u.sec())*Second + Duration(t.nsec()-u.nsec())
	switch {
	case u.Add(d).Equal(t):
		return d
	case t.Before(u):
		return minDuration
	default:
		return maxDuration
	}
}

func subMono(t, u int64) Duration {
	d := Duration(t - u)
	switch {
	case d < 0 && t > u:
		return maxDuration
	case d > 0 && t < u:
		return minDuration
	}
	return d
}

// Add returns t+d.
func (t Time) Add(d Duration) Time {
	sec := int64(d / 1e9)
	nsec := t.nsec() + int32(d%1e9)
	if nsec >= 1e9 {
		sec++
		nsec -= 1e9
	} else if nsec < 0 {
		sec--
		nsec += 1e9
	}
	t.wall = t.wall&^nsecMask | uint64(nsec)
	t.addSec(sec)
	if t.wall&hasMono != 0 {
		ext := t.ext + int64(d)
		if d < 0 && ext > t.ext || d > 0 && ext < t.ext {
			t.stripMono()
		} else {
			t.ext = ext
		}
	}
	return t
}

// Truncate rounds t down to a multiple of d since the year 1.
func (t Time) Truncate(d Duration) Time {
	t.stripMono()
	if d <= 0 {
		return t
	}
	return t.Add(-t.modulo(d))
}

// Round rounds t to the nearest multiple of d since the year 1, up where two are equally near.
func (t Time) Round(d Duration) Time {
	t.stripMono()
	if d <= 0 {
		return t
	}
	r := t.modulo(d)
	if lessThanHalf(r, d) {
		return t.Add(-r)
	}
	return t.Add(d - r)
}

// modulo returns how far t is past the last multiple of d.
func (t Time) modulo(d Duration) Duration {
	sec, nsec := t.sec(), int64(t.nsec())
	neg := sec < 0
	if neg {
		sec, nsec = -sec, -nsec
		if nsec < 0 {
			nsec += 1e9
			sec--
		}
	}
	hi, lo := bits.Mul64(uint64(sec), 1e9)
	lo, carry := bits.Add64(lo, uint64(nsec), 0)
	r := Duration(bits.Rem64(hi+carry, lo, uint64(d)))
	if neg && r != 0 {
		r = d - r
	}
	return r
}

// Unix returns seconds since 1970.
func (t Time) Unix() int64 { return t.unixSec() }

// UnixMilli returns milliseconds since 1970.
func (t Time) UnixMilli() int64 { return t.unixSec()*1e3 + int64(t.nsec())/1e6 }

// UnixMicro returns microseconds since 1970.
func (t Time) UnixMicro() int64 { return t.unixSec()*1e6 + int64(t.nsec())/1e3 }

// UnixNano returns nanoseconds since 1970.
func (t Time) UnixNano() int64 { return t.unixSec()*1e9 + int64(t.nsec()) }

// UTC returns the same moment in UTC.
func (t Time) UTC() Time {
	t.setLoc(&utcLoc)
	return t
}

// Local returns the same moment in the local zone.
func (t Time) Local() Time {
	t.setLoc(Local)
	return t
}

// In returns the same moment at loc.
func (t Time) In(loc *Location) Time {
	if loc == nil {
		panic("time: missing Location in call to Time.In")
	}
	t.setLoc(loc)
	return t
}

// Location returns t's location.
func (t Time) Location() *Location {
	if t.loc == nil {
		return UTC
	}
	return t.loc
}

// Zone returns the abbreviation of the zone in force at t, and its offset in seconds east of UTC.
func (t Time) Zone() (name string, offset int) {
	p := t.loc.lookup(t.unixSec())
	return p.name, p.offset
}

// ZoneBounds returns the moments between which the zone is in force; the zero Time where there is no bound.
func (t Time) ZoneBounds() (start, end Time) {
	p := t.loc.lookup(t.unixSec())
	if p.start != alpha {
		start = unixTime(p.start, 0)
		start.setLoc(t.loc)
	}
	if p.end != omega {
		end = unixTime(p.end, 0)
		end.setLoc(t.loc)
	}
	return
}

// IsDST reports whether it is daylight saving time at t.
func (t Time) IsDST() bool { return t.loc.lookup(t.unixSec()).dst }
