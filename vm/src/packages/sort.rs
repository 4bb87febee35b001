//! Natives of packages `sort` and `slices`: moving elements of slices whatever their type, and sorting those whose order is known.

use burrow_alloc::mem;
use burrow_alloc::units::{Addr, Bytes};
use burrow_runtime::fault::{Fault, RuntimeError};
use burrow_runtime::rtype::{Kind, Shape, TypeRef};
use burrow_runtime::value::{GoSlice, GoString, Interface, store_word};

use super::bytealg::view::View;
use super::{After, Native, NativeCtx};

/// The slice that the first argument, an `any`, holds, and the type of its elements.
///
/// # Errors
/// If it holds no slice; the panic is worded for `sort.Slice`, as Go words it.
fn slice(ctx: &NativeCtx<'_>) -> Result<(GoSlice, TypeRef), Fault> {
    let value = Interface { tab: ctx.arg(0), data: ctx.arg(1) };
    // SAFETY: the parameter is an `any`.
    let ty = unsafe { value.dynamic_type(true) };
    match ty.as_ref().map(|ty| (ty.shape(), ty.kind)) {
        Some((Shape::Slice(elem), _)) => {
            // SAFETY: the data word of an interface that holds a slice points to one.
            let slice = unsafe { GoSlice::load(Addr(value.data as usize)) };
            Ok((slice, *elem))
        }
        other => {
            let what = other.map_or("zero".into(), |(_, kind)| kind_name(kind));
            let text = format!("reflect: call of Swapper on {what} Value");
            Err(RuntimeError::Plain(text).into())
        }
    }
}

/// A kind as package `reflect` names it.
fn kind_name(kind: Kind) -> String {
    match kind {
        Kind::Pointer => "ptr".into(),
        Kind::UnsafePointer => "unsafe.Pointer".into(),
        other => format!("{other:?}").to_lowercase(),
    }
}

/// func length(x any) int
fn length(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    let (slice, _) = slice(ctx)?;
    ctx.set(0, slice.len as u64);
    Ok(After::Continue)
}

/// Exchanges two elements that do not overlap: words where there may be pointers.
///
/// # Safety
/// Both addresses are elements of this type.
pub(super) unsafe fn exchange(a: Addr, b: Addr, elem: TypeRef) {
    let size = elem.size();
    let words = if a.is_aligned_to(8) && b.is_aligned_to(8) { size / 8 } else { 0 };
    // SAFETY: promised by the caller; types with pointers are aligned and have whole words only.
    unsafe {
        for at in (0..words).map(|n| Bytes(n * 8)) {
            let (x, y) = (mem::load64(a + at), mem::load64(b + at));
            store_word(a + at, y);
            store_word(b + at, x);
        }
        for at in (words * 8..size).map(Bytes) {
            let (x, y) = (mem::load8(a + at), mem::load8(b + at));
            mem::store8(a + at, y);
            mem::store8(b + at, x);
        }
    }
}

/// The bounds of a slice given as numbers of elements, in order and within it.
fn checked(ctx: &NativeCtx<'_>, n: usize, slice: GoSlice, most: usize) -> Result<usize, Fault> {
    let at = ctx.arg(n);
    if at <= most as u64 {
        return Ok(at as usize);
    }
    Err(RuntimeError::Index { index: at as i64, len: slice.len as i64 }.into())
}

/// func swap(x any, i, j int)
fn swap(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    let (slice, elem) = slice(ctx)?;
    let most = slice.len.wrapping_sub(1);
    let (i, j) = (checked(ctx, 2, slice, most)?, checked(ctx, 3, slice, most)?);
    if slice.len > 0 && i != j {
        let at = |n: usize| slice.ptr + Bytes(n * elem.size());
        // SAFETY: two elements of the slice.
        unsafe { exchange(at(i), at(j), elem) };
    }
    Ok(After::Continue)
}

/// func rotate(x any, a, m, b int): exchanges the elements from a to before m with those from m to before b.
fn rotate(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    let (slice, elem) = slice(ctx)?;
    let b = checked(ctx, 4, slice, slice.len)?;
    let m = checked(ctx, 3, slice, b)?;
    let a = checked(ctx, 2, slice, m)?;
    let reverse = |lo: usize, hi: usize| {
        let at = |n: usize| slice.ptr + Bytes(n * elem.size());
        for n in 0..(hi - lo) / 2 {
            // SAFETY: two different elements of the slice.
            unsafe { exchange(at(lo + n), at(hi - 1 - n), elem) };
        }
    };
    reverse(a, m);
    reverse(m, b);
    reverse(a, b);
    Ok(After::Continue)
}

/// A slice of numbers or strings that is to be sorted.
#[derive(Clone, Copy)]
struct Run {
    ptr: Addr,
    len: usize,
}

