package rand

import "math"

// The ziggurat method: a random layer under the density, a random place in it.

// normal and exponential return what a layer has: the integers below limit are under the curve.
func normal(i uint32) (limit uint32, width, height float32)
func exponential(i uint32) (limit uint32, width, height float32)

// Where the tails begin.
const (
	normalTail      = 3.442619855899
	exponentialTail = 7.69711747013104972
)

// NormFloat64 returns a number of the normal distribution with mean 0 and deviation 1.
func (r *Rand) NormFloat64() float64 {
	for {
		j := int32(r.Uint32())
		i := uint32(j) & 0x7f
		limit, width, height := normal(i)
		x := float64(j) * float64(width)
		size := uint32(j)
		if j < 0 {
			size = -size
		}
		if size < limit {
			return x
		}
		if i == 0 {
			return r.normalTail(j > 0)
		}
		_, _, above := normal(i - 1)
		if height+float32(r.Float64())*(above-height) < float32(math.Exp(-.5*x*x)) {
			return x
		}
	}
}

// normalTail returns a number of the tail on one side.
func (r *Rand) normalTail(positive bool) float64 {
	for {
		x := -math.Log(r.Float64()) * (1.0 / normalTail)
		y := -math.Log(r.Float64())
		if y+y >= x*x {
			if positive {
				return normalTail + x
			}
			return -normalTail - x
		}
	}
}

// ExpFloat64 returns a number of the exponential distribution with rate 1.
func (r *Rand) ExpFloat64() float64 {
	for {
		j := r.Uint32()
		i := j & 0xff
		limit, width, height := exponential(i)
		x := float64(j) * float64(width)
		if j < limit {
			return x
		}
		if i == 0 {
			return exponentialTail - math.Log(r.Float64())
		}
		_, _, above := exponential(i - 1)
		if height+float32(r.Float64())*(above-height) < float32(math.Exp(-x)) {
			return x
		}
	}
}
