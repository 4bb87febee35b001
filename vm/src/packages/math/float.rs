//! Floats taken apart and put together, and polynomials.
#![forbid(unsafe_code)]

/// Go's NaN, which functions return for arguments they have no value for.
pub(super) const NAN: f64 = f64::from_bits(0x7ff8_0000_0000_0001);

/// Bits of the fraction.
pub(super) const SHIFT: u32 = 52;
/// What the exponent field has for exponent 0.
pub(super) const BIAS: i64 = 1023;
/// The exponent field, moved down.
const MASK: u64 = 0x7ff;

/// `((c[0] * x + c[1]) * x + c[2]) ...`
#[inline(always)]
pub(super) fn horner<const N: usize>(x: f64, c: [f64; N]) -> f64 {
    c.into_iter().reduce(|sum, c| sum * x + c).unwrap_or(0.0)
}

/// `c[0] + x * (c[1] + x * (c[2] ...))`
#[inline(always)]
pub(super) fn rising<const N: usize>(x: f64, c: [f64; N]) -> f64 {
    c.into_iter().rev().reduce(|sum, c| c + x * sum).unwrap_or(0.0)
}

/// A normal number and an exponent of 2 whose product is `x`.
fn normalize(x: f64) -> (f64, i64) {
    if x.abs() < f64::MIN_POSITIVE { (x * (1_u64 << SHIFT) as f64, -52) } else { (x, 0) }
}

/// A number from 0.5 to below 1, and an exponent of 2; what is 0, infinite or no number as it is.
pub(super) fn frexp(x: f64) -> (f64, i64) {
    if x == 0.0 || !x.is_finite() {
        return (x, 0);
    }
    let (x, exponent) = normalize(x);
    let bits = x.to_bits();
    let exponent = exponent + (bits >> SHIFT & MASK) as i64 - BIAS + 1;
    (f64::from_bits(bits & !(MASK << SHIFT) | (BIAS as u64 - 1) << SHIFT), exponent)
}

/// `x` times 2 to the power of `exponent`, rounded once.
pub(super) fn ldexp(x: f64, exponent: i64) -> f64 {
    if x == 0.0 || !x.is_finite() {
        return x;
    }
    let (x, more) = normalize(x);
    let bits = x.to_bits();
    let mut exponent = exponent.saturating_add(more + (bits >> SHIFT & MASK) as i64 - BIAS);
    match exponent {
        ..-1075 => return 0.0_f64.copysign(x),
        1024.. => return f64::INFINITY.copysign(x),
        _ => {}
    }
    let mut scale = 1.0;
    if exponent < -1022 {
        // A denormal: made normal, and scaled down at the end.
        exponent += 53;
        scale = 1.0 / (1_u64 << 53) as f64;
    }
    scale * f64::from_bits(bits & !(MASK << SHIFT) | ((exponent + BIAS) as u64) << SHIFT)
}

/// The exponent of 2 of a number that is neither 0 nor infinite.
pub(super) fn exponent(x: f64) -> i64 {
    let (x, exponent) = normalize(x);
    (x.to_bits() >> SHIFT & MASK) as i64 - BIAS + exponent
}

/// Integral part, and the rest with the sign of `x`.
pub(super) fn modf(x: f64) -> (f64, f64) {
    (x.trunc(), (x - x.trunc()).copysign(x))
}
