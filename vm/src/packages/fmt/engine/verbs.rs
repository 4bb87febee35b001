//! Numbers, strings and runes under flags, width and precision: what each verb does to one simple value.
//!
//! Called by `walk.rs`, which knows types; here there are only values.
//!
//! Locks: none.

#![forbid(unsafe_code)]

use burrow_runtime::float::{Precision, format_float};
use burrow_runtime::string::{REPLACEMENT, decode_first, encode_rune};

use super::quote::{can_backquote, is_print, quote, quote_rune};

/// What stands between `%` and the verb.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Flags {
    /// Least number of runes.
    pub width: Option<usize>,
    /// Digits or, of strings, most runes.
    pub precision: Option<usize>,
    /// `-`: pad on the right.
    pub minus: bool,
    /// `+`: always a sign; ASCII only for `%q`.
    pub plus: bool,
    /// `#`: alternate form.
    pub sharp: bool,
    /// ` `: leave a space for the sign, or between bytes.
    pub space: bool,
    /// `0`: pad with zeros.
    pub zero: bool,
    /// `%+v`.
    pub plus_v: bool,
    /// `%#v`.
    pub sharp_v: bool,
}

impl Flags {
    /// Whether text is printed as it is.
    #[inline]
    pub(super) fn is_plain(self) -> bool {
        self.width.is_none() && self.precision.is_none() && !self.sharp_v
    }
}

/// Digits of hexadecimal numbers: `x` for lower case, `X` for upper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Case {
    /// `0x1f`.
    Lower,
    /// `0X1F`.
    Upper,
}

impl Case {
    fn digit(self, value: u64) -> u8 {
        let digits = if self == Case::Lower { b"0123456789abcdef" } else { b"0123456789ABCDEF" };
        digits[(value & 15) as usize]
    }

    fn x(self) -> u8 {
        if self == Case::Lower { b'x' } else { b'X' }
    }
}

/// An integer of up to 64 bits.
#[derive(Clone, Copy, Debug)]
pub enum Integer {
    /// Of a signed type.
    Signed(i64),
    /// Of an unsigned type.
    Unsigned(u64),
}

impl Integer {
    fn parts(self) -> (bool, u64) {
        match self {
            Integer::Signed(value) => (value < 0, value.unsigned_abs()),
            Integer::Unsigned(value) => (false, value),
        }
    }

    /// The number as an unsigned one: runes and code points do not care about the sign.
    pub fn bits(self) -> u64 {
        match self {
            Integer::Signed(value) => value as u64,
            Integer::Unsigned(value) => value,
        }
    }
}

/// Output with the flags in force.
#[derive(Debug, Default)]
pub struct Buffer {
    /// What has been printed.
    pub out: Vec<u8>,
    /// The flags of the current verb.
    pub flags: Flags,
}

impl Buffer {
    /// Appends text as it is.
    pub fn text(&mut self, text: &str) {
        self.out.extend_from_slice(text.as_bytes());
    }

    /// Appends a rune.
    pub fn rune(&mut self, rune: u32) {
        self.out.extend_from_slice(encode_rune(rune).bytes());
    }

    /// Padding of `count` runes.
    fn padding(&mut self, count: usize) {
        let byte = if self.flags.zero && !self.flags.minus { b'0' } else { b' ' };
        self.out.resize(self.out.len() + count, byte);
    }

    /// Appends bytes padded to the width.
    pub fn pad(&mut self, bytes: &[u8]) {
        let missing = self.flags.width.map_or(0, |width| width.saturating_sub(rune_count(bytes)));
        if !self.flags.minus {
            self.padding(missing);
        }
        self.out.extend_from_slice(bytes);
        if self.flags.minus {
            self.padding(missing);
        }
    }

    /// [`Buffer::pad`] with spaces whatever the flags say.
    fn pad_with_spaces(&mut self, bytes: &[u8]) {
        let zero = std::mem::replace(&mut self.flags.zero, false);
        self.pad(bytes);
        self.flags.zero = zero;
    }

    /// `%t`.
    pub fn boolean(&mut self, value: bool) {
        self.pad(if value { b"true" } else { b"false" });
    }

