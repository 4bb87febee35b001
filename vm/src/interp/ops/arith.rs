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

/// `uint64(f)` as Go's amd64 code does it: the upper half goes through the signed conversion of `f - 2^63`.
pub(crate) fn float_to_uint(f: f64) -> u64 {
    const LIMIT: f64 = 9_223_372_036_854_775_808.0;
    if f < LIMIT { float_to_int(f) as u64 } else { float_to_int(f - LIMIT) as u64 ^ 1 << 63 }
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
    let ((a, b), (c, d)) = (pair(i.b), pair(i.c));
    let (re, im) = match at.ext(1) {
        0 => (a + c, b + d),
        1 => (a - c, b - d),
        2 => (a * c - b * d, a * d + b * c),
        _ => quotient((a, b), (c, d)),
    };
    at.set(i.a, re.to_bits());
    at.set(i.a + 1, im.to_bits());
    Ok(())
}

/// Complex division by scaling with the larger part (Smith's method).
fn quotient((a, b): (f64, f64), (c, d): (f64, f64)) -> (f64, f64) {
    if a.is_nan() || b.is_nan() || c.is_nan() || d.is_nan() {
        return (f64::NAN, f64::NAN);
    }
    if c.abs() >= d.abs() {
        let ratio = d / c;
        let scale = c + ratio * d;
        ((a + b * ratio) / scale, (b - a * ratio) / scale)
    } else {
        let ratio = c / d;
        let scale = d + ratio * c;
        ((a * ratio + b) / scale, (b * ratio - a) / scale)
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
        assert_eq!(float_to_uint(18_446_744_073_709_549_568.0), 18_446_744_073_709_549_568);
    }

    #[test]
    fn minimum_and_maximum_of_special_values() {
        assert!(min(f64::NAN, 1.0).is_nan() && max(1.0, f64::NAN).is_nan());
        assert!(min(0.0, -0.0).is_sign_negative() && max(-0.0, 0.0).is_sign_positive());
    }
}
