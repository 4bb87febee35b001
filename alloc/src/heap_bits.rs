//! Where an object's pointers are.
//!
//! Written by [`crate::mcache`] when it allocates; read by the marker and the heap verifier,
//! through [`crate::Heap::for_each_pointer`]. Four cases, by size, as in Go:
//!
//! - pointer-free: the span class says so, there is nothing to look at;
//! - up to 512 bytes ("headerless"): a bitmap at the end of the page has one bit for each word of
//!   it;
//! - up to 32,760 bytes: a *malloc header*, the word in front of the object, holds the address of
//!   its type, whose mask repeats through the slot (an array of ten structs has the header of one);
//! - larger: the mspan holds the address of the type.
//!
//! Invariants: (B1) the bits of a slot are complete before its object is published (S4); they were
//! cleared when the mcache loaded the group of slots that it belongs to. (B2) Only the mcache that
//! holds a span writes its bitmap, so plain loads and stores do; a marker that reads a neighbour's
//! bits in the same word sees them unchanged. (B3) What lies between the end of a headered or large
//! object and the end of its slot is zero, so that surplus mask bits are harmless.
//!
//! Locks: none. Next to read: `object.rs`.

use crate::mem;
use crate::mspan::MSpan;
use crate::object_type::ObjectType;
use crate::size_class::{INLINE_BITS, SpanClass};
use crate::units::{Addr, Bytes, PAGE_SIZE, WORD};

/// Offset in the page of the bitmap of spans of 16 to 512 bytes: before the mark bits.
const BITMAP: Bytes = Bytes(PAGE_SIZE - 2 * INLINE_BITS.0);
/// Offset in the page of the bitmap of spans of 8-byte objects: they have no inline mark bits.
const BITMAP_OF_WORDS: Bytes = Bytes(PAGE_SIZE - INLINE_BITS.0);

/// Where the bits of the object at `addr` are, if it is a headerless one of more than 8 bytes: for
/// a marker that wants them fetched before it knows more.
#[inline(always)]
#[must_use]
pub fn small_object_bits(addr: Addr) -> Addr {
    let page = Addr(addr.0 & !(PAGE_SIZE - 1));
    page + BITMAP + Bytes(addr.offset_from(page).0 / WORD / 64 * WORD)
}

/// Prepares the bitmap of a new span. Objects of 8 bytes are pointers, each and every one, and
/// their bits are never written again.
///
/// # Safety
/// The span's memory is committed, and the span is not in use yet.
pub(crate) unsafe fn init(span: &MSpan, class: SpanClass) {
    if !class.has_pointer_bitmap() {
        return;
    }
    // SAFETY: spans with a bitmap are one page long (size class table), and it is committed.
    unsafe {
        if class.has_inline_marks() {
            mem::clear_words(span.base() + BITMAP, INLINE_BITS);
        } else {
            mem::fill_words(span.base() + BITMAP_OF_WORDS, INLINE_BITS, u64::MAX);
        }
    }
}

/// Where the bits of the words from `addr` on are, if those begin a word of the bitmap: as they do
/// for the first slot of each group of 64.
pub(crate) fn group_bits(addr: Addr) -> Addr {
    let page = Addr(addr.0 & !(PAGE_SIZE - 1));
    let word = addr.offset_from(page).0 / WORD;
    debug_assert!(word.is_multiple_of(64), "{addr} does not begin a word of the bitmap");
    page + BITMAP + Bytes(word / 64 * WORD)
}

