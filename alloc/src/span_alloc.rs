//! Spans out of pages: how the heap takes them and takes them back.
//!
//! Called by [`crate::mcentral`] (a span for small objects), [`crate::large`] (one for a large
//! object), the runtime and the collector (stacks, work buffers), and the sweeper (a span without
//! live objects). Part of [`Heap`].
//!
//! A span below 16 pages whose taker has a page cache comes out of that, without a lock; any other
//! is taken from the page heap, which grows if it must ([`crate::grow`]). The domain's return policy hears of runs that the page heap
//! hands out and gets back, caches' among them ([`crate::returns`]).
//!
//! Invariants: M1 and M2 of `mheap.rs`, N1 of `stats.rs`, B3 of `span_table.rs`.
//!
//! Locks: `Rank::MHeap`, but for spans out of a page cache. Events are emitted while it is held, so
//! that their times are in the order in which pages change hands, whichever the P; pages reach a
//! cache, and leave it, under it too.

use crate::bits::runs;
use crate::domain::DomainId;
use crate::heap_bits;
use crate::limit::Payer;
use crate::mheap::{Heap, HeapState};
use crate::mspan::{Geometry, MSpan, ManualKind, SpanPtr, SpanState};
use crate::out_of_memory::OutOfMemory;
use crate::page_alloc::{Taken, Window};
use crate::page_cache::{MAX_CACHED, PageCache, SPARE};
use crate::page_source::Refused;
use crate::policy::{Backing, PageRun};
use crate::rank::RankedGuard;
use crate::size_class::{SizeClass, SpanClass};
use crate::span_pool::{Grown, Kind};
use crate::stats::{Counter, Counters, MSPAN_UNIT};
use crate::units::{ARENA_PAGES, Bytes, PAGE_SHIFT, PageId, Pages};
use burrow_trace::{Event, PTrace, SpanKind};
use std::sync::atomic::Ordering;

/// What pages are taken for.
#[derive(Clone, Copy)]
enum Purpose {
    Objects(SpanClass),
    Manual(ManualKind),
}

impl Purpose {
    /// The counter for bytes of this purpose.
    fn counter(self, counters: &Counters) -> &Counter {
        match self {
            Purpose::Objects(_) => &counters.heap_in_use,
            Purpose::Manual(ManualKind::Stack) => &counters.in_stacks,
            Purpose::Manual(ManualKind::WorkBuf) => &counters.in_work_bufs,
        }
    }

    /// What the trace calls it.
    fn kind(self) -> SpanKind {
        match self {
            Purpose::Objects(_) => SpanKind::Heap,
            Purpose::Manual(ManualKind::Stack) => SpanKind::Stack,
            Purpose::Manual(ManualKind::WorkBuf) => SpanKind::WorkBuf,
        }
    }

    /// On whose time memory is given back for it.
    fn payer(self) -> Payer {
        match self {
            Purpose::Objects(_) | Purpose::Manual(ManualKind::Stack) => Payer::Program,
            Purpose::Manual(ManualKind::WorkBuf) => Payer::Marking,
        }
    }

    /// The mspan that it takes.
    fn mspan_kind(self) -> Kind {
        match self {
            Purpose::Objects(class) if class.size_class() != SizeClass::LARGE => {
                Kind::for_slots(class.slots())
            }
            _ => Kind::for_slots(1),
        }
    }

    /// The span class; 0 where there is none.
    fn class_number(self) -> u8 {
        match self {
            Purpose::Objects(class) => class.index() as u8, // below 136
            Purpose::Manual(_) => 0,
        }
    }
}

/// What a span is made of; the lock too, unless it was not needed.
struct Parts<'h> {
    span: SpanPtr,
    pages: Taken,
    held: Option<RankedGuard<'h, HeapState>>,
}

impl Heap {
    /// A span for objects, swept and owned by the caller.
    pub(crate) fn alloc_span(
        &self,
        pages: Pages,
        class: SpanClass,
        domain: DomainId,
        cache: &mut PageCache,
        trace: &PTrace,
    ) -> Result<&MSpan, OutOfMemory> {
        self.take_span(pages, Purpose::Objects(class), domain, Some(cache), trace)
    }

