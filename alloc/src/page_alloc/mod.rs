//! Which pages are free, and the lowest run of them that is long enough.
//!
//! Called by [`crate::mheap`], under its lock, for every span that comes or goes, and by the page
//! caches when they fill and empty. First fit in address order, as in Go, keeps the heap dense at
//! its low end, so that high pages come free and can be given back.
//!
//! Two bitmaps of 512 bits for each chunk of 4 MiB (`chunk.rs`): pages in use, and pages that the
//! operating system has, or may take (those are *muzzy*, which a third one says, `muzzy.rs`). A chunk belongs to one domain, and each domain has a radix tree of
//! summaries (`tree.rs`, `summary.rs`) in which the chunks of others look full: so every run that is
//! found lies in the domain's own chunks, and the search takes as long as if the others did not
//! exist ([decision 014](../../../docs/decisions/014-page-heap.md)).
//!
//! Invariants, checked by [`PageAlloc::check_invariants`]:
//! - (A1) the trees agree with the bitmaps (W1, W2 of `tree.rs`);
//! - (A2) no free page of a domain lies below its tree's `search_from` (W3);
//! - (A3) a used page is not scavenged, unless it is padding, which stays both for ever;
//! - (A4) a chunk that the heap has not grown into has no owner, and counts as full everywhere;
//! - (A5) a muzzy page is free and scavenged (`muzzy.rs`).
//!
//! Locks: none; part of the state behind `Rank::MHeap`.

#![forbid(unsafe_code)]

mod chunk;
mod muzzy;
mod summary;
mod tree;

pub(crate) use chunk::{Chunk, bits, find_ones};
pub(crate) use summary::Summary;

use crate::bits::runs;
use crate::domain::DomainId;
use crate::lazy_table::LazyTable;
use crate::page_source::{PageSource, Refused};
use crate::units::{Bytes, CHUNK_PAGES, PageId, Pages};
use muzzy::{Muzzy, words};
use std::sync::Arc;
use std::sync::atomic::{AtomicU16, Ordering};
use tree::Tree;

/// Pages that were free and are now the caller's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Taken {
    /// The first of them.
    pub first: PageId,
    /// How many of them were scavenged: they read as zero, and count as released until now.
    pub scavenged: Pages,
}

/// 64 neighbouring pages, aligned, of which some are the holder's: what a page cache is filled with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Window {
    /// The first of the 64.
    pub base: PageId,
    /// Ones are the holder's.
    pub free: u64,
    /// Ones are those of them that are scavenged.
    pub scavenged: u64,
}

/// The free pages of a heap.
pub struct PageAlloc {
    source: Arc<dyn PageSource>,
    chunks: LazyTable<Chunk>,
    /// One more than the domain whose chunk it is; 0 if the heap has not grown into it (A4).
    /// Atomics for want of a need for anything else that is zero at first.
    owners: LazyTable<AtomicU16>,
    /// By domain; made when it gets its first chunk.
    trees: Vec<Option<Tree>>,
    /// The end of the last chunk that has an owner.
    end: PageId,
    /// The pages that are used and scavenged for ever (A3): first and number.
    padding: (PageId, Pages),
    /// No page from here on is free and backed.
    backed_below: PageId,
    /// Of the scavenged pages, those whose memory may still be there (A5).
    muzzy: Muzzy,
}

impl PageAlloc {
    /// No pages at all, in a heap that may come to have so many; bitmaps and trees are memory of
    /// `source`.
    ///
    /// # Errors
    /// [`Refused`] if there are no addresses for the bitmaps.
    pub fn new(source: &Arc<dyn PageSource>, pages: Pages) -> Result<PageAlloc, Refused> {
        let chunks = pages.0.div_ceil(CHUNK_PAGES);
        Ok(PageAlloc {
            source: source.clone(),
            chunks: LazyTable::new(source, chunks)?,
            owners: LazyTable::new(source, chunks)?,
            trees: Vec::new(),
            end: PageId(0),
            padding: (PageId(0), Pages(0)),
            backed_below: PageId(0),
            muzzy: Muzzy::default(),
        })
    }

