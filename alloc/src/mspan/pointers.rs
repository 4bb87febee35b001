//! Where the pointers of a span's objects are, as far as the span itself knows.
//!
//! Most spans hold objects of one type. Of such a span of slots of at most 512 bytes, one word says where the pointers of each
//! of its objects are, and the marker need not fetch the bitmap at the end of the page (`heap_bits.rs`), which is
//! the truth for each slot. Of a large object the same word is the address of its type.
//!
//! Written by the owner: when it prepares slots, and when it gives one to an object of another type. Read by the marker.
//!
//! Invariants: (O1) If the word is neither [`EMPTY`] nor [`MIXED`], it is the bits of each slot that is taken. It changes
//! from empty to some bits, and from bits to mixed, and never back while the span is in use: so what a marker has read
//! stays right for all objects that were there when it read it.
//!
//! Locks: none.

use super::MSpan;
use crate::heap_bits::Pattern;
use crate::size_class::{MAX_HEADERLESS, SpanClass};
use crate::units::{Addr, WORD};
use std::sync::atomic::Ordering;

/// The objects differ, or no word has a bit for each of their words: the bitmap has to be asked.
const MIXED: u64 = 0;
/// No object was made yet. Slots that are shorter than 64 words never have such bits.
const EMPTY: u64 = u64::MAX;

impl MSpan {
    /// The span is about to be one of this class, without objects.
    pub(super) fn init_pointers(&self, class: SpanClass) {
        let size = class.size_class().elem_size().0;
        let bits = match size {
            WORD => 1, // its objects are pointers, each and every one
            _ if size < MAX_HEADERLESS.0 && class.has_pointer_bitmap() => EMPTY,
            _ => MIXED, // or, of a large object, no type yet
        };
        self.pointers.store(bits, Ordering::Relaxed);
    }

    /// Notes that slots get the bits of a pattern.
    #[inline(always)]
    pub(super) fn note_pattern(&self, pattern: &Pattern) {
        if pattern.mask() != 0 {
            self.note_pointers(pattern.mask());
        }
    }

    /// Notes that a slot of at most 512 bytes gets these bits. By the owner.
    #[inline]
    pub(crate) fn note_pointers(&self, bits: u64) {
        let known = self.pointers.load(Ordering::Relaxed);
        if known != bits {
            let all = if known == EMPTY { bits } else { MIXED };
            self.pointers.store(all, Ordering::Relaxed);
        }
    }

    /// The words of each object that hold pointers, as ones, in a span of slots of at most 512 bytes whose objects are alike; else
    /// `None`.
    #[inline(always)]
    #[must_use]
    pub fn common_pointers(&self) -> Option<u64> {
        let bits = self.pointers.load(Ordering::Relaxed);
        (bits != MIXED).then_some(bits)
    }

    /// Whether the span says for all its objects where their pointers are: then a marker need not fetch the bitmap.
    #[inline(always)]
    #[must_use]
    pub fn objects_are_alike(&self) -> bool {
        self.common_pointers().is_some()
    }

    /// The address of a large object's type; null if it has no pointers, or not yet.
    #[inline]
    #[must_use]
    pub fn large_type(&self) -> Addr {
        Addr(self.pointers.load(Ordering::Acquire) as usize)
    }

    /// Publishes the type of a large object, once it is zeroed (S4).
    pub(crate) fn set_large_type(&self, ty: Addr) {
        self.pointers.store(ty.0 as u64, Ordering::Release);
    }
}
