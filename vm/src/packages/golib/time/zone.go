package time

import "errors"

// A Location is a place as far as its clocks go: the zones in force there, each from its transition on.
type Location struct {
	name   string
	zones  []zone
	trans  []transition // in order of time
	extend string       // the rule for what follows the last transition, in the form of the variable TZ
}

// A zone is an offset from UTC with its abbreviation.
type zone struct {
	name   string
	offset int // seconds east of UTC
	dst    bool
}

// A transition is when a zone comes into force.
type transition struct {
	when int64 // seconds since 1970
	zone uint8
}

// A period is how long a zone is in force.
type period struct {
	zone
	start, end int64
}

// The bounds of a period that has none.
const (
	alpha = -1 << 63
	omega = 1<<63 - 1
)

var (
	utcLoc   = Location{name: "UTC"}
	localLoc Location

	// localZones is what localLoc stands for, from its first use on.
	localZones *Location
)

// UTC is Universal Coordinated Time.
var UTC *Location = &utcLoc

// Local is the system's zone: that of the variable TZ, else of /etc/localtime.
var Local *Location = &localLoc

func (l *Location) get() *Location {
	if l == nil {
		return &utcLoc
	}
	if l == &localLoc {
		if localZones == nil {
			localZones = loadLocal()
		}
		return localZones
	}
	return l
}

// String returns the location's name.
func (l *Location) String() string { return l.get().name }

// hourZones keeps zones of whole hours without a name, which parsing makes again and again, so that times in them can
// be compared with ==.
var hourZones [27]*Location

// FixedZone returns a location whose clocks always have this offset, in seconds east of UTC.
func FixedZone(name string, offset int) *Location {
	const earliest = -12
	hour := offset/secondsPerHour - earliest
	if name != "" || offset%secondsPerHour != 0 || hour < 0 || hour >= len(hourZones) {
		return fixed(name, offset)
	}
	if hourZones[hour] == nil {
		hourZones[hour] = fixed(name, offset)
	}
	return hourZones[hour]
}

func fixed(name string, offset int) *Location {
	return &Location{
		name:  name,
		zones: []zone{{name, offset, false}},
		trans: []transition{{alpha, 0}},
	}
}

// lookup returns the zone in force at a moment.
func (l *Location) lookup(sec int64) period {
	l = l.get()
	if len(l.zones) == 0 {
		return period{zone{"UTC", 0, false}, alpha, omega}
	}
	if len(l.trans) == 0 || sec < l.trans[0].when {
		p := period{l.zones[l.firstZone()], alpha, omega}
		if len(l.trans) > 0 {
			p.end = l.trans[0].when
		}
		return p
	}
	lo, hi := 0, len(l.trans)
	for hi-lo > 1 {
		if m := int(uint(lo+hi) >> 1); sec < l.trans[m].when {
			hi = m
		} else {
			lo = m
		}
	}
	p := period{l.zones[l.trans[lo].zone], l.trans[lo].when, omega}
	if hi < len(l.trans) {
		p.end = l.trans[hi].when
	} else if l.extend != "" {
		if q, ok := ruleAt(l.extend, p.start, sec); ok {
			return q
		}
	}
	return p
}

// firstZone returns the zone in force before the first transition: the first, if no transition leads to it; else the
// last without daylight saving time before that of the first transition; else the first without.
func (l *Location) firstZone() int {
	used := false
	for _, t := range l.trans {
		used = used || t.zone == 0
	}
	if !used {
		return 0
	}
	if len(l.trans) > 0 && l.zones[l.trans[0].zone].dst {
		for i := int(l.trans[0].zone) - 1; i >= 0; i-- {
			if !l.zones[i].dst {
				return i
			}
		}
	}
	for i := range l.zones {
		if !l.zones[i].dst {
			return i
		}
	}
	return 0
}

// lookupName returns the offset of the zone with that abbreviation, preferably as it is used at a moment that the
// clocks of that zone show as unix.
func (l *Location) lookupName(name string, unix int64) (offset int, ok bool) {
	l = l.get()
	for i := range l.zones {
		if l.zones[i].name == name {
			p := l.lookup(unix - int64(l.zones[i].offset))
			if p.name == l.zones[i].name {
				return p.offset, true
			}
		}
	}
	for i := range l.zones {
		if l.zones[i].name == name {
			return l.zones[i].offset, true
		}
	}
	return 0, false
}

// variable returns a variable of the environment that the program was started with.
func variable(name string) (value string, ok bool)

// loadLocal finds the system's zone.
func loadLocal() *Location {
	tz, ok := variable("TZ")
	if !ok {
		if l, err := loadFile("Local", "/etc/localtime"); err == nil {
			return l
		}
	} else if tz != "" {
		if tz[0] == ':' {
			tz = tz[1:]
		}
		if tz != "" && tz[0] == '/' {
			name := tz
			if tz == "/etc/localtime" {
				name = "Local"
			}
			if l, err := loadFile(name, tz); err == nil {
				return l
			}
		} else if tz != "" && tz != "UTC" {
			if l, err := loadSystem(tz); err == nil {
				return l
			}
		}
	}
	return &Location{name: "UTC"}
}

var errName = errors.New("time: invalid location name")

// LoadLocation returns the location of that name in the system's data: UTC for "" and "UTC", Local for "Local".
func LoadLocation(name string) (*Location, error) {
	if name == "" || name == "UTC" {
		return UTC, nil
	}
	if name == "Local" {
		return Local, nil
	}
	if name[0] == '/' || name[0] == '\\' || hasDotDot(name) {
		return nil, errName
	}
	var first error
	if dir, _ := variable("ZONEINFO"); dir != "" {
		l, err := loadFile(name, dir+"/"+name)
		if err == nil {
			return l, nil
		}
		if err != errMissing {
			first = err
		}
	}
	l, err := loadSystem(name)
	if err == nil {
		return l, nil
	}
	if first == nil {
		first = err
	}
	if first == errMissing {
		first = errors.New("unknown time zone " + name)
	}
	return nil, first
}

func hasDotDot(s string) bool {
	for i := 1; i < len(s); i++ {
		if s[i] == '.' && s[i-1] == '.' {
			return true
		}
	}
	return false
}
