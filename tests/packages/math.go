// Package math: results to the last bit, and special values.
package main

import (
	"fmt"
	"math"
)

type unary struct {
	name string
	f    func(float64) float64
}

var functions = []unary{
	{"Exp", math.Exp}, {"Exp2", math.Exp2}, {"Expm1", math.Expm1}, {"Log", math.Log}, {"Log2", math.Log2}, {"Log10", math.Log10}, {"Log1p", math.Log1p},
	{"Sin", math.Sin}, {"Cos", math.Cos}, {"Tan", math.Tan}, {"Asin", math.Asin}, {"Acos", math.Acos}, {"Atan", math.Atan},
	{"Sinh", math.Sinh}, {"Cosh", math.Cosh}, {"Tanh", math.Tanh}, {"Asinh", math.Asinh}, {"Acosh", math.Acosh}, {"Atanh", math.Atanh},
	{"Cbrt", math.Cbrt}, {"Sqrt", math.Sqrt}, {"Gamma", math.Gamma}, {"Erf", math.Erf}, {"Erfc", math.Erfc}, {"Erfinv", math.Erfinv}, {"Erfcinv", math.Erfcinv}, {"Logb", math.Logb},
	{"Floor", math.Floor}, {"Ceil", math.Ceil}, {"Trunc", math.Trunc}, {"Round", math.Round}, {"RoundToEven", math.RoundToEven}, {"Abs", math.Abs},
	{"Lgamma", func(x float64) float64 { y, s := math.Lgamma(x); return y * float64(s) }},
	{"Ilogb", func(x float64) float64 { return float64(math.Ilogb(x)) }},
	{"Frexp", func(x float64) float64 { y, n := math.Frexp(x); return math.Ldexp(y, n/2) }},
	{"Modf", func(x float64) float64 { y, z := math.Modf(x); return z + y/1000 }},
	{"Sincos", func(x float64) float64 { s, c := math.Sincos(x); return s + c*1000 }},
}

type binary struct {
	name string
	f    func(x, y float64) float64
}

// power is an exponent, 0 for what is not a number.
func power(y float64) int {
	if y != y {
		return 0
	}
	return int(max(-5000, min(5000, y)))
}

var pairs = []binary{
	{"Pow", math.Pow}, {"Atan2", math.Atan2}, {"Hypot", math.Hypot}, {"Mod", math.Mod}, {"Remainder", math.Remainder}, {"Nextafter", math.Nextafter},
	{"Dim", math.Dim}, {"Max", math.Max}, {"Min", math.Min}, {"Copysign", math.Copysign},
	{"Nextafter32", func(x, y float64) float64 { return float64(math.Nextafter32(float32(x), float32(y))) }},
	{"FMA", func(x, y float64) float64 { return math.FMA(x, y, -x*y) }},
	{"Ldexp", func(x, y float64) float64 { return math.Ldexp(x, power(y)) }},
}

var state = uint64(88172645463325252)

func random() float64 {
	state ^= state << 13
	state ^= state >> 7
	state ^= state << 17
	return float64(state>>11) / (1 << 53)
}

var scales = []float64{1, 10, 100, 1e-3, 700, 1e5, 1e17, 1e-12, 0.1, 3, 1e300, 30, 180}

func argument(i int) float64 {
	v := random() * scales[i%len(scales)]
	if i%3 == 0 {
		v = -v
	}
	return v
}

// bits are a number's, those of what is not a number being all alike.
func bits(x float64) uint64 {
	if x != x {
		return 1
	}
	return math.Float64bits(x)
}

func main() {
	for _, u := range functions {
		var sum uint64
		for i := range 4000 {
			x := argument(i)
			sum = sum*31 + bits(u.f(x))
			if i%800 == 3 {
				fmt.Print(u.f(x), " ")
			}
		}
		fmt.Println(u.name, sum)
	}
	for _, p := range pairs {
		var sum uint64
		for i := range 4000 {
			x, y := argument(i), argument(i/7)
			if p.name == "Pow" && i%2 == 0 {
				y = math.Round(y)
			}
			sum = sum*31 + bits(p.f(x, y))
			if i%800 == 3 {
				fmt.Print(p.f(x, y), " ")
			}
		}
		fmt.Println(p.name, sum)
	}
	specials := []float64{0, math.Copysign(0, -1), 1, -1, 2, -2, 0.5, -0.5, 3, -3, 1.5, 2.5, -2.5, 33, 34.5, -34.5, -35.5, 150, 171.7, -180.5, 1e-10, -1e-10, 1e-320, 1 << 29, 1e22, math.Inf(1), math.Inf(-1), math.NaN(), math.MaxFloat64, math.SmallestNonzeroFloat64,
		math.Pi, math.Pi / 2, math.Pi / 4, math.E, 709.78, 709.79, -745.1, -745.2, -720, 1023.5, 1024, -1074.5, -1075, 4503599627370497.5, -9007199254740993, 0.9, 0.23, 1.23, 1.73, 7.5, 1 << 60, 6, -6.5, 28, 0.84375, 1.25, 0.999999, 1e9}
	for _, u := range functions {
		fmt.Print(u.name)
		for _, x := range specials {
			fmt.Print(" ", u.f(x))
		}
		fmt.Println()
	}
	for _, p := range pairs {
		for _, x := range specials[:28] {
			fmt.Print(p.name, " ", x, ":")
			for _, y := range specials[:28] {
				fmt.Print(" ", p.f(x, y))
			}
			fmt.Println()
		}
	}
	for n := -330; n < 315; n += 7 {
		fmt.Print(math.Pow10(n), " ")
	}
	fmt.Println(math.Inf(1), math.Inf(-1), math.NaN(), math.IsNaN(math.NaN()), math.IsInf(math.Inf(-1), -1), math.IsInf(math.Inf(-1), 1), math.Signbit(-1), math.Signbit(math.Copysign(0, -1)))
	fmt.Println(math.Float32bits(1.5), math.Float32frombits(0x40490fdb), math.Float64bits(-2), math.MaxInt64, math.MinInt64, uint64(math.MaxUint64), math.MaxFloat32, math.SmallestNonzeroFloat32)
	fmt.Println(math.E, math.Pi, math.Phi, math.Sqrt2, math.SqrtE, math.SqrtPi, math.SqrtPhi, math.Ln2, math.Log2E, math.Ln10, math.Log10E)
}
