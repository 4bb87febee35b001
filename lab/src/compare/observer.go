// Added to a program that real Go runs in a comparison, so that it tells of itself what Burrow's runtime tells: the same lines of a trace
// (docs/tracing.md), as far as runtime/metrics has the figures. Reading them does not stop the program.

package main

import (
	burrowBuf "bufio"
	burrowFmt "fmt"
	burrowOS "os"
	burrowMetrics "runtime/metrics"
	burrowTime "time"
)

func init() {
	file, err := burrowOS.OpenFile(burrowOS.Getenv("BURROW_OBSERVER"), burrowOS.O_WRONLY|burrowOS.O_APPEND, 0)
	if err != nil {
		return
	}
	began := burrowTime.Now()
	out := burrowBuf.NewWriter(file)
	burrowFmt.Fprintf(out, `{"ev":"header","schema":"burrow-trace","version":1,"started_s":%d,"started_ns":%d,"args":[],"settings":{}}`+"\n",
		began.Unix(), began.Nanosecond())
	names := []string{
		"/memory/classes/heap/objects:bytes",
		"/memory/classes/heap/unused:bytes",
		"/memory/classes/heap/free:bytes",
		"/memory/classes/heap/released:bytes",
		"/memory/classes/total:bytes",
		"/gc/heap/goal:bytes",
		"/gc/heap/live:bytes",
		"/gc/cycles/total:gc-cycles",
		"/cpu/classes/gc/total:cpu-seconds",
		"/cpu/classes/scavenge/total:cpu-seconds",
	}
	samples := make([]burrowMetrics.Sample, len(names))
	for i, name := range names {
		samples[i].Name = name
	}
	// Toolchains that lack a metric have 0.
	number := func(i int) uint64 {
		if samples[i].Value.Kind() != burrowMetrics.KindUint64 {
			return 0
		}
		return samples[i].Value.Uint64()
	}
	nanoseconds := func(i int) uint64 {
		if samples[i].Value.Kind() != burrowMetrics.KindFloat64 {
			return 0
		}
		return uint64(samples[i].Value.Float64() * 1e9)
	}
	seq, cycles := 0, uint64(0)
	line := func(format string, args ...any) {
		burrowFmt.Fprintf(out, `{"t_ns":%d,"p":0,"seq":%d,`+format+"}\n", append([]any{burrowTime.Since(began).Nanoseconds(), seq}, args...)...)
		seq++
	}
	observe := func() {
		burrowMetrics.Read(samples)
		inUse := number(0) + number(1)
		line(`"ev":"memory_sample","alloc_bytes":%d,"goal_bytes":%d,"in_use_bytes":%d,"other_bytes":%d,"dirty_bytes":%d,"muzzy_bytes":0,"released_bytes":%d`,
			number(0), number(5), inUse, max(number(4), inUse+number(2)+number(3))-inUse-number(2)-number(3), number(2), number(3))
		if number(7) != cycles {
			cycles = number(7)
			line(`"ev":"gc_end","cycle":%d,"live_before_bytes":0,"live_after_bytes":0,"marked_bytes":%d,"goal_bytes":0,"next_goal_bytes":%d,"stw_ns":0`,
				cycles, number(6), number(5))
			line(`"ev":"gc_cpu","cycle":%d,"limited":false,"total_ns":0,"idle_ns":0,"assist_ns":0,"dedicated_ns":%d,"idle_mark_ns":0,"pause_ns":0,"scavenge_ns":%d`,
				cycles, nanoseconds(8), nanoseconds(9))
		}
		out.Flush()
	}
	observe()
	go func() {
		for range burrowTime.Tick(10 * burrowTime.Millisecond) {
			observe()
		}
	}()
}
