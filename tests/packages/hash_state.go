package main

import (
	"encoding"
	"fmt"
	"hash"
	"hash/adler32"
	"hash/crc32"
	"hash/crc64"
	"hash/fnv"
)

func main() {
	hs := map[string]func() hash.Hash{
		"fnv32": func() hash.Hash { return fnv.New32() }, "fnv32a": func() hash.Hash { return fnv.New32a() },
		"fnv64": func() hash.Hash { return fnv.New64() }, "fnv64a": func() hash.Hash { return fnv.New64a() },
		"fnv128": func() hash.Hash { return fnv.New128() }, "fnv128a": func() hash.Hash { return fnv.New128a() },
		"adler": func() hash.Hash { return adler32.New() }, "crcieee": func() hash.Hash { return crc32.NewIEEE() },
		"crccast": func() hash.Hash { return crc32.New(crc32.MakeTable(crc32.Castagnoli)) },
		"crck":    func() hash.Hash { return crc32.New(crc32.MakeTable(crc32.Koopman)) },
		"crc64i":  func() hash.Hash { return crc64.New(crc64.MakeTable(crc64.ISO)) }, "crc64e": func() hash.Hash { return crc64.New(crc64.MakeTable(crc64.ECMA)) },
	}
	for _, name := range []string{"fnv32", "fnv32a", "fnv64", "fnv64a", "fnv128", "fnv128a", "adler", "crcieee", "crccast", "crck", "crc64i", "crc64e"} {
		h := hs[name]()
		h.Write([]byte("hello, "))
		state, err := h.(encoding.BinaryMarshaler).MarshalBinary()
		fmt.Printf("%s %q %x %v\n", name, state[:4], state[4:], err)
		app, err := h.(encoding.BinaryAppender).AppendBinary([]byte("zz"))
		fmt.Printf("  %x %v\n", app, err)
		g := hs[name]()
		fmt.Println("  ", g.(encoding.BinaryUnmarshaler).UnmarshalBinary(state))
		h.Write([]byte("world"))
		g.Write([]byte("world"))
		fmt.Printf("  %x %x\n", h.Sum(nil), g.Sum(nil))
		fmt.Println("  ", g.(encoding.BinaryUnmarshaler).UnmarshalBinary(nil))
		fmt.Println("  ", g.(encoding.BinaryUnmarshaler).UnmarshalBinary([]byte("abcd")))
		fmt.Println("  ", g.(encoding.BinaryUnmarshaler).UnmarshalBinary([]byte("abcdefghijkl")))
		fmt.Println("  ", g.(encoding.BinaryUnmarshaler).UnmarshalBinary(state[:len(state)-1]))
		bad := append([]byte(nil), state...)
		bad[5] ^= 1
		fmt.Println("  ", g.(encoding.BinaryUnmarshaler).UnmarshalBinary(bad))
		if c, ok := h.(hash.Cloner); ok {
			d, err := c.Clone()
			h.Write([]byte("x"))
			fmt.Printf("  clone %x %v\n", d.Sum(nil), err)
		}
	}
}