    /// Makes everything that [`PageAlloc::grow`] needs for the pages below `end`, so that it cannot
    /// fail. Gives back the bytes that took.
    ///
    /// # Errors
    /// [`Refused`] if there is no memory; what was had before stays, and is not asked for again.
    pub fn prepare(&mut self, end: PageId, domain: DomainId) -> Result<Bytes, Refused> {
        let (chunks, index) = (end.0.div_ceil(CHUNK_PAGES), usize::from(domain.0));
        let mut bytes = self.chunks.commit_up_to(chunks)?;
        bytes += self.owners.commit_up_to(chunks)?;
        let more = (index + 1).saturating_sub(self.trees.len());
        self.trees.try_reserve(more).map_err(|_| Refused)?;
        self.trees.resize_with(self.trees.len() + more, || None);
        let tree = match &mut self.trees[index] {
            Some(tree) => tree,
            none => none.insert(Tree::new(&self.source, self.chunks.len())?),
        };
        bytes += tree.commit_up_to(chunks)?;
        Ok(bytes)
    }

    /// Adds whole chunks: free, scavenged, and belonging to `domain`. Chunks that are skipped stay
    /// absent.
    ///
    /// # Errors
    /// [`Refused`] if there is no memory for the bitmaps and was not made before
    /// ([`PageAlloc::prepare`]); then nothing has changed.
    pub fn grow(&mut self, first: PageId, count: Pages, domain: DomainId) -> Result<(), Refused> {
        debug_assert!(first.0.is_multiple_of(CHUNK_PAGES) && count.0.is_multiple_of(CHUNK_PAGES));
        let end = first + count;
        self.prepare(end, domain)?;
        let grown = first.0 / CHUNK_PAGES..end.0 / CHUNK_PAGES;
        for chunk in grown.clone() {
            debug_assert_eq!(self.owner(chunk), None, "the heap grows into {first:?} twice");
            self.owners.get(chunk).store(domain.0 + 1, Ordering::Relaxed);
            *self.chunks.get_mut(chunk) = Chunk::FRESH;
        }
        self.end = self.end.max(end);
        if let Some(Some(tree)) = self.trees.get_mut(usize::from(domain.0)) {
            tree.update(grown, &self.chunks);
            tree.search_from = tree.search_from.min(first);
        }
        Ok(())
    }

    /// Takes the lowest run of `count` pages of `domain` that are free, if there is one.
    pub fn alloc(&mut self, count: Pages, domain: DomainId) -> Option<Taken> {
        let first = self.find(count, domain, |_| ())?;
        Some(self.take(first, count, domain))
    }

    /// The first page of the lowest free run of `count` pages of `domain`, if there is one. Says in
    /// which chunk it looks for it, by the chunk's first page, before it waits for the chunk's bitmap.
    #[inline]
    pub(crate) fn find(
        &mut self,
        count: Pages,
        domain: DomainId,
        near: impl Fn(PageId),
    ) -> Option<PageId> {
        debug_assert!(count.0 > 0);
        let tree = self.trees.get_mut(usize::from(domain.0))?.as_mut()?;
        let first = tree.find(count, &self.chunks, near)?;
        if tree.search_from == first {
            tree.search_from = first + count; // nothing below was free, and now it is not either
        }
        Some(first)
    }

    /// Takes the run that [`PageAlloc::find`] has just found. Of muzzy pages nobody knows what they hold, so they are not among those
    /// that count as scavenged.
    pub(crate) fn take(&mut self, first: PageId, count: Pages, domain: DomainId) -> Taken {
        let mut scavenged = Pages(0);
        self.each_word(first, count, |chunk, word, mask| {
            debug_assert_eq!(chunk.used[word] & mask, 0);
            scavenged += Pages((chunk.scavenged[word] & mask).count_ones() as usize);
            chunk.used[word] |= mask;
            chunk.scavenged[word] &= !mask;
        });
        if self.muzzy.count() > Pages(0) {
            scavenged -= self.muzzy.revive(first, count);
        }
        self.update(first, count, domain);
        Taken { first, scavenged }
    }

