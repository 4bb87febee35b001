package main

import "fmt"

type number interface{ ~int | ~float64 }

func sum[T number](xs ...T) (s T) {
	for _, x := range xs {
		s += x
	}
	return
}

type list[T any] struct {
	head *node[T]
}

type node[T any] struct {
	v    T
	next *node[T]
}

func (l *list[T]) push(v T) *list[T] { l.head = &node[T]{v, l.head}; return l }

func mapped[T, U any](l *list[T], f func(T) U) (out []U) {
	for n := l.head; n != nil; n = n.next {
		out = append(out, f(n.v))
	}
	return
}

type celsius float64
type vector[T any] = []T

func main() {
	l := new(list[int]).push(1).push(2)
	fmt.Println(sum(1, 2), sum(celsius(1.5), 2), mapped(l, func(i int) string { return fmt.Sprint("n", i) }), vector[int]{1})
	fmt.Printf("%T\n", l)
}
