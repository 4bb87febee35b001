package pprof

import (
	"context"
	"slices"
	"strings"
)

// A LabelSet is a set of labels. Labels go with contexts; samples do not have them yet.
type LabelSet struct{ list []label }

type label struct{ key, value string }

type labelsKey struct{}

// Labels makes a set of keys and values that take turns.
func Labels(args ...string) LabelSet {
	if len(args)%2 != 0 {
		panic("uneven number of arguments to pprof.Labels")
	}
	var set LabelSet
	for i := 0; i < len(args); i += 2 {
		set = set.with(label{args[i], args[i+1]})
	}
	return set
}

// with returns the set with a label that takes the place of one of the same key.
func (s LabelSet) with(l label) LabelSet {
	at, found := slices.BinarySearchFunc(s.list, l.key, func(l label, key string) int { return strings.Compare(l.key, key) })
	list := slices.Clone(s.list)
	if found {
		list[at] = l
		return LabelSet{list}
	}
	return LabelSet{slices.Insert(list, at, l)}
}

func of(ctx context.Context) LabelSet {
	set, _ := ctx.Value(labelsKey{}).(LabelSet)
	return set
}

// WithLabels returns a context that has these labels beside those of ctx.
func WithLabels(ctx context.Context, labels LabelSet) context.Context {
	set := of(ctx)
	for _, l := range labels.list {
		set = set.with(l)
	}
	return context.WithValue(ctx, labelsKey{}, set)
}

// Label returns the value of a context's label, and whether it has it.
func Label(ctx context.Context, key string) (string, bool) {
	for _, l := range of(ctx).list {
		if l.key == key {
			return l.value, true
		}
	}
	return "", false
}

// ForLabels calls f with each label of a context until it says false.
func ForLabels(ctx context.Context, f func(key, value string) bool) {
	for _, l := range of(ctx).list {
		if !f(l.key, l.value) {
			return
		}
	}
}

// SetGoroutineLabels is accepted: samples have no labels yet.
func SetGoroutineLabels(ctx context.Context) {}

// Do calls f with a context that has these labels too.
func Do(ctx context.Context, labels LabelSet, f func(context.Context)) { f(WithLabels(ctx, labels)) }