    /// `%d`, `%b`, `%o`, `%x`, `%X`; with `prefix_o`, `%O`.
    pub fn integer(&mut self, value: Integer, base: u64, case: Case, prefix_o: bool) {
        let flags = self.flags;
        let (negative, magnitude) = value.parts();
        if base == 10 && flags.is_plain() && !flags.plus && !flags.space {
            return append_digits(&mut self.out, negative, magnitude);
        }
        if flags.precision == Some(0) && magnitude == 0 {
            return self.pad_with_spaces(b"");
        }
        let signed = negative || flags.plus || flags.space;
        let least = match (flags.precision, flags.width) {
            (Some(precision), _) => precision,
            (None, Some(width)) if flags.zero && !flags.minus => {
                width.saturating_sub(usize::from(signed))
            }
            _ => 0,
        };
        let mut reversed = digits_reversed(magnitude, base, case);
        if reversed.len() < least {
            reversed.resize(least, b'0');
        }
        if flags.sharp {
            match base {
                2 => reversed.extend_from_slice(b"b0"),
                8 if reversed.last() != Some(&b'0') => reversed.push(b'0'),
                16 => reversed.extend_from_slice(&[case.x(), b'0']),
                _ => {}
            }
        }
        if prefix_o {
            reversed.extend_from_slice(b"o0");
        }
        if signed {
            reversed.push(if negative {
                b'-'
            } else if flags.plus {
                b'+'
            } else {
                b' '
            });
        }
        reversed.reverse();
        self.pad_with_spaces(&reversed);
    }

    /// A hexadecimal number with or without `0x`: bytes and addresses in Go syntax.
    pub fn hex(&mut self, value: u64, prefix: bool) {
        let sharp = std::mem::replace(&mut self.flags.sharp, prefix);
        self.integer(Integer::Unsigned(value), 16, Case::Lower, false);
        self.flags.sharp = sharp;
    }

    /// `%c`.
    pub fn character(&mut self, value: u64) {
        self.pad(encode_rune(rune_of(value)).bytes());
    }

    /// `%q` of an integer.
    pub fn quoted_character(&mut self, value: u64) {
        let mut text = Vec::new();
        quote_rune(&mut text, rune_of(value), self.flags.plus);
        self.pad(&text);
    }

    /// `%U`.
    pub fn code_point(&mut self, value: u64) {
        let digits = self.flags.precision.map_or(4, |precision| precision.max(4));
        let mut text = b"U+".to_vec();
        let mut reversed = digits_reversed(value, 16, Case::Upper);
        reversed.resize(reversed.len().max(digits), b'0');
        text.extend(reversed.iter().rev());
        if self.flags.sharp
            && let Ok(rune) = u32::try_from(value)
            && is_print(rune)
        {
            text.extend_from_slice(b" '");
            text.extend_from_slice(encode_rune(rune).bytes());
            text.push(b'\'');
        }
        self.pad_with_spaces(&text);
    }

    /// `%e`, `%f`, `%g` and the like: `form` as in [`format_float`], with the verb's precision where none is given.
    pub fn float(&mut self, value: f64, bits: u32, form: u8, precision: Precision) {
        let precision = self.flags.precision.map_or(precision, Precision::Digits);
        let mut number = vec![b'+'];
        format_float(&mut number, value, form, precision, bits);
        if matches!(number[1], b'-' | b'+') {
            number.remove(0);
        }
        let flags = self.flags;
        if flags.space && !flags.plus && number[0] == b'+' {
            number[0] = b' ';
        }
        if !value.is_finite() {
            // Does not look like a number, so it is not padded like one.
            let bare = value.is_nan() && !flags.space && !flags.plus;
            return self.pad_with_spaces(&number[usize::from(bare)..]);
        }
        if flags.sharp && form != b'b' {
            show_point(&mut number, form, precision);
        }
        if number[0] == b'+' && !flags.plus {
            return self.pad(&number[1..]);
        }
        match flags.width {
            // Zeros go between the sign and the number.
            Some(width) if flags.zero && !flags.minus && width > number.len() => {
                self.out.push(number[0]);
                self.padding(width - number.len());
                self.out.extend_from_slice(&number[1..]);
            }
            _ => self.pad(&number),
        }
    }

