//! A page source that asks for transparent huge pages behind the heap.
//!
//! Called through [`PageSource`] only; made by a program that would rather pay with memory than with
//! misses of the TLB. Wraps another source, [`Mmap`] unless told otherwise. Committed memory is advised huge,
//! as far as it is whole huge pages: the chunks of a heap (4 MiB) are, its tables are not, and stay on small
//! ones.
//!
//! Giving back a part of a huge page would take it apart, and leave the kernel to put it together
//! again, with memory that was just given back: so the heap is asked to give back whole huge pages only
//! ([`PageSource::decommit_granule`]). Free runs below that stay free and backed, which is the price.
//!
//! Whether there are huge pages at all is the machine's decision: [`HugePages::mode`],
//! [`HugePages::describe`].
//!
//! Invariants: (V1) the granule is a multiple of the inner source's OS page, and at most a chunk.
//!
//! Locks: none; the kernel has its own.

use crate::mmap::Mmap;
use crate::page_source::{PageSource, Refused, pass_on};
use crate::units::{Addr, Bytes, CHUNK_SIZE};
use std::fmt;

/// Where the kernel says for whom it makes huge pages.
const ENABLED: &str = "/sys/kernel/mm/transparent_hugepage/enabled";
/// Where it says how large they are.
const SIZE: &str = "/sys/kernel/mm/transparent_hugepage/hpage_pmd_size";
/// What they are on x86-64 and on most others.
const USUAL_SIZE: Bytes = Bytes(2 << 20);

/// For whom the machine makes huge pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HugeMode {
    /// For everybody.
    Always,
    /// For who asks, as this source does.
    Madvise,
    /// For nobody.
    Never,
    /// The kernel has none, or does not say.
    Unknown,
}

impl HugeMode {
    /// The machine's mode now.
    #[must_use]
    pub fn of_machine() -> HugeMode {
        HugeMode::parse(&std::fs::read_to_string(ENABLED).unwrap_or_default())
    }

    /// The word in brackets, of `always [madvise] never`.
    fn parse(text: &str) -> HugeMode {
        let chosen = text.split_once('[').and_then(|(_, rest)| rest.split_once(']'));
        match chosen.map(|(word, _)| word) {
            Some("always") => HugeMode::Always,
            Some("madvise") => HugeMode::Madvise,
            Some("never") => HugeMode::Never,
            _ => HugeMode::Unknown,
        }
    }
}

impl fmt::Display for HugeMode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            HugeMode::Always => "always",
            HugeMode::Madvise => "madvise",
            HugeMode::Never => "never",
            HugeMode::Unknown => "unknown",
        })
    }
}

/// Takes memory in huge pages, where the machine has them.
#[derive(Debug)]
pub struct HugePages<S = Mmap> {
    inner: S,
    /// Bytes of a huge page (V1).
    huge: Bytes,
    mode: HugeMode,
}

impl HugePages<Mmap> {
    /// The machine's memory.
    #[must_use]
    pub fn new() -> HugePages<Mmap> {
        HugePages::around(Mmap::new())
    }
}

impl Default for HugePages<Mmap> {
    fn default() -> HugePages<Mmap> {
        HugePages::new()
    }
}

impl<S: PageSource> HugePages<S> {
    /// What `inner` grants, advised huge.
    pub fn around(inner: S) -> HugePages<S> {
        let size = std::fs::read_to_string(SIZE).ok().and_then(|text| text.trim().parse().ok());
        let huge = size.map_or(USUAL_SIZE, Bytes);
        // Larger ones than a chunk would be advised for nothing, as no chunk fills one.
        let usable =
            huge.0.is_power_of_two() && huge.0 <= CHUNK_SIZE && huge >= inner.os_page_size();
        let huge = if usable { huge } else { inner.os_page_size() };
        HugePages { inner, huge, mode: HugeMode::of_machine() }
    }

    /// For whom the machine made huge pages when the source was made.
    pub fn mode(&self) -> HugeMode {
        self.mode
    }

    /// Bytes of a huge page.
    pub fn huge_page_size(&self) -> Bytes {
        self.huge
    }

