//! Which P marks, and when, while a collection marks; and who waits for its end.
//!
//! A quarter of the Ps' time goes to marking, as in Go: by whole Ps where that comes close (*dedicated* workers, which do
//! nothing else), by a share of each P's time where it does not (*fractional* workers: with up to three Ps). A P that has
//! nothing to run marks as well (*idle* workers), until there is something to run. What to do when it is a P's turn is the
//! VM's, which knows the roots; here is whose turn it is ([`Sched::find_work`] answers [`super::Found::Mark`]).
//!
//! What a goroutine owes to marking is in its body; `Sched::assists` has the common books.
//!
//! Locks: `waiting`, a leaf; those of `burrow_gc`'s assists and limiter.

use std::sync::atomic::{AtomicBool, AtomicI64, AtomicU64, AtomicUsize, Ordering};
use std::time::Duration;

use burrow_gc::limiter::{Activity, ActivityClock};
use burrow_gc::pacer::Workers;
use burrow_gc::{CpuClasses, Who};
use burrow_trace::clock::Nanos;
use parking_lot::Mutex;

use super::Sched;
use crate::goroutine::{GRef, WaitReason};
use crate::processor::Processor;

/// How a P marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MarkMode {
    /// All the time, until the cycle ends.
    Dedicated,
    /// For its share of the time.
    Fractional,
    /// As long as there is nothing to run.
    Idle,
}

impl MarkMode {
    /// On whose account that goes.
    pub fn who(self) -> Who {
        match self {
            MarkMode::Dedicated | MarkMode::Fractional => Who::Background,
            MarkMode::Idle => Who::Idle,
        }
    }
}

/// The workers of the cycle that marks.
#[derive(Default)]
pub(super) struct MarkWorkers {
    /// Dedicated workers that are wanted and not there yet.
    dedicated: AtomicI64,
    /// Further idle workers that may join.
    idle: AtomicI64,
    /// The share of each P's time, as the bits of an `f64`; and when marking began. Written with the world stopped.
    share: AtomicU64,
    began: AtomicU64,
    /// Ps that idle, or mark for want of anything else, in place of goroutines that wait for credit. Relaxed: it only counts.
    in_place: AtomicUsize,
    /// Goroutines that wait for so many cycles to be done: `runtime.GC`.
    waiting: Mutex<Vec<(u32, GRef)>>,
    /// Whether the monitor has found that two minutes have passed without a cycle.
    pub(super) periodic: AtomicBool,
}

/// A P's turn to mark.
#[derive(Clone, Copy, Debug)]
pub struct MarkTurn {
    mode: MarkMode,
    cycle: u32,
    began: Nanos,
    /// How long it has marked in this cycle before, as a fractional worker.
    before: Nanos,
}

/// By how much a fractional worker may exceed its share before it stops.
const FRACTIONAL_SLACK: f64 = 1.2;
/// How long a P without work waits for mark work, and a dedicated worker for others to share theirs.
pub const MARK_NAP: Duration = Duration::from_micros(100);

