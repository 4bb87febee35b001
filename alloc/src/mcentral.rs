//! Central list of spans of one span class, shared by every P.
//!
//! Called by the mcache's refill (wants a span with a free slot, gives the old one back) and by the
//! sweeper (returns what it has swept). Nobody else touches the sets.
//!
//! Two pairs of span sets: `partial` (has a free slot) and `full`. `sweepgen / 2 % 2` picks the
//! swept half of a pair, so the two halves trade roles each GC cycle and no span is moved.
//!
//! Invariants: (C1) a span owned by an mcache is in no swept half. (C2) A span in a swept half has
//! `sweepgen == heap.sweepgen()`. (C3) An unswept half may still list spans that another thread has
//! swept: whoever pops one must win `try_acquire_sweep` or drop it.
//!
//! Locks: none here; a set that grows takes `Rank::SpanSet`. Growing the heap takes `Rank::MHeap`.
//! Next to read: `span_set.rs`, `mcache.rs` (the fast path), `mheap.rs` (where pages come from).

use crate::domain::DomainId;
use crate::mheap::Heap;
use crate::mspan::{MSpan, SpanPtr};
use crate::page_cache::PageCache;
use crate::size_class::SpanClass;
use crate::span_set::SpanSet;
use crate::units::Pages;
use burrow_trace::PTrace;

/// Unswept spans that a refill looks at, at most, before it takes fresh pages instead: each costs
/// a sweep, and may turn out to be full. Looking at 100 and finding nothing means that at most 1 %
/// of the space is lost by giving up (Go's value and reason).
const SWEEP_BUDGET: u32 = 100;

/// The spans of one class in one domain that no mcache holds.
#[derive(Debug)]
pub(crate) struct MCentral {
    domain: DomainId,
    class: SpanClass,
    partial: [SpanSet; 2],
    full: [SpanSet; 2],
}

/// What [`MCentral::cache_span`] found.
#[derive(Debug)]
pub(crate) struct CacheSpan<'h> {
    /// A swept span with a free slot.
    pub span: &'h MSpan,
    /// Spans that were swept in search of it.
    pub swept: u32,
}

impl MCentral {
    pub(crate) fn new(domain: DomainId, class: SpanClass) -> MCentral {
        let pair = || [SpanSet::new(), SpanSet::new()];
        MCentral { domain, class, partial: pair(), full: pair() }
    }

    /// The swept half of a pair in generation `g`.
    fn swept(pair: &[SpanSet; 2], g: u32) -> &SpanSet {
        &pair[(g / 2 % 2) as usize]
    }

    /// The unswept half of a pair in generation `g`.
    fn unswept(pair: &[SpanSet; 2], g: u32) -> &SpanSet {
        &pair[1 - (g / 2 % 2) as usize]
    }

    /// A swept span with a free slot, for the mcache to own whose page cache this is. `None` if memory has run out.
    pub(crate) fn cache_span<'h>(
        &self,
        heap: &'h Heap,
        pages: &mut PageCache,
        trace: &PTrace,
    ) -> Option<CacheSpan<'h>> {
        let count = self.class.size_class().span_pages();
        heap.collector().deduct_sweep_credit(heap, count.to_bytes(), Pages(0), trace);
        let g = heap.sweepgen();
        if let Some(span) = MCentral::swept(&self.partial, g).pop() {
            return Some(CacheSpan { span: heap.span(span), swept: 0 });
        }
        let (found, swept) = self.sweep_for_a_slot(heap, g, trace);
        let span = match found {
            Some(span) => span,
            None => heap.alloc_span(count, self.class, self.domain, pages, trace).ok()?,
        };
        Some(CacheSpan { span, swept })
    }

    /// Sweeps spans of this class until one has a free slot, or the budget is used up. Also says how
    /// many it has swept.
    fn sweep_for_a_slot<'h>(
        &self,
        heap: &'h Heap,
        g: u32,
        trace: &PTrace,
    ) -> (Option<&'h MSpan>, u32) {
        let (partial, full) =
            (MCentral::unswept(&self.partial, g), MCentral::unswept(&self.full, g));
        let _sweeping = heap.begin_sweeping(); // before a span is taken out of its list
        let mut swept = 0;
        for _ in 0..SWEEP_BUDGET {
            let Some(span) = partial.pop().or_else(|| full.pop()) else { break };
            let span = heap.span(span);
            if !span.try_acquire_sweep(g) {
                continue; // somebody else has swept it (C3)
            }
            heap.collector().sweep(heap, span, true, trace);
            swept += 1;
            if span.has_free_slot() {
                return (Some(span), swept);
            }
            self.push_swept(heap, span);
        }
        (None, swept)
    }

    /// Takes back a span from an mcache. Its slots were counted already.
    pub(crate) fn uncache_span(&self, heap: &Heap, span: &MSpan, trace: &PTrace) {
        let g = heap.sweepgen();
        if span.sweepgen() == g.wrapping_add(1) {
            // Cached since before the last collection: nobody has swept it yet, and nobody else
            // can.
            span.set_sweepgen(g.wrapping_sub(1));
            heap.collector().sweep(heap, span, false, trace);
        } else {
            span.set_sweepgen(g);
            self.push_swept(heap, span);
        }
    }

    /// Lists a swept span that nobody owns any more.
    pub(crate) fn push_swept(&self, heap: &Heap, span: &MSpan) {
        let pair = if span.has_free_slot() { &self.partial } else { &self.full };
        let taken = MCentral::swept(pair, heap.sweepgen()).push(SpanPtr::of(span));
        if taken.0 > 0 {
            heap.shared().gc_misc_sys.add(taken.0 as u64);
        }
    }

    /// A span that may be unswept, out of its list: full ones first, as in Go.
    pub(crate) fn pop_unswept(&self, g: u32) -> Option<SpanPtr> {
        let full = MCentral::unswept(&self.full, g).pop();
        full.or_else(|| MCentral::unswept(&self.partial, g).pop())
    }

    /// Drops what is listed as unswept, before the halves trade roles: only spans that others have
    /// swept may be left there (C3). The sets begin anew.
    ///
    /// # Panics
    /// If one is unswept still: the collector has begun a cycle too early, and its span would be
    /// lost.
    ///
    /// # Safety
    /// The world is stopped: nobody else uses the sets.
    pub(crate) unsafe fn clear_unswept(&self, heap: &Heap, g: u32) {
        while let Some(span) = self.pop_unswept(g) {
            let span = heap.span(span);
            assert_ne!(span.sweepgen(), g.wrapping_sub(2), "{span:?} was not swept in time");
        }
        for pair in [&self.partial, &self.full] {
            // SAFETY: the caller's promise; the set was emptied above.
            let freed = unsafe { MCentral::unswept(pair, g).reset() };
            heap.shared().gc_misc_sys.sub(freed.0 as u64);
        }
    }
}

#[cfg(all(test, not(loom)))]
mod tests;
