// Package ring is a circular list.
package ring

// A Ring is an element of a circular list, and stands for the whole of it. The zero value is a ring of one.
type Ring struct {
	next, prev *Ring

	// Value is what the element holds.
	Value any
}

func (r *Ring) ready() *Ring {
	if r.next == nil {
		r.next = r
		r.prev = r
	}
	return r
}

// New returns a ring of n elements.
func New(n int) *Ring {
	if n <= 0 {
		return nil
	}
	r := new(Ring).ready()
	for i := 1; i < n; i++ {
		e := &Ring{prev: r.prev, next: r}
		r.prev.next = e
		r.prev = e
	}
	return r
}

// Next returns the next element.
func (r *Ring) Next() *Ring { return r.ready().next }

// Prev returns the one before.
func (r *Ring) Prev() *Ring { return r.ready().prev }

// Move returns the element n places on, or back if n is negative.
func (r *Ring) Move(n int) *Ring {
	r.ready()
	for ; n < 0; n++ {
		r = r.prev
	}
	for ; n > 0; n-- {
		r = r.next
	}
	return r
}

// Link puts the ring of s behind r; of one ring, it removes what is between r and s. It returns what was behind r.
func (r *Ring) Link(s *Ring) *Ring {
	n := r.Next()
	if s != nil {
		p := s.Prev()
		r.next = s
		s.prev = r
		n.prev = p
		p.next = n
	}
	return n
}

// Unlink removes n elements behind r and returns their ring.
func (r *Ring) Unlink(n int) *Ring {
	if n <= 0 {
		return nil
	}
	return r.Link(r.Move(n + 1))
}

// Len counts the elements.
func (r *Ring) Len() int {
	n := 0
	if r != nil {
		n = 1
		for p := r.Next(); p != r; p = p.next {
			n++
		}
	}
	return n
}

// Do calls f with what each element holds.
func (r *Ring) Do(f func(any)) {
	if r != nil {
		f(r.Value)
		for p := r.Next(); p != r; p = p.next {
			f(p.Value)
		}
	}
}
