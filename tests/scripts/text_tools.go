package main

import (
	"bufio"
	"bytes"
	"flag"
	"fmt"
	"io"
	"log"
	"os"
	"regexp"
	"strings"
	"text/tabwriter"
	"time"
)

type level int

func (l *level) Set(s string) error {
	for i, n := range []string{"debug", "info", "warn"} {
		if n == s {
			*l = level(i)
			return nil
		}
	}
	return fmt.Errorf("no level %q", s)
}
func (l *level) String() string { return fmt.Sprint(int(*l)) }

type countWriter struct {
	w io.Writer
	n int64
}

func (c *countWriter) Write(p []byte) (int, error) {
	n, err := c.w.Write(p)
	c.n += int64(n)
	return n, err
}

type trie struct {
	next map[rune]*trie
	end  bool
}

func (t *trie) add(s string) {
	for _, r := range s {
		if t.next == nil {
			t.next = map[rune]*trie{}
		}
		n := t.next[r]
		if n == nil {
			n = new(trie)
			t.next[r] = n
		}
		t = n
	}
	t.end = true
}
func (t *trie) has(s string) (whole, prefix bool) {
	for _, r := range s {
		if t = t.next[r]; t == nil {
			return
		}
	}
	return t.end, true
}
func kmp(text, pat string) (at []int) {
	fail := make([]int, len(pat)+1)
	for i, k := 1, 0; i < len(pat); i++ {
		for k > 0 && pat[k] != pat[i] {
			k = fail[k]
		}
		if pat[k] == pat[i] {
			k++
		}
		fail[i+1] = k
	}
	for i, k := 0, 0; i < len(text); i++ {
		for k > 0 && (k == len(pat) || pat[k] != text[i]) {
			k = fail[k]
		}
		if pat[k] == text[i] {
			k++
		}
		if k == len(pat) {
			at = append(at, i-k+1)
		}
	}
	return
}
func lev(a, b string) int {
	x, y := []rune(a), []rune(b)
	prev := make([]int, len(y)+1)
	for j := range prev {
		prev[j] = j
	}
	for i := range x {
		cur := []int{i + 1}
		for j := range y {
			cost := 1
			if x[i] == y[j] {
				cost = 0
			}
			cur = append(cur, min(prev[j]+cost, prev[j+1]+1, cur[j]+1))
		}
		prev = cur
	}
	return prev[len(y)]
}
func main() {
	fs := flag.NewFlagSet("tool", flag.ContinueOnError)
	fs.SetOutput(os.Stdout)
	n := fs.Int("n", 10, "number of `lines`")
	v := fs.Bool("v", false, "be verbose")
	d := fs.Duration("wait", time.Second, "time to wait")
	name := fs.String("name", "world", "whom to greet")
	var l level = 1
	fs.Var(&l, "level", "how much to say")
	fmt.Println(fs.Parse([]string{"-n=3", "-v", "--wait", "1m30s", "-level", "warn", "rest", "-n"}), *n, *v, *d, *name, l, fs.Args(), fs.NArg(), fs.NFlag())
	fmt.Println(fs.Parse([]string{"-n", "x"}))
	fmt.Println(fs.Parse([]string{"-level=loud"}))
	fmt.Println(fs.Parse([]string{"-h"}) == flag.ErrHelp)
	lg := log.New(os.Stdout, "tool: ", log.Lmsgprefix|log.Lshortfile)
	lg.Printf("%d lines", *n)
	cw := &countWriter{w: io.Discard}
	bw := bufio.NewWriterSize(cw, 16)
	fmt.Fprintf(bw, "%s", strings.Repeat("x", 40))
	fmt.Println(cw.n, bw.Buffered(), bw.Available())
	bw.Flush()
	fmt.Println(cw.n)
	in := bufio.NewReader(strings.NewReader("first\nsecond line\nlast"))
	for {
		line, err := in.ReadString('\n')
		fmt.Printf("%q %v\n", line, err)
		if err != nil {
			break
		}
	}
	sc := bufio.NewScanner(strings.NewReader("a  bb\tccc\n dddd"))
	sc.Split(bufio.ScanWords)
	for sc.Scan() {
		fmt.Print(len(sc.Text()), " ")
	}
	fmt.Println(sc.Err())
	var t trie
	for _, w := range []string{"tea", "ten", "té"} {
		t.add(w)
	}
	for _, w := range []string{"te", "tea", "té", "x"} {
		fmt.Print(w, " ")
		fmt.Println(t.has(w))
	}
	fmt.Println(kmp("abababcababab", "abab"), lev("kitten", "sitting"), lev("größe", "grosse"))
	re := regexp.MustCompile(`(?m)^(\w+)\s*=\s*"?([^"\n]*)"?$`)
	conf := "host = \"example.org\"\nport=8080\n# no\nempty =\n"
	for _, m := range re.FindAllStringSubmatch(conf, -1) {
		fmt.Printf("%q\n", m[1:])
	}
	fmt.Println(re.ReplaceAllString(conf, "${1}: <$2>"))
	tw := tabwriter.NewWriter(os.Stdout, 5, 0, 3, ' ', 0)
	fmt.Fprintln(tw, "Name\tQty\tNote")
	fmt.Fprintln(tw, "apple\t5\tred")
	fmt.Fprintln(tw, "größe\t12345678\t")
	tw.Flush()
	var buf bytes.Buffer
	w := io.MultiWriter(&buf, cw)
	io.Copy(w, io.LimitReader(strings.NewReader("hello world"), 5))
	io.WriteString(w, "!")
	fmt.Println(buf.String(), buf.Len(), cw.n)
	fmt.Println(strings.Map(func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z':
			return 'a' + (r-'a'+13)%26
		case r == ' ':
			return -1
		}
		return r
	}, "hello there, World"), strings.Title("foo bar"), strings.EqualFold("Straße", "STRAßE"))
	before, after, ok := strings.Cut("key=value=x", "=")
	fmt.Println(before, after, ok, strings.SplitN("a,b,c,d", ",", 2), strings.SplitAfter("a,b", ","), strings.TrimFunc("123abc456", func(r rune) bool { return r < 'a' }))
	fmt.Printf("%q\n", strings.NewReplacer("<", "&lt;", ">", "&gt;").Replace("<a>b</a>"))
	fmt.Println(strings.Fields("  a b  "), strings.LastIndex("go gopher", "go"), strings.TrimRight("xxyy", "y"), strings.ToTitle("ǆ"), strings.Count("cheese", "e"), strings.Count("five", ""))
}
