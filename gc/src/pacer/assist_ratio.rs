//! How much marking an allocation owes while a cycle runs.
//!
//! `Gc` asks anew whenever heap live has grown, and shares the answer with all Ps (`assist.rs` turns it
//! into debts). The rule: the work that is left, spread over the room that is left up to the goal.

use super::{MemoryUse, Pacer, ScanWork};

/// Stands in for GOGC in the assist formula while GOGC is off.
const OFF_PERCENT: f64 = 100_000.0;
/// A cycle may overshoot its goal by this factor before assists become strict.
const MAX_OVERSHOOT: f64 = 1.1;
/// Remaining scan work is taken to be at least this, lest the assist ratio vanish.
const MIN_REMAINING_WORK: i64 = 1000;

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
    /// Bytes of the heap that could be scanned at most: as they were when marking began, since what is
    /// allocated later is marked already.
    pub heap_scan: u64,
    /// Bytes of stack allocated (not only used).
    pub stack_size: u64,
}

impl Pacer {
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
