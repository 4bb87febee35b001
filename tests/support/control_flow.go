package main

import "fmt"

func main() {
	n := 0
outer:
	for i := 0; ; i++ {
		for j := range 4 {
			switch {
			case j == 2:
				continue outer
			case i == 3:
				break outer
			case i == 1:
				n++
				fallthrough
			default:
				n += 10
			}
		}
	}
again:
	if n%7 != 0 {
		n++
		goto again
	}
	switch x := any(n).(type) {
	case string, nil:
		fmt.Println("no")
	case int:
		fmt.Println("int", x)
	}
}
