// Package os: files, folders, links, pipes, and what their errors say.
package main

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"time"
)

var dir string

// show prints values with the temporary folder's name as D.
func show(values ...any) {
	fmt.Println(strings.ReplaceAll(strings.TrimSuffix(fmt.Sprintln(values...), "\n"), dir, "D"))
}

func at(name string) string { return filepath.Join(dir, name) }

func files() {
	name := at("a.txt")
	f, err := os.Create(name)
	show(f.Name(), err)
	show(f.Write([]byte("hello ")))
	show(f.WriteString("world"))
	show(f.WriteAt([]byte("J"), 0))
	show(f.ReadFrom(strings.NewReader(", again")))
	show(f.Seek(0, io.SeekStart))
	var b bytes.Buffer
	show(f.WriteTo(&b))
	show(b.String())
	p := make([]byte, 4)
	show(f.ReadAt(p, 6))
	show(string(p))
	show(f.ReadAt(p, 16))
	show(f.ReadAt(p, -1))
	show(f.WriteAt(p, -1))
	show(f.Truncate(5), f.Sync(), f.Chmod(0600))
	info, _ := f.Stat()
	show(info.Size(), info.Mode(), info.Name())
	show(f.SetDeadline(time.Now()), errors.Is(f.SetReadDeadline(time.Time{}), os.ErrNoDeadline))
	show(f.Readdirnames(-1))
	show(f.Seek(-1, 0))
	show(f.Close())
	show(f.Close())
	show(f.Read(p))
	show(f.Write(p))
	show(f.Stat())
	show(f.Seek(0, 0))
	show(f.Sync())
	show((*os.File)(nil).Close(), (*os.File)(nil).Close() == os.ErrInvalid)
	f, _ = os.OpenFile(name, os.O_APPEND|os.O_RDWR, 0)
	show(f.WriteAt(p, 1))
	f.Write([]byte("!"))
	f.Close()
	f, _ = os.Open(name)
	show(f.Write(p))
	show(io.ReadAll(f))
	f.Close()
	f, _ = os.Open(dir)
	show(f.Read(p))
	f.Close()
	show(os.Truncate(name, 2), os.Truncate(at("none"), 0), os.Truncate(name, -1))
	b2, err := os.ReadFile(name)
	show(string(b2), err)
	_, err = os.ReadFile(dir)
	show(err)
	show(os.WriteFile(dir, nil, 0))
}

func times() {
	name := at("a.txt")
	when := time.Date(2001, 2, 3, 4, 5, 6, 789, time.UTC)
	show(os.Chtimes(name, time.Time{}, when))
	info, _ := os.Stat(name)
	show(info.ModTime().UTC(), info.ModTime().Equal(when))
	show(os.Chtimes(at("none"), when, when))
	show(os.Chmod(name, 0640), os.Chmod(name, 0640|os.ModeSetuid))
	info, _ = os.Stat(name)
	show(info.Mode(), info.Sys().(*syscall.Stat_t).Nlink)
	show(strings.Replace(fs.FormatFileInfo(info), info.ModTime().Format(time.DateTime), "T", 1))
	show(os.Chmod(at("none"), 0), os.Chown(at("none"), 1, 1), os.Lchown(name, -1, -1))
}

