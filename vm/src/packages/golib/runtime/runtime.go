// Package runtime: the script's view of the runtime below it.
package runtime

// The system that programs see.
const (
	GOOS     = "linux"
	GOARCH   = "amd64"
	Compiler = "gc"
)

// MemProfileRate is how many bytes lie between two sampled allocations on average: 1 samples all, 0 none. Allocations are
// sampled only in programs that mention it or MemProfile, or import runtime/pprof, or are run with --memprofile.
var MemProfileRate int = 512 * 1024

// Error is a run-time error.
type Error interface {
	error
	RuntimeError()
}

// Recovered run-time errors hold their text as panics print it. Of which kind their types are can be seen: Sprint puts
// spaces between operands that are no strings.
type (
	errorString string
	plainError  string
	boundsError struct{ text string }
)

// RuntimeError marks run-time errors.
func (e errorString) RuntimeError() {}

// RuntimeError marks run-time errors.
func (e plainError) RuntimeError() {}

// RuntimeError marks run-time errors.
func (e boundsError) RuntimeError() {}

// Error returns the text.
func (e errorString) Error() string { return string(e) }

// Error returns the text.
func (e plainError) Error() string { return string(e) }

// Error returns the text.
func (e boundsError) Error() string { return e.text }

// PanicNilError is what panic(nil) panics with.
type PanicNilError struct{ text string }

// RuntimeError marks run-time errors.
func (*PanicNilError) RuntimeError() {}

// Error returns the text.
func (e *PanicNilError) Error() string { return e.text }

// TypeAssertionError is a type assertion that failed.
type TypeAssertionError struct{ text string }

// RuntimeError marks run-time errors.
func (*TypeAssertionError) RuntimeError() {}

// Error returns the text.
func (e *TypeAssertionError) Error() string { return e.text }

// GC runs a collection and waits until it has swept.
func GC()

// KeepAlive marks its argument as reachable up to this call.
//
//go:noescape
func KeepAlive(x any)

// Breakpoint would stop in a debugger. There is none.
func Breakpoint() {}

// NumCPU returns the number of processors.
func NumCPU() int

// Version returns the version of Go whose memory system this is a twin of.
func Version() string { return "go1.27.3" }

// GOMAXPROCS sets how many goroutines may run at a time, if n is above 0, and returns what it was.
func GOMAXPROCS(n int) int

// NumGoroutine returns the number of goroutines.
func NumGoroutine() int

// Gosched lets other goroutines run.
func Gosched()

// Goexit ends the goroutine that calls it, after its deferred calls.
func Goexit()

// LockOSThread is accepted: no goroutine here can tell threads apart.
func LockOSThread() {}

// UnlockOSThread is accepted.
func UnlockOSThread() {}
