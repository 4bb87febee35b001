// Package time: clock readings and durations.
package time

// A Location is a time zone; all times are in UTC for now.
type Location struct{ name string }

// A Time is a moment: wall clock and, where it was read with Now, the monotonic clock.
type Time struct {
	wall uint64 // nanoseconds within the second
	ext  int64  // monotonic nanoseconds since the start, 0 if none
	loc  *Location
	sec  int64 // seconds since 1970
}

func now() (sec int64, nsec int32, mono int64)

// Sleep pauses the goroutine for at least d.
func Sleep(d Duration)

// Now returns the current time.
func Now() Time {
	sec, nsec, mono := now()
	return Time{wall: uint64(nsec), ext: mono + 1, sec: sec}
}

// Since returns the time elapsed since t.
func Since(t Time) Duration { return Now().Sub(t) }

// Until returns the time until t.
func Until(t Time) Duration { return t.Sub(Now()) }

// Sub returns t-u, by the monotonic clock if both have a reading of it.
func (t Time) Sub(u Time) Duration {
	if t.ext != 0 && u.ext != 0 {
		return Duration(t.ext - u.ext)
	}
	return Duration((t.sec-u.sec)*1e9 + int64(t.wall) - int64(u.wall))
}

// Add returns t+d.
func (t Time) Add(d Duration) Time {
	if t.ext != 0 {
		t.ext += int64(d)
	}
	ns := int64(t.wall) + int64(d%1e9)
	t.sec += int64(d / 1e9)
	if ns < 0 {
		ns += 1e9
		t.sec--
	} else if ns >= 1e9 {
		ns -= 1e9
		t.sec++
	}
	t.wall = uint64(ns)
	return t
}

// After reports whether t is after u.
func (t Time) After(u Time) bool { return t.Sub(u) > 0 }

// Before reports whether t is before u.
func (t Time) Before(u Time) bool { return t.Sub(u) < 0 }

// Equal reports whether t and u are the same moment.
func (t Time) Equal(u Time) bool { return t.Sub(u) == 0 }

// IsZero reports whether t is the zero value.
func (t Time) IsZero() bool { return t.sec == 0 && t.wall == 0 }

// Unix returns seconds since 1970.
func (t Time) Unix() int64 { return t.sec }

// UnixNano returns nanoseconds since 1970.
func (t Time) UnixNano() int64 { return t.sec*1e9 + int64(t.wall) }

// UnixMilli returns milliseconds since 1970.
func (t Time) UnixMilli() int64 { return t.sec*1e3 + int64(t.wall)/1e6 }

// Nanosecond returns the offset within the second.
func (t Time) Nanosecond() int { return int(t.wall) }
