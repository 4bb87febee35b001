//! Collects the errors of one file for lexer and parser: at most one syntax error a line, at most ten in all.
//!
//! The rules are those by which Go's compiler decides what to print, so that a file gives the same list under both:
//! of several syntax errors in a row on one line the first counts; the same message twice on one line is one; after
//! the tenth error the rest is dropped.

use super::codes;
use super::diagnostic::{Code, Diagnostic};
use super::source::{Pos, SourceMap, Span};

/// Errors after which the rest of a file is not looked at: more are seldom worth reading, and Go stops here too.
const MAX_ERRORS: usize = 10;

/// The errors of one file so far.
pub(super) struct Report<'s> {
    sources: &'s SourceMap,
    found: Vec<Diagnostic>,
    /// Line of the latest syntax error.
    syntax_line: u32,
    /// Whether to go on after ten errors.
    all: bool,
}

impl<'s> Report<'s> {
    /// No errors yet; with `all` there is no limit to their number.
    pub(super) fn new(sources: &'s SourceMap, all: bool) -> Report<'s> {
        Report { sources, found: Vec::new(), syntax_line: 0, all }
    }

    /// Whether nothing is wrong so far.
    pub(super) fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    /// Whether anything is wrong with the grammar, rather than with the meaning.
    pub(super) fn has_syntax_errors(&self) -> bool {
        self.syntax_line != 0
    }

    /// The program's files.
    pub(super) fn sources(&self) -> &'s SourceMap {
        self.sources
    }

    /// Whether so much is wrong that there is no point in going on.
    pub(super) fn is_full(&self) -> bool {
        !self.all && self.found.len() >= MAX_ERRORS
    }

    /// Notes an error in Go's words.
    pub(super) fn error(&mut self, code: Code, span: Span, message: impl Into<String>) {
        let help = codes::help(code).map(String::from);
        self.add(Diagnostic { code, span, message: message.into(), help, note: None });
    }

    /// Notes an error and what to do about it.
    pub(super) fn error_with_help(
        &mut self,
        code: Code,
        span: Span,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        let help = Some(help.into());
        self.add(Diagnostic { code, span, message: message.into(), help, note: None });
    }

    /// Notes a syntax error, unless the line has one.
    pub(super) fn syntax_error(&mut self, code: Code, span: Span, message: &str) {
        let line = self.line(span.lo);
        if line != self.syntax_line {
            self.syntax_line = line;
            self.error(code, span, format!("syntax error: {message}"));
        }
    }

    fn add(&mut self, diagnostic: Diagnostic) {
        if self.is_full() {
            return;
        }
        let line = self.line(diagnostic.span.lo);
        let repeated = self.found.iter().rev().take(MAX_ERRORS).any(|earlier| {
            earlier.message == diagnostic.message && self.line(earlier.span.lo) == line
        });
        if !repeated {
            self.found.push(diagnostic);
        }
    }

    fn line(&self, pos: Pos) -> u32 {
        self.sources.place(pos).line
    }

    /// The errors in the order of their places, and a last word if there were too many.
    pub(super) fn finish(mut self) -> Vec<Diagnostic> {
        let last = self.found.last().filter(|_| self.is_full()).map(|diagnostic| diagnostic.span);
        self.found.sort_by_key(|diagnostic| diagnostic.span.lo);
        if let Some(span) = last {
            self.found.push(Diagnostic {
                code: codes::TOO_MANY,
                span,
                message: "too many errors".into(),
                help: Some("mend these first: later errors often follow from earlier ones".into()),
                note: None,
            });
        }
        self.found
    }
}
