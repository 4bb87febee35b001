package main

import "fmt"

var trace string

func t(s string, v int) int { trace += s + " "; return v }
func set(p *int, v int) int { *p = v; return v }

type S struct{ a, b int }
type L struct{ p *int }

func (s S) get() int   { return s.a }
func (s *S) inc() int  { s.a++; return s.a }
func pair() (int, int) { return 1, 2 }

var g = 1

func setg(v int) int { g = v; return v }

func ret() (int, int) {
	x := 1
	return x, set(&x, 5)
}
func ret3() (int, int, int) {
	x := 1
	return x, set(&x, 5), x
}
func retg() (int, int) { return g, setg(9) }

func retclosure() (int, int) {
	x := 1
	f := func() int { x = 7; return 3 }
	return x, f()
}
func retexpr() (int, int) {
	x := 1
	f := func() int { x = 7; return 3 }
	return x + 1, f()
}
func retfield() (int, int) {
	s := S{1, 2}
	return s.a, s.inc()
}
func retderef() (int, int) {
	x := 1
	p := &x
	return *p, set(p, 4)
}
func retindex() (int, int) {
	a := []int{1, 2}
	return a[0], set(&a[0], 4)
}
func retstruct() (S, int) {
	s := S{1, 2}
	return s, s.inc()
}
func retiface() (any, int) {
	x := 1
	return x, set(&x, 5)
}

func retstr() (string, string) {
	s := "a"
	f := func() string { s = "b"; return "c" }
	return s, f()
}
func show(n string, xs ...any) { fmt.Println(append([]any{n}, xs...)...) }
func f2(a, b int) string       { return fmt.Sprint(a, " ", b) }
func f3(a, b, c int) string    { return fmt.Sprint(a, " ", b, " ", c) }

