package main

import "math"

type C complex64

func main() {
	var a complex64 = complex(1, 2)
	b := complex64(3 - 4i)
	println(a+b, a-b, a*b, a/b, -a, a == b, a != b, a == complex(1, 2))
	println(real(a), imag(b))
	var x float32 = 1.5
	c := complex(x, x)
	println(c, complex128(c), complex64(complex128(c)))
	d := C(c)
	d += 1
	d *= d
	d++
	d--
	println(d, complex64(d))
	m := map[complex64]string{a: "a", b: "b"}
	println(m[1+2i], m[3-4i], len(m), m[0] == "")
	nz := complex(float32(math.Copysign(0, -1)), 0)
	m[nz] = "z"
	println(m[0], len(m))
	m128 := map[complex128]int{1i: 2}
	m128[1i]++
	println(m128[1i])
	arr := [3]complex64{1, 2i, 3}
	arr[1] += 5
	s := arr[:]
	for i, v := range s {
		println(i, v)
	}
	s = append(s, 9, 8i)
	println(s[3], s[4], len(s))
	type T struct {
		b byte
		c complex64
		d byte
	}
	t := T{1, 2 + 3i, 4}
	u := t
	u.c *= 2
	println(t.b, t.c, t.d, u.c, t == u, t == T{1, 2 + 3i, 4})
	var i interface{} = t.c
	println(i == complex64(2+3i), i.(complex64))
	z := complex64(0)
	one := complex64(1)
	inf := complex64(complex(math.Inf(1), 0))
	nan := complex64(complex(math.NaN(), 0))
	for _, n := range []complex64{z, one, inf, nan, -1 - 2i} {
		for _, d := range []complex64{z, one, inf, nan, -1 - 2i, nz} {
			println(n/d, complex128(n)/complex128(d), n*d)
		}
	}
	println(1i, 1.5+2.5i, complex64(1e10), complex64(1e-30i))
	f := func() (float32, float32) { return 1, 2 }
	re, im := f()
	println(complex(re, im), nan == nan, nan != nan)
	p := &t.c
	*p = 7
	println(t.c, real(*p))
	ch := [2]complex64{1, 2}
	ch2 := ch
	println(ch == ch2)
	const k = 3 + 4i
	println(complex64(k), real(k), imag(k), complex(real(k), 2))
	var q complex128 = complex128(complex64(0.1 + 0.2i))
	println(q, float32(0.1), 0.1, 1e21, 123456.0, float32(16777216.0))
	println(math.Inf(1), math.Inf(-1), math.NaN(), complex(math.Inf(1), math.NaN()))
	big := complex64(complex(3e38, 3e38))
	println(big*big, big+big, big/big)
}
