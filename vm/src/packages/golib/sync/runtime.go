// Package sync has locks and other things on which goroutines wait for each other.
//
// What they wait on are semaphores and lists of the scheduler: words of a lock's own, by whose address the scheduler knows
// who waits. Everything else is Go source over sync/atomic.
package sync

// noCopy marks what must not be copied once it is used, for vet.
type noCopy struct{}

// Lock is there for vet to recognise.
func (*noCopy) Lock() {}

// Unlock is there for vet to recognise.
func (*noCopy) Unlock() {}

// runtime_Semacquire waits until *addr is positive and takes one from it. The others are the same, but a dump of the
// goroutines says what the goroutine waits for.
func runtime_Semacquire(addr *uint32)
func runtime_SemacquireMutex(addr *uint32)
func runtime_SemacquireRWMutexR(addr *uint32)
func runtime_SemacquireRWMutex(addr *uint32)
func runtime_SemacquireWaitGroup(addr *uint32)

// runtime_Semrelease lets the goroutine that has waited longest go on, or adds one to *addr. With handoff it goes on at
// once, in place of the caller.
func runtime_Semrelease(addr *uint32, handoff bool)

// notifyList is the list of a Cond. Its first two words count tickets.
type notifyList struct {
	wait   uint32 // the next ticket
	notify uint32 // the next to be let go
	_      [3]uintptr
}

// runtime_notifyListAdd takes a ticket: from now on a notification is meant for the caller too.
func runtime_notifyListAdd(l *notifyList) uint32

// runtime_notifyListWait waits until the ticket's holder is let go.
func runtime_notifyListWait(l *notifyList, ticket uint32)

// runtime_notifyListNotifyAll lets all go that wait.
func runtime_notifyListNotifyAll(l *notifyList)

// runtime_notifyListNotifyOne lets the one go that has waited longest.
func runtime_notifyListNotifyOne(l *notifyList)

// runtime_gcCycles counts collections.
func runtime_gcCycles() uint32

// runtime_listPool lets collections take from s what it keeps, until it keeps nothing.
func runtime_listPool(s *shelf)

// fatal ends the program: no deferred call sees it.
func fatal(text string)
