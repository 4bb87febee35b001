// Package context carries deadlines, cancellation and values of a request through the functions that serve it.
//
// Contexts form a tree: what cancels one cancels all that were made from it. Each that can be canceled keeps those of its
// descendants that must hear of it (cancel.go).
package context

import (
	"errors"
	"fmt"
	"time"
)

// A Context is the surroundings of a request. Its methods may be called by several goroutines.
type Context interface {
	// Deadline returns when the context ends, if that is known.
	Deadline() (deadline time.Time, ok bool)
	// Done returns a channel that is closed when the context ends; nil if it never does.
	Done() <-chan struct{}
	// Err returns nil until the context has ended, then Canceled or DeadlineExceeded.
	Err() error
	// Value returns the value of a key; nil if there is none.
	Value(key any) any
}

// Canceled is what Err returns once a context was canceled.
var Canceled = errors.New("context canceled")

// DeadlineExceeded is what Err returns once a context's deadline has passed.
var DeadlineExceeded error = deadlineExceededError{}

type deadlineExceededError struct{}

// Error says what happened.
func (deadlineExceededError) Error() string { return "context deadline exceeded" }

// Timeout marks it as one.
func (deadlineExceededError) Timeout() bool { return true }

// Temporary says that trying again may help.
func (deadlineExceededError) Temporary() bool { return true }

// An emptyCtx never ends and has no values.
type emptyCtx struct{}

// Deadline says that there is none.
func (emptyCtx) Deadline() (deadline time.Time, ok bool) { return }

// Done is nil.
func (emptyCtx) Done() <-chan struct{} { return nil }

// Err is nil.
func (emptyCtx) Err() error { return nil }

// Value has none.
func (emptyCtx) Value(key any) any { return nil }

type backgroundCtx struct{ emptyCtx }

// String names it.
func (backgroundCtx) String() string { return "context.Background" }

type todoCtx struct{ emptyCtx }

// String names it.
func (todoCtx) String() string { return "context.TODO" }

// Background returns the context from which all others are made.
func Background() Context { return backgroundCtx{} }

// TODO returns a context like Background, where it is not clear yet which to use.
func TODO() Context { return todoCtx{} }

func mustHaveParent(parent Context) {
	if parent == nil {
		panic("cannot create context from nil parent")
	}
}

// A valueCtx has one value more than its parent.
type valueCtx struct {
	Context
	key, val any
}

// WithValue returns a context made from parent in which key has the value val.
func WithValue(parent Context, key, val any) Context {
	mustHaveParent(parent)
	if key == nil {
		panic("nil key")
	}
	if !isComparable(key) {
		panic("key is not comparable")
	}
	return &valueCtx{parent, key, val}
}

func isComparable(key any) (ok bool) {
	defer func() { ok = recover() == nil }()
	return key == key
}

// Value returns the value of a key.
func (c *valueCtx) Value(key any) any {
	if c.key == key {
		return c.val
	}
	return value(c.Context, key)
}

// value looks for a key from c up, in a loop as long as the contexts are this package's.
func value(c Context, key any) any {
	for {
		switch ctx := c.(type) {
		case *valueCtx:
			if ctx.key == key {
				return ctx.val
			}
			c = ctx.Context
		case *cancelCtx:
			if key == &cancelCtxKey {
				return ctx
			}
			c = ctx.Context
		case *timerCtx:
			if key == &cancelCtxKey {
				return &ctx.cancelCtx
			}
			c = ctx.Context
		case withoutCancelCtx:
			if key == &cancelCtxKey {
				return nil // who is below is not canceled with who is above
			}
			c = ctx.c
		case backgroundCtx, todoCtx:
			return nil
		default:
			return c.Value(key)
		}
	}
}

// name is the context as it prints itself, or its type.
func name(c Context) string {
	if s, ok := c.(fmt.Stringer); ok {
		return s.String()
	}
	return fmt.Sprintf("%T", c)
}

// text is a key or value for printing, without printing what might be secret.
func text(v any) string {
	switch s := v.(type) {
	case fmt.Stringer:
		return s.String()
	case string:
		return s
	case nil:
		return "<nil>"
	}
	return fmt.Sprintf("%T", v)
}

// String shows how the context was made.
func (c *valueCtx) String() string {
	return name(c.Context) + ".WithValue(" + text(c.key) + ", " + text(c.val) + ")"
}

type withoutCancelCtx struct{ c Context }

// WithoutCancel returns a context with the parent's values that does not end when it does.
func WithoutCancel(parent Context) Context {
	mustHaveParent(parent)
	return withoutCancelCtx{parent}
}

// Deadline says that there is none.
func (withoutCancelCtx) Deadline() (deadline time.Time, ok bool) { return }

// Done is nil.
func (withoutCancelCtx) Done() <-chan struct{} { return nil }

// Err is nil.
func (withoutCancelCtx) Err() error { return nil }

// Value returns the parent's value of a key.
func (c withoutCancelCtx) Value(key any) any { return value(c, key) }

// String shows how the context was made.
func (c withoutCancelCtx) String() string { return name(c.c) + ".WithoutCancel" }
