// Packages path/filepath, io/fs and path.Match: names, patterns, walks, links.
package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"syscall"
)

// names goes through functions of names alone.
func names() {
	for _, s := range []string{"", ".", "/", "//a//b/", "a/../..", "/..", "a/b.c", ".x", "a/./b/../c.tar.gz", "../a", "a/.."} {
		dir, file := filepath.Split(s)
		fmt.Printf("%q: %q %q %q %q %q %q %v %v\n", s, filepath.Clean(s), filepath.Base(s), filepath.Dir(s),
			filepath.Ext(s), dir, file, filepath.IsAbs(s), filepath.IsLocal(s))
	}
	fmt.Println(filepath.Join(), filepath.Join("", ""), filepath.Join("a", "", "../b", "/c"), filepath.Join("/", "..", "x"))
	pairs := [][2]string{
		{"/a/b", "/a/b/c"}, {"/a/b/c", "/a/d"}, {"a", "a"}, {"a/b", "c"}, {"..", "a"}, {"a", ".."}, {"/", "/x"}, {".", "x"},
		{"", "x"}, {"a", "/x"}, {"/a", "x"}, {"../x", "../y"}, {"x", "."}, {"/x", "/"}, {"../../a", "../b"}, {"a/b", "a/bc"},
		{".", ".."}, {"", ""}, {"/a", "/../a/"},
	}
	for _, p := range pairs {
		rel, err := filepath.Rel(p[0], p[1])
		fmt.Printf("%q %q: %q %v\n", p[0], p[1], rel, err)
	}
	fmt.Printf("%q %q %q\n", filepath.SplitList("/a:/b::c"), filepath.SplitList(""), filepath.VolumeName("/x"))
	fmt.Println(filepath.ToSlash("a/b"), filepath.FromSlash("a/b"), string(filepath.Separator), filepath.HasPrefix("abc", "ab"))
	for _, s := range []string{"a/b", "/a", "", ".", "a//b", "a\x00b", "../x"} {
		local, err := filepath.Localize(s)
		fmt.Printf("%q: %q %v %v\n", s, local, err, fs.ValidPath(s))
	}
}

