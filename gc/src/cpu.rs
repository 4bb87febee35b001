//! CPU time of a run, by what it went to: the classes of Go's `/cpu/classes` in `runtime/metrics`.
//!
//! There is one processor's time for each P and second ([`Available`]). Part of it goes to the collector, part to giving
//! memory back, part to nothing; what is left is the program's. `Gc` keeps the books ([`CpuBooks`]), as those who spend
//! the time tell them; what is shown of CPU time, in whatever form, is a [`CpuClasses`] made of them.
//!
//! Time is the clock's, not the threads': where other programs want the machine's processors too, their part is in it,
//! as in Go's figures.
//!
//! Invariants: (B1) sums only grow. (B2) Time is told once: marking while the world stands still is in the stop's time,
//! work buffers taken while marking are in the marking's, and Ps are not idle while the world stands still.
//!
//! Locks: none; those who read `Available` hold the collector's.

#![forbid(unsafe_code)]

use std::sync::atomic::{AtomicU64, Ordering};

use burrow_trace::clock::Nanos;

use crate::mark::Who;

/// CPU time since the start, summed over the Ps, by what it went to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CpuClasses {
    /// To goroutines that had to help marking.
    pub assist: Nanos,
    /// To mark workers, dedicated and fractional.
    pub dedicated: Nanos,
    /// To marking on Ps that had nothing else to do.
    pub idle_mark: Nanos,
    /// To collections for which the world stood still: all Ps' time from when that was wanted until it went on.
    pub pause: Nanos,
    /// To memory given back in allocations, to hold a limit.
    pub scavenge_assist: Nanos,
    /// To memory given back in the background.
    pub scavenge_background: Nanos,
    /// To nothing.
    pub idle: Nanos,
    /// All there was: GOMAXPROCS times the time that has passed.
    pub total: Nanos,
}

impl CpuClasses {
    /// What went to collections.
    pub fn gc(&self) -> Nanos {
        self.assist + self.dedicated + self.idle_mark + self.pause
    }

    /// What went to giving memory back.
    pub fn scavenge(&self) -> Nanos {
        self.scavenge_assist + self.scavenge_background
    }

    /// What is left: the program's.
    pub fn user(&self) -> Nanos {
        self.total - (self.gc() + self.scavenge() + self.idle)
    }

    /// The part of all CPU time that is `part`; 0 if there was none.
    pub fn share(&self, part: Nanos) -> f64 {
        if self.total.0 == 0 { 0.0 } else { part.0 as f64 / self.total.0 as f64 }
    }

    /// What went to something else between `earlier` and now.
    #[must_use]
    pub fn since(&self, earlier: &CpuClasses) -> CpuClasses {
        CpuClasses {
            assist: self.assist - earlier.assist,
            dedicated: self.dedicated - earlier.dedicated,
            idle_mark: self.idle_mark - earlier.idle_mark,
            pause: self.pause - earlier.pause,
            scavenge_assist: self.scavenge_assist - earlier.scavenge_assist,
            scavenge_background: self.scavenge_background - earlier.scavenge_background,
            idle: self.idle - earlier.idle,
            total: self.total - earlier.total,
        }
    }
}

/// What was told so far, in nanoseconds. Relaxed: sums, which decide nothing (idle time is the limiter's to count).
#[derive(Debug, Default)]
pub(crate) struct CpuBooks {
    assist: AtomicU64,
    dedicated: AtomicU64,
    idle_mark: AtomicU64,
    pause: AtomicU64,
    scavenge_assist: AtomicU64,
    scavenge_background: AtomicU64,
}

impl CpuBooks {
    /// Somebody has marked while the world ran.
    pub fn add_marking(&self, who: Who, time: Nanos) {
        let sum = match who {
            Who::Assist => &self.assist,
            Who::Background => &self.dedicated,
            Who::Idle => &self.idle_mark,
        };
        sum.fetch_add(time.0, Ordering::Relaxed);
    }

    /// The world of `procs` Ps stood still for a collection.
    pub fn add_pause(&self, stopped: Nanos, procs: usize) {
        self.pause.fetch_add(stopped.0.saturating_mul(procs as u64), Ordering::Relaxed);
    }

    /// An allocation has given memory back.
    pub fn add_scavenge(&self, time: Nanos) {
        self.scavenge_assist.fetch_add(time.0, Ordering::Relaxed);
    }

    /// A thread of its own has given memory back, or looked for some.
    pub fn add_background_scavenge(&self, time: Nanos) {
        self.scavenge_background.fetch_add(time.0, Ordering::Relaxed);
    }

    /// The classes, with what others count.
    pub fn classes(&self, idle: Nanos, total: Nanos) -> CpuClasses {
        let get = |sum: &AtomicU64| Nanos(sum.load(Ordering::Relaxed));
        CpuClasses {
            assist: get(&self.assist),
            dedicated: get(&self.dedicated),
            idle_mark: get(&self.idle_mark),
            pause: get(&self.pause),
            scavenge_assist: get(&self.scavenge_assist),
            scavenge_background: get(&self.scavenge_background),
            idle,
            total,
        }
    }
}

/// The CPU time that there was for the Ps, whose number changes.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Available {
    /// Up to `since`.
    before: Nanos,
    since: Nanos,
    procs: u64,
}

impl Available {
    /// From now on there are `procs` Ps.
    pub fn new(procs: usize, now: Nanos) -> Available {
        Available { before: Nanos(0), since: now, procs: procs as u64 }
    }

    /// All of it until `now`.
    pub fn until(&self, now: Nanos) -> Nanos {
        self.before + Nanos((now - self.since).0.saturating_mul(self.procs))
    }

    /// There are `procs` Ps from `now` on.
    pub fn set_procs(&mut self, procs: usize, now: Nanos) {
        *self = Available { before: self.until(now), since: now, procs: procs as u64 };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_classes_add_up() {
        let books = CpuBooks::default();
        books.add_marking(Who::Assist, Nanos(1));
        books.add_marking(Who::Background, Nanos(20));
        books.add_marking(Who::Idle, Nanos(300));
        books.add_pause(Nanos(1000), 4);
        books.add_scavenge(Nanos(50_000));
        let cpu = books.classes(Nanos(600_000), Nanos(7_000_000));
        assert_eq!((cpu.gc(), cpu.scavenge()), (Nanos(4321), Nanos(50_000)));
        assert_eq!(cpu.user(), Nanos(7_000_000 - 600_000 - 50_000 - 4321));
        assert_eq!(cpu.share(Nanos(700_000)), 0.1);
        assert_eq!(cpu.since(&cpu), CpuClasses::default());
        assert_eq!(CpuClasses::default().share(Nanos(0)), 0.0, "before any time has passed");
    }

    #[test]
    fn time_is_counted_by_the_ps_there_are() {
        let mut all = Available::new(2, Nanos(100));
        assert_eq!(all.until(Nanos(100)), Nanos(0));
        all.set_procs(4, Nanos(110));
        all.set_procs(1, Nanos(115));
        assert_eq!(all.until(Nanos(120)), Nanos(2 * 10 + 4 * 5 + 5));
    }
}
