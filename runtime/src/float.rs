//! Floating-point numbers as text, in the forms of Go's `strconv.FormatFloat`.
//!
//! Called by the builtin `print`, by `fmt` and by `strconv`. Rust's formatting supplies the decimal digits, shortest or
//! correctly rounded; arranging them is done here. The binary and hexadecimal forms are made from the bits.
//!
//! Locks: none.

#![forbid(unsafe_code)]

/// More digits than any float has behind the point (1074) or in front of it (309): all further ones are zeros, and
/// Rust's formatting need not be asked for them.
const ALL_DIGITS: usize = 1100;

/// How many digits a form shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Precision {
    /// As few as identify the number among those of its size.
    Shortest,
    /// Behind the point; in total for `g`.
    Digits(usize),
}

impl Precision {
    /// Go's way to say it: negative means shortest.
    pub fn from_go(precision: i64) -> Precision {
        usize::try_from(precision).map_or(Precision::Shortest, Precision::Digits)
    }
}

/// Appends `value` in form `b`, `e`, `E`, `f`, `g`, `G`, `x` or `X`; `bits` is 32 if it came from a `float32`. An
/// unknown form gives `%` and the form, as in Go.
pub fn format_float(out: &mut Vec<u8>, value: f64, form: u8, precision: Precision, bits: u32) {
    if !value.is_finite() {
        let text: &[u8] = match value {
            v if v.is_nan() => b"NaN",
            v if v > 0.0 => b"+Inf",
            _ => b"-Inf",
        };
        return out.extend_from_slice(text);
    }
    if !b"beEfgGxX".contains(&form) {
        return out.extend_from_slice(&[b'%', form]);
    }
    if value.is_sign_negative() {
        out.push(b'-');
    }
    let value = value.abs();
    match (form, precision) {
        (b'b', _) => binary(out, value, bits),
        (b'x' | b'X', _) => hexadecimal(out, value, form, precision, bits),
        (b'e' | b'E', _) => {
            exponential(out, &Digits::of(value, precision, 1, bits), form, precision)
        }
        (b'f', Precision::Digits(n)) => fixed_exactly(out, value, n),
        (b'f', Precision::Shortest) => {
            let digits = Digits::of(value, precision, 0, bits);
            fixed(out, &digits);
        }
        (_, _) => general(out, value, form, precision, bits),
    }
}

/// Decimal digits without trailing zeros: 0.d₁d₂d₃… × 10^point. Zero has none.
struct Digits {
    digits: Vec<u8>,
    point: i32,
}

impl Digits {
    /// The digits of a number that is not negative; with a precision, that many and `more` significant ones.
    fn of(value: f64, precision: Precision, more: usize, bits: u32) -> Digits {
        match precision {
            Precision::Digits(n) => Digits::rounded(value, n + more),
            Precision::Shortest if bits == 32 => {
                let digits = Digits::read(&format!("{:e}", value as f32));
                digits.settle_tie(value, 7, |text| text.parse() == Ok(value as f32))
            }
            Precision::Shortest => {
                let digits = Digits::read(&format!("{value:e}"));
                digits.settle_tie(value, 16, |text| text.parse() == Ok(value))
            }
        }
    }

    /// The `n` (at least one) most significant digits, correctly rounded.
    fn rounded(value: f64, n: usize) -> Digits {
        Digits::read(&format!("{:.*e}", n.saturating_sub(1).min(ALL_DIGITS), value))
    }

    /// Where two shortest forms are equally near, Rust takes the larger, Go the even one. That needs so many digits
    /// (`from`) that the next form is no farther than the number's neighbours.
    fn settle_tie(self, value: f64, from: usize, is_value: impl Fn(&str) -> bool) -> Digits {
        let n = self.digits.len();
        if n < from {
            return self;
        }
        let text = format!("{value:.*e}", n - 1);
        if is_value(&text) { Digits::read(&text) } else { self }
    }

    /// Reads what Rust's `e` form wrote.
    fn read(text: &str) -> Digits {
        let (mantissa, exponent) = text.split_once('e').unwrap_or((text, "0"));
        let mut digits: Vec<u8> = mantissa.bytes().filter(u8::is_ascii_digit).collect();
        while digits.last() == Some(&b'0') {
            digits.pop();
        }
        let point = if digits.is_empty() { 0 } else { exponent.parse().unwrap_or(0) + 1 };
        Digits { digits, point }
    }

    /// The digit `i` places behind the first, `0` where there is none.
    fn digit(&self, i: i32) -> u8 {
        usize::try_from(i).ok().and_then(|i| self.digits.get(i)).copied().unwrap_or(b'0')
    }
}

