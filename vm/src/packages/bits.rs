//! Natives of package `math/bits`.

use burrow_runtime::fault::{Fault, RuntimeError};

use super::{After, Native, NativeCtx};

macro_rules! unary {
    ($name:ident, |$x:ident| $value:expr) => {
        fn $name(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
            let $x = ctx.arg(0);
            ctx.set(0, $value);
            Ok(After::Continue)
        }
    };
}

unary!(leading_zeros, |x| u64::from(x.leading_zeros()));
unary!(trailing_zeros, |x| u64::from(x.trailing_zeros()));
unary!(ones, |x| u64::from(x.count_ones()));
unary!(reverse, |x| x.reverse_bits());
unary!(reverse_bytes, |x| x.swap_bytes());

/// func Mul64(x, y uint64) (hi, lo uint64)
fn mul(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    let product = u128::from(ctx.arg(0)) * u128::from(ctx.arg(1));
    ctx.set(0, (product >> 64) as u64);
    ctx.set(1, product as u64);
    Ok(After::Continue)
}

/// func div64(hi, lo, y uint64) (quo, rem uint64): the caller has checked that y is larger than hi.
fn div(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    let (dividend, y) = (u128::from(ctx.arg(0)) << 64 | u128::from(ctx.arg(1)), ctx.arg(2));
    let quotient = dividend.checked_div(u128::from(y)).ok_or(RuntimeError::DivideByZero)?;
    ctx.set(0, quotient as u64);
    ctx.set(1, (dividend % u128::from(y)) as u64);
    Ok(After::Continue)
}

/// The natives of this package.
pub(super) const TABLE: &[(&str, Native)] = &[
    ("math/bits.LeadingZeros64", leading_zeros),
    ("math/bits.TrailingZeros64", trailing_zeros),
    ("math/bits.OnesCount64", ones),
    ("math/bits.Reverse64", reverse),
    ("math/bits.ReverseBytes64", reverse_bytes),
    ("math/bits.Mul64", mul),
    ("math/bits.div64", div),
];
