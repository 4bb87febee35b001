//! `==` on values of any comparable type, by type descriptor.
//!
//! Called by the interpreter where the compiler could not compare words itself, by maps with general keys, and for
//! comparisons of interface values.
//!
//! Go's rules: fields and elements are compared in order and the first difference decides, so that a later interface
//! value holding something uncomparable panics only if it is reached; blank fields do not count; `NaN != NaN`,
//! `+0 == -0`.
//!
//! Invariants: (E1) the levels still to be finished are kept in a `Vec`, not on the thread's stack: a script can nest
//! interface values as deep as its memory allows. Addresses are values in the sense of (V1) of `value.rs`.
//!
//! Locks: none. Next to read: `hash.rs`, which walks values the same way.

use std::mem::replace;

use burrow_alloc::mem;
use burrow_alloc::units::{Addr, Bytes, WORD};

use crate::fault::RuntimeError;
use crate::rtype::{Kind, Shape, TypeRef};
use crate::value::{GoString, Interface, bytes_equal, is_empty_interface};

/// A composite value being compared: everything before part `next` was equal.
struct Level {
    ty: TypeRef,
    a: Addr,
    b: Addr,
    next: usize,
}

/// What came of comparing the parts of one level.
enum Step {
    /// They differ: so do the whole values.
    Differ,
    /// All parts are equal.
    Equal,
    /// This part is composite itself and comes first.
    Enter(Level),
}

/// Whether two values of a type are equal.
///
/// # Errors
/// [`RuntimeError::Uncomparable`] if interface values inside hold equal types that have no `==`.
///
/// # Safety
/// (V1) two values of `ty`.
pub unsafe fn equal(ty: TypeRef, a: Addr, b: Addr) -> Result<bool, RuntimeError> {
    // SAFETY: (V1), promised by the caller and kept by `step`, which enters parts of values.
    unsafe {
        if let Some(same) = leaf_equal(ty, a, b) {
            return Ok(same);
        }
        let mut outer = Vec::new();
        let mut level = Level { ty, a, b, next: 0 };
        loop {
            match step(&mut level)? {
                Step::Differ => return Ok(false),
                Step::Enter(inner) => outer.push(replace(&mut level, inner)),
                Step::Equal => match outer.pop() {
                    Some(parent) => level = parent,
                    None => return Ok(true),
                },
            }
        }
    }
}

/// Whether two interface values of the same sort (both with, or both without methods) are equal.
///
/// # Errors
/// As [`equal`].
///
/// # Safety
/// (V1) the words are those of interfaces of that sort.
pub unsafe fn interfaces_equal(
    a: Interface,
    b: Interface,
    is_empty: bool,
) -> Result<bool, RuntimeError> {
    // SAFETY: (V1), promised by the caller.
    unsafe {
        match same_inside(a, b, is_empty)? {
            Step::Differ => Ok(false),
            Step::Equal => Ok(true),
            Step::Enter(inner) => equal(inner.ty, inner.a, inner.b),
        }
    }
}

/// Compares the parts of a level from where it stands.
///
/// # Safety
/// (V1) the level's values.
unsafe fn step(level: &mut Level) -> Result<Step, RuntimeError> {
    // SAFETY: (V1): parts of values, at their offsets.
    unsafe {
        match level.ty.shape() {
            Shape::Struct(fields) => {
                while let Some(field) = fields.get(level.next) {
                    level.next += 1;
                    if &*field.name == "_" {
                        continue;
                    }
                    let (a, b) = (level.a + Bytes(field.offset), level.b + Bytes(field.offset));
                    match leaf_equal(field.ty, a, b) {
                        Some(true) => {}
                        Some(false) => return Ok(Step::Differ),
                        None => return Ok(Step::Enter(Level { ty: field.ty, a, b, next: 0 })),
                    }
                }
                Ok(Step::Equal)
            }
            Shape::Array { elem, len } => {
                while level.next < *len {
                    let offset = Bytes(level.next * elem.size());
                    level.next += 1;
                    let (a, b) = (level.a + offset, level.b + offset);
                    match leaf_equal(*elem, a, b) {
                        Some(true) => {}
                        Some(false) => return Ok(Step::Differ),
                        None => return Ok(Step::Enter(Level { ty: *elem, a, b, next: 0 })),
                    }
                }
                Ok(Step::Equal)
            }
            Shape::Interface(_) if level.next == 0 => {
                level.next = 1;
                let (a, b) = (Interface::load(level.a), Interface::load(level.b));
                same_inside(a, b, is_empty_interface(level.ty))
            }
            Shape::Interface(_) => Ok(Step::Equal),
            _ => Err(RuntimeError::Uncomparable(level.ty.string.to_string())),
        }
    }
}

