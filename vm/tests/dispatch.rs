//! Dispatch must not use native stack: each handler ends with a jump to the next (see `interp/exec.rs`).
//!
//! Runs programs that execute some millions of instructions of every kind on a thread with a stack far too small for a
//! frame per instruction. Should an optimiser stop making jumps of the calls, this test overflows that stack.

use std::io::sink;

use burrow_runtime::Runtime;
use burrow_vm::{SourceText, load, run};

/// A stack that holds a few thousand native frames, not millions.
const STACK: usize = 512 << 10;

/// A program whose loop executes nearly every opcode, 200,000 times over.
const PROGRAM: &str = r#"
package main

import (
	"fmt"
	"math"
	"sync/atomic"
)

type shape interface{ area() float64 }
type rect struct{ w, h float64 }
type small struct {
	a int8
	b uint16
	c int32
}
type node struct{ l, r *node }

func (r rect) area() float64   { return r.w * r.h }
func (s *small) area() float64 { return float64(s.c) }

var global int
var globalSmall uint32 = 7

func many(n int) (a, b int, s string) { return n, n + 1, "x" }

func deferring(n int) (r int) {
	defer func() { r += n }()
	return n
}

func recovering(n int) (err any) {
	defer func() { err = recover() }()
	var p *node
	if n >= 0 {
		return p.l
	}
	return nil
}

func main() {
	m := map[int]int{}
	text := map[string]int{}
	var keep *node
	shapes := []shape{rect{1, 2}, &small{1, 2, 3}}
	ints := make([]int, 16)
	bytes := make([]byte, 16)
	words := make([]uint32, 16)
	array := [4]int{1, 2, 3, 4}
	f := func(x int) int { return x + global }
	sum, fsum := 0, 0.0
	var seed uint32 = 1
	for i := 0; i < 200000; i++ {
		j := i & 15
		seed ^= seed << 13
		seed ^= seed >> 17
		ints[j] += i / 3
		bytes[j] = byte(i)
		words[j] = seed % 7
		ints[j], ints[15-j] = ints[15-j], ints[j]
		array[i&3] = i - sum%5
		fsum += float64(i)*0.5 - math.Sqrt(float64(j))
		fsum = math.Floor(fsum)
		m[j]++
		keep = &node{keep, nil}
		if i%64 == 0 {
			keep = nil
			text[fmt.Sprint(j)] += len(text)
			ints = append(ints[:16:16], i)[:16]
		}
		s := shapes[i&1]
		fsum += s.area()
		switch v := s.(type) {
		case rect:
			fsum -= v.h
		case *small:
			v.a++
			v.b ^= uint16(i)
			v.c = int32(v.a) + int32(v.b)>>1
		}
		a, b, str := many(i)
		atomic.AddUint32(&globalSmall, uint32(j))
		sum += a - b + len(str) + f(i) + deferring(j)
		global = sum & 1023
		globalSmall += uint32(i)
		if i%1000 == 0 && recovering(i) != nil {
			sum++
		}
		for k, r := range "aé" {
			sum += k + int(r)
		}
	}
	fmt.Println(sum != 0, fsum != 0, len(m), globalSmall)
}
"#;

#[test]
fn no_opcode_grows_the_stack() {
    let files = vec![SourceText { name: "dispatch.go".into(), bytes: PROGRAM.into() }];
    let mut program = load(files).unwrap_or_else(|e| panic!("the program compiles: {e:?}"));
    let runs = std::thread::Builder::new().stack_size(STACK).spawn(move || {
        let rt = Runtime::builder().stdout(sink()).build().expect("a runtime can be made");
        run(&mut program, &rt).status
    });
    let status = runs.expect("a thread can be started").join().expect("the stack sufficed");
    assert_eq!(status, 0);
}
