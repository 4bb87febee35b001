//! Read-only views of a native's strings and slices of bytes, and the searches on them.
//!
//! Invariants: (B1) a [`View`] is made from an argument of the native that uses it, and not kept beyond its return: its
//! bytes stay where they are. (B2) Every read lies below `len`.

use std::cmp::Ordering;

use burrow_alloc::mem;
use burrow_alloc::units::{Addr, Bytes};
use burrow_runtime::string::decode_rune;
use burrow_runtime::value::{append_bytes, bytes_equal, load_bytes};

/// Bytes of the script (B1).
#[derive(Clone, Copy, Debug)]
pub struct View {
    pub ptr: Addr,
    pub len: usize,
}

/// Every byte `0x01`.
const ONES: u64 = u64::MAX / 0xff;
/// Every byte `0x80`.
const HIGHS: u64 = ONES << 7;

/// Marks the zero bytes of a word with their high bits; bytes behind the first may be marked wrongly.
fn zero_bytes(word: u64) -> u64 {
    word.wrapping_sub(ONES) & !word & HIGHS
}

impl View {
    /// Byte `i`.
    #[inline(always)]
    pub fn byte(self, i: usize) -> u8 {
        assert!(i < self.len, "byte {i} of {}", self.len);
        // SAFETY: (B1), (B2), just checked.
        unsafe { mem::load8(self.ptr + Bytes(i)) }
    }

    /// Eight bytes from `i` on, the first in the lowest place.
    #[inline(always)]
    fn word(self, i: usize) -> u64 {
        assert!(i + 8 <= self.len, "word at {i} of {}", self.len);
        // SAFETY: (B1), (B2), just checked.
        u64::from_le_bytes(unsafe { load_bytes(self.ptr + Bytes(i)) })
    }

    /// The bytes from `lo` to before `hi`.
    #[inline(always)]
    pub fn cut(self, lo: usize, hi: usize) -> View {
        assert!(lo <= hi && hi <= self.len, "{lo}..{hi} of {}", self.len);
        View { ptr: self.ptr + Bytes(lo), len: hi - lo }
    }

    /// The bytes from `lo` on.
    #[inline(always)]
    pub fn from(self, lo: usize) -> View {
        self.cut(lo, self.len)
    }

    /// The rune at byte `i`, and its width.
    #[inline(always)]
    pub fn rune(self, i: usize) -> (u32, usize) {
        assert!(i < self.len, "rune at {i} of {}", self.len);
        // SAFETY: (B1), (B2), just checked.
        unsafe { decode_rune(self.ptr, self.len, i) }
    }

    /// The last rune before byte `end`, and its width; U+FFFD of width 1 if that is not valid. `end` is not 0.
    pub fn rune_before(self, end: usize) -> (u32, usize) {
        let from = end.saturating_sub(4);
        let start = (from..end).rev().find(|&i| self.byte(i) & 0xc0 != 0x80).unwrap_or(end - 1);
        match self.cut(0, end).rune(start) {
            (rune, width) if start + width == end => (rune, width),
            _ => (burrow_runtime::string::REPLACEMENT, 1),
        }
    }

    /// Every rune with the place of its first byte and its width.
    pub fn runes(self) -> impl Iterator<Item = (usize, u32, usize)> {
        let mut at = 0;
        std::iter::from_fn(move || {
            let start = at;
            (start < self.len).then(|| {
                let (rune, width) = self.rune(start);
                at += width;
                (start, rune, width)
            })
        })
    }

    /// Whether the bytes are these.
    #[inline]
    pub fn equals(self, other: View) -> bool {
        // SAFETY: (B1) as many bytes as both have.
        self.len == other.len && unsafe { bytes_equal(self.ptr, other.ptr, self.len) }
    }

    /// The order of the bytes.
    pub fn compare(self, other: View) -> Ordering {
        // SAFETY: (B1) as many bytes as both have; who writes them meanwhile races with itself (S7).
        let common =
            unsafe { mem::compare_bytes(self.ptr, other.ptr, Bytes(self.len.min(other.len))) };
        common.then(self.len.cmp(&other.len))
    }

    /// Whether the bytes begin with these.
    pub fn starts_with(self, prefix: View) -> bool {
        prefix.len <= self.len && self.cut(0, prefix.len).equals(prefix)
    }

    /// Whether the bytes end with these.
    pub fn ends_with(self, suffix: View) -> bool {
        suffix.len <= self.len && self.from(self.len - suffix.len).equals(suffix)
    }

