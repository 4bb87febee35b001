package main

import (
	"context"
	"fmt"
	"sync"
	"sync/atomic"
)

func main() {
	var mu sync.RWMutex
	var once sync.Once
	var n atomic.Int64
	var m sync.Map
	var wg sync.WaitGroup
	ctx, cancel := context.WithCancelCause(context.Background())
	for i := range 8 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			once.Do(func() { fmt.Println("once") })
			mu.Lock()
			n.Add(int64(i))
			mu.Unlock()
			m.Store(i, true)
			<-ctx.Done()
		}()
	}
	cancel(fmt.Errorf("enough"))
	wg.Wait()
	_, ok := m.Load(3)
	fmt.Println(n.Load(), ok, context.Cause(ctx))
}
