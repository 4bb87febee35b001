package main

func main() {
	m := map[int]int{}
	for i := 0; i < 4; i++ {
		go func() {
			for n := 0; ; n++ {
				m[n&1023] = n
			}
		}()
	}
	select {}
}
