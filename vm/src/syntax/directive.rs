//! `//line file:line:column` comments: generated Go tells by them where its text comes from.
//!
//! Called by the lexer for each such comment; `source` applies what comes of it whenever a place is shown, so errors and
//! stack traces name the place the directive names. Go's rules: `//line` counts only at the start of a line, for the
//! next line on; `/*line ...*/` counts anywhere, for what follows it.

use super::codes;
use super::lexer::Lexer;

/// Lines and columns past this are no numbers to Go.
const MAX_NUMBER: u32 = 1 << 30;

/// From a byte of a file on, places are told otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct LineDirective {
    /// Byte offset of the first character it holds for.
    pub offset: u32,
    /// The file named; empty for that of the directive before.
    pub file: Box<str>,
    /// Line of that character.
    pub line: u32,
    /// Its column, if one is named.
    pub column: Option<u32>,
}

/// `text:digits` from the right: where the digits start, and their value if they are a number.
fn trailing_number(text: &str) -> Option<(usize, Option<u32>)> {
    let colon = text.rfind(':')?;
    Some((colon + 1, text[colon + 1..].parse().ok()))
}

impl Lexer<'_> {
    /// Looks whether the comment `start..pos`, just skipped, is a line directive.
    pub(super) fn line_directive(&mut self, start: usize) {
        let comment = &self.text[start..self.pos];
        let at_line_start = start == 0 || self.text.as_bytes()[start - 1] == b'\n';
        let (words, next) = if let Some(words) = comment.strip_prefix("/*line ") {
            (words.strip_suffix("*/").unwrap_or(words), self.pos)
        } else if let (true, Some(words)) = (at_line_start, comment.strip_prefix("//line ")) {
            (words.trim_end_matches('\r'), self.pos + 1)
        } else {
            return;
        };
        // A name without a number is no directive.
        let Some((at, last)) = trailing_number(words) else { return };
        let valid = |n: Option<u32>| n.filter(|n| (1..=MAX_NUMBER).contains(n));
        let before = trailing_number(&words[..at - 1]).filter(|(_, number)| number.is_some());
        let (line_at, line, column) = match before {
            Some((line_at, line)) => match valid(last) {
                Some(column) => (line_at, line, Some(column)),
                None => return self.bad_directive(start + 7 + at, "column", &words[at..]),
            },
            None => (at, last, None),
        };
        let Some(line) = valid(line) else {
            return self.bad_directive(start + 7 + line_at, "line", &words[line_at..]);
        };
        let file = words[..line_at - 1].into();
        self.directives.push(LineDirective { offset: next as u32, file, line, column });
    }

    fn bad_directive(&mut self, at: usize, what: &str, text: &str) {
        self.error_at(at, codes::DIRECTIVE, format!("invalid {what} number: {text}"));
    }
}
