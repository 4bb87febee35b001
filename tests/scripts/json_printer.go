package main

import (
	"fmt"
	"sort"
	"strconv"
	"strings"
	"unicode/utf8"
)

type parser struct {
	s string
	i int
}

func (p *parser) fail(format string, args ...any) {
	line := 1 + strings.Count(p.s[:p.i], "\n")
	col := p.i - strings.LastIndexByte(p.s[:p.i], '\n')
	panic(fmt.Errorf("%d:%d: "+format, append([]any{line, col}, args...)...))
}
func (p *parser) ws() {
	p.i += len(p.s[p.i:]) - len(strings.TrimLeft(p.s[p.i:], " \t\r\n"))
}
func (p *parser) eat(b byte) bool {
	p.ws()
	if p.i < len(p.s) && p.s[p.i] == b {
		p.i++
		return true
	}
	return false
}
func (p *parser) value() any {
	p.ws()
	if p.i == len(p.s) {
		p.fail("unexpected end")
	}
	switch c := p.s[p.i]; {
	case c == '{':
		p.i++
		m := map[string]any{}
		for !p.eat('}') {
			if len(m) > 0 && !p.eat(',') {
				p.fail("want , or }")
			}
			p.ws()
			k := p.str()
			if !p.eat(':') {
				p.fail("want :")
			}
			m[k] = p.value()
		}
		return m
	case c == '[':
		p.i++
		l := []any{}
		for !p.eat(']') {
			if len(l) > 0 && !p.eat(',') {
				p.fail("want , or ]")
			}
			l = append(l, p.value())
		}
		return l
	case c == '"':
		return p.str()
	case c == '-' || c >= '0' && c <= '9':
		j := p.i
		for j < len(p.s) && strings.IndexByte("+-.eE0123456789", p.s[j]) >= 0 {
			j++
		}
		f, err := strconv.ParseFloat(p.s[p.i:j], 64)
		if err != nil {
			p.fail("%w", err)
		}
		p.i = j
		return f
	}
	for word, v := range map[string]any{"true": true, "false": false, "null": nil} {
		if strings.HasPrefix(p.s[p.i:], word) {
			p.i += len(word)
			return v
		}
	}
	r, _ := utf8.DecodeRuneInString(p.s[p.i:])
	p.fail("unexpected %q", r)
	return nil
}
func (p *parser) str() string {
	if p.i >= len(p.s) || p.s[p.i] != '"' {
		p.fail("want a string")
	}
	for j := p.i + 1; j < len(p.s); j++ {
		switch p.s[j] {
		case '\\':
			j++
		case '"':
			s, err := strconv.Unquote(p.s[p.i : j+1])
			if err != nil {
				p.fail("%v", err)
			}
			p.i = j + 1
			return s
		}
	}
	p.fail("string not ended")
	panic("not reached")
}
func parse(s string) (v any, err error) {
	defer func() {
		if e, ok := recover().(error); ok {
			err = e
		}
	}()
	p := &parser{s: s}
	v = p.value()
	if p.ws(); p.i < len(s) {
		p.fail("trailing %.5q", s[p.i:])
	}
	return
}
func print(sb *strings.Builder, v any, indent string) {
	switch v := v.(type) {
	case map[string]any:
		keys := make([]string, 0, len(v))
		for k := range v {
			keys = append(keys, k)
		}
		sort.Strings(keys)
		sb.WriteString("{\n")
		for i, k := range keys {
			fmt.Fprintf(sb, "%s  %q: ", indent, k)
			print(sb, v[k], indent+"  ")
			if i < len(keys)-1 {
				sb.WriteByte(',')
			}
			sb.WriteByte('\n')
		}
		sb.WriteString(indent + "}")
	case []any:
		sb.WriteByte('[')
		for i, e := range v {
			if i > 0 {
				sb.WriteString(", ")
			}
			print(sb, e, indent+"  ")
		}
		sb.WriteByte(']')
	case string:
		sb.WriteString(strconv.Quote(v))
	case float64:
		sb.WriteString(strconv.FormatFloat(v, 'f', -1, 64))
	case nil:
		sb.WriteString("null")
	default:
		fmt.Fprint(sb, v)
	}
}
func depth(v any) (d int) {
	switch v := v.(type) {
	case map[string]any:
		for _, e := range v {
			d = max(d, depth(e))
		}
	case []any:
		for _, e := range v {
			d = max(d, depth(e))
		}
	default:
		return 0
	}
	return d + 1
}
func main() {
	v, err := parse(`{"name": "Zoë \u00e9\n", "list": [1, 2.50, -3e2, {"deep": [[], {}]}], "t": true,
 "n": null, "big": 123456789012}`)
	var sb strings.Builder
	print(&sb, v, "")
	fmt.Println(sb.String(), err, depth(v))
	fmt.Println(v)
	for _, bad := range []string{"", "{", `{"a" 1}`, `[1 2]`, "\n\n  tru", `"abc`, `"\x"`, "1e999", "[1] x", "-"} {
		_, err := parse(bad)
		fmt.Printf("%-12q %v\n", bad, err)
	}
	deep, err := parse(strings.Repeat("[", 2000) + strings.Repeat("]", 2000))
	fmt.Println(depth(deep), err)
}
