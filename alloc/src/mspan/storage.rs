//! Where a span's bitmaps are, and how unused mspans are listed.
//!
//! Most spans have at most 128 slots: their two bitmaps are two words each, inside the mspan, which
//! is two cache lines with them. Spans of smaller slots (up to 48 bytes) need more: an mspan for
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

/// Words of each bitmap inside the mspan: what fits its second cache line.
pub(super) const NEAR_WORDS: usize = 2;

/// The words of a span's bitmaps that are not in the mspan, if there are any.
#[derive(Clone, Copy, Debug)]
pub(crate) struct FarWords(Option<NonNull<AtomicU64>>);

// SAFETY: it points to atomics, for as long as the mspan that holds it (Q1).
unsafe impl Send for FarWords {}
// SAFETY: as above.
unsafe impl Sync for FarWords {}

impl FarWords {
    /// None.
    pub(crate) const NONE: FarWords = FarWords(None);

    /// These: the first half for mark bits, the other for allocation bits.
    pub(crate) fn of(words: &[AtomicU64]) -> FarWords {
        FarWords(Some(NonNull::from(words).cast()))
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
            None => self.far_word(group, 0).unwrap_or(&self.mark_bits[0]),
        }
    }

    /// The allocation bits of a group of slots.
    #[inline(always)]
    pub(super) fn alloc_word(&self, group: usize) -> &AtomicU64 {
        match self.alloc_bits.get(group) {
            Some(word) => word,
            None => {
                self.far_word(group, usize::from(self.far_groups)).unwrap_or(&self.alloc_bits[0])
            }
        }
    }

    /// A far word. `None` beyond the last: somebody has a stale idea of what the span is (P1), and
    /// gets some word of it.
    #[inline(always)]
    fn far_word(&self, group: usize, from: usize) -> Option<&AtomicU64> {
        let at = group - NEAR_WORDS;
        if at >= usize::from(self.far_groups) {
            return None;
        }
        // SAFETY: Q1: below `2 * far_groups`.
        self.far.0.map(|first| unsafe { first.add(from + at).as_ref() })
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
