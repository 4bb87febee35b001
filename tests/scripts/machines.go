package main

import (
	"fmt"
	"os"
	"sort"
	"strings"
	"text/tabwriter"
)

// inventory, bank, VM, tic-tac-toe minimax, matrix determinant, text wrap, bigint by hand, topological sort, knapsack, LCS
type Opcode byte

const (
	PUSH Opcode = iota
	ADD
	MUL
	SUB
	JNZ
	DUP
	PRINT
	SWAP
	POP
	HALT
)

var names = map[Opcode]string{PUSH: "push", ADD: "add", MUL: "mul", SUB: "sub", JNZ: "jnz", DUP: "dup", PRINT: "print", SWAP: "swap", POP: "pop", HALT: "halt"}

func (o Opcode) String() string { return names[o] }

type instr struct {
	Opcode
	arg int
}
type vm struct {
	stack []int
	pc    int
	trace func(string, ...any)
}

func (m *vm) pop() int   { v := m.stack[len(m.stack)-1]; m.stack = m.stack[:len(m.stack)-1]; return v }
func (m *vm) push(v int) { m.stack = append(m.stack, v) }
func (m *vm) run(code []instr) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("pc %d (%v): %v", m.pc-1, code[m.pc-1], r)
		}
	}()
	ops := map[Opcode]func(a, b int) int{
		ADD: func(a, b int) int { return a + b },
		MUL: func(a, b int) int { return a * b },
		SUB: func(a, b int) int { return a - b },
	}
	for {
		in := code[m.pc]
		m.pc++
		switch in.Opcode {
		case PUSH:
			m.push(in.arg)
		case ADD, MUL, SUB:
			b, a := m.pop(), m.pop()
			m.push(ops[in.Opcode](a, b))
		case JNZ:
			if m.stack[len(m.stack)-1] != 0 {
				m.pc = in.arg
			}
		case DUP:
			m.push(m.stack[len(m.stack)-1])
		case SWAP:
			n := len(m.stack)
			m.stack[n-1], m.stack[n-2] = m.stack[n-2], m.stack[n-1]
		case POP:
			m.pop()
		case PRINT:
			m.trace("%d %v\n", m.stack[len(m.stack)-1], m.stack)
		case HALT:
			return nil
		}
	}
}

type big []uint32 // base 1e9, lowest first

func (b big) mul(n uint32) big {
	var carry uint64
	r := make(big, 0, len(b)+1)
	for _, d := range b {
		carry += uint64(d) * uint64(n)
		r = append(r, uint32(carry%1e9))
		carry /= 1e9
	}
	if carry > 0 {
		r = append(r, uint32(carry))
	}
	return r
}
func (b big) String() string {
	s := fmt.Sprint(b[len(b)-1])
	for i := len(b) - 2; i >= 0; i-- {
		s += fmt.Sprintf("%09d", b[i])
	}
	return s
}

func wrap(s string, width int) (lines []string) {
	line := ""
	for _, w := range strings.Fields(s) {
		if len(line)+1+len(w) > width && line != "" {
			lines = append(lines, line)
			line = w
			continue
		}
		if line != "" {
			line += " "
		}
		line += w
	}
	return append(lines, line)
}
func justify(line string, width int) string {
	ws := strings.Fields(line)
	if len(ws) == 1 {
		return line
	}
	gaps := width - len(strings.Join(ws, ""))
	var sb strings.Builder
	for i, w := range ws {
		sb.WriteString(w)
		if left := len(ws) - 1 - i; left > 0 {
			n := (gaps + left - 1) / left
			sb.WriteString(strings.Repeat(" ", n))
			gaps -= n
		}
	}
	return sb.String()
}

