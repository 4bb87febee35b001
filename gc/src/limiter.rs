//! The CPU limiter: keeps the collector from taking more than half of the CPU for long.
//!
//! A heap that hardly fits under its memory limit is collected again and again, and assists could leave
//! the program nothing. So there is a leaky bucket. CPU time that goes to the collector fills it, CPU
//! time that goes to the program drains it, and idle time does neither. It holds one second for each
//! processor. While it is full the collector is *limited*: no assists, and no memory given back in
//! allocations for the limit's sake; the heap grows past its goal instead. A collector that takes more than half
//! of the CPU thus is limited after a second or so of too much, one that takes less never is.
//!
//! What a P does for want of a goroutine to run counts as idle time, unless goroutines wait for marking to pay their
//! debts: they would run, and it is the collector that keeps them from it ([`Activity::WaitIdle`]).
//!
//! [`Limiter`] is the bucket: numbers and times go in, a yes or no comes out. [`CpuLimiter`]
//! (`limiter/shared.rs`) is what the Ps share, and [`ActivityClock`] (`limiter/activity.rs`) the clock of one P.
//!
//! Invariants:
//! - (L1) `fill <= capacity + surplus`, and the collector is limited exactly while `fill >= capacity`.
//! - (L2) Every moment is counted once: each call counts from where the last one ended.
//! - (L3) Between the two ends of a transition (the world stands still) all CPU time is the collector's,
//!   and updates are not taken.

#![forbid(unsafe_code)]

mod activity;
mod shared;
#[cfg(test)]
mod tests;

pub use activity::{Activity, ActivityClock};
pub use shared::CpuLimiter;

use burrow_trace::clock::Nanos;

use crate::pacer::GOAL_UTILIZATION;

/// The bucket's size for each processor. A larger one would let the program starve for longer, a smaller
/// one would limit collections that merely come in a burst.
pub const CAPACITY_PER_PROC: Nanos = Nanos::SECOND;
/// By how much it may be overfull, for each processor. What is poured in while nobody looks, because the machine runs something
/// else for a while, must drain again before it is full no more, or the collector would have it for free. A larger surplus
/// would let what the machine does to one moment forbid assists long after.
pub const SURPLUS_PER_PROC: Nanos = Nanos(100 * Nanos::MILLISECOND.0);
/// How often the bucket need be looked after, when it is not about to be full.
pub const UPDATE_PERIOD: Nanos = Nanos(10 * Nanos::MILLISECOND.0);
/// How often at most.
pub const MIN_UPDATE_PERIOD: Nanos = Nanos(Nanos::MILLISECOND.0 / 4);

/// The share of the CPU that background marking is reckoned at. Workers' turns exceed their quarter by a few percent, as each
/// goes on to its next poll, and who waits for the end of marking costs a little besides; the half that
/// is the program's must not be what pays for it.
const MARKING_SHARE: f64 = GOAL_UTILIZATION * 1.06;

/// CPU time in a window, summed over the processors, that background marking does not account for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Spent {
    /// In mark assists, on Ps in place of goroutines that wait to have theirs paid, and in giving back memory at allocation.
    pub assist: Nanos,
    /// Processors without anything to do.
    pub idle: Nanos,
    /// Marking on processors without anything else to do.
    pub idle_mark: Nanos,
}

/// The leaky bucket.
#[derive(Clone, Debug)]
pub struct Limiter {
    procs: u64,
    /// Nanoseconds of CPU time.
    fill: u64,
    /// Until when time has been counted (L2).
    counted: Nanos,
    /// Whether background marking has its share of the processors.
    marking: bool,
    /// Whether the world stands still for a change of phase (L3).
    in_transition: bool,
    limiting: bool,
    /// The cycle that runs, or else the next one; the first is 1.
    cycle: u32,
    last_enabled: u32,
}

