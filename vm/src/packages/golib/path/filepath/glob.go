package filepath

import (
	"os"
	"strings"
)

// Glob returns the names of files that pattern describes, see Match. It does not report folders that cannot be read.
func Glob(pattern string) (matches []string, err error) {
	if _, err := Match(pattern, ""); err != nil {
		return nil, err
	}
	return glob(pattern, 0)
}

// deepest bounds the parts of a pattern, so that a hostile one does not use up the stack.
const deepest = 10000

func glob(pattern string, depth int) (matches []string, err error) {
	if depth == deepest {
		return nil, ErrBadPattern
	}
	if !hasMeta(pattern) {
		if _, err := os.Lstat(pattern); err != nil {
			return nil, nil
		}
		return []string{pattern}, nil
	}
	dir, file := Split(pattern)
	switch dir {
	case "":
		dir = "."
	case "/":
	default:
		dir = dir[:len(dir)-1]
	}
	if dir == pattern {
		return nil, ErrBadPattern
	}
	dirs := []string{dir}
	if hasMeta(dir) {
		if dirs, err = glob(dir, depth+1); err != nil {
			return nil, err
		}
	}
	for _, dir := range dirs {
		if info, err := os.Stat(dir); err != nil || !info.IsDir() {
			continue
		}
		names, _ := sortedNames(dir)
		for _, name := range names {
			if ok, _ := Match(file, name); ok {
				matches = append(matches, Join(dir, name))
			}
		}
	}
	return matches, nil
}

func hasMeta(pattern string) bool { return strings.ContainsAny(pattern, `*?[\`) }
