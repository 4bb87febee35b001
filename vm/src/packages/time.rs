//! Natives of package `time`: clocks, and what the system knows of zones.

use std::fs;

use burrow_alloc::units::Addr;
use burrow_runtime::chan;
use burrow_runtime::fault::Fault;
use burrow_runtime::goroutine::WaitReason;
use burrow_runtime::sched::{Tick, TimerAction, TimerId};
use burrow_runtime::string::new_string;
use burrow_trace::clock::Nanos;

use super::bytealg::view;
use super::{After, Native, NativeCtx};

/// How far a look at it moves a virtual clock.
const LOOK: Nanos = Nanos(1_000);

/// Seconds and nanoseconds since 1970, and nanoseconds since the program's start.
fn now(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    if ctx.rt.clock.is_virtual() {
        // A script that waits for a moment in a loop would wait for ever.
        ctx.rt.clock.sleep(LOOK);
    }
    let (secs, nanos) = ctx.rt.clock.wall();
    let mono = ctx.rt.clock.now();
    ctx.set(0, secs as u64);
    ctx.set(1, u64::from(nanos));
    ctx.set(2, mono.0);
    Ok(After::Continue)
}

fn sleep(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    let ns = ctx.arg(0) as i64;
    if ns <= 0 {
        return Ok(After::Continue);
    }
    // What was printed before the pause is seen before it.
    let _ = ctx.rt.flush_out();
    ctx.g.will_park(WaitReason::Sleep);
    ctx.sched.set_timer(None, ns as u64, TimerAction::Wake(ctx.g));
    Ok(After::Park)
}

/// Sets the timer that argument word 0 names, or a new one if that is 0, as many nanoseconds from now as word 1 says.
fn set_timer(ctx: &mut NativeCtx<'_>, action: TimerAction) -> Result<After, Fault> {
    let id = Some(TimerId(ctx.arg(0))).filter(|&id| id != TimerId(0));
    let id = ctx.sched.set_timer(id, (ctx.arg(1) as i64).max(0) as u64, action);
    ctx.set(0, id.0);
    Ok(After::Continue)
}

/// func startFunc(id uint64, after int64, f func()) uint64: starts f as a goroutine of the runtime when so much time has
/// passed.
fn start_func(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    let closure = ctx.arg(2);
    set_timer(ctx, TimerAction::Start(closure))
}

/// func startTick(id uint64, after int64, c chan Time, zone *Location, period int64) uint64: sends the time on c when so
/// much time has passed, again each period if that is above 0.
fn start_tick(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    let (chan, zone) = (Addr(ctx.arg(2) as usize), ctx.arg(3));
    let period = (ctx.arg(4) as i64).max(0) as u64;
    set_timer(ctx, TimerAction::Send(Tick { chan, zone, period }))
}

/// func stopTimer(id uint64) bool: whether it had still to come.
fn stop_timer(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    let stopped = ctx.sched.remove_timer(TimerId(ctx.arg(0)));
    ctx.set(0, u64::from(stopped));
    Ok(After::Continue)
}

/// func markTimer(c chan Time): its len and cap are 0 from now on.
fn mark_timer(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    // SAFETY: the parameter is a channel that `time` has just made.
    unsafe { chan::mark_timer(Addr(ctx.arg(0) as usize)) };
    Ok(After::Continue)
}

/// func drain(c chan Time) bool: takes out what nobody received; whether there was anything.
fn drain(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    // SAFETY: the parameter is a timer's channel.
    let had = unsafe { chan::drain(Addr(ctx.arg(0) as usize)) };
    ctx.set(0, u64::from(had));
    Ok(After::Continue)
}

/// Largest file of zones that is read, as in Go: far above any that there are.
const ZONE_FILE: u64 = 10 << 20;

/// The contents of an ordinary file of at most [`ZONE_FILE`] bytes.
fn zone_file(path: &str) -> Option<Vec<u8>> {
    let about = fs::metadata(path).ok()?;
    (about.is_file() && about.len() <= ZONE_FILE).then(|| fs::read(path).ok()).flatten()
}

/// Ends with a string in result words 0 and 1, and whether there is one in word 2.
fn optional(ctx: &mut NativeCtx<'_>, bytes: Option<&[u8]>) -> Result<After, Fault> {
    let s = new_string(ctx.p, bytes.unwrap_or_default())?;
    ctx.set_string(0, s);
    ctx.set(2, u64::from(bytes.is_some()));
    Ok(After::Continue)
}

/// The first argument, a string; empty if it is not valid UTF-8, which names nothing that is sought here.
fn name(ctx: &NativeCtx<'_>) -> String {
    let mut bytes = Vec::new();
    view(ctx, 0).append_to(&mut bytes);
    String::from_utf8(bytes).unwrap_or_default()
}

/// func readZone(path string) (data string, ok bool)
fn read_zone(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    let data = zone_file(&name(ctx));
    optional(ctx, data.as_deref())
}

/// func variable(name string) (value string, ok bool)
fn variable(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    let rt = ctx.rt;
    let value = rt.env.get(&name(ctx));
    optional(ctx, value.map(|value| value.as_bytes()))
}

/// The natives of this package.
pub(super) const TABLE: &[(&str, Native)] = &[
    ("time.now", now),
    ("time.Sleep", sleep),
    ("time.startFunc", start_func),
    ("time.startTick", start_tick),
    ("time.stopTimer", stop_timer),
    ("time.markTimer", mark_timer),
    ("time.drain", drain),
    ("time.readZone", read_zone),
    ("time.variable", variable),
];
