package main

import (
	"example.com/unused/named.x"
	"os"
	"os"
	fmt "os"
)

func main() { undefined() }
