package time

// A Month is a month of the year, January being 1.
type Month int

// The months.
const (
	January Month = 1 + iota
	February
	March
	April
	May
	June
	July
	August
	September
	October
	November
	December
)

var months = [...]string{
	"January", "February", "March", "April", "May", "June",
	"July", "August", "September", "October", "November", "December",
}

// String returns the English name.
func (m Month) String() string {
	if January <= m && m <= December {
		return months[m-1]
	}
	return "%!Month(" + string(appendUint(nil, uint64(m), 0)) + ")"
}

// A Weekday is a day of the week, Sunday being 0.
type Weekday int

// The days.
const (
	Sunday Weekday = iota
	Monday
	Tuesday
	Wednesday
	Thursday
	Friday
	Saturday
)

var weekdays = [...]string{
	"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday",
}

// String returns the English name.
func (d Weekday) String() string {
	if Sunday <= d && d <= Saturday {
		return weekdays[d]
	}
	return "%!Weekday(" + string(appendUint(nil, uint64(d), 0)) + ")"
}

// Days are counted from the first of March of a year so early that no moment lies before it. With years that begin in
// March the leap day is the last of its year, and 400 of them always have the same number of days.
const (
	epochYear    = -292277022400
	daysPer400   = 365*400 + 97
	daysPer100   = 365*100 + 24
	daysPer4     = 365*4 + 1
	marchToJan   = 306 // days from March to January
	daysToYear1  = (-epochYear/400)*daysPer400 + marchToJan
	epochToUnix  = daysToYear1*secondsPerDay + unixToInternal
	sundayOffset = 3 // the first of March that days are counted from is a Wednesday
)

// clockReading is t's seconds since the calendar's first day, by the clocks of its location.
func (t Time) clockReading() uint64 {
	sec := t.unixSec()
	if t.loc != nil && t.loc != &utcLoc {
		sec += int64(t.loc.lookup(sec).offset)
	}
	return uint64(sec) + epochToUnix
}

func (t Time) days() uint64 { return t.clockReading() / secondsPerDay }

// marchYear splits a day into its year, as years that begin in March, and the day in it.
func marchYear(days uint64) (year uint64, yday int) {
	year = 400 * (days / daysPer400)
	d := int(days % daysPer400)
	n := min(d/daysPer100, 3)
	d -= n * daysPer100
	year += uint64(100 * n)
	n = d / daysPer4
	d -= n * daysPer4
	year += uint64(4 * n)
	n = min(d/365, 3)
	return year + uint64(n), d - 365*n
}

// civil returns the date of a day.
func civil(days uint64) (year int, month Month, day int) {
	y, d := marchYear(days)
	// From March on, months have 31, 30, 31, 30, 31 days, and again: 153 in five.
	m := (5*d + 2) / 153
	day = d - (153*m+2)/5 + 1
	month = Month(m + 3)
	if month > December {
		month -= 12
		y++
	}
	return int(int64(y) + epochYear), month, day
}

// dayOf is the inverse of civil, for a month from January to December and any day.
func dayOf(year int, month Month, day int) uint64 {
	y := uint64(int64(year) - epochYear)
	m := int(month) - 3
	if m < 0 {
		m += 12
		y--
	}
	return y/400*daysPer400 + y%400*365 + y%400/4 - y%400/100 + uint64((153*m+2)/5+day-1)
}

// daysBefore is how many days of a year without leap day lie before the month.
func daysBefore(m Month) int {
	if m <= February {
		return 31 * (int(m) - 1)
	}
	return (153*(int(m)-3)+2)/5 + 59
}

func isLeap(year int) bool { return year%4 == 0 && (year%100 != 0 || year%400 == 0) }

func daysIn(m Month, year int) int {
	if m == February && isLeap(year) {
		return 29
	}
	return daysBefore(m+1) - daysBefore(m)
}

// Date returns year, month and day.
func (t Time) Date() (year int, month Month, day int) { return civil(t.days()) }

// Year returns the year.
func (t Time) Year() int {
	year, _, _ := civil(t.days())
	return year
}

// Month returns the month.
func (t Time) Month() Month {
	_, month, _ := civil(t.days())
	return month
}

// Day returns the day of the month.
func (t Time) Day() int {
	_, _, day := civil(t.days())
	return day
}

// YearDay returns the day of the year, from 1.
func (t Time) YearDay() int {
	year, month, day := civil(t.days())
	return yearDay(year, month, day)
}

func yearDay(year int, month Month, day int) int {
	n := daysBefore(month) + day
	if month > February && isLeap(year) {
		n++
	}
	return n
}

// Weekday returns the day of the week.
func (t Time) Weekday() Weekday { return weekday(t.days()) }

func weekday(days uint64) Weekday { return Weekday((days + sundayOffset) % 7) }

// ISOWeek returns the week of the year by ISO 8601, and the year that it belongs to: its Thursday's.
func (t Time) ISOWeek() (year, week int) {
	days := t.days()
	days += uint64(Thursday - (weekday(days)+6)%7 - 1)
	year, month, day := civil(days)
	return year, (yearDay(year, month, day)-1)/7 + 1
}

// Clock returns hour, minute and second.
func (t Time) Clock() (hour, min, sec int) { return clock(t.clockReading()) }

func clock(reading uint64) (hour, min, sec int) {
	sec = int(reading % secondsPerDay)
	return sec / secondsPerHour, sec % secondsPerHour / 60, sec % 60
}

// Hour returns the hour of the day.
func (t Time) Hour() int { return int(t.clockReading()%secondsPerDay) / secondsPerHour }

// Minute returns the minute of the hour.
func (t Time) Minute() int { return int(t.clockReading()%secondsPerHour) / 60 }

// Second returns the second of the minute.
func (t Time) Second() int { return int(t.clockReading() % 60) }

// Nanosecond returns the offset within the second.
func (t Time) Nanosecond() int { return int(t.nsec()) }

// AddDate returns the time at the same clock reading so many years, months and days away.
func (t Time) AddDate(years int, months int, days int) Time {
	year, month, day := t.Date()
	hour, min, sec := t.Clock()
	return Date(year+years, month+Month(months), day+days, hour, min, sec, int(t.nsec()), t.Location())
}

// carry moves what exceeds base from lo to hi, so that lo is at least 0 and below base.
func carry(hi, lo, base int) (int, int) {
	n := lo / base
	if lo%base < 0 {
		n--
	}
	return hi + n, lo - n*base
}

// Date returns the moment at which clocks at loc show this; values beyond their usual range carry over.
func Date(year int, month Month, day, hour, min, sec, nsec int, loc *Location) Time {
	if loc == nil {
		panic("time: missing Location in call to Date")
	}
	year, m := carry(year, int(month)-1, 12)
	sec, nsec = carry(sec, nsec, 1e9)
	min, sec = carry(min, sec, 60)
	hour, min = carry(hour, min, 60)
	day, hour = carry(day, hour, 24)

	reading := dayOf(year, Month(m+1), day) * secondsPerDay
	reading += uint64(hour*secondsPerHour + min*secondsPerMinute + sec)
	unix := int64(reading - epochToUnix)
	// The zone in force is the one at the moment sought, which is not known yet: try the one at this reading in UTC.
	if loc != &utcLoc {
		p := loc.lookup(unix)
		if p.offset != 0 {
			utc := unix - int64(p.offset)
			if utc < p.start || utc >= p.end {
				p = loc.lookup(utc)
			}
			unix -= int64(p.offset)
		}
	}
	t := unixTime(unix, int32(nsec))
	t.setLoc(loc)
	return t
}
