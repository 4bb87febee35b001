//! From a page to its span: one flat table, a word for every page of the reservation.
//!
//! Written by [`crate::mheap`] under its lock; read by everyone who has an address and wants its
//! object, without one. A heap of 1 TiB has a table of 1 GiB, of which only as much is committed as
//! the heap has grown: 64 KiB per arena.
//!
//! Invariants: (B1) entries below `committed` can be read at any time; they are null or point to an
//! mspan of this heap. (B2) `committed` only grows.
//!
//! Locks: none to read; writing and growing need `Rank::MHeap`.

use crate::host::Host;
use crate::mem;
use crate::mspan::{MSpan, SpanPtr};
use crate::page_source::{PageSource, Refused};
use crate::units::{ARENA_PAGES, Addr, Bytes, PageId, Pages, WORD};
use std::ptr::{self, NonNull};
use std::sync::Arc;
use std::sync::atomic::{AtomicPtr, AtomicUsize, Ordering};

/// The table.
pub(crate) struct SpanTable {
    source: Arc<dyn PageSource>,
    base: Addr,
    size: Bytes,
    /// Pages whose entries may be read. Relaxed: readers go by the heap's `used`, which is stored
    /// (Release) after the entries were committed.
    committed: AtomicUsize,
}

impl SpanTable {
    /// A table for so many pages, none of them committed yet.
    pub(crate) fn new(source: &Arc<dyn PageSource>, pages: Pages) -> Result<SpanTable, Refused> {
        let size = Bytes(pages.0 * WORD).round_up(source.os_page_size().0);
        // A heap without memory still has spans, and must find them: its table is real.
        let source: Arc<dyn PageSource> =
            if source.touchable() { source.clone() } else { Arc::new(Host::with_limit(size)) };
        let base = source.reserve(size, source.os_page_size())?;
        Ok(SpanTable { source, base, size, committed: AtomicUsize::new(0) })
    }

    /// Makes the entries of the pages below `end` usable; gives back the bytes that took.
    pub(crate) fn commit_up_to(&self, end: PageId) -> Result<Bytes, Refused> {
        let before = self.committed.load(Ordering::Relaxed);
        if end.0 <= before {
            return Ok(Bytes(0));
        }
        let end = end.0.next_multiple_of(ARENA_PAGES.max(self.source.os_page_size().0 / WORD));
        let end = end.min(self.size.0 / WORD);
        let (start, size) = (self.base + Bytes(before * WORD), Bytes((end - before) * WORD));
        // SAFETY: the range lies within the table's own reservation, below `size`.
        unsafe { self.source.commit(start, size)? };
        self.committed.store(end, Ordering::Relaxed);
        Ok(size)
    }

    /// The span that contains the page, if one does.
    ///
    /// # Safety
    /// The heap has grown beyond the page, so that its entry is committed (B1).
    #[inline(always)]
    pub(crate) unsafe fn get(&self, page: PageId) -> Option<SpanPtr> {
        debug_assert!(page.0 < self.committed.load(Ordering::Relaxed));
        NonNull::new(self.entry(page).load(Ordering::Acquire)).map(SpanPtr)
    }

    /// Lets `count` pages from `first` on belong to `span`, or to none.
    pub(crate) fn set(&self, first: PageId, count: Pages, span: Option<SpanPtr>) {
        debug_assert!(first.0 + count.0 <= self.committed.load(Ordering::Relaxed));
        let span = span.map_or(ptr::null_mut(), |span| span.0.as_ptr());
        for page in 0..count.0 {
            self.entry(first + Pages(page)).store(span, Ordering::Release);
        }
    }

    #[inline(always)]
    fn entry(&self, page: PageId) -> &AtomicPtr<MSpan> {
        let entry = mem::exposed::<AtomicPtr<MSpan>>(self.base + Bytes(page.0 * WORD));
        // SAFETY: B1: callers have checked that the entry is committed; it reads as null until
        // written, and lives as long as the table. It is accessed as an atomic only.
        unsafe { &*entry }
    }
}

impl Drop for SpanTable {
    fn drop(&mut self) {
        // SAFETY: the table's own grant; `&mut self` says that nobody reads it any more.
        unsafe { self.source.release(self.base, self.size) }
    }
}
