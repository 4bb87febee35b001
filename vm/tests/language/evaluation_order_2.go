package main

import "fmt"

type S struct{ a, b int }

//go:noinline
func set(p *int, v int) int { *p = v; return v }

//go:noinline
func (s *S) inc() int { s.a++; return s.a }

//go:noinline
func f2(a, b int) string { return fmt.Sprint(a, " ", b) }

//go:noinline
func fs(a string, b int) string { return fmt.Sprint(a, " ", b) }

//go:noinline
func fb(a bool, b int) string { return fmt.Sprint(a, " ", b) }

//go:noinline
func fa(a any, b int) string { return fmt.Sprint(a, " ", b) }

//go:noinline
func fsl(a []int, b int) string { return fmt.Sprint(a, " ", b) }

//go:noinline
func fbs(a []byte, b int) string { return fmt.Sprint(string(a), " ", b) }

//go:noinline
func fS(a S, b int) string { return fmt.Sprint(a, " ", b) }

//go:noinline
func fpS(a *S, b int) string { return fmt.Sprint(*a, " ", b) }

//go:noinline
func ff(f func() int, b int) string { return fmt.Sprint(f(), " ", b) }

//go:noinline
func fm(f map[int]int, b int) string { return fmt.Sprint(f, " ", b) }

type T int

func (t T) String() string { return fmt.Sprint("T", int(t)) }

func try(n string, f func() string) {
	defer func() {
		if r := recover(); r != nil {
			fmt.Println(n, "panic", r)
		}
	}()
	fmt.Println(n, f())
}

