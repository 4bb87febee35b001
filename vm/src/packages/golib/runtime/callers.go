package runtime

// Caller tells of a function on the stack of the calling goroutine: 0 is the one that calls Caller, 1 its caller. The pc is
// where that function goes on.
func Caller(skip int) (pc uintptr, file string, line int, ok bool)

// Callers fills pc with where the functions on the stack go on, and returns how many there are: 0 skips none and begins
// with Callers itself.
//
//go:noescape
func Callers(skip int, pc []uintptr) int

// Stack writes the stack of the calling goroutine to buf as tracebacks show it, and with all those of the others behind it.
// It returns how many bytes that took.
//
//go:noescape
func Stack(buf []byte, all bool) int

// symbol tells what stands at a pc; the name is empty where there is no function.
func symbol(pc uintptr) (name, file string, line int, entry uintptr)

// A Func is a function of the program.
type Func struct {
	name  string
	entry uintptr
}

// FuncForPC returns the function that holds a pc, or nil.
func FuncForPC(pc uintptr) *Func {
	name, _, _, entry := symbol(pc)
	if name == "" {
		return nil
	}
	return &Func{name, entry}
}

// Name returns the function's name with its package's path.
func (f *Func) Name() string {
	if f == nil {
		return ""
	}
	return f.name
}

// Entry returns where the function's code begins.
func (f *Func) Entry() uintptr { return f.entry }

// FileLine returns the place in the source of a pc within the function.
func (f *Func) FileLine(pc uintptr) (file string, line int) {
	_, file, line, _ = symbol(pc)
	if file == "" {
		return "?", 0
	}
	return file, line
}

// A Frame is one call on a stack.
type Frame struct {
	PC       uintptr
	Func     *Func
	Function string
	File     string
	Line     int
	Entry    uintptr
}

// Frames turns what Callers has returned into frames.
type Frames struct {
	callers []uintptr
}

// CallersFrames returns the frames of pcs that Callers returned.
func CallersFrames(callers []uintptr) *Frames { return &Frames{callers} }

// Next returns the next frame, and whether there are more; after the last one a frame of zeroes.
func (ci *Frames) Next() (frame Frame, more bool) {
	for len(ci.callers) > 0 {
		pc := ci.callers[0]
		ci.callers = ci.callers[1:]
		// What matters is the call, which stands before the pc.
		name, file, line, entry := symbol(pc - 1)
		if name != "" {
			fn := &Func{name, entry}
			return Frame{pc - 1, fn, name, file, line, entry}, len(ci.callers) > 0
		}
	}
	return Frame{}, false
}

// NumCgoCall returns 0: scripts call no C.
func NumCgoCall() int64 { return 0 }

// GOROOT returns what the environment variable of that name says: Burrow has no folder of Go's library.
func GOROOT() string { return environment("GOROOT") }

// environment returns a variable of the environment.
func environment(name string) string