func main() {
	x := 1
	fmt.Println("print", x, set(&x, 2), x)
	x = 1
	show("f3", f3(x, set(&x, 2), x))
	x = 1
	show("f3 expr", f3(x+0, set(&x, 2), x*10))
	x = 1
	show("bin", x+set(&x, 2))
	x = 1
	show("bin2", set(&x, 2)+x)
	x = 1
	show("bin3", x+set(&x, 2)+x)
	x = 1
	show("bin4", x*10+set(&x, 2))
	x = 1
	g = 1
	show("glob", g+setg(4), g)
	g = 1
	show("globf", f2(g, setg(4)))
	a, b := ret()
	show("ret", a, b)
	a, b, c := ret3()
	show("ret3", a, b, c)
	a, b = retg()
	show("retg", a, b)
	a, b = retclosure()
	show("retclosure", a, b)
	a, b = retexpr()
	show("retexpr", a, b)
	a, b = retfield()
	show("retfield", a, b)
	a, b = retderef()
	show("retderef", a, b)
	a, b = retindex()
	show("retindex", a, b)
	s0, b := retstruct()
	show("retstruct", s0, b)
	i0, b := retiface()
	show("retiface", i0, b)
	st1, st2 := retstr()
	show("retstr", st1, st2)

	// assignments
	arr := []int{0, 0, 0}
	i := 0
	arr[i], b = set(&i, 2), 5
	show("asg idx", arr, i)
	arr = []int{0, 0, 0}
	i = 0
	arr[i] = set(&i, 2)
	show("asg idx1", arr, i)
	arr = []int{0, 0, 0}
	i = 0
	i, arr[i] = 1, set(&i, 2)
	show("asg idx2", arr, i)
	m := map[int]int{}
	i = 0
	m[i] = set(&i, 2)
	show("asg map", m)
	i = 0
	m = map[int]int{}
	m[i], b = set(&i, 2), i
	show("asg map2", m, b)
	x = 1
	y, z := x, set(&x, 3)
	show("def", y, z)
	x = 1
	var v, w = x, set(&x, 3)
	show("var", v, w)
	x = 1
	v, w = x, set(&x, 3)
	show("par", v, w)
	x = 1
	v, w = x+0, set(&x, 3)
	show("par expr", v, w)
	other := []int{7, 7, 7}
	sl := []int{1, 2, 3}
	chg := func() int { sl = other; return 9 }
	old := sl
	sl[0] = chg()
	show("asg slice", old, sl, other)
	sl = []int{1, 2, 3}
	other = []int{7, 7, 7}
	old = sl
	sl[0], b = chg(), 1
	show("asg slice2", old, sl, other)
	pp := &S{1, 2}
	op := pp
	np := &S{3, 4}
	chp := func() int { pp = np; return 100 }
	pp.a = chp()
	show("asg ptr", *op, *np)
	pp = op
	*op, *np = S{1, 2}, S{3, 4}
	pp.a, b = chp(), 2
	show("asg ptr2", *op, *np)

	// composites
	x = 1
	show("arr", [3]int{x, set(&x, 2), x})
	x = 1
	show("slice", []int{x, set(&x, 2), x})
	x = 1
	show("struct", S{x, set(&x, 2)})
	x = 1
	show("pstruct", *&S{x, set(&x, 2)})
	x = 1
	show("map", map[int]int{x: set(&x, 2), 5: x})
	x = 1
	show("nested", [][]int{{x, set(&x, 2)}, {x}})
	x = 1
	show("anys", []any{x, set(&x, 2), x})

	// method values, receivers
	s := S{1, 2}
	show("recv", f2(s.a, s.inc()), s.get()+s.inc())
	s = S{1, 2}
	show("recv arg", fmt.Sprint(s, s.inc(), s))
	s = S{1, 2}
	mv := func(a int) string { return fmt.Sprint(s.a, a) }
	show("closure", mv(s.inc()))
	fn := func(a int) string { return fmt.Sprint("old", a) }
	fn2 := func(a int) string { return fmt.Sprint("new", a) }
	cf := func() int { fn = fn2; return 1 }
	show("func value", fn(cf()))

	// index, slice, deref
	arr = []int{1, 2, 3}
	i = 0
	show("index", arr[i]+set(&i, 1), arr[i])
	i = 0
	show("index arg", f2(arr[i], set(&i, 1)))
	i = 0
	show("index of call", arr[set(&i, 2)]+i)
	p := &x
	x = 1
	show("deref", *p+set(p, 5))
	x = 1
	show("deref arg", f2(*p, set(p, 5)))
	str := "abc"
	cs := func() string { str = "xyz"; return "-" }
	show("concat", str+cs()+str)
	str = "abc"
	mm := map[string]int{"a": 1}
	cm := func() int { mm["a"] = 5; return 0 }
	show("mapread", f2(mm["a"], cm()))
	mm["a"] = 1
	show("mapread+", mm["a"]+cm())
	var ia any = 1
	ci := func() int { ia = 2; return 0 }
	show("assert", f2(ia.(int), ci()))
	ia = 1
	show("iface var", fmt.Sprint(ia, ci(), ia))
	// conversions
	x = 1
	show("conv", fmt.Sprint(float64(x), set(&x, 2), int8(x)))
	x = 1
	show("convf3", f2(int(int8(x)), set(&x, 2)))
	x = 1
	show("neg", f2(-x, set(&x, 2)))
	// append
	x = 1
	show("append", append([]int{x}, x, set(&x, 2), x))
	sl = []int{1}
	ap := func() int { sl = []int{9, 9}; return 4 }
	show("append var", append(sl, ap()))
	sl = []int{1}
	show("len", f2(len(sl), ap()))
	sl = []int{1}
	show("len+", len(sl)+ap())
	// logical, op-assign
	x = 1
	x += set(&x, 10)
	show("op=", x)
	arr = []int{1, 2, 3}
	i = 0
	arr[i] += set(&i, 1)
	show("op= idx", arr, i)
	g = 1
	g += setg(10)
	show("op= glob", g)
	p2 := &S{1, 1}
	p2.a += p2.inc()
	show("op= field", *p2)
	mm = map[string]int{"a": 1}
	mm["a"] += cm() + 1
	show("op= map", mm)
	x = 1
	if x == set(&x, 1) && x == 1 {
		show("if ok")
	}
	x = 5
	switch x {
	case set(&x, 6) - 1:
		show("switch old")
	case 6:
		show("switch new")
	}
	min3 := min(x, set(&x, 1), x)
	show("min", min3)
	x = 3
	show("min2", min(x, set(&x, 9)))
	x = 1
	cpx := complex(float64(x), float64(set(&x, 2)))
	show("complex", cpx)
	x = 1
	var ar [4]int
	ar[x], ar[set(&x, 2)] = x, 8
	show("arr lhs", ar, x)
	ar = [4]int{}
	cpa := func() int { ar[0] = 5; return 1 }
	br, _ := ar, cpa()
	show("arr copy", br)
	ar = [4]int{}
	show("arr arg", fmt.Sprint(ar, cpa()))
	ar = [4]int{}
	show("arr idx", f2(ar[0], cpa()))
	ar = [4]int{}
	show("arr idx+", ar[0]+cpa())
	func(a [4]int, n int) { show("arr param", a, n) }(ar, func() int { ar[1] = 6; return 2 }())
	trace = ""
	_ = []int{t("a", 1), t("b", 2)}[t("c", 1)] + t("d", 1)*t("e", 2)
	arr[t("f", 0)], arr[t("g", 1)] = t("h", 1), t("i", 2)
	show("calls", trace)
}
