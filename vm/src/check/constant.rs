//! Constant values, exact: integers and rationals of any size, and the arithmetic on them.
//!
//! Memory stays bounded whatever the program says: integers are limited by the checker (512 bits, as Go), floating-point
//! values beyond `EXACT_BITS` are rounded to `MANTISSA_BITS` as Go's own constant package does, and exponents beyond
//! `MAX_EXPONENT` are infinite or zero.

use num_bigint::{BigInt, Sign};
use num_rational::BigRational;
use num_traits::{One, Signed, ToPrimitive, Zero};

/// The value of a constant expression.
///
/// A typed constant's value is already rounded to its type (a `float32` constant is exactly representable). Integers
/// of typed `float64` constants are `Float`s; the type, not the variant, says what the value means.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Value {
    /// `true` or `false`.
    Bool(bool),
    /// Bytes: not always UTF-8.
    String(Box<[u8]>),
    /// Integers and runes.
    Int(BigInt),
    /// Floating-point values, kept exact. Boxed: it is large and rare.
    Float(Box<BigRational>),
    /// Real and imaginary part.
    Complex(Box<(BigRational, BigRational)>),
}

/// Numerator or denominator with more bits than this makes a float inexact.
const EXACT_BITS: u64 = 4096;
/// Precision of inexact floats.
const MANTISSA_BITS: u64 = 512;
/// Largest power of two of a float: far beyond every type's, small enough to be harmless.
const MAX_EXPONENT: i64 = 70_000;

impl Value {
    /// A float value from an exact rational.
    pub fn float(r: BigRational) -> Value {
        Value::Float(Box::new(r))
    }

    /// An integer.
    pub fn int(i: impl Into<BigInt>) -> Value {
        Value::Int(i.into())
    }

    /// The value as an integer, if it is a whole number.
    pub fn to_int(&self) -> Option<BigInt> {
        match self {
            Value::Int(i) => Some(i.clone()),
            Value::Float(r) => r.is_integer().then(|| r.to_integer()),
            Value::Complex(c) => (c.1.is_zero() && c.0.is_integer()).then(|| c.0.to_integer()),
            _ => None,
        }
    }

    /// The value as a rational, if it is real.
    pub fn to_rational(&self) -> Option<BigRational> {
        match self {
            Value::Int(i) => Some(BigRational::from_integer(i.clone())),
            Value::Float(r) => Some((**r).clone()),
            Value::Complex(c) => c.1.is_zero().then(|| c.0.clone()),
            _ => None,
        }
    }

    /// Real and imaginary part, if it is a number.
    pub fn to_complex(&self) -> Option<(BigRational, BigRational)> {
        match self {
            Value::Complex(c) => Some((**c).clone()),
            _ => Some((self.to_rational()?, BigRational::zero())),
        }
    }

    /// The value as `i64`, if it is a whole number in that range.
    pub fn to_i64(&self) -> Option<i64> {
        self.to_int()?.to_i64()
    }

    /// The value as `u64`, if it is a whole number in that range.
    pub fn to_u64(&self) -> Option<u64> {
        self.to_int()?.to_u64()
    }

    /// The nearest `f64`; infinite if it is too large.
    pub fn to_f64(&self) -> Option<f64> {
        Some(rational_to_f64(&self.to_rational()?))
    }

    /// The truth value.
    pub fn as_bool(&self) -> Option<bool> {
        match self {
            Value::Bool(b) => Some(*b),
            _ => None,
        }
    }

    /// Whether it is a negative real number.
    pub fn is_negative(&self) -> bool {
        self.to_rational().is_some_and(|r| r.is_negative())
    }

    /// Whether it is a float so large or small that only this is known of it.
    pub fn is_beyond_bounds(&self) -> bool {
        let far = |n: &BigInt| n.bits() as i64 >= MAX_EXPONENT;
        matches!(self, Value::Float(r) if far(r.numer()) || far(r.denom()))
    }

    /// Whether it is the number zero.
    pub fn is_zero(&self) -> bool {
        self.to_complex().is_some_and(|(re, im)| re.is_zero() && im.is_zero())
    }
}

