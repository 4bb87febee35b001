// Package log: what stands before lines, and where.
package main

import (
	"bytes"
	"fmt"
	"log"
	"os"
	"regexp"
	"strings"
)

func helper(l *log.Logger) { l.Output(2, "from the caller of helper") }

func main() {
	var buf bytes.Buffer
	l := log.New(&buf, "pre: ", log.Lshortfile)
	l.Print("one", 1, 2, "two")
	l.Printf("%d|%s\n", 3, "x")
	l.Println("a", 1)
	l.Print("")
	helper(l)
	l.SetFlags(log.Lshortfile | log.Lmsgprefix)
	l.Print("behind")
	l.SetFlags(0)
	l.SetPrefix("")
	l.Print("bare")
	fmt.Print(buf.String())
	buf.Reset()
	fmt.Println(l.Flags(), l.Prefix() == "", l.Writer() == &buf)

	l.SetFlags(log.Llongfile)
	l.Print("long")
	fmt.Println(strings.HasPrefix(buf.String(), "/"), strings.Contains(buf.String(), "/log.go:33: long\n"))
	times := []struct {
		flags   int
		pattern string
	}{
		{log.LstdFlags, `^\d{4}/\d\d/\d\d \d\d:\d\d:\d\d t\n$`},
		{log.Ldate, `^\d{4}/\d\d/\d\d t\n$`},
		{log.Ltime | log.LUTC, `^\d\d:\d\d:\d\d t\n$`},
		{log.Lmicroseconds, `^\d\d:\d\d:\d\d\.\d{6} t\n$`},
	}
	for _, c := range times {
		buf.Reset()
		l.SetFlags(c.flags)
		l.Print("t")
		fmt.Println(c.flags, regexp.MustCompile(c.pattern).MatchString(buf.String()))
	}
	fmt.Println(log.Flags() == log.LstdFlags, log.Prefix() == "", log.Writer() == os.Stderr, log.Default() != nil)
	log.SetOutput(os.Stdout)
	log.SetFlags(log.Lshortfile)
	log.SetPrefix("[std] ")
	log.Print("p")
	log.Printf("%v", []int{1})
	log.Println("ln")
	log.Output(1, "out")
	for _, f := range []func(){
		func() { log.Panic("a", "b") },
		func() { log.Panicf("%d", 5) },
		func() { log.Panicln("x", 1) },
		func() { l.SetFlags(0); l.Panic("own") },
	} {
		func() {
			defer func() { fmt.Printf("%q\n", recover()) }()
			f()
		}()
	}
	defer fmt.Println("never printed")
	log.SetPrefix("")
	if len(os.Args) > 5 {
		log.Fatal("end")
	}
	os.Exit(0)
}
