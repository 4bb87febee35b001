//! The collector's past: how many cycles, how long their pauses, how much CPU they took.
//!
//! `Gc` keeps one [`History`] behind its lock and adds each cycle's report; `runtime.ReadMemStats` and
//! `debug.ReadGCStats` read it.

#![forbid(unsafe_code)]

use burrow_trace::clock::Nanos;

use crate::report::{Cause, CycleReport};

/// How many pauses MemStats remembers.
pub const PAUSES: usize = 256;

/// Counters and pauses of all cycles so far, as MemStats shows them.
#[derive(Clone, Debug)]
pub struct History {
    /// Cycles completed (NumGC).
    pub num_gc: u32,
    /// Of these, asked for by the program (NumForcedGC).
    pub num_forced_gc: u32,
    /// Wall time at the end of the last cycle, nanoseconds since 1970; 0 before the first (LastGC).
    pub last_gc: u64,
    /// The same moment on the runtime's clock, for the periodic collection.
    pub last_gc_clock: Nanos,
    /// Sum of all pauses (PauseTotalNs).
    pub pause_total: Nanos,
    /// Pauses in a ring: cycle n is at `(n + 255) % 256` (PauseNs).
    pub pause_ns: [u64; PAUSES],
    /// Wall times at which these pauses ended, in the same ring (PauseEnd).
    pub pause_end: [u64; PAUSES],
    /// CPU time of collection, without idle workers' time.
    pub gc_cpu: Nanos,
    /// Share of all CPU time since the start that collection took (GCCPUFraction).
    pub cpu_fraction: f64,
}

impl Default for History {
    fn default() -> History {
        History {
            num_gc: 0,
            num_forced_gc: 0,
            last_gc: 0,
            last_gc_clock: Nanos(0),
            pause_total: Nanos(0),
            pause_ns: [0; PAUSES],
            pause_end: [0; PAUSES],
            gc_cpu: Nanos(0),
            cpu_fraction: 0.0,
        }
    }
}

impl History {
    /// Adds the CPU time of a cycle and returns the new share of the `total` that there was until its end.
    pub(crate) fn charge(&mut self, cpu: Nanos, total: Nanos) -> f64 {
        self.gc_cpu += cpu;
        let total = total.as_secs_f64();
        self.cpu_fraction = if total > 0.0 { self.gc_cpu.as_secs_f64() / total } else { 0.0 };
        self.cpu_fraction
    }

    /// Records a completed cycle.
    pub(crate) fn add(&mut self, r: &CycleReport) {
        let at = self.num_gc as usize % PAUSES;
        self.pause_ns[at] = r.pause.0;
        self.pause_end[at] = r.ended_wall;
        self.pause_total += r.pause;
        self.num_gc = r.number;
        self.num_forced_gc += u32::from(r.cause == Cause::Forced);
        self.last_gc = r.ended_wall;
        self.last_gc_clock = r.ended;
    }
}
