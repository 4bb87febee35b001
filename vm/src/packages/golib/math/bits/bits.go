// Package bits counts and moves bits.
package bits

import "errors"

// UintSize is the number of bits of a uint.
const UintSize = 64

var overflow = errors.New("runtime error: integer overflow")
var divide = errors.New("runtime error: integer divide by zero")

// LeadingZeros64 counts the zeros before the highest one of x.
func LeadingZeros64(x uint64) int

// TrailingZeros64 counts the zeros behind the lowest one of x.
func TrailingZeros64(x uint64) int

// OnesCount64 counts the ones of x.
func OnesCount64(x uint64) int

// Reverse64 returns the bits of x in the opposite order.
func Reverse64(x uint64) uint64

// ReverseBytes64 returns the bytes of x in the opposite order.
func ReverseBytes64(x uint64) uint64

// Mul64 returns the product of x and y in 128 bits.
func Mul64(x, y uint64) (hi, lo uint64)

func div64(hi, lo, y uint64) (quo, rem uint64)

// LeadingZeros8 counts the zeros before the highest one of x.
func LeadingZeros8(x uint8) int { return LeadingZeros64(uint64(x)) - 56 }

// TrailingZeros8 counts the zeros behind the lowest one of x.
func TrailingZeros8(x uint8) int { return TrailingZeros64(uint64(x) | 1<<8) }

// OnesCount8 counts the ones of x.
func OnesCount8(x uint8) int { return OnesCount64(uint64(x)) }

// Reverse8 returns the bits of x in the opposite order.
func Reverse8(x uint8) uint8 { return uint8(Reverse64(uint64(x)) >> 56) }

// LeadingZeros16 counts the zeros before the highest one of x.
func LeadingZeros16(x uint16) int { return LeadingZeros64(uint64(x)) - 48 }

// TrailingZeros16 counts the zeros behind the lowest one of x.
func TrailingZeros16(x uint16) int { return TrailingZeros64(uint64(x) | 1<<16) }

// OnesCount16 counts the ones of x.
func OnesCount16(x uint16) int { return OnesCount64(uint64(x)) }

// Reverse16 returns the bits of x in the opposite order.
func Reverse16(x uint16) uint16 { return uint16(Reverse64(uint64(x)) >> 48) }

// ReverseBytes16 returns the bytes of x in the opposite order.
func ReverseBytes16(x uint16) uint16 { return uint16(ReverseBytes64(uint64(x)) >> 48) }

// LeadingZeros32 counts the zeros before the highest one of x.
func LeadingZeros32(x uint32) int { return LeadingZeros64(uint64(x)) - 32 }

// TrailingZeros32 counts the zeros behind the lowest one of x.
func TrailingZeros32(x uint32) int { return TrailingZeros64(uint64(x) | 1<<32) }

// OnesCount32 counts the ones of x.
func OnesCount32(x uint32) int { return OnesCount64(uint64(x)) }

// Reverse32 returns the bits of x in the opposite order.
func Reverse32(x uint32) uint32 { return uint32(Reverse64(uint64(x)) >> 32) }

// ReverseBytes32 returns the bytes of x in the opposite order.
func ReverseBytes32(x uint32) uint32 { return uint32(ReverseBytes64(uint64(x)) >> 32) }

// LeadingZeros counts the zeros before the highest one of x.
func LeadingZeros(x uint) int { return LeadingZeros64(uint64(x)) }

// TrailingZeros counts the zeros behind the lowest one of x.
func TrailingZeros(x uint) int { return TrailingZeros64(uint64(x)) }

// OnesCount counts the ones of x.
func OnesCount(x uint) int { return OnesCount64(uint64(x)) }

// Reverse returns the bits of x in the opposite order.
func Reverse(x uint) uint { return uint(Reverse64(uint64(x))) }

// ReverseBytes returns the bytes of x in the opposite order.
func ReverseBytes(x uint) uint { return uint(ReverseBytes64(uint64(x))) }

// Len8 returns how many bits x takes.
func Len8(x uint8) int { return 64 - LeadingZeros64(uint64(x)) }

// RotateLeft8 rotates x by k bits, to the right if k is negative.
func RotateLeft8(x uint8, k int) uint8 {
	s := uint(k) & 7
	return x<<s | x>>(8-s)
}

// Len16 returns how many bits x takes.
func Len16(x uint16) int { return 64 - LeadingZeros64(uint64(x)) }

// RotateLeft16 rotates x by k bits, to the right if k is negative.
func RotateLeft16(x uint16, k int) uint16 {
	s := uint(k) & 15
	return x<<s | x>>(16-s)
}

