package sync

import "sync/atomic"

// A RWMutex is a lock that one writer holds, or any number of readers. A writer that waits keeps further readers out.
type RWMutex struct {
	w           Mutex // held by the writer, and by one that waits for readers
	writerSem   uint32
	readerSem   uint32
	readerCount atomic.Int32 // readers; maxReaders less while a writer is there
	readerWait  atomic.Int32 // readers that the writer waits for
}

const maxReaders = 1 << 30

// RLock locks for reading.
func (rw *RWMutex) RLock() {
	if rw.readerCount.Add(1) < 0 {
		runtime_SemacquireRWMutexR(&rw.readerSem)
	}
}

// TryRLock locks for reading if no writer is there, and says whether it did.
func (rw *RWMutex) TryRLock() bool {
	for {
		readers := rw.readerCount.Load()
		if readers < 0 {
			return false
		}
		if rw.readerCount.CompareAndSwap(readers, readers+1) {
			return true
		}
	}
}

// RUnlock undoes one RLock.
func (rw *RWMutex) RUnlock() {
	if left := rw.readerCount.Add(-1); left < 0 {
		rw.lastReader(left)
	}
}

// lastReader lets the writer go on that waits for the readers, if this was the last of them.
func (rw *RWMutex) lastReader(left int32) {
	if left+1 == 0 || left+1 == -maxReaders {
		fatal("sync: RUnlock of unlocked RWMutex")
	}
	if rw.readerWait.Add(-1) == 0 {
		runtime_Semrelease(&rw.writerSem, false)
	}
}

// Lock locks for writing.
func (rw *RWMutex) Lock() {
	rw.w.Lock()
	readers := rw.readerCount.Add(-maxReaders) + maxReaders
	if readers != 0 && rw.readerWait.Add(readers) != 0 {
		runtime_SemacquireRWMutex(&rw.writerSem)
	}
}

// TryLock locks for writing if nobody is there, and says whether it did.
func (rw *RWMutex) TryLock() bool {
	if !rw.w.TryLock() {
		return false
	}
	if !rw.readerCount.CompareAndSwap(0, -maxReaders) {
		rw.w.Unlock()
		return false
	}
	return true
}

// Unlock undoes Lock: readers that came meanwhile are let in before another writer.
func (rw *RWMutex) Unlock() {
	readers := rw.readerCount.Add(maxReaders)
	if readers >= maxReaders {
		fatal("sync: Unlock of unlocked RWMutex")
	}
	for i := int32(0); i < readers; i++ {
		runtime_Semrelease(&rw.readerSem, false)
	}
	rw.w.Unlock()
}

// RLocker returns the reading side as a Locker.
func (rw *RWMutex) RLocker() Locker { return (*rlocker)(rw) }

type rlocker RWMutex

// Lock locks for reading.
func (r *rlocker) Lock() { (*RWMutex)(r).RLock() }

// Unlock undoes Lock.
func (r *rlocker) Unlock() { (*RWMutex)(r).RUnlock() }
