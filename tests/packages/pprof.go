// Profiles: what a script can ask package runtime/pprof and the runtime for, where Go answers the same.
package main

import (
	"bytes"
	"context"
	"fmt"
	"runtime"
	"runtime/pprof"
	"strings"
)

type node struct {
	next *node
	data [5]int
}

var (
	list   *node
	bytes_ [][]byte
)

//go:noinline
func push() { list = &node{next: list} }

//go:noinline
func buffer(n int) { bytes_ = append(bytes_, make([]byte, n)) }

// objects sums up what the heap profile says of a function.
func objects(name string) (r runtime.MemProfileRecord) {
	n, ok := runtime.MemProfile(nil, true)
	records := make([]runtime.MemProfileRecord, n+100)
	n, ok = runtime.MemProfile(records, true)
	if !ok {
		fmt.Println("more records came")
	}
	for i := range records[:n] {
		frames := runtime.CallersFrames(records[i].Stack())
		for {
			frame, more := frames.Next()
			if frame.Function == name {
				r.AllocObjects += records[i].AllocObjects
				r.AllocBytes += records[i].AllocBytes
				r.FreeObjects += records[i].FreeObjects
				r.FreeBytes += records[i].FreeBytes
			}
			if !more {
				break
			}
		}
	}
	return r
}

func heap() {
	runtime.MemProfileRate = 1
	bytes_ = make([][]byte, 0, 10)
	for range 100 {
		push()
	}
	for i := range 5 {
		buffer(1000 * (i + 1))
	}
	for range 40 {
		list = list.next
	}
	runtime.GC()
	for _, name := range []string{"main.push", "main.buffer"} {
		r := objects(name)
		fmt.Println(name, r.AllocObjects, r.AllocBytes, r.FreeObjects, r.FreeBytes, r.InUseObjects(), r.InUseBytes())
	}
	push() // is seen when a collection might have found it dead
	fmt.Println(objects("main.push").AllocObjects)
	runtime.GC()
	fmt.Println(objects("main.push").AllocObjects)
}

func written(p *pprof.Profile, debug int) string {
	var b bytes.Buffer
	if err := p.WriteTo(&b, debug); err != nil {
		return err.Error()
	}
	return b.String()
}

func profiles() {
	for _, name := range []string{"allocs", "block", "goroutine", "heap", "mutex", "threadcreate"} {
		p := pprof.Lookup(name)
		fmt.Println(p.Name(), len(written(p, 0)) > 50, written(p, 0)[:2] == "\x1f\x8b")
	}
	fmt.Println(pprof.Lookup("nothing") == nil, pprof.Lookup("heap").Name())
	text := written(pprof.Lookup("heap"), 1)
	fmt.Println(strings.HasPrefix(text, "heap profile: "), strings.Contains(text, "\tmain.push+0x"), strings.Contains(text, "# NumGC = "))

	stop := make(chan int)
	for range 3 {
		go func() { <-stop }()
	}
	runtime.Gosched()
	first, _, _ := strings.Cut(written(pprof.Lookup("goroutine"), 1), "\n")
	fmt.Println(first)
	all := written(pprof.Lookup("goroutine"), 2)
	fmt.Println(strings.HasPrefix(all, "goroutine 1 [running]:\n"), strings.Contains(all, "main.profiles.func"))
	stacks := make([]runtime.StackRecord, 10)
	n, ok := runtime.GoroutineProfile(stacks)
	fmt.Println(n, ok, len(stacks[0].Stack()) > 0)
	close(stop)
}

func own() {
	files := pprof.NewProfile("main.files")
	files.Add("a", 0)
	files.Add("b", 0)
	files.Add("c", 1)
	files.Remove("b")
	files.Remove("d")
	fmt.Println(files.Name(), files.Count(), pprof.Lookup("main.files") == files)
	text := written(files, 1)
	fmt.Println(strings.HasPrefix(text, "main.files profile: total 2\n1 @ 0x"), strings.Count(text, "\tmain.own+0x"))
	for _, f := range []func(){
		func() { files.Add("a", 0) },
		func() { pprof.NewProfile("main.files") },
		func() { pprof.NewProfile("") },
		func() { pprof.Lookup("heap").Add(1, 0) },
	} {
		func() {
			defer func() { fmt.Println(recover()) }()
			f()
		}()
	}
}

func cpu() {
	var b, other bytes.Buffer
	fmt.Println(pprof.StartCPUProfile(&b), pprof.StartCPUProfile(&other))
	pprof.StopCPUProfile()
	pprof.StopCPUProfile()
	fmt.Println(b.Len() > 0, other.Len(), pprof.StartCPUProfile(&other))
	pprof.StopCPUProfile()
}

func labels() {
	ctx := pprof.WithLabels(context.Background(), pprof.Labels("b", "1", "a", "2"))
	pprof.Do(ctx, pprof.Labels("b", "3", "c", "4"), func(ctx context.Context) {
		pprof.ForLabels(ctx, func(key, value string) bool {
			fmt.Print(key, "=", value, " ")
			return key < "c"
		})
		fmt.Println(pprof.Label(ctx, "b"))
		fmt.Println(pprof.Label(ctx, "d"))
	})
	fmt.Println(pprof.Label(ctx, "b"))
}

func main() {
	heap()
	profiles()
	own()
	cpu()
	labels()
	fmt.Println(runtime.SetMutexProfileFraction(5), runtime.SetMutexProfileFraction(-1))
}
