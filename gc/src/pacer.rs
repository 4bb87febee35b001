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
//! - (P1) `trigger <= goal` unless the heap's sweep distance demands more (`min_trigger`).
//! - (P2) Outside the memory limit's reign, `goal >= min_trigger`.
//! - (P3) Between two commits the percent goal does not move; the memory-limit goal may.
//!
//! Read next: `cycle.rs`, which runs a collection and commits its result here.

#![forbid(unsafe_code)]

/// The heap minimum under GOGC=100; scaled by GOGC/100. Smaller would collect tiny heaps all the time.
pub const DEFAULT_HEAP_MINIMUM: u64 = 4 << 20;
/// GOGC when collections by heap growth are off.
pub const GC_OFF: i32 = -1;
/// The memory limit when there is none.
pub const NO_LIMIT: u64 = i64::MAX as u64;

/// Share of the processors that background marking takes.
const GOAL_UTILIZATION: f64 = 0.25;
/// A cycle that has started may always allocate this much before it must be done.
const MIN_RUNWAY: u64 = 64 << 10;
/// The heap may grow by at least this much after a cycle, so that sweeping has room to happen.
pub(crate) const SWEEP_MIN_DISTANCE: u64 = 1 << 20;
/// The trigger lies at least 45/64 of the way from marked to goal...
const MIN_TRIGGER_RATIO: u64 = 45;
/// ...and at most 61/64, so that there is some runway even when marking was free.
const MAX_TRIGGER_RATIO: u64 = 61;
const RATIO_DENOMINATOR: u64 = 64;
/// Percent of the heap kept as room for error below the memory limit, and its least size.
const LIMIT_HEADROOM_PERCENT: u64 = 3;
const LIMIT_HEADROOM_MIN: u64 = 1 << 20;
/// How many earlier cycles' cons/mark ratios are remembered; their maximum is used.
const CONS_MARK_HISTORY: usize = 4;
/// Stands in for GOGC in the assist formula while GOGC is off.
const OFF_PERCENT: f64 = 100_000.0;
/// A cycle may overshoot its goal by this factor before assists become strict.
const MAX_OVERSHOOT: f64 = 1.1;
/// Remaining scan work is taken to be at least this, lest the assist ratio vanish.
const MIN_REMAINING_WORK: i64 = 1000;

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

/// What the process has mapped, for the memory-limit goal. Read anew at every trigger test.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct MemoryUse {
    /// Bytes of every kind in the Ready state: heap, stacks, work buffers and metadata.
    pub mapped_ready: u64,
    /// Bytes of free heap pages that the operating system still backs.
    pub heap_free: u64,
    /// Bytes in allocated heap objects: total allocated less total freed.
    pub heap_alloc: u64,
}

impl MemoryUse {
    /// What the process needs beside heap objects: metadata, stacks, and the waste inside spans.
    fn non_heap(self) -> u64 {
        self.mapped_ready.saturating_sub(self.heap_free).saturating_sub(self.heap_alloc)
    }
}

/// Where the next cycle should begin and end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Target {
    /// Heap live at which marking starts.
    pub trigger: u64,
    /// Heap live at which marking should be done.
    pub goal: u64,
}

/// What one cycle measured, from its start to mark termination.
#[derive(Clone, Copy, Debug, Default)]
pub struct CycleMeasure {
    /// Heap live at mark termination.
    pub live: u64,
    /// Bytes scanned.
    pub work: ScanWork,
    /// Length of concurrent marking.
    pub mark_ns: u64,
    /// Processors.
    pub procs: usize,
    /// Time spent in mark assists, summed over processors.
    pub assist_ns: u64,
    /// Time spent marking on otherwise idle processors, summed.
    pub idle_ns: u64,
}

/// The exchange rate of an assist: scan work per byte allocated, and its inverse.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct AssistRatio {
    /// Bytes of scan work owed per byte allocated.
    pub work_per_byte: f64,
    /// Bytes that may be allocated per byte of scan work.
    pub bytes_per_work: f64,
}

