//! Natives of packages `math/rand` and `math/rand/v2`.
//!
//! What is not seeded by the script comes from the processor's own stream, so that a run with a seed repeats. The
//! generators that a script seeds are Go's, number for number.

mod chacha8;
mod cooked;
mod ziggurat;

use burrow_alloc::mem;
use burrow_alloc::units::{Addr, Bytes};
use burrow_runtime::fault::{Fault, RuntimeError};

use super::{After, Native, NativeCtx};

/// Words of the additive generator's state.
const LEN: usize = 607;

/// The modulus of the generator that spreads a seed over the state.
const MODULUS: i64 = (1 << 31) - 1;

/// func word() uint64
fn word(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    let word = ctx.p.rng.word();
    ctx.set(0, word);
    Ok(After::Continue)
}

/// func below(n uint64) uint64
fn below(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    let n = ctx.arg(0);
    let value = ctx.p.rng.below(n);
    ctx.set(0, value);
    Ok(After::Continue)
}

/// func Float64() float64: 53 bits, as many as fit.
fn float64(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    let value = (ctx.p.rng.word() >> 11) as f64 / (1_u64 << 53) as f64;
    ctx.set(0, value.to_bits());
    Ok(After::Continue)
}

/// The words that seed 0 to 2^31 - 2 is spread to: three steps of the small generator each, after twenty to forget the
/// seed's pattern.
fn spread(seed: i64) -> impl Iterator<Item = u64> {
    let mut x = match seed.rem_euclid(MODULUS) {
        0 => 89_482_311, // 0 would stay 0
        x => x,
    };
    let mut step = move || {
        x = 48_271 * x % MODULUS;
        x as u64
    };
    (0..20).for_each(|_| {
        step();
    });
    (0..LEN).map(move |_| step() << 40 ^ step() << 20 ^ step())
}

/// func seedState(state *[607]int64, seed int64)
fn seed_state(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    let (state, seed) = (object(ctx, 0)?, ctx.arg(1) as i64);
    for (n, (word, cooked)) in spread(seed).zip(cooked::COOKED).enumerate() {
        // SAFETY: the parameter points to that many words.
        unsafe { mem::store64(state + Bytes(8 * n), word ^ cooked) };
    }
    Ok(After::Continue)
}

/// Argument `n`, a pointer that the package's own code passes.
fn object(ctx: &NativeCtx<'_>, n: usize) -> Result<Addr, Fault> {
    match ctx.arg(n) {
        0 => Err(RuntimeError::NilDereference.into()),
        address => Ok(Addr(address as usize)),
    }
}

/// func chachaBlocks(key *[4]uint64, out *[32]uint64, counter uint32)
fn chacha_blocks(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    let (key, out, counter) = (object(ctx, 0)?, object(ctx, 1)?, ctx.arg(2) as u32);
    // SAFETY: the parameter points to four words.
    let key = [0, 8, 16, 24].map(|at| unsafe { mem::load64(key + Bytes(at)) });
    for (n, word) in chacha8::blocks(key, counter).into_iter().enumerate() {
        // SAFETY: the parameter points to 32 words.
        unsafe { mem::store64(out + Bytes(8 * n), word) };
    }
    Ok(After::Continue)
}

/// Sets the results to layer `n` of a table: its limit (uint32), width and height (float32).
fn layer(ctx: &mut NativeCtx<'_>, table: &[ziggurat::Layer]) -> Result<After, Fault> {
    let layer = table[ctx.arg(0) as usize % table.len()];
    ctx.set(0, u64::from(layer.limit));
    ctx.set(1, u64::from(layer.width.to_bits()));
    ctx.set(2, u64::from(layer.height.to_bits()));
    Ok(After::Continue)
}

/// func normal(i uint32) (limit uint32, width, height float32)
fn normal(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    layer(ctx, &*ziggurat::NORMAL)
}

/// func exponential(i uint32) (limit uint32, width, height float32)
fn exponential(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    layer(ctx, &*ziggurat::EXPONENTIAL)
}

/// The natives of both packages.
pub(super) const TABLE: &[(&str, Native)] = &[
    ("math/rand.word", word),
    ("math/rand.below", below),
    ("math/rand.Float64", float64),
    ("math/rand.seedState", seed_state),
    ("math/rand.normal", normal),
    ("math/rand.exponential", exponential),
    ("math/rand/v2.Uint64", word),
    ("math/rand/v2.below", below),
    ("math/rand/v2.Float64", float64),
    ("math/rand/v2.chachaBlocks", chacha_blocks),
    ("math/rand/v2.normal", normal),
    ("math/rand/v2.exponential", exponential),
];
