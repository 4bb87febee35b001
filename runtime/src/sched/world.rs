//! Idling, stopping the world, deadlock.
//!
//! Locks: `world`, never held while waiting for anything but its own conditions; see sched.rs for the order.

use std::sync::atomic::Ordering;
use std::time::Duration;

use burrow_gc::limiter::{Activity, ActivityClock};
use burrow_trace::clock::Nanos;
use parking_lot::MutexGuard;

use super::mark_workers::MARK_NAP;
use super::place::PRef;
use super::{Found, Sched};
use crate::processor::Processor;

/// Looks at the world, and turns of an empty loop between two, before a thread that waits for a stop or for its end goes to
/// sleep: some 50 µs in all, about what it takes to be woken.
const LOOKS: u32 = 50;
const SPINS: u32 = 30;

/// Who runs and who does not.
#[derive(Default)]
pub(super) struct World {
    /// Workers that may touch script memory (sched.rs W1).
    pub running: usize,
    /// Workers that stand still as long as the world is stopped. Who lets it go on counts them as running again, so that
    /// they are never taken for idle.
    pub paused: usize,
    /// Times that the world was let go on.
    pub starts: u64,
    /// Whether somebody stops the world, or has stopped it.
    pub stopping: bool,
    /// Workers that idle, the one that went idle last at the end.
    pub idle: Vec<usize>,
    /// The one of them that waits for the next timer.
    pub timer_waiter: Option<usize>,
    /// Goroutines in calls that block.
    pub blocked: usize,
}

/// The world stands still; dropping this lets it go on.
pub struct StopTheWorld<'s, 'r> {
    sched: &'s Sched<'r>,
    /// Whether who stopped it is no worker.
    from_outside: bool,
    /// When the stop was asked for.
    pub asked: Nanos,
    /// When the last worker had stopped.
    pub stopped: Nanos,
}

/// What came of an attempt to stop the world.
pub enum Stopped<'s, 'r> {
    /// It stands.
    World(StopTheWorld<'s, 'r>),
    /// The program has ended meanwhile.
    Ended,
}

impl StopTheWorld<'_, '_> {
    /// All Ps, which are the caller's as long as the world stands still.
    pub fn processors(&self) -> impl Iterator<Item = PRef> {
        self.sched.all_places().map(|place| place.processor())
    }

    /// What the Ps' time goes to.
    pub fn activities(&self) -> impl Iterator<Item = &ActivityClock> + Clone {
        self.sched.activities()
    }

    /// Sets GOMAXPROCS.
    pub fn set_procs(&self, procs: usize) {
        let runs = procs.min(super::MAX_PROCS);
        let now = self.sched.rt.clock.now();
        self.sched.rt.gc.limiter.set_procs(now, self.activities(), runs);
        self.sched.asked_procs.store(procs, Ordering::Relaxed);
        self.sched.procs.store(runs, Ordering::Relaxed);
        self.sched.rt.gc.set_procs(runs);
        self.sched.rt.gc.pace_anew(&self.sched.rt.heap);
        self.sched.make_places();
        // What has been a P before was none meanwhile: that time was not there to be idle in.
        for clock in self.activities() {
            let _none_of_ours = clock.take(now);
        }
    }
}

impl Drop for StopTheWorld<'_, '_> {
    fn drop(&mut self) {
        let mut world = self.sched.world.lock();
        world.stopping = false;
        self.sched.stopping.store(false, Ordering::SeqCst);
        world.running += usize::from(!self.from_outside) + std::mem::take(&mut world.paused);
        world.starts += 1;
        self.sched.started.notify_all();
        // A worker that went idle during the stop did not ask whether it was the last one.
        let asleep = self.from_outside && world.running == 0;
        drop(world);
        if asleep {
            self.sched.wake_idle();
        }
    }
}

impl<'r> Sched<'r> {
    /// Worker `id` begins.
    pub fn enter(&self, id: usize) {
        self.end_activity(&self.processor(id));
        let mut world = self.world.lock();
        while world.stopping {
            self.started.wait(&mut world);
        }
        world.running += 1;
    }

    /// A worker ends.
    pub fn leave(&self) {
        let mut world = self.world.lock();
        self.step_back(&mut world);
    }

    fn step_back(&self, world: &mut World) {
        world.running -= 1;
        if world.running == 0 && world.stopping {
            self.stopped.notify_all();
        }
    }

    /// Stops all workers but this one, whose goroutine stands at a safepoint with its place saved. Waits for others who
    /// stop the world before.
    pub fn stop_world(&self) -> Stopped<'_, 'r> {
        let asked = self.rt.clock.now();
        let mut world = self.world.lock();
        while world.stopping {
            self.pause(&mut world);
        }
        if self.status().is_some() {
            return Stopped::Ended;
        }
        world.running -= 1;
        Stopped::World(self.await_stop(world, asked, false))
    }

    /// Stops all workers, for a thread that is none. Waits for others who stop the world before.
    pub(crate) fn stop_world_from_outside(&self) -> Stopped<'_, 'r> {
        let asked = self.rt.clock.now();
        let mut world = self.world.lock();
        while world.stopping {
            self.started.wait(&mut world);
        }
        if self.status().is_some() {
            return Stopped::Ended;
        }
        Stopped::World(self.await_stop(world, asked, true))
    }

