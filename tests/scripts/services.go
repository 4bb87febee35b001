package main

import (
	"errors"
	"fmt"
	"sync"
	"time"
)

// event bus, scheduler, pub/sub, retry with backoff, circuit breaker
type Event struct {
	Topic string
	Data  any
}
type Handler func(Event) error
type Bus struct {
	mu   sync.RWMutex
	subs map[string][]Handler
}

func (b *Bus) On(t string, h Handler) (off func()) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.subs == nil {
		b.subs = make(map[string][]Handler)
	}
	b.subs[t] = append(b.subs[t], h)
	i := len(b.subs[t]) - 1
	return func() { b.mu.Lock(); defer b.mu.Unlock(); b.subs[t][i] = nil }
}
func (b *Bus) Emit(e Event) (err error) {
	b.mu.RLock()
	hs := append([]Handler(nil), b.subs[e.Topic]...)
	b.mu.RUnlock()
	for i, h := range hs {
		if h == nil {
			continue
		}
		func() {
			defer func() {
				if r := recover(); r != nil {
					err = errors.Join(err, fmt.Errorf("handler %d panicked: %v", i, r))
				}
			}()
			if e := h(e); e != nil {
				err = errors.Join(err, e)
			}
		}()
	}
	return
}

type Breaker struct {
	fails, limit int
	open         bool
}

var ErrOpen = errors.New("circuit open")

func (b *Breaker) Do(f func() error) error {
	if b.open {
		return ErrOpen
	}
	err := f()
	if err != nil {
		b.fails++
		b.open = b.fails >= b.limit
		return fmt.Errorf("try %d: %w", b.fails, err)
	}
	b.fails = 0
	return nil
}

type Future[T any] struct {
	done chan struct{}
	v    T
	err  error
}

func Go[T any](f func() (T, error)) *Future[T] {
	fu := &Future[T]{done: make(chan struct{})}
	go func() {
		defer close(fu.done)
		defer func() {
			if r := recover(); r != nil {
				fu.err = fmt.Errorf("panic: %v", r)
			}
		}()
		fu.v, fu.err = f()
	}()
	return fu
}
func (f *Future[T]) Wait() (T, error) { <-f.done; return f.v, f.err }

type group struct {
	wg   sync.WaitGroup
	once sync.Once
	err  error
}

func (g *group) Go(f func() error) {
	g.wg.Add(1)
	go func() {
		defer g.wg.Done()
		if err := f(); err != nil {
			g.once.Do(func() { g.err = err })
		}
	}()
}

func fanIn[T any](chs ...<-chan T) <-chan T {
	out := make(chan T)
	var wg sync.WaitGroup
	wg.Add(len(chs))
	for _, c := range chs {
		go func(c <-chan T) {
			defer wg.Done()
			for v := range c {
				out <- v
			}
		}(c)
	}
	go func() { wg.Wait(); close(out) }()
	return out
}

type tokenBucket struct {
	cap, tokens float64
	last        time.Duration
	rate        float64
}

func (t *tokenBucket) allow(now time.Duration) bool {
	t.tokens = min(t.cap, t.tokens+t.rate*(now-t.last).Seconds())
	t.last = now
	if t.tokens < 1 {
		return false
	}
	t.tokens--
	return true
}

type elevator struct {
	floor int
	dir   direction
}
type direction int8

const (
	up direction = iota - 1
	idle
	down
)

func (d direction) String() string {
	switch d {
	case up:
		return "up"
	case idle:
		return "idle"
	case down:
		return "down"
	}
	return fmt.Sprintf("direction(%d)", int8(d))
}

func main() {
	var b Bus
	off := b.On("x", func(e Event) error { fmt.Println("1:", e.Data); return nil })
	b.On("x", func(e Event) error { return fmt.Errorf("cannot handle %T", e.Data) })
	b.On("x", func(e Event) error { _ = e.Data.(string); return nil })
	fmt.Println(b.Emit(Event{"x", 42}))
	off()
	fmt.Println(b.Emit(Event{"x", "s"}), b.Emit(Event{Topic: "none"}))
	br := &Breaker{limit: 2}
	for i := range 4 {
		err := br.Do(func() error {
			if i%2 == 0 {
				return fmt.Errorf("e%d", i)
			}
			return errors.ErrUnsupported
		})
		fmt.Println(err, errors.Is(err, ErrOpen), errors.Is(err, errors.ErrUnsupported))
	}
	fs := []*Future[int]{Go(func() (int, error) { return 1, nil }), Go(func() (int, error) { return 0, errors.New("bad") }), Go(func() (int, error) { var p *int; return *p, nil })}
	for _, f := range fs {
		fmt.Println(f.Wait())
	}
	var g group
	for i := range 3 {
		g.Go(func() error {
			if i == 1 {
				return fmt.Errorf("job %d", i)
			}
			return nil
		})
	}
	g.wg.Wait()
	fmt.Println(g.err)
	c1, c2 := make(chan int), make(chan int)
	go func() { defer close(c1); c1 <- 1; c1 <- 2 }()
	go func() { defer close(c2); c2 <- 10 }()
	sum := 0
	for v := range fanIn(c1, c2) {
		sum += v
	}
	fmt.Println(sum)
	tb := &tokenBucket{cap: 2, tokens: 2, rate: 1}
	for _, ms := range []int{0, 0, 0, 500, 1000, 3000, 3000, 3000} {
		fmt.Print(tb.allow(time.Duration(ms)*time.Millisecond), " ")
	}
	fmt.Println()
	e := elevator{dir: up}
	fmt.Printf("%v %+v %s %d\n", e, e, direction(9), e.dir)
	var mu sync.Mutex
	fmt.Println(mu.TryLock(), mu.TryLock())
	timeout := time.After(5 * time.Millisecond)
	never := make(chan int)
	select {
	case <-never:
	case <-timeout:
		fmt.Println("timed out")
	}
	tm := time.NewTimer(time.Hour)
	fmt.Println(tm.Stop(), tm.Stop(), tm.Reset(time.Millisecond))
	<-tm.C
	done := make(chan struct{})
	time.AfterFunc(time.Millisecond, func() { close(done) })
	<-done
	ping, pong := make(chan int), make(chan int)
	go func() {
		for v := range ping {
			pong <- v + 1
		}
		close(pong)
	}()
	n := 0
	for range 1000 {
		ping <- n
		n = <-pong
	}
	close(ping)
	_, ok := <-pong
	fmt.Println(n, ok)
	var rw sync.RWMutex
	shared := map[int]int{}
	var wg sync.WaitGroup
	for i := range 10 {
		wg.Add(2)
		go func() { defer wg.Done(); rw.Lock(); shared[i] = i * i; rw.Unlock() }()
		go func() { defer wg.Done(); rw.RLock(); _ = shared[i]; rw.RUnlock() }()
	}
	wg.Wait()
	fmt.Println(len(shared), shared)
	get := sync.OnceValue(func() int { fmt.Println("computed"); return 7 })
	fmt.Println(get(), get())
	defer fmt.Println("deferred 1")
	defer func() {
		r := recover()
		fmt.Println("recovered", r)
		err, ok := r.(error)
		fmt.Println(ok, err)
	}()
	var arr []int
	idx := 5
	fmt.Println(arr[idx])
}
