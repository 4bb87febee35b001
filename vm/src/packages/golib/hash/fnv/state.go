package fnv

import "errors"

// A state is this and the kind of hash as a fourth byte, then the hash, the highest byte first.
const mark = "fnv"

// state reads the n bytes of a saved hash of a kind.
func state(b []byte, kind byte, n int) (hi, lo uint64, err error) {
	if len(b) < len(mark)+1 || string(b[:len(mark)]) != mark || b[len(mark)] != kind {
		return 0, 0, errors.New("hash/fnv: invalid hash state identifier")
	}
	b = b[len(mark)+1:]
	if len(b) != n {
		return 0, 0, errors.New("hash/fnv: invalid hash state size")
	}
	for _, c := range b {
		hi, lo = hi<<8|lo>>56, lo<<8|uint64(c)
	}
	return hi, lo, nil
}

func (s *sum32) AppendBinary(b []byte) ([]byte, error) {
	b = append(append(b, mark...), 1)
	return appendBig(b, uint64(*s), 4), nil
}

func (s *sum32) MarshalBinary() ([]byte, error) { return s.AppendBinary(nil) }

func (s *sum32) UnmarshalBinary(b []byte) error {
	_, lo, err := state(b, 1, 4)
	if err == nil {
		*s = sum32(lo)
	}
	return err
}

func (s *sum32a) AppendBinary(b []byte) ([]byte, error) {
	b = append(append(b, mark...), 2)
	return appendBig(b, uint64(*s), 4), nil
}

func (s *sum32a) MarshalBinary() ([]byte, error) { return s.AppendBinary(nil) }

func (s *sum32a) UnmarshalBinary(b []byte) error {
	_, lo, err := state(b, 2, 4)
	if err == nil {
		*s = sum32a(lo)
	}
	return err
}

func (s *sum64) AppendBinary(b []byte) ([]byte, error) {
	b = append(append(b, mark...), 3)
	return appendBig(b, uint64(*s), 8), nil
}

func (s *sum64) MarshalBinary() ([]byte, error) { return s.AppendBinary(nil) }

func (s *sum64) UnmarshalBinary(b []byte) error {
	_, lo, err := state(b, 3, 8)
	if err == nil {
		*s = sum64(lo)
	}
	return err
}

func (s *sum64a) AppendBinary(b []byte) ([]byte, error) {
	b = append(append(b, mark...), 4)
	return appendBig(b, uint64(*s), 8), nil
}

func (s *sum64a) MarshalBinary() ([]byte, error) { return s.AppendBinary(nil) }

func (s *sum64a) UnmarshalBinary(b []byte) error {
	_, lo, err := state(b, 4, 8)
	if err == nil {
		*s = sum64a(lo)
	}
	return err
}

func (s *sum128) AppendBinary(b []byte) ([]byte, error) {
	b = append(append(b, mark...), 5)
	return appendBig(appendBig(b, s[0], 8), s[1], 8), nil
}

func (s *sum128) MarshalBinary() ([]byte, error) { return s.AppendBinary(nil) }

func (s *sum128) UnmarshalBinary(b []byte) error {
	hi, lo, err := state(b, 5, 16)
	if err == nil {
		*s = sum128{hi, lo}
	}
	return err
}

func (s *sum128a) AppendBinary(b []byte) ([]byte, error) {
	b = append(append(b, mark...), 6)
	return appendBig(appendBig(b, s[0], 8), s[1], 8), nil
}

func (s *sum128a) MarshalBinary() ([]byte, error) { return s.AppendBinary(nil) }

func (s *sum128a) UnmarshalBinary(b []byte) error {
	hi, lo, err := state(b, 6, 16)
	if err == nil {
		*s = sum128a{hi, lo}
	}
	return err
}
