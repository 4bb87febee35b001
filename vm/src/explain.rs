//! What each error code means: the text behind `burrow explain BRW0012`.
//!
//! Each part of the front end keeps a table of its own beside its codes; `TABLES` lists them. A text says what is
//! wrong, shows an example that fails and one that works, and is plain text for a terminal.

use crate::syntax::diagnostic::Code;

/// Explanations of some codes.
pub(crate) type Table = &'static [(Code, &'static str)];

/// All tables. Whoever adds a range of codes adds a table here.
const TABLES: &[Table] = &[
    crate::syntax::explanations::TABLE,
    crate::check::explanations::TABLE,
    crate::compile::explanations::TABLE,
];

/// The explanation of a code, if there is such a code.
pub fn explain(code: Code) -> Option<&'static str> {
    let entries = TABLES.iter().flat_map(|table| table.iter());
    entries.filter(|entry| entry.0 == code).map(|entry| entry.1).next()
}

/// The code that a user names, as `BRW0012`, `brw12` or `12`.
pub fn parse_code(text: &str) -> Option<Code> {
    let digits = text.strip_prefix("BRW").or_else(|| text.strip_prefix("brw")).unwrap_or(text);
    digits.parse().ok().map(Code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_of_the_parser_is_explained_once() {
        let source = include_str!("syntax/codes.rs");
        let numbers = source.split("= Code(").skip(1).filter_map(|rest| rest.split(')').next());
        let codes: Vec<Code> =
            numbers.map(|number| Code(number.parse().expect("a number"))).collect();
        assert!(codes.len() > 30, "{} codes found", codes.len());
        for code in codes {
            let count = TABLES
                .iter()
                .flat_map(|table| table.iter())
                .filter(|entry| entry.0 == code)
                .count();
            assert_eq!(count, 1, "{code} has {count} explanations");
        }
    }

    #[test]
    fn codes_are_understood_however_written() {
        let cases = [
            ("BRW0012", Some(Code(12))),
            ("brw12", Some(Code(12))),
            ("12", Some(Code(12))),
            ("BRW", None),
            ("E0308", None),
        ];
        for (text, code) in cases {
            assert_eq!(parse_code(text), code, "{text}");
        }
    }
}
