//! Natives of package `unicode/utf8`. They take a string or a slice of bytes alike: only address and length matter.

use burrow_runtime::fault::Fault;
use burrow_runtime::string::REPLACEMENT;

use super::bytealg::view;
use super::{After, Native, NativeCtx};

/// Ends with a rune and its width.
fn rune(ctx: &mut NativeCtx<'_>, (rune, width): (u32, usize)) -> Result<After, Fault> {
    ctx.set(0, u64::from(rune));
    ctx.set(1, width as u64);
    Ok(After::Continue)
}

fn decode(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    let all = view(ctx, 0);
    rune(ctx, if all.len == 0 { (REPLACEMENT, 0) } else { all.rune(0) })
}

fn decode_last(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    let all = view(ctx, 0);
    rune(ctx, if all.len == 0 { (REPLACEMENT, 0) } else { all.rune_before(all.len) })
}

fn count(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    let count = view(ctx, 0).runes().count();
    ctx.set(0, count as u64);
    Ok(After::Continue)
}

fn valid(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    let valid = !view(ctx, 0).runes().any(|(_, rune, width)| rune == REPLACEMENT && width == 1);
    ctx.set(0, u64::from(valid));
    Ok(After::Continue)
}

/// The natives of this package.
pub(super) const TABLE: &[(&str, Native)] = &[
    ("unicode/utf8.DecodeRune", decode),
    ("unicode/utf8.DecodeRuneInString", decode),
    ("unicode/utf8.DecodeLastRune", decode_last),
    ("unicode/utf8.DecodeLastRuneInString", decode_last),
    ("unicode/utf8.RuneCount", count),
    ("unicode/utf8.RuneCountInString", count),
    ("unicode/utf8.Valid", valid),
    ("unicode/utf8.ValidString", valid),
];
