//! From a page to its span: a flat table with a word for every page of the reservation, and one with a
//! word for every block of 16 pages.
//!
//! Written by [`crate::span_alloc`]; read by everyone who has an address and wants its object,
//! without a lock. A heap of 1 TiB has tables of 1 GiB and 64 MiB, of which only as much is committed as
//! the heap has grown: 68 KiB per arena.
//!
//! A *long* span, of 16 pages or more, is entered into the second table only: its mspan into the word of each block
//! that it fills, and claims to its pages of the blocks at its ends, which it shares with others (`span_table/block.rs`).
//! So a heap of long spans never touches the large table, whose entries no cache has and no TLB reaches. A
//! shorter span is entered into the words of its pages, and takes away what blocks say of them; where blocks say nothing, as
//! in a heap of small objects, a look-up finds a zero and goes by the word of the page.
//!
//! Nothing is taken out when a span is freed, as in Go: the next one that gets the pages enters itself. So an entry says which
//! span the page was last in, and the mspan, which knows its state and its range, whether it still is.
//!
//! Invariants: (B1) entries below `committed` can be read at any time; they are null or lead to an
//! mspan of this heap, which may be dead, or elsewhere. (B2) `committed` only grows. (B3) The entries of a page are written by who
//! owns the page: it has taken it from the page heap and not given it back. (B4) What a block says of a page holds for the
//! last span that took it, or it says nothing. Those who share a block change its word by compare-and-swap and leave alone what is
//! said of pages that are not theirs; who owns all of it just stores. So whoever has a pointer into a span that is
//! alive finds it: its claim, or the absence of any, is there before the span is, and nobody else touches that.
//!
//! Locks: none to read or write; growing needs `Rank::MHeap`.

use crate::lazy_table::{Entries, LazyTable};
use crate::mem;
use crate::mspan::{MSpan, SpanPtr};
use crate::page_source::{PageSource, Refused};
use crate::units::{ARENA_PAGES, Addr, Bytes, CHUNK_PAGES, PageId, Pages};
use block::{BLOCK, Block, PLACES, Says};
use std::ops::Range;
use std::ptr::NonNull;
use std::sync::Arc;
use std::sync::atomic::{AtomicPtr, AtomicU64, Ordering};

mod block;

/// Entries of a cache line.
const LINE: usize = 8;

/// The tables.
pub(crate) struct SpanTable {
    pages: LazyTable<AtomicPtr<MSpan>>,
    /// A [`Block`] each.
    blocks: LazyTable<AtomicU64>,
    /// Where the table of mspans begins that long spans have theirs from: a place is counted from here.
    mspans: Addr,
}

impl SpanTable {
    /// Tables for so many pages, nothing of them committed yet, in a heap whose long spans have mspans
    /// from the table that begins at `mspans`.
    pub(crate) fn new(
        source: &Arc<dyn PageSource>,
        pages: Pages,
        mspans: Addr,
    ) -> Result<SpanTable, Refused> {
        let blocks = LazyTable::new(source, pages.0.div_ceil(BLOCK))?;
        Ok(SpanTable { pages: LazyTable::new(source, pages.0)?, blocks, mspans })
    }

    /// Makes the entries of the pages below `end` usable; gives back the bytes that took.
    pub(crate) fn commit_up_to(&self, end: PageId) -> Result<Bytes, Refused> {
        let end = end.0.next_multiple_of(ARENA_PAGES);
        Ok(self.pages.commit_up_to(end)? + self.blocks.commit_up_to(end / BLOCK)?)
    }

