//! Exponentials and logarithms.
//!
//! Results are those of Go on amd64 to the last bit, so formulas and the order of their operations are not free: `exp`
//! follows Shibata (2010) with fused multiplication, the others Sun's fdlibm.

use super::float::{BIAS, NAN, SHIFT, frexp, ldexp, rising};

/// The natural logarithm of 2 as a sum whose first part has zeros at its end.
const LN2_HI: f64 = 6.931_471_803_691_238e-1;
const LN2_LO: f64 = 1.908_214_929_270_587_7e-10;

/// e to the power of `x`.
pub(super) fn exp(x: f64) -> f64 {
    #[cfg(target_arch = "x86_64")]
    if std::arch::is_x86_feature_detected!("fma") {
        // SAFETY: the processor has the feature (just checked).
        return unsafe { exp_fused(x) };
    }
    exp_steps(x)
}

/// [`exp_steps`], compiled to the processor's fused operations.
#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "fma")]
fn exp_fused(x: f64) -> f64 {
    exp_steps(x)
}

/// The exponential of `x`, less a multiple of the logarithm of 2, over 16 by its Taylor series, squared four times.
#[inline(always)]
fn exp_steps(x: f64) -> f64 {
    const LN2_UPPER: f64 = 0.693_147_180_559_663;
    const LN2_LOWER: f64 = 0.282_352_905_630_315_77e-12;
    const TERMS: [f64; 7] = [
        1.984_126_984_126_984e-4,
        1.388_888_888_888_889e-3,
        8.333_333_333_333_333e-3,
        4.166_666_666_666_666_4e-2,
        1.666_666_666_666_666_6e-1,
        0.5,
        1.0,
    ];
    match x {
        f64::NEG_INFINITY => return 0.0,
        _ if !x.is_finite() => return x,
        _ if x > 709.782_712_893_384 => return f64::INFINITY,
        _ => {}
    }
    let k = (std::f64::consts::LOG2_E * x).round_ties_even() as i32;
    let count = f64::from(k);
    let x = (-LN2_UPPER).mul_add(count, x);
    let x = (-LN2_LOWER).mul_add(count, x) * 0.0625;
    let series = TERMS.into_iter().fold(2.480_158_730_158_73e-5, |sum: f64, c| sum.mul_add(x, c));
    // (1 + y)² - 1 = y (y + 2)
    let mut y = x * series;
    for _ in 0..3 {
        y *= y + 2.0;
    }
    scaled(y.mul_add(y + 2.0, 1.0), i64::from(k))
}

/// `x`, which is near 1, times 2 to the power of `k`.
fn scaled(x: f64, k: i64) -> f64 {
    let power = |k: i64| f64::from_bits((k as u64) << SHIFT);
    match k + BIAS {
        ..-52 => 0.0,
        field @ -52..=0 => x * power(field + BIAS - 1) * power(1),
        field @ 1..=2046 => x * power(field),
        _ => f64::INFINITY,
    }
}

/// 2 to the power of `x`.
pub(super) fn exp2(x: f64) -> f64 {
    match x {
        _ if x.is_nan() => return x,
        _ if x > 1.023_999_999_999_999_9e3 => return f64::INFINITY,
        _ if x < -1.074_0e3 => return 0.0,
        _ => {}
    }
    let k = (x + 0.5_f64.copysign(x)).trunc();
    let t = x - k;
    let (hi, lo) = (t * LN2_HI, -t * LN2_LO);
    let r = hi - lo;
    let t = r * r;
    let c = r - t * rising(
        t,
        [
            1.666_666_666_666_666_6e-1,
            -2.777_777_777_701_559_3e-3,
            6.613_756_321_437_934e-5,
            -1.653_390_220_546_525_2e-6,
            4.138_136_797_057_238_5e-8,
        ],
    );
    ldexp(1.0 - ((lo - (r * c) / (2.0 - c)) - hi), k as i64)
}

/// e to the power of `x`, less 1, exact where that is small.
pub(super) fn expm1(x: f64) -> f64 {
    const HALF_LN2: f64 = 3.465_735_902_799_726_4e-1;
    let size = x.abs();
    match x {
        _ if x.is_nan() => return x,
        _ if x <= -3.881_624_211_135_693_5e1 => return -1.0,
        _ if x >= 7.097_827_128_933_84e2 => return f64::INFINITY,
        _ if size <= HALF_LN2 && size < 1.0 / (1_u64 << 54) as f64 => return x,
        _ => {}
    }
    // x is k logarithms of 2 and a rest, which c makes more exact.
    let (x, c, k) = if size > HALF_LN2 { less_ln2(x, size) } else { (x, 0.0, 0) };
    let half = 0.5 * x;
    let square = x * half;
    let r = rising(
        square,
        [
            1.0,
            -3.333_333_333_333_313e-2,
            1.587_301_587_254_814_6e-3,
            -7.936_507_578_674_88e-5,
            4.008_217_827_329_362e-6,
            -2.010_992_181_836_243_7e-7,
        ],
    );
    let t = 3.0 - r * half;
    let e = square * ((r - t) / (6.0 - x * t));
    if k == 0 {
        return x - (x * e - square);
    }
    let e = (x * (e - c) - c) - square;
    let scaled = |y: f64| f64::from_bits(y.to_bits().wrapping_add((k as u64) << SHIFT));
    match k {
        -1 => 0.5 * (x - e) - 0.5,
        1 if x < -0.25 => -2.0 * (e - (x + 0.5)),
        1 => 1.0 + 2.0 * (x - e),
        ..=-2 | 57.. => scaled(1.0 - (e - x)) - 1.0,
        ..20 => scaled((1.0 - 2_f64.powi(-(k as i32))) - (e - x)),
        _ => scaled(x - (e + 2_f64.powi(-(k as i32))) + 1.0),
    }
}

