package runtime

// A StackRecord is a stack, as Callers would return it.
type StackRecord struct {
	Stack0 [32]uintptr // ends with the first zero
}

// Stack returns the pcs of the record.
func (r *StackRecord) Stack() []uintptr { return upToZero(r.Stack0[:]) }

// A MemProfileRecord tells of the sampled objects of one size that one stack has allocated.
type MemProfileRecord struct {
	AllocBytes, FreeBytes     int64
	AllocObjects, FreeObjects int64
	Stack0                    [32]uintptr // ends with the first zero
}

// InUseBytes returns the bytes that are in use.
func (r *MemProfileRecord) InUseBytes() int64 { return r.AllocBytes - r.FreeBytes }

// InUseObjects returns the number of objects in use.
func (r *MemProfileRecord) InUseObjects() int64 { return r.AllocObjects - r.FreeObjects }

// Stack returns the pcs of the record.
func (r *MemProfileRecord) Stack() []uintptr { return upToZero(r.Stack0[:]) }

// A BlockProfileRecord tells of waits that began at one stack.
type BlockProfileRecord struct {
	Count  int64
	Cycles int64
	StackRecord
}

func upToZero(pcs []uintptr) []uintptr {
	for i, pc := range pcs {
		if pc == 0 {
			return pcs[:i]
		}
	}
	return pcs
}

// heapRecords returns what the heap profile has published: of each record allocations, frees, the size of an object, and
// the stack behind its length.
func heapRecords() []uint64

// MemProfile returns the number of records of the heap profile and, if p has room for all, fills them in. Records of which
// nothing is in use are left out, unless inuseZero asks for them.
func MemProfile(p []MemProfileRecord, inuseZero bool) (n int, ok bool) {
	words := heapRecords()
	for at := 0; at < len(words); at += 4 + int(words[at+3]) {
		if inuseZero || words[at] != words[at+1] {
			n++
		}
	}
	if n > len(p) {
		return n, false
	}
	i := 0
	for len(words) > 0 {
		allocs, frees, size, depth := int64(words[0]), int64(words[1]), int64(words[2]), words[3]
		stack := words[4 : 4+depth]
		words = words[4+depth:]
		if !inuseZero && allocs == frees {
			continue
		}
		p[i] = MemProfileRecord{
			AllocBytes: allocs * size, FreeBytes: frees * size, AllocObjects: allocs, FreeObjects: frees,
		}
		fillStack(&p[i].Stack0, stack)
		i++
	}
	return n, true
}

func fillStack(to *[32]uintptr, stack []uint64) {
	for i := range min(len(to), len(stack)) {
		to[i] = uintptr(stack[i])
	}
}

// goroutineStacks puts the stacks of all goroutines into a slice, each behind its length; the caller's is the first.
func goroutineStacks(into *[]uint64)

// GoroutineProfile returns the number of goroutines and, if p has room for all, fills in their stacks.
func GoroutineProfile(p []StackRecord) (n int, ok bool) {
	var words []uint64
	goroutineStacks(&words)
	for at := 0; at < len(words); at += 1 + int(words[at]) {
		n++
	}
	if n > len(p) {
		return n, false
	}
	for i := range n {
		depth := words[0]
		p[i] = StackRecord{}
		fillStack(&p[i].Stack0, words[1:1+depth])
		words = words[1+depth:]
	}
	return n, true
}

// ThreadCreateProfile has no records: threads are Burrow's, and no stack of the script's has made them.
func ThreadCreateProfile(p []StackRecord) (n int, ok bool) { return 0, true }

// BlockProfile has no records: waits are not sampled.
func BlockProfile(p []BlockProfileRecord) (n int, ok bool) { return 0, true }

// MutexProfile has no records: waits are not sampled.
func MutexProfile(p []BlockProfileRecord) (n int, ok bool) { return 0, true }

// SetBlockProfileRate is accepted: waits are not sampled.
func SetBlockProfileRate(rate int) {}

var mutexFraction int

// SetMutexProfileFraction returns what it was last called with; waits are not sampled. A negative rate only asks.
func SetMutexProfileFraction(rate int) int {
	old := mutexFraction
	if rate >= 0 {
		mutexFraction = rate
	}
	return old
}
