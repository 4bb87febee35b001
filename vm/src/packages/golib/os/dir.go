package os

import (
	"io"
	"syscall"
	"time"
)

// What the native change does.
const (
	remove = iota
	removeAll
	mkdir
	rename
	chmod
	chdir
	symlink
	link
	truncateName
	chown
	lchown
	chmodOpen
	chownOpen
	chdirOpen
)

//go:noescape
func change(what, fd int, name, other string, a, b int) (_, errno int)

//go:noescape
func setTimes(name string, times []int64) (_, errno int)
func directory() string

//go:noescape
func readlink(name string) (target string, errno int)
func entries(fd int) (names string, errno int) // sorted

func do(what int, op, name string, a, b int) error {
	_, code := change(what, 0, name, "", a, b)
	return failure(op, name, code)
}

func doTwo(what int, op, name, other string) error {
	_, code := change(what, 0, name, other, 0, 0)
	return linkFailure(op, name, other, code)
}

func (f *File) do(what int, op string, a, b int) error {
	if err := f.check(op); err != nil {
		return err
	}
	_, code := change(what, f.fd, "", "", a, b)
	return failure(op, f.name, code)
}

// Remove removes a file or an empty folder.
func Remove(name string) error { return do(remove, "remove", name, 0, 0) }

// RemoveAll removes a file, or a folder with all that is in it.
func RemoveAll(path string) error {
	if path == "" {
		return nil
	}
	if n := len(path); path[n-1] == '.' && (n == 1 || path[n-2] == PathSeparator) {
		return &PathError{Op: "RemoveAll", Path: path, Err: syscall.EINVAL}
	}
	return do(removeAll, "unlinkat", path, 0, 0)
}

// Mkdir makes a folder.
func Mkdir(name string, perm FileMode) error { return do(mkdir, "mkdir", name, bitsOf(perm), 0) }

// MkdirAll makes a folder and those above it.
func MkdirAll(name string, perm FileMode) error {
	if info, err := Stat(name); err == nil {
		if info.IsDir() {
			return nil
		}
		return &PathError{Op: "mkdir", Path: name, Err: syscall.ENOTDIR}
	}
	end := len(name)
	for end > 0 && name[end-1] == PathSeparator {
		end--
	}
	for end > 0 && name[end-1] != PathSeparator {
		end--
	}
	if end > 1 {
		if err := MkdirAll(name[:end-1], perm); err != nil {
			return err
		}
	}
	err := Mkdir(name, perm)
	if err != nil {
		// Somebody else may have made it, and name may end in a dot.
		if info, e := Lstat(name); e == nil && info.IsDir() {
			return nil
		}
	}
	return err
}

// Chmod sets a file's permissions.
func Chmod(name string, mode FileMode) error { return do(chmod, "chmod", name, bitsOf(mode), 0) }

// Chmod sets the file's permissions.
func (f *File) Chmod(mode FileMode) error { return f.do(chmodOpen, "chmod", bitsOf(mode), 0) }

// Chown sets a file's owner and group; -1 leaves one as it is.
func Chown(name string, uid, gid int) error { return do(chown, "chown", name, uid, gid) }

// Lchown does what Chown does, to a symbolic link itself.
func Lchown(name string, uid, gid int) error { return do(lchown, "lchown", name, uid, gid) }

// Chown sets the file's owner and group; -1 leaves one as it is.
func (f *File) Chown(uid, gid int) error { return f.do(chownOpen, "chown", uid, gid) }

// Chtimes sets when a file was used and changed last; a zero time leaves one as it is.
func Chtimes(name string, atime time.Time, mtime time.Time) error {
	var times []int64
	for _, t := range []time.Time{atime, mtime} {
		if t.IsZero() {
			times = append(times, 0, -1)
		} else {
			times = append(times, t.Unix(), int64(t.Nanosecond()))
		}
	}
	_, code := setTimes(name, times)
	return failure("chtimes", name, code)
}

// Truncate sets a file's size.
func Truncate(name string, size int64) error {
	if size < 0 {
		return failure("truncate", name, int(syscall.EINVAL))
	}
	return do(truncateName, "truncate", name, int(size), 0)
}

// Chdir changes the working directory.
func Chdir(dir string) error { return do(chdir, "chdir", dir, 0, 0) }

// Chdir makes the open folder the working directory.
func (f *File) Chdir() error { return f.do(chdirOpen, "chdir", 0, 0) }

