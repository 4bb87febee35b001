package shapes

import "fmt"

type Square struct{ Side int }

func (s Square) Area() int {
	if s.Side < 0 {
		panic(fmt.Sprintf("a side of %d", s.Side))
	}
	return s.Side * s.Side
}
