// Package binary turns numbers into bytes and back, in either byte order, and in as few bytes as they need (varints).
package binary

// ByteOrder reads and writes numbers at the beginning of slices.
type ByteOrder interface {
	Uint16([]byte) uint16
	Uint32([]byte) uint32
	Uint64([]byte) uint64
	PutUint16([]byte, uint16)
	PutUint32([]byte, uint32)
	PutUint64([]byte, uint64)
	String() string
}

// AppendByteOrder appends numbers to slices.
type AppendByteOrder interface {
	AppendUint16([]byte, uint16) []byte
	AppendUint32([]byte, uint32) []byte
	AppendUint64([]byte, uint64) []byte
	String() string
}

type littleEndian struct{}
type bigEndian struct{}

// nativeEndian is the order of the machine: Burrow runs on little-endian ones.
type nativeEndian struct{ littleEndian }

// The byte orders.
var (
	LittleEndian littleEndian
	BigEndian    bigEndian
	NativeEndian nativeEndian
)

// The natives read and write the low bytes of x, the lowest first, or last.
//
//go:noescape
func get16(b []byte) uint16

//go:noescape
func get32(b []byte) uint32

//go:noescape
func get64(b []byte) uint64

//go:noescape
func getBig16(b []byte) uint16

//go:noescape
func getBig32(b []byte) uint32

//go:noescape
func getBig64(b []byte) uint64

//go:noescape
func put16(b []byte, x uint16)

//go:noescape
func put32(b []byte, x uint32)

//go:noescape
func put64(b []byte, x uint64)

//go:noescape
func putBig16(b []byte, x uint16)

//go:noescape
func putBig32(b []byte, x uint32)

//go:noescape
func putBig64(b []byte, x uint64)

func (littleEndian) Uint16(b []byte) uint16       { return get16(b) }
func (littleEndian) Uint32(b []byte) uint32       { return get32(b) }
func (littleEndian) Uint64(b []byte) uint64       { return get64(b) }
func (littleEndian) PutUint16(b []byte, v uint16) { put16(b, v) }
func (littleEndian) PutUint32(b []byte, v uint32) { put32(b, v) }
func (littleEndian) PutUint64(b []byte, v uint64) { put64(b, v) }

func (littleEndian) AppendUint16(b []byte, v uint16) []byte {
	return append(b, byte(v), byte(v>>8))
}

func (littleEndian) AppendUint32(b []byte, v uint32) []byte {
	return append(b, byte(v), byte(v>>8), byte(v>>16), byte(v>>24))
}

func (littleEndian) AppendUint64(b []byte, v uint64) []byte {
	return append(b, byte(v), byte(v>>8), byte(v>>16), byte(v>>24), byte(v>>32), byte(v>>40), byte(v>>48), byte(v>>56))
}

func (littleEndian) String() string   { return "LittleEndian" }
func (littleEndian) GoString() string { return "binary.LittleEndian" }

func (bigEndian) Uint16(b []byte) uint16       { return getBig16(b) }
func (bigEndian) Uint32(b []byte) uint32       { return getBig32(b) }
func (bigEndian) Uint64(b []byte) uint64       { return getBig64(b) }
func (bigEndian) PutUint16(b []byte, v uint16) { putBig16(b, v) }
func (bigEndian) PutUint32(b []byte, v uint32) { putBig32(b, v) }
func (bigEndian) PutUint64(b []byte, v uint64) { putBig64(b, v) }

func (bigEndian) AppendUint16(b []byte, v uint16) []byte {
	return append(b, byte(v>>8), byte(v))
}

func (bigEndian) AppendUint32(b []byte, v uint32) []byte {
	return append(b, byte(v>>24), byte(v>>16), byte(v>>8), byte(v))
}

func (bigEndian) AppendUint64(b []byte, v uint64) []byte {
	return append(b, byte(v>>56), byte(v>>48), byte(v>>40), byte(v>>32), byte(v>>24), byte(v>>16), byte(v>>8), byte(v))
}

func (bigEndian) String() string   { return "BigEndian" }
func (bigEndian) GoString() string { return "binary.BigEndian" }

func (nativeEndian) String() string   { return "NativeEndian" }
func (nativeEndian) GoString() string { return "binary.NativeEndian" }
