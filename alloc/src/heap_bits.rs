//! Where an object's pointers are.
//!
//! Written by [`crate::mcache`] when it allocates; read by the marker, where the objects of a span differ
//! ([`crate::MSpan::pointer_bits`]), and by the heap verifier ([`crate::Heap::for_each_pointer`]). Four cases, by size, as in Go:
//!
//! - pointer-free: the span class says so, there is nothing to look at;
//! - up to 512 bytes ("headerless"): a bitmap at the end of the page has one bit for each word of
//!   it, written for a group of slots at a time ([`Pattern`]);
//! - up to 32,760 bytes: a *malloc header*, the word in front of the object, holds the address of
//!   its type, whose mask repeats through the slot (an array of ten structs has the header of one);
//! - larger: the mspan holds the address of the type.
//!
//! Invariants: (B1) the bits of a slot are complete before its object is published (S4): the mcache has
//! them written for the type it expects when it loads the group of slots that it belongs to, and
//! changes them if the object is of another type. (B2) Only the mcache that
//! holds a span writes its bitmap, so plain loads and stores do; a marker that reads a neighbour's
//! bits in the same word sees them unchanged. (B3) What lies between the end of a headered or large
//! object and the end of its slot is zero, so that surplus mask bits are harmless.
//!
//! Locks: none. Next to read: `object.rs`.

use crate::mem;
use crate::mspan::MSpan;
use crate::object_type::ObjectType;
use crate::size_class::{INLINE_BITS, SpanClass, ZEROED_AHEAD};
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

/// Bits of neighbouring slots of one type: what a group of 64 slots is prepared with.
///
/// Most objects of a class that are made one after another are of one type. So the mcache has the bits
/// of a whole group written at once, for the type that asks for its first slot, and an object of that
/// type has nothing left to write; one of another type changes the bits that differ.
#[derive(Clone, Debug)]
pub struct Pattern {
    /// The bits of one slot; 0 if the pattern is for any type.
    mask: u64,
    /// The bits of 64 slots, from the first word of the bitmap that they take.
    words: [u64; Pattern::WORDS],
}

impl Pattern {
    /// Words of the bitmap that a group takes: as many as a slot has words. Larger slots are too few in
    /// a span for it to matter.
    const WORDS: usize = ZEROED_AHEAD.0 / WORD;
    /// No pointers; also for whoever does not know better.
    pub(crate) const NONE: Pattern = Pattern { mask: 0, words: [0; Pattern::WORDS] };

    /// For slots of `elem` bytes with pointers at these words; [`Pattern::NONE`] if the slots are too
    /// large.
    pub(crate) const fn new(mask: u64, elem: Bytes) -> Pattern {
        let mut pattern = Pattern::NONE;
        if elem.0 > ZEROED_AHEAD.0 || elem.0 <= WORD {
            return pattern;
        }
        pattern.mask = mask;
        let mut slot = 0;
        while slot < 64 {
            let bit = slot * (elem.0 / WORD);
            let both = (mask as u128) << (bit % 64);
            pattern.words[bit / 64] |= both as u64;
            if (both >> 64) as u64 != 0 {
                pattern.words[bit / 64 + 1] |= (both >> 64) as u64;
            }
            slot += 1;
        }
        pattern
    }

    /// The bits of one slot.
    pub(crate) fn mask(&self) -> u64 {
        self.mask
    }

    fn word(&self, index: usize) -> u64 {
        if self.mask == 0 { 0 } else { self.words[index % Pattern::WORDS] }
    }
}

/// Where the bits of the word at `addr` are: the bitmap's word, and which of its bits.
#[inline(always)]
fn place(addr: Addr) -> (Addr, usize) {
    let page = Addr(addr.0 & !(PAGE_SIZE - 1));
    let word = addr.offset_from(page).0 / WORD;
    (page + BITMAP + Bytes(word / 64 * WORD), word % 64)
}

