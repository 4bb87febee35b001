//! How others reach a P: stop it at its next safepoint, wake it where it idles.
//!
//! Whoever wants something of script code (the collector, the monitor that ends time slices, an interrupt) asks the
//! [`Guard`] of its P. [`Guards`] knows those of all Ps of a runtime.
//!
//! Invariants: (B1) a ring of the bell is not lost: it ends the wait under way, or else the next one.
//!
//! Locks: a bell's and the list's, both leaves.

#![forbid(unsafe_code)]

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, AtomicUsize, Ordering};
use std::time::Duration;

use parking_lot::{Condvar, Mutex};

/// Stops script code at its next safepoint.
///
/// Calls compare the end of the callee's frame with `limit`; whoever wants the goroutine to stop sets the limit to 0, so
/// the check that guards the stack is the only one that the common case pays for.
#[derive(Debug, Default)]
pub struct Guard {
    /// End of the current stack chunk, or 0. Relaxed: a stop that is seen a safepoint later does no harm, and what it
    /// asks for is synchronised by whoever carries it out.
    limit: AtomicUsize,
    wanted: AtomicBool,
    /// Whether the goroutine's time slice is over.
    slice_over: AtomicBool,
    /// Ticks of a CPU profile that nobody has seen yet. Relaxed: only counted.
    ticks: AtomicU32,
    /// Wakes the P's thread where it idles.
    pub bell: Bell,
}

impl Guard {
    /// The address that frames must not pass; 0 if a stop is wanted.
    #[inline(always)]
    pub fn limit(&self) -> usize {
        self.limit.load(Ordering::Relaxed)
    }

    /// Sets the end of the chunk, unless a stop is wanted.
    pub fn set_limit(&self, end: usize) {
        self.limit.store(end, Ordering::SeqCst);
        if self.wanted.load(Ordering::SeqCst) {
            self.limit.store(0, Ordering::SeqCst);
        }
    }

    /// Asks for a stop.
    pub fn stop(&self) {
        self.wanted.store(true, Ordering::SeqCst);
        self.limit.store(0, Ordering::SeqCst);
    }

    /// Ends the goroutine's time slice.
    pub fn end_slice(&self) {
        self.slice_over.store(true, Ordering::Relaxed);
        self.stop();
    }

    /// Takes note of the end of a time slice.
    pub fn take_slice_over(&self) -> bool {
        self.slice_over.load(Ordering::Relaxed) && self.slice_over.swap(false, Ordering::Relaxed)
    }

    /// Asks for the goroutine's stack, for a CPU profile.
    pub fn tick(&self) {
        self.ticks.fetch_add(1, Ordering::Relaxed);
        self.stop();
    }

    /// Takes note of ticks: says how many came.
    pub fn take_ticks(&self) -> u32 {
        match self.ticks.load(Ordering::Relaxed) {
            0 => 0,
            _ => self.ticks.swap(0, Ordering::Relaxed),
        }
    }

    /// Takes note of a stop: says whether one was wanted.
    pub fn take(&self) -> bool {
        self.wanted.swap(false, Ordering::SeqCst)
    }
}

/// Wakes one thread.
#[derive(Debug, Default)]
pub struct Bell {
    rung: Mutex<bool>,
    waiting: Condvar,
}

impl Bell {
    /// Ends the wait under way, or the next one (B1).
    pub fn ring(&self) {
        *self.rung.lock() = true;
        self.waiting.notify_one();
    }

    /// Waits for a ring, at most so long.
    pub fn wait(&self, at_most: Option<Duration>) {
        let mut rung = self.rung.lock();
        if !*rung {
            match at_most {
                Some(time) => drop(self.waiting.wait_for(&mut rung, time)),
                None => self.waiting.wait(&mut rung),
            }
        }
        *rung = false;
    }
}

/// The guards of a runtime's Ps.
#[derive(Debug, Default)]
pub struct Guards {
    list: Mutex<Vec<Arc<Guard>>>,
}

impl Guards {
    /// A guard for a new P.
    pub fn add(&self) -> Arc<Guard> {
        let guard = Arc::<Guard>::default();
        self.list.lock().push(guard.clone());
        guard
    }

    /// Forgets the guard of a P that is gone.
    pub fn remove(&self, guard: &Arc<Guard>) {
        self.list.lock().retain(|known| !Arc::ptr_eq(known, guard));
    }

    /// Asks all for a stop.
    pub fn stop_all(&self) {
        self.list.lock().iter().for_each(|guard| guard.stop());
    }

    /// Asks all for their goroutine's stack.
    pub fn tick_all(&self) {
        self.list.lock().iter().for_each(|guard| guard.tick());
    }

    /// Asks all for a stop, and wakes those that idle.
    pub fn rouse_all(&self) {
        self.list.lock().iter().for_each(|guard| {
            guard.stop();
            guard.bell.ring();
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wanted_stop_outlives_a_new_limit() {
        let guard = Guard::default();
        guard.set_limit(100);
        assert_eq!((guard.limit(), guard.take()), (100, false));
        guard.stop();
        guard.set_limit(200);
        assert_eq!((guard.limit(), guard.take()), (0, true));
        guard.set_limit(200);
        assert_eq!(guard.limit(), 200);
    }

    #[test]
    fn all_guards_are_stopped_and_all_bells_rung() {
        let guards = Guards::default();
        let (a, b) = (guards.add(), guards.add());
        guards.remove(&b);
        guards.rouse_all();
        assert_eq!((a.take(), b.take()), (true, false));
        a.bell.wait(None); // rung before: does not wait
    }
}
