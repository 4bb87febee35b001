package sync

import (
	"sync/atomic"
	"unsafe"
)

// A Pool keeps values for reuse. What is not taken is dropped in the second collection after it was put.
type Pool struct {
	noCopy noCopy
	local  unsafe.Pointer // a *shelf
	_      [3]uintptr

	// New makes a value when there is none to reuse; it may be nil.
	New func() any
}

// shelf holds what a Pool keeps. Collections let it age as they begin, whether the pool is used again or not; they know
// where it has what (runtime/src/sched/pools.rs).
type shelf struct {
	mu      Mutex
	cycle   uint32 // the collection since which it was filled
	listed  bool   // whether collections know of it
	current stock
	victim  stock // what a collection has passed by once
}

// stock is a set of values. The first to come is the first to go, then the last, as with Go's pool of one processor.
type stock struct {
	private any
	shared  []any
}

func (s *stock) put(x any) {
	if s.private == nil {
		s.private = x
	} else {
		s.shared = append(s.shared, x)
	}
}

func (s *stock) take() any {
	x := s.private
	if x != nil {
		s.private = nil
	} else if last := len(s.shared) - 1; last >= 0 {
		x = s.shared[last]
		s.shared[last] = nil
		s.shared = s.shared[:last]
	}
	return x
}

// takeOldest takes from a victim: then the first of the rest goes first, as another processor would take it in Go.
func (s *stock) takeOldest() any {
	x := s.private
	if x != nil {
		s.private = nil
	} else if len(s.shared) > 0 {
		x = s.shared[0]
		s.shared[0] = nil
		s.shared = s.shared[1:]
	}
	return x
}

// age drops what is too old, if a collection has begun while the shelf was locked, and so has left it alone.
func (s *shelf) age() {
	now := runtime_gcCycles()
	switch now - s.cycle {
	case 0:
		return
	case 1:
		s.victim = s.current
	default:
		s.victim = stock{}
	}
	s.current, s.cycle = stock{}, now
}

// shelf returns what the pool keeps; a new one if it has kept nothing yet.
func (p *Pool) shelf() *shelf {
	for {
		if at := atomic.LoadPointer(&p.local); at != nil {
			return (*shelf)(at)
		}
		atomic.CompareAndSwapPointer(&p.local, nil, unsafe.Pointer(&shelf{cycle: runtime_gcCycles()}))
	}
}

// Put keeps x for reuse.
func (p *Pool) Put(x any) {
	if x == nil {
		return
	}
	s := p.shelf()
	s.mu.Lock()
	s.age()
	s.current.put(x)
	if !s.listed {
		s.listed = true
		runtime_listPool(s)
	}
	s.mu.Unlock()
}

// Get takes a value that was put, or a new one: nil if New is.
func (p *Pool) Get() any {
	s := p.shelf()
	s.mu.Lock()
	s.age()
	x := s.current.take()
	if x == nil {
		x = s.victim.takeOldest()
	}
	s.mu.Unlock()
	if x == nil && p.New != nil {
		x = p.New()
	}
	return x
}
