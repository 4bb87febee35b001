//! The gamma function, after Moshier's Cephes, and its logarithm, after Sun's fdlibm: results are those of Go to the last
//! bit.
#![forbid(unsafe_code)]

use std::f64::consts::PI;

use super::explog::{exp, log};
use super::float::{NAN, horner, modf, rising};
use super::power::pow;
use super::trig::{cos, sin};

/// Stirling's formula for a large `x`, as two factors because the result may overflow before it is put to use.
fn stirling(x: f64) -> (f64, f64) {
    const SQRT_TWO_PI: f64 = 2.506_628_274_631_000_7;
    /// Above this, the power has to be taken in two steps.
    const ONE_STEP: f64 = 143.01608;
    if x > 200.0 {
        return (f64::INFINITY, 1.0);
    }
    let w = 1.0 / x;
    let w = 1.0
        + w * horner(
            w,
            [
                7.873_113_957_930_937e-4,
                -2.295_499_616_133_781_3e-4,
                -2.681_326_178_057_812_4e-3,
                3.472_222_216_054_586_6e-3,
                8.333_333_333_334_822e-2,
            ],
        );
    let power = exp(x);
    if x > ONE_STEP {
        let root = pow(x, 0.5 * x - 0.25);
        (root, SQRT_TWO_PI * w * (root / power))
    } else {
        (pow(x, x - 0.5) / power, SQRT_TWO_PI * w * 1.0)
    }
}

/// The gamma function of a number below -33 that is not whole, by reflection.
fn far_left(q: f64) -> f64 {
    let mut whole = q.floor();
    let sign = if whole as i64 & 1 == 0 { -1.0 } else { 1.0 };
    let mut z = q - whole;
    if z > 0.5 {
        whole += 1.0;
        z = q - whole;
    }
    z = q * sin(PI * z);
    if z == 0.0 {
        return f64::INFINITY * sign;
    }
    let (one, two) = stirling(q);
    let z = z.abs();
    let d = z * one * two;
    sign * if d.is_infinite() { PI / z / one / two } else { PI / d }
}

/// The gamma function.
pub(super) fn gamma(x: f64) -> f64 {
    const EULER: f64 = 0.577_215_664_901_532_9;
    match x {
        f64::INFINITY => return x,
        _ if !x.is_finite() || x < 0.0 && modf(x).1 == 0.0 => return NAN,
        0.0 => return f64::INFINITY.copysign(x),
        _ if x < -33.0 => return far_left(-x),
        _ if x > 33.0 => {
            let (one, two) = stirling(x);
            return one * two;
        }
        _ => {}
    }
    // From 2 to 3, by the function's recurrence.
    let (mut x, mut z) = (x, 1.0);
    while x >= 3.0 {
        x -= 1.0;
        z *= x;
    }
    while x < 2.0 {
        if x.abs() < 1e-9 && x <= 1e-9 && x > -1e-9 {
            return if x == 0.0 { f64::INFINITY } else { z / ((1.0 + EULER * x) * x) };
        }
        z /= x;
        x += 1.0;
    }
    if x == 2.0 {
        return z;
    }
    x -= 2.0;
    let above = horner(
        x,
        [
            1.601_195_224_767_518_5e-4,
            1.191_351_470_065_863_8e-3,
            1.042_137_975_617_615_8e-2,
            4.763_678_004_571_372e-2,
            2.074_482_276_484_359_8e-1,
            4.942_148_268_014_971e-1,
            10.0e-1,
        ],
    );
    let below = horner(
        x,
        [
            -2.315_818_733_241_201_4e-5,
            5.396_055_804_933_034e-4,
            -4.456_419_138_517_973e-3,
            1.181_397_852_220_604_3e-2,
            3.582_363_986_054_986_5e-2,
            -2.345_917_957_182_433_5e-1,
            7.143_049_170_302_73e-2,
            1.0,
        ],
    );
    z * above / below
}

/// Minus the sine of π times a positive `x`, exact where that is 0.
fn sin_pi(x: f64) -> f64 {
    const TWO52: f64 = (1_u64 << 52) as f64;
    if x < 0.25 {
        return -sin(PI * x);
    }
    // Which eighth of a period, twice, and where in the period.
    let (eighth, x) = if x.floor() != x {
        let x = x % 2.0;
        ((x * 4.0) as i64, x)
    } else if x >= 2.0 * TWO52 {
        (0, 0.0)
    } else {
        let odd = (if x < TWO52 { x + TWO52 } else { x }).to_bits() & 1;
        ((odd << 2) as i64, odd as f64)
    };
    -match eighth {
        0 => sin(PI * x),
        1 | 2 => cos(PI * (0.5 - x)),
        3 | 4 => sin(PI * (1.0 - x)),
        5 | 6 => -cos(PI * (x - 1.5)),
        _ => sin(PI * (x - 2.0)),
    }
}

/// The logarithm of the gamma function's absolute value, and whether the function is negative.
pub(super) fn log_gamma(x: f64) -> (f64, bool) {
    if !x.is_finite() {
        return (x, false);
    }
    if x == 0.0 {
        return (f64::INFINITY, false);
    }
    let size = x.abs();
    if size < 2_f64.powi(-70) {
        return (-log(size), x < 0.0);
    }
    if x > 0.0 {
        return (positive(x), false);
    }
    let t = if size >= (1_u64 << 52) as f64 { 0.0 } else { sin_pi(size) };
    if t == 0.0 {
        return (f64::INFINITY, false);
    }
    (log(PI / (t * size).abs()) - positive(size), t < 0.0)
}

