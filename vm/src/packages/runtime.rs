//! Natives of packages `runtime` and `runtime/debug`.

use burrow_alloc::units::Addr;
use burrow_gc::Cause;
use burrow_runtime::fault::{Fault, RuntimeError};
use burrow_runtime::string::new_string;

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
    Ok(After::MemStats(Addr(at as usize)))
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

/// func SetMaxStack(bytes int) int
fn set_max_stack(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    let limit = (ctx.arg(0) as i64).max(0) as u64;
    let old = ctx.sched.stacks.set_limit(limit);
    ctx.set(0, old);
    Ok(After::Continue)
}

/// func releaseFreePages()
fn release_free_pages(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    ctx.p.give_back_pages();
    ctx.rt.release_free_pages(&ctx.p.trace);
    Ok(After::Continue)
}

/// func WriteHeapDump(fd uintptr)
fn write_heap_dump(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    Ok(After::HeapDump(ctx.arg(0)))
}

fn num_cpu(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    ctx.set(0, ctx.rt.cpus() as u64);
    Ok(After::Continue)
}

/// func GOMAXPROCS(n int) int: sets it if `n` is above 0, and says what it was.
fn gomaxprocs(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    let (old, wanted) = (ctx.sched.asked_procs(), ctx.arg(0) as i64);
    ctx.set(0, old as u64);
    let change = wanted > 0 && wanted as usize != old;
    Ok(if change { After::SetProcs(wanted as usize) } else { After::Continue })
}

fn num_goroutine(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    ctx.set(0, ctx.sched.num_goroutines() as u64);
    Ok(After::Continue)
}

fn gosched(_: &mut NativeCtx<'_>) -> Result<After, Fault> {
    Ok(After::Yield)
}

fn goexit(_: &mut NativeCtx<'_>) -> Result<After, Fault> {
    Ok(After::Goexit)
}

/// func environment(name string) string
fn environment(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    let mut name = Vec::new();
    super::bytealg::view(ctx, 0).append_to(&mut name);
    let value = std::str::from_utf8(&name).ok().and_then(|name| ctx.rt.env.get(name));
    let value = new_string(ctx.p, value.map_or("", |value| value).as_bytes())?;
    ctx.set_string(0, value);
    Ok(After::Continue)
}

/// The natives of these packages.
pub(super) const TABLE: &[(&str, Native)] = &[
    ("runtime.GC", gc),
    ("runtime.GOMAXPROCS", gomaxprocs),
    ("runtime.NumGoroutine", num_goroutine),
    ("runtime.Gosched", gosched),
    ("runtime.Goexit", goexit),
    ("runtime.KeepAlive", keep_alive),
    ("runtime.ReadMemStats", read_mem_stats),
    ("runtime.NumCPU", num_cpu),
    ("runtime.environment", environment),
    ("runtime/debug.SetGCPercent", set_gc_percent),
    ("runtime/debug.SetMemoryLimit", set_memory_limit),
    ("runtime/debug.SetMaxStack", set_max_stack),
    ("runtime/debug.releaseFreePages", release_free_pages),
    ("runtime/debug.WriteHeapDump", write_heap_dump),
];
