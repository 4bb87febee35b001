package main

import "unsafe"

type T struct {
	a int8
	b int64
	c [3]uint16
}

func try(name string, f func()) {
	defer func() {
		if r := recover(); r != nil {
			println(name, r.(error).Error())
		}
	}()
	f()
	println(name, "fine")
}

func sizes[T any](x T) (uintptr, uintptr) {
	return unsafe.Sizeof(x), unsafe.Alignof(x)
}

func offset[E any]() uintptr {
	var s struct {
		first E
		then  int8
	}
	return unsafe.Offsetof(s.then)
}

func pair() (*int, int) {
	a := [3]int{7, 8, 9}
	return &a[0], 2
}

func main() {
	a := [4]int{1, 2, 3, 4}
	p := unsafe.Pointer(&a[0])
	q := (*int)(unsafe.Add(p, 16))
	println(*q, *(*int)(unsafe.Add(unsafe.Pointer(q), -8)))
	println(*(*int)(unsafe.Pointer(uintptr(p) + unsafe.Sizeof(a[0]))))

	s := unsafe.Slice(&a[1], 2)
	println(len(s), cap(s), s[0], s[1])
	s[0] = 20
	println(a[1], unsafe.SliceData(s) == &a[1], unsafe.SliceData([]int(nil)) == nil)
	t := unsafe.Slice(pair())
	println(len(t), t[0], t[1])

	b := []byte("hello")
	str := unsafe.String(&b[1], 3)
	println(str, len(str), *unsafe.StringData(str))
	println(unsafe.String(unsafe.SliceData(b), len(b)))
	var none *int
	println(unsafe.Slice(none, 0) == nil, unsafe.String(nil, 0) == "")

	n := -1
	big := uint64(1) << 63
	try("negative slice", func() { _ = unsafe.Slice(&a[0], n) })
	try("huge slice", func() { _ = unsafe.Slice(&a[0], big) })
	n = 1 << 61
	try("overflowing slice", func() { _ = unsafe.Slice(&a[0], n) })
	n = 1
	try("nil slice", func() { _ = unsafe.Slice(none, n) })
	try("nil string", func() { _ = unsafe.String((*byte)(nil), n) })
	n = -5
	try("negative string", func() { _ = unsafe.String(&b[0], n) })
	var empty *struct{}
	n = 3
	try("nil slice of nothing", func() { _ = unsafe.Slice(empty, n) })
	empty = new(struct{})
	n = 1 << 62
	try("slice of nothing", func() { _ = unsafe.Slice(empty, n) })

	x := T{-1, 5, [3]uint16{1, 2, 3}}
	pb := (*int64)(unsafe.Add(unsafe.Pointer(&x), unsafe.Offsetof(x.b)))
	*pb = 77
	pc := (*[3]uint16)(unsafe.Pointer(uintptr(unsafe.Pointer(&x)) + unsafe.Offsetof(x.c)))
	pc[2] = 9
	println(x.a, x.b, x.c[2])

	f := 1.5
	println(*(*uint64)(unsafe.Pointer(&f)))
	var i any = 42
	words := (*[2]uintptr)(unsafe.Pointer(&i))
	println(words[0] != 0, words[1] != 0)
	size, align := sizes(x)
	println(size, align, offset[int16](), offset[string]())
	size, align = sizes([3]int16{})
	println(size, align)
	println(uintptr(unsafe.Pointer(nil)), unsafe.Pointer(nil) == nil, unsafe.Pointer(&a) == p)
	m := map[unsafe.Pointer]int{p: 1}
	println(m[unsafe.Pointer(&a[0])])
}
