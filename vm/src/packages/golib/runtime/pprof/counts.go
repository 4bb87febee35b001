package pprof

import (
	"cmp"
	"fmt"
	"io"
	"runtime"
	"slices"
)

// What a profile of counted stacks counts, as countFile takes it.
const (
	kindGoroutine = iota
	kindThread
	kindContention
	kindCount
)

// countFile returns a file for pprof with a sample for each count and stack; a stack stands behind its length.
func countFile(kind int, words []uint64) []byte

// goroutineText puts what tracebacks say of all goroutines into a string.
func goroutineText(into *string)

// A counted is a stack and how often it was there.
type counted struct {
	count int
	stack []uintptr
}

// merge counts stacks that are the same, the most frequent first.
func merge(stacks [][]uintptr) []counted {
	places := make(map[string]int)
	var all []counted
	for _, stack := range stacks {
		key := fmt.Sprint(stack)
		at, known := places[key]
		if !known {
			at = len(all)
			places[key] = at
			all = append(all, counted{stack: stack})
		}
		all[at].count++
	}
	slices.SortStableFunc(all, func(a, b counted) int { return cmp.Compare(b.count, a.count) })
	return all
}

func writeCounts(w io.Writer, debug int, name string, kind int, stacks [][]uintptr) error {
	all := merge(stacks)
	if debug == 0 {
		var words []uint64
		for _, c := range all {
			words = append(words, uint64(c.count), uint64(len(c.stack)))
			for _, pc := range c.stack {
				words = append(words, uint64(pc))
			}
		}
		return put(w, countFile(kind, words))
	}
	var t text
	t.printf("%s profile: total %d\n", name, len(stacks))
	for _, c := range all {
		t.printf("%d ", c.count)
		t.stack(c.stack)
	}
	return put(w, []byte(t.String()))
}

func writeGoroutines(w io.Writer, debug int) error {
	if debug >= 2 {
		var s string
		goroutineText(&s)
		return put(w, []byte(s))
	}
	var records []runtime.StackRecord
	n, ok := runtime.GoroutineProfile(nil)
	for !ok {
		records = make([]runtime.StackRecord, n+10) // more may come meanwhile
		n, ok = runtime.GoroutineProfile(records)
	}
	stacks := make([][]uintptr, n)
	for i := range stacks {
		stacks[i] = records[i].Stack()
	}
	return writeCounts(w, debug, "goroutine", kindGoroutine, stacks)
}

func writeThreads(w io.Writer, debug int) error {
	return writeCounts(w, debug, "threadcreate", kindThread, nil)
}

// writeWaits returns what writes a profile of waits, which are not sampled: it has no stacks.
func writeWaits(name string) func(io.Writer, int) error {
	return func(w io.Writer, debug int) error {
		if debug == 0 {
			return put(w, countFile(kindContention, nil))
		}
		_, err := fmt.Fprintf(w, "--- %s:\ncycles/second=1000000000\n", name)
		return err
	}
}
