// Package time: calendars, zones, texts.
package main

import (
	"fmt"
	"time"
)

var (
	east  = time.FixedZone("EAST", 5*3600+1800)
	west  = time.FixedZone("", -(3*3600 + 90))
	plain = time.FixedZone("", 2*3600)
)

func load(name string) *time.Location {
	l, err := time.LoadLocation(name)
	if err != nil {
		fmt.Println("load:", err)
		return time.UTC
	}
	return l
}

func calendar() {
	for _, t := range []time.Time{
		{},
		time.Date(2000, time.February, 29, 23, 59, 59, 999999999, time.UTC),
		time.Date(1900, time.February, 28, 12, 0, 0, 1, east),
		time.Date(2023, 14, 35, 30, 70, 80, 2e9, time.UTC),
		time.Date(2023, -3, -5, -1, -1, -1, -1, west),
		time.Date(-1, time.March, 1, 0, 0, 0, 0, time.UTC),
		time.Date(-400, time.December, 31, 0, 0, 0, 0, time.UTC),
		time.Date(10000, time.January, 1, 0, 0, 0, 0, time.UTC),
		time.Date(292277026596, time.December, 4, 15, 30, 7, 0, time.UTC),
		time.Unix(0, 0).UTC(),
		time.Unix(-1, -1).UTC(),
		time.Unix(1<<40, 5e9+7).UTC(),
		time.Unix(-1<<40, 0).UTC(),
		time.Unix(1<<60, 0).UTC(),
		time.Unix(-1<<60, 0).UTC(),
		time.UnixMilli(-1234567890123).UTC(),
		time.UnixMicro(1234567890123456).In(plain),
	} {
		y, w := t.ISOWeek()
		hour, min, sec := t.Clock()
		year, month, day := t.Date()
		fmt.Println(t, year, month, day, hour, min, sec, t.Nanosecond(), t.Weekday(), t.YearDay(), y, w)
		fmt.Println(t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), t.Second(), t.IsZero(), t.Unix(), t.UnixMilli(), t.UnixMicro(), t.UnixNano())
		fmt.Printf("%#v\n", t)
	}
	sum := 0
	for d := -400000; d < 800000; d += 13 {
		t := time.Date(1970, 1, 1+d, 0, 0, 0, 0, time.UTC)
		y, w := t.ISOWeek()
		sum = (sum*31 + t.Year()*7 + int(t.Month())*5 + t.Day()*3 + t.YearDay() + int(t.Weekday()) + y + w) % 1000003
		if t.Unix() != int64(d)*86400 {
			fmt.Println("wrong", d)
		}
	}
	fmt.Println(sum)
	for y := 1990; y < 2030; y++ {
		t := time.Date(y, 1, 1, 0, 0, 0, 0, time.UTC)
		a, b := t.ISOWeek()
		c, d := t.AddDate(0, 0, -3).ISOWeek()
		fmt.Print(a, b, c, d, " ")
	}
	fmt.Println()
	t := time.Date(2011, 10, 31, 1, 2, 3, 4, east)
	fmt.Println(t.AddDate(0, 1, 0), t.AddDate(-1, 2, 3), t.AddDate(4, 4, -31), t.AddDate(0, -13, 0))
	fmt.Println(time.Month(0), time.Month(13), time.Month(-7), time.Weekday(7), time.Weekday(-1), time.May, time.Friday)
}