// Len32 returns how many bits x takes.
func Len32(x uint32) int { return 64 - LeadingZeros64(uint64(x)) }

// RotateLeft32 rotates x by k bits, to the right if k is negative.
func RotateLeft32(x uint32, k int) uint32 {
	s := uint(k) & 31
	return x<<s | x>>(32-s)
}

// Len64 returns how many bits x takes.
func Len64(x uint64) int { return 64 - LeadingZeros64(uint64(x)) }

// RotateLeft64 rotates x by k bits, to the right if k is negative.
func RotateLeft64(x uint64, k int) uint64 {
	s := uint(k) & 63
	return x<<s | x>>(64-s)
}

// Len returns how many bits x takes.
func Len(x uint) int { return 64 - LeadingZeros64(uint64(x)) }

// RotateLeft rotates x by k bits, to the right if k is negative.
func RotateLeft(x uint, k int) uint {
	s := uint(k) & 63
	return x<<s | x>>(64-s)
}

// Add64 returns the sum of x, y and a carry of 0 or 1, and the carry out.
func Add64(x, y, carry uint64) (sum, carryOut uint64) {
	sum = x + y + carry
	carryOut = (x&y | (x|y)&^sum) >> 63
	return sum, carryOut
}

// Sub64 returns x less y and a borrow of 0 or 1, and the borrow out.
func Sub64(x, y, borrow uint64) (diff, borrowOut uint64) {
	diff = x - y - borrow
	borrowOut = (^x&y | ^(x^y)&diff) >> 63
	return diff, borrowOut
}

// Div64 returns the quotient and remainder of the 128 bits hi and lo by y, which must be larger than hi.
func Div64(hi, lo, y uint64) (quo, rem uint64) {
	if y == 0 {
		panic(divide)
	}
	if y <= hi {
		panic(overflow)
	}
	return div64(hi, lo, y)
}

// Rem64 returns the remainder of the 128 bits hi and lo by y.
func Rem64(hi, lo, y uint64) uint64 {
	_, rem := Div64(hi%y, lo, y)
	return rem
}

// Add returns the sum of x, y and a carry of 0 or 1, and the carry out.
func Add(x, y, carry uint) (sum, carryOut uint) {
	sum = x + y + carry
	carryOut = (x&y | (x|y)&^sum) >> 63
	return sum, carryOut
}

// Sub returns x less y and a borrow of 0 or 1, and the borrow out.
func Sub(x, y, borrow uint) (diff, borrowOut uint) {
	diff = x - y - borrow
	borrowOut = (^x&y | ^(x^y)&diff) >> 63
	return diff, borrowOut
}

// Div returns the quotient and remainder of the 128 bits hi and lo by y, which must be larger than hi.
func Div(hi, lo, y uint) (quo, rem uint) {
	if y == 0 {
		panic(divide)
	}
	if y <= hi {
		panic(overflow)
	}
	q, r := div64(uint64(hi), uint64(lo), uint64(y))
	return uint(q), uint(r)
}

// Rem returns the remainder of the 128 bits hi and lo by y.
func Rem(hi, lo, y uint) uint {
	_, rem := Div(hi%y, lo, y)
	return rem
}

// Mul returns the product of x and y in 128 bits.
func Mul(x, y uint) (hi, lo uint) {
	h, l := Mul64(uint64(x), uint64(y))
	return uint(h), uint(l)
}

// Add32 returns the sum of x, y and a carry of 0 or 1, and the carry out.
func Add32(x, y, carry uint32) (sum, carryOut uint32) {
	s := uint64(x) + uint64(y) + uint64(carry)
	return uint32(s), uint32(s >> 32)
}

// Sub32 returns x less y and a borrow of 0 or 1, and the borrow out.
func Sub32(x, y, borrow uint32) (diff, borrowOut uint32) {
	d := uint64(x) - uint64(y) - uint64(borrow)
	return uint32(d), uint32(d>>32) & 1
}

// Mul32 returns the product of x and y in 64 bits.
func Mul32(x, y uint32) (hi, lo uint32) {
	p := uint64(x) * uint64(y)
	return uint32(p >> 32), uint32(p)
}

// Div32 returns the quotient and remainder of the 64 bits hi and lo by y, which must be larger than hi.
func Div32(hi, lo, y uint32) (quo, rem uint32) {
	if y != 0 && y <= hi {
		panic(overflow)
	}
	z := uint64(hi)<<32 | uint64(lo)
	return uint32(z / uint64(y)), uint32(z % uint64(y))
}

// Rem32 returns the remainder of the 64 bits hi and lo by y.
func Rem32(hi, lo, y uint32) uint32 {
	return uint32((uint64(hi)<<32 | uint64(lo)) % uint64(y))
}
