// Package load has what the workloads are made of: memory that is touched, paced by the clock.
package load

// MiB is a mebibyte.
const MiB = 1 << 20

// page is the bytes of an OS page: a write to each makes a block resident.
const page = 4 << 10

// nodeBytes is the size of a Node.
const nodeBytes = 128

// A Chunk is a block with a list of small nodes beside it.
type Chunk struct {
	Block []byte
	Nodes *Node
}

// A Node is a small object.
type Node struct {
	next  *Node
	Value int
	_     [14]int
}

// New makes the i-th chunk of a kind: its block has 1, 2, 4, ... or 32 times kind bytes, its nodes an eighth of that.
func New(i, kind int) *Chunk {
	block := kind << (i % 6)
	return NewOf(i, block, block/8)
}

// NewOf makes the i-th chunk, of so many bytes in its block and in its nodes.
func NewOf(i, block, nodes int) *Chunk {
	c := &Chunk{Block: Block(block, byte(i))}
	for range nodes / nodeBytes {
		c.Nodes = &Node{next: c.Nodes, Value: i}
	}
	return c
}

// Block makes a block that is resident: mark stands in each of its pages.
func Block(size int, mark byte) []byte {
	block := make([]byte, size)
	for at := 0; at < size; at += page {
		block[at] = mark
	}
	return block
}

// Size returns the bytes of a chunk made by New.
func (c *Chunk) Size() int { return len(c.Block) + len(c.Block)/8 }

// Fill makes chunks of a kind, of so many bytes in all.
func Fill(size, kind int) []*Chunk {
	var chunks []*Chunk
	for i := 0; size > 0; i++ {
		c := New(i, kind)
		chunks = append(chunks, c)
		size -= c.Size()
	}
	return chunks
}

// Sum adds up what chunks hold: they are alive until then.
func Sum(chunks []*Chunk) int {
	s := 0
	for _, c := range chunks {
		s += int(c.Block[0]) + c.Nodes.Value
	}
	return s
}
