// Shapes: interfaces, methods and a map of counts.
//
// A value stored in an interface is a pointer to a heap object (or to a constant), so a slice of
// interfaces is one of the things that give a collector work: each element is a word of type and
// a word of pointer.
package main

import (
	"fmt"
	"math"
)

type shape interface {
	area() float64
	name() string
}

type circle struct{ radius float64 }

func (c circle) area() float64 { return math.Pi * c.radius * c.radius }
func (c circle) name() string  { return "circle" }

type rect struct{ w, h float64 }

func (r rect) area() float64 { return r.w * r.h }
func (r rect) name() string {
	if r.w == r.h {
		return "square"
	}
	return "rect"
}

// A scaled shape is another shape, seen through a lens.
type scaled struct {
	of shape
	by float64
}

func (s *scaled) area() float64 { return s.of.area() * s.by * s.by }
func (s *scaled) name() string  { return s.of.name() }

// total adds up the areas of all shapes that keep lets through.
func total(shapes []shape, keep func(shape) bool) float64 {
	sum := 0.0
	for _, s := range shapes {
		if keep(s) {
			sum += s.area()
		}
	}
	return sum
}

func main() {
	var shapes []shape
	for i := 1; i <= 4; i++ {
		side := float64(i)
		shapes = append(shapes, circle{side}, rect{side, side}, rect{side, side + 1})
	}
	shapes = append(shapes, &scaled{circle{1}, 10})

	counts := map[string]int{}
	for _, s := range shapes {
		counts[s.name()]++
	}
	for _, name := range []string{"circle", "square", "rect"} {
		only := func(s shape) bool { return s.name() == name }
		fmt.Printf("%-8s %2d of them, area %8.3f\n", name, counts[name], total(shapes, only))
	}

	if c, ok := shapes[0].(circle); ok {
		fmt.Println("the first is a circle of radius", c.radius)
	}
}
