//! The pacer: when the next collection starts, and how large the heap may be when it ends.
//!
//! Pure arithmetic. Numbers go in, numbers come out; there is no clock, no lock and no heap here, so
//! that the same code runs in the runtime, in its tests and in a simulator. `Gc` (in `gc.rs`) owns
//! one `Pacer` behind a lock, and `cycle.rs` feeds it; `sweep_pace.rs` paces sweeping.
//!
//! Names, as in Go: *heap live* (H) is the bytes that count against the trigger; *heap marked* (M) is
//! what the last cycle found reachable, in whole slots; S is the stack it scanned; Gl is the size of
//! the globals that may hold pointers. The *goal* is where H should be when marking ends; the *trigger*
//! is where H is when marking starts; the distance kept between them is the *runway*.
//!
//! All sizes are bytes (`u64`), all divisions truncate, and sums saturate: a user may set any GOGC and
//! any limit, so no input may overflow.
//!
//! Invariants:
//! - (P1) `trigger <= goal`.
//! - (P2) The heap may grow by the sweep distance, unless the memory limit rules: `goal >= min_trigger`.
//! - (P3) Between two commits the percent goal does not move; the memory-limit goal may.
//!
//! Here is the state and what moves it on from cycle to cycle. `pacer/goal.rs` has goal and trigger,
//! `pacer/cons_mark.rs` what a cycle teaches, `pacer/assist_ratio.rs` what allocation owes while marking,
//! `pacer/workers.rs` who marks; `pacer/simulated.rs` runs it all in made-up worlds.
//!
//! Read next: `cycle.rs`, which runs a collection and commits its result here.

#![forbid(unsafe_code)]

mod assist_ratio;
mod cons_mark;
mod goal;
#[cfg(test)]
mod simulated;
#[cfg(test)]
mod tests;
mod workers;

pub use assist_ratio::{AssistRatio, MarkProgress};
pub use cons_mark::CycleMeasure;
pub use goal::{MemoryUse, Target};
pub use workers::Workers;

use cons_mark::ConsMark;

/// The heap minimum under GOGC=100; scaled by GOGC/100. Smaller would collect tiny heaps all the time.
pub const DEFAULT_HEAP_MINIMUM: u64 = 4 << 20;
/// GOGC when collections by heap growth are off.
pub const GC_OFF: i32 = -1;
/// The memory limit when there is none.
pub const NO_LIMIT: u64 = i64::MAX as u64;

/// Share of the processors that background marking takes.
pub(crate) const GOAL_UTILIZATION: f64 = 0.25;
/// The heap may grow by at least this much after a cycle, so that sweeping has room to happen.
pub(crate) const SWEEP_MIN_DISTANCE: u64 = 1 << 20;
/// Bytes scanned, by where they were.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ScanWork {
    /// Bytes of heap objects, up to the last pointer of each.
    pub heap: u64,
    /// Bytes of live frames.
    pub stack: u64,
    /// Bytes of globals that may hold pointers.
    pub globals: u64,
}

impl ScanWork {
    /// All of it.
    pub fn total(self) -> u64 {
        self.heap.saturating_add(self.stack).saturating_add(self.globals)
    }
}

/// The state of pacing: what the user asked for, what the last cycle measured, what follows from both.
#[derive(Clone, Debug)]
pub struct Pacer {
    /// GOGC; [`GC_OFF`] when off.
    gc_percent: i32,
    /// GOMEMLIMIT; [`NO_LIMIT`] when there is none.
    memory_limit: u64,
    /// No percent goal is below this: 4 MiB·GOGC/100.
    heap_minimum: u64,
    /// M: bytes found reachable by the last cycle.
    heap_marked: u64,
    /// Scan work of the last cycle; the globals are all that the program has.
    last: ScanWork,
    /// How fast the program allocates, measured against marking.
    cons_mark: ConsMark,
    /// Heap live when the running cycle began; `None` between cycles.
    triggered: Option<u64>,
    // Set by `commit`:
    percent_goal: u64,
    sweep_min_trigger: u64,
    runway: u64,
}

