package binary

import (
	"errors"
	"io"
	"math"
	"reflect"
	"unsafe"
)

var errBufferTooSmall = errors.New("buffer too small")

// Size returns how many bytes Write takes for v, -1 if parts of it have no fixed size.
func Size(v any) int {
	return sizeOfValue(reflect.Indirect(reflect.ValueOf(v)))
}

// Read reads data of fixed size: a pointer or a slice says where to.
func Read(r io.Reader, order ByteOrder, data any) error {
	v, size := target(data)
	if size < 0 {
		return errors.New("binary.Read: invalid type " + reflect.TypeOf(data).String())
	}
	buf := make([]byte, size)
	if _, err := io.ReadFull(r, buf); err != nil {
		return err
	}
	decoder := coder{order: order, buf: buf}
	decoder.decode(v)
	return nil
}

// Decode takes data of fixed size from buf: a pointer or a slice says where to. It returns how many bytes it took.
func Decode(buf []byte, order ByteOrder, data any) (int, error) {
	v, size := target(data)
	if size < 0 {
		return 0, errors.New("binary.Decode: invalid type " + reflect.TypeOf(data).String())
	}
	if len(buf) < size {
		return 0, errBufferTooSmall
	}
	decoder := coder{order: order, buf: buf[:size]}
	decoder.decode(v)
	return size, nil
}

// target returns what is decoded into, and its size: -1 if it has none.
func target(data any) (reflect.Value, int) {
	v := reflect.ValueOf(data)
	switch v.Kind() {
	case reflect.Pointer:
		v = v.Elem()
		return v, sizeOfValue(v)
	case reflect.Slice:
		return v, sizeOfValue(v)
	}
	return v, -1
}

// Write writes data of fixed size.
func Write(w io.Writer, order ByteOrder, data any) error {
	v := reflect.Indirect(reflect.ValueOf(data))
	size := sizeOfValue(v)
	if size < 0 {
		return errors.New("binary.Write: some values are not fixed-sized in type " + reflect.TypeOf(data).String())
	}
	_, err := w.Write(encoded(make([]byte, size), order, v))
	return err
}

// Encode puts data of fixed size into buf and returns how many bytes it took.
func Encode(buf []byte, order ByteOrder, data any) (int, error) {
	v := reflect.Indirect(reflect.ValueOf(data))
	size := sizeOfValue(v)
	if size < 0 {
		return 0, errors.New("binary.Encode: some values are not fixed-sized in type " + reflect.TypeOf(data).String())
	}
	if len(buf) < size {
		return 0, errBufferTooSmall
	}
	encoded(buf[:size], order, v)
	return size, nil
}

// Append appends data of fixed size to buf.
func Append(buf []byte, order ByteOrder, data any) ([]byte, error) {
	v := reflect.Indirect(reflect.ValueOf(data))
	size := sizeOfValue(v)
	if size < 0 {
		return nil, errors.New("binary.Append: some values are not fixed-sized in type " + reflect.TypeOf(data).String())
	}
	n := len(buf)
	buf = append(buf, make([]byte, size)...)
	encoded(buf[n:], order, v)
	return buf, nil
}

func encoded(buf []byte, order ByteOrder, v reflect.Value) []byte {
	encoder := coder{order: order, buf: buf}
	encoder.encode(v)
	return buf
}

func sizeOfValue(v reflect.Value) int {
	switch v.Kind() {
	case reflect.Invalid:
		return -1
	case reflect.Slice:
		size := sizeOfType(v.Type().Elem())
		if size < 0 {
			return -1
		}
		return size * v.Len()
	}
	return sizeOfType(v.Type())
}

func sizeOfType(t reflect.Type) int {
	switch t.Kind() {
	case reflect.Array:
		if size := sizeOfType(t.Elem()); size >= 0 {
			return size * t.Len()
		}
	case reflect.Struct:
		sum := 0
		for i, n := 0, t.NumField(); i < n; i++ {
			size := sizeOfType(t.Field(i).Type)
			if size < 0 {
				return -1
			}
			sum += size
		}
		return sum
	case reflect.Bool, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64,
		reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64,
		reflect.Float32, reflect.Float64, reflect.Complex64, reflect.Complex128:
		return int(t.Size())
	}
	return -1
}

// coder goes through a value and a buffer.
type coder struct {
	order ByteOrder
	buf   []byte
	at    int
}

// next returns the next n bytes.
func (c *coder) next(n int) []byte {
	c.at += n
	return c.buf[c.at-n : c.at]
}

// swapCopy copies numbers of so many bytes, with their bytes the other way round if swap.
//
//go:noescape
func swapCopy(to, from []byte, size int, swap bool) int

