//! From text to tokens: Go's lexical grammar.
//!
//! Called by the parser for one token at a time. Identifiers are interned here; literals are only recognised (in
//! `literal`), and decoded by the parser when it makes a node of them.
//!
//! Invariants:
//! 1. `pos` lies on a character boundary of `text` whenever a token starts, and on every return.
//! 2. Each call of [`Lexer::next`] before the end of the file moves `pos` forward, so lexing takes linear time.
//! 3. A line's end becomes a semicolon only if `semi` was set by the token before it.

use super::ast::BinaryOp;
use super::codes;
use super::diagnostic::Code;
use super::directive::LineDirective;
use super::report::Report;
use super::source::{Pos, SourceFile, SourceMap, Span};
use super::symbol::Interner;
use super::token::{Key, Op, Semi, Tok, Token};
use super::unicode;

/// Bytes of a file that may be no text before it is taken for no Go source at all: as many as there are errors
/// before Go gives up a file.
const MAX_BAD_BYTES: usize = 10;

/// A byte order mark: ignored at the very start of a file, an error anywhere else.
const BYTE_ORDER_MARK: char = '\u{FEFF}';

/// Reads one file.
pub(super) struct Lexer<'s> {
    pub(super) text: &'s str,
    pub(super) pos: usize,
    /// Whether the end of this line ends a statement.
    semi: bool,
    base: u32,
    interner: &'s mut Interner,
    /// What is no text, the last first, as far as it has not been reported.
    bad_text: Vec<(usize, &'static str)>,
    /// What is wrong with the file; the parser adds to it.
    pub(super) report: Report<'s>,
    /// Texts of the `//go:` comments since the parser last took or dropped them.
    pub(super) pragmas: Vec<&'s str>,
    /// `//line` comments so far.
    pub(super) directives: Vec<LineDirective>,
    /// The first `//go:embed`.
    pub(super) embed: Option<Span>,
}

