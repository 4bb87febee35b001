//! Which of the scavenged pages are muzzy: the operating system may take their memory, and may not have done so.
//!
//! Called by [`super::PageAlloc`]. A table of its own, which there is none of before the first page becomes muzzy: first fit and
//! searches for dirty pages do not look at it, and as long as no page is muzzy nobody does.
//!
//! Invariants: (A5) a muzzy page is free and scavenged; `count` is how many there are.

#![forbid(unsafe_code)]

use super::bits;
use super::chunk::WORDS;
use crate::lazy_table::LazyTable;
use crate::page_source::{PageSource, Refused};
use crate::units::{Bytes, CHUNK_PAGES, PageId, Pages};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// A bit for each page of a chunk. Atomics for want of a need for anything else that is zero at first.
type Bits = [AtomicU64; WORDS];

/// The muzzy pages of a heap.
#[derive(Default)]
pub(super) struct Muzzy {
    table: Option<LazyTable<Bits>>,
    count: Pages,
    /// Pages that were muzzy and have been taken, and that are not yet counted as dirty.
    revived: Pages,
}

impl Muzzy {
    /// How many there are.
    #[inline(always)]
    pub fn count(&self) -> Pages {
        self.count
    }

    /// Makes room for the pages below `end`, in a heap that may have so many chunks; gives back the bytes that took.
    pub fn prepare(
        &mut self,
        source: &Arc<dyn PageSource>,
        chunks: usize,
        end: PageId,
    ) -> Result<Bytes, Refused> {
        let table = match &mut self.table {
            Some(table) => table,
            none => none.insert(LazyTable::new(source, chunks)?),
        };
        table.commit_up_to(end.0.div_ceil(CHUNK_PAGES))
    }

    /// The muzzy pages among those of one word of a chunk's bitmaps.
    pub fn word(&self, chunk: usize, word: usize) -> u64 {
        match &self.table {
            Some(table) if chunk < table.committed() => {
                table.get(chunk)[word].load(Ordering::Relaxed)
            }
            _ => 0,
        }
    }

    /// Makes pages muzzy that were not; there is room.
    pub fn set(&mut self, first: PageId, count: Pages) {
        let Some(table) = &self.table else { return };
        for (chunk, word, mask) in words(first, count) {
            let before = table.get(chunk)[word].fetch_or(mask, Ordering::Relaxed);
            debug_assert_eq!(before & mask, 0, "muzzy twice: {first:?} and {count:?}");
        }
        self.count += count;
    }

    /// Pages are taken: they are muzzy no more. Says how many of them were.
    #[cold]
    pub fn revive(&mut self, first: PageId, count: Pages) -> Pages {
        let revived = self.clear(first, count);
        self.revived += revived;
        revived
    }

    /// Pages that have been taken since this was asked last.
    pub fn take_revived(&mut self) -> Pages {
        std::mem::take(&mut self.revived)
    }

    /// Whether there may ever have been some.
    pub fn is_prepared(&self) -> bool {
        self.table.is_some()
    }

    /// Makes pages muzzy no more; says how many of them were.
    pub fn clear(&mut self, first: PageId, count: Pages) -> Pages {
        let Some(table) = self.table.as_ref().filter(|_| self.count > Pages(0)) else {
            return Pages(0);
        };
        let known = table.committed();
        let words = words(first, count).take_while(|(chunk, ..)| *chunk < known);
        let clear = |(chunk, word, mask): (usize, usize, u64)| {
            let before = table.get(chunk)[word].fetch_and(!mask, Ordering::Relaxed);
            (before & mask).count_ones() as usize
        };
        let cleared = Pages(words.map(clear).sum());
        self.count -= cleared;
        cleared
    }
}

/// The words of the bitmaps that hold bits of the pages: chunk, word, and those bits.
pub(super) fn words(first: PageId, count: Pages) -> impl Iterator<Item = (usize, usize, u64)> {
    let (mut page, end) = (first.0, first.0 + count.0);
    std::iter::from_fn(move || {
        if page >= end {
            return None;
        }
        let (at, in_word) = (page, page % 64);
        let stop = (in_word + (end - page)).min(64);
        page += stop - in_word;
        Some((at / CHUNK_PAGES, at % CHUNK_PAGES / 64, bits(in_word, stop)))
    })
}
