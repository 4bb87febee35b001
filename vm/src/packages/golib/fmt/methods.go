package fmt

// State is what a Formatter prints to, and asks how it shall print.
type State interface {
	// Write prints.
	Write(b []byte) (n int, err error)
	// Width returns the width, and whether there is one.
	Width() (wid int, ok bool)
	// Precision returns the precision, and whether there is one.
	Precision() (prec int, ok bool)
	// Flag reports whether a flag, a character, is set.
	Flag(c int) bool
}

// Formatter is implemented by values that print themselves under every verb.
type Formatter interface {
	Format(f State, verb rune)
}

// FormatString returns the directive that led to a call of Format.
func FormatString(state State, verb rune) string {
	b := []byte{'%'}
	for _, c := range " +-#0" {
		if state.Flag(int(c)) {
			b = append(b, byte(c))
		}
	}
	if w, ok := state.Width(); ok {
		b = Append(b, w)
	}
	if p, ok := state.Precision(); ok {
		b = Append(b, ".", p)
	}
	return string(b) + string(verb)
}

// A methodCall is one that printing needs, and what came of it. The natives know where the fields are.
type methodCall struct {
	value  any
	text   string
	method int
	verb   int
	width  int  // -1 if there is none
	prec   int  // -1 if there is none
	flags  int  // one bit for each of flagChars, and nilReceiver
	raw    bool // text is printed as it is, without regard to width and precision
}

const (
	callError = iota
	callString
	callGoString
	callFormat
)

const flagChars = "+-# 0"

// nilReceiver is set where value is a nil pointer.
const nilReceiver = 1 << 5

var methodNames = [...]string{"Error", "String", "GoString", "Format"}

// pending lists the calls that printing needs, in order: as many as there is room for. It returns how many there are.
//
//go:escape contents
func pending(kind int, format string, a []any, calls []methodCall) (n int)

// callMethods calls the methods that printing needs, in order. If it is a panic's value that is printed, then a further
// panic is not caught. The calls are put into room if that is enough: mostly there is one.
func callMethods(kind int, format string, a []any, panicking bool, room []methodCall) []methodCall {
	calls := room
	if n := pending(kind, format, a, calls); n > len(room) {
		calls = make([]methodCall, n)
		pending(kind, format, a, calls)
	}
	for i := range calls {
		c := &calls[i]
		if c.method == callFormat {
			c.format(panicking)
		} else if c.value != nil {
			c.call(panicking)
		}
	}
	return calls
}

func (c *methodCall) call(panicking bool) {
	defer c.recovered(nil, panicking)
	switch c.method {
	case callError:
		c.text = c.value.(error).Error()
	case callString:
		c.text = c.value.(Stringer).String()
	case callGoString:
		c.text = c.value.(GoStringer).GoString()
	}
}

func (c *methodCall) format(panicking bool) {
	s := &state{flags: c.flags, width: c.width, prec: c.prec} // not c itself: the method may keep s
	defer c.recovered(s, panicking)
	c.value.(Formatter).Format(s, rune(c.verb))
	c.text = string(s.text)
}

// recovered makes text of a panic in the method: it is deferred.
func (c *methodCall) recovered(s *state, panicking bool) {
	v := recover()
	if v == nil {
		return
	}
	c.raw = true
	if s != nil {
		c.text = string(s.text)
	}
	if c.flags&nilReceiver != 0 {
		c.text += "<nil>"
		return
	}
	if panicking {
		panic(v)
	}
	c.text += "%!" + string(rune(c.verb)) + "(PANIC=" + methodNames[c.method] + " method: " + panicText(v) + ")"
}

// panicText returns what %v prints of a panic's value.
func panicText(v any) string {
	a := []any{v}
	s, ok := trySprint(print, "", a)
	if !ok {
		var room [1]methodCall
		s = sprint(print, "", a, callMethods(print, "", a, true, room[:]))
	}
	return s
}

// A state is what Format methods write to.
type state struct {
	flags, width, prec int // those of the methodCall
	text               []byte
}

func (s *state) Write(b []byte) (n int, err error) {
	s.text = append(s.text, b...)
	return len(b), nil
}

// WriteString writes a string: io.WriteString needs no copy then.
func (s *state) WriteString(text string) (n int, err error) {
	s.text = append(s.text, text...)
	return len(text), nil
}

func (s *state) Width() (wid int, ok bool) {
	if s.width < 0 {
		return 0, false
	}
	return s.width, true
}

func (s *state) Precision() (prec int, ok bool) {
	if s.prec < 0 {
		return 0, false
	}
	return s.prec, true
}

func (s *state) Flag(c int) bool {
	for i := 0; i < len(flagChars); i++ {
		if int(flagChars[i]) == c {
			return s.flags&(1<<i) != 0
		}
	}
	return false
}
