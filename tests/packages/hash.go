// Packages hash/...: checksums and hashes.
package main

import (
	"fmt"
	"hash"
	"hash/adler32"
	"hash/crc32"
	"hash/crc64"
	"hash/fnv"
	"hash/maphash"
	"io"
	"strings"
)

type point struct {
	x, y int
	name string
}

func seeds() {
	seed := maphash.MakeSeed()
	var h maphash.Hash
	h.SetSeed(seed)
	h.WriteString("hello, ")
	h.Write([]byte("worl"))
	h.WriteByte('d')
	fmt.Println(h.Sum64() == maphash.String(seed, "hello, world"), h.Sum64() == maphash.Bytes(seed, []byte("hello, world")), h.Sum64() != maphash.String(seed, "hello world"))
	fmt.Println(len(h.Sum(nil)), h.Size(), h.BlockSize(), h.Seed() == seed)
	h.Reset()
	fmt.Println(h.Sum64() == maphash.String(seed, ""), seed == maphash.MakeSeed())
	a, b := point{1, 2, "p"}, point{1, 2, strings.Repeat("p", 1)}
	fmt.Println(maphash.Comparable(seed, a) == maphash.Comparable(seed, b), maphash.Comparable(seed, a) == maphash.Comparable(seed, point{2, 1, "p"}))
	fmt.Println(maphash.Comparable(seed, &a) == maphash.Comparable(seed, &a), maphash.Comparable(seed, 1.0) == maphash.Comparable(seed, 2.0), maphash.Comparable[any](seed, 3) == maphash.Comparable[any](seed, 3))
	var x, y maphash.Hash
	y.SetSeed(x.Seed())
	maphash.WriteComparable(&x, a)
	maphash.ComparableHasher[point]{}.Hash(&y, b)
	fmt.Println(x.Sum64() == y.Sum64(), maphash.ComparableHasher[point]{}.Equal(a, b))
	counts := map[uint64]int{}
	for i := range 1000 {
		counts[maphash.Comparable(seed, i)%8]++
		counts[8+maphash.String(seed, fmt.Sprint(i))%8]++
	}
	for n, c := range counts {
		if c < 60 || c > 200 {
			fmt.Println("uneven", n, c)
		}
	}
	defer func() { fmt.Println(recover()) }()
	maphash.String(maphash.Seed{}, "x")
}

func main() {
	var _ hash.Cloner = fnv.New32().(hash.Cloner)
	texts := []string{"", "a", "ab", "hello, world\n", strings.Repeat("The quick brown fox jumps over the lazy dog. ", 7000), "\xff\x00\x80"}
	for _, text := range texts {
		for _, h := range []hash.Hash{fnv.New32(), fnv.New32a(), fnv.New64(), fnv.New64a(), fnv.New128(), fnv.New128a(),
			crc32.NewIEEE(), crc32.New(crc32.MakeTable(crc32.Castagnoli)), crc32.New(crc32.MakeTable(crc32.Koopman)), crc32.New(crc32.MakeTable(0xd5828281)),
			crc64.New(crc64.MakeTable(crc64.ISO)), crc64.New(crc64.MakeTable(crc64.ECMA)), adler32.New()} {
			n, err := io.WriteString(h, text)
			fmt.Printf("%x %d %d %d %v\n", h.Sum([]byte{1}), h.Size(), h.BlockSize(), n, err)
			c, err := h.(hash.Cloner).Clone()
			c.Write([]byte("more"))
			h.Write([]byte("more"))
			fmt.Printf("%x %x %v\n", h.Sum(nil), c.Sum(nil), err)
			h.Reset()
			fmt.Printf("%x\n", h.Sum(nil))
			switch h := h.(type) {
			case hash.Hash32:
				fmt.Println(h.Sum32())
			case hash.Hash64:
				fmt.Println(h.Sum64())
			}
		}
		b := []byte(text)
		fmt.Println(crc32.ChecksumIEEE(b), crc32.Checksum(b, crc32.IEEETable), crc32.Update(7, crc32.IEEETable, b), crc64.Checksum(b, crc64.MakeTable(crc64.ISO)), adler32.Checksum(b), crc32.Size, crc64.Size, adler32.Size)
	}
	fmt.Println(crc32.MakeTable(crc32.IEEE) == crc32.IEEETable, crc32.MakeTable(crc32.Castagnoli) == crc32.MakeTable(crc32.Castagnoli), crc32.IEEETable[1], crc64.MakeTable(crc64.ECMA)[255])
	seeds()
}
