package main

import (
	"example.com/broken/a"
	"example.com/broken/c"
)

func main() { a.F(c.X) }
