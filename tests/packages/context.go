// Package context: trees of contexts, how they end, what they are called.
package main

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"
)

type key string
type secret struct{ n int }

func (secret) String() string { return "<secret>" }

// other is a context of another make.
type other struct {
	context.Context
	done chan struct{}
	mu   sync.Mutex
	err  error
}

func (o *other) Done() <-chan struct{} { return o.done }
func (o *other) Err() error {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.err
}
func (o *other) end() {
	o.mu.Lock()
	o.err = errors.New("other ended")
	o.mu.Unlock()
	close(o.done)
}

func ended(c context.Context) bool {
	select {
	case <-c.Done():
		return true
	default:
		return false
	}
}

func try(name string, f func()) {
	defer func() {
		if r := recover(); r != nil {
			fmt.Printf("%s: %v\n", name, r)
		}
	}()
	f()
}

func values() {
	bg := context.Background()
	a := context.WithValue(bg, key("a"), 1)
	b := context.WithValue(a, key("b"), "two")
	c := context.WithValue(b, key("a"), secret{3})
	fmt.Println(c.Value(key("a")), c.Value(key("b")), c.Value("a"), b.Value(key("a")), bg.Value(key("a")))
	fmt.Println(bg, context.TODO(), a)
	fmt.Println(c)
	fmt.Println(context.WithValue(bg, 1, nil), context.WithValue(bg, secret{}, 2.5))
	fmt.Printf("%T %T %T\n", bg, context.TODO(), a)
	try("nil parent", func() { context.WithValue(nil, 1, 2) })
	try("nil key", func() { context.WithValue(bg, nil, 2) })
	try("slice key", func() { context.WithValue(bg, []int{1}, 2) })
	try("nil parent", func() { context.WithCancel(nil) })
	try("nil parent", func() { context.WithoutCancel(nil) })
	try("nil parent", func() { context.WithTimeout(nil, 1) })
}

func cancels() {
	root, cancel := context.WithCancel(context.Background())
	mid := context.WithValue(root, key("k"), "v")
	leaf, cancelLeaf := context.WithCancelCause(mid)
	side, cancelSide := context.WithCancel(root)
	kept := context.WithoutCancel(leaf)
	fmt.Println(root, leaf, kept)
	fmt.Printf("%T %T\n", leaf, kept)
	fmt.Println(root.Err(), context.Cause(root), ended(leaf))
	cancelLeaf(errors.New("leaf is done"))
	fmt.Println(leaf.Err(), context.Cause(leaf), root.Err(), ended(side))
	cancelLeaf(errors.New("again"))
	fmt.Println(context.Cause(leaf))
	cancel()
	cancel()
	fmt.Println(root.Err(), side.Err(), context.Cause(side), ended(mid), ended(side))
	fmt.Println(kept.Err(), kept.Done() == nil, kept.Value(key("k")), context.Cause(kept))
	cancelSide()
	late, cancelLate := context.WithCancel(side)
	fmt.Println(late.Err(), errors.Is(late.Err(), context.Canceled))
	cancelLate()
	var wg sync.WaitGroup
	parent, end := context.WithCancelCause(context.Background())
	for range 10 {
		child, _ := context.WithCancel(parent)
		wg.Add(1)
		go func() {
			defer wg.Done()
			<-child.Done()
			if context.Cause(child).Error() != "all out" {
				fmt.Println("wrong cause")
			}
		}()
	}
	end(errors.New("all out"))
	wg.Wait()
	fmt.Println(parent.Err())
}

func deadlines() {
	bg := context.Background()
	when := time.Now().Add(time.Hour)
	far, cancel := context.WithDeadline(bg, when)
	d, ok := far.Deadline()
	fmt.Println(d.Equal(when), ok, far.Err())
	nearer, cancelNearer := context.WithTimeout(far, 2*time.Hour)
	d, ok = nearer.Deadline()
	fmt.Println(d.Equal(when), ok)
	fmt.Printf("%T %T\n", far, nearer)
	cancel()
	fmt.Println(far.Err(), nearer.Err())
	cancelNearer()
	past, cancelPast := context.WithTimeoutCause(bg, -1, errors.New("too late"))
	fmt.Println(past.Err(), context.Cause(past), ended(past))
	cancelPast()
	fmt.Println(past.Err())
	soon, cancelSoon := context.WithTimeout(bg, 5*time.Millisecond)
	defer cancelSoon()
	child := context.WithValue(soon, key("x"), 1)
	select {
	case <-child.Done():
		fmt.Println(child.Err(), errors.Is(child.Err(), context.DeadlineExceeded))
	case <-time.After(10 * time.Second):
		fmt.Println("never")
	}
	var timeout interface{ Timeout() bool }
	fmt.Println(errors.As(soon.Err(), &timeout) && timeout.Timeout())
	_, ok = bg.Deadline()
	fmt.Println(ok)
}

func afterFuncs() {
	ctx, cancel := context.WithCancel(context.Background())
	ran := make(chan string, 2)
	context.AfterFunc(ctx, func() { ran <- "first" })
	stop := context.AfterFunc(ctx, func() { ran <- "second" })
	fmt.Println(stop(), stop())
	cancel()
	fmt.Println(<-ran)
	stop = context.AfterFunc(ctx, func() { ran <- "at once" })
	fmt.Println(<-ran, stop())
}

func others() {
	o := &other{Context: context.Background(), done: make(chan struct{})}
	child, cancel := context.WithCancel(o)
	defer cancel()
	grandchild, cancel2 := context.WithTimeout(child, time.Hour)
	defer cancel2()
	fmt.Println(child.Err(), grandchild.Err())
	o.end()
	<-grandchild.Done()
	fmt.Println(child.Err(), context.Cause(grandchild))
	fmt.Printf("%v\n", context.WithValue(o, 1, 2))
}

func main() {
	values()
	cancels()
	deadlines()
	afterFuncs()
	others()
}
