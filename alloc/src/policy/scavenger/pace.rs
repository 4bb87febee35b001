//! How fast the helper gives memory back: at one hundredth of a CPU's time, as the program has them.
//!
//! Called by `scavenger.rs`. The helper works in bursts of a millisecond at least, and sleeps between them for as long as keeps its share at the
//! set point. Since neither the cost of giving a page back nor the real length of a sleep is known, a controller (proportional and integral, with
//! the integral held back while the output is at a bound) sets the ratio of work to sleep by what came of the last one. It starts from one
//! in a thousand: the first burst is followed by a second of sleep.
//!
//! All of it is arithmetic over times that are handed in. On a clock that stands still during work, work counts as 10 µs for each OS page.
//!
//! Invariants: (P1) `ratio` lies within its bounds.

#![forbid(unsafe_code)]

use crate::units::Bytes;
use burrow_trace::clock::Nanos;

/// What is given back between two looks at the clock: large enough that a look costs nothing beside it, small enough to stop soon.
pub const QUANTUM: Bytes = Bytes(64 << 10);
/// The share of all processors' time.
const SHARE: f64 = 0.01;
/// A burst lasts so long, as far as there is something to give back: a shorter one would cost more in waking up than it does.
const MIN_WORK: u64 = 1_000_000;
/// The ratio of work to sleep at first, and after the controller has failed.
const FIRST_RATIO: f64 = 0.001;
/// For how long it then stays.
const COOLDOWN: u64 = 5_000_000_000;
/// How long giving an OS page back takes where the clock does not say.
const WORK_PER_OS_PAGE: u64 = 10_000;

/// The controller of the ratio of work to sleep. Its gains were tuned for Go's runtime, by Ziegler and Nichols' method, says its source.
#[derive(Clone, Copy, Debug)]
struct Controller {
    integral: f64,
}

impl Controller {
    /// Proportional gain.
    const GAIN: f64 = 0.3375;
    /// Time in which the integral answers as much as the proportional part, in nanoseconds.
    const INTEGRAL_TIME: f64 = 3.2e6;
    /// Time in which the integral is drawn back from where the output is bounded.
    const TRACKING_TIME: f64 = 1e9;
    const BOUNDS: (f64, f64) = (0.001, 1000.0);

    /// The output for what was measured over a period; `None` if the numbers have got out of hand.
    fn next(&mut self, measured: f64, wanted: f64, period: f64) -> Option<f64> {
        let error = wanted - measured;
        let raw = Controller::GAIN * error + self.integral;
        let output = raw.clamp(Controller::BOUNDS.0, Controller::BOUNDS.1);
        let growth = Controller::GAIN * period / Controller::INTEGRAL_TIME * error;
        self.integral += growth + period / Controller::TRACKING_TIME * (output - raw);
        if self.integral.is_finite() {
            return Some(output);
        }
        self.integral = 0.0;
        None
    }
}

/// What the helper is doing.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Doing {
    /// Waiting to be woken: there was nothing to do.
    Parked,
    Working(Burst),
    /// Sleeping off its last burst.
    Sleeping {
        worked: u64,
        since: Nanos,
        until: Nanos,
    },
}

/// A burst of work.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Burst {
    /// Nanoseconds of the quanta that are done.
    worked: u64,
    released: u64,
    /// When the present quantum began, and what has gone since.
    quantum_began: Nanos,
    quantum_released: u64,
}

/// The helper's pace.
#[derive(Clone, Copy, Debug)]
pub struct Pace {
    doing: Doing,
    /// Work to sleep (P1).
    ratio: f64,
    controller: Controller,
    /// For how long the ratio is to stay, in nanoseconds.
    cooldown: u64,
    /// Whether somebody has woken the helper.
    woken: bool,
}

impl Default for Pace {
    fn default() -> Pace {
        Pace {
            doing: Doing::Parked,
            ratio: FIRST_RATIO,
            controller: Controller { integral: 0.0 },
            cooldown: 0,
            woken: false,
        }
    }
}

impl Pace {
    /// There may be something to do: the helper works as soon as it asks.
    pub fn wake(&mut self) {
        self.woken = true;
    }

