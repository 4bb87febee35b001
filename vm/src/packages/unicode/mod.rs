//! Natives of packages `unicode` and `unicode/utf8`, and what `strings` and `bytes` need of them.
//!
//! Everything comes from the tables in `tables.rs`: Rust's own properties are those of another Unicode version and cut
//! the categories differently. A rune that is no code point has category 0 and maps to itself.

mod tables;

use burrow_runtime::fault::Fault;

use super::{After, Native, NativeCtx};

/// Sets of general categories, one bit each by their number in the table.
mod set {
    pub const UPPER: u32 = 1 << 1;
    pub const LOWER: u32 = 1 << 2;
    pub const TITLE: u32 = 1 << 3;
    pub const LETTER: u32 = 0b11_1110;
    pub const MARK: u32 = 0b111 << 6;
    pub const DIGIT: u32 = 1 << 9;
    pub const NUMBER: u32 = 0b111 << 9;
    pub const PUNCT: u32 = 0b111_1111 << 12;
    pub const SYMBOL: u32 = 0b1111 << 19;
    pub const SPACE_SEPARATOR: u32 = 1 << 23;
    pub const CONTROL: u32 = 1 << 26;
    /// What Go's `IsPrint` accepts beside the ASCII space.
    pub const PRINT: u32 = LETTER | MARK | NUMBER | PUNCT | SYMBOL;
}

/// The number of a rune's general category, as `golib/unicode/tables.go` has them; 0 if unassigned.
fn category(rune: u32) -> u32 {
    let after = tables::CATEGORIES.partition_point(|entry| entry >> 5 <= rune);
    tables::CATEGORIES[after - 1] & 31 // the first entry is for 0
}

fn is(rune: u32, set: u32) -> bool {
    set >> category(rune) & 1 == 1
}

fn is_member(changes: &[u32], rune: u32) -> bool {
    changes.partition_point(|&start| start <= rune) % 2 == 1
}

/// Go's `unicode.IsSpace`.
pub(super) fn is_space(rune: u32) -> bool {
    match rune {
        0x09..=0x0d | 0x20 | 0x85 | 0xa0 => true,
        0..0x100 => false,
        _ => is_member(&tables::WHITE_SPACE, rune),
    }
}

/// A rune through a table of case mappings.
fn map(table: &[(u32, u32, u8, i32)], rune: u32) -> u32 {
    let at = table.partition_point(|&(_, hi, _, _)| hi < rune);
    match table.get(at) {
        Some(&(lo, _, stride, delta))
            if lo <= rune && (rune - lo).is_multiple_of(u32::from(stride)) =>
        {
            rune.wrapping_add_signed(delta)
        }
        _ => rune,
    }
}

/// Go's `unicode.ToUpper`.
pub(super) fn to_upper(rune: u32) -> u32 {
    match rune {
        0x61..=0x7a => rune - 32,
        0..0x80 => rune,
        _ => map(&tables::TO_UPPER, rune),
    }
}

/// Go's `unicode.ToLower`.
pub(super) fn to_lower(rune: u32) -> u32 {
    match rune {
        0x41..=0x5a => rune + 32,
        0..0x80 => rune,
        _ => map(&tables::TO_LOWER, rune),
    }
}

/// Go's `unicode.ToTitle`.
pub(super) fn to_title(rune: u32) -> u32 {
    exception(&tables::TITLE_EXCEPTIONS, rune).unwrap_or_else(|| to_upper(rune))
}

/// Go's `unicode.SimpleFold`.
pub(super) fn simple_fold(rune: u32) -> u32 {
    exception(&tables::FOLD_EXCEPTIONS, rune).unwrap_or_else(|| match to_lower(rune) {
        same if same == rune => to_upper(rune),
        lower => lower,
    })
}

fn exception(table: &[(u32, u32)], rune: u32) -> Option<u32> {
    table.binary_search_by_key(&rune, |&(from, _)| from).ok().map(|at| table[at].1)
}

/// The sets beyond categories, by the numbers that `tables.go` gives them.
fn named_set(number: u64) -> &'static [u32] {
    let sets: [&[u32]; 15] = [
        &tables::WHITE_SPACE,
        &tables::HEX_DIGIT,
        &tables::IDEOGRAPHIC,
        &tables::ARABIC,
        &tables::COMMON,
        &tables::CYRILLIC,
        &tables::DEVANAGARI,
        &tables::GREEK,
        &tables::HAN,
        &tables::HANGUL,
        &tables::HEBREW,
        &tables::HIRAGANA,
        &tables::KATAKANA,
        &tables::LATIN,
        &tables::THAI,
    ];
    sets.get(number as usize).copied().unwrap_or(&tables::THAI)
}

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
    let answer = is_member(named_set(ctx.arg(0)), ctx.arg(1) as u32);
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
