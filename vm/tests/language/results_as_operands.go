package main

import "fmt"

func abc() ([]int, int, int)          { return []int{1}, 2, 3 }
func strs() ([]byte, string)          { return make([]byte, 3), "xyz" }
func parts() (float64, float64)       { return 1.5, -2 }
func parts32() (float32, float32)     { return 1.5, -2 }
func three() (int, int, int)          { return 5, 2, 9 }
func words() (string, string)         { return "b", "a" }
func mixed() (int, string, any, bool) { return 1, "two", nil, true }
func one() []int                      { return []int{9, 8} }

type E struct{ n int }

func (e E) Error() string { return fmt.Sprint("E", e.n) }

func errs() ([]error, E, E) { return nil, E{1}, E{2} }

var m = map[string]int{"a": 1, "b": 2}

func key() (map[string]int, string) { return m, "a" }

var k = map[any]int{1: 1, "x": 2}

func anyKey() (map[any]int, int) { return k, 1 }

func ptrs() (*[3]int, int) { return &[3]int{4, 5, 6}, 1 }

func main() {
	s := append(abc())
	fmt.Println(s, len(s), cap(s) >= 3)
	s = append(s, append(abc())...)
	fmt.Println(s)
	b, str := strs()
	n := copy(b, str)
	fmt.Println(n, string(b), copy(strs()))
	fmt.Println(complex(parts()), complex(parts32()))
	fmt.Println(min(three()), max(three()), min(parts()), max(parts32()), min(words()), max(words()))
	delete(key())
	delete(anyKey())
	fmt.Println(m, len(k))
	println(mixed())
	print(three())
	print("\n")
	for _, e := range append(errs()) {
		fmt.Println(e)
	}
	fmt.Println(len(one()), cap(one()))
	fmt.Println(append(one(), 7))
}
