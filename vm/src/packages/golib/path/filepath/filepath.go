// Package filepath works on the names of files.
//
// filepath.go has what only looks at names, as package path does where slashes part them; walk.go, glob.go and
// links.go ask the system.
package filepath

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"strings"
)

// What parts the elements of a path, and the paths of a list.
const (
	Separator     = os.PathSeparator
	ListSeparator = os.PathListSeparator
)

// ErrBadPattern says that a pattern is not well formed.
var ErrBadPattern = path.ErrBadPattern

// Clean returns the shortest path that means the same.
func Clean(name string) string { return path.Clean(name) }

// Join joins elements with slashes and cleans the result; empty ones do not count.
func Join(elem ...string) string { return path.Join(elem...) }

// Split returns what is up to the last slash, and the rest.
func Split(name string) (dir, file string) { return path.Split(name) }

// Ext returns the last element's end from its last dot on.
func Ext(name string) string { return path.Ext(name) }

// Base returns the last element.
func Base(name string) string { return path.Base(name) }

// Dir returns all but the last element.
func Dir(name string) string { return path.Dir(name) }

// IsAbs reports whether the path begins at the root.
func IsAbs(name string) bool { return path.IsAbs(name) }

// Match reports whether all of name is what pattern describes, see path.Match.
func Match(pattern, name string) (matched bool, err error) { return path.Match(pattern, name) }

// ToSlash returns the path with slashes, which it has already.
func ToSlash(name string) string { return name }

// FromSlash returns the path with this system's separators, which are slashes.
func FromSlash(name string) string { return name }

// VolumeName returns nothing: this system has no volumes.
func VolumeName(name string) string { return "" }

// HasPrefix reports whether p begins with prefix; it does not heed the bounds of elements.
func HasPrefix(p, prefix string) bool { return strings.HasPrefix(p, prefix) }

// SplitList parts the paths of a list such as $PATH.
func SplitList(list string) []string {
	if list == "" {
		return []string{}
	}
	return strings.Split(list, string(ListSeparator))
}

// IsLocal reports whether a path stays below the folder that it begins in, by its text alone.
func IsLocal(name string) bool {
	if name == "" || IsAbs(name) {
		return false
	}
	name = Clean(name)
	return name != ".." && !strings.HasPrefix(name, "../")
}

// Localize returns a path of a tree, see fs.ValidPath, as the system writes it.
func Localize(name string) (string, error) {
	if !fs.ValidPath(name) || strings.IndexByte(name, 0) >= 0 {
		return "", errors.New("invalid path")
	}
	return name, nil
}

// Abs returns a path from the root on.
func Abs(name string) (string, error) {
	if IsAbs(name) {
		return Clean(name), nil
	}
	dir, err := os.Getwd()
	if err != nil {
		return "", err
	}
	return Join(dir, name), nil
}

// Rel returns the path that leads from base to target.
func Rel(base, target string) (string, error) {
	from, to := Clean(base), Clean(target)
	if from == to {
		return ".", nil
	}
	if from == "." {
		from = ""
	}
	if IsAbs(from) != IsAbs(to) {
		return "", cannotLead(base, target)
	}
	ups, downs := elements(from), elements(to)
	for len(ups) > 0 && len(downs) > 0 && ups[0] == downs[0] {
		ups, downs = ups[1:], downs[1:]
	}
	var way []string
	for _, e := range ups {
		if e == ".." {
			return "", cannotLead(base, target)
		}
		way = append(way, "..")
	}
	return strings.Join(append(way, downs...), "/"), nil
}

func cannotLead(base, target string) error {
	return errors.New("Rel: can't make " + target + " relative to " + base)
}

// elements returns the elements of a clean path.
func elements(name string) []string {
	name = strings.TrimPrefix(name, "/")
	if name == "" || name == "." {
		return nil
	}
	return strings.Split(name, "/")
}
