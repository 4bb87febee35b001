package crc64

import "errors"

// A state is this, the checksum of the table, and the checksum, both with the highest byte first.
const mark = "crc\x02"

// checksum is that of the table's numbers, each with the highest byte first.
func (t *Table) checksum() uint64 {
	all := make([]byte, 0, len(t)*Size)
	for _, x := range t {
		all = appendBig(all, x)
	}
	return Checksum(all, MakeTable(ISO))
}

func appendBig(b []byte, x uint64) []byte {
	for shift := 56; shift >= 0; shift -= 8 {
		b = append(b, byte(x>>shift))
	}
	return b
}

func big(b []byte) (x uint64) {
	for _, c := range b[:Size] {
		x = x<<8 | uint64(c)
	}
	return x
}

func (d *digest) AppendBinary(b []byte) ([]byte, error) {
	return appendBig(appendBig(append(b, mark...), d.tab.checksum()), d.crc), nil
}

func (d *digest) MarshalBinary() ([]byte, error) { return d.AppendBinary(nil) }

func (d *digest) UnmarshalBinary(b []byte) error {
	if len(b) < len(mark) || string(b[:len(mark)]) != mark {
		return errors.New("hash/crc64: invalid hash state identifier")
	}
	if len(b) != len(mark)+2*Size {
		return errors.New("hash/crc64: invalid hash state size")
	}
	b = b[len(mark):]
	if big(b) != d.tab.checksum() {
		return errors.New("hash/crc64: tables do not match")
	}
	d.crc = big(b[Size:])
	return nil
}