/// Compares what interfaces hold, as far as their words tell.
///
/// # Safety
/// (V1) the words are those of interfaces of that sort.
unsafe fn same_inside(a: Interface, b: Interface, is_empty: bool) -> Result<Step, RuntimeError> {
    // SAFETY: (V1), promised by the caller.
    let (left, right) = unsafe { (a.dynamic_type(is_empty), b.dynamic_type(is_empty)) };
    if left != right {
        return Ok(Step::Differ);
    }
    let Some(ty) = left else { return Ok(Step::Equal) };
    if !ty.flags.comparable {
        return Err(RuntimeError::Uncomparable(ty.string.to_string()));
    }
    if ty.flags.direct {
        return Ok(if a.data == b.data { Step::Equal } else { Step::Differ });
    }
    let (a, b) = (Addr(a.data as usize), Addr(b.data as usize));
    // SAFETY: (V1) an interface whose type is not direct points to a value of it.
    Ok(match unsafe { leaf_equal(ty, a, b) } {
        Some(true) => Step::Equal,
        Some(false) => Step::Differ,
        None => Step::Enter(Level { ty, a, b, next: 0 }),
    })
}

/// Compares two values unless they are composite or interfaces (`None`).
///
/// # Safety
/// (V1) two values of `ty`.
#[inline]
unsafe fn leaf_equal(ty: TypeRef, a: Addr, b: Addr) -> Option<bool> {
    // SAFETY: (V1); sizes and alignments are those of the kinds.
    unsafe {
        if ty.flags.plain_memory {
            return Some(memory_equal(ty, a, b));
        }
        let f32_at = |at| f32::from_bits(mem::load32(at));
        let f64_at = |at| f64::from_bits(mem::load64(at));
        Some(match ty.kind {
            Kind::Float32 => f32_at(a) == f32_at(b),
            Kind::Float64 => f64_at(a) == f64_at(b),
            Kind::Complex64 => {
                f32_at(a) == f32_at(b) && f32_at(a + Bytes(4)) == f32_at(b + Bytes(4))
            }
            Kind::Complex128 => {
                f64_at(a) == f64_at(b) && f64_at(a + Bytes(8)) == f64_at(b + Bytes(8))
            }
            Kind::String => strings_equal(GoString::load(a), GoString::load(b)),
            _ => return None,
        })
    }
}

/// Whether two strings are equal.
///
/// # Safety
/// (V1) the words are those of strings.
#[inline(always)]
pub unsafe fn strings_equal(a: GoString, b: GoString) -> bool {
    // SAFETY: (V1), promised by the caller.
    a.len == b.len && unsafe { bytes_equal(a.ptr, b.ptr, a.len) }
}

