//! Natives of package `time`.

use burrow_runtime::fault::Fault;
use burrow_runtime::interrupt::INTERRUPTED;
use burrow_trace::clock::Nanos;

use super::{After, Native, NativeCtx};

/// Seconds and nanoseconds since 1970, and nanoseconds since the program's start.
fn now(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    let (secs, nanos) = ctx.rt.clock.wall();
    let mono = ctx.rt.clock.now();
    ctx.set(0, secs as u64);
    ctx.set(1, u64::from(nanos));
    ctx.set(2, mono.0);
    Ok(After::Continue)
}

/// Longest nap: how late a sleeping script may see that it is to end. Waking a hundred times a second costs nothing that
/// could be measured.
const NAP: Nanos = Nanos(10 * Nanos::MILLISECOND.0);

fn sleep(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    let ns = ctx.arg(0) as i64;
    if ns > 0 {
        // What was printed before the pause is seen before it.
        let _ = ctx.rt.flush_out();
        let end = ctx.rt.clock.now() + Nanos(ns as u64);
        while let left @ Nanos(1..) = end.since(ctx.rt.clock.now()) {
            if ctx.rt.interrupt.reason().is_some() {
                return Ok(After::Exit(INTERRUPTED));
            }
            ctx.rt.clock.sleep(left.min(NAP));
        }
    }
    Ok(After::Continue)
}

/// The natives of this package.
pub(super) const TABLE: &[(&str, Native)] = &[("time.now", now), ("time.Sleep", sleep)];
