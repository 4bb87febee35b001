// Package pprof: profiles of the script, for `go tool pprof`.
package pprof

import (
	"errors"
	"fmt"
	"io"
	"runtime"
	"slices"
	"strings"
	"sync"
)

// A Profile is a set of stacks, each with what it counts. The script can have its own; those of the runtime are made anew
// whenever they are written.
type Profile struct {
	name  string
	count func() int
	write func(w io.Writer, debug int) error

	mu     sync.Mutex
	stacks map[any][]uintptr // of a profile of the script's
}

var profiles struct {
	mu    sync.Mutex
	table map[string]*Profile
}

// locked calls f with the table of all profiles, which nobody else touches meanwhile.
func locked(f func(table map[string]*Profile)) {
	profiles.mu.Lock()
	defer profiles.mu.Unlock()
	if profiles.table == nil {
		profiles.table = make(map[string]*Profile)
		for _, p := range builtin() {
			profiles.table[p.name] = p
		}
	}
	f(profiles.table)
}

// builtin returns the profiles of the runtime.
func builtin() []*Profile {
	none := func() int { return 0 }
	return []*Profile{
		{name: "allocs", count: countHeap, write: writeAllocs},
		{name: "block", count: none, write: writeWaits("block")},
		{name: "goroutine", count: runtime.NumGoroutine, write: writeGoroutines},
		{name: "heap", count: countHeap, write: writeHeap},
		{name: "mutex", count: none, write: writeWaits("mutex")},
		{name: "threadcreate", count: none, write: writeThreads},
	}
}

// NewProfile makes a profile of the script's own. It panics if there is one of that name.
func NewProfile(name string) *Profile {
	if name == "" {
		panic("pprof: NewProfile with empty name")
	}
	p := &Profile{name: name, stacks: make(map[any][]uintptr)}
	locked(func(table map[string]*Profile) {
		if table[name] != nil {
			panic("pprof: NewProfile name already in use: " + name)
		}
		table[name] = p
	})
	return p
}

// Lookup returns the profile of that name, or nil.
func Lookup(name string) *Profile {
	var p *Profile
	locked(func(table map[string]*Profile) { p = table[name] })
	return p
}

// Profiles returns all profiles, sorted by name.
func Profiles() []*Profile {
	var all []*Profile
	locked(func(table map[string]*Profile) {
		for _, p := range table {
			all = append(all, p)
		}
	})
	slices.SortFunc(all, func(a, b *Profile) int { return strings.Compare(a.name, b.name) })
	return all
}

// Name returns the profile's name.
func (p *Profile) Name() string { return p.name }

// Count returns how many stacks are in the profile.
func (p *Profile) Count() int {
	if p.count != nil {
		return p.count()
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	return len(p.stacks)
}

// Add puts the stack of the caller into the profile, as that of value, which must not be in it yet. As in Go,
// with skip 0 the stack begins in Add itself, and with 1 in the function that called it.
func (p *Profile) Add(value any, skip int) {
	if p.name == "" {
		panic("pprof: use of uninitialized Profile")
	}
	if p.write != nil {
		panic("pprof: Add called on built-in Profile " + p.name)
	}
	stack := make([]uintptr, 32)
	n := runtime.Callers(skip+1, stack)
	stack = stack[:n]
	if n == 0 { // more was to be skipped than there is
		stack = make([]uintptr, 1)
		stack = stack[:runtime.Callers(1, stack)]
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.stacks[value] != nil {
		panic("pprof: Profile.Add of duplicate value")
	}
	p.stacks[value] = stack
}

// Remove takes value out of the profile, if it is there.
func (p *Profile) Remove(value any) {
	p.mu.Lock()
	defer p.mu.Unlock()
	delete(p.stacks, value)
}

// WriteTo writes the profile: with debug 0 as a file for pprof, with 1 as text, and with 2, of goroutines, as tracebacks.
func (p *Profile) WriteTo(w io.Writer, debug int) error {
	if p.name == "" {
		panic("pprof: use of zero Profile")
	}
	if p.write != nil {
		return p.write(w, debug)
	}
	p.mu.Lock()
	var all [][]uintptr
	for _, stack := range p.stacks {
		all = append(all, stack)
	}
	p.mu.Unlock()
	return writeCounts(w, debug, p.name, kindCount, all)
}

// put writes the bytes of a file.
func put(w io.Writer, file []byte) error {
	_, err := w.Write(file)
	return err
}

// text gathers lines, so that the writer is called once.
type text struct{ strings.Builder }

func (t *text) printf(format string, args ...any) { fmt.Fprintf(t, format, args...) }

// stack adds a stack as its numbers, and then a line for each call.
func (t *text) stack(pcs []uintptr) {
	t.WriteString("@")
	for _, pc := range pcs {
		t.printf(" %#x", pc)
	}
	t.WriteString("\n")
	frames := runtime.CallersFrames(pcs)
	for more := len(pcs) > 0; more; {
		var frame runtime.Frame
		frame, more = frames.Next()
		if frame.Function == "" || frame.Function == "runtime.goexit" {
			continue
		}
		t.printf("#\t%#x\t%s+%#x\t%s:%d\n", frame.PC, frame.Function, frame.PC-frame.Entry, frame.File, frame.Line)
	}
	t.WriteString("\n")
}

var errInUse = errors.New("cpu profiling already in use")