    /// The helper asks: how much it may give back now before it looks at the clock again; `None` if its time has not come, or its burst is over.
    pub fn allowance(&mut self, now: Nanos, os_page: Bytes, procs: u32) -> Option<Bytes> {
        self.heed_clock(now);
        match &mut self.doing {
            Doing::Working(burst) => {
                if burst.quantum_released >= QUANTUM.0 as u64 {
                    burst.end_quantum(now, os_page);
                }
                if burst.worked >= MIN_WORK {
                    return None;
                }
            }
            Doing::Sleeping { worked, since, until } if self.woken || now >= *until => {
                let (worked, slept) = (*worked, now.since(*since).0);
                self.learn(worked, slept, procs);
                self.doing = Doing::Working(Burst::new(now));
            }
            Doing::Parked if self.woken => self.doing = Doing::Working(Burst::new(now)),
            Doing::Parked | Doing::Sleeping { .. } => return None,
        }
        self.woken = false;
        let Doing::Working(burst) = &self.doing else { return None };
        Some(Bytes(QUANTUM.0.saturating_sub(burst.quantum_released as usize)))
    }

    /// So much has gone by the helper.
    pub fn released(&mut self, bytes: Bytes) {
        if let Doing::Working(burst) = &mut self.doing {
            burst.released += bytes.0 as u64;
            burst.quantum_released += bytes.0 as u64;
        }
    }

    /// The helper is about to sleep: until when; `None` until it is woken.
    pub fn sleep(&mut self, now: Nanos, os_page: Bytes) -> Option<Nanos> {
        self.heed_clock(now);
        if let Doing::Working(mut burst) = self.doing {
            burst.end_quantum(now, os_page);
            self.doing = if burst.released == 0 {
                Doing::Parked
            } else {
                let worked = burst.worked.max(MIN_WORK);
                let until = now + Nanos((worked as f64 / self.ratio) as u64);
                Doing::Sleeping { worked, since: now, until }
            };
        }
        match self.doing {
            _ if self.woken => Some(now),
            Doing::Sleeping { until, .. } => Some(until.max(now)),
            Doing::Parked | Doing::Working(_) => None,
        }
    }

    /// If the clock was set back to before a sleep began, the sleep begins now: it would last until the clock is there again.
    fn heed_clock(&mut self, now: Nanos) {
        if let Doing::Sleeping { since, until, .. } = &mut self.doing
            && now < *since
        {
            (*since, *until) = (now, now + (*until - *since));
        }
    }

    /// Sets the ratio by what came of a burst and a sleep.
    fn learn(&mut self, worked: u64, slept: u64, procs: u32) {
        let period = worked.saturating_add(slept);
        if self.cooldown > 0 {
            self.cooldown = self.cooldown.saturating_sub(period);
            return;
        }
        let share = worked as f64 / (period as f64 * f64::from(procs.max(1)));
        match self.controller.next(share, SHARE, period as f64) {
            Some(ratio) => self.ratio = ratio,
            None => (self.ratio, self.cooldown) = (FIRST_RATIO, COOLDOWN),
        }
    }
}

impl Burst {
    fn new(now: Nanos) -> Burst {
        Burst { worked: 0, released: 0, quantum_began: now, quantum_released: 0 }
    }

