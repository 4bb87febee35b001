// Pointers that move between objects while a collection marks: each is at one place only at any time.
package main

import "fmt"

type node struct {
	next *node
	val  int
	pad  [3]*node
}

type box struct{ a, b *node }

var global *node

func chain(n int) *node {
	var head *node
	for i := 0; i < n; i++ {
		head = &node{next: head, val: i}
	}
	return head
}

func sum(n *node) (s int) {
	for ; n != nil; n = n.next {
		s += n.val
	}
	return s
}

// hop moves the tail of a list through every kind of place.
func hop(b *box, m map[int]*node, s []*node, c chan *node, i any) any {
	x := b.a
	b.a = nil
	b.b = x
	y := b.b.next
	b.b.next = nil
	m[1] = y
	z := m[1]
	delete(m, 1)
	s[0] = z
	w := s[0]
	s[0], s[1] = nil, w
	copy(s[:1], s[1:2])
	s[1] = nil
	c <- s[0]
	clear(s)
	v := <-c
	global = v
	u := global
	global = nil
	b.b.next = u
	b.a = b.b
	b.b = nil
	var e any = b.a
	b.a = nil
	f := func() *node { return e.(*node) }
	b.a = f()
	e = nil
	return i
}

func rotate(ring []*node) {
	first := ring[0]
	copy(ring, ring[1:])
	ring[len(ring)-1] = first
}

func main() {
	b := &box{a: chain(300)}
	m := map[int]*node{}
	s := make([]*node, 2)
	c := make(chan *node, 1)
	ring := make([]*node, 40)
	for i := range ring {
		ring[i] = chain(i)
	}
	total := 0
	for round := 0; round < 400; round++ {
		hop(b, m, s, c, nil)
		rotate(ring)
		// reverse the list in place: every edge is cut
		var prev *node
		for n := b.a; n != nil; {
			next := n.next
			n.next = prev
			prev, n = n, next
		}
		b.a = prev
		// swap pads
		for n := b.a; n != nil; n = n.next {
			n.pad[round%3], n.pad[(round+1)%3] = &node{val: round}, n.pad[round%3]
		}
		total += sum(b.a)
	}
	for _, r := range ring {
		total += sum(r)
	}
	fmt.Println(total)
}
