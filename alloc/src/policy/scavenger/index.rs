//! Which chunks are worth a look: how full they are and were, and since when.
//!
//! Called by `scavenger.rs` with every run of pages that comes, goes, or is looked for. For each chunk (4 MiB) it has the pages in use now, and when
//! this generation began; a generation lasts from one end of marking to the next. Two rules follow:
//!
//! - *Density.* A chunk of which 31 pages in 32 are used, or were when this generation began, is left alone: its holes are what the next
//!   small spans go into, and taking holes out of it takes its huge pages apart.
//! - *Visibility.* The search runs from high addresses to low. It begins anew at the end of marking only, at the highest page that came free in the
//!   generation before. So what the sweep of a cycle frees at high addresses is not seen before the next cycle ends: a program that collects
//!   twice as fast gives back twice as fast.
//!
//! Invariants: (I1) `in_use` of a chunk of the domain is what its bitmap says, once all free pages have been told of; chunks of other domains, and those that nobody
//! has told of, count as full. (I2) A chunk without `has_free` has had no page freed since it was last found to have nothing to give.

#![forbid(unsafe_code)]

use crate::policy::PageRun;
use crate::units::{CHUNK_PAGES, PageId, Pages};

/// From so many used pages on a chunk is dense: 31 of 32. Fewer would break up chunks that the heap is about to fill again; more would hardly ever be reached.
pub const DENSE: usize = CHUNK_PAGES * 31 / 32;

/// What is known of a chunk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct ChunkUse {
    /// Pages that are used, or in a page cache.
    in_use: u16,
    /// The same before the first change of `generation`.
    was_in_use: u16,
    /// In which generation it last changed.
    generation: u32,
    /// Whether a page may be free and backed (I2).
    has_free: bool,
}

impl ChunkUse {
    const FULL: ChunkUse = ChunkUse { in_use: CHUNK_PAGES as u16, ..ChunkUse::EMPTY };
    const EMPTY: ChunkUse = ChunkUse { in_use: 0, was_in_use: 0, generation: 0, has_free: false };

    fn enter(&mut self, generation: u32) {
        if self.generation != generation {
            self.was_in_use = self.in_use;
            self.generation = generation;
        }
    }

    fn is_worth_it(&self, generation: u32) -> bool {
        let dense = |pages: u16| usize::from(pages) >= DENSE;
        let was_dense = self.generation == generation && dense(self.was_in_use);
        self.has_free && !dense(self.in_use) && !was_dense
    }
}

/// The chunks of a domain, and where the search for pages to give back has got to.
#[derive(Debug, Default)]
pub struct ChunkIndex {
    chunks: Vec<ChunkUse>,
    generation: u32,
    /// The page below which the search goes on; 0: it has come to its end.
    cursor: PageId,
    /// The end of the highest run that came free in this generation.
    freed_below: PageId,
}

/// A place to look for pages to give back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The chunk's first page.
    pub chunk: PageId,
    /// The page below which to look.
    pub to: PageId,
}

impl ChunkIndex {
    /// The heap has grown by these pages: all free, and nothing behind them.
    pub fn grew(&mut self, run: PageRun) {
        self.each(run, |chunk, _, _| *chunk = ChunkUse::EMPTY);
    }

    /// Pages are used.
    pub fn taken(&mut self, run: PageRun) {
        self.each(run, |chunk, count, generation| {
            debug_assert!(usize::from(chunk.in_use + count) <= CHUNK_PAGES, "{run:?}: {chunk:?}");
            chunk.enter(generation);
            chunk.in_use += count;
            chunk.has_free &= usize::from(chunk.in_use) < CHUNK_PAGES;
        });
    }

    /// Pages are free.
    pub fn freed(&mut self, run: PageRun) {
        self.each(run, |chunk, count, generation| {
            debug_assert!(chunk.in_use >= count, "{run:?}: {chunk:?}");
            chunk.enter(generation);
            chunk.in_use -= count;
            chunk.has_free = true;
        });
        self.freed_below = self.freed_below.max(run.end());
    }

    /// Marking has ended: what came free before can be found now.
    pub fn next_generation(&mut self) {
        self.generation += 1;
        self.cursor = self.cursor.max(self.freed_below);
        self.freed_below = PageId(0);
    }

    /// The highest place that is worth a look. Where the search has been it comes to again in a later generation only.
    pub fn find(&mut self) -> Option<Place> {
        let start = self.cursor.0.checked_sub(1)? / CHUNK_PAGES;
        let worth_it = |at: &usize| {
            self.chunks.get(*at).is_some_and(|chunk| chunk.is_worth_it(self.generation))
        };
        let Some(at) = (0..=start).rev().find(worth_it) else {
            self.cursor = PageId(0);
            return None;
        };
        if at != start {
            self.cursor = PageId((at + 1) * CHUNK_PAGES);
        }
        Some(Place { chunk: PageId(at * CHUNK_PAGES), to: self.cursor })
    }

