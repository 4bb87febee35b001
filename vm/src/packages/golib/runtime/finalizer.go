package runtime

import "unsafe"

// SetFinalizer lets finalizer be called with obj, a pointer to an object, when nothing else points to the object any more;
// nil takes the finalizer away.
func SetFinalizer(obj any, finalizer any)

// A finalization is a call that has become due: of a finalizer, or of a cleanup.
type finalization struct {
	fn      unsafe.Pointer // the func value
	object  unsafe.Pointer // the argument; nil for a cleanup
	iface   uintptr        // the first word of the interface that the argument is passed as, if it is
	results int            // words of the function's results, which nobody wants; -1 for no call
}

// nextFinalization takes the next call that is due.
func nextFinalization() (fn, object unsafe.Pointer, iface uintptr, results int)

// runDue makes the calls that are due, one after the other.
func runDue() {
	for {
		fn, object, iface, results := nextFinalization()
		if results < 0 {
			return
		}
		call := finalization{fn, object, iface, results}
		call.run()
	}
}

// run makes the call. Of a function's type only the words that it takes and returns matter here.
func (f finalization) run() {
	switch f.results {
	case 0:
		f.plain()
	case 1:
		discard[[1]uintptr](f)
	case 2:
		discard[[2]uintptr](f)
	case 3:
		discard[[3]uintptr](f)
	case 4:
		discard[[4]uintptr](f)
	case 5:
		discard[[5]uintptr](f)
	case 6:
		discard[[6]uintptr](f)
	case 7:
		discard[[7]uintptr](f)
	default:
		discard[[8]uintptr](f)
	}
}

// interfaceWords is an interface value, word by word.
type interfaceWords struct {
	ty   uintptr
	data unsafe.Pointer
}

func (f finalization) plain() {
	switch {
	case f.object == nil:
		(*(*func())(unsafe.Pointer(&f.fn)))()
	case f.iface == 0:
		(*(*func(unsafe.Pointer))(unsafe.Pointer(&f.fn)))(f.object)
	default:
		(*(*func(interfaceWords))(unsafe.Pointer(&f.fn)))(interfaceWords{f.iface, f.object})
	}
}

func discard[R any](f finalization) {
	if f.iface == 0 {
		(*(*func(unsafe.Pointer) R)(unsafe.Pointer(&f.fn)))(f.object)
	} else {
		(*(*func(interfaceWords) R)(unsafe.Pointer(&f.fn)))(interfaceWords{f.iface, f.object})
	}
}

// A Cleanup is a call that AddCleanup has arranged.
type Cleanup struct {
	id  uint64
	ptr uintptr
}

func addCleanup(ptr unsafe.Pointer, fn func()) uint64
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
	id := addCleanup(unsafe.Pointer(ptr), func() { cleanup(arg) })
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
