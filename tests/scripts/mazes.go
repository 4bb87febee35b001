package main

import (
	"container/heap"
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"
)

type Graph map[string]map[string]float64

func (g Graph) add(a, b string, w float64) {
	for _, p := range [][2]string{{a, b}, {b, a}} {
		if g[p[0]] == nil {
			g[p[0]] = map[string]float64{}
		}
		g[p[0]][p[1]] = w
	}
}

type item struct {
	node string
	d    float64
}
type pq []item

func (p pq) Len() int           { return len(p) }
func (p pq) Less(i, j int) bool { return p[i].d < p[j].d }
func (p pq) Swap(i, j int)      { p[i], p[j] = p[j], p[i] }
func (p *pq) Push(x any)        { *p = append(*p, x.(item)) }
func (p *pq) Pop() (x any)      { n := len(*p) - 1; x, *p = (*p)[n], (*p)[:n]; return }

func (g Graph) shortest(from string) (map[string]float64, map[string]string) {
	dist, prev := map[string]float64{}, map[string]string{}
	for n := range g {
		dist[n] = math.Inf(1)
	}
	dist[from] = 0
	q := &pq{{from, 0}}
	for q.Len() > 0 {
		it := heap.Pop(q).(item)
		if it.d > dist[it.node] {
			continue
		}
		for _, to := range slices.Sorted(maps.Keys(g[it.node])) {
			if d := it.d + g[it.node][to]; d < dist[to] {
				dist[to], prev[to] = d, it.node
				heap.Push(q, item{to, d})
			}
		}
	}
	return dist, prev
}

type uf struct{ parent, size []int }

func newUF(n int) *uf {
	u := &uf{make([]int, n), make([]int, n)}
	for i := range n {
		u.parent[i], u.size[i] = i, 1
	}
	return u
}
func (u *uf) find(x int) int {
	for u.parent[x] != x {
		u.parent[x] = u.parent[u.parent[x]]
		x = u.parent[x]
	}
	return x
}
func (u *uf) union(a, b int) bool {
	a, b = u.find(a), u.find(b)
	if a == b {
		return false
	}
	if u.size[a] < u.size[b] {
		a, b = b, a
	}
	u.parent[b] = a
	u.size[a] += u.size[b]
	return true
}

func maze(w, h int) string {
	u := newUF(w * h)
	cells := make([][]byte, 2*h+1)
	for i := range cells {
		cells[i] = []byte(strings.Repeat("#", 2*w+1))
	}
	seed := uint32(7)
	rnd := func(n int) int { seed = seed*1664525 + 1013904223; return int(seed>>16) % n }
	for i := range w * h {
		cells[2*(i/w)+1][2*(i%w)+1] = ' '
	}
	for joined := 1; joined < w*h; {
		i := rnd(w * h)
		x, y := i%w, i/w
		dx, dy := 1, 0
		if rnd(2) == 0 {
			dx, dy = 0, 1
		}
		if x+dx >= w || y+dy >= h || !u.union(i, (y+dy)*w+x+dx) {
			continue
		}
		cells[2*y+1+dy][2*x+1+dx] = ' '
		joined++
	}
	type pt struct{ x, y int }
	start, goal := pt{1, 1}, pt{2*w - 1, 2*h - 1}
	prev := map[pt]pt{start: start}
	for queue := []pt{start}; len(queue) > 0; queue = queue[1:] {
		p := queue[0]
		for _, d := range [...]pt{{0, 1}, {1, 0}, {0, -1}, {-1, 0}} {
			n := pt{p.x + d.x, p.y + d.y}
			if _, seen := prev[n]; !seen && cells[n.y][n.x] == ' ' {
				prev[n] = p
				queue = append(queue, n)
			}
		}
	}
	for p := goal; p != start; p = prev[p] {
		cells[p.y][p.x] = '.'
	}
	var sb strings.Builder
	for _, row := range cells {
		sb.Write(row)
		sb.WriteByte('\n')
	}
	return sb.String()
}
func main() {
	g := Graph{}
	for _, e := range strings.Fields("a-b:4 a-c:2 b-c:1 b-d:5 c-d:8 c-e:10 d-e:2 d-z:6 e-z:3") {
		var a, b string
		var w float64
		n, err := fmt.Sscanf(strings.NewReplacer("-", " ", ":", " ").Replace(e), "%s %s %f", &a, &b, &w)
		if n != 3 || err != nil {
			fmt.Println(n, err)
		}
		g.add(a, b, w)
	}
	g["lonely"] = nil
	d, prev := g.shortest("a")
	for _, n := range slices.Sorted(maps.Keys(d)) {
		path := []string{n}
		for p, ok := prev[n]; ok; p, ok = prev[p] {
			path = append(path, p)
		}
		slices.Reverse(path)
		fmt.Printf("%-7s%6.1f  %s\n", n, d[n], strings.Join(path, " → "))
	}
	fmt.Println(g)
	fmt.Print(maze(12, 6))
}