impl Sched<'_> {
    /// Marking begins: decides who marks. Called with the world stopped.
    pub fn start_mark_workers(&self, periodic: bool) {
        let Workers { dedicated, fractional, idle_max } = Workers::split(self.procs(), periodic);
        let workers = &self.mark_workers;
        workers.dedicated.store(dedicated as i64, Ordering::Relaxed);
        workers.idle.store(idle_max as i64, Ordering::Relaxed);
        workers.share.store(fractional.to_bits(), Ordering::Relaxed);
        workers.began.store(self.rt.clock.now().0, Ordering::Relaxed);
    }

    /// Marking has begun, and the world goes on: wakes Ps that idle.
    pub fn wake_markers(&self) {
        let idle = self.world.lock().idle.clone();
        idle.into_iter().filter(|&id| id < self.procs()).for_each(|id| {
            self.place(id).guard.bell.ring();
        });
    }

    /// Whether this P is to mark before it runs a goroutine, or goes on with the one that it runs; takes the turn.
    pub(super) fn mark_turn(&self, p: &Processor) -> Option<MarkMode> {
        if !self.rt.gc.is_marking() {
            return None;
        }
        if take_one(&self.mark_workers.dedicated) {
            return Some(MarkMode::Dedicated);
        }
        self.is_fractional_due(p).then_some(MarkMode::Fractional)
    }

    /// Whether this P, which runs a goroutine, should leave it to mark all the time.
    pub fn wants_dedicated(&self) -> bool {
        self.rt.gc.is_marking() && self.mark_workers.dedicated.load(Ordering::Relaxed) > 0
    }

    /// Whether this P is behind its share of marking.
    pub fn is_fractional_due(&self, p: &Processor) -> bool {
        let (cycle, marked) = p.fractional;
        let marked = if cycle == self.rt.gc.mark_cycle() { marked } else { Nanos(0) };
        let share = self.share();
        share > 0.0 && self.may_mark() && self.fraction(marked) <= share
    }

    /// The share of each P's time that goes to marking.
    fn share(&self) -> f64 {
        f64::from_bits(self.mark_workers.share.load(Ordering::Relaxed))
    }

    /// The part of the time since marking began that `marked` is.
    fn fraction(&self, marked: Nanos) -> f64 {
        let began = Nanos(self.mark_workers.began.load(Ordering::Relaxed));
        let elapsed = self.rt.clock.now() - began;
        marked.0 as f64 / elapsed.0.max(1) as f64
    }

    /// Whether this P, which has nothing to run, is to mark; takes the turn.
    pub(super) fn idle_mark_turn(&self) -> Option<MarkMode> {
        (self.may_mark() && take_one(&self.mark_workers.idle)).then_some(MarkMode::Idle)
    }

    /// Whether a session has something to do: mark, or look whether all is marked.
    fn may_mark(&self) -> bool {
        let gc = &self.rt.gc;
        gc.is_marking() && (gc.has_mark_work() || gc.seems_marked())
    }

    /// This P begins to mark.
    pub fn begin_mark_turn(&self, p: &Processor, mode: MarkMode) -> MarkTurn {
        if mode == MarkMode::Idle {
            self.begin_idling(p, Activity::IdleMark, Activity::WaitMark);
        }
        let cycle = self.rt.gc.mark_cycle();
        let before = if p.fractional.0 == cycle { p.fractional.1 } else { Nanos(0) };
        MarkTurn { mode, cycle, began: self.rt.clock.now(), before }
    }

    /// Whether this P goes on marking.
    pub fn keeps_marking(&self, turn: MarkTurn) -> bool {
        if self.is_stopping() || self.is_over() {
            return false;
        }
        match turn.mode {
            MarkMode::Dedicated => true,
            MarkMode::Fractional => {
                let marked = turn.before + (self.rt.clock.now() - turn.began);
                self.fraction(marked) <= FRACTIONAL_SLACK * self.share()
            }
            MarkMode::Idle => {
                self.update_limiter(); // which may let those go on in whose place it marks
                !self.has_work() && !self.timer_is_due()
            }
        }
    }

    /// This P stops marking.
    pub fn end_mark_turn(&self, p: &mut Processor, turn: MarkTurn) {
        let MarkTurn { mode, cycle, began, before } = turn;
        let same = cycle == self.rt.gc.mark_cycle();
        match mode {
            MarkMode::Dedicated if same => {
                self.mark_workers.dedicated.fetch_add(1, Ordering::Relaxed);
            }
            MarkMode::Idle if same => {
                self.mark_workers.idle.fetch_add(1, Ordering::Relaxed);
            }
            MarkMode::Fractional => {
                p.fractional = (cycle, before + (self.rt.clock.now() - began));
            }
            _ => {}
        }
        if mode == MarkMode::Idle {
            self.end_idling(p);
        }
    }

    /// Whether somebody wants to stop the world.
    pub fn is_stopping(&self) -> bool {
        self.stopping.load(Ordering::Relaxed)
    }

    /// A dedicated worker gives up what waits on its P.
    pub fn hand_over_goroutines(&self, p: &mut Processor) {
        let place = self.place(p.id as usize);
        self.hand_over(p, place);
    }

    /// Lets a goroutine wait for a cycle that begins after this call; says whether that is to begin now. The goroutine parks
    /// next.
    pub fn wait_for_cycle(&self, g: GRef) -> bool {
        g.will_park(WaitReason::GcCycle);
        let mut waiting = self.mark_workers.waiting.lock();
        let marking = self.rt.gc.is_marking();
        waiting.push((self.rt.gc.num_gc() + 1 + u32::from(marking), g));
        !marking
    }

    /// Whether somebody waits for one more cycle than are done or under way.
    pub fn is_cycle_wanted(&self) -> bool {
        let next = self.rt.gc.num_gc() + 1;
        let marking = self.rt.gc.is_marking();
        !marking && self.mark_workers.waiting.lock().iter().any(|&(target, _)| target >= next)
    }

    /// Whether all that the last cycle left is to be swept before this P does anything else: for those who wait.
    pub fn has_cycle_waiters(&self) -> bool {
        let done = self.rt.gc.num_gc();
        self.mark_workers.waiting.lock().iter().any(|&(target, _)| target <= done)
    }

    /// A cycle is done, and swept: lets those go on who have waited for it, behind what runs on this P.
    pub fn wake_cycle_waiters(&self, p: &mut Processor) {
        let done = self.rt.gc.num_gc();
        let mut waiting = self.mark_workers.waiting.lock();
        let ready: Vec<GRef> =
            waiting.extract_if(.., |&mut (target, _)| target <= done).map(|(_, g)| g).collect();
        drop(waiting);
        for g in ready {
            if g.unpark() {
                self.ready_behind(p, g);
            }
        }
        self.wake_one();
    }

    /// What the Ps' time goes to: those of GOMAXPROCS, as that of others is not there to be spent.
    pub(super) fn activities(&self) -> impl Iterator<Item = &ActivityClock> + Clone {
        self.all_places().take(self.procs()).map(|place| &place.activity)
    }

    /// The time of this P goes to something that the limiter must know of.
    pub fn begin_activity(&self, p: &Processor, activity: Activity) {
        self.place(p.id as usize).activity.start(activity, self.rt.clock.now());
    }

    /// The P has nothing to run: its time goes to `idle`, or to `wait` if there is a goroutine that would run, but waits for
    /// credit. Each such goroutine accounts for one P.
    pub(super) fn begin_idling(&self, p: &Processor, idle: Activity, wait: Activity) {
        let waits =
            self.mark_workers.in_place.fetch_add(1, Ordering::Relaxed) < self.assists.parked();
        if !waits {
            self.mark_workers.in_place.fetch_sub(1, Ordering::Relaxed);
        }
        self.begin_activity(p, if waits { wait } else { idle });
    }

    /// It looks for something to run again.
    pub(super) fn end_idling(&self, p: &Processor) {
        if let Some(Activity::WaitIdle | Activity::WaitMark) = self.end_activity(p) {
            self.mark_workers.in_place.fetch_sub(1, Ordering::Relaxed);
        }
    }

    /// And goes to the program again; gives what it went to.
    pub fn end_activity(&self, p: &Processor) -> Option<Activity> {
        let id = p.id as usize;
        let ended = self.place(id).activity.stop(self.rt.clock.now());
        let (activity, time) = ended?;
        if id < self.procs() {
            self.rt.gc.limiter.add(activity, time);
        }
        Some(activity)
    }

    /// Has the limiter count the time, if that is due; lets those go on who wait for credit if it is on.
    pub fn update_limiter(&self) {
        let now = self.rt.clock.now();
        if self.rt.gc.limiter.is_due(now) {
            self.rt.gc.limiter.update(now, self.activities());
            self.forgive_if_limited();
        }
    }

    /// Lets those go on who wait for credit, if the limiter is on.
    pub fn forgive_if_limited(&self) {
        if self.rt.gc.limiter.limiting() {
            self.let_go(self.assists.forgive());
        }
    }

    /// CPU time since the start, by what it went to. Has the limiter count what the Ps are at, so that it is known.
    pub fn cpu_classes(&self) -> CpuClasses {
        self.rt.gc.limiter.update(self.rt.clock.now(), self.activities());
        self.rt.gc.cpu_classes()
    }

    /// Background marking has scanned so many bytes more: lets those go on whose assists it has done.
    pub fn pay_assists(&self, scanned: u64) {
        self.let_go(self.assists.flush(scanned));
    }

    /// These have waited for credit, and go on.
    fn let_go(&self, waiters: Vec<GRef>) {
        for g in waiters {
            if g.unpark() {
                self.ready_global(g);
            }
        }
    }

    /// Whether an assist goes on: until somebody stops the world, or the limiter comes on. Has that count what the assist
    /// takes, lest one that is long takes more than fits into the bucket.
    pub fn keeps_assisting(&self) -> bool {
        self.update_limiter();
        !self.is_stopping() && !self.rt.gc.limiter.limiting()
    }

    /// Marking has ended: nobody owes anything any more. Called with the world stopped.
    pub fn close_assists(&self) {
        for g in self.assists.close() {
            if g.unpark() {
                self.injector.push(g); // all look for work when the world goes on
            }
        }
    }

    /// Whether two minutes have passed without a cycle; whoever is told begins one.
    pub(super) fn takes_periodic(&self) -> bool {
        self.mark_workers.periodic.load(Ordering::Relaxed)
            && self.mark_workers.periodic.swap(false, Ordering::Relaxed)
    }
}

