//! Spans out of pages: how the heap takes them, grows for them, and takes them back.
//!
//! Called by [`crate::mcentral`] (a span for small objects), [`crate::large`] (one for a large
//! object), the runtime and the collector (stacks, work buffers), and the sweeper (a span without
//! live objects). Part of [`Heap`].
//!
//! Invariants: M1 and M2 of `mheap.rs`, and N1 of `stats.rs`: pages move between the counters
//! under the lock under which they move between the bitmaps.
//!
//! Locks: `Rank::MHeap`, for the length of each function. Events are emitted while it is held, so that
//! their times are in the order in which pages change hands, whichever the P.

use crate::domain::DomainId;
use crate::heap_bits;
use crate::mheap::{Heap, HeapState};
use crate::mspan::{Geometry, MSpan, ManualKind, SpanPtr, SpanState};
use crate::out_of_memory::OutOfMemory;
use crate::page_alloc::Taken;
use crate::page_source::Refused;
use crate::size_class::SpanClass;
use crate::span_pool::SpanPool;
use crate::stats::{Counter, Counters, MSPAN_UNIT};
use crate::units::{ARENA_PAGES, Bytes, CHUNK_PAGES, PAGE_SHIFT, PageId, Pages};
use burrow_trace::{Event, PTrace, SpanKind};

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

    /// The span class; 0 where there is none.
    fn class_number(self) -> u8 {
        match self {
            Purpose::Objects(class) => class.index() as u8, // below 136
            Purpose::Manual(_) => 0,
        }
    }
}

impl Heap {
    /// A span for objects, swept and owned by the caller.
    pub(crate) fn alloc_span(
        &self,
        pages: Pages,
        class: SpanClass,
        domain: DomainId,
        trace: &PTrace,
    ) -> Result<&MSpan, OutOfMemory> {
        self.take_span(pages, Purpose::Objects(class), domain, trace)
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
        self.take_span(pages, Purpose::Manual(kind), DomainId(0), trace)
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
        trace: &PTrace,
    ) -> Result<&MSpan, OutOfMemory> {
        let asked = Bytes(pages.0.saturating_mul(1 << PAGE_SHIFT));
        let refused = |_| self.out_of_memory(asked);
        if pages.0 == 0 || asked > self.reserved() {
            return Err(self.out_of_memory(asked));
        }
        let mut state = self.lock();
        if self.is_over_limit(asked) {
            return Err(self.out_of_memory(asked));
        }
        let taken = self.take_pages(&mut state, pages, domain, trace).map_err(refused)?;
        let Some(span) = self.take_mspan(&mut state) else {
            // As if they had never been taken, except that they count as backed now.
            state.pages.free(taken.first, pages);
            self.move_released_to_free(domain, taken.scavenged);
            return Err(self.out_of_memory(asked));
        };
        self.account(purpose, domain, pages, taken.scavenged);
        let geometry = Geometry {
            base: self.page_addr(taken.first),
            pages,
            domain,
            // Pages that were all given back read as zero, used before or not.
            need_zero: needs_zero(&mut state, taken.first, pages) && taken.scavenged != pages,
            sweepgen: self.sweepgen(),
        };
        trace.emit(|| Event::SpanAlloc {
            first_page: taken.first.0 as u64,
            span_pages: trace_pages(pages),
            kind: purpose.kind(),
            class: purpose.class_number(),
            domain: domain.0,
        });
        Ok(self.publish(span, taken.first, purpose, geometry))
    }

