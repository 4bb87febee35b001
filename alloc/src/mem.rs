//! Access to script memory: the one module that makes pointers out of addresses.
//!
//! Called by everything that reads or writes the heap: this crate's bitmaps and headers, the
//! marker, the natives, the interpreter. An address is an [`Addr`]; it becomes a pointer here, for
//! the length of one access, and nowhere else.
//!
//! Invariants (design rules S1 to S3):
//! - (S1) no reference to script memory is ever formed; every access is one raw load, store or
//!   copy;
//! - (S2) every pointer is made with exposed provenance: each page source exposes the provenance
//!   of what it grants, so an address inside a grant is a valid pointer to it;
//! - (S3) words that may hold pointers are read and written as aligned 8-byte relaxed atomics, bulk
//!   copies and clears of such memory word by word ([`copy_words`], [`clear_words`]). The smaller
//!   loads and stores are relaxed atomics too: on the machines Burrow knows they are plain moves,
//!   and a data race in a script stays a wrong number instead of undefined behaviour here.
//!   [`copy_bytes`] and [`clear_bytes`] are for memory that holds no pointers.
//!
//! Locks: none.
//!
//! # Safety
//!
//! Every function here has the same contract: all bytes of `[addr, addr + size)` lie in committed
//! memory of a page source (or in other memory whose provenance was exposed) that stays mapped
//! during the call, and `addr` is a multiple of the size of the access.

use crate::units::{Addr, Bytes, WORD};
use std::ptr;
use std::sync::atomic::{AtomicU8, AtomicU16, AtomicU32, AtomicU64, Ordering};

/// The pointer for an address (S2).
#[inline(always)]
fn pointer<T>(addr: Addr) -> *mut T {
    ptr::with_exposed_provenance_mut(addr.0)
}

/// One load and one store of a given width.
macro_rules! accesses {
    ($($load:ident, $store:ident, $int:ident, $atomic:ident, $bits:literal;)*) => {$(
        #[doc = concat!("Reads ", $bits, " bits, relaxed.")]
        ///
        /// # Safety
        /// The module's contract.
        #[inline(always)]
        #[must_use]
        pub unsafe fn $load(addr: Addr) -> $int {
            debug_assert!(addr.is_aligned_to(size_of::<$int>()), "misaligned load at {addr}");
            // SAFETY: S1 to S3: in bounds and aligned by the contract, atomic against races.
            unsafe { $atomic::from_ptr(pointer(addr)).load(Ordering::Relaxed) }
        }

        #[doc = concat!("Writes ", $bits, " bits, relaxed.")]
        ///
        /// # Safety
        /// The module's contract.
        #[inline(always)]
        pub unsafe fn $store(addr: Addr, value: $int) {
            debug_assert!(addr.is_aligned_to(size_of::<$int>()), "misaligned store at {addr}");
            // SAFETY: S1 to S3: in bounds and aligned by the contract, atomic against races.
            unsafe { $atomic::from_ptr(pointer(addr)).store(value, Ordering::Relaxed) }
        }
    )*};
}
accesses! {
    load8, store8, u8, AtomicU8, "8";
    load16, store16, u16, AtomicU16, "16";
    load32, store32, u32, AtomicU32, "32";
    load64, store64, u64, AtomicU64, "64";
}

/// One step of an atomic kind on a word of a given width.
macro_rules! atomics {
    ($($name:ident, $atomic:ident, $bits:literal;)*) => {$(
        #[doc = concat!("Does one atomic step, with the ordering it names, to the ", $bits, " bits at `addr`.")]
        ///
        /// # Safety
        /// The module's contract.
        #[inline(always)]
        pub unsafe fn $name<R>(addr: Addr, step: impl FnOnce(&$atomic) -> R) -> R {
            debug_assert!(addr.is_aligned_to(size_of::<$atomic>()), "misaligned access at {addr}");
            // SAFETY: S1 to S3: in bounds and aligned by the contract; the reference lasts for the step.
            step(unsafe { $atomic::from_ptr(pointer(addr)) })
        }
    )*};
}
atomics! {
    atomic32, AtomicU32, "32";
    atomic64, AtomicU64, "64";
}

/// Sets `len` bytes to zero, word by word. `addr` and `len` are multiples of 8.
///
/// # Safety
/// The module's contract.
#[inline(always)]
pub unsafe fn clear_words(addr: Addr, len: Bytes) {
    debug_assert!(len.0.is_multiple_of(WORD), "{len} is not a number of words");
    let mut at = 0;
    while at < len.0 {
        // SAFETY: the module's contract, for a word inside the range.
        unsafe { store64(addr + Bytes(at), 0) };
        at += WORD;
    }
}

