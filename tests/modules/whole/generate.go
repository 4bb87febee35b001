//go:build ignore

package generate

func helper(n int) string { return "not a part of the program" }