/// How far a running cycle is, for [`Pacer::assist_ratio`].
#[derive(Clone, Copy, Debug, Default)]
pub struct MarkProgress {
    /// Heap live now.
    pub live: u64,
    /// Scan work done so far.
    pub work: ScanWork,
    /// Bytes of the heap that could be scanned at most.
    pub heap_scan: u64,
    /// Bytes of stack allocated (not only used).
    pub stack_size: u64,
}

/// How a cycle's mark workers are spread over the processors.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Workers {
    /// Processors that do nothing but mark.
    pub dedicated: usize,
    /// Share of time that each other processor gives to marking.
    pub fractional: f64,
    /// At most so many idle processors may help.
    pub idle_max: usize,
}

impl Workers {
    /// The split for `procs` processors: a quarter of them, by whole processors where these come close.
    pub fn split(procs: usize, periodic: bool) -> Workers {
        let want = procs as f64 * GOAL_UTILIZATION;
        let mut dedicated = (want + 0.5) as usize;
        let mut fractional = 0.0;
        if want > 0.0 && (dedicated as f64 / want - 1.0).abs() > 0.3 {
            if dedicated as f64 > want {
                dedicated -= 1;
            }
            fractional = (want - dedicated as f64) / procs as f64;
        }
        let idle_max = match (periodic, dedicated) {
            (false, _) => procs - dedicated,
            (true, 0) => 1,
            (true, _) => 0,
        };
        Workers { dedicated, fractional, idle_max }
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
    /// Scan work of the last cycle, heap and stack.
    last: ScanWork,
    /// Maximum over the last cycles of bytes allocated per byte scanned, each at its share of the CPU.
    cons_mark: f64,
    cons_mark_history: [f64; CONS_MARK_HISTORY],
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
            cons_mark: 0.0,
            cons_mark_history: [0.0; CONS_MARK_HISTORY],
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

    /// A cycle begins at `live` bytes.
    pub fn start_cycle(&mut self, live: u64) {
        self.triggered = Some(live);
    }

    /// Marking is done: learns from `m` how much runway marking needs.
    pub fn end_cycle(&mut self, m: &CycleMeasure) {
        let Some(triggered) = self.triggered else { return };
        if m.live <= triggered || m.work.total() == 0 {
            return; // nothing was allocated meanwhile: says nothing about the race
        }
        let cpu = m.mark_ns as f64 * m.procs as f64;
        let share = |ns: u64| if cpu > 0.0 { ns as f64 / cpu } else { 0.0 };
        let utilization = GOAL_UTILIZATION + share(m.assist_ns);
        if utilization >= 1.0 {
            return; // the mutator did not run at all
        }
        let current = (m.live - triggered) as f64 * (utilization + share(m.idle_ns))
            / (m.work.total() as f64 * (1.0 - utilization));
        self.cons_mark = self.cons_mark_history.iter().copied().fold(current, f64::max);
        self.cons_mark_history.rotate_left(1);
        self.cons_mark_history[CONS_MARK_HISTORY - 1] = current;
    }

    /// The cycle is given up.
    pub fn abandon_cycle(&mut self) {
        self.triggered = None;
    }

    /// Takes over what the cycle found reachable; the cycle is over.
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
        self.runway = (mutator_per_mark * self.cons_mark * self.last.total() as f64) as u64;
    }

    fn percent_goal_now(&self) -> u64 {
        if self.gc_percent < 0 {
            return u64::MAX;
        }
        let base = self.heap_marked as u128 + self.last.stack as u128 + self.last.globals as u128;
        let growth = base * self.gc_percent as u128 / 100;
        let goal = u64::try_from(self.heap_marked as u128 + growth).unwrap_or(u64::MAX);
        goal.max(self.heap_minimum)
    }

