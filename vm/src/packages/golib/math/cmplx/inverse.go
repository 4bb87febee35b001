package cmplx

import "math"

// Asin returns the arc sine of x.
func Asin(x complex128) complex128 {
	re, im := real(x), imag(x)
	switch {
	case im == 0 && math.Abs(re) <= 1:
		return complex(math.Asin(re), im)
	case re == 0 && math.Abs(im) <= 1:
		return complex(re, math.Asinh(im))
	case math.IsNaN(im) && re == 0:
		return complex(re, math.NaN())
	case math.IsNaN(im) && math.IsInf(re, 0):
		return complex(math.NaN(), re)
	case math.IsNaN(im):
		return NaN()
	case math.IsInf(im, 0) && math.IsNaN(re):
		return x
	case math.IsInf(im, 0) && math.IsInf(re, 0):
		return complex(math.Copysign(math.Pi/4, re), im)
	case math.IsInf(im, 0):
		return complex(math.Copysign(0, re), im)
	case math.IsInf(re, 0):
		return complex(math.Copysign(math.Pi/2, re), math.Copysign(re, im))
	}
	xx := x * x
	w := Log(complex(-im, re) + Sqrt(complex(1-real(xx), -imag(xx))))
	return complex(imag(w), -real(w))
}

// Asinh returns the inverse hyperbolic sine of x.
func Asinh(x complex128) complex128 {
	re, im := real(x), imag(x)
	switch {
	case im == 0 && math.Abs(re) <= 1:
		return complex(math.Asinh(re), im)
	case re == 0 && math.Abs(im) <= 1:
		return complex(re, math.Asin(im))
	case math.IsInf(re, 0) && math.IsInf(im, 0):
		return complex(re, math.Copysign(math.Pi/4, im))
	case math.IsInf(re, 0) && math.IsNaN(im), math.IsNaN(re) && im == 0:
		return x
	case math.IsInf(re, 0):
		return complex(re, math.Copysign(0, im))
	case math.IsNaN(re) && math.IsInf(im, 0):
		return complex(im, re)
	case math.IsNaN(re):
		return NaN()
	case math.IsInf(im, 0):
		return complex(math.Copysign(im, re), math.Copysign(math.Pi/2, im))
	}
	xx := x * x
	return Log(x + Sqrt(complex(1+real(xx), imag(xx))))
}

// Acos returns the arc cosine of x.
func Acos(x complex128) complex128 {
	w := Asin(x)
	return complex(math.Pi/2-real(w), -imag(w))
}

// Acosh returns the inverse hyperbolic cosine of x.
func Acosh(x complex128) complex128 {
	if x == 0 {
		return complex(0, math.Copysign(math.Pi/2, imag(x)))
	}
	w := Acos(x)
	if imag(w) <= 0 {
		return complex(-imag(w), real(w))
	}
	return complex(imag(w), -real(w))
}

// Atan returns the arc tangent of x.
func Atan(x complex128) complex128 {
	re, im := real(x), imag(x)
	switch {
	case im == 0:
		return complex(math.Atan(re), im)
	case re == 0 && math.Abs(im) <= 1:
		return complex(re, math.Atanh(im))
	case math.IsInf(im, 0) && math.IsNaN(re):
		return complex(math.NaN(), math.Copysign(0, im))
	case math.IsInf(im, 0) || math.IsInf(re, 0):
		return complex(math.Copysign(math.Pi/2, re), math.Copysign(0, im))
	case math.IsNaN(re) || math.IsNaN(im):
		return NaN()
	}
	x2 := re * re
	a := 1 - x2 - im*im
	below := x2 + (im-1)*(im-1)
	if a == 0 || below == 0 {
		return NaN()
	}
	w := reducePi(0.5 * math.Atan2(2*re, a))
	above := x2 + (im+1)*(im+1)
	return complex(w, 0.25*math.Log(above/below))
}

// Atanh returns the inverse hyperbolic tangent of x.
func Atanh(x complex128) complex128 {
	z := Atan(complex(-imag(x), real(x)))
	return complex(imag(z), -real(z))
}
