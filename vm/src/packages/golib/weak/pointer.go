// Package weak has pointers that do not keep what they point to.
package weak

import "unsafe"

// A Pointer is a weak pointer. Two are equal if they were made from equal pointers, even if the object is gone.
type Pointer[T any] struct {
	_ [0]*T          // one Pointer is not converted to another
	u unsafe.Pointer // the handle: a word that holds the address as long as the object is reachable
}

// handle returns the handle of an address.
func handle(ptr unsafe.Pointer) unsafe.Pointer

// value returns the address that a handle holds, or nil, and keeps what is there for the collection that is under way.
func value(handle unsafe.Pointer) unsafe.Pointer

// Make returns a weak pointer to what ptr points to.
func Make[T any](ptr *T) Pointer[T] {
	if ptr == nil {
		return Pointer[T]{}
	}
	return Pointer[T]{u: handle(unsafe.Pointer(ptr))}
}

// Value returns the pointer that p was made from; nil if the object is not reachable any more, or is about to be finalized.
func (p Pointer[T]) Value() *T {
	if p.u == nil {
		return nil
	}
	return (*T)(value(p.u))
}