func folders() {
	show(os.Mkdir(at("x"), 0755), os.Mkdir(at("x"), 0755))
	show(os.Mkdir(at("none/x"), 0755), os.MkdirAll(at("m/n/o"), 0750), os.MkdirAll(at("m/n/o/"), 0750))
	show(os.MkdirAll(at("a.txt/x"), 0755), os.MkdirAll(at("a.txt"), 0755))
	os.WriteFile(at("m/b"), []byte("1"), 0644)
	os.WriteFile(at("m/a"), []byte("22"), 0644)
	os.Symlink("a", at("m/l"))
	list, err := os.ReadDir(at("m"))
	for _, e := range list {
		info, _ := e.Info()
		show(e.Name(), e.IsDir(), e.Type(), e, info.Mode().Type())
	}
	show(len(list), err)
	_, err = os.ReadDir(at("none"))
	show(err)
	_, err = os.ReadDir(at("a.txt"))
	show(err)
	f, _ := os.Open(at("m"))
	n := 0
	for {
		some, err := f.ReadDir(3)
		n += len(some)
		if err != nil {
			show(n, len(some), err)
			break
		}
	}
	f.Seek(0, 0)
	names, err := f.Readdirnames(0)
	show(len(names), err)
	names, err = f.Readdirnames(0)
	show(len(names), names == nil, err)
	f.Seek(0, 0)
	infos, err := f.Readdir(-1)
	show(len(infos), err)
	show(f.Chdir(), f.Close())
	wd, err := os.Getwd()
	same, _ := os.Stat(at("m"))
	here, _ := os.Stat(wd)
	show(os.SameFile(here, same), err)
	show(os.Chdir(at("none")), os.Chdir(dir))
	show(os.Remove(at("m")), os.Remove(at("none")), os.Remove(at("x")), os.Remove(at("m/b")))
	show(os.RemoveAll(at("m")), os.RemoveAll(at("none")), os.RemoveAll(""), os.RemoveAll("."), os.RemoveAll(at("a.txt")+"/x"))
}

func links() {
	os.WriteFile(at("file"), []byte("text"), 0644)
	show(os.Symlink("file", at("soft")), os.Symlink("file", at("soft")), os.Link(at("file"), at("hard")))
	show(os.Link(at("none"), at("h")), os.Rename(at("none"), at("y")))
	show(os.Readlink(at("soft")))
	show(os.Readlink(at("file")))
	l, _ := os.Lstat(at("soft"))
	s, _ := os.Stat(at("soft"))
	h, _ := os.Stat(at("hard"))
	show(l.Mode().Type(), l.Name(), s.Mode(), s.Name(), os.SameFile(s, h), os.SameFile(s, l))
	_, err := os.Lstat(at("none"))
	show(err)
	os.Mkdir(at("d1"), 0755)
	os.Mkdir(at("d2"), 0755)
	os.WriteFile(at("d2/x"), nil, 0644)
	show(os.Rename(at("d1"), at("d2")), os.Rename(at("file"), at("d1")), os.Rename(at("hard"), at("file2")))
	err = os.Rename(at("none"), at("y"))
	var le *os.LinkError
	show(errors.As(err, &le), le.Op, le.Old, le.New, le.Err, errors.Is(err, os.ErrNotExist), os.IsNotExist(err))
	show(os.CopyFS(at("copy"), os.DirFS(at("d2"))), os.CopyFS(at("copy"), os.DirFS(at("d2"))))
}

func problems() {
	_, err := os.Open(at("none"))
	wrapped := fmt.Errorf("wrapped: %w", err)
	show(os.IsNotExist(err), os.IsNotExist(wrapped), errors.Is(wrapped, fs.ErrNotExist), errors.Is(err, syscall.ENOENT))
	show(os.IsExist(os.ErrExist), os.IsPermission(syscall.EPERM), os.IsTimeout(os.ErrDeadlineExceeded), os.IsExist(nil))
	show(os.IsTimeout(&os.PathError{Err: syscall.EAGAIN}), os.ErrProcessDone, os.ErrClosed, os.ErrNoDeadline, os.ErrDeadlineExceeded)
	show(os.NewSyscallError("call", nil), os.NewSyscallError("call", syscall.EINVAL), &os.LinkError{Op: "op", Old: "a", New: "b", Err: io.EOF})
	fmt.Printf("%T %T\n", err, errors.Unwrap(err))
	_, err = os.OpenFile(at("file"), os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0644)
	show(err, os.IsExist(err))
	_, err = os.Open("")
	show(err)
	_, err = os.Open("a\x00b")
	show(errors.Is(err, syscall.EINVAL))
	_, err = os.MkdirTemp(dir, "a/b")
	show(err)
	_, err = os.CreateTemp(at("none"), "x*y")
	show(errors.Is(err, fs.ErrNotExist))
	t, err := os.CreateTemp(dir, "x*.y")
	base := filepath.Base(t.Name())
	show(strings.HasPrefix(base, "x"), strings.HasSuffix(base, ".y"), err, t.Close())
}