    /// What the source does on this machine, in a line for people.
    pub fn describe(&self) -> String {
        let kib = self.huge.0 >> 10;
        match self.mode {
            HugeMode::Always | HugeMode::Madvise => {
                format!("heap on huge pages of {kib} KiB (mode of this machine: {})", self.mode)
            }
            HugeMode::Never => format!(
                "huge pages are turned off on this machine: the heap runs on small ones; \
                 `echo madvise > {ENABLED}` turns them on for programs that ask"
            ),
            HugeMode::Unknown => format!(
                "this kernel does not say whether it has huge pages ({ENABLED}): the heap asks for them all the same"
            ),
        }
    }
}

// SAFETY: grants nothing of its own; what it passes on, the inner source answers for. Advice changes
// no contents, and a refused one is left at that.
unsafe impl<S: PageSource> PageSource for HugePages<S> {
    fn os_page_size(&self) -> Bytes {
        self.inner.os_page_size()
    }

    fn decommit_granule(&self) -> Bytes {
        self.huge.max(self.inner.decommit_granule())
    }

    fn touchable(&self) -> bool {
        self.inner.touchable()
    }

    fn reserve(&self, size: Bytes, align: Bytes) -> Result<Addr, Refused> {
        self.inner.reserve(size, align)
    }

    unsafe fn commit(&self, start: Addr, size: Bytes) -> Result<(), Refused> {
        // SAFETY: the caller's promise, passed on.
        unsafe { self.inner.commit(start, size)? };
        if start.is_aligned_to(self.huge.0) && size.0.is_multiple_of(self.huge.0) {
            // SAFETY: just committed. Refused, the heap is on small pages: no reason to fail.
            let _ = unsafe { self.inner.advise_huge(start, size) };
        }
        Ok(())
    }

    pass_on!(decommit_now, decommit_lazily, advise_huge, advise_no_huge, collapse);

    unsafe fn release(&self, start: Addr, size: Bytes) {
        // SAFETY: the caller's promise, passed on.
        unsafe { self.inner.release(start, size) }
    }
}

#[cfg(all(test, not(loom)))]
mod tests {
    use super::*;
    use crate::mem;

    #[test]
    fn the_mode_is_the_word_in_brackets() {
        let cases = [
            ("[always] madvise never\n", HugeMode::Always),
            ("always [madvise] never\n", HugeMode::Madvise),
            ("always madvise [never]\n", HugeMode::Never),
            ("", HugeMode::Unknown),
            ("always madvise never", HugeMode::Unknown),
        ];
        for (text, want) in cases {
            assert_eq!(HugeMode::parse(text), want, "{text:?}");
        }
    }

    /// The flags of the mapping that contains the address.
    fn flags_of(addr: Addr) -> String {
        let smaps = std::fs::read_to_string("/proc/self/smaps").expect("Linux has it");
        let mut inside = false;
        for line in smaps.lines() {
            let range = line.split_once(' ').and_then(|(range, _)| range.split_once('-'));
            let hex = |text| usize::from_str_radix(text, 16).ok();
            if let Some((from, to)) = range.and_then(|(a, b)| hex(a).zip(hex(b))) {
                inside = (from..to).contains(&addr.0);
            } else if let Some(flags) = line.strip_prefix("VmFlags:").filter(|_| inside) {
                return flags.to_owned();
            }
        }
        String::new()
    }

    #[test]
    fn chunks_are_advised_huge_and_tables_are_not() {
        let source = HugePages::new();
        let (huge, page) = (source.huge_page_size(), source.os_page_size());
        assert!(source.decommit_granule() >= huge && source.describe().contains("huge pages"));
        let start = source.reserve(huge * 4, huge).expect("addresses");
        // SAFETY: within the grant, committed before use, unused when released.
        unsafe {
            source.commit(start, page).expect("a page of a table");
            source.commit(start + huge * 2, huge).expect("a huge page");
            mem::store64(start + huge * 2, 1);
            assert_eq!(mem::load64(start + huge * 2 + page), 0);
            let advised = |addr| flags_of(addr).split_whitespace().any(|flag| flag == "hg");
            if source.mode() != HugeMode::Unknown {
                assert!(advised(start + huge * 2));
            }
            assert!(!advised(start));
            source.release(start, huge * 4);
        }
    }
}
