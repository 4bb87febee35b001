// Packages math/rand and math/rand/v2: the sequences of seeded generators; the others keep to their ranges.
package main

import (
	"fmt"
	"math/rand"
	v2 "math/rand/v2"
	"time"
)

// A slow source has no Uint64.
type slow struct{ n int64 }

func (s *slow) Int63() int64 {
	s.n = (s.n*6364136223846793005 + 1442695040888963407) & (1<<63 - 1)
	return s.n
}
func (s *slow) Seed(seed int64) { s.n = seed }

func first() {
	for _, seed := range []int64{0, 1, -1, 42, 1<<31 - 1, 1 << 31, 1<<63 - 1, -1 << 63} {
		r := rand.New(rand.NewSource(seed))
		fmt.Println(r.Int63(), r.Uint64(), r.Uint32(), r.Int31(), r.Int(), r.Float64(), r.Float32())
		fmt.Println(r.Intn(10), r.Intn(64), r.Intn(1<<40), r.Int31n(1000), r.Int31n(1<<20), r.Int63n(1e18), r.Int63n(1<<50), r.Int63n(3<<61))
		fmt.Println(r.Perm(10), r.NormFloat64(), r.ExpFloat64())
		s := []int{0, 1, 2, 3, 4, 5, 6, 7, 8, 9}
		r.Shuffle(len(s), func(i, j int) { s[i], s[j] = s[j], s[i] })
		b := make([]byte, 11)
		n, err := r.Read(b)
		fmt.Println(s, b, n, err)
		r.Read(b[:3])
		r.Seed(seed)
		r.Read(b[:5])
		fmt.Println(b, r.Int63())
	}
	r := rand.New(rand.NewSource(7))
	var sum uint64
	for range 2000 {
		sum = sum*31 + r.Uint64()
	}
	norm, exp := 0.0, 0.0
	for range 20000 {
		norm += r.NormFloat64()
		exp += r.ExpFloat64()
	}
	fmt.Println(sum, norm, exp, r.Int63())
	z := rand.NewZipf(r, 1.2, 3, 1000)
	for range 30 {
		fmt.Print(z.Uint64(), " ")
	}
	fmt.Println(rand.NewZipf(r, 1, 3, 1000) == nil, rand.NewZipf(r, 2, 0.5, 1000) == nil)
	r = rand.New(&slow{3})
	fmt.Println(r.Uint64(), r.Int63(), r.Uint32(), r.Intn(100), r.Float64(), r.Perm(5))
	r.Seed(4)
	fmt.Println(r.Uint64(), r.Int())
}

func second() {
	for _, seed := range []uint64{0, 1, 42, 1 << 63} {
		draw("pcg", v2.New(v2.NewPCG(seed, seed*3)))
		var key [32]byte
		for i := range key {
			key[i] = byte(seed) * byte(i)
		}
		draw("chacha8", v2.New(v2.NewChaCha8(key)))
	}
	c := v2.NewChaCha8([32]byte([]byte("chacha8: 32-byte seed for tests!")))
	var sum uint64
	for range 3000 {
		sum = sum*31 + c.Uint64()
	}
	fmt.Println(sum)
	b := make([]byte, 29)
	for n := range 12 {
		c.Read(b[:n])
		state, err := c.MarshalBinary()
		d := v2.NewChaCha8([32]byte{})
		fmt.Printf("%x %q %v %v\n", b[:n], state, err, d.UnmarshalBinary(state))
		x, y := make([]byte, 5), make([]byte, 5)
		d.Read(x)
		e := *c
		e.Read(y)
		fmt.Println(x, y, d.Uint64() == e.Uint64())
	}
	p := v2.NewPCG(1, 2)
	state, err := p.MarshalBinary()
	var q v2.PCG
	fmt.Printf("%q %v %v %v\n", state, err, q.UnmarshalBinary(state), q.Uint64() == p.Uint64())
	fmt.Println(q.UnmarshalBinary(nil), c.UnmarshalBinary(nil), c.UnmarshalBinary([]byte("readbuf:\x09")), c.UnmarshalBinary([]byte("chacha8:"+string(make([]byte, 40)))))
	p.Seed(5, 6)
	fmt.Println(p.Uint64())
	z := v2.NewZipf(v2.New(p), 1.5, 1, 100)
	for range 30 {
		fmt.Print(z.Uint64(), " ")
	}
	fmt.Println()
}

