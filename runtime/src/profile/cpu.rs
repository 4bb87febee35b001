//! Sampled time: every 10 ms on average each P that runs a goroutine is asked for the goroutine's stack.
//!
//! Go has the operating system send a signal. Here a thread of its own *ticks* all [`Guard`]s; a P sees that at its next
//! safepoint, and the VM records the goroutine's stack there with as many ticks as came since. So a sample stands at the
//! call or the loop's end that comes next, never in the middle of straight code, and time is that of the clock, not of
//! the processor. The intervals are random, so that what a script does over and over is not caught at the same place each
//! time. A P that takes up a goroutine forgets the ticks that came while it had none.
//!
//! [`Guard`]: crate::guard::Guard
//!
//! Locks: `running`, a leaf.

#![forbid(unsafe_code)]

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::JoinHandle;
use std::time::Duration;

use burrow_trace::clock::{Clock, Nanos, RealClock};
use parking_lot::Mutex;

use crate::entropy::Random;
use crate::guard::{Bell, Guards};

/// Time between ticks on average: 100 a second, as in Go. More would disturb what is measured, fewer take long to tell anything.
pub const PERIOD: Duration = Duration::from_millis(10);

/// What a profile has found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CpuSamples {
    /// Stacks, innermost call first, with the ticks they were found at.
    pub stacks: Vec<(Box<[u64]>, u64)>,
    /// When it began, by the runtime's clock.
    pub began: Nanos,
}

/// The thread that ticks, and what was found so far.
#[derive(Debug)]
struct Running {
    found: HashMap<Box<[u64]>, u64>,
    began: Nanos,
    ticker: Option<JoinHandle<()>>,
    over: Arc<Over>,
}

/// How the ticker learns that it is to end.
#[derive(Debug, Default)]
struct Over {
    is_over: AtomicBool,
    bell: Bell,
}

/// The CPU profile of a runtime: one at a time.
#[derive(Debug)]
pub struct CpuProfile {
    guards: Arc<Guards>,
    random: Random,
    running: Mutex<Option<Running>>,
}

/// Why a CPU profile could not be begun.
#[derive(Debug)]
pub enum CannotStart {
    /// Another is going on.
    InUse,
    /// The system gives no further thread.
    NoThread(std::io::Error),
}

impl std::fmt::Display for CannotStart {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            CannotStart::InUse => f.write_str("another CPU profile is going on: end that first"),
            CannotStart::NoThread(error) => {
                write!(f, "the system gives no thread for it ({error}): see `ulimit -u`")
            }
        }
    }
}

impl std::error::Error for CannotStart {}

impl CpuProfile {
    pub(crate) fn new(guards: Arc<Guards>, random: Random) -> CpuProfile {
        CpuProfile { guards, random, running: Mutex::new(None) }
    }

    /// Begins to sample; `now` by the runtime's clock.
    ///
    /// # Errors
    /// [`CannotStart`].
    pub fn start(&self, now: Nanos) -> Result<(), CannotStart> {
        let mut running = self.running.lock();
        if running.is_some() {
            return Err(CannotStart::InUse);
        }
        let (guards, over) = (self.guards.clone(), Arc::<Over>::default());
        let (until, random) = (over.clone(), self.random.clone());
        let ticker = std::thread::Builder::new()
            .name("profile".into())
            .spawn(move || tick(&guards, &until, random))
            .map_err(CannotStart::NoThread)?;
        let found = HashMap::new();
        *running = Some(Running { found, began: now, ticker: Some(ticker), over });
        Ok(())
    }

    /// Counts ticks for a stack; a late one, after the profile's end, counts for nothing.
    pub fn record(&self, stack: &[u64], ticks: u64) {
        if let Some(running) = &mut *self.running.lock() {
            *running.found.entry(stack.into()).or_default() += ticks;
        }
    }

    /// Ends the profile that is going on, if there is one.
    pub fn stop(&self) -> Option<CpuSamples> {
        let mut running = self.running.lock().take()?;
        let stacks = std::mem::take(&mut running.found).into_iter().collect();
        Some(CpuSamples { stacks, began: running.began })
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.over.is_over.store(true, Ordering::Release);
        self.over.bell.ring();
        // It holds no lock and waits for the bell only. A panic there has been reported.
        let _ = self.ticker.take().map(JoinHandle::join);
    }
}

/// What the ticker does.
fn tick(guards: &Guards, over: &Over, mut random: Random) {
    let (clock, period) = (RealClock::new(), PERIOD.as_nanos() as u64);
    let mut due = clock.now();
    loop {
        due += Nanos(period / 2 + random.below(period));
        over.bell.wait(Some(Duration::from_nanos((due - clock.now()).0)));
        if over.is_over.load(Ordering::Acquire) {
            return;
        }
        guards.tick_all();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entropy::{Purpose, Seed};

    #[test]
    fn ticks_reach_guards_while_a_profile_goes_on() {
        let guards = Arc::<Guards>::default();
        let guard = guards.add();
        let profile = CpuProfile::new(guards, Seed(1).stream(Purpose::Sampling, 0));
        profile.start(Nanos(5)).expect("a thread");
        assert!(matches!(profile.start(Nanos(6)), Err(CannotStart::InUse)));
        let mut ticks = 0;
        while ticks < 3 {
            std::thread::sleep(PERIOD);
            ticks += u64::from(guard.take_ticks());
        }
        profile.record(&[1, 2], 2);
        profile.record(&[1, 2], 1);
        let found = profile.stop().expect("one goes on");
        assert_eq!(found, CpuSamples { stacks: vec![([1, 2].into(), 3)], began: Nanos(5) });
        profile.record(&[1, 2], 1);
        assert_eq!(profile.stop(), None);
        profile.start(Nanos(7)).expect("again");
    }
}
