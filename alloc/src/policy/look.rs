//! What a policy may look at when it is asked for a wish: the pages of its domain, the counters, the time.

#![forbid(unsafe_code)]

use super::PageRun;
use crate::domain::DomainId;
use crate::mheap::Heap;
use crate::page_alloc::PageAlloc;
use crate::stats::Counters;
use crate::units::{Bytes, PageId, Pages};
use burrow_trace::clock::Nanos;
use std::sync::atomic::Ordering;

/// A look at a domain, with the page heap's lock held.
pub struct Look<'a> {
    heap: &'a Heap,
    pages: &'a PageAlloc,
    domain: DomainId,
    now: Nanos,
}

impl<'a> Look<'a> {
    pub(crate) fn new(
        heap: &'a Heap,
        pages: &'a PageAlloc,
        domain: DomainId,
        now: Nanos,
    ) -> Look<'a> {
        Look { heap, pages, domain, now }
    }

    /// The time.
    #[must_use]
    pub fn now(&self) -> Nanos {
        self.now
    }

    /// The domain's counters: `heap_in_use`, `heap_free` (dirty pages), `heap_released` (muzzy ones too), `heap_muzzy`...
    #[must_use]
    pub fn counters(&self) -> &Counters {
        self.heap.domain(self.domain).counters()
    }

    /// Memory that the whole process has from the system: what GOMEMLIMIT bounds.
    #[must_use]
    pub fn mapped_ready(&self) -> u64 {
        self.heap.stats().mapped_ready()
    }

    /// GOMEMLIMIT, if there is one.
    #[must_use]
    pub fn memory_limit(&self) -> Option<u64> {
        let limit = self.heap.memory_limit.load(Ordering::Relaxed);
        (limit != crate::limit::NONE).then_some(limit)
    }

    /// Whether the collector's CPU limiter is on, so that nothing should be given back that is needed again soon.
    #[must_use]
    pub fn limiting(&self) -> bool {
        self.heap.collector().limiting()
    }

    /// The smallest piece that the page source gives back: what is smaller or not aligned to it stays.
    #[must_use]
    pub fn granule(&self) -> Bytes {
        self.heap.source().decommit_granule()
    }

    /// The first run of dirty pages at or after `from`, cut off at the end of its chunk.
    #[must_use]
    pub fn next_dirty(&self, from: PageId) -> Option<PageRun> {
        let mut at = from;
        loop {
            let (first, count) = self.pages.next_backed_run(at)?;
            if self.pages.domain_of(first) == Some(self.domain) {
                return Some(PageRun { first, count });
            }
            at = first + count;
        }
    }

    /// The last run of dirty pages below `to`, cut off at the beginning of its chunk.
    #[must_use]
    pub fn last_dirty(&self, to: PageId) -> Option<PageRun> {
        let mut end = to;
        loop {
            let (first, count) = self.pages.last_backed_below(end)?;
            if self.pages.domain_of(first) == Some(self.domain) {
                return Some(PageRun { first, count });
            }
            end = first;
        }
    }

    /// The last run of dirty pages of a chunk of the domain that lie below `to`; the chunk is given by its first page.
    #[must_use]
    pub fn last_dirty_in(&self, chunk: PageId, to: PageId) -> Option<PageRun> {
        debug_assert_eq!(self.pages.domain_of(chunk), Some(self.domain));
        let (first, count) = self.pages.last_backed_in_chunk(chunk, to)?;
        Some(PageRun { first, count })
    }

    /// Whether a page is free, whatever is behind it.
    #[must_use]
    pub fn is_free(&self, page: PageId) -> bool {
        self.pages.is_free(page)
    }

    /// Pages of all domains that the heap has grown into, padding included.
    #[must_use]
    pub fn end(&self) -> PageId {
        PageId(0) + Pages(self.heap.used().to_pages().0)
    }
}
