package main

import (
	"fmt"
	"regexp"
	"runtime"
	"strings"
	"sync"
	"time"
)

func main() {
	text := strings.Repeat("ab", 200000) + "c"
	re := regexp.MustCompile(`(a|b)*?c|[ab]{3}`)
	fmt.Println(len(re.FindAllString(text, -1)), re.MatchString(text), len(re.FindAllSubmatchIndex([]byte(text), 7)))
	var wg sync.WaitGroup
	counts := make([]int, 8)
	for i := range counts {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for range 3 {
				counts[i] += len(regexp.MustCompile(fmt.Sprintf("a%s", strings.Repeat("b?", i))).FindAllStringIndex(text[:20000*(i+1)], -1))
				runtime.GC()
			}
		}()
	}
	wg.Wait()
	fmt.Println(counts)
	quadratic := regexp.MustCompile(`a.*c|a`)
	start := time.Now()
	fmt.Println(len(quadratic.FindAllStringIndex(strings.Repeat("a", 3000), -1)), time.Since(start) < time.Minute)
	fmt.Println(quadratic.ReplaceAllString(strings.Repeat("a", 10), "x"), quadratic.Match(nil))
}
