//! A long table of which only the beginning has memory: for metadata of a heap that may grow to
//! tebibytes and mostly does not.
//!
//! Used by the span table, the page bitmaps, their summaries and the watermarks of arenas. The
//! addresses are reserved from the heap's page source at once; memory is committed as the heap
//! grows, and the operating system puts pages behind what is touched only. A fresh entry is all
//! zero bits.
//!
//! A table that has grown to megabytes belongs to a heap of gigabytes, which uses it at random: from then
//! on it grows by huge pages, so that the TLB reaches more of it. (Go asks for huge pages for its
//! bitmaps from a heap of 1 GiB on.)
//!
//! Invariants: (E1) entries below `committed` are memory of the table's own grant, initialised, and
//! valid as long as the table; (E2) `committed` only grows, under the lock of the table's owner.
//!
//! Locks: none to read.

use crate::host::Host;
use crate::mem;
use crate::mmap::Mmap;
use crate::mspan::MSpan;
use crate::page_alloc::{Chunk, Summary};
use crate::page_source::{PageSource, Refused};
use crate::prefetch::prefetch;
use crate::units::{Addr, Bytes};
use std::marker::PhantomData;
use std::ops::Range;
use std::sync::Arc;
use std::sync::atomic::{AtomicPtr, AtomicU16, AtomicU64, AtomicUsize, Ordering};

/// A huge page on x86-64 and most others.
const HUGE: Bytes = Bytes(2 << 20);
/// From this size on a table grows by huge pages: at most half of it is then not used yet.
const GROWS_HUGE: Bytes = HUGE;

/// Memory for a table of a heap that has none.
fn real_memory(size: Bytes) -> Arc<dyn PageSource> {
    if cfg!(miri) { Arc::new(Host::with_limit(size.round_up(4096))) } else { Arc::new(Mmap::new()) }
}

/// Types of which a value is made by clearing its memory.
///
/// # Safety
/// All zero bits are a value of the type, it has nothing to drop, and it may be sent to and shared
/// with other threads.
pub(crate) unsafe trait Zeroed {}

// SAFETY: a null pointer that is accessed atomically.
unsafe impl<T> Zeroed for AtomicPtr<T> {}
// SAFETY: a number.
unsafe impl Zeroed for AtomicUsize {}
// SAFETY: a number.
unsafe impl Zeroed for AtomicU16 {}
// SAFETY: a number.
unsafe impl Zeroed for AtomicU64 {}
// SAFETY: atomics, and a null pointer to some.
unsafe impl Zeroed for MSpan {}
// SAFETY: numbers.
unsafe impl<const N: usize> Zeroed for [AtomicU64; N] {}
// SAFETY: words of bits.
unsafe impl Zeroed for Chunk {}
// SAFETY: a word of bits.
unsafe impl Zeroed for Summary {}

/// `len` values of which the first `committed` exist.
pub(crate) struct LazyTable<T> {
    source: Arc<dyn PageSource>,
    base: Addr,
    size: Bytes,
    len: usize,
    /// Entries that exist (E1, E2). Relaxed: whoever reads without the owner's lock goes by a bound
    /// of the heap that is stored (Release) after entries were committed.
    committed: AtomicUsize,
    entries: PhantomData<T>,
}

impl<T: Zeroed> LazyTable<T> {
    /// A table of `len` entries, none of which exists yet.
    pub(crate) fn new(source: &Arc<dyn PageSource>, len: usize) -> Result<LazyTable<T>, Refused> {
        let size = Bytes(len.max(1) * size_of::<T>());
        // A heap without memory still has metadata, which is real.
        let source = if source.touchable() { source.clone() } else { real_memory(size) };
        let size = size.round_up(source.os_page_size().0);
        let align = if size < HUGE { source.os_page_size() } else { HUGE };
        let base = source.reserve(size, align)?;
        let (committed, entries) = (AtomicUsize::new(0), PhantomData);
        Ok(LazyTable { source, base, size, len, committed, entries })
    }

    /// Makes the entries below `end` exist, and perhaps some more; gives back the bytes that took.
    pub(crate) fn commit_up_to(&self, end: usize) -> Result<Bytes, Refused> {
        let end = end.min(self.len);
        if end <= self.committed() {
            return Ok(Bytes(0));
        }
        let (before, after) = (self.committed_bytes(), self.rounded(Bytes(end * size_of::<T>())));
        // SAFETY: the range lies within the table's own reservation, of whole OS pages.
        unsafe { self.source.commit(self.base + before, after - before)? };
        self.committed.store((after.0 / size_of::<T>()).min(self.len), Ordering::Relaxed);
        if before >= GROWS_HUGE {
            // SAFETY: just committed, and nobody has touched it. If it is refused, small pages do.
            let _ = unsafe { self.source.advise_huge(self.base + before, after - before) };
        }
        Ok(after - before)
    }

    /// Bytes in whole OS pages, or huge pages if they are many.
    fn rounded(&self, bytes: Bytes) -> Bytes {
        let small = bytes.round_up(self.source.os_page_size().0);
        if small <= GROWS_HUGE { small } else { bytes.round_up(HUGE.0).min(self.size) }
    }

    /// Bytes that the entries which exist take.
    fn committed_bytes(&self) -> Bytes {
        self.rounded(Bytes(self.committed() * size_of::<T>()))
    }

    /// Where the first entry is, or will be.
    pub(crate) fn base(&self) -> Addr {
        self.base
    }

    /// Entries that the table may come to have.
    pub(crate) fn len(&self) -> usize {
        self.len
    }

    /// Entries that exist.
    #[inline]
    pub(crate) fn committed(&self) -> usize {
        self.committed.load(Ordering::Relaxed)
    }

