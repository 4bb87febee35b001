//! Which pages are free: a bitmap, searched from low addresses to high.
//!
//! Called by [`crate::mheap`], under its lock, for every span that comes or goes. First fit in
//! address order, as in Go, keeps the heap dense at its low end, so that high pages come free and
//! can be given back. A chunk (4 MiB) has 512 bits "used" and 512 bits "scavenged" (free, and given
//! back to the operating system); it belongs to one domain, and so does every run of pages found.
//!
//! The search is a plain scan that skips full chunks; Go's radix tree of summaries can take its
//! place without a change to the functions below.
//!
//! Invariants, checked by [`PageAlloc::check_invariants`]:
//! - (A1) `free` of a chunk is the number of zeroes in its `used` bits;
//! - (A2) no page below `search_from` is free;
//! - (A3) a used page is not scavenged, unless it is padding, which stays both for ever;
//! - (A4) chunks that the heap has not grown into have no domain, and no free page.
//!
//! Locks: none; part of the state behind `Rank::MHeap`.

#![forbid(unsafe_code)]

use crate::domain::DomainId;
use crate::page_source::Refused;
use crate::units::{CHUNK_PAGES, PageId, Pages};

/// Words of a bitmap with one bit for each page of a chunk.
const WORDS: usize = CHUNK_PAGES / 64;

/// 512 pages, side by side.
#[derive(Clone, Debug)]
struct Chunk {
    /// Ones are pages in use.
    used: [u64; WORDS],
    /// Ones are pages that the operating system has (back).
    scavenged: [u64; WORDS],
    /// Free pages (A1).
    free: u16,
    /// Pages that are used and scavenged for ever (A3).
    padding: u16,
    /// Whose pages these are; `None` if the heap has not grown into the chunk (A4).
    domain: Option<DomainId>,
}

impl Chunk {
    const ABSENT: Chunk =
        Chunk { used: [u64::MAX; WORDS], scavenged: [0; WORDS], free: 0, padding: 0, domain: None };

    fn fresh(domain: DomainId) -> Chunk {
        Chunk {
            used: [0; WORDS],
            scavenged: [u64::MAX; WORDS],
            free: CHUNK_PAGES as u16, // 512
            padding: 0,
            domain: Some(domain),
        }
    }
}

/// Pages that were free and are now the caller's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Taken {
    /// The first of them.
    pub first: PageId,
    /// How many of them were scavenged: they read as zero, and count as released until now.
    pub scavenged: Pages,
}

/// The free pages of a heap.
#[derive(Debug, Default)]
pub struct PageAlloc {
    chunks: Vec<Chunk>,
    /// Where the search begins (A2).
    search_from: PageId,
}

/// The bits of one word for the pages `[from, to)` of it.
const fn bits(from: usize, to: usize) -> u64 {
    (u64::MAX >> (64 - (to - from))) << from
}

impl PageAlloc {
    /// No pages at all.
    #[must_use]
    pub fn new() -> PageAlloc {
        PageAlloc::default()
    }

    /// Adds whole chunks: free, scavenged, and belonging to `domain`. Chunks that are skipped stay
    /// absent.
    ///
    /// # Errors
    /// [`Refused`] if there is no memory for the bitmap; then nothing has changed.
    pub fn grow(&mut self, first: PageId, count: Pages, domain: DomainId) -> Result<(), Refused> {
        debug_assert!(first.0.is_multiple_of(CHUNK_PAGES) && count.0.is_multiple_of(CHUNK_PAGES));
        let (from, to) = (first.0 / CHUNK_PAGES, (first + count).0 / CHUNK_PAGES);
        let more = to.saturating_sub(self.chunks.len());
        self.chunks.try_reserve(more).map_err(|_| Refused)?;
        if more > 0 {
            self.chunks.resize(to, Chunk::ABSENT);
        }
        for chunk in &mut self.chunks[from..to] {
            debug_assert!(chunk.domain.is_none(), "the heap grows into {first:?} a second time");
            *chunk = Chunk::fresh(domain);
        }
        self.search_from = self.search_from.min(first);
        Ok(())
    }

    /// Takes the lowest run of `count` pages of `domain` that are free, if there is one.
    pub fn alloc(&mut self, count: Pages, domain: DomainId) -> Option<Taken> {
        debug_assert!(count.0 > 0);
        let first = self.find(count, domain)?;
        let mut scavenged = Pages(0);
        self.each_word(first, count, |chunk, word, mask| {
            debug_assert_eq!(chunk.used[word] & mask, 0);
            scavenged += Pages((chunk.scavenged[word] & mask).count_ones() as usize);
            chunk.used[word] |= mask;
            chunk.scavenged[word] &= !mask;
            chunk.free -= mask.count_ones() as u16; // at most 64
        });
        Some(Taken { first, scavenged })
    }

