//! Checks that the heap's books agree with each other.
//!
//! Called by tests after each step, by the collector's verifier after each collection in stress
//! runs, and from a debugger. The heap must stand still: the world is stopped, or there is only one
//! thread.
//!
//! Locks: `Rank::MHeap`, throughout.

#![forbid(unsafe_code)]

use crate::domain::Domain;
use crate::mheap::{Heap, HeapState};
use crate::mspan::{MSpan, ManualKind, SpanState};
use crate::object::ObjectRef;
use crate::size_class::MAX_HEADERLESS;
use crate::stats::HeapStats;
use crate::units::{CHUNK_PAGES, CHUNK_SIZE, PageId, Pages};
use std::sync::atomic::Ordering;

/// What the spans add up to.
#[derive(Default)]
struct Sums {
    objects: Pages,
    stacks: Pages,
    work_bufs: Pages,
    spans: u64,
}

impl Sums {
    fn add(&mut self, span: &MSpan) {
        let sum = match (span.state(), span.manual_kind()) {
            (SpanState::Manual, ManualKind::Stack) => &mut self.stacks,
            (SpanState::Manual, ManualKind::WorkBuf) => &mut self.work_bufs,
            _ => &mut self.objects,
        };
        *sum += span.npages();
        self.spans += 1;
    }

    fn pages(&self) -> Pages {
        self.objects + self.stacks + self.work_bufs
    }
}

impl Heap {
    /// Checks the page bitmap, the page table, every span and the counters against each other.
    ///
    /// # Panics
    /// If anything disagrees: then Burrow has a bug, and the message says where it shows.
    pub fn check_invariants(&self) {
        let state = self.lock();
        state.pages.check_invariants();
        let mut sums = Sums::default();
        for span in self.spans() {
            self.check_pages(&state, span);
            if span.state() == SpanState::InUse {
                self.check_slots(span);
            }
            sums.add(span);
        }
        self.check_counters(&state, &sums, &self.stats());
        self.domains().for_each(|domain| self.check_domain(&state, domain));
    }

    /// A domain's counters sum up to its chunks, and to its spans of objects.
    fn check_domain(&self, state: &HeapState, domain: &Domain) {
        let (id, stats) = (domain.id(), domain.stats());
        let chunks = (0..state.frontier.0).step_by(CHUNK_PAGES).map(PageId);
        let own = chunks.filter(|page| state.pages.domain_of(*page) == Some(id)).count();
        let counted = stats.heap_sys() + stats.in_stacks + stats.in_work_bufs;
        assert_eq!(counted, (own * CHUNK_SIZE) as u64, "bytes of the chunks of {id:?}");
        let spans = self.spans().filter(|s| s.domain() == id && s.state() != SpanState::Manual);
        let in_use: usize = spans.map(|span| span.npages().to_bytes().0).sum();
        assert_eq!(stats.heap_in_use, in_use as u64, "heap in use of {id:?}");
    }

    /// All pages of a span are taken, and lead to it.
    fn check_pages(&self, state: &HeapState, span: &MSpan) {
        assert_ne!(span.state(), SpanState::Dead, "{span:?} is in the page table");
        let first = self.page_of(span.base());
        for page in 0..span.npages().0 {
            let page = first + Pages(page);
            assert!(!state.pages.is_free(page), "{page:?} of {span:?} is free");
            assert_eq!(state.pages.domain_of(page), Some(span.domain()), "{page:?} of {span:?}");
            let found = self.find_span(self.page_addr(page));
            assert!(found.is_some_and(|other| std::ptr::eq(other, span)), "{page:?} of {span:?}");
        }
        assert!(first + span.npages() <= state.frontier, "{span:?} is beyond the frontier");
    }

    /// A span's slots lie inside it, and as many are taken as it says.
    fn check_slots(&self, span: &MSpan) {
        let end = span.base() + span.npages().to_bytes();
        assert!(span.base() < span.limit() && span.limit() <= end, "{span:?} ends at {end}");
        let taken = span.slots().filter(|slot| span.is_allocated(*slot)).count();
        assert_eq!(taken, span.alloc_count() as usize, "slots taken of {span:?}");
        let ahead = span.sweepgen().wrapping_sub(self.sweepgen()).wrapping_add(2);
        assert!(ahead <= 5 && ahead != 4, "{span:?}: the heap is at {}", self.sweepgen());
        self.check_pointers(span);
    }

    /// The span's word for the pointers of all its objects agrees with the bitmap (O1). A slot that is in a cache has
    /// no pointers yet.
    fn check_pointers(&self, span: &MSpan) {
        let small = !span.is_noscan() && span.elem_size() <= MAX_HEADERLESS;
        let Some(common) = span.common_pointers().filter(|_| small) else { return };
        for slot in span.slots().filter(|slot| span.is_allocated(*slot)) {
            let object = ObjectRef { span, slot, base: span.slot_addr(slot) };
            let own = self.bitmap(object).unwrap_or_default();
            assert!(
                own == common || own == 0,
                "{slot:?} of {span:?}: {own:#x}, of all {common:#x}"
            );
        }
    }

    /// Every page is counted in one place, and the counters say the same.
    fn check_counters(&self, state: &HeapState, sums: &Sums, stats: &HeapStats) {
        let pages = &state.pages;
        let bytes = |pages: Pages| pages.to_bytes().0 as u64;
        // Page caches hold pages that are used in the bitmaps, and free all the same; so are those on their way to the
        // operating system.
        let aside = state.aside;
        let idle = bytes(pages.free_pages() + pages.padding_pages() + aside.pages);
        let idle = idle + stats.cached_pages;
        let total = bytes(pages.total_pages());
        assert_eq!(bytes(sums.pages()) + idle, total, "pages of spans, free, in all");
        assert_eq!(stats.heap_in_use, bytes(sums.objects), "heap in use");
        assert_eq!(stats.in_stacks, bytes(sums.stacks), "stacks");
        assert_eq!(stats.in_work_bufs, bytes(sums.work_bufs), "work buffers");
        let released = bytes(pages.scavenged_pages() + aside.muzzy) + stats.cached_released;
        assert_eq!(stats.heap_released, released, "released");
        assert_eq!(stats.heap_muzzy, bytes(pages.muzzy_pages() + aside.muzzy), "muzzy");
        assert_eq!(stats.heap_idle(), idle, "idle");
        assert!(stats.cached_released <= stats.cached_pages, "released pages in page caches");
        assert_eq!(self.outside().mspans.get(), sums.spans, "mspans");
        assert!(state.frontier >= PageId(pages.total_pages().0), "frontier");
        if self.config().max_heap.is_some() {
            let claimed = self.claimed().load(Ordering::Relaxed);
            assert_eq!(claimed, bytes(sums.pages()), "claimed of the limit");
        }
    }
}