    /// An entry.
    ///
    /// # Panics
    /// If it does not exist.
    #[inline]
    pub(crate) fn get(&self, index: usize) -> &T {
        let committed = self.committed();
        assert!(index < committed, "entry {index} of {committed}");
        // SAFETY: just checked.
        unsafe { self.get_unchecked(index) }
    }

    /// Neighbouring entries.
    ///
    /// # Panics
    /// If one of them does not exist.
    #[inline]
    pub(crate) fn slice(&self, entries: Range<usize>) -> &[T] {
        let committed = self.committed();
        assert!(entries.end <= committed, "entries {entries:?} of {committed}");
        let first = mem::exposed::<T>(self.base + Bytes(entries.start * size_of::<T>()));
        // SAFETY: E1, just checked, for each of them; they lie side by side.
        unsafe { std::slice::from_raw_parts(first, entries.len()) }
    }

    /// `N` neighbouring entries, from this one on.
    ///
    /// # Panics
    /// If one of them does not exist.
    #[inline]
    pub(crate) fn group<const N: usize>(&self, first: usize) -> &[T; N] {
        let committed = self.committed();
        assert!(first + N <= committed, "{N} entries from {first} of {committed}");
        // SAFETY: E1, just checked, for each of them; an array is its entries side by side.
        unsafe { &*mem::exposed::<[T; N]>(self.base + Bytes(first * size_of::<T>())) }
    }

    /// Has an entry fetched, which may not even exist.
    #[inline(always)]
    pub(crate) fn prefetch(&self, index: usize) {
        /// Bytes of a cache line.
        const LINE: usize = 64;
        let entry = self.base.0.wrapping_add(index * size_of::<T>());
        (0..size_of::<T>().div_ceil(LINE)).for_each(|line| prefetch(entry + line * LINE));
    }

    /// An entry, to change it.
    ///
    /// # Panics
    /// If it does not exist.
    #[inline]
    pub(crate) fn get_mut(&mut self, index: usize) -> &mut T {
        let committed = self.committed();
        assert!(index < committed, "entry {index} of {committed}");
        let entry = mem::exposed::<T>(self.base + Bytes(index * size_of::<T>())).cast_mut();
        // SAFETY: E1, just checked; `&mut self` makes the access exclusive.
        unsafe { &mut *entry }
    }

    /// An entry.
    ///
    /// # Safety
    /// It exists.
    #[inline(always)]
    pub(crate) unsafe fn get_unchecked(&self, index: usize) -> &T {
        debug_assert!(index < self.committed());
        // SAFETY: the caller's promise.
        unsafe { self.entries().get(index) }
    }

    /// Where the entries are, for somebody who wants to keep that in a register.
    #[inline(always)]
    pub(crate) fn entries(&self) -> Entries<'_, T> {
        Entries { base: self.base, table: PhantomData }
    }
}

/// The entries of a table, without what belongs to it.
pub(crate) struct Entries<'t, T> {
    base: Addr,
    table: PhantomData<&'t T>,
}

impl<T> Clone for Entries<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Entries<'_, T> {}

impl<'t, T: Zeroed> Entries<'t, T> {
    /// An entry.
    ///
    /// # Safety
    /// It exists.
    #[inline(always)]
    pub(crate) unsafe fn get(self, index: usize) -> &'t T {
        // SAFETY: E1: the entry exists (caller), and `Zeroed` says that what was never written is a
        // value too; the table outlives `'t`.
        unsafe { &*mem::exposed::<T>(self.base + Bytes(index * size_of::<T>())) }
    }
}

impl<T> Drop for LazyTable<T> {
    fn drop(&mut self) {
        // SAFETY: the table's own grant; `&mut self` says that nobody reads it any more.
        unsafe { self.source.release(self.base, self.size) }
    }
}

impl<T> std::fmt::Debug for LazyTable<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} of {} entries", self.committed.load(Ordering::Relaxed), self.len)
    }
}

#[cfg(all(test, not(loom)))]
mod tests {
    use super::*;
    use crate::faulty::Faulty;

    fn table(len: usize) -> LazyTable<AtomicUsize> {
        let source: Arc<dyn PageSource> = Arc::new(Host::with_limit(Bytes(1 << 20)));
        LazyTable::new(&source, len).expect("memory")
    }

    #[test]
    fn entries_come_in_whole_os_pages_and_read_zero() {
        let cases = [
            // (case, entries asked, bytes committed, entries that exist)
            ("none", 0, 0, 0),
            ("one", 1, 4096, 512),
            ("up to the page's end", 512, 4096, 512),
            ("one more", 513, 8192, 1000),
            ("more than there are", 5000, 8192, 1000),
        ];
        for (case, asked, bytes, exist) in cases {
            let table = table(1000);
            assert_eq!(table.commit_up_to(asked), Ok(Bytes(bytes)), "{case}");
            assert_eq!(table.commit_up_to(asked), Ok(Bytes(0)), "{case}, again");
            assert_eq!(table.committed(), exist, "{case}");
            assert!((0..exist).all(|index| table.get(index).load(Ordering::Relaxed) == 0));
        }
    }

    #[test]
    fn a_refusal_changes_nothing() {
        let source: Arc<dyn PageSource> =
            Arc::new(Faulty::after(1, Host::with_limit(Bytes(1 << 20))));
        let table = LazyTable::<AtomicUsize>::new(&source, 100).expect("the first request");
        assert_eq!(table.commit_up_to(1), Err(Refused));
        assert_eq!(table.committed(), 0);
    }

    #[test]
    #[should_panic(expected = "entry 512 of 512")]
    fn an_entry_that_does_not_exist_is_not_touched() {
        let table = table(1000);
        table.commit_up_to(1).expect("a page");
        let _ = table.get(512);
    }
}