    /// Makes `count` pages from `first` on used and scavenged for ever.
    pub(crate) fn take_as_padding(&mut self, first: PageId, count: Pages) {
        self.each_word(first, count, |chunk, word, mask| {
            chunk.used[word] |= mask;
            chunk.free -= mask.count_ones() as u16; // at most 64
            chunk.padding += mask.count_ones() as u16;
        });
    }

    /// Gives pages back that [`PageAlloc::alloc`] gave out.
    pub fn free(&mut self, first: PageId, count: Pages) {
        self.each_word(first, count, |chunk, word, mask| {
            debug_assert_eq!(chunk.used[word] & mask, mask, "freed twice: {first:?} and {count:?}");
            chunk.used[word] &= !mask;
            chunk.free += mask.count_ones() as u16; // at most 64
        });
        self.search_from = self.search_from.min(first);
    }

    /// The first run at or after `from` of pages that are free and not scavenged, cut off at the
    /// end of its chunk.
    #[must_use]
    pub fn next_backed_run(&self, from: PageId) -> Option<(PageId, Pages)> {
        let backed = |page: usize| {
            let (chunk, word) = (&self.chunks[page / CHUNK_PAGES], page % CHUNK_PAGES / 64);
            (chunk.used[word] | chunk.scavenged[word]) >> (page % 64) & 1 == 0
        };
        let end = self.chunks.len() * CHUNK_PAGES;
        let mut first = from.0;
        while first < end && !backed(first) {
            // Nothing to find in a full chunk.
            let full = self.chunks[first / CHUNK_PAGES].free == 0;
            first = if full { (first / CHUNK_PAGES + 1) * CHUNK_PAGES } else { first + 1 };
        }
        if first >= end {
            return None;
        }
        let chunk_end = (first / CHUNK_PAGES + 1) * CHUNK_PAGES;
        let count = (first..chunk_end).take_while(|page| backed(*page)).count();
        Some((PageId(first), Pages(count)))
    }

    /// Notes that free pages were given back to the operating system.
    pub fn set_scavenged(&mut self, first: PageId, count: Pages) {
        self.each_word(first, count, |chunk, word, mask| {
            debug_assert_eq!(chunk.used[word] & mask, 0, "scavenged pages in use");
            chunk.scavenged[word] |= mask;
        });
    }

    /// Pages that are free, scavenged or not.
    #[must_use]
    pub fn free_pages(&self) -> Pages {
        Pages(self.chunks.iter().map(|chunk| usize::from(chunk.free)).sum())
    }

    /// Pages that the operating system has: scavenged free pages, and padding.
    #[must_use]
    pub fn scavenged_pages(&self) -> Pages {
        let of_chunk =
            |chunk: &Chunk| chunk.scavenged.iter().map(|w| w.count_ones() as usize).sum();
        Pages(self.chunks.iter().map(|chunk| -> usize { of_chunk(chunk) }).sum())
    }

    /// Pages of the chunks that the heap has grown into.
    #[must_use]
    pub fn total_pages(&self) -> Pages {
        Pages(self.chunks.iter().filter(|chunk| chunk.domain.is_some()).count() * CHUNK_PAGES)
    }

    /// Pages that can never be used.
    #[must_use]
    pub fn padding_pages(&self) -> Pages {
        Pages(self.chunks.iter().map(|chunk| usize::from(chunk.padding)).sum())
    }

    /// Whether a page is free.
    #[must_use]
    pub fn is_free(&self, page: PageId) -> bool {
        self.chunks
            .get(page.0 / CHUNK_PAGES)
            .is_some_and(|chunk| chunk.used[page.0 % CHUNK_PAGES / 64] >> (page.0 % 64) & 1 == 0)
    }

    /// Checks A1 to A4.
    ///
    /// # Panics
    /// If one of them does not hold.
    pub fn check_invariants(&self) {
        for (index, chunk) in self.chunks.iter().enumerate() {
            let free: u32 = chunk.used.iter().map(|word| word.count_zeros()).sum();
            assert_eq!(free, u32::from(chunk.free), "A1: free pages of chunk {index}");
            let both: u32 =
                (0..WORDS).map(|w| (chunk.used[w] & chunk.scavenged[w]).count_ones()).sum();
            assert_eq!(both, u32::from(chunk.padding), "A3: used and scavenged in chunk {index}");
            assert!(chunk.domain.is_some() || free == 0, "A4: chunk {index}");
        }
        let first_free = (0..self.chunks.len() * CHUNK_PAGES).find(|page| {
            // Skip what lies in full chunks quickly.
            self.chunks[page / CHUNK_PAGES].free > 0 && self.is_free(PageId(*page))
        });
        if let Some(page) = first_free {
            assert!(self.search_from.0 <= page, "A2: {page} < {:?}", self.search_from);
        }
    }

