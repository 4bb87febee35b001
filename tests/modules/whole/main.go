// Several files and packages: what belongs to the program, and in which order it begins.
package main

import (
	"fmt"
	_ "example.com/whole/alpha"
	"example.com/whole/e.f"
	"example.com/whole/internal/deep"
	drawing "example.com/whole/shapes"
	"example.com/whole/zebra"
)

var last = note("main: last, after first", first)

func init() { fmt.Println("main: init of main.go") }

func main() {
	var s drawing.Shape = drawing.Square{Side: 3}
	fmt.Printf("%T %v %d\n", s, s, s.Area())
	fmt.Println(e.Name(), deep.Secret, zebra.Stripes, helper(2))
	fmt.Printf("%T %T\n", e.T{}, local{})
	_ = drawing.Map[string, int](nil, func(s string) int { return len(s) })
	defer func() {
		fmt.Println("recovered:", recover())
	}()
	drawing.Square{Side: -1}.Area()
}
