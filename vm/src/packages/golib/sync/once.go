package sync

import "sync/atomic"

// A Once does something once.
type Once struct {
	_    noCopy
	done atomic.Bool
	m    Mutex
}

// Do calls f if no call of Do came before, and returns when f has returned, whoever called it.
func (o *Once) Do(f func()) {
	if !o.done.Load() {
		o.first(f)
	}
}

func (o *Once) first(f func()) {
	o.m.Lock()
	defer o.m.Unlock()
	if !o.done.Load() {
		defer o.done.Store(true)
		f()
	}
}

// attempt is a call that is made once, and what became of it.
type attempt struct {
	once   Once
	valid  bool
	panics any
}

// do calls f the first time. If f panicked, every call of do does, with the same value.
func (a *attempt) do(f func()) {
	a.once.Do(func() {
		defer func() {
			if !a.valid {
				a.panics = recover()
				panic(a.panics) // with the calls that led here, this once
			}
		}()
		f()
		a.valid = true
	})
	if !a.valid {
		panic(a.panics)
	}
}

// OnceFunc returns a function that calls f the first time it is called.
func OnceFunc(f func()) func() {
	a := new(attempt)
	return func() {
		a.do(func() {
			defer func() { f = nil }() // what it holds is free afterwards
			f()
		})
	}
}

// OnceValue returns a function that calls f the first time it is called, and returns what f returned.
func OnceValue[T any](f func() T) func() T {
	a := new(attempt)
	var result T
	return func() T {
		a.do(func() {
			defer func() { f = nil }()
			result = f()
		})
		return result
	}
}

// OnceValues returns a function that calls f the first time it is called, and returns what f returned.
func OnceValues[T1, T2 any](f func() (T1, T2)) func() (T1, T2) {
	a := new(attempt)
	var r1 T1
	var r2 T2
	return func() (T1, T2) {
		a.do(func() {
			defer func() { f = nil }()
			r1, r2 = f()
		})
		return r1, r2
	}
}
