//! The free pages of one domain, as a radix tree of summaries: where the lowest run of a given
//! length is, without looking at what has none.
//!
//! Called by [`super::PageAlloc`]. Five levels, as in Go: an entry of the lowest stands for a chunk
//! of 4 MiB, each higher one for eight times as much (32 MiB, 256 MiB, 2 GiB), up to 16 GiB at the
//! root level, which is searched entry by entry: 64 of them in a heap of 1 TiB. A chunk of another
//! domain, or one that the heap has not grown into, is summed up as full.
//!
//! Invariants: (W1) an entry of the lowest level is the summary of its chunk if that is this
//! domain's, else [`Summary::FULL`]; (W2) any other entry is the sum of the eight below it; (W3) no
//! page below `search_from` is free.
//!
//! Locks: none; part of the state behind `Rank::MHeap`.

#![forbid(unsafe_code)]

use super::chunk::Chunk;
use super::summary::{FAN_OUT, Fit, MAX_PAGES, Summary};
use crate::lazy_table::LazyTable;
use crate::page_source::{PageSource, Refused};
use crate::units::{Bytes, CHUNK_PAGES, PageId, Pages};
use std::ops::Range;
use std::sync::Arc;

/// Levels of the tree. One more would make the root level shorter, and every change climb higher.
const LEVELS: usize = 5;
/// The level whose entries are chunks.
const LEAVES: usize = LEVELS - 1;
/// Pages that an entry of each level stands for.
const PAGES: [usize; LEVELS] = {
    let mut pages = [CHUNK_PAGES; LEVELS];
    let mut level = LEAVES;
    while level > 0 {
        pages[level - 1] = pages[level] * FAN_OUT;
        level -= 1;
    }
    pages
};
const _: () = assert!(PAGES[0] == MAX_PAGES);

/// Summaries of all chunks, and sums of them.
#[derive(Debug)]
pub(super) struct Tree {
    levels: [LazyTable<Summary>; LEVELS],
    /// Where the search begins (W3).
    pub(super) search_from: PageId,
    /// The end of the last chunk that was ever this domain's.
    end: PageId,
}

impl Tree {
    /// A tree for a heap that may have so many chunks, and has none.
    pub(super) fn new(source: &Arc<dyn PageSource>, chunks: usize) -> Result<Tree, Refused> {
        let level = |level| {
            let entries = (chunks * CHUNK_PAGES).div_ceil(PAGES[level]);
            // Whole groups, so that a sum never looks beyond the end.
            LazyTable::new(source, entries.next_multiple_of(FAN_OUT))
        };
        let levels = [level(0)?, level(1)?, level(2)?, level(3)?, level(4)?];
        Ok(Tree { levels, search_from: PageId(0), end: PageId(0) })
    }

    /// Makes room for the summaries of chunks below `chunks`. Gives back the bytes that took.
    pub(super) fn commit_up_to(&self, chunks: usize) -> Result<Bytes, Refused> {
        let mut bytes = Bytes(0);
        for (level, table) in self.levels.iter().enumerate() {
            let entries = (chunks * CHUNK_PAGES).div_ceil(PAGES[level]);
            bytes += table.commit_up_to(entries.next_multiple_of(FAN_OUT))?;
        }
        Ok(bytes)
    }

    /// Brings the tree up to date with chunks that have changed: all of them this domain's.
    pub(super) fn update(&mut self, chunks: Range<usize>, bitmap: &LazyTable<Chunk>) {
        self.end = self.end.max(PageId(chunks.end * CHUNK_PAGES));
        let mut changed = false;
        for chunk in chunks.clone() {
            changed |= self.set(LEAVES, chunk, bitmap.get(chunk).summarize());
        }
        if changed {
            self.climb(chunks, Tree::sum_above);
        }
    }

    /// Brings the tree up to date with neighbouring pages, all used until now, that have become free. Their
    /// run can only have made a sum longer, so most of what was summed up stands.
    pub(super) fn freed(&mut self, first: PageId, count: Pages, bitmap: &LazyTable<Chunk>) {
        let (mut at, end) = (first.0, (first + count).0);
        let chunks = at / CHUNK_PAGES..end.div_ceil(CHUNK_PAGES);
        let mut changed = false;
        for chunk in chunks.clone() {
            let (from, stop) = (at % CHUNK_PAGES, end.min((chunk + 1) * CHUNK_PAGES));
            let to = from + (stop - at);
            let raised = bitmap.get(chunk).raised(self.get(LEAVES, chunk), from, to);
            changed |= self.set(LEAVES, chunk, raised);
            at = stop;
        }
        if changed {
            self.climb(chunks, Tree::raised_above);
        }
    }

