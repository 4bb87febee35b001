//! Where the heap's memory comes from: the seam to the operating system, and the place where a user
//! of this crate puts their own source.
//!
//! Called by the page heap when it reserves, grows and gives memory back, by the tables of metadata,
//! and at the end when a heap is dropped. Nothing else in Burrow maps memory. Sources:
//! [`crate::mmap::Mmap`] (the real thing), [`crate::host::Host`] (memory from std), for tests and
//! experiments [`crate::simulated::Simulated`] (addresses and accounting only); and sources around
//! another one: [`crate::numa::NumaNode`] (memory of one NUMA node), [`crate::huge::HugePages`]
//! (transparent huge pages), [`crate::faulty::Faulty`] (refuses on demand), [`crate::ledger::Ledger`] (lists what was
//! granted).
//!
//! The life of an address: *reserved* (ours, but may not be touched) → *committed* (reads as zero
//! until written) → after `decommit_now` zero again, or after `decommit_lazily` zero or what was
//! there, until written → *released* with the whole reservation.
//!
//! # For who knows jemalloc's extent hooks
//!
//! | hook of `extent_hooks_t` | here | |
//! |---|---|---|
//! | `alloc` | [`PageSource::reserve`], then [`PageSource::commit`] | jemalloc asks for memory extent by extent; a heap here reserves all its addresses once, and commits from low to high. There is no wish for an address (`new_addr`), and what is committed must read as zero, always |
//! | `dalloc` | none | the heap keeps its addresses until it is dropped, as with jemalloc's `opt.retain` |
//! | `destroy` | [`PageSource::release`] | the whole grant, when the heap is dropped; cannot be refused |
//! | `commit` | [`PageSource::commit`] | |
//! | `decommit` | none | nobody asks that memory become inaccessible; what the heap gives back stays committed, and comes back by being touched |
//! | `purge_forced` | [`PageSource::decommit_now`] | gives memory back at once; it reads as zero afterwards |
//! | `purge_lazy` | [`PageSource::decommit_lazily`] | lets the system take it when it is short |
//! | `split`, `merge` | none | extents are jemalloc's records of mappings; the heap's are bitmaps. It may decommit any range of one grant, whatever pieces it was committed in, so a source must not keep books by piece |
//!
//! What jemalloc has no hook for: [`PageSource::os_page_size`] and [`PageSource::decommit_granule`]
//! (the heap asks, where jemalloc is built for one page size), the three kinds of advice on huge
//! pages (jemalloc calls `madvise` itself), and [`PageSource::touchable`]. A refused hook returns
//! `true` in jemalloc, and a hook left out counts as refused; here a refusal is [`Refused`], and every
//! function must be there.
//!
//! Invariants:
//! - (O1) a grant of `reserve` overlaps no other live grant, and stays valid until `release`;
//! - (O2) after a successful `commit`, the range may be read and written, from any thread, and
//!   reads as zero where it was never written; its provenance is exposed (S2);
//! - (O3) after a successful `decommit_now` the range reads as zero;
//! - (O4) a refused request has changed nothing that O1 to O3 speak of;
//! - (O5) requests may come from any thread at any time, for ranges that do not overlap.
//!
//! Locks: called with `Rank::MHeap` held, so an implementation must not call back into a heap.

use crate::units::{Addr, Bytes};
use std::fmt;

/// The source said no. The caller turns it into an [`crate::OutOfMemory`], or does without.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Refused;

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the operating system refused the memory request")
    }
}

impl std::error::Error for Refused {}

/// Grants address space and memory. Ranges are in units of OS pages.
///
/// # Safety
///
/// An implementation upholds O1 to O5, for as long as callers keep to each function's contract;
/// O2's permission to read and write is waived if [`PageSource::touchable`] is false.
pub unsafe trait PageSource: Send + Sync {
    /// The size in which the operating system maps memory: a power of two.
    fn os_page_size(&self) -> Bytes;

    /// The size in which memory is best given back: a power of two, at least
    /// [`PageSource::os_page_size`] and at most 4 MiB. The heap decommits whole, aligned units of it, and leaves smaller
    /// runs of free pages as they are.
    fn decommit_granule(&self) -> Bytes {
        self.os_page_size()
    }

    /// Whether there is memory behind committed addresses. If not, a heap on this source can
    /// count pages but hold no objects.
    fn touchable(&self) -> bool {
        true
    }

    /// Reserves `size` bytes of addresses, aligned to `align` (a power of two).
    ///
    /// # Errors
    /// [`Refused`] if there is no such range, or the source does not want to give it.
    fn reserve(&self, size: Bytes, align: Bytes) -> Result<Addr, Refused>;

    /// Makes reserved memory usable (O2).
    ///
    /// # Errors
    /// [`Refused`] if the memory cannot be had; the range stays reserved.
    ///
    /// # Safety
    /// The range lies in one live grant.
    unsafe fn commit(&self, start: Addr, size: Bytes) -> Result<(), Refused>;

    /// Gives the memory back at once; the range stays committed and reads as zero (O3).
    ///
    /// # Errors
    /// [`Refused`] if the memory could not be given back; its contents are then unspecified.
    ///
    /// # Safety
    /// The range is committed, and nobody uses what it holds.
    unsafe fn decommit_now(&self, start: Addr, size: Bytes) -> Result<(), Refused>;

    /// Lets the system take the memory back when it is short of it. Until a page is written again,
    /// it reads as zero or as it was.
    ///
    /// # Errors
    /// [`Refused`] if the source cannot do it; then nothing has changed.
    ///
    /// # Safety
    /// The range is committed, and nobody uses what it holds.
    unsafe fn decommit_lazily(&self, start: Addr, size: Bytes) -> Result<(), Refused>;

    /// Asks for huge pages behind the range, from now on. Advice: contents do not change.
    ///
    /// # Errors
    /// [`Refused`] if the advice was not taken.
    ///
    /// # Safety
    /// The range is committed.
    unsafe fn advise_huge(&self, start: Addr, size: Bytes) -> Result<(), Refused>;

    /// Asks for no huge pages behind the range, from now on. Advice: contents do not change.
    ///
    /// # Errors
    /// [`Refused`] if the advice was not taken.
    ///
    /// # Safety
    /// The range is committed.
    unsafe fn advise_no_huge(&self, start: Addr, size: Bytes) -> Result<(), Refused>;

    /// Puts huge pages behind the range at once, copying what is there. Contents do not change.
    ///
    /// # Errors
    /// [`Refused`] if that could not be done.
    ///
    /// # Safety
    /// The range is committed.
    unsafe fn collapse(&self, start: Addr, size: Bytes) -> Result<(), Refused>;

    /// Ends a grant: gives back its memory and its addresses. Cannot be refused.
    ///
    /// # Safety
    /// `start` and `size` are those of a live grant, and nobody uses any of it any more.
    unsafe fn release(&self, start: Addr, size: Bytes);
}

/// In a source around `self.inner`: the requests that it passes on as they are.
macro_rules! pass_on {
    ($($request:ident),+) => {$(
        unsafe fn $request(&self, start: Addr, size: Bytes) -> Result<(), Refused> {
            // SAFETY: the caller's promise, passed on.
            unsafe { self.inner.$request(start, size) }
        }
    )+};
}
pub(crate) use pass_on;
