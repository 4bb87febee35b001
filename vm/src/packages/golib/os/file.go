package os

import (
	"errors"
	"io"
	"time"
)

// Flags of OpenFile.
const (
	O_RDONLY = 0x0
	O_WRONLY = 0x1
	O_RDWR   = 0x2
	O_APPEND = 0x400
	O_CREATE = 0x40
	O_EXCL   = 0x80
	O_SYNC   = 0x101000
	O_TRUNC  = 0x200
)

// Names of this system.
const (
	PathSeparator     = '/'
	PathListSeparator = ':'
	DevNull           = "/dev/null"
)

// Places in a file for Seek.
const (
	SEEK_SET = 0
	SEEK_CUR = 1
	SEEK_END = 2
)

// IsPathSeparator reports whether c parts the elements of a path.
func IsPathSeparator(c uint8) bool { return c == PathSeparator }

var (
	errNegative = errors.New("negative offset")
	errAppend   = errors.New("os: invalid use of WriteAt on file opened with O_APPEND")
)

// The native functions give an error's number with their result; 0 is none.

//go:noescape
func open(name string, flag, perm int) (fd, errno int)
func closeFile(fd int) (_, errno int)

//go:noescape
func read(fd int, p []byte) (n, errno int)

//go:noescape
func readAt(fd int, p []byte, off int64) (n, errno int)

//go:noescape
func write(fd int, p []byte) (n, errno int)

//go:noescape
func writeAt(fd int, p []byte, off int64) (n, errno int)
func seek(fd int, offset int64, whence int) (at int64, errno int)
func truncate(fd int, size int64) (_, errno int)
func sync(fd int) (_, errno int)
func pipe() (r, w, errno int)

// A File is an open file.
type File struct {
	fd      int
	name    string
	open    bool
	appends bool        // opened with O_APPEND
	listing *[]DirEntry // what ReadDir has not given yet; nil before the first call
}

// The standard streams.
var (
	Stdin  = &File{fd: 0, name: "/dev/stdin", open: true}
	Stdout = &File{fd: 1, name: "/dev/stdout", open: true}
	Stderr = &File{fd: 2, name: "/dev/stderr", open: true}
)

// Open opens a file for reading.
func Open(name string) (*File, error) { return OpenFile(name, O_RDONLY, 0) }

// Create makes a file, or empties it, for reading and writing.
func Create(name string) (*File, error) { return OpenFile(name, O_RDWR|O_CREATE|O_TRUNC, 0666) }

// OpenFile opens a file as the flags say.
func OpenFile(name string, flag int, perm FileMode) (*File, error) {
	fd, code := open(name, flag, bitsOf(perm))
	if code != 0 {
		return nil, failure("open", name, code)
	}
	return &File{fd: fd, name: name, open: true, appends: flag&O_APPEND != 0}, nil
}

// NewFile returns an open file by its number, nil if no file can have it.
func NewFile(fd uintptr, name string) *File {
	if int(fd) < 0 {
		return nil
	}
	return &File{fd: int(fd), name: name, open: true}
}

// Pipe returns two files: what is written to w can be read from r.
func Pipe() (r *File, w *File, err error) {
	from, to, code := pipe()
	if code != 0 {
		return nil, nil, sysFailure("pipe2", code)
	}
	return &File{fd: from, name: "|0", open: true}, &File{fd: to, name: "|1", open: true}, nil
}

func (f *File) check(op string) error {
	if f == nil {
		return ErrInvalid
	}
	if !f.open {
		return &PathError{Op: op, Path: f.name, Err: ErrClosed}
	}
	return nil
}

// Name returns the name that the file was opened by.
func (f *File) Name() string { return f.name }

// Fd returns the number of the file.
func (f *File) Fd() uintptr { return uintptr(f.fd) }

// Close closes the file.
func (f *File) Close() error {
	if err := f.check("close"); err != nil {
		return err
	}
	f.open = false
	_, code := closeFile(f.fd)
	return failure("close", f.name, code)
}

// Read reads up to len(b) bytes.
func (f *File) Read(b []byte) (n int, err error) {
	if err := f.check("read"); err != nil {
		return 0, err
	}
	n, code := read(f.fd, b)
	if code < 0 { // had to wait, and the bytes are there now
		n, code = read(f.fd, b)
	}
	if code != 0 {
		return n, failure("read", f.name, code)
	}
	if n == 0 && len(b) > 0 {
		return 0, io.EOF
	}
	return n, nil
}