/// Takes one of those that are left.
fn take_one(left: &AtomicI64) -> bool {
    left.load(Ordering::Relaxed) > 0
        && left
            .fetch_update(Ordering::Relaxed, Ordering::Relaxed, |n| (n > 0).then(|| n - 1))
            .is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Runtime;
    use crate::rtype::TypeArena;
    use crate::sched::Stopped;
    use crate::stack::Trampolines;
    use burrow_trace::clock::VirtualClock;
    use std::ptr::null;
    use std::sync::Arc;

    #[test]
    fn ps_without_a_worker_idle_and_those_that_are_none_do_not() {
        let clock = Arc::new(VirtualClock::default());
        let rt = Runtime::builder().env([]).clock(clock.clone()).procs(4).build().expect("one");
        let nowhere = Trampolines { chunk_return: null(), go_end: null(), panic_return: null() };
        let types = TypeArena::default();
        let sched = Sched::new(&rt, &types, nowhere);
        clock.advance(Nanos(100));
        sched.enter(0);
        clock.advance(Nanos(10));
        let cpu = sched.cpu_classes();
        assert_eq!((cpu.idle, cpu.user()), (Nanos(4 * 100 + 3 * 10), Nanos(10)));
        let set_procs = |procs| {
            let Stopped::World(world) = sched.stop_world() else { panic!("nothing has ended it") };
            world.set_procs(procs);
        };
        set_procs(2);
        clock.advance(Nanos(1000));
        let fewer = sched.cpu_classes().since(&cpu);
        assert_eq!(
            (fewer.total, fewer.idle, fewer.user()),
            (Nanos(2000), Nanos(1000), Nanos(1000))
        );
        set_procs(3);
        clock.advance(Nanos(1));
        let more = sched.cpu_classes().since(&cpu);
        assert_eq!((more.total, more.idle, more.user()), (Nanos(2003), Nanos(1002), Nanos(1001)));
        sched.leave();
    }
}