/// Clears the bits of neighbouring slots of more than 8 bytes: before they are given out again.
///
/// # Safety
/// The caller's mcache holds the slots' span (B2), and they are free.
pub(crate) unsafe fn clear(start: Addr, len: Bytes) {
    let page = Addr(start.0 & !(PAGE_SIZE - 1));
    let first = start.offset_from(page).0 / WORD;
    let end = first + len.0 / WORD; // not in the run; at least one word lies between
    let at = |index: usize| page + BITMAP + Bytes(index * WORD);
    let (head, tail) = (u64::MAX << (first % 64), u64::MAX >> (63 - (end - 1) % 64));
    let (low, high) = (first / 64, (end - 1) / 64);
    // SAFETY: B2, and the slots lie before the bitmap, so their bits lie inside it.
    unsafe {
        if low == high {
            return mem::store64(at(low), mem::load64(at(low)) & !(head & tail));
        }
        mem::store64(at(low), mem::load64(at(low)) & !head);
        (low + 1..high).for_each(|index| mem::store64(at(index), 0));
        mem::store64(at(high), mem::load64(at(high)) & !tail);
    }
}

/// Writes the bits of a headerless slot of more than 8 bytes, which are clear so far: the slot
/// `offset` bytes after the first one of its group, whose bits begin at `group`.
///
/// # Safety
/// The caller's mcache holds the slot's span (B2); `group` is from [`group_bits`] for that group.
#[inline(always)]
pub(crate) unsafe fn write_headerless(group: Addr, offset: usize, bits: u64) {
    let first_word = offset / WORD;
    let at = group + Bytes(first_word / 64 * WORD);
    let both = u128::from(bits) << (first_word % 64);
    let beyond = (both >> 64) as u64; // what does not fit the first word
    // SAFETY: B2, and the slot lies before the bitmap, so its bits lie inside it.
    unsafe {
        mem::store64(at, mem::load64(at) | both as u64);
        if beyond != 0 {
            let at = at + Bytes(WORD);
            mem::store64(at, mem::load64(at) | beyond);
        }
    }
}

/// The bits of the headerless slot at `addr`.
///
/// # Safety
/// The slot belongs to a span with a bitmap, in use.
#[inline(always)]
pub(crate) unsafe fn read_headerless(addr: Addr, slot_size: Bytes) -> u64 {
    if slot_size.0 <= WORD {
        return 1;
    }
    let page = Addr(addr.0 & !(PAGE_SIZE - 1));
    let first_word = addr.offset_from(page).0 / WORD;
    let shift = first_word % 64;
    let words = slot_size.0 / WORD;
    let at = page + BITMAP + Bytes(first_word / 64 * WORD);
    // SAFETY: as in `write_headerless`.
    let low = unsafe { mem::load64(at) } >> shift;
    let bits = if shift + words > 64 {
        // SAFETY: as above; the slot's bits go on in the next word.
        low | unsafe { mem::load64(at + Bytes(WORD)) } << (64 - shift)
    } else {
        low
    };
    bits & (u64::MAX >> (64 - words))
}

/// Calls `f` with the address of each word from `base` whose bit is set.
#[inline(always)]
pub(crate) fn each_set_bit(base: Addr, mut bits: u64, f: &mut impl FnMut(Addr)) {
    while bits != 0 {
        f(base + Bytes(bits.trailing_zeros() as usize * WORD));
        bits &= bits - 1;
    }
}

/// Calls `f` with the address of each pointer word in `[from, to)` of an array of `ty` that begins
/// at `start`. The memory itself is not read.
pub(crate) fn each_tiled_pointer(
    ty: &ObjectType,
    start: Addr,
    (from, to): (Addr, Addr),
    f: &mut impl FnMut(Addr),
) {
    if ty.is_noscan() || from >= to {
        return;
    }
    if ty.ptr_bytes().0 == WORD && ty.size().0 == WORD {
        return (from.0..to.0).step_by(WORD).for_each(|at| f(Addr(at)));
    }
    let size = ty.size();
    let mut element = start + size * (from.offset_from(start).0 / size.0);
    while element < to {
        for (index, bits) in ty.mask().iter().enumerate() {
            each_set_bit(element + Bytes(index * 64 * WORD), *bits, &mut |at| {
                if from <= at && at < to {
                    f(at);
                }
            });
        }
        element = element + size;
    }
}

#[cfg(all(test, not(loom)))]
mod tests {
    use super::*;
    use crate::host::Host;
    use crate::page_source::PageSource;

