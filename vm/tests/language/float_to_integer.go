package main

import (
	"fmt"
	"math"
)

func show64(name string, f float64) {
	fmt.Println(name, int8(f), int16(f), int32(f), int64(f), int(f), uint8(f), uint16(f), uint32(f), uint64(f), uint(f), uintptr(f))
}
func show32(name string, f float32) {
	fmt.Println(name, int8(f), int16(f), int32(f), int64(f), int(f), uint8(f), uint16(f), uint32(f), uint64(f), uint(f), uintptr(f))
}
func main() {
	vals := []float64{0, 1.9, -0.5, -1, -1.5, 127.9, 128, 200, 255.5, 256, 257, 300, -128, -129, -200, 32767, 32768, 65535, 65536, 65537, 70000, -32769, 2147483647, 2147483648, 3000000000, 4294967295, 4294967296, 4294967297, 5000000000, -2147483648, -2147483649, -3000000000, -4294967297, 1e10, 9007199254740993, 9223372036854774784, 9223372036854775807, 9223372036854777856, 1e19, 18446744073709549568, 18446744073709551615, 1.8446744073709556e19, 1e20, 1e30, -9223372036854775808, -9223372036854777856, -1e19, -1e20, -1e30, math.MaxFloat64, math.NaN(), math.Inf(1), math.Inf(-1), math.MaxFloat32, math.Copysign(0, -1)}
	for _, v := range vals {
		show64(fmt.Sprint(v), v)
	}
	for _, v := range vals {
		show32(fmt.Sprint(float32(v)), float32(v))
	}
}