func arithmetic() {
	t := time.Date(2009, 11, 10, 23, 4, 5, 123456789, time.UTC)
	for _, d := range []time.Duration{0, 1, -1, 999999999, -124456789, 1e9, -3e9, 1<<63 - 1, -1 << 63, 17 * time.Minute, 36 * time.Hour, 1e6, 7} {
		u := t.Add(d)
		fmt.Println(d, u, u.Sub(t), t.Sub(u), u.After(t), u.Before(t), u.Equal(t), u.Compare(t))
		fmt.Println(t.Truncate(d), t.Round(d))
	}
	early := time.Date(-5, 1, 1, 1, 1, 1, 500, time.UTC)
	fmt.Println(early.Truncate(time.Hour), early.Round(time.Hour), early.Truncate(7), early.Round(13*time.Second))
	far := time.Date(5000, 1, 1, 0, 0, 0, 0, time.UTC)
	fmt.Println(far.Sub(early), early.Sub(far), far.Sub(time.Time{}))
	fmt.Println(time.Unix(1<<62, 0).Add(1<<63-1).Unix(), time.Unix(1<<63-1, 0).Add(1e18).Unix())
	now := time.Now()
	fmt.Println(now == now.Round(0), now.Equal(now.Round(0)), now.Add(time.Second).Sub(now), now.Round(0).Location() == time.Local)
	fmt.Println(time.Since(now) >= 0, time.Since(now) < time.Minute, time.Until(now) <= 0, now.Year() > 2020, now.AddDate(1, 0, 0).After(now))
	for _, d := range []time.Duration{0, 1, 1100, 2200000, 3300000000, 4*time.Minute + 5001*time.Millisecond, 5*time.Hour + 6*time.Minute + 7001*time.Millisecond, 1<<63 - 1, -1 << 63, -1500} {
		fmt.Println(d, d.Hours(), d.Minutes(), d.Seconds(), d.Milliseconds(), d.Microseconds(), d.Nanoseconds(), d.Abs())
		for _, m := range []time.Duration{0, -1, 1, 2, 7, 1000, time.Second, time.Minute, 1 << 62, 1<<63 - 1} {
			fmt.Print(d.Round(m), " ", d.Truncate(m), "; ")
		}
		fmt.Println()
	}
	for _, s := range []string{"", "0", "+0", "-", "5", "5s", "1h15m30.918273645s", "-1.5h", ".5s", ".s", "1.s", "3us", "3µs", "3μs", "1x", "1h2", "1.2.3s",
		"9223372036854775807ns", "9223372036854775808ns", "-9223372036854775808ns", "-9223372036854775809ns", "2562047h47m16.854775807s", "9223372036854775.808us",
		"0.100000000000000000000h", "0.9223372036854775807h", "0.3333333333333333333h", "99999999999999999999s", "1e3s", "1 s", "1s\"\xff\n"} {
		d, err := time.ParseDuration(s)
		fmt.Println(d, err)
	}
}

func formats() {
	layouts := []string{time.Layout, time.ANSIC, time.UnixDate, time.RubyDate, time.RFC822, time.RFC822Z, time.RFC850, time.RFC1123, time.RFC1123Z,
		time.RFC3339, time.RFC3339Nano, time.Kitchen, time.Stamp, time.StampMilli, time.StampMicro, time.StampNano, time.DateTime, time.DateOnly, time.TimeOnly,
		"", "2", "_2", "02", "002", "__2", "_2006", "__2006", "1/2/3/4/5/6", "01020304050607", "Jan January Janus JAN Mon Monday Month MST", "3pm 03PM 15h PAm pam",
		"Z07 Z0700 Z07:00 Z070000 Z07:00:00 Z", "-07 -0700 -07:00 -070000 -07:00:00 -7 -", ".0 .00 .000000000 .0000000000", ".9 .99 ,999 .999999999 .99a .998 .009", ",000", "5.05", "05.000000", "4:04:4", "06 6 2006 20060102T150405Z",
		"day 2 of 2006, \u65e5 \xff 15:04"}
	times := []time.Time{
		time.Date(2006, 1, 2, 3, 4, 5, 0, time.UTC),
		time.Date(2024, 12, 31, 12, 0, 9, 120000000, east),
		time.Date(1999, 2, 3, 0, 30, 0, 123456789, west),
		time.Date(-12, 10, 11, 13, 14, 15, 16, plain),
		time.Date(12345, 6, 7, 23, 59, 59, 1000, time.FixedZone("X", -30)),
	}
	for _, l := range layouts {
		fmt.Printf("%q", l)
		for _, t := range times {
			fmt.Printf(" %q", t.Format(l))
		}
		fmt.Println()
	}
	fmt.Printf("%s\n", times[0].AppendFormat([]byte("at "), time.Kitchen))
	fmt.Printf("%v %+v %s %d\n", times[1], times[1], times[1], times[0].Month())
	fmt.Printf("%v %v\n", struct{ T time.Time }{times[0]}, []time.Duration{1, 1e9})
	fmt.Printf("%#v %#v\n", times[1], times[2])
}