    fn end_quantum(&mut self, now: Nanos, os_page: Bytes) {
        let took = now.since(self.quantum_began).0;
        let pages = self.quantum_released / os_page.0.max(1) as u64;
        self.worked += if took == 0 { pages * WORK_PER_OS_PAGE } else { took };
        (self.quantum_began, self.quantum_released) = (now, 0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const OS_PAGE: Bytes = Bytes(4096);
    const MS: u64 = 1_000_000;
    const SECOND: u64 = 1000 * MS;

    /// Works one burst on a virtual clock, where 64 KiB take so long, and sleeps; gives what went and how long the sleep was.
    fn burst(pace: &mut Pace, now: &mut u64, quantum_takes: u64, procs: u32) -> (u64, u64) {
        let mut gone = 0;
        while let Some(allowed) = pace.allowance(Nanos(*now), OS_PAGE, procs) {
            *now += quantum_takes;
            pace.released(allowed);
            gone += allowed.0 as u64;
        }
        let until = pace.sleep(Nanos(*now), OS_PAGE).expect("something went").0;
        let slept = until - *now;
        *now = until;
        (gone, slept)
    }

    #[test]
    fn the_first_burst_takes_a_millisecond_and_is_slept_off_for_a_second() {
        let (mut pace, mut now) = (Pace::default(), SECOND);
        assert_eq!(pace.allowance(Nanos(now), OS_PAGE, 2), None, "nobody has woken it");
        pace.wake();
        assert_eq!(burst(&mut pace, &mut now, MS / 10, 2), (10 * QUANTUM.0 as u64, SECOND));
    }

    /// The share of a CPU that work takes comes to 1 %, whatever work costs and however many processors there are. Where one quantum takes more than
    /// a burst should, the controller swings about it, and comes out somewhat above.
    #[test]
    fn the_share_comes_to_one_percent() {
        for procs in [1, 2, 8] {
            for (quantum_takes, error) in [(20_000, 0.1), (300_000, 0.1), (5 * MS, 0.3)] {
                let (mut pace, mut now) = (Pace::default(), 0);
                pace.wake();
                let (mut worked, mut began) = (0, 0);
                for number in 0..4000 {
                    if number == 2000 {
                        (worked, began) = (0, now);
                    }
                    let before = now;
                    let (_, slept) = burst(&mut pace, &mut now, quantum_takes, procs);
                    worked += now - before - slept;
                }
                let share = worked as f64 / ((now - began) as f64 * f64::from(procs));
                assert!((share / 0.01 - 1.0).abs() < error, "{procs} {quantum_takes}: {share}");
            }
        }
    }

    #[test]
    fn a_clock_that_stands_still_during_work_makes_it_count_by_pages() {
        let (mut pace, mut now) = (Pace::default(), 0);
        pace.wake();
        // 16 OS pages of 10 µs in 64 KiB: 7 quanta make a millisecond.
        let (gone, slept) = burst(&mut pace, &mut now, 0, 1);
        assert_eq!(gone, 7 * QUANTUM.0 as u64);
        assert_eq!(slept, 1120 * MS);
    }

    #[test]
    fn a_burst_that_gave_nothing_back_parks() {
        let mut pace = Pace::default();
        pace.wake();
        assert!(pace.allowance(Nanos(5), OS_PAGE, 1).is_some());
        assert_eq!(pace.sleep(Nanos(6), OS_PAGE), None);
        assert_eq!(pace.allowance(Nanos(SECOND), OS_PAGE, 1), None, "until it is woken");
    }

    #[test]
    fn a_sleep_ends_early_only_if_somebody_wakes_it() {
        let (mut pace, mut now) = (Pace::default(), 0);
        pace.wake();
        burst(&mut pace, &mut now, MS, 1);
        assert_eq!(pace.allowance(Nanos(now - 1), OS_PAGE, 1), None);
        assert_eq!(pace.sleep(Nanos(now - 1), OS_PAGE), Some(Nanos(now)), "the time stands");
        pace.wake();
        assert_eq!(pace.sleep(Nanos(now - 1), OS_PAGE), Some(Nanos(now - 1)));
        assert!(pace.allowance(Nanos(now - 1), OS_PAGE, 1).is_some());
    }

    #[test]
    fn a_sleep_begins_anew_when_the_clock_is_set_back() {
        let (mut pace, mut now) = (Pace::default(), 1000 * SECOND);
        pace.wake();
        let (_, slept) = burst(&mut pace, &mut now, MS, 1);
        let back = 7 * SECOND;
        assert_eq!(pace.allowance(Nanos(back), OS_PAGE, 1), None);
        assert_eq!(pace.sleep(Nanos(back), OS_PAGE), Some(Nanos(back + slept)));
        assert!(pace.allowance(Nanos(back + slept), OS_PAGE, 1).is_some());
    }

    /// Clocks may jump: the pace stays within its bounds.
    #[test]
    fn jumps_of_the_clock_do_no_harm() {
        let (mut pace, mut now) = (Pace::default(), 1 << 40);
        for jump in [0, 1 << 62, 5, 1 << 62, 1 << 20, u64::MAX >> 1, 0] {
            pace.wake();
            burst(&mut pace, &mut now, MS, 2);
            now = jump;
            let bounds = Controller::BOUNDS.0..=Controller::BOUNDS.1;
            assert!(bounds.contains(&pace.ratio), "{}", pace.ratio);
        }
    }

    #[test]
    fn a_controller_that_fails_begins_anew() {
        let mut pace = Pace { controller: Controller { integral: f64::MAX }, ..Pace::default() };
        pace.ratio = 5.0;
        pace.controller.integral = f64::INFINITY;
        pace.learn(MS, MS, 1);
        assert_eq!((pace.ratio, pace.cooldown), (FIRST_RATIO, COOLDOWN));
        pace.learn(SECOND, 3 * SECOND, 1);
        assert_eq!((pace.ratio, pace.cooldown), (FIRST_RATIO, SECOND));
        pace.learn(SECOND, SECOND, 1);
        assert_eq!(pace.cooldown, 0);
    }
}