impl Run {
    /// The first argument.
    fn argument(ctx: &NativeCtx<'_>) -> Run {
        let slice = ctx.arg_slice(0);
        Run { ptr: slice.ptr, len: slice.len }
    }

    /// Sorts elements of `size` bytes by a key, which is all there is to them. Equal keys keep their order, which tells
    /// one zero from the other.
    fn sort_by_key<K: Ord>(self, size: usize, key: fn(u64) -> K) {
        let at = |n: usize| self.ptr + Bytes(n * size);
        // SAFETY: elements of the slice, which have no pointers.
        let load = |n: usize| unsafe {
            match size {
                1 => u64::from(mem::load8(at(n))),
                2 => u64::from(mem::load8(at(n))) | u64::from(mem::load8(at(n) + Bytes(1))) << 8,
                4 => u64::from(mem::load32(at(n))),
                _ => mem::load64(at(n)),
            }
        };
        let mut values: Vec<u64> = (0..self.len).map(load).collect();
        values.sort_by_key(|&value| key(value));
        for (n, value) in values.into_iter().enumerate() {
            // SAFETY: as above.
            unsafe {
                match size {
                    1 | 2 => (0..size)
                        .for_each(|i| mem::store8(at(n) + Bytes(i), (value >> (8 * i)) as u8)),
                    4 => mem::store32(at(n), value as u32),
                    _ => mem::store64(at(n), value),
                }
            }
        }
    }

    fn sort_strings(self) {
        let at = |n: usize| self.ptr + Bytes(n * 16);
        // SAFETY: elements of the slice, before and after sorting.
        unsafe {
            let mut values: Vec<GoString> = (0..self.len).map(|n| GoString::load(at(n))).collect();
            let view = |s: &GoString| View { ptr: s.ptr, len: s.len };
            values.sort_unstable_by(|a, b| view(a).compare(view(b)));
            for (n, value) in values.into_iter().enumerate() {
                value.store(at(n));
            }
        }
    }
}

/// A number whose order is that of a float: what is not a number comes first, and both zeros are one.
fn float_key(value: f64) -> i64 {
    let bits = value.to_bits() as i64;
    match value {
        v if v.is_nan() => i64::MIN,
        0.0 => 0,
        // Negative floats grow downwards.
        _ if bits < 0 => i64::MIN - bits,
        _ => bits,
    }
}

/// func Ints(x []int)
fn ints(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    Run::argument(ctx).sort_by_key(8, |word| word as i64);
    Ok(After::Continue)
}

/// func Float64s(x []float64): what is not a number comes first.
fn float64s(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    Run::argument(ctx).sort_by_key(8, |word| float_key(f64::from_bits(word)));
    Ok(After::Continue)
}

/// func Strings(x []string)
fn strings(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    Run::argument(ctx).sort_strings();
    Ok(After::Continue)
}

/// func sortOrdered(kind any, data unsafe.Pointer, n int): kind holds a pointer to an element's type.
fn ordered(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    let kind = Interface { tab: ctx.arg(0), data: ctx.arg(1) };
    let run = Run { ptr: Addr(ctx.arg(2) as usize), len: ctx.arg(3) as usize };
    // SAFETY: the parameter is an `any`.
    let ty = unsafe { kind.dynamic_type(true) };
    let Some(Shape::Pointer(elem)) = ty.as_ref().map(|ty| ty.shape()) else {
        return Err(RuntimeError::Plain("slices: kind is no pointer".into()).into());
    };
    match elem.kind {
        Kind::Int8 => run.sort_by_key(1, |word| word as i8),
        Kind::Int16 => run.sort_by_key(2, |word| word as i16),
        Kind::Int32 => run.sort_by_key(4, |word| word as i32),
        Kind::Int | Kind::Int64 => run.sort_by_key(8, |word| word as i64),
        Kind::Uint8 => run.sort_by_key(1, |word| word),
        Kind::Uint16 => run.sort_by_key(2, |word| word),
        Kind::Uint32 => run.sort_by_key(4, |word| word),
        Kind::Uint | Kind::Uint64 | Kind::Uintptr => run.sort_by_key(8, |word| word),
        Kind::Float32 => {
            run.sort_by_key(4, |word| float_key(f64::from(f32::from_bits(word as u32))));
        }
        Kind::Float64 => run.sort_by_key(8, |word| float_key(f64::from_bits(word))),
        Kind::String => run.sort_strings(),
        other => return Err(RuntimeError::Plain(format!("slices: {other:?} has no order")).into()),
    }
    Ok(After::Continue)
}

/// The natives of these packages.
pub(super) const TABLE: &[(&str, Native)] = &[
    ("sort.length", length),
    ("sort.swap", swap),
    ("sort.rotate", rotate),
    ("sort.Ints", ints),
    ("sort.Float64s", float64s),
    ("sort.Strings", strings),
    ("slices.sortOrdered", ordered),
];
