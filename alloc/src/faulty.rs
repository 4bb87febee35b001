//! A page source that refuses on demand.
//!
//! Called through [`PageSource`] only, by tests: "let the n-th request fail, then all others" runs
//! the heap into every place where memory can run out. Advice and release are passed on uncounted:
//! the first changes nothing when refused, the second cannot be refused.
//!
//! Locks: none.

use crate::page_source::{PageSource, Refused};
use crate::units::{Addr, Bytes};
use std::sync::atomic::{AtomicUsize, Ordering};

/// Wraps another source; lets so many requests through and refuses the rest.
#[derive(Debug)]
pub struct Faulty<S> {
    inner: S,
    /// Requests that will still be granted. Counted down atomically; orders nothing else.
    left: AtomicUsize,
}

impl<S: PageSource> Faulty<S> {
    /// Refuses every reserve, commit and decommit after the first `granted` of them.
    pub fn after(granted: usize, inner: S) -> Faulty<S> {
        Faulty { inner, left: AtomicUsize::new(granted) }
    }

    /// Lets `granted` more requests through from now on.
    pub fn refuse_after(&self, granted: usize) {
        self.left.store(granted, Ordering::Relaxed);
    }

    /// Counts one request; says whether it is still to be granted.
    fn next(&self) -> Result<(), Refused> {
        let one_less = |left: usize| left.checked_sub(1);
        match self.left.fetch_update(Ordering::Relaxed, Ordering::Relaxed, one_less) {
            Ok(_) => Ok(()),
            Err(_) => Err(Refused),
        }
    }
}

// SAFETY: grants nothing of its own; what it passes on, the inner source answers for. Refusing
// before the inner source was asked changes nothing (O4).
unsafe impl<S: PageSource> PageSource for Faulty<S> {
    fn os_page_size(&self) -> Bytes {
        self.inner.os_page_size()
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

    unsafe fn advise_huge(&self, start: Addr, size: Bytes) -> Result<(), Refused> {
        // SAFETY: the caller's promise, passed on.
        unsafe { self.inner.advise_huge(start, size) }
    }

    unsafe fn advise_no_huge(&self, start: Addr, size: Bytes) -> Result<(), Refused> {
        // SAFETY: the caller's promise, passed on.
        unsafe { self.inner.advise_no_huge(start, size) }
    }

    unsafe fn collapse(&self, start: Addr, size: Bytes) -> Result<(), Refused> {
        // SAFETY: the caller's promise, passed on.
        unsafe { self.inner.collapse(start, size) }
    }

    unsafe fn release(&self, start: Addr, size: Bytes) {
        // SAFETY: the caller's promise, passed on.
        unsafe { self.inner.release(start, size) }
    }
}
