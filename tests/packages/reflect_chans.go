// Channels through package reflect.
package main

import (
	"fmt"
	"reflect"
	"runtime"
	"sync"
)

type big struct {
	a [20]int
	s string
}

func try(name string, f func()) {
	defer func() { fmt.Println(name, recover()) }()
	f()
}

func main() {
	ch := make(chan int, 3)
	v := reflect.ValueOf(ch)
	v.Send(reflect.ValueOf(1))
	ch <- 2
	fmt.Println(v.Len(), v.Cap(), v.TrySend(reflect.ValueOf(3)), v.TrySend(reflect.ValueOf(4)))
	x, ok := v.Recv()
	fmt.Println(x, x.Type(), ok, <-ch)
	x, ok = v.TryRecv()
	fmt.Println(x, ok)
	x, ok = v.TryRecv()
	fmt.Println(x.IsValid(), ok)
	v.Close()
	x, ok = v.Recv()
	fmt.Println(x, ok)
	x, ok = v.TryRecv()
	fmt.Println(x, ok)

	// With goroutines that wait.
	un := reflect.MakeChan(reflect.TypeOf((chan *big)(nil)), 0)
	var wg sync.WaitGroup
	wg.Add(1)
	go func() {
		defer wg.Done()
		for i := 0; i < 100; i++ {
			un.Send(reflect.ValueOf(&big{[20]int{i}, fmt.Sprint(i)}))
		}
		un.Close()
	}()
	sum := 0
	for {
		x, ok := un.Recv()
		if !ok {
			break
		}
		if sum == 10 {
			runtime.GC()
		}
		sum += x.Interface().(*big).a[0]
	}
	wg.Wait()
	fmt.Println(sum)
	vals := reflect.MakeChan(reflect.TypeOf((chan big)(nil)), 0)
	go func() {
		for i := range 5 {
			vals.Interface().(chan big) <- big{[20]int{i, i}, "v"}
		}
		vals.Close()
	}()
	for x := range vals.Seq() {
		fmt.Print(x.Field(0).Index(1), x.Field(1), " ")
	}
	fmt.Println()

	// Select.
	a, b, quit := make(chan int), make(chan string, 1), make(chan bool)
	done := make(chan []int)
	go func() {
		var got []int
		for i := 0; i < 10; i++ {
			got = append(got, <-a)
		}
		close(quit)
		done <- got
	}()
	cases := []reflect.SelectCase{
		{Dir: reflect.SelectSend, Chan: reflect.ValueOf(a), Send: reflect.ValueOf(0)},
		{Dir: reflect.SelectRecv, Chan: reflect.ValueOf(b)},
		{Dir: reflect.SelectRecv, Chan: reflect.ValueOf(quit)},
		{Dir: reflect.SelectRecv},
	}
	sent, strs := 0, 0
loop:
	for {
		if sent == 5 && strs == 0 {
			b <- "five"
		}
		cases[0].Send = reflect.ValueOf(sent)
		if sent == 10 {
			cases[0].Chan = reflect.Value{}
		}
		chosen, recv, ok := reflect.Select(cases)
		switch chosen {
		case 0:
			sent++
		case 1:
			strs++
			fmt.Println("string", recv, ok)
		case 2:
			fmt.Println("quit", recv, ok)
			break loop
		}
	}
	fmt.Println(sent, strs, <-done)
	chosen, recv, ok := reflect.Select([]reflect.SelectCase{{Dir: reflect.SelectRecv, Chan: reflect.ValueOf(b)}, {Dir: reflect.SelectDefault}})
	fmt.Println(chosen, recv.IsValid(), ok)
	counts := [3]int{}
	full := make(chan int, 1000)
	for range 300 {
		c := reflect.SelectCase{Dir: reflect.SelectSend, Chan: reflect.ValueOf(full), Send: reflect.ValueOf(1)}
		n, _, _ := reflect.Select([]reflect.SelectCase{c, c, c})
		counts[n]++
	}
	fmt.Println(counts[0] > 20, counts[1] > 20, counts[2] > 20, len(full))

	ro, so := reflect.ValueOf((<-chan int)(ch)), reflect.ValueOf((chan<- int)(make(chan int, 1)))
	one := reflect.ValueOf(1)
	try("send ro", func() { ro.Send(one) })
	try("try ro", func() { ro.TrySend(one) })
	try("recv so", func() { so.Recv() })
	try("close ro", func() { ro.Close() })
	try("send closed", func() { v.Send(one) })
	try("send type", func() { so.Send(reflect.ValueOf("s")) })
	try("close nil", func() { reflect.ValueOf((chan int)(nil)).Close() })
	try("close closed", func() { v.Close() })
	try("int", func() { one.Send(one) })
	try("int recv", func() { one.Recv() })
	try("make", func() { reflect.MakeChan(reflect.TypeOf(1), 0) })
	try("make neg", func() { reflect.MakeChan(reflect.TypeOf(ch), -1) })
	try("make ro", func() { reflect.MakeChan(ro.Type(), 0) })
	sel := func(cs ...reflect.SelectCase) func() { return func() { reflect.Select(cs) } }
	try("dir", sel(reflect.SelectCase{}))
	try("two defaults", sel(reflect.SelectCase{Dir: reflect.SelectDefault}, reflect.SelectCase{Dir: reflect.SelectDefault}))
	try("default chan", sel(reflect.SelectCase{Dir: reflect.SelectDefault, Chan: v}))
	try("default send", sel(reflect.SelectCase{Dir: reflect.SelectDefault, Send: v}))
	try("send ro", sel(reflect.SelectCase{Dir: reflect.SelectSend, Chan: ro, Send: one}))
	try("send none", sel(reflect.SelectCase{Dir: reflect.SelectSend, Chan: so}))
	try("recv so", sel(reflect.SelectCase{Dir: reflect.SelectRecv, Chan: so}))
	try("recv send", sel(reflect.SelectCase{Dir: reflect.SelectRecv, Chan: ro, Send: one}))
	try("select closed", sel(reflect.SelectCase{Dir: reflect.SelectSend, Chan: v, Send: one}))
}
