//! Natives of package `math`.
//!
//! What the processor or IEEE 754 defines is Rust's own. The other functions have no agreed last digit, so they are
//! computed here the way Go does on amd64: a script prints the same digits.

mod erf;
mod explog;
mod float;
mod gamma;
mod hyper;
mod power;
mod trig;

use burrow_runtime::fault::Fault;

use super::{After, Native, NativeCtx};

macro_rules! unary {
    ($name:ident, |$x:ident| $value:expr) => {
        fn $name(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
            let $x = f64::from_bits(ctx.arg(0));
            ctx.set(0, ($value).to_bits());
            Ok(After::Continue)
        }
    };
}

macro_rules! binary {
    ($name:ident, |$x:ident, $y:ident| $value:expr) => {
        fn $name(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
            let ($x, $y) = (f64::from_bits(ctx.arg(0)), f64::from_bits(ctx.arg(1)));
            ctx.set(0, ($value).to_bits());
            Ok(After::Continue)
        }
    };
}

unary!(sqrt, |x| x.sqrt());
unary!(abs, |x| x.abs());
unary!(floor, |x| x.floor());
unary!(ceil, |x| x.ceil());
unary!(trunc, |x| x.trunc());
unary!(round, |x| x.round());
unary!(round_to_even, |x| x.round_ties_even());
unary!(exp, |x| explog::exp(x));
unary!(exp2, |x| explog::exp2(x));
unary!(expm1, |x| explog::expm1(x));
unary!(log, |x| explog::log(x));
unary!(log2, |x| explog::log2(x));
unary!(log10, |x| explog::log10(x));
unary!(log1p, |x| explog::log1p(x));
unary!(sin, |x| trig::sin(x));
unary!(cos, |x| trig::cos(x));
unary!(tan, |x| trig::tan(x));
unary!(asin, |x| trig::asin(x));
unary!(acos, |x| trig::acos(x));
unary!(atan, |x| trig::atan(x));
unary!(sinh, |x| hyper::sinh(x));
unary!(cosh, |x| hyper::cosh(x));
unary!(tanh, |x| hyper::tanh(x));
unary!(asinh, |x| hyper::asinh(x));
unary!(acosh, |x| hyper::acosh(x));
unary!(atanh, |x| hyper::atanh(x));
unary!(cbrt, |x| power::cbrt(x));
unary!(gamma, |x| gamma::gamma(x));
unary!(erf, |x| erf::erf(x));
unary!(erfc, |x| erf::erfc(x));
unary!(erfinv, |x| erf::inverse(x));
binary!(pow, |x, y| power::pow(x, y));
binary!(modulo, |x, y| canonical(x % y));
binary!(remainder, |x, y| power::remainder(x, y));
binary!(atan2, |x, y| trig::atan2(x, y));
binary!(hypot, |x, y| power::hypot(x, y));

/// What is not a number becomes Go's.
fn canonical(x: f64) -> f64 {
    if x.is_nan() { float::NAN } else { x }
}

/// func Pow10(n int) float64
fn pow10(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    let value = power::pow10(ctx.arg(0) as i64);
    ctx.set(0, value.to_bits());
    Ok(After::Continue)
}

/// func FMA(x, y, z float64) float64
fn fma(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    let [x, y, z] = [0, 1, 2].map(|n| f64::from_bits(ctx.arg(n)));
    ctx.set(0, x.mul_add(y, z).to_bits());
    Ok(After::Continue)
}

/// func Frexp(f float64) (frac float64, exp int)
fn frexp(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    let (fraction, exponent) = float::frexp(f64::from_bits(ctx.arg(0)));
    ctx.set(0, fraction.to_bits());
    ctx.set(1, exponent as u64);
    Ok(After::Continue)
}

/// func Ldexp(frac float64, exp int) float64
fn ldexp(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    let value = float::ldexp(f64::from_bits(ctx.arg(0)), ctx.arg(1) as i64);
    ctx.set(0, value.to_bits());
    Ok(After::Continue)
}

/// func exponent(x float64) int
fn exponent(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    let value = float::exponent(f64::from_bits(ctx.arg(0)));
    ctx.set(0, value as u64);
    Ok(After::Continue)
}

/// func Lgamma(x float64) (lgamma float64, sign int)
fn lgamma(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    let (value, negative) = gamma::log_gamma(f64::from_bits(ctx.arg(0)));
    ctx.set(0, value.to_bits());
    ctx.set(1, if negative { -1_i64 as u64 } else { 1 });
    Ok(After::Continue)
}

/// Reinterpreting bits costs nothing: registers hold them already.
fn bits(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    let word = ctx.arg(0);
    ctx.set(0, word);
    Ok(After::Continue)
}

/// The natives of this package.
pub(super) const TABLE: &[(&str, Native)] = &[
    ("math.Sqrt", sqrt),
    ("math.Abs", abs),
    ("math.Floor", floor),
    ("math.Ceil", ceil),
    ("math.Trunc", trunc),
    ("math.Round", round),
    ("math.RoundToEven", round_to_even),
    ("math.Exp", exp),
    ("math.Exp2", exp2),
    ("math.Expm1", expm1),
    ("math.Log", log),
    ("math.Log2", log2),
    ("math.Log10", log10),
    ("math.Log1p", log1p),
    ("math.Sin", sin),
    ("math.Cos", cos),
    ("math.Tan", tan),
    ("math.Asin", asin),
    ("math.Acos", acos),
    ("math.Atan", atan),
    ("math.Sinh", sinh),
    ("math.Cosh", cosh),
    ("math.Tanh", tanh),
    ("math.Asinh", asinh),
    ("math.Acosh", acosh),
    ("math.Atanh", atanh),
    ("math.Cbrt", cbrt),
    ("math.Pow", pow),
    ("math.Mod", modulo),
    ("math.Atan2", atan2),
    ("math.Remainder", remainder),
    ("math.Pow10", pow10),
    ("math.FMA", fma),
    ("math.Frexp", frexp),
    ("math.Ldexp", ldexp),
    ("math.exponent", exponent),
    ("math.Gamma", gamma),
    ("math.Lgamma", lgamma),
    ("math.Erf", erf),
    ("math.Erfc", erfc),
    ("math.Erfinv", erfinv),
    ("math.Hypot", hypot),
    ("math.Float64bits", bits),
    ("math.Float64frombits", bits),
    ("math.Float32bits", bits),
    ("math.Float32frombits", bits),
];
