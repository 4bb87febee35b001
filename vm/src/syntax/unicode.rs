//! Which characters may stand in an identifier: Go's letters (categories Lu, Ll, Lt, Lm, Lo) and digits (Nd).
//!
//! Rust's standard library answers `is_alphabetic`, which is a larger set (it has combining marks and letter
//! numbers), so Go's categories are asked ([`crate::unicode`]). Called by the lexer for characters beyond ASCII only.

use crate::unicode::{is, set};

/// Whether Go counts a character beyond ASCII as a letter.
pub(super) fn is_letter(c: char) -> bool {
    is(c as u32, set::LETTER)
}

/// Whether Go counts a character beyond ASCII as a decimal digit.
pub(super) fn is_digit(c: char) -> bool {
    is(c as u32, set::DIGIT)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn categories_are_gos() {
        let cases = [
            // (character, letter, digit)
            ('é', true, false),
            ('λ', true, false),
            ('世', true, false),
            ('ª', true, false),
            ('٣', false, true),
            ('Ⅷ', false, false), // a letter number: alphabetic to Rust, no letter to Go
            ('\u{0345}', false, false), // a combining mark, likewise
            ('²', false, false),
            ('\u{10FFFF}', false, false),
        ];
        for (c, letter, digit) in cases {
            assert_eq!((is_letter(c), is_digit(c)), (letter, digit), "{c:?}");
        }
    }
}
