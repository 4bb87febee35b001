//! From a page to its span: a flat table with a word for every page of the reservation, and one with a
//! word for every block of 16 pages.
//!
//! Written by [`crate::span_alloc`]; read by everyone who has an address and wants its object,
//! without a lock. A heap of 1 TiB has tables of 1 GiB and 64 MiB, of which only as much is committed as
//! the heap has grown: 68 KiB per arena.
//!
//! A block that lies in one span altogether has its word in the second table, and the words of its pages are
//! not looked at: so entering a span of 128 pages writes some 5 cache lines of the tables, at places that no
//! cache has, where a word for each page would take 16. A block that spans share, or of which only a part is
//! used, has no word there, and its pages have theirs. A look-up reads both words, which do not depend on each other.
//!
//! Nothing is taken out when a span is freed, as in Go: the next one that gets the pages enters itself, and takes
//! the word of a block away that is not its own altogether. So an entry says which
//! span the page was last in, and the mspan, which knows its state and its range, whether it still is.
//!
//! Invariants: (B1) entries below `committed` can be read at any time; they are null or point to an
//! mspan of this heap, which may be dead, or elsewhere. (B2) `committed` only grows. (B3) The entries of a page are written by who
//! owns the page: it has taken it from the page heap and not given it back. (B4) The entry of a block is written by
//! who owns a page of it; it is null, unless the last one to take a page of the block took all of it.
//!
//! Locks: none to read or write; growing needs `Rank::MHeap`.

use crate::lazy_table::LazyTable;
use crate::mspan::{MSpan, SpanPtr};
use crate::page_source::{PageSource, Refused};
use crate::units::{ARENA_PAGES, Bytes, CHUNK_PAGES, PageId, Pages};
use std::ops::Range;
use std::ptr::{NonNull, null_mut};
use std::sync::Arc;
use std::sync::atomic::{AtomicPtr, Ordering};

/// Pages of a block. Spans of small objects are shorter, so none of them has a word in both tables. With fewer, a
/// large span would write more words of blocks; with more, more words of pages at its ends.
const BLOCK: usize = 16;
/// Entries of a cache line.
const LINE: usize = 8;

/// The tables.
pub(crate) struct SpanTable {
    pages: LazyTable<AtomicPtr<MSpan>>,
    blocks: LazyTable<AtomicPtr<MSpan>>,
}

impl SpanTable {
    /// Tables for so many pages, nothing of them committed yet.
    pub(crate) fn new(source: &Arc<dyn PageSource>, pages: Pages) -> Result<SpanTable, Refused> {
        let blocks = LazyTable::new(source, pages.0.div_ceil(BLOCK))?;
        Ok(SpanTable { pages: LazyTable::new(source, pages.0)?, blocks })
    }

    /// Makes the entries of the pages below `end` usable; gives back the bytes that took.
    pub(crate) fn commit_up_to(&self, end: PageId) -> Result<Bytes, Refused> {
        let end = end.0.next_multiple_of(ARENA_PAGES);
        Ok(self.pages.commit_up_to(end)? + self.blocks.commit_up_to(end / BLOCK)?)
    }

    /// The last span that contained the page, if one ever did.
    ///
    /// # Safety
    /// The heap has grown beyond the page, so that its entry is committed (B1).
    #[inline(always)]
    pub(crate) unsafe fn get(&self, page: PageId) -> Option<SpanPtr> {
        // SAFETY: the caller's promise, and both tables are committed together.
        let (block, entry) = unsafe {
            (self.blocks.get_unchecked(page.0 / BLOCK), self.pages.get_unchecked(page.0))
        };
        let span = NonNull::new(block.load(Ordering::Acquire));
        span.or_else(|| NonNull::new(entry.load(Ordering::Acquire))).map(SpanPtr)
    }

    /// Has fetched what leads to the entries of a chunk, one of whose runs is going to be taken: those of its
    /// blocks, and for its pages, which fill an OS page, the address translation.
    #[inline]
    pub(crate) fn prefetch_chunk(&self, first: PageId) {
        self.pages.prefetch(first.0);
        (first.0 / BLOCK..(first.0 + CHUNK_PAGES) / BLOCK)
            .step_by(LINE)
            .for_each(|block| self.blocks.prefetch(block));
    }

    /// Has the entries fetched that are going to be set: of at most 256 blocks, as a processor has
    /// no more lines under way.
    #[inline]
    pub(crate) fn prefetch(&self, first: PageId, count: Pages) {
        let each_line = |table: &LazyTable<_>, entries: Range<usize>| {
            let lines = entries.start / LINE..entries.end.div_ceil(LINE);
            lines.take(32).for_each(|line| table.prefetch(line * LINE));
        };
        let parts = Parts::of(first, count);
        each_line(&self.pages, parts.head);
        each_line(&self.pages, parts.tail);
        each_line(&self.blocks, parts.touched);
    }

