//! Go's syntax of regular expressions, and what Go says of mistakes.
//!
//! The expression becomes the `Hir` that the engines compile. It is read once from left to right; groups that are open
//! wait on a stack, so that nesting takes no stack of ours.
//!
//! Locks: none. Next to read: `parse/classes.rs`, what matches one character.

#![forbid(unsafe_code)]

use std::ops::Range;

use burrow_runtime::string::decode_first;
use regex_syntax::hir::{Capture, Class, Dot, Hir, Look, Repetition};

use super::class::{self, adjusted};

mod classes;

/// The largest count of a repetition, also when repetitions are nested.
const MOST_REPEATS: u32 = 1000;
/// How deep groups may nest.
const MOST_DEPTH: usize = 1000;

/// How an expression is read and matched.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct Mode {
    /// POSIX syntax, as egrep has it.
    pub(super) posix: bool,
    /// The longest of the leftmost matches, not the one that stands first.
    pub(super) longest: bool,
}

impl Mode {
    /// The mode that `regexp.go` writes so.
    pub(super) fn from_bits(bits: u64) -> Mode {
        Mode { posix: bits & 1 != 0, longest: bits & 2 != 0 }
    }
}

/// What is wrong with an expression, numbered as `regexp.go` has them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Code {
    CharRange = 1,
    Escape,
    NamedCapture,
    PerlOp,
    RepeatOp,
    RepeatSize,
    Utf8,
    MissingBracket,
    MissingParen,
    MissingRepeatArgument,
    TrailingBackslash,
    UnexpectedParen,
    NestingDepth,
    Large,
}

/// A mistake, and the part of the expression that has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Problem {
    pub(super) code: Code,
    pub(super) part: Range<usize>,
}

/// An expression that has been read.
pub(super) struct Parsed {
    pub(super) hir: Hir,
    /// The names of its groups, empty for those without.
    pub(super) names: Vec<String>,
}

/// What flags in the expression change.
#[derive(Clone, Copy, Debug, Default)]
struct Flags {
    fold: bool,
    dot_all: bool,
    multi_line: bool,
    swap_greed: bool,
}

/// A part of a concatenation.
struct Part {
    hir: Hir,
    /// The largest product of nested counts in it.
    repeats: u32,
}

/// A group whose end has not been seen.
#[derive(Default)]
struct Group {
    parts: Vec<Part>,
    branches: Vec<Hir>,
    /// The largest of its parts, in branches that are done.
    repeats: u32,
    /// The number of a group that captures.
    number: Option<u32>,
    /// The flags outside.
    outside: Flags,
}

impl Group {
    fn end_branch(&mut self) {
        self.repeats = self.parts.iter().map(|part| part.repeats).fold(self.repeats, u32::max);
        let parts = self.parts.drain(..).map(|part| part.hir).collect();
        self.branches.push(Hir::concat(parts));
    }

    /// The whole group.
    fn close(mut self) -> Part {
        self.end_branch();
        let hir = Hir::alternation(self.branches);
        let hir = match self.number {
            // The engine needs no names, and Go lets them repeat.
            Some(index) => Hir::capture(Capture { index, name: None, sub: Box::new(hir) }),
            None => hir,
        };
        Part { hir, repeats: self.repeats }
    }
}

struct Parser<'t> {
    text: &'t [u8],
    at: usize,
    mode: Mode,
    flags: Flags,
    names: Vec<String>,
    /// The outermost first; the whole expression is the outermost.
    open: Vec<Group>,
}

type Step<T> = Result<T, Problem>;

/// Reads an expression.
pub(super) fn parse(text: &[u8], mode: Mode) -> Step<Parsed> {
    // POSIX anchors are those of lines.
    let flags = Flags { multi_line: mode.posix, ..Flags::default() };
    let open = vec![Group::default()];
    let mut parser = Parser { text, at: 0, mode, flags, names: Vec::new(), open };
    parser.run()?;
    let whole = 0..text.len();
    match parser.open.pop() {
        Some(group) if parser.open.is_empty() => {
            Ok(Parsed { hir: group.close().hir, names: parser.names })
        }
        _ => Err(Problem { code: Code::MissingParen, part: whole }),
    }
}

