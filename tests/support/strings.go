package main

import "fmt"

func main() {
	s := "aé\xff日"
	for i, r := range s {
		fmt.Print(i, " ", r, " ")
	}
	fmt.Println(len(s), []rune(s), []byte(s[:3]), s[1:3], string(rune(233)), s > "a")
}
