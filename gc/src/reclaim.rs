//! The page reclaimer: dead spans are swept before the heap grows.
//!
//! Sweeping in the order of the lists may come late to a span of which nothing is alive, while allocation wants pages. So
//! whoever is about to take pages for a span of objects first frees as many: goes through the heap by address, slice by
//! slice, and sweeps the spans in which no object is marked (Go: `mheap.reclaim`).
//!
//! Called through [`burrow_alloc::Collector::reclaim`], before pages are taken; no lock is held.
//!
//! Invariants: (C1) A span that this finds is swept by it only if it wins `MSpan::try_acquire_sweep`. Its entry in a list of
//! unswept spans stays there, and whoever takes it out leaves it alone. (C2) Every slice is handed out once in a cycle.
//!
//! Locks: none.

use std::sync::atomic::{AtomicUsize, Ordering};

use burrow_alloc::home::Home;
use burrow_alloc::units::PageId;
use burrow_alloc::{Collector, Heap, MSpan, Pages, SpanState};
use burrow_trace::PTrace;

use crate::gc::Gc;

/// Pages that are looked through at a time, as in Go.
const SLICE: usize = 512;

/// How far the reclaimer is.
#[derive(Debug, Default)]
pub(crate) struct Reclaimer {
    /// The first page of the next slice.
    next: AtomicUsize,
    /// Pages freed beyond what was asked for. Relaxed, as it only decides how much is looked for.
    credit: AtomicUsize,
}

impl Reclaimer {
    /// A cycle's marks are to be swept. Called with the world stopped.
    pub fn reset(&self) {
        self.next.store(0, Ordering::Relaxed);
        self.credit.store(0, Ordering::Relaxed);
    }

    /// So many pages were freed otherwise.
    pub fn credit(&self, pages: Pages) {
        self.credit.fetch_add(pages.0, Ordering::Relaxed);
    }

    /// Takes up to so many pages out of the credit: says how many.
    fn take_credit(&self, wanted: usize) -> usize {
        let take = |credit: usize| (credit > 0).then(|| credit.saturating_sub(wanted));
        let before = self.credit.fetch_update(Ordering::Relaxed, Ordering::Relaxed, take);
        before.map_or(0, |credit| credit.min(wanted))
    }

    /// The next slice, if one is left below `end`.
    fn next_slice(&self, end: usize) -> Option<(PageId, PageId)> {
        if self.next.load(Ordering::Relaxed) >= end {
            return None;
        }
        let first = self.next.fetch_add(SLICE, Ordering::Relaxed);
        (first < end).then(|| (PageId(first), PageId(end.min(first + SLICE))))
    }
}

impl Gc {
    /// Frees so many pages, as far as there are dead spans.
    #[inline(never)]
    pub(crate) fn reclaim_pages(&self, heap: &Heap, pages: Pages, trace: &PTrace) {
        let mut left = pages.0 - self.reclaimer.take_credit(pages.0);
        let end = heap.used().to_pages().0;
        while left > 0
            && let Some(slice) = self.reclaimer.next_slice(end)
        {
            let freed = self.reclaim_slice(heap, slice, trace);
            self.reclaimer.credit(Pages(freed.saturating_sub(left)));
            left = left.saturating_sub(freed);
        }
    }

    /// Sweeps the dead spans of a slice: says how many pages that has freed.
    fn reclaim_slice(&self, heap: &Heap, (from, to): (PageId, PageId), trace: &PTrace) -> usize {
        let _sweeping = heap.begin_sweeping(Home::FIRST);
        let g = heap.sweepgen();
        let dead = |span: &&MSpan| {
            span.state() == SpanState::InUse
                && span.sweepgen() == g.wrapping_sub(2)
                && !span.has_marks()
        };
        let mut freed = 0;
        for span in heap.spans_between(from, to).filter(dead) {
            let pages = span.npages(); // afterwards the span may be another's
            if span.try_acquire_sweep(g) && self.sweep(heap, span, false, trace) {
                freed += pages.0;
            }
        }
        freed
    }
}