/// Sets every word of `len` bytes to `value`. `addr` and `len` are multiples of 8.
///
/// # Safety
/// The module's contract.
pub unsafe fn fill_words(addr: Addr, len: Bytes, value: u64) {
    debug_assert!(len.0.is_multiple_of(WORD), "{len} is not a number of words");
    for at in (0..len.0).step_by(WORD) {
        // SAFETY: the module's contract, for a word inside the range.
        unsafe { store64(addr + Bytes(at), value) };
    }
}

/// Copies `len` bytes word by word; the ranges may overlap. All three are multiples of 8.
///
/// # Safety
/// The module's contract, for both ranges.
#[inline]
pub unsafe fn copy_words(to: Addr, from: Addr, len: Bytes) {
    debug_assert!(len.0.is_multiple_of(WORD), "{len} is not a number of words");
    if to.0.wrapping_sub(from.0) >= len.0 {
        // The destination does not begin inside the source: forwards never overwrites what is
        // still to be read.
        for at in (0..len.0).step_by(WORD) {
            // SAFETY: the module's contract, for a word inside each range.
            unsafe { store64(to + Bytes(at), load64(from + Bytes(at))) };
        }
    } else {
        for at in (0..len.0).step_by(WORD).rev() {
            // SAFETY: the module's contract, for a word inside each range.
            unsafe { store64(to + Bytes(at), load64(from + Bytes(at))) };
        }
    }
}

/// Copies `len` bytes of pointer-free memory; the ranges may overlap, any alignment will do.
///
/// # Safety
/// The module's contract but for alignment, and neither range holds pointers. No other thread
/// writes either range, nor reads `to`, during the call: between goroutines that is a data race
/// of the script (S7).
#[inline(always)]
pub unsafe fn copy_bytes(to: Addr, from: Addr, len: Bytes) {
    // SAFETY: in bounds by the contract; `ptr::copy` allows overlap.
    unsafe { ptr::copy(pointer::<u8>(from).cast_const(), pointer::<u8>(to), len.0) }
}

/// Sets `len` bytes of pointer-free memory to zero, at any alignment.
///
/// # Safety
/// As for [`copy_bytes`], for the one range.
#[inline(always)]
pub unsafe fn clear_bytes(addr: Addr, len: Bytes) {
    // SAFETY: in bounds by the contract.
    unsafe { ptr::write_bytes(pointer::<u8>(addr), 0, len.0) }
}

/// Sets a slot that nobody can reach yet, of at least 16 bytes, to zero.
///
/// The slot may have held pointers, and will. Until its address is published, behind a release
/// fence (S4), no other thread looks at it: the marker follows only pointers to objects. So the
/// writes need not be atomic, and long slots are cleared at the speed of memory.
///
/// # Safety
/// The module's contract, and no other thread has the address.
#[inline(always)]
pub unsafe fn clear_slot(addr: Addr, len: Bytes) {
    debug_assert!(addr.is_aligned_to(WORD) && len.0 >= 16);
    /// Up to here a few wide stores, some of which overlap, are faster than a call.
    const SHORT: usize = 64;
    let wide = |at: usize| {
        // SAFETY: in bounds by the contract, `at` being at most `len - 16`.
        unsafe { pointer::<u128>(addr + Bytes(at)).write_unaligned(0) }
    };
    if len.0 > SHORT {
        // SAFETY: the caller's promise.
        return unsafe { clear_bytes(addr, len) };
    }
    wide(0);
    wide(len.0 - 16);
    if len.0 > 32 {
        wide(16);
        wide(len.0 - 32);
    }
}

/// Sets neighbouring free slots to zero, ahead of their use.
///
/// In pieces: beyond 2 KiB the C library clears by one instruction of the processor that takes
/// a while to start, and for less than a page is slower than its loop of wide stores.
///
/// # Safety
/// As for [`clear_slot`].
#[inline]
pub unsafe fn clear_ahead(addr: Addr, len: Bytes) {
    const PIECE: usize = 2048;
    let (mut at, mut left) = (addr, len.0);
    loop {
        let piece = Bytes(left.min(PIECE));
        // SAFETY: the caller's promise, for a part of the range.
        unsafe { clear_bytes(at, piece) };
        (at, left) = (at + piece, left - piece.0);
        if left == 0 {
            return;
        }
    }
}

/// Copies pointer-free script memory into a buffer of ours.
///
/// # Safety
/// The module's contract but for alignment, for as many bytes as the buffer has.
#[inline]
pub unsafe fn read_bytes(from: Addr, into: &mut [u8]) {
    // SAFETY: in bounds by the contract. A `&mut` of ours never overlaps script memory.
    unsafe { ptr::copy_nonoverlapping(pointer::<u8>(from), into.as_mut_ptr(), into.len()) }
}

