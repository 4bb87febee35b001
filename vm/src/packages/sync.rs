//! Natives of package `sync`: semaphores and the lists of conditions, for a program with one goroutine.
//!
//! A goroutine that would have to wait here waits for ever, as there is no other: that is Go's deadlock.

use std::sync::atomic::Ordering::{AcqRel, Acquire};

use burrow_alloc::mem::atomic32;
use burrow_alloc::units::Addr;
use burrow_runtime::fault::{Fatal, Fault};
use burrow_runtime::print;

use super::{After, Native, NativeCtx};

fn deadlock() -> Fault {
    Fatal::Throw("all goroutines are asleep - deadlock!".into()).into()
}

/// func runtime_Semacquire(addr *uint32)
fn acquire(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    let addr = Addr(ctx.arg(0) as usize);
    // SAFETY: the parameter is the address of a semaphore, a field of a lock.
    let taken = unsafe {
        atomic32(addr, |word| word.fetch_update(AcqRel, Acquire, |count| count.checked_sub(1)))
    };
    taken.map(|_| After::Continue).map_err(|_| deadlock())
}

/// func runtime_Semrelease(addr *uint32, handoff bool)
fn release(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    let addr = Addr(ctx.arg(0) as usize);
    // SAFETY: as in `acquire`.
    unsafe { atomic32(addr, |word| word.fetch_add(1, AcqRel)) };
    Ok(After::Continue)
}

/// func runtime_notifyListAdd(l *notifyList) uint32
fn list_add(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    let list = Addr(ctx.arg(0) as usize);
    // SAFETY: the parameter is a list, whose first word counts tickets.
    let ticket = unsafe { atomic32(list, |word| word.fetch_add(1, AcqRel)) };
    ctx.set(0, u64::from(ticket));
    Ok(After::Continue)
}

/// func runtime_notifyListWait(l *notifyList, ticket uint32)
fn list_wait(_: &mut NativeCtx<'_>) -> Result<After, Fault> {
    Err(deadlock())
}

/// Nobody waits.
fn list_notify(_: &mut NativeCtx<'_>) -> Result<After, Fault> {
    Ok(After::Continue)
}

/// func runtime_gcCycles() uint32
fn gc_cycles(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    let cycles = ctx.p.gc.num_gc();
    ctx.set(0, u64::from(cycles));
    Ok(After::Continue)
}

/// func fatal(text string)
fn fatal(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    let mut text = Vec::new();
    // SAFETY: the parameter is a string of the script.
    unsafe { print::string(&mut text, ctx.arg_string(0)) };
    Err(Fatal::Throw(String::from_utf8_lossy(&text).into_owned()).into())
}

/// The natives of this package.
pub(super) const TABLE: &[(&str, Native)] = &[
    ("sync.runtime_Semacquire", acquire),
    ("sync.runtime_SemacquireMutex", acquire),
    ("sync.runtime_SemacquireRWMutexR", acquire),
    ("sync.runtime_SemacquireRWMutex", acquire),
    ("sync.runtime_SemacquireWaitGroup", acquire),
    ("sync.runtime_Semrelease", release),
    ("sync.runtime_notifyListAdd", list_add),
    ("sync.runtime_notifyListWait", list_wait),
    ("sync.runtime_notifyListNotifyAll", list_notify),
    ("sync.runtime_notifyListNotifyOne", list_notify),
    ("sync.runtime_gcCycles", gc_cycles),
    ("sync.fatal", fatal),
];
