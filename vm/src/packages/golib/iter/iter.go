// Package iter names functions that hand out the elements of a sequence.
package iter

// A Seq calls yield with each value of a sequence, until yield returns false.
type Seq[V any] func(yield func(V) bool)

// A Seq2 calls yield with each pair of values of a sequence, until yield returns false.
type Seq2[K, V any] func(yield func(K, V) bool)
