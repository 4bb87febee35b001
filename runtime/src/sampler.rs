//! Samples of a run for its trace: what the memory is now, and what it has cost.
//!
//! A thread of its own calls [`Sched::sample`] while the program runs, and whoever ends the run calls [`Runtime::trace_end`]. Counters are read as
//! they stand, without stopping anything: two of them may be of moments some microseconds apart, and objects count when their span leaves a
//! cache, as in `HeapAlloc`.
//!
//! Locks: none. Next to read: `burrow_alloc::stats` (the counters), docs/tracing.md (the events).

#![forbid(unsafe_code)]

use std::time::Duration;

use burrow_trace::clock::Nanos;
use burrow_trace::{Event, PTrace};

use crate::guard::Bell;
use crate::memstats::MemStats;
use crate::runtime::Runtime;
use crate::sched::Sched;

/// Between two samples. Shorter shows nothing that a policy does on purpose (jemalloc's helper sleeps for 100 ms at least); longer would miss the
/// peaks of short bursts. A sample takes some 3 µs.
const PERIOD: Duration = Duration::from_millis(10);

impl Runtime {
    /// Whether a thread is to call [`Sched::sample`] while the program runs: if it is traced, and time passes by itself.
    pub fn takes_samples(&self) -> bool {
        self.tracer.is_on() && !self.clock.is_virtual()
    }

    /// The last events of a run: a sample, the number of allocations that nobody timed, the exit status.
    pub fn trace_end(&self, sched: &Sched<'_>, stats: &MemStats, status: i32, trace: &PTrace) {
        if self.takes_samples() {
            sched.emit_sample(trace);
        }
        trace.emit(|| Event::AllocTimes {
            at_most_ns: Nanos(0),
            allocations: stats.mallocs.saturating_sub(self.tracer.timed_allocs()),
        });
        trace.emit(|| Event::RunEnd { status });
    }
}

impl Sched<'_> {
    /// Samples until the program ends, for which `ended` rings. For a thread of its own.
    pub fn sample(&self, ended: &Bell) {
        let trace = self.rt.tracer.sampler();
        while self.status().is_none() {
            self.emit_sample(&trace);
            ended.wait(Some(PERIOD));
        }
    }

    fn emit_sample(&self, trace: &PTrace) {
        let (rt, stats) = (self.rt, self.rt.heap.stats());
        let gc_ns = self.cpu_classes().gc();
        trace.emit(|| Event::MemorySample {
            alloc_bytes: stats.heap_alloc(),
            goal_bytes: rt.gc.heap_goal(&rt.heap),
            in_use_bytes: stats.heap_in_use,
            other_bytes: stats.sys().saturating_sub(stats.heap_sys()),
            dirty_bytes: stats.heap_free,
            muzzy_bytes: stats.heap_muzzy,
            // Counted one after the other: for a moment more may be muzzy than released.
            released_bytes: stats.heap_released.saturating_sub(stats.heap_muzzy),
        });
        trace.emit(|| Event::CostSample {
            released_bytes: stats.returns.released + stats.returns.muzzied,
            retaken_bytes: stats.returns.retaken,
            calls: stats.returns.calls,
            policy_ns: Nanos(stats.returns.policy_ns),
            gc_ns,
            limit_bytes: rt.gc.memory_limit(),
        });
    }
}