func parses() {
	cases := [][2]string{
		{time.RFC3339, "2006-01-02T15:04:05Z"}, {time.RFC3339, "2006-01-02T15:04:05+07:00"}, {time.RFC3339, "2006-01-02T15:04:05.123456789123-07:30"},
		{time.RFC3339, "2006-01-02T15:04:05,5Z"}, {time.RFC3339, "2006-13-02T15:04:05Z"}, {time.RFC3339, "2006-02-30T15:04:05Z"}, {time.RFC3339, "2006-1-2T15:04:05Z"},
		{time.RFC3339, "2006-01-02T24:04:05Z"}, {time.RFC3339, "2006-01-02T15:60:05Z"}, {time.RFC3339, "2006-01-02T15:04:60Z"}, {time.RFC3339, "2006-01-02 15:04:05Z"},
		{time.RFC3339, "2006-01-02T15:04:05"}, {time.RFC3339, "2006-01-02T15:04:05Zulu"}, {time.RFC3339, ""}, {time.RFC3339, "2006-01-02T15:04:05+25:00"},
		{time.RFC3339, "2006-01-02T15:04:05+24:60"}, {time.RFC3339, "2006-01-02T15:04:05+24:61"}, {time.RFC3339, "2006-01-02T15:04:05*07:00"}, {time.RFC3339, "2006-01-02T15:04:05+0a:00"},
		{time.RFC3339, "2006-01-02T1:04:05Z"}, {time.RFC3339Nano, "2006-01-02T15:04:05.5Z"}, {time.RFC3339Nano, "2006-01-02T15:04:05Z"},
		{time.ANSIC, "Thu Feb  4 21:00:57 2010"}, {time.ANSIC, "thu FEB 4 21:00:57 2010"}, {time.ANSIC, "Thx Feb 4 21:00:57 2010"}, {time.UnixDate, "Thu Feb 4 21:00:57 PST 2010"},
		{time.UnixDate, "Thu Feb 4 21:00:57 UTC 2010"}, {time.RubyDate, "Thu Feb 04 21:00:57 -0800 2010"}, {time.RFC850, "Thursday, 04-Feb-10 21:00:57 GMT+3"}, {time.RFC850, "Thursday, 04-Feb-10 21:00:57 GMT-12"},
		{time.RFC850, "Thursday, 04-Feb-10 21:00:57 ChST"}, {time.RFC850, "Thursday, 04-Feb-69 21:00:57 WITA"}, {time.RFC850, "Thursday, 04-Feb-68 21:00:57 +07"}, {time.RFC850, "Thursday, 04-Feb-68 21:00:57 ABCD"},
		{time.RFC850, "Thursday, 04-Feb-68 21:00:57 ABCDT"}, {time.RFC850, "Thursday, 04-Feb-68 21:00:57 AB"}, {time.RFC850, "Thursday, 04-Feb-68 21:00:57 ABCDEFG"}, {time.RFC850, "Thursday, 04-Feb-68 21:00:57 +24"},
		{time.Kitchen, "3:04PM"}, {time.Kitchen, "12:04AM"}, {time.Kitchen, "12:04PM"}, {time.Kitchen, "13:04PM"}, {time.Kitchen, "3:04XM"}, {time.Kitchen, "3:04P"}, {"3:04pm", "1:02am"}, {"3:04pm", "1:02AM"},
		{time.Stamp, "Feb  4 21:00:57"}, {time.Stamp, "Feb 29 21:00:57"}, {time.StampMilli, "Feb 4 21:00:57.012"}, {time.StampMilli, "Feb 4 21:00:57.0123"}, {time.StampMilli, "Feb 4 21:00:57.01"}, {time.StampMilli, "Feb 4 21:00:57x012"}, {time.StampMilli, "Feb 4 21:00:57.-12"},
		{"2006 002", "2008 060"}, {"2006 002", "2008 061"}, {"2006 002", "2007 060"}, {"2006 002", "2007 366"}, {"2006 002", "2008 366"}, {"2006 002", "2008 000"}, {"2006 002", "2008 12"}, {"2006 __2", "2008   7"}, {"2006-01-02 002", "2008-02-29 060"},
		{"2006-01-02 002", "2008-03-29 060"}, {"2006-01-02 002", "2008-02-28 060"}, {"06", "68"}, {"06", "69"}, {"06", "6"}, {"06", "-1"}, {"06", "x1"}, {"2006", "-100"}, {"2006", "12a4"}, {"1/2/2006", "12/31/1999"}, {"1/2", "123/1"}, {"01/02", "1/02"},
		{"Jan 2", "Jan 0"}, {"Jan 2", "Jan 32"}, {"Jan _2", "Jan  3"}, {"January", "january"}, {"January", "Jan"}, {"Monday", "MONDAY"}, {"15h", "7h"}, {"15h", "h"}, {"a b", "a   b"}, {"a b", "ab"}, {"a b", "a"}, {"a ", "a"}, {"abc", "abd"}, {"", "x"}, {"", ""},
		{"-07", "+05"}, {"-0700", "-0530"}, {"-070000", "-053015"}, {"-07:00:00", "-05:30:15"}, {"-07:00:00", "-05:3015"}, {"Z07", "Z"}, {"Z0700", "+0102"}, {"Z070000", "+010203"}, {"Z07:00:00", "+01:02:03"}, {"Z07:00:00", "+01:02:61"}, {"-0700", "+05"}, {"-07:00", "+05-00"},
		{"05.000", "07.1234"}, {"05.999", "07.1234"}, {"05.999", "07"}, {"05,999", "07,5"}, {"5", "7.25"}, {"5", "7.x"}, {"5.00", "7"}, {"05 .00", "07 .25"}, {"15:04:05 MST -0700", "01:02:03 CET +0100"}, {"MST", "UTC"}, {"MST", "GMT"}, {"\xff\"\\\n2", "x"},
		{"20060102150405", "20210304050607"}, {"20060102150405.000", "20210304050607.891"}, {"2006-01-02 15:04:05 -0700 MST", "2021-03-04 05:06:07 +0200 EET"},
	}
	for _, c := range cases {
		t, err := time.Parse(c[0], c[1])
		if err != nil {
			e := err.(*time.ParseError)
			fmt.Printf("%v | %q %q %q %q %q\n", err, e.Layout, e.Value, e.LayoutElem, e.ValueElem, e.Message)
			continue
		}
		fmt.Println(t, t.Unix(), t.Nanosecond())
		u, err := time.ParseInLocation(c[0], c[1], east)
		fmt.Println(u, err)
	}
	a, _ := time.Parse(time.RFC3339, "2020-01-01T00:00:00+02:00")
	b, _ := time.Parse(time.RFC3339, "2020-01-01T00:00:00+02:00")
	fmt.Println(a == b, a.Location(), a.Location() == plain)
}

