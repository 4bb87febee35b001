// Patterns: pipelines, worker pools, semaphores, groups with errors, fan-in, broadcast, rate limits, once with panics.
package main

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"sort"
	"sync"
	"sync/atomic"
	"time"
)

func pipeline() {
	source := make(chan int)
	go func() {
		defer close(source)
		for i := 1; i <= 500; i++ {
			source <- i
		}
	}()
	in := (<-chan int)(source)
	for stage := 0; stage < 5; stage++ {
		out := make(chan int, stage)
		go func(in <-chan int) {
			defer close(out)
			for v := range in {
				out <- v + stage
			}
		}(in)
		in = out
	}
	n, sum, last, sorted := 0, 0, 0, true
	for v := range in {
		n, sum = n+1, sum+v
		sorted = sorted && v > last
		last = v
	}
	fmt.Println("pipeline:", n, sum, sorted)
}

func primes() {
	ch := make(chan int)
	go func(out chan int) {
		for i := 2; ; i++ {
			out <- i
		}
	}(ch)
	var got []int
	for i := 0; i < 30; i++ {
		prime := <-ch
		got = append(got, prime)
		next := make(chan int)
		go func(in, out chan int) {
			for {
				if v := <-in; v%prime != 0 {
					out <- v
				}
			}
		}(ch, next)
		ch = next
	}
	fmt.Println("primes:", got)
}

func pool() {
	jobs, results := make(chan int, 10), make(chan [2]int, 3)
	var wg sync.WaitGroup
	for w := 0; w < 7; w++ {
		wg.Go(func() {
			for j := range jobs {
				if j%50 == 0 {
					runtime.Gosched()
				}
				results <- [2]int{j, j * j}
			}
		})
	}
	go func() {
		for i := 0; i < 400; i++ {
			jobs <- i
		}
		close(jobs)
		wg.Wait()
		close(results)
	}()
	seen, sum := map[int]bool{}, 0
	for r := range results {
		seen[r[0]] = true
		sum += r[1]
	}
	fmt.Println("pool:", len(seen), sum)
}

func semaphore() {
	slots := make(chan struct{}, 3)
	var inside, most atomic.Int32
	var wg sync.WaitGroup
	for i := 0; i < 60; i++ {
		wg.Go(func() {
			slots <- struct{}{}
			defer func() { <-slots }()
			n := inside.Add(1)
			for {
				m := most.Load()
				if n <= m || most.CompareAndSwap(m, n) {
					break
				}
			}
			runtime.Gosched()
			inside.Add(-1)
		})
	}
	wg.Wait()
	fmt.Println("semaphore:", most.Load() <= 3, inside.Load())
}

// group is a WaitGroup that keeps the first error and cancels the rest.
type group struct {
	wg     sync.WaitGroup
	once   sync.Once
	err    error
	cancel context.CancelCauseFunc
}

func (g *group) run(f func() error) {
	g.wg.Go(func() {
		if err := f(); err != nil {
			g.once.Do(func() { g.err = err; g.cancel(err) })
		}
	})
}

func groups() {
	ctx, cancel := context.WithCancelCause(context.Background())
	g := &group{cancel: cancel}
	failure := errors.New("number 13 failed")
	var cancelled atomic.Int32
	for i := 0; i < 20; i++ {
		g.run(func() error {
			if i == 13 {
				return failure
			}
			<-ctx.Done()
			cancelled.Add(1)
			return ctx.Err()
		})
	}
	g.wg.Wait()
	fmt.Println("group:", g.err, cancelled.Load(), context.Cause(ctx) == failure)
}

func fanIn() {
	chans := make([]chan int, 4)
	for i := range chans {
		chans[i] = make(chan int, i)
		go func() {
			for k := 0; k < 100; k++ {
				chans[i] <- i*1000 + k
			}
			close(chans[i])
		}()
	}
	var got []int
	a, b, c, d := chans[0], chans[1], chans[2], chans[3]
	take := func(p *chan int, v int, ok bool) {
		if !ok {
			*p = nil
			return
		}
		got = append(got, v)
	}
	for a != nil || b != nil || c != nil || d != nil {
		select {
		case v, ok := <-a:
			take(&a, v, ok)
		case v, ok := <-b:
			take(&b, v, ok)
		case v, ok := <-c:
			take(&c, v, ok)
		case v, ok := <-d:
			take(&d, v, ok)
		}
	}
	sort.Ints(got)
	fmt.Println("fan-in:", len(got), got[0], got[100], got[399])
}

func fairness() {
	a, b := make(chan int, 1), make(chan int, 1)
	var n [2]int
	for i := 0; i < 4000; i++ {
		a <- 1
		b <- 1
		select {
		case <-a:
			n[0]++
			<-b
		case <-b:
			n[1]++
			<-a
		}
	}
	fmt.Println("fairness:", n[0] > 1600, n[1] > 1600, n[0]+n[1])
}

