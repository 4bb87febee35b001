package main

import "fmt"

type Seq[V any] func(yield func(V) bool)
type Seq2[K, V any] func(yield func(K, V) bool)

func count(n int) Seq[int] {
	return func(yield func(int) bool) {
		defer fmt.Print("<", n, ">")
		for i := 0; i < n; i++ {
			if !yield(i) {
				fmt.Print("|")
				return
			}
		}
	}
}

func pairs[K comparable, V any](ks []K, vs []V) Seq2[K, V] {
	return func(yield func(K, V) bool) {
		for i, k := range ks {
			if !yield(k, vs[i]) {
				return
			}
		}
	}
}

func thrice(yield func() bool) { _ = yield() && yield() && yield() }

type Tree[T any] struct {
	left, right *Tree[T]
	value       T
}

func (t *Tree[T]) All(yield func(T) bool) { t.walk(yield) }

func (t *Tree[T]) walk(yield func(T) bool) bool {
	return t == nil || t.left.walk(yield) && yield(t.value) && t.right.walk(yield)
}

func find(n, want int) (int, bool) {
	for x := range count(n) {
		if x*x == want {
			return x, true
		}
	}
	return -1, false
}

func named(n int) (res string, err error) {
	for x := range count(n) {
		res += fmt.Sprint(x)
		if x == 2 {
			err = fmt.Errorf("at %d", x)
			return
		}
		if x == 5 {
			return "never", nil
		}
	}
	return res, nil
}

func nested(limit int) string {
	for x := range count(5) {
		for y := range count(5) {
			if x*y == limit {
				return fmt.Sprint(x, "*", y)
			}
		}
	}
	return "none"
}

func two() (int, string) { return 7, "seven" }

func tuple() (int, string) {
	for range thrice {
		return two()
	}
	return 0, ""
}

func labels() (out []string) {
outer:
	for x := range count(4) {
		for y := range count(4) {
			switch {
			case y == 1 && x == 0:
				continue outer
			case y == 2:
				break
			case x == 2:
				break outer
			default:
				out = append(out, fmt.Sprint(x, y))
				continue
			}
			out = append(out, "after switch")
		}
		out = append(out, "end of", fmt.Sprint(x))
	}
	return
}

func mixed() (n int) {
plain:
	for i := 0; i < 5; i++ {
		for x := range count(3) {
			for j := range 3 {
				if j == x {
					continue plain
				}
				n += 10*i + j
				if n > 100 {
					break plain
				}
			}
		}
	}
	return n
}

func jumps() (s string) {
	n := 0
again:
	for x := range count(3) {
		n++
		if x == 1 && n < 6 {
			goto again
		}
		if x == 2 {
			goto done
		}
		s += fmt.Sprint(x)
	inner:
		if n%2 == 0 {
			n++
			goto inner
		}
	}
	s += "not here"
done:
	return s + "done"
}

func deferring() {
	defer fmt.Println("first deferred, last run")
	for x := range count(3) {
		defer fmt.Println("deferred in loop", x)
		for y := range count(2) {
			if y == 1 {
				defer func() { fmt.Println("inner", x, y) }()
			}
		}
	}
	defer fmt.Println("last deferred")
	fmt.Println("end")
}

func deferResult() (n int) {
	for x := range count(2) {
		defer func() { n = n*10 + x }()
		if x == 1 {
			return 5
		}
	}
	return 9
}

func recovers() (s string) {
	for x := range count(3) {
		defer func() {
			if r := recover(); r != nil {
				s += fmt.Sprint(" recovered ", r, " by ", x)
			}
		}()
		s += fmt.Sprint(x)
		if x == 1 {
			panic("stop")
		}
	}
	return "not reached"
}

func panicPassesThrough() (s string) {
	defer func() { s = fmt.Sprint(recover()) }()
	for range count(2) {
		panic("from body")
	}
	return
}

