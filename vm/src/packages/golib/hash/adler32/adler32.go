// Package adler32 has the checksum Adler-32 of zlib: the sum of the bytes, and the sum of these sums.
package adler32

import "hash"

// Size is the length of a checksum in bytes.
const Size = 4

// update adds data to a checksum.
//
//go:noescape
func update(sum uint32, p []byte) uint32

// piece is how much one call of update takes at most, so that a script can be stopped within a tenth of a millisecond.
const piece = 64 << 10

func write(sum uint32, p []byte) uint32 {
	for len(p) > piece {
		sum = update(sum, p[:piece])
		p = p[piece:]
	}
	return update(sum, p)
}

type digest uint32

// New returns a hash that is the checksum.
func New() hash.Hash32 {
	d := new(digest)
	d.Reset()
	return d
}

func (d *digest) Size() int      { return Size }
func (d *digest) BlockSize() int { return 4 }
func (d *digest) Reset()         { *d = 1 }
func (d *digest) Sum32() uint32  { return uint32(*d) }

func (d *digest) Write(p []byte) (n int, err error) {
	*d = digest(write(uint32(*d), p))
	return len(p), nil
}

func (d *digest) Sum(b []byte) []byte {
	return append(b, byte(*d>>24), byte(*d>>16), byte(*d>>8), byte(*d))
}

func (d *digest) Clone() (hash.Cloner, error) {
	e := *d
	return &e, nil
}

// Checksum returns the checksum of data.
func Checksum(data []byte) uint32 { return write(1, data) }
