// Package metrics reads figures of the runtime, by Go's names.
package metrics

import "math"

// A Description tells what a metric is.
type Description struct {
	Name        string // a path, a colon and a unit
	Description string
	Kind        ValueKind
	Cumulative  bool // whether it only grows
}

// A ValueKind is the type of a value.
type ValueKind int

// The types of values.
const (
	KindBad ValueKind = iota
	KindUint64
	KindFloat64
	KindFloat64Histogram
)

// A Float64Histogram is a distribution: Counts[i] values were at least Buckets[i] and below Buckets[i+1].
type Float64Histogram struct {
	Counts  []uint64
	Buckets []float64
}

// A Value is what a metric has.
type Value struct {
	kind      ValueKind
	scalar    uint64
	histogram *Float64Histogram
}

// Kind returns the value's type.
func (v Value) Kind() ValueKind { return v.kind }

// Uint64 returns a value of KindUint64, and panics for any other.
func (v Value) Uint64() uint64 {
	if v.kind != KindUint64 {
		panic("called Uint64 on non-uint64 metric value")
	}
	return v.scalar
}

// Float64 returns a value of KindFloat64, and panics for any other.
func (v Value) Float64() float64 {
	if v.kind != KindFloat64 {
		panic("called Float64 on non-float64 metric value")
	}
	return math.Float64frombits(v.scalar)
}

// Float64Histogram returns a value of KindFloat64Histogram, and panics for any other.
func (v Value) Float64Histogram() *Float64Histogram {
	if v.kind != KindFloat64Histogram {
		panic("called Float64Histogram on non-Float64Histogram metric value")
	}
	return v.histogram
}

// A Sample is a metric's name and its value.
type Sample struct {
	Name  string
	Value Value
}

// A metric is one that the runtime has.
type metric struct {
	Description
	at, n   int // where its words are in what collect gives, and how many
	buckets []float64
}

// The metrics, made by the first call that needs them: their table is the runtime's.
var (
	table   []metric
	byName  map[string]int
	scalars int // words of those that are no histograms, which come first
	words   int // words of all
)

// count returns how many metrics there are.
func count() int

// describe tells what metric i is.
func describe(i int) (name, text string, kind, length int, cumulative bool)

// bounds fills in the bounds of histogram i.
func bounds(i int, into []float64)

// collect fills in the values of all metrics, or, if there is room for no more, those that are no histograms.
func collect(into []uint64)

func init() {
	n := count()
	table, byName = make([]metric, n), make(map[string]int, n)
	shared := make(map[int][]float64) // histograms of one length have the same bounds
	for i := range table {
		m := &table[i]
		name, text, kind, length, cumulative := describe(i)
		m.Description = Description{name, text, ValueKind(kind), cumulative}
		m.n = length
		byName[name] = i
		if m.Kind != KindFloat64Histogram {
			m.at = scalars
			scalars++
			continue
		}
		if shared[length] == nil {
			shared[length] = make([]float64, length+1)
			bounds(i, shared[length])
		}
		m.buckets = shared[length]
	}
	words = scalars
	for i := range table {
		if m := &table[i]; m.Kind == KindFloat64Histogram {
			m.at = words
			words += m.n
		}
	}
}

// All returns what there is.
func All() []Description {
	all := make([]Description, len(table))
	for i := range table {
		all[i] = table[i].Description
	}
	return all
}

// Read fills in the value of each sample; one whose name is unknown becomes a value of KindBad.
func Read(m []Sample) {
	size := scalars
	for i := range m {
		if at, ok := byName[m[i].Name]; ok && table[at].Kind == KindFloat64Histogram {
			size = words
		}
	}
	values := make([]uint64, size)
	collect(values)
	for i := range m {
		at, ok := byName[m[i].Name]
		if !ok {
			m[i].Value = Value{}
			continue
		}
		m[i].Value.fill(&table[at], values)
	}
}

// fill makes v the value of a metric. A histogram that it has already is used again.
func (v *Value) fill(m *metric, values []uint64) {
	v.kind = m.Kind
	if m.Kind != KindFloat64Histogram {
		v.scalar = values[m.at]
		return
	}
	if v.histogram == nil {
		v.histogram = new(Float64Histogram)
	}
	h := v.histogram
	h.Buckets = m.buckets
	if len(h.Counts) != m.n {
		h.Counts = make([]uint64, m.n)
	}
	copy(h.Counts, values[m.at:m.at+m.n])
}
