package fs

import (
	"errors"
	"io"
)

// A ReadFileFS reads whole files in its own way.
type ReadFileFS interface {
	FS
	ReadFile(name string) ([]byte, error)
}

// A ReadDirFS reads folders in its own way.
type ReadDirFS interface {
	FS
	ReadDir(name string) ([]DirEntry, error)
}

// A StatFS describes files in its own way.
type StatFS interface {
	FS
	Stat(name string) (FileInfo, error)
}

// A ReadLinkFS knows symbolic links.
type ReadLinkFS interface {
	FS
	ReadLink(name string) (string, error)
	Lstat(name string) (FileInfo, error)
}

// ReadFile returns what is in a file.
func ReadFile(fsys FS, name string) ([]byte, error) {
	if own, ok := fsys.(ReadFileFS); ok {
		return own.ReadFile(name)
	}
	f, err := fsys.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(f)
}

// ReadDir returns a folder's entries, sorted by name.
func ReadDir(fsys FS, name string) ([]DirEntry, error) {
	if own, ok := fsys.(ReadDirFS); ok {
		return own.ReadDir(name)
	}
	f, err := fsys.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	dir, ok := f.(ReadDirFile)
	if !ok {
		return nil, &PathError{"readdir", name, errors.New("not implemented")}
	}
	list, err := dir.ReadDir(-1)
	byName(list)
	return list, err
}

// byName sorts entries, most of which are in order as a rule. Package slices would make every import of os dearer.
func byName(list []DirEntry) {
	for i := 1; i < len(list); i++ {
		e, name := list[i], list[i].Name()
		if list[i-1].Name() <= name {
			continue
		}
		low, high := 0, i
		for low < high {
			if mid := (low + high) / 2; list[mid].Name() <= name {
				low = mid + 1
			} else {
				high = mid
			}
		}
		copy(list[low+1:i+1], list[low:i])
		list[low] = e
	}
}

// Stat describes a file.
func Stat(fsys FS, name string) (FileInfo, error) {
	if own, ok := fsys.(StatFS); ok {
		return own.Stat(name)
	}
	f, err := fsys.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return f.Stat()
}

// Lstat describes a file, a symbolic link as itself where the tree knows links.
func Lstat(fsys FS, name string) (FileInfo, error) {
	if own, ok := fsys.(ReadLinkFS); ok {
		return own.Lstat(name)
	}
	return Stat(fsys, name)
}

// ReadLink returns where a symbolic link leads.
func ReadLink(fsys FS, name string) (string, error) {
	own, ok := fsys.(ReadLinkFS)
	if !ok {
		return "", &PathError{"readlink", name, ErrInvalid}
	}
	return own.ReadLink(name)
}
