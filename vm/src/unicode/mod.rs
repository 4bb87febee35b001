//! Unicode as Go 1.27 has it (17.0.0): what characters are, and their case.
//!
//! Asked by the lexer (`syntax/unicode.rs`) and by the natives of `unicode`, `strings` and `bytes`. Everything comes from
//! the tables in `tables.rs`: Rust's own properties are those of another Unicode version and cut the categories
//! differently. A rune that is no code point has category 0 and maps to itself.
//!
//! Locks: none; constants.

mod tables;

/// Sets of general categories, one bit each by their number in the table.
pub(crate) mod set {
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

/// Whether a rune is of one of these categories.
pub(crate) fn is(rune: u32, set: u32) -> bool {
    set >> category(rune) & 1 == 1
}

fn is_member(changes: &[u32], rune: u32) -> bool {
    changes.partition_point(|&start| start <= rune) % 2 == 1
}

/// Go's `unicode.IsSpace`.
pub(crate) fn is_space(rune: u32) -> bool {
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
pub(crate) fn to_upper(rune: u32) -> u32 {
    match rune {
        0x61..=0x7a => rune - 32,
        0..0x80 => rune,
        _ => map(&tables::TO_UPPER, rune),
    }
}

/// Go's `unicode.ToLower`.
pub(crate) fn to_lower(rune: u32) -> u32 {
    match rune {
        0x41..=0x5a => rune + 32,
        0..0x80 => rune,
        _ => map(&tables::TO_LOWER, rune),
    }
}

/// Go's `unicode.ToTitle`.
pub(crate) fn to_title(rune: u32) -> u32 {
    exception(&tables::TITLE_EXCEPTIONS, rune).unwrap_or_else(|| to_upper(rune))
}

/// Go's `unicode.SimpleFold`.
pub(crate) fn simple_fold(rune: u32) -> u32 {
    exception(&tables::FOLD_EXCEPTIONS, rune).unwrap_or_else(|| match to_lower(rune) {
        same if same == rune => to_upper(rune),
        lower => lower,
    })
}

fn exception(table: &[(u32, u32)], rune: u32) -> Option<u32> {
    table.binary_search_by_key(&rune, |&(from, _)| from).ok().map(|at| table[at].1)
}

/// Whether a rune is in the set beyond categories that has this number in `golib/unicode/tables.go`.
pub(crate) fn in_named_set(number: u64, rune: u32) -> bool {
    is_member(named_set(number), rune)
}

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
