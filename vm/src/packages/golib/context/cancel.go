package context

import (
	"sync"
	"sync/atomic"
	"time"
)

// A CancelFunc ends a context; it does nothing after the first time.
type CancelFunc func()

// A CancelCauseFunc ends a context and says why; nil is Canceled.
type CancelCauseFunc func(cause error)

// A canceler is a context that can be canceled, as its parent knows it.
type canceler interface {
	cancel(leaveParent bool, err, cause error)
	Done() <-chan struct{}
}

// cancelCtxKey is the key under which a context has the nearest *cancelCtx from itself up.
var cancelCtxKey int

// closed is the channel of contexts that ended before anybody asked for theirs.
var closed = make(chan struct{})

func init() { close(closed) }

// A cancelCtx can be canceled, and then cancels its children.
type cancelCtx struct {
	Context

	mu       sync.Mutex
	done     atomic.Value // a chan struct{}, made when it is asked for
	children map[canceler]struct{}
	err      atomic.Value // an error, once it has ended
	cause    error
}

// WithCancel returns a context made from parent, and a function that ends it.
func WithCancel(parent Context) (ctx Context, cancel CancelFunc) {
	c := newCancelCtx(parent)
	return c, func() { c.cancel(true, Canceled, nil) }
}

// WithCancelCause is WithCancel with a function that says why.
func WithCancelCause(parent Context) (ctx Context, cancel CancelCauseFunc) {
	c := newCancelCtx(parent)
	return c, func(cause error) { c.cancel(true, Canceled, cause) }
}

func newCancelCtx(parent Context) *cancelCtx {
	mustHaveParent(parent)
	c := &cancelCtx{}
	c.follow(parent, c)
	return c
}

// Cause returns why a context has ended: what its CancelCauseFunc was told, else Err; nil if it has not.
func Cause(c Context) error {
	err := c.Err()
	if err == nil {
		return nil
	}
	if cc, ok := c.Value(&cancelCtxKey).(*cancelCtx); ok {
		cc.mu.Lock()
		defer cc.mu.Unlock()
		if cc.cause != nil {
			return cc.cause
		}
	}
	return err // it is of another kind, which has its own ways
}

// Value returns the value of a key.
func (c *cancelCtx) Value(key any) any {
	if key == &cancelCtxKey {
		return c
	}
	return value(c.Context, key)
}

// Done returns the channel that is closed when the context ends.
func (c *cancelCtx) Done() <-chan struct{} {
	if done := c.done.Load(); done != nil {
		return done.(chan struct{})
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	done := c.done.Load()
	if done == nil {
		done = make(chan struct{})
		c.done.Store(done)
	}
	return done.(chan struct{})
}

// Err returns why the context has ended, in general terms.
func (c *cancelCtx) Err() error {
	err := c.err.Load()
	if err == nil {
		return nil
	}
	<-c.Done() // closed before anybody learns of the error
	return err.(held).error
}

// held lets errors of several types be in one atomic.Value.
type held struct{ error }

// follow makes c the context of child, which is c or is made of it, and lets it be canceled with its parent.
func (c *cancelCtx) follow(parent Context, child canceler) {
	c.Context = parent
	done := parent.Done()
	if done == nil {
		return // the parent never ends
	}
	select {
	case <-done:
		child.cancel(false, parent.Err(), Cause(parent))
		return
	default:
	}
	if p, ok := cancelCtxOf(parent, done); ok {
		p.adopt(child)
		return
	}
	if a, ok := parent.(interface{ AfterFunc(func()) func() bool }); ok {
		stop := a.AfterFunc(func() { child.cancel(false, parent.Err(), Cause(parent)) })
		c.Context = stopCtx{parent, stop}
		return
	}
	go func() {
		select {
		case <-done:
			child.cancel(false, parent.Err(), Cause(parent))
		case <-child.Done():
		}
	}()
}

// cancelCtxOf returns the cancelCtx by which parent is canceled, unless a context between has a channel of its own.
func cancelCtxOf(parent Context, done <-chan struct{}) (*cancelCtx, bool) {
	if done == closed {
		return nil, false
	}
	p, ok := parent.Value(&cancelCtxKey).(*cancelCtx)
	if !ok {
		return nil, false
	}
	own, _ := p.done.Load().(chan struct{})
	return p, own == done
}

// adopt lets child be canceled with c.
func (c *cancelCtx) adopt(child canceler) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if err := c.err.Load(); err != nil {
		child.cancel(false, err.(held).error, c.cause)
		return
	}
	if c.children == nil {
		c.children = make(map[canceler]struct{})
	}
	c.children[child] = struct{}{}
}

