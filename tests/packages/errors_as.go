// errors.As and errors.Is with all sorts of targets, and sort.Slice on slices of anything.
package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"sort"
)

type E1 struct{ code int }

func (e E1) Error() string { return fmt.Sprint("e1 ", e.code) }

type E2 struct{ msg string }

func (e *E2) Error() string   { return e.msg }
func (e *E2) Timeout() bool   { return true }
func (e *E2) Is(t error) bool { return t == io.EOF }

type E3 struct{ err error }

func (e E3) Error() string   { return "e3" }
func (e E3) Unwrap() error   { return e.err }
func (e E3) As(t any) bool {
	if p, ok := t.(*E1); ok {
		p.code = 99
		return true
	}
	return false
}

type Names []string
type big struct {
	a [5]int
	s string
	p *int
}

func try(f func()) {
	defer func() {
		if r := recover(); r != nil {
			fmt.Println("panic:", r)
		}
	}()
	f()
}

func main() {
	var e1 E1
	var e2 *E2
	var to interface{ Timeout() bool }
	var un interface{ Unwrap() error }
	err := fmt.Errorf("w: %w", fmt.Errorf("x %w and %w", E1{5}, &E2{"two"}))
	fmt.Println(errors.As(err, &e1), e1.code, errors.As(err, &e2), e2.msg, errors.As(err, &to), to.Timeout(), errors.As(err, &un), un)
	fmt.Println(errors.As(E3{nil}, &e1), e1.code, errors.As(E3{&E2{"in"}}, &e2), e2.msg, errors.Is(err, io.EOF), errors.Is(err, E1{5}), errors.Is(err, E1{6}))
	fmt.Println(errors.As(nil, &e1), errors.As(errors.Join(nil, E1{7}), &e1), e1)
	var pe *os.PathError
	_, oe := os.Open("/nope")
	fmt.Println(errors.As(oe, &pe), pe.Op)
	try(func() { errors.As(err, nil) })
	try(func() { errors.As(err, e1) })
	try(func() { var x int; errors.As(err, &x) })
	try(func() { var p *E1; errors.As(err, p) })
	var anyv any
	fmt.Println(errors.As(err, &anyv))

	x := []big{{[5]int{3}, "c", nil}, {[5]int{1}, "a", new(int)}, {[5]int{2}, "b", nil}}
	sort.Slice(x, func(i, j int) bool { return x[i].s < x[j].s })
	fmt.Println(x[0].s, x[1].s, x[2].s, x[0].p != nil)
	n := Names{"z", "x", "y"}
	sort.Slice(n, func(i, j int) bool { return n[i] < n[j] })
	fmt.Println(n)
	f := []func() int{func() int { return 3 }, func() int { return 1 }}
	sort.SliceStable(f, func(i, j int) bool { return f[i]() < f[j]() })
	fmt.Println(f[0](), f[1]())
	a := []any{3, "x", 1.5}
	sort.Slice(a, func(i, j int) bool { return fmt.Sprint(a[i]) < fmt.Sprint(a[j]) })
	fmt.Println(a)
	z := make([]struct{}, 5)
	sort.Slice(z, func(i, j int) bool { return true })
	b := []bool{true, false, true}
	sort.Slice(b, func(i, j int) bool { return !b[i] && b[j] })
	fmt.Println(b, sort.SliceIsSorted(b, func(i, j int) bool { return !b[i] && b[j] }))
	m := [][3]byte{{3, 2, 1}, {1, 2, 3}, {2}}
	sort.Slice(m, func(i, j int) bool { return m[i][0] < m[j][0] })
	fmt.Println(m)
	try(func() { sort.Slice(5, nil) })
	try(func() { sort.Slice([3]int{}, nil) })
	sort.Slice([]int(nil), nil)
	var e []string
	sort.Slice(e, nil)
}