func zones() {
	for _, name := range []string{"", "UTC", "Local", "../x", "/etc/passwd", "a\\b", "\\b", "Nowhere/Land"} {
		l, err := time.LoadLocation(name)
		if name != "Local" {
			fmt.Println(l, err)
		}
	}
	for _, name := range []string{"America/New_York", "Europe/Berlin", "Australia/Sydney", "Asia/Kolkata", "America/Sao_Paulo", "Africa/Casablanca", "Europe/Dublin", "Asia/Tehran", "EST5EDT", "Pacific/Apia", "America/Nuuk", "Asia/Jerusalem"} {
		l := load(name)
		for _, sec := range []int64{-1 << 40, -5e9, -1e9, 0, 5e8, 1e9, 1111111111, 1300000000, 1616893199, 1616893200, 1635641999, 1635642000, 2e9, 3e9, 4102444800, 1 << 34, 1 << 40} {
			t := time.Unix(sec, 0).In(l)
			from, to := t.ZoneBounds()
			name, offset := t.Zone()
			fmt.Println(t, name, offset, t.IsDST(), from, to)
		}
		for h := 0; h < 4; h++ {
			fmt.Println(time.Date(2021, 3, 14, h, 30, 0, 0, l), time.Date(2021, 3, 28, h, 30, 0, 0, l), time.Date(2021, 11, 7, h, 30, 0, 0, l), time.Date(2051, 10, 29, h, 30, 0, 0, l))
		}
		for _, s := range []string{"2021-01-15 12:00:00 EST", "2021-07-15 12:00:00 CEST", "2021-07-15 12:00:00 AEDT", "2021-07-15 12:00:00 IST"} {
			fmt.Println(time.ParseInLocation("2006-01-02 15:04:05 MST", s, l))
		}
		fmt.Println(time.ParseInLocation(time.RFC3339, "2021-07-15T12:00:00+02:00", l))
		fmt.Println(time.ParseInLocation(time.DateTime, "2021-07-15 12:00:00", l))
		fmt.Printf("%#v\n", time.Date(2021, 7, 15, 12, 0, 0, 0, l))
	}
	_, err := time.LoadLocationFromTZData("bad", []byte("TZif9"))
	fmt.Println(err)
	fmt.Println(west, plain, east, time.UTC)
	fmt.Println(time.Date(2021, 7, 15, 12, 0, 0, 0, west).ZoneBounds())
}

