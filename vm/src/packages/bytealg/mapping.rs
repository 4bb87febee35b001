//! Natives that make new text from old: case, replacement, repetition.

use burrow_alloc::size_class::round_up_size;
use burrow_alloc::units::Bytes;
use burrow_runtime::fault::{Fault, RuntimeError};
use burrow_runtime::string::{MAX_BYTES, encode_rune, new_string};
use burrow_runtime::value::{Alloc, GoString, store_bytes};

use super::view::View;
use super::{After, NativeCtx, answer, copy_to, fresh, part, two, view};
use crate::unicode;

/// func repeat(s T, count int) T: the caller has checked the count.
pub(super) fn repeat<const W: usize>(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    let (unit, count) = (view(ctx, 0), ctx.arg(W) as usize);
    let len = unit
        .len
        .checked_mul(count)
        .filter(|&len| len <= MAX_BYTES)
        .ok_or(RuntimeError::MakeSliceLen)?;
    if len == 0 {
        return fresh::<W>(ctx, GoString::default());
    }
    let ptr = ctx.p.new_bytes(len, false)?;
    // SAFETY: fresh memory of `len` bytes, filled by copying what there is already.
    unsafe {
        copy_to(ptr, unit);
        let mut done = unit.len;
        while done < len {
            let more = done.min(len - done);
            copy_to(ptr + Bytes(done), View { ptr, len: more });
            done += more;
        }
    }
    fresh::<W>(ctx, GoString { ptr, len })
}

/// func Replace(s, old, new T, n int) T
pub(super) fn replace<const W: usize>(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    let limit = usize::try_from(ctx.arg(3 * W) as i64).unwrap_or(usize::MAX);
    replace_some::<W>(ctx, limit)
}

/// func ReplaceAll(s, old, new T) T
pub(super) fn replace_all<const W: usize>(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    replace_some::<W>(ctx, usize::MAX)
}

fn replace_some<const W: usize>(ctx: &mut NativeCtx<'_>, limit: usize) -> Result<After, Fault> {
    let (all, old, new) = (view(ctx, 0), view(ctx, W), view(ctx, 2 * W));
    let count = if limit == 0 || old.equals(new) { 0 } else { all.count(old).min(limit) };
    if count == 0 {
        return unchanged::<W>(ctx);
    }
    let more = new.len.checked_mul(count).filter(|&len| len <= MAX_BYTES - all.len);
    let len =
        all.len - old.len * count_removed(count, old) + more.ok_or(RuntimeError::GrowSlice)?;
    if len == 0 {
        return fresh::<W>(ctx, GoString::default());
    }
    let ptr = ctx.p.new_bytes(room_for::<W>(len), false)?;
    let (mut from, mut to) = (0, ptr);
    let mut copy = |piece: View| {
        // SAFETY: the pieces together have `len` bytes.
        unsafe { copy_to(to, piece) };
        to = to + Bytes(piece.len);
    };
    let mut put = |at: usize| {
        copy(all.cut(from, at));
        copy(new);
        from = at + old.len;
    };
    match old.len {
        0 => {
            put(0);
            all.runes().take(count - 1).for_each(|(at, _, width)| put(at + width));
        }
        _ => all.places(old).take(count).for_each(put),
    }
    copy(all.from(from));
    fresh::<W>(ctx, GoString { ptr, len })
}

/// Bytes that Go asks for to build a text of `len`: what a strings.Builder gets that is grown by so many fills its size
/// class.
fn room_for<const W: usize>(len: usize) -> usize {
    if W == 2 { round_up_size(Bytes(len), true).0 } else { len }
}

/// How many occurrences take bytes away: none if what is replaced is empty.
fn count_removed(count: usize, old: View) -> usize {
    if old.len == 0 { 0 } else { count }
}

/// Ends with the first operand: itself for strings, a copy for bytes.
fn unchanged<const W: usize>(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    let all = view(ctx, 0);
    if W == 2 {
        return part::<W>(ctx, 0, all.len);
    }
    ctx.scratch.clear();
    all.append_to(ctx.scratch);
    built::<W>(ctx)
}

/// Ends with what stands in the machine's buffer.
fn built<const W: usize>(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    let s = new_string(ctx.p, ctx.scratch)?;
    fresh::<W>(ctx, s)
}

/// Maps every rune; a string that does not change is the result itself.
fn map<const W: usize>(ctx: &mut NativeCtx<'_>, to: impl Fn(u32) -> u32) -> Result<After, Fault> {
    let all = view(ctx, 0);
    let invalid = |rune, width| rune == burrow_runtime::string::REPLACEMENT && width == 1;
    if !all.runes().any(|(_, rune, width)| to(rune) != rune || invalid(rune, width)) {
        return unchanged::<W>(ctx);
    }
    ctx.scratch.clear();
    for (_, rune, _) in all.runes() {
        match to(rune) {
            ascii @ 0..128 => ctx.scratch.push(ascii as u8),
            rune => ctx.scratch.extend_from_slice(encode_rune(rune).bytes()),
        }
    }
    if W == 2 && ctx.scratch.len() == all.len {
        return built_in_class(ctx);
    }
    built::<W>(ctx)
}

/// As [`built`], of a string that Go builds in a strings.Builder.
fn built_in_class(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    let len = ctx.scratch.len();
    let ptr = ctx.p.new_bytes(room_for::<2>(len), false)?;
    // SAFETY: fresh memory of at least that length.
    unsafe { store_bytes(ptr, ctx.scratch) };
    fresh::<2>(ctx, GoString { ptr, len })
}

pub(super) fn to_upper<const W: usize>(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    map::<W>(ctx, unicode::to_upper)
}

pub(super) fn to_lower<const W: usize>(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    map::<W>(ctx, unicode::to_lower)
}

pub(super) fn to_title<const W: usize>(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    map::<W>(ctx, unicode::to_title)
}

/// func ToValidUTF8(s, replacement T) T: one replacement for each run of bytes that are not valid.
pub(super) fn to_valid_utf8<const W: usize>(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    let (all, replacement) = two::<W>(ctx);
    let invalid = |rune, width| rune == burrow_runtime::string::REPLACEMENT && width == 1;
    if !all.runes().any(|(_, rune, width)| invalid(rune, width)) {
        return unchanged::<W>(ctx);
    }
    ctx.scratch.clear();
    let mut within = false;
    for (at, rune, width) in all.runes() {
        let bad = invalid(rune, width);
        if !bad {
            all.cut(at, at + width).append_to(ctx.scratch);
        } else if !within {
            replacement.append_to(ctx.scratch);
        }
        within = bad;
    }
    built::<W>(ctx)
}

/// func EqualFold(s, t T) bool
pub(super) fn equal_fold<const W: usize>(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    let (a, b) = two::<W>(ctx);
    let yes = a.runes().map(|(_, rune, _)| folded(rune)).eq(b.runes().map(|(_, r, _)| folded(r)));
    answer(ctx, yes)
}

/// The smallest rune of the same fold.
fn folded(rune: u32) -> u32 {
    let (mut least, mut at) = (rune, unicode::simple_fold(rune));
    while at != rune {
        least = least.min(at);
        at = unicode::simple_fold(at);
    }
    least
}
