//! Whether a goroutine's stack has been scanned in the collection that marks.
//!
//! A stack is scanned once in each cycle: by a mark worker while the goroutine is parked or queued, or by the thread that is
//! about to run it, which must not do so before (the rule that `burrow_gc::barrier` rests on). So there are two kinds of
//! scanners and one more kind of stranger: who delivers a value to a goroutine that waits at a channel writes into its body.
//! All three hold the goroutine while they do.
//!
//! Invariants: (S1) the body of a goroutine that has not run since marking began is touched by its holder only.
//! (S2) `cycle` is that of the last cycle in which the stack was scanned, or could not hold anything unscanned.
//!
//! Locks: `hold`, one for each goroutine, after those of channels; what a scan takes comes after it.

use std::sync::atomic::{AtomicU32, Ordering};

use parking_lot::{Mutex, MutexGuard};

use super::{GRef, Goroutine};

/// See the module's head.
#[derive(Default)]
pub(super) struct ScanState {
    cycle: AtomicU32,
    hold: Mutex<()>,
}

impl Goroutine {
    /// Keeps scanners and others who deliver values away, until the result is dropped.
    pub(crate) fn hold(&self) -> MutexGuard<'_, ()> {
        self.scan.hold.lock()
    }

    /// Whether the stack was scanned in this cycle.
    #[inline]
    pub fn is_scanned(&self, cycle: u32) -> bool {
        self.scan.cycle.load(Ordering::Acquire) == cycle
    }

    /// The goroutine is made while this cycle marks: what it begins with was reachable from who made it, and so is marked
    /// without it. Waits for a scanner that has found it dead just now.
    pub(crate) fn is_born_scanned(&self, cycle: u32) {
        let _held = self.hold();
        self.scan.cycle.store(cycle, Ordering::Release);
    }
}

impl GRef {
    /// Has `scan` scan the stack, if nobody has in this cycle.
    pub fn scan_once(self, cycle: u32, scan: impl FnOnce(GRef)) {
        if self.is_scanned(cycle) {
            return;
        }
        let held = self.hold();
        if !self.is_scanned(cycle) {
            scan(self);
            self.scan.cycle.store(cycle, Ordering::Release);
        }
        drop(held);
    }
}