/// Copies bytes of ours into pointer-free script memory.
///
/// # Safety
/// As for [`copy_bytes`], for as many bytes as there are.
#[inline]
pub unsafe fn write_bytes(to: Addr, bytes: &[u8]) {
    // SAFETY: in bounds by the contract. A `&` of ours never overlaps script memory.
    unsafe { ptr::copy_nonoverlapping(bytes.as_ptr(), pointer::<u8>(to), bytes.len()) }
}

/// Runs `f` on bytes that nobody writes meanwhile: one long read.
///
/// # Safety
/// The module's contract but for alignment; nothing writes to these bytes until `f` returns.
pub unsafe fn with_bytes<T>(addr: Addr, len: Bytes, f: impl FnOnce(&[u8]) -> T) -> T {
    if len.0 == 0 {
        return f(&[]);
    }
    // SAFETY: S2; in bounds and unchanging, promised by the caller. The reference ends with the access: `f` takes one of
    // any lifetime, so it cannot keep it.
    f(unsafe { std::slice::from_raw_parts(pointer(addr), len.0) })
}

/// Compares two stretches of script memory byte by byte, as strings are ordered.
///
/// # Safety
/// The module's contract but for alignment, for both ranges; no other thread writes them.
#[inline]
#[must_use]
pub unsafe fn compare_bytes(a: Addr, b: Addr, len: Bytes) -> std::cmp::Ordering {
    let (a, b) = (exposed::<libc::c_void>(a), exposed::<libc::c_void>(b));
    // SAFETY: in bounds by the contract.
    unsafe { libc::memcmp(a, b, len.0) }.cmp(&0)
}

/// The address of `value`, with its provenance exposed, so that it can be stored in script memory
/// (a type header, the zero-size region) and found again.
#[inline(always)]
pub(crate) fn expose<T>(value: *const T) -> Addr {
    Addr(value.expose_provenance())
}

/// The shared pointer to a `T` whose address [`expose`] gave.
#[inline(always)]
pub(crate) fn exposed<T>(addr: Addr) -> *const T {
    ptr::with_exposed_provenance(addr.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Runs `f` on `N` words that hold 1, 2, 3...; gives back what they hold afterwards.
    fn on_words<const N: usize>(f: impl FnOnce(Addr)) -> [u64; N] {
        let words: [AtomicU64; N] = std::array::from_fn(|i| AtomicU64::new(i as u64 + 1));
        f(expose(words.as_ptr()));
        words.map(AtomicU64::into_inner)
    }

    #[test]
    fn words_are_copied_as_if_through_a_buffer() {
        let cases = [
            // (case, to, from, words, expected)
            ("apart", 3, 0, 2, [1, 2, 3, 1, 2, 6]),
            ("overlap, forwards", 0, 1, 4, [2, 3, 4, 5, 5, 6]),
            ("overlap, backwards", 1, 0, 4, [1, 1, 2, 3, 4, 6]),
            ("onto itself", 2, 2, 3, [1, 2, 3, 4, 5, 6]),
            ("nothing", 0, 4, 0, [1, 2, 3, 4, 5, 6]),
        ];
        for (case, to, from, words, want) in cases {
            let got = on_words(|base| {
                // SAFETY: both ranges lie within the six words.
                unsafe {
                    copy_words(base + Bytes(to * 8), base + Bytes(from * 8), Bytes(words * 8))
                }
            });
            assert_eq!(got, want, "{case}");
        }
    }

    #[test]
    fn each_width_touches_only_its_own_bytes() {
        let got = on_words::<2>(|base| {
            // SAFETY: all accesses lie within the two words, aligned to their size.
            unsafe {
                store64(base, u64::MAX);
                store8(base, 0x11);
                store16(base + Bytes(2), 0x2222);
                store32(base + Bytes(4), 0x3333_3333);
                assert_eq!(load8(base + Bytes(1)), 0xff);
                assert_eq!(load16(base + Bytes(2)), 0x2222);
                assert_eq!(load32(base + Bytes(4)), 0x3333_3333);
                clear_words(base + Bytes(8), Bytes(8));
            }
        });
        assert_eq!(got, [0x3333_3333_2222_ff11, 0]);
    }

    #[test]
    fn clears_and_fills() {
        let got = on_words::<4>(|base| {
            // SAFETY: all within the four words.
            unsafe {
                fill_words(base, Bytes(24), 7);
                clear_bytes(base + Bytes(8), Bytes(8));
                copy_bytes(base + Bytes(24), base, Bytes(1));
                let mut bytes = [0; 3];
                read_bytes(base, &mut bytes);
                assert_eq!(bytes, [7, 0, 0]);
                write_bytes(base + Bytes(1), &[1, 2]);
                let less = compare_bytes(base + Bytes(8), base, Bytes(8));
                assert_eq!(less, std::cmp::Ordering::Less);
            }
        });
        assert_eq!(got, [0x02_0107, 0, 7, 7]);
    }
}