    /// Sums up what is above changed chunks, as far as it changes: `above` knows the sum of an entry, given its level
    /// and the entries that have changed below it.
    #[inline]
    fn climb(
        &mut self,
        chunks: Range<usize>,
        above: impl Fn(&Tree, usize, Range<usize>) -> Summary,
    ) {
        let mut below = chunks;
        for level in (0..LEAVES).rev() {
            let entries = below.start / FAN_OUT..below.end.div_ceil(FAN_OUT);
            let mut changed = false;
            for entry in entries.clone() {
                let children = entry * FAN_OUT..(entry + 1) * FAN_OUT;
                let part = below.start.max(children.start)..below.end.min(children.end);
                let sum = above(self, level, part);
                changed |= self.set(level, entry, sum);
            }
            if !changed {
                return; // nor does anything above
            }
            below = entries;
        }
    }

    /// The sum of the entry of `level` above some that have changed.
    #[inline]
    fn sum_above(&self, level: usize, below: Range<usize>) -> Summary {
        self.sum(level, below.start / FAN_OUT)
    }

    /// As [`Tree::sum_above`], if pages have come free in those below and none was taken.
    #[inline]
    fn raised_above(&self, level: usize, below: Range<usize>) -> Summary {
        let entry = below.start / FAN_OUT;
        if below.len() > 1 {
            return self.sum(level, entry);
        }
        let parts = self.levels[level + 1].group(entry * FAN_OUT);
        self.get(level, entry).raised(parts, below.start % FAN_OUT, PAGES[level + 1])
    }

    /// The sum of the eight entries below one.
    fn sum(&self, level: usize, entry: usize) -> Summary {
        let parts = self.levels[level + 1].group(entry * FAN_OUT);
        Summary::merge(parts, PAGES[level + 1])
    }

    #[inline]
    fn get(&self, level: usize, entry: usize) -> Summary {
        *self.levels[level].get(entry)
    }

    /// Sets an entry; says whether that changed it.
    #[inline]
    fn set(&mut self, level: usize, entry: usize, summary: Summary) -> bool {
        std::mem::replace(self.levels[level].get_mut(entry), summary) != summary
    }

    /// Has what a change of the chunk begins with fetched.
    #[inline]
    pub(super) fn prefetch(&self, chunk: usize) {
        self.levels[LEAVES].prefetch(chunk);
        self.levels[LEAVES - 1].prefetch(chunk / FAN_OUT);
    }

    /// The first page of the lowest free run of `count` pages. `near` hears of the first page of a chunk
    /// before that chunk's bitmap is looked into.
    pub(super) fn find(
        &mut self,
        count: Pages,
        bitmap: &LazyTable<Chunk>,
        near: impl Fn(PageId),
    ) -> Option<PageId> {
        if let Some(page) = self.find_nearby(count, bitmap) {
            return Some(page);
        }
        if self.search_from < self.end && self.is_full(self.search_from.0 / CHUNK_PAGES) {
            // Begin elsewhere, from now on.
            self.search_from = self.first_free(bitmap).unwrap_or(self.end);
        }
        self.find_below_root(count, bitmap, near)
    }

    /// Whether no page of a chunk is free.
    #[inline]
    fn is_full(&self, chunk: usize) -> bool {
        self.get(LEAVES, chunk) == Summary::FULL
    }

    /// As [`Tree::find`], if the run lies in the chunk where the search begins.
    fn find_nearby(&self, count: Pages, bitmap: &LazyTable<Chunk>) -> Option<PageId> {
        let (chunk, at) = (self.search_from.0 / CHUNK_PAGES, self.search_from.0 % CHUNK_PAGES);
        let worth_it = self.search_from < self.end
            && count.0 <= CHUNK_PAGES - at
            && self.get(LEAVES, chunk).max() >= count.0;
        let found = worth_it.then(|| bitmap.get(chunk).find(count.0, at)).flatten()?;
        Some(PageId(chunk * CHUNK_PAGES + found))
    }

    /// The lowest free page.
    pub(super) fn first_free(&self, bitmap: &LazyTable<Chunk>) -> Option<PageId> {
        let roots = self.end.0.div_ceil(PAGES[0]);
        let mut range = self.search_from.0 / PAGES[0]..roots;
        for level in 0..LEVELS {
            let entries = self.levels[level].slice(range.clone());
            let entry = range.start + entries.iter().position(|entry| *entry != Summary::FULL)?;
            range = entry * FAN_OUT..(entry + 1) * FAN_OUT;
        }
        let chunk = range.start / FAN_OUT;
        let page = bitmap.get(chunk).first_free(0)?;
        Some(PageId(chunk * CHUNK_PAGES + page))
    }