    /// Appends the bytes to a buffer of ours.
    pub fn append_to(self, out: &mut Vec<u8>) {
        // SAFETY: (B1).
        unsafe { append_bytes(out, self.ptr, self.len) }
    }

    /// The first place of a byte.
    pub fn index_byte(self, byte: u8) -> Option<usize> {
        let pattern = ONES * u64::from(byte);
        let mut at = 0;
        while at + 8 <= self.len {
            let found = zero_bytes(self.word(at) ^ pattern);
            if found != 0 {
                return Some(at + found.trailing_zeros() as usize / 8);
            }
            at += 8;
        }
        (at..self.len).find(|&i| self.byte(i) == byte)
    }

    /// How often a byte occurs.
    pub fn count_byte(self, byte: u8) -> usize {
        (0..self.len).filter(|&i| self.byte(i) == byte).count()
    }

    /// The first place where `sought` begins.
    pub fn index(self, sought: View) -> Option<usize> {
        if sought.len == 0 {
            return Some(0);
        }
        let last = self.len.checked_sub(sought.len)?;
        let first = sought.byte(0);
        let (mut at, mut misses) = (0, 0);
        while at <= last {
            at += self.cut(at, last + 1).index_byte(first)?;
            if self.cut(at, at + sought.len).equals(sought) {
                return Some(at);
            }
            at += 1;
            misses += 1;
            // Where nearly every place is a false hope, comparing at each would take quadratic time.
            if misses > 4 + at / 16 {
                return Some(at + self.from(at).index_by_hash(sought)?);
            }
        }
        None
    }

    /// [`View::index`] in linear time whatever the bytes: Rabin and Karp's rolling hash. `sought` is not empty.
    fn index_by_hash(self, sought: View) -> Option<usize> {
        const BASE: u32 = 16_777_619;
        let last = self.len.checked_sub(sought.len)?;
        let step = |hash: u32, byte: u8| hash.wrapping_mul(BASE).wrapping_add(u32::from(byte));
        let hash = |view: View| (0..view.len).fold(0, |hash, i| step(hash, view.byte(i)));
        let wanted = hash(sought);
        let leaving = (0..sought.len).fold(1, |power: u32, _| power.wrapping_mul(BASE));
        let mut rolling = hash(self.cut(0, sought.len));
        for at in 0..=last {
            if rolling == wanted && self.cut(at, at + sought.len).equals(sought) {
                return Some(at);
            }
            if at < last {
                let out = u32::from(self.byte(at)).wrapping_mul(leaving);
                rolling = step(rolling, self.byte(at + sought.len)).wrapping_sub(out);
            }
        }
        None
    }

    /// The last place where `sought` begins.
    pub fn last_index(self, sought: View) -> Option<usize> {
        let last = self.len.checked_sub(sought.len)?;
        if sought.len == 0 {
            return Some(self.len);
        }
        const BASE: u32 = 16_777_619;
        let step = |hash: u32, byte: u8| hash.wrapping_mul(BASE).wrapping_add(u32::from(byte));
        let hash = |view: View| (0..view.len).rev().fold(0, |hash, i| step(hash, view.byte(i)));
        let wanted = hash(sought);
        let leaving = (0..sought.len).fold(1, |power: u32, _| power.wrapping_mul(BASE));
        let mut rolling = hash(self.from(last));
        for at in (0..=last).rev() {
            if rolling == wanted && self.cut(at, at + sought.len).equals(sought) {
                return Some(at);
            }
            if at > 0 {
                let out = u32::from(self.byte(at + sought.len - 1)).wrapping_mul(leaving);
                rolling = step(rolling, self.byte(at - 1)).wrapping_sub(out);
            }
        }
        None
    }

    /// How often `sought` occurs without overlap; between all runes and at both ends if it is empty.
    pub fn count(self, sought: View) -> usize {
        match sought.len {
            0 => self.runes().count() + 1,
            1 => self.count_byte(sought.byte(0)),
            _ => self.places(sought).count(),
        }
    }

    /// Where `sought`, which is not empty, begins, without overlap.
    pub fn places(self, sought: View) -> impl Iterator<Item = usize> {
        let mut at = 0;
        std::iter::from_fn(move || {
            let found = at + self.from(at).index(sought)?;
            at = found + sought.len;
            Some(found)
        })
    }
}
