package main

import (
	"fmt"
	"unsafe"
)

type mixed struct {
	a byte
	b int64
	c string
}

func main() {
	m := mixed{1, 2, "xyz"}
	p := (*int64)(unsafe.Add(unsafe.Pointer(&m), unsafe.Offsetof(m.b)))
	*p = 7
	fmt.Println(m.b, unsafe.Sizeof(m), unsafe.Alignof(m.b), unsafe.String(unsafe.StringData(m.c), 2))
	fmt.Println(unsafe.Slice(&[]int{1, 2, 3}[1], 2))
}
