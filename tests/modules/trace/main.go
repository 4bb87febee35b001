package main

import pkg "example.com/trace/pkg.v2"

func main() {
	println("starting")
	pkg.New().Fail(nil)
}
