// Package cmplx has the functions of complex numbers.
//
// cmplx.go has parts, powers and roots, trig.go trigonometric and hyperbolic functions, inverse.go their inverses.
package cmplx

import "math"

// Abs returns the distance of x from 0.
func Abs(x complex128) float64 { return math.Hypot(real(x), imag(x)) }

// Phase returns the angle of x.
func Phase(x complex128) float64 { return math.Atan2(imag(x), real(x)) }

// Conj returns x mirrored at the real axis.
func Conj(x complex128) complex128 { return complex(real(x), -imag(x)) }

// Polar returns distance and angle of x.
func Polar(x complex128) (r, theta float64) { return Abs(x), Phase(x) }

// Rect returns the number with this distance and angle.
func Rect(r, theta float64) complex128 {
	s, c := math.Sincos(theta)
	return complex(r*c, r*s)
}

// Inf returns an infinite number.
func Inf() complex128 {
	inf := math.Inf(1)
	return complex(inf, inf)
}

// NaN returns what is not a number.
func NaN() complex128 {
	nan := math.NaN()
	return complex(nan, nan)
}

// IsInf reports whether a part of x is infinite.
func IsInf(x complex128) bool { return math.IsInf(real(x), 0) || math.IsInf(imag(x), 0) }

// IsNaN reports whether a part of x is not a number and none is infinite.
func IsNaN(x complex128) bool {
	return !IsInf(x) && (math.IsNaN(real(x)) || math.IsNaN(imag(x)))
}

// Exp returns e to the power of x.
func Exp(x complex128) complex128 {
	re, im := real(x), imag(x)
	odd := math.IsInf(im, 0) || math.IsNaN(im)
	switch {
	case math.IsInf(re, 1) && im == 0:
		return x
	case math.IsInf(re, -1) && odd:
		return complex(0, math.Copysign(0, im))
	case math.IsInf(re, 1) && odd:
		return complex(re, math.NaN())
	case math.IsNaN(re) && im == 0:
		return complex(math.NaN(), im)
	}
	return Rect(math.Exp(re), im)
}

// Log returns the natural logarithm of x.
func Log(x complex128) complex128 { return complex(math.Log(Abs(x)), Phase(x)) }

// Log10 returns the decimal logarithm of x.
func Log10(x complex128) complex128 {
	z := Log(x)
	return complex(math.Log10E*real(z), math.Log10E*imag(z))
}

// Pow returns x to the power of y.
func Pow(x, y complex128) complex128 {
	if x == 0 {
		switch {
		case IsNaN(y):
			return NaN()
		case real(y) == 0:
			return 1
		case real(y) > 0:
			return 0
		case imag(y) == 0:
			return complex(math.Inf(1), 0)
		}
		return Inf()
	}
	modulus := Abs(x)
	if modulus == 0 {
		return 0
	}
	r := math.Pow(modulus, real(y))
	arg := Phase(x)
	theta := real(y) * arg
	if imag(y) != 0 {
		r *= math.Exp(-imag(y) * arg)
		theta += imag(y) * math.Log(modulus)
	}
	return Rect(r, theta)
}

// Sqrt returns the square root of x that lies right of the imaginary axis.
func Sqrt(x complex128) complex128 {
	a, b := real(x), imag(x)
	switch {
	case b == 0 && a == 0:
		return complex(0, b)
	case b == 0 && a < 0:
		return complex(0, math.Copysign(math.Sqrt(-a), b))
	case b == 0:
		return complex(math.Sqrt(a), b)
	case math.IsInf(b, 0):
		return complex(math.Inf(1), b)
	case a == 0 && b < 0:
		r := math.Sqrt(-0.5 * b)
		return complex(r, -r)
	case a == 0:
		r := math.Sqrt(0.5 * b)
		return complex(r, r)
	}
	// Scaled, so that no square overflows or vanishes.
	scale := 2.0
	if math.Abs(a) > 4 || math.Abs(b) > 4 {
		a *= 0.25
		b *= 0.25
	} else {
		a *= 0x1p54
		b *= 0x1p54
		scale = 0x1p-27
	}
	r := math.Hypot(a, b)
	var t float64
	if a > 0 {
		t = math.Sqrt(0.5*r + 0.5*a)
		r = scale * math.Abs((0.5*b)/t)
		t *= scale
	} else {
		r = math.Sqrt(0.5*r - 0.5*a)
		t = scale * math.Abs((0.5*b)/r)
		r *= scale
	}
	if b < 0 {
		return complex(t, -r)
	}
	return complex(t, r)
}