    /// The lowest free run of `count` pages of `domain`; moves `search_from` up to the first free
    /// page that it meets, or past the run if it begins there.
    fn find(&mut self, count: Pages, domain: DomainId) -> Option<PageId> {
        let mut run = Run { start: 0, len: 0 };
        let mut first_free = None;
        for index in self.search_from.0 / CHUNK_PAGES..self.chunks.len() {
            let chunk = &self.chunks[index];
            if chunk.free == 0 {
                run.len = 0;
                continue;
            }
            if chunk.domain != Some(domain) {
                run.len = 0;
                // Free, though not for this caller: the search may not move past it.
                first_free = first_free.or(Some(index * CHUNK_PAGES));
                continue;
            }
            for (word, used) in chunk.used.iter().enumerate() {
                let base = index * CHUNK_PAGES + word * 64;
                if first_free.is_none() && *used != u64::MAX {
                    first_free = Some(base + used.trailing_ones() as usize);
                }
                if run.extend(base, *used, count.0) {
                    let begins = first_free.unwrap_or(run.start);
                    let next = if begins == run.start { begins + count.0 } else { begins };
                    self.search_from = PageId(next);
                    return Some(PageId(run.start));
                }
            }
        }
        let end = self.chunks.len() * CHUNK_PAGES;
        self.search_from = PageId(first_free.unwrap_or(end));
        None
    }

    /// Calls `f` with each word of the bitmaps that holds bits of the pages, and those bits.
    fn each_word(
        &mut self,
        first: PageId,
        count: Pages,
        mut f: impl FnMut(&mut Chunk, usize, u64),
    ) {
        let (mut page, end) = (first.0, first.0 + count.0);
        while page < end {
            let in_word = page % 64;
            let stop = (in_word + (end - page)).min(64);
            let word = page % CHUNK_PAGES / 64;
            f(&mut self.chunks[page / CHUNK_PAGES], word, bits(in_word, stop));
            page += stop - in_word;
        }
    }
}

/// A run of free pages that a search is following.
struct Run {
    start: usize,
    len: usize,
}

impl Run {
    /// Goes on through the 64 pages from `base`, `used` being ones; `true` as soon as the run has
    /// `count` pages.
    fn extend(&mut self, base: usize, used: u64, count: usize) -> bool {
        let mut at = 0;
        while at < 64 {
            let rest = used >> at;
            let free = (rest.trailing_zeros() as usize).min(64 - at);
            if self.len == 0 {
                self.start = base + at;
            }
            self.len += free;
            if self.len >= count {
                return true;
            }
            at += free;
            if at < 64 {
                self.len = 0;
                at += (used >> at).trailing_ones() as usize;
            }
        }
        false
    }
}

