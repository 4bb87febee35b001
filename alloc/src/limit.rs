//! Holding a memory limit: before a span is handed out that takes the process beyond it, other pages are given back.
//!
//! Go does so in `allocSpan`, and this is the half of GOMEMLIMIT that the page heap sees to, whatever else gives memory back;
//! the other half is the collector's, which runs more often near the limit. Only pages that were released before
//! make the process larger when they are taken, and it is just as many others that go: those that the domain's return policy would have
//! go first, and where it has no opinion, the free ones at the highest addresses, which are the last that first fit comes to. They go for
//! good, unless the policy says that they are to go lazily, as Go's does under `GODEBUG=madvdontneed=0`: then the limit holds by
//! MemStats, and the process may look larger from outside until the system is short of memory.
//!
//! Called by `span_alloc.rs` for such a span, before anybody knows it. Nothing is given back while the collector's CPU
//! limiter holds it back: then memory is short because the live heap is too large, and giving back what is taken again at once would cost
//! the program what the limiter has won for it. The time that it takes counts as the collector's ([`Collector::time_release`]).
//!
//! Invariants: (T1) what is given back is free and backed (M1), under the heap's lock.
//!
//! Locks: `Rank::MHeap`.

#[cfg(doc)]
use crate::collector::Collector;
use crate::domain::DomainId;
use crate::mheap::{Heap, HeapState};
use crate::policy::{PageRun, ReleaseCause, Wish};
use crate::units::{Bytes, PageId, Pages};
use burrow_trace::PTrace;
use burrow_trace::clock::Nanos;
use std::sync::atomic::Ordering;

/// No limit.
pub(crate) const NONE: u64 = u64::MAX;

/// Wishes in a row by which the process became no smaller, after which the page heap goes by itself.
const BARREN: u32 = 64;

/// On whose time memory is given back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Payer {
    /// The program's, which allocates or sets a limit: the collector is told of it.
    Program,
    /// A marker's, which wants a work buffer: all of its time is counted anyway.
    Marking,
}

impl Heap {
    /// Sets how many bytes the process is to have at most (Go's GOMEMLIMIT): all that MemStats.Sys counts, less what is
    /// released. `None` is no limit. What is free beyond it is given back at once, unless the first domain's policy lets that wait
    /// ([`crate::ReturnPolicy::lets_a_new_limit_wait`]); then it holds for spans handed out.
    pub fn set_memory_limit(&self, limit: Option<Bytes>) {
        let limit = limit.map_or(NONE, |limit| limit.0 as u64);
        self.memory_limit.store(limit, Ordering::Relaxed);
        if !self.lets_a_new_limit_wait() {
            self.hold_limit(Payer::Program, &self.config().trace);
        }
    }

    /// Gives back what is free beyond the limit: before a collection, if a new limit has waited
    /// ([`crate::ReturnPolicy::lets_a_new_limit_wait`]), so that the goals that the collection sets know of it.
    pub fn meet_memory_limit(&self, trace: &PTrace) {
        self.hold_limit(Payer::Program, trace);
    }

    /// Released pages are being taken into use, or the limit has changed: gives others back, if it is exceeded.
    #[inline]
    pub(crate) fn hold_limit(&self, payer: Payer, trace: &PTrace) {
        let limit = self.memory_limit.load(Ordering::Relaxed);
        if limit != NONE {
            self.release_beyond(limit, payer, trace);
        }
    }

    /// Gives back as many bytes as the process has beyond `limit`, if so many are free.
    #[cold]
    fn release_beyond(&self, limit: u64, payer: Payer, trace: &PTrace) {
        let excess = self.stats().mapped_ready().saturating_sub(limit);
        if excess == 0 || self.collector().limiting() {
            return;
        }
        let excess = Bytes(excess as usize).to_pages();
        match payer {
            Payer::Program => {
                self.collector().time_release(&mut || self.release_pages(excess, trace));
            }
            Payer::Marking => self.release_pages(excess, trace),
        }
    }

    /// Gives back so many of the free pages, if there are as many; fewer if the limiter turns on meanwhile.
    fn release_pages(&self, pages: Pages, trace: &PTrace) {
        let mut left = pages;
        let mut state = self.lock();
        for domain in self.domains() {
            self.release_by_policy(&mut state, domain.id(), &mut left, trace);
        }
        self.release_from_the_top(&mut state, &mut left, trace);
    }

    /// What a domain's policy would have go, in its order.
    fn release_by_policy(
        &self,
        state: &mut HeapState,
        domain: DomainId,
        left: &mut Pages,
        trace: &PTrace,
    ) {
        let mut barren = 0;
        while *left > Pages(0)
            && barren < BARREN
            && !self.collector().limiting()
            && let Some(wish) = self.wish_for_limit(state, domain, left.to_bytes())
        {
            let backed = self.domain(domain).counters().heap_free.get();
            let done = self.release_locked(state, &wish, domain, trace);
            let gone = backed.saturating_sub(self.domain(domain).counters().heap_free.get());
            // Muzzy pages that went make the process no smaller in the books.
            *left = Pages(left.0.saturating_sub(Bytes(gone as usize).to_pages().0));
            barren = if gone > 0 { 0 } else { barren + 1 };
            if done.refused {
                break;
            }
        }
    }

    /// The free pages at the highest addresses, which first fit comes to last.
    fn release_from_the_top(&self, state: &mut HeapState, left: &mut Pages, trace: &PTrace) {
        let mut top = PageId(usize::MAX);
        while *left > Pages(0)
            && !self.collector().limiting()
            && let Some((first, count)) = state.pages.last_backed_run(top)
        {
            let part = count.min(*left);
            let run = PageRun { first: first + (count - part), count: part };
            let Some(domain) = state.pages.domain_of(first) else { break };
            let (how, cause, age) =
                (self.how_for_limit(state, domain), ReleaseCause::Limit, Nanos(0));
            let released =
                self.release_locked(state, &Wish { run, how, cause, age }, domain, trace).bytes;
            *left = Pages(left.0.saturating_sub(released.to_pages().0));
            // What the source refused, or has too large units for, is passed by.
            top = if released < part.to_bytes() { first } else { run.first };
        }
    }
}
