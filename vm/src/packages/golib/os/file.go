package os

import (
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

func open(name string, flag, perm int) (fd, errno int)
func closeFile(fd int) (_, errno int)
func read(fd int, p []byte) (n, errno int)
func write(fd int, p []byte) (n, errno int)
func seek(fd int, offset int64, whence int) (at int64, errno int)
func truncate(fd int, size int64) (_, errno int)
func stat(name string, into []int64) (_, errno int)
func change(what int, name, other string, perm int) (_, errno int)
func directory() string
func entries(name string) (names string, errno int)

// A FileMode is a file's permissions and kind.
type FileMode uint32

// Bits of a FileMode.
const (
	ModeDir  FileMode = 1 << 31
	ModePerm FileMode = 0777
)

// IsDir reports whether m is of a folder.
func (m FileMode) IsDir() bool { return m&ModeDir != 0 }

// IsRegular reports whether m is of an ordinary file.
func (m FileMode) IsRegular() bool { return m&ModeDir == 0 }

// Perm returns the permissions.
func (m FileMode) Perm() FileMode { return m & ModePerm }

// String returns m as ls prints it.
func (m FileMode) String() string {
	b := []byte("-rwxrwxrwx")
	if m.IsDir() {
		b[0] = 'd'
	}
	for i := 0; i < 9; i++ {
		if m>>(8-i)&1 == 0 {
			b[i+1] = '-'
		}
	}
	return string(b)
}

// A FileInfo describes a file.
type FileInfo interface {
	Name() string
	Size() int64
	Mode() FileMode
	ModTime() time.Time
	IsDir() bool
	Sys() any
}

type fileInfo struct {
	name string
	size int64
	mode FileMode
	sec  int64
}

func (i *fileInfo) Name() string       { return i.name }
func (i *fileInfo) Size() int64        { return i.size }
func (i *fileInfo) Mode() FileMode     { return i.mode }
func (i *fileInfo) ModTime() time.Time { return time.Time{} }
func (i *fileInfo) IsDir() bool        { return i.mode.IsDir() }
func (i *fileInfo) Sys() any           { return nil }

// Stat describes a file.
func Stat(name string) (FileInfo, error) {
	facts := make([]int64, 4)
	if _, code := stat(name, facts); code != 0 {
		return nil, failure("stat", name, code)
	}
	base := name
	for i := len(name) - 1; i >= 0; i-- {
		if name[i] == '/' {
			base = name[i+1:]
			break
		}
	}
	mode := FileMode(facts[0]) & ModePerm
	if facts[0]&0xF000 == 0x4000 {
		mode |= ModeDir
	}
	return &fileInfo{base, facts[1], mode, facts[2]}, nil
}

// A File is an open file.
type File struct {
	fd   int
	name string
	open bool
}

// The standard streams.
var (
	Stdin  = &File{0, "/dev/stdin", true}
	Stdout = &File{1, "/dev/stdout", true}
	Stderr = &File{2, "/dev/stderr", true}
)

// Open opens a file for reading.
func Open(name string) (*File, error) { return OpenFile(name, O_RDONLY, 0) }

// Create makes a file, or empties it, for reading and writing.
func Create(name string) (*File, error) { return OpenFile(name, O_RDWR|O_CREATE|O_TRUNC, 0666) }

// OpenFile opens a file as the flags say.
func OpenFile(name string, flag int, perm FileMode) (*File, error) {
	fd, code := open(name, flag, int(perm))
	if code != 0 {
		return nil, failure("open", name, code)
	}
	return &File{fd, name, true}, nil
}

func (f *File) check(op string) error {
	if f == nil {
		return ErrInvalid
	}
	if !f.open {
		return &PathError{op, f.name, ErrClosed}
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

// ReadAt reads from byte off on, and goes back to where the file stood.
func (f *File) ReadAt(b []byte, off int64) (n int, err error) {
	if err := f.check("read"); err != nil {
		return 0, err
	}
	if off < 0 {
		return 0, &PathError{"readat", f.name, errNegative}
	}
	at, _ := seek(f.fd, 0, 1)
	if _, code := seek(f.fd, off, 0); code != 0 {
		return 0, failure("read", f.name, code)
	}
	for n < len(b) && err == nil {
		var m int
		m, err = f.Read(b[n:])
		n += m
	}
	seek(f.fd, at, 0)
	return n, err
}

// Write writes b.
func (f *File) Write(b []byte) (n int, err error) {
	if err := f.check("write"); err != nil {
		return 0, err
	}
	n, code := write(f.fd, b)
	return n, failure("write", f.name, code)
}

// WriteString writes s.
func (f *File) WriteString(s string) (n int, err error) { return f.Write([]byte(s)) }

// Seek sets where reading and writing go on.
func (f *File) Seek(offset int64, whence int) (int64, error) {
	if err := f.check("seek"); err != nil {
		return 0, err
	}
	at, code := seek(f.fd, offset, whence)
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

// Sync does nothing: what was written is with the system already.
func (f *File) Sync() error { return f.check("sync") }

// Stat describes the file.
func (f *File) Stat() (FileInfo, error) { return Stat(f.name) }

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