impl<'s> Lexer<'s> {
    /// A lexer at the start of a file, its encoding checked, a byte order mark and a `#!` line skipped.
    pub(super) fn new(
        file: &'s SourceFile,
        interner: &'s mut Interner,
        report: Report<'s>,
    ) -> Lexer<'s> {
        let mut lexer = Lexer::at(file, 0, interner, report);
        lexer.check_encoding(file);
        let text = lexer.text;
        if text.starts_with(BYTE_ORDER_MARK) {
            lexer.pos = BYTE_ORDER_MARK.len_utf8();
        }
        if text[lexer.pos..].starts_with("#!") {
            lexer.skip_line();
        }
        lexer
    }

    /// A lexer at a byte of a file, with nothing checked.
    fn at(
        file: &'s SourceFile,
        pos: usize,
        interner: &'s mut Interner,
        report: Report<'s>,
    ) -> Lexer<'s> {
        Lexer {
            text: &file.text,
            pos,
            semi: false,
            base: file.base.0,
            interner,
            bad_text: Vec::new(),
            report,
            pragmas: Vec::new(),
            directives: Vec::new(),
            embed: None,
        }
    }

    /// Moves to the end of the file: whatever follows is not looked at.
    pub(super) fn stop(&mut self) {
        self.pos = self.text.len();
        self.semi = false;
        self.bad_text.clear();
    }

    /// The place of a byte of the file.
    pub(super) fn place(&self, offset: usize) -> Pos {
        Pos(self.base + offset as u32)
    }

    /// The source text of a span of this file.
    pub(super) fn source(&self, span: Span) -> &'s str {
        &self.text[(span.lo.0 - self.base) as usize..(span.hi.0 - self.base) as usize]
    }

    /// The text of an interned name.
    pub(super) fn interner(&mut self) -> &mut Interner {
        self.interner
    }

    /// The byte at `pos`, or NUL at the end (a NUL in the text has been reported and means nothing).
    pub(super) fn peek(&self) -> u8 {
        self.text.as_bytes().get(self.pos).copied().unwrap_or(0)
    }

    /// Whether the whole file has been read.
    pub(super) fn at_end(&self) -> bool {
        self.pos >= self.text.len()
    }

    /// The character at `pos`.
    pub(super) fn peek_char(&self) -> Option<char> {
        self.text[self.pos..].chars().next()
    }

    /// Reports an error at a byte of the file.
    pub(super) fn error_at(&mut self, offset: usize, code: Code, message: impl Into<String>) {
        let width = self.text[offset..].chars().next().map_or(0, char::len_utf8);
        let span = Span::new(self.place(offset), self.place(offset + width));
        self.report.error(code, span, message);
    }

    /// Finds what is not text: bytes that are not UTF-8, NUL characters, byte order marks past the start.
    fn check_encoding(&mut self, file: &SourceFile) {
        let mut bad: Vec<(usize, &'static str)> =
            file.not_utf8.iter().map(|&at| (at as usize, "invalid UTF-8 encoding")).collect();
        if self.text.as_bytes().contains(&0) {
            let nuls = self.text.bytes().enumerate().filter(|&(_, b)| b == 0).map(|(at, _)| at);
            let written = nuls.filter(|&at| file.not_utf8.binary_search(&(at as u32)).is_err());
            bad.extend(written.map(|at| (at, "invalid NUL character")));
        }
        if bad.len() > MAX_BAD_BYTES {
            return self.refuse_binary_file(bad.len());
        }
        let marks = self.text.match_indices(BYTE_ORDER_MARK).map(|(at, _)| at).filter(|&at| at > 0);
        bad.extend(marks.map(|at| (at, "invalid BOM in the middle of the file")));
        bad.sort_unstable_by_key(|&(at, _)| std::cmp::Reverse(at));
        self.bad_text = bad;
    }

    /// Reports what is no text up to here: in the order of the source, so that the first errors of a file count.
    fn report_bad_text(&mut self) {
        while let Some((at, message)) = self.bad_text.pop_if(|&mut (at, _)| at < self.pos) {
            self.error_at(at, codes::ENCODING, message);
        }
    }

    fn refuse_binary_file(&mut self, bad_bytes: usize) {
        let start = Span::new(self.place(0), self.place(0));
        self.report.error_with_help(
            codes::BINARY_FILE,
            start,
            format!("not a Go source file: {bad_bytes} bytes of it are not UTF-8 text"),
            "is this a compiled program or another kind of file?",
        );
        self.stop();
    }

    /// The next token.
    pub(super) fn next(&mut self) -> Token {
        let semi = std::mem::take(&mut self.semi);
        loop {
            self.skip_blanks(semi);
            let start = self.pos;
            let Some(&byte) = self.text.as_bytes().get(start) else {
                let kind = if semi { Tok::Semi(Semi::Eof) } else { Tok::Eof };
                return self.token(kind, start, start);
            };
            let kind = match byte {
                b'a'..=b'z' | b'A'..=b'Z' | b'_' => self.identifier(start),
                b'0'..=b'9' => self.number(start),
                b'"' => self.string(start),
                b'`' => self.raw_string(start),
                b'\'' => self.rune(start),
                b'\n' => {
                    self.pos += 1;
                    return self.token(Tok::Semi(Semi::Newline), start, start);
                }
                b'/' if self.comment(start) => {
                    if semi && self.text[start..self.pos].contains('\n') {
                        return self.token(Tok::Semi(Semi::Newline), start, start);
                    }
                    continue;
                }
                b'.' => self.dot(start),
                0..0x80 => match self.punctuation(byte) {
                    Some(kind) => kind,
                    None => continue,
                },
                0x80.. => match self.beyond_ascii(start) {
                    Some(kind) => kind,
                    None => continue,
                },
            };
            let end = self.pos;
            return self.token(kind, start, end);
        }
    }

    fn token(&mut self, kind: Tok, lo: usize, hi: usize) -> Token {
        if !self.bad_text.is_empty() {
            self.report_bad_text();
        }
        Token { kind, lo: self.place(lo), hi: self.place(hi) }
    }

    fn skip_blanks(&mut self, semi: bool) {
        while let Some(&byte) = self.text.as_bytes().get(self.pos) {
            match byte {
                b' ' | b'\t' | b'\r' | 0 => self.pos += 1,
                b'\n' if !semi => self.pos += 1,
                _ => break,
            }
        }
    }

    fn identifier(&mut self, start: usize) -> Tok {
        while matches!(self.peek(), b'a'..=b'z' | b'A'..=b'Z' | b'_' | b'0'..=b'9') {
            self.pos += 1;
        }
        if self.peek() >= 0x80 {
            self.rest_of_identifier();
        }
        let text = &self.text[start..self.pos];
        if let Some(key) = Key::of(text) {
            self.semi = key.ends_statement();
            return Tok::Key(key);
        }
        self.semi = true;
        Tok::Name(self.interner.intern(text))
    }

    /// Reads on in an identifier that holds characters beyond ASCII.
    fn rest_of_identifier(&mut self) {
        while let Some(c) = self.peek_char() {
            if !c.is_ascii() {
                if !unicode::is_letter(c) && !unicode::is_digit(c) {
                    let message = format!("invalid character {} in identifier", code_point(c));
                    self.error_at(self.pos, codes::IDENTIFIER_CHARACTER, message);
                }
            } else if !c.is_ascii_alphanumeric() && c != '_' {
                break;
            }
            self.pos += c.len_utf8();
        }
    }

    /// A token that starts with a character beyond ASCII: an identifier, or an error.
    fn beyond_ascii(&mut self, start: usize) -> Option<Tok> {
        let c = self.peek_char()?;
        if c == BYTE_ORDER_MARK {
            self.pos += c.len_utf8(); // reported by `check_encoding`
            return None;
        }
        if unicode::is_digit(c) {
            let message = format!("identifier cannot begin with digit {}", code_point(c));
            self.error_at(start, codes::IDENTIFIER_CHARACTER, message);
            self.pos += c.len_utf8();
        }
        Some(self.identifier(start))
    }

    /// Skips a comment that starts here, if one does; keeps what a `//go:` comment says.
    fn comment(&mut self, start: usize) -> bool {
        match self.text.as_bytes().get(start + 1) {
            Some(b'/') => {
                self.skip_line();
                if let Some(pragma) = self.text[start..self.pos].strip_prefix("//go:") {
                    self.pragmas.push(pragma.trim_end());
                    if pragma.starts_with("embed ") && self.embed.is_none() {
                        self.embed = Some(Span::new(self.place(start), self.place(self.pos)));
                    }
                }
                self.line_directive(start);
                true
            }
            Some(b'*') => {
                self.pos = match self.text[start + 2..].find("*/") {
                    Some(at) => start + 2 + at + 2,
                    None => {
                        self.error_at(start, codes::COMMENT, "comment not terminated");
                        self.text.len()
                    }
                };
                self.line_directive(start);
                true
            }
            _ => false,
        }
    }

    /// Moves to the end of the line, before the line break.
    fn skip_line(&mut self) {
        let rest = &self.text[self.pos..];
        self.pos += rest.find('\n').unwrap_or(rest.len());
    }

    fn dot(&mut self, start: usize) -> Tok {
        let rest = &self.text.as_bytes()[start + 1..];
        match rest {
            [b'0'..=b'9', ..] => self.number(start),
            [b'.', b'.', ..] => {
                self.pos += 3;
                Tok::DotDotDot
            }
            _ => {
                self.pos += 1;
                Tok::Dot
            }
        }
    }

    /// Moves past `next` if it comes next.
    pub(super) fn eat(&mut self, next: u8) -> bool {
        let found = self.peek() == next;
        self.pos += usize::from(found);
        found
    }

    /// Operators and brackets; `None` after a character that means nothing in Go.
    fn punctuation(&mut self, byte: u8) -> Option<Tok> {
        self.pos += 1;
        let closing = |lexer: &mut Self, kind| {
            lexer.semi = true;
            kind
        };
        Some(match byte {
            b'(' => Tok::Lparen,
            b'[' => Tok::Lbrack,
            b'{' => Tok::Lbrace,
            b')' => closing(self, Tok::Rparen),
            b']' => closing(self, Tok::Rbrack),
            b'}' => closing(self, Tok::Rbrace),
            b',' => Tok::Comma,
            b';' => Tok::Semi(Semi::Written),
            b':' if self.eat(b'=') => Tok::Define,
            b':' => Tok::Colon,
            b'~' => Tok::Operator(Op::Tilde),
            b'=' if self.eat(b'=') => Tok::Operator(Op::Binary(BinaryOp::Eq)),
            b'=' => Tok::Assign,
            b'!' if self.eat(b'=') => Tok::Operator(Op::Binary(BinaryOp::Ne)),
            b'!' => Tok::Operator(Op::Not),
            b'+' if self.eat(b'+') => closing(self, Tok::IncOp(true)),
            b'-' if self.eat(b'-') => closing(self, Tok::IncOp(false)),
            b'<' if self.eat(b'-') => Tok::Arrow,
            b'+' | b'-' | b'*' | b'/' | b'%' | b'&' | b'|' | b'^' | b'<' | b'>' => {
                self.operator(byte)
            }
            _ => {
                let message = format!("invalid character {}", code_point(char::from(byte)));
                self.error_at(self.pos - 1, codes::INVALID_CHARACTER, message);
                return None;
            }
        })
    }

    /// Binary operators and their assignments, after their first character.
    fn operator(&mut self, byte: u8) -> Tok {
        let op = match byte {
            b'+' => BinaryOp::Add,
            b'-' => BinaryOp::Sub,
            b'*' if self.eat(b'=') => return Tok::AssignOp(BinaryOp::Mul),
            b'*' => return Tok::Star,
            b'/' => BinaryOp::Div,
            b'%' => BinaryOp::Rem,
            b'^' => BinaryOp::Xor,
            b'&' if self.eat(b'&') => return Tok::Operator(Op::Binary(BinaryOp::LogAnd)),
            b'&' if self.eat(b'^') => BinaryOp::AndNot,
            b'&' => BinaryOp::And,
            b'|' if self.eat(b'|') => return Tok::Operator(Op::Binary(BinaryOp::LogOr)),
            b'|' => BinaryOp::Or,
            b'<' if self.eat(b'<') => BinaryOp::Shl,
            b'<' if self.eat(b'=') => return Tok::Operator(Op::Binary(BinaryOp::Le)),
            b'<' => return Tok::Operator(Op::Binary(BinaryOp::Lt)),
            b'>' if self.eat(b'>') => BinaryOp::Shr,
            b'>' if self.eat(b'=') => return Tok::Operator(Op::Binary(BinaryOp::Ge)),
            _ => return Tok::Operator(Op::Binary(BinaryOp::Gt)),
        };
        if self.eat(b'=') { Tok::AssignOp(op) } else { Tok::Operator(Op::Binary(op)) }
    }

    /// Notes that a literal has ended, after which a line may end a statement.
    pub(super) fn end_literal(&mut self) {
        self.semi = true;
    }
}

/// A character as Go's messages write it: `U+0040 '@'`.
fn code_point(c: char) -> String {
    let printable = matches!(c, '\'' | '"' | '\\') || c.escape_debug().count() == 1;
    if printable { format!("U+{:04X} '{c}'", c as u32) } else { format!("U+{:04X}", c as u32) }
}

/// The first token at or after a place, comments skipped: for messages that point at an operator the tree does not
/// keep, such as the `:=` after the left side of a definition.
pub fn token_after(sources: &SourceMap, pos: Pos) -> Span {
    let file = sources.file_of(pos);
    let mut interner = Interner::default();
    let offset = ((pos.0 - file.base.0) as usize).min(file.text.len());
    Lexer::at(file, offset, &mut interner, Report::new(sources, false)).next().span()
}
