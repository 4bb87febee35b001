//! A page source that refuses on demand.
//!
//! Called through [`PageSource`] only, by tests: "let the n-th request fail, then all others" runs
//! the heap into every place where memory can run out. Advice and release are passed on uncounted:
//! the first changes nothing when refused, the second cannot be refused.
//!
//! Locks: none.

use crate::page_source::{PageSource, Refused, pass_on};
use crate::units::{Addr, Bytes};
use std::sync::atomic::{AtomicUsize, Ordering};

/// Wraps another source; lets so many requests through, then refuses one or all; or refuses one in so many.
#[derive(Debug)]
pub struct Faulty<S> {
    inner: S,
    /// Requests so far. Counted atomically; orders nothing else.
    seen: AtomicUsize,
    /// The first of them that is refused, and the first after it that no longer is.
    from: AtomicUsize,
    to: AtomicUsize,
    /// Of those that would be granted, each so many-th is refused; 0: none.
    every: AtomicUsize,
}

impl<S: PageSource> Faulty<S> {
    /// Refuses every reserve, commit and decommit after the first `granted` of them.
    pub fn after(granted: usize, inner: S) -> Faulty<S> {
        let (from, to) = (AtomicUsize::new(granted), AtomicUsize::new(usize::MAX));
        Faulty { inner, seen: AtomicUsize::new(0), from, to, every: AtomicUsize::new(0) }
    }

    /// Refuses the one that comes after the first `granted` of them, and no other.
    pub fn once_after(granted: usize, inner: S) -> Faulty<S> {
        let faulty = Faulty::after(granted, inner);
        faulty.to.store(granted.saturating_add(1), Ordering::Relaxed);
        faulty
    }

    /// Lets `granted` more requests through from now on, and refuses those that come after.
    pub fn refuse_after(&self, granted: usize) {
        let seen = self.seen.load(Ordering::Relaxed);
        self.from.store(seen.saturating_add(granted), Ordering::Relaxed);
        self.to.store(usize::MAX, Ordering::Relaxed);
    }

    /// Refuses one request in `every` from now on; 0: none.
    pub fn refuse_every(&self, every: usize) {
        self.every.store(every, Ordering::Relaxed);
    }

    /// Requests so far, granted or not.
    pub fn requests(&self) -> usize {
        self.seen.load(Ordering::Relaxed)
    }

    /// Counts one request; says whether it is to be granted.
    fn next(&self) -> Result<(), Refused> {
        let this = self.seen.fetch_add(1, Ordering::Relaxed);
        let refused = self.from.load(Ordering::Relaxed)..self.to.load(Ordering::Relaxed);
        let every = self.every.load(Ordering::Relaxed);
        let has_its_turn = every > 0 && this.is_multiple_of(every);
        if has_its_turn || refused.contains(&this) { Err(Refused) } else { Ok(()) }
    }
}

// SAFETY: grants nothing of its own; what it passes on, the inner source answers for. Refusing
// before the inner source was asked changes nothing (O4).
unsafe impl<S: PageSource> PageSource for Faulty<S> {
    fn os_page_size(&self) -> Bytes {
        self.inner.os_page_size()
    }

    fn decommit_granule(&self) -> Bytes {
        self.inner.decommit_granule()
    }

    fn touchable(&self) -> bool {
        self.inner.touchable()
    }

    fn reserve(&self, size: Bytes, align: Bytes) -> Result<Addr, Refused> {
        self.next()?;
        self.inner.reserve(size, align)
    }

    unsafe fn commit(&self, start: Addr, size: Bytes) -> Result<(), Refused> {
        self.next()?;
        // SAFETY: the caller's promise, passed on.
        unsafe { self.inner.commit(start, size) }
    }

    unsafe fn decommit_now(&self, start: Addr, size: Bytes) -> Result<(), Refused> {
        self.next()?;
        // SAFETY: the caller's promise, passed on.
        unsafe { self.inner.decommit_now(start, size) }
    }

    unsafe fn decommit_lazily(&self, start: Addr, size: Bytes) -> Result<(), Refused> {
        self.next()?;
        // SAFETY: the caller's promise, passed on.
        unsafe { self.inner.decommit_lazily(start, size) }
    }

    pass_on!(advise_huge, advise_no_huge, collapse);

    unsafe fn release(&self, start: Addr, size: Bytes) {
        // SAFETY: the caller's promise, passed on.
        unsafe { self.inner.release(start, size) }
    }
}