    /// Pages for something that the collector leaves alone. Their contents are unspecified: see
    /// [`MSpan::need_zero`].
    ///
    /// # Errors
    /// [`OutOfMemory`] if there are no such pages to be had.
    pub fn alloc_manual(
        &self,
        pages: Pages,
        kind: ManualKind,
        trace: &PTrace,
    ) -> Result<&MSpan, OutOfMemory> {
        self.take_span(pages, Purpose::Manual(kind), DomainId::MAIN, None, trace)
    }

    /// Takes back the pages of [`Heap::alloc_manual`].
    ///
    /// # Safety
    /// The span came from `alloc_manual`, it is given back once, and nobody uses its pages.
    pub unsafe fn free_manual(&self, span: &MSpan, trace: &PTrace) {
        debug_assert_eq!(span.state(), SpanState::Manual);
        self.give_back_span(span, Purpose::Manual(span.manual_kind()), trace);
    }

    /// Takes back the pages of a span without live objects.
    ///
    /// # Safety
    /// The caller owns the span (it is being swept) and no object in it is alive.
    pub unsafe fn free_span(&self, span: &MSpan, trace: &PTrace) {
        debug_assert_eq!(span.state(), SpanState::InUse);
        self.give_back_span(span, Purpose::Objects(span.span_class()), trace);
    }

    fn take_span(
        &self,
        pages: Pages,
        purpose: Purpose,
        domain: DomainId,
        cache: Option<&mut PageCache>,
        trace: &PTrace,
    ) -> Result<&MSpan, OutOfMemory> {
        let asked = Bytes(pages.0.saturating_mul(1 << PAGE_SHIFT));
        if pages.0 == 0 || asked > self.reserved() || !self.claim(asked) {
            return Err(self.out_of_memory(asked));
        }
        let parts = match cache {
            Some(cache) if pages < MAX_CACHED => {
                self.parts_of_cache(cache, pages, purpose.mspan_kind(), domain, trace)
            }
            _ => self.parts_of_heap(pages, purpose.mspan_kind(), domain, trace),
        };
        let Ok(Parts { span, pages: taken, held }) = parts else {
            self.unclaim(asked);
            return Err(self.out_of_memory(asked));
        };
        let geometry = Geometry {
            base: self.page_addr(taken.first),
            pages,
            domain,
            // Pages that were all given back read as zero, used before or not.
            need_zero: self.needs_zero(taken.first, pages) && taken.scavenged != pages,
            sweepgen: self.sweepgen(),
        };
        self.account(purpose, domain, pages, taken.scavenged);
        trace.emit(|| Event::SpanAlloc {
            first_page: taken.first.0 as u64,
            span_pages: trace_pages(pages),
            kind: purpose.kind(),
            class: purpose.class_number(),
            domain: domain.0,
        });
        // Before the span is entered: its entries are slow to write, and nobody else looks for them yet.
        if held.is_some() || taken.scavenged > Pages(0) {
            self.after_taking(held, taken.scavenged, domain, purpose.payer(), trace);
        }
        Ok(self.publish(span, taken.first, purpose, geometry))
    }