    /// Turns a dead mspan into what it is to be, and lets the world find it (M2).
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
        self.table().set(first, pages, Some(ptr));
        span.set_state(state);
        span
    }

    fn give_back_span(&self, span: &MSpan, purpose: Purpose, trace: &PTrace) {
        let mut state = self.lock();
        let (first, pages) = (self.page_of(span.base()), span.npages());
        let bytes = pages.to_bytes().0 as u64;
        trace.emit(|| Event::SpanFree {
            first_page: first.0 as u64,
            span_pages: trace_pages(pages),
            kind: purpose.kind(),
            domain: span.domain().0,
        });
        span.set_state(SpanState::Dead);
        self.table().set(first, pages, None);
        state.pages.free(first, pages);
        let counters = self.domain(span.domain()).counters();
        purpose.counter(counters).sub(bytes);
        counters.heap_free.add(bytes);
        state.spans.give_back(SpanPtr::of(span));
        self.shared().mspans.sub(1);
    }

    /// Whether so many more bytes would be more than [`crate::HeapConfig::max_heap`] allows. Exact
    /// while `Rank::MHeap` is held (N1).
    fn is_over_limit(&self, more: Bytes) -> bool {
        let limit = self.config().max_heap;
        limit.is_some_and(|limit| self.in_use().0.saturating_add(more.0) > limit.0)
    }

    /// Takes free pages, growing the heap for them if need be.
    fn take_pages(
        &self,
        state: &mut HeapState,
        pages: Pages,
        domain: DomainId,
        trace: &PTrace,
    ) -> Result<Taken, Refused> {
        loop {
            if let Some(taken) = state.pages.alloc(pages, domain) {
                return Ok(taken);
            }
            // Once more than enough, except that padding may eat up the first growth.
            self.grow(state, pages, domain, trace)?;
        }
    }

    /// Grows the heap by as many chunks as the request alone would fill (free pages at its end
    /// are not counted, as in Go).
    fn grow(
        &self,
        state: &mut HeapState,
        pages: Pages,
        domain: DomainId,
        trace: &PTrace,
    ) -> Result<(), Refused> {
        let ask = Pages(pages.0.next_multiple_of(CHUNK_PAGES));
        let padding = if state.frontier == PageId(0) { self.padding() } else { Padding::NONE };
        let first = state.frontier + padding.chunks;
        let end = first + ask;
        if end.0 << PAGE_SHIFT > self.reserved().0 {
            return Err(Refused);
        }
        let arenas = end.0.div_ceil(ARENA_PAGES);
        let more = arenas.saturating_sub(state.zeroed_from.len());
        state.zeroed_from.try_reserve(more).map_err(|_| Refused)?;
        let metadata = self.table().commit_up_to(end)?;
        self.shared().gc_misc_sys.add(metadata.0 as u64);
        // SAFETY: the range lies within the reservation, beyond what was committed before.
        unsafe { self.source().commit(self.page_addr(first), ask.to_bytes())? };
        state.pages.grow(first, ask, domain)?;
        state.pages.take_as_padding(first, padding.pages);
        state.zeroed_from.extend((arenas - more..arenas).map(|arena| PageId(arena * ARENA_PAGES)));
        state.frontier = end;
        self.domain(domain).counters().heap_released.add(ask.to_bytes().0 as u64);
        self.set_used(end);
        trace.emit(|| Event::HeapGrow {
            grown_bytes: ask.to_bytes().0 as u64,
            heap_sys_bytes: self.stats().heap_sys(),
        });
        Ok(())
    }

    /// The random padding in front of the heap's first page.
    fn padding(&self) -> Padding {
        let config = self.config();
        if !config.random_padding {
            return Padding::NONE;
        }
        let random = scramble(config.seed);
        // A reservation of one arena has no room to skip chunks.
        let room = self.reserved().to_pages().0 / CHUNK_PAGES > 2 * (ARENA_PAGES / CHUNK_PAGES);
        let chunks = if room { random as usize % 16 } else { 0 };
        Padding {
            chunks: Pages(chunks * CHUNK_PAGES),
            pages: Pages((random >> 32) as usize % CHUNK_PAGES),
        }
    }

    /// An mspan to describe the pages.
    fn take_mspan(&self, state: &mut HeapState) -> Option<SpanPtr> {
        let (span, new_block) = state.spans.take()?;
        let shared = self.shared();
        shared.mspans.add(1);
        if new_block {
            let (bytes, spans) = SpanPool::block();
            shared.mspans_sys.add(spans as u64);
            shared.gc_misc_sys.add(bytes as u64 - spans as u64 * MSPAN_UNIT);
        }
        Some(span)
    }

    /// Moves taken pages from free and released to what they are used for (N1).
    fn account(&self, purpose: Purpose, domain: DomainId, pages: Pages, scavenged: Pages) {
        let counters = self.domain(domain).counters();
        counters.heap_released.sub(scavenged.to_bytes().0 as u64);
        counters.heap_free.sub((pages - scavenged).to_bytes().0 as u64);
        purpose.counter(counters).add(pages.to_bytes().0 as u64);
    }

    fn move_released_to_free(&self, domain: DomainId, scavenged: Pages) {
        let counters = self.domain(domain).counters();
        counters.heap_released.sub(scavenged.to_bytes().0 as u64);
        counters.heap_free.add(scavenged.to_bytes().0 as u64);
    }

    /// Gives every free page back to the operating system at once, as `debug.FreeOSMemory` does
    /// after its collection. Returns the bytes given back.
    pub fn release_free_pages(&self) -> Bytes {
        let os_page = self.source().os_page_size().0;
        let mut state = self.lock();
        let (mut at, mut released) = (PageId(0), Bytes(0));
        while let Some((first, count)) = state.pages.next_backed_run(at) {
            at = first + count;
            // Whole OS pages only, where those are larger than the heap's.
            let start = self.page_addr(first).align_up(os_page);
            let end = self.page_addr(at).0 & !(os_page - 1);
            let size = Bytes(end.saturating_sub(start.0));
            // SAFETY: M1: committed; the pages are free, and the lock keeps them so.
            if size.0 == 0 || unsafe { self.source().decommit_now(start, size) }.is_err() {
                continue;
            }
            state.pages.set_scavenged(self.page_of(start), size.to_pages());
            released += size;
        }
        // One domain owns all chunks so far.
        let counters = self.domain(DomainId(0)).counters();
        counters.heap_free.sub(released.0 as u64);
        counters.heap_released.add(released.0 as u64);
        released
    }
}

/// A span's length as the trace has it. A span of 32 TiB or more, which no machine has, is cut short.
fn trace_pages(pages: Pages) -> u32 {
    u32::try_from(pages.0).unwrap_or(u32::MAX)
}

/// Whether any of the pages may have been used before; from now on all of them have.
fn needs_zero(state: &mut HeapState, first: PageId, pages: Pages) -> bool {
    let (mut at, end) = (first, first + pages);
    let mut used_before = false;
    while at < end {
        let arena = at.0 / ARENA_PAGES;
        let stop = end.min(PageId((arena + 1) * ARENA_PAGES));
        let zeroed_from = &mut state.zeroed_from[arena];
        used_before |= at < *zeroed_from;
        *zeroed_from = stop.max(*zeroed_from);
        at = stop;
    }
    used_before
}

/// Where the heap begins within its reservation.
#[derive(Clone, Copy)]
struct Padding {
    /// Pages (of whole chunks) that are skipped.
    chunks: Pages,
    /// Pages of the first chunk that are never used.
    pages: Pages,
}

impl Padding {
    const NONE: Padding = Padding { chunks: Pages(0), pages: Pages(0) };
}

/// A well-mixed number from a seed (the finaliser of splitmix64).
fn scramble(seed: u64) -> u64 {
    let mixed = seed.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mixed = (mixed ^ mixed >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ mixed >> 31
}
