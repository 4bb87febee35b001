package main

import (
	"fmt"
	"math/bits"
	"strings"
)

type board [9][9]int

func (b *board) ok(r, c, v int) bool {
	for i := range 9 {
		if b[r][i] == v || b[i][c] == v || b[r/3*3+i/3][c/3*3+i%3] == v {
			return false
		}
	}
	return true
}

var steps int

func (b *board) solve() bool {
	steps++
	for r := range b {
		for c := range b[r] {
			if b[r][c] != 0 {
				continue
			}
			for v := 1; v <= 9; v++ {
				if b.ok(r, c, v) {
					b[r][c] = v
					if b.solve() {
						return true
					}
					b[r][c] = 0
				}
			}
			return false
		}
	}
	return true
}
func (b board) String() string {
	var sb strings.Builder
	for i, row := range b {
		if i%3 == 0 && i > 0 {
			sb.WriteString("------+-------+------\n")
		}
		for j, v := range row {
			if j%3 == 0 && j > 0 {
				sb.WriteString("| ")
			}
			fmt.Fprintf(&sb, "%d ", v)
		}
		sb.WriteRune('\n')
	}
	return sb.String()
}

func queens(n int) (count int, first []int) {
	var place func(row int, cols, d1, d2 uint, at []int)
	place = func(row int, cols, d1, d2 uint, at []int) {
		if row == n {
			if count++; count == 1 {
				first = append(first, at...)
			}
			return
		}
		for free := ^(cols | d1 | d2) & (1<<n - 1); free != 0; free &= free - 1 {
			bit := free & -free
			place(row+1, cols|bit, (d1|bit)<<1, (d2|bit)>>1, append(at, bits.TrailingZeros(bit)))
		}
	}
	place(0, 0, 0, 0, nil)
	return
}

type cell struct{ x, y int }
type life map[cell]struct{}

func (l life) step() life {
	n := map[cell]int{}
	for c := range l {
		for dx := -1; dx <= 1; dx++ {
			for dy := -1; dy <= 1; dy++ {
				if dx|dy != 0 {
					n[cell{c.x + dx, c.y + dy}]++
				}
			}
		}
	}
	next := life{}
	for c, k := range n {
		if _, alive := l[c]; k == 3 || k == 2 && alive {
			next[c] = struct{}{}
		}
	}
	return next
}
func (l life) String() string {
	s := ""
	for y := range 6 {
		for x := range 8 {
			if _, ok := l[cell{x, y}]; ok {
				s += "█"
			} else {
				s += "·"
			}
		}
		s += "\n"
	}
	return s
}

func hanoi(n int, a, b, c string, move func(string, string)) {
	if n > 0 {
		hanoi(n-1, a, c, b, move)
		move(a, c)
		hanoi(n-1, b, a, c, move)
	}
}
func permutations[T any](xs []T, yield func([]T)) {
	var rec func(int)
	rec = func(k int) {
		if k == len(xs) {
			yield(xs)
			return
		}
		for i := k; i < len(xs); i++ {
			xs[k], xs[i] = xs[i], xs[k]
			rec(k + 1)
			xs[k], xs[i] = xs[i], xs[k]
		}
	}
	rec(0)
}
func main() {
	var b board
	for i, row := range strings.Fields("530070000 600195000 098000060 800060003 400803001 700020006 060000280 000419005 000080079") {
		for j, c := range row {
			b[i][j] = int(c - '0')
		}
	}
	fmt.Println(b.solve(), steps)
	fmt.Print(b)
	fmt.Println(queens(8))
	g := life{{1, 0}: {}, {2, 1}: {}, {0, 2}: {}, {1, 2}: {}, {2, 2}: {}}
	for range 8 {
		g = g.step()
	}
	fmt.Print(g)
	moves := 0
	hanoi(10, "A", "B", "C", func(string, string) { moves++ })
	fmt.Println(moves)
	var all []string
	permutations([]byte("abc"), func(p []byte) { all = append(all, string(p)) })
	fmt.Println(all)
	fmt.Println(bits.OnesCount(255), bits.Reverse8(3), bits.Len(1000), bits.RotateLeft32(1, 31), 7&^2, -7>>1, -7/2, -7%3)
}
