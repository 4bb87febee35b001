//! Holding a memory limit: before a span is handed out that takes the process beyond it, other pages are given back.
//!
//! Go does so in `allocSpan`, and this is the half of GOMEMLIMIT that the page heap sees to, whatever else gives memory back;
//! the other half is the collector's, which runs more often near the limit. Only pages that were released before
//! make the process larger when they are taken, and it is just as many others that go: the free ones at the highest addresses,
//! which are the last that first fit comes to.
//!
//! Called by `span_alloc.rs` for such a span, before anybody knows it. Nothing is given back while the collector's CPU
//! limiter holds it back: then memory is short because the live heap is too large, and giving back what is taken again at once would cost
//! the program what the limiter has won for it. The time that it takes counts as the collector's ([`Collector::time_release`]).
//!
//! Invariants: (T1) what is given back is free and backed (M1), under the heap's lock.
//!
//! Locks: `Rank::MHeap`.

#[cfg(doc)]
use crate::collector::Collector;
use crate::mheap::Heap;
use crate::units::{Bytes, PageId, Pages};
use std::sync::atomic::Ordering;

/// No limit.
pub(crate) const NONE: u64 = u64::MAX;

/// On whose time memory is given back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Payer {
    /// The program's, which allocates or sets a limit: the collector is told of it.
    Program,
    /// A marker's, which wants a work buffer: all of its time is counted anyway.
    Marking,
}

impl Heap {
    /// Sets how many bytes the process is to have at most (Go's GOMEMLIMIT): all that MemStats.Sys counts, less what is
    /// released. `None` is no limit. What is free beyond it is given back at once; then it holds for spans handed out.
    pub fn set_memory_limit(&self, limit: Option<Bytes>) {
        let limit = limit.map_or(NONE, |limit| limit.0 as u64);
        self.memory_limit.store(limit, Ordering::Relaxed);
        self.hold_limit(Payer::Program);
    }

    /// Released pages are being taken into use, or the limit has changed: gives others back, if it is exceeded.
    #[inline]
    pub(crate) fn hold_limit(&self, payer: Payer) {
        let limit = self.memory_limit.load(Ordering::Relaxed);
        if limit != NONE {
            self.release_beyond(limit, payer);
        }
    }

    /// Gives back as many bytes as the process has beyond `limit`, if so many are free.
    #[cold]
    fn release_beyond(&self, limit: u64, payer: Payer) {
        let excess = self.stats().mapped_ready().saturating_sub(limit);
        if excess == 0 || self.collector().limiting() {
            return;
        }
        let excess = Bytes(excess as usize).to_pages();
        match payer {
            Payer::Program => self.collector().time_release(&mut || self.release_last(excess)),
            Payer::Marking => self.release_last(excess),
        }
    }

    /// Gives back so many of the free pages with the highest addresses, if there are as many; fewer if the limiter turns
    /// on meanwhile.
    fn release_last(&self, pages: Pages) {
        let mut left = pages;
        let mut state = self.lock();
        let mut top = PageId(usize::MAX);
        while left > Pages(0)
            && !self.collector().limiting()
            && let Some((first, count)) = state.pages.last_backed_run(top)
        {
            let part = count.min(left);
            let released = self.release_run(&mut state, first + (count - part), part);
            left = Pages(left.0.saturating_sub(released.to_pages().0));
            // What the source refused, or has too large units for, is passed by.
            top = if released < part.to_bytes() { first } else { first + (count - part) };
        }
    }
}
