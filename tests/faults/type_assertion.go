package main

import "fmt"

type shape interface{ area() float64 }

type square struct{ side float64 }

func (s square) area() float64 { return s.side * s.side }

type circle struct{ radius float64 }

func (c circle) area() float64 { return 3 * c.radius * c.radius }

func radius(s shape) float64 {
	return s.(circle).radius
}

func main() {
	fmt.Println(radius(circle{2}))
	fmt.Println(radius(square{2}))
}
