//! Natives of the packages under `hash`: the loops over bytes.
//!
//! Their callers hand over pieces that take well under 100 µs.

use burrow_alloc::mem;
use burrow_alloc::units::{Addr, Bytes};
use burrow_runtime::fault::{Fault, RuntimeError};
use burrow_runtime::hash::{hash_value, hash_word};
use burrow_runtime::value::Interface;

use super::bytealg::view;
use super::bytealg::view::View;
use super::{After, Native, NativeCtx};

/// The bytes of argument words `n` and on, a slice or a string.
fn bytes(ctx: &NativeCtx<'_>, n: usize) -> impl Iterator<Item = u8> {
    let view: View = view(ctx, n);
    (0..view.len).map(move |i| view.byte(i))
}

fn done(ctx: &mut NativeCtx<'_>, value: u64) -> Result<After, Fault> {
    ctx.set(0, value);
    Ok(After::Continue)
}

/// func update32(hash uint32, p []byte, combineFirst bool) uint32
fn fnv32(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    const PRIME: u32 = 0x0100_0193;
    let start = ctx.arg(0) as u32;
    let hash = match ctx.arg(4) {
        0 => bytes(ctx, 1).fold(start, |h, byte| h.wrapping_mul(PRIME) ^ u32::from(byte)),
        _ => bytes(ctx, 1).fold(start, |h, byte| (h ^ u32::from(byte)).wrapping_mul(PRIME)),
    };
    done(ctx, u64::from(hash))
}

/// The prime of FNV with 64 bits.
const PRIME64: u64 = 0x0100_0000_01b3;

/// func update64(hash uint64, p []byte, combineFirst bool) uint64
fn fnv64(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    let start = ctx.arg(0);
    let hash = match ctx.arg(4) {
        0 => bytes(ctx, 1).fold(start, |h, byte| h.wrapping_mul(PRIME64) ^ u64::from(byte)),
        _ => bytes(ctx, 1).fold(start, |h, byte| (h ^ u64::from(byte)).wrapping_mul(PRIME64)),
    };
    done(ctx, hash)
}

/// func update(sum uint32, p []byte) uint32
fn adler32(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    const MODULUS: u64 = 65_521;
    let sum = ctx.arg(0);
    let (mut a, mut b) = (sum & 0xffff, sum >> 16);
    for (n, byte) in bytes(ctx, 1).enumerate() {
        a += u64::from(byte);
        b += a;
        // Far below where 64 bits would overflow.
        if n % 4096 == 4095 {
            a %= MODULUS;
            b %= MODULUS;
        }
    }
    done(ctx, ((b % MODULUS) << 16) | (a % MODULUS))
}

/// Argument `n`, a pointer.
fn object(ctx: &NativeCtx<'_>, n: usize) -> Result<Addr, Fault> {
    match ctx.arg(n) {
        0 => Err(RuntimeError::NilDereference.into()),
        address => Ok(Addr(address as usize)),
    }
}

/// The checksum of one byte, the lowest power in the highest bit.
fn remainder(byte: u64, poly: u64) -> u64 {
    (0..8).fold(byte, |crc, _| if crc & 1 == 1 { crc >> 1 ^ poly } else { crc >> 1 })
}

/// func fill(t *Table, poly uint32)
fn fill32(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    let (table, poly) = (object(ctx, 0)?, ctx.arg(1));
    for byte in 0..256 {
        // SAFETY: the parameter points to 256 such numbers.
        unsafe { mem::store32(table + Bytes(4 * byte), remainder(byte as u64, poly) as u32) };
    }
    Ok(After::Continue)
}

/// func fill(t *Table, poly uint64)
fn fill64(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    let (table, poly) = (object(ctx, 0)?, ctx.arg(1));
    for byte in 0..256 {
        // SAFETY: the parameter points to 256 such numbers.
        unsafe { mem::store64(table + Bytes(8 * byte), remainder(byte as u64, poly)) };
    }
    Ok(After::Continue)
}

/// func update(crc uint32, t *Table, p []byte) uint32
fn crc32(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    let table = object(ctx, 1)?;
    // SAFETY: the parameter points to 256 such numbers.
    let entry = |n: u32| unsafe { mem::load32(table + Bytes(4 * (n & 0xff) as usize)) };
    let crc = !(ctx.arg(0) as u32);
    let crc = bytes(ctx, 2).fold(crc, |crc, byte| entry(crc ^ u32::from(byte)) ^ crc >> 8);
    done(ctx, u64::from(!crc))
}

/// func update(crc uint64, t *Table, p []byte) uint64
fn crc64(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    let table = object(ctx, 1)?;
    // SAFETY: the parameter points to 256 such numbers.
    let entry = |n: u64| unsafe { mem::load64(table + Bytes(8 * (n & 0xff) as usize)) };
    let crc = bytes(ctx, 2).fold(!ctx.arg(0), |crc, byte| entry(crc ^ u64::from(byte)) ^ crc >> 8);
    done(ctx, !crc)
}

/// func random() uint64
fn random(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    let word = ctx.p.rng.word();
    done(ctx, word)
}

/// func update(state uint64, p []byte) uint64, and the same of a string: byte by byte, so that it does not matter how
/// the bytes were handed over.
fn map_update(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    let step = |h: u64, byte| (h ^ u64::from(byte)).wrapping_mul(PRIME64).rotate_left(5);
    let state = bytes(ctx, 1).fold(ctx.arg(0), step);
    done(ctx, state)
}

/// func mix(state uint64) uint64
fn map_mix(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    let state = ctx.arg(0);
    done(ctx, hash_word(state, state.rotate_left(32)))
}

/// func hashAny(seed uint64, v any) uint64
fn map_any(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    let value = Interface { tab: ctx.arg(1), data: ctx.arg(2) };
    // What equals nothing, not even itself, has another hash each time.
    let random = ctx.p.rng.word();
    // SAFETY: the parameter is an `any`.
    let hash = match unsafe { value.dynamic_type(true) } {
        None => ctx.arg(0),
        Some(ty) if !ty.flags.comparable => {
            return Err(RuntimeError::Unhashable(ty.string.to_string()).into());
        }
        Some(ty) if ty.flags.direct => hash_word(value.data, ctx.arg(0)),
        // SAFETY: an interface whose type is not direct points to a value of it.
        Some(ty) => unsafe { hash_value(ty, Addr(value.data as usize), ctx.arg(0), random)? },
    };
    done(ctx, hash)
}

/// The natives of these packages.
pub(super) const TABLE: &[(&str, Native)] = &[
    ("hash/fnv.update32", fnv32),
    ("hash/fnv.update64", fnv64),
    ("hash/adler32.update", adler32),
    ("hash/crc32.fill", fill32),
    ("hash/crc32.update", crc32),
    ("hash/crc64.fill", fill64),
    ("hash/crc64.update", crc64),
    ("hash/maphash.random", random),
    ("hash/maphash.update", map_update),
    ("hash/maphash.updateString", map_update),
    ("hash/maphash.mix", map_mix),
    ("hash/maphash.hashAny", map_any),
];
