//! Slices: making, growing, appending, copying, and the checks of slice expressions.
//!
//! Called by the interpreter. An append that fits is the interpreter's own work; what grows comes here. Capacities are
//! Go's, step by step: they follow from size classes and malloc headers.
//!
//! Invariants: (V1) to (V3) of `value.rs` for every slice and type given here.
//!
//! Locks: none.

use burrow_alloc::mem;
use burrow_alloc::size_class::round_up_size;
use burrow_alloc::units::{Addr, Bytes};

use crate::fault::{Fault, RuntimeError, SliceBounds};
use crate::rtype::TypeRef;
use crate::string::MAX_BYTES;
use crate::value::{Alloc, GoSlice, GoString, clear_values, copy_values};

/// Capacity up to which a slice doubles; beyond, growth falls gradually to a quarter.
const DOUBLING_LIMIT: usize = 256;

/// `make([]T, len, cap)`.
///
/// # Errors
/// [`RuntimeError::MakeSliceLen`], [`RuntimeError::MakeSliceCap`], or no memory.
pub fn make_slice<A: Alloc>(
    alloc: &mut A,
    elem: TypeRef,
    len: i64,
    cap: i64,
) -> Result<GoSlice, Fault> {
    let possible = |n: i64| {
        let n = usize::try_from(n).ok()?;
        n.checked_mul(elem.size()).is_some_and(|bytes| bytes <= MAX_BYTES).then_some(n)
    };
    let len = possible(len).ok_or(RuntimeError::MakeSliceLen)?;
    let cap = possible(cap).filter(|&cap| len <= cap).ok_or(RuntimeError::MakeSliceCap)?;
    Ok(GoSlice { ptr: alloc.new_array(elem, cap)?, len, cap })
}

/// The capacity with which a slice of capacity `old` goes on when `need` elements must fit; `None` if too large.
pub fn grown_cap(elem_size: usize, noscan: bool, old: usize, need: usize) -> Option<usize> {
    let mut cap = old;
    if need > old.saturating_mul(2) {
        cap = need;
    } else if old < DOUBLING_LIMIT {
        cap = old * 2;
    } else {
        while cap < need {
            cap += (cap + 3 * DOUBLING_LIMIT) >> 2;
        }
    }
    let bytes = cap.checked_mul(elem_size).filter(|&bytes| bytes <= MAX_BYTES)?;
    Some(round_up_size(Bytes(bytes), noscan).0 / elem_size)
}

/// Moves a slice into a larger array with room for `need` elements, more than its capacity. The length stays; of an
/// element type without pointers, what lies between length and `need` is not cleared: the caller writes it at once.
///
/// # Errors
/// [`RuntimeError::GrowSlice`], or no memory.
///
/// # Safety
/// (V1) a slice of this element type.
pub unsafe fn grow<A: Alloc>(
    alloc: &mut A,
    slice: GoSlice,
    elem: TypeRef,
    need: usize,
) -> Result<GoSlice, Fault> {
    let (size, noscan) = (elem.size(), elem.object.is_noscan());
    if size == 0 {
        if need > i64::MAX as usize {
            return Err(RuntimeError::GrowSlice.into());
        }
        return Ok(GoSlice { ptr: alloc.new_array(elem, need)?, len: slice.len, cap: need });
    }
    let cap = grown_cap(size, noscan, slice.cap, need).ok_or(RuntimeError::GrowSlice)?;
    let ptr =
        if noscan { alloc.new_bytes(cap * size, false)? } else { alloc.new_array(elem, cap)? };
    // SAFETY: (V1); the new array has room for `cap >= need > len` elements and is fresh.
    unsafe {
        copy_values(ptr, slice.ptr, elem, slice.len);
        if noscan {
            mem::clear_bytes(ptr + Bytes(need * size), Bytes((cap - need) * size));
        }
    }
    Ok(GoSlice { ptr, len: slice.len, cap })
}

/// `append(to, more...)`. The two may overlap.
///
/// # Errors
/// As [`grow`].
///
/// # Safety
/// (V1) two slices of this element type.
pub unsafe fn append<A: Alloc>(
    alloc: &mut A,
    to: GoSlice,
    more: GoSlice,
    elem: TypeRef,
) -> Result<GoSlice, Fault> {
    // SAFETY: (V1), promised by the caller.
    unsafe {
        let (mut to, len) = make_fit(alloc, to, more.len, elem)?;
        copy_values(to.ptr + Bytes(to.len * elem.size()), more.ptr, elem, more.len);
        to.len = len;
        Ok(to)
    }
}

