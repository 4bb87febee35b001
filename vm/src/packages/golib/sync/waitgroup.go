package sync

import "sync/atomic"

// A WaitGroup waits for a number of tasks to be done.
type WaitGroup struct {
	noCopy noCopy
	state  atomic.Uint64 // tasks in the upper half, who waits in the lower
	sema   uint32
}

// Add adds delta tasks, which may be negative; at zero, all who wait go on.
func (wg *WaitGroup) Add(delta int) {
	state := wg.state.Add(uint64(delta) << 32)
	tasks, waiters := int32(state>>32), uint32(state)
	if tasks < 0 {
		panic("sync: negative WaitGroup counter")
	}
	if waiters != 0 && delta > 0 && tasks == int32(delta) {
		panic("sync: WaitGroup misuse: Add called concurrently with Wait")
	}
	if tasks > 0 || waiters == 0 {
		return
	}
	// No task is left, so nobody may add or begin to wait: that would be a misuse.
	if wg.state.Load() != state {
		panic("sync: WaitGroup misuse: Add called concurrently with Wait")
	}
	wg.state.Store(0)
	for ; waiters != 0; waiters-- {
		runtime_Semrelease(&wg.sema, false)
	}
}

// Done takes one task away.
func (wg *WaitGroup) Done() { wg.Add(-1) }

// Wait waits until there is no task.
func (wg *WaitGroup) Wait() {
	for {
		state := wg.state.Load()
		if int32(state>>32) == 0 {
			return
		}
		if wg.state.CompareAndSwap(state, state+1) {
			runtime_SemacquireWaitGroup(&wg.sema)
			if wg.state.Load() != 0 {
				panic("sync: WaitGroup is reused before previous Wait has returned")
			}
			return
		}
	}
}

// Go calls f in a goroutine of its own, as a task.
func (wg *WaitGroup) Go(f func()) {
	wg.Add(1)
	go func() {
		defer func() {
			if x := recover(); x != nil {
				panic(x) // and the task is not done: nobody may go on while the program ends
			}
			wg.Done()
		}()
		f()
	}()
}
