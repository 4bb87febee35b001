//! Trigonometric functions and their inverses, by the formulas of Moshier's Cephes: results are those of Go to the last
//! bit.
#![forbid(unsafe_code)]

use std::f64::consts::{FRAC_PI_2, FRAC_PI_4, PI};

use super::float::{BIAS, NAN, SHIFT, horner};

/// From here on, the argument is reduced with as many digits of π as it takes.
const LARGE: f64 = (1 << 29) as f64;

/// The octant of a positive `x`, counted up to the next even one, and the angle in it.
fn reduce(x: f64) -> (u64, f64) {
    if x >= LARGE {
        return reduce_large(x);
    }
    // A quarter of π in three parts, the first two with zeros at their ends.
    const PARTS: [f64; 3] =
        [7.853_981_256_484_985e-1, 3.774_894_707_930_798e-8, 2.695_151_429_079_059_5e-15];
    const OCTANTS: f64 = 1.273_239_544_735_162_8;
    let j = (x * OCTANTS) as u64;
    let j = j + (j & 1);
    let y = j as f64;
    (j & 7, ((x - y * PARTS[0]) - y * PARTS[1]) - y * PARTS[2])
}

/// Bits of 4/π, the first word having the whole part.
const FOUR_OVER_PI: [u64; 20] = [
    0x0000_0000_0000_0001,
    0x45f3_06dc_9c88_2a53,
    0xf84e_afa3_ea69_bb81,
    0xb6c5_2b32_7887_2083,
    0xfca2_c757_bd77_8ac3,
    0x6e48_dc74_849b_a5c0,
    0x0c92_5dd4_13a3_2439,
    0xfc3b_d639_6253_4e7d,
    0xd104_6bea_5d76_8909,
    0xd338_e04d_68be_fc82,
    0x7323_ac73_06a6_73e9,
    0x3908_bf17_7bf2_5076,
    0x3ff1_2fff_bc0b_301f,
    0xde5e_2316_b414_da3e,
    0xda6c_fd9e_4f96_136e,
    0x9e8c_7ecd_3cbf_d45a,
    0xea4f_758f_d7cb_e2f6,
    0x7a0e_73ef_14a5_25d4,
    0xd7f6_bf62_3f1a_ba10,
    0xac06_608d_f8f6_d757,
];

/// [`reduce`] by Payne and Hanek (1983): only those bits of 4/π are multiplied that make octant and angle.
fn reduce_large(x: f64) -> (u64, f64) {
    let bits = x.to_bits();
    let exponent = (bits >> SHIFT & 0x7ff) as i64 - BIAS - i64::from(SHIFT);
    let fraction = bits & ((1 << SHIFT) - 1) | 1 << SHIFT;
    let first = (exponent + 61) as usize;
    let (digit, shift) = (first / 64, first % 64);
    let word = |n: usize| {
        let pair =
            u128::from(FOUR_OVER_PI[digit + n]) << 64 | u128::from(FOUR_OVER_PI[digit + n + 1]);
        u128::from((pair << shift >> 64) as u64)
    };
    let fraction = u128::from(fraction);
    let product = (word(0).wrapping_mul(fraction) << 64)
        .wrapping_add(word(1) * fraction)
        .wrapping_add((word(2) * fraction) >> 64);
    let octant = (product >> 125) as u64;
    // The rest as a float, whose first 1 is implied. The bits that come up behind it are those of the product's lower
    // half, not moved by three as they should be: so it is in Go, and too small to matter.
    let (rest, low) = ((product >> 61) as u64, product as u64);
    let gone = rest.leading_zeros() + 1;
    let digits =
        rest.checked_shl(gone).unwrap_or(0) | low.checked_shr(64 - gone.min(64)).unwrap_or(0);
    let field = BIAS as u64 - u64::from(gone);
    let angle = f64::from_bits(digits >> (64 - SHIFT) | field << SHIFT);
    if octant & 1 == 1 {
        ((octant + 1) & 7, (angle - 1.0) * FRAC_PI_4)
    } else {
        (octant, angle * FRAC_PI_4)
    }
}

fn sine(z: f64) -> f64 {
    let zz = z * z;
    z + z
        * zz
        * horner(
            zz,
            [
                1.589_623_015_765_465_6e-10,
                -2.505_074_776_285_780_7e-8,
                2.755_731_362_138_572_2e-6,
                -1.984_126_982_958_954e-4,
                8.333_333_333_322_118e-3,
                -1.666_666_666_666_663e-1,
            ],
        )
}

fn cosine(z: f64) -> f64 {
    let zz = z * z;
    1.0 - 0.5 * zz
        + zz * zz
            * horner(
                zz,
                [
                    -1.135_853_652_138_768_2e-11,
                    2.087_570_084_197_473e-9,
                    -2.755_731_417_929_674e-7,
                    2.480_158_728_885_170_4e-5,
                    -1.388_888_888_887_305_6e-3,
                    4.166_666_666_666_659_5e-2,
                ],
            )
}

