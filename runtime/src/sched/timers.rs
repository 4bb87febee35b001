//! What happens at a time: a sleeper is woken, a func value is started as a goroutine of the runtime, the time is sent on
//! a timer's channel.
//!
//! Workers look at the timers whenever they look for work; one of those that idle waits for the next. A channel's timer
//! does not keep its channel alive, and nobody is kept from being asleep for ever by a timer on whose channel nobody
//! waits: such timers are none of a program's business, as in Go.
//!
//! Invariants: (H1) `next` repeats the moment of the first entry, or `NEVER`. (H2) Moments are those of the runtime's
//! clock. (H3) What a channel's timer sends is sent under the lock of `state`: once a timer was taken back, nothing comes
//! from it any more.
//!
//! Locks: `state`; a channel's may be taken inside.

use std::collections::{BTreeMap, HashMap};
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};

use burrow_alloc::units::Addr;
use burrow_trace::clock::{Clock, Nanos};
use parking_lot::Mutex;

use super::Sched;
use crate::chan;
use crate::fault::Fault;
use crate::goroutine::GRef;
use crate::processor::Processor;

const NEVER: u64 = u64::MAX;

/// What a timer does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimerAction {
    /// Ends a goroutine's park.
    Wake(GRef),
    /// Starts a func value without parameters as a goroutine.
    Start(u64),
    /// Sends the time on a channel, if there is room.
    Send(Tick),
}

/// What a channel's timer does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tick {
    /// A `chan time.Time`.
    pub chan: Addr,
    /// The zone of the time that is sent: a `*time.Location`.
    pub zone: u64,
    /// Nanoseconds between two sends; 0 for just one.
    pub period: u64,
}

/// Names a timer, whether it is set or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TimerId(pub u64);

#[derive(Default)]
struct State {
    queue: BTreeMap<(u64, TimerId), TimerAction>,
    moments: HashMap<TimerId, u64>,
    /// Those that are not a channel's.
    others: usize,
    last_id: u64,
}

impl State {
    fn insert(&mut self, at: u64, id: TimerId, action: TimerAction) {
        self.queue.insert((at, id), action);
        self.moments.insert(id, at);
        self.others += usize::from(!matches!(action, TimerAction::Send(_)));
    }

    fn remove(&mut self, id: TimerId) -> Option<TimerAction> {
        let at = self.moments.remove(&id)?;
        let action = self.queue.remove(&(at, id))?;
        self.others -= usize::from(!matches!(action, TimerAction::Send(_)));
        Some(action)
    }

    /// Takes the first one that has come by `now`, and its moment; a periodic one is set again.
    fn take_due(&mut self, now: u64) -> Option<(u64, TimerAction)> {
        let (&(at, id), _) = self.queue.first_key_value().filter(|((at, _), _)| *at <= now)?;
        let action = self.remove(id)?;
        if let TimerAction::Send(Tick { period, .. }) = action
            && period > 0
        {
            let missed = (now - at) / period; // ticks that nobody saw are dropped, as Go drops them
            let again = at.saturating_add(period.saturating_mul(missed + 1));
            self.insert(again, id, action);
        }
        Some((at, action))
    }
}

/// The timers of a run.
pub(super) struct Timers {
    next: AtomicU64,
    state: Mutex<State>,
    /// Times that a goroutine waits for a timer's channel. Relaxed: it counts when all idle, and who idles has taken the
    /// world's lock.
    watchers: AtomicUsize,
}

impl Default for Timers {
    fn default() -> Timers {
        let (next, watchers) = (AtomicU64::new(NEVER), AtomicUsize::new(0));
        Timers { next, state: Mutex::default(), watchers }
    }
}

impl Timers {
    /// When the next one comes.
    pub fn next(&self) -> Option<Nanos> {
        Some(self.next.load(Ordering::SeqCst)).filter(|&at| at != NEVER).map(Nanos)
    }

    /// Whether one may make a goroutine run while all are asleep.
    pub fn may_wake(&self) -> bool {
        let state = self.state.lock();
        state.others > 0 || !state.queue.is_empty() && self.watchers.load(Ordering::Relaxed) > 0
    }