/// Whether two values whose `==` is that of their bytes are equal. Words that may be pointers are read as words (S3).
///
/// # Safety
/// (V1) two values of `ty`.
#[inline]
unsafe fn memory_equal(ty: TypeRef, a: Addr, b: Addr) -> bool {
    // SAFETY: (V1); a type with pointers is a whole number of aligned words.
    unsafe {
        if ty.object.is_noscan() {
            return bytes_equal(a, b, ty.size());
        }
        (0..ty.size())
            .step_by(WORD)
            .all(|at| mem::load64(a + Bytes(at)) == mem::load64(b + Bytes(at)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::testing::TestHeap;

    /// Name, type, words of two values, what comes of comparing them.
    type Case<'a, T> = (&'a str, TypeRef, &'a [u64], &'a [u64], T);

    #[test]
    fn compares_by_type() {
        let mut heap = TestHeap::new();
        let (int, string, any) = (heap.int(), heap.string_type(), heap.interface(None));
        let float = heap.basic("float64", Kind::Float64, 8, 8);
        let float32 = heap.basic("float32", Kind::Float32, 4, 4);
        let complex = heap.basic("complex128", Kind::Complex128, 16, 8);
        let blank = heap.structure("blank", &[("a", int), ("_", int), ("b", string)]);
        let nested = heap.structure("nested", &[("a", float), ("b", blank)]);
        let (abc, also_abc, abd) = (heap.string("abc"), heap.string("abc"), heap.string("abd"));
        let [abc, also_abc, abd] = [abc, also_abc, abd].map(|s| s.ptr.0 as u64);
        let (nan, minus_zero) = (f64::NAN.to_bits(), (-0.0_f64).to_bits());
        let (boxed, also_boxed) =
            (heap.boxed(string, &[abc, 3]), heap.boxed(string, &[also_abc, 3]));
        let other = heap.boxed(int, &[3]);
        let cases: [Case<bool>; 17] = [
            // (case, type, words of one, words of the other, equal)
            ("ints", int, &[1], &[1], true),
            ("other ints", int, &[1], &[2], false),
            ("strings", string, &[abc, 3], &[also_abc, 3], true),
            ("other strings", string, &[abc, 3], &[abd, 3], false),
            ("prefix", string, &[abc, 3], &[abd, 2], false),
            ("zeros", float, &[0], &[minus_zero], true),
            ("NaN", float, &[nan], &[nan], false),
            (
                "small NaN",
                float32,
                &[u64::from(f32::NAN.to_bits())],
                &[u64::from(f32::NAN.to_bits())],
                false,
            ),
            ("complex", complex, &[0, minus_zero], &[minus_zero, 0], true),
            ("complex NaN", complex, &[0, nan], &[0, nan], false),
            ("blank fields do not count", blank, &[1, 2, abc, 3], &[1, 9, also_abc, 3], true),
            ("nested", nested, &[0, 1, 2, abc, 3], &[minus_zero, 1, 9, also_abc, 3], true),
            ("nested, last differs", nested, &[0, 1, 2, abc, 3], &[0, 1, 2, abd, 3], false),
            ("arrays", heap.array(string, 2), &[abc, 3, abd, 3], &[also_abc, 3, abd, 3], true),
            ("interfaces", any, &[boxed.tab, boxed.data], &[also_boxed.tab, also_boxed.data], true),
            (
                "interfaces of other types",
                any,
                &[boxed.tab, boxed.data],
                &[other.tab, other.data],
                false,
            ),
            ("nil and not nil", any, &[0, 0], &[other.tab, other.data], false),
        ];
        for (case, ty, a, b, wanted) in cases {
            let (a, b) = (heap.words(a), heap.words(b));
            // SAFETY: two values of `ty`.
            assert_eq!(unsafe { equal(ty, a, b) }, Ok(wanted), "{case}");
        }
    }

    #[test]
    fn uncomparable_values_panic_only_if_reached() {
        let mut heap = TestHeap::new();
        let (int, any) = (heap.int(), heap.interface(None));
        let slice = heap.slice(int);
        let pair = heap.structure("pair", &[("a", any), ("b", int)]);
        let riap = heap.structure("riap", &[("b", int), ("a", any)]);
        let Interface { tab, data } = heap.boxed(slice, &[0, 0, 0]);
        let panics = Err(RuntimeError::Uncomparable("[]int".into()));
        let cases: [Case<Result<bool, RuntimeError>>; 4] = [
            ("slices", any, &[tab, data], &[tab, data], panics.clone()),
            ("slice and nil", any, &[tab, data], &[0, 0], Ok(false)),
            ("slices first", pair, &[tab, data, 1], &[tab, data, 2], panics),
            ("slices later", riap, &[1, tab, data], &[2, tab, data], Ok(false)),
        ];
        for (case, ty, a, b, wanted) in cases {
            let (a, b) = (heap.words(a), heap.words(b));
            // SAFETY: two values of `ty`.
            assert_eq!(unsafe { equal(ty, a, b) }, wanted, "{case}");
        }
    }

    #[test]
    fn deep_chains_do_not_overflow_the_stack() {
        let mut heap = TestHeap::new();
        let link = heap.structure("link", &[("next", heap.interface(None)), ("value", heap.int())]);
        let mut chain = |end: u64| {
            (0..100_000).fold(heap.boxed(link, &[0, 0, end]), |next, i| {
                heap.boxed(link, &[next.tab, next.data, i])
            })
        };
        let (a, b, c) = (chain(0), chain(0), chain(1));
        // SAFETY: interfaces without methods.
        unsafe {
            assert_eq!(interfaces_equal(a, b, true), Ok(true));
            assert_eq!(interfaces_equal(a, c, true), Ok(false));
        }
    }
}