#[cfg(all(test, not(loom)))]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const HOME: DomainId = DomainId(0);

    fn with_chunks(chunks: usize) -> PageAlloc {
        let mut pages = PageAlloc::new();
        pages.grow(PageId(0), Pages(chunks * CHUNK_PAGES), HOME).expect("memory for the bitmap");
        pages
    }

    #[test]
    fn first_fit_in_address_order() {
        /// Case, runs that are free in two chunks, pages asked, first page given.
        type Case = (&'static str, &'static [(usize, usize)], usize, Option<usize>);
        let cases: [Case; 6] = [
            ("lowest of two", &[(10, 4), (20, 4)], 4, Some(10)),
            ("too short is passed over", &[(10, 3), (20, 4)], 4, Some(20)),
            ("across words", &[(60, 10)], 8, Some(60)),
            ("across chunks", &[(500, 30)], 20, Some(500)),
            ("nothing long enough", &[(10, 3), (20, 3)], 4, None),
            ("the very end", &[(1023, 1)], 1, Some(1023)),
        ];
        for (case, free, asked, want) in cases {
            let mut pages = with_chunks(2);
            pages.alloc(Pages(2 * CHUNK_PAGES), HOME).expect("all of it");
            free.iter().for_each(|(first, count)| pages.free(PageId(*first), Pages(*count)));
            let got = pages.alloc(Pages(asked), HOME);
            assert_eq!(got.map(|taken| taken.first.0), want, "{case}");
            pages.check_invariants();
        }
    }

    #[test]
    fn a_run_never_crosses_into_another_domain() {
        let mut pages = PageAlloc::new();
        pages.grow(PageId(0), Pages(CHUNK_PAGES), HOME).expect("memory");
        pages.grow(PageId(CHUNK_PAGES), Pages(CHUNK_PAGES), DomainId(1)).expect("memory");
        assert_eq!(pages.alloc(Pages(CHUNK_PAGES + 1), HOME), None);
        let other = pages.alloc(Pages(3), DomainId(1)).expect("its own chunk");
        assert_eq!(other.first, PageId(CHUNK_PAGES));
        assert_eq!(pages.alloc(Pages(3), HOME).expect("its own chunk").first, PageId(0));
        pages.check_invariants();
    }

    #[test]
    fn fresh_pages_are_scavenged_and_used_ones_are_not() {
        let mut pages = with_chunks(1);
        let taken = pages.alloc(Pages(100), HOME).expect("100 of 512");
        assert_eq!(taken, Taken { first: PageId(0), scavenged: Pages(100) });
        pages.free(PageId(10), Pages(20));
        assert_eq!(pages.next_backed_run(PageId(0)), Some((PageId(10), Pages(20))));
        assert_eq!(pages.alloc(Pages(20), HOME).map(|t| t.scavenged), Some(Pages(0)));
        pages.free(PageId(10), Pages(20));
        pages.set_scavenged(PageId(10), Pages(15));
        assert_eq!(pages.next_backed_run(PageId(0)), Some((PageId(25), Pages(5))));
        assert_eq!(pages.alloc(Pages(20), HOME).map(|t| t.scavenged), Some(Pages(15)));
        pages.check_invariants();
    }

    #[test]
    fn padding_is_never_given_out() {
        let mut pages = with_chunks(1);
        pages.take_as_padding(PageId(0), Pages(100));
        assert_eq!(pages.alloc(Pages(412), HOME).map(|t| t.first), Some(PageId(100)));
        assert_eq!(pages.alloc(Pages(1), HOME), None);
        assert_eq!((pages.padding_pages(), pages.scavenged_pages()), (Pages(100), Pages(100)));
        pages.check_invariants();
    }

    /// One page per entry: too simple to be wrong.
    struct Model {
        used: Vec<bool>,
        scavenged: Vec<bool>,
    }

    impl Model {
        fn alloc(&mut self, count: usize) -> Option<Taken> {
            let fits = |first: &usize| self.used[*first..first + count].iter().all(|used| !used);
            let first = (0..=self.used.len() - count).find(fits)?;
            let run = first..first + count;
            let scavenged = self.scavenged[run.clone()].iter().filter(|s| **s).count();
            self.used[run.clone()].fill(true);
            self.scavenged[run].fill(false);
            Some(Taken { first: PageId(first), scavenged: Pages(scavenged) })
        }
    }

    #[derive(Clone, Debug)]
    enum Op {
        Alloc(usize),
        /// Frees the live run at this index, modulo their number.
        Free(usize),
        /// Gives back the first backed run at or after this page.
        Scavenge(usize),
    }

    fn any_op() -> impl Strategy<Value = Op> {
        prop_oneof![
            4 => prop_oneof![1_usize..5, 1_usize..80, 1_usize..700].prop_map(Op::Alloc),
            3 => any::<usize>().prop_map(Op::Free),
            1 => (0_usize..1024).prop_map(Op::Scavenge),
        ]
    }

    proptest! {
        /// The bitmap agrees with a plain `Vec<bool>`, step by step.
        #[test]
        fn page_alloc_matches_model(ops in prop::collection::vec(any_op(), 1..200)) {
            let mut real = with_chunks(2);
            let mut model = Model { used: vec![false; 1024], scavenged: vec![true; 1024] };
            let mut live: Vec<(PageId, usize)> = Vec::new();
            for op in ops {
                match op {
                    Op::Alloc(count) => {
                        let got = real.alloc(Pages(count), HOME);
                        prop_assert_eq!(got, model.alloc(count), "{:?}", op);
                        live.extend(got.map(|taken| (taken.first, count)));
                    }
                    Op::Free(_) if live.is_empty() => {}
                    Op::Free(pick) => {
                        let (first, count) = live.swap_remove(pick % live.len());
                        real.free(first, Pages(count));
                        model.used[first.0..first.0 + count].fill(false);
                    }
                    Op::Scavenge(from) => {
                        let backed = |page: &usize| !model.used[*page] && !model.scavenged[*page];
                        let got = real.next_backed_run(PageId(from));
                        prop_assert_eq!(got.map(|run| run.0.0), (from..1024).find(backed));
                        if let Some((first, count)) = got {
                            prop_assert!((first.0..first.0 + count.0).all(|page| backed(&page)));
                            real.set_scavenged(first, count);
                            model.scavenged[first.0..first.0 + count.0].fill(true);
                        }
                    }
                }
                real.check_invariants();
                let free = model.used.iter().filter(|used| !**used).count();
                prop_assert_eq!(real.free_pages(), Pages(free));
                let scavenged = model.scavenged.iter().filter(|s| **s).count();
                prop_assert_eq!(real.scavenged_pages(), Pages(scavenged));
            }
        }
    }
}