    /// The tables, for look-ups.
    #[inline(always)]
    pub(crate) fn reader(&self) -> SpanTableReader<'_> {
        SpanTableReader {
            pages: self.pages.entries(),
            blocks: self.blocks.entries(),
            mspans: self.mspans,
        }
    }

    /// The place of an mspan, if it has one that fits.
    fn place(&self, span: SpanPtr) -> Option<usize> {
        let distance = mem::expose(span.0.as_ptr()).0.checked_sub(self.mspans.0)?;
        Some(distance / size_of::<MSpan>()).filter(|place| *place < PLACES)
    }

    /// Has fetched what leads to the entries of a chunk, of which `count` pages are going to be taken: those of its
    /// blocks and, for a short span, the address translation of those of its pages, which fill an OS page.
    #[inline]
    pub(crate) fn prefetch_chunk(&self, first: PageId, count: Pages) {
        if !is_long(count) {
            self.pages.prefetch(first.0);
        }
        (first.0 / BLOCK..(first.0 + CHUNK_PAGES) / BLOCK)
            .step_by(LINE)
            .for_each(|block| self.blocks.prefetch(block));
    }

    /// Has the entries fetched that are going to be set: of at most 256 blocks, as a processor has
    /// no more lines under way.
    #[inline]
    pub(crate) fn prefetch(&self, first: PageId, count: Pages) {
        let parts = Parts::of(first, count);
        lines(&parts.touched).take(32).for_each(|block| self.blocks.prefetch(block));
        if !is_long(count) {
            lines(&parts.head).for_each(|page| self.pages.prefetch(page));
        }
    }

    /// Lets `count` pages from `first` on belong to `span`.
    #[inline]
    pub(crate) fn set(&self, first: PageId, count: Pages, span: SpanPtr) {
        if is_long(count) {
            return self.set_long(first, count, span);
        }
        let pages = first.0..first.0 + count.0;
        for block in pages.start / BLOCK..pages.end.div_ceil(BLOCK) {
            // Where nothing is said, there is nothing to take back.
            if self.blocks.get(block).load(Ordering::Relaxed) != 0 {
                self.take_part(block, &pages, None);
            }
        }
        self.set_pages(pages, span);
    }

    /// As [`SpanTable::set`], for a long span.
    #[inline(never)]
    fn set_long(&self, first: PageId, count: Pages, span: SpanPtr) {
        let (parts, pages) = (Parts::of(first, count), first.0..first.0 + count.0);
        let place = self.place(span);
        if place.is_none() {
            self.set_pages(parts.head, span);
            self.set_pages(parts.tail, span);
        }
        let (touched, whole) = (parts.touched, parts.whole);
        for block in (touched.start..whole.start).chain(whole.end..touched.end) {
            self.take_part(block, &pages, place);
        }
        let Block(all) = Block::whole(mem::expose(span.0.as_ptr()));
        self.blocks.slice(whole).iter().for_each(|block| block.store(all, Ordering::Release));
    }

    /// Sets the words of pages.
    #[inline]
    fn set_pages(&self, pages: Range<usize>, span: SpanPtr) {
        let set = |entry: &AtomicPtr<MSpan>| entry.store(span.0.as_ptr(), Ordering::Release);
        self.pages.slice(pages).iter().for_each(set);
    }

    /// Notes in the word of a block that those of `pages` which are in it are taken (B4).
    fn take_part(&self, block: usize, pages: &Range<usize>, place: Option<usize>) {
        let (base, word) = (block * BLOCK, self.blocks.get(block));
        let part = pages.start.max(base) - base..pages.end.min(base + BLOCK) - base;
        let mut seen = word.load(Ordering::Relaxed);
        loop {
            let Block(new) = Block(seen).taken(part.clone(), place);
            if new == seen {
                return;
            }
            match word.compare_exchange_weak(seen, new, Ordering::Release, Ordering::Relaxed) {
                Ok(_) => return,
                Err(other) => seen = other,
            }
        }
    }
}

/// Whether a span of so many pages is in words of blocks.
#[inline]
fn is_long(count: Pages) -> bool {
    count.0 >= BLOCK
}

/// The first of each line of entries.
fn lines(entries: &Range<usize>) -> impl Iterator<Item = usize> + use<> {
    (entries.start / LINE..entries.end.div_ceil(LINE)).map(|line| line * LINE)
}

/// What a look-up needs: small enough to be kept in registers by somebody who does many.
#[derive(Clone, Copy)]
pub(crate) struct SpanTableReader<'t> {
    pages: Entries<'t, AtomicPtr<MSpan>>,
    blocks: Entries<'t, AtomicU64>,
    mspans: Addr,
}

