// collect every 2003

package main

type Big [20000]int

type S struct {
	name string
	data [9000]*int
	tail any
}

type Bytes [100000]byte

var table = [100000]byte{1, 99999: 7}
var big Big
var s2 S

var ints = [30000]int32{5: 6, 29999: 1}

func (b Big) Sum() (n int) {
	for _, x := range b {
		n += x
	}
	return
}

func (b *Big) Set(i, v int) { b[i] = v }

func (b Big) changed() Big {
	b[1] = -1
	return b
}

type Summer interface{ Sum() int }

func make1(v int) (b Big) {
	b[0], b[19999] = v, v
	return
}

func make2(v int) Big {
	var b Big
	b[0] = v
	return b
}

func both(v int) (int, Big, error) { return v, make1(v), nil }

func take(a Big, n int, b Big) int { return a[0]*n + b[0] }

func change(b Big) Big {
	b[0] *= 10
	return b
}

func zero() (b Big) { return }

func variadic(bs ...Big) int { return len(bs)*1000 + bs[0][0] + bs[len(bs)-1][0] }

func recovered() (b Big, err any) {
	defer func() { err = recover() }()
	b[3] = 3
	var p *Big
	c := *p
	return c, nil
}

func deferred() (n int) {
	b := make1(4)
	defer func(b Big) { n += b[0] }(b)
	b[0] = 100
	return b[0]
}

func generic[T any](x T) (T, any) { return x, x }

func same[T comparable](x, y T) bool { return x == y }

type Inner struct{ Big }

func main() {
	var a Big
	a[5] = 5
	b := a
	b[5]++
	println(a[5], b[5], a == b, a != b, a == Big{5: 5})
	a, b = b, a
	println(a[5], b[5])
	b = a
	a[5] = 0
	println(a[5], b[5], a.Sum(), b.Sum())
	a.Set(0, 11)
	println(a.Sum(), a.changed()[1], a[1])

	x := 3
	c := Big{0: x, 1: x + 1, 19999: 8}
	println(c.Sum(), take(c, 2, b), take(make1(3), 5, make2(9)))
	d := change(c)
	println(c[0], d[0], zero() == Big{}, make1(2)[19999], make2(2)[19999])
	n, e, err := both(6)
	println(n, e[0], err == nil)
	var f Big
	_, f, _ = both(7)
	println(f[0], variadic(f, e), variadic(c))

	var i any = c
	c[0] = 77
	g := i.(Big)
	g[1] = 0
	h, ok := i.(Big)
	println(g[0], h[1], ok, i == any(h), i == any(g))
	_, ok = i.(Bytes)
	var z Bytes
	z, ok = i.(Bytes)
	println(ok, z[0], z == Bytes{})
	var sum Summer = h
	println(sum.Sum(), Summer.Sum(h), Big.Sum(h))
	m1 := h.Sum
	h[0] = 1000
	println(m1(), h.Sum())
	in := Inner{h}
	sum = in
	println(sum.Sum(), in.Sum(), in.Big[0])
	sum = &in
	println(sum.Sum())

	var s S
	s.name, s.data[8999], s.tail = "first", &x, "tail"
	t := s
	t.name = "second"
	*t.data[8999] = 42
	println(s.name, t.name, x, s == t, len(t.data), t.tail == any("tail"))
	t.name = "first"
	println(s == t)
	s2 = s
	p := &s2
	q := *p
	q.name = "q"
	println(p.name, q.name, s2.data[8999] == &x)

	table[3] = 9
	local := table
	local[3] = 8
	println(table[0], table[3], local[3], table[99999], len(local), ints[5], ints[29999])
	for i, v := range local {
		if v != 0 {
			local[99999] = 3
			print(i, ":", v, " ")
		}
	}
	println()

	slice := []Big{c, d}
	slice = append(slice, make1(1))
	slice = append(slice, c, d)
	for _, v := range slice {
		v[0]++
		print(v[0], " ")
	}
	println(len(slice), slice[0][0])
	m := map[string]Big{"c": c}
	m["d"] = d
	v := m["c"]
	v[0] = 0
	w, found := m["none"]
	println(m["c"][0], m["d"][0], v[0], w[0], found, len(m), m["none"] == Big{})
	for _, v := range m {
		v[0] = 5
	}
	println(m["c"][0])

	func() {
		c[2] = 222
		d := c
		d[2]++
		c[3] = d[2]
	}()
	println(c[2], c[3])
	r, rerr := recovered()
	println(r[3], rerr.(error).Error())
	println(deferred())
	gx, gy := generic(c)
	println(gx[0], gy.(Big)[2], same(c, gx), same(c, d))
	pp := &[1]Big{c}
	qq := *pp
	qq[0][0] = 1
	println(pp[0][0], qq[0][0], new(Big)[0], (&Big{3})[0])
	switch c {
	case d:
		println("d")
	case gx:
		println("gx")
	}
	var nested struct {
		a int
		b struct{ c Big }
	}
	nested.b.c = c
	copied := nested.b
	println(copied.c[0], nested.b.c == copied.c)
	var fs []func() int
	for b := (Big{}); b[0] < 3; b[0]++ {
		fs = append(fs, func() int { return b[0] })
	}
	println(fs[0](), fs[1](), fs[2]())
	closure := func(b Big) Big { b[0]++; return b }
	println(closure(c)[0], c[0])
	big = c
	big, c[0] = make1(5), big[0]+1
	println(big[0], c[0])
	ch := make1(1).changed().changed()
	println(ch[0], ch[1])
	type Pair struct{ a, b Big }
	pr := Pair{a: c, b: make1(12)}
	pr.a, pr.b = pr.b, pr.a
	println(pr.a[0], pr.b[0], len(pr.a[:]))
}
