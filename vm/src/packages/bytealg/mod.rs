//! Natives of packages `strings` and `bytes`: searching, cutting, mapping and putting together.
//!
//! The two packages have the same functions; a string is two argument words and a slice three, so the natives are generic
//! over the words of an operand: `W` is 2 for `strings` and 3 for `bytes`.
//!
//! Next to read: `view.rs`.

mod mapping;
mod pieces;
pub(super) mod view;

use burrow_alloc::mem;
use burrow_alloc::units::{Addr, Bytes};
use burrow_runtime::fault::{Fault, RuntimeError};
use burrow_runtime::slice::grown_cap;
use burrow_runtime::value::{Alloc, GoString, store_bytes};

pub(super) use self::view::View;
use super::{After, Native, NativeCtx};

/// The operand in argument word `n` and the next.
pub(super) fn view(ctx: &NativeCtx<'_>, n: usize) -> View {
    View { ptr: Addr(ctx.arg(n) as usize), len: ctx.arg(n + 1) as usize }
}

/// Two operands that are the first arguments.
fn two<const W: usize>(ctx: &NativeCtx<'_>) -> (View, View) {
    (view(ctx, 0), view(ctx, W))
}

/// Ends with a number as the result.
fn number(ctx: &mut NativeCtx<'_>, value: i64) -> Result<After, Fault> {
    ctx.set(0, value as u64);
    Ok(After::Continue)
}

/// Ends with a place, or -1.
fn place(ctx: &mut NativeCtx<'_>, at: Option<usize>) -> Result<After, Fault> {
    number(ctx, at.map_or(-1, |at| at as i64))
}

/// Ends with an answer.
fn answer(ctx: &mut NativeCtx<'_>, yes: bool) -> Result<After, Fault> {
    number(ctx, i64::from(yes))
}

/// Ends with fresh bytes as the result, of which none have a spare capacity.
fn fresh<const W: usize>(ctx: &mut NativeCtx<'_>, bytes: GoString) -> Result<After, Fault> {
    ctx.set_string(0, bytes);
    if W == 3 {
        ctx.set(2, bytes.len as u64);
    }
    Ok(After::Continue)
}

/// Ends with the bytes from `lo` to before `hi` of the first operand as the result.
fn part<const W: usize>(ctx: &mut NativeCtx<'_>, lo: usize, hi: usize) -> Result<After, Fault> {
    let all = view(ctx, 0);
    let cap = if W == 3 { ctx.arg(2) - lo as u64 } else { 0 };
    // What is empty must not point behind the object: it would keep another one alive.
    let empty = lo == hi && (W == 2 || cap == 0);
    let ptr = if empty { Addr(0) } else { all.cut(lo, hi).ptr };
    fresh::<W>(ctx, GoString { ptr, len: hi - lo })?;
    if W == 3 {
        ctx.set(2, cap);
    }
    Ok(After::Continue)
}

fn index<const W: usize>(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    let (all, sought) = two::<W>(ctx);
    place(ctx, all.index(sought))
}

fn last_index<const W: usize>(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    let (all, sought) = two::<W>(ctx);
    place(ctx, all.last_index(sought))
}

fn contains<const W: usize>(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    let (all, sought) = two::<W>(ctx);
    answer(ctx, all.index(sought).is_some())
}

fn count<const W: usize>(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    let (all, sought) = two::<W>(ctx);
    number(ctx, all.count(sought) as i64)
}

fn index_byte<const W: usize>(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    place(ctx, view(ctx, 0).index_byte(ctx.arg(W) as u8))
}

fn last_index_byte<const W: usize>(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    let (all, byte) = (view(ctx, 0), ctx.arg(W) as u8);
    place(ctx, (0..all.len).rev().find(|&i| all.byte(i) == byte))
}

fn has_prefix<const W: usize>(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    let (all, prefix) = two::<W>(ctx);
    answer(ctx, all.starts_with(prefix))
}

fn has_suffix<const W: usize>(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    let (all, suffix) = two::<W>(ctx);
    answer(ctx, all.ends_with(suffix))
}

fn equal<const W: usize>(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    let (a, b) = two::<W>(ctx);
    answer(ctx, a.equals(b))
}

fn compare<const W: usize>(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    let (a, b) = two::<W>(ctx);
    number(ctx, a.compare(b) as i64)
}

/// A set of runes given as a string.
struct RuneSet {
    ascii: u128,
    others: Vec<u32>,
}

impl RuneSet {
    fn of(chars: View) -> RuneSet {
        let mut set = RuneSet { ascii: 0, others: Vec::new() };
        for (_, rune, _) in chars.runes() {
            match rune {
                0..128 => set.ascii |= 1 << rune,
                _ => set.others.push(rune),
            }
        }
        set
    }

    fn has(&self, rune: u32) -> bool {
        if rune < 128 { self.ascii >> rune & 1 == 1 } else { self.others.contains(&rune) }
    }
}

/// func IndexAny(s T, chars string) int
fn index_any<const W: usize>(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    let (all, chars) = two::<W>(ctx);
    let set = RuneSet::of(chars);
    place(ctx, all.runes().find(|&(_, rune, _)| set.has(rune)).map(|(at, _, _)| at))
}