func iteratorPanics() (s string) {
	defer func() { s = fmt.Sprint(recover(), s) }()
	for x := range func(yield func(int) bool) { yield(1); panic("from iterator") } {
		s += fmt.Sprint(x)
	}
	return
}

func closures() {
	var fs []func() int
	sum := 0
	for x := range count(3) {
		fs = append(fs, func() int { x++; sum += x; return x })
	}
	fmt.Println(fs[0](), fs[1](), fs[2](), fs[0](), sum)
}

func literal() int {
	f := func(n int) (r int) {
		for x := range count(n) {
			r += x
			if x == 3 {
				return r * 100
			}
		}
		return r
	}
	return f(2) + f(10)
}

type Big [10000]int

func large() (b Big, n int) {
	for i := range count(3) {
		b[i] = i + 1
		if i == 2 {
			return b, b[2]
		}
	}
	return
}

func generic[T any](s Seq[T], stop func(T) bool) (out []T) {
	for v := range s {
		if stop(v) {
			return
		}
		out = append(out, v)
	}
	return out
}

func anyValue(s Seq[int]) any {
	for v := range s {
		return v
	}
	return nil
}

type Set map[string]int

func (s Set) Each(yield func(string, int) bool) {
	for _, k := range []string{"a", "b", "c"} {
		if !yield(k, s[k]) {
			return
		}
	}
}

func main() {
	for x := range count(3) {
		fmt.Print(x, " ")
	}
	fmt.Println()
	for range count(2) {
		fmt.Print("x")
	}
	fmt.Println()
	n := 0
	for range thrice {
		n++
	}
	fmt.Println(n)
	for k, v := range pairs([]string{"a", "b"}, []float64{1.5, 2.5}) {
		fmt.Print(k, v, " ")
	}
	for k := range pairs([]string{"a", "b"}, []float64{1.5, 2.5}) {
		fmt.Print(k)
	}
	for _, v := range pairs([]string{"a", "b"}, []float64{1.5, 2.5}) {
		fmt.Print(v)
	}
	fmt.Println()
	var i, j int
	a := []int{0, 0, 0}
	for i, a[i] = range pairs([]int{2, 1, 0}, []int{7, 8, 9}) {
		j++
	}
	fmt.Println(i, j, a)
	var e any
	for e = range count(2) {
	}
	fmt.Println(e)
	t := &Tree[string]{&Tree[string]{nil, nil, "l"}, &Tree[string]{nil, nil, "r"}, "m"}
	for s := range t.All {
		fmt.Print(s, " ")
		if s == "m" {
			break
		}
	}
	fmt.Println()
	fmt.Println(find(5, 9))
	fmt.Println(find(2, 9))
	fmt.Println(named(5))
	fmt.Println(named(2))
	fmt.Println(nested(6), nested(7))
	fmt.Println(tuple())
	fmt.Println(labels())
	fmt.Println(mixed())
	fmt.Println(jumps())
	deferring()
	fmt.Println(deferResult())
	fmt.Println(recovers())
	fmt.Println(panicPassesThrough(), iteratorPanics())
	closures()
	fmt.Println(literal())
	b, m := large()
	fmt.Println(b[0], b[1], b[2], m)
	fmt.Println(generic(count(9), func(n int) bool { return n == 4 }), generic(count(2), func(n int) bool { return n == 4 }))
	fmt.Println(anyValue(count(1)), anyValue(count(0)))
	for k, v := range (Set{"a": 1, "b": 2}).Each {
		if v == 2 {
			continue
		}
		fmt.Print(k, v, ";")
	}
	fmt.Println()
	func() {
		for x := range count(3) {
			if x == 1 {
				return
			}
			fmt.Print("lit ", x)
		}
	}()
	fmt.Println()
	for x := range count(2) {
		for y := range count(x + 1) {
			func() {
				for z := range count(y + 1) {
					if z == 1 {
						return
					}
					fmt.Print(x, y, z, ",")
				}
			}()
		}
	}
	fmt.Println()
}
