//! Where a span's bitmaps are, and how unused mspans are listed.
//!
//! Most spans have at most 192 slots: their two bitmaps are three words each, inside the mspan, which
//! is two cache lines with them. Spans of smaller slots (up to 32 bytes) need more: an mspan for
//! those has *far* words beside it, given to it when it is made and for life (by
//! [`crate::span_pool`]). So an mspan costs what its class needs: with a kilobyte of slots in every
//! one, metadata of a heap of 64-byte objects would be 5 % of it.
//!
//! Invariants: (Q1) `far` points to `2 * far_groups` words, mark bits before allocation bits, that
//! live as long as the mspan; neither ever changes (P1).
//!
//! Locks: none.

use super::{MSpan, SpanPtr};
use std::ptr::NonNull;
use std::sync::atomic::{AtomicU64, Ordering};

/// Words of each bitmap inside the mspan: what fits its cache lines.
pub(crate) const NEAR_WORDS: usize = 3;

/// The words of a span's bitmaps that are not in the mspan, if there are any.
#[derive(Clone, Copy, Debug)]
pub(crate) struct FarWords(NonNull<AtomicU64>);

// SAFETY: it points to atomics, for as long as the mspan that holds it (Q1).
unsafe impl Send for FarWords {}
// SAFETY: as above.
unsafe impl Sync for FarWords {}

impl FarWords {
    /// None.
    pub(crate) const NONE: FarWords = FarWords(NonNull::dangling());

    /// These: the first half for mark bits, the other for allocation bits.
    pub(crate) fn of(words: &[AtomicU64]) -> FarWords {
        FarWords(NonNull::from(words).cast())
    }
}

impl MSpan {
    /// A span of no pages and no slots, with words for `groups` more groups of slots.
    ///
    /// # Safety
    /// Q1 holds for them.
    pub(crate) unsafe fn dead_with(far: FarWords, groups: u8) -> MSpan {
        MSpan { far, far_groups: groups, ..MSpan::dead() }
    }

    /// The mark bits of a group of slots.
    #[inline(always)]
    pub(super) fn mark_word(&self, group: usize) -> &AtomicU64 {
        match self.mark_bits.get(group) {
            Some(word) => word,
            None => self.far_words(0).get(group - NEAR_WORDS).unwrap_or(&self.mark_bits[0]),
        }
    }

    /// The allocation bits of a group of slots.
    #[inline(always)]
    pub(super) fn alloc_word(&self, group: usize) -> &AtomicU64 {
        match self.alloc_bits.get(group) {
            Some(word) => word,
            None => self.far_words(1).get(group - NEAR_WORDS).unwrap_or(&self.alloc_bits[0]),
        }
    }

    /// Looks at the words of all groups, mark bits and allocation bits: for owners, who know what the span
    /// is. Where a bitmap goes on is asked once for the span, not for each group.
    #[inline(always)]
    pub(super) fn each_group(&self, mut look: impl FnMut(&AtomicU64, &AtomicU64)) {
        let groups = self.groups();
        for (mark, alloc) in self.mark_bits.iter().zip(&self.alloc_bits).take(groups) {
            look(mark, alloc);
        }
        if groups > NEAR_WORDS {
            let far = self.far_words(0).iter().zip(self.far_words(1));
            far.take(groups - NEAR_WORDS).for_each(|(mark, alloc)| look(mark, alloc));
        }
    }

    /// The far words of a bitmap: 0 for mark bits, 1 for allocation bits. A group beyond the last has none:
    /// who asks for it has a stale idea of what the span is (P1), and gets some other word of it.
    #[inline(always)]
    fn far_words(&self, bitmap: usize) -> &[AtomicU64] {
        let count = usize::from(self.far_groups);
        // SAFETY: Q1: two bitmaps of `far_groups` words each; with none, any address will do.
        unsafe { std::slice::from_raw_parts(self.far.0.add(bitmap * count).as_ptr(), count) }
    }

    /// Groups of slots that the span has words for beyond those in the mspan.
    pub(crate) fn far_groups(&self) -> u8 {
        self.far_groups
    }

    /// The mspan that comes after this one in the list of unused ones. It is kept where only the
    /// owner of a span in use looks.
    pub(crate) fn next_unused(&self) -> Option<SpanPtr> {
        let next = self.alloc_cache.load(Ordering::Relaxed) as usize;
        NonNull::new(std::ptr::with_exposed_provenance_mut(next)).map(SpanPtr)
    }

    /// Sets it, of a dead span that the caller owns.
    pub(crate) fn set_next_unused(&self, next: Option<SpanPtr>) {
        let next = next.map_or(0, |next| next.0.as_ptr().expose_provenance());
        self.alloc_cache.store(next as u64, Ordering::Relaxed);
    }
}