func draw(name string, r *v2.Rand) {
	fmt.Println(name, r.Int64(), r.Uint64(), r.Uint32(), r.Int32(), r.Int(), r.Uint(), r.Float64(), r.Float32())
	fmt.Println(r.IntN(10), r.IntN(64), r.IntN(1<<40), r.IntN(1e15), r.Int32N(1000), r.Uint32N(1<<20), r.Int64N(1e18), r.Uint64N(3<<62), r.UintN(7))
	fmt.Println(r.Perm(10), r.NormFloat64(), r.ExpFloat64(), r.N(10*time.Second), r.N(uint8(200)))
	s := []int{0, 1, 2, 3, 4, 5, 6, 7, 8, 9}
	r.Shuffle(len(s), func(i, j int) { s[i], s[j] = s[j], s[i] })
	fmt.Println(s)
	norm, exp := 0.0, 0.0
	for range 5000 {
		norm += r.NormFloat64()
		exp += r.ExpFloat64()
	}
	fmt.Println(norm, exp, r.Uint64())
}

func within(ok bool) {
	if !ok {
		fmt.Println("out of range")
	}
}

func global() {
	rand.Seed(1)
	counts := make([]int, 10)
	for range 10000 {
		counts[rand.Intn(10)]++
		f, g := rand.Float64(), rand.Float32()
		within(f >= 0 && f < 1 && g >= 0 && g < 1)
		within(rand.Int63n(5) < 5 && rand.Int31n(7) < 7 && rand.Int() >= 0 && rand.Int31() >= 0 && rand.Int63() >= 0)
		within(v2.IntN(5) < 5 && v2.Int64N(5) < 5 && v2.Uint64N(5) < 5 && v2.Int32N(5) < 5 && v2.Uint32N(5) < 5 && v2.UintN(5) < 5)
		within(v2.N(10*time.Second) < 10*time.Second && v2.N[uint8](200) < 200)
		f, g = v2.Float64(), v2.Float32()
		within(f >= 0 && f < 1 && g >= 0 && g < 1 && v2.Int() >= 0 && v2.Int32() >= 0 && v2.Int64() >= 0)
	}
	for _, c := range counts {
		within(c > 800 && c < 1200)
	}
	within(rand.Uint64() != rand.Uint64() && v2.Uint64() != v2.Uint64() && v2.Uint() != v2.Uint())
	within(rand.Uint32() != rand.Uint32() || v2.Uint32() != v2.Uint32())
	within(rand.NormFloat64() != rand.NormFloat64() && v2.NormFloat64() != v2.NormFloat64())
	within(rand.ExpFloat64() != rand.ExpFloat64() && v2.ExpFloat64() != v2.ExpFloat64())
	p, q := rand.Perm(100), v2.Perm(100)
	rand.Shuffle(100, func(i, j int) { p[i], p[j] = p[j], p[i] })
	v2.Shuffle(100, func(i, j int) { q[i], q[j] = q[j], q[i] })
	sum := 0
	for i := range p {
		sum += p[i] + q[i]
	}
	b := make([]byte, 100)
	n, err := rand.Read(b)
	fmt.Println(sum, n, err, rand.Perm(0), v2.Perm(1))
}

func panics(f func()) {
	defer func() { fmt.Println(recover()) }()
	f()
}

func main() {
	first()
	second()
	global()
	r, s := rand.New(rand.NewSource(1)), v2.New(v2.NewPCG(1, 1))
	for _, f := range []func(){
		func() { rand.Intn(0) }, func() { rand.Int31n(-1) }, func() { rand.Int63n(0) }, func() { rand.Shuffle(-1, nil) }, func() { r.Intn(0) }, func() { r.Int31n(0) }, func() { r.Int63n(-5) },
		func() { v2.IntN(0) }, func() { v2.Int32N(-1) }, func() { v2.Int64N(0) }, func() { v2.Uint32N(0) }, func() { v2.Uint64N(0) }, func() { v2.UintN(0) }, func() { v2.N(0) }, func() { v2.Shuffle(-1, nil) },
		func() { s.IntN(0) }, func() { s.Int32N(0) }, func() { s.Int64N(0) }, func() { s.Uint32N(0) }, func() { s.Uint64N(0) }, func() { s.UintN(0) }, func() { s.N(-1) }, func() { s.Shuffle(-2, nil) },
		func() { var z *rand.Zipf; z.Uint64() }, func() { var z *v2.Zipf; z.Uint64() }, func() { rand.Perm(-1) },
	} {
		panics(f)
	}
}
