package os

import (
	"errors"
	"time"
)

// TempDir returns the folder for files of no lasting use.
func TempDir() string {
	if dir := Getenv("TMPDIR"); dir != "" {
		return dir
	}
	return "/tmp"
}

var errSeparator = errors.New("pattern contains path separator")

// temporary tries names with a number in place of the last * of pattern, or behind it, until make succeeds with one.
func temporary(op, dir, pattern string, make func(name string) error) (string, error) {
	if dir == "" {
		dir = TempDir()
	}
	for i := 0; i < len(pattern); i++ {
		if pattern[i] == PathSeparator {
			return "", &PathError{Op: op, Path: pattern, Err: errSeparator}
		}
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
		name := prefix + string(digits) + suffix
		if dir[len(dir)-1] != PathSeparator {
			name = "/" + name
		}
		name = dir + name
		err := make(name)
		if err == nil {
			return name, nil
		}
		if !IsExist(err) || try > 1000 {
			return "", err
		}
	}
}

// MkdirTemp makes a new folder.
func MkdirTemp(dir, pattern string) (string, error) {
	return temporary("mkdirtemp", dir, pattern, func(name string) error { return Mkdir(name, 0700) })
}

// CreateTemp makes a new file.
func CreateTemp(dir, pattern string) (*File, error) {
	var f *File
	_, err := temporary("createtemp", dir, pattern, func(name string) (err error) {
		f, err = OpenFile(name, O_RDWR|O_CREATE|O_EXCL, 0600)
		return err
	})
	return f, err
}
