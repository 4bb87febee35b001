package adler32

import "errors"

// A state is this and the checksum, the highest byte first.
const mark = "adl\x01"

func (d *digest) AppendBinary(b []byte) ([]byte, error) { return d.Sum(append(b, mark...)), nil }

func (d *digest) MarshalBinary() ([]byte, error) { return d.AppendBinary(nil) }

func (d *digest) UnmarshalBinary(b []byte) error {
	if len(b) < len(mark) || string(b[:len(mark)]) != mark {
		return errors.New("hash/adler32: invalid hash state identifier")
	}
	if len(b) != len(mark)+Size {
		return errors.New("hash/adler32: invalid hash state size")
	}
	b = b[len(mark):]
	*d = digest(b[0])<<24 | digest(b[1])<<16 | digest(b[2])<<8 | digest(b[3])
	return nil
}
