package runtime

import "unsafe"

// SetFinalizer lets finalizer be called with obj, a pointer to an object, when nothing else points to the object any more;
// nil takes the finalizer away.
func SetFinalizer(obj any, finalizer any) { setFinalizer(obj, finalizer, runFinalizers) }

// setFinalizer does that, and starts run as a goroutine if it is the first.
func setFinalizer(obj, finalizer any, run func())

// A finalization is a call that has become due: of a finalizer, or of a cleanup.
type finalization struct {
	fn      unsafe.Pointer // the func value
	object  unsafe.Pointer // the argument; nil for a cleanup
	iface   uintptr        // the first word of the interface that the argument is passed as, if it is
	results int            // words of the function's results, which nobody wants; -1 for no call
}

// nextFinalization takes the next call that is due.
func nextFinalization() (fn, object unsafe.Pointer, iface uintptr, results int)

// waitFinalization waits until a call is due.
func waitFinalization()

// runFinalizers makes the calls that become due, one after the other, for as long as the program runs.
func runFinalizers() {
	for {
		fn, object, iface, results := nextFinalization()
		if results < 0 {
			waitFinalization()
			continue
		}
		finalization{fn, object, iface, results}.run()
	}
}

// Words to pass: more than any finalizer takes, as nobody knows how many of them are in front of its parameter.
type (
	few  [16]unsafe.Pointer
	more [16]few
	many [8]more
)

// run makes the call. All that matters of the function's type is where its parameter stands: behind the words of its
// results. The words passed are the argument over and over, so it stands there too.
func (f finalization) run() {
	if f.object == nil {
		(*(*func())(unsafe.Pointer(&f.fn)))()
		return
	}
	x, y := f.object, f.object
	if f.iface != 0 {
		x = unsafe.Pointer(f.iface)
	}
	if f.results%2 != 0 {
		x, y = y, x
	}
	words := few{x, y, x, y, x, y, x, y, x, y, x, y, x, y, x, y}
	if f.results <= len(words)-2 {
		(*(*func(few))(unsafe.Pointer(&f.fn)))(words)
	} else {
		f.runLarge(words)
	}
}

func (f finalization) runLarge(w few) {
	m := more{w, w, w, w, w, w, w, w, w, w, w, w, w, w, w, w}
	(*(*func(many))(unsafe.Pointer(&f.fn)))(many{m, m, m, m, m, m, m, m})
}

// A Cleanup is a call that AddCleanup has arranged.
type Cleanup struct {
	id  uint64
	ptr uintptr
}

func addCleanup(ptr unsafe.Pointer, fn, run func()) uint64
func removeCleanup(ptr uintptr, id uint64)

// AddCleanup lets cleanup(arg) be called some time after nothing points to the object any more that ptr points into.
// An object may have several cleanups.
func AddCleanup[T, S any](ptr *T, cleanup func(S), arg S) Cleanup {
	if ptr == nil {
		panic("runtime.AddCleanup: ptr is nil")
	}
	if same(any(arg), unsafe.Pointer(ptr), ptr) {
		panic("runtime.AddCleanup: ptr is equal to arg, cleanup will never run")
	}
	id := addCleanup(unsafe.Pointer(ptr), func() { cleanup(arg) }, runFinalizers)
	if id == 0 {
		return Cleanup{}
	}
	return Cleanup{id, uintptr(unsafe.Pointer(ptr))}
}

// same says whether arg is the pointer, of its own type or of none.
func same[T any](arg any, ptr unsafe.Pointer, typed *T) bool {
	switch p := arg.(type) {
	case *T:
		return p == typed
	case unsafe.Pointer:
		return p == ptr
	}
	return false
}

// Stop takes the call back, unless it is due already.
func (c Cleanup) Stop() {
	if c.id != 0 {
		removeCleanup(c.ptr, c.id)
	}
}
