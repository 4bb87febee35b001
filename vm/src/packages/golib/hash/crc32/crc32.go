// Package crc32 has the checksum CRC-32: the remainder of the data, taken as a polynomial over bits, by another one.
package crc32

import "hash"

// Size is the length of a checksum in bytes.
const Size = 4

// Polynomials, the lowest power in the highest bit: that of Ethernet, gzip and PNG; that of iSCSI; Koopman's.
const (
	IEEE       = 0xedb88320
	Castagnoli = 0x82f63b78
	Koopman    = 0xeb31d82e
)

// A Table has the checksum of every byte for a polynomial.
type Table [256]uint32

// fill makes a polynomial's table.
//
//go:noescape
func fill(t *Table, poly uint32)

// update adds data to a checksum.
//
//go:noescape
func update(crc uint32, t *Table, p []byte) uint32

// piece is how much one call of update takes at most, so that a script can be stopped within a tenth of a millisecond.
const piece = 32 << 10

func newTable(poly uint32) *Table {
	t := new(Table)
	fill(t, poly)
	return t
}

// IEEETable is the table of IEEE.
var IEEETable = newTable(IEEE)

// castagnoli is the table of Castagnoli, from its first use on.
var castagnoli *Table

// MakeTable returns the table of a polynomial, which must not be changed.
func MakeTable(poly uint32) *Table {
	switch poly {
	case IEEE:
		return IEEETable
	case Castagnoli:
		if castagnoli == nil {
			castagnoli = newTable(poly)
		}
		return castagnoli
	}
	return newTable(poly)
}

// ChecksumIEEE returns the checksum of data with IEEETable.
func ChecksumIEEE(data []byte) uint32 { return Update(0, IEEETable, data) }

// NewIEEE is New with IEEETable.
func NewIEEE() hash.Hash32 { return New(IEEETable) }

// Update returns the checksum of what crc is the checksum of, followed by p.
func Update(crc uint32, tab *Table, p []byte) uint32 {
	for len(p) > piece {
		crc = update(crc, tab, p[:piece])
		p = p[piece:]
	}
	return update(crc, tab, p)
}

// Checksum returns the checksum of data.
func Checksum(data []byte, tab *Table) uint32 { return Update(0, tab, data) }

type digest struct {
	crc uint32
	tab *Table
}

// New returns a hash that is the checksum.
func New(tab *Table) hash.Hash32 { return &digest{0, tab} }

func (d *digest) Size() int      { return Size }
func (d *digest) BlockSize() int { return 1 }
func (d *digest) Reset()         { d.crc = 0 }
func (d *digest) Sum32() uint32  { return d.crc }

func (d *digest) Write(p []byte) (n int, err error) {
	d.crc = Update(d.crc, d.tab, p)
	return len(p), nil
}

func (d *digest) Sum(b []byte) []byte { return appendBig(b, d.crc) }

func (d *digest) Clone() (hash.Cloner, error) {
	e := *d
	return &e, nil
}
