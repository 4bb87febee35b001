// reflect.DeepEqual.
package main

import (
	"errors"
	"fmt"
	"math"
	"reflect"
)

type Basic struct {
	x int
	y float32
}
type NotBasic Basic
type Loop *Loop
type Node struct {
	Val  int
	Next *Node
	M    map[string]*Node
}
type self struct{}

type cyclicSlice []cyclicSlice
type cyclicMap map[int]cyclicMap

func ring(n int) *Node {
	first := &Node{Val: 0}
	at := first
	for i := 1; i < n; i++ {
		at.Next = &Node{Val: i}
		at = at.Next
	}
	at.Next = first
	return first
}

func main() {
	fn1 := func() {}
	var fn2, fn3 func()
	err := errors.New("x")
	var loop1, loop2 Loop
	loop1 = &loop2
	loop2 = &loop1
	cs1, cs2 := make(cyclicSlice, 1), make(cyclicSlice, 1)
	cs1[0], cs2[0] = cs1, cs2
	cm1, cm2 := cyclicMap{}, cyclicMap{}
	cm1[0], cm2[0] = cm1, cm2
	nan := math.NaN()
	nans := []float64{nan}
	a := []byte("abc")
	long1, long2 := (*Node)(nil), (*Node)(nil)
	for i := 0; i < 50000; i++ {
		long1, long2 = &Node{i, long1, nil}, &Node{i, long2, nil}
	}
	pairs := [][2]any{
		{nil, nil}, {1, 1}, {int32(1), int32(1)}, {0.5, 0.5}, {"hello", "hello"}, {make([]int, 10), make([]int, 10)},
		{&[3]int{1, 2, 3}, &[3]int{1, 2, 3}}, {Basic{1, 0.5}, Basic{1, 0.5}}, {error(nil), error(nil)},
		{map[int]string{1: "one", 2: "two"}, map[int]string{2: "two", 1: "one"}}, {fn2, fn3}, {[]byte{1, 2}, []byte{1, 2}},
		{1, 2}, {int32(1), int64(1)}, {0.5, 0.6}, {"hello", "hey"}, {make([]int, 10), make([]int, 11)}, {&[3]int{1, 2, 3}, &[3]int{1, 2, 4}},
		{Basic{1, 0.5}, Basic{1, 0.6}}, {Basic{1, 0}, Basic{2, 0}}, {map[int]string{1: "one", 3: "two"}, map[int]string{2: "two", 1: "one"}},
		{map[int]string{1: "one", 2: "txo"}, map[int]string{2: "two", 1: "one"}}, {map[int]string{1: "one"}, map[int]string{2: "two", 1: "one"}},
		{nil, 1}, {1, nil}, {fn1, fn3}, {fn1, fn1}, {[][]int{{1}}, [][]int{{2}}}, {nans, nans}, {nans, []float64{nan}}, {map[float64]int{nan: 1}, map[float64]int{nan: 1}},
		{[]int{}, []int(nil)}, {[]int{}, []int{}}, {[]int(nil), []int(nil)}, {map[int]int{}, map[int]int(nil)}, {Basic{1, 0.5}, NotBasic{1, 0.5}},
		{1, 1.0}, {[]int{1, 2, 3}, [3]int{1, 2, 3}}, {&[]any{1, "a", nil}, &[]any{1, "a", nil}}, {[]any{1}, []any{int8(1)}},
		{err, err}, {err, errors.New("x")}, {err, errors.New("y")}, {&loop1, &loop1}, {&loop1, &loop2}, {cs1, cs2}, {cm1, cm2}, {ring(3), ring(3)}, {ring(3), ring(4)}, {ring(2), ring(4)},
		{a[:2], []byte("ab")}, {[2][]string{{"a"}, nil}, [2][]string{{"a"}, nil}}, {[2][]string{{"a"}, nil}, [2][]string{{"a"}, {}}},
		{&nan, &nan}, {struct{ f func() }{}, struct{ f func() }{}}, {struct{ f func() }{fn1}, struct{ f func() }{fn1}},
		{long1, long2}, {long1, long2.Next}, {map[string][]Basic{"k": {{1, 2}}}, map[string][]Basic{"k": {{1, 2}}}}, {map[[2]int]*int{{1, 2}: new(int)}, map[[2]int]*int{{1, 2}: new(int)}},
		{self{}, self{}}, {1 + 2i, 1 + 2i}, {uintptr(1), uintptr(1)}, {[]bool{true}, []bool{false}}, {[]Basic{}, []Basic{}}, {reflect.TypeOf(1), reflect.TypeOf(1)}, {reflect.TypeOf(1), reflect.TypeOf("")},
	}
	for i, p := range pairs {
		fmt.Print(i, ":", reflect.DeepEqual(p[0], p[1]), " ")
		if i%10 == 9 {
			fmt.Println()
		}
	}
	fmt.Println()
}
