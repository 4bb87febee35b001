package fmt

import "errors"

type wrapError struct {
	msg string
	err error
}

func (e *wrapError) Error() string { return e.msg }

// Unwrap returns the operand of %w.
func (e *wrapError) Unwrap() error { return e.err }

type wrapErrors struct {
	msg  string
	errs []error
}

func (e *wrapErrors) Error() string { return e.msg }

// Unwrap returns the operands of %w.
func (e *wrapErrors) Unwrap() []error { return e.errs }

// wrapped returns the n-th operand that is printed by %w, in the order of operands, and how many times %w prints one.
//
//go:noescape
func wrapped(format string, a []any, n int) (index, times int)

// Errorf returns an error with a formatted text, which wraps the operands of %w.
func Errorf(format string, a ...any) error {
	msg, ok := trySprint(errorf, format, a)
	if !ok {
		var room [1]methodCall
		msg = sprint(errorf, format, a, callMethods(errorf, format, a, false, room[:]))
	}
	at, times := wrapped(format, a, 0)
	switch times {
	case 0:
		return errors.New(msg)
	case 1:
		err, _ := a[at].(error)
		return &wrapError{msg, err}
	}
	var errs []error
	last := -1
	for n := 0; n < times; n++ {
		at, _ = wrapped(format, a, n)
		if err, ok := a[at].(error); ok && at != last {
			errs = append(errs, err)
		}
		last = at
	}
	return &wrapErrors{msg, errs}
}