    fn note_next(&self, state: &State) {
        let first = state.queue.first_key_value().map_or(NEVER, |(&(at, _), _)| at);
        self.next.store(first, Ordering::SeqCst);
    }

    /// Sets a timer, a new one or, if it has been set before, anew; says whether it comes before all others.
    fn set(&self, at: u64, id: Option<TimerId>, action: TimerAction) -> (TimerId, bool) {
        let mut state = self.state.lock();
        let id = id.unwrap_or_else(|| {
            state.last_id += 1;
            TimerId(state.last_id)
        });
        state.remove(id);
        state.insert(at, id, action);
        let first = state.queue.first_key_value().is_some_and(|(&key, _)| key == (at, id));
        self.note_next(&state);
        (id, first)
    }

    fn remove(&self, id: TimerId) -> bool {
        let mut state = self.state.lock();
        let removed = state.remove(id).is_some();
        self.note_next(&state);
        removed
    }

    /// The first one that has come by `now`. One that sends has done so: then it is the receiver's goroutine that is to
    /// be woken, if one waits.
    fn take_due(&self, now: u64, clock: &dyn Clock) -> Option<Due> {
        let mut state = self.state.lock();
        let (at, action) = state.take_due(now)?;
        self.note_next(&state);
        Some(match action {
            TimerAction::Wake(g) => Due::Wake(Some(g)),
            TimerAction::Start(closure) => Due::Start(closure),
            TimerAction::Send(tick) => {
                let time = time_at(at, clock, tick.zone);
                // SAFETY: a channel of times: who set the timer gave it, and it is taken back before the channel goes
                // (`settle_timers`).
                Due::Wake(unsafe { chan::offer(tick.chan, &time) }) // (H3)
            }
        })
    }
}

/// What is left to do for a timer that has come.
#[derive(Debug, PartialEq, Eq)]
enum Due {
    Wake(Option<GRef>),
    Start(u64),
}

/// Seconds from 1885, when a `time.Time` with a monotonic reading begins to count, to 1970; and from the year 1.
const FROM_1885: i64 = 31_045 * 86_400;
const FROM_YEAR_1: i64 = 719_162 * 86_400;

/// The words of the `time.Time` at a moment of the clock, as `time.Now` would have made it (vm: golib/time/time.go).
fn time_at(at: u64, clock: &dyn Clock, zone: u64) -> [u64; 3] {
    let (secs, nanos) = clock.wall();
    let late = clock.now().0.saturating_sub(at);
    let wall = i128::from(secs) * 1_000_000_000 + i128::from(nanos) - i128::from(late);
    let (secs, nanos) = (wall.div_euclid(1_000_000_000) as i64, wall.rem_euclid(1_000_000_000));
    let since = secs.wrapping_add(FROM_1885) as u64;
    if since >> 33 == 0 {
        [1 << 63 | since << 30 | nanos as u64, at + 1, zone]
    } else {
        [nanos as u64, secs.wrapping_add(FROM_YEAR_1) as u64, zone]
    }
}

