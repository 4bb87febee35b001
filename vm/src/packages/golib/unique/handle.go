// Package unique keeps one copy of equal values, so that comparing them is comparing pointers.
package unique

import (
	"strings"
	"sync"
	"weak"
)

// A Handle stands for a value: two are equal if their values are.
type Handle[T comparable] struct {
	value *T
}

// Value returns a copy of the value.
func (h Handle[T]) Value() T { return *h.value }

// table holds the values of one type that handles stand for. They are held weakly: a value goes with its last handle.
type table[T comparable] struct {
	mu     sync.Mutex
	values map[T]weak.Pointer[T]
	prune  int // the size at which those that are gone are taken out
}

// tables has a *table[T] for each T, by a nil *T.
var tables sync.Map

// minimum is the size up to which a table is never pruned: there is little to win.
const minimum = 64

// Make returns the handle of a value.
func Make[T comparable](value T) Handle[T] {
	found, ok := tables.Load((*T)(nil))
	if !ok {
		fresh := &table[T]{values: make(map[T]weak.Pointer[T]), prune: minimum}
		found, _ = tables.LoadOrStore((*T)(nil), fresh)
	}
	return Handle[T]{found.(*table[T]).get(value)}
}

func (t *table[T]) get(value T) *T {
	t.mu.Lock()
	defer t.mu.Unlock() // a value that cannot be hashed panics
	if known := t.values[value].Value(); known != nil {
		return known
	}
	if len(t.values) >= t.prune {
		t.pruneNow()
	}
	own := new(T)
	*own = clone(value)
	delete(t.values, value) // a key that is kept would keep the memory of a value that is gone
	t.values[*own] = weak.Make(own)
	return own
}

// pruneNow takes out values that are gone. What it costs is spread over as many values as were made since the last time.
func (t *table[T]) pruneNow() {
	for value, held := range t.values {
		if held.Value() == nil {
			delete(t.values, value)
		}
	}
	t.prune = max(2*len(t.values), minimum)
}

// clone copies a string, so that the table does not keep a longer one that it is part of.
func clone[T comparable](value T) T {
	if s, ok := any(value).(string); ok {
		return any(strings.Clone(s)).(T)
	}
	return value
}
