//! How many goroutines do what, for statistics.
//!
//! Locks: the goroutine table's and `world`, one after the other.

use std::sync::atomic::Ordering;

use super::{FIRST_STARTED, Sched};

/// Goroutines by what they do. Counted while they go on, so the numbers need not add up exactly.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Census {
    /// Those alive, without the runtime's own.
    pub alive: u64,
    /// Started so far, the main one and the runtime's own among them.
    pub created: u64,
    /// In calls that block.
    pub blocked: u64,
    /// Parked for another reason.
    pub waiting: u64,
    /// Being run.
    pub running: u64,
    /// Ready to run.
    pub runnable: u64,
}

impl Sched<'_> {
    /// Counts.
    pub fn census(&self) -> Census {
        let (mut alive, mut parked) = (0, 0);
        self.each_goroutine(|g| {
            if !g.is_system() {
                alive += 1;
                parked += u64::from(g.waiting().is_some());
            }
        });
        let (workers, blocked) = {
            let world = self.world.lock();
            (world.running as u64, world.blocked as u64)
        };
        let searching = self.spinning.load(Ordering::Relaxed) as u64;
        let awake = alive - parked.min(alive);
        let running = workers.saturating_sub(searching).min(awake).min(self.procs() as u64);
        Census {
            alive,
            created: self.next_id.load(Ordering::Relaxed) - FIRST_STARTED + 1,
            blocked,
            waiting: parked.saturating_sub(blocked),
            running,
            runnable: awake - running,
        }
    }
}
