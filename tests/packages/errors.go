// Package errors: chains and trees of wrapped errors.
package main

import (
	"errors"
	"fmt"
)

type codeError struct{ code int }

func (e codeError) Error() string { return fmt.Sprint("code ", e.code) }

type ptrError struct{ name string }

func (e *ptrError) Error() string { return e.name }

func (e *ptrError) Is(target error) bool { return target == errSpecial }

type listError []int

func (listError) Error() string { return "list" }

type timeout interface{ Timeout() bool }

type slowError struct{}

func (slowError) Error() string { return "slow" }
func (slowError) Timeout() bool { return true }

var errSpecial = errors.New("special")

func main() {
	base := errors.New("base")
	wrapped := fmt.Errorf("outer: %w", base)
	twice := fmt.Errorf("again: %w", wrapped)
	fmt.Println(twice, errors.Unwrap(twice) == wrapped, errors.Unwrap(base))
	fmt.Println(errors.Is(twice, base), errors.Is(twice, errSpecial), errors.Is(nil, base), errors.Is(nil, nil))
	fmt.Println(errors.New("x") == errors.New("x"))

	joined := errors.Join(nil, base, &ptrError{"p"}, codeError{7})
	fmt.Printf("%v|%q\n", joined, joined.Error())
	fmt.Println(errors.Is(joined, base), errors.Is(joined, errSpecial), errors.Is(joined, codeError{7}), errors.Is(joined, codeError{8}))
	fmt.Println(errors.Join(nil, nil) == nil, errors.Unwrap(joined))

	var code codeError
	var ptr *ptrError
	var slow timeout
	fmt.Println(errors.As(joined, &code), code.code)
	fmt.Println(errors.As(fmt.Errorf("x: %w", joined), &ptr), ptr.name)
	fmt.Println(errors.As(joined, &slow), errors.As(fmt.Errorf("x: %w", slowError{}), &slow), slow.Timeout())
	var list listError
	fmt.Println(errors.As(listError{1, 2}, &list), len(list))
	fmt.Println(errors.Is(listError{1}, base), errors.Is(base, listError{1}))
	var any error
	fmt.Println(errors.As(twice, &any), any == twice, errors.As(nil, &code))
}
