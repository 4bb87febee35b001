//! Powers and roots: results are those of Go to the last bit.
#![forbid(unsafe_code)]

use super::explog::{exp, log};
use super::float::{NAN, frexp, ldexp, modf};

fn is_odd(y: f64) -> bool {
    let (whole, rest) = modf(y);
    y.abs() < (1_u64 << 53) as f64 && rest == 0.0 && whole as i64 & 1 == 1
}

/// `x` to the power of `y`, where one of them is special.
fn special(x: f64, y: f64) -> Option<f64> {
    let grows = |yes: bool| if yes { f64::INFINITY } else { 0.0 };
    match (x, y) {
        (_, 0.0) | (1.0, _) => Some(1.0),
        (_, 1.0) => Some(x),
        _ if x.is_nan() || y.is_nan() => Some(NAN),
        (0.0, _) => {
            let sign = if is_odd(y) { x } else { 0.0 };
            Some(grows(y < 0.0).copysign(sign))
        }
        _ if y.is_infinite() => Some(match x {
            -1.0 => 1.0,
            _ => grows((x.abs() < 1.0) != (y > 0.0)),
        }),
        (f64::NEG_INFINITY, _) => Some(pow(1.0 / x, -y)),
        (f64::INFINITY, _) => Some(grows(y > 0.0)),
        (_, 0.5) => Some(x.sqrt()),
        (_, -0.5) => Some(1.0 / x.sqrt()),
        _ => None,
    }
}

/// `x` to the power of `y`: the whole part of `y` by repeated squaring, the rest by the exponential.
pub(super) fn pow(x: f64, y: f64) -> f64 {
    if let Some(value) = special(x, y) {
        return value;
    }
    let (mut whole, mut rest) = modf(y.abs());
    if rest != 0.0 && x < 0.0 {
        return NAN;
    }
    if whole >= (1_u64 << 63) as f64 {
        return match x {
            -1.0 => 1.0,
            _ if (x.abs() < 1.0) == (y > 0.0) => 0.0,
            _ => f64::INFINITY,
        };
    }
    let mut value = 1.0;
    if rest != 0.0 {
        if rest > 0.5 {
            rest -= 1.0;
            whole += 1.0;
        }
        value = exp(rest * log(x));
    }
    // x1 * 2^xe is x, squared again and again; the result is value * 2^exponent.
    let (mut x1, mut xe) = frexp(x);
    let mut exponent = 0;
    let mut bits = whole as i64;
    while bits != 0 {
        if !(-1 << 12..=1 << 12).contains(&xe) {
            // Overflow or underflow for certain.
            exponent += xe;
            break;
        }
        if bits & 1 == 1 {
            value *= x1;
            exponent += xe;
        }
        x1 *= x1;
        xe <<= 1;
        if x1 < 0.5 {
            x1 += x1;
            xe -= 1;
        }
        bits >>= 1;
    }
    if y < 0.0 {
        value = 1.0 / value;
        exponent = -exponent;
    }
    ldexp(value, exponent)
}

/// 10 to the power of `n`.
pub(super) fn pow10(n: i64) -> f64 {
    // Exact up to 22, nearest beyond, and so the products are not always the nearest: they are Go's.
    const ONES: [f64; 32] = [
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
        1e17, 1e18, 1e19, 1e20, 1e21, 1e22, 1e23, 1e24, 1e25, 1e26, 1e27, 1e28, 1e29, 1e30, 1e31,
    ];
    const UP: [f64; 10] = [1e0, 1e32, 1e64, 1e96, 1e128, 1e160, 1e192, 1e224, 1e256, 1e288];
    const DOWN: [f64; 11] =
        [1e-0, 1e-32, 1e-64, 1e-96, 1e-128, 1e-160, 1e-192, 1e-224, 1e-256, 1e-288, 1e-320];
    let size = n.unsigned_abs() as usize;
    match n {
        0..=308 => UP[size / 32] * ONES[size % 32],
        -323..0 => DOWN[size / 32] / ONES[size % 32],
        309.. => f64::INFINITY,
        _ => 0.0,
    }
}

/// The cube root, after fdlibm.
pub(super) fn cbrt(x: f64) -> f64 {
    if x == 0.0 || !x.is_finite() {
        return x;
    }
    let size = x.abs();
    // A third of the bits is a root with five of them right.
    let third = |x: f64, more: u64| f64::from_bits(x.to_bits() / 3 + (more << 32));
    let mut t = if size < f64::MIN_POSITIVE {
        third((1_u64 << 54) as f64 * size, 696_219_795)
    } else {
        third(size, 715_094_163)
    };
    let r = t * t / size;
    let s = 5.428_571_428_571_428e-1 + r * t;
    t *= 3.571_428_571_428_571_5e-1
        + 1.607_142_857_142_857_2e0
            / (s + 1.414_285_714_285_714_4e0 + -7.053_061_224_489_796e-1 / s);
    // Rounded to 22 bits, so that its square is exact, and improved once by Newton's method.
    let t = f64::from_bits((t.to_bits() & 0xf_ffff_fffc << 28) + (1 << 30));
    let r = size / (t * t);
    let r = (r - t) / ((t + t) + r);
    (t + t * r).copysign(x)
}

/// The distance of the point (`p`, `q`) from the origin.
pub(super) fn hypot(p: f64, q: f64) -> f64 {
    let (p, q) = (p.abs(), q.abs());
    if p.is_infinite() || q.is_infinite() {
        return f64::INFINITY;
    }
    if p.is_nan() || q.is_nan() {
        return NAN;
    }
    let (large, small) = if p < q { (q, p) } else { (p, q) };
    if large == 0.0 {
        return 0.0;
    }
    let ratio = small / large;
    large * (1.0 + ratio * ratio).sqrt()
}

/// `x` less the multiple of `y` that is nearest, the even one of two equally near.
pub(super) fn remainder(x: f64, y: f64) -> f64 {
    if x.is_nan() || y.is_nan() || x.is_infinite() || y == 0.0 {
        return NAN;
    }
    if y.is_infinite() {
        return x;
    }
    let (mut r, y) = (if x < 0.0 { -x } else { x }, y.abs());
    if r == y {
        return 0.0_f64.copysign(x);
    }
    if y <= f64::MAX / 2.0 {
        r %= y + y;
    }
    // Half of y may not be exact if y is tiny.
    let over = |r: f64, or_equal: bool| {
        let (a, b) = if y < 2.0 * f64::MIN_POSITIVE { (r + r, y) } else { (r, 0.5 * y) };
        a > b || or_equal && a == b
    };
    if over(r, false) {
        r -= y;
        if over(r, true) {
            r -= y;
        }
    }
    if x < 0.0 { -r } else { r }
}