impl Sched<'_> {
    /// Sets a timer, `after` nanoseconds from now: a new one, or this one anew.
    pub fn set_timer(&self, id: Option<TimerId>, after: u64, action: TimerAction) -> TimerId {
        let at = self.rt.clock.now() + Nanos(after);
        let (id, first) = self.timers.set(at.0.min(NEVER - 1), id, action);
        if first {
            self.wake_for_timer();
        }
        id
    }

    /// Takes a timer back; `false` if it has come already, or was taken back.
    pub fn remove_timer(&self, id: TimerId) -> bool {
        self.timers.remove(id)
    }

    /// A goroutine begins to wait for a timer's channel.
    pub(crate) fn watch_timer(&self) {
        self.timers.watchers.fetch_add(1, Ordering::Relaxed);
    }

    /// It does not any more.
    pub(crate) fn unwatch_timer(&self) {
        self.timers.watchers.fetch_sub(1, Ordering::Relaxed);
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
        while let Some(due) = self.timers.take_due(now.0, &*self.rt.clock) {
            match due {
                Due::Wake(g) => g.into_iter().for_each(|g| self.unpark(p, g)),
                Due::Start(closure) => {
                    if let Err(Fault::Fatal(_) | Fault::Panic(_)) = self.start_system(p, closure) {
                        // No memory for the goroutine's stack: the next allocation of the script says so.
                        return;
                    }
                }
            }
        }
    }

    /// What timers need: roots. Their channels are none.
    pub fn timer_roots(&self) -> Vec<u64> {
        let state = self.timers.state.lock();
        let words = state.queue.values().filter_map(|action| match action {
            TimerAction::Start(closure) => Some(*closure),
            TimerAction::Send(tick) => Some(tick.zone),
            TimerAction::Wake(_) => None,
        });
        words.collect()
    }

    /// In a collection, when marking is done: forgets the timers whose channels nobody knows any more.
    pub fn settle_timers(&self, is_reached: &dyn Fn(u64) -> bool) {
        let mut state = self.timers.state.lock();
        let gone = |action: &TimerAction| match action {
            TimerAction::Send(tick) => !is_reached(tick.chan.0 as u64),
            TimerAction::Wake(_) | TimerAction::Start(_) => false,
        };
        let State { queue, moments, .. } = &mut *state;
        queue.retain(|(_, id), action| {
            let gone = gone(action);
            if gone {
                moments.remove(id);
            }
            !gone
        });
        self.timers.note_next(&state);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use burrow_trace::clock::VirtualClock;

    fn start(closure: u64) -> TimerAction {
        TimerAction::Start(closure)
    }

    #[test]
    fn timers_come_in_order_and_periodic_ones_again() {
        let mut state = State::default();
        let tick = TimerAction::Send(Tick { chan: Addr(8), zone: 0, period: 150 });
        state.insert(300, TimerId(1), start(3));
        state.insert(100, TimerId(2), tick);
        let steps = [
            // (case, now, what comes, the next moment)
            ("nothing yet", 99, None, Some(100)),
            ("the first", 100, Some((100, tick)), Some(250)),
            ("only once", 100, None, Some(250)),
            ("again, missed ticks dropped", 700, Some((250, tick)), Some(300)),
            ("the late one", 700, Some((300, start(3))), Some(850)),
        ];
        for (case, now, comes, next) in steps {
            let came = state.take_due(now);
            let first = state.queue.keys().next().map(|key| key.0);
            assert_eq!((came, first), (comes, next), "{case}");
            assert_eq!(state.queue.len(), state.moments.len(), "{case}");
        }
        assert_eq!((state.remove(TimerId(1)), state.others), (None, 0), "it has come");
    }

    #[test]
    fn a_timer_taken_back_does_not_come_and_one_set_anew_comes_once() {
        let (timers, clock) = (Timers::default(), VirtualClock::default());
        let (id, first) = timers.set(5, None, start(1));
        assert!(first && timers.may_wake());
        assert!(timers.remove(id));
        assert!(!timers.remove(id));
        assert_eq!((timers.take_due(10, &clock), timers.next()), (None, None));
        assert!(!timers.may_wake());
        for at in [20, 30] {
            assert_eq!(timers.set(at, Some(id), start(2)), (id, true));
        }
        assert_eq!(timers.take_due(25, &clock), None, "set anew");
        assert_eq!(timers.take_due(30, &clock), Some(Due::Start(2)));
        assert_eq!((timers.take_due(99, &clock), timers.next()), (None, None));
    }

    #[test]
    fn a_channels_timer_wakes_only_who_waits_for_it() {
        let timers = Timers::default();
        timers.set(5, None, TimerAction::Send(Tick { chan: Addr(8), zone: 0, period: 0 }));
        for (watchers, wakes) in [(0, false), (1, true)] {
            timers.watchers.store(watchers, Ordering::Relaxed);
            assert_eq!(timers.may_wake(), wakes, "{watchers} wait");
        }
    }
}
