//! Natives of package `sync`: semaphores, condition lists and pools. Package `iter` waits for turns on semaphores too.
//!
//! The Go side (`golib/sync`) changes counters by atomic instructions and comes here to wait and to wake; who waits
//! stands in the scheduler's tables (runtime/src/sema.rs).

use burrow_alloc::units::Addr;
use burrow_runtime::fault::{Fatal, Fault, RuntimeError};
use burrow_runtime::goroutine::WaitReason;

use super::{After, Native, NativeCtx};

/// Argument word `n` as the address of a counter, or of something else.
fn counter(ctx: &NativeCtx<'_>, n: usize) -> Result<Addr, Fault> {
    match ctx.arg(n) {
        0 => Err(RuntimeError::NilDereference.into()),
        at => Ok(Addr(at as usize)),
    }
}

fn acquire(ctx: &mut NativeCtx<'_>, reason: WaitReason) -> Result<After, Fault> {
    let at = counter(ctx, 0)?;
    ctx.g.will_park(reason);
    // SAFETY: the first parameter is a *uint32, checked not to be nil.
    let taken = unsafe { ctx.sched.semas.acquire(at, ctx.g) };
    Ok(if taken { After::Continue } else { After::Park })
}

/// func runtime_Semacquire(addr *uint32): waits for a token.
fn acquire_plain(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    acquire(ctx, WaitReason::Semacquire)
}

/// func runtime_SemacquireMutex(addr *uint32)
fn acquire_mutex(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    acquire(ctx, WaitReason::MutexLock)
}

/// func runtime_SemacquireRWMutexR(addr *uint32)
fn acquire_rlock(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    acquire(ctx, WaitReason::RwMutexRLock)
}

/// func runtime_SemacquireRWMutex(addr *uint32)
fn acquire_lock(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    acquire(ctx, WaitReason::RwMutexLock)
}

/// func runtime_SemacquireWaitGroup(addr *uint32)
fn acquire_wait(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    acquire(ctx, WaitReason::WaitGroupWait)
}

/// func wait(addr *uint32), of package iter: waits for the turn.
fn acquire_turn(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    acquire(ctx, WaitReason::Coroutine)
}

/// func runtime_Semrelease(addr *uint32, handoff bool): the token goes to who has waited longest, with or without handoff.
fn release(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    let at = counter(ctx, 0)?;
    // SAFETY: the parameter is a *uint32, checked not to be nil.
    if let Some(g) = unsafe { ctx.sched.semas.release(at) } {
        ctx.sched.unpark(ctx.p, g);
    }
    Ok(After::Continue)
}

/// func runtime_notifyListAdd(l *notifyList) uint32
fn list_add(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    let list = counter(ctx, 0)?;
    // SAFETY: the parameter is a *notifyList, checked not to be nil.
    let ticket = unsafe { ctx.sched.semas.list_add(list) };
    ctx.set(0, u64::from(ticket));
    Ok(After::Continue)
}

/// func runtime_notifyListWait(l *notifyList, ticket uint32)
fn list_wait(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    let (list, ticket) = (counter(ctx, 0)?, ctx.arg(1) as u32);
    ctx.g.will_park(WaitReason::CondWait);
    // SAFETY: as in `list_add`.
    let waits = unsafe { ctx.sched.semas.list_wait(list, ticket, ctx.g) };
    Ok(if waits { After::Park } else { After::Continue })
}

fn notify(ctx: &mut NativeCtx<'_>, all: bool) -> Result<After, Fault> {
    let list = counter(ctx, 0)?;
    // SAFETY: as in `list_add`.
    for g in unsafe { ctx.sched.semas.list_notify(list, all) } {
        ctx.sched.unpark(ctx.p, g);
    }
    Ok(After::Continue)
}

/// func runtime_notifyListNotifyAll(l *notifyList)
fn notify_all(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    notify(ctx, true)
}

/// func runtime_notifyListNotifyOne(l *notifyList)
fn notify_one(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    notify(ctx, false)
}

/// func runtime_gcCycles() uint32: collections begun
fn gc_cycles(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    let cycles = ctx.p.gc.mark_cycle();
    ctx.set(0, u64::from(cycles));
    Ok(After::Continue)
}

/// func runtime_listPool(s *shelf): collections take from it what it keeps
fn list_pool(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    let shelf = counter(ctx, 0)?;
    ctx.sched.list_pool(shelf);
    Ok(After::Continue)
}

/// func fatal(text string): ends the program, deferred calls and all.
fn fatal(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    // SAFETY: the parameter is a string.
    let text = unsafe { ctx.arg_string(0).to_vec() };
    Err(Fatal::Throw(String::from_utf8_lossy(&text).into_owned()).into())
}

/// The natives of this package.
pub(super) const TABLE: &[(&str, Native)] = &[
    ("sync.runtime_Semacquire", acquire_plain),
    ("sync.runtime_SemacquireMutex", acquire_mutex),
    ("sync.runtime_SemacquireRWMutexR", acquire_rlock),
    ("sync.runtime_SemacquireRWMutex", acquire_lock),
    ("sync.runtime_SemacquireWaitGroup", acquire_wait),
    ("sync.runtime_Semrelease", release),
    ("sync.runtime_notifyListAdd", list_add),
    ("sync.runtime_notifyListWait", list_wait),
    ("sync.runtime_notifyListNotifyAll", notify_all),
    ("sync.runtime_notifyListNotifyOne", notify_one),
    ("iter.wait", acquire_turn),
    ("iter.wake", release),
    ("sync.runtime_gcCycles", gc_cycles),
    ("sync.runtime_listPool", list_pool),
    ("sync.fatal", fatal),
];
