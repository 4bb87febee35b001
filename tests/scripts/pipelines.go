package main

import (
	"context"
	"errors"
	"fmt"
	"sort"
	"sync"
	"sync/atomic"
	"time"
)

func gen(ctx context.Context, n int) <-chan int {
	out := make(chan int)
	go func() {
		defer close(out)
		for i := 1; i <= n; i++ {
			select {
			case out <- i:
			case <-ctx.Done():
				return
			}
		}
	}()
	return out
}

func mapped[T, U any](ctx context.Context, in <-chan T, workers int, f func(T) (U, error)) (<-chan U, <-chan error) {
	out, errs := make(chan U), make(chan error, 1)
	var wg sync.WaitGroup
	for range workers {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for v := range in {
				u, err := f(v)
				if err != nil {
					select {
					case errs <- err:
					default:
					}
					return
				}
				select {
				case out <- u:
				case <-ctx.Done():
					return
				}
			}
		}()
	}
	go func() { wg.Wait(); close(out); close(errs) }()
	return out, errs
}

type key int

var errOdd = errors.New("unlucky")

func main() {
	ctx, cancel := context.WithCancelCause(context.WithValue(context.Background(), key(1), "job"))
	sq, errs := mapped(ctx, gen(ctx, 50), 4, func(i int) (int, error) { return i * i, nil })
	var got []int
	for v := range sq {
		got = append(got, v)
	}
	sort.Ints(got)
	fmt.Println(len(got), got[0], got[49], <-errs, ctx.Value(key(1)), ctx.Value(1))
	sq, errs = mapped(ctx, gen(ctx, 1000), 3, func(i int) (int, error) {
		if i == 13 {
			return 0, fmt.Errorf("at %d: %w", i, errOdd)
		}
		return i, nil
	})
	n := 0
	for v := range sq {
		if v == 12 {
		}
		n++
		if n == 100 {
			cancel(errors.New("enough"))
		}
	}
	err := <-errs
	fmt.Println(err, errors.Is(err, errOdd), n >= 100, ctx.Err(), context.Cause(ctx))
	tctx, c2 := context.WithTimeout(context.Background(), 20*time.Millisecond)
	defer c2()
	_, ok := tctx.Deadline()
	var ticks atomic.Int32
	tick := time.NewTicker(time.Millisecond)
	defer tick.Stop()
loop:
	for {
		select {
		case <-tick.C:
			ticks.Add(1)
		case <-tctx.Done():
			break loop
		}
	}
	fmt.Println(ok, ticks.Load() > 3, tctx.Err(), errors.Is(tctx.Err(), context.DeadlineExceeded))
	stop := context.AfterFunc(tctx, func() { fmt.Println("after") })
	time.Sleep(10 * time.Millisecond)
	fmt.Println(stop())
	fmt.Println(ctx)
	fmt.Println(context.WithoutCancel(ctx).Err())
	var once sync.Once
	for range 3 {
		once.Do(func() { fmt.Println("once") })
	}
	results := make(chan string, 3)
	go func() {
		defer func() {
			if r := recover(); r != nil {
				results <- fmt.Sprint("recovered: ", r)
			}
		}()
		var m map[string]int
		m["x"]++
	}()
	fmt.Println(<-results)
}
