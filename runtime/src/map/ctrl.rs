//! The control word of a group: one byte for each of its 8 slots, looked at all at once.
//!
//! A byte is [`EMPTY`], [`DELETED`], or the 7 low bits of the hash of the slot's key. Used by `table.rs` and `iter.rs`.
//! The tricks are the usual ones for finding a byte within a word: subtract with borrow, keep the top bits.
//!
//! Locks: none.

#![forbid(unsafe_code)]

/// A slot that was never used since the group was made or cleared: ends a search.
pub(super) const EMPTY: u8 = 0b1000_0000;
/// A slot whose entry was deleted while others may have been placed behind this group: does not end a search.
pub(super) const DELETED: u8 = 0b1111_1110;
/// Slots of a group.
pub(super) const SLOTS: usize = 8;
/// The control word of an empty group.
pub(super) const ALL_EMPTY: u64 = LOW * EMPTY as u64;

const LOW: u64 = 0x0101_0101_0101_0101;
const HIGH: u64 = LOW << 7;

/// A group's control word, byte `i` for slot `i`.
#[derive(Clone, Copy)]
pub(super) struct Controls(pub(super) u64);

impl Controls {
    /// Full slots whose tag may be `tag`: all that have it, and rarely one that has another.
    #[inline(always)]
    pub(super) fn tagged(self, tag: u8) -> Matches {
        let differing = self.0 ^ (LOW * u64::from(tag));
        Matches(differing.wrapping_sub(LOW) & !differing & HIGH)
    }

    /// Empty slots: the top bit is set, bit 1 is not.
    #[inline(always)]
    pub(super) fn empty(self) -> Matches {
        Matches(self.0 & !(self.0 << 6) & HIGH)
    }

    /// Slots that hold no entry.
    #[inline(always)]
    pub(super) fn free(self) -> Matches {
        Matches(self.0 & HIGH)
    }

    /// Slots that hold an entry.
    #[inline(always)]
    pub(super) fn full(self) -> Matches {
        Matches(!self.0 & HIGH)
    }

    /// Deleted slots.
    #[inline(always)]
    pub(super) fn deleted(self) -> Matches {
        Matches(self.free().0 & !self.empty().0)
    }

    /// Whether slot `i` holds an entry.
    #[inline(always)]
    pub(super) fn is_full(self, slot: usize) -> bool {
        self.0 >> (slot * 8 + 7) & 1 == 0
    }
}

/// Slots that matched, as the top bits of their bytes; an iterator over slot numbers.
#[derive(Clone, Copy)]
pub(super) struct Matches(u64);

impl Matches {
    #[inline(always)]
    pub(super) fn any(self) -> bool {
        self.0 != 0
    }

    #[inline(always)]
    pub(super) fn count(self) -> usize {
        self.0.count_ones() as usize
    }
}

impl Iterator for Matches {
    type Item = usize;

    #[inline(always)]
    fn next(&mut self) -> Option<usize> {
        if self.0 == 0 {
            return None;
        }
        let slot = self.0.trailing_zeros() as usize / 8;
        self.0 &= self.0 - 1;
        Some(slot)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_slots_by_state() {
        let controls = Controls(u64::from_le_bytes([EMPTY, 5, DELETED, 5, 0, 0x7f, EMPTY, 4]));
        let slots = |matches: Matches| matches.collect::<Vec<_>>();
        let cases = [
            // (case, found, wanted)
            ("empty", controls.empty(), vec![0, 6]),
            ("deleted", controls.deleted(), vec![2]),
            ("free", controls.free(), vec![0, 2, 6]),
            ("full", controls.full(), vec![1, 3, 4, 5, 7]),
            ("tag 0", controls.tagged(0), vec![4]),
            ("tag 127", controls.tagged(0x7f), vec![5]),
            ("tag nobody has", controls.tagged(9), vec![]),
        ];
        for (case, found, wanted) in cases {
            assert_eq!(slots(found), wanted, "{case}");
        }
        let tagged = slots(controls.tagged(5));
        assert!(
            tagged.starts_with(&[1, 3]) && tagged.iter().all(|&slot| controls.is_full(slot)),
            "{tagged:?}"
        );
        assert!(!Controls(ALL_EMPTY).full().any());
        assert_eq!(Controls(ALL_EMPTY).empty().count(), SLOTS);
    }
}
