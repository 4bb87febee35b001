//! Sweeping: what the allocator asks of the collector, and sweeping to the end.
//!
//! After a cycle every span is unswept. A span is swept when an mcache wants its free slots
//! (`burrow_alloc` asks through [`Collector::sweep`]), when allocation owes it ([`SweepPace`]), when
//! `runtime.GC` waits for it, or at the latest when the next cycle begins. Whoever wins
//! [`MSpan::try_acquire_sweep`] sweeps the span; everyone else leaves it alone.
//!
//! Locks: `Gc::pace`, to copy it out; none is held while a span is swept.

use burrow_alloc::collector::Collector;
use burrow_alloc::mheap::Heap;
use burrow_alloc::mspan::MSpan;
use burrow_alloc::object::ObjectRef;
use burrow_alloc::units::{Bytes, Pages};

use crate::gc::Gc;

impl Gc {
    /// Sweeps one span that is still unswept, in Go's order: by span class, and within one those
    /// that were full before those that were not. Gives back its pages; `None` if none is left.
    pub fn sweep_one(&self, heap: &Heap) -> Option<Pages> {
        while let Some(span) = heap.next_unswept_span() {
            if span.try_acquire_sweep(heap.sweepgen()) {
                let pages = span.npages();
                self.sweep(heap, span, false);
                return Some(pages);
            }
        }
        None
    }

    /// Sweeps all that is unswept. `runtime.GC` does so before it returns, and so does the next cycle.
    pub fn sweep_all(&self, heap: &Heap) {
        while self.sweep_one(heap).is_some() {}
        self.settle();
    }
}