/// `d.ddde±dd`.
fn exponential(out: &mut Vec<u8>, digits: &Digits, form: u8, precision: Precision) {
    out.push(digits.digit(0));
    let behind = match precision {
        Precision::Shortest => digits.digits.len().saturating_sub(1),
        Precision::Digits(n) => n,
    };
    if behind > 0 {
        out.push(b'.');
        let known = digits.digits.get(1..).unwrap_or(&[]);
        let known = &known[..known.len().min(behind)];
        out.extend_from_slice(known);
        out.resize(out.len() + behind - known.len(), b'0');
    }
    out.push(form);
    let exponent = if digits.digits.is_empty() { 0 } else { digits.point - 1 };
    signed_exponent(out, exponent);
}

/// `±dd`, at least two digits.
fn signed_exponent(out: &mut Vec<u8>, exponent: i32) {
    out.push(if exponent < 0 { b'-' } else { b'+' });
    out.extend_from_slice(format!("{:02}", exponent.unsigned_abs()).as_bytes());
}

/// All digits of `ddd.ddd`.
fn fixed(out: &mut Vec<u8>, digits: &Digits) {
    if digits.point > 0 {
        out.extend((0..digits.point).map(|i| digits.digit(i)));
    } else {
        out.push(b'0');
    }
    let len = digits.digits.len() as i32; // at most `ALL_DIGITS`
    if len > digits.point {
        out.push(b'.');
        out.extend((digits.point..len).map(|i| digits.digit(i)));
    }
}

/// `ddd.ddd` with this many digits behind the point.
fn fixed_exactly(out: &mut Vec<u8>, value: f64, behind: usize) {
    let known = behind.min(ALL_DIGITS);
    out.extend_from_slice(format!("{value:.known$}").as_bytes());
    out.resize(out.len() + behind - known, b'0');
}

/// The shorter of the two forms, by the exponent.
fn general(out: &mut Vec<u8>, value: f64, form: u8, precision: Precision, bits: u32) {
    let precision =
        if precision == Precision::Digits(0) { Precision::Digits(1) } else { precision };
    let digits = Digits::of(value, precision, 0, bits);
    let len = digits.digits.len();
    let limit = match precision {
        Precision::Shortest => 6,
        // A whole number that is exact is never worth an exponent.
        Precision::Digits(n) if n > len && len as i32 >= digits.point => len as i32,
        Precision::Digits(n) => i32::try_from(n).unwrap_or(i32::MAX),
    };
    let exponent = digits.point - 1;
    if exponent < -4 || exponent >= limit {
        exponential(out, &digits, form - (b'g' - b'e'), Precision::Shortest);
    } else {
        fixed(out, &digits);
    }
}

/// Mantissa, exponent of its lowest bit, and number of mantissa bits behind the leading one.
fn parts(value: f64, bits: u32) -> (u64, i32, u32) {
    let (raw, mantissa_bits, bias) = match bits {
        32 => (u64::from((value as f32).to_bits()), 23, 127),
        _ => (value.to_bits(), 52, 1023),
    };
    let exponent = (raw >> mantissa_bits) as i32; // not negative: the sign is gone
    let fraction = raw & ((1 << mantissa_bits) - 1);
    let (mantissa, exponent) =
        if exponent == 0 { (fraction, 1) } else { (fraction | 1 << mantissa_bits, exponent) };
    (mantissa, exponent - bias - mantissa_bits, mantissa_bits as u32)
}

/// `ddddp±ddd`.
fn binary(out: &mut Vec<u8>, value: f64, bits: u32) {
    let (mantissa, exponent, _) = parts(value, bits);
    out.extend_from_slice(format!("{mantissa}p{exponent:+}").as_bytes());
}