/// func LastIndexAny(s T, chars string) int
fn last_index_any<const W: usize>(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    let (all, chars) = two::<W>(ctx);
    let set = RuneSet::of(chars);
    let mut end = all.len;
    while end > 0 {
        let (rune, width) = all.rune_before(end);
        end -= width;
        if set.has(rune) {
            return place(ctx, Some(end));
        }
    }
    place(ctx, None)
}

/// Cuts runes that `cut` accepts off the ends.
fn trimmed(all: View, left: bool, right: bool, cut: impl Fn(u32) -> bool) -> (usize, usize) {
    let (mut lo, mut hi) = (0, all.len);
    while left && lo < hi {
        let (rune, width) = all.rune(lo);
        if !cut(rune) {
            break;
        }
        lo += width;
    }
    while right && lo < hi {
        let (rune, width) = all.from(lo).rune_before(hi - lo);
        if !cut(rune) {
            break;
        }
        hi -= width;
    }
    (lo, hi)
}

fn trim_space<const W: usize>(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    let (lo, hi) = trimmed(view(ctx, 0), true, true, crate::unicode::is_space);
    if W == 3 && lo == hi {
        ctx.set(2, 0);
        return fresh::<W>(ctx, GoString::default()); // bytes.TrimSpace gives nil then
    }
    part::<W>(ctx, lo, hi)
}

fn trim<const W: usize>(ctx: &mut NativeCtx<'_>, left: bool, right: bool) -> Result<After, Fault> {
    let (all, chars) = two::<W>(ctx);
    let set = RuneSet::of(chars);
    let (lo, hi) = trimmed(all, left, right, |rune| set.has(rune));
    if W == 3 && lo == hi {
        return fresh::<W>(ctx, GoString::default());
    }
    part::<W>(ctx, lo, hi)
}

fn trim_both<const W: usize>(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    trim::<W>(ctx, true, true)
}

fn trim_left<const W: usize>(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    trim::<W>(ctx, true, false)
}

fn trim_right<const W: usize>(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    trim::<W>(ctx, false, true)
}

/// func view(b []byte) string: the same bytes as a string, which the caller must not let anybody change.
pub(super) fn as_string(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    let bytes = ctx.arg_slice(0);
    ctx.set_string(0, GoString { ptr: bytes.ptr, len: bytes.len });
    Ok(After::Continue)
}

/// Copies a view to fresh memory.
///
/// # Safety
/// `to` has room for it.
unsafe fn copy_to(to: Addr, from: View) {
    // SAFETY: promised by the caller, and (B1) of `view.rs`.
    unsafe { mem::copy_bytes(to, from.ptr, Bytes(from.len)) }
}

/// Ends with the first argument, a slice of bytes, and the machine's buffer behind it.
pub(super) fn append_scratch(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    let (dst, more) = (ctx.arg_slice(0), ctx.scratch.len());
    let len = dst.len + more;
    let (mut ptr, mut cap) = (dst.ptr, dst.cap);
    if len > cap {
        cap = grown_cap(1, true, dst.cap, len).ok_or(RuntimeError::GrowSlice)?;
        ptr = ctx.p.new_bytes(cap, true)?;
        // SAFETY: fresh memory of more than `dst.len` bytes.
        unsafe { copy_to(ptr, view(ctx, 0)) };
    }
    // SAFETY: the capacity has room for the buffer behind the slice.
    unsafe { store_bytes(ptr + Bytes(dst.len), ctx.scratch) };
    ctx.set(0, ptr.0 as u64);
    ctx.set(1, len as u64);
    ctx.set(2, cap as u64);
    Ok(After::Continue)
}

macro_rules! table {
    ($package:literal, $words:literal: $($name:literal => $($native:ident)::+,)*) => {
        &[$((concat!($package, ".", $name), $($native)::+::<$words>),)*]
    };
}

macro_rules! both {
    ($package:literal, $words:literal) => {
        table! { $package, $words:
            "Index" => index,
            "LastIndex" => last_index,
            "Contains" => contains,
            "Count" => count,
            "IndexByte" => index_byte,
            "LastIndexByte" => last_index_byte,
            "HasPrefix" => has_prefix,
            "HasSuffix" => has_suffix,
            "Compare" => compare,
            "Equal" => equal,
            "IndexAny" => index_any,
            "LastIndexAny" => last_index_any,
            "TrimSpace" => trim_space,
            "Trim" => trim_both,
            "TrimLeft" => trim_left,
            "TrimRight" => trim_right,
            "repeat" => mapping::repeat,
            "Replace" => mapping::replace,
            "ReplaceAll" => mapping::replace_all,
            "ToUpper" => mapping::to_upper,
            "ToLower" => mapping::to_lower,
            "ToTitle" => mapping::to_title,
            "ToValidUTF8" => mapping::to_valid_utf8,
            "EqualFold" => mapping::equal_fold,
            "join" => pieces::join,
            "fieldCount" => pieces::field_count,
            "fields" => pieces::fields,
            "split" => pieces::split,
        }
    };
}

/// The natives of package `strings`.
pub(super) const STRINGS: &[(&str, Native)] = both!("strings", 2);

/// The natives of package `bytes`.
pub(super) const BYTES: &[(&str, Native)] = both!("bytes", 3);

/// Other packages' views of bytes as strings.
pub(super) const VIEWS: &[(&str, Native)] =
    &[("strings.view", as_string), ("bytes.view", as_string)];