/// `append(to, more...)` of a string to a slice of bytes.
///
/// # Errors
/// As [`grow`].
///
/// # Safety
/// (V1) a slice of bytes, whose type is `elem`, and a string.
pub unsafe fn append_string<A: Alloc>(
    alloc: &mut A,
    to: GoSlice,
    more: GoString,
    elem: TypeRef,
) -> Result<GoSlice, Fault> {
    let more = GoSlice { ptr: more.ptr, len: more.len, cap: more.len };
    // SAFETY: (V1), promised by the caller; a string's bytes are only read.
    unsafe { append(alloc, to, more, elem) }
}

/// `append(to, make([]T, count)...)`, without the slice in between.
///
/// # Errors
/// [`RuntimeError::MakeSliceLen`] for a negative count, else as [`grow`].
///
/// # Safety
/// (V1) a slice of this element type.
pub unsafe fn append_zeros<A: Alloc>(
    alloc: &mut A,
    to: GoSlice,
    count: i64,
    elem: TypeRef,
) -> Result<GoSlice, Fault> {
    let count = usize::try_from(count).map_err(|_| RuntimeError::MakeSliceLen)?;
    // SAFETY: (V1), promised by the caller; the slice has room for `count` elements behind its length.
    unsafe {
        let (to, len) = make_fit(alloc, to, count, elem)?;
        clear_values(to.ptr + Bytes(to.len * elem.size()), elem, count);
        Ok(GoSlice { len, ..to })
    }
}

/// A slice with room for `more` elements, and the length it will then have.
unsafe fn make_fit<A: Alloc>(
    alloc: &mut A,
    slice: GoSlice,
    more: usize,
    elem: TypeRef,
) -> Result<(GoSlice, usize), Fault> {
    let need = slice
        .len
        .checked_add(more)
        .filter(|&n| n <= i64::MAX as usize)
        .ok_or(RuntimeError::GrowSlice)?;
    // SAFETY: (V1), promised by the caller.
    Ok((if need <= slice.cap { slice } else { unsafe { grow(alloc, slice, elem, need)? } }, need))
}

/// `copy(to, from)`: as many elements as both have; returns how many. The two may overlap.
///
/// # Safety
/// (V1) two slices of this element type.
#[inline]
pub unsafe fn copy(to: GoSlice, from: GoSlice, elem: TypeRef) -> usize {
    let count = to.len.min(from.len);
    // SAFETY: (V1), promised by the caller.
    unsafe { copy_values(to.ptr, from.ptr, elem, count) };
    count
}

/// `copy(to, from)` of a string into a slice of bytes.
///
/// # Safety
/// (V1) a slice of bytes and a string.
#[inline]
pub unsafe fn copy_string(to: GoSlice, from: GoString) -> usize {
    let count = to.len.min(from.len);
    // SAFETY: (V1), promised by the caller.
    unsafe { mem::copy_bytes(to.ptr, from.ptr, Bytes(count)) };
    count
}

/// What the upper bound of a slice expression is held against.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limit {
    /// The length of a string or array.
    Len(usize),
    /// The capacity of a slice.
    Cap(usize),
}

/// Checks `x[lo:hi]`.
///
/// # Errors
/// [`RuntimeError::Slice`] with the first bound that does not hold.
#[inline(always)]
pub fn check_bounds(lo: i64, hi: i64, limit: Limit) -> Result<(), RuntimeError> {
    let (Limit::Len(most) | Limit::Cap(most)) = limit;
    // Negative bounds are larger than any limit as unsigned numbers.
    if hi as u64 <= most as u64 && lo as u64 <= hi as u64 {
        return Ok(());
    }
    Err(bounds_error(lo, hi, limit))
}

#[cold]
fn bounds_error(lo: i64, hi: i64, limit: Limit) -> RuntimeError {
    RuntimeError::Slice(match limit {
        Limit::Len(len) if hi as u64 > len as u64 => SliceBounds::HiLen { hi, len: len as i64 },
        Limit::Cap(cap) if hi as u64 > cap as u64 => SliceBounds::HiCap { hi, cap: cap as i64 },
        _ => SliceBounds::LoHi { lo, hi },
    })
}

/// Checks `x[lo:hi:max]`.
///
/// # Errors
/// [`RuntimeError::Slice`] with the first bound that does not hold.
pub fn check_bounds3(lo: i64, hi: i64, max: i64, limit: Limit) -> Result<(), RuntimeError> {
    Err(RuntimeError::Slice(match limit {
        Limit::Len(len) if max as u64 > len as u64 => SliceBounds::MaxLen { max, len: len as i64 },
        Limit::Cap(cap) if max as u64 > cap as u64 => SliceBounds::MaxCap { max, cap: cap as i64 },
        _ if hi as u64 > max as u64 => SliceBounds::HiMax { hi, max },
        _ if lo as u64 > hi as u64 => SliceBounds::LoHi3 { lo, hi },
        _ => return Ok(()),
    }))
}

