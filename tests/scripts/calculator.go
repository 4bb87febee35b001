package main

import (
	"fmt"
	"os"
	"strconv"
	"strings"
	"unicode"
)

type kind int

const (
	num kind = iota
	ident
	op
	end
)

//go:generate stringer
func (k kind) String() string { return [...]string{"num", "ident", "op", "end"}[k] }

type token struct {
	kind
	text string
	pos  int
}
type lexer struct {
	src  []rune
	pos  int
	toks []token
}

func lex(s string) (toks []token, err error) {
	l := &lexer{src: []rune(s)}
	for l.pos < len(l.src) {
		r := l.src[l.pos]
		start := l.pos
		switch {
		case unicode.IsSpace(r):
			l.pos++
			continue
		case unicode.IsDigit(r) || r == '.':
			for l.pos < len(l.src) && (unicode.IsDigit(l.src[l.pos]) || l.src[l.pos] == '.') {
				l.pos++
			}
			toks = append(toks, token{num, string(l.src[start:l.pos]), start})
		case unicode.IsLetter(r):
			for l.pos < len(l.src) && unicode.IsLetter(l.src[l.pos]) {
				l.pos++
			}
			toks = append(toks, token{ident, string(l.src[start:l.pos]), start})
		case strings.ContainsRune("+-*/^()=,", r):
			l.pos++
			toks = append(toks, token{op, string(r), start})
		default:
			return nil, &syntaxError{start, fmt.Sprintf("unexpected %q", r)}
		}
	}
	return append(toks, token{end, "", l.pos}), nil
}

type syntaxError struct {
	pos int
	msg string
}

func (e *syntaxError) Error() string { return e.msg + " at " + strconv.Itoa(e.pos) }

type node interface {
	eval(env map[string]float64) float64
}
type (
	number float64
	name   string
	unary  struct {
		op rune
		x  node
	}
	binary struct {
		op   rune
		l, r node
	}
	call struct {
		fn   string
		args []node
	}
	assign struct {
		to string
		x  node
	}
)

func (n number) eval(map[string]float64) float64 { return float64(n) }
func (n name) eval(env map[string]float64) float64 {
	v, ok := env[string(n)]
	if !ok {
		panic(fmt.Errorf("undefined: %s", string(n)))
	}
	return v
}
func (u unary) eval(env map[string]float64) float64 { return -u.x.eval(env) }
func (b *binary) eval(env map[string]float64) float64 {
	l, r := b.l.eval(env), b.r.eval(env)
	switch b.op {
	case '+':
		return l + r
	case '-':
		return l - r
	case '*':
		return l * r
	case '/':
		return l / r
	case '^':
		p := 1.0
		for i := 0; i < int(r); i++ {
			p *= l
		}
		return p
	}
	panic("bad op " + string(b.op))
}
func (c call) eval(env map[string]float64) (v float64) {
	for i, a := range c.args {
		x := a.eval(env)
		switch c.fn {
		case "max":
			if i == 0 || x > v {
				v = x
			}
		case "sum":
			v += x
		default:
			panic(fmt.Errorf("no function %q", c.fn))
		}
	}
	return
}
func (a assign) eval(env map[string]float64) float64 { v := a.x.eval(env); env[a.to] = v; return v }

type parser struct {
	toks []token
	i    int
}

func (p *parser) peek() token { return p.toks[p.i] }
func (p *parser) next() token { t := p.toks[p.i]; p.i++; return t }
func (p *parser) expect(s string) {
	if t := p.next(); t.text != s {
		panic(&syntaxError{t.pos, fmt.Sprintf("expected %q, found %v %q", s, t.kind, t.text)})
	}
}

var prec = map[string]int{"+": 1, "-": 1, "*": 2, "/": 2, "^": 3}

func (p *parser) expr(min int) node {
	left := p.primary()
	for {
		t := p.peek()
		pr, ok := prec[t.text]
		if !ok || pr < min {
			return left
		}
		p.next()
		next := pr + 1
		if t.text == "^" {
			next = pr
		}
		left = &binary{rune(t.text[0]), left, p.expr(next)}
	}
}
func (p *parser) primary() node {
	switch t := p.next(); {
	case t.kind == num:
		f, err := strconv.ParseFloat(t.text, 64)
		if err != nil {
			panic(err)
		}
		return number(f)
	case t.kind == ident:
		if p.peek().text == "(" {
			p.next()
			c := call{fn: t.text}
			for p.peek().text != ")" {
				c.args = append(c.args, p.expr(1))
				if p.peek().text == "," {
					p.next()
				}
			}
			p.next()
			return c
		}
		if p.peek().text == "=" {
			p.next()
			return assign{t.text, p.expr(1)}
		}
		return name(t.text)
	case t.text == "(":
		n := p.expr(1)
		p.expect(")")
		return n
	case t.text == "-":
		return unary{'-', p.expr(3)}
	default:
		panic(&syntaxError{t.pos, fmt.Sprintf("unexpected %v", t)})
	}
}

func run(src string, env map[string]float64) (v float64, tree node, err error) {
	defer func() {
		switch r := recover().(type) {
		case nil:
		case error:
			err = r
		default:
			panic(r)
		}
	}()
	toks, err := lex(src)
	if err != nil {
		return 0, nil, err
	}
	p := &parser{toks: toks}
	tree = p.expr(1)
	p.expect("")
	return tree.eval(env), tree, nil
}
func main() {
	env := map[string]float64{"pi": 3.14159}
	for _, s := range []string{"1+2*3", "2^3^2", "-(4-6)*2.5", "x = 7/2", "max(x, 3, pi) + sum(1,2,3)", "1 +", "(1", "y*2", "3 $ 4", "1.2.3", "foo(1)", "1/0 - 1/0", "-2^2"} {
		v, t, err := run(s, env)
		if err != nil {
			fmt.Fprintf(os.Stdout, "%-28s error: %v (%T)\n", s, err, err)
			continue
		}
		fmt.Printf("%-28s = %-8.4g %T\n", s, v, t)
	}
	fmt.Println(env)
	fmt.Printf("%+v %#v\n", token{num, "1", 2}, token{op, "+", 3})
}
