package sync

import (
	"sync/atomic"
	"unsafe"
)

// A Cond is a place where goroutines wait until something has become true. Whoever changes or looks at that holds L.
type Cond struct {
	noCopy  noCopy
	L       Locker
	notify  notifyList
	checker copyChecker
}

// NewCond returns a Cond with this lock.
func NewCond(l Locker) *Cond { return &Cond{L: l} }

// Wait frees c.L, waits to be woken, and locks c.L again.
func (c *Cond) Wait() {
	c.checker.check()
	ticket := runtime_notifyListAdd(&c.notify)
	c.L.Unlock()
	runtime_notifyListWait(&c.notify, ticket)
	c.L.Lock()
}

// Signal wakes the goroutine that has waited longest, if there is one.
func (c *Cond) Signal() {
	c.checker.check()
	runtime_notifyListNotifyOne(&c.notify)
}

// Broadcast wakes all goroutines that wait.
func (c *Cond) Broadcast() {
	c.checker.check()
	runtime_notifyListNotifyAll(&c.notify)
}

// copyChecker holds its own address once it is used: a copy holds another's.
type copyChecker uintptr

func (c *copyChecker) check() {
	self := uintptr(unsafe.Pointer(c))
	word := (*uintptr)(c)
	if atomic.LoadUintptr(word) != self && !atomic.CompareAndSwapUintptr(word, 0, self) && atomic.LoadUintptr(word) != self {
		panic("sync.Cond is copied")
	}
}
