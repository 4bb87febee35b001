//! Strings: concatenation, comparison, UTF-8, and conversions to and from bytes and runes.
//!
//! Called by the interpreter. A string's bytes are never written once it exists, need not be UTF-8, and may be part of
//! a longer object. Allocations are of exactly the sizes that Go makes.
//!
//! A result that does not outlive the frame of the function that asked for it may go into a buffer there, if it is short:
//! [`Buffer`]. All of that is Go's: what fits, and the capacities of slices in buffers.
//!
//! Invariants: (V1) to (V3) of `value.rs` for every string, slice and address given here. Where Go decodes invalid
//! UTF-8, each bad byte gives one U+FFFD.
//!
//! Locks: none. Next to read: `slice.rs`.

use std::cmp::Ordering;

use burrow_alloc::mem;
use burrow_alloc::object_type::ObjectType;
use burrow_alloc::size_class::round_up_size;
use burrow_alloc::units::{Addr, Bytes};

pub use crate::equality::strings_equal as equal;
use crate::fault::{Fatal, Fault};
use crate::rtype::{Kind, NewType, TypeArena, TypeFlags, TypeRef};
use crate::value::{Alloc, GoSlice, GoString, load_bytes, store_bytes};

/// Bytes of the longest string or slice that could exist: an address has 48 bits.
pub const MAX_BYTES: usize = 1 << 48;

/// What stands for bytes that are no UTF-8, and for numbers that are no rune.
pub const REPLACEMENT: u32 = 0xfffd;

/// Bytes of the buffers for results that stay in the frame. Larger ones would find few more strings, and enlarge frames.
pub const BUFFER_BYTES: usize = 32;
/// Runes of a buffer for `[]rune(s)`.
pub const BUFFER_RUNES: usize = 32;

/// Where the result of an operation may go, if it is short enough: a buffer of [`BUFFER_BYTES`] (for `[]rune(s)` of
/// [`BUFFER_RUNES`]) that nobody uses any more; else and without one the heap.
pub type Buffer = Option<Addr>;

/// A descriptor of a buffer, for [`BUFFER_BYTES`] or [`BUFFER_RUNES`].
pub fn buffer_type(types: &TypeArena, of_runes: bool) -> TypeRef {
    let (size, align) = if of_runes { (BUFFER_RUNES * 4, 4) } else { (BUFFER_BYTES, 1) };
    types.add(NewType {
        object: ObjectType::noscan(Bytes(size)),
        kind: Kind::Array,
        align,
        flags: TypeFlags::default(),
        string: "buffer".into(),
        name: "".into(),
        pkg_path: "".into(),
    })
}

/// Room for `len` bytes that the caller fills.
fn room<A: Alloc>(alloc: &mut A, buffer: Buffer, len: usize) -> Result<Addr, Fault> {
    match buffer {
        Some(at) if len <= BUFFER_BYTES => Ok(at),
        _ => alloc.new_bytes(len, false),
    }
}

/// 256 read-only words outside the heap, word `i` holding `i`: what boxed small integers and one-byte strings point to,
/// so that they cost no allocation. The low byte comes first.
#[derive(Clone, Copy, Debug)]
pub struct SmallValues(pub Addr);

impl SmallValues {
    /// The word that holds `byte`.
    #[inline(always)]
    pub fn word(self, byte: u8) -> Addr {
        self.0 + Bytes(usize::from(byte) * 8)
    }

    /// The string of this one byte.
    #[inline(always)]
    pub fn string(self, byte: u8) -> GoString {
        GoString { ptr: self.word(byte), len: 1 }
    }
}

