package b

func f() { return 1 }