// ReadAt reads len(b) bytes from byte off on; where the file stands does not change.
func (f *File) ReadAt(b []byte, off int64) (n int, err error) {
	if err := f.check("read"); err != nil {
		return 0, err
	}
	if off < 0 {
		return 0, &PathError{Op: "readat", Path: f.name, Err: errNegative}
	}
	for n < len(b) {
		m, code := readAt(f.fd, b[n:], off+int64(n))
		if code != 0 {
			return n, failure("read", f.name, code)
		}
		if m == 0 {
			return n, io.EOF
		}
		n += m
	}
	return n, nil
}

// Write writes b.
func (f *File) Write(b []byte) (n int, err error) {
	if err := f.check("write"); err != nil {
		return 0, err
	}
	n, code := write(f.fd, b)
	for code < 0 { // had to wait, and there is room now
		if err := f.check("write"); err != nil {
			return n, err
		}
		var m int
		m, code = write(f.fd, b[n:])
		n += m
	}
	return n, failure("write", f.name, code)
}

// WriteString writes s.
func (f *File) WriteString(s string) (n int, err error) { return f.Write([]byte(s)) }

// WriteAt writes b from byte off on; where the file stands does not change.
func (f *File) WriteAt(b []byte, off int64) (n int, err error) {
	if err := f.check("write"); err != nil {
		return 0, err
	}
	if f.appends {
		return 0, errAppend
	}
	if off < 0 {
		return 0, &PathError{Op: "writeat", Path: f.name, Err: errNegative}
	}
	for n < len(b) {
		m, code := writeAt(f.fd, b[n:], off+int64(n))
		if code != 0 {
			return n, failure("write", f.name, code)
		}
		n += m
	}
	return n, nil
}

// onlyReader and onlyWriter hide the other methods of a file, so that io.Copy does not call them again.
type onlyReader struct{ io.Reader }
type onlyWriter struct{ io.Writer }

// ReadFrom writes what r has.
func (f *File) ReadFrom(r io.Reader) (n int64, err error) {
	if err := f.check("write"); err != nil {
		return 0, err
	}
	return io.Copy(onlyWriter{f}, r)
}

// WriteTo writes what the file has from where it stands on to w.
func (f *File) WriteTo(w io.Writer) (n int64, err error) {
	if err := f.check("read"); err != nil {
		return 0, err
	}
	return io.Copy(w, onlyReader{f})
}

// Seek sets where reading and writing go on.
func (f *File) Seek(offset int64, whence int) (int64, error) {
	if err := f.check("seek"); err != nil {
		return 0, err
	}
	at, code := seek(f.fd, offset, whence)
	f.listing = nil
	return at, failure("seek", f.name, code)
}

// Truncate sets the file's size.
func (f *File) Truncate(size int64) error {
	if err := f.check("truncate"); err != nil {
		return err
	}
	_, code := truncate(f.fd, size)
	return failure("truncate", f.name, code)
}

// Sync has the system write to the disk what it holds back.
func (f *File) Sync() error {
	if err := f.check("sync"); err != nil {
		return err
	}
	_, code := sync(f.fd)
	return failure("sync", f.name, code)
}

// SetDeadline fails: no file here has deadlines.
func (f *File) SetDeadline(t time.Time) error { return f.noDeadline() }

// SetReadDeadline fails as SetDeadline does.
func (f *File) SetReadDeadline(t time.Time) error { return f.noDeadline() }

// SetWriteDeadline fails as SetDeadline does.
func (f *File) SetWriteDeadline(t time.Time) error { return f.noDeadline() }

func (f *File) noDeadline() error {
	if err := f.check("set deadline"); err != nil {
		return err
	}
	return ErrNoDeadline
}

// ReadFile returns what is in a file.
func ReadFile(name string) ([]byte, error) {
	f, err := Open(name)
	if err != nil {
		return nil, err
	}
	b, err := io.ReadAll(f)
	f.Close()
	return b, err
}

// WriteFile makes, or replaces, what is in a file.
func WriteFile(name string, data []byte, perm FileMode) error {
	f, err := OpenFile(name, O_WRONLY|O_CREATE|O_TRUNC, perm)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	if e := f.Close(); err == nil {
		err = e
	}
	return err
}
