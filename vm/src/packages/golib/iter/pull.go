package iter

import "runtime"

// A coroutine runs a function on a goroutine of its own, which takes turns with whoever calls for its values: one of the
// two always waits for the other. Neither the turn nor what they hand over needs a lock.
type coroutine struct {
	caller  uint32 // semaphores on which the two sides wait for their turn
	body    uint32
	started bool
	inside  bool // it is the function's turn

	done     bool // no values will be taken any more
	asked    bool // a value is asked for and not yet there
	panicked any  // what the function panicked with
	exited   bool // it called runtime.Goexit
}

// wait takes a token from a semaphore; wake puts one there.
func wait(addr *uint32)
func wake(addr *uint32)

// turn lets the other side run until it gives the turn back. The function first runs at the first turn.
func (c *coroutine) turn(body func()) {
	switch {
	case c.inside:
		c.inside = false
		wake(&c.caller)
		wait(&c.body)
		return
	case !c.started:
		c.started, c.inside = true, true
		go c.run(body)
	default:
		c.inside = true
		wake(&c.body)
	}
	wait(&c.caller)
}

// run runs the function and gives the last turn back.
func (c *coroutine) run(body func()) {
	ended := false
	defer func() {
		c.panicked = recover()
		c.exited = !ended && c.panicked == nil
		c.done, c.inside = true, false
		wake(&c.caller)
	}()
	body()
	ended = true
}

// ask lets the function run until there is a value or it has ended; false if it had ended before.
func (c *coroutine) ask(body func()) bool {
	if c.done {
		return false
	}
	if c.asked {
		panic("iter.Pull: next called again before yield")
	}
	c.asked = true
	c.turn(body)
	c.rethrow()
	return true
}

// answer is called when the function has a value: it says whether someone wants it.
func (c *coroutine) answer() bool {
	if c.done {
		return false
	}
	if !c.asked {
		panic("iter.Pull: yield called again before next")
	}
	c.asked = false
	return true
}

// stop lets the function run to its end, with nobody taking its values.
func (c *coroutine) stop() {
	if c.done {
		return
	}
	c.done = true
	if c.started {
		c.turn(nil)
		c.rethrow()
	}
}

// rethrow does to the caller what the function did to its goroutine, once.
func (c *coroutine) rethrow() {
	switch p := c.panicked; {
	case p != nil:
		c.panicked = nil
		panic(p)
	case c.exited:
		c.exited = false
		runtime.Goexit()
	}
}

// Pull turns a sequence around: next returns one value after the other, and whether there was one; stop ends the sequence
// early. A panic in seq reaches the caller of next or stop.
func Pull[V any](seq Seq[V]) (next func() (V, bool), stop func()) {
	var (
		c     coroutine
		value V
		ok    bool
	)
	body := func() {
		seq(func(v V) bool {
			if !c.answer() {
				return false
			}
			value, ok = v, true
			c.turn(nil)
			return !c.done
		})
	}
	next = func() (V, bool) {
		var zero V
		value, ok = zero, false
		c.ask(body)
		v := value
		value = zero
		return v, ok
	}
	return next, c.stop
}

// Pull2 is Pull for a sequence of pairs.
func Pull2[K, V any](seq Seq2[K, V]) (next func() (K, V, bool), stop func()) {
	type pair struct {
		k K
		v V
	}
	pairs := func(yield func(pair) bool) {
		seq(func(k K, v V) bool { return yield(pair{k, v}) })
	}
	one, stop := Pull(pairs)
	next = func() (K, V, bool) {
		p, ok := one()
		return p.k, p.v, ok
	}
	return next, stop
}
