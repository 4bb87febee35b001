//! A page source without memory: it hands out addresses and keeps accounts.
//!
//! Called through [`PageSource`] only, by experiments and by tests of the page heap: a heap of
//! 1 TiB on a laptop, on any OS page size. Its addresses must not be touched, and
//! [`PageSource::touchable`] says so; such a heap serves page runs, not objects.
//!
//! Invariants: (I1) `next` only grows, so grants are disjoint.
//!
//! Locks: none.

use crate::page_source::{PageSource, Refused};
use crate::units::{Addr, Bytes};
use std::sync::atomic::{AtomicUsize, Ordering};

/// Addresses and accounting only.
#[derive(Debug)]
pub struct Simulated {
    os_page: Bytes,
    /// The first address that was never granted. Grants are made of it by compare-and-swap.
    next: AtomicUsize,
    /// Statistics, and therefore relaxed: see [`Accounts`].
    reserved: AtomicUsize,
    committed: AtomicUsize,
    released_now: AtomicUsize,
    released_lazily: AtomicUsize,
}

/// What was asked of a [`Simulated`] source so far, in bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Accounts {
    /// Addresses granted and not yet released.
    pub reserved: Bytes,
    /// Sum of all commits.
    pub committed: Bytes,
    /// Sum of all decommits that were to take effect at once.
    pub decommitted_now: Bytes,
    /// Sum of all lazy decommits.
    pub decommitted_lazily: Bytes,
}

impl Simulated {
    /// A machine whose OS pages have this size, a power of two.
    #[must_use]
    pub fn with_os_page_size(os_page: Bytes) -> Simulated {
        debug_assert!(os_page.0.is_power_of_two());
        Simulated {
            os_page,
            next: AtomicUsize::new(1 << 40), // as far from null as a real heap is
            reserved: AtomicUsize::new(0),
            committed: AtomicUsize::new(0),
            released_now: AtomicUsize::new(0),
            released_lazily: AtomicUsize::new(0),
        }
    }

    /// The accounts so far.
    #[must_use]
    pub fn accounts(&self) -> Accounts {
        let read = |counter: &AtomicUsize| Bytes(counter.load(Ordering::Relaxed));
        Accounts {
            reserved: read(&self.reserved),
            committed: read(&self.committed),
            decommitted_now: read(&self.released_now),
            decommitted_lazily: read(&self.released_lazily),
        }
    }
}

/// Adds to a statistic.
fn count(counter: &AtomicUsize, size: Bytes) -> Result<(), Refused> {
    counter.fetch_add(size.0, Ordering::Relaxed);
    Ok(())
}

// SAFETY: O1 by I1; O2 and O3 are waived, there being nothing to touch; O4: only `reserve` refuses,
// before it changes anything; O5: atomics.
unsafe impl PageSource for Simulated {
    fn os_page_size(&self) -> Bytes {
        self.os_page
    }

    fn touchable(&self) -> bool {
        false
    }

    fn reserve(&self, size: Bytes, align: Bytes) -> Result<Addr, Refused> {
        let place = |next: usize| {
            let start = next.checked_next_multiple_of(align.0)?;
            // Stay within the 47 bits that user addresses have.
            start.checked_add(size.0).filter(|end| *end <= 1 << 47)
        };
        let before = self.next.fetch_update(Ordering::Relaxed, Ordering::Relaxed, place);
        let start = Addr(before.map_err(|_| Refused)?).align_up(align.0);
        count(&self.reserved, size)?;
        Ok(start)
    }

    unsafe fn commit(&self, _start: Addr, size: Bytes) -> Result<(), Refused> {
        count(&self.committed, size)
    }

    unsafe fn decommit_now(&self, _start: Addr, size: Bytes) -> Result<(), Refused> {
        count(&self.released_now, size)
    }

    unsafe fn decommit_lazily(&self, _start: Addr, size: Bytes) -> Result<(), Refused> {
        count(&self.released_lazily, size)
    }

    unsafe fn advise_huge(&self, _start: Addr, _size: Bytes) -> Result<(), Refused> {
        Ok(())
    }

    unsafe fn advise_no_huge(&self, _start: Addr, _size: Bytes) -> Result<(), Refused> {
        Ok(())
    }

    unsafe fn collapse(&self, _start: Addr, _size: Bytes) -> Result<(), Refused> {
        Ok(())
    }

    unsafe fn release(&self, _start: Addr, size: Bytes) {
        self.reserved.fetch_sub(size.0, Ordering::Relaxed);
    }
}