/// `a + b + ...` of the `count` strings that lie one after another at `parts`. A single operand that is not empty is
/// the result itself; else there is one allocation of the exact length, if the result is not in the buffer. A result
/// without a buffer may live on: so a single operand that `is_in_frame` is copied then.
///
/// # Errors
/// If the result is too long, or there is no memory.
///
/// # Safety
/// (V1) `count` strings.
pub unsafe fn concat<A: Alloc>(
    alloc: &mut A,
    parts: Addr,
    count: usize,
    buffer: Buffer,
    is_in_frame: impl FnOnce(Addr) -> bool,
) -> Result<GoString, Fault> {
    // SAFETY: (V1), promised by the caller.
    let part = |i: usize| unsafe { GoString::load(parts + Bytes(i * size_of::<GoString>())) };
    let filled = || (0..count).map(part).filter(|part| part.len > 0);
    let (mut len, mut last, mut operands) = (0_usize, GoString::default(), 0);
    for part in filled() {
        len = len.checked_add(part.len).filter(|&len| len <= MAX_BYTES).ok_or_else(too_long)?;
        (last, operands) = (part, operands + 1);
    }
    if operands == 0 || operands == 1 && (buffer.is_some() || !is_in_frame(last.ptr)) {
        return Ok(last);
    }
    let ptr = room(alloc, buffer, len)?;
    let mut end = ptr;
    for part in filled() {
        // SAFETY: (V1); the result has room for all parts and is fresh.
        unsafe { mem::copy_bytes(end, part.ptr, Bytes(part.len)) };
        end = end + Bytes(part.len);
    }
    Ok(GoString { ptr, len })
}

#[cold]
fn too_long() -> Fault {
    Fatal::Throw("string concatenation too long".into()).into()
}

/// The order of two strings, byte by byte.
///
/// # Safety
/// (V1) two strings.
pub unsafe fn compare(a: GoString, b: GoString) -> Ordering {
    let common = a.len.min(b.len);
    let mut at = 0;
    // SAFETY: (V1); every read lies inside both strings.
    unsafe {
        while at + 8 <= common {
            let word = |s: GoString| u64::from_be_bytes(load_bytes(s.ptr + Bytes(at)));
            match word(a).cmp(&word(b)) {
                Ordering::Equal => at += 8,
                differing => return differing,
            }
        }
        while at < common {
            match mem::load8(a.ptr + Bytes(at)).cmp(&mem::load8(b.ptr + Bytes(at))) {
                Ordering::Equal => at += 1,
                differing => return differing,
            }
        }
    }
    a.len.cmp(&b.len)
}

/// A string with the bytes of a Rust slice.
///
/// # Errors
/// If there is no memory.
pub fn new_string<A: Alloc>(alloc: &mut A, bytes: &[u8]) -> Result<GoString, Fault> {
    if bytes.is_empty() {
        return Ok(GoString::default());
    }
    let ptr = alloc.new_bytes(bytes.len(), false)?;
    // SAFETY: fresh memory of this length.
    unsafe { store_bytes(ptr, bytes) };
    Ok(GoString { ptr, len: bytes.len() })
}

/// `string(b)`: a copy of the exact length; nothing is allocated for up to one byte.
///
/// # Errors
/// If there is no memory.
///
/// # Safety
/// (V1) a slice of bytes.
pub unsafe fn from_bytes<A: Alloc>(
    alloc: &mut A,
    bytes: GoSlice,
    small: SmallValues,
    buffer: Buffer,
) -> Result<GoString, Fault> {
    match bytes.len {
        0 => Ok(GoString::default()),
        // SAFETY: (V1) one byte.
        1 => Ok(small.string(unsafe { mem::load8(bytes.ptr) })),
        len => {
            let ptr = room(alloc, buffer, len)?;
            // SAFETY: (V1), and room for a string of this length.
            unsafe { mem::copy_bytes(ptr, bytes.ptr, Bytes(len)) };
            Ok(GoString { ptr, len })
        }
    }
}

