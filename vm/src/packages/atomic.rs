//! Natives of package `sync/atomic`: those of its `Value`, an interface value that is written once as two words and then
//! only changes its second.
//!
//! Invariants: (A1) the first word is 0, then [`STORING`] while the first value is being stored, then the address of its
//! type for ever. (A2) Whoever reads a type there (Acquire) also reads a second word that goes with it.

use std::sync::atomic::Ordering::{AcqRel, Acquire, Relaxed, Release};

use burrow_alloc::mem::atomic64;
use burrow_alloc::units::Addr;
use burrow_runtime::fault::{Fault, RuntimeError};
use burrow_runtime::value::atomic_step;

use super::{After, Native, NativeCtx};

/// In place of a type: somebody is storing the first value. No address is 1, and the collector passes it over.
const STORING: u64 = 1;

/// The two words of the interface value that the first argument points to.
struct Cell {
    ty: Addr,
    data: Addr,
}

impl Cell {
    fn of(ctx: &NativeCtx<'_>) -> Result<Cell, Fault> {
        match ctx.arg(0) as usize {
            0 => Err(RuntimeError::NilDereference.into()),
            at => Ok(Cell { ty: Addr(at), data: Addr(at + 8) }),
        }
    }
}

/// func loadAny(addr *any) any
fn load_any(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    let cell = Cell::of(ctx)?;
    // SAFETY: the parameter is a *any, not nil.
    let (ty, data) = unsafe {
        (
            atomic64(cell.ty, |word| word.load(Acquire)),
            atomic64(cell.data, |word| word.load(Acquire)),
        )
    };
    let (ty, data) = if ty == STORING { (0, 0) } else { (ty, data) };
    ctx.set(0, ty);
    ctx.set(1, if ty == 0 { 0 } else { data });
    Ok(After::Continue)
}

/// func storeFirst(addr *any, val any) bool
fn store_first(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    let (cell, ty, data) = (Cell::of(ctx)?, ctx.arg(1), ctx.arg(2));
    // SAFETY: the parameter is a *any, not nil. Nobody stops the world between the steps: a native runs to its end.
    let stored = unsafe {
        let won =
            atomic64(cell.ty, |word| word.compare_exchange(0, STORING, AcqRel, Relaxed).is_ok());
        if won {
            atomic64(cell.data, |word| word.store(data, Release));
            atomic64(cell.ty, |word| word.store(ty, Release)); // A2
        }
        won
    };
    ctx.set(0, u64::from(stored));
    Ok(After::Continue)
}

/// func swapAny(addr *any, val any) any
fn swap_any(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    let (cell, ty, data) = (Cell::of(ctx)?, ctx.arg(1), ctx.arg(2));
    // SAFETY: the parameter is a *any, not nil, whose type is that of the value.
    let old = unsafe {
        atomic_step(cell.data, |word| {
            let old = word.swap(data, AcqRel);
            (old, Some(old))
        })
    };
    ctx.set(0, ty);
    ctx.set(1, old);
    Ok(After::Continue)
}

/// func casAny(addr *any, old, val any) bool
fn cas_any(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    let (cell, old, new) = (Cell::of(ctx)?, ctx.arg(2), ctx.arg(4));
    // SAFETY: the parameter is a *any, not nil, whose type is that of both values.
    let swapped = unsafe {
        atomic_step(cell.data, |word| {
            let swapped = word.compare_exchange(old, new, AcqRel, Relaxed).is_ok();
            (swapped, swapped.then_some(old))
        })
    };
    ctx.set(0, u64::from(swapped));
    Ok(After::Continue)
}

/// func sameType(x, y any) bool
fn same_type(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    ctx.set(0, u64::from(ctx.arg(0) == ctx.arg(2)));
    Ok(After::Continue)
}

/// The natives of this package.
pub(super) const TABLE: &[(&str, Native)] = &[
    ("sync/atomic.loadAny", load_any),
    ("sync/atomic.storeFirst", store_first),
    ("sync/atomic.swapAny", swap_any),
    ("sync/atomic.casAny", cas_any),
    ("sync/atomic.sameType", same_type),
];
