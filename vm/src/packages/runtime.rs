//! Natives of packages `runtime` and `runtime/debug`.

use burrow_alloc::units::Addr;
use burrow_gc::Cause;
use burrow_runtime::fault::{Fault, RuntimeError};

use super::{After, Native, NativeCtx};

fn gc(_: &mut NativeCtx<'_>) -> Result<After, Fault> {
    Ok(After::Collect(Cause::Forced))
}

/// Keeps its argument alive up to here: being an argument is all it takes.
fn keep_alive(_: &mut NativeCtx<'_>) -> Result<After, Fault> {
    Ok(After::Continue)
}

fn read_mem_stats(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    let at = ctx.arg(0);
    if at == 0 {
        return Err(RuntimeError::NilDereference.into());
    }
    let stats = ctx.rt.read_mem_stats(ctx.p);
    // SAFETY: the parameter is a *runtime.MemStats, checked not to be nil.
    unsafe { stats.store(Addr(at as usize)) };
    Ok(After::Continue)
}

fn set_gc_percent(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    let percent = (ctx.arg(0) as i64).clamp(-1, i64::from(i32::MAX)) as i32;
    let old = ctx.p.gc.set_gc_percent(&ctx.p.heap, percent);
    ctx.set(0, i64::from(old) as u64);
    Ok(After::Continue)
}

fn set_memory_limit(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    let limit = ctx.arg(0) as i64;
    let old = ctx.p.gc.set_memory_limit(&ctx.p.heap, limit);
    ctx.set(0, old as u64);
    Ok(After::Continue)
}

fn num_cpu(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    let cpus = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    ctx.set(0, cpus as u64);
    Ok(After::Continue)
}

/// The natives of these packages.
pub(super) const TABLE: &[(&str, Native)] = &[
    ("runtime.GC", gc),
    ("runtime.KeepAlive", keep_alive),
    ("runtime.ReadMemStats", read_mem_stats),
    ("runtime.NumCPU", num_cpu),
    ("runtime/debug.SetGCPercent", set_gc_percent),
    ("runtime/debug.SetMemoryLimit", set_memory_limit),
];