/// The slice `x[lo:hi:max]` of a slice or array at `ptr`, after the checks. An empty slice at the very end keeps the
/// address of the start, so that it does not point past the object.
#[inline(always)]
pub fn cut(ptr: Addr, elem_size: usize, lo: usize, hi: usize, max: usize) -> GoSlice {
    let start = if max == lo { ptr } else { ptr + Bytes(lo * elem_size) };
    GoSlice { ptr: start, len: hi - lo, cap: max - lo }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rtype::Kind;
    use crate::value::testing::TestHeap;

    #[test]
    fn capacities_grow_as_in_go() {
        // Appending one element at a time from nil; measured with Go 1.27.3.
        let cases: [(&str, usize, bool, &[usize]); 8] = [
            // (element, its size, no pointers, capacities)
            ("byte", 1, true, &[8, 16, 32, 64, 128, 256, 512, 896, 1408, 2048, 3072, 4096, 5376]),
            (
                "int",
                8,
                true,
                &[
                    1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 848, 1280, 1792, 2560, 3408, 5120, 7168,
                    9216, 12288, 16384,
                ],
            ),
            (
                "*T",
                8,
                false,
                &[
                    1, 2, 4, 8, 16, 32, 64, 143, 287, 607, 1023, 1535, 2303, 3071, 4095, 6144,
                    8192, 11264, 14336, 18432,
                ],
            ),
            (
                "string",
                16,
                false,
                &[1, 2, 4, 8, 16, 32, 71, 143, 303, 591, 1023, 1535, 2560, 3584, 5120],
            ),
            (
                "three ints",
                24,
                true,
                &[1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 853, 1365, 2048, 3072],
            ),
            (
                "three pointers",
                24,
                false,
                &[1, 2, 4, 8, 16, 37, 74, 170, 341, 682, 1135, 1706, 2389, 3413],
            ),
            ("int32", 4, true, &[2, 4, 8, 16, 32, 64, 128, 256, 512, 864, 1344, 2048, 3072, 4096]),
            ("pointer and int", 16, false, &[1, 2, 4, 8, 16, 32, 71]),
        ];
        for (case, size, noscan, wanted) in cases {
            let mut cap = 0;
            for &want in wanted {
                cap = grown_cap(size, noscan, cap, cap + 1).unwrap();
                assert_eq!(cap, want, "{case}");
            }
        }
    }

    #[test]
    fn capacities_for_several_elements() {
        let cases = [
            // (case, old capacity, needed, new capacity)
            ("five from nil", 0, 5, 6),
            ("one more than four", 4, 5, 8),
            ("seven more than four", 4, 11, 12),
            ("just over double", 300, 601, 608),
        ];
        for (case, old, need, want) in cases {
            assert_eq!(grown_cap(8, true, old, need), Some(want), "{case}");
        }
        assert_eq!(grown_cap(8, true, 0, usize::MAX / 8), None);
        assert_eq!(grown_cap(1, true, 0, MAX_BYTES + 1), None);
    }

    #[test]
    fn make_checks_its_arguments() {
        use RuntimeError::{MakeSliceCap, MakeSliceLen};
        let mut heap = TestHeap::new();
        let (int, empty) = (heap.int(), heap.structure("struct {}", &[]));
        let cases = [
            // (case, element, len, cap, error)
            ("negative length", int, -1, 5, Some(MakeSliceLen)),
            ("length beyond capacity", int, 2, 1, Some(MakeSliceCap)),
            ("negative capacity", int, 0, -1, Some(MakeSliceCap)),
            ("both too large", int, 1 << 46, 1 << 46, Some(MakeSliceLen)),
            ("capacity too large", int, 1, i64::MAX, Some(MakeSliceCap)),
            ("fits", int, 3, 10, None),
            ("many of no size", empty, i64::MAX, i64::MAX, None),
        ];
        for (case, elem, len, cap, error) in cases {
            let got = make_slice(&mut heap, elem, len, cap);
            match error {
                Some(error) => assert_eq!(got, Err(error.into()), "{case}"),
                None => {
                    assert_eq!(got.map(|s| (s.len as i64, s.cap as i64)), Ok((len, cap)), "{case}")
                }
            }
        }
    }

    fn ints(slice: GoSlice) -> Vec<u64> {
        // SAFETY: the tests' slices live as long as their heap.
        (0..slice.len).map(|i| unsafe { mem::load64(slice.ptr + Bytes(i * 8)) }).collect()
    }

    #[test]
    fn append_and_copy_may_overlap() {
        for elem in [TestHeap::int, |heap: &TestHeap| heap.pointer(heap.int())] {
            let mut heap = TestHeap::new();
            let elem = elem(&heap);
            let ptr = heap.words(&[1, 2, 3, 4, 5, 6]);
            // SAFETY: slices of six words.
            unsafe {
                let all = GoSlice { ptr, len: 6, cap: 6 };
                assert_eq!(copy(cut(ptr, 8, 1, 6, 6), all, elem), 5);
                assert_eq!(ints(all), [1, 1, 2, 3, 4, 5]);
                assert_eq!(copy(all, cut(ptr, 8, 2, 6, 6), elem), 4);
                assert_eq!(ints(all), [2, 3, 4, 5, 4, 5]);
                let fits =
                    append(&mut heap, cut(ptr, 8, 0, 2, 6), cut(ptr, 8, 1, 4, 6), elem).unwrap();
                assert_eq!((ints(fits), fits.ptr, fits.cap), (vec![2, 3, 3, 4, 5], ptr, 6));
                let grown = append(&mut heap, all, all, elem).unwrap();
                assert_eq!(ints(grown), [[2, 3, 3, 4, 5, 5]; 2].concat());
                assert_ne!(grown.ptr, ptr);
                let end = GoSlice { len: grown.cap, ..grown };
                assert!(ints(end)[12..].iter().all(|&word| word == 0), "the tail is cleared");
            }
        }
    }

    #[test]
    fn appending_nothing_keeps_nil() {
        let mut heap = TestHeap::new();
        let int = heap.int();
        let nil = GoSlice::default();
        // SAFETY: nil slices.
        assert_eq!(unsafe { append(&mut heap, nil, nil, int) }, Ok(nil));
    }

    #[test]
    fn appends_strings_to_bytes() {
        let mut heap = TestHeap::new();
        let byte = heap.basic("uint8", Kind::Uint8, 1, 1);
        let text = heap.string("hello");
        // SAFETY: a nil slice of bytes and a string.
        let got = unsafe { append_string(&mut heap, GoSlice::default(), text, byte) }.unwrap();
        assert_eq!((got.len, got.cap), (5, 8));
        // SAFETY: as many bytes as both have.
        assert_eq!(unsafe { copy_string(cut(got.ptr, 1, 1, 3, 8), text) }, 2);
    }

    #[test]
    fn bounds_are_checked_in_gos_words() {
        use Limit::{Cap, Len};
        let cases = [
            // (lo, hi, limit, wanted)
            (0, 5, Len(5), ""),
            (2, 2, Cap(2), ""),
            (0, 6, Len(5), "slice bounds out of range [:6] with length 5"),
            (0, 6, Cap(5), "slice bounds out of range [:6] with capacity 5"),
            (0, -1, Cap(5), "slice bounds out of range [:-1]"),
            (3, 2, Cap(5), "slice bounds out of range [3:2]"),
            (-3, 2, Cap(5), "slice bounds out of range [-3:]"),
        ];
        for (lo, hi, limit, wanted) in cases {
            let got = check_bounds(lo, hi, limit).err().map_or(String::new(), |e| e.to_string());
            assert_eq!(got.trim_start_matches("runtime error: "), wanted);
        }
        let cases3 = [
            // (lo, hi, max, limit, wanted)
            (0, 1, 2, Cap(2), ""),
            (0, 1, 3, Cap(2), "slice bounds out of range [::3] with capacity 2"),
            (0, 1, 3, Len(2), "slice bounds out of range [::3] with length 2"),
            (0, 1, -1, Len(2), "slice bounds out of range [::-1]"),
            (0, 3, 2, Len(2), "slice bounds out of range [:3:2]"),
            (0, -3, 2, Len(2), "slice bounds out of range [:-3:]"),
            (2, 1, 2, Cap(2), "slice bounds out of range [2:1:]"),
            (-2, 1, 2, Cap(2), "slice bounds out of range [-2::]"),
        ];
        for (lo, hi, max, limit, wanted) in cases3 {
            let got =
                check_bounds3(lo, hi, max, limit).err().map_or(String::new(), |e| e.to_string());
            assert_eq!(got.trim_start_matches("runtime error: "), wanted);
        }
    }
}
