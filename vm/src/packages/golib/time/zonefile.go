package time

import "errors"

// Files of zones have the format of RFC 9636: a header of 44 bytes, a body with times of 32 bits, and from version 2 on
// both again with times of 64 bits and, behind them, the rule for times to come.

var (
	errMissing = errors.New("no such zone")
	errBadZone = errors.New("malformed time zone information")
)

// readZone returns what is in a file of zones, if it can be read and is not too large for one.
func readZone(path string) (data string, ok bool)

func loadFile(name, path string) (*Location, error) {
	data, ok := readZone(path)
	if !ok {
		return nil, errMissing
	}
	return parseZones(name, data)
}

// loadSystem looks for a zone where systems have them.
func loadSystem(name string) (*Location, error) {
	for _, dir := range [...]string{
		"/usr/share/zoneinfo/", "/usr/share/lib/zoneinfo/", "/usr/lib/locale/TZ/", "/etc/zoneinfo/",
	} {
		if data, ok := readZone(dir + name); ok {
			return parseZones(name, data)
		}
	}
	return nil, errMissing
}

// LoadLocationFromTZData returns the location that the contents of a file of zones describe.
func LoadLocationFromTZData(name string, data []byte) (*Location, error) {
	return parseZones(name, string(data))
}

// A cursor takes pieces off the front of a file; what goes beyond its end makes it bad.
type cursor struct {
	rest string
	bad  bool
}

func (c *cursor) take(n int) string {
	if n < 0 || n > len(c.rest) {
		c.rest, c.bad = "", true
		return ""
	}
	s := c.rest[:n]
	c.rest = c.rest[n:]
	return s
}

// number takes a big-endian number of n bytes, with its sign.
func (c *cursor) number(n int) int64 {
	s := c.take(n)
	if c.bad {
		return 0
	}
	x := int64(int8(s[0]))
	for i := 1; i < n; i++ {
		x = x<<8 | int64(s[i])
	}
	return x
}

// counts are the numbers in a header, in their order there.
type counts struct{ ut, std, leap, times, types, chars int }

func (c *cursor) counts() (n counts) {
	for _, to := range [...]*int{&n.ut, &n.std, &n.leap, &n.times, &n.types, &n.chars} {
		*to = int(c.number(4))
		c.bad = c.bad || *to < 0
	}
	return n
}

// size is the length of a body with times of so many bytes.
func (n counts) size(width int) int {
	return n.times*(width+1) + n.types*6 + n.chars + n.leap*(width+4) + n.std + n.ut
}

func parseZones(name, data string) (*Location, error) {
	c := cursor{rest: data}
	if c.take(4) != "TZif" {
		return nil, errBadZone
	}
	var version int
	switch c.take(1) {
	case "\x00":
		version = 1
	case "2":
		version = 2
	case "3":
		version = 3
	default:
		return nil, errBadZone
	}
	c.take(15)
	n := c.counts()
	width := 4
	if version > 1 {
		c.take(n.size(width) + 20)
		n = c.counts()
		width = 8
	}
	if c.bad || n.types == 0 {
		return nil, errBadZone
	}
	return parseBody(name, c.take(n.size(width)), c.rest, n, width)
}

// parseBody makes a location of a body and what stands behind it.
func parseBody(name, body, footer string, n counts, width int) (*Location, error) {
	c := cursor{rest: body}
	times := cursor{rest: c.take(n.times * width)}
	index := c.take(n.times)
	types := cursor{rest: c.take(n.types * 6)}
	chars := c.take(n.chars)
	if c.bad {
		return nil, errBadZone
	}
	l := &Location{name: name, zones: make([]zone, n.types)}
	for i := range l.zones {
		offset, dst := types.number(4), types.number(1)
		at := int(uint8(types.number(1)))
		if at >= len(chars) {
			return nil, errBadZone
		}
		l.zones[i] = zone{upToZero(chars[at:]), int(offset), dst != 0}
	}
	for i := range index {
		if int(index[i]) >= len(l.zones) {
			return nil, errBadZone
		}
		l.trans = append(l.trans, transition{times.number(width), index[i]})
	}
	if len(l.trans) == 0 {
		l.trans = append(l.trans, transition{alpha, 0})
	}
	if len(footer) > 2 && footer[0] == '\n' && footer[len(footer)-1] == '\n' {
		l.extend = footer[1 : len(footer)-1]
	}
	return l, nil
}

func upToZero(s string) string {
	for i := range len(s) {
		if s[i] == 0 {
			return s[:i]
		}
	}
	return s
}