    /// Asks all workers to come to a safepoint, and waits until the last one has.
    fn await_stop(
        &self,
        mut world: MutexGuard<'_, World>,
        asked: Nanos,
        from_outside: bool,
    ) -> StopTheWorld<'_, 'r> {
        world.stopping = true;
        self.stopping.store(true, Ordering::SeqCst);
        self.rt.guards.stop_all();
        self.look_for(&mut world, |world| world.running == 0);
        while world.running > 0 {
            self.stopped.wait(&mut world);
        }
        drop(world);
        StopTheWorld { sched: self, from_outside, asked, stopped: self.rt.clock.now() }
    }

    /// After the end of the program, when all workers are gone: the world as it was left.
    pub fn stop_after_end(&self) -> Stopped<'_, 'r> {
        let asked = self.rt.clock.now();
        self.world.lock().stopping = true;
        Stopped::World(StopTheWorld { sched: self, from_outside: false, asked, stopped: asked })
    }

    /// Stands still as long as somebody stops the world.
    fn pause(&self, world: &mut MutexGuard<'_, World>) {
        world.paused += 1;
        self.step_back(world);
        let starts = world.starts;
        self.look_for(world, |world| world.starts != starts);
        while world.starts == starts {
            self.started.wait(world);
        }
    }

    /// Looks for a moment whether something has come about, without sleeping: most workers are at a safepoint, and most stops at
    /// an end, sooner than the system would wake a thread.
    fn look_for(&self, world: &mut MutexGuard<'_, World>, has_come: impl Fn(&World) -> bool) {
        let looks = if self.rt.cpus() > 1 { LOOKS } else { 0 };
        for _ in 0..looks {
            if has_come(world) {
                return;
            }
            MutexGuard::unlocked(world, || {
                (0..SPINS).for_each(|_| std::hint::spin_loop());
            });
        }
    }

    /// Lets the world be stopped, if somebody wants that. The worker's goroutine, if it has one, stands at a safepoint
    /// with its place saved.
    pub fn answer_stop(&self) {
        if !self.stopping.load(Ordering::SeqCst) {
            return;
        }
        let mut world = self.world.lock();
        if world.stopping {
            self.pause(&mut world);
        }
    }

    /// Waits until there may be work. `Some` when there will never be any.
    pub(super) fn go_idle(&self, p: &mut Processor) -> Option<Found> {
        let id = p.id as usize;
        let mut world = self.world.lock();
        world.idle.push(id);
        self.count_idle(&world);
        // W3: idle first, then the look at the queues.
        let work = self.has_work();
        if id < self.procs() && work || self.is_over() {
            self.leave_idle(&mut world, id);
            return None;
        }
        let deadline = self.timers.next();
        // A P above GOMAXPROCS leaves the work to those that were rung for it, but do not run yet.
        let marking = self.rt.gc.is_marking();
        let last = world.running == 1 && !world.stopping && !work && !marking;
        if last && world.blocked == 0 && (deadline.is_none() || !self.timers.may_wake()) {
            self.leave_idle(&mut world, id);
            return Some(Found::Deadlock);
        }
        self.step_back(&mut world);
        let waits = deadline.is_some() && world.timer_waiter.is_none();
        if waits {
            world.timer_waiter = Some(id);
        }
        drop(world);
        self.begin_idling(p, Activity::Idle, Activity::WaitIdle);
        if marking {
            let _waiting = self.rt.gc.wait_for_mark_work();
            p.guard.bell.wait(Some(MARK_NAP)); // timers wait no longer than that, either
        } else {
            self.idle_wait(p, deadline.filter(|_| waits));
        }
        self.end_idling(p);
        let mut world = self.world.lock();
        self.leave_idle(&mut world, id);
        if waits {
            world.timer_waiter = None;
        }
        while world.stopping {
            self.started.wait(&mut world);
        }
        world.running += 1;
        drop(world);
        self.monitor_wakes();
        None
    }

    /// Waits for the bell, or a moment. On a virtual clock that moment comes at once.
    fn idle_wait(&self, p: &Processor, until: Option<Nanos>) {
        match until {
            Some(moment) if self.rt.clock.is_virtual() => {
                self.rt.pass_until(moment);
            }
            Some(moment) => {
                let length = moment - self.rt.clock.now();
                p.guard.bell.wait(Some(Duration::from_nanos(length.0)));
            }
            None => p.guard.bell.wait(None),
        }
    }

    fn leave_idle(&self, world: &mut World, id: usize) {
        world.idle.retain(|&other| other != id);
        self.count_idle(world);
    }

    fn count_idle(&self, world: &World) {
        self.idle.store(world.idle.len(), Ordering::SeqCst);
    }

    /// Whether the program has ended or is to end.
    pub(super) fn is_over(&self) -> bool {
        self.status().is_some() || self.rt.interrupt.reason().is_some()
    }

    /// Wakes the worker that went idle last.
    pub(super) fn wake_idle(&self) {
        let mut world = self.world.lock();
        let procs = self.procs();
        let Some(at) = world.idle.iter().rposition(|&id| id < procs) else { return };
        let id = world.idle.remove(at);
        self.count_idle(&world);
        drop(world);
        self.place(id).guard.bell.ring();
    }

    /// A timer was set that comes before all others: wakes the worker that waits for those, else one that idles, if
    /// there is one.
    pub(super) fn wake_for_timer(&self) {
        let waiter = self.world.lock().timer_waiter;
        match waiter {
            Some(id) => self.place(id).guard.bell.ring(),
            None if self.idle.load(Ordering::SeqCst) > 0 => self.wake_idle(),
            None => {}
        }
    }
}