impl Limiter {
    /// An empty bucket for `procs` processors.
    pub fn new(procs: usize, now: Nanos) -> Limiter {
        Limiter {
            procs: procs.max(1) as u64,
            fill: 0,
            counted: now,
            marking: false,
            in_transition: false,
            limiting: false,
            cycle: 1,
            last_enabled: 0,
        }
    }

    /// Whether the collector must stand back.
    pub fn limiting(&self) -> bool {
        self.limiting
    }

    /// The last cycle in which it began to be limited (counted from 1), or before which if none ran; 0: never.
    pub fn last_enabled(&self) -> u32 {
        self.last_enabled
    }

    /// CPU time in the bucket.
    pub fn fill(&self) -> Nanos {
        Nanos(self.fill)
    }

    /// CPU time that the bucket holds; the fill may be more by [`SURPLUS_PER_PROC`].
    pub fn capacity(&self) -> Nanos {
        Nanos(self.procs.saturating_mul(CAPACITY_PER_PROC.0))
    }

    /// Until when time has been counted.
    pub fn counted(&self) -> Nanos {
        self.counted
    }

    /// When an update is due: after [`UPDATE_PERIOD`], or sooner if the collector could fill the bucket
    /// sooner. (With fixed periods each that ends limited would be followed by one in which assists
    /// take all, and the collector would get 5/8 of the CPU.)
    pub fn next_update(&self) -> Nanos {
        let headroom = self.capacity() - self.fill();
        let until_full = Nanos(headroom.0 / self.procs).max(MIN_UPDATE_PERIOD);
        let period = if self.limiting { UPDATE_PERIOD } else { until_full.min(UPDATE_PERIOD) };
        self.counted + period
    }

    /// Whether an update at `now` would count anything. If not, `Spent` should be kept for the next one.
    pub fn accepts(&self, now: Nanos) -> bool {
        !self.in_transition && now >= self.counted
    }

    /// Counts the time up to `now`, of which `spent` is known.
    pub fn update(&mut self, now: Nanos, spent: Spent) {
        if !self.accepts(now) {
            return;
        }
        let total = i128::from((now - self.counted).0) * i128::from(self.procs);
        self.counted = now;
        let mut collector = i128::from(spent.assist.0);
        if self.marking {
            // The share is of all processors, the idle ones included.
            collector += (total as f64 * MARKING_SHARE) as i128;
        }
        let idle = i128::from(spent.idle.0) + i128::from(spent.idle_mark.0);
        self.pour(collector, total - idle - collector);
    }

    /// The world was stopped at `now`, to begin marking or to end it.
    pub fn start_transition(&mut self, now: Nanos, spent: Spent, marking: bool) {
        self.update(now, spent);
        self.marking = marking;
        self.in_transition = true;
    }

    /// The world goes on at `now`.
    pub fn finish_transition(&mut self, now: Nanos) {
        let stopped = i128::from(now.since(self.counted).0) * i128::from(self.procs);
        self.counted = self.counted.max(now);
        self.pour(stopped, 0);
        self.in_transition = false;
        if !self.marking {
            self.cycle = self.cycle.wrapping_add(1);
        }
    }

    /// There are `procs` processors from now on.
    pub fn set_procs(&mut self, now: Nanos, spent: Spent, procs: usize) {
        self.update(now, spent);
        self.procs = procs.max(1) as u64;
        self.pour(0, 0);
    }

    /// Adds the collector's time and takes out the program's (L1).
    fn pour(&mut self, collector: i128, program: i128) {
        let capacity = self.capacity().0;
        let most = capacity.saturating_add(self.procs.saturating_mul(SURPLUS_PER_PROC.0));
        let fill = (i128::from(self.fill) + collector - program).clamp(0, i128::from(most));
        self.fill = fill as u64; // clamped to the range of a u64
        let was_limiting = std::mem::replace(&mut self.limiting, self.fill >= capacity);
        if self.limiting && !was_limiting {
            self.last_enabled = self.cycle;
        }
    }
}
