// Package path works on paths with slashes.
package path

import "errors"

// ErrBadPattern says that a pattern is not well formed.
var ErrBadPattern = errors.New("syntax error in pattern")

// Clean returns the shortest path that means the same.
func Clean(path string) string {
	if path == "" {
		return "."
	}
	rooted := path[0] == '/'
	var out []byte
	if rooted {
		out = append(out, '/')
	}
	fixed := len(out) // what .. cannot remove
	for i := 0; i < len(path); {
		if path[i] == '/' {
			i++
			continue
		}
		j := i
		for j < len(path) && path[j] != '/' {
			j++
		}
		part := path[i:j]
		i = j
		if part == "." {
			continue
		}
		if part == ".." {
			if len(out) > fixed {
				n := len(out) - 1
				for n > fixed && out[n] != '/' {
					n--
				}
				out = out[:n]
				continue
			}
			if rooted {
				continue
			}
		}
		if len(out) > 0 && !(rooted && len(out) == 1) {
			out = append(out, '/')
		}
		out = append(out, part...)
		if part == ".." {
			fixed = len(out)
		}
	}
	if len(out) == 0 {
		return "."
	}
	return string(out)
}

// Join joins elements with slashes and cleans the result; empty ones do not count.
func Join(elem ...string) string {
	var b []byte
	for _, e := range elem {
		if len(b) > 0 || e != "" {
			if len(b) > 0 {
				b = append(b, '/')
			}
			b = append(b, e...)
		}
	}
	if len(b) == 0 {
		return ""
	}
	return Clean(string(b))
}

// Split returns what is up to the last slash, and the rest.
func Split(path string) (dir, file string) {
	i := len(path)
	for i > 0 && path[i-1] != '/' {
		i--
	}
	return path[:i], path[i:]
}

// Ext returns the last element's end from its last dot on.
func Ext(path string) string {
	for i := len(path) - 1; i >= 0 && path[i] != '/'; i-- {
		if path[i] == '.' {
			return path[i:]
		}
	}
	return ""
}

// Base returns the last element.
func Base(path string) string {
	if path == "" {
		return "."
	}
	for len(path) > 0 && path[len(path)-1] == '/' {
		path = path[:len(path)-1]
	}
	if path == "" {
		return "/"
	}
	_, file := Split(path)
	return file
}

// Dir returns all but the last element.
func Dir(path string) string {
	dir, _ := Split(path)
	return Clean(dir)
}

// IsAbs reports whether path begins at the root.
func IsAbs(path string) bool { return len(path) > 0 && path[0] == '/' }