    /// The part of a string that the precision allows.
    fn truncated<'b>(&self, bytes: &'b [u8]) -> &'b [u8] {
        let Some(precision) = self.flags.precision else { return bytes };
        let mut len = 0;
        for _ in 0..precision {
            if len == bytes.len() {
                break;
            }
            len += decode_first(&bytes[len..]).1;
        }
        &bytes[..len]
    }

    /// `%s`.
    pub fn string(&mut self, bytes: &[u8]) {
        let bytes = self.truncated(bytes);
        self.pad(bytes);
    }

    /// `%q` of a string.
    pub fn quoted(&mut self, bytes: &[u8]) {
        let bytes = self.truncated(bytes);
        let mut text = Vec::with_capacity(bytes.len() + 2);
        if self.flags.sharp && can_backquote(bytes) {
            text.push(b'`');
            text.extend_from_slice(bytes);
            text.push(b'`');
        } else {
            quote(&mut text, bytes, self.flags.plus);
        }
        self.pad(&text);
    }

    /// `%x` and `%X` of a string or bytes.
    pub fn hex_bytes(&mut self, bytes: &[u8], case: Case) {
        let flags = self.flags;
        let bytes = &bytes[..flags.precision.unwrap_or(usize::MAX).min(bytes.len())];
        let mut text = Vec::with_capacity(bytes.len() * 2 + 2);
        for (i, &byte) in bytes.iter().enumerate() {
            if i > 0 && flags.space {
                text.push(b' ');
            }
            if flags.sharp && (i == 0 || flags.space) {
                text.extend_from_slice(&[b'0', case.x()]);
            }
            text.extend_from_slice(&[
                case.digit(u64::from(byte >> 4)),
                case.digit(u64::from(byte)),
            ]);
        }
        self.pad(&text);
    }
}

/// Appends a decimal number.
#[inline]
pub(super) fn append_decimal(out: &mut Vec<u8>, number: i64) {
    append_digits(out, number < 0, number.unsigned_abs());
}

/// Appends a sign and decimal digits, without a detour over a buffer of its own.
#[inline]
fn append_digits(out: &mut Vec<u8>, negative: bool, mut magnitude: u64) {
    const MOST: usize = 21; // a sign, and the digits of a 64-bit number
    let mut digits = [0; MOST];
    let mut first = MOST;
    loop {
        first -= 1;
        digits[first] = b'0' + (magnitude % 10) as u8;
        magnitude /= 10;
        if magnitude == 0 {
            break;
        }
    }
    if negative {
        first -= 1;
        digits[first] = b'-';
    }
    out.extend_from_slice(&digits[first..]);
}

/// The digits of a number, the last one first.
fn digits_reversed(mut value: u64, base: u64, case: Case) -> Vec<u8> {
    let mut reversed = Vec::with_capacity(24);
    loop {
        reversed.push(case.digit(value % base));
        value /= base;
        if value == 0 {
            return reversed;
        }
    }
}

/// The rune of an integer; U+FFFD if it is none.
fn rune_of(value: u64) -> u32 {
    u32::try_from(value).unwrap_or(REPLACEMENT)
}

/// How many runes the bytes show as.
fn rune_count(bytes: &[u8]) -> usize {
    if bytes.is_ascii() {
        return bytes.len();
    }
    let (mut rest, mut count) = (bytes, 0);
    while !rest.is_empty() {
        rest = &rest[decode_first(rest).1..];
        count += 1;
    }
    count
}

/// The flag `#` of floats: always a decimal point, and the zeros that `%g` drops. `number` has a sign.
fn show_point(number: &mut Vec<u8>, form: u8, precision: Precision) {
    let mut missing = match (form, precision) {
        (b'g' | b'G' | b'x', Precision::Shortest) => 6,
        (b'g' | b'G' | b'x', Precision::Digits(n)) => n,
        _ => 0,
    };
    let exponents: &[u8] = if matches!(form, b'x' | b'X') { b"pP" } else { b"eE" };
    let end = number.iter().position(|b| exponents.contains(b)).unwrap_or(number.len());
    let tail = number.split_off(end);
    let shown = number[1..].iter().filter(|&&b| b != b'.').skip_while(|&&b| b == b'0').count();
    missing = missing.saturating_sub(shown);
    if !number.contains(&b'.') {
        // A single zero is a digit too.
        if number[1..] == *b"0" {
            missing = missing.saturating_sub(1);
        }
        number.push(b'.');
    }
    number.resize(number.len() + missing, b'0');
    number.extend_from_slice(&tail);
}
