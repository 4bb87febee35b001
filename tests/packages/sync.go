// Package sync with goroutines: locks that are contended, groups, conditions, values made once.
package main

import (
	"context"
	"fmt"
	"runtime"
	"sync"
	"sync/atomic"
	"time"
)

// counter adds without atomics: what is lost shows that a lock let two in.
type counter struct {
	mu sync.Mutex
	n  int
	in atomic.Int32
}

func (c *counter) add(yield bool) {
	c.mu.Lock()
	if c.in.Add(1) != 1 {
		fmt.Println("two hold the lock")
	}
	n := c.n
	if yield {
		runtime.Gosched()
	}
	c.n = n + 1
	c.in.Add(-1)
	c.mu.Unlock()
}

func mutexes() {
	for _, yield := range []bool{false, true} {
		var c counter
		var wg sync.WaitGroup
		for range 8 {
			wg.Go(func() {
				for range 1000 {
					c.add(yield)
				}
			})
		}
		wg.Wait()
		fmt.Println(c.n, c.mu.TryLock())
	}
	var mu sync.Mutex
	mu.Lock()
	done := make(chan bool)
	go func() {
		mu.Lock()
		done <- true
		mu.Unlock()
	}()
	select {
	case <-done:
		fmt.Println("the lock is held")
	case <-time.After(5 * time.Millisecond):
	}
	mu.Unlock()
	fmt.Println(<-done)
}

// fair checks that one who takes the lock again and again does not keep it from others for ever.
func fair() {
	var mu sync.Mutex
	var stop atomic.Bool
	done := make(chan int)
	for range 3 {
		go func() {
			n := 0
			for !stop.Load() {
				mu.Lock()
				n++
				mu.Unlock()
			}
			done <- n
		}()
	}
	for range 50 {
		mu.Lock()
		runtime.Gosched()
		mu.Unlock()
	}
	stop.Store(true)
	for range 3 {
		<-done
	}
	fmt.Println("fair")
}

func rwmutexes() {
	var rw sync.RWMutex
	var readers, writers atomic.Int32
	var wg sync.WaitGroup
	m := map[int]int{}
	for id := range 8 {
		wg.Go(func() {
			for i := range 300 {
				if (i+id)%10 == 0 {
					rw.Lock()
					if writers.Add(1) != 1 || readers.Load() != 0 {
						fmt.Println("a writer is not alone")
					}
					m[i]++
					runtime.Gosched()
					writers.Add(-1)
					rw.Unlock()
				} else {
					rw.RLock()
					readers.Add(1)
					if writers.Load() != 0 {
						fmt.Println("a reader is with a writer")
					}
					_ = m[i]
					runtime.Gosched()
					readers.Add(-1)
					rw.RUnlock()
				}
			}
		})
	}
	wg.Wait()
	sum := 0
	for _, n := range m {
		sum += n
	}
	fmt.Println(sum, rw.TryLock())
}

func groups() {
	for range 100 {
		var wg sync.WaitGroup
		var n atomic.Int32
		wg.Add(5)
		for range 5 {
			go func() {
				defer wg.Done()
				n.Add(1)
			}()
		}
		waiters := make(chan int32)
		for range 3 {
			go func() {
				wg.Wait()
				waiters <- n.Load()
			}()
		}
		wg.Wait()
		if n.Load() != 5 || <-waiters != 5 || <-waiters != 5 || <-waiters != 5 {
			fmt.Println("somebody did not wait")
		}
	}
	var wg sync.WaitGroup
	wg.Go(func() { runtime.Goexit() })
	wg.Wait()
	fmt.Println("groups")
}

func conds() {
	var mu sync.Mutex
	c := sync.NewCond(&mu)
	queue, got := []int{}, make(chan int, 100)
	for range 4 {
		go func() {
			for {
				mu.Lock()
				for len(queue) == 0 {
					c.Wait()
				}
				x := queue[0]
				queue = queue[1:]
				mu.Unlock()
				if x < 0 {
					got <- x
					return
				}
				got <- x
			}
		}()
	}
	sum := 0
	for i := range 50 {
		mu.Lock()
		queue = append(queue, i)
		mu.Unlock()
		c.Signal()
	}
	for range 50 {
		sum += <-got
	}
	mu.Lock()
	queue = append(queue, -1, -1, -1, -1)
	mu.Unlock()
	c.Broadcast()
	for range 4 {
		sum += <-got
	}
	fmt.Println(sum)
	var order []int
	ready := make(chan bool)
	for i := range 3 {
		go func() {
			mu.Lock()
			ready <- true
			c.Wait()
			order = append(order, i)
			mu.Unlock()
			ready <- true
		}()
		<-ready
		mu.Lock() // it waits now
		mu.Unlock()
	}
	for range 3 {
		c.Signal()
		<-ready
	}
	fmt.Println(order)
}

func once() {
	var o sync.Once
	var n atomic.Int32
	value := sync.OnceValue(func() int { time.Sleep(time.Millisecond); return int(n.Add(1)) })
	var wg sync.WaitGroup
	for range 10 {
		wg.Go(func() {
			o.Do(func() { time.Sleep(time.Millisecond); n.Add(100) })
			if n.Load() < 100 {
				fmt.Println("Do came back early")
			}
			if value() != 101 {
				fmt.Println("called again")
			}
		})
	}
	wg.Wait()
	fmt.Println(n.Load())
}

func shared() {
	var m sync.Map
	p := sync.Pool{New: func() any { return new([]int) }}
	var wg sync.WaitGroup
	var stored atomic.Int32
	for id := range 6 {
		wg.Go(func() {
			for i := range 200 {
				if _, loaded := m.LoadOrStore(i, id); !loaded {
					stored.Add(1)
				}
				s := p.Get().(*[]int)
				*s = append((*s)[:0], i, i)
				runtime.Gosched()
				if (*s)[0] != i || (*s)[1] != i {
					fmt.Println("two have one buffer")
				}
				p.Put(s)
			}
		})
	}
	wg.Wait()
	fmt.Println(stored.Load())
	var v atomic.Value
	var sum atomic.Int64
	for id := range 4 {
		wg.Go(func() {
			for i := range 200 {
				v.Store([2]int{id, i})
				if x := v.Load().([2]int); x[0] >= 4 || x[1] >= 200 {
					fmt.Println("torn")
				}
				sum.Add(1)
				if i%50 == 0 {
					runtime.GC()
				}
			}
		})
	}
	wg.Wait()
	fmt.Println(sum.Load())
}

func canceled() {
	ctx, cancel := context.WithCancel(context.Background())
	var wg sync.WaitGroup
	var n atomic.Int32
	for range 5 {
		wg.Go(func() {
			c, stop := context.WithTimeout(ctx, time.Hour)
			defer stop()
			<-c.Done()
			n.Add(1)
		})
	}
	time.Sleep(time.Millisecond)
	cancel()
	wg.Wait()
	fmt.Println(n.Load(), ctx.Err())
}

func main() {
	mutexes()
	fair()
	rwmutexes()
	groups()
	conds()
	once()
	shared()
	canceled()
}
