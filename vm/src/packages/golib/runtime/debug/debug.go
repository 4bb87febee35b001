// Package debug: settings of the collector.
package debug

// SetGCPercent sets GOGC and returns what it was; a negative value turns collection off.
func SetGCPercent(percent int) int

// SetMemoryLimit sets GOMEMLIMIT in bytes and returns what it was; a negative value only asks.
func SetMemoryLimit(limit int64) int64