    /// Runs `f` on a page of zeroes.
    fn on_a_page(f: impl FnOnce(Addr)) {
        let host = Host::with_limit(Bytes(PAGE_SIZE));
        let page = host.reserve(Bytes(PAGE_SIZE), Bytes(PAGE_SIZE)).expect("a page");
        f(page);
        // SAFETY: the grant made above, no longer used.
        unsafe { host.release(page, Bytes(PAGE_SIZE)) };
    }

    #[test]
    fn bits_of_neighbours_do_not_mix() {
        for size in [16, 24, 48, 208, 240, 480, 512] {
            on_a_page(|page| {
                let slots = (PAGE_SIZE - 256) / size;
                let bits = |slot: usize, salt: u64| {
                    let random = (slot as u64 + salt).wrapping_mul(0x9e37_79b9_7f4a_7c15);
                    random & (u64::MAX >> (64 - size / 8))
                };
                for salt in [1, 1000] {
                    for slot in 0..slots {
                        let addr = page + Bytes(slot * size);
                        // SAFETY: a slot of the page, which only this test uses.
                        unsafe {
                            clear(addr, Bytes(size));
                            let (group, index) = (slot / 64, slot % 64);
                            let group = group_bits(page + Bytes(group * 64 * size));
                            write_headerless(group, index * size, bits(slot, salt));
                        }
                    }
                    for slot in 0..slots {
                        let addr = page + Bytes(slot * size);
                        // SAFETY: as above.
                        let got = unsafe { read_headerless(addr, Bytes(size)) };
                        assert_eq!(got, bits(slot, salt), "slot {slot} of {size} bytes");
                    }
                }
            });
        }
    }

    #[test]
    fn clearing_a_run_leaves_its_neighbours() {
        let cases = [
            // (case, first word of the run, words)
            ("inside one word of the bitmap", 3, 5),
            ("exactly one", 64, 64),
            ("up to the end of one", 70, 58),
            ("across two", 60, 8),
            ("across four", 60, 140),
            ("whole ones", 0, 256),
        ];
        for (case, first, words) in cases {
            on_a_page(|page| {
                let bit = |word: usize| {
                    let at = page + BITMAP + Bytes(word / 64 * WORD);
                    // SAFETY: a word of the page's bitmap.
                    unsafe { mem::load64(at) >> (word % 64) & 1 }
                };
                // SAFETY: the page is the test's alone.
                unsafe {
                    mem::fill_words(page + BITMAP, INLINE_BITS, u64::MAX);
                    clear(page + Bytes(first * WORD), Bytes(words * WORD));
                }
                for word in 0..1024 {
                    let want = u64::from(!(first..first + words).contains(&word));
                    assert_eq!(bit(word), want, "{case}: bit {word}");
                }
            });
        }
    }

    #[test]
    fn masks_repeat_through_a_slot() {
        /// Case, element bytes, pointer words, words asked for, pointer words found.
        type Case = (&'static str, usize, &'static [usize], (usize, usize), &'static [usize]);
        let cases: [Case; 5] = [
            ("all pointers", 8, &[0], (0, 3), &[0, 1, 2]),
            ("strings", 16, &[0], (0, 5), &[0, 2, 4]),
            ("starts inside an element", 24, &[0, 2], (2, 6), &[2, 3, 5]),
            ("ends inside an element", 24, &[2], (0, 5), &[2]),
            ("none", 24, &[], (0, 9), &[]),
        ];
        for (case, size, pointers, (from, to), want) in cases {
            let ty = ObjectType::new(Bytes(size), pointers);
            let start = Addr(0x1000);
            let range = (start + Bytes(from * 8), start + Bytes(to * 8));
            let mut found = Vec::new();
            each_tiled_pointer(&ty, start, range, &mut |at| {
                found.push(at.offset_from(start).0 / 8);
            });
            assert_eq!(found, want, "{case}");
        }
    }
}
