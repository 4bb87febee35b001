package rand

import "math"

// A Zipf draws numbers k up to imax, each with a probability in proportion to (v+k) ** -s.
//
// It inverts an integral that lies above the distribution, and rejects what lies between them, as Hörmann and Derflinger
// describe (1996).
type Zipf struct {
	r              *Rand
	v, s           float64
	power, inverse float64 // 1-s, and one divided by that
	top, span      float64 // the integral's value at the right end, and its distance to that at the left
	accept         float64 // how near a number is accepted at once
}

// integral is that of x ** -s, shifted by v, but for a constant.
func (z *Zipf) integral(x float64) float64 {
	return math.Exp(z.power*math.Log(z.v+x)) * z.inverse
}

func (z *Zipf) inverted(x float64) float64 {
	return math.Exp(z.inverse*math.Log(z.power*x)) - z.v
}

// NewZipf returns a Zipf, nil unless s is above 1 and v at least 1.
func NewZipf(r *Rand, s float64, v float64, imax uint64) *Zipf {
	if s <= 1.0 || v < 1 {
		return nil
	}
	z := &Zipf{r: r, v: v, s: s, power: 1.0 - s}
	z.inverse = 1.0 / z.power
	z.top = z.integral(float64(imax) + 0.5)
	z.span = z.integral(0.5) - math.Exp(math.Log(z.v)*(-z.s)) - z.top
	z.accept = 1 - z.inverted(z.integral(1.5)-math.Exp(-z.s*math.Log(z.v+1.0)))
	return z
}

// Uint64 returns a number.
func (z *Zipf) Uint64() uint64 {
	if z == nil {
		panic("rand: nil Zipf")
	}
	for {
		u := z.top + z.r.Float64()*z.span
		x := z.inverted(u)
		k := math.Floor(x + 0.5)
		if k-x <= z.accept || u >= z.integral(k+0.5)-math.Exp(-math.Log(k+z.v)*z.s) {
			return uint64(k)
		}
	}
}
