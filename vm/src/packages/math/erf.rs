//! The error function, after Sun's fdlibm, and its inverse, after Wichura's algorithm AS241: results are those of Go to
//! the last bit.
#![forbid(unsafe_code)]

use std::f64::consts::{LN_2, SQRT_2};

use super::explog::{exp, log};
use super::float::{NAN, horner, rising};

/// The function at 1, rounded to single precision.
const AT_ONE: f64 = 8.450_629_115_104_675e-1;

/// What is added to `x`, as a multiple of it, below 0.84375.
fn near_zero(z: f64) -> f64 {
    let above = rising(
        z,
        [
            1.283_791_670_955_125_6e-1,
            -3.250_421_072_470_015e-1,
            -2.848_174_957_559_851e-2,
            -5.770_270_296_489_442e-3,
            -2.376_301_665_665_016_3e-5,
        ],
    );
    above
        / rising(
            z,
            [
                1.0,
                3.979_172_239_591_553_5e-1,
                6.502_224_998_876_73e-2,
                5.081_306_281_875_766e-3,
                1.324_947_380_043_216_4e-4,
                -3.960_228_278_775_368e-6,
            ],
        )
}

/// What is added to [`AT_ONE`] from 0.84375 to 1.25.
fn near_one(s: f64) -> f64 {
    let above = rising(
        s,
        [
            -2.362_118_560_752_659_4e-3,
            4.148_561_186_837_483_3e-1,
            -3.722_078_760_357_013e-1,
            3.183_466_199_011_617_5e-1,
            -1.108_946_942_823_966_8e-1,
            3.547_830_432_561_823_6e-2,
            -2.166_375_594_868_791e-3,
        ],
    );
    above
        / rising(
            s,
            [
                1.0,
                1.064_208_804_008_442_3e-1,
                5.403_979_177_021_71e-1,
                7.182_865_441_419_627e-2,
                1.261_712_198_087_616_4e-1,
                1.363_708_391_202_905e-2,
                1.198_449_984_679_910_7e-2,
            ],
        )
}

/// The complementary function from 1.25 on.
fn tail(x: f64) -> f64 {
    let s = 1.0 / (x * x);
    let ratio = if x < 1.0 / 0.35 {
        let above = rising(
            s,
            [
                -9.864_944_034_847_148e-3,
                -6.938_585_727_071_818e-1,
                -1.055_862_622_532_329_1e1,
                -6.237_533_245_032_600_6e1,
                -1.623_966_694_625_734_7e2,
                -1.846_050_929_067_110_4e2,
                -8.128_743_550_630_66e1,
                -9.814_329_344_169_145,
            ],
        );
        above
            / rising(
                s,
                [
                    1.0,
                    1.965_127_166_743_925_7e1,
                    1.376_577_541_435_190_4e2,
                    4.345_658_774_752_292_3e2,
                    6.453_872_717_332_679e2,
                    4.290_081_400_275_678_3e2,
                    1.086_350_055_417_794_4e2,
                    6.570_249_770_319_282,
                    -6.042_441_521_485_81e-2,
                ],
            )
    } else {
        let above = rising(
            s,
            [
                -9.864_942_924_700_1e-3,
                -7.992_832_376_805_23e-1,
                -1.775_795_491_775_475_2e1,
                -1.606_363_848_558_219_2e2,
                -6.375_664_433_683_896e2,
                -1.025_095_131_611_077_2e3,
                -4.835_191_916_086_514e2,
            ],
        );
        above
            / rising(
                s,
                [
                    1.0,
                    3.033_806_074_348_246e1,
                    3.257_925_129_965_739e2,
                    1.536_729_586_084_437e3,
                    3.199_858_219_508_595_5e3,
                    2.553_050_406_433_164_4e3,
                    4.745_285_412_069_553_7e2,
                    -2.244_095_244_658_582e1,
                ],
            )
    };
    // The square of x as that of its first half and the rest: the exponential needs it exact.
    let z = f64::from_bits(x.to_bits() & 0xffff_ffff_0000_0000);
    exp(-z * z - 0.5625) * exp((z - x) * (z + x) + ratio) / x
}

