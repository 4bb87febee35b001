//! What a sweep does to one span: marks become allocations, and the rest is free.
//!
//! Called by the collector's sweeper, which decides when. Objects with finalizers are no concern of
//! it: those that are to live on were marked before sweeping began. The mechanics are here because
//! they are the span's: counts, bitmaps, and where the span goes next.
//!
//! Invariants: the caller has won [`MSpan::try_acquire_sweep`], or held the span in an mcache (G1,
//! P3). A slot that is marked but not taken means that somebody kept a pointer to a freed object,
//! and stops the program: memory can no longer be trusted.
//!
//! Locks: those of the set or of the page heap that the span goes to.

use crate::home::Home;
use crate::mem;
use crate::mheap::Heap;
use crate::mspan::MSpan;
use crate::units::SlotIndex;
use burrow_trace::PTrace;

/// What freed slots are filled with in the stress mode: no address, and easy to recognise.
pub const POISON: u64 = 0xdead_beef_dead_beef;

/// Where a swept span has gone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// No live object: its pages are free again.
    Freed,
    /// Into the central list of spans with a free slot.
    Partial,
    /// Into the central list of spans without.
    Full,
    /// Nowhere: the caller wanted to keep it.
    Kept,
}

/// What a sweep found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Swept {
    /// Slots that were freed.
    pub freed: u32,
    /// Slots that hold objects still.
    pub live: u32,
    /// Where the span has gone.
    pub outcome: Outcome,
}

impl Heap {
    /// Takes all marks off: those of a collection that is given up. Called with the world stopped, all spans swept.
    pub fn clear_marks(&self) {
        self.spans().for_each(MSpan::clear_marks);
    }
}

impl MSpan {
    /// Sweeps the span, which the caller owns, and passes it on: to the page heap, or to its
    /// central list. With `preserve` the caller keeps it, even if it is empty. `trace` is that of the
    /// P on which this happens.
    ///
    /// # Panics
    /// If a free slot is marked: see the module's head.
    pub fn finish_sweep(&self, heap: &Heap, preserve: bool, trace: &PTrace) -> Swept {
        let g = heap.sweepgen();
        debug_assert_eq!(self.sweepgen(), g.wrapping_sub(1), "{self:?} is not being swept");
        let taken = if self.is_used_up() { self.nelems() } else { self.check_marks() };
        if heap.config().poison_freed {
            self.poison();
        }
        let live = self.marks_become_allocations();
        let freed = taken - live;
        let home = self.home();
        heap.shared().pages_swept[home.index()].add(self.npages().0 as u64);
        if freed > 0 {
            self.set_need_zero();
            self.count_freed(heap, home, freed);
        }
        let outcome = self.pass_on(heap, live, preserve, trace);
        Swept { freed, live, outcome }
    }

    /// Every marked slot must be a taken one; gives the number of these. (Where all are taken there is nothing to
    /// check.)
    #[inline(never)]
    fn check_marks(&self) -> u32 {
        for group in 0..self.groups() {
            let wrong = self.marked(group) & !self.allocated(group);
            assert!(
                wrong == 0,
                "found pointer to free object: slot {} of {self:?} is marked but free",
                group as u32 * 64 + wrong.trailing_zeros()
            );
        }
        self.alloc_count()
    }

    #[inline]
    fn count_freed(&self, heap: &Heap, home: Home, freed: u32) {
        let counters = heap.domain(self.domain()).counters();
        if self.is_large() {
            counters.large_free.add(self.elem_size().0 as u64);
            counters.large_free_count.add(1);
        } else {
            let class = self.span_class().size_class().index();
            counters.objects(home).small_free_count[class].add(u64::from(freed));
        }
    }

    /// Fills the slots that are about to be freed.
    #[cold]
    fn poison(&self) {
        for group in 0..self.groups() {
            let mut dying = self.allocated(group) & !self.marked(group);
            while dying != 0 {
                let slot = SlotIndex(group as u32 * 64 + dying.trailing_zeros());
                // SAFETY: the slot is ours as the sweeper, and nobody can reach it: it is unmarked.
                unsafe { mem::fill_words(self.slot_addr(slot), self.elem_size(), POISON) };
                dying &= dying - 1;
            }
        }
    }

    /// Gives up the swept span, unless the caller keeps it.
    #[inline]
    fn pass_on(&self, heap: &Heap, live: u32, preserve: bool, trace: &PTrace) -> Outcome {
        if live == 0 && !preserve {
            // SAFETY: we own the span, and it has no live object.
            unsafe { heap.free_span(self, trace) };
            return Outcome::Freed;
        }
        self.set_sweepgen(heap.sweepgen());
        if preserve {
            return Outcome::Kept;
        }
        heap.domain(self.domain()).central(self.span_class()).push_swept(
            heap,
            self,
            heap.sweepgen(),
        );
        if live < self.nelems() { Outcome::Partial } else { Outcome::Full }
    }
}
