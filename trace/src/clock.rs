//! Time, as everything below the command line sees it.
//!
//! Called by the pacer and the CPU limiter (how long did marking take), by the return policies
//! (how long has a page been dirty), by the scheduler (timers) and by trace events (when). Nobody
//! below `cli` reads time another way, so that all of them can be tested, and replayed, exactly.
//!
//! [`RealClock`] is the machine's. [`VirtualClock`] stands still until someone moves it: by hand
//! ([`VirtualClock::advance`]), or by sleeping, which then takes no real time at all.
//!
//! Invariants: (K1) `now` never goes backwards, on any thread. (K2) After `sleep(d)` the sleeper
//! sees a `now` that is at least `d` later than before.
//!
//! Locks: none.

use std::ops::{Add, AddAssign, Sub};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

/// Nanoseconds: a length of time, or a moment counted from the start of the runtime.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Nanos(pub u64);

impl Nanos {
    /// One millisecond.
    pub const MILLISECOND: Nanos = Nanos(1_000_000);
    /// One second.
    pub const SECOND: Nanos = Nanos(1_000_000_000);

    /// The time since `earlier`, or zero if `earlier` is not earlier.
    #[must_use]
    pub fn since(self, earlier: Nanos) -> Nanos {
        Nanos(self.0.saturating_sub(earlier.0))
    }

    /// This length of time in seconds.
    #[must_use]
    pub fn as_secs_f64(self) -> f64 {
        self.0 as f64 / 1e9
    }
}

impl Add for Nanos {
    type Output = Nanos;
    /// Saturates: the clock would have to run for 584 years.
    fn add(self, other: Nanos) -> Nanos {
        Nanos(self.0.saturating_add(other.0))
    }
}

impl AddAssign for Nanos {
    fn add_assign(&mut self, other: Nanos) {
        *self = *self + other;
    }
}

impl Sub for Nanos {
    type Output = Nanos;
    /// The same as [`Nanos::since`].
    fn sub(self, earlier: Nanos) -> Nanos {
        self.since(earlier)
    }
}

/// Where a runtime gets its time from. Shared by all its threads.
pub trait Clock: Send + Sync {
    /// Monotonic time since the runtime was started.
    fn now(&self) -> Nanos;

    /// The time of day: seconds since 1970-01-01 00:00 UTC (negative before it), and nanoseconds.
    fn wall(&self) -> (i64, u32);

    /// Returns when at least `length` has passed on this clock.
    fn sleep(&self, length: Nanos);

    /// Whether it moves only when told to, so that nothing on it depends on the machine's speed.
    fn is_virtual(&self) -> bool {
        false
    }
}

/// The machine's clocks.
#[derive(Debug)]
pub struct RealClock {
    started: Instant,
}

impl RealClock {
    /// A clock whose `now` is zero at this moment.
    #[must_use]
    pub fn new() -> RealClock {
        RealClock { started: Instant::now() }
    }
}

impl Default for RealClock {
    fn default() -> RealClock {
        RealClock::new()
    }
}

impl Clock for RealClock {
    fn now(&self) -> Nanos {
        Nanos(u64::try_from(self.started.elapsed().as_nanos()).unwrap_or(u64::MAX))
    }

    fn wall(&self) -> (i64, u32) {
        match SystemTime::now().duration_since(UNIX_EPOCH) {
            Ok(after) => (i64::try_from(after.as_secs()).unwrap_or(i64::MAX), after.subsec_nanos()),
            Err(before) => before_1970(before.duration()),
        }
    }

    fn sleep(&self, length: Nanos) {
        std::thread::sleep(Duration::from_nanos(length.0));
    }
}

/// The wall time that lies `distance` before 1970; the nanoseconds still count upwards.
fn before_1970(distance: Duration) -> (i64, u32) {
    let secs = -i64::try_from(distance.as_secs()).unwrap_or(i64::MAX);
    match distance.subsec_nanos() {
        0 => (secs, 0),
        nanos => (secs.saturating_sub(1), 1_000_000_000 - nanos),
    }
}

/// A clock that moves only when told to.
#[derive(Debug)]
pub struct VirtualClock {
    /// Nanoseconds since the start. Every mover adds to it atomically; nothing is published
    /// through it, so `Relaxed` suffices (one atomic never goes backwards for a reader).
    now: AtomicU64,
    wall_at_start: i64,
}

impl VirtualClock {
    /// A clock at zero, on a day that starts at `wall_at_start` seconds after 1970.
    #[must_use]
    pub fn starting_at(wall_at_start: i64) -> VirtualClock {
        VirtualClock { now: AtomicU64::new(0), wall_at_start }
    }

    /// Moves the clock forward.
    pub fn advance(&self, length: Nanos) {
        // Never fails: the closure always returns a value.
        let _ = self.now.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |now| {
            Some(now.saturating_add(length.0))
        });
    }
}

impl Default for VirtualClock {
    /// Starts on 2009-11-10 23:00 UTC, the day on which the Go playground's clock starts too.
    fn default() -> VirtualClock {
        VirtualClock::starting_at(1_257_894_000)
    }
}

impl Clock for VirtualClock {
    fn now(&self) -> Nanos {
        Nanos(self.now.load(Ordering::Relaxed))
    }

    fn wall(&self) -> (i64, u32) {
        let now = self.now().0;
        let secs = i64::try_from(now / 1_000_000_000).unwrap_or(i64::MAX);
        // The remainder is below 10^9 and fits.
        (self.wall_at_start.saturating_add(secs), (now % 1_000_000_000) as u32)
    }

    fn sleep(&self, length: Nanos) {
        self.advance(length);
    }

    fn is_virtual(&self) -> bool {
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn virtual_clock_moves_only_when_told() {
        let clock = VirtualClock::starting_at(100);
        assert_eq!(clock.now(), Nanos(0));
        clock.advance(Nanos(1_500_000_000));
        clock.sleep(Nanos(2));
        assert_eq!(clock.now(), Nanos(1_500_000_002));
        assert_eq!(clock.wall(), (101, 500_000_002));
        clock.advance(Nanos(u64::MAX));
        assert_eq!(clock.now(), Nanos(u64::MAX), "saturates instead of wrapping");
    }

    #[test]
    fn real_clock_sleeps_at_least_as_long_as_asked() {
        let clock = RealClock::new();
        let before = clock.now();
        clock.sleep(Nanos::MILLISECOND);
        assert!(clock.now() - before >= Nanos::MILLISECOND);
        assert!(clock.wall().0 > 1_600_000_000, "this test runs after 2020");
    }

    #[test]
    fn wall_time_before_1970() {
        let cases = [
            // (case, milliseconds before 1970, seconds, nanoseconds)
            ("whole seconds", 2_000, -2, 0),
            ("half a second", 500, -1, 500_000_000),
            ("one and a quarter", 1_250, -2, 750_000_000),
        ];
        for (case, millis, secs, nanos) in cases {
            assert_eq!(before_1970(Duration::from_millis(millis)), (secs, nanos), "{case}");
        }
    }
}
