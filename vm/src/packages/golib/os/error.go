package os

import "errors"

// Errors that others are, by errors.Is.
var (
	ErrInvalid          = errors.New("invalid argument")
	ErrPermission       = errors.New("permission denied")
	ErrExist            = errors.New("file already exists")
	ErrNotExist         = errors.New("file does not exist")
	ErrClosed           = errors.New("file already closed")
	ErrNoDeadline       = errors.New("file type does not support deadline")
	ErrDeadlineExceeded = errors.New("i/o timeout")
)

func errorText(errno int) string

// errno is an error of the system, by its number.
type errno int

func (e errno) Error() string { return errorText(int(e)) }

func (e errno) Is(target error) bool {
	switch target {
	case ErrPermission:
		return e == 13 || e == 1
	case ErrExist:
		return e == 17 || e == 39
	case ErrNotExist:
		return e == 2
	}
	return false
}

// A PathError tells which operation failed on which file, and why.
type PathError struct {
	Op   string
	Path string
	Err  error
}

func (e *PathError) Error() string { return e.Op + " " + e.Path + ": " + e.Err.Error() }

// Unwrap returns the reason.
func (e *PathError) Unwrap() error { return e.Err }

// A LinkError tells which operation failed on which two files, and why.
type LinkError struct {
	Op  string
	Old string
	New string
	Err error
}

func (e *LinkError) Error() string {
	return e.Op + " " + e.Old + " " + e.New + ": " + e.Err.Error()
}

// Unwrap returns the reason.
func (e *LinkError) Unwrap() error { return e.Err }

// A SyscallError tells which call of the system failed, and why.
type SyscallError struct {
	Syscall string
	Err     error
}

func (e *SyscallError) Error() string { return e.Syscall + ": " + e.Err.Error() }

// Unwrap returns the reason.
func (e *SyscallError) Unwrap() error { return e.Err }

func failure(op, path string, code int) error {
	if code == 0 {
		return nil
	}
	return &PathError{op, path, errno(code)}
}

// IsExist reports whether err says that something exists already.
func IsExist(err error) bool { return errors.Is(err, ErrExist) }

// IsNotExist reports whether err says that something does not exist.
func IsNotExist(err error) bool { return errors.Is(err, ErrNotExist) }

// IsPermission reports whether err says that something is not permitted.
func IsPermission(err error) bool { return errors.Is(err, ErrPermission) }
