package main

func helper(n int) int { return 10 * n }
