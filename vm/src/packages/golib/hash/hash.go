// Package hash names what checksums and hashes have in common.
package hash

import "io"

// A Hash is computed over what is written to it.
type Hash interface {
	// Write adds data; it never fails.
	io.Writer
	// Sum appends the hash of what was written so far, which does not change it.
	Sum(b []byte) []byte
	// Reset forgets what was written.
	Reset()
	// Size is how many bytes Sum appends.
	Size() int
	// BlockSize is the length of which data is best written in multiples.
	BlockSize() int
}

// A Hash32 is a number of 32 bits.
type Hash32 interface {
	Hash
	Sum32() uint32
}

// A Hash64 is a number of 64 bits.
type Hash64 interface {
	Hash
	Sum64() uint64
}

// A Cloner can be copied with what was written to it.
type Cloner interface {
	Hash
	Clone() (Cloner, error)
}

// An XOF gives as many bytes of output as are read.
type XOF interface {
	io.Writer
	io.Reader
	Reset()
	BlockSize() int
}
