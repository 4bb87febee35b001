// Heap objects and bytes per call of what scripts use most of the library and the language.
package main

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"os"
	"runtime"
	"slices"
	"sort"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"
	"unicode/utf8"
)

func count(label string, f func()) {
	f()
	const n = 500
	var a, b runtime.MemStats
	runtime.ReadMemStats(&a)
	for i := 0; i < n; i++ {
		f()
	}
	runtime.ReadMemStats(&b)
	fmt.Printf("%s %.1f %.0f\n", label, float64(b.Mallocs-a.Mallocs)/n, float64(b.TotalAlloc-a.TotalAlloc)/n)
}

var sinkS string
var sinkI int
var sinkB bool
var sinkBS []byte
var sinkSS []string
var sinkE error
var big = 123456
var fl = 3.25
var word = "hello"
var words = []string{"b", "a", "d", "c"}

type P struct{ X, Y int }
type S struct {
	name string
	age  int
}

func (s S) String() string { return s.name }

type E struct{ code int }

func (e *E) Error() string { return "e" }
func fails(n int) error {
	if n > 0 {
		return &E{n}
	}
	return nil
}

func main() {
	count("Sprint int", func() { sinkS = fmt.Sprint(big) })
	count("Sprintf %d", func() { sinkS = fmt.Sprintf("%d", big) })
	count("Sprintf %s", func() { sinkS = fmt.Sprintf("%s!", word) })
	count("Sprintf %v struct", func() { sinkS = fmt.Sprintf("%v", P{big, 2}) })
	count("Sprintf %v stringer", func() { sinkS = fmt.Sprintf("%v", S{word, 2}) })
	count("Sprintf many", func() { sinkS = fmt.Sprintf("%d %s %v %5.2f", big, word, true, fl) })
	count("Fprintf", func() { var b bytes.Buffer; fmt.Fprintf(&b, "%d", big); sinkI += b.Len() })
	count("Fprintln discard", func() { fmt.Fprintln(devnull, big, word) })
	count("Errorf", func() { sinkE = fmt.Errorf("bad %d", big) })
	count("Errorf w", func() { sinkE = fmt.Errorf("bad: %w", errBase) })
	count("errors.New", func() { sinkE = errors.New("x") })
	count("errors.Is", func() { sinkB = errors.Is(errBase, errBase) })
	count("errors.As", func() { var e *E; sinkB = errors.As(fails(1), &e) })
	count("Itoa", func() { sinkS = strconv.Itoa(big) })
	count("Itoa small", func() { sinkS = strconv.Itoa(7) })
	count("FormatFloat", func() { sinkS = strconv.FormatFloat(fl, 'g', -1, 64) })
	count("AppendInt", func() { var buf [20]byte; sinkI += len(strconv.AppendInt(buf[:0], int64(big), 10)) })
	count("Atoi", func() { sinkI, _ = strconv.Atoi("12345") })
	count("Atoi bad", func() { _, sinkE = strconv.Atoi("x12345") })
	count("Quote", func() { sinkS = strconv.Quote(word) })
	count("Split", func() { sinkSS = strings.Split("a,b,c", ",") })
	count("Fields", func() { sinkSS = strings.Fields(" a b c ") })
	count("Join", func() { sinkS = strings.Join(words, ",") })
	count("Repeat", func() { sinkS = strings.Repeat("ab", 10) })
	count("Replace", func() { sinkS = strings.ReplaceAll("a-b-c", "-", "+") })
	count("ToUpper", func() { sinkS = strings.ToUpper(word) })
	count("ToUpper same", func() { sinkS = strings.ToUpper("HELLO") })
	count("TrimSpace", func() { sinkS = strings.TrimSpace(" x ") })
	count("Contains", func() { sinkB = strings.Contains(word, "ll") })
	count("Builder", func() {
		var b strings.Builder
		for i := 0; i < 10; i++ {
			b.WriteString(word)
		}
		sinkS = b.String()
	})
	count("Builder grow", func() {
		var b strings.Builder
		b.Grow(64)
		for i := 0; i < 10; i++ {
			b.WriteByte('x')
		}
		sinkS = b.String()
	})
	count("NewReader", func() { r := strings.NewReader(word); c, _ := r.ReadByte(); sinkI += int(c) })
	count("Scanner", func() {
		s := bufio.NewScanner(strings.NewReader("a\nb\nc\n"))
		for s.Scan() {
			sinkI += len(s.Text())
		}
	})
	count("Buffer", func() {
		var b bytes.Buffer
		b.WriteString(word)
		b.WriteByte(' ')
		b.WriteString(word)
		sinkS = b.String()
	})
	count("sort.Ints", func() { x := []int{3, 1, 2}; sort.Ints(x); sinkI += x[0] })
	count("sort.Strings", func() { x := []string{"b", "a"}; sort.Strings(x); sinkS = x[0] })
	count("sort.Sort", func() { x := []string{"b", "a"}; sort.Sort(sort.StringSlice(x)); sinkS = x[0] })
	count("slices.Sort", func() { x := []int{3, 1, 2}; slices.Sort(x); sinkI += x[0] })
	count("slices.SortFunc", func() { x := []int{3, 1, 2}; slices.SortFunc(x, func(a, b int) int { return a - b }); sinkI += x[0] })
	count("slices.Contains", func() { sinkB = slices.Contains(words, "d") })
	count("slices.Clone", func() { sinkSS = slices.Clone(words) })
	count("range map", func() {
		m := map[string]int{"a": 1, "b": 2}
		for k, v := range m {
			sinkI += len(k) + v
		}
	})
	count("map of struct", func() { m := map[P]string{}; m[P{1, 2}] = "x"; sinkI += len(m) })
	count("map grow", func() {
		m := map[int]int{}
		for i := 0; i < 20; i++ {
			m[i] = i
		}
		sinkI += len(m)
	})
	count("set", func() {
		m := make(map[string]struct{})
		for _, w := range words {
			m[w] = struct{}{}
		}
		sinkI += len(m)
	})
	count("mutex", func() { var mu sync.Mutex; mu.Lock(); sinkI++; mu.Unlock() })
	count("once", func() { var o sync.Once; o.Do(func() { sinkI++ }) })
	count("waitgroup", func() { var wg sync.WaitGroup; wg.Add(1); go func() { wg.Done() }(); wg.Wait() })
	count("atomic", func() { var n atomic.Int64; n.Add(1); sinkI += int(n.Load()) })
	count("chan", func() { c := make(chan int, 1); c <- 1; sinkI += <-c })
	count("time.Now", func() { sinkB = time.Now().IsZero() })
	count("Duration.String", func() { sinkS = (1500 * time.Millisecond).String() })
	count("DecodeRune", func() { r, n := utf8.DecodeRuneInString(word); sinkI += int(r) + n })
	count("runes", func() {
		for _, r := range word {
			sinkI += int(r)
		}
	})
	count("[]rune local", func() { sinkI += len([]rune(word)) })
	count("string of bytes", func() { b := []byte(word); b[0] = 'j'; sinkS = string(b) })
	count("concat", func() { sinkS = word + " " + word })
	count("defer closure", func() { defer func() { sinkI++ }() })
	count("panic recover", func() { defer func() { recover() }(); panic("x") })
	count("type switch", func() {
		var x any = big
		switch v := x.(type) {
		case int:
			sinkI += v
		case string:
			sinkS = v
		}
	})
	count("iface slice", func() { xs := []any{1, "a", big}; sinkI += len(xs) })
	count("struct ptr method", func() { p := &P{1, 2}; p.X++; sinkI += p.X })
	count("matrix", func() {
		m := make([][]int, 3)
		for i := range m {
			m[i] = make([]int, 3)
		}
		sinkI += len(m)
	})
	count("method value", func() { s := S{word, 1}; f := s.String; sinkS = f() })
	count("range int", func() {
		for i := range 5 {
			sinkI += i
		}
	})
	count("Fields func", func() { sinkSS = strings.FieldsFunc("a1b2c", func(r rune) bool { return r < 'a' }) })
	count("Map", func() { sinkS = strings.Map(func(r rune) rune { return r + 1 }, word) })
	count("Cut", func() { a, b, _ := strings.Cut("k=v", "="); sinkI += len(a) + len(b) })
	count("ParseFloat", func() { fl, _ = strconv.ParseFloat("3.25", 64) })
	count("bufio.Writer", func() { w := bufio.NewWriterSize(devnull, 64); w.WriteString(word); w.Flush() })
}

var errBase = errors.New("base")
var devnull, _ = os.OpenFile("/dev/null", os.O_WRONLY, 0)
