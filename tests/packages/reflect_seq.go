// The sequences of package reflect.
package main

import (
	"fmt"
	"reflect"
)

type T struct {
	A int
	b string
}

func (T) M(int) string { return "" }
func (T) N()           {}

type Small int8

func seq(v any) {
	defer func() {
		if r := recover(); r != nil {
			fmt.Println("panic:", r)
		}
	}()
	n := 0
	for x := range reflect.ValueOf(v).Seq() {
		fmt.Print(x.Type(), "=", x, " ")
		if n++; n == 5 {
			break
		}
	}
	fmt.Println()
}

func seq2(v any) {
	defer func() {
		if r := recover(); r != nil {
			fmt.Println("panic:", r)
		}
	}()
	n := 0
	for x, y := range reflect.ValueOf(v).Seq2() {
		fmt.Print(x, "=", y.Type(), ":", y, " ")
		if n++; n == 5 {
			break
		}
	}
	fmt.Println()
}

func main() {
	one := func(yield func(string) bool) {
		for _, s := range []string{"a", "b", "c"} {
			if !yield(s) {
				return
			}
		}
	}
	two := func(yield func(int, string) bool) {
		for i := 0; yield(i, fmt.Sprint(i*i)); i++ {
		}
	}
	arr := [3]string{"x", "y", "z"}
	for _, v := range []any{3, Small(2), int8(-1), uint16(4), uintptr(1), 100, []int{7, 8}, arr, &arr, "hé!", map[string]int{"k": 1}, one, two, 1.5, &T{}, T{}} {
		seq(v)
		seq2(v)
	}
	t := reflect.TypeOf(T{})
	for f := range t.Fields() {
		fmt.Print(f.Name, " ")
	}
	for m := range t.Methods() {
		fmt.Print(m.Name, " ", m.Type, " ")
		for in := range m.Type.Ins() {
			fmt.Print("in ", in, " ")
		}
		for out := range m.Type.Outs() {
			fmt.Print("out ", out, " ")
			break
		}
	}
	fmt.Println()
	for f, v := range reflect.ValueOf(T{1, "q"}).Fields() {
		fmt.Print(f.Name, "=", v, " ")
	}
	for m, v := range reflect.ValueOf(T{1, "q"}).Methods() {
		fmt.Print(m.Name, " ", v.Type(), " ")
	}
	fmt.Println()
}
