//! Allocation while marking goes on: new objects are black.
//!
//! An object made during marking is kept by that cycle whatever becomes of it, and never scanned: what it points to is
//! reached otherwise, or is new as well (the argument is in `burrow_gc`'s `barrier.rs`). Go sets the mark bit of each such
//! object as it is made. Here the free slots of a whole group are marked when the mcache takes the group in hand, and those
//! that it has not used lose their marks when it gives them back: so the fast path is the same during marking as before,
//! and a group costs one atomic step.
//!
//! Called by the collector with the world stopped ([`MCache::begin_marking`], [`MCache::end_marking`]), and where groups
//! come and go (`refill.rs`). Part of [`MCache`].
//!
//! Invariants: (L1) while `black` is `Some`, the slots of `groups` and those that the sampler holds back are marked, and
//! `black` has the bytes of all slots marked so far, less those given back.
//!
//! Locks: none.

use super::{Group, MCache};
use crate::mheap::Heap;
use crate::mspan::{FreeSlots, MSpan};
use crate::units::Bytes;

impl MCache {
    /// Marking begins: what is allocated from now on is black. Called with the world stopped.
    ///
    /// # Safety
    /// `heap` is the heap the cache was made for.
    pub unsafe fn begin_marking(&mut self, heap: &Heap) {
        self.withdraw_grants();
        self.count_scan_alloc(heap); // while that still counts
        self.black = Some(Bytes(0));
        for index in 0..self.groups.len() {
            if self.groups[index].free != 0 {
                let span = heap.span(self.spans[index]);
                self.blacken(span, slots_of(self.groups[index]));
            }
        }
        self.hold_back();
    }

    /// Marking ends: takes the marks off the slots that are still free. Gives the bytes of the objects that were made
    /// black in slots; large ones count where they are made. Called with the world stopped.
    ///
    /// # Safety
    /// `heap` is the heap the cache was made for.
    pub unsafe fn end_marking(&mut self, heap: &Heap) -> Bytes {
        self.withdraw_grants();
        for index in 0..self.groups.len() {
            if self.groups[index].free != 0 && self.black.is_some() {
                self.whiten(heap.span(self.spans[index]), self.groups[index]);
            }
        }
        self.hold_back();
        self.black.take().unwrap_or_default()
    }

    /// Bytes allocated black so far; slots in hand count as if they were taken.
    #[must_use]
    pub fn black_bytes(&self) -> Bytes {
        self.black.unwrap_or_default()
    }

    /// A group is taken in hand.
    #[cold]
    pub(super) fn blacken(&mut self, span: &MSpan, slots: FreeSlots) {
        span.blacken(slots);
        let bytes = span.elem_size() * slots.free.count_ones() as usize;
        self.black = Some(self.black.unwrap_or_default() + bytes);
    }

    /// What is left of a group goes back.
    #[cold]
    pub(super) fn whiten(&mut self, span: &MSpan, group: Group) {
        span.whiten(slots_of(group));
        let bytes = span.elem_size() * group.free.count_ones() as usize;
        self.black = self.black.map(|black| black - bytes);
    }
}

/// The free slots of a group in hand.
fn slots_of(group: Group) -> FreeSlots {
    let Group { base, free, elem_size, .. } = group;
    FreeSlots { base, free, elem_size: Bytes(elem_size as usize) }
}
