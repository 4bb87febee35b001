package a

import "example.com/broken/b"

func F(int) { b.Missing() }
