package main

func fast(x int) int

func main() { println(fast(1)) }
