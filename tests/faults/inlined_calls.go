package main

type list struct {
	next *list
	v    int
}

func (l *list) value() int { return l.v }

func second(l *list) int { return l.next.value() }

func sum(ls ...*list) (n int) {
	for _, l := range ls {
		n += second(l)
	}
	return n
}

func main() {
	end := &list{v: 1}
	println(
		sum(&list{next: end},
			end))
}