    /// The goal that keeps the process under its memory limit: the limit, less what is not heap, less
    /// some room for error; never below what is known to be reachable.
    pub fn memory_limit_goal(&self, mem: MemoryUse) -> u64 {
        let limit = self.memory_limit;
        let overage = mem.mapped_ready.saturating_sub(limit);
        let taken = mem.non_heap().saturating_add(overage);
        if taken >= limit {
            return self.heap_marked; // hopeless: collect all the time, the CPU limiter will intervene
        }
        let goal = limit - taken;
        let headroom = (goal / 100 * LIMIT_HEADROOM_PERCENT).max(LIMIT_HEADROOM_MIN);
        goal.saturating_sub(headroom).max(headroom).max(self.heap_marked)
    }

    /// The goal now, and the least trigger that goes with it.
    fn goal_and_min_trigger(&self, mem: MemoryUse) -> (u64, u64) {
        let limited = self.memory_limit_goal(mem);
        if limited < self.percent_goal {
            return (limited, 0);
        }
        let mut goal = self.percent_goal.max(self.sweep_min_trigger);
        if let Some(triggered) = self.triggered {
            goal = goal.max(triggered.saturating_add(MIN_RUNWAY));
        }
        (goal, self.sweep_min_trigger)
    }

    /// The heap goal now (MemStats.NextGC).
    pub fn goal(&self, mem: MemoryUse) -> u64 {
        self.goal_and_min_trigger(mem).0
    }

    /// Whether [`Pacer::target`] stays the same until the next commit, whatever memory is used: there
    /// is no memory limit that could decide.
    pub fn target_is_fixed(&self) -> bool {
        self.memory_limit == NO_LIMIT
    }

    /// The trigger and the goal now.
    pub fn target(&self, mem: MemoryUse) -> Target {
        let (goal, min_trigger) = self.goal_and_min_trigger(mem);
        let marked = self.heap_marked;
        if marked >= goal {
            return Target { trigger: goal, goal };
        }
        let part = |ratio| (goal - marked) / RATIO_DENOMINATOR * ratio + marked;
        let min = min_trigger.max(marked).max(part(MIN_TRIGGER_RATIO));
        let max = part(MAX_TRIGGER_RATIO).max(goal.saturating_sub(DEFAULT_HEAP_MINIMUM)).max(min);
        let wanted = if self.runway > goal { min } else { goal - self.runway };
        Target { trigger: wanted.clamp(min, max), goal }
    }

    /// How much scan work an allocation owes while a cycle runs, so that marking ends before H
    /// reaches the goal.
    pub fn assist_ratio(&self, now: &MarkProgress, mem: MemoryUse) -> AssistRatio {
        let percent = if self.gc_percent < 0 { OFF_PERCENT } else { self.gc_percent as f64 };
        let done = now.work.total();
        let triggered = self.triggered.unwrap_or(now.live);
        let max_work =
            ScanWork { heap: now.heap_scan, stack: now.stack_size, globals: self.last.globals }
                .total();
        let mut goal = self.goal(mem) as f64;
        let mut expected = self.last.total();
        if done > expected {
            // The heap turned out larger than the last one: stretch the goal towards the worst case.
            let per_work = (goal - triggered as f64) / expected.max(1) as f64;
            let extended = (per_work * max_work as f64).trunc() + triggered as f64;
            goal = extended.min(((1.0 + percent / 100.0) * goal).trunc());
            expected = max_work;
        }
        if now.live as f64 > goal {
            goal = (goal * MAX_OVERSHOOT).trunc();
            expected = max_work;
        }
        let work_left = (expected as i64).saturating_sub(done as i64).max(MIN_REMAINING_WORK);
        let heap_left = (goal - now.live as f64).max(1.0);
        AssistRatio {
            work_per_byte: work_left as f64 / heap_left,
            bytes_per_work: heap_left / work_left as f64,
        }
    }
}

#[cfg(test)]
mod tests;
