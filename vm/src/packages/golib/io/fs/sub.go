package fs

import (
	"errors"
	"path"
)

// A SubFS gives its parts in its own way.
type SubFS interface {
	FS
	Sub(dir string) (FS, error)
}

// Sub returns the tree below dir.
func Sub(fsys FS, dir string) (FS, error) {
	if !ValidPath(dir) {
		return nil, &PathError{"sub", dir, ErrInvalid}
	}
	if dir == "." {
		return fsys, nil
	}
	if own, ok := fsys.(SubFS); ok {
		return own.Sub(dir)
	}
	return &part{fsys, dir}, nil
}

// part is what lies below a folder of a tree.
type part struct {
	whole FS
	dir   string
}

func (p *part) full(op, name string) (string, error) {
	if !ValidPath(name) {
		return "", &PathError{op, name, ErrInvalid}
	}
	return path.Join(p.dir, name), nil
}

// shorten makes an error speak of names as the part has them.
func (p *part) shorten(err error) error {
	if e, ok := err.(*PathError); ok {
		if e.Path == p.dir {
			e.Path = "."
		} else if n := len(p.dir) + 1; len(e.Path) >= n && e.Path[:n] == p.dir+"/" {
			e.Path = e.Path[n:]
		}
	}
	return err
}

func (p *part) Open(name string) (File, error) {
	full, err := p.full("open", name)
	if err != nil {
		return nil, err
	}
	f, err := p.whole.Open(full)
	return f, p.shorten(err)
}

func (p *part) ReadDir(name string) ([]DirEntry, error) {
	full, err := p.full("read", name)
	if err != nil {
		return nil, err
	}
	list, err := ReadDir(p.whole, full)
	return list, p.shorten(err)
}

func (p *part) ReadFile(name string) ([]byte, error) {
	full, err := p.full("read", name)
	if err != nil {
		return nil, err
	}
	data, err := ReadFile(p.whole, full)
	return data, p.shorten(err)
}

func (p *part) ReadLink(name string) (string, error) {
	full, err := p.full("readlink", name)
	if err != nil {
		return "", err
	}
	target, err := ReadLink(p.whole, full)
	return target, p.shorten(err)
}

func (p *part) Lstat(name string) (FileInfo, error) {
	full, err := p.full("lstat", name)
	if err != nil {
		return nil, err
	}
	info, err := Lstat(p.whole, full)
	return info, p.shorten(err)
}

func (p *part) Glob(pattern string) ([]string, error) {
	if _, err := path.Match(pattern, ""); err != nil {
		return nil, err
	}
	if pattern == "." {
		return []string{"."}, nil
	}
	list, err := Glob(p.whole, p.dir+"/"+pattern)
	for i, name := range list {
		if len(name) <= len(p.dir) {
			return nil, errors.New("invalid result from inner fsys Glob: " + name + " not in " + p.dir)
		}
		list[i] = name[len(p.dir)+1:]
	}
	return list, p.shorten(err)
}

func (p *part) Sub(dir string) (FS, error) {
	if dir == "." {
		return p, nil
	}
	full, err := p.full("sub", dir)
	if err != nil {
		return nil, err
	}
	return &part{p.whole, full}, nil
}
