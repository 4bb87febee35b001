//! The race between allocation and marking: how many bytes the program allocates while one is scanned.
//!
//! Each cycle measures it once, at mark termination; the runway of the next ones follows from it.

use super::{GOAL_UTILIZATION, ScanWork};

/// How many earlier cycles' cons/mark ratios are remembered; their maximum is used.
const CONS_MARK_HISTORY: usize = 4;

/// What one cycle measured, from its start to mark termination.
#[derive(Clone, Copy, Debug, Default)]
pub struct CycleMeasure {
    /// Heap live at mark termination.
    pub live: u64,
    /// Bytes scanned.
    pub work: ScanWork,
    /// Length of concurrent marking.
    pub mark_ns: u64,
    /// Processors.
    pub procs: usize,
    /// Time spent in mark assists, summed over processors.
    pub assist_ns: u64,
    /// Time spent marking on otherwise idle processors, summed.
    pub idle_ns: u64,
}

/// Bytes allocated per byte scanned, if either side had the CPU for itself.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct ConsMark {
    /// The largest of the last measurements. A runway too long costs an early cycle, one too short
    /// makes the program assist, so the worst of the recent past decides.
    pub max: f64,
    /// Measurements, oldest first, the one at hand last.
    recent: [f64; CONS_MARK_HISTORY],
}

impl ConsMark {
    /// A ratio that is known.
    #[cfg(test)]
    pub fn known(max: f64) -> ConsMark {
        ConsMark { max, ..ConsMark::default() }
    }

    /// Learns from a cycle that began at `triggered` bytes.
    pub fn learn(&mut self, triggered: u64, m: &CycleMeasure) {
        if m.live <= triggered || m.work.total() == 0 {
            return; // nothing was allocated meanwhile: says nothing about the race
        }
        let cpu = m.mark_ns as f64 * m.procs as f64;
        let share = |ns: u64| if cpu > 0.0 { ns as f64 / cpu } else { 0.0 };
        let utilization = GOAL_UTILIZATION + share(m.assist_ns);
        if utilization >= 1.0 {
            return; // the program did not run at all
        }
        let current = (m.live - triggered) as f64 * (utilization + share(m.idle_ns))
            / (m.work.total() as f64 * (1.0 - utilization));
        self.max = self.recent.iter().copied().fold(current, f64::max);
        self.recent.rotate_left(1);
        self.recent[CONS_MARK_HISTORY - 1] = current;
    }
}