func pipes() {
	r, w, err := os.Pipe()
	show(r.Name(), w.Name(), err)
	var all sync.WaitGroup
	all.Add(1)
	go func() {
		defer all.Done()
		s := bufio.NewScanner(r)
		lines, size := 0, 0
		for s.Scan() {
			lines++
			size += len(s.Text())
		}
		show(lines, size, s.Err())
	}()
	for i := 0; i < 5000; i++ {
		fmt.Fprintf(w, "line %d of a pipe that holds much less than all of them\n", i)
	}
	big := bytes.Repeat([]byte("x"), 60000)
	for i := 0; i < 5; i++ {
		n, err := w.Write(append(big, '\n'))
		if n != len(big)+1 || err != nil {
			show(n, err)
		}
	}
	w.Close()
	all.Wait()
	r.Close()
	r, w, _ = os.Pipe()
	r.Close()
	_, err = w.Write([]byte("x"))
	show(err, errors.Is(err, syscall.EPIPE))
	w.Close()
	// A reader that comes first.
	r, w, _ = os.Pipe()
	go func() {
		time.Sleep(time.Millisecond)
		w.WriteString("late")
		w.Close()
	}()
	b, err := io.ReadAll(r)
	fmt.Printf("%q %v\n", b, err)
}

func environment() {
	show(os.Setenv("BURROW_A", "1"), os.Setenv("", "x"), os.Setenv("a=b", "x"))
	show(os.Expand("$A ${B} $$ ${} ${ x $1a $* $é ${C", func(s string) string { return "<" + s + ">" }))
	show(os.ExpandEnv("${BURROW_A}x$BURROW_A"))
	os.Setenv("HOME", "/h")
	os.Unsetenv("XDG_CACHE_HOME")
	os.Setenv("XDG_CONFIG_HOME", "rel")
	os.Setenv("TMPDIR", "/t")
	show(os.UserHomeDir())
	show(os.UserCacheDir())
	show(os.UserConfigDir())
	show(os.TempDir())
	os.Clearenv()
	show(len(os.Environ()), os.Getenv("BURROW_A") == "")
	show(os.UserHomeDir())
	show(os.UserCacheDir())
	show(os.TempDir())
	os.Setenv("B", "2")
	os.Setenv("A", "")
	show(len(os.Environ()))
	show(os.LookupEnv("A"))
	host, err := os.Hostname()
	exe, err2 := os.Executable()
	show(host != "", err, exe != "", err2, os.Getpid() > 0, os.Getppid() > 0, os.Getuid() == os.Geteuid(), os.Getgid() == os.Getegid())
	show(os.DevNull, string(os.PathSeparator), string(os.PathListSeparator), os.IsPathSeparator('/'), os.Interrupt, os.Kill)
	show(os.Stdin.Name(), os.Stdout.Fd(), os.NewFile(1, "out").Name(), os.Getpagesize())
	null, _ := os.OpenFile(os.DevNull, os.O_RDWR, 0)
	info, err := null.Stat()
	show(info.Mode().Type(), err)
	show(null.Write(make([]byte, 10000)))
	show(null.Read(make([]byte, 1)))
}

func main() {
	var err error
	if dir, err = os.MkdirTemp("", "burrow"); err != nil {
		panic(err)
	}
	files()
	times()
	folders()
	links()
	problems()
	pipes()
	show(os.RemoveAll(dir))
	_, err = os.Stat(dir)
	show(err)
	environment()
}
