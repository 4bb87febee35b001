//! What a P does with time that the limiter must know of, and since when.
//!
//! Time is told when an activity ends. An idle P may sleep for seconds, though, and the limiter would take
//! all of them for the program's. So each P shows what it is at, and whoever updates the limiter takes the
//! part that is over; the P then tells only the rest.
//!
//! Invariant: (A1) every nanosecond of an activity is taken once: `take` moves the start, `stop` clears it,
//! each by one atomic operation on one word.

#![forbid(unsafe_code)]

use std::sync::atomic::{AtomicU64, Ordering};

use burrow_trace::clock::Nanos;

/// What a P may be at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Activity {
    /// A mark assist, or giving memory back while it allocates.
    Assist,
    /// Nothing.
    Idle,
    /// Marking, for want of anything else to do.
    IdleMark,
    /// Nothing, but there would be something: a goroutine waits for marking to pay its debt.
    WaitIdle,
    /// Marking, in place of such a goroutine.
    WaitMark,
}

impl Activity {
    /// By number; 0 stands for none of them.
    pub(super) const ALL: [Activity; 5] = [
        Activity::Assist,
        Activity::Idle,
        Activity::IdleMark,
        Activity::WaitIdle,
        Activity::WaitMark,
    ];

    fn number(self) -> u64 {
        self as u64 + 1
    }
}

/// The number of the activity is in the three bits above the time.
const TIME_BITS: u32 = 61;
const TIME_MASK: u64 = (1 << TIME_BITS) - 1;

/// The clock of one P. The P starts and stops it; anyone may take from it. Relaxed: the word stands for itself.
#[derive(Debug, Default)]
pub struct ActivityClock(AtomicU64);

impl ActivityClock {
    /// The P turns to `activity`.
    pub fn start(&self, activity: Activity, now: Nanos) {
        let before = self.0.swap(pack(activity, now), Ordering::Relaxed);
        debug_assert_eq!(before, 0, "{activity:?} starts within {:?}", unpack(before));
    }

    /// The P turns back to the program: what has not been taken of the time.
    pub fn stop(&self, now: Nanos) -> Option<(Activity, Nanos)> {
        let (activity, start) = unpack(self.0.swap(0, Ordering::Relaxed))?;
        Some((activity, now - start))
    }

    /// Takes the time up to now, if the P is at any activity.
    pub fn take(&self, now: Nanos) -> Option<(Activity, Nanos)> {
        let before = self.0.load(Ordering::Relaxed);
        let (activity, start) = unpack(before)?;
        if now <= start {
            return None;
        }
        let after = pack(activity, now);
        // If it fails, the P has just stopped and tells the time itself, or another has taken it.
        let taken = self.0.compare_exchange(before, after, Ordering::Relaxed, Ordering::Relaxed);
        taken.ok().map(|_| (activity, now - start))
    }
}

fn pack(activity: Activity, since: Nanos) -> u64 {
    activity.number() << TIME_BITS | since.0 & TIME_MASK
}

fn unpack(word: u64) -> Option<(Activity, Nanos)> {
    let number = (word >> TIME_BITS) as usize;
    let activity = *Activity::ALL.get(number.checked_sub(1)?)?;
    Some((activity, Nanos(word & TIME_MASK)))
}