/// Rounds to `bits` of mantissa (half to even); the exponent of the last bit is at least `min_exp`. Gives the rounded
/// mantissa and its power of two.
fn round_binary(r: &BigRational, bits: u64, min_exp: i64) -> (BigInt, i64) {
    let (num, den) = (r.numer().abs(), r.denom().clone());
    if num.is_zero() {
        return (BigInt::zero(), 0);
    }
    let estimate = num.bits() as i64 - den.bits() as i64; // 2^(estimate-1) < |r| < 2^(estimate+1)
    let mut exp = (estimate - bits as i64).max(min_exp);
    loop {
        let (n, d) = if exp >= 0 {
            (num.clone(), &den << exp as u64)
        } else {
            (&num << (-exp) as u64, den.clone())
        };
        let mut q = &n / &d;
        if q.bits() > bits {
            exp += 1;
            continue;
        }
        let twice = (n - &q * &d) << 1u8;
        if twice > d || (twice == d && q.bit(0)) {
            q += 1;
        }
        return (if r.is_negative() { -q } else { q }, exp);
    }
}

fn from_binary(mantissa: BigInt, exp: i64) -> BigRational {
    if exp >= 0 {
        BigRational::from_integer(mantissa << exp as u64)
    } else {
        BigRational::new(mantissa, BigInt::one() << (-exp) as u64)
    }
}

/// Stands for everything too small to be told from zero by any type, but not zero.
fn tiny(negative: bool) -> BigRational {
    let sign = if negative { -BigInt::one() } else { BigInt::one() };
    from_binary(sign, -MAX_EXPONENT)
}

/// Keeps a float's representation small; `None` if it is too large for any purpose.
pub fn limit_float(r: BigRational) -> Option<BigRational> {
    let (n, d) = (r.numer().bits(), r.denom().bits());
    if n <= EXACT_BITS && d <= EXACT_BITS {
        return Some(r);
    }
    let (mantissa, exp) = round_binary(&r, MANTISSA_BITS, i64::MIN / 2);
    if exp > MAX_EXPONENT {
        return None;
    }
    if exp < -MAX_EXPONENT {
        return Some(tiny(r.is_negative()));
    }
    Some(from_binary(mantissa, exp))
}

/// Rounds to `float64` (or `float32`); `None` if it overflows.
pub fn round_to_float(r: &BigRational, single: bool) -> Option<BigRational> {
    let (bits, min_exp, max_exp) = if single { (24, -149, 128) } else { (53, -1074, 1024) };
    let (mantissa, exp) = round_binary(r, bits, min_exp);
    if mantissa.is_zero() {
        return Some(BigRational::zero());
    }
    let fits = mantissa.bits() as i64 + exp <= max_exp;
    fits.then(|| from_binary(mantissa, exp))
}

fn rational_to_f64(r: &BigRational) -> f64 {
    match round_to_float(r, false) {
        None if r.is_negative() => f64::NEG_INFINITY,
        None => f64::INFINITY,
        Some(r) => {
            let (mantissa, exp) = round_binary(&r, 53, -1074);
            let m = mantissa.to_i64().expect("53 bits fit") as f64;
            // In two steps: the smallest exponents are not normal numbers.
            let half = (exp / 2) as i32;
            m * 2f64.powi(half) * 2f64.powi(exp as i32 - half)
        }
    }
}

/// The value of an integer literal as written; `None` if malformed.
pub fn parse_int(text: &str) -> Option<BigInt> {
    let clean: String = text.chars().filter(|&c| c != '_').collect();
    let lower = clean.to_ascii_lowercase();
    let (digits, radix) = match lower.as_bytes() {
        [b'0', b'x', ..] => (&lower[2..], 16),
        [b'0', b'b', ..] => (&lower[2..], 2),
        [b'0', b'o', ..] => (&lower[2..], 8),
        [b'0', _, ..] => (&lower[1..], 8),
        _ => (&lower[..], 10),
    };
    BigInt::parse_bytes(digits.as_bytes(), radix)
}

/// The value of a floating-point literal as written; `None` if it is malformed. Beyond all bounds it is only kept that
/// it is very large or very small.
pub fn parse_float(text: &str) -> Option<BigRational> {
    let clean = text.replace('_', "").to_ascii_lowercase();
    let (body, radix, marker) = match clean.strip_prefix("0x") {
        Some(hex) => (hex, 16u32, 'p'),
        None => (&clean[..], 10, 'e'),
    };
    let (mantissa, exponent) = body.split_once(marker).unwrap_or((body, "0"));
    let negative = exponent.starts_with('-');
    let magnitude = exponent.trim_start_matches(['+', '-']).trim_start_matches('0');
    let exponent: i64 =
        if magnitude.len() > 9 { 1 << 40 } else { format!("0{magnitude}").parse().ok()? };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits = BigInt::parse_bytes(format!("0{whole}{fraction}").as_bytes(), radix)?;
    if digits.is_zero() {
        return Some(BigRational::zero());
    }
    let signed = if negative { -exponent } else { exponent };
    let (base, scale) = match radix {
        16 => (2u32, signed - 4 * fraction.len() as i64),
        _ => (10, signed - fraction.len() as i64),
    };
    scale_by(digits, base, scale)
}

