package main

import "fmt"

func text(v any) string {
	return v.(string)
}

func main() {
	fmt.Println(text(nil))
}
