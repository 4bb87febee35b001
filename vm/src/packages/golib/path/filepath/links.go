package filepath

import (
	"errors"
	"os"
	"strings"
	"syscall"
)

// manyLinks is how many links a path may lead through: more are a circle, most likely.
const manyLinks = 255

// EvalSymlinks returns the path with symbolic links replaced by what they lead to.
func EvalSymlinks(name string) (string, error) {
	done, rest := "", name
	if IsAbs(name) {
		done = "/"
	}
	for links := 0; rest != ""; {
		var elem string
		var more bool
		elem, rest, more = strings.Cut(rest, "/")
		switch elem {
		case "", ".":
			continue
		case "..":
			done = above(done)
			continue
		}
		next := Join(done, elem)
		info, err := os.Lstat(next)
		if err != nil {
			return "", err
		}
		if info.Mode()&os.ModeSymlink == 0 {
			if more && !info.IsDir() {
				return "", syscall.ENOTDIR
			}
			done = next
			continue
		}
		if links++; links > manyLinks {
			return "", errors.New("EvalSymlinks: too many links")
		}
		target, err := os.Readlink(next)
		if err != nil {
			return "", err
		}
		if IsAbs(target) {
			done = "/"
		}
		if more {
			target += "/" + rest
		}
		rest = target
	}
	return Clean(done), nil
}

// above returns the folder that dir lies in; dir has no links.
func above(dir string) string {
	if dir == "" || dir == ".." || strings.HasSuffix(dir, "/..") {
		return Join(dir, "..")
	}
	if dir = Dir(dir); dir == "." {
		return ""
	}
	return dir
}