fn scale_by(digits: BigInt, base: u32, scale: i64) -> Option<BigRational> {
    let bits = digits.bits() as i64;
    let powers = scale.saturating_mul(if base == 10 { 10 } else { 3 }) / 3; // log2(10) is a little less than 10/3
    if powers.saturating_add(bits) > MAX_EXPONENT {
        return Some(from_binary(BigInt::one(), MAX_EXPONENT)); // larger than every type; its square is an error
    }
    if powers < -MAX_EXPONENT - bits {
        return Some(tiny(false));
    }
    let power = BigInt::from(base).pow(scale.unsigned_abs() as u32);
    let value = if scale >= 0 {
        BigRational::from_integer(digits * power)
    } else {
        BigRational::new(digits, power)
    };
    limit_float(value)
}

/// Whether an integer fits `bits` bits, signed or not.
pub fn fits_int(i: &BigInt, bits: u32, signed: bool) -> bool {
    if !signed {
        return i.sign() != Sign::Minus && i.bits() <= u64::from(bits);
    }
    let bound = BigInt::one() << (bits - 1);
    *i >= -&bound && *i < bound
}

/// A string in double quotes, as Go's `%q` writes it.
pub fn quote(bytes: &[u8]) -> String {
    let mut out = String::from("\"");
    for chunk in bytes.utf8_chunks() {
        for c in chunk.valid().chars() {
            match c {
                '"' => out.push_str("\\\""),
                '\\' => out.push_str("\\\\"),
                '\n' => out.push_str("\\n"),
                '\t' => out.push_str("\\t"),
                '\r' => out.push_str("\\r"),
                c if (c as u32) < 0x20 || c as u32 == 0x7f => {
                    out.push_str(&format!("\\x{:02x}", c as u32))
                }
                c => out.push(c),
            }
        }
        for byte in chunk.invalid() {
            out.push_str(&format!("\\x{byte:02x}"));
        }
    }
    out.push('"');
    out
}

impl std::fmt::Display for Value {
    /// As error messages show constants: floats with six digits.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Value::Bool(b) => write!(f, "{b}"),
            Value::String(s) => {
                let text = quote(s);
                match text.char_indices().nth(72) {
                    Some((cut, _)) => write!(f, "{}...", &text[..cut]),
                    None => f.write_str(&text),
                }
            }
            Value::Int(i) => write!(f, "{i}"),
            Value::Float(r) => f.write_str(&format_float(r)),
            Value::Complex(c) => write!(f, "({} + {}i)", format_float(&c.0), format_float(&c.1)),
        }
    }
}

/// Six significant digits, like C's `%.6g`.
fn format_float(r: &BigRational) -> String {
    if r.is_zero() {
        return "0".into();
    }
    let x = rational_to_f64(r);
    if x.is_finite() && x != 0.0 {
        return format_g(x);
    }
    // Outside float64: compute a decimal exponent from the binary one.
    let (mantissa, exp) = round_binary(r, 64, i64::MIN / 2);
    let log =
        (mantissa.abs().to_f64().unwrap_or(1.0).log2() + exp as f64) * std::f64::consts::LOG10_2;
    let digits = format!("{:.5}", 10f64.powf(log - log.floor()));
    let digits = digits.trim_end_matches('0').trim_end_matches('.');
    let sign = if r.is_negative() { "-" } else { "" };
    format!("{sign}{digits}e{:+}", log.floor())
}

fn format_g(x: f64) -> String {
    let text = format!("{x:.5e}");
    let (mantissa, exp) = text.split_once('e').expect("exponent format");
    let exp: i32 = exp.parse().expect("decimal exponent");
    if !(-4..6).contains(&exp) {
        let mantissa = if mantissa.contains('.') {
            mantissa.trim_end_matches('0').trim_end_matches('.')
        } else {
            mantissa
        };
        return format!("{mantissa}e{}{:02}", if exp < 0 { '-' } else { '+' }, exp.abs());
    }
    let fixed = format!("{x:.*}", (5 - exp).max(0) as usize);
    if fixed.contains('.') {
        fixed.trim_end_matches('0').trim_end_matches('.').to_string()
    } else {
        fixed
    }
}
