package rand

// How far apart the two words of the state are that are added.
const (
	stateLen = 607
	stateTap = 273
)

// A lagged source adds two words of its state, which becomes the next number and replaces one of them.
type lagged struct {
	tap, feed int
	state     [stateLen]int64
}

// seedState spreads a seed over a state.
//
//go:noescape
func seedState(state *[stateLen]int64, seed int64)

// NewSource returns a source with a seed; its numbers are always the same for the same seed.
func NewSource(seed int64) Source {
	s := new(lagged)
	s.Seed(seed)
	return s
}

// Seed sets the source to where a seed puts it.
func (s *lagged) Seed(seed int64) {
	s.tap = 0
	s.feed = stateLen - stateTap
	seedState(&s.state, seed)
}

// Int63 returns a number of 63 bits.
func (s *lagged) Int63() int64 { return int64(s.Uint64() & (1<<63 - 1)) }

// Uint64 returns a number of 64 bits.
func (s *lagged) Uint64() uint64 {
	tap, feed := s.tap-1, s.feed-1
	if tap < 0 {
		tap += stateLen
	}
	if feed < 0 {
		feed += stateLen
	}
	s.tap, s.feed = tap, feed
	x := s.state[feed] + s.state[tap]
	s.state[feed] = x
	return uint64(x)
}
