//! What the fast path leaves to do: the next group of slots, another span, and giving all back.
//!
//! Called when a class's group of 64 slots is used up (`next_group`), and by whoever wants the P's
//! spans back: the collector after each cycle, `ReadMemStats`, the end of the P ([`MCache::flush`]).
//! Part of [`MCache`]; its invariants hold here.
//!
//! Heap live follows Go to the byte. A refill adds the whole span but for the slots that were taken
//! already, unused tail and metadata included; a flush takes back only what its free slots come to.
//! So each flush and refill of a span that is partly used leaves its tail in heap live.
//!
//! Locks: none here; the central lists take theirs. Next to read: `mcentral.rs`.

use super::{Group, MCache};
use crate::domain::Domain;
use crate::heap_bits::Pattern;
use crate::mcentral::CacheSpan;
use crate::mheap::Heap;
use crate::mspan::{MSpan, SpanPtr};
use crate::size_class::{SpanClass, ZEROED_AHEAD};
use crate::units::{Addr, Bytes};
use burrow_trace::Event;
use std::num::NonZeroU64;

/// Bytes for which an mcache pays ahead if there are others: 16 spans of a page. So a refill in sixteen writes to
/// lines that all Ps write to. With more, a small heap of many Ps would be collected noticeably early.
const AHEAD: Bytes = Bytes(128 << 10);

impl MCache {
    /// The class's group is used up: makes sure that it has a free slot again, and gives its free
    /// slots; `None` if there is no memory. `pattern` is that of the type which is wanted.
    #[cold]
    #[inline(never)]
    pub(super) fn next_group(
        &mut self,
        heap: &Heap,
        class: SpanClass,
        pattern: &Pattern,
    ) -> Option<NonZeroU64> {
        if self.sampler.is_some() {
            self.next_sampled(heap, class, pattern)?;
        } else {
            self.load_group(heap, class, pattern)?;
        }
        NonZeroU64::new(self.groups[class.index()].free)
    }

    /// Loads the next group of the class's span that has a free slot, or of another span.
    #[inline(always)]
    pub(super) fn load_group(
        &mut self,
        heap: &Heap,
        class: SpanClass,
        pattern: &Pattern,
    ) -> Option<()> {
        let mut span = heap.span(self.spans[class.index()]);
        let mut loaded = span.load_group();
        if loaded.is_none() {
            span = self.refill(heap, class)?;
            loaded = span.load_group();
        }
        let slots = loaded?; // a refill never comes with a full span
        if self.black.is_some() {
            self.blacken(span, slots);
        }
        let need_zero = span.need_zero();
        let ahead = need_zero && slots.elem_size <= ZEROED_AHEAD; // better done at once
        self.groups[class.index()] = Group {
            free: slots.free,
            base: slots.base,
            mask: pattern.mask(),
            elem_size: slots.elem_size.0 as u32, // at most 32 KiB
            zero_on_take: need_zero && !ahead,
        };
        // After all else, of which little is at hand any more when this comes back.
        // SAFETY: the span is ours (K1), and pages of spans are committed (M1).
        unsafe { span.prepare_group(slots, ahead, pattern) };
        Some(())
    }

