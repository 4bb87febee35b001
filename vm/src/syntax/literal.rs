//! Literals: recognised while lexing, decoded when the parser makes a node of them.
//!
//! Two passes on purpose: the lexer reports what is malformed at its exact place and marks the literal, and
//! decoding then deals with well-formed text only.

use super::codes;
use super::lexer::Lexer;
use super::token::{LitKind, Tok, Validity};

/// How a number is written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Radix {
    /// No prefix.
    Decimal,
    /// `0b`
    Binary,
    /// `0o`
    Octal,
    /// A leading `0`: octal if an integer comes of it, else decimal.
    OldOctal,
    /// `0x`
    Hexadecimal,
}

impl Radix {
    fn name(self) -> &'static str {
        match self {
            Radix::Decimal => "decimal",
            Radix::Binary => "binary",
            Radix::Octal | Radix::OldOctal => "octal",
            Radix::Hexadecimal => "hexadecimal",
        }
    }

    /// The least digit that is too large.
    fn limit(self) -> u8 {
        match self {
            Radix::Binary => b'2',
            Radix::Octal | Radix::OldOctal => b'8',
            Radix::Decimal | Radix::Hexadecimal => b'9' + 1,
        }
    }
}

/// What a run of digits held.
#[derive(Clone, Copy, Default)]
struct Digits {
    any: bool,
    separators: bool,
    /// Where the first digit stands that the radix does not have.
    too_large: Option<usize>,
}

/// A number while it is read: the first error counts.
struct Number {
    kind: LitKind,
    radix: Radix,
    digits: Digits,
    good: bool,
}

