//! What happens at a time: a sleeper is woken, a func value is started as a goroutine of the runtime.
//!
//! Workers look at the timers whenever they look for work; one of those that idle waits for the next.
//!
//! Invariants: (H1) `next` repeats the moment of the first entry, or `NEVER`. (H2) Moments are those of the runtime's
//! clock.
//!
//! Locks: `state`, held while nothing else is done.

use std::collections::{BTreeMap, HashMap};
use std::sync::atomic::{AtomicU64, Ordering};

use burrow_trace::clock::Nanos;
use parking_lot::Mutex;

use super::Sched;
use crate::fault::Fault;
use crate::goroutine::GRef;
use crate::processor::Processor;

const NEVER: u64 = u64::MAX;

/// What a timer does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimerAction {
    /// Ends a goroutine's park.
    Wake(GRef),
    /// Starts a func value without parameters as a goroutine; again each time so much has passed, if not 0.
    Start {
        /// The func value.
        closure: u64,
        /// Nanoseconds between two starts, or 0.
        period: u64,
    },
}

/// Names a timer for as long as it has not come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TimerId(pub u64);

#[derive(Default)]
struct State {
    queue: BTreeMap<(u64, TimerId), TimerAction>,
    moments: HashMap<TimerId, u64>,
    last_id: u64,
}

/// The timers of a run.
pub(super) struct Timers {
    next: AtomicU64,
    state: Mutex<State>,
}

impl Default for Timers {
    fn default() -> Timers {
        Timers { next: AtomicU64::new(NEVER), state: Mutex::default() }
    }
}

impl Timers {
    /// When the next one comes.
    pub fn next(&self) -> Option<Nanos> {
        Some(self.next.load(Ordering::SeqCst)).filter(|&at| at != NEVER).map(Nanos)
    }

    fn note_next(&self, state: &State) {
        let first = state.queue.first_key_value().map_or(NEVER, |(&(at, _), _)| at);
        self.next.store(first, Ordering::SeqCst);
    }

    /// Adds one; says whether it comes before all others.
    fn add(&self, at: u64, id: Option<TimerId>, action: TimerAction) -> (TimerId, bool) {
        let mut state = self.state.lock();
        state.last_id += 1;
        let id = id.unwrap_or(TimerId(state.last_id));
        state.queue.insert((at, id), action);
        state.moments.insert(id, at);
        let first = state.queue.first_key_value().is_some_and(|(&key, _)| key == (at, id));
        self.note_next(&state);
        (id, first)
    }

    fn remove(&self, id: TimerId) -> bool {
        let mut state = self.state.lock();
        let Some(at) = state.moments.remove(&id) else { return false };
        state.queue.remove(&(at, id));
        self.note_next(&state);
        true
    }

    /// Takes the first one that has come by `now`; a periodic one is set again.
    fn take_due(&self, now: u64) -> Option<TimerAction> {
        let mut state = self.state.lock();
        let first = state.queue.first_entry().filter(|entry| entry.key().0 <= now)?;
        let ((at, id), action) = first.remove_entry();
        match action {
            TimerAction::Start { period, .. } if period > 0 => {
                let missed = (now - at) / period; // ticks that nobody saw are dropped, as Go drops them
                let again = at.saturating_add(period.saturating_mul(missed + 1));
                state.queue.insert((again, id), action);
                state.moments.insert(id, again);
            }
            _ => {
                state.moments.remove(&id);
            }
        }
        self.note_next(&state);
        Some(action)
    }
}

impl Sched<'_> {
    /// Sets a timer, `after` nanoseconds from now.
    pub fn add_timer(&self, after: u64, action: TimerAction) -> TimerId {
        let at = self.rt.clock.now() + Nanos(after);
        let (id, first) = self.timers.add(at.0.min(NEVER - 1), None, action);
        if first {
            self.wake_for_timer();
        }
        id
    }

    /// Takes a timer back; `false` if it has come already, or was taken back.
    pub fn remove_timer(&self, id: TimerId) -> bool {
        self.timers.remove(id)
    }

    /// Whether a timer's moment has come.
    pub(super) fn timer_is_due(&self) -> bool {
        self.timers.next().is_some_and(|at| at <= self.rt.clock.now())
    }

    /// Does what is due.
    pub(super) fn run_timers(&self, p: &mut Processor) {
        let Some(next) = self.timers.next() else { return };
        let now = self.rt.clock.now();
        if next > now {
            return;
        }
        while let Some(action) = self.timers.take_due(now.0) {
            match action {
                TimerAction::Wake(g) => self.unpark(p, g),
                TimerAction::Start { closure, .. } => {
                    if let Err(Fault::Fatal(_) | Fault::Panic(_)) = self.start_system(p, closure) {
                        // No memory for the goroutine's stack: the next allocation of the script says so.
                        return;
                    }
                }
            }
        }
    }

    /// Func values that timers will start: roots.
    pub fn timer_closures(&self) -> Vec<u64> {
        let state = self.timers.state.lock();
        let closures = state.queue.values().filter_map(|action| match action {
            TimerAction::Start { closure, .. } => Some(*closure),
            TimerAction::Wake(_) => None,
        });
        closures.collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn start(closure: u64, period: u64) -> TimerAction {
        TimerAction::Start { closure, period }
    }

    #[test]
    fn timers_come_in_order_and_periodic_ones_again() {
        let timers = Timers::default();
        assert_eq!(timers.next(), None);
        let (late, first) = timers.add(300, None, start(3, 0));
        assert!(first);
        let (_, first) = timers.add(100, None, start(1, 150));
        assert!(first, "before the other");
        let steps = [
            // (case, now, what comes, the next moment)
            ("nothing yet", 99, None, Some(100)),
            ("the first", 100, Some(start(1, 150)), Some(250)),
            ("only once", 100, None, Some(250)),
            ("again, missed ticks dropped", 700, Some(start(1, 150)), Some(300)),
            ("the late one", 700, Some(start(3, 0)), Some(850)),
        ];
        for (case, now, comes, next) in steps {
            assert_eq!((timers.take_due(now), timers.next()), (comes, next.map(Nanos)), "{case}");
        }
        assert!(!timers.remove(late), "it has come");
    }

    #[test]
    fn a_timer_taken_back_does_not_come() {
        let timers = Timers::default();
        let (id, _) = timers.add(5, None, start(1, 0));
        assert!(timers.remove(id));
        assert!(!timers.remove(id));
        assert_eq!((timers.take_due(10), timers.next()), (None, None));
    }
}
