//! Addresses, sizes and counts as different types, with only the arithmetic that makes sense.
//!
//! Used by every module of this crate and of those above it. A [`PageId`] minus a [`PageId`] is a
//! [`Pages`]; a [`PageId`] plus a [`PageId`] does not compile. "Page" alone means the heap's own
//! page of 8 KiB; the kernel's is always called an OS page.
//!
//! Locks: none.

#![forbid(unsafe_code)]

use std::fmt;
use std::ops::{Add, AddAssign, Mul, Sub, SubAssign};

/// log2 of [`PAGE_SIZE`].
pub const PAGE_SHIFT: usize = 13;
/// The heap's page, 8 KiB: smaller and large objects would need long page runs, larger and each of
/// the 136 span classes would hold more memory that nobody uses. It is Go's value.
pub const PAGE_SIZE: usize = 1 << PAGE_SHIFT;
/// Pages of a chunk, the unit in which the heap grows and which a domain owns whole: 4 MiB.
pub const CHUNK_PAGES: usize = 512;
/// Bytes of a chunk.
pub const CHUNK_SIZE: usize = CHUNK_PAGES * PAGE_SIZE;
/// Bytes of an arena, the unit of the heap's metadata: 64 MiB.
pub const ARENA_SIZE: usize = 64 << 20;
/// Pages of an arena.
pub const ARENA_PAGES: usize = ARENA_SIZE / PAGE_SIZE;
/// Bytes of a word: what a pointer takes.
pub const WORD: usize = 8;

/// A number of bytes: a size, a length, a distance.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Bytes(pub usize);

/// A count of 8 KiB pages: not bytes, not OS pages, not a page number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Pages(pub usize);

/// The number of a page, counted from the start of the heap's reservation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PageId(pub usize);

/// An address in memory. Turning one into a pointer is [`crate::mem`]'s business alone.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(transparent)]
pub struct Addr(pub usize);

/// The number of a slot within its span, from 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SlotIndex(pub u32);

impl Bytes {
    /// The least multiple of `unit` (a power of two) that is at least `self`.
    #[inline(always)]
    #[must_use]
    pub const fn round_up(self, unit: usize) -> Bytes {
        debug_assert!(unit.is_power_of_two());
        Bytes((self.0 + (unit - 1)) & !(unit - 1))
    }

    /// As many pages as it takes to hold this many bytes.
    #[inline(always)]
    #[must_use]
    pub const fn to_pages(self) -> Pages {
        Pages((self.0 >> PAGE_SHIFT) + !self.0.is_multiple_of(PAGE_SIZE) as usize)
    }
}

impl Pages {
    /// The bytes of this many pages.
    #[inline(always)]
    #[must_use]
    pub const fn to_bytes(self) -> Bytes {
        Bytes(self.0 << PAGE_SHIFT)
    }
}

impl Addr {
    /// The null pointer: the address of nothing.
    pub const NULL: Addr = Addr(0);

    /// The bytes from `base` up to this address.
    #[inline(always)]
    #[must_use]
    pub const fn offset_from(self, base: Addr) -> Bytes {
        debug_assert!(self.0 >= base.0);
        Bytes(self.0 - base.0)
    }

    /// Whether the address is a multiple of `unit`, a power of two.
    #[inline(always)]
    #[must_use]
    pub const fn is_aligned_to(self, unit: usize) -> bool {
        self.0 & (unit - 1) == 0
    }

    /// The least multiple of `unit` (a power of two) that is not below this address.
    #[inline(always)]
    #[must_use]
    pub const fn align_up(self, unit: usize) -> Addr {
        Addr((self.0 + (unit - 1)) & !(unit - 1))
    }
}

impl SlotIndex {
    /// As an index into tables.
    #[inline(always)]
    #[must_use]
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

impl fmt::Debug for Addr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:#x}", self.0)
    }
}

impl fmt::Display for Addr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:#x}", self.0)
    }
}

impl fmt::Display for Bytes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} B", self.0)
    }
}

/// Addition and subtraction within one unit.
macro_rules! counts {
    ($($unit:ident),*) => {$(
        impl Add for $unit {
            type Output = $unit;
            #[inline(always)]
            fn add(self, more: $unit) -> $unit {
                $unit(self.0 + more.0)
            }
        }
        impl Sub for $unit {
            type Output = $unit;
            #[inline(always)]
            fn sub(self, less: $unit) -> $unit {
                $unit(self.0 - less.0)
            }
        }
        impl AddAssign for $unit {
            #[inline(always)]
            fn add_assign(&mut self, more: $unit) {
                self.0 += more.0;
            }
        }
        impl SubAssign for $unit {
            #[inline(always)]
            fn sub_assign(&mut self, less: $unit) {
                self.0 -= less.0;
            }
        }
        impl Mul<usize> for $unit {
            type Output = $unit;
            #[inline(always)]
            fn mul(self, times: usize) -> $unit {
                $unit(self.0 * times)
            }
        }
    )*};
}
counts!(Bytes, Pages);

impl Add<Bytes> for Addr {
    type Output = Addr;
    #[inline(always)]
    fn add(self, distance: Bytes) -> Addr {
        Addr(self.0 + distance.0)
    }
}

impl Add<Pages> for PageId {
    type Output = PageId;
    #[inline(always)]
    fn add(self, count: Pages) -> PageId {
        PageId(self.0 + count.0)
    }
}

impl Sub for PageId {
    type Output = Pages; // a distance
    #[inline(always)]
    fn sub(self, start: PageId) -> Pages {
        debug_assert!(self >= start, "{self:?} lies before {start:?}");
        Pages(self.0 - start.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_round_up_to_pages() {
        let cases = [
            // (case, bytes, pages)
            ("nothing", 0, 0),
            ("one byte", 1, 1),
            ("exactly one page", 8192, 1),
            ("one byte over", 8193, 2),
            ("all of it", usize::MAX, (1 << 51)),
        ];
        for (case, bytes, pages) in cases {
            assert_eq!(Bytes(bytes).to_pages(), Pages(pages), "{case}");
        }
    }

    #[test]
    fn alignment() {
        assert_eq!(Addr(0x1001).align_up(0x1000), Addr(0x2000));
        assert_eq!(Addr(0x1000).align_up(0x1000), Addr(0x1000));
        assert!(Addr(0x1000).is_aligned_to(16) && !Addr(0x1008).is_aligned_to(16));
        assert_eq!(Bytes(17).round_up(8), Bytes(24));
    }
}
