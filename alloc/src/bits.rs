//! The ones of a bitmap's word.
//!
//! Used for slots of a group ([`crate::mspan`]), for free pages ([`crate::page_alloc`], [`crate::span_alloc`]), and by the
//! collector for grey slots.

#![forbid(unsafe_code)]

use std::num::NonZeroU64;

/// The places of the ones of a word, from low to high.
#[inline(always)]
pub fn ones(mut word: u64) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let place = NonZeroU64::new(word)?.trailing_zeros();
        word &= word - 1;
        Some(place as usize)
    })
}

/// The ones of a word as runs of neighbours: the first of each, and how many.
#[inline]
pub(crate) fn runs(mut ones: u64) -> impl Iterator<Item = (usize, usize)> {
    std::iter::from_fn(move || {
        let first = NonZeroU64::new(ones)?.trailing_zeros();
        let count = (ones >> first).trailing_ones();
        ones &= ones.wrapping_add(1 << first); // the carry takes the run away
        Some((first as usize, count as usize))
    })
}

#[cfg(all(test, not(loom)))]
mod tests {
    use super::*;

    #[test]
    fn runs_are_found_from_low_to_high() {
        type Case = (&'static str, u64, &'static [(usize, usize)]);
        let cases: [Case; 6] = [
            // (case, word, (first, how many) of each run)
            ("none", 0, &[]),
            ("all", u64::MAX, &[(0, 64)]),
            ("the first and the last", 1 | 1 << 63, &[(0, 1), (63, 1)]),
            ("a hole", 0b1110_0111, &[(0, 3), (5, 3)]),
            ("several", 0b0110_1001, &[(0, 1), (3, 1), (5, 2)]),
            ("up to the end", u64::MAX << 60, &[(60, 4)]),
        ];
        for (case, word, want) in cases {
            assert_eq!(runs(word).collect::<Vec<_>>(), want, "{case}");
            let one_by_one = want.iter().flat_map(|&(first, count)| first..first + count);
            assert!(ones(word).eq(one_by_one), "{case}");
        }
    }
}
