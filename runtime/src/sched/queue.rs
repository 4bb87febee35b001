//! Making goroutines runnable, and finding one to run.
//!
//! A goroutine made ready goes in front of its P's queue, and pushes the one that was there to the queue's end: of a
//! pair that hands values back and forth both run on one P, as in Go. Idle workers are woken only for what lies in a
//! queue; a `next` that its P does not come to is found by the monitor.
//!
//! Locks: see `world.rs`.

use std::sync::atomic::{Ordering, fence};

use crossbeam_deque::Steal;

use super::Sched;
use super::mark_workers::MarkMode;
use super::place::Place;
use crate::goroutine::GRef;
use crate::processor::Processor;

/// What a worker does next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    /// Runs this goroutine.
    Run(GRef),
    /// Marks.
    Mark(MarkMode),
    /// Begins a collection, as none has been for two minutes.
    Collect,
    /// Ends: the program has.
    End,
    /// Ends the program: it was interrupted.
    Interrupted,
    /// All goroutines are asleep, and nothing will wake them.
    Deadlock,
}

/// Rounds in which a worker looks into the queues of the others before it idles.
const SPINS: u32 = 64;

/// After so many goroutines a worker looks into the global queue first, as Go's.
const GLOBAL_EVERY: u32 = 61;

impl Sched<'_> {
    /// Makes a goroutine runnable, in front of this P's queue.
    pub fn ready(&self, p: &mut Processor, g: GRef) {
        let place = self.place(p.id as usize);
        if let Some(old) = place.set_next(g) {
            p.queue.push(old);
            self.wake_one();
        }
    }

    /// Makes the goroutine that runs on this P runnable again behind all that wait there. Nobody is woken for it: this P
    /// looks for work next (W3).
    pub fn ready_behind(&self, p: &mut Processor, g: GRef) {
        p.queue.push(g);
    }

    /// Ends a goroutine's park (goroutine.rs R3).
    pub fn unpark(&self, p: &mut Processor, g: GRef) {
        if g.unpark() {
            self.ready(p, g);
        }
    }

    /// Makes a goroutine runnable from a thread without a P, or behind all others.
    pub fn ready_global(&self, g: GRef) {
        self.injector.push(g);
        self.wake_one();
    }

    /// Wakes an idle worker to look for work, unless one does already (W3).
    pub(super) fn wake_one(&self) {
        fence(Ordering::SeqCst);
        if self.idle.load(Ordering::SeqCst) > 0 && self.spinning.load(Ordering::SeqCst) == 0 {
            self.wake_idle();
        }
    }

    /// The next goroutine for this worker, which has none. Waits for one.
    pub fn find_work(&self, p: &mut Processor) -> Found {
        let place = self.place(p.id as usize);
        loop {
            if self.status().is_some() {
                return Found::End;
            }
            if self.rt.interrupt.reason().is_some() {
                return Found::Interrupted;
            }
            self.run_timers(p);
            self.take_unblocked(p);
            self.answer_stop();
            if p.id as usize >= self.procs() {
                self.hand_over(p, place);
            } else if self.takes_periodic() {
                return Found::Collect;
            } else if let Some(mode) = self.mark_turn(p) {
                return Found::Mark(mode);
            } else if let Some(g) = self.next_here(p, place).or_else(|| self.look_around(p)) {
                return Found::Run(g);
            } else if let Some(mode) = self.idle_mark_turn() {
                return Found::Mark(mode);
            } else if self.sweep_some(p) {
                continue;
            }
            if let Some(found) = self.go_idle(p) {
                return found;
            }
        }
    }

    /// A P without work sweeps, as Go's background sweeper does; says whether there was anything to sweep.
    fn sweep_some(&self, p: &Processor) -> bool {
        if self.rt.gc.is_swept() || self.rt.gc.is_marking() {
            return false;
        }
        (0..SWEEP_BATCH).all(|_| self.rt.gc.sweep_one(&p.heap, &p.trace).is_some())
    }

    /// From this P's own queue, or the global one.
    fn next_here(&self, p: &mut Processor, place: &Place) -> Option<GRef> {
        p.rounds = p.rounds.wrapping_add(1);
        if p.rounds.is_multiple_of(GLOBAL_EVERY)
            && let Some(g) = self.take_global(p)
        {
            return self.begin_slice(place, g);
        }
        if let Some(g) = place.take_next() {
            return Some(g); // in the time slice of the one that made it ready
        }
        let g = p.queue.pop().or_else(|| self.take_global(p))?;
        self.begin_slice(place, g)
    }

    fn begin_slice(&self, place: &Place, g: GRef) -> Option<GRef> {
        place.tick.fetch_add(1, Ordering::Relaxed);
        Some(g)
    }

    fn take_global(&self, p: &Processor) -> Option<GRef> {
        if self.injector.is_empty() {
            return None;
        }
        loop {
            // With one P its own share would be all, in the wrong order: one by one.
            let taken = match self.procs() {
                1 => self.injector.steal(),
                _ => self.injector.steal_batch_with_limit_and_pop(&p.queue, GLOBAL_BATCH),
            };
            match taken {
                Steal::Success(g) => return Some(g),
                Steal::Empty => return None,
                Steal::Retry => {}
            }
        }
    }

    /// From the queues of the others, for a while.
    fn look_around(&self, p: &mut Processor) -> Option<GRef> {
        let procs = self.procs();
        // As Go: at most half of the busy Ps' number look around.
        if procs == 1 || 2 * self.spinning.load(Ordering::Relaxed) >= procs {
            return None;
        }
        self.spinning.fetch_add(1, Ordering::SeqCst);
        let found = (0..SPINS).find_map(|round| {
            let found = self.steal(p).or_else(|| self.take_global(p));
            if found.is_none() && round + 1 < SPINS {
                std::hint::spin_loop();
            }
            found
        });
        let others = self.spinning.fetch_sub(1, Ordering::SeqCst) - 1;
        if found.is_some() {
            self.place(p.id as usize).tick.fetch_add(1, Ordering::Relaxed);
            if others == 0 {
                self.wake_one(); // there may be more where this came from
            }
        }
        found
    }

    /// Half of another's queue, or the goroutine in front of it where that is offered. Ps above GOMAXPROCS are looked at
    /// too: one that still runs a goroutine may have others behind it.
    fn steal(&self, p: &mut Processor) -> Option<GRef> {
        let places = self.made.load(Ordering::Relaxed);
        let first = p.order.below(places as u64) as usize;
        for id in (first..places).chain(0..first).filter(|&id| id != p.id as usize) {
            let place = self.place(id);
            match place.stealer.steal_batch_and_pop(&p.queue) {
                Steal::Success(g) => return Some(g),
                Steal::Retry | Steal::Empty => {}
            }
            if let Some(g) = place.take_offered() {
                return Some(g);
            }
        }
        None
    }

    /// Whether there is work in any queue.
    pub(super) fn has_work(&self) -> bool {
        let offers = |place: &Place| place.offers_next.load(Ordering::Relaxed) && place.has_next();
        !self.injector.is_empty()
            || self.has_unblocked()
            || self.all_places().any(|place| !place.stealer.is_empty() || offers(place))
    }

    /// A P above GOMAXPROCS gives up what it has.
    pub(super) fn hand_over(&self, p: &mut Processor, place: &Place) {
        while let Some(g) = place.take_next().or_else(|| p.queue.pop()) {
            self.injector.push(g);
        }
        self.wake_one();
    }

    /// Whether the goroutine that runs on this P should let others run, or go on on another P.
    pub fn should_yield(&self, p: &Processor) -> bool {
        if p.id as usize >= self.procs() {
            return true;
        }
        let place = self.place(p.id as usize);
        let queued = place.has_next() || !p.queue.is_empty() || !self.injector.is_empty();
        queued || self.timer_is_due() || self.has_unblocked()
    }
}

/// Spans that a P without work sweeps before it looks for work again.
const SWEEP_BATCH: usize = 10;

/// Most goroutines taken from the global queue at once.
const GLOBAL_BATCH: usize = 32;