impl Lexer<'_> {
    /// Reads a number that starts with a digit, or with a dot before one.
    pub(super) fn number(&mut self, start: usize) -> Tok {
        let radix = self.radix();
        let digits = Digits { any: radix == Radix::OldOctal, ..Digits::default() };
        let mut number = Number { kind: LitKind::Int, radix, digits, good: true };
        self.mantissa(&mut number);
        self.exponent(&mut number);
        if self.eat(b'i') {
            number.kind = LitKind::Imag;
        }
        self.check_digits(&mut number, start);
        self.end_literal();
        Tok::Literal(number.kind, if number.good { Validity::Good } else { Validity::Malformed })
    }

    fn number_error(&mut self, number: &mut Number, at: usize, message: String) {
        if number.good {
            self.error_at(at, codes::NUMBER, message);
            number.good = false;
        }
    }

    fn radix(&mut self) -> Radix {
        if !self.eat(b'0') {
            return Radix::Decimal;
        }
        let radix = match self.peek().to_ascii_lowercase() {
            b'x' => Radix::Hexadecimal,
            b'o' => Radix::Octal,
            b'b' => Radix::Binary,
            _ => return Radix::OldOctal,
        };
        self.pos += 1;
        radix
    }

    /// Reads digits and separators into `digits`.
    fn digits(&mut self, radix: Radix, digits: &mut Digits) {
        loop {
            match self.peek() {
                b'_' => digits.separators = true,
                digit @ b'0'..=b'9' => {
                    digits.any = true;
                    if digit >= radix.limit() && digits.too_large.is_none() {
                        digits.too_large = Some(self.pos);
                    }
                }
                b'a'..=b'f' | b'A'..=b'F' if radix == Radix::Hexadecimal => digits.any = true,
                _ => return,
            }
            self.pos += 1;
        }
    }

    fn mantissa(&mut self, number: &mut Number) {
        let radix = number.radix;
        self.digits(radix, &mut number.digits);
        if self.peek() == b'.' {
            if matches!(radix, Radix::Octal | Radix::Binary) {
                self.number_error(
                    number,
                    self.pos,
                    format!("invalid radix point in {} literal", radix.name()),
                );
            }
            self.pos += 1;
            number.kind = LitKind::Float;
            self.digits(radix, &mut number.digits);
        }
        if !number.digits.any {
            self.number_error(number, self.pos, format!("{} literal has no digits", radix.name()));
        }
    }

    fn exponent(&mut self, number: &mut Number) {
        let sign = self.peek();
        let decimal = matches!(number.radix, Radix::Decimal | Radix::OldOctal);
        let hexadecimal = number.radix == Radix::Hexadecimal;
        match sign.to_ascii_lowercase() {
            b'e' if !decimal => {
                let message = format!("{:?} exponent requires decimal mantissa", char::from(sign));
                self.number_error(number, self.pos, message);
            }
            b'p' if !hexadecimal => {
                let message =
                    format!("{:?} exponent requires hexadecimal mantissa", char::from(sign));
                self.number_error(number, self.pos, message);
            }
            b'e' | b'p' => {}
            _ => {
                if hexadecimal && number.kind == LitKind::Float {
                    let message = "hexadecimal mantissa requires a 'p' exponent";
                    self.number_error(number, self.pos, message.into());
                }
                return;
            }
        }
        self.pos += 1;
        number.kind = LitKind::Float;
        let _sign = self.eat(b'+') || self.eat(b'-');
        let mut digits = Digits { separators: number.digits.separators, ..Digits::default() };
        self.digits(Radix::Decimal, &mut digits);
        number.digits.separators = digits.separators;
        if !digits.any {
            self.number_error(number, self.pos, "exponent has no digits".into());
        }
    }

    /// Checks what can be told only once the whole number is known: digits too large for it, separators.
    fn check_digits(&mut self, number: &mut Number, start: usize) {
        if let (LitKind::Int, Some(at)) = (number.kind, number.digits.too_large) {
            let digit = char::from(self.text.as_bytes()[at]);
            self.number_error(
                number,
                at,
                format!("invalid digit {digit:?} in {} literal", number.radix.name()),
            );
        }
        if number.digits.separators
            && let Some(at) = misplaced_separator(&self.text.as_bytes()[start..self.pos])
        {
            self.number_error(number, start + at, "'_' must separate successive digits".into());
        }
    }

    /// Reads a rune literal.
    pub(super) fn rune(&mut self, start: usize) -> Tok {
        self.pos += 1;
        let mut good = true;
        let mut count = 0;
        loop {
            match self.peek_char() {
                Some('\'') => {
                    if good && count != 1 {
                        good = false;
                        self.wrong_rune_count(start, count);
                    }
                    self.pos += 1;
                    break;
                }
                Some('\\') => good &= self.escape(b'\''),
                Some('\n') | None => {
                    if good {
                        good = false;
                        self.unfinished_rune(start);
                    }
                    break;
                }
                Some(c) => self.pos += c.len_utf8(),
            }
            count += 1;
        }
        self.quoted(LitKind::Rune, good)
    }

    fn wrong_rune_count(&mut self, start: usize, count: usize) {
        if count == 0 {
            self.error_at(self.pos, codes::RUNE, "empty rune literal or unescaped '");
        } else {
            self.error_at(start, codes::RUNE, "more than one character in rune literal");
        }
    }

    fn unfinished_rune(&mut self, start: usize) {
        if self.at_end() {
            self.error_at(start, codes::RUNE, "rune literal not terminated");
        } else {
            self.error_at(self.pos, codes::RUNE, "newline in rune literal");
        }
    }

    /// Reads a string literal in double quotes.
    pub(super) fn string(&mut self, start: usize) -> Tok {
        self.pos += 1;
        let mut good = true;
        loop {
            match self.text.as_bytes().get(self.pos) {
                Some(b'"') => {
                    self.pos += 1;
                    break;
                }
                Some(b'\\') => good &= self.escape(b'"'),
                Some(b'\n') => {
                    self.error_at(self.pos, codes::STRING, "newline in string");
                    good = false;
                    break;
                }
                Some(_) => self.pos += 1,
                None => {
                    self.error_at(start, codes::STRING, "string not terminated");
                    good = false;
                    break;
                }
            }
        }
        self.quoted(LitKind::String, good)
    }

    /// Reads a string literal in back quotes.
    pub(super) fn raw_string(&mut self, start: usize) -> Tok {
        let end = self.text[start + 1..].find('`');
        match end {
            Some(at) => self.pos = start + 1 + at + 1,
            None => {
                self.error_at(start, codes::STRING, "string not terminated");
                self.pos = self.text.len();
            }
        }
        self.quoted(LitKind::String, end.is_some())
    }

    fn quoted(&mut self, kind: LitKind, good: bool) -> Tok {
        self.end_literal();
        Tok::Literal(kind, if good { Validity::Good } else { Validity::Malformed })
    }

    /// Reads an escape from its backslash on; tells whether it is well formed. Where the file ends in the middle
    /// nothing is reported: the caller does.
    fn escape(&mut self, quote: u8) -> bool {
        self.pos += 1;
        let (digits, radix) = match self.peek() {
            _ if self.at_end() => return true,
            b'a' | b'b' | b'f' | b'n' | b'r' | b't' | b'v' | b'\\' => (0, 8),
            byte if byte == quote => (0, 8),
            b'0'..=b'7' => (3, 8),
            b'x' => (2, 16),
            b'u' => (4, 16),
            b'U' => (8, 16),
            _ => {
                self.error_at(self.pos, codes::ESCAPE, "unknown escape");
                return false;
            }
        };
        if radix == 16 || digits == 0 {
            self.pos += 1;
        }
        self.escape_digits(digits, radix)
    }

    fn escape_digits(&mut self, digits: u32, radix: u32) -> bool {
        let mut value: u32 = 0;
        for _ in 0..digits {
            let Some(c) = self.peek_char() else { return true };
            let Some(digit) = c.to_digit(radix) else {
                let name = if radix == 8 { "octal" } else { "hexadecimal" };
                self.error_at(
                    self.pos,
                    codes::ESCAPE,
                    format!("invalid character {c:?} in {name} escape"),
                );
                return false;
            };
            value = value.wrapping_mul(radix).wrapping_add(digit); // at most 8 digits of 4 bits
            self.pos += 1;
        }
        if radix == 8 && value > 255 {
            self.error_at(self.pos, codes::ESCAPE, format!("octal escape value {value} > 255"));
            return false;
        }
        if char::from_u32(value).is_none() {
            let message = format!("escape is invalid Unicode code point U+{value:04X}");
            self.error_at(self.pos, codes::ESCAPE, message);
            return false;
        }
        true
    }
}