impl Parser<'_> {
    /// Reads all of the expression.
    fn run(&mut self) -> Step<()> {
        let mut repeat = None;
        while let Some(byte) = self.peek(0) {
            let last_repeat = repeat.take();
            match byte {
                b'*' | b'+' | b'?' => {
                    repeat = Some(self.at);
                    self.at += 1;
                    let (min, max) = match byte {
                        b'*' => (0, None),
                        b'+' => (1, None),
                        _ => (0, Some(1)),
                    };
                    self.repeat(min, max, self.at - 1, last_repeat, false)?;
                }
                b'{' => repeat = self.counted(last_repeat)?,
                _ => self.atom(byte)?,
            }
        }
        Ok(())
    }

    fn atom(&mut self, byte: u8) -> Step<()> {
        match byte {
            b'(' => return self.open_group(),
            b')' => return self.close_group(),
            b'|' => self.innermost().end_branch(),
            b'^' => self.anchor(Look::Start, Look::StartLF),
            b'$' => self.anchor(Look::End, Look::EndLF),
            b'.' => {
                let dot = if self.flags.dot_all { Dot::AnyChar } else { Dot::AnyCharExceptLF };
                self.push(Hir::dot(dot));
            }
            b'[' => return self.class(),
            b'\\' => return self.backslash(),
            _ => {
                let rune = self.rune()?;
                self.literal(rune);
                return Ok(());
            }
        }
        self.at += 1;
        Ok(())
    }

    fn peek(&self, ahead: usize) -> Option<u8> {
        self.text.get(self.at + ahead).copied()
    }

    fn take(&mut self, byte: u8) -> bool {
        let found = self.peek(0) == Some(byte);
        self.at += usize::from(found);
        found
    }

    /// A mistake from `from` to where the parser is.
    fn problem<T>(&self, code: Code, from: usize) -> Step<T> {
        Err(Problem { code, part: from..self.at })
    }

    /// A mistake from `from` to the end.
    fn problem_to_end<T>(&self, code: Code, from: usize) -> Step<T> {
        Err(Problem { code, part: from..self.text.len() })
    }

    /// Reads a rune; there is one.
    fn rune(&mut self) -> Step<char> {
        let rest = &self.text[self.at..];
        let (rune, width) = decode_first(rest);
        if width == 1 && rest[0] >= 0x80 {
            return self.problem_to_end(Code::Utf8, self.at);
        }
        self.at += width;
        Ok(char::from_u32(rune).unwrap_or(char::REPLACEMENT_CHARACTER))
    }

    fn innermost(&mut self) -> &mut Group {
        let last = self.open.len() - 1; // the outermost is closed at the end only
        &mut self.open[last]
    }

    fn push(&mut self, hir: Hir) {
        self.innermost().parts.push(Part { hir, repeats: 1 });
    }

    fn literal(&mut self, rune: char) {
        if self.flags.fold {
            let set = adjusted(class::ranges(&[(rune, rune)]), true, false);
            return self.push(Hir::class(Class::Unicode(set)));
        }
        self.push(Hir::literal(rune.encode_utf8(&mut [0; 4]).as_bytes()));
    }

    fn anchor(&mut self, text: Look, line: Look) {
        let look = if self.flags.multi_line { line } else { text };
        self.push(Hir::look(look));
    }

    fn open_group(&mut self) -> Step<()> {
        if self.open.len() > MOST_DEPTH {
            return self.problem_to_end(Code::NestingDepth, 0);
        }
        if !self.mode.posix && self.peek(1) == Some(b'?') {
            return self.perl_group();
        }
        self.at += 1;
        self.capture("");
        Ok(())
    }

    fn capture(&mut self, name: &str) {
        self.names.push(name.to_owned());
        let number = Some(self.names.len() as u32);
        self.open.push(Group { number, outside: self.flags, ..Group::default() });
    }

    fn close_group(&mut self) -> Step<()> {
        if self.open.len() == 1 {
            return self.problem_to_end(Code::UnexpectedParen, 0);
        }
        self.at += 1;
        if let Some(group) = self.open.pop() {
            self.flags = group.outside;
            let part = group.close();
            self.innermost().parts.push(part);
        }
        Ok(())
    }

    /// `(?...`: a name, or flags.
    fn perl_group(&mut self) -> Step<()> {
        let start = self.at;
        let rest = &self.text[start..];
        let name_at = match rest {
            [_, _, b'P', b'<', _, ..] => Some(4),
            [_, _, b'<', _, ..] => Some(3),
            _ => None,
        };
        let Some(name_at) = name_at else { return self.group_flags(start) };
        let Some(end) = rest.iter().position(|&b| b == b'>') else {
            self.check_utf8(start, self.text.len())?;
            return self.problem_to_end(Code::NamedCapture, start);
        };
        self.check_utf8(start + name_at, start + end)?;
        let name = std::str::from_utf8(&rest[name_at..end]).unwrap_or_default();
        self.at = start + end + 1;
        let fits = |c: char| c == '_' || c.is_ascii_alphanumeric();
        if name.is_empty() || !name.chars().all(fits) {
            return self.problem(Code::NamedCapture, start);
        }
        self.capture(name);
        Ok(())
    }

    /// `(?flags)` and `(?flags:`.
    fn group_flags(&mut self, start: usize) -> Step<()> {
        self.at += 2;
        let mut flags = self.flags;
        let (mut on, mut seen) = (true, false);
        while self.at < self.text.len() {
            match self.rune()? {
                'i' => flags.fold = on,
                'm' => flags.multi_line = on,
                's' => flags.dot_all = on,
                'U' => flags.swap_greed = on,
                '-' if on => {
                    on = false;
                    seen = false;
                    continue;
                }
                end @ (':' | ')') if on || seen => {
                    if end == ':' {
                        self.open.push(Group { outside: self.flags, ..Group::default() });
                    }
                    self.flags = flags;
                    return Ok(());
                }
                _ => break,
            }
            seen = true;
        }
        self.problem(Code::PerlOp, start)
    }

    fn check_utf8(&self, from: usize, to: usize) -> Step<()> {
        match std::str::from_utf8(&self.text[from..to]) {
            Ok(_) => Ok(()),
            Err(e) => Err(Problem { code: Code::Utf8, part: from + e.valid_up_to()..to }),
        }
    }

    /// `{n}`, `{n,}`, `{n,m}`; anything else in braces is literal. Gives where the repetition began.
    fn counted(&mut self, last_repeat: Option<usize>) -> Step<Option<usize>> {
        let start = self.at;
        let Some((min, max)) = self.counts() else {
            self.at = start + 1;
            self.literal('{');
            return Ok(None);
        };
        let too_many = |n: u32| n > MOST_REPEATS;
        if too_many(min) || max.is_some_and(|max| too_many(max) || min > max) {
            return self.problem(Code::RepeatSize, start);
        }
        self.repeat(min, max, start, last_repeat, true)?;
        Ok(Some(start))
    }

    /// The numbers in braces; too large ones are `MOST_REPEATS + 1`.
    fn counts(&mut self) -> Option<(u32, Option<u32>)> {
        self.at += 1;
        let min = self.number()?;
        let max = if self.take(b',') {
            if self.peek(0) == Some(b'}') { None } else { Some(self.number()?) }
        } else {
            Some(min)
        };
        self.take(b'}').then_some((min, max))
    }

    fn number(&mut self) -> Option<u32> {
        let start = self.at;
        let mut number = 0_u32;
        while let Some(digit @ b'0'..=b'9') = self.peek(0) {
            number = (number * 10 + u32::from(digit - b'0')).min(MOST_REPEATS + 1);
            self.at += 1;
        }
        let digits = self.at - start;
        let leading_zero = digits > 1 && self.text[start] == b'0';
        (digits > 0 && !leading_zero).then_some(number)
    }

    /// Applies a repetition, of which all but a `?` has been read, to what stands before it.
    fn repeat(
        &mut self,
        min: u32,
        max: Option<u32>,
        start: usize,
        last_repeat: Option<usize>,
        counted: bool,
    ) -> Step<()> {
        let mut greedy = !self.flags.swap_greed;
        if !self.mode.posix {
            if self.take(b'?') {
                greedy = !greedy;
            }
            if let Some(last) = last_repeat {
                return self.problem(Code::RepeatOp, last);
            }
        }
        let Some(part) = self.innermost().parts.pop() else {
            return self.problem(Code::MissingRepeatArgument, start);
        };
        let count = if counted { max.unwrap_or(min) } else { 1 };
        let repeats = if count == 0 { 1 } else { part.repeats * count };
        if repeats > MOST_REPEATS {
            return self.problem(Code::RepeatSize, start);
        }
        let hir = Hir::repetition(Repetition { min, max, greedy, sub: Box::new(part.hir) });
        self.innermost().parts.push(Part { hir, repeats });
        Ok(())
    }

    /// What begins with a backslash, outside of classes.
    fn backslash(&mut self) -> Step<()> {
        let start = self.at;
        if !self.mode.posix
            && let Some(letter) = self.peek(1)
        {
            let look = match letter {
                b'A' => Some(Look::Start),
                b'z' => Some(Look::End),
                b'b' => Some(Look::WordAscii),
                b'B' => Some(Look::WordAsciiNegate),
                _ => None,
            };
            self.at += 2;
            if let Some(look) = look {
                self.push(Hir::look(look));
                return Ok(());
            }
            match letter {
                b'C' => return self.problem(Code::Escape, start),
                b'Q' => return self.quoted(),
                _ => self.at = start,
            }
        }
        if let Some(set) = self.named_class()? {
            self.push(Hir::class(Class::Unicode(set)));
            return Ok(());
        }
        let rune = self.escape()?;
        self.literal(rune);
        Ok(())
    }

    /// The text behind `\Q`, to `\E` or the end.
    fn quoted(&mut self) -> Step<()> {
        while self.at < self.text.len() {
            if self.text[self.at..].starts_with(b"\\E") {
                self.at += 2;
                break;
            }
            let rune = self.rune()?;
            self.literal(rune);
        }
        Ok(())
    }

    /// A backslash and what it makes of the next characters.
    fn escape(&mut self) -> Step<char> {
        let start = self.at;
        self.at += 1;
        let Some(first) = self.peek(0) else {
            return self.problem(Code::TrailingBackslash, self.at);
        };
        let rune = self.rune()?;
        let value = match first {
            b'1'..=b'7' if !matches!(self.peek(0), Some(b'0'..=b'7')) => None,
            b'0'..=b'7' => {
                let mut value = u32::from(first - b'0');
                for _ in 0..2 {
                    let Some(digit @ b'0'..=b'7') = self.peek(0) else { break };
                    value = value * 8 + u32::from(digit - b'0');
                    self.at += 1;
                }
                Some(value)
            }
            b'x' => self.hex()?,
            b'a' => Some(0x07),
            b'f' => Some(0x0c),
            b't' => Some(0x09),
            b'n' => Some(0x0a),
            b'r' => Some(0x0d),
            b'v' => Some(0x0b),
            _ if first < 0x80 && !first.is_ascii_alphanumeric() => Some(rune.into()),
            _ => None,
        };
        match value.map(char::from_u32) {
            Some(Some(rune)) => Ok(rune),
            // A surrogate: Go takes it, and no text has it.
            Some(None) => Ok(char::REPLACEMENT_CHARACTER),
            None => self.problem(Code::Escape, start),
        }
    }

    /// The number behind `\x`: two digits, or any in braces.
    fn hex(&mut self) -> Step<Option<u32>> {
        if self.at == self.text.len() {
            return Ok(None);
        }
        let first = self.rune()?;
        if first != '{' {
            if self.at == self.text.len() {
                return Ok(None);
            }
            let second = self.rune()?;
            return Ok(first.to_digit(16).zip(second.to_digit(16)).map(|(a, b)| a * 16 + b));
        }
        let (mut value, mut digits) = (0, 0);
        while self.at < self.text.len() {
            let rune = self.rune()?;
            if rune == '}' {
                return Ok((digits > 0).then_some(value));
            }
            let Some(digit) = rune.to_digit(16) else { break };
            value = value * 16 + digit;
            if value > char::MAX.into() {
                break;
            }
            digits += 1;
        }
        Ok(None)
    }
}