// leave takes child away from the context that it follows.
func leave(parent Context, child canceler) {
	if s, ok := parent.(stopCtx); ok {
		s.stop()
		return
	}
	done := parent.Done()
	if done == nil {
		return
	}
	if p, ok := cancelCtxOf(parent, done); ok {
		p.mu.Lock()
		delete(p.children, child)
		p.mu.Unlock()
	}
}

// cancel ends c and all that follow it. With leaveParent its parent forgets it.
func (c *cancelCtx) cancel(leaveParent bool, err, cause error) {
	if cause == nil {
		cause = err
	}
	c.mu.Lock()
	if c.err.Load() != nil {
		c.mu.Unlock()
		return
	}
	c.err.Store(held{err})
	c.cause = cause
	if done := c.done.Load(); done != nil {
		close(done.(chan struct{}))
	} else {
		c.done.Store(closed)
	}
	for child := range c.children {
		child.cancel(false, err, cause) // takes the child's lock while it holds the parent's
	}
	c.children = nil
	c.mu.Unlock()
	if leaveParent {
		leave(c.Context, c)
	}
}

// String shows how the context was made.
func (c *cancelCtx) String() string { return name(c.Context) + ".WithCancel" }

// A stopCtx is a parent that offers AfterFunc, and how to take that back.
type stopCtx struct {
	Context
	stop func() bool
}

// A timerCtx is canceled when its time has come.
type timerCtx struct {
	cancelCtx
	timer    *time.Timer // under cancelCtx.mu
	deadline time.Time
}

// WithDeadline returns a context made from parent that ends at d, and a function that ends it.
func WithDeadline(parent Context, d time.Time) (Context, CancelFunc) {
	return WithDeadlineCause(parent, d, nil)
}

// WithDeadlineCause is WithDeadline with the cause of the context's end at d.
func WithDeadlineCause(parent Context, d time.Time, cause error) (Context, CancelFunc) {
	mustHaveParent(parent)
	if earlier, ok := parent.Deadline(); ok && earlier.Before(d) {
		return WithCancel(parent)
	}
	c := &timerCtx{deadline: d}
	c.follow(parent, c)
	left := time.Until(d)
	if left <= 0 {
		c.cancel(true, DeadlineExceeded, cause)
		return c, func() { c.cancel(false, Canceled, nil) }
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.err.Load() == nil {
		c.timer = time.AfterFunc(left, func() { c.cancel(true, DeadlineExceeded, cause) })
	}
	return c, func() { c.cancel(true, Canceled, nil) }
}

// WithTimeout returns a context made from parent that ends after timeout, and a function that ends it.
func WithTimeout(parent Context, timeout time.Duration) (Context, CancelFunc) {
	return WithDeadline(parent, time.Now().Add(timeout))
}

// WithTimeoutCause is WithTimeout with the cause of the context's end after timeout.
func WithTimeoutCause(parent Context, timeout time.Duration, cause error) (Context, CancelFunc) {
	return WithDeadlineCause(parent, time.Now().Add(timeout), cause)
}

// Deadline returns when the context ends.
func (c *timerCtx) Deadline() (deadline time.Time, ok bool) { return c.deadline, true }

func (c *timerCtx) cancel(leaveParent bool, err, cause error) {
	c.cancelCtx.cancel(false, err, cause)
	if leaveParent {
		leave(c.cancelCtx.Context, c)
	}
	c.mu.Lock()
	if c.timer != nil {
		c.timer.Stop()
		c.timer = nil
	}
	c.mu.Unlock()
}

// String shows how the context was made.
func (c *timerCtx) String() string {
	left := time.Until(c.deadline)
	return name(c.cancelCtx.Context) + ".WithDeadline(" + c.deadline.String() + " [" + left.String() + "])"
}

// An afterFuncCtx calls a function when it is canceled.
type afterFuncCtx struct {
	cancelCtx
	once sync.Once // for starting the function, or stopping it from starting
	f    func()
}

// AfterFunc calls f in a goroutine of its own when ctx has ended. The function it returns takes that back, and says
// whether it did.
func AfterFunc(ctx Context, f func()) (stop func() bool) {
	a := &afterFuncCtx{f: f}
	a.follow(ctx, a)
	return func() bool {
		stopped := false
		a.once.Do(func() { stopped = true })
		if stopped {
			a.cancel(true, Canceled, nil)
		}
		return stopped
	}
}

func (a *afterFuncCtx) cancel(leaveParent bool, err, cause error) {
	a.cancelCtx.cancel(false, err, cause)
	if leaveParent {
		leave(a.cancelCtx.Context, a)
	}
	a.once.Do(func() { go a.f() })
}
