package main

import (
	"container/heap"
	"container/list"
	"fmt"
	"strings"
)

type LRU[K comparable, V any] struct {
	cap          int
	order        *list.List
	items        map[K]*list.Element
	onEvict      func(K, V)
	hits, misses int
}
type pair[K comparable, V any] struct {
	k K
	v V
}

func New[K comparable, V any](n int, f func(K, V)) *LRU[K, V] {
	return &LRU[K, V]{cap: n, order: list.New(), items: make(map[K]*list.Element), onEvict: f}
}
func (c *LRU[K, V]) Get(k K) (v V, ok bool) {
	e, ok := c.items[k]
	if !ok {
		c.misses++
		return v, false
	}
	c.hits++
	c.order.MoveToFront(e)
	return e.Value.(pair[K, V]).v, true
}
func (c *LRU[K, V]) Put(k K, v V) {
	if e, ok := c.items[k]; ok {
		e.Value = pair[K, V]{k, v}
		c.order.MoveToFront(e)
		return
	}
	if c.order.Len() >= c.cap {
		last := c.order.Back()
		p := c.order.Remove(last).(pair[K, V])
		delete(c.items, p.k)
		if c.onEvict != nil {
			c.onEvict(p.k, p.v)
		}
	}
	c.items[k] = c.order.PushFront(pair[K, V]{k, v})
}
func (c *LRU[K, V]) String() string {
	var sb strings.Builder
	for e := c.order.Front(); e != nil; e = e.Next() {
		fmt.Fprintf(&sb, "%v ", e.Value)
	}
	return strings.TrimSpace(sb.String())
}

type task struct {
	name     string
	priority int
	index    int
}
type queue []*task

func (q queue) Len() int           { return len(q) }
func (q queue) Less(i, j int) bool { return q[i].priority > q[j].priority }
func (q queue) Swap(i, j int)      { q[i], q[j] = q[j], q[i]; q[i].index = i; q[j].index = j }
func (q *queue) Push(x any)        { t := x.(*task); t.index = len(*q); *q = append(*q, t) }
func (q *queue) Pop() any {
	old := *q
	n := len(old)
	t := old[n-1]
	old[n-1] = nil
	*q = old[:n-1]
	t.index = -1
	return t
}
func main() {
	var evicted []string
	c := New(3, func(k string, v int) { evicted = append(evicted, fmt.Sprint(k, "=", v)) })
	for i, k := range strings.Split("a b c a d e a f a b", " ") {
		if _, ok := c.Get(k); !ok {
			c.Put(k, i)
		}
	}
	fmt.Println(c, c.hits, c.misses, evicted)
	fmt.Printf("%T %T %v\n", c, pair[string, []int]{}, pair[string, []int]{"x", []int{1}})
	q := &queue{}
	heap.Init(q)
	tasks := map[string]*task{}
	for i, n := range []string{"write", "test", "review", "deploy", "rest"} {
		t := &task{name: n, priority: i * 7 % 5}
		tasks[n] = t
		heap.Push(q, t)
	}
	tasks["rest"].priority = 10
	heap.Fix(q, tasks["rest"].index)
	heap.Remove(q, tasks["test"].index)
	for q.Len() > 0 {
		t := heap.Pop(q).(*task)
		fmt.Printf("%s:%d ", t.name, t.priority)
	}
	fmt.Println(*tasks["rest"])
}