/// Writes the pattern into the bits of a run of free slots of more than 8 bytes: those from `from` to
/// `to`, in bytes from the first slot of their group, which is at `base`.
///
/// # Safety
/// The caller's mcache holds the slots' span (B2), and they are free.
pub(crate) unsafe fn prepare(base: Addr, (from, to): (usize, usize), pattern: &Pattern) {
    let (bits, first) = place(base);
    debug_assert_eq!(first, 0, "a group's bits begin a word of the bitmap");
    let (from, last) = (from / WORD, to / WORD - 1);
    let (head, tail) = (u64::MAX << (from % 64), u64::MAX >> (63 - last % 64));
    let mix = |index: usize, run: u64| {
        let at = bits + Bytes(index * WORD);
        // SAFETY: B2, and the slots lie before the bitmap, so their bits lie inside it.
        unsafe { mem::store64(at, mem::load64(at) & !run | pattern.word(index) & run) };
    };
    if from / 64 == last / 64 {
        return mix(from / 64, head & tail);
    }
    mix(from / 64, head);
    for index in from / 64 + 1..last / 64 {
        // SAFETY: as above.
        unsafe { mem::store64(bits + Bytes(index * WORD), pattern.word(index)) };
    }
    mix(last / 64, tail);
}

/// Changes those bits of a headerless slot of more than 8 bytes that are ones in `difference`.
///
/// # Safety
/// The caller's mcache holds the slot's span (B2).
#[inline(always)]
pub(crate) unsafe fn change_headerless(addr: Addr, difference: u64) {
    let (at, shift) = place(addr);
    let both = u128::from(difference) << shift;
    let beyond = (both >> 64) as u64; // what does not fit the first word
    // SAFETY: B2, and the slot lies before the bitmap, so its bits lie inside it.
    unsafe {
        mem::store64(at, mem::load64(at) ^ both as u64);
        if beyond != 0 {
            let at = at + Bytes(WORD);
            mem::store64(at, mem::load64(at) ^ beyond);
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

    /// The bit of a word of the page.
    fn bit(page: Addr, word: usize) -> u64 {
        let (at, shift) = place(page + Bytes(word * WORD));
        // SAFETY: a word of the page's bitmap.
        unsafe { mem::load64(at) >> shift & 1 }
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
                let mut before = vec![0; slots];
                for salt in [1, 1000] {
                    for (slot, before) in before.iter_mut().enumerate() {
                        let addr = page + Bytes(slot * size);
                        // SAFETY: a slot of the page, which only this test uses.
                        unsafe { change_headerless(addr, *before ^ bits(slot, salt)) };
                        *before = bits(slot, salt);
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
    fn a_run_is_prepared_and_its_neighbours_are_left_alone() {
        let cases = [
            // (case, slot bytes, mask, first slot of the run, slots)
            ("inside one word of the bitmap", 16, 0b01, 3, 5),
            ("a whole group", 16, 0b11, 0, 64),
            ("up to the end of one word", 16, 0b10, 20, 12),
            ("across two", 24, 0b101, 20, 3),
            ("across three", 24, 0b110, 10, 50),
            ("whole words", 64, 0x81, 8, 16),
            ("largest", 128, 0x8001, 1, 62),
            ("of no type", 48, 0, 5, 40),
        ];
        for (case, size, mask, first, slots) in cases {
            for old in [0, u64::MAX] {
                on_a_page(|page| {
                    let pattern = Pattern::new(mask, Bytes(size));
                    // SAFETY: the page is the test's alone.
                    unsafe {
                        mem::fill_words(page + BITMAP, INLINE_BITS, old);
                        prepare(page, (first * size, (first + slots) * size), &pattern);
                    }
                    for word in 0..(PAGE_SIZE - 256) / WORD {
                        let slot = word / (size / WORD);
                        let want = match (first..first + slots).contains(&slot) {
                            true => mask >> (word % (size / WORD)) & 1,
                            false => old & 1,
                        };
                        assert_eq!(bit(page, word), want, "{case}: word {word}");
                    }
                });
            }
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
