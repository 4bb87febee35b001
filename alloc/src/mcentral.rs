//! Central list of spans of one span class, shared by every P.
//!
//! Called by the mcache's refill (wants a span with a free slot, gives the old one back) and by the
//! sweeper (returns what it has swept). Nobody else touches the sets.
//!
//! Two pairs of span sets: `partial` (has a free slot) and `full`. `sweepgen / 2 % 2` picks the
//! swept half of a pair, so the two halves trade roles each GC cycle and no span is moved.
//!
//! Full spans are listed by [`crate::home`]: a P takes those that it has filled itself before it looks at others'.
//! The lists of all homes but the first are made when they are first needed. Partial spans are few, and go to whoever
//! comes first.
//!
//! Invariants: (C1) a span owned by an mcache is in no swept half. (C2) A span in a swept half has
//! `sweepgen == heap.sweepgen()`. (C3) An unswept half may still list spans that another thread has
//! swept: whoever pops one must win `try_acquire_sweep` or drop it.
//!
//! Locks: none here; a set that grows takes `Rank::SpanSet`. Growing the heap takes `Rank::MHeap`.
//! Next to read: `span_set.rs`, `mcache.rs` (the fast path), `mheap.rs` (where pages come from).

use crate::domain::DomainId;
use crate::home::{HOMES, Home};
use crate::mheap::Heap;
use crate::mspan::{MSpan, SpanPtr};
use crate::page_cache::PageCache;
use crate::size_class::SpanClass;
use crate::span_set::SpanSet;
use burrow_trace::PTrace;
use std::sync::OnceLock;

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
    /// The full ones of the other homes.
    others: OnceLock<Box<[[SpanSet; 2]; HOMES - 1]>>,
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
        MCentral { domain, class, partial: pair(), full: pair(), others: OnceLock::new() }
    }

    /// A home's full spans, if it may have any.
    #[inline]
    fn full_of(&self, home: usize) -> Option<&[SpanSet; 2]> {
        match home.checked_sub(1) {
            None => Some(&self.full),
            Some(other) => self.others.get().map(|others| &others[other]),
        }
    }

    /// A home's full spans, to add one to.
    #[inline]
    fn full_for(&self, heap: &Heap, home: Home) -> &[SpanSet; 2] {
        self.full_of(home.index()).unwrap_or_else(|| self.make_homes(heap, home))
    }

    #[cold]
    fn make_homes(&self, heap: &Heap, home: Home) -> &[SpanSet; 2] {
        let pair = |_| [SpanSet::new(), SpanSet::new()];
        let others = self.others.get_or_init(|| {
            let others = Box::new(std::array::from_fn(pair));
            heap.shared().gc_misc_sys.add(size_of_val(&*others) as u64);
            others
        });
        &others[home.index() - 1]
    }

    /// An unswept full span: one of `home`, or else of another.
    #[inline(always)]
    fn pop_unswept_full(&self, home: Home, g: u32) -> Option<SpanPtr> {
        let own = home.index();
        match self.pop_unswept_of(own, g) {
            None if own > 0 || self.others.get().is_some() => self.pop_unswept_elsewhere(home, g),
            found => found,
        }
    }

    /// An unswept full span of one home.
    #[inline(always)]
    fn pop_unswept_of(&self, home: usize, g: u32) -> Option<SpanPtr> {
        MCentral::unswept(self.full_of(home)?, g).pop()
    }

    /// An unswept full span of any home but this.
    #[cold]
    #[inline(never)]
    fn pop_unswept_elsewhere(&self, home: Home, g: u32) -> Option<SpanPtr> {
        let own = home.index();
        (own + 1..own + HOMES).find_map(|at| self.pop_unswept_of(at % HOMES, g))
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
    /// `g` is the heap's generation, here and below.
    #[inline(always)]
    pub(crate) fn cache_span<'h>(
        &self,
        heap: &'h Heap,
        g: u32,
        pages: &mut PageCache,
        home: Home,
        trace: &PTrace,
    ) -> Option<CacheSpan<'h>> {
        if let Some(span) = MCentral::swept(&self.partial, g).pop() {
            return Some(CacheSpan { span: heap.span(span), swept: 0 });
        }
        let (found, swept) = self.sweep_for_a_slot(heap, home, g, trace);
        let span = match found {
            Some(span) => span,
            None => {
                let count = self.class.size_class().span_pages();
                heap.collector().reclaim(heap, count, trace);
                heap.alloc_span(count, self.class, self.domain, pages, trace).ok()?
            }
        };
        Some(CacheSpan { span, swept })
    }

    /// Sweeps spans of this class until one has a free slot, or the budget is used up. Also says how
    /// many it has swept.
    #[inline(always)]
    fn sweep_for_a_slot<'h>(
        &self,
        heap: &'h Heap,
        home: Home,
        g: u32,
        trace: &PTrace,
    ) -> (Option<&'h MSpan>, u32) {
        let partial = MCentral::unswept(&self.partial, g);
        let _sweeping = heap.begin_sweeping(home); // before a span is taken out of its list
        let mut swept = 0;
        for _ in 0..SWEEP_BUDGET {
            let Some(span) = partial.pop().or_else(|| self.pop_unswept_full(home, g)) else {
                break;
            };
            let span = heap.span(span);
            if !span.try_acquire_sweep(g) {
                continue; // somebody else has swept it (C3)
            }
            heap.collector().sweep(heap, span, true, trace);
            swept += 1;
            if span.has_free_slot() {
                return (Some(span), swept);
            }
            self.push_swept(heap, span, g);
        }
        (None, swept)
    }

    /// Takes back a span from an mcache. Its slots were counted already.
    #[inline(always)]
    pub(crate) fn uncache_span(&self, heap: &Heap, g: u32, span: &MSpan, trace: &PTrace) {
        if span.sweepgen() == g.wrapping_add(1) {
            // Cached since before the last collection: nobody has swept it yet, and nobody else
            // can.
            span.set_sweepgen(g.wrapping_sub(1));
            heap.collector().sweep(heap, span, false, trace);
        } else {
            span.set_sweepgen(g);
            self.push_swept(heap, span, g);
        }
    }

    /// Lists a swept span that nobody owns any more.
    #[inline]
    pub(crate) fn push_swept(&self, heap: &Heap, span: &MSpan, g: u32) {
        let pair = match span.has_free_slot() {
            true => &self.partial,
            false => self.full_for(heap, span.home()),
        };
        let note = || heap.domain(self.domain).note_used(self.class, g);
        let taken = MCentral::swept(pair, g).push(SpanPtr::of(span), note);
        if taken.0 > 0 {
            heap.shared().gc_misc_sys.add(taken.0 as u64);
        }
    }

    /// A span that may be unswept, out of its list: full ones first, as in Go.
    #[inline]
    pub(crate) fn pop_unswept(&self, home: Home, g: u32) -> Option<SpanPtr> {
        self.pop_unswept_full(home, g).or_else(|| MCentral::unswept(&self.partial, g).pop())
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
        let clear = |pair: &[SpanSet; 2]| {
            let set = MCentral::unswept(pair, g);
            if !set.is_untouched() {
                // SAFETY: the caller's promise.
                unsafe { MCentral::clear(heap, set, g) };
            }
        };
        clear(&self.partial);
        clear(&self.full);
        if let Some(others) = self.others.get() {
            others.iter().for_each(clear);
        }
    }

    /// Clears one set, as [`MCentral::clear_unswept`] does all.
    ///
    /// # Safety
    /// As there.
    unsafe fn clear(heap: &Heap, set: &SpanSet, g: u32) {
        while let Some(span) = set.pop() {
            let span = heap.span(span);
            assert_ne!(span.sweepgen(), g.wrapping_sub(2), "{span:?} was not swept in time");
        }
        // SAFETY: the caller's promise; the set is empty.
        let freed = unsafe { set.reset() };
        heap.shared().gc_misc_sys.sub(freed.0 as u64);
    }
}

#[cfg(all(test, not(loom)))]
mod tests;
