//! Division, float conversions and complex numbers: what is more than a machine instruction or can fail.
//!
//! Called by the handlers of `handlers/arith.rs`. Soundness: as `ops/mod.rs`.

use super::{At, OpResult};
use crate::bytecode::Op;
use crate::interp::machine::Machine;

/// Division and remainder; the divisor is not 0. The most negative number divided by -1 wraps, as in Go.
pub(crate) fn divide(op: Op, x: u64, y: u64) -> u64 {
    match op {
        Op::DivS => (x as i64).wrapping_div(y as i64) as u64,
        Op::RemS => (x as i64).wrapping_rem(y as i64) as u64,
        Op::DivU => x / y,
        _ => x % y,
    }
}

/// `int64(f)` as amd64's conversion does it: what does not fit becomes the most negative number.
pub(crate) fn float_to_int(f: f64) -> i64 {
    const LIMIT: f64 = 9_223_372_036_854_775_808.0;
    if (-LIMIT..LIMIT).contains(&f) { f as i64 } else { i64::MIN }
}

/// `int32(f)` as amd64's conversion does it; Go cuts int8, int16, uint8 and uint16 from it.
pub(crate) fn float_to_int32(f: f64) -> i64 {
    const LIMIT: f64 = 2_147_483_648.0;
    i64::from(if f > -LIMIT - 1.0 && f < LIMIT { f as i32 } else { i32::MIN })
}

/// `uint64(f)` as Go's amd64 code does it: both `f` and `f - 2^63` go through the signed conversion, and the second
/// counts if the first is negative, that is, if `f` is negative or did not fit.
pub(crate) fn float_to_uint(f: f64) -> u64 {
    const LIMIT: f64 = 9_223_372_036_854_775_808.0;
    match float_to_int(f) {
        low if low >= 0 => low as u64,
        low => (low | float_to_int(f - LIMIT)) as u64,
    }
}

/// Go's `min`: NaN wins, and -0 is less than 0.
pub(crate) fn min(x: f64, y: f64) -> f64 {
    if x.is_nan() || y.is_nan() {
        f64::NAN
    } else if x == 0.0 && y == 0.0 {
        if x.is_sign_negative() { x } else { y }
    } else if x < y {
        x
    } else {
        y
    }
}

/// Go's `max`: NaN wins, and 0 is more than -0.
pub(crate) fn max(x: f64, y: f64) -> f64 {
    -min(-x, -y)
}

/// `complex128` arithmetic; the extension word says which.
pub(crate) fn complex(_: &mut Machine<'_>, at: At) -> OpResult {
    let i = at.instr();
    let pair = |reg| (f64::from_bits(at.reg(reg)), f64::from_bits(at.reg(reg + 1)));
    let (re, im) = calculate(at.ext(1), pair(i.b), pair(i.c));
    at.set(i.a, re.to_bits());
    at.set(i.a + 1, im.to_bits());
    Ok(())
}

/// `complex64` arithmetic: calculated in `complex128` and rounded at the end, as Go does.
pub(crate) fn complex64(_: &mut Machine<'_>, at: At) -> OpResult {
    let i = at.instr();
    let part = |bits: u64| f64::from(f32::from_bits(bits as u32));
    let pair = |reg| (part(at.reg(reg)), part(at.reg(reg) >> 32));
    let (re, im) = calculate(at.ext(1), pair(i.b), pair(i.c));
    let bits = |x: f64| u64::from((x as f32).to_bits());
    at.set(i.a, bits(re) | bits(im) << 32);
    Ok(())
}

type Complex = (f64, f64);

fn calculate(which: u64, (a, b): Complex, (c, d): Complex) -> Complex {
    match which {
        0 => (a + c, b + d),
        1 => (a - c, b - d),
        2 => (a * c - b * d, a * d + b * c),
        _ => quotient((a, b), (c, d)),
    }
}

/// Complex division by scaling with the larger part (Smith's method).
fn quotient((a, b): Complex, (c, d): Complex) -> Complex {
    let (re, im) = if c.abs() >= d.abs() {
        let ratio = d / c;
        let scale = c + ratio * d;
        ((a + b * ratio) / scale, (b - a * ratio) / scale)
    } else {
        let ratio = c / d;
        let scale = d + ratio * c;
        ((a * ratio + b) / scale, (b * ratio - a) / scale)
    };
    if re.is_nan() || im.is_nan() { limit((a, b), (c, d)).unwrap_or((re, im)) } else { (re, im) }
}

/// The quotient where zeros and infinities make the formula say NaN, if C99 (G.5.1.1) gives it another value.
fn limit((a, b): Complex, (c, d): Complex) -> Option<Complex> {
    // An infinite part counts as 1, any other as 0; the sign stays.
    let unit = |x: f64| if x.is_infinite() { 1f64.copysign(x) } else { 0f64.copysign(x) };
    let (dividend, divisor) =
        (a.is_infinite() || b.is_infinite(), c.is_infinite() || d.is_infinite());
    if c == 0.0 && d == 0.0 && !(a.is_nan() && b.is_nan()) {
        let infinity = f64::INFINITY.copysign(c);
        Some((infinity * a, infinity * b))
    } else if dividend && c.is_finite() && d.is_finite() {
        let (a, b) = (unit(a), unit(b));
        Some((f64::INFINITY * (a * c + b * d), f64::INFINITY * (b * c - a * d)))
    } else if divisor && a.is_finite() && b.is_finite() {
        let (c, d) = (unit(c), unit(d));
        Some((0.0 * (a * c + b * d), 0.0 * (b * c - a * d)))
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn conversions_out_of_range() {
        let cases =
            [(1e30, i64::MIN), (-1e30, i64::MIN), (f64::NAN, i64::MIN), (-1.9, -1), (1.9, 1)];
        for (f, want) in cases {
            assert_eq!(float_to_int(f), want, "int64({f})");
        }
    }

    #[test]
    fn conversions_to_int32_out_of_range() {
        let cases = [
            (2_147_483_647.9, i64::from(i32::MAX)),
            (2_147_483_648.0, i64::from(i32::MIN)),
            (-2_147_483_648.9, i64::from(i32::MIN)),
            (f64::NAN, i64::from(i32::MIN)),
            (f64::INFINITY, i64::from(i32::MIN)),
            (-1.9, -1),
        ];
        for (f, want) in cases {
            assert_eq!(float_to_int32(f), want, "int32({f})");
        }
    }

    #[test]
    fn conversions_to_uint_out_of_range() {
        let cases = [
            (18_446_744_073_709_549_568.0, 18_446_744_073_709_549_568),
            (18_446_744_073_709_551_616.0, 1 << 63),
            (f64::NAN, 1 << 63),
            (f64::INFINITY, 1 << 63),
            (f64::NEG_INFINITY, 1 << 63),
            (-1.5, u64::MAX),
            (-3e9, 18_446_744_070_709_551_616),
        ];
        for (f, want) in cases {
            assert_eq!(float_to_uint(f), want, "uint64({f})");
        }
    }

    #[test]
    fn minimum_and_maximum_of_special_values() {
        assert!(min(f64::NAN, 1.0).is_nan() && max(1.0, f64::NAN).is_nan());
        assert!(min(0.0, -0.0).is_sign_negative() && max(-0.0, 0.0).is_sign_positive());
    }
}
