// Generic methods with explicit type arguments: called, as values, as expressions, deferred, through embedded fields.
package main

import "fmt"

type R struct{ n int }

func (r *R) N[T int | int64](x T) T { return x + T(r.n) }

type P[K comparable] struct{ k K }

func (p P[K]) With[V any](v V) (K, V) { return p.k, v }

type outer struct{ *R }

func main() {
	r := &R{2}
	fmt.Println(r.N(int64(3)), r.N[int64](4), (r.N[int])(5), (*R).N[int](r, 6))
	f := r.N[int]
	g := (*R).N[int64]
	h := P[string]{"k"}.With[float64]
	o := outer{r}
	fmt.Println(f(7), g(r, 8), o.N[int](1), outer.N[int](o, 2))
	fmt.Println(h(1.5))
	fmt.Println(P[int]{1}.With[string]("v"))
	fmt.Println(P[int].With[bool](P[int]{2}, true))
	defer r.N[int](1)
	func() {
		defer func() { fmt.Println(o.N[int64](9)) }()
	}()
	var k func(int) int = r.N
	fmt.Println(k(10))
}