    /// Lets `count` pages from `first` on belong to `span`.
    pub(crate) fn set(&self, first: PageId, count: Pages, span: SpanPtr) {
        let parts = Parts::of(first, count);
        let set = |entry: &AtomicPtr<MSpan>| entry.store(span.0.as_ptr(), Ordering::Release);
        self.pages.slice(parts.head).iter().for_each(set);
        self.pages.slice(parts.tail).iter().for_each(set);
        self.blocks.slice(parts.whole.clone()).iter().for_each(set);
        for shared in [parts.touched.start..parts.whole.start, parts.whole.end..parts.touched.end] {
            self.blocks.slice(shared).iter().for_each(clear);
        }
    }
}

/// Takes a block's word away. It mostly has none: then its line stays clean.
#[inline]
fn clear(block: &AtomicPtr<MSpan>) {
    if !block.load(Ordering::Relaxed).is_null() {
        block.store(null_mut(), Ordering::Release);
    }
}

/// How a run of pages lies in blocks.
#[derive(Debug, PartialEq, Eq)]
struct Parts {
    /// Pages before the first block that is the run's altogether: all of them, if none is.
    head: Range<usize>,
    /// Blocks that are the run's altogether.
    whole: Range<usize>,
    /// Pages after the last of them.
    tail: Range<usize>,
    /// Blocks that the run has a page of.
    touched: Range<usize>,
}

impl Parts {
    #[inline]
    fn of(first: PageId, count: Pages) -> Parts {
        let (start, end) = (first.0, first.0 + count.0);
        let touched = start / BLOCK..end.div_ceil(BLOCK);
        let whole = start.div_ceil(BLOCK)..end / BLOCK;
        if whole.is_empty() {
            return Parts {
                head: start..end,
                whole: touched.end..touched.end,
                tail: end..end,
                touched,
            };
        }
        let (head, tail) = (start..whole.start * BLOCK, whole.end * BLOCK..end);
        Parts { head, whole, tail, touched }
    }
}

#[cfg(all(test, not(loom)))]
mod tests {
    use super::*;
    use crate::host::Host;
    use proptest::prelude::*;

    #[test]
    fn pages_are_split_into_blocks_and_ends() {
        /// First and number of pages, then the ranges of [`Parts`].
        type Case = (usize, usize, Range<usize>, Range<usize>, Range<usize>, Range<usize>);
        let cases: [Case; 7] = [
            (3, 1, 3..4, 1..1, 4..4, 0..1),
            (10, 10, 10..20, 2..2, 20..20, 0..2),
            (16, 16, 16..16, 1..2, 32..32, 1..2),
            (15, 18, 15..16, 1..2, 32..33, 0..3),
            (17, 30, 17..47, 3..3, 47..47, 1..3),
            (17, 31, 17..32, 2..3, 48..48, 1..3),
            (0, 160, 0..0, 0..10, 160..160, 0..10),
        ];
        for (first, count, head, whole, tail, touched) in cases {
            let parts = Parts { head, whole, tail, touched };
            assert_eq!(Parts::of(PageId(first), Pages(count)), parts, "{count} from {first}");
        }
    }

    proptest! {
        /// Whatever was there before, each page of a span leads to it, and pages that were not in it lead
        /// where they did: to the span they are in, if it is still there.
        #[test]
        fn every_page_leads_to_the_last_span_that_took_it(
            runs in prop::collection::vec((0_usize..392, 1_usize..120), 1..40)
        ) {
            const PAGES: usize = 512;
            let source: Arc<dyn PageSource> = Arc::new(Host::with_limit(Bytes(1 << 20)));
            let table = SpanTable::new(&source, Pages(PAGES)).expect("addresses");
            table.commit_up_to(PageId(PAGES)).expect("memory");
            let mspans: Vec<MSpan> = runs.iter().map(|_| MSpan::dead()).collect();
            // By page: the span that has it now. Taking a page of a span ends all of it.
            let mut owner: Vec<Option<usize>> = vec![None; PAGES];
            for (index, (first, count)) in runs.into_iter().enumerate() {
                let ended: Vec<_> = owner[first..first + count].iter().flatten().copied().collect();
                for page in &mut owner {
                    *page = page.filter(|span| !ended.contains(span));
                }
                owner[first..first + count].fill(Some(index));
                table.set(PageId(first), Pages(count), SpanPtr::of(&mspans[index]));
                for (page, owner) in owner.iter().enumerate() {
                    let Some(owner) = owner else { continue };
                    // SAFETY: the table is committed for all pages.
                    let found = unsafe { table.get(PageId(page)) };
                    prop_assert_eq!(found, Some(SpanPtr::of(&mspans[*owner])), "page {}", page);
                }
            }
        }
    }
}
