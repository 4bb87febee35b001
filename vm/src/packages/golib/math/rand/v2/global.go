package rand

func below(n uint64) uint64

// A systemSource draws from the run's own stream of numbers.
type systemSource struct{}

func (systemSource) Uint64() uint64 { return Uint64() }

var global = New(systemSource{})

// Uint64 returns a number of 64 bits.
func Uint64() uint64

// Int64 returns a number of 63 bits.
func Int64() int64 { return int64(Uint64() >> 1) }

// Uint32 returns a number of 32 bits.
func Uint32() uint32 { return uint32(Uint64() >> 32) }

// Int32 returns a number of 31 bits.
func Int32() int32 { return int32(Uint64() >> 33) }

// Int returns an int that is not negative.
func Int() int { return int(Uint64() >> 1) }

// Uint returns a uint.
func Uint() uint { return uint(Uint64()) }

// Int64N returns a number from 0 to before n.
func Int64N(n int64) int64 {
	if n <= 0 {
		panic("invalid argument to Int64N")
	}
	return int64(below(uint64(n)))
}

// Uint64N returns a number from 0 to before n.
func Uint64N(n uint64) uint64 {
	if n == 0 {
		panic("invalid argument to Uint64N")
	}
	return below(n)
}

// Int32N returns a number from 0 to before n.
func Int32N(n int32) int32 {
	if n <= 0 {
		panic("invalid argument to Int32N")
	}
	return int32(below(uint64(n)))
}

// Uint32N returns a number from 0 to before n.
func Uint32N(n uint32) uint32 {
	if n == 0 {
		panic("invalid argument to Uint32N")
	}
	return uint32(below(uint64(n)))
}

// IntN returns a number from 0 to before n.
func IntN(n int) int {
	if n <= 0 {
		panic("invalid argument to IntN")
	}
	return int(below(uint64(n)))
}

// UintN returns a number from 0 to before n.
func UintN(n uint) uint {
	if n == 0 {
		panic("invalid argument to UintN")
	}
	return uint(below(uint64(n)))
}

// N returns a number from 0 to before n, of n's type: rand.N(10 * time.Second) is a duration.
func N[Int intType](n Int) Int {
	if n <= 0 {
		panic("invalid argument to N")
	}
	return Int(below(uint64(n)))
}

type intType interface {
	~int | ~int8 | ~int16 | ~int32 | ~int64 |
		~uint | ~uint8 | ~uint16 | ~uint32 | ~uint64 | ~uintptr
}

// Float64 returns a number from 0 to before 1.
func Float64() float64

// Float32 returns a number from 0 to before 1.
func Float32() float32 { return float32(Uint64()>>40) / (1 << 24) }

// Perm returns the numbers below n in a random order.
func Perm(n int) []int { return global.Perm(n) }

// Shuffle puts n elements, which swap exchanges, in a random order.
func Shuffle(n int, swap func(i, j int)) { global.Shuffle(n, swap) }

// NormFloat64 returns a number of the normal distribution with mean 0 and deviation 1.
func NormFloat64() float64 { return global.NormFloat64() }

// ExpFloat64 returns a number of the exponential distribution with rate 1.
func ExpFloat64() float64 { return global.ExpFloat64() }