/// `x` less so many logarithms of 2, and what rounding that lost.
fn less_ln2(x: f64, size: f64) -> (f64, f64, i64) {
    let k = if size < 1.039_720_770_839_917_9 {
        1.0_f64.copysign(x)
    } else {
        (std::f64::consts::LOG2_E * x + 0.5_f64.copysign(x)).trunc()
    };
    let (hi, lo) = (x - k * LN2_HI, k * LN2_LO);
    let rest = hi - lo;
    (rest, (hi - rest) - lo, k as i64)
}

/// The natural logarithm.
pub(super) fn log(x: f64) -> f64 {
    match x {
        0.0 => return f64::NEG_INFINITY,
        f64::INFINITY => return x,
        _ if x.is_nan() => return x,
        _ if x < 0.0 => return NAN,
        _ => {}
    }
    // Exponent and fraction as they stand in the bits, also of denormals.
    let bits = x.to_bits();
    let mut f = f64::from_bits(bits & ((1 << SHIFT) - 1) | 0.5_f64.to_bits());
    let mut k = ((bits >> SHIFT) as i64 - (BIAS - 1)) as f64;
    if f <= std::f64::consts::FRAC_1_SQRT_2 {
        k -= 1.0;
        f *= 2.0;
    }
    let f = f - 1.0;
    let s = f / (2.0 + f);
    let s2 = s * s;
    let s4 = s2 * s2;
    let odd = s2
        * rising(
            s4,
            [
                6.666_666_666_666_735e-1,
                2.857_142_874_366_239e-1,
                1.818_357_216_161_805e-1,
                1.479_819_860_511_658_6e-1,
            ],
        );
    let even = s4
        * rising(
            s4,
            [3.999_999_999_940_942e-1, 2.222_219_843_214_978_4e-1, 1.531_383_769_920_937_3e-1],
        );
    let half = 0.5 * f * f;
    k * LN2_HI - ((half - (s * (half + (odd + even)) + k * LN2_LO)) - f)
}

/// The logarithm to base 10.
pub(super) fn log10(x: f64) -> f64 {
    log(x) * std::f64::consts::LOG10_E
}

/// The logarithm to base 2, exact for powers of 2.
pub(super) fn log2(x: f64) -> f64 {
    let (fraction, exponent) = frexp(x);
    if fraction == 0.5 {
        return (exponent - 1) as f64;
    }
    log(fraction) * std::f64::consts::LOG2_E + exponent as f64
}

/// The natural logarithm of 1 + `x`, exact where `x` is small.
pub(super) fn log1p(x: f64) -> f64 {
    match x {
        _ if x < -1.0 || x.is_nan() => return NAN,
        -1.0 => return f64::NEG_INFINITY,
        f64::INFINITY => return x,
        _ => {}
    }
    let size = x.abs();
    let near = size < 4.142_135_623_730_950_3e-1;
    if near && size < 1.0 / (1_u64 << 29) as f64 {
        return if size < 1.0 / (1_u64 << 54) as f64 { x } else { x - x * x * 0.5 };
    }
    let whole = !near || x <= -2.928_932_188_134_525e-1;
    let (f, k, c, exact) = if whole { reduced(x, size) } else { (x, 0.0, 0.0, false) };
    let half = 0.5 * f * f;
    if exact {
        if f == 0.0 {
            return if k == 0.0 { 0.0 } else { k * LN2_HI + (c + k * LN2_LO) };
        }
        let r = half * (1.0 - 0.666_666_666_666_666_6 * f);
        return if k == 0.0 { f - r } else { k * LN2_HI - ((r - (k * LN2_LO + c)) - f) };
    }
    let s = f / (2.0 + f);
    let z = s * s;
    let r = z * rising(
        z,
        [
            6.666_666_666_666_735e-1,
            3.999_999_999_940_942e-1,
            2.857_142_874_366_239e-1,
            2.222_219_843_214_978_4e-1,
            1.818_357_216_161_805e-1,
            1.531_383_769_920_937_3e-1,
            1.479_819_860_511_658_6e-1,
        ],
    );
    if k == 0.0 {
        return f - (half - s * (half + r));
    }
    k * LN2_HI - ((half - (s * (half + r) + (k * LN2_LO + c))) - f)
}

/// 1 + `x` as (1 + f) 2^k with a correction c for what rounding lost, and whether 1 + `x` is 2^k exactly.
fn reduced(x: f64, size: f64) -> (f64, f64, f64, bool) {
    const SQRT2: u64 = 0x0006_a09e_667f_3bcd; // the fraction of the square root of 2
    let field = |u: f64| (u.to_bits() >> SHIFT) as i64 - BIAS;
    let (u, c) = if size < (1_u64 << 53) as f64 {
        let u = 1.0 + x;
        let lost = if field(u) > 0 { 1.0 - (u - x) } else { x - (u - 1.0) };
        (u, lost / u)
    } else {
        (x, 0.0)
    };
    let mut k = field(u);
    let fraction = u.to_bits() & ((1 << SHIFT) - 1);
    let (u, rest) = if fraction < SQRT2 {
        (f64::from_bits(fraction | 1.0_f64.to_bits()), fraction)
    } else {
        k += 1;
        (f64::from_bits(fraction | 0.5_f64.to_bits()), ((1 << SHIFT) - fraction) >> 2)
    };
    (u - 1.0, k as f64, c, rest == 0)
}