/// `[]byte(s)`: a copy whose capacity fills its size class, or the buffer.
///
/// # Errors
/// If there is no memory.
///
/// # Safety
/// (V1) a string.
pub unsafe fn to_bytes<A: Alloc>(
    alloc: &mut A,
    string: GoString,
    buffer: Buffer,
) -> Result<GoSlice, Fault> {
    let len = string.len;
    let (ptr, cap) = match buffer {
        Some(at) if len <= BUFFER_BYTES => (at, BUFFER_BYTES),
        _ => {
            let cap = round_up_size(Bytes(len), true).0;
            (alloc.new_bytes(cap, false)?, cap)
        }
    };
    // SAFETY: (V1), and room for `cap` bytes.
    unsafe {
        mem::copy_bytes(ptr, string.ptr, Bytes(len));
        mem::clear_bytes(ptr + Bytes(len), Bytes(cap - len));
    }
    Ok(GoSlice { ptr, len, cap })
}

/// `[]rune(s)`: a copy whose capacity fills its size class, or the buffer.
///
/// # Errors
/// If there is no memory.
///
/// # Safety
/// (V1) a string.
pub unsafe fn to_runes<A: Alloc>(
    alloc: &mut A,
    string: GoString,
    buffer: Buffer,
) -> Result<GoSlice, Fault> {
    // SAFETY: (V1), promised by the caller.
    let runes = || unsafe { runes(string) };
    let len = runes().count();
    let (ptr, size) = match buffer {
        Some(at) if len <= BUFFER_RUNES => (at, Bytes(BUFFER_RUNES * 4)),
        _ => {
            let size = round_up_size(Bytes(len * 4), true);
            (alloc.new_bytes(size.0, false)?, size)
        }
    };
    // SAFETY: room for `size` bytes, of which the runes take `4 * len`.
    unsafe {
        for (i, rune) in runes().enumerate() {
            mem::store32(ptr + Bytes(i * 4), rune);
        }
        mem::clear_bytes(ptr + Bytes(len * 4), size - Bytes(len * 4));
    }
    Ok(GoSlice { ptr, len, cap: size.0 / 4 })
}

/// `string(runes)`. As in Go, three bytes more than it needs must fit: the room for a last rune of any width.
///
/// # Errors
/// If there is no memory.
///
/// # Safety
/// (V1) a slice of runes.
pub unsafe fn from_runes<A: Alloc>(
    alloc: &mut A,
    runes: GoSlice,
    buffer: Buffer,
) -> Result<GoString, Fault> {
    // SAFETY: (V1) four bytes each.
    let encoded =
        || (0..runes.len).map(|i| encode_rune(unsafe { mem::load32(runes.ptr + Bytes(i * 4)) }));
    let len = encoded().map(|rune| rune.width()).sum();
    if len == 0 {
        return Ok(GoString::default());
    }
    let ptr = room(alloc, buffer, len + 3)?;
    let mut end = ptr;
    for rune in encoded() {
        // SAFETY: there is room for all.
        unsafe { store_bytes(end, rune.bytes()) };
        end = end + Bytes(rune.width());
    }
    Ok(GoString { ptr, len })
}

/// `string(i)` of an integer: the UTF-8 of that rune. Four bytes are allocated whatever its length.
///
/// # Errors
/// If there is no memory.
pub fn from_rune<A: Alloc>(alloc: &mut A, rune: i64, buffer: Buffer) -> Result<GoString, Fault> {
    let ptr = room(alloc, buffer, 4)?;
    let encoded = encode_rune(u32::try_from(rune).unwrap_or(REPLACEMENT));
    // SAFETY: room for four bytes.
    unsafe { store_bytes(ptr, encoded.bytes()) };
    Ok(GoString { ptr, len: encoded.width() })
}

/// The UTF-8 of one rune.
#[derive(Clone, Copy, Debug)]
pub struct Encoded {
    bytes: [u8; 4],
    width: u8,
}

impl Encoded {
    /// The one to four bytes.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes[..self.width()]
    }

    /// How many there are.
    pub fn width(&self) -> usize {
        usize::from(self.width)
    }
}

/// Encodes a rune; what is none becomes U+FFFD.
pub fn encode_rune(rune: u32) -> Encoded {
    let mut bytes = [0; 4];
    let char = char::from_u32(rune).unwrap_or(char::REPLACEMENT_CHARACTER);
    let width = char.encode_utf8(&mut bytes).len() as u8; // at most 4
    Encoded { bytes, width }
}

