package load

import "time"

// A record is an object of a request.
type record struct {
	next *record
	key  int
	text []byte
}

// handle answers a request: it makes a list of records, with texts of some sizes, and adds it up.
func handle(id int) int {
	var head *record
	for i := range 10 + id*37%91 {
		head = &record{next: head, key: id + i, text: make([]byte, 16+id*i%112)}
	}
	s := 0
	for r := head; r != nil; r = r.next {
		s += r.key + len(r.text)
	}
	return s
}

// Latencies are how long requests took, and how long after they were due they were answered.
type Latencies struct {
	Took, Answered []time.Duration
}

// Serve handles n requests, rate of them per second.
func Serve(n, rate int) (s int, l Latencies) {
	l = Latencies{make([]time.Duration, n), make([]time.Duration, n)}
	start := time.Now()
	for i := range n {
		due := start.Add(time.Duration(i) * time.Second / time.Duration(rate))
		time.Sleep(time.Until(due))
		begin := time.Now()
		s += handle(i)
		end := time.Now()
		l.Took[i], l.Answered[i] = end.Sub(begin), end.Sub(due)
	}
	return s, l
}

// Batch makes so many bytes, 2 MiB each tick, and holds them for a time. They are dead when it returns.
func Batch(size int, hold time.Duration) int {
	const perTick = 2 * MiB
	var blocks [][]byte
	made := 0
	EachTick(time.Now(), (size+perTick-1)/perTick, func(tick int) {
		for end := min((tick+1)*perTick, size); made < end; {
			block := Block(1<<10<<(len(blocks)%6), byte(len(blocks)))
			blocks = append(blocks, block)
			made += len(block)
		}
	})
	time.Sleep(hold)
	s := 0
	for _, b := range blocks {
		s += int(b[0])
	}
	return s
}