    /// Has fetched what taking or freeing the pages touches first: it lies in different tables, and each
    /// would be waited for in turn.
    #[inline]
    pub(crate) fn prefetch(&self, first: PageId, count: Pages, domain: DomainId) {
        let chunks = [first.0 / CHUNK_PAGES, (first + count).0.saturating_sub(1) / CHUNK_PAGES];
        for chunk in chunks {
            self.chunks.prefetch(chunk);
            if let Some(Some(tree)) = self.trees.get(usize::from(domain.0)) {
                tree.prefetch(chunk);
            }
        }
    }

    /// Takes every free page of the 64 around the lowest free page of `domain`, if there is one. Muzzy ones come as backed.
    pub fn take_window(&mut self, domain: DomainId) -> Option<Window> {
        let tree = self.trees.get_mut(usize::from(domain.0))?.as_mut()?;
        let page = tree.first_free(&self.chunks)?;
        let base = PageId(page.0 & !63);
        tree.search_from = base + Pages(64);
        let (chunk, word) = (self.chunks.get_mut(page.0 / CHUNK_PAGES), page.0 % CHUNK_PAGES / 64);
        let free = !chunk.used[word];
        let mut scavenged = chunk.scavenged[word] & free;
        chunk.used[word] = u64::MAX;
        chunk.scavenged[word] &= !free;
        if self.muzzy.count() > Pages(0) {
            scavenged &= !self.muzzy.word(page.0 / CHUNK_PAGES, word);
            self.muzzy.revive(base, Pages(64));
        }
        self.update(base, Pages(64), domain);
        Some(Window { base, free, scavenged })
    }

    /// Takes back what is left of a window of the domain.
    pub fn give_back_window(&mut self, window: Window, domain: DomainId) {
        if window.free == 0 {
            return;
        }
        let index = window.base.0 / CHUNK_PAGES;
        let (chunk, word) = (self.chunks.get_mut(index), window.base.0 % CHUNK_PAGES / 64);
        debug_assert_eq!(chunk.used[word] & window.free, window.free, "freed twice: {window:?}");
        chunk.used[word] &= !window.free;
        chunk.scavenged[word] |= window.scavenged;
        let first = window.base + Pages(window.free.trailing_zeros() as usize);
        self.update(first, Pages(1), domain); // the others are in the same chunk
        self.backed_below = self.backed_below.max(window.base + Pages(64));
        self.search_from_at_most(first, domain);
    }

    /// Makes `count` free pages from `first` on used and scavenged for ever.
    pub(crate) fn take_as_padding(&mut self, first: PageId, count: Pages, domain: DomainId) {
        if count == Pages(0) {
            return;
        }
        self.each_word(first, count, |chunk, word, mask| chunk.used[word] |= mask);
        self.padding = (first, count);
        self.update(first, count, domain);
    }

    /// Gives pages back that [`PageAlloc::alloc`] gave out, for the same domain.
    pub fn free(&mut self, first: PageId, count: Pages, domain: DomainId) {
        self.each_word(first, count, |chunk, word, mask| {
            debug_assert_eq!(chunk.used[word] & mask, mask, "freed twice: {first:?} and {count:?}");
            chunk.used[word] &= !mask;
        });
        debug_assert_eq!(self.domain_of(first), Some(domain), "{first:?}");
        self.backed_below = self.backed_below.max(first + count);
        if let Some(Some(tree)) = self.trees.get_mut(usize::from(domain.0)) {
            tree.freed(first, count, &self.chunks);
        }
        self.search_from_at_most(first, domain);
    }

    /// Lets searches of the domain begin no higher than at a page that has become free.
    fn search_from_at_most(&mut self, first: PageId, domain: DomainId) {
        if let Some(Some(tree)) = self.trees.get_mut(usize::from(domain.0)) {
            tree.search_from = tree.search_from.min(first);
        }
    }

