// Package crc64 has the checksum CRC-64: the remainder of the data, taken as a polynomial over bits, by another one.
package crc64

import "hash"

// Size is the length of a checksum in bytes.
const Size = 8

// Polynomials, the lowest power in the highest bit: of ISO 3309 and of ECMA 182.
const (
	ISO  = 0xD800000000000000
	ECMA = 0xC96C5795D7870F42
)

// A Table has the checksum of every byte for a polynomial.
type Table [256]uint64

// fill makes a polynomial's table.
//
//go:noescape
func fill(t *Table, poly uint64)

// update adds data to a checksum.
//
//go:noescape
func update(crc uint64, t *Table, p []byte) uint64

// piece is how much one call of update takes at most, so that a script can be stopped within a tenth of a millisecond.
const piece = 32 << 10

func newTable(poly uint64) *Table {
	t := new(Table)
	fill(t, poly)
	return t
}

// The tables of ISO and ECMA, from their first use on.
var iso, ecma *Table

// MakeTable returns the table of a polynomial, which must not be changed.
func MakeTable(poly uint64) *Table {
	switch poly {
	case ISO:
		if iso == nil {
			iso = newTable(poly)
		}
		return iso
	case ECMA:
		if ecma == nil {
			ecma = newTable(poly)
		}
		return ecma
	}
	return newTable(poly)
}

// Update returns the checksum of what crc is the checksum of, followed by p.
func Update(crc uint64, tab *Table, p []byte) uint64 {
	for len(p) > piece {
		crc = update(crc, tab, p[:piece])
		p = p[piece:]
	}
	return update(crc, tab, p)
}

// Checksum returns the checksum of data.
func Checksum(data []byte, tab *Table) uint64 { return Update(0, tab, data) }

type digest struct {
	crc uint64
	tab *Table
}

// New returns a hash that is the checksum.
func New(tab *Table) hash.Hash64 { return &digest{0, tab} }

func (d *digest) Size() int      { return Size }
func (d *digest) BlockSize() int { return 1 }
func (d *digest) Reset()         { d.crc = 0 }
func (d *digest) Sum64() uint64  { return d.crc }

func (d *digest) Write(p []byte) (n int, err error) {
	d.crc = Update(d.crc, d.tab, p)
	return len(p), nil
}

func (d *digest) Sum(b []byte) []byte { return appendBig(b, d.crc) }

func (d *digest) Clone() (hash.Cloner, error) {
	e := *d
	return &e, nil
}