// numbers returns the memory of a slice or an array variable of numbers and how many bytes each has; 0 if there is none.
func (c *coder) numbers(v reflect.Value) (memory []byte, size int, swap bool) {
	switch c.order.(type) {
	case littleEndian, nativeEndian:
	case bigEndian:
		swap = true
	default:
		return nil, 0, false
	}
	t := v.Type().Elem()
	switch k := t.Kind(); {
	case reflect.Int8 <= k && k <= reflect.Float64 && k != reflect.Uint && k != reflect.Uintptr:
		size = int(t.Size())
	case k == reflect.Complex64 || k == reflect.Complex128:
		size = int(t.Size()) / 2
	default:
		return nil, 0, false
	}
	var first unsafe.Pointer
	switch {
	case v.Kind() == reflect.Slice:
		first = v.UnsafePointer()
	case v.CanAddr():
		first = unsafe.Pointer(v.UnsafeAddr())
	default:
		return nil, 0, false
	}
	return unsafe.Slice((*byte)(first), v.Len()*int(t.Size())), size, swap
}

func (c *coder) decode(v reflect.Value) {
	switch v.Kind() {
	case reflect.Array, reflect.Slice:
		// What may not be set panics, element by element.
		if v.Kind() == reflect.Slice && v.CanInterface() || v.CanSet() {
			if memory, size, swap := c.numbers(v); size > 0 {
				swapCopy(memory, c.next(len(memory)), size, swap)
				return
			}
		}
		for i, n := 0, v.Len(); i < n; i++ {
			c.decode(v.Index(i))
		}
	case reflect.Struct:
		t := v.Type()
		for i, n := 0, v.NumField(); i < n; i++ {
			if f := v.Field(i); f.CanSet() || t.Field(i).Name != "_" {
				c.decode(f)
			} else {
				c.next(sizeOfValue(f))
			}
		}
	case reflect.Bool:
		v.SetBool(c.next(1)[0] != 0)
	case reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		size := int(v.Type().Size())
		shift := 64 - 8*size
		v.SetInt(int64(c.get(size)<<shift) >> shift)
	case reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		v.SetUint(c.get(int(v.Type().Size())))
	case reflect.Float32:
		v.SetFloat(float64(math.Float32frombits(uint32(c.get(4)))))
	case reflect.Float64:
		v.SetFloat(math.Float64frombits(c.get(8)))
	case reflect.Complex64:
		re := math.Float32frombits(uint32(c.get(4)))
		im := math.Float32frombits(uint32(c.get(4)))
		v.SetComplex(complex(float64(re), float64(im)))
	case reflect.Complex128:
		re := math.Float64frombits(c.get(8))
		im := math.Float64frombits(c.get(8))
		v.SetComplex(complex(re, im))
	}
}

func (c *coder) encode(v reflect.Value) {
	switch v.Kind() {
	case reflect.Array, reflect.Slice:
		if memory, size, swap := c.numbers(v); size > 0 {
			swapCopy(c.next(len(memory)), memory, size, swap)
			return
		}
		for i, n := 0, v.Len(); i < n; i++ {
			c.encode(v.Index(i))
		}
	case reflect.Struct:
		t := v.Type()
		for i, n := 0, v.NumField(); i < n; i++ {
			if f := v.Field(i); t.Field(i).Name != "_" {
				c.encode(f)
			} else {
				clear(c.next(sizeOfValue(f)))
			}
		}
	case reflect.Bool:
		b := c.next(1)
		b[0] = 0
		if v.Bool() {
			b[0] = 1
		}
	case reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		c.put(int(v.Type().Size()), uint64(v.Int()))
	case reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		c.put(int(v.Type().Size()), v.Uint())
	case reflect.Float32:
		c.put(4, uint64(math.Float32bits(float32(v.Float()))))
	case reflect.Float64:
		c.put(8, math.Float64bits(v.Float()))
	case reflect.Complex64:
		x := v.Complex()
		c.put(4, uint64(math.Float32bits(float32(real(x)))))
		c.put(4, uint64(math.Float32bits(float32(imag(x)))))
	case reflect.Complex128:
		x := v.Complex()
		c.put(8, math.Float64bits(real(x)))
		c.put(8, math.Float64bits(imag(x)))
	}
}

// get returns the next number, of so many bytes.
func (c *coder) get(size int) uint64 {
	b := c.next(size)
	switch size {
	case 1:
		return uint64(b[0])
	case 2:
		return uint64(c.order.Uint16(b))
	case 4:
		return uint64(c.order.Uint32(b))
	}
	return c.order.Uint64(b)
}

// put writes the next number, of so many bytes.
func (c *coder) put(size int, x uint64) {
	b := c.next(size)
	switch size {
	case 1:
		b[0] = byte(x)
	case 2:
		c.order.PutUint16(b, uint16(x))
	case 4:
		c.order.PutUint32(b, uint32(x))
	default:
		c.order.PutUint64(b, x)
	}
}