func main() {
	x := 1
	s := S{1, 2}
	str := "abc"
	b := []byte("abc")
	a := []int{1, 2, 3}
	m := map[int]int{1: 1}
	var i any = 1
	var e error
	var p *S
	ar := [3]int{1, 2, 3}
	t := T(1)
	reset := func() {
		x, s, str, b, a, m, i = 1, S{1, 2}, "abc", []byte("abc"), []int{1, 2, 3}, map[int]int{1: 1}, 1
		p, ar, t, e = &S{1, 2}, [3]int{1, 2, 3}, 1, nil
	}
	ch := func() int {
		x, s, str, i = 2, S{8, 9}, "xyz", 7
		b[0], a[0], m[1], ar[0] = 'z', 9, 9, 9
		a = a[:2]
		p.a = 50
		p = &S{60, 61}
		t = 5
		e = fmt.Errorf("err")
		return 0
	}
	w := func(n string, f func() string) { reset(); try(n, f) }
	w("var", func() string { return f2(x, ch()) })
	w("not", func() string { return fb(!(x == 1), ch()) })
	w("cmp", func() string { return fb(x == 1, ch()) })
	w("and", func() string { return fb(x == 1 && s.a == 1, ch()) })
	w("strcmp", func() string { return fb(str == "abc", ch()) })
	w("ifacecmp", func() string { return fb(i == any(1), ch()) })
	w("structcmp", func() string { return fb(s == S{1, 2}, ch()) })
	w("concat", func() string { return fs(str+"-", ch()) })
	w("index", func() string { return f2(a[0], ch()) })
	w("index oob", func() string { return f2(a[2], ch()) })
	w("arr index", func() string { return f2(ar[0], ch()) })
	w("arr index var", func() string { return f2(ar[x-1], ch()) })
	w("str index", func() string { return f2(int(str[0]), ch()) })
	w("len", func() string { return f2(len(a), ch()) })
	w("len str", func() string { return f2(len(str), ch()) })
	w("len map", func() string { return f2(len(m), ch()) })
	w("cap", func() string { return f2(cap(a), ch()) })
	w("map", func() string { return f2(m[1], ch()) })
	w("field", func() string { return f2(s.a, ch()) })
	w("ptr field", func() string { return f2(p.a, ch()) })
	w("deref", func() string { return fS(*p, ch()) })
	w("ptr", func() string { return fpS(p, ch()) })
	w("addr", func() string { return fpS(&s, ch()) })
	w("slice", func() string { return fsl(a[0:1], ch()) })
	w("slice arr", func() string { return fsl(ar[0:1], ch()) })
	w("slice str", func() string { return fs(str[0:1], ch()) })
	w("slice oob", func() string { return fsl(a[2:3], ch()) })
	w("bytes", func() string { return fs(string(b), ch()) })
	w("tobytes", func() string { return fbs([]byte(str), ch()) })
	w("rune", func() string { return fs(string(rune(x+64)), ch()) })
	w("runes", func() string { return fs(string([]rune(str)), ch()) })
	w("conv", func() string { return f2(int(int8(x)), ch()) })
	w("iface", func() string { return fa(x, ch()) })
	w("iface struct", func() string { return fa(s, ch()) })
	w("iface str", func() string { return fa(str, ch()) })
	w("iface iface", func() string { return fa(i, ch()) })
	w("iface err", func() string { return fa(e, ch()) })
	w("iface T", func() string { return fa(t, ch()) })
	w("iface ptr", func() string { return fa(p.a, ch()) })
	w("iface arr", func() string { return fa(ar, ch()) })
	w("assert", func() string { return f2(i.(int), ch()) })
	w("struct lit", func() string { return fS(S{x, x}, ch()) })
	w("&struct lit", func() string { return fpS(&S{x, x}, ch()) })
	w("slice lit", func() string { return fsl([]int{x, x}, ch()) })
	w("map lit", func() string { return fm(map[int]int{x: x}, ch()) })
	w("append", func() string { return fsl(append(a, x), ch()) })
	w("min", func() string { return f2(min(x, 5), ch()) })
	w("max", func() string { return f2(max(x, 5-x*5), ch()) })
	w("make", func() string { return fsl(make([]int, x), ch()) })
	w("method value", func() string {
		return ff(p.inc, ch())
	})
	w("closure", func() string { return ff(func() int { return x }, ch()) })
	w("arith", func() string { return f2(x*2+1, ch()) })
	w("div", func() string { x = 0; return f2(1/x, ch()) })
	w("shift", func() string { return f2(1<<x, ch()) })
	w("real", func() string { c := complex(float64(x), 1); return fa(real(c), ch()) })
	w("paren call", func() string { return f2(x+ch(), x) })
	w("and2", func() string { return fb(x == 1 && ch() == 0 && x == 1, x) })
	w("or", func() string { return fb(x == 2 || ch() == 1 || x == 2, x) })
	w("stmt expr", func() string { y := x + ch() + x; return fmt.Sprint(y) })
	w("recv value", func() string { return fmt.Sprint(t.String(), ch()) })
	w("nil deref", func() string { p = nil; return f2(p.a, func() int { p = &S{5, 5}; return 1 }()) })
	w("nested call", func() string { return f2(len(fs(str, x)), ch()) })
	w("new", func() string { return fa(*new(int)+x, ch()) })
	w("switch in order", func() string {
		y := 0
		a[x], y = ch(), x
		return fmt.Sprint(a, y, x)
	})
	w("asg index", func() string { c := a; a[x-1] = ch() + 4; return fmt.Sprint(c, a) })
	w("asg ptr", func() string { q := p; p.a = ch() + 4; return fmt.Sprint(*q, *p) })
	w("asg *ptr", func() string { q := p; *p = S{ch() + 4, x}; return fmt.Sprint(*q, *p) })
	w("asg map", func() string { m[x] = ch() + 4; return fmt.Sprint(m) })
	w("asg arr", func() string { ar[x] = ch() + 4; return fmt.Sprint(ar) })
	w("opasg index", func() string { a[x-1] += ch() + 4; return fmt.Sprint(a) })
	w("opasg map", func() string { m[x] += ch() + 4; return fmt.Sprint(m) })
	w("opasg field", func() string { q := p; p.a += ch() + 4; return fmt.Sprint(*q, *p) })
	w("opasg str", func() string { str += fmt.Sprint(ch()); return str })
	w("par", func() string { x, s.a = s.b, x+ch(); return fmt.Sprint(x, s) })
	w("par2", func() string { a[0], a[1] = a[1], ch(); return fmt.Sprint(a) })
	w("ret in closure", func() string {
		u, v := func() (int, int) { return x, ch() }()
		return fmt.Sprint(u, v)
	})
	w("if init", func() string {
		if y, z := x, ch(); y > 0 {
			return fmt.Sprint(y, z)
		}
		return ""
	})
	w("send struct", func() string { v := struct {
		a, b int
		c    []int
	}{x, ch(), []int{x}}; return fmt.Sprint(v) })
	w("nested lits", func() string { v := []S{{x, ch()}, {s.a, x}}; return fmt.Sprint(v) })
	w("variadic any", func() string { return fmt.Sprint(x, str, s, i, a, ar, m[1], p.a, *p, ch(), x) })
	w("defer args", func() (r string) {
		defer func(a, b int) { r = fmt.Sprint(a, b) }(x, ch())
		return
	})
	w("callee idx", func() string {
		fs := []func(int) string{func(int) string { return "old" }}
		c := func() int { fs[0] = func(int) string { return "new" }; return 0 }
		return fs[0](c())
	})
	w("callee field", func() string {
		var v struct{ f func(int) string }
		v.f = func(int) string { return "old" }
		c := func() int { v.f = func(int) string { return "new" }; return 0 }
		return v.f(c())
	})
	w("recv copy", func() string {
		return t.add(ch())
	})
	w("recv ptr", func() string {
		return p.add(ch())
	})
	w("iface recv", func() string {
		var st fmt.Stringer = t
		_ = st
		var ad adder = t
		c := func() int { ad = T(100); return 1 }
		return ad.add(c())
	})
}

type adder interface{ add(int) string }

//go:noinline
func (t T) add(n int) string { return fmt.Sprint(int(t), n) }

//go:noinline
func (s *S) add(n int) string { return fmt.Sprint(*s, n) }