impl SpanTableReader<'_> {
    /// The last span that contained the page, if one ever did.
    ///
    /// # Safety
    /// The heap has grown beyond the page, so that its entry is committed (B1).
    #[inline(always)]
    pub(crate) unsafe fn get(self, page: PageId) -> Option<SpanPtr> {
        // SAFETY: the caller's promise, and both tables are committed together.
        let (block, entry) = unsafe { (self.blocks.get(page.0 / BLOCK), self.pages.get(page.0)) };
        match Block(block.load(Ordering::Acquire)).says(page.0 % BLOCK) {
            Says::Nothing => NonNull::new(entry.load(Ordering::Acquire)).map(SpanPtr),
            Says::Span(mspan) => at(mspan),
            Says::Place(place) => at(self.mspans + Bytes(place * size_of::<MSpan>())),
        }
    }
}

/// The mspan at an address.
#[inline(always)]
fn at(mspan: Addr) -> Option<SpanPtr> {
    NonNull::new(mem::exposed::<MSpan>(mspan).cast_mut()).map(SpanPtr)
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

    #[test]
    fn neighbours_in_a_block_do_not_disturb_each_other() {
        let source: Arc<dyn PageSource> = Arc::new(Host::with_limit(Bytes(1 << 20)));
        let mspans: Vec<MSpan> = (0..6).map(|_| MSpan::dead()).collect();
        let table =
            SpanTable::new(&source, Pages(512), mem::expose(mspans.as_ptr())).expect("addresses");
        table.commit_up_to(PageId(512)).expect("memory");
        let rounds = if cfg!(miri) { 50 } else { 20_000 };
        // Three own pages 16 to 42, 43 to 52 and 53 to 70 and take them in turns as one span and as two: they
        // meet in blocks 2 and 3.
        let owners = [(16, 27, 20), (43, 10, 5), (53, 18, 1)];
        std::thread::scope(|scope| {
            for ((first, count, cut), spans) in owners.into_iter().zip(mspans.chunks(2)) {
                let (table, spans) = (&table, [SpanPtr::of(&spans[0]), SpanPtr::of(&spans[1])]);
                let is = move |pages: Range<usize>, span| {
                    // SAFETY: the table is committed for all pages.
                    let found = |page| unsafe { table.reader().get(PageId(page)) };
                    pages
                        .into_iter()
                        .for_each(|page| assert_eq!(found(page), Some(span), "{page}"));
                };
                scope.spawn(move || {
                    for _ in 0..rounds {
                        table.set(PageId(first), Pages(count), spans[0]);
                        is(first..first + count, spans[0]);
                        table.set(PageId(first), Pages(cut), spans[1]);
                        is(first..first + cut, spans[1]);
                        table.set(PageId(first + cut), Pages(count - cut), spans[0]);
                        is(first..first + cut, spans[1]);
                        is(first + cut..first + count, spans[0]);
                    }
                });
            }
        });
    }

    proptest! {
        /// Whatever was there before, each page of a span leads to it, and pages that were not in it lead
        /// where they did: to the span they are in, if it is still there.
        #[test]
        fn every_page_leads_to_the_last_span_that_took_it(
            runs in prop::collection::vec((0_usize..392, prop_oneof![1_usize..16, 1_usize..120]), 1..40),
            without in 0_usize..4
        ) {
            const PAGES: usize = 512;
            let source: Arc<dyn PageSource> = Arc::new(Host::with_limit(Bytes(1 << 20)));
            let mspans: Vec<MSpan> = runs.iter().map(|_| MSpan::dead()).collect();
            // Those below have no place, and words of pages at their ends.
            let places = mem::expose(&raw const mspans[without.min(runs.len() - 1)]);
            let table = SpanTable::new(&source, Pages(PAGES), places).expect("addresses");
            table.commit_up_to(PageId(PAGES)).expect("memory");
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
                    let found = unsafe { table.reader().get(PageId(page)) };
                    prop_assert_eq!(found, Some(SpanPtr::of(&mspans[*owner])), "page {}", page);
                }
            }
        }
    }
}