func topo(deps map[string][]string) (order []string, err error) {
	const (
		white = iota
		grey
		black
	)
	color := map[string]int{}
	var visit func(string, []string) error
	visit = func(n string, path []string) error {
		path = append(path, n)
		switch color[n] {
		case grey:
			return fmt.Errorf("cycle: %s", strings.Join(path, " -> "))
		case black:
			return nil
		}
		color[n] = grey
		for _, d := range deps[n] {
			if err := visit(d, path); err != nil {
				return err
			}
		}
		color[n] = black
		order = append(order, n)
		return nil
	}
	keys := make([]string, 0, len(deps))
	for k := range deps {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	for _, k := range keys {
		if err = visit(k, nil); err != nil {
			return nil, err
		}
	}
	return
}

type player byte
type grid [9]player

func (g grid) winner() player {
	for _, l := range [...][3]int{{0, 1, 2}, {3, 4, 5}, {6, 7, 8}, {0, 3, 6}, {1, 4, 7}, {2, 5, 8}, {0, 4, 8}, {2, 4, 6}} {
		if g[l[0]] != 0 && g[l[0]] == g[l[1]] && g[l[1]] == g[l[2]] {
			return g[l[0]]
		}
	}
	return 0
}

var memo = map[grid]int{}

func (g grid) score(p player) (best int) {
	if s, ok := memo[g]; ok {
		return s
	}
	defer func() { memo[g] = best }()
	if w := g.winner(); w != 0 {
		if w == 'X' {
			return 1
		}
		return -1
	}
	best, moves := -2, 0
	if p == 'O' {
		best = 2
	}
	for i := range g {
		if g[i] == 0 {
			moves++
			h := g
			h[i] = p
			if p == 'X' {
				best = max(best, h.score('O'))
			} else {
				best = min(best, h.score('X'))
			}
		}
	}
	if moves == 0 {
		return 0
	}
	return
}
func lcs(a, b string) string {
	t := make([][]int, len(a)+1)
	for i := range t {
		t[i] = make([]int, len(b)+1)
	}
	for i := range a {
		for j := range b {
			if a[i] == b[j] {
				t[i+1][j+1] = t[i][j] + 1
			} else {
				t[i+1][j+1] = max(t[i][j+1], t[i+1][j])
			}
		}
	}
	var out []byte
	for i, j := len(a), len(b); i > 0 && j > 0; {
		switch {
		case a[i-1] == b[j-1]:
			i--
			j--
			out = append([]byte{a[i]}, out...)
		case t[i-1][j] >= t[i][j-1]:
			i--
		default:
			j--
		}
	}
	return string(out)
}
func det(m [][]float64) float64 {
	if len(m) == 1 {
		return m[0][0]
	}
	sum, sign := 0.0, 1.0
	for c := range m {
		var minor [][]float64
		for _, row := range m[1:] {
			minor = append(minor, append(append([]float64{}, row[:c]...), row[c+1:]...))
		}
		sum += sign * m[0][c] * det(minor)
		sign = -sign
	}
	return sum
}
func collatz() (best, at int) {
	memo := map[int]int{1: 1}
	var f func(int) int
	f = func(n int) (l int) {
		if l, ok := memo[n]; ok {
			return l
		}
		defer func() { memo[n] = l }()
		if n%2 == 0 {
			return 1 + f(n/2)
		}
		return 1 + f(3*n+1)
	}
	for i := 1; i < 3000; i++ {
		if l := f(i); l > best {
			best, at = l, i
		}
	}
	return
}
func main() {
	code := []instr{{PUSH, 1}, {PUSH, 5}, {DUP, 0}, {PRINT, 0}, {POP, 0}, {PUSH, 1}, {SUB, 0}, {JNZ, 2}, {ADD, 0}, {PRINT, 0}, {HALT, 0}}
	m := &vm{trace: func(f string, a ...any) { fmt.Printf("  "+f, a...) }}
	fmt.Println(m.run(code), m.stack)
	fmt.Println((&vm{}).run([]instr{{PUSH, 1}, {ADD, 0}}))
	fmt.Println((&vm{}).run([]instr{{PUSH, 1}}))
	b := big{1}
	for i := uint32(2); i <= 30; i++ {
		b = b.mul(i)
	}
	fmt.Println(b, []uint32(b))
	for _, l := range wrap("The quick brown fox jumps over the lazy dog and then it sleeps for a very long time indeed.", 24) {
		fmt.Printf("|%-24s|%s|\n", l, justify(l, 24))
	}
	fmt.Println(topo(map[string][]string{"app": {"log", "db"}, "db": {"net"}, "log": {"fmt"}, "net": {"fmt"}}))
	fmt.Println(topo(map[string][]string{"a": {"b"}, "b": {"c"}, "c": {"a"}}))
	fmt.Println(grid{}.score('X'), len(memo))
	fmt.Println(lcs("AGGTAB", "GXTXAYB"), det([][]float64{{2, 0, 1}, {1, 3, 2}, {1, 1, 4}}))
	fmt.Println(collatz())
	tw := tabwriter.NewWriter(os.Stdout, 0, 4, 1, ' ', tabwriter.TabIndent|tabwriter.AlignRight)
	for i := range 4 {
		for j := range 4 {
			fmt.Fprintf(tw, "%d\t", (i+1)*(j+1)*(j+1))
		}
		fmt.Fprintln(tw)
	}
	tw.Flush()
	fmt.Printf("%v %+v %#v %v\n", instr{ADD, 1}, instr{ADD, 1}, instr{ADD, 1}, []Opcode{MUL})
	var pascal [8][8]int
	for i := range pascal {
		pascal[i][0] = 1
		for j := 1; j <= i; j++ {
			pascal[i][j] = pascal[i-1][j-1] + pascal[i-1][j]
		}
		fmt.Printf("%*s%v\n", 16-2*i, "", strings.Trim(fmt.Sprint(pascal[i][:i+1]), "[]"))
	}
}