/// `0x1.hhhp±dd`.
fn hexadecimal(out: &mut Vec<u8>, value: f64, form: u8, precision: Precision, bits: u32) {
    let (mut mantissa, mut exponent, mantissa_bits) = parts(value, bits);
    if mantissa == 0 {
        exponent = 0;
    } else {
        // The leading one goes to bit 60, so that 15 hexadecimal digits stand behind the point.
        let shift = mantissa.leading_zeros() as i32 - 3;
        mantissa <<= shift;
        exponent = exponent + mantissa_bits as i32 - (shift - (60 - mantissa_bits as i32));
    }
    if let Precision::Digits(n @ 0..15) = precision {
        let dropped = (15 - n) * 4;
        let (rest, half) = (mantissa & ((1 << dropped) - 1), 1 << (dropped - 1));
        mantissa >>= dropped;
        mantissa += u64::from(rest > half || rest == half && mantissa & 1 == 1);
        mantissa <<= dropped;
        if mantissa >> 61 != 0 {
            mantissa >>= 1;
            exponent += 1;
        }
    }
    let lower = form == b'x';
    let digit = |d: u64| {
        let d = b"0123456789abcdef"[(d & 15) as usize];
        if lower { d } else { d.to_ascii_uppercase() }
    };
    out.extend_from_slice(&[b'0', form, digit(mantissa >> 60)]);
    let digits: Vec<u8> = (0..15).map(|i| digit(mantissa >> (56 - 4 * i))).collect();
    let behind = match precision {
        Precision::Digits(n) => n,
        Precision::Shortest => digits.iter().rposition(|&d| d != b'0').map_or(0, |last| last + 1),
    };
    if behind > 0 {
        out.push(b'.');
        out.extend_from_slice(&digits[..behind.min(15)]);
        out.resize(out.len() + behind.saturating_sub(15), b'0');
    }
    out.push(if lower { b'p' } else { b'P' });
    signed_exponent(out, exponent);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_as_go() {
        // strconv.FormatFloat of Go 1.27.3.
        let cases: [(f64, u8, i64, u32, &str); 54] = [
            // (value, form, precision, bits, text)
            (0.0, b'e', -1, 64, "0e+00"),
            (-0.0, b'g', -1, 64, "-0"),
            (0.0, b'f', 3, 64, "0.000"),
            (0.0, b'x', -1, 64, "0x0p+00"),
            (0.0, b'b', -1, 64, "0p-1074"),
            (1.0, b'e', -1, 64, "1e+00"),
            (1.0, b'e', 3, 64, "1.000e+00"),
            (1.0, b'f', -1, 64, "1"),
            (1.0, b'x', -1, 64, "0x1p+00"),
            (1.0, b'b', -1, 64, "4503599627370496p-52"),
            (0.5, b'f', 0, 64, "0"),
            (1.5, b'f', 0, 64, "2"),
            (2.5, b'f', 0, 64, "2"),
            (9.995, b'f', 2, 64, "9.99"),
            (99.95, b'e', 2, 64, "1.00e+02"),
            (100_000.0, b'g', -1, 64, "100000"),
            (1e6, b'g', -1, 64, "1e+06"),
            (1e20, b'g', -1, 64, "1e+20"),
            (1e21, b'g', 17, 64, "1e+21"),
            (1e21, b'f', -1, 64, "1000000000000000000000"),
            (1e-4, b'g', -1, 64, "0.0001"),
            (1e-5, b'g', -1, 64, "1e-05"),
            (1e-7, b'f', -1, 64, "0.0000001"),
            (1234.5678, b'g', 3, 64, "1.23e+03"),
            (1234.5678, b'g', 0, 64, "1e+03"),
            (1234.5678, b'G', 6, 64, "1234.57"),
            (1234.0, b'g', 10, 64, "1234"),
            (1200.0, b'g', 3, 64, "1.2e+03"),
            (123_456_789.0, b'E', -1, 64, "1.23456789E+08"),
            (5e-324, b'g', -1, 64, "5e-324"),
            (f64::MAX, b'e', -1, 64, "1.7976931348623157e+308"),
            (f64::MIN_POSITIVE, b'e', -1, 64, "2.2250738585072014e-308"),
            (5e-324, b'x', -1, 64, "0x1p-1074"),
            (5e-324, b'b', -1, 64, "1p-1074"),
            (f64::from_bits(0xc066_bae0_4000_0000), b'e', -1, 64, "-1.8183987426757812e+02"),
            (1e23, b'e', -1, 64, "1e+23"),
            (8.41e21, b'f', -1, 64, "8410000000000000000000"),
            (f64::from(0.1_f32), b'g', -1, 32, "0.1"),
            (f64::from(0.1_f32), b'g', -1, 64, "0.10000000149011612"),
            (f64::from(0.1_f32), b'b', -1, 32, "13421773p-27"),
            (f64::from(0.1_f32), b'x', -1, 32, "0x1.99999ap-04"),
            (16_777_216.0, b'g', -1, 32, "1.6777216e+07"),
            (0.1, b'f', 30, 64, "0.100000000000000005551115123126"),
            (
                0.1,
                b'e',
                60,
                64,
                "1.000000000000000055511151231257827021181583404541015625000000e-01",
            ),
            (1.9999999, b'x', 2, 64, "0x1.00p+01"),
            (1.9999999, b'X', 4, 64, "0X1.0000P+01"),
            (3.5, b'x', 0, 64, "0x1p+02"),
            (2.5, b'x', 20, 64, "0x1.40000000000000000000p+01"),
            (-0.15625, b'X', -1, 64, "-0X1.4P-03"),
            (f64::INFINITY, b'g', -1, 64, "+Inf"),
            (f64::NEG_INFINITY, b'f', 3, 64, "-Inf"),
            (f64::NAN, b'z', 1, 64, "NaN"),
            (1.0, b'F', 1, 64, "%F"),
            (-1.0, b'z', 1, 64, "%z"),
        ];
        for (value, form, precision, bits, wanted) in cases {
            let mut out = Vec::new();
            format_float(&mut out, value, form, Precision::from_go(precision), bits);
            let got = String::from_utf8_lossy(&out);
            assert_eq!(got, wanted, "{value:?} as {} with {precision}", char::from(form));
        }
    }

    #[test]
    fn digits_past_the_last_are_zeros() {
        for (form, len) in [(b'f', 3_002), (b'e', 3_006), (b'x', 3_008)] {
            let mut out = Vec::new();
            format_float(&mut out, 0.1, form, Precision::Digits(3000), 64);
            assert_eq!(out.len(), len, "{}", char::from(form));
        }
    }
}
