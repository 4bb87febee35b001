// Package os: files, folders, environment, and the errors' texts.
package main

import (
	"errors"
	"fmt"
	"io"
	"os"
)

func main() {
	dir, err := os.MkdirTemp("", "burrow-*-test")
	fmt.Println(err)
	name := dir + "/a.txt"
	fmt.Println(os.WriteFile(name, []byte("line one\nline two\n"), 0644))
	b, err := os.ReadFile(name)
	fmt.Printf("%q %v\n", b, err)
	f, err := os.OpenFile(name, os.O_APPEND|os.O_WRONLY, 0)
	fmt.Fprintf(f, "line %d\n", 3)
	f.WriteString("end")
	fmt.Println(err, f.Close())
	fmt.Println(f.Close() != nil, errors.Is(f.Close(), os.ErrClosed))
	f, _ = os.Open(name)
	p := make([]byte, 8)
	n, err := f.Read(p)
	fmt.Println(n, err, string(p))
	fmt.Println(f.Seek(-3, io.SeekEnd))
	n, err = f.Read(p)
	fmt.Println(n, err, string(p[:n]))
	n, err = f.Read(p)
	fmt.Println(n, err)
	n, err = f.ReadAt(p, 5)
	fmt.Println(n, err, string(p))
	f.Close()
	info, err := os.Stat(name)
	fmt.Println(info.Name(), info.Size(), info.Mode(), info.IsDir(), err)
	_, err = os.Open("/nonexistent/file")
	fmt.Println(err, os.IsNotExist(err), errors.Is(err, os.ErrNotExist))
	var pe *os.PathError
	fmt.Println(errors.As(err, &pe), pe.Op, pe.Path)
	fmt.Println(os.Mkdir(dir+"/sub", 0755), os.MkdirAll(dir+"/x/y/z", 0755))
	err = os.Mkdir(dir+"/sub", 0755)
	fmt.Println(os.IsExist(err))
	fmt.Println(os.Rename(name, dir+"/sub/b.txt"), os.Remove(name) != nil)
	list, err := os.ReadDir(dir)
	for _, e := range list {
		fmt.Println(e.Name(), e.IsDir())
	}
	fmt.Println(os.RemoveAll(dir), err)
	os.Setenv("BURROW_X", "value")
	fmt.Println(os.Getenv("BURROW_X"), os.ExpandEnv("$BURROW_X-${BURROW_X}s $"), len(os.Args))
	os.Unsetenv("BURROW_X")
	fmt.Println(os.LookupEnv("BURROW_X"))
	fmt.Fprintln(os.Stderr, "to standard error")
	fmt.Fprintln(os.Stdout, "to standard output")
	os.Exit(0)
}
