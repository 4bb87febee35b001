//! Natives of package `unicode`: questions about runes, and case.
//!
//! The answers are those of [`crate::unicode`].

use burrow_runtime::fault::Fault;

use super::{After, Native, NativeCtx};
use crate::unicode::{in_named_set, is, is_space, set, simple_fold, to_lower, to_title, to_upper};

/// A native that asks a question about a rune, its first argument. A negative rune is beyond all of them.
macro_rules! question {
    ($name:ident, |$rune:ident| $answer:expr) => {
        fn $name(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
            let $rune = ctx.arg(0) as u32;
            ctx.set(0, u64::from($answer));
            Ok(After::Continue)
        }
    };
}

/// A native from a rune to a rune.
macro_rules! mapping {
    ($name:ident, $map:ident) => {
        fn $name(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
            let rune = $map(ctx.arg(0) as u32) as i32;
            ctx.set(0, i64::from(rune) as u64);
            Ok(After::Continue)
        }
    };
}

question!(is_letter, |rune| is(rune, set::LETTER));
question!(is_digit, |rune| is(rune, set::DIGIT));
question!(is_number, |rune| is(rune, set::NUMBER));
question!(is_upper, |rune| is(rune, set::UPPER));
question!(is_lower, |rune| is(rune, set::LOWER));
question!(is_title, |rune| is(rune, set::TITLE));
question!(is_mark, |rune| is(rune, set::MARK));
question!(is_punct, |rune| is(rune, set::PUNCT));
question!(is_symbol, |rune| is(rune, set::SYMBOL));
question!(is_control, |rune| is(rune, set::CONTROL));
question!(is_print, |rune| rune == 0x20 || is(rune, set::PRINT));
question!(is_graphic, |rune| is(rune, set::PRINT | set::SPACE_SEPARATOR));
question!(is_white, |rune| is_space(rune));
mapping!(upper, to_upper);
mapping!(lower, to_lower);
mapping!(title, to_title);
mapping!(fold, simple_fold);

/// func inCategories(set uint32, r rune) bool
fn in_categories(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    let answer = is(ctx.arg(1) as u32, ctx.arg(0) as u32);
    ctx.set(0, u64::from(answer));
    Ok(After::Continue)
}

/// func inNamed(set int, r rune) bool
fn in_named(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    let answer = in_named_set(ctx.arg(0), ctx.arg(1) as u32);
    ctx.set(0, u64::from(answer));
    Ok(After::Continue)
}

/// The natives of package `unicode`.
pub(super) const TABLE: &[(&str, Native)] = &[
    ("unicode.IsLetter", is_letter),
    ("unicode.IsDigit", is_digit),
    ("unicode.IsNumber", is_number),
    ("unicode.IsUpper", is_upper),
    ("unicode.IsLower", is_lower),
    ("unicode.IsTitle", is_title),
    ("unicode.IsMark", is_mark),
    ("unicode.IsPunct", is_punct),
    ("unicode.IsSymbol", is_symbol),
    ("unicode.IsControl", is_control),
    ("unicode.IsPrint", is_print),
    ("unicode.IsGraphic", is_graphic),
    ("unicode.IsSpace", is_white),
    ("unicode.ToUpper", upper),
    ("unicode.ToLower", lower),
    ("unicode.ToTitle", title),
    ("unicode.SimpleFold", fold),
    ("unicode.inCategories", in_categories),
    ("unicode.inNamed", in_named),
];
