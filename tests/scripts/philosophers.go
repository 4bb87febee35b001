package main

import (
	"fmt"
	"math/rand"
	"runtime"
	"sync"
	"sync/atomic"
	"time"
)

type barrier struct {
	mu    sync.Mutex
	cond  *sync.Cond
	n, in int
	phase int
}

func newBarrier(n int) *barrier { b := &barrier{n: n}; b.cond = sync.NewCond(&b.mu); return b }
func (b *barrier) wait() int {
	b.mu.Lock()
	defer b.mu.Unlock()
	phase := b.phase
	if b.in++; b.in == b.n {
		b.in, b.phase = 0, phase+1
		b.cond.Broadcast()
	} else {
		for phase == b.phase {
			b.cond.Wait()
		}
	}
	return phase
}

type account struct {
	sync.RWMutex
	id      int
	balance int64
}

func transfer(a, b *account, n int64) error {
	if a == b {
		return nil
	}
	first, second := a, b
	if b.id < a.id {
		first, second = b, a
	}
	first.Lock()
	defer first.Unlock()
	second.Lock()
	defer second.Unlock()
	if a.balance < n {
		return fmt.Errorf("account %d: %d < %d", a.id, a.balance, n)
	}
	a.balance -= n
	b.balance += n
	return nil
}

func primes(n int) []int {
	ch := make(chan int)
	go func() {
		for i := 2; ; i++ {
			ch <- i
		}
	}()
	var out []int
	for range n {
		p := <-ch
		out = append(out, p)
		next := make(chan int)
		go func(in <-chan int) {
			for v := range in {
				if v%p != 0 {
					next <- v
				}
			}
		}(ch)
		ch = next
	}
	return out
}
func main() {
	forks := make([]sync.Mutex, 5)
	var meals [5]atomic.Int32
	var wg sync.WaitGroup
	for i := range 5 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			l, r := i, (i+1)%5
			if l > r {
				l, r = r, l
			}
			for range 50 {
				forks[l].Lock()
				forks[r].Lock()
				meals[i].Add(1)
				if rand.Intn(10) == 0 {
					runtime.Gosched()
				}
				forks[r].Unlock()
				forks[l].Unlock()
			}
		}()
	}
	wg.Wait()
	for i := range meals {
		fmt.Print(meals[i].Load(), " ")
	}
	fmt.Println()
	b := newBarrier(4)
	var log [3]atomic.Int32
	for range 4 {
		wg.Go(func() {
			for range 3 {
				log[b.wait()].Add(1)
			}
		})
	}
	wg.Wait()
	fmt.Println(log[0].Load(), log[1].Load(), log[2].Load())
	accounts := make([]*account, 10)
	for i := range accounts {
		accounts[i] = &account{id: i, balance: 1000}
	}
	var failed atomic.Int64
	for w := range 8 {
		wg.Go(func() {
			r := rand.New(rand.NewSource(int64(w)))
			for range 500 {
				if transfer(accounts[r.Intn(10)], accounts[r.Intn(10)], int64(r.Intn(300))) != nil {
					failed.Add(1)
				}
			}
		})
	}
	wg.Wait()
	var sum int64
	for _, a := range accounts {
		a.RLock()
		sum += a.balance
		a.RUnlock()
	}
	fmt.Println(sum)
	fmt.Println(primes(25))
	limiter := time.NewTicker(2 * time.Millisecond)
	burst := make(chan struct{}, 3)
	for range cap(burst) {
		burst <- struct{}{}
	}
	start := time.Now()
	for i := range 6 {
		select {
		case <-burst:
			fmt.Print("b", i, " ")
		default:
			<-limiter.C
			fmt.Print("t", i, " ")
		}
	}
	fmt.Println(time.Since(start) > 5*time.Millisecond)
	sem := make(chan bool, 2)
	var running, most atomic.Int32
	for range 10 {
		wg.Go(func() {
			sem <- true
			n := running.Add(1)
			for m := most.Load(); n > m && !most.CompareAndSwap(m, n); m = most.Load() {
			}
			time.Sleep(time.Millisecond)
			running.Add(-1)
			<-sem
		})
	}
	wg.Wait()
	fmt.Println(most.Load() <= 2, len(sem))
	var m sync.Map
	for i := range 20 {
		m.LoadOrStore(i%5, i)
	}
	n := 0
	m.Range(func(k, v any) bool { n += k.(int)*100 + v.(int); return true })
	fmt.Println(n)
	p := sync.Pool{New: func() any { return new([64]byte) }}
	x := p.Get().(*[64]byte)
	p.Put(x)
	fmt.Println(len(x))
}
