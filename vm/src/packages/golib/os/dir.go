package os

import (
	"errors"
	"time"
)

var errNegative = errors.New("negative offset")

// What the native change does.
const (
	remove = iota
	removeAll
	mkdir
	mkdirAll
	rename
	chmod
	chdir
)

func do(what int, op, name string, perm FileMode) error {
	_, code := change(what, name, "", int(perm))
	return failure(op, name, code)
}

// Remove removes a file or an empty folder.
func Remove(name string) error { return do(remove, "remove", name, 0) }

// RemoveAll removes a file, or a folder with all that is in it.
func RemoveAll(path string) error { return do(removeAll, "unlinkat", path, 0) }

// Mkdir makes a folder.
func Mkdir(name string, perm FileMode) error { return do(mkdir, "mkdir", name, perm) }

// MkdirAll makes a folder and those above it.
func MkdirAll(path string, perm FileMode) error { return do(mkdirAll, "mkdir", path, perm) }

// Chmod sets a file's permissions.
func Chmod(name string, mode FileMode) error { return do(chmod, "chmod", name, mode) }

// Chdir changes the working directory.
func Chdir(dir string) error { return do(chdir, "chdir", dir, 0) }

// Rename gives a file another name.
func Rename(oldpath, newpath string) error {
	if _, code := change(rename, oldpath, newpath, 0); code != 0 {
		return &LinkError{"rename", oldpath, newpath, errno(code)}
	}
	return nil
}

// Getwd returns the working directory.
func Getwd() (dir string, err error) {
	if dir = directory(); dir == "" {
		err = &SyscallError{"getwd", errno(2)}
	}
	return dir, err
}

// TempDir returns the folder for files of no lasting use.
func TempDir() string {
	if dir := Getenv("TMPDIR"); dir != "" {
		return dir
	}
	return "/tmp"
}

// temporary tries names with a number in place of the last * of pattern, or behind it, until make succeeds with one.
func temporary(dir, pattern string, make func(name string) error) (string, error) {
	if dir == "" {
		dir = TempDir()
	}
	prefix, suffix := pattern, ""
	for i := len(pattern) - 1; i >= 0; i-- {
		if pattern[i] == '*' {
			prefix, suffix = pattern[:i], pattern[i+1:]
			break
		}
	}
	number := uint64(time.Now().UnixNano()) ^ uint64(Getpid())<<32
	for try := 0; ; try++ {
		number = number*6364136223846793005 + 1442695040888963407
		var digits []byte
		for n := number >> 33; n > 0; n /= 10 {
			digits = append(digits, '0'+byte(n%10))
		}
		name := dir + "/" + prefix + string(digits) + suffix
		err := make(name)
		if err == nil || !IsExist(err) || try > 1000 {
			return name, err
		}
	}
}

// MkdirTemp makes a new folder.
func MkdirTemp(dir, pattern string) (string, error) {
	return temporary(dir, pattern, func(name string) error { return Mkdir(name, 0700) })
}

// CreateTemp makes a new file.
func CreateTemp(dir, pattern string) (*File, error) {
	var f *File
	_, err := temporary(dir, pattern, func(name string) (err error) {
		f, err = OpenFile(name, O_RDWR|O_CREATE|O_EXCL, 0600)
		return err
	})
	return f, err
}

// A DirEntry is an entry of a folder.
type DirEntry interface {
	Name() string
	IsDir() bool
	Type() FileMode
	Info() (FileInfo, error)
}

type dirEntry struct{ dir, name string }

func (e *dirEntry) Name() string            { return e.name }
func (e *dirEntry) Info() (FileInfo, error) { return Stat(e.dir + "/" + e.name) }
func (e *dirEntry) IsDir() bool             { return e.Type().IsDir() }

func (e *dirEntry) Type() FileMode {
	info, err := e.Info()
	if err != nil {
		return 0
	}
	return info.Mode() & ModeDir
}

// ReadDir returns a folder's entries, sorted by name.
func ReadDir(name string) ([]DirEntry, error) {
	names, code := entries(name)
	if code != 0 {
		return nil, failure("open", name, code)
	}
	var list []DirEntry
	for end := len(names); end > 0; {
		start := end - 1
		for names[start] != 0 {
			start--
		}
		list = append(list, &dirEntry{name, names[start+1 : end]})
		end = start
	}
	for i, j := 0, len(list)-1; i < j; i, j = i+1, j-1 {
		list[i], list[j] = list[j], list[i]
	}
	return list, nil
}

// UserHomeDir returns the user's own folder.
func UserHomeDir() (string, error) {
	if dir := Getenv("HOME"); dir != "" {
		return dir, nil
	}
	return "", errors.New("$HOME is not defined")
}
