package main

import (
	"bufio"
	"cmp"
	"fmt"
	"os"
	"slices"
	"strings"
	"text/tabwriter"
	"unicode"
)

const text = `The quick brown fox jumps over the lazy dog. The dog sleeps; the fox — sly as ever — runs!
Über allen Gipfeln ist Ruh, in allen Wipfeln spürest du kaum einen Hauch.
It's the end, isn't it? "Yes," said the fox.`

type entry struct {
	word  string
	count int
	lines []int
}

func main() {
	words := map[string]*entry{}
	sc := bufio.NewScanner(strings.NewReader(text))
	for line := 1; sc.Scan(); line++ {
		for _, w := range strings.FieldsFunc(sc.Text(), func(r rune) bool { return !unicode.IsLetter(r) && r != '\'' }) {
			w = strings.ToLower(w)
			e, ok := words[w]
			if !ok {
				e = &entry{word: w}
				words[w] = e
			}
			e.count++
			if !slices.Contains(e.lines, line) {
				e.lines = append(e.lines, line)
			}
		}
	}
	list := make([]*entry, 0, len(words))
	for _, e := range words {
		list = append(list, e)
	}
	slices.SortFunc(list, func(a, b *entry) int {
		return cmp.Or(-cmp.Compare(a.count, b.count), cmp.Compare(a.word, b.word))
	})
	tw := tabwriter.NewWriter(os.Stdout, 0, 8, 2, '.', tabwriter.AlignRight|tabwriter.Debug)
	fmt.Fprintln(tw, "word\tcount\tlines\t")
	for _, e := range list[:12] {
		fmt.Fprintf(tw, "%s\t%d\t%v\t\n", e.word, e.count, e.lines)
	}
	tw.Flush()
	fmt.Printf("%d words, %d different, longest %q\n", func() (n int) {
		for _, e := range list {
			n += e.count
		}
		return
	}(), len(list), slices.MaxFunc(list, func(a, b *entry) int { return len(a.word) - len(b.word) }).word)
}
