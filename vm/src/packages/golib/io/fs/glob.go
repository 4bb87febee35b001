package fs

import "path"

// A GlobFS finds names in its own way.
type GlobFS interface {
	FS
	Glob(pattern string) ([]string, error)
}

// Glob returns the names that pattern describes, see path.Match. It does not report folders that cannot be read.
func Glob(fsys FS, pattern string) (matches []string, err error) {
	if own, ok := fsys.(GlobFS); ok {
		return own.Glob(pattern)
	}
	if _, err := path.Match(pattern, ""); err != nil {
		return nil, err
	}
	return glob(fsys, pattern, 0)
}

// deepest bounds the parts of a pattern, so that a hostile one does not use up the stack.
const deepest = 10000

func glob(fsys FS, pattern string, depth int) (matches []string, err error) {
	if depth == deepest {
		return nil, path.ErrBadPattern
	}
	if !hasMeta(pattern) {
		if _, err := Stat(fsys, pattern); err != nil {
			return nil, nil
		}
		return []string{pattern}, nil
	}
	dir, file := path.Split(pattern)
	if dir == "" {
		dir = "."
	} else {
		dir = dir[:len(dir)-1]
	}
	if dir == pattern {
		return nil, path.ErrBadPattern
	}
	dirs := []string{dir}
	if hasMeta(dir) {
		if dirs, err = glob(fsys, dir, depth+1); err != nil {
			return nil, err
		}
	}
	for _, dir := range dirs {
		list, err := ReadDir(fsys, dir)
		if err != nil {
			continue
		}
		for _, e := range list {
			if ok, _ := path.Match(file, e.Name()); ok {
				matches = append(matches, path.Join(dir, e.Name()))
			}
		}
	}
	return matches, nil
}

func hasMeta(pattern string) bool {
	for i := 0; i < len(pattern); i++ {
		switch pattern[i] {
		case '*', '?', '[', '\\':
			return true
		}
	}
	return false
}