    fn update(&mut self, first: PageId, count: Pages, domain: DomainId) {
        let chunks = first.0 / CHUNK_PAGES..(first + count).0.div_ceil(CHUNK_PAGES);
        if let Some(Some(tree)) = self.trees.get_mut(usize::from(domain.0)) {
            tree.update(chunks, &self.chunks);
        }
    }

    /// The domain that a chunk belongs to.
    fn owner(&self, chunk: usize) -> Option<DomainId> {
        let owner = self.owners.get(chunk).load(Ordering::Relaxed);
        owner.checked_sub(1).map(DomainId)
    }

    /// The domain that a page belongs to, if the heap has grown into it.
    #[must_use]
    pub fn domain_of(&self, page: PageId) -> Option<DomainId> {
        (page < self.end).then(|| self.owner(page.0 / CHUNK_PAGES)).flatten()
    }

    /// The first run at or after `from` of pages that are free and not scavenged, cut off at the
    /// end of its chunk.
    #[must_use]
    pub fn next_backed_run(&self, from: PageId) -> Option<(PageId, Pages)> {
        let mut at = from;
        while at < self.end {
            let (index, page) = (at.0 / CHUNK_PAGES, at.0 % CHUNK_PAGES);
            let grown = self.owner(index).is_some();
            let found = grown.then(|| self.chunks.get(index).first_backed(page)).flatten();
            if let Some((first, count)) = found {
                return Some((PageId(index * CHUNK_PAGES + first), Pages(count)));
            }
            at = PageId((index + 1) * CHUNK_PAGES);
        }
        None
    }

    /// The last run below `to` of pages that are free and not scavenged, cut off at the beginning of its chunk. Where there is
    /// none is remembered, so that asking again and again from the top costs little.
    pub fn last_backed_run(&mut self, to: PageId) -> Option<(PageId, Pages)> {
        let found = self.last_backed_below(to);
        if to >= self.backed_below {
            self.backed_below = found.map_or(PageId(0), |(first, count)| first + count);
        }
        found
    }

    /// As [`PageAlloc::last_backed_run`], for who cannot remember.
    #[must_use]
    pub(crate) fn last_backed_below(&self, to: PageId) -> Option<(PageId, Pages)> {
        let mut end = to.min(self.backed_below);
        while end.0 > 0 {
            let index = (end.0 - 1) / CHUNK_PAGES;
            let grown = self.owner(index).is_some();
            let below = end.0 - index * CHUNK_PAGES;
            let found = grown.then(|| self.chunks.get(index).last_backed(below)).flatten();
            if let Some((first, count)) = found {
                return Some((PageId(index * CHUNK_PAGES + first), Pages(count)));
            }
            end = PageId(index * CHUNK_PAGES);
        }
        None
    }

    /// As [`PageAlloc::last_backed_run`], within the chunk that begins with page `chunk`.
    #[must_use]
    pub(crate) fn last_backed_in_chunk(
        &self,
        chunk: PageId,
        to: PageId,
    ) -> Option<(PageId, Pages)> {
        let index = chunk.0 / CHUNK_PAGES;
        self.owner(index)?;
        let below = (to.0 - chunk.0).min(CHUNK_PAGES);
        let (first, count) = self.chunks.get(index).last_backed(below)?;
        Some((PageId(index * CHUNK_PAGES + first), Pages(count)))
    }

    /// Takes free pages that are on their way to the operating system, wherever they lie; says how many of them were muzzy. As
    /// [`PageAlloc::take`], which is for spans, and compiled into the place where these are made.
    pub(crate) fn set_aside(&mut self, first: PageId, count: Pages, domain: DomainId) -> Pages {
        self.each_word(first, count, |chunk, word, mask| {
            debug_assert_eq!(chunk.used[word] & mask, 0, "not free: {first:?} and {count:?}");
            chunk.used[word] |= mask;
            chunk.scavenged[word] &= !mask;
        });
        self.update(first, count, domain);
        self.muzzy.clear(first, count)
    }