/// The error function.
pub(super) fn erf(x: f64) -> f64 {
    if x.is_nan() {
        return NAN;
    }
    let size = x.abs();
    let y = match size {
        _ if size < 2.848_094_538_889_218e-306 => {
            0.125 * (8.0 * size + 1.027_033_336_764_100_7 * size)
        }
        _ if size < 1.0 / (1 << 28) as f64 => size + 1.283_791_670_955_126e-1 * size,
        _ if size < 0.84375 => size + size * near_zero(size * size),
        _ if size < 1.25 => AT_ONE + near_one(size - 1.0),
        _ if size >= 6.0 => 1.0,
        _ => 1.0 - tail(size),
    };
    y.copysign(x)
}

/// 1 less the error function, exact where that is small.
pub(super) fn erfc(x: f64) -> f64 {
    if x.is_nan() {
        return NAN;
    }
    let (size, negative) = (x.abs(), x < 0.0);
    let from_two = |y: f64| if negative { 2.0 - y } else { y };
    if size < 0.84375 {
        let y = if size < 1.0 / (1_u64 << 56) as f64 {
            size
        } else {
            let part = size * near_zero(size * size);
            if size < 0.25 { size + part } else { 0.5 + (part + (size - 0.5)) }
        };
        return if negative { 1.0 + y } else { 1.0 - y };
    }
    if size < 1.25 {
        let more = near_one(size - 1.0);
        return if negative { 1.0 + AT_ONE + more } else { 1.0 - AT_ONE - more };
    }
    if size >= 28.0 || negative && size > 6.0 {
        return from_two(0.0);
    }
    from_two(tail(size))
}

/// What has this error function.
pub(super) fn inverse(x: f64) -> f64 {
    let size = x.abs();
    if size == 1.0 {
        return f64::INFINITY.copysign(x);
    }
    if size > 1.0 || x.is_nan() {
        return NAN;
    }
    let y = if size <= 0.85 { central(size) } else { outer((LN_2 - log(1.0 - size)).sqrt()) };
    y.copysign(x)
}

fn central(x: f64) -> f64 {
    let r = 0.180625 - 0.25 * x * x;
    let above = horner(
        r,
        [
            8.870_940_696_254_552e2,
            1.181_949_334_706_229_5e4,
            2.378_204_138_211_438_5e4,
            1.623_586_251_516_757_5e4,
            4.854_886_889_384_388e3,
            6.970_626_653_438_96e2,
            4.707_268_811_238_398e1,
            1.197_532_311_567_091_3,
        ],
    );
    x * above
        / horner(
            r,
            [
                5.226_495_278_852_854e3,
                2.872_908_573_572_194_3e4,
                3.930_789_580_009_271e4,
                2.121_379_430_158_659_7e4,
                5.394_196_021_424_751e3,
                6.871_870_074_920_579e2,
                4.231_333_070_160_091e1,
                1.0,
            ],
        )
}

fn outer(r: f64) -> f64 {
    if r <= 5.0 {
        let r = r - 1.6;
        let above = horner(
            r,
            [
                7.745_450_142_783_414e-4,
                2.272_384_498_926_918_4e-2,
                2.417_807_251_774_506e-1,
                1.270_458_252_452_368_4,
                3.647_848_324_763_204_5,
                5.769_497_221_460_691,
                4.630_337_846_156_546,
                1.423_437_110_749_683_5,
            ],
        );
        return above
            / horner(
                r,
                [
                    1.485_985_001_984_035_5e-9,
                    7.744_145_906_515_771e-4,
                    2.149_416_038_425_287_8e-2,
                    2.094_506_521_051_275e-1,
                    9.754_783_200_178_743e-1,
                    2.370_766_162_602_453_4,
                    2.903_651_444_541_994_8,
                    SQRT_2,
                ],
            );
    }
    let r = r - 5.0;
    let above = horner(
        r,
        [
            2.010_334_399_292_288_1e-7,
            2.711_555_568_743_487_6e-5,
            1.242_660_947_388_078_4e-3,
            2.653_218_952_657_612_4e-2,
            2.965_605_718_285_048_7e-1,
            1.784_826_539_917_291_3,
            5.463_784_911_164_114,
            6.657_904_643_501_103,
        ],
    );
    above
        / horner(
            r,
            [
                2.891_024_605_872_965_5e-15,
                2.010_321_207_683_943e-7,
                2.611_088_405_080_593_5e-5,
                1.112_800_997_078_859_7e-3,
                2.103_693_768_272_069e-2,
                1.936_480_946_950_659_1e-1,
                8.482_908_416_595_164e-1,
                SQRT_2,
            ],
        )
}
