// Package syscall names the system's errors and the facts it has about files.
package syscall

import (
	"errors"
	"io/fs"
	"strconv"
)

// An Errno is an error of the system, by its number.
type Errno uintptr

// The errors that scripts meet.
const (
	EPERM     Errno = 1
	ENOENT    Errno = 2
	EINTR     Errno = 4
	EIO       Errno = 5
	ENXIO     Errno = 6
	E2BIG     Errno = 7
	EBADF     Errno = 9
	EAGAIN    Errno = 11
	ENOMEM    Errno = 12
	EACCES    Errno = 13
	EBUSY     Errno = 16
	EEXIST    Errno = 17
	EXDEV     Errno = 18
	ENODEV    Errno = 19
	ENOTDIR   Errno = 20
	EISDIR    Errno = 21
	EINVAL    Errno = 22
	ENFILE    Errno = 23
	EMFILE    Errno = 24
	ENOTTY    Errno = 25
	ETXTBSY   Errno = 26
	EFBIG     Errno = 27
	ENOSPC    Errno = 28
	ESPIPE    Errno = 29
	EROFS     Errno = 30
	EMLINK    Errno = 31
	EPIPE     Errno = 32
	EDOM      Errno = 33
	ERANGE    Errno = 34
	ENOSYS    Errno = 38
	ENOTEMPTY Errno = 39
	ELOOP     Errno = 40
	ENOTSUP   Errno = 95
	ETIMEDOUT Errno = 110

	ENAMETOOLONG Errno = 36
	ECONNREFUSED Errno = 111
	ECONNRESET   Errno = 104
	EOPNOTSUPP   Errno = ENOTSUP
	EWOULDBLOCK  Errno = EAGAIN
)

// errorText returns the system's words for an error, empty if it has none.
func errorText(errno int) string

func (e Errno) Error() string {
	if s := errorText(int(e)); s != "" {
		return s
	}
	return "errno " + strconv.Itoa(int(e))
}

// Is reports whether e is an error of the kind of target.
func (e Errno) Is(target error) bool {
	switch target {
	case fs.ErrPermission:
		return e == EACCES || e == EPERM
	case fs.ErrExist:
		return e == EEXIST || e == ENOTEMPTY
	case fs.ErrNotExist:
		return e == ENOENT
	case errors.ErrUnsupported:
		return e == ENOSYS || e == ENOTSUP
	}
	return false
}

// Temporary reports whether trying again may help.
func (e Errno) Temporary() bool {
	return e == EINTR || e == EMFILE || e == ENFILE || e.Timeout()
}

// Timeout reports whether e is of time that ran out.
func (e Errno) Timeout() bool { return e == EAGAIN || e == ETIMEDOUT }

// A Timespec is a moment.
type Timespec struct {
	Sec  int64
	Nsec int64
}

// Unix returns the moment as seconds and nanoseconds since 1970.
func (ts *Timespec) Unix() (sec int64, nsec int64) { return ts.Sec, ts.Nsec }

// Nano returns the moment as nanoseconds since 1970.
func (ts *Timespec) Nano() int64 { return ts.Sec*1e9 + ts.Nsec }

// A Stat_t is what the system knows of a file.
type Stat_t struct {
	Dev       uint64
	Ino       uint64
	Nlink     uint64
	Mode      uint32
	Uid       uint32
	Gid       uint32
	X__pad0   int32
	Rdev      uint64
	Size      int64
	Blksize   int64
	Blocks    int64
	Atim      Timespec
	Mtim      Timespec
	Ctim      Timespec
	X__unused [3]int64
}