    /// Puts them back: free and backed.
    pub(crate) fn put_back(&mut self, first: PageId, count: Pages, domain: DomainId) {
        self.each_word(first, count, |chunk, word, mask| {
            debug_assert_eq!(chunk.used[word] & mask, mask, "put back twice: {first:?}, {count:?}");
            chunk.used[word] &= !mask;
        });
        self.update(first, count, domain);
        self.backed_below = self.backed_below.max(first + count);
        self.search_from_at_most(first, domain);
    }

    /// Notes that free pages were given back to the operating system; says how many of them were muzzy before.
    pub fn set_scavenged(&mut self, first: PageId, count: Pages) -> Pages {
        self.each_word(first, count, |chunk, word, mask| {
            debug_assert_eq!(chunk.used[word] & mask, 0, "scavenged pages in use");
            chunk.scavenged[word] |= mask;
        });
        self.muzzy.clear(first, count)
    }

    /// Notes that the operating system may take the memory of free pages, all of them backed until now. There is room for that
    /// ([`PageAlloc::prepare_muzzy`]).
    pub fn set_muzzy(&mut self, first: PageId, count: Pages) {
        self.set_scavenged(first, count);
        self.muzzy.set(first, count);
    }

    /// Makes room for muzzy pages everywhere; gives back the bytes that took.
    ///
    /// # Errors
    /// [`Refused`] if there is no memory for it: then pages cannot become muzzy.
    pub fn prepare_muzzy(&mut self) -> Result<Bytes, Refused> {
        self.muzzy.prepare(&self.source, self.chunks.len(), self.end)
    }

    /// Whether there may ever have been a muzzy page.
    #[must_use]
    pub fn knows_muzzy(&self) -> bool {
        self.muzzy.is_prepared()
    }

    /// Muzzy pages that have been taken since this was asked last.
    pub fn take_revived(&mut self) -> Pages {
        self.muzzy.take_revived()
    }

    /// Pages that are muzzy.
    #[inline(always)]
    #[must_use]
    pub fn muzzy_pages(&self) -> Pages {
        self.muzzy.count()
    }

    /// The first run at or after `from` of pages that are muzzy, cut off at the end of its word of 64.
    #[must_use]
    pub fn next_muzzy_run(&self, from: PageId) -> Option<(PageId, Pages)> {
        if self.muzzy.count() == Pages(0) || from >= self.end {
            return None;
        }
        words(from, self.end - from).find_map(|(chunk, word, mask)| {
            let muzzy = self.muzzy.word(chunk, word) & mask;
            let at = muzzy.trailing_zeros();
            let first = PageId(chunk * CHUNK_PAGES + word * 64 + at as usize);
            (muzzy != 0).then(|| (first, Pages((muzzy >> at).trailing_ones() as usize)))
        })
    }

    /// The first run within `[from, end)` of pages of `domain` that can go: backed ones, and, if they are to go for good, muzzy ones. As
    /// long as it reaches, over chunks too.
    #[must_use]
    pub(crate) fn next_to_go(
        &self,
        from: PageId,
        end: PageId,
        for_good: bool,
        domain: DomainId,
    ) -> Option<(PageId, Pages)> {
        let end = end.min(self.end);
        if from >= end {
            return None;
        }
        let mut run: Option<(PageId, Pages)> = None;
        for (chunk, word, mask) in words(from, end - from) {
            let own = self.owner(chunk) == Some(domain);
            let mut left = if own { self.may_go(chunk, word, for_good) & mask } else { 0 };
            let base = PageId(chunk * CHUNK_PAGES + word * 64);
            if let Some((first, count)) = &mut run {
                let at = (*first + *count).0 - base.0;
                let more = if at < 64 { (left >> at).trailing_ones() as usize } else { 0 };
                *count += Pages(more);
                if at + more < 64 {
                    break;
                }
            } else if left != 0 {
                let at = left.trailing_zeros() as usize;
                left >>= at;
                let count = left.trailing_ones() as usize;
                run = Some((base + Pages(at), Pages(count)));
                if at + count < 64 {
                    break;
                }
            }
        }
        run
    }

