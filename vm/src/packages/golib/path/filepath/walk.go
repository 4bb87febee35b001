package filepath

import (
	"io/fs"
	"os"
)

// What a WalkFunc or fs.WalkDirFunc returns to leave something out.
var (
	SkipDir error = fs.SkipDir
	SkipAll error = fs.SkipAll
)

// A WalkFunc is called for each file and folder that Walk finds.
type WalkFunc func(path string, info fs.FileInfo, err error) error

// WalkDir calls fn for root and all that is below it, in the order of names. It follows no symbolic links.
func WalkDir(root string, fn fs.WalkDirFunc) error {
	info, err := os.Lstat(root)
	if err != nil {
		err = fn(root, nil, err)
	} else {
		err = walkDir(root, fs.FileInfoToDirEntry(info), fn)
	}
	return unlessSkipped(err)
}

func unlessSkipped(err error) error {
	if err == SkipDir || err == SkipAll {
		return nil
	}
	return err
}

func walkDir(name string, d fs.DirEntry, fn fs.WalkDirFunc) error {
	if err := fn(name, d, nil); err != nil || !d.IsDir() {
		if err == SkipDir && d.IsDir() {
			err = nil
		}
		return err
	}
	list, err := os.ReadDir(name)
	if err != nil {
		if err = fn(name, d, err); err != nil {
			if err == SkipDir {
				err = nil
			}
			return err
		}
	}
	for _, e := range list {
		if err := walkDir(Join(name, e.Name()), e, fn); err != nil {
			if err == SkipDir {
				break
			}
			return err
		}
	}
	return nil
}

// Walk calls fn for root and all that is below it, in the order of names. It follows no symbolic links, and asks the
// system about each file, which WalkDir does not.
func Walk(root string, fn WalkFunc) error {
	info, err := os.Lstat(root)
	if err != nil {
		err = fn(root, nil, err)
	} else {
		err = walk(root, info, fn)
	}
	return unlessSkipped(err)
}

func walk(name string, info fs.FileInfo, fn WalkFunc) error {
	if !info.IsDir() {
		return fn(name, info, nil)
	}
	names, err := sortedNames(name)
	if told := fn(name, info, err); err != nil || told != nil {
		return told
	}
	for _, e := range names {
		file := Join(name, e)
		info, err := os.Lstat(file)
		if err != nil {
			err = fn(file, info, err)
			if err != nil && err != SkipDir {
				return err
			}
			continue
		}
		if err = walk(file, info, fn); err != nil && (err != SkipDir || !info.IsDir()) {
			return err
		}
	}
	return nil
}

// sortedNames returns the names that a folder has; Readdirnames of Burrow gives them in order.
func sortedNames(dir string) ([]string, error) {
	f, err := os.Open(dir)
	if err != nil {
		return nil, err
	}
	names, err := f.Readdirnames(-1)
	f.Close()
	return names, err
}
