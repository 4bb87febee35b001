//! The page cache of one P: up to 64 free pages, and mspans to describe them, for spans that are
//! short.
//!
//! Held by the [`crate::mcache`]; used by [`crate::span_alloc`], for spans below 16 pages, which then
//! take no lock. It is filled with all free pages of the 64 (aligned) around the lowest free one,
//! as in Go, so neighbours in time become neighbours in memory. Its pages count as used in the
//! bitmaps and as free or released in the statistics; how many there are in all caches together is
//! counted in [`CachedPages`].
//!
//! It is emptied after each collection, so that what a sweep frees at lower addresses is used
//! first and a release of free pages finds them all, and when the P goes.
//!
//! Invariants: (D1) a page of the window is its holder's alone; (D2) `scavenged` is part of `free`;
//! (D3) the mspans are dead ones of the heap's pool.
//!
//! Locks: none; `&mut self`.

#![forbid(unsafe_code)]

use crate::mspan::SpanPtr;
use crate::page_alloc::{Taken, Window, bits, find_ones};
use crate::span_pool::{KINDS, Kind};
use crate::units::Pages;

/// Spans of so many pages or more are taken from the page heap at once: they would empty the cache
/// too fast (Go's limit, a quarter of the 64).
pub(crate) const MAX_CACHED: Pages = Pages(16);

/// Dead mspans that a cache takes of a kind at a time: so many spans need the lock once.
pub(crate) const SPARE: usize = 32;

/// Free pages and dead mspans of one P.
#[derive(Debug, Default)]
pub(crate) struct PageCache {
    window: Window,
    /// By kind (D3).
    spare: [Vec<SpanPtr>; KINDS],
}

impl PageCache {
    /// Whether there are no pages left.
    pub(crate) fn is_empty(&self) -> bool {
        self.window.free == 0
    }

    /// Puts pages into an empty cache.
    pub(crate) fn fill(&mut self, window: Window) {
        debug_assert!(self.is_empty());
        self.window = window;
    }

    /// Takes the lowest run of `count` pages, if there is one.
    pub(crate) fn alloc(&mut self, count: Pages) -> Option<Taken> {
        let Window { base, free, scavenged } = &mut self.window;
        let at = find_ones(*free, count.0)?;
        let mask = bits(at, at + count.0);
        let gone = Pages((*scavenged & mask).count_ones() as usize);
        *free &= !mask;
        *scavenged &= !mask;
        Some(Taken { first: *base + Pages(at), scavenged: gone })
    }

    /// Takes all pages out.
    pub(crate) fn empty(&mut self) -> Window {
        std::mem::take(&mut self.window)
    }

    /// The dead mspans of a kind.
    pub(crate) fn spare(&mut self, kind: Kind) -> &mut Vec<SpanPtr> {
        &mut self.spare[kind.index()]
    }

    /// Takes all mspans out.
    pub(crate) fn empty_spare(&mut self) -> impl Iterator<Item = SpanPtr> {
        self.spare.iter_mut().flat_map(std::mem::take)
    }
}

#[cfg(all(test, not(loom)))]
mod tests {
    use super::*;
    use crate::units::PageId;
    use proptest::prelude::*;

    proptest! {
        /// The window agrees with 64 booleans.
        #[test]
        fn page_cache_matches_model(free in any::<u64>(), gone in any::<u64>(),
                                    counts in prop::collection::vec(1_usize..16, 0..40)) {
            let mut cache = PageCache::default();
            let base = PageId(640);
            cache.fill(Window { base, free, scavenged: free & gone });
            let mut model: Vec<(bool, bool)> =
                (0..64).map(|bit| (free >> bit & 1 != 0, (free & gone) >> bit & 1 != 0)).collect();
            for count in counts {
                let fits = |at: &usize| model[*at..at + count].iter().all(|page| page.0);
                let at = (0..=64 - count).find(fits);
                let want = at.map(|at| {
                    let scavenged = model[at..at + count].iter().filter(|page| page.1).count();
                    model[at..at + count].fill((false, false));
                    Taken { first: base + Pages(at), scavenged: Pages(scavenged) }
                });
                prop_assert_eq!(cache.alloc(Pages(count)), want);
                prop_assert_eq!(cache.is_empty(), model.iter().all(|page| !page.0));
            }
            let left = cache.empty();
            prop_assert_eq!(left.scavenged & !left.free, 0);
            prop_assert!((0..64).all(|bit| (left.free >> bit & 1 != 0) == model[bit].0));
        }
    }
}
