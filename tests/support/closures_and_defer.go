package main

import (
	"errors"
	"fmt"
)

func f() (n int, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = errors.Join(errors.New("recovered"), r.(error))
			n *= 2
		}
	}()
	n = 21
	var m map[string]int
	m["x"] = 1
	return 1, nil
}

func main() {
	fmt.Println(f())
	var fs []func() int
	for i := range 3 {
		defer fmt.Println("deferred", i)
		fs = append(fs, func() int { i *= 10; return i })
	}
	for _, f := range fs {
		fmt.Print(f(), f(), " ")
	}
	fmt.Println()
}
