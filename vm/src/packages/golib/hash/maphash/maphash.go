// Package maphash has hashes for tables that a program makes for itself: quick, and different in every run.
package maphash

import "hash"

// A Seed chooses the hash function; the zero value chooses none.
type Seed struct{ s uint64 }

func random() uint64

// update adds data to a hash.
//
//go:noescape
func update(state uint64, p []byte) uint64

// updateString adds a string's bytes to a hash, as update does.
//
//go:noescape
func updateString(state uint64, s string) uint64

// mix spreads what a hash has come to over all its bits.
func mix(state uint64) uint64

// hashAny returns the hash of any value that can be a map's key.
//
//go:noescape
func hashAny(seed uint64, v any) uint64

// piece is how much one call of a native takes at most, so that a script can be stopped within a tenth of a millisecond.
const piece = 64 << 10

// MakeSeed returns a random seed.
func MakeSeed() Seed {
	for {
		if s := random(); s != 0 {
			return Seed{s}
		}
	}
}

func (s Seed) start() uint64 {
	if s.s == 0 {
		panic("maphash: use of uninitialized Seed")
	}
	return s.s
}

// Bytes returns the hash of b, as a Hash with that seed would.
func Bytes(seed Seed, b []byte) uint64 { return mix(write(seed.start(), b)) }

// String returns the hash of the bytes of s, as Bytes would.
func String(seed Seed, s string) uint64 { return mix(writeString(seed.start(), s)) }

func write(state uint64, b []byte) uint64 {
	for len(b) > piece {
		state = update(state, b[:piece])
		b = b[piece:]
	}
	return update(state, b)
}

func writeString(state uint64, s string) uint64 {
	for len(s) > piece {
		state = updateString(state, s[:piece])
		s = s[piece:]
	}
	return updateString(state, s)
}

// Comparable returns the hash of v: equal values have equal hashes.
func Comparable[T comparable](seed Seed, v T) uint64 { return hashAny(seed.start(), v) }

// WriteComparable adds the hash of x to h.
func WriteComparable[T comparable](h *Hash, x T) {
	h.begin()
	h.state = hashAny(h.state, x)
}

// A Hash is the hash of what is written to it, with a random seed unless one is set.
type Hash struct {
	_     [0]func() // hashes cannot be compared
	seed  Seed
	state uint64
}

// begin sees to it that there is a seed.
func (h *Hash) begin() {
	if h.seed.s == 0 {
		h.SetSeed(MakeSeed())
	}
}

// Seed returns the seed.
func (h *Hash) Seed() Seed {
	h.begin()
	return h.seed
}

// SetSeed sets the seed and forgets what was written.
func (h *Hash) SetSeed(seed Seed) {
	h.state = seed.start()
	h.seed = seed
}

// Reset forgets what was written.
func (h *Hash) Reset() {
	h.begin()
	h.state = h.seed.s
}

// Write adds b; it never fails.
func (h *Hash) Write(b []byte) (int, error) {
	h.begin()
	h.state = write(h.state, b)
	return len(b), nil
}

// WriteString adds the bytes of s; it never fails.
func (h *Hash) WriteString(s string) (int, error) {
	h.begin()
	h.state = writeString(h.state, s)
	return len(s), nil
}

// WriteByte adds b; it never fails.
func (h *Hash) WriteByte(b byte) error {
	_, err := h.Write([]byte{b})
	return err
}

// Sum64 returns the hash.
func (h *Hash) Sum64() uint64 {
	h.begin()
	return mix(h.state)
}

// Sum appends the hash to b.
func (h *Hash) Sum(b []byte) []byte {
	x := h.Sum64()
	for shift := 56; shift >= 0; shift -= 8 {
		b = append(b, byte(x>>shift))
	}
	return b
}

// Size returns 8.
func (h *Hash) Size() int { return 8 }

// BlockSize returns the length of which data is best written in multiples.
func (h *Hash) BlockSize() int { return 128 }

// Clone returns a copy.
func (h *Hash) Clone() (hash.Cloner, error) {
	h.begin()
	c := *h
	return &c, nil
}

// A Hasher says which values are equal, and hashes them.
type Hasher[T any] interface {
	// Hash adds the value to the hash.
	Hash(*Hash, T)
	// Equal reports whether two values are equal; those have the same hash.
	Equal(x, y T) bool
}

// ComparableHasher is a Hasher by ==.
type ComparableHasher[T comparable] struct {
	_ [0]func(T)
}

// Hash adds v to h.
func (ComparableHasher[T]) Hash(h *Hash, v T) { WriteComparable(h, v) }

// Equal reports whether x == y.
func (ComparableHasher[T]) Equal(x, y T) bool { return x == y }
