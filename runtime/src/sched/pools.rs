//! The `sync.Pool`s that keep something, so that collections take it from them whether or not anybody uses them again.
//!
//! A pool's values lie on a *shelf*, an object of the script (`golib/sync/pool.go`). The first value to come enters the
//! shelf here. As a cycle begins, with the world stopped, each shelf ages: what has been put since the last cycle becomes its
//! *victim*, and what was the victim is dropped; so a value is gone in the second cycle after it was put, as in Go. A shelf
//! from which all is gone is entered anew with its next value. Until then this table keeps it alive, as Go's list of pools
//! does.
//!
//! Invariants: (L1) a shelf is laid out as [`Shelf`] says. (L2) Who uses a shelf holds its lock. A shelf whose lock is held while
//! the world stands still is in the midst of a change and is left alone: its user, or the next cycle, finds by the number of
//! the cycle that it is late.
//!
//! Locks: `shelves`, a leaf.

use burrow_alloc::mem::{load32, load64, store8, store32, store64};
use burrow_alloc::units::{Addr, Bytes};
use parking_lot::Mutex;

use super::{Sched, StopTheWorld};

/// Where a shelf has what, in bytes.
struct Shelf;

impl Shelf {
    /// The lock's state, 0 while nobody holds it or waits for it; a uint32.
    const LOCK: usize = 0;
    /// The cycle since which it was filled; a uint32.
    const CYCLE: usize = 8;
    /// Whether it is entered here; a bool.
    const LISTED: usize = 12;
    /// What was put since that cycle, and the victim: a value and a slice of values each.
    const CURRENT: usize = 16;
    const VICTIM: usize = Shelf::CURRENT + Shelf::STOCK_WORDS * 8;
    /// Words of either.
    const STOCK_WORDS: usize = 5;
}

/// The shelves that keep something.
#[derive(Default)]
pub(super) struct Pools {
    shelves: Mutex<Vec<Addr>>,
}

impl Sched<'_> {
    /// Enters a shelf, whose lock the caller holds and which says that it is entered.
    pub fn list_pool(&self, shelf: Addr) {
        self.pools.shelves.lock().push(shelf);
    }

    /// The shelves: roots.
    pub fn pool_roots(&self) -> Vec<u64> {
        self.pools.shelves.lock().iter().map(|shelf| shelf.0 as u64).collect()
    }

    /// Cycle `cycle` is about to begin: all shelves age.
    pub fn age_pools(&self, _: &StopTheWorld<'_, '_>, cycle: u32) {
        // SAFETY: shelves that were entered are alive (they are roots) and as L1 says; the world is stopped, and no cycle
        // marks, so these stores need no barrier.
        self.pools.shelves.lock().retain(|&shelf| unsafe { age(shelf, cycle) });
    }
}

/// Lets a shelf age, unless it is in use (L2); says whether it stays entered.
///
/// # Safety
/// It is a shelf (L1), the world is stopped, and nobody marks.
unsafe fn age(shelf: Addr, cycle: u32) -> bool {
    let at = |offset: usize| shelf + Bytes(offset);
    // SAFETY: promised by the caller.
    unsafe {
        if load32(at(Shelf::LOCK)) != 0 {
            return true;
        }
        // More than one if it was left alone before.
        let passed = cycle.wrapping_sub(load32(at(Shelf::CYCLE)));
        if passed == 0 {
            return true;
        }
        let mut kept = 0;
        for word in (0..Shelf::STOCK_WORDS).map(|word| word * 8) {
            let current = load64(at(Shelf::CURRENT + word));
            let victim = if passed == 1 { current } else { 0 };
            store64(at(Shelf::VICTIM + word), victim);
            store64(at(Shelf::CURRENT + word), 0);
            kept |= victim;
        }
        store32(at(Shelf::CYCLE), cycle);
        if kept == 0 {
            store8(at(Shelf::LISTED), 0);
        }
        kept != 0
    }
}
