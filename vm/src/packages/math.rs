//! Natives of package `math`.

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
unary!(exp, |x| x.exp());
unary!(exp2, |x| x.exp2());
unary!(expm1, |x| x.exp_m1());
unary!(log, |x| x.ln());
unary!(log2, |x| x.log2());
unary!(log10, |x| x.log10());
unary!(log1p, |x| x.ln_1p());
unary!(sin, |x| x.sin());
unary!(cos, |x| x.cos());
unary!(tan, |x| x.tan());
unary!(asin, |x| x.asin());
unary!(acos, |x| x.acos());
unary!(atan, |x| x.atan());
unary!(sinh, |x| x.sinh());
unary!(cosh, |x| x.cosh());
unary!(tanh, |x| x.tanh());
unary!(asinh, |x| x.asinh());
unary!(acosh, |x| x.acosh());
unary!(atanh, |x| x.atanh());
unary!(cbrt, |x| x.cbrt());
binary!(pow, |x, y| x.powf(y));
binary!(modulo, |x, y| x % y);
binary!(atan2, |x, y| x.atan2(y));
binary!(hypot, |x, y| x.hypot(y));

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
    ("math.Hypot", hypot),
    ("math.Float64bits", bits),
    ("math.Float64frombits", bits),
    ("math.Float32bits", bits),
    ("math.Float32frombits", bits),
];
