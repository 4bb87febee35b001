//! Text to floating-point numbers. Rust's parser does the decimal ones (it rounds correctly, as Go's); what it accepts
//! differs from Go's syntax, so that is checked before.

#![forbid(unsafe_code)]

use super::Problem;
use super::integer::underscores_fit;

/// `strconv.ParseFloat`; `single` for a float32, which the result then holds exactly.
pub(super) fn parse(text: &[u8], single: bool) -> (f64, Option<Problem>) {
    let (negative, body) = match text {
        [b'-', rest @ ..] => (true, rest),
        [b'+', rest @ ..] => (false, rest),
        _ => (false, text),
    };
    let sign = |value: f64| if negative { -value } else { value };
    let lower = body.to_ascii_lowercase();
    match lower.as_slice() {
        b"inf" | b"infinity" => return (sign(f64::INFINITY), None),
        b"nan" if body.len() == text.len() => return (f64::NAN, None),
        _ => {}
    }
    if lower.contains(&b'_') && !underscores_fit(&lower) {
        return (0.0, Some(Problem::Syntax));
    }
    let digits: Vec<u8> = lower.into_iter().filter(|&byte| byte != b'_').collect();
    let value = match digits.strip_prefix(b"0x") {
        Some(digits) => hexadecimal(digits, single),
        None => decimal(&digits, single),
    };
    match value {
        None => (0.0, Some(Problem::Syntax)),
        Some(value) if value.is_infinite() => (sign(value), Some(Problem::Range)),
        Some(value) => (sign(value), None),
    }
}

fn decimal(text: &[u8], single: bool) -> Option<f64> {
    let (mantissa, exponent) = match text.iter().position(|&byte| byte == b'e') {
        Some(at) => (&text[..at], Some(&text[at + 1..])),
        None => (text, None),
    };
    let digits = mantissa.iter().filter(|byte| byte.is_ascii_digit()).count();
    let points = mantissa.iter().filter(|&&byte| byte == b'.').count();
    if digits == 0 || points > 1 || digits + points != mantissa.len() {
        return None;
    }
    exponent.map_or(Some(0), exponent_of)?;
    let text = std::str::from_utf8(text).ok()?;
    if single { text.parse::<f32>().ok().map(f64::from) } else { text.parse().ok() }
}

/// A signed decimal exponent; what is far out of range stays so.
fn exponent_of(text: &[u8]) -> Option<i64> {
    let (negative, digits) = match text {
        [b'-', rest @ ..] => (true, rest),
        [b'+', rest @ ..] => (false, rest),
        _ => (false, text),
    };
    if digits.is_empty() || !digits.iter().all(u8::is_ascii_digit) {
        return None;
    }
    let value =
        digits.iter().fold(0, |n: i64, &digit| (n * 10 + i64::from(digit - b'0')).min(1 << 40));
    Some(if negative { -value } else { value })
}

/// What stands behind `0x`: digits, a point somewhere, and a binary exponent, which must be there.
fn hexadecimal(text: &[u8], single: bool) -> Option<f64> {
    let at = text.iter().position(|&byte| byte == b'p')?;
    let mut exponent = exponent_of(&text[at + 1..])?;
    let (mut mantissa, mut digits, mut point) = (0_u64, 0, false);
    for &byte in &text[..at] {
        if byte == b'.' && !point {
            point = true;
            continue;
        }
        let digit = u64::from((byte as char).to_digit(16)?);
        digits += 1;
        if mantissa >> 60 == 0 {
            mantissa = mantissa << 4 | digit;
            exponent -= if point { 4 } else { 0 };
        } else {
            mantissa |= u64::from(digit != 0); // sticky: decides ties only
            exponent += if point { 0 } else { 4 };
        }
    }
    (digits > 0).then(|| scaled(mantissa, exponent, single))
}

/// `mantissa * 2^exponent`, rounded to the nearest number of the type, ties to even.
fn scaled(mantissa: u64, exponent: i64, single: bool) -> f64 {
    if mantissa == 0 {
        return 0.0;
    }
    let (precision, least, most) = if single { (24, -126, 127) } else { (53, -1022, 1023) };
    let shift = mantissa.leading_zeros();
    let (mantissa, exponent) = (mantissa << shift, exponent - i64::from(shift));
    let size = exponent + 63; // the value lies between 2^size and twice that
    if size > most {
        return f64::INFINITY;
    }
    let kept = precision - (least - size).max(0);
    if kept < 0 {
        return 0.0;
    }
    let drop = 64 - kept as u32; // 11 to 64
    let whole = mantissa.checked_shr(drop).unwrap_or(0);
    let rest = mantissa << (64 - drop);
    const HALF: u64 = 1 << 63;
    let up = rest > HALF || rest == HALF && whole & 1 == 1;
    let value = (whole + u64::from(up)) as f64 * power_of_two(exponent + i64::from(drop));
    if single && value > f64::from(f32::MAX) { f64::INFINITY } else { value }
}

/// `2^n` for n from -1074 to 1023.
fn power_of_two(n: i64) -> f64 {
    f64::from_bits(if n >= -1022 { ((n + 1023) as u64) << 52 } else { 1 << (n + 1074) })
}
