//! Proportional sweeping: how many pages must be swept before so many bytes may be allocated.
//!
//! Pure arithmetic, as in `pacer.rs`. `Gc` sets a pace whenever pacing is committed while spans are
//! unswept; `Collector::deduct_sweep_credit` (in `sweep.rs`) asks it before a span is handed out. The
//! line runs from "nothing swept" at the commit to "all swept" shortly before the next trigger, so that
//! a collection never has to sweep a whole heap first.

//! Locks: none. Every refill looks at the pace, so it is shared as three atomics ([`SharedPace`]).

#![forbid(unsafe_code)]

use std::sync::atomic::{AtomicU64, Ordering};

use crate::pacer::SWEEP_MIN_DISTANCE;

/// The least distance over which sweeping is spread: one page.
const MIN_DISTANCE: u64 = 8192;

/// The line of proportional sweeping: pages due as heap live grows.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct SweepPace {
    /// Pages to sweep per byte of heap live; 0 when nothing is left to sweep.
    pages_per_byte: f64,
    /// Heap live when the line was drawn.
    live_basis: u64,
    /// Pages swept when the line was drawn.
    swept_basis: u64,
}

impl SweepPace {
    /// Nothing is owed.
    pub const DONE: SweepPace = SweepPace { pages_per_byte: 0.0, live_basis: 0, swept_basis: 0 };

    /// Draws the line from now to `trigger`: of `pages_in_use` pages, `pages_swept` are done.
    pub fn new(trigger: u64, live: u64, pages_in_use: u64, pages_swept: u64) -> SweepPace {
        let distance = trigger.saturating_sub(live).saturating_sub(SWEEP_MIN_DISTANCE);
        let left = pages_in_use.saturating_sub(pages_swept);
        SweepPace {
            pages_per_byte: left as f64 / distance.max(MIN_DISTANCE) as f64,
            live_basis: live,
            swept_basis: pages_swept,
        }
    }

    /// Up to how many pages (on the counter of pages swept in this cycle) must be swept before
    /// `span_bytes` more may be allocated, when the caller sweeps `caller_pages` itself.
    pub fn pages_due(&self, span_bytes: u64, live: u64, caller_pages: u64) -> u64 {
        let grown = (span_bytes + live).saturating_sub(self.live_basis);
        // Signed, as processors convert: both are far below 2^63.
        let due = (self.pages_per_byte * grown as i64 as f64) as i64 as u64;
        self.swept_basis + due.saturating_sub(caller_pages)
    }
}

/// The pace as all threads see it. It changes when pacing is committed (mostly with the world stopped) and when
/// all is swept. Relaxed: who reads parts of an old one sweeps some spans too many or too few, once; the next refill
/// asks again. On a line of its own, as every refill reads it and its neighbours may change.
#[derive(Debug, Default)]
#[repr(align(128))]
pub struct SharedPace {
    /// The bits of an `f64`.
    pages_per_byte: AtomicU64,
    live_basis: AtomicU64,
    swept_basis: AtomicU64,
}

impl SharedPace {
    /// Whether anything is owed.
    #[inline]
    pub fn is_owed(&self) -> bool {
        self.pages_per_byte.load(Ordering::Relaxed) != 0
    }

    /// The pace.
    #[inline]
    pub fn get(&self) -> SweepPace {
        SweepPace {
            pages_per_byte: f64::from_bits(self.pages_per_byte.load(Ordering::Relaxed)),
            live_basis: self.live_basis.load(Ordering::Relaxed),
            swept_basis: self.swept_basis.load(Ordering::Relaxed),
        }
    }

    /// Lets allocation pay for sweeping at this pace from now on.
    pub fn set(&self, pace: SweepPace) {
        self.live_basis.store(pace.live_basis, Ordering::Relaxed);
        self.swept_basis.store(pace.swept_basis, Ordering::Relaxed);
        self.pages_per_byte.store(pace.pages_per_byte.to_bits(), Ordering::Relaxed);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_due_follow_the_line() {
        const MIB: u64 = 1 << 20;
        let cases = [
            // (case, trigger, live, in use, swept, (span bytes, live then, caller pages), due)
            ("at the start", 101 * MIB, 50 * MIB, 1000, 0, (0, 50 * MIB, 0), 0),
            ("half way", 101 * MIB, 50 * MIB, 1000, 0, (0, 75 * MIB, 0), 500),
            ("the end lies 1 MiB early", 101 * MIB, 50 * MIB, 1000, 0, (0, 100 * MIB, 0), 1000),
            ("a span counts in advance", 101 * MIB, 50 * MIB, 1000, 0, (MIB, 50 * MIB, 0), 20),
            ("the caller's own pages count", 101 * MIB, 50 * MIB, 1000, 0, (MIB, 50 * MIB, 5), 15),
            ("some are swept", 101 * MIB, 50 * MIB, 1000, 500, (0, 75 * MIB, 0), 750),
            ("no distance: one page", 50 * MIB, 50 * MIB, 1000, 0, (8192, 50 * MIB, 0), 1000),
            ("heap live fell", 101 * MIB, 50 * MIB, 1000, 7, (0, 40 * MIB, 0), 7),
        ];
        for (case, trigger, live, in_use, swept, (bytes, then, caller), due) in cases {
            let pace = SweepPace::new(trigger, live, in_use, swept);
            assert_eq!(pace.pages_due(bytes, then, caller), due, "{case}");
        }
        let shared = SharedPace::default();
        shared.set(SweepPace::new(9 * MIB, MIB, 10, 10));
        assert!(!shared.is_owed(), "nothing is left to sweep");
        assert_eq!(SweepPace::DONE.pages_due(1 << 40, 1 << 40, 0), 0);
    }
}
