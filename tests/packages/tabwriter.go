// Package text/tabwriter.
package main

import (
	"errors"
	"fmt"
	"os"
	"strings"
	"text/tabwriter"
)

type broken struct{}

func (broken) Write(p []byte) (int, error) { return 0, errors.New("broken pipe") }

func main() {
	texts := []string{
		"", "\n", "a", "a\tb\tc\n", "a\tb\tc\naaa\tbbbb\tc\n", "a\tb\n\nccc\td\n", "one\ttwo\nthree\tfour\nfive\n\tsix\t\n\t\tseven\n",
		"a\vb\vc\naa\v\vc\n", "\t\tx\n\ty\t\n", "ä\tß\n日本\tx\nabc\ty\n", "a\tb\fccc\td\fe\tf\n", "<b>x</b>\ty\n&lt;&amp;\tz\nabcdef\tw\n",
		"\xffa\tb\xff\tc\nd\te\n", "\xffopen\tx", "&open", "<open", "x\t\v\ty\nlong\t\v\tz\n", "no end\tat\tall", "\t\t\t\n\v\v\v\n", "a\t\t\tb\n\t\tcc\t\n",
		"name\tsize\tdate\nreadme\t12\ttoday\nmain.go\t123456\tyesterday\n.\t0\t\n",
	}
	settings := []struct {
		min, tab, pad int
		c             byte
		flags         uint
	}{
		{8, 8, 1, '\t', 0}, {0, 8, 2, ' ', 0}, {5, 0, 1, '.', tabwriter.AlignRight | tabwriter.Debug}, {0, 4, 0, '\t', tabwriter.AlignRight}, {0, 8, 1, '-', tabwriter.FilterHTML | tabwriter.StripEscape},
		{4, 4, 1, ' ', tabwriter.TabIndent | tabwriter.DiscardEmptyColumns | tabwriter.Debug}, {0, 0, 0, '\t', 0}, {1, 3, 1, ' ', tabwriter.Debug},
	}
	for _, text := range texts {
		for _, s := range settings {
			var out strings.Builder
			w := tabwriter.NewWriter(&out, s.min, s.tab, s.pad, s.c, s.flags)
			n, err := w.Write([]byte(text))
			fmt.Println(n, err, out.Len(), w.Flush())
			fmt.Printf("%q\n", out.String())
			out.Reset()
			for i := range len(text) {
				w.Write([]byte{text[i]})
			}
			w.Flush()
			fmt.Printf("%q\n", out.String())
		}
	}
	w := new(tabwriter.Writer).Init(os.Stdout, 0, 8, 1, ' ', 0)
	for i := range 12 {
		fmt.Fprintf(w, "%d\t%d\t%s\t\n", i, i*i*i, strings.Repeat("*", i%5))
	}
	w.Flush()
	w.Init(broken{}, 0, 8, 1, ' ', 0)
	n, err := fmt.Fprint(w, "a\tb\n")
	fmt.Println(n, err, w.Flush(), w.Flush())
	defer func() { fmt.Println(recover()) }()
	w.Init(os.Stdout, -1, 0, 0, ' ', 0)
}