/// Where a `_` does not stand between two digits, a prefix counting as a digit.
fn misplaced_separator(number: &[u8]) -> Option<usize> {
    let prefixed = number.len() >= 2
        && number[0] == b'0'
        && matches!(number[1].to_ascii_lowercase(), b'x' | b'o' | b'b');
    let hexadecimal = prefixed && number[1].eq_ignore_ascii_case(&b'x');
    let is_digit = |byte: u8| byte.is_ascii_digit() || hexadecimal && byte.is_ascii_hexdigit();
    let first = if prefixed { 2 } else { 0 };
    (first..number.len()).filter(|&at| number[at] == b'_').find(|&at| {
        let after_digit = prefixed && at == 2 || at > first && is_digit(number[at - 1]);
        let before_digit = number.get(at + 1).is_some_and(|&next| is_digit(next));
        !after_digit || !before_digit && number.get(at + 1) != Some(&b'_')
    })
}

/// The code point of a well-formed rune literal.
pub(super) fn decode_rune(literal: &str) -> u32 {
    let inner =
        literal.strip_prefix('\'').and_then(|rest| rest.strip_suffix('\'')).unwrap_or_default();
    match inner.strip_prefix('\\') {
        Some(escape) => unescape(escape).0,
        None => inner.chars().next().map_or(0, u32::from),
    }
}

/// The bytes of a well-formed string literal.
pub(super) fn decode_string(literal: &str) -> Vec<u8> {
    let inner = literal.get(1..literal.len() - 1).unwrap_or_default();
    if literal.starts_with('`') {
        return inner.bytes().filter(|&byte| byte != b'\r').collect();
    }
    let mut bytes = Vec::with_capacity(inner.len());
    let mut rest = inner;
    while let Some(at) = rest.find('\\') {
        bytes.extend_from_slice(&rest.as_bytes()[..at]);
        let escape = &rest[at + 1..];
        let (value, len) = unescape(escape);
        if escape.starts_with(['u', 'U']) {
            let c = char::from_u32(value).unwrap_or(char::REPLACEMENT_CHARACTER);
            bytes.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
        } else {
            bytes.push(value as u8); // at most 255: checked by the lexer
        }
        rest = &escape[len..];
    }
    bytes.extend_from_slice(rest.as_bytes());
    bytes
}

/// Value and length of the well-formed escape at the start of `text`, the backslash already gone.
fn unescape(text: &str) -> (u32, usize) {
    let number = |from: usize, to: usize, radix: u32| {
        let digits = text.get(from..to).unwrap_or_default();
        (u32::from_str_radix(digits, radix).unwrap_or(0), to.min(text.len()))
    };
    match text.as_bytes().first() {
        Some(b'a') => (0x07, 1),
        Some(b'b') => (0x08, 1),
        Some(b'f') => (0x0C, 1),
        Some(b'n') => (0x0A, 1),
        Some(b'r') => (0x0D, 1),
        Some(b't') => (0x09, 1),
        Some(b'v') => (0x0B, 1),
        Some(b'x') => number(1, 3, 16),
        Some(b'u') => number(1, 5, 16),
        Some(b'U') => number(1, 9, 16),
        Some(b'0'..=b'7') => number(0, 3, 8),
        Some(&quote) => (u32::from(quote), 1),
        None => (0, 0),
    }
}