func broadcast() {
	var mu sync.Mutex
	cond := sync.NewCond(&mu)
	ready, waiting, passed := false, 0, 0
	var wg sync.WaitGroup
	for i := 0; i < 50; i++ {
		wg.Go(func() {
			mu.Lock()
			defer mu.Unlock()
			waiting++
			for !ready {
				cond.Wait()
			}
			passed++
		})
	}
	for {
		mu.Lock()
		if waiting == 50 {
			ready = true
			cond.Broadcast()
			mu.Unlock()
			break
		}
		mu.Unlock()
		runtime.Gosched()
	}
	wg.Wait()
	fmt.Println("broadcast:", passed)
}

func bounded() {
	var mu sync.Mutex
	notFull, notEmpty := sync.NewCond(&mu), sync.NewCond(&mu)
	var queue []int
	sum := 0
	var wg sync.WaitGroup
	for p := 0; p < 4; p++ {
		wg.Go(func() {
			for i := 0; i < 200; i++ {
				mu.Lock()
				for len(queue) == 3 {
					notFull.Wait()
				}
				queue = append(queue, p*200+i)
				notEmpty.Signal()
				mu.Unlock()
			}
		})
		wg.Go(func() {
			for i := 0; i < 200; i++ {
				mu.Lock()
				for len(queue) == 0 {
					notEmpty.Wait()
				}
				sum += queue[0]
				queue = queue[1:]
				notFull.Signal()
				mu.Unlock()
			}
		})
	}
	wg.Wait()
	fmt.Println("bounded queue:", sum, len(queue))
}

func onces() {
	var once sync.Once
	calls := 0
	for i := 0; i < 3; i++ {
		func() {
			defer func() { fmt.Println("once:", recover()) }()
			once.Do(func() { calls++; panic("first") })
		}()
	}
	value := sync.OnceValue(func() int { calls++; panic("no value") })
	var panics atomic.Int32
	var wg sync.WaitGroup
	for i := 0; i < 10; i++ {
		wg.Go(func() {
			defer func() {
				if recover() == "no value" {
					panics.Add(1)
				}
			}()
			value()
		})
	}
	wg.Wait()
	fmt.Println("onces:", calls, panics.Load())
}

func locks() {
	var rw sync.RWMutex
	m, total := map[int]int{}, atomic.Int64{}
	var wg sync.WaitGroup
	for i := 0; i < 12; i++ {
		wg.Go(func() {
			for k := 0; k < 100; k++ {
				if k%10 == 0 {
					rw.Lock()
					m[k]++
					rw.Unlock()
				} else {
					rw.RLock()
					total.Add(int64(m[k/10*10] - m[k/10*10] + 1))
					rw.RUnlock()
				}
			}
		})
	}
	wg.Wait()
	fmt.Println("locks:", len(m), m[0], m[90], total.Load())
	var sm sync.Map
	var stored atomic.Int32
	for i := 0; i < 8; i++ {
		wg.Go(func() {
			for k := 0; k < 100; k++ {
				if _, loaded := sm.LoadOrStore(k, i); !loaded {
					stored.Add(1)
				}
			}
		})
	}
	wg.Wait()
	n := 0
	sm.Range(func(k, v any) bool { n++; sm.Delete(k); return true })
	_, ok := sm.Load(5)
	fmt.Println("sync.Map:", stored.Load(), n, ok)
}

func rate() {
	tick := time.NewTicker(2 * time.Millisecond)
	defer tick.Stop()
	begin := time.Now()
	for i := 0; i < 5; i++ {
		<-tick.C
	}
	fmt.Println("rate:", time.Since(begin) >= 9*time.Millisecond)
}

func goexits() {
	var wg sync.WaitGroup
	var order []string
	wg.Add(1)
	go func() {
		defer wg.Done()
		defer func() { order = append(order, fmt.Sprint("recovered ", recover())) }()
		func() {
			defer func() { order = append(order, "inner") }()
			runtime.LockOSThread()
			runtime.Goexit()
		}()
		order = append(order, "not here")
	}()
	wg.Wait()
	fmt.Println("Goexit:", order)
	many := make(chan int)
	for i := 0; i < 2000; i++ {
		wg.Go(func() { <-many })
	}
	close(many)
	wg.Wait()
	runtime.GC() // stacks of those that ended go
	for i := 0; i < 2000; i++ {
		wg.Go(func() { deep(50) })
	}
	wg.Wait()
	fmt.Println("reused")
}

func deep(n int) int {
	var room [40]int
	if n > 0 {
		room[n%40] = deep(n - 1)
	}
	return room[n%40] + 1
}

func pingPong() {
	a, b := make(chan int), make(chan int)
	go func() {
		for v := range a {
			b <- v + 1
		}
		close(b)
	}()
	v := 0
	for i := 0; i < 5000; i++ {
		a <- v
		v = <-b
	}
	close(a)
	_, ok := <-b
	fmt.Println("ping-pong:", v, ok)
}

func main() {
	for _, f := range []func(){
		pipeline, primes, pool, semaphore, groups, fanIn, fairness, broadcast, bounded, onces, locks, rate, goexits,
		pingPong,
	} {
		f()
	}
	go func() {
		for {
		}
	}() // main returns while others run
}
