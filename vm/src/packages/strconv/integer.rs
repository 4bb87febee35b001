//! Integers as text.

#![forbid(unsafe_code)]

use super::Problem;

/// `strconv.ParseUint`: the number, or the largest possible one if it is out of range.
pub(super) fn parse_uint(text: &[u8], base: i64, bits: i64) -> (u64, Option<Problem>) {
    if text.is_empty() {
        return (0, Some(Problem::Syntax));
    }
    let (digits, radix) = match base {
        0 => prefixed(text),
        2..=36 => (text, base as u64),
        _ => return (0, Some(Problem::Base)),
    };
    let bits = match bits {
        0 => 64,
        1..=64 => bits as u32,
        _ => return (0, Some(Problem::BitSize)),
    };
    let max = u64::MAX >> (64 - bits);
    let mut n: u64 = 0;
    for &byte in digits {
        let digit = match byte {
            b'_' if base == 0 => continue,
            _ => (byte as char).to_digit(36).map(u64::from),
        };
        let Some(digit) = digit.filter(|&digit| digit < radix) else {
            return (0, Some(Problem::Syntax));
        };
        n = match n.checked_mul(radix).and_then(|n| n.checked_add(digit)) {
            Some(n) if n <= max => n,
            _ => return (max, Some(Problem::Range)),
        };
    }
    if base == 0 && digits.contains(&b'_') && !underscores_fit(text) {
        return (0, Some(Problem::Syntax));
    }
    (n, None)
}

/// The digits and the base that a prefix says.
fn prefixed(text: &[u8]) -> (&[u8], u64) {
    match text {
        [b'0', b'x' | b'X', _, ..] => (&text[2..], 16),
        [b'0', b'b' | b'B', _, ..] => (&text[2..], 2),
        [b'0', b'o' | b'O', _, ..] => (&text[2..], 8),
        [b'0', ..] => (&text[1..], 8),
        _ => (text, 10),
    }
}

/// `strconv.ParseInt`.
pub(super) fn parse_int(text: &[u8], base: i64, bits: i64) -> (i64, Option<Problem>) {
    let (negative, digits) = match text {
        [b'-', rest @ ..] => (true, rest),
        [b'+', rest @ ..] => (false, rest),
        _ => (false, text),
    };
    let (magnitude, problem) = parse_uint(digits, base, bits);
    if let Some(problem) = problem.filter(|&problem| problem != Problem::Range) {
        return (0, Some(problem));
    }
    let limit = 1 << (if bits == 0 { 63 } else { bits - 1 });
    match (negative, magnitude) {
        (false, n) if n >= limit => ((limit - 1) as i64, Some(Problem::Range)),
        (true, n) if n > limit => ((limit as i64).wrapping_neg(), Some(Problem::Range)),
        (false, n) => (n as i64, None),
        (true, n) => ((n as i64).wrapping_neg(), None),
    }
}

/// Whether every underscore stands between digits, of which a base prefix counts as one.
pub(super) fn underscores_fit(text: &[u8]) -> bool {
    let text = text.strip_prefix(b"-").or(text.strip_prefix(b"+")).unwrap_or(text);
    let (digits, hex, mut before) = match text {
        [b'0', b'x' | b'X', rest @ ..] => (rest, true, b'0'),
        [b'0', b'b' | b'B' | b'o' | b'O', rest @ ..] => (rest, false, b'0'),
        _ => (text, false, b'^'),
    };
    for &byte in digits {
        let is_digit = byte.is_ascii_digit() || hex && byte.is_ascii_hexdigit();
        match (is_digit, byte) {
            (true, _) => before = b'0',
            (false, b'_') if before != b'0' => return false,
            (false, b'_') => before = b'_',
            _ if before == b'_' => return false,
            _ => before = b'!',
        }
    }
    before != b'_'
}

/// Appends a number in a base from 2 to 36.
pub(super) fn format(out: &mut Vec<u8>, negative: bool, mut magnitude: u64, base: u64) {
    let mut digits = [0; 64];
    let mut at = digits.len();
    loop {
        at -= 1;
        let digit = char::from_digit((magnitude % base) as u32, 36).unwrap_or('0');
        digits[at] = digit as u8;
        magnitude /= base;
        if magnitude == 0 {
            break;
        }
    }
    if negative {
        out.push(b'-');
    }
    out.extend_from_slice(&digits[at..]);
}