// patterns matches many names against many patterns.
func patterns() {
	all := []string{
		"abc", "*", "*c", "a*", "a*/b", "a*b*c*d*e*/f", "a*b?c*x", "ab[c]", "ab[b-d]", "ab[e-g]", "ab[^c]", "ab[^b-d]",
		`a\*b`, "a?b", "a[^a]b", "a???b", "[a-ζ]*", "*[a-ζ]", "[-]", "[x-]", "[-x]", `[\-x]`, `[\]a]`, "[]a]", "[^]", `\`, "[a-b-c]",
		"[", "[^", "[^bc", "a[", "*x", "*.go", "", "[a-]", "a/[^x]b", "?", "☺*", "**", "*?", "[z-a]", "a[/]b", "*/*", `a\`, "[\xff]", "\xff",
	}
	names := []string{"abc", "a", "ab", "a/b", "abe/f", "axbxcxdxexxx/f", "abxbbxdbxebxczzx", "a*b", "a☺b", "α", "-", "x", "]", "xxx", "m.go", "", "☺y", "/", "\xff"}
	for _, p := range all {
		var line []string
		var problem error
		for _, n := range names {
			ok, err := filepath.Match(p, n)
			same, err2 := path.Match(p, n)
			if ok != same || (err == nil) != (err2 == nil) {
				fmt.Println("differ", p, n)
			}
			if err != nil {
				problem = err
			}
			if ok {
				line = append(line, n)
			}
		}
		fmt.Printf("%q: %q %v\n", p, line, problem)
	}
	_, err := path.Match("[", "")
	_, err2 := filepath.Match("[", "")
	fmt.Println(err == path.ErrBadPattern, err2 == filepath.ErrBadPattern)
}

// plant makes a tree of files below dir.
func plant(dir string) {
	for _, name := range []string{"b/two.txt", "a/one.go", "a/sub/deep.go", "c.txt", "d/e/f/g.md"} {
		full := filepath.Join(dir, name)
		os.MkdirAll(filepath.Dir(full), 0755)
		os.WriteFile(full, []byte(name), 0644)
	}
	os.Symlink("a/sub", filepath.Join(dir, "link"))
	os.Symlink("loop", filepath.Join(dir, "loop"))
	os.Symlink(filepath.Join(dir, "b"), filepath.Join(dir, "abs"))
	os.Symlink("../../c.txt", filepath.Join(dir, "d/e/up"))
}

func walks(dir string) {
	short := func(name string) string { return strings.ReplaceAll(name, dir, "D") }
	text := func(err error) string { return short(fmt.Sprint(err)) }
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		fmt.Println(short(name), d.IsDir(), d.Type(), err)
		if d.Name() == "sub" {
			return filepath.SkipDir
		}
		if d.Name() == "g.md" {
			return fs.SkipAll
		}
		return nil
	})
	fmt.Println(err)
	err = filepath.Walk(dir, func(name string, info fs.FileInfo, err error) error {
		size := info.Size()
		if info.IsDir() {
			size = 0
		}
		fmt.Println(short(name), info.Mode().Type(), size >= 0, err)
		if info.Name() == "one.go" {
			return filepath.SkipDir
		}
		return nil
	})
	fmt.Println(err)
	stop := errors.New("stop")
	fmt.Println(filepath.Walk(dir, func(string, fs.FileInfo, error) error { return stop }) == stop)
	filepath.WalkDir(dir+"/none", func(name string, d fs.DirEntry, err error) error {
		fmt.Println(short(name), d, text(err))
		return nil
	})
	fmt.Println(text(filepath.Walk(dir+"/none", func(name string, info fs.FileInfo, err error) error { return err })))

	for _, p := range []string{"*", "*/*.go", "*.txt", "?", "a/*/*", "none*", "[", "*/[", "c.txt", "none", "*/sub/../*.go", "d/*/*/*", `\*`} {
		found, err := filepath.Glob(filepath.Join(dir, p))
		fmt.Println(p, short(strings.Join(found, " ")), found == nil, err)
		found, err = fs.Glob(os.DirFS(dir), p)
		fmt.Println("fs", p, found, found == nil, err)
	}

	real, _ := filepath.EvalSymlinks(dir)
	for _, s := range []string{"link", "link/deep.go", "loop", "abs/two.txt", "none", "c.txt/x", "c.txt/", "a/../link/..", "d/e/up", "."} {
		got, err := filepath.EvalSymlinks(dir + "/" + s)
		fmt.Println(s, strings.ReplaceAll(got, real, "D"), text(err), errors.Is(err, fs.ErrNotExist), err == error(syscall.ENOTDIR))
	}
	os.Chdir(dir)
	fmt.Println(filepath.EvalSymlinks("link"))
	fmt.Println(filepath.EvalSymlinks("link/../../b"))
	_, err = filepath.EvalSymlinks("link/../../../x/..")
	fmt.Println(errors.Is(err, fs.ErrNotExist))
	fmt.Println(filepath.EvalSymlinks(""))
	fmt.Println(filepath.EvalSymlinks("./a/./one.go"))
	abs, err := filepath.Abs("x/../y")
	fmt.Println(strings.ReplaceAll(abs, real, "D"), err)
	found, err := filepath.Glob("*/*.*")
	fmt.Println(found, err)
}

func trees(dir string) {
	tree := os.DirFS(dir)
	fs.WalkDir(tree, ".", func(name string, d fs.DirEntry, err error) error {
		fmt.Println(name, fs.FormatDirEntry(d), d, err)
		return nil
	})
	b, err := fs.ReadFile(tree, "a/one.go")
	fmt.Println(string(b), err)
	for _, name := range []string{"../x", "none", "/a", "a/", ""} {
		_, err = fs.ReadFile(tree, name)
		fmt.Println(err)
		_, err = tree.Open(name)
		fmt.Println(err)
		_, err = fs.Stat(tree, name)
		fmt.Println(err, errors.Is(err, fs.ErrInvalid), errors.Is(err, fs.ErrNotExist))
	}
	sub, err := fs.Sub(tree, "a")
	fmt.Println(err)
	list, err := fs.ReadDir(sub, ".")
	fmt.Println(list, err)
	_, err = fs.ReadFile(sub, "nope/x")
	fmt.Println(err)
	_, err = sub.Open("../b")
	fmt.Println(err)
	fmt.Println(fs.Glob(sub, "*"))
	deeper, _ := fs.Sub(sub, "sub")
	fmt.Println(fs.Glob(deeper, "*.go"))
	_, err = fs.Sub(tree, "../x")
	fmt.Println(err)
	info, err := fs.Stat(tree, "c.txt")
	fmt.Println(info.Name(), info.Size(), info.Mode(), err, fs.FileInfoToDirEntry(info))
	fmt.Println(fs.ReadLink(tree, "link"))
	linked, err := fs.Lstat(tree, "link")
	fmt.Println(linked.Mode().Type(), err)
	_, isFile := tree.(fs.ReadFileFS)
	fmt.Println(isFile)
	fmt.Printf("%T %T\n", err, info.Mode())
}

func modes() {
	for _, m := range []fs.FileMode{0, 0777, 0644, fs.ModeDir | 0755, fs.ModeSymlink | 0777, fs.ModeSetuid | 0755,
		fs.ModeSticky | fs.ModeDir | 0777, fs.ModeDevice | fs.ModeCharDevice | 0620, fs.ModeNamedPipe, 1<<32 - 1} {
		fmt.Println(m, m.IsDir(), m.IsRegular(), m.Perm(), m.Type(), uint32(m))
	}
	e := &fs.PathError{Op: "open", Path: "x", Err: syscall.ENOENT}
	fmt.Println(e, e.Timeout(), errors.Is(e, fs.ErrNotExist), errors.Is(e, syscall.ENOENT), e.Unwrap())
	fmt.Printf("%T %T %d %v\n", e, e.Err, e.Err, syscall.Errno(9999))
	fmt.Println(fs.ErrInvalid, fs.ErrPermission, fs.ErrExist, fs.ErrNotExist, fs.ErrClosed, fs.SkipDir, fs.SkipAll)
}

func main() {
	names()
	patterns()
	dir, err := os.MkdirTemp("", "walk")
	if err != nil {
		panic(err)
	}
	defer os.RemoveAll(dir)
	plant(dir)
	walks(dir)
	trees(dir)
	order(dir)
	modes()
}

// shuffled is a folder whose entries come in no order.
type shuffled struct{ fs.FS }

func (s shuffled) Open(name string) (fs.File, error) {
	f, err := s.FS.Open(name)
	if d, ok := f.(fs.ReadDirFile); ok {
		return backwards{d}, err
	}
	return f, err
}

type backwards struct{ fs.ReadDirFile }

func (b backwards) ReadDir(n int) ([]fs.DirEntry, error) {
	list, err := b.ReadDirFile.ReadDir(n)
	for i := range list {
		j := (i * 7) % len(list)
		list[i], list[j] = list[j], list[i]
	}
	return list, err
}

func order(dir string) {
	list, err := fs.ReadDir(shuffled{os.DirFS(dir)}, ".")
	fmt.Println(list, err)
	info, err := fs.Stat(shuffled{os.DirFS(dir)}, "c.txt")
	fmt.Println(info.Name(), err)
	data, err := fs.ReadFile(shuffled{os.DirFS(dir)}, "c.txt")
	fmt.Println(string(data), err)
}