    /// Walks from the root level down: at each level to the first entry that has the run inside, or
    /// is the last of several that have it together.
    fn find_below_root(
        &self,
        count: Pages,
        bitmap: &LazyTable<Chunk>,
        near: impl Fn(PageId),
    ) -> Option<PageId> {
        let roots = self.end.0.div_ceil(PAGES[0]);
        let mut found = self.scan(self.search_from.0 / PAGES[0]..roots, count.0)?;
        for level in 1..LEVELS {
            match found {
                Found::Between(page) => return Some(page),
                Found::Inside(entry) => found = self.scan_group(level, entry, count.0)?,
            }
        }
        let chunk = match found {
            Found::Between(page) => return Some(page),
            Found::Inside(chunk) => chunk,
        };
        bitmap.prefetch(chunk); // both bitmaps: the other is wanted next
        near(PageId(chunk * CHUNK_PAGES));
        let page = bitmap.get(chunk).find(count.0, 0)?;
        Some(PageId(chunk * CHUNK_PAGES + page))
    }

    /// Where in some neighbouring entries of the root level the lowest run of `count` pages is.
    fn scan(&self, entries: Range<usize>, count: usize) -> Option<Found> {
        let each = PAGES[0];
        let summaries = self.levels[0].slice(entries.clone());
        let passed = Summary::pass_over(summaries, count);
        // Free pages right before the entry.
        let mut run = passed.checked_sub(1).map_or(0, |last| summaries[last].end());
        for (index, summary) in summaries.iter().enumerate().skip(passed) {
            let (start, max, end) = summary.figures();
            if run + start >= count {
                return Some(Found::Between(PageId((entries.start + index) * each - run)));
            }
            if max >= count {
                return Some(Found::Inside(entries.start + index));
            }
            run = if end == each { run + each } else { end };
        }
        None
    }

    /// Where in the eight entries below `parent`, on `level`, the lowest run of `count` pages is.
    fn scan_group(&self, level: usize, parent: usize, count: usize) -> Option<Found> {
        let first = parent * FAN_OUT;
        match Summary::first_fit(self.levels[level].group(first), PAGES[level], count)? {
            Fit::Inside(index) => Some(Found::Inside(first + index)),
            Fit::Before(index, run) => {
                Some(Found::Between(PageId((first + index) * PAGES[level] - run)))
            }
        }
    }

    /// Checks W1 to W3; `summary` says what a chunk should be summed up as.
    ///
    /// # Panics
    /// If one of them does not hold.
    pub(super) fn check_invariants(
        &self,
        bitmap: &LazyTable<Chunk>,
        summary: impl Fn(usize) -> Summary,
    ) {
        for chunk in 0..self.end.0 / CHUNK_PAGES {
            assert_eq!(self.get(LEAVES, chunk), summary(chunk), "W1: chunk {chunk}");
        }
        for (level, pages) in PAGES.iter().enumerate().take(LEAVES) {
            for entry in 0..self.end.0.div_ceil(*pages) {
                let (is, sum) = (self.get(level, entry), self.sum(level, entry));
                assert_eq!(is, sum, "W2: entry {entry} of level {level}");
            }
        }
        let first_free = (0..self.end.0 / CHUNK_PAGES)
            .filter(|chunk| summary(*chunk) != Summary::FULL)
            .find_map(|chunk| {
                bitmap.get(chunk).first_free(0).map(|page| chunk * CHUNK_PAGES + page)
            });
        if let Some(page) = first_free {
            assert!(self.search_from.0 <= page, "W3: {page} < {:?}", self.search_from);
        }
    }
}

/// Where a run begins.
#[derive(Debug, PartialEq, Eq)]
enum Found {
    /// At this page, and goes on past the end of an entry, or begins with one.
    Between(PageId),
    /// Somewhere in this entry.
    Inside(usize),
}

#[cfg(all(test, not(loom)))]
mod tests {
    use super::*;
    use crate::host::Host;
    use proptest::prelude::*;

    /// A tree, and bitmaps, of so many full chunks; pages are freed by hand.
    struct World {
        bitmap: LazyTable<Chunk>,
        tree: Tree,
    }

    impl World {
        fn new(chunks: usize) -> World {
            let source: Arc<dyn PageSource> = Arc::new(Host::with_limit(Bytes(64 << 20)));
            let mut bitmap = LazyTable::<Chunk>::new(&source, chunks).expect("memory");
            bitmap.commit_up_to(chunks).expect("memory");
            for chunk in 0..chunks {
                bitmap.get_mut(chunk).used = [u64::MAX; 8];
            }
            let mut tree = Tree::new(&source, chunks).expect("memory");
            tree.commit_up_to(chunks).expect("memory");
            tree.update(0..chunks, &bitmap);
            World { bitmap, tree }
        }