impl Pacer {
    /// A pacer for a heap that has not been collected yet.
    pub fn new(gc_percent: i32, memory_limit: u64, globals: u64) -> Pacer {
        let mut pacer = Pacer {
            gc_percent: GC_OFF,
            memory_limit: memory_limit.min(NO_LIMIT),
            heap_minimum: DEFAULT_HEAP_MINIMUM,
            heap_marked: 0,
            last: ScanWork { globals, ..ScanWork::default() },
            cons_mark: ConsMark::default(),
            triggered: None,
            percent_goal: 0,
            sweep_min_trigger: 0,
            runway: 0,
        };
        pacer.set_gc_percent(gc_percent);
        pacer.commit(0, true);
        pacer
    }

    /// GOGC, [`GC_OFF`] when off.
    pub fn gc_percent(&self) -> i32 {
        self.gc_percent
    }

    /// GOMEMLIMIT, [`NO_LIMIT`] when there is none.
    pub fn memory_limit(&self) -> u64 {
        self.memory_limit
    }

    /// M: what the last cycle marked.
    pub fn heap_marked(&self) -> u64 {
        self.heap_marked
    }

    /// Bytes kept between trigger and goal, were nothing to bound it.
    pub fn runway(&self) -> u64 {
        self.runway
    }

    /// Sets GOGC (negative: off) and returns what it was. Takes effect at the next [`Pacer::commit`].
    pub fn set_gc_percent(&mut self, percent: i32) -> i32 {
        let old = self.gc_percent;
        self.gc_percent = percent.max(GC_OFF);
        if percent >= 0 {
            self.heap_minimum = DEFAULT_HEAP_MINIMUM * percent as u64 / 100;
        }
        old
    }

    /// Sets GOMEMLIMIT and returns what it was. Takes effect at the next [`Pacer::commit`].
    pub fn set_memory_limit(&mut self, limit: u64) -> u64 {
        std::mem::replace(&mut self.memory_limit, limit.min(NO_LIMIT))
    }

    /// Tells the size of the globals (known once a program is loaded).
    pub fn set_globals(&mut self, globals: u64) {
        self.last.globals = globals;
    }

    /// Scan work of the last cycle, with the globals as they are told.
    pub fn last_scan(&self) -> ScanWork {
        self.last
    }

    /// The largest of the last cycles' ratios of allocation to marking.
    pub fn cons_mark(&self) -> f64 {
        self.cons_mark.max
    }

    /// A cycle begins at `live` bytes.
    pub fn start_cycle(&mut self, live: u64) {
        self.triggered = Some(live);
    }

    /// Marking is done: learns from `m` how much runway marking needs.
    pub fn end_cycle(&mut self, m: &CycleMeasure) {
        if let Some(triggered) = self.triggered {
            self.cons_mark.learn(triggered, m);
        }
    }

    /// The cycle is given up.
    pub fn abandon_cycle(&mut self) {
        self.triggered = None;
    }

    /// Takes over what the cycle found reachable; the cycle is over. `work.globals` is the size of all
    /// globals that may hold pointers, as the embedder's roots tell it.
    pub fn reset_live(&mut self, marked: u64, work: ScanWork) {
        self.heap_marked = marked;
        self.last = work;
        self.triggered = None;
    }

    /// Computes the goal anew from GOGC and the last cycle. `live` is H now; `sweep_done` whether
    /// the heap is swept.
    pub fn commit(&mut self, live: u64, sweep_done: bool) {
        self.percent_goal = self.percent_goal_now();
        self.sweep_min_trigger =
            if sweep_done { 0 } else { live.saturating_add(SWEEP_MIN_DISTANCE) };
        let mutator_per_mark = (1.0 - GOAL_UTILIZATION) / GOAL_UTILIZATION;
        self.runway = (mutator_per_mark * self.cons_mark.max * self.last.total() as f64) as u64;
    }
}
