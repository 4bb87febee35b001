package main

//go:embed x.txt
var text string

func main() { println(text) }
