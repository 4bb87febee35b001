//! From a page to its span: one flat table, a word for every page of the reservation.
//!
//! Written by [`crate::span_alloc`]; read by everyone who has an address and wants its object,
//! without a lock. A heap of 1 TiB has a table of 1 GiB, of which only as much is committed as the heap
//! has grown: 64 KiB per arena.
//!
//! Nothing is taken out when a span is freed, as in Go: that would be a walk through the table for each
//! large span, and the next one that gets the pages writes the same entries. So an entry says which
//! span the page was last in, and the mspan, which knows its state and its range, whether it still is.
//!
//! Invariants: (B1) entries below `committed` can be read at any time; they are null or point to an
//! mspan of this heap, which may be dead, or elsewhere. (B2) `committed` only grows. (B3) The entries of a page are written by who
//! owns the page: it has taken it from the page heap and not given it back.
//!
//! Locks: none to read or write; growing needs `Rank::MHeap`.

use crate::lazy_table::LazyTable;
use crate::mspan::{MSpan, SpanPtr};
use crate::page_source::{PageSource, Refused};
use crate::units::{ARENA_PAGES, Bytes, PageId, Pages};
use std::ptr::NonNull;
use std::sync::Arc;
use std::sync::atomic::{AtomicPtr, Ordering};

/// The table.
pub(crate) struct SpanTable {
    entries: LazyTable<AtomicPtr<MSpan>>,
}

impl SpanTable {
    /// A table for so many pages, none of them committed yet.
    pub(crate) fn new(source: &Arc<dyn PageSource>, pages: Pages) -> Result<SpanTable, Refused> {
        Ok(SpanTable { entries: LazyTable::new(source, pages.0)? })
    }

    /// Makes the entries of the pages below `end` usable; gives back the bytes that took.
    pub(crate) fn commit_up_to(&self, end: PageId) -> Result<Bytes, Refused> {
        self.entries.commit_up_to(end.0.next_multiple_of(ARENA_PAGES))
    }

    /// The last span that contained the page, if one ever did.
    ///
    /// # Safety
    /// The heap has grown beyond the page, so that its entry is committed (B1).
    #[inline(always)]
    pub(crate) unsafe fn get(&self, page: PageId) -> Option<SpanPtr> {
        // SAFETY: the caller's promise.
        let entry = unsafe { self.entries.get_unchecked(page.0) };
        NonNull::new(entry.load(Ordering::Acquire)).map(SpanPtr)
    }

    /// Has the entries fetched that are going to be set: those of 256 pages, at most, as a processor has
    /// no more lines under way.
    #[inline]
    pub(crate) fn prefetch(&self, first: PageId, count: Pages) {
        /// Entries of a cache line.
        const LINE: usize = 8;
        let end = first.0 + count.0.min(32 * LINE);
        (first.0..end).step_by(LINE).for_each(|page| self.entries.prefetch(page));
    }

    /// Lets `count` pages from `first` on belong to `span`.
    pub(crate) fn set(&self, first: PageId, count: Pages, span: SpanPtr) {
        let set = |entry: &AtomicPtr<MSpan>| entry.store(span.0.as_ptr(), Ordering::Release);
        // Eight at a time: a large span has hundreds of entries.
        let (lines, rest) = self.entries.slice(first.0..first.0 + count.0).as_chunks::<8>();
        lines.iter().for_each(|line| line.iter().for_each(set));
        rest.iter().for_each(set);
    }
}