/// The rune that starts at byte `i`, and its width: what `range` over a string needs. Invalid UTF-8 is U+FFFD of
/// width 1.
///
/// # Safety
/// (V1) `len` bytes at `ptr`, and `i < len`.
#[inline]
pub unsafe fn decode_rune(ptr: Addr, len: usize, i: usize) -> (u32, usize) {
    // SAFETY: promised by the caller.
    let first = unsafe { mem::load8(ptr + Bytes(i)) };
    if first < 0x80 {
        return (u32::from(first), 1);
    }
    // SAFETY: as above.
    decode_long(first, |k| if i + k < len { unsafe { mem::load8(ptr + Bytes(i + k)) } } else { 0 })
}

/// [`decode_rune`] of the first rune of Rust bytes; width 0 if there are none.
pub fn decode_first(bytes: &[u8]) -> (u32, usize) {
    match bytes.first() {
        None => (REPLACEMENT, 0),
        Some(&first) if first < 0x80 => (u32::from(first), 1),
        Some(&first) => decode_long(first, |k| bytes.get(k).copied().unwrap_or(0)),
    }
}

/// Decodes a rune of several bytes. `byte(k)` is the byte `k` behind the first, 0 past the end (which continues nothing).
fn decode_long(first: u8, byte: impl Fn(usize) -> u8) -> (u32, usize) {
    // The second byte's range excludes overlong forms, surrogates and what lies beyond U+10FFFF.
    let (width, second) = match first {
        0xc2..=0xdf => (2, 0x80..=0xbf),
        0xe0 => (3, 0xa0..=0xbf),
        0xed => (3, 0x80..=0x9f),
        0xe1..=0xef => (3, 0x80..=0xbf),
        0xf0 => (4, 0x90..=0xbf),
        0xf1..=0xf3 => (4, 0x80..=0xbf),
        0xf4 => (4, 0x80..=0x8f),
        _ => return (REPLACEMENT, 1),
    };
    if !second.contains(&byte(1)) {
        return (REPLACEMENT, 1);
    }
    let mut rune = u32::from(first) & (0x7f >> width);
    for k in 1..width {
        let next = byte(k);
        if next & 0xc0 != 0x80 {
            return (REPLACEMENT, 1);
        }
        rune = rune << 6 | u32::from(next & 0x3f);
    }
    (rune, width)
}

