// Package encoding/binary.
package main

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math"
	"strings"
)

type Header struct {
	Magic   [4]byte
	Version uint16
	_       uint16
	Flags   int32
	Size    int64
	Ratio   float32
	Exact   float64
	On, Off bool
	C       complex64
	CC      complex128
	Nested  struct{ A, B int8 }
	Arr     [2]Small
	Kind    Kind
}
type Small struct {
	X uint8
	Y int16
}
type Kind uint32

type odd struct{ binary.ByteOrder }

func try(f func()) {
	defer func() {
		if r := recover(); r != nil {
			fmt.Println("panic:", r)
		}
	}()
	f()
}

func main() {
	b := make([]byte, 8)
	for _, order := range []binary.ByteOrder{binary.LittleEndian, binary.BigEndian, binary.NativeEndian} {
		order.PutUint16(b, 0x0102)
		fmt.Printf("%v %#v % x %#x ", order, order, b, order.Uint16(b))
		order.PutUint32(b, 0x01020304)
		fmt.Printf("% x %#x ", b, order.Uint32(b))
		order.PutUint64(b, 0x0102030405060708)
		fmt.Printf("% x %#x\n", b, order.Uint64(b))
		a := order.(binary.AppendByteOrder)
		fmt.Printf("% x\n", a.AppendUint64(a.AppendUint32(a.AppendUint16([]byte{0xff}, 0xa1b2), 0xc1d2e3f4), 0x1122334455667788))
		try(func() { order.Uint32(b[:3]) })
		try(func() { order.PutUint64(b[:7], 1) })
		try(func() { order.Uint16(nil) })
	}

	h := Header{[4]byte{'B', 'R', 'W', '!'}, 3, 7, -5, 1 << 40, 1.5, math.Pi, true, false, 1 - 2i, 3i, struct{ A, B int8 }{-1, 2}, [2]Small{{1, -2}, {3, 4}}, 0xdeadbeef}
	for _, order := range []binary.ByteOrder{binary.LittleEndian, binary.BigEndian, odd{binary.BigEndian}} {
		var buf bytes.Buffer
		fmt.Println(binary.Write(&buf, order, &h), buf.Len(), binary.Size(h))
		fmt.Printf("%x\n", buf.Bytes())
		var got Header
		fmt.Println(binary.Read(&buf, order, &got), got)
	}
	var buf bytes.Buffer
	for _, v := range []any{int8(-1), uint8(2), int16(-3), uint16(4), int32(-5), uint32(6), int64(-7), uint64(8), float32(1.5), 2.5, true, complex64(1), []int16{1, -2}, []uint32{1, 2}, []float64{0.5}, []bool{true, false}, [3]int8{1, 2, 3}, &[2]uint16{9, 10}, []Small{{1, 2}}, []byte("raw"), []complex64{1i}, Kind(5), []Kind{6, 7}} {
		fmt.Print(binary.Size(v), " ")
		if err := binary.Write(&buf, binary.BigEndian, v); err != nil {
			fmt.Println(err)
		}
	}
	fmt.Printf("\n%x\n", buf.Bytes())
	i16, f64, flags, raw := make([]int16, 2), make([]float64, 1), make([]bool, 3), make([]byte, 3)
	r := bytes.NewReader([]byte{0, 1, 0xff, 0xfe, 0x3f, 0xe0, 0, 0, 0, 0, 0, 0, 1, 0, 5, 'a', 'b', 'c', 0x12, 0x34})
	var u16 uint16
	var one int8
	fmt.Println(binary.Read(r, binary.BigEndian, i16), binary.Read(r, binary.BigEndian, &f64), binary.Read(r, binary.BigEndian, flags), binary.Read(r, binary.BigEndian, raw), binary.Read(r, binary.BigEndian, &u16))
	fmt.Println(i16, f64, flags, string(raw), u16, binary.Read(r, binary.BigEndian, &one) == io.EOF)
	fmt.Println(binary.Read(strings.NewReader("x"), binary.BigEndian, &u16) == io.ErrUnexpectedEOF)

	n, err := binary.Decode([]byte{1, 2, 3, 4, 5, 6, 7}, binary.LittleEndian, &h.Arr)
	fmt.Println(n, err, h.Arr)
	n, err = binary.Decode([]byte{1}, binary.LittleEndian, &u16)
	fmt.Println(n, err)
	out := make([]byte, 10)
	n, err = binary.Encode(out, binary.BigEndian, []uint16{1, 2, 3})
	fmt.Println(n, err, out)
	n, err = binary.Encode(out[:2], binary.BigEndian, uint32(1))
	fmt.Println(n, err)
	out, err = binary.Append([]byte("p"), binary.LittleEndian, int32(-2))
	fmt.Println(out, err)
	fmt.Println(binary.Size(1), binary.Size("s"), binary.Size([]int{}), binary.Size(struct{ A any }{}), binary.Size(map[int]int{}), binary.Size([]int32{1, 2}), binary.Size(&u16), binary.Size(nil))
	fmt.Println(binary.Write(&buf, binary.LittleEndian, 1))
	fmt.Println(binary.Write(&buf, binary.LittleEndian, struct{ S string }{}))
	fmt.Println(binary.Read(&buf, binary.LittleEndian, u16))
	fmt.Println(binary.Read(&buf, binary.LittleEndian, new(int)))
	_, err = binary.Append(nil, binary.LittleEndian, []string{})
	fmt.Println(err)
	_, err = binary.Encode(nil, binary.LittleEndian, uintptr(0))
	fmt.Println(err)
	_, err = binary.Decode(nil, binary.LittleEndian, 3)
	fmt.Println(err)
	low := struct{ a uint8 }{7}
	fmt.Println(binary.Write(&buf, binary.LittleEndian, low))
	try(func() { binary.Read(bytes.NewReader([]byte{1}), binary.LittleEndian, &low) })

	for _, x := range []int64{0, 1, -1, 63, -64, 64, 127, 128, 300, -300, 1 << 20, math.MaxInt64, math.MinInt64} {
		s, u := binary.AppendVarint(nil, x), binary.AppendUvarint(nil, uint64(x))
		sx, sn := binary.Varint(s)
		ux, un := binary.Uvarint(u)
		p := make([]byte, binary.MaxVarintLen64)
		fmt.Printf("%x %x %d %d %d %d %d %d\n", s, u, sx, sn, ux, un, binary.PutVarint(p, x), binary.PutUvarint(p, uint64(x)))
		rx, err := binary.ReadVarint(bytes.NewReader(s))
		ry, err2 := binary.ReadUvarint(bytes.NewReader(u))
		fmt.Println(rx, err, ry, err2)
	}
	long := bytes.Repeat([]byte{0x80}, 11)
	for _, in := range [][]byte{nil, {0x80}, {0x80, 0x80}, long, append(append([]byte{}, long[:9]...), 2), append(append([]byte{}, long[:9]...), 1), append(append([]byte{}, long[:10]...), 1)} {
		x, n := binary.Uvarint(in)
		_, err := binary.ReadUvarint(bytes.NewReader(in))
		_, err2 := binary.ReadVarint(bytes.NewReader(in))
		fmt.Println(len(in), x, n, err, err2, errors.Is(err, io.ErrUnexpectedEOF))
	}
	try(func() { binary.PutUvarint(make([]byte, 1), 300) })
	big := make([]uint64, 10000)
	for i := range big {
		big[i] = uint64(i) * 0x0101010101
	}
	buf.Reset()
	binary.Write(&buf, binary.BigEndian, big)
	back := make([]uint64, len(big))
	fmt.Println(binary.Read(&buf, binary.BigEndian, back), back[9999] == big[9999], back[1])
}