fn negated_if(negative: bool, x: f64) -> f64 {
    if negative { -x } else { x }
}

/// The sine.
pub(super) fn sin(x: f64) -> f64 {
    if x == 0.0 || x.is_nan() {
        return x;
    }
    if x.is_infinite() {
        return NAN;
    }
    let (octant, z) = reduce(x.abs());
    let y = if octant % 4 == 2 { cosine(z) } else { sine(z) };
    negated_if((x < 0.0) != (octant > 3), y)
}

/// The cosine.
pub(super) fn cos(x: f64) -> f64 {
    if !x.is_finite() {
        return NAN;
    }
    let (octant, z) = reduce(x.abs());
    let y = if octant % 4 == 2 { sine(z) } else { cosine(z) };
    negated_if((octant > 3) != (octant % 4 == 2), y)
}

/// The tangent.
pub(super) fn tan(x: f64) -> f64 {
    if x == 0.0 || x.is_nan() {
        return x;
    }
    if x.is_infinite() {
        return NAN;
    }
    let (octant, z) = reduce(x.abs());
    let zz = z * z;
    let mut y = z;
    if zz > 1e-14 {
        let above = horner(
            zz,
            [-1.309_369_391_813_837_9e4, 1.153_516_648_385_874_2e6, -1.795_652_519_764_848_8e7],
        );
        let below = horner(
            zz,
            [
                1.0,
                1.368_129_634_706_929_6e4,
                -1.320_892_344_402_109_7e6,
                2.500_838_018_233_579e7,
                -5.386_957_559_294_546_4e7,
            ],
        );
        y = z + z * (zz * above / below);
    }
    if octant & 2 == 2 {
        y = -1.0 / y;
    }
    negated_if(x < 0.0, y)
}

/// The arc tangent from 0 to 0.66.
fn small_atan(x: f64) -> f64 {
    let z = x * x;
    let above = horner(
        z,
        [
            -8.750_608_600_031_904e-1,
            -1.615_753_718_733_365_2e1,
            -7.500_855_792_314_705e1,
            -1.228_866_684_490_136_1e2,
            -6.485_021_904_942_025e1,
        ],
    );
    let below = horner(
        z,
        [
            1.0,
            2.485_846_490_142_306_2e1,
            1.650_270_098_316_988_5e2,
            4.328_810_604_912_902_7e2,
            4.853_903_996_359_137e2,
            1.945_506_571_482_614e2,
        ],
    );
    x * (z * above / below) + x
}

/// The arc tangent of what is not negative.
fn positive_atan(x: f64) -> f64 {
    const TAN_3_PI_8: f64 = 2.414_213_562_373_095;
    /// What π/2 as a float lacks.
    const MORE: f64 = 6.123_233_995_736_766e-17;
    if x <= 0.66 {
        small_atan(x)
    } else if x > TAN_3_PI_8 {
        FRAC_PI_2 - small_atan(1.0 / x) + MORE
    } else {
        FRAC_PI_4 + small_atan((x - 1.0) / (x + 1.0)) + 0.5 * MORE
    }
}

/// The arc tangent.
pub(super) fn atan(x: f64) -> f64 {
    match x {
        0.0 => x,
        _ if x > 0.0 => positive_atan(x),
        _ => -positive_atan(-x),
    }
}

/// The arc sine.
pub(super) fn asin(x: f64) -> f64 {
    if x == 0.0 {
        return x;
    }
    let size = x.abs();
    if size > 1.0 {
        return NAN;
    }
    let other = (1.0 - size * size).sqrt();
    let angle = if size > 0.7 {
        FRAC_PI_2 - positive_atan(other / size)
    } else {
        positive_atan(size / other)
    };
    negated_if(x < 0.0, angle)
}

/// The arc cosine.
pub(super) fn acos(x: f64) -> f64 {
    FRAC_PI_2 - asin(x)
}

/// The angle of the point (`x`, `y`).
pub(super) fn atan2(y: f64, x: f64) -> f64 {
    if y.is_nan() || x.is_nan() {
        return NAN;
    }
    let right = x.is_sign_positive();
    match (y, x) {
        (0.0, _) => if right { 0.0 } else { PI }.copysign(y),
        (_, 0.0) => FRAC_PI_2.copysign(y),
        _ if x.is_infinite() && y.is_infinite() => {
            if right { FRAC_PI_4 } else { 2.356_194_490_192_345 }.copysign(y)
        }
        _ if x.is_infinite() => if right { 0.0 } else { PI }.copysign(y),
        _ if y.is_infinite() => FRAC_PI_2.copysign(y),
        _ => match atan(y / x) {
            angle if right => angle,
            angle if angle <= 0.0 => angle + PI,
            angle => angle - PI,
        },
    }
}
