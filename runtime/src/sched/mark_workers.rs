//! Which P marks, and when, while a collection marks; and who waits for its end.
//!
//! A quarter of the Ps' time goes to marking, as in Go: by whole Ps where that comes close (*dedicated* workers, which do
//! nothing else), by a share of each P's time where it does not (*fractional* workers: with up to three Ps). A P that has
//! nothing to run marks as well (*idle* workers), until there is something to run. What to do when it is a P's turn is the
//! VM's, which knows the roots; here is whose turn it is ([`Sched::find_work`] answers [`super::Found::Mark`]).
//!
//! Locks: `waiting`, a leaf.

use std::sync::atomic::{AtomicBool, AtomicI64, AtomicU64, Ordering};
use std::time::Duration;

use burrow_gc::Who;
use burrow_gc::pacer::Workers;
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
    /// Goroutines that wait for so many cycles to be done: `runtime.GC`.
    waiting: Mutex<Vec<(u32, GRef)>>,
    /// Whether the monitor has found that two minutes have passed without a cycle.
    pub(super) periodic: AtomicBool,
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
        let share = f64::from_bits(self.mark_workers.share.load(Ordering::Relaxed));
        share > 0.0 && self.may_mark() && self.fraction(p, Nanos(0)) <= share
    }

    /// The part of its time since marking began for which this P has marked, `more` included.
    fn fraction(&self, p: &Processor, more: Nanos) -> f64 {
        let began = Nanos(self.mark_workers.began.load(Ordering::Relaxed));
        let elapsed = (self.rt.clock.now() - began).0;
        let (cycle, marked) = p.fractional;
        let marked = if cycle == self.rt.gc.mark_cycle() { marked } else { Nanos(0) };
        let marked = (marked + more).0;
        if elapsed == 0 { marked as f64 } else { marked as f64 / elapsed as f64 }
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

    /// Whether this P goes on marking, which it has done since `began`.
    pub fn keeps_marking(&self, p: &Processor, mode: MarkMode, began: Nanos) -> bool {
        if self.stopping.load(Ordering::Relaxed) || self.is_over() {
            return false;
        }
        match mode {
            MarkMode::Dedicated => true,
            MarkMode::Fractional => {
                let share = f64::from_bits(self.mark_workers.share.load(Ordering::Relaxed));
                let marked = self.rt.clock.now() - began;
                self.fraction(p, marked) <= FRACTIONAL_SLACK * share
            }
            MarkMode::Idle => !self.has_work(),
        }
    }

    /// This P stops marking, which it has done since `began` in `cycle`.
    pub fn end_mark_turn(&self, p: &mut Processor, mode: MarkMode, cycle: u32, began: Nanos) {
        let same = cycle == self.rt.gc.mark_cycle();
        match mode {
            MarkMode::Dedicated if same => {
                self.mark_workers.dedicated.fetch_add(1, Ordering::Relaxed);
            }
            MarkMode::Idle if same => {
                self.mark_workers.idle.fetch_add(1, Ordering::Relaxed);
            }
            MarkMode::Fractional => {
                let before = if p.fractional.0 == cycle { p.fractional.1 } else { Nanos(0) };
                p.fractional = (cycle, before + (self.rt.clock.now() - began));
            }
            _ => {}
        }
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

    /// Whether two minutes have passed without a cycle; whoever is told begins one.
    pub(super) fn takes_periodic(&self) -> bool {
        self.mark_workers.periodic.load(Ordering::Relaxed)
            && self.mark_workers.periodic.swap(false, Ordering::Relaxed)
    }
}

/// Takes one of those that are left.
fn take_one(left: &AtomicI64) -> bool {
    left.load(Ordering::Relaxed) > 0
        && left.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |n| (n > 0).then(|| n - 1)).is_ok()
}