    /// The pages of a word that are free and can go.
    fn may_go(&self, chunk: usize, word: usize, for_good: bool) -> u64 {
        let muzzy = if for_good { self.muzzy.word(chunk, word) } else { 0 };
        let bitmaps = self.chunks.get(chunk);
        !bitmaps.used[word] & (!bitmaps.scavenged[word] | muzzy)
    }

    /// Calls `f` with every run of free pages of `domain` in ascending order, cut off at words of 64, and whether it is backed.
    pub(crate) fn each_free(&self, domain: DomainId, mut f: impl FnMut(PageId, Pages, bool)) {
        for (chunk, word, _) in words(PageId(0), self.end - PageId(0)) {
            if self.owner(chunk) != Some(domain) {
                continue;
            }
            let bitmaps = self.chunks.get(chunk);
            let (free, gone) = (!bitmaps.used[word], bitmaps.scavenged[word]);
            let base = PageId(chunk * CHUNK_PAGES + word * 64);
            for (pages, backed) in [(free & !gone, true), (free & gone, false)] {
                runs(pages).for_each(|(at, count)| f(base + Pages(at), Pages(count), backed));
            }
        }
    }

    /// Chunks that the heap has grown into.
    fn grown(&self) -> impl Iterator<Item = &Chunk> {
        let chunks = (0..self.end.0 / CHUNK_PAGES).filter(|chunk| self.owner(*chunk).is_some());
        chunks.map(|chunk| self.chunks.get(chunk))
    }

    /// Pages that are free, scavenged or not.
    #[must_use]
    pub fn free_pages(&self) -> Pages {
        Pages(self.grown().map(Chunk::free_pages).sum())
    }

    /// Pages that the operating system has: scavenged free pages, and padding.
    #[must_use]
    pub fn scavenged_pages(&self) -> Pages {
        Pages(self.grown().map(Chunk::scavenged_pages).sum())
    }

    /// Pages of the chunks that the heap has grown into.
    #[must_use]
    pub fn total_pages(&self) -> Pages {
        Pages(self.grown().count() * CHUNK_PAGES)
    }

    /// Pages that can never be used.
    #[must_use]
    pub fn padding_pages(&self) -> Pages {
        self.padding.1
    }

    /// Whether a page is free.
    #[must_use]
    pub fn is_free(&self, page: PageId) -> bool {
        let bit = |chunk: &Chunk| chunk.used[page.0 % CHUNK_PAGES / 64] >> (page.0 % 64) & 1;
        self.domain_of(page).is_some() && bit(self.chunks.get(page.0 / CHUNK_PAGES)) == 0
    }

    /// Checks A1 to A4.
    ///
    /// # Panics
    /// If one of them does not hold.
    pub fn check_invariants(&self) {
        let mut both = Pages(0);
        for chunk in self.grown() {
            let words = chunk.used.iter().zip(&chunk.scavenged);
            both += Pages(words.map(|(used, gone)| (used & gone).count_ones() as usize).sum());
        }
        assert_eq!(both, self.padding.1, "A3: used and scavenged");
        self.check_muzzy();
        for (index, tree) in self.trees.iter().enumerate() {
            let Some(tree) = tree else { continue };
            tree.check_invariants(&self.chunks, |chunk| match self.owner(chunk) {
                Some(owner) if usize::from(owner.0) == index => self.chunks.get(chunk).summarize(),
                _ => Summary::FULL,
            });
        }
    }

    /// Checks A5.
    fn check_muzzy(&self) {
        let mut count = Pages(0);
        for (chunk, word, _) in words(PageId(0), self.end - PageId(0)) {
            let muzzy = self.muzzy.word(chunk, word);
            let free =
                || !self.chunks.get(chunk).used[word] & self.chunks.get(chunk).scavenged[word];
            assert!(muzzy == 0 || muzzy & !free() == 0, "A5: muzzy, and not free and scavenged");
            count += Pages(muzzy.count_ones() as usize);
        }
        assert_eq!(count, self.muzzy.count(), "A5: count");
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
            f(self.chunks.get_mut(page / CHUNK_PAGES), word, bits(in_word, stop));
            page += stop - in_word;
        }
    }
}

#[cfg(all(test, not(loom)))]
mod tests;