    /// Exchanges the class's span, which is used up, for one with a free slot.
    #[inline(never)]
    fn refill<'h>(&mut self, heap: &'h Heap, class: SpanClass) -> Option<&'h MSpan> {
        if self.trace.is_on() {
            self.refill_timed(heap, class)
        } else {
            self.take_other_span(heap, class)
        }
    }

    /// The same, timed for the trace. A function of its own, so that who is not traced pays one branch.
    #[cold]
    #[inline(never)]
    fn refill_timed<'h>(&mut self, heap: &'h Heap, class: SpanClass) -> Option<&'h MSpan> {
        let began = self.trace.alloc_begins();
        let span = self.take_other_span(heap, class);
        self.trace.alloc_ends(began);
        span
    }

    /// See [`MCache::refill`].
    #[inline(always)]
    fn take_other_span<'h>(&mut self, heap: &'h Heap, class: SpanClass) -> Option<&'h MSpan> {
        let domain = heap.domain(self.domain);
        let central = domain.central(class);
        let g = heap.sweepgen(); // until this returns (K3)
        if let Some(full) = self.take_used_up(heap, class) {
            self.count_taken(domain, class, full.count_all());
            central.uncache_span(heap, g, full, &self.trace);
        }
        let ahead = self.pay(heap, class.size_class().span_pages().to_bytes());
        let found = central.cache_span(heap, g, &mut self.pages, self.home, &self.trace);
        let CacheSpan { span, swept } = found?;
        self.trace.emit(|| Event::MCacheRefill {
            class: class.index() as u8,                              // below 136
            free_slots: (span.nelems() - span.alloc_count()) as u16, // at most 1024
            swept,
        });
        span.set_sweepgen(g.wrapping_add(3));
        span.set_home(self.home);
        let taken = span.elem_size() * span.counted() as usize;
        self.spans[class.index()] = SpanPtr::of(span);
        self.charge(heap, span.npages().to_bytes() - taken, ahead);
        if class == SpanClass::TINY {
            self.count_tiny_allocs(heap);
        }
        debug_assert!(span.has_free_slot(), "{span:?} came from the central list full");
        Some(span)
    }

    /// Before a span of so many bytes is taken: pays for it with sweeping. Gives how many bytes are paid
    /// for beyond it: of several mcaches each pays for [`AHEAD`] at a time.
    #[inline]
    fn pay(&mut self, heap: &Heap, span: Bytes) -> Option<Bytes> {
        if span.0 <= self.paid_ahead as usize {
            return None;
        }
        let ahead = if heap.shared().mcaches.get() > 1 { AHEAD } else { Bytes(0) };
        let (collector, home) = (heap.collector(), self.home);
        // The refills that are paid ahead will sweep their own spans, and use them again.
        collector.deduct_sweep_credit(heap, span + ahead, ahead.to_pages(), home, &self.trace);
        Some(ahead)
    }

    /// Counts what a span adds to heap live: out of what is paid ahead, or with `ahead` bytes more.
    #[inline]
    fn charge(&mut self, heap: &Heap, bytes: Bytes, ahead: Option<Bytes>) {
        let Some(ahead) = ahead else {
            self.paid_ahead -= bytes.0 as u32; // no more than the span, for which there was enough
            return;
        };
        self.paid_ahead += ahead.0 as u32;
        heap.add_heap_live((bytes + ahead).0 as i64);
        self.count_scan_alloc(heap);
        heap.collector().heap_live_grew(heap, bytes + ahead);
    }

    /// Takes what is paid ahead out of heap live again, unless a collection has done so.
    fn take_back_ahead(&mut self, heap: &Heap) {
        let ahead = std::mem::take(&mut self.paid_ahead);
        if ahead > 0 && self.flush_gen == heap.sweepgen() {
            heap.add_heap_live(-i64::from(ahead));
        }
    }

    /// Takes the class's span, which is used up, out of the cache.
    #[inline(always)]
    fn take_used_up<'h>(&mut self, heap: &'h Heap, class: SpanClass) -> Option<&'h MSpan> {
        let old = std::mem::replace(&mut self.spans[class.index()], heap.empty_span());
        if old == heap.empty_span() {
            return None;
        }
        debug_assert_eq!(self.groups[class.index()].free, 0, "{class:?} has slots left");
        self.groups[class.index()].base = Addr::NULL;
        Some(heap.span(old))
    }

    /// Takes the class's span out of the cache, with the slots that were not used. The sampler holds
    /// nothing back.
    #[inline]
    fn take_out<'h>(&mut self, heap: &'h Heap, class: SpanClass) -> Option<&'h MSpan> {
        let old = std::mem::replace(&mut self.spans[class.index()], heap.empty_span());
        if old == heap.empty_span() {
            return None;
        }
        let span = heap.span(old);
        let group = std::mem::replace(&mut self.groups[class.index()], Group::NONE);
        if group.base != Addr::NULL {
            self.give_back(span, group); // else it has its slots already
        }
        Some(span)
    }

    /// Gives the slots of a group that were not used back to its span.
    #[inline]
    fn give_back(&mut self, span: &MSpan, group: Group) {
        if self.black.is_some() && group.free != 0 {
            self.whiten(span, group);
        }
        span.return_group(group.free);
    }

    /// Counts the slots that were taken from a span of the class, which leaves the cache.
    #[inline(always)]
    fn count_taken(&self, domain: &Domain, class: SpanClass, slots: u32) {
        let objects = domain.counters().objects(self.home);
        objects.small_alloc_count[class.size_class().index()].add(u64::from(slots));
    }

    /// Gives the slots that were not used back to the spans that the cache holds, so that these are exact: before a
    /// picture of the heap is taken.
    ///
    /// # Safety
    /// `heap` is the heap the cache was made for.
    pub unsafe fn return_groups(&mut self, heap: &Heap) {
        self.withdraw_grants();
        for index in 0..self.groups.len() {
            let group = std::mem::replace(&mut self.groups[index], Group::NONE);
            if group.base != Addr::NULL {
                self.give_back(heap.span(self.spans[index]), group);
            }
        }
    }

    /// Gives all spans back and brings the counters up to date: before statistics are read, and
    /// when the P goes.
    ///
    /// # Safety
    /// `heap` is the heap the cache was made for.
    pub unsafe fn flush(&mut self, heap: &Heap) {
        self.withdraw_grants();
        let (domain, g) = (heap.domain(self.domain), heap.sweepgen());
        for class in SpanClass::all() {
            let Some(span) = self.take_out(heap, class) else { continue };
            if span.sweepgen() != g.wrapping_add(1) {
                // Refill counted all free slots as live; these were not used after all.
                let unused = span.elem_size() * (span.nelems() - span.alloc_count()) as usize;
                heap.add_heap_live(-(unused.0 as i64));
            }
            self.count_taken(domain, class, span.count_taken());
            domain.central(class).uncache_span(heap, g, span, &self.trace);
        }
        self.take_back_ahead(heap);
        (self.tiny, self.tiny_offset) = (Addr::NULL, 0);
        self.count_tiny_allocs(heap);
        self.count_scan_alloc(heap);
    }

    /// Flushes the cache if it has not been flushed since the last collection: its spans are
    /// unswept.
    ///
    /// # Safety
    /// `heap` is the heap the cache was made for.
    pub unsafe fn prepare_for_sweep(&mut self, heap: &Heap) {
        let g = heap.sweepgen();
        if self.flush_gen != g {
            // SAFETY: the caller's promise.
            unsafe { self.flush(heap) };
            heap.empty_page_cache(&mut self.pages, self.domain, &self.trace);
            self.flush_gen = g;
        }
    }

    /// Gives the free pages that the cache holds for new spans back to the page heap: before all that
    /// are free are given to the operating system.
    ///
    /// # Safety
    /// `heap` is the heap the cache was made for.
    pub unsafe fn give_back_pages(&mut self, heap: &Heap) {
        heap.empty_page_cache(&mut self.pages, self.domain, &self.trace);
    }

    fn count_tiny_allocs(&mut self, heap: &Heap) {
        let counters = heap.domain(self.domain).counters();
        counters.objects(self.home).tiny_allocs.add(std::mem::take(&mut self.tiny_allocs));
    }

    /// While marking goes on, what is left to scan is fixed: new objects are marked already.
    pub(super) fn count_scan_alloc(&mut self, heap: &Heap) {
        let bytes = std::mem::take(&mut self.scan_alloc);
        if bytes > 0 && !heap.collector().marking() {
            heap.add_heap_scan(Bytes(bytes));
        }
    }
}
