//! What one word says of a block of 16 pages: which span they are in, as far as that is a long one.
//!
//! Called by [`super::SpanTable`], which keeps the words and changes them by compare-and-swap. A block is
//! in one long span altogether, or long spans have *claims* to its ends: one to so many of its first pages, one to so
//! many of its last. A long span that has a page of a block and not all of them has one of its ends, so it
//! needs no word anywhere for its single pages.
//!
//! A word is zero (it says nothing), the address of the mspan that has all pages, or odd: two claims, in 32 bits each.
//! There an mspan is named by its place in the table of long spans' mspans, which takes 27 bits.

#![forbid(unsafe_code)]

use crate::units::Addr;
use std::ops::Range;

/// Pages of a block. Spans of small objects are shorter, so none of them has a word for a block. With fewer, a
/// long span would write more words; with more, fewer spans would count as long.
pub(super) const BLOCK: usize = 16;

/// Bits of an mspan's place.
const PLACE: u32 = 27;
/// Places that fit: as many as 1 TiB has pages. A long span whose mspan lies beyond has words of pages.
pub(super) const PLACES: usize = 1 << PLACE;
/// Marks a word with claims; the same bit of the other half is not used.
const CLAIMS: u64 = 1;
/// Where the number of pages begins in a claim; the place follows.
const COUNT: u32 = 1;

/// The word of a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Block(pub(super) u64);

/// What a block says of one of its pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Says {
    /// Nothing.
    Nothing,
    /// It was last in the span of this mspan.
    Span(Addr),
    /// It was last in the span of the mspan at this place.
    Place(usize),
}

/// So many pages at one end of a block, at most 15, are those of the mspan at `place`.
#[derive(Clone, Copy, Debug, Default)]
struct Claim {
    count: usize,
    place: usize,
}

impl Claim {
    fn of_half(half: u64) -> Claim {
        let bits = half as u32 as usize;
        Claim { count: bits >> COUNT & (BLOCK - 1), place: bits >> (32 - PLACE) }
    }

    fn half(self) -> u64 {
        (self.place << (32 - PLACE) | self.count << COUNT) as u64
    }
}

impl Block {
    /// All pages are the span's of this mspan.
    pub(super) fn whole(mspan: Addr) -> Block {
        Block(mspan.0 as u64)
    }

    /// What it says of its page number `page`.
    #[inline(always)]
    pub(super) fn says(self, page: usize) -> Says {
        if self.0 == 0 {
            Says::Nothing
        } else if self.0 & CLAIMS == 0 {
            Says::Span(Addr(self.0 as usize))
        } else {
            self.claims_say(page)
        }
    }

    /// As [`Block::says`], if it has claims.
    #[cold]
    fn claims_say(self, page: usize) -> Says {
        let (first, last) = self.claims();
        if page < first.count {
            Says::Place(first.place)
        } else if page >= BLOCK - last.count {
            Says::Place(last.place)
        } else {
            Says::Nothing
        }
    }

    /// The claims to its first and its last pages.
    fn claims(self) -> (Claim, Claim) {
        if self.0 & CLAIMS == 0 {
            return (Claim::default(), Claim::default());
        }
        (Claim::of_half(self.0), Claim::of_half(self.0 >> 32))
    }

    /// What becomes of it when a span takes `pages` of it, not all: whatever was said of those is void. A
    /// long span claims them for the mspan at `place`.
    pub(super) fn taken(self, pages: Range<usize>, place: Option<usize>) -> Block {
        let (mut first, mut last) = self.claims();
        if pages.start < first.count {
            first = Claim::default();
        }
        if pages.end > BLOCK - last.count {
            last = Claim::default();
        }
        if let Some(place) = place {
            debug_assert!(pages.start == 0 || pages.end == BLOCK, "{pages:?} of a long span");
            let claim = Claim { count: pages.len(), place };
            *(if pages.start == 0 { &mut first } else { &mut last }) = claim;
        }
        if first.count + last.count == 0 {
            return Block(0);
        }
        Block(last.half() << 32 | first.half() | CLAIMS)
    }
}

#[cfg(all(test, not(loom)))]
mod tests {
    use super::*;

    #[test]
    fn claims_void_what_they_overlap_and_leave_the_rest() {
        const TOP: usize = PLACES - 1;
        let all = Block::whole(Addr(0x7fff_ffff_ff80));
        let first = Block(0).taken(0..5, Some(TOP));
        let both = first.taken(9..16, Some(7));
        /// Case, block, what it says of pages 0, 4, 5, 8, 9 and 15: a place, or nothing.
        type Case = (&'static str, Block, [Option<usize>; 6]);
        let (top, seven) = (Some(TOP), Some(7));
        let cases: [Case; 9] = [
            ("fresh", Block(0), [None; 6]),
            ("one end", first, [top, top, None, None, None, None]),
            ("both ends", both, [top, top, None, None, seven, seven]),
            ("a short one between", both.taken(5..9, None), [top, top, None, None, seven, seven]),
            ("in the first", both.taken(4..5, None), [None, None, None, None, seven, seven]),
            ("in the last", both.taken(8..10, None), [top, top, None, None, None, None]),
            ("in both", both.taken(4..10, None), [None; 6]),
            ("after a whole one", all.taken(0..1, None), [None; 6]),
            ("over both", both.taken(1..16, seven), [None, seven, seven, seven, seven, seven]),
        ];
        for (case, block, want) in cases {
            let says = [0, 4, 5, 8, 9, 15].map(|page| match block.says(page) {
                Says::Place(place) => Some(place),
                _ => None,
            });
            assert_eq!(says, want, "{case}");
        }
        assert_eq!(all.says(3), Says::Span(Addr(0x7fff_ffff_ff80)));
        assert_eq!(both.taken(0..15, None), Block(0), "no claim is left");
    }
}
