package main

import "fmt"

var log []int

func clearing() (n int) {
	m := map[int]int{1: 2, 3: 4}
	s := []int{1, 2, 3}
	defer func() { n = len(m)*10 + s[0] + s[2] }()
	defer clear(m)
	defer clear(s)
	return -1
}

func copying() (s []byte) {
	s = make([]byte, 3)
	from := "abc"
	defer copy(s, from)
	from = "zzz"
	return s
}

func deleting() int {
	m := map[string]int{"a": 1, "b": 2, "c": 3}
	func() {
		k := "a"
		defer delete(m, k)
		k = "b"
		println(len(m))
	}()
	_, ok := m["a"]
	println(ok)
	return len(m)
}

func anyKeys() int {
	m := map[any]string{1: "x", "k": "y"}
	func() {
		defer delete(m, "k")
		defer delete(m, 1)
	}()
	return len(m)
}

func keyAndMap() (map[int]bool, int) { return table, 7 }

var table = map[int]bool{7: true, 8: false}

func results() {
	defer delete(keyAndMap())
	println(len(table))
}

func printing() {
	x := 1
	var i any = x
	var e error
	defer println("deferred", x, 2.5, "s", true, 'c', e == nil, i == nil)
	defer print("print ", x+1, "\n")
	x = 9
}

func printed() (int, string) { return 3, "three" }

func printTuple() {
	defer println(printed())
}

func unhashable() (r any) {
	defer func() { r = recover() }()
	m := map[any]int{}
	defer delete(m, []int{1})
	return "not reached"
}

func panics() (r any) {
	defer func() { r = recover() }()
	x := 5
	defer panic(x)
	x = 6
	return nil
}

func panicsWithError() (r any) {
	defer func() { r = recover() }()
	defer panic(fmt.Errorf("an error"))
	return nil
}

func inner() (r any) {
	defer func() { r = recover() }()
	defer func() {
		defer recover()
		panic("inner")
	}()
	return nil
}

func squelched() (s string) {
	defer func() { s += fmt.Sprint(recover()) }()
	defer func() {
		defer func() { s += fmt.Sprint(recover()) + " " }()
	}()
	panic("outer")
}

func viaDefer() (s string) {
	defer func() { s = fmt.Sprint(recover()) }()
	defer func() {
		defer recover()
	}()
	panic("kept or not")
}

func direct() (s string) {
	defer func() { s = fmt.Sprint(recover()) }()
	defer recover()
	panic("direct")
}

func main() {
	fmt.Println(clearing())
	fmt.Println(string(copying()))
	fmt.Println(deleting(), anyKeys())
	results()
	fmt.Println(table)
	printing()
	printTuple()
	fmt.Println(unhashable())
	fmt.Println(panics(), panicsWithError())
	fmt.Println(inner())
	fmt.Println(squelched(), viaDefer(), direct())
}
