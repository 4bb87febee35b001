//! How the heap grows.
//!
//! Called by [`crate::span_alloc`] when no run of free pages is long enough. Part of [`Heap`].
//!
//! The heap grows by whole chunks of 4 MiB, from low addresses to high, by as many as the request
//! alone would fill. New pages count as released until a span takes them: nobody has touched them.
//! Metadata comes first, and piece by piece, so that a refusal leaves the heap as it was, except
//! that some tables may be longer than they need to be.
//!
//! Invariants: M1 of `mheap.rs`.
//!
//! Locks: `Rank::MHeap`, held by the caller.

use crate::domain::DomainId;
use crate::mheap::{Heap, HeapState};
use crate::page_source::Refused;
use crate::policy::PageRun;
use crate::random::Random;
use crate::units::{ARENA_PAGES, Bytes, CHUNK_PAGES, PAGE_SHIFT, PageId, Pages};
use burrow_trace::{Event, PTrace};

impl Heap {
    /// Grows the heap by as many chunks as the request alone would fill (free pages at its end
    /// are not counted, as in Go).
    pub(crate) fn grow(
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
        self.make_metadata(state, end, domain)?;
        // SAFETY: the range lies within the reservation, beyond what was committed before.
        unsafe { self.source().commit(self.page_addr(first), ask.to_bytes())? };
        state.pages.grow(first, ask, domain)?;
        state.pages.take_as_padding(first, padding.pages, domain);
        state.frontier = end;
        state.grown += ask.to_bytes();
        self.domain(domain).counters().heap_released.add(ask.to_bytes().0 as u64);
        self.set_used(end);
        trace.emit(|| Event::HeapGrow {
            grown_bytes: ask.to_bytes().0 as u64,
            heap_sys_bytes: self.heap_sys(state),
        });
        self.note_growth(state, PageRun { first, count: ask }, domain);
        state.note_taken(PageRun { first, count: padding.pages }, domain);
        Ok(())
    }

    /// Makes the tables reach up to the page `end`, and counts what that takes.
    fn make_metadata(
        &self,
        state: &mut HeapState,
        end: PageId,
        domain: DomainId,
    ) -> Result<(), Refused> {
        let count = |bytes: Bytes| self.shared().gc_misc_sys.add(bytes.0 as u64);
        count(self.table().commit_up_to(end)?);
        count(self.used_before().commit_up_to(end.0.div_ceil(ARENA_PAGES))?);
        count(state.pages.prepare(end, domain)?);
        Ok(())
    }

    /// `HeapSys`, exactly: stacks and work buffers are taken under the lock only.
    fn heap_sys(&self, state: &HeapState) -> u64 {
        let manual = self
            .domains()
            .map(|domain| domain.counters().in_stacks.get() + domain.counters().in_work_bufs.get());
        state.grown.0 as u64 - manual.sum::<u64>()
    }

    /// The random padding in front of the heap's first page.
    fn padding(&self) -> Padding {
        let config = self.config();
        if !config.random_padding {
            return Padding::NONE;
        }
        let random = Random::new(config.seed).word();
        // A reservation of one arena has no room to skip chunks.
        let room = self.reserved().to_pages().0 / CHUNK_PAGES > 2 * (ARENA_PAGES / CHUNK_PAGES);
        let chunks = if room { random as usize % 16 } else { 0 };
        Padding {
            chunks: Pages(chunks * CHUNK_PAGES),
            pages: Pages((random >> 32) as usize % CHUNK_PAGES),
        }
    }
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
