// Package fnv has the hashes FNV-1 and FNV-1a of Fowler, Noll and Vo: every byte is combined with the hash by exclusive
// or, and the hash multiplied by a prime; FNV-1a combines first.
package fnv

import (
	"hash"
	"math/bits"
)

type (
	sum32   uint32
	sum32a  uint32
	sum64   uint64
	sum64a  uint64
	sum128  [2]uint64 // the higher half first
	sum128a [2]uint64
)

// Where the hashes begin.
const (
	offset32     = 2166136261
	offset64     = 14695981039346656037
	offset128Hi  = 0x6c62272e07bb0142
	offset128Lo  = 0x62b821756295c58d
	prime128Low  = 0x13b
	prime128High = 24 // the prime has one more bit, this many places into the higher half
)

// piece is how much one call of a native takes at most, so that a script can be stopped within a tenth of a millisecond.
const piece = 64 << 10

//go:noescape
func update32(hash uint32, p []byte, combineFirst bool) uint32

//go:noescape
func update64(hash uint64, p []byte, combineFirst bool) uint64

func write32(hash uint32, p []byte, combineFirst bool) uint32 {
	for len(p) > piece {
		hash = update32(hash, p[:piece], combineFirst)
		p = p[piece:]
	}
	return update32(hash, p, combineFirst)
}

func write64(hash uint64, p []byte, combineFirst bool) uint64 {
	for len(p) > piece {
		hash = update64(hash, p[:piece], combineFirst)
		p = p[piece:]
	}
	return update64(hash, p, combineFirst)
}

// times returns a hash of 128 bits times the prime.
func times(s [2]uint64) [2]uint64 {
	hi, lo := bits.Mul64(s[1], prime128Low)
	return [2]uint64{hi + s[1]<<prime128High + s[0]*prime128Low, lo}
}

// appendBig appends the low n bytes of a number, the highest first.
func appendBig(b []byte, x uint64, n int) []byte {
	for n--; n >= 0; n-- {
		b = append(b, byte(x>>(8*n)))
	}
	return b
}

// New32 returns FNV-1 of 32 bits.
func New32() hash.Hash32 {
	s := new(sum32)
	s.Reset()
	return s
}

func (s *sum32) Reset()         { *s = offset32 }
func (s *sum32) Sum32() uint32  { return uint32(*s) }
func (s *sum32) Size() int      { return 4 }
func (s *sum32) BlockSize() int { return 1 }

func (s *sum32) Write(p []byte) (int, error) {
	*s = sum32(write32(uint32(*s), p, false))
	return len(p), nil
}

func (s *sum32) Sum(b []byte) []byte { return appendBig(b, uint64(*s), 4) }

func (s *sum32) Clone() (hash.Cloner, error) {
	t := *s
	return &t, nil
}

// New32a returns FNV-1a of 32 bits.
func New32a() hash.Hash32 {
	s := new(sum32a)
	s.Reset()
	return s
}

func (s *sum32a) Reset()         { *s = offset32 }
func (s *sum32a) Sum32() uint32  { return uint32(*s) }
func (s *sum32a) Size() int      { return 4 }
func (s *sum32a) BlockSize() int { return 1 }

func (s *sum32a) Write(p []byte) (int, error) {
	*s = sum32a(write32(uint32(*s), p, true))
	return len(p), nil
}

func (s *sum32a) Sum(b []byte) []byte { return appendBig(b, uint64(*s), 4) }

func (s *sum32a) Clone() (hash.Cloner, error) {
	t := *s
	return &t, nil
}

// New64 returns FNV-1 of 64 bits.
func New64() hash.Hash64 {
	s := new(sum64)
	s.Reset()
	return s
}

func (s *sum64) Reset()         { *s = offset64 }
func (s *sum64) Sum64() uint64  { return uint64(*s) }
func (s *sum64) Size() int      { return 8 }
func (s *sum64) BlockSize() int { return 1 }

func (s *sum64) Write(p []byte) (int, error) {
	*s = sum64(write64(uint64(*s), p, false))
	return len(p), nil
}

func (s *sum64) Sum(b []byte) []byte { return appendBig(b, uint64(*s), 8) }

func (s *sum64) Clone() (hash.Cloner, error) {
	t := *s
	return &t, nil
}

// New64a returns FNV-1a of 64 bits.
func New64a() hash.Hash64 {
	s := new(sum64a)
	s.Reset()
	return s
}

func (s *sum64a) Reset()         { *s = offset64 }
func (s *sum64a) Sum64() uint64  { return uint64(*s) }
func (s *sum64a) Size() int      { return 8 }
func (s *sum64a) BlockSize() int { return 1 }

func (s *sum64a) Write(p []byte) (int, error) {
	*s = sum64a(write64(uint64(*s), p, true))
	return len(p), nil
}

func (s *sum64a) Sum(b []byte) []byte { return appendBig(b, uint64(*s), 8) }

func (s *sum64a) Clone() (hash.Cloner, error) {
	t := *s
	return &t, nil
}

// New128 returns FNV-1 of 128 bits.
func New128() hash.Hash {
	s := new(sum128)
	s.Reset()
	return s
}

func (s *sum128) Reset()         { *s = sum128{offset128Hi, offset128Lo} }
func (s *sum128) Size() int      { return 16 }
func (s *sum128) BlockSize() int { return 1 }

func (s *sum128) Write(p []byte) (int, error) {
	t := [2]uint64(*s)
	for _, c := range p {
		t = times(t)
		t[1] ^= uint64(c)
	}
	*s = t
	return len(p), nil
}

func (s *sum128) Sum(b []byte) []byte { return appendBig(appendBig(b, s[0], 8), s[1], 8) }

func (s *sum128) Clone() (hash.Cloner, error) {
	t := *s
	return &t, nil
}

// New128a returns FNV-1a of 128 bits.
func New128a() hash.Hash {
	s := new(sum128a)
	s.Reset()
	return s
}

func (s *sum128a) Reset()         { *s = sum128a{offset128Hi, offset128Lo} }
func (s *sum128a) Size() int      { return 16 }
func (s *sum128a) BlockSize() int { return 1 }

func (s *sum128a) Write(p []byte) (int, error) {
	t := [2]uint64(*s)
	for _, c := range p {
		t[1] ^= uint64(c)
		t = times(t)
	}
	*s = t
	return len(p), nil
}

func (s *sum128a) Sum(b []byte) []byte { return appendBig(appendBig(b, s[0], 8), s[1], 8) }

func (s *sum128a) Clone() (hash.Cloner, error) {
	t := *s
	return &t, nil
}
