package rand

import "errors"

// A ChaCha8 is a generator built on the cipher ChaCha with eight rounds. Every 992 bytes it takes its next key from its
// own output.
type ChaCha8 struct {
	block   [blockLen]uint64
	key     [keyLen]uint64
	counter uint32 // of the four cipher blocks in block
	next    uint32 // the first of block that is still to come
	end     uint32 // the first of block that never comes

	// What Read has left of a number, at the end.
	readBuf [8]byte
	readLen int
}

const (
	blockLen   = 32
	keyLen     = 4
	counterInc = 4
	counterMax = 16
)

// chachaBlocks fills out with four blocks of the cipher.
//
//go:noescape
func chachaBlocks(key *[keyLen]uint64, out *[blockLen]uint64, counter uint32)

// NewChaCha8 returns a ChaCha8 with this seed.
func NewChaCha8(seed [32]byte) *ChaCha8 {
	c := new(ChaCha8)
	c.Seed(seed)
	return c
}

// Seed sets the generator to where a seed puts it.
func (c *ChaCha8) Seed(seed [32]byte) {
	for i := range c.key {
		c.key[i] = little(seed[8*i:])
	}
	c.readBuf, c.readLen = [8]byte{}, 0
	c.fill(0)
}

// fill makes the blocks from a counter on.
func (c *ChaCha8) fill(counter uint32) {
	chachaBlocks(&c.key, &c.block, counter)
	c.counter, c.next, c.end = counter, 0, blockLen
	if counter == counterMax-counterInc {
		c.end -= keyLen
	}
}

// Uint64 returns a number of 64 bits.
func (c *ChaCha8) Uint64() uint64 {
	if c.next >= c.end {
		counter := c.counter + counterInc
		if counter == counterMax {
			copy(c.key[:], c.block[blockLen-keyLen:])
			counter = 0
		}
		c.fill(counter)
	}
	x := c.block[c.next]
	c.next++
	return x
}

// Read fills p with random bytes; it never fails.
func (c *ChaCha8) Read(p []byte) (n int, err error) {
	if c.readLen > 0 {
		n = copy(p, c.readBuf[len(c.readBuf)-c.readLen:])
		c.readLen -= n
	}
	for ; len(p)-n >= 8; n += 8 {
		appendLittle(p[:n], c.Uint64())
	}
	if n < len(p) {
		appendLittle(c.readBuf[:0], c.Uint64())
		left := copy(p[n:], c.readBuf[:])
		n += left
		c.readLen = 8 - left
	}
	return n, nil
}

// AppendBinary appends the state.
func (c *ChaCha8) AppendBinary(b []byte) ([]byte, error) {
	if c.readLen > 0 {
		b = append(append(b, "readbuf:"...), byte(c.readLen))
		b = append(b, c.readBuf[len(c.readBuf)-c.readLen:]...)
	}
	b = appendBig(append(b, "chacha8:"...), uint64(c.counter/counterInc*blockLen+c.next))
	for _, word := range c.key {
		b = appendLittle(b, word)
	}
	return b, nil
}

// MarshalBinary returns the state.
func (c *ChaCha8) MarshalBinary() ([]byte, error) { return c.AppendBinary(make([]byte, 0, 64)) }

// UnmarshalBinary sets the state to one that MarshalBinary has returned.
func (c *ChaCha8) UnmarshalBinary(data []byte) error {
	if len(data) >= 8 && string(data[:8]) == "readbuf:" {
		data = data[8:]
		if len(data) == 0 || len(data) < 1+int(data[0]) {
			return errors.New("invalid ChaCha8 Read buffer encoding")
		}
		left := data[1 : 1+int(data[0])]
		data = data[1+len(left):]
		c.readLen = copy(c.readBuf[max(0, len(c.readBuf)-len(left)):], left)
	}
	if len(data) != 48 || string(data[:8]) != "chacha8:" {
		return errors.New("invalid ChaCha8 encoding")
	}
	used := big(data[8:])
	if used > counterMax/counterInc*blockLen-keyLen {
		return errors.New("invalid ChaCha8 encoding")
	}
	for i := range c.key {
		c.key[i] = little(data[16+8*i:])
	}
	c.fill(counterInc * uint32(used/blockLen))
	c.next = uint32(used % blockLen)
	return nil
}