    /// Nothing was found in this place.
    pub fn is_barren(&mut self, place: Place) {
        self.chunks[place.chunk.0 / CHUNK_PAGES].has_free = false;
    }

    /// Pages used in the chunk of `page`, as far as is known.
    #[must_use]
    pub fn in_use(&self, page: PageId) -> Pages {
        let chunk = self.chunks.get(page.0 / CHUNK_PAGES).unwrap_or(&ChunkUse::FULL);
        Pages(usize::from(chunk.in_use))
    }

    /// Does something with each chunk of a run: with the chunk, how many of its pages are in the run, and the generation.
    fn each(&mut self, run: PageRun, mut change: impl FnMut(&mut ChunkUse, u16, u32)) {
        let known = run.end().0.div_ceil(CHUNK_PAGES);
        if known > self.chunks.len() {
            self.chunks.resize(known, ChunkUse::FULL);
        }
        let (mut at, end) = (run.first.0, run.end().0);
        while at < end {
            let next = ((at / CHUNK_PAGES + 1) * CHUNK_PAGES).min(end);
            change(&mut self.chunks[at / CHUNK_PAGES], (next - at) as u16, self.generation);
            at = next;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(first: usize, count: usize) -> PageRun {
        PageRun { first: PageId(first), count: Pages(count) }
    }

    /// So many chunks, all in use.
    fn full(chunks: usize) -> ChunkIndex {
        let mut index = ChunkIndex::default();
        index.grew(run(0, chunks * CHUNK_PAGES));
        index.taken(run(0, chunks * CHUNK_PAGES));
        index
    }

    fn found(index: &mut ChunkIndex) -> Option<usize> {
        index.find().map(|place| place.to.0)
    }

    #[test]
    fn what_came_free_is_seen_in_the_next_generation() {
        let mut index = full(4);
        index.freed(run(CHUNK_PAGES, 100));
        assert_eq!(found(&mut index), None, "of this generation");
        index.next_generation();
        assert_eq!(found(&mut index), Some(CHUNK_PAGES + 100));
        // Something higher comes free: not seen, while the search is on.
        index.freed(run(3 * CHUNK_PAGES, 100));
        assert_eq!(found(&mut index), Some(CHUNK_PAGES + 100));
        index.next_generation();
        assert_eq!(found(&mut index), Some(3 * CHUNK_PAGES + 100));
    }

    #[test]
    fn the_search_goes_down_and_ends() {
        let mut index = full(4);
        for chunk in [0, 2, 3] {
            index.freed(run(chunk * CHUNK_PAGES, 200));
        }
        index.next_generation();
        let places: Vec<_> = std::iter::from_fn(|| {
            let place = index.find()?;
            index.is_barren(place);
            Some((place.chunk.0 / CHUNK_PAGES, place.to.0 % CHUNK_PAGES))
        })
        .collect();
        assert_eq!(places, [(3, 200), (2, 0), (0, 0)], "each lower one from its end");
        index.next_generation();
        assert_eq!(found(&mut index), None, "nothing has come free since");
    }

    #[test]
    fn dense_chunks_are_left_alone() {
        let sparse = CHUNK_PAGES - DENSE + 1;
        let cases = [
            // (case, freed in the first generation, and in the second, found in the second, and in the third)
            ("dense", sparse - 1, 0, false, false),
            ("not dense, nor last touched in this generation", sparse, 0, true, true),
            ("was dense as the generation began", sparse - 1, 1, false, true),
            ("was not dense either", sparse, 1, true, true),
        ];
        for (case, first, second, soon, later) in cases {
            let mut index = full(1);
            index.freed(run(0, first));
            index.next_generation();
            if second > 0 {
                index.freed(run(first, second));
            }
            assert_eq!(found(&mut index).is_some(), soon, "{case}");
            index.next_generation();
            index.freed_below = PageId(CHUNK_PAGES); // that the search begins anew
            index.next_generation();
            assert_eq!(found(&mut index).is_some(), later, "{case}, later");
        }
    }

    #[test]
    fn a_chunk_that_fills_up_has_nothing_to_give() {
        let mut index = full(1);
        index.freed(run(0, 100));
        index.taken(run(0, 100));
        index.next_generation();
        assert_eq!(found(&mut index), None);
        assert_eq!(index.in_use(PageId(0)), Pages(CHUNK_PAGES));
        assert_eq!(index.in_use(PageId(CHUNK_PAGES * 9)), Pages(CHUNK_PAGES), "not known");
    }

    #[test]
    fn runs_may_lie_in_several_chunks() {
        let mut index = full(3);
        index.freed(run(400, 700));
        let used = [0, 1, 2].map(|chunk| index.in_use(PageId(chunk * CHUNK_PAGES)).0);
        assert_eq!(used, [400, 0, CHUNK_PAGES - 76]);
    }
}