        fn free(&mut self, first: usize, count: usize) {
            self.set(first, count, false);
        }

        fn set(&mut self, first: usize, count: usize, used: bool) {
            let all_used = (first..first + count).all(|page| {
                let chunk = self.bitmap.get(page / CHUNK_PAGES);
                chunk.used[page % CHUNK_PAGES / 64] >> (page % 64) & 1 != 0
            });
            for page in first..first + count {
                let word =
                    &mut self.bitmap.get_mut(page / CHUNK_PAGES).used[page % CHUNK_PAGES / 64];
                let bit = 1 << (page % 64);
                *word = if used { *word | bit } else { *word & !bit };
            }
            let chunks = first / CHUNK_PAGES..(first + count).div_ceil(CHUNK_PAGES);
            if all_used && !used {
                self.tree.freed(PageId(first), Pages(count), &self.bitmap);
            } else {
                self.tree.update(chunks, &self.bitmap);
            }
        }
    }

    #[test]
    fn the_lowest_run_is_found_through_all_levels() {
        const C: usize = CHUNK_PAGES;
        /// Case, free runs, pages asked, first page found.
        type Case = (&'static str, &'static [(usize, usize)], usize, Option<usize>);
        let cases: [Case; 10] = [
            ("nothing is free", &[], 1, None),
            ("the very last page", &[(5000 * C - 1, 1)], 1, Some(5000 * C - 1)),
            ("the lower of two", &[(9 * C, 4), (4000 * C, 4)], 4, Some(9 * C)),
            ("too short is passed over", &[(9 * C, 3), (4000 * C + 7, 4)], 4, Some(4000 * C + 7)),
            ("over a chunk's end", &[(C - 2, 4)], 4, Some(C - 2)),
            ("over the end of eight chunks", &[(8 * C - 300, 900)], 800, Some(8 * C - 300)),
            ("over the end of 64 chunks", &[(64 * C - 9, 18)], 18, Some(64 * C - 9)),
            ("over the end of 512 chunks", &[(512 * C - 1, 2)], 2, Some(512 * C - 1)),
            ("over the root's entries", &[(4096 * C - 5, 11)], 11, Some(4096 * C - 5)),
            ("eight chunks and a bit", &[(77 * C - 1, 8 * C + 2)], 8 * C + 2, Some(77 * C - 1)),
        ];
        for (case, free, asked, want) in cases {
            let mut world = World::new(5000);
            free.iter().for_each(|(first, count)| world.free(*first, *count));
            let found = world.tree.find(Pages(asked), &world.bitmap, |_| ());
            assert_eq!(found.map(|page| page.0), want, "{case}");
            let lowest = free.iter().map(|run| run.0).min();
            assert_eq!(world.tree.first_free(&world.bitmap).map(|page| page.0), lowest, "{case}");
            let bitmap = &world.bitmap;
            world.tree.check_invariants(bitmap, |chunk| bitmap.get(chunk).summarize());
        }
    }

    #[test]
    fn a_run_longer_than_a_root_entry_is_found() {
        let chunks = 3 * 4096;
        let mut world = World::new(chunks);
        world.free(CHUNK_PAGES, (chunks - 1) * CHUNK_PAGES);
        let all = Pages((chunks - 1) * CHUNK_PAGES);
        assert_eq!(world.tree.find(all, &world.bitmap, |_| ()), Some(PageId(CHUNK_PAGES)));
        assert_eq!(world.tree.find(all + Pages(1), &world.bitmap, |_| ()), None);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        /// Wherever changes stop climbing, all sums are right: runs of all lengths at the ends and in
        /// the middle of entries of all levels.
        #[test]
        fn sums_are_right_after_each_change(
            changes in prop::collection::vec((0_usize..1200, 0_usize..512, any::<bool>(), any::<bool>(),
                prop_oneof![4 => 1_usize..600, 2 => 500_usize..9000]), 1..60)
        ) {
            let mut world = World::new(1200);
            for (chunk, at, aligned, used, count) in changes {
                let first = chunk * CHUNK_PAGES + if aligned { 0 } else { at };
                world.set(first, count.min(1200 * CHUNK_PAGES - first), used);
                let bitmap = &world.bitmap;
                world.tree.search_from = PageId(0);
                world.tree.check_invariants(bitmap, |chunk| bitmap.get(chunk).summarize());
            }
        }
    }
}
