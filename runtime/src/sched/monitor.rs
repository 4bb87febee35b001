//! The monitor: ends time slices, and finds goroutines and timers that no P comes to.
//!
//! A thread of its own without a P, started with the second worker. It looks around every so often while anything runs,
//! and seldom while all idle. It also notices that no collection has been for two minutes.
//!
//! Locks: none held while waiting.

use std::sync::atomic::Ordering;
use std::time::Duration;

use super::Sched;

/// Between two looks.
const PERIOD: Duration = Duration::from_millis(2);
/// Between two looks while all idle: only at whether a collection is due, as Go's sysmon sleeps for up to a minute.
const IDLE_PERIOD: Duration = Duration::from_secs(10);
/// Looks after which a goroutine has had its time slice: 10 ms, as Go's.
const SLICE_LOOKS: u32 = 5;

/// What the monitor saw of a P.
#[derive(Clone, Copy, Default)]
struct Seen {
    tick: u64,
    looks: u32,
}

impl Sched<'_> {
    /// Runs until the program ends.
    pub fn monitor(&self) {
        let mut seen = [Seen::default(); super::MAX_PROCS];
        while self.status().is_none() {
            if self.all_idle() {
                self.monitor_idles.store(true, Ordering::SeqCst);
                if self.all_idle() && self.status().is_none() {
                    self.monitor_bell.wait(Some(IDLE_PERIOD));
                }
            }
            self.monitor_bell.wait(Some(PERIOD));
            self.look_for_periodic();
            self.update_limiter();
            if self.idle.load(Ordering::SeqCst) > 0 && self.timer_is_due() {
                self.wake_idle(); // the worker that waited for it was woken for something else
            }
            for (place, seen) in self.all_places().zip(&mut seen) {
                let tick = place.tick.load(Ordering::Relaxed);
                *seen = match *seen {
                    Seen { tick: last, looks } if last == tick => Seen { tick, looks: looks + 1 },
                    _ => Seen { tick, looks: 0 },
                };
                if seen.looks >= 1 && place.has_next() {
                    self.offer_next(place);
                }
                if seen.looks >= SLICE_LOOKS {
                    seen.looks = 0;
                    place.guard.end_slice();
                }
            }
        }
    }

    /// Has a P begin a collection, if none has been for two minutes.
    fn look_for_periodic(&self) {
        if self.rt.gc.is_periodic_due() && !self.rt.gc.is_marking() {
            self.mark_workers.periodic.store(true, Ordering::Relaxed);
            self.rt.guards.stop_all();
            self.wake_idle();
        }
    }

    fn offer_next(&self, place: &super::place::Place) {
        if self.idle.load(Ordering::SeqCst) > 0 {
            place.offers_next.store(true, Ordering::Relaxed);
            self.wake_one();
        }
    }

    /// Whether no worker runs, or will without being woken: those that stand still with the world go on by themselves.
    fn all_idle(&self) -> bool {
        let world = self.world.lock();
        world.running == 0 && !world.stopping
    }

    /// A worker runs again: wakes the monitor, if it waits for that.
    pub(super) fn monitor_wakes(&self) {
        if self.monitor_idles.load(Ordering::SeqCst)
            && self.monitor_idles.swap(false, Ordering::SeqCst)
        {
            self.monitor_bell.ring();
        }
    }
}
