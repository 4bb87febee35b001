//! `select`: one of several operations, chosen fairly.
//!
//! All channels are locked at once, in the order of their addresses; the cases are tried in a random order. If none can
//! proceed, the goroutine waits in all their queues, and when one is served leaves the others.
//!
//! Locks: those of the channels (chan.rs C3).

use std::sync::atomic::Ordering;

use burrow_alloc::units::Addr;

use super::waiter::Waiter;
use super::{Chan, ChanCx, Locked, at, closed};
use crate::fault::Fault;
use crate::goroutine::WaitReason;

/// What a case does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Sends the value at this address.
    Send(Addr),
    /// Receives.
    Recv,
}

/// One case.
#[derive(Clone, Copy, Debug)]
pub struct Case {
    /// The channel; nil never proceeds.
    pub chan: Addr,
    /// What to do with it.
    pub direction: Direction,
}

/// What came of a `select`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chosen {
    /// This case took place; of a receive: whether a value was sent.
    Case(usize, bool),
    /// No case could proceed, and there is a default.
    Default,
    /// The goroutine must park, and run the operation again when it is unparked.
    Park,
}

/// Runs a `select` statement with these cases; what is received goes to `into`.
///
/// # Errors
/// A send on a closed channel.
///
/// # Safety
/// Channels are nil or channels; values to be sent are of the element types and stay where they are while the goroutine
/// is parked; at `into` is room for a value of any receiving case's element type.
pub unsafe fn select(
    cx: &mut ChanCx<'_, '_>,
    cases: &[Case],
    block: bool,
    into: Addr,
) -> Result<Chosen, Fault> {
    // SAFETY: the goroutine runs this operation.
    let served = unsafe { !cx.g.body().waiters.is_empty() };
    if served {
        // SAFETY: promised by the caller.
        return unsafe { finish(cx, cases, into) };
    }
    let locked = lock_all(cases);
    // SAFETY: promised by the caller.
    if let Some(chosen) = unsafe { try_cases(cx, cases, into, &locked) } {
        return chosen.map(|(case, ok, other)| {
            drop(locked);
            other.into_iter().for_each(|g| cx.sched.unpark(cx.p, g));
            Chosen::Case(case, ok)
        });
    }
    if !block {
        return Ok(Chosen::Default);
    }
    let reason = if cases.is_empty() { WaitReason::SelectNoCases } else { WaitReason::Select };
    cx.g.will_park(reason);
    // SAFETY: all channels are locked.
    unsafe { wait_in_all(cx, cases) };
    Ok(Chosen::Park)
}

/// Locks the channels of all cases, each once, in the order of their addresses (C3).
fn lock_all(cases: &[Case]) -> Vec<Locked> {
    let mut chans: Vec<Chan> =
        cases.iter().filter(|case| case.chan.0 != 0).map(|case| Chan(case.chan)).collect();
    chans.sort_unstable();
    chans.dedup();
    chans.into_iter().map(Chan::lock).collect()
}

type Tried = Result<(usize, bool, Option<crate::goroutine::GRef>), Fault>;

/// The first case, in a random order, that can proceed.
unsafe fn try_cases(
    cx: &mut ChanCx<'_, '_>,
    cases: &[Case],
    into: Addr,
    locked: &[Locked],
) -> Option<Tried> {
    let mut order: Vec<usize> = (0..cases.len()).filter(|&n| cases[n].chan.0 != 0).collect();
    for at in (1..order.len()).rev() {
        order.swap(at, cx.p.rng.below(at as u64 + 1) as usize);
    }
    order.into_iter().find_map(|n| {
        let at = locked.binary_search_by_key(&cases[n].chan, |l| l.0.0).ok()?;
        let chan = &locked[at];
        // SAFETY: promised by the caller of `select`; the channel is locked.
        unsafe {
            match cases[n].direction {
                Direction::Send(_) if chan.is_closed() => Some(Err(closed())),
                Direction::Send(value) => {
                    chan.try_send(value).map(|receiver| Ok((n, true, receiver)))
                }
                Direction::Recv => chan.try_recv(into).map(|(ok, sender)| Ok((n, ok, sender))),
            }
        }
    })
}

/// Queues a waiter for each case. The channels are locked.
unsafe fn wait_in_all(cx: &mut ChanCx<'_, '_>, cases: &[Case]) {
    cx.g.select_done.store(0, Ordering::Relaxed);
    // SAFETY: the goroutine runs this operation.
    let waiters = unsafe { &mut cx.g.body().waiters };
    for (n, case) in cases.iter().enumerate().filter(|(_, case)| case.chan.0 != 0) {
        let mut waiter = Waiter::new(cx.g, case.chan, n as u32, true);
        if let Direction::Send(value) = case.direction {
            waiter.set_source(value);
        }
        waiters.push(waiter);
    }
    // All are there: they do not move any more.
    for waiter in waiters.iter_mut() {
        let direction = cases[waiter.case() as usize].direction;
        // SAFETY: the channel is locked, the waiter stays where it is until the goroutine runs again.
        unsafe { queue_of(waiter.chan(), direction).put(waiter) };
        if Chan(waiter.chan()).is_timer() {
            cx.sched.watch_timer();
        }
    }
}

fn queue_of(chan: Addr, direction: Direction) -> super::Queue {
    let offset = match direction {
        Direction::Send(_) => at::SENDERS,
        Direction::Recv => at::RECEIVERS,
    };
    super::Queue::at(Addr(chan.0 + offset))
}

/// One case was served: leaves the other queues and brings the result home.
unsafe fn finish(cx: &mut ChanCx<'_, '_>, cases: &[Case], into: Addr) -> Result<Chosen, Fault> {
    let locked = lock_all(cases);
    // SAFETY: the goroutine runs this operation; the channels of its waiters are locked.
    let waiters = unsafe { &mut cx.g.body().waiters };
    for waiter in waiters.iter_mut() {
        let direction = cases[waiter.case() as usize].direction;
        // SAFETY: as above.
        unsafe { queue_of(waiter.chan(), direction).remove(waiter) };
        if Chan(waiter.chan()).is_timer() {
            cx.sched.unwatch_timer();
        }
    }
    drop(locked);
    let mut waiters = std::mem::take(waiters);
    let served = waiters.iter_mut().find(|waiter| waiter.is_served());
    let served = served.expect("a select is unparked when one of its cases was served");
    let (case, ok) = (served.case() as usize, served.is_success());
    match cases[case].direction {
        Direction::Send(_) if !ok => return Err(closed()),
        Direction::Send(_) => {}
        // SAFETY: promised by the caller of `select`; the waiter is in no queue any more.
        Direction::Recv => unsafe { served.take_delivery(into, Chan(served.chan()).elem()) },
    }
    Ok(Chosen::Case(case, ok))
}
