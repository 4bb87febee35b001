// Package debug: settings of the collector.
package debug

import "runtime"

// SetGCPercent sets GOGC and returns what it was; a negative value turns collection off.
func SetGCPercent(percent int) int

// SetMemoryLimit sets GOMEMLIMIT in bytes and returns what it was; a negative value only asks.
func SetMemoryLimit(limit int64) int64

// SetMaxStack sets how many bytes the stack of one goroutine may have and returns what it was; more is a fatal error.
func SetMaxStack(bytes int) int

// Stack returns the stack of the calling goroutine as tracebacks show it.
func Stack() []byte {
	buf := make([]byte, 1024)
	for {
		n := runtime.Stack(buf, false)
		if n < len(buf) {
			return buf[:n]
		}
		buf = make([]byte, 2*len(buf))
	}
}

// PrintStack writes to standard error what Stack returns.
func PrintStack() { print(string(Stack())) }

// FreeOSMemory runs a collection, then gives all free memory back to the operating system.
func FreeOSMemory() {
	runtime.GC()
	releaseFreePages()
}

// releaseFreePages gives every free page of the heap back to the operating system.
func releaseFreePages()

// WriteHeapDump writes all objects of the heap, with what keeps each alive, to the file with this descriptor, while all
// goroutines stand still. The format is Burrow's, for the command burrow heap; Go's own has no reader.
func WriteHeapDump(fd uintptr)

// What is kept of settings that change nothing here: there are no faults but those that are panics, and threads are few.
var (
	panicOnFault = false
	maxThreads   = 10000
)

// SetPanicOnFault returns what it was last called with: every fault of a script is a panic.
func SetPanicOnFault(enabled bool) bool {
	old := panicOnFault
	panicOnFault = enabled
	return old
}

// SetMaxThreads returns what it was last called with: the number of threads is that of processors.
func SetMaxThreads(threads int) int {
	old := maxThreads
	maxThreads = threads
	return old
}

// SetTraceback accepts how much tracebacks tell; they tell the same in any case.
func SetTraceback(level string) {}

// A BuildInfo says what a program was built of.
type BuildInfo struct {
	GoVersion string
	Path      string
	Main      Module
	Deps      []*Module
	Settings  []BuildSetting
}

// A Module is one of those that a program was built of.
type Module struct {
	Path    string
	Version string
	Sum     string
	Replace *Module
}

// A BuildSetting is a setting of the build.
type BuildSetting struct {
	Key, Value string
}

// ReadBuildInfo knows nothing: programs are not built.
func ReadBuildInfo() (info *BuildInfo, ok bool) { return nil, false }
