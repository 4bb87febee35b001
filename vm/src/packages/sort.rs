//! Natives of package `sort`: moving elements of slices whatever their type, and sorting those whose order is known.

use burrow_alloc::mem;
use burrow_alloc::units::{Addr, Bytes};
use burrow_runtime::fault::{Fault, RuntimeError};
use burrow_runtime::rtype::{Shape, TypeRef};
use burrow_runtime::value::{GoSlice, GoString, Interface};

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
    match ty.as_ref().map(|ty| (ty.shape(), &ty.string)) {
        Some((Shape::Slice(elem), _)) => {
            // SAFETY: the data word of an interface that holds a slice points to one.
            let slice = unsafe { GoSlice::load(Addr(value.data as usize)) };
            Ok((slice, *elem))
        }
        Some((_, name)) => Err(RuntimeError::Plain(format!("sort: {name} is not a slice")).into()),
        None => Err(RuntimeError::Plain("sort: nil is not a slice".into()).into()),
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
            mem::store64(a + at, y);
            mem::store64(b + at, x);
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

/// The words of the first argument, a slice whose elements are one word each.
fn words(ctx: &NativeCtx<'_>) -> Vec<u64> {
    let slice = ctx.arg_slice(0);
    // SAFETY: elements of the slice.
    (0..slice.len).map(|n| unsafe { mem::load64(slice.ptr + Bytes(n * 8)) }).collect()
}

fn store_words(ctx: &NativeCtx<'_>, words: impl Iterator<Item = u64>) {
    let slice = ctx.arg_slice(0);
    for (n, word) in words.take(slice.len).enumerate() {
        // SAFETY: an element of the slice.
        unsafe { mem::store64(slice.ptr + Bytes(n * 8), word) };
    }
}

/// func Ints(x []int)
fn ints(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    let mut values = words(ctx);
    values.sort_unstable_by_key(|&word| word as i64);
    store_words(ctx, values.into_iter());
    Ok(After::Continue)
}

/// func Float64s(x []float64): what is not a number comes first.
fn float64s(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    let mut values: Vec<f64> = words(ctx).into_iter().map(f64::from_bits).collect();
    values.sort_by(|a, b| a.partial_cmp(b).unwrap_or_else(|| b.is_nan().cmp(&a.is_nan())));
    store_words(ctx, values.into_iter().map(f64::to_bits));
    Ok(After::Continue)
}

/// func Strings(x []string)
fn strings(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    let slice = ctx.arg_slice(0);
    let at = |n: usize| slice.ptr + Bytes(n * 16);
    // SAFETY: elements of the slice, before and after sorting.
    unsafe {
        let mut values: Vec<GoString> = (0..slice.len).map(|n| GoString::load(at(n))).collect();
        let view = |s: &GoString| View { ptr: s.ptr, len: s.len };
        values.sort_unstable_by(|a, b| view(a).compare(view(b)));
        for (n, value) in values.into_iter().enumerate() {
            value.store(at(n));
        }
    }
    Ok(After::Continue)
}

/// The natives of this package.
pub(super) const TABLE: &[(&str, Native)] = &[
    ("sort.length", length),
    ("sort.swap", swap),
    ("sort.rotate", rotate),
    ("sort.Ints", ints),
    ("sort.Float64s", float64s),
    ("sort.Strings", strings),
];
