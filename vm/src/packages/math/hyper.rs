//! Hyperbolic functions and their inverses: results are those of Go to the last bit.
#![forbid(unsafe_code)]

use std::f64::consts::LN_2;

use super::explog::{exp, log, log1p};
use super::float::{NAN, horner};

/// The hyperbolic sine.
pub(super) fn sinh(x: f64) -> f64 {
    let size = x.abs();
    let y = if size > 21.0 {
        exp(size) * 0.5
    } else if size > 0.5 {
        let power = exp(size);
        (power - 1.0 / power) * 0.5
    } else {
        let square = size * size;
        let above = horner(
            square,
            [
                -0.263_056_321_339_749_7e2,
                -0.289_421_135_598_956_4e4,
                -0.899_127_202_203_950_9e5,
                -0.630_767_364_049_771_7e6,
            ],
        ) * size;
        above
            / horner(
                square,
                [
                    1.0,
                    -0.173_678_953_558_233_7e3,
                    0.152_151_737_879_001_9e5,
                    -0.630_767_364_049_771_7e6,
                ],
            )
    };
    if x < 0.0 {
        -y
    } else if x == 0.0 {
        x
    } else {
        y
    }
}

/// The hyperbolic cosine.
pub(super) fn cosh(x: f64) -> f64 {
    let x = x.abs();
    if x > 21.0 {
        return exp(x) * 0.5;
    }
    let power = exp(x);
    (power + 1.0 / power) * 0.5
}

/// The hyperbolic tangent.
pub(super) fn tanh(x: f64) -> f64 {
    const LARGEST_LOG: f64 = 8.802_969_193_111_305e1;
    let size = x.abs();
    if size > 0.5 * LARGEST_LOG {
        return 1.0_f64.copysign(x);
    }
    if size >= 0.625 {
        let y = 1.0 - 2.0 / (exp(2.0 * size) + 1.0);
        return if x < 0.0 { -y } else { y };
    }
    if x == 0.0 {
        return x;
    }
    let s = x * x;
    let above = horner(
        s,
        [-9.643_991_794_250_523e-1, -9.928_772_310_019_185e1, -1.614_687_684_417_084_5e3],
    );
    let below = horner(
        s,
        [1.0, 1.128_116_784_916_329_3e2, 2.235_488_390_601_004_5e3, 4.844_063_053_251_255e3],
    );
    x + x * s * above / below
}

/// From here on, the square of a number is all there is to the square plus or minus 1.
const LARGE: f64 = (1 << 28) as f64;

/// The inverse hyperbolic sine.
pub(super) fn asinh(x: f64) -> f64 {
    if !x.is_finite() {
        return x;
    }
    let size = x.abs();
    let y = if size > LARGE {
        log(size) + LN_2
    } else if size > 2.0 {
        log(2.0 * size + 1.0 / ((size * size + 1.0).sqrt() + size))
    } else if size < 1.0 / LARGE {
        size
    } else {
        log1p(size + size * size / (1.0 + (1.0 + size * size).sqrt()))
    };
    if x < 0.0 {
        -y
    } else if x == 0.0 {
        x
    } else {
        y
    }
}

/// The inverse hyperbolic cosine.
pub(super) fn acosh(x: f64) -> f64 {
    match x {
        _ if x < 1.0 || x.is_nan() => NAN,
        1.0 => 0.0,
        LARGE.. => log(x) + LN_2,
        _ if x > 2.0 => log(2.0 * x - 1.0 / (x + (x * x - 1.0).sqrt())),
        _ => {
            let t = x - 1.0;
            log1p(t + (2.0 * t + t * t).sqrt())
        }
    }
}

/// The inverse hyperbolic tangent.
pub(super) fn atanh(x: f64) -> f64 {
    let size = x.abs();
    let y = match size {
        _ if size > 1.0 || x.is_nan() => return NAN,
        1.0 => return f64::INFINITY.copysign(x),
        _ if size < 1.0 / LARGE => size,
        _ if size < 0.5 => {
            let twice = size + size;
            0.5 * log1p(twice + twice * size / (1.0 - size))
        }
        _ => 0.5 * log1p((size + size) / (1.0 - size)),
    };
    if x < 0.0 {
        -y
    } else if x == 0.0 {
        x
    } else {
        y
    }
}
