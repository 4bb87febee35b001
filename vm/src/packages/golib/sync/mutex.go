package sync

import "sync/atomic"

// A Locker is something that can be locked.
type Locker interface {
	Lock()
	Unlock()
}

// A Mutex is a lock that one goroutine holds at a time; it begins as free.
type Mutex struct {
	_  noCopy
	mu mutex
}

// Lock waits until the lock is free and takes it.
func (m *Mutex) Lock() { m.mu.lock() }

// TryLock takes the lock if it is free, and says whether it did.
func (m *Mutex) TryLock() bool { return m.mu.tryLock() }

// Unlock frees the lock.
func (m *Mutex) Unlock() { m.mu.unlock() }

// A mutex is what a Mutex is made of.
//
// Who comes while the lock is free takes it, even if others have waited longer: they are not running yet, and a lock that
// is always handed over costs a switch of goroutines each time. But a waiter that was woken too often in vain makes the
// lock starving: from then on each unlock hands it to the one who has waited longest, until nobody is left who starved.
type mutex struct {
	state int32 // locked, woken and starving, and above them how many wait
	sema  uint32
}

const (
	locked    = 1 << iota // somebody holds it
	woken                 // a waiter has been woken and is going to look
	starving              // the lock goes to the first waiter, and to nobody else
	oneWaiter             // the unit in which waiters are counted

	// patience is how often a waiter is woken in vain before it starves. Go waits for a millisecond instead; a number
	// of attempts does not depend on how fast the machine is.
	patience = 4
)

func (m *mutex) lock() {
	if !atomic.CompareAndSwapInt32(&m.state, 0, locked) {
		m.lockSlow()
	}
}

func (m *mutex) tryLock() bool {
	old := atomic.LoadInt32(&m.state)
	return old&(locked|starving) == 0 && atomic.CompareAndSwapInt32(&m.state, old, old|locked)
}

func (m *mutex) lockSlow() {
	attempts, awake := 0, false
	for {
		old := atomic.LoadInt32(&m.state)
		free := old&(locked|starving) == 0
		next := old
		if old&starving == 0 {
			next |= locked
		}
		if !free {
			next += oneWaiter
			if attempts > patience && old&locked != 0 {
				next |= starving
			}
		}
		if awake {
			next &^= woken
		}
		if !atomic.CompareAndSwapInt32(&m.state, old, next) {
			continue
		}
		if free {
			return
		}
		runtime_SemacquireMutex(&m.sema)
		attempts++
		if atomic.LoadInt32(&m.state)&starving != 0 {
			m.takeOver(attempts > patience)
			return
		}
		awake = true
	}
}

// takeOver makes the caller the holder of a starving lock that was handed to it.
func (m *mutex) takeOver(starved bool) {
	change := int32(locked - oneWaiter)
	if !starved || atomic.LoadInt32(&m.state)/oneWaiter == 1 {
		change -= starving
	}
	atomic.AddInt32(&m.state, change)
}

func (m *mutex) unlock() {
	if left := atomic.AddInt32(&m.state, -locked); left != 0 {
		m.unlockSlow(left)
	}
}

func (m *mutex) unlockSlow(left int32) {
	if (left+locked)&locked == 0 {
		fatal("sync: unlock of unlocked mutex")
	}
	if left&starving != 0 {
		runtime_Semrelease(&m.sema, true)
		return
	}
	// Nobody need be woken if nobody waits, or if somebody is awake already or has the lock again.
	for left >= oneWaiter && left&(locked|woken|starving) == 0 {
		if atomic.CompareAndSwapInt32(&m.state, left, left-oneWaiter|woken) {
			runtime_Semrelease(&m.sema, false)
			return
		}
		left = atomic.LoadInt32(&m.state)
	}
}
