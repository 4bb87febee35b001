package main

func count(words []string, into map[string]int) {
	for _, w := range words {
		into[w]++
	}
}

func main() {
	var counts map[string]int
	count([]string{"a", "b"}, counts)
}