func marshal() {
	for _, t := range []time.Time{
		{},
		time.Date(2006, 1, 2, 3, 4, 5, 600, time.UTC),
		time.Date(2006, 1, 2, 3, 4, 5, 0, east),
		time.Date(2006, 1, 2, 3, 4, 5, 0, west),
		time.Date(-1, 1, 2, 3, 4, 5, 0, plain),
		time.Date(10000, 1, 2, 3, 4, 5, 0, plain),
		time.Date(2006, 1, 2, 3, 4, 5, 0, time.FixedZone("far", 24*3600)),
		time.Date(2006, 1, 2, 3, 4, 5, 0, time.FixedZone("minute", -60)),
		time.Date(2006, 1, 2, 3, 4, 5, 0, time.FixedZone("huge", 1<<30)),
	} {
		text, err := t.MarshalText()
		fmt.Printf("%s %v\n", text, err)
		text, err = t.AppendText([]byte("x"))
		fmt.Printf("%s %v\n", text, err)
		json, err := t.MarshalJSON()
		fmt.Printf("%s %v\n", json, err)
		var u time.Time
		if err == nil {
			fmt.Println(u.UnmarshalJSON(json), u, u.Equal(t), u.UnmarshalText(text[1:]), u)
		}
		data, err := t.MarshalBinary()
		fmt.Println(data, err)
		if err == nil {
			fmt.Println(u.UnmarshalBinary(data), u, u.Equal(t), u.GobDecode(data))
		}
	}
	var t time.Time
	fmt.Println(t.UnmarshalJSON([]byte("null")), t.UnmarshalJSON([]byte("12")), t.UnmarshalJSON([]byte(`"12"`)), t.UnmarshalText([]byte("x")))
	fmt.Println(t.UnmarshalBinary(nil), t.UnmarshalBinary([]byte{9}), t.UnmarshalBinary([]byte{1, 2}))
}

func panics(f func()) {
	defer func() { fmt.Println("panic:", recover()) }()
	f()
}

func main() {
	calendar()
	arithmetic()
	formats()
	parses()
	zones()
	marshal()
	panics(func() { time.Now().In(nil) })
	panics(func() { time.Date(1, 1, 1, 1, 1, 1, 1, nil) })
	m := map[time.Month]int{time.May: 1}
	fmt.Println(m, time.Second*3, time.Duration(1500)*time.Millisecond)
}