    /// Pages and an mspan out of a page cache, filled up if need be; else from the heap.
    fn parts_of_cache(
        &self,
        cache: &mut PageCache,
        pages: Pages,
        kind: Kind,
        domain: DomainId,
        trace: &PTrace,
    ) -> Result<Parts<'_>, Refused> {
        if cache.is_empty() {
            self.fill_pages(cache, domain, trace);
        }
        if cache.spare(kind).is_empty() {
            self.fill_spare(cache, kind)?;
        }
        let Some(taken) = cache.alloc(pages) else {
            return self.parts_of_heap(pages, kind, domain, trace);
        };
        let Some(span) = cache.spare(kind).pop() else { return Err(Refused) };
        let shared = self.shared();
        shared.cached_pages.sub(pages.to_bytes().0 as u64);
        shared.cached_released.sub(taken.scavenged.to_bytes().0 as u64);
        Ok(Parts { span, pages: taken, held: None })
    }

    /// Pages and an mspan from the heap, which grows if need be.
    fn parts_of_heap(
        &self,
        pages: Pages,
        kind: Kind,
        domain: DomainId,
        trace: &PTrace,
    ) -> Result<Parts<'_>, Refused> {
        let mut state = self.lock();
        let (span, grown) = state.spans.take(kind)?;
        self.count_mspans(grown);
        loop {
            let near = |chunk: PageId| {
                self.table().prefetch_chunk(chunk, pages);
                self.used_before().prefetch(chunk.0 / ARENA_PAGES);
            };
            if let Some(first) = state.pages.find(pages, domain, near) {
                state.pages.prefetch(first, pages, domain);
                self.table().prefetch(first, pages);
                let taken = state.pages.take(first, pages, domain);
                if state.hooked {
                    self.tell_taken(&mut state, PageRun { first, count: pages }, domain);
                }
                return Ok(Parts { span, pages: taken, held: Some(state) });
            }
            // Once more than enough, except that padding may eat up the first growth.
            if let Err(refused) = self.grow(&mut state, pages, domain, trace) {
                state.spans.give_back(span);
                return Err(refused);
            }
        }
    }

    /// Turns a dead mspan into what it is to be, and lets the world find it (M2). Part of its caller, by measurement.
    #[inline(always)]
    fn publish(
        &self,
        span: SpanPtr,
        first: PageId,
        purpose: Purpose,
        geometry: Geometry,
    ) -> &MSpan {
        let (pages, ptr, span) = (geometry.pages, span, self.span(span));
        let state = match purpose {
            Purpose::Objects(class) => {
                span.init_in_use(class, geometry);
                // SAFETY: M1: the pages are committed; the span is not in use yet.
                unsafe { heap_bits::init(span, class) };
                SpanState::InUse
            }
            Purpose::Manual(kind) => {
                span.init_manual(kind, geometry);
                SpanState::Manual
            }
        };
        self.table().set(first, pages, ptr);
        span.set_state(state);
        span
    }

    fn give_back_span(&self, span: &MSpan, purpose: Purpose, trace: &PTrace) {
        let (first, pages) = (self.page_of(span.base()), span.npages());
        let (bytes, domain) = (pages.to_bytes(), span.domain());
        let mut state = self.lock();
        state.pages.prefetch(first, pages, domain);
        trace.emit(|| Event::SpanFree {
            first_page: first.0 as u64,
            span_pages: trace_pages(pages),
            kind: purpose.kind(),
            domain: domain.0,
        });
        span.set_state(SpanState::Dead);
        state.pages.free(first, pages, domain);
        let counters = self.domain(domain).counters();
        purpose.counter(counters).sub(bytes.0 as u64);
        counters.heap_free.add(bytes.0 as u64);
        state.spans.give_back(SpanPtr::of(span));
        self.shared().mspans.sub(1);
        if state.hooked {
            self.tell_freed(state, PageRun { first, count: pages }, domain, trace);
        } else {
            drop(state);
        }
        self.unclaim(bytes);
    }

    /// Tells the domain's policy of a span that was given back, drops the lock, and does what the policy wants done then.
    #[cold]
    fn tell_freed(
        &self,
        mut state: RankedGuard<'_, HeapState>,
        run: PageRun,
        domain: DomainId,
        trace: &PTrace,
    ) {
        state.note_freed(run, Backing::Dirty, domain);
        state.tick(1, domain);
        self.unlock(state, Payer::Program, trace);
    }

    /// Tells the domain's policy of pages that were taken for a span; of these, those that were muzzy count as dirty until they are
    /// counted as in use.
    #[cold]
    fn tell_taken(&self, state: &mut HeapState, run: PageRun, domain: DomainId) {
        self.reuse_muzzy(domain, state.pages.take_revived());
        state.note_taken(run, domain);
        state.tick(1, domain);
    }

    /// Drops the lock, and does what return policies want done then, on somebody's time.
    fn unlock(&self, mut state: RankedGuard<'_, HeapState>, payer: Payer, trace: &PTrace) {
        if state.hooked {
            let due = state.due.take();
            drop(state);
            if let Some(due) = due {
                self.heed(due, payer, trace);
            }
        }
    }

    // Page caches.

    /// Fills an empty page cache, if a page is free.
    #[cold]
    fn fill_pages(&self, cache: &mut PageCache, domain: DomainId, trace: &PTrace) {
        let mut state = self.lock();
        let Some(window) = state.pages.take_window(domain) else { return };
        let (pages, released) = cached_bytes(window);
        self.shared().cached_pages.add(pages);
        self.shared().cached_released.add(released);
        cache.fill(window);
        if state.hooked {
            self.tell_cached(state, window, domain, trace);
        }
    }

    /// Tells the domain's policy of pages that have gone into a cache, drops the lock, and does what the policy wants done then.
    #[cold]
    fn tell_cached(
        &self,
        mut state: RankedGuard<'_, HeapState>,
        window: Window,
        domain: DomainId,
        trace: &PTrace,
    ) {
        let muzzy = state.pages.take_revived();
        self.reuse_muzzy(domain, muzzy);
        for (at, count) in runs(window.free) {
            let run = PageRun { first: window.base + Pages(at), count: Pages(count) };
            state.note_taken(run, domain);
        }
        // Each may become a span without coming by here again.
        state.tick(window.free.count_ones(), domain);
        self.unlock(state, Payer::Program, trace);
        if muzzy > Pages(0) {
            self.hold_limit(Payer::Program, trace);
        }
    }

    /// Takes some dead mspans into a page cache; fewer, if memory is short.
    #[cold]
    fn fill_spare(&self, cache: &mut PageCache, kind: Kind) -> Result<(), Refused> {
        let spare = cache.spare(kind);
        spare.try_reserve(SPARE).map_err(|_| Refused)?;
        let mut state = self.lock();
        while spare.len() < SPARE {
            let Ok((span, grown)) = state.spans.take(kind) else { break };
            self.count_mspans(grown);
            spare.push(span);
        }
        if spare.is_empty() { Err(Refused) } else { Ok(()) }
    }

    /// Gives the pages of a cache back to the page heap: after a collection.
    pub(crate) fn empty_page_cache(&self, cache: &mut PageCache, domain: DomainId, trace: &PTrace) {
        let window = cache.empty();
        if window.free == 0 {
            return;
        }
        let (pages, released) = cached_bytes(window);
        let mut state = self.lock();
        self.shared().cached_pages.sub(pages);
        self.shared().cached_released.sub(released);
        state.pages.give_back_window(window, domain);
        let mut note = |pages: u64, backing: Backing| {
            for (at, count) in runs(pages) {
                let run = PageRun { first: window.base + Pages(at), count: Pages(count) };
                state.note_freed(run, backing, domain);
            }
        };
        note(window.free & !window.scavenged, Backing::Dirty);
        note(window.scavenged, Backing::Released);
        self.unlock(state, Payer::Program, trace);
    }

    /// Gives all of a cache back, whose P goes.
    pub(crate) fn retire_page_cache(
        &self,
        cache: &mut PageCache,
        domain: DomainId,
        trace: &PTrace,
    ) {
        self.empty_page_cache(cache, domain, trace);
        let mut state = self.lock();
        cache.empty_spare().for_each(|span| state.spans.give_back(span));
    }

    // Accounts.

    /// Claims bytes of [`crate::HeapConfig::max_heap`]; `false` if it does not allow so many more.
    fn claim(&self, bytes: Bytes) -> bool {
        let Some(limit) = self.config().max_heap else { return true };
        let more =
            |claimed: u64| claimed.checked_add(bytes.0 as u64).filter(|sum| *sum <= limit.0 as u64);
        self.claimed().fetch_update(Ordering::Relaxed, Ordering::Relaxed, more).is_ok()
    }

    /// Takes a claim back.
    fn unclaim(&self, bytes: Bytes) {
        if self.config().max_heap.is_some() {
            self.claimed().fetch_sub(bytes.0 as u64, Ordering::Relaxed);
        }
    }

    /// Counts memory for mspans: in Go's units, and what it takes beyond them with the rest of the
    /// collector's metadata, where Go has the bitmaps.
    fn count_mspans(&self, grown: Grown) {
        if grown.spans == 0 && grown.bytes == Bytes(0) {
            return;
        }
        let beyond = (grown.bytes.0 as u64).saturating_sub(grown.spans as u64 * MSPAN_UNIT);
        self.shared().mspans_sys.add(grown.spans as u64);
        self.shared().gc_misc_sys.add(beyond);
    }

    /// Moves taken pages from free and released to what they are used for (N1).
    fn account(&self, purpose: Purpose, domain: DomainId, pages: Pages, scavenged: Pages) {
        let counters = self.domain(domain).counters();
        self.shared().mspans.add(1);
        purpose.counter(counters).add(pages.to_bytes().0 as u64);
        if scavenged > Pages(0) {
            counters.heap_released.sub(scavenged.to_bytes().0 as u64);
        }
        if pages > scavenged {
            counters.heap_free.sub((pages - scavenged).to_bytes().0 as u64);
        }
    }

    /// Whether any of the pages may have been used before; from now on all of them have.
    fn needs_zero(&self, first: PageId, pages: Pages) -> bool {
        let (mut at, end) = (first.0, first.0 + pages.0);
        let mut used_before = false;
        while at < end {
            let (arena, in_arena) = (at / ARENA_PAGES, at % ARENA_PAGES);
            let stop = (in_arena + (end - at)).min(ARENA_PAGES);
            let mark = self.used_before().get(arena);
            let mut before = mark.load(Ordering::Relaxed);
            if before < stop {
                before = mark.fetch_max(stop, Ordering::Relaxed);
            }
            used_before |= in_arena < before;
            at += stop - in_arena;
        }
        used_before
    }

    /// Drops the lock, if it is held. If released pages were taken, the process becomes larger: counts them as taken again, as far as
    /// pages have been given back, and holds the limit. Most spans need none of this: they come out of a page cache, of backed pages.
    #[inline(never)]
    fn after_taking(
        &self,
        held: Option<RankedGuard<'_, HeapState>>,
        released: Pages,
        domain: DomainId,
        payer: Payer,
        trace: &PTrace,
    ) {
        if let Some(state) = held {
            self.unlock(state, payer, trace);
        }
        if released > Pages(0) {
            let returns = &self.domain(domain).counters().returns;
            let gone = returns.released.get().saturating_sub(returns.retaken.get());
            returns.retaken.add(gone.min(released.to_bytes().0 as u64));
            self.hold_limit(payer, trace);
        }
    }

    /// Muzzy pages are taken: they are dirty again, whatever becomes of them now.
    fn reuse_muzzy(&self, domain: DomainId, pages: Pages) {
        if pages > Pages(0) {
            let (counters, bytes) = (self.domain(domain).counters(), pages.to_bytes().0 as u64);
            counters.heap_muzzy.sub(bytes);
            counters.heap_released.sub(bytes);
            counters.heap_free.add(bytes);
            counters.returns.revived.add(bytes);
        }
    }
}

/// A span's length as the trace has it. A span of 32 TiB or more, which no machine has, is cut short.
fn trace_pages(pages: Pages) -> u32 {
    u32::try_from(pages.0).unwrap_or(u32::MAX)
}

/// Bytes of a window's pages, and of those that are released.
fn cached_bytes(window: Window) -> (u64, u64) {
    let bytes = |pages: u64| Pages(pages.count_ones() as usize).to_bytes().0 as u64;
    (bytes(window.free), bytes(window.scavenged))
}
