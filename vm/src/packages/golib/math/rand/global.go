package rand

func word() uint64
func below(n uint64) uint64

// A systemSource draws from the run's own stream of numbers.
type systemSource struct{}

func (systemSource) Int63() int64    { return int64(word() >> 1) }
func (systemSource) Uint64() uint64  { return word() }
func (systemSource) Seed(seed int64) {}

var global = New(systemSource{})

// Seed has no effect any more: the global functions seed themselves.
func Seed(seed int64) {}

// Int63 returns a number of 63 bits.
func Int63() int64 { return int64(word() >> 1) }

// Uint32 returns a number of 32 bits.
func Uint32() uint32 { return uint32(word() >> 32) }

// Uint64 returns a number of 64 bits.
func Uint64() uint64 { return word() }

// Int31 returns a number of 31 bits.
func Int31() int32 { return int32(word() >> 33) }

// Int returns an int that is not negative.
func Int() int { return int(word() >> 1) }

// Int63n returns a number from 0 to before n.
func Int63n(n int64) int64 {
	if n <= 0 {
		panic("invalid argument to Int63n")
	}
	return int64(below(uint64(n)))
}

// Int31n returns a number from 0 to before n.
func Int31n(n int32) int32 {
	if n <= 0 {
		panic("invalid argument to Int31n")
	}
	return int32(below(uint64(n)))
}

// Intn returns a number from 0 to before n.
func Intn(n int) int {
	if n <= 0 {
		panic("invalid argument to Intn")
	}
	return int(below(uint64(n)))
}

// Float64 returns a number from 0 to before 1.
func Float64() float64

// Float32 returns a number from 0 to before 1.
func Float32() float32 { return float32(word()>>40) / (1 << 24) }

// Perm returns the numbers below n in a random order.
func Perm(n int) []int { return global.Perm(n) }

// Shuffle puts n elements, which swap exchanges, in a random order.
func Shuffle(n int, swap func(i, j int)) { global.Shuffle(n, swap) }

// Read fills p with random bytes; it never fails.
func Read(p []byte) (n int, err error) {
	r := Rand{src: systemSource{}}
	return r.Read(p)
}

// NormFloat64 returns a number of the normal distribution with mean 0 and deviation 1.
func NormFloat64() float64 { return global.NormFloat64() }

// ExpFloat64 returns a number of the exponential distribution with rate 1.
func ExpFloat64() float64 { return global.ExpFloat64() }