/// [`log_gamma`] of a positive number.
fn positive(x: f64) -> f64 {
    match x {
        1.0 | 2.0 => 0.0,
        _ if x < 2.0 => below_two(x),
        _ if x < 8.0 => below_eight(x),
        _ if x < (1_u64 << 58) as f64 => {
            let (t, z) = (log(x), 1.0 / x);
            let w = 4.189_385_332_046_727e-1
                + z * rising(
                    z * z,
                    [
                        8.333_333_333_333_297e-2,
                        -2.777_777_777_287_755_4e-3,
                        7.936_505_586_430_196e-4,
                        -5.951_875_574_503_4e-4,
                        8.363_399_189_962_821e-4,
                        -1.630_929_340_965_752_7e-3,
                    ],
                );
            (x - 0.5) * (t - 1.0) + w
        }
        _ => x * (log(x) - 1.0),
    }
}

/// Where the gamma function is least.
const LEAST: f64 = 1.461_632_144_968_362_2;

fn below_two(x: f64) -> f64 {
    let (start, one) = if x <= 0.9 { (-log(x), 1.0) } else { (0.0, 2.0) };
    // 1 lower than the others if x is.
    let least = if x <= 0.9 { LEAST - 1.0 } else { LEAST };
    if x >= least + 0.27 {
        return start + near_two(one - x);
    }
    if x >= least - 0.27 {
        return start + near_least(x - least);
    }
    start + near_one(if x <= 0.9 { x } else { x - 1.0 })
}

fn near_two(y: f64) -> f64 {
    let z = y * y;
    let even = rising(
        z,
        [
            7.721_566_490_153_287e-2,
            6.735_230_105_312_927e-2,
            7.385_550_860_814_029e-3,
            1.192_707_631_833_620_7e-3,
            2.208_627_907_139_083_9e-4,
            2.521_445_654_512_573_3e-5,
        ],
    );
    let odd = z * rising(
        z,
        [
            3.224_670_334_241_136e-1,
            2.058_080_843_251_673_3e-2,
            2.890_513_836_734_156_3e-3,
            5.100_697_921_535_113e-4,
            1.080_115_672_475_839_4e-4,
            4.486_409_496_189_151_6e-5,
        ],
    );
    (y * even + odd) - 0.5 * y
}

fn near_least(y: f64) -> f64 {
    /// The function's least value, and what that lacks.
    const VALUE: f64 = -1.214_862_905_358_496_1e-1;
    const MORE: f64 = -3.638_676_997_039_505e-18;
    let z = y * y;
    let w = z * y;
    let p1 = rising(
        w,
        [
            4.838_361_227_238_100_5e-1,
            -3.278_854_107_598_596_5e-2,
            6.100_538_702_462_913e-3,
            -1.403_464_699_892_328_4e-3,
            3.156_320_709_036_259_5e-4,
        ],
    );
    let p2 = rising(
        w,
        [
            -1.475_877_229_945_939e-1,
            1.797_067_508_118_204e-2,
            -3.684_520_167_811_382_6e-3,
            8.810_818_824_376_54e-4,
            -3.127_541_683_751_208_6e-4,
        ],
    );
    let p3 = rising(
        w,
        [
            6.462_494_023_913_339e-2,
            -1.031_422_412_983_414_4e-2,
            2.259_647_809_006_124_7e-3,
            -5.385_953_053_567_405e-4,
            3.355_291_926_355_191e-4,
        ],
    );
    VALUE + (z * p1 - (MORE - w * (p2 + y * p3)))
}

fn near_one(y: f64) -> f64 {
    let above = y * rising(
        y,
        [
            -7.721_566_490_153_287e-2,
            6.328_270_640_250_934e-1,
            1.454_922_501_372_347_7,
            9.777_175_279_633_727e-1,
            2.289_637_280_646_924_5e-1,
            1.338_109_185_367_876_6e-2,
        ],
    );
    let below = rising(
        y,
        [
            1.0,
            2.455_977_937_130_411_3,
            2.128_489_763_798_934,
            7.692_851_504_566_728e-1,
            1.042_226_455_933_691_3e-1,
            3.217_092_422_824_239e-3,
        ],
    );
    -0.5 * y + above / below
}

fn below_eight(x: f64) -> f64 {
    let whole = x as i64;
    let y = x - whole as f64;
    let above = y * rising(
        y,
        [
            -7.721_566_490_153_287e-2,
            2.149_824_159_606_088_5e-1,
            3.257_787_964_089_31e-1,
            1.463_504_726_524_644_5e-1,
            2.664_227_030_336_386e-2,
            1.840_284_514_073_377_2e-3,
            3.194_753_265_841_009e-5,
        ],
    );
    let below = rising(
        y,
        [
            1.0,
            1.392_005_334_676_210_5,
            7.219_355_475_671_381e-1,
            1.719_338_656_328_030_8e-1,
            1.864_591_917_156_529e-2,
            7.779_424_963_818_936e-4,
            7.326_684_307_446_256e-6,
        ],
    );
    let value = 0.5 * y + above / below;
    if whole < 3 {
        return value;
    }
    value + log((2..whole).rev().fold(1.0, |product, n| product * (y + n as f64)))
}
