// What a program can know of its own stack: names, files, lines.
package main

import (
	"fmt"
	"path"
	"runtime"
	"runtime/debug"
	"strings"
)

type T struct{ n int }

func (t T) Value() string    { return here() }
func (t *T) Pointer() string { return here() }

type Outer struct{ T }

type Speaker interface{ Value() string }

func here() string {
	pc, file, line, ok := runtime.Caller(1)
	return fmt.Sprint(runtime.FuncForPC(pc).Name(), " ", path.Base(file), ":", line, " ", ok)
}

func generic[E any](e E) string { return here() }

type Box[E any] struct{ e E }

func (b Box[E]) Open() string { return here() }

var global = here()

var globalFunc = func() string { return here() }

func init() { fmt.Println("init:", here()) }

func main() {
	fmt.Println(global)
	fmt.Println(globalFunc())
	fmt.Println(here())
	t := &T{1}
	fmt.Println(t.Value())
	fmt.Println(t.Pointer())
	fmt.Println(Outer{*t}.Value())
	fmt.Println(Speaker(t).Value())
	fmt.Println(Speaker(Outer{*t}).Value())
	f := t.Pointer
	fmt.Println(f())
	fmt.Println(func() string { return here() }())
	func() {
		func() {
			fmt.Println(here())
		}()
	}()
	fmt.Println(generic(1))
	fmt.Println(Box[string]{}.Open())
	for i := range 2 {
		fmt.Println(i, here())
	}
	deferred()
	walk(3)
	stacks()
	odd()
}

func deferred() {
	defer func() {
		fmt.Println(recover(), "in", here())
		frames := runtime.CallersFrames(pcs(0))
		for {
			frame, more := frames.Next()
			if strings.HasPrefix(frame.Function, "main.") {
				fmt.Println(frame.Function, frame.Line, path.Base(frame.File))
			}
			if !more {
				break
			}
		}
	}()
	fails(nil)
}

func fails(p *int) int {
	n := 1
	n += *p
	return n
}

func pcs(skip int) []uintptr {
	list := make([]uintptr, 50)
	return list[:runtime.Callers(skip, list)]
}

func walk(depth int) {
	if depth > 0 {
		walk(depth - 1)
		return
	}
	for skip := 0; skip < 3; skip++ {
		frames := runtime.CallersFrames(pcs(skip))
		for {
			frame, more := frames.Next()
			same := frame.Function == "runtime.Callers" || frame.Func.Name() == frame.Function && frame.Entry == frame.Func.Entry()
			fmt.Print(frame.Function, " ", same, "; ")
			if !more {
				break
			}
		}
		fmt.Println()
	}
	for skip := 0; ; skip++ {
		pc, _, _, ok := runtime.Caller(skip)
		if !ok {
			fmt.Println(skip, pc)
			break
		}
	}
}

func stacks() {
	buf := make([]byte, 4096)
	text := string(buf[:runtime.Stack(buf, false)])
	lines := strings.Split(text, "\n")
	fmt.Println(lines[0], strings.HasPrefix(lines[1], "main.stacks("), strings.Contains(lines[2], "callers.go:123 +0x"))
	fmt.Println(strings.HasPrefix(lines[3], "main.main("), strings.Contains(lines[4], "callers.go:63 +0x"), len(lines))
	fmt.Println(runtime.Stack(buf[:9], false), string(buf[:9]))
	fmt.Println(runtime.Stack(nil, false))
	text = string(debug.Stack())
	lines = strings.Split(text, "\n")
	fmt.Println(strings.HasPrefix(lines[1], "runtime/debug.Stack("), strings.HasPrefix(lines[3], "main.stacks("))
}

func odd() {
	fmt.Println(runtime.FuncForPC(0) == nil, runtime.FuncForPC(0).Name() == "")
	_, _, _, ok := runtime.Caller(100)
	fmt.Println(ok, runtime.Callers(100, make([]uintptr, 5)), runtime.Callers(0, nil))
	frames := runtime.CallersFrames(nil)
	frame, more := frames.Next()
	fmt.Println(frame == runtime.Frame{}, more)
	pc, file, line, _ := runtime.Caller(0)
	again, same := runtime.FuncForPC(pc).FileLine(pc)
	fmt.Println(file == again, line == same, runtime.FuncForPC(pc).Entry() <= pc)
}