// Rename gives a file another name.
func Rename(oldpath, newpath string) error {
	if info, err := Lstat(newpath); err == nil && info.IsDir() {
		// A folder is replaced by none but a folder, and this reason tells more than the system's.
		if old, err := Lstat(oldpath); err == nil && (newpath == oldpath || !old.IsDir() || !SameFile(old, info)) {
			return linkFailure("rename", oldpath, newpath, int(syscall.EEXIST))
		}
	}
	return doTwo(rename, "rename", oldpath, newpath)
}

// Symlink makes newname a symbolic link to oldname.
func Symlink(oldname, newname string) error { return doTwo(symlink, "symlink", oldname, newname) }

// Link makes newname another name of the file oldname.
func Link(oldname, newname string) error { return doTwo(link, "link", oldname, newname) }

// Readlink returns where a symbolic link leads.
func Readlink(name string) (string, error) {
	target, code := readlink(name)
	return target, failure("readlink", name, code)
}

// Getwd returns the working directory.
func Getwd() (dir string, err error) {
	if dir = directory(); dir == "" {
		err = sysFailure("getwd", int(syscall.ENOENT))
	}
	return dir, err
}

type dirEntry struct {
	dir, name string
	kind      FileMode
}

func (e *dirEntry) Name() string            { return e.name }
func (e *dirEntry) Info() (FileInfo, error) { return Lstat(e.dir + "/" + e.name) }
func (e *dirEntry) IsDir() bool             { return e.kind.IsDir() }
func (e *dirEntry) Type() FileMode          { return e.kind }

func (e *dirEntry) String() string {
	kind := e.kind.String()
	if e.IsDir() {
		return "d " + e.name + "/"
	}
	return kind[:len(kind)-9] + " " + e.name
}

// kindOf translates the letter that the native entries gives for a kind.
func kindOf(letter byte) FileMode {
	switch letter {
	case 'd':
		return ModeDir
	case 'l':
		return ModeSymlink
	case 'p':
		return ModeNamedPipe
	case 's':
		return ModeSocket
	case 'c':
		return ModeDevice | ModeCharDevice
	case 'b':
		return ModeDevice
	}
	return 0
}

// list returns the entries that ReadDir has not given yet.
func (f *File) list(op string) (*[]DirEntry, error) {
	if err := f.check(op); err != nil {
		return nil, err
	}
	if f.listing != nil {
		return f.listing, nil
	}
	names, code := entries(f.fd)
	if code != 0 {
		return nil, failure(op, f.name, code)
	}
	list := []DirEntry{}
	for i := 0; i < len(names); i++ {
		kind, start := names[i], i+1
		for names[i] != 0 {
			i++
		}
		list = append(list, &dirEntry{f.name, names[start:i], kindOf(kind)})
	}
	f.listing = &list
	return f.listing, nil
}

// take takes n entries off the list, all if n <= 0.
func (f *File) take(op string, n int) ([]DirEntry, error) {
	list, err := f.list(op)
	if err != nil {
		return nil, err
	}
	if n <= 0 {
		n = len(*list)
	} else if len(*list) == 0 {
		return []DirEntry{}, io.EOF
	} else if n > len(*list) {
		n = len(*list)
	}
	taken := (*list)[:n:n]
	*list = (*list)[n:]
	return taken, nil
}

// ReadDir returns the next n entries of an open folder, all that are left if n <= 0.
func (f *File) ReadDir(n int) ([]DirEntry, error) { return f.take("readdirent", n) }

// Readdirnames returns the names of the next n entries of an open folder, of all that are left if n <= 0.
func (f *File) Readdirnames(n int) (names []string, err error) {
	list, err := f.take("readdirent", n)
	if list != nil {
		names = []string{}
	}
	for _, e := range list {
		names = append(names, e.Name())
	}
	return names, err
}

// Readdir describes the next n entries of an open folder, all that are left if n <= 0.
func (f *File) Readdir(n int) ([]FileInfo, error) {
	list, err := f.take("readdirent", n)
	var infos []FileInfo
	if list != nil {
		infos = []FileInfo{}
	}
	for _, e := range list {
		info, e := e.Info()
		if IsNotExist(e) {
			continue // removed meanwhile
		}
		if e != nil {
			return infos, e
		}
		infos = append(infos, info)
	}
	return infos, err
}

// oDirectory has the system open nothing but folders.
const oDirectory = 0x10000

// ReadDir returns a folder's entries, sorted by name.
func ReadDir(name string) ([]DirEntry, error) {
	f, err := OpenFile(name, oDirectory, 0)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return f.ReadDir(-1)
}
