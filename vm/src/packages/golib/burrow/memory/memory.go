// Package memory reads and writes what Burrow's runtime knows of its memory, by name: "heap.in_use",
// "class.5.spans", "gc.percent". The page docs/control.md lists all names; so does burrow ctl.
//
// A program that imports it runs under Burrow only.
package memory

import (
	"errors"
	"strconv"
)

// What errors of this package are, for errors.Is.
var (
	// ErrUnknown: there is no such name.
	ErrUnknown = errors.New("unknown name")
	// ErrReadOnly: the name can only be read.
	ErrReadOnly = errors.New("read-only name")
	// ErrValue: the value is of the wrong type or out of range.
	ErrValue = errors.New("bad value")
	// ErrNotNow: the name cannot be used at this time.
	ErrNotNow = errors.New("not available now")
)

// An Error says why a name could not be read or written.
type Error struct {
	Op   string // "read", "set" or "describe"
	Name string
	Text string // what is wrong, and what would be right
	Err  error  // one of the Err variables
}

// Error returns the text.
func (e *Error) Error() string { return "memory: " + e.Op + ": " + e.Text }

// Unwrap returns which kind of error it is.
func (e *Error) Unwrap() error { return e.Err }

// A request is what the runtime is asked, and what it answers.
type request struct {
	name string
	op   int
	kind Kind
	bits uint64
	text string
	code int
}

const (
	opRead = iota
	opSet
	opNames
	opDescribe
)

// serve answers r.
func serve(r *request)

func (r *request) err(op string) error {
	kinds := [...]error{nil, ErrUnknown, ErrReadOnly, ErrValue, ErrNotNow}
	if r.code == 0 {
		return nil
	}
	return &Error{op, r.name, r.text, kinds[r.code]}
}

// Read returns the value of a name now. Names that tell of spans, Ps or their caches stop the world to look.
func Read(name string) (Value, error) {
	r := &request{name: name, op: opRead}
	serve(r)
	if err := r.err("read"); err != nil {
		return Value{}, err
	}
	return Value{r.kind, r.bits, r.text}, nil
}

// Set writes a name. The value is an integer, a bool or a string; a string may be a size such as "64MiB", and "off"
// where the setting can be off.
func Set(name string, value any) error {
	r := &request{name: name, op: opSet}
	if !r.put(value) {
		return &Error{"set", name, name + " cannot be set to a value of this type", ErrValue}
	}
	serve(r)
	return r.err("set")
}

// put makes value the one to be set.
func (r *request) put(value any) bool {
	r.kind = KindInt64
	switch v := value.(type) {
	case Value:
		r.kind, r.bits, r.text = v.kind, v.bits, v.text
	case int:
		r.bits = uint64(v)
	case int64:
		r.bits = uint64(v)
	case int32:
		r.bits = uint64(v)
	case uint:
		r.kind, r.bits = KindUint64, uint64(v)
	case uint64:
		r.kind, r.bits = KindUint64, v
	case uint32:
		r.kind, r.bits = KindUint64, uint64(v)
	case bool:
		r.kind = KindBool
		if v {
			r.bits = 1
		}
	case string:
		r.kind, r.text = KindString, v
	default:
		return false
	}
	return true
}

// Names returns the names that begin with a text, or that a pattern with * and ? matches word by word:
// "heap.pages", "class.*.spans", "p.0.cache.?.free".
func Names(pattern string) []string {
	r := &request{name: pattern, op: opNames}
	serve(r)
	return lines(r.text)
}

func lines(text string) []string {
	var lines []string
	start := 0
	for i := 0; i < len(text); i++ {
		if text[i] == '\n' {
			lines = append(lines, text[start:i])
			start = i + 1
		}
	}
	return lines
}

// An Info tells what a name is.
type Info struct {
	Name     string
	Type     string // "u64", "i64", "bool", "string" or "ratio"
	Unit     string // "bytes", "pages", "percent", "ns", "ms"; empty for counts
	Writable bool
	Range    string // what it may be set to, if that is a number
	Doc      string // what it means
}

// Describe tells what a name is.
func Describe(name string) (Info, error) {
	r := &request{name: name, op: opDescribe}
	serve(r)
	if err := r.err("describe"); err != nil {
		return Info{}, err
	}
	part := lines(r.text)
	return Info{name, part[0], part[1], part[2] == "yes", part[3], part[4]}, nil
}

// A Kind is the type of a value.
type Kind int

// The types of values.
const (
	KindInvalid Kind = iota
	KindUint64
	KindInt64
	KindBool
	KindString
	KindRatio
)

// A Value is what a name has.
type Value struct {
	kind Kind
	bits uint64
	text string
}

// Kind returns the value's type.
func (v Value) Kind() Kind { return v.kind }

func (v Value) must(kind Kind, method string) {
	if v.kind != kind {
		panic("memory: " + method + " of a value of another kind")
	}
}

// Uint64 returns a value of KindUint64, and panics for any other.
func (v Value) Uint64() uint64 {
	v.must(KindUint64, "Uint64")
	return v.bits
}

// Int64 returns a value of KindInt64, and panics for any other.
func (v Value) Int64() int64 {
	v.must(KindInt64, "Int64")
	return int64(v.bits)
}

// Bool returns a value of KindBool, and panics for any other.
func (v Value) Bool() bool {
	v.must(KindBool, "Bool")
	return v.bits != 0
}

// Ratio returns a value of KindRatio, 0 to 1, and panics for any other.
func (v Value) Ratio() float64 {
	v.must(KindRatio, "Ratio")
	return ratio(v.bits)
}

// ratio is math.Float64frombits.
func ratio(bits uint64) float64

// String returns any value as text.
func (v Value) String() string {
	switch v.kind {
	case KindUint64:
		return strconv.FormatUint(v.bits, 10)
	case KindInt64:
		return strconv.FormatInt(int64(v.bits), 10)
	case KindBool:
		return strconv.FormatBool(v.bits != 0)
	case KindRatio:
		return strconv.FormatFloat(ratio(v.bits), 'f', 4, 64)
	}
	return v.text
}
