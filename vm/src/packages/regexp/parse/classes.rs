//! Parts of an expression that match one character of a set: `[a-z]`, `[[:alpha:]]`, `\d`, `\pL`.
//!
//! Locks: none.

#![forbid(unsafe_code)]

use regex_syntax::hir::{Class, Hir};

use super::super::class::{self, Set, adjusted};
use super::{Code, Parser, Step};

impl Parser<'_> {
    /// `\d`, `\pL`, `\p{Greek}` and the like, if that is what is next.
    pub(super) fn named_class(&mut self) -> Step<Option<Set>> {
        let Some(letter) = self.peek(1).filter(|_| !self.mode.posix && self.peek(0) == Some(b'\\'))
        else {
            return Ok(None);
        };
        if matches!(letter, b'p' | b'P') {
            return self.unicode_class(letter == b'P').map(Some);
        }
        let Some(set) = class::perl(letter.to_ascii_lowercase()) else { return Ok(None) };
        self.at += 2;
        Ok(Some(adjusted(set, self.flags.fold, letter.is_ascii_uppercase())))
    }

    fn unicode_class(&mut self, negated: bool) -> Step<Set> {
        let start = self.at;
        self.at += 2;
        if self.at == self.text.len() {
            return self.problem(Code::CharRange, start);
        }
        let mut name_at = self.at;
        let mut name_end = self.at;
        if self.rune()? == '{' {
            name_at += 1;
            let Some(len) = self.text[start..].iter().position(|&b| b == b'}') else {
                self.check_utf8(start, self.text.len())?;
                return self.problem_to_end(Code::CharRange, start);
            };
            name_end = start + len;
            self.at = name_end + 1;
        } else {
            name_end = name_end.max(self.at);
        }
        self.check_utf8(name_at, name_end)?;
        let name = std::str::from_utf8(&self.text[name_at..name_end]).unwrap_or_default();
        let (name, flipped) = name.strip_prefix('^').map_or((name, false), |name| (name, true));
        match class::unicode(name) {
            Some(set) => Ok(adjusted(set, self.flags.fold, negated != flipped)),
            None => self.problem(Code::CharRange, start),
        }
    }

    /// `[...]`.
    pub(super) fn class(&mut self) -> Step<()> {
        let start = self.at;
        self.at += 1;
        let negated = self.take(b'^');
        let mut set = Set::empty();
        if negated && self.mode.posix {
            set.union(&class::ranges(&[('\n', '\n')]));
        }
        let mut first = true;
        while first || self.peek(0) != Some(b']') {
            let dash = self.peek(0) == Some(b'-') && self.mode.posix && !first;
            if dash && self.peek(1) != Some(b']') {
                let from = self.at;
                self.at += 1;
                if self.at < self.text.len() {
                    self.rune()?;
                }
                return self.problem(Code::CharRange, from);
            }
            first = false;
            if let Some(part) = self.posix_class()? {
                set.union(&part);
            } else if let Some(part) = self.named_class()? {
                set.union(&part);
            } else {
                set.union(&self.range(start)?);
            }
        }
        self.at += 1;
        set = adjusted(set, false, negated);
        self.push(Hir::class(Class::Unicode(set)));
        Ok(())
    }

    /// `[:alpha:]` and the like, if that is what is next.
    fn posix_class(&mut self) -> Step<Option<Set>> {
        let rest = &self.text[self.at..];
        if !rest.starts_with(b"[:") {
            return Ok(None);
        }
        let Some(len) = rest[2..].windows(2).position(|pair| pair == b":]") else {
            return Ok(None);
        };
        let name = &rest[2..2 + len];
        let start = self.at;
        self.at += len + 4;
        let (name, negated) = name.strip_prefix(b"^").map_or((name, false), |name| (name, true));
        match class::posix(name) {
            Some(set) => Ok(Some(adjusted(set, self.flags.fold, negated))),
            None => self.problem(Code::CharRange, start),
        }
    }

    /// One character of a class, or a range.
    fn range(&mut self, class_start: usize) -> Step<Set> {
        let start = self.at;
        let lo = self.class_char(class_start)?;
        let mut hi = lo;
        if self.peek(0) == Some(b'-') && self.peek(1).is_some_and(|next| next != b']') {
            self.at += 1;
            hi = self.class_char(class_start)?;
            if hi < lo {
                return self.problem(Code::CharRange, start);
            }
        }
        Ok(adjusted(class::ranges(&[(lo, hi)]), self.flags.fold, false))
    }

    fn class_char(&mut self, class_start: usize) -> Step<char> {
        match self.peek(0) {
            None => self.problem_to_end(Code::MissingBracket, class_start),
            Some(b'\\') => self.escape(),
            Some(_) => self.rune(),
        }
    }
}