/// The runes of a string.
///
/// # Safety
/// (V1) a string, for as long as the iterator is used.
unsafe fn runes(string: GoString) -> impl Iterator<Item = u32> {
    let mut at = 0;
    std::iter::from_fn(move || {
        if at >= string.len {
            return None;
        }
        // SAFETY: (V1), promised by the caller; `at` lies inside the string.
        let (rune, width) = unsafe { decode_rune(string.ptr, string.len, at) };
        at += width;
        Some(rune)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::testing::TestHeap;

    fn text(string: GoString) -> Vec<u8> {
        // SAFETY: the tests' strings live as long as their heap.
        unsafe { string.to_vec() }
    }

    fn raw(heap: &mut TestHeap, bytes: &[u8]) -> GoString {
        let ptr = heap.raw(bytes.len());
        // SAFETY: fresh memory of this length.
        unsafe { store_bytes(ptr, bytes) };
        GoString { ptr, len: bytes.len() }
    }

    #[test]
    fn concatenates_in_one_allocation() {
        let cases: [(&str, &[&str], usize, usize); 6] = [
            // (case, operands, objects, bytes)
            ("nothing", &[], 0, 0),
            ("all empty", &["", ""], 0, 0),
            ("one of them", &["", "abc", ""], 0, 0),
            ("two", &["ab", "cdefghijklmnopqrs"], 1, 24),
            ("three, one empty", &["a", "", "b"], 1, 8),
            ("five", &["aaaa"; 5], 1, 24),
        ];
        for (case, operands, objects, bytes) in cases {
            let mut heap = TestHeap::new();
            let words: Vec<u64> = operands
                .iter()
                .map(|s| heap.string(s))
                .flat_map(|s| [s.ptr.0 as u64, s.len as u64])
                .collect();
            let parts = heap.words(&words);
            // SAFETY: as many strings as operands.
            let got = unsafe { concat(&mut heap, parts, operands.len(), None, |_| false) }.unwrap();
            assert_eq!(text(got), operands.concat().as_bytes(), "{case}");
            assert_eq!((heap.mallocs, heap.bytes), (objects, bytes), "{case}");
        }
    }

    #[test]
    fn compares_byte_by_byte() {
        let texts = [
            "",
            "\0",
            "a",
            "abcdefg",
            "abcdefgh",
            "abcdefghi",
            "abcdefgz",
            "abcdefgzzzzzzzzz",
            "abd",
            "b",
            "é",
            "\u{ff}",
        ];
        let mut heap = TestHeap::new();
        for a in texts {
            for b in texts {
                let (x, y) = (heap.string(a), heap.string(b));
                // SAFETY: two strings.
                unsafe {
                    assert_eq!(compare(x, y), a.as_bytes().cmp(b.as_bytes()), "{a:?} and {b:?}");
                    assert_eq!(equal(x, y), a == b, "{a:?} and {b:?}");
                }
            }
        }
    }

    #[test]
    fn decodes_as_range_does() {
        // Runes as Go 1.27.3's []rune(s) gives them.
        const BAD: u32 = REPLACEMENT;
        let cases: [(&str, &[u8], &[u32]); 16] = [
            ("ascii", b"a\0\x7f", &[0x61, 0, 0x7f]),
            ("two bytes", b"\xc2\x80\xdf\xbf", &[0x80, 0x7ff]),
            ("three bytes", b"\xe0\xa0\x80\xef\xbf\xbf", &[0x800, 0xffff]),
            ("four bytes", b"\xf0\x90\x80\x80\xf4\x8f\xbf\xbf", &[0x10000, 0x10ffff]),
            ("a real U+FFFD", b"\xef\xbf\xbd", &[BAD]),
            ("lone continuation", b"\x80a", &[BAD, 0x61]),
            ("cut off", b"\xe2\x82", &[BAD, BAD]),
            ("cut off four", b"\xf0\x90\x80", &[BAD, BAD, BAD]),
            ("bad second byte", b"\xc3a", &[BAD, 0x61]),
            ("bad third byte", b"\xe2\x82a", &[BAD, BAD, 0x61]),
            ("overlong slash", b"\xc0\xaf", &[BAD, BAD]),
            ("overlong three", b"\xe0\x80\xaf", &[BAD, BAD, BAD]),
            ("surrogate", b"\xed\xa0\x80", &[BAD, BAD, BAD]),
            ("past the last rune", b"\xf4\x90\x80\x80", &[BAD, BAD, BAD, BAD]),
            ("no such first byte", b"\xff\xfe", &[BAD, BAD]),
            ("nothing", b"", &[]),
        ];
        let mut heap = TestHeap::new();
        for (case, bytes, wanted) in cases {
            let string = raw(&mut heap, bytes);
            // SAFETY: a string, and the slice made from it.
            unsafe {
                let slice = to_runes(&mut heap, string, None).unwrap();
                let got: Vec<u32> =
                    (0..slice.len).map(|i| mem::load32(slice.ptr + Bytes(i * 4))).collect();
                assert_eq!(got, wanted, "{case}");
                let back = from_runes(&mut heap, slice, None).unwrap();
                assert_eq!(text(back), utf8(wanted), "{case}");
            }
            assert_eq!(decode_first(bytes).0, wanted.first().copied().unwrap_or(BAD), "{case}");
        }
    }

    fn utf8(runes: &[u32]) -> Vec<u8> {
        runes.iter().map(|&rune| char::from_u32(rune).unwrap()).collect::<String>().into_bytes()
    }

    #[test]
    fn integers_become_runes() {
        let cases: [(i64, &str); 7] = [
            (65, "A"),
            (0, "\0"),
            (0x20ac, "€"),
            (-1, "\u{fffd}"),
            (0xd800, "\u{fffd}"),
            (0x110000, "\u{fffd}"),
            (i64::MAX, "\u{fffd}"),
        ];
        for (rune, wanted) in cases {
            let mut heap = TestHeap::new();
            assert_eq!(
                text(from_rune(&mut heap, rune, None).unwrap()),
                wanted.as_bytes(),
                "{rune}"
            );
            assert_eq!(heap.mallocs, 1);
        }
    }

    #[test]
    fn bytes_and_strings_are_copies() {
        let mut heap = TestHeap::new();
        let small = SmallValues(heap.words(&std::array::from_fn::<u64, 256, _>(|i| i as u64)));
        let cases = [
            // (length, capacity of []byte(s), objects for string(b))
            (0, 0, 0),
            (1, 8, 0),
            (33, 48, 1),
            (100, 112, 1),
        ];
        for (len, cap, objects) in cases {
            let string = heap.string(&"q".repeat(len));
            // SAFETY: a string, and the slice made from it.
            unsafe {
                let bytes = to_bytes(&mut heap, string, None).unwrap();
                assert_eq!((bytes.len, bytes.cap), (len, cap), "{len} bytes");
                assert!((len..cap).all(|i| mem::load8(bytes.ptr + Bytes(i)) == 0), "{len} bytes");
                let before = heap.mallocs;
                let back = from_bytes(&mut heap, bytes, small, None).unwrap();
                assert!(equal(back, string), "{len} bytes");
                assert_eq!(heap.mallocs - before, objects, "{len} bytes");
            }
        }
    }

    /// A heap, a buffer in its raw memory that holds something, and small values.
    fn with_buffer() -> (TestHeap, Addr, SmallValues) {
        let mut heap = TestHeap::new();
        let small = SmallValues(heap.words(&std::array::from_fn::<u64, 256, _>(|i| i as u64)));
        let buffer = heap.words(&[u64::MAX; BUFFER_RUNES / 2]);
        (heap, buffer, small)
    }

    fn words_of(parts: &[GoString]) -> Vec<u64> {
        parts.iter().flat_map(|s| [s.ptr.0 as u64, s.len as u64]).collect()
    }

    #[test]
    fn short_results_go_into_the_buffer() {
        // What Go 1.27.3 allocates of each, where the result does not escape.
        type Make = fn(&mut TestHeap, GoString, SmallValues, Buffer) -> Addr;
        let joined: Make = |heap, text, _, buffer| {
            let parts = heap.words(&words_of(&[text, GoString::default(), text]));
            // SAFETY: three strings.
            unsafe { concat(heap, parts, 3, buffer, |_| true) }.unwrap().ptr
        };
        let bytes: Make = |heap, text, small, buffer| {
            let bytes = GoSlice { ptr: text.ptr, len: text.len, cap: text.len };
            // SAFETY: as many bytes.
            unsafe { from_bytes(heap, bytes, small, buffer) }.unwrap().ptr
        };
        let runes: Make = |heap, text, _, buffer| {
            // SAFETY: a string, and its runes.
            unsafe {
                let (len, ptr) = (text.len, heap.raw(text.len * 4));
                (0..len).for_each(|i| mem::store32(ptr + Bytes(i * 4), u32::from(b'q')));
                from_runes(heap, GoSlice { ptr, len, cap: len }, buffer).unwrap().ptr
            }
        };
        let rune: Make = |heap, _, _, buffer| from_rune(heap, 0x20ac, buffer).unwrap().ptr;
        let cases: [(&str, Make, usize, bool); 9] = [
            // (case, operation, length of the operand, whether the buffer does)
            ("joined, 32 bytes", joined, 16, true),
            ("joined, 34 bytes", joined, 17, false),
            ("bytes, 2", bytes, 2, true),
            ("bytes, 32", bytes, 32, true),
            ("bytes, 33", bytes, 33, false),
            ("runes, 1", runes, 1, true),
            ("runes, 29 bytes", runes, 29, true),
            ("runes, 30 bytes", runes, 30, false),
            ("a rune", rune, 0, true),
        ];
        for (case, make, len, fits) in cases {
            let (mut heap, buffer, small) = with_buffer();
            let text = heap.string(&"q".repeat(len));
            let got = make(&mut heap, text, small, Some(buffer));
            assert_eq!((got == buffer, heap.mallocs), (fits, usize::from(!fits)), "{case}");
            assert_ne!(make(&mut heap, text, small, None), buffer, "{case}, no buffer");
        }
    }

    #[test]
    fn slices_in_a_buffer_have_its_capacity() {
        let cases = [
            // (length of the string, capacity of []byte(s), of []rune(s), objects): as Go 1.27.3's
            (0, 32, 32, 0),
            (1, 32, 32, 0),
            (32, 32, 32, 0),
            (33, 48, 36, 2),
            (100, 112, 104, 2),
        ];
        for (len, byte_cap, rune_cap, objects) in cases {
            let (mut heap, buffer, _) = with_buffer();
            let string = heap.string(&"q".repeat(len));
            // SAFETY: a string, and slices made from it: the second in the buffer of the first.
            unsafe {
                let bytes = to_bytes(&mut heap, string, Some(buffer)).unwrap();
                assert_eq!((bytes.len, bytes.cap), (len, byte_cap), "{len} bytes");
                assert!((len..byte_cap).all(|i| mem::load8(bytes.ptr + Bytes(i)) == 0), "{len}");
                assert!((0..len).all(|i| mem::load8(bytes.ptr + Bytes(i)) == b'q'), "{len}");
                let runes = to_runes(&mut heap, string, Some(buffer)).unwrap();
                assert_eq!((runes.len, runes.cap), (len, rune_cap), "{len} runes");
                let rune = |i| mem::load32(runes.ptr + Bytes(i * 4));
                assert!((len..rune_cap).all(|i| rune(i) == 0), "{len} runes");
                assert!((0..len).all(|i| rune(i) == u32::from(b'q')), "{len} runes");
            }
            assert_eq!(heap.mallocs, objects, "{len}");
        }
    }

    #[test]
    fn a_single_operand_is_copied_if_it_would_outlive_its_frame() {
        let cases = [
            // (case, with a buffer, whether the operand is in a frame, whether it is copied)
            ("in the heap", false, false, false),
            ("in a frame", false, true, true),
            ("in a frame, but so is the result", true, true, false),
        ];
        for (case, with_a_buffer, in_frame, copied) in cases {
            let (mut heap, buffer, _) = with_buffer();
            let text = heap.string("text");
            let parts = heap.words(&words_of(&[GoString::default(), text]));
            let buffer = with_a_buffer.then_some(buffer);
            // SAFETY: two strings.
            let got =
                unsafe { concat(&mut heap, parts, 2, buffer, |at| at == text.ptr && in_frame) };
            let got = got.unwrap();
            assert_eq!(
                (got.ptr != text.ptr, heap.mallocs),
                (copied, usize::from(copied)),
                "{case}"
            );
            assert_eq!(self::text(got), b"text", "{case}");
        }
    }

    #[test]
    fn a_string_of_runes_has_room_for_three_bytes_more() {
        // Bytes allocated for string(runes) by Go 1.27.3.
        for (len, size) in [(5, 8), (6, 16), (13, 16), (14, 24), (29, 32), (30, 48), (62, 80)] {
            let mut heap = TestHeap::new();
            let ptr = heap.raw(len * 4);
            // SAFETY: as many runes.
            let got = unsafe { from_runes(&mut heap, GoSlice { ptr, len, cap: len }, None) };
            assert_eq!((got.unwrap().len, heap.bytes), (len, size), "{len} runes");
        }
    }
}
