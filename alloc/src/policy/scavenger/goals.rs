//! How much memory may stay: the scavenger's two goals, in bytes.
//!
//! Called by `scavenger.rs` whenever the collector has paced anew: when marking ends, and when GOGC or the memory limit change. Pure arithmetic.
//!
//! The first goal follows GOGC: what spans of objects took when the last cycle ended marking (nothing was swept yet, so it is the peak), scaled by
//! what the next heap goal is to the last one, and a tenth more, so that a program whose heap breathes between two collections keeps the pages
//! that it is about to need. The second follows the memory limit: a twentieth below it, so that threads that allocate seldom meet
//! the limit themselves. A goal that is met when it is set stays out of force until the next pacing.

#![forbid(unsafe_code)]

use crate::policy::Pacing;

/// One part in so many is kept beyond what the next cycle is expected to need.
const RETAIN_EXTRA: u64 = 10;
/// The share of the memory limit up to which memory may stay: a twentieth is left for what comes at once.
const LIMIT_SHARE: f64 = 0.95;

/// What may stay; `None` where nothing is to go on account of that goal.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Goals {
    /// Bytes that the domain may retain (in use by objects, or free and backed), by GOGC.
    pub percent: Option<u64>,
    /// Bytes that the process may have, by the memory limit.
    pub limit: Option<u64>,
}

/// The last cycle, as the first goal needs it; 0 before there was one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LastCycle {
    /// Bytes of spans of objects as marking ended.
    pub heap_in_use: u64,
    /// Its heap goal.
    pub goal: u64,
}

impl Goals {
    /// The goals for a pacing.
    #[must_use]
    pub fn new(last: LastCycle, pacing: &Pacing) -> Goals {
        let percent = percent_goal(last, pacing).filter(|goal| {
            // Less than an OS page cannot go.
            pacing.retained.saturating_sub(*goal) >= pacing.os_page.0.max(1) as u64
        });
        let limit = pacing.memory_limit.map(|limit| (limit as f64 * LIMIT_SHARE) as u64);
        Goals { percent, limit: limit.filter(|goal| pacing.mapped_ready > *goal) }
    }

    /// Whether a goal is in force.
    #[must_use]
    pub fn any(&self) -> bool {
        self.percent.is_some() || self.limit.is_some()
    }

    /// Whether more is there than may stay.
    #[must_use]
    pub fn exceeded(&self, retained: u64, mapped_ready: u64) -> bool {
        self.percent.is_some_and(|goal| retained > goal)
            || self.limit.is_some_and(|goal| mapped_ready > goal)
    }

    /// What should go because the heap grows by `growth` bytes, none of which anybody has touched yet: no more than these, nor than what is
    /// beyond the first goal once they are touched.
    #[must_use]
    pub fn due_to_growth(&self, retained: u64, growth: u64) -> u64 {
        let goal = self.percent.unwrap_or(u64::MAX);
        retained.saturating_add(growth).saturating_sub(goal).min(growth)
    }
}

/// What may be retained by GOGC, in whole OS pages.
fn percent_goal(last: LastCycle, pacing: &Pacing) -> Option<u64> {
    if last.goal == 0 {
        return None; // nothing is known of the heap's needs yet
    }
    let ratio = pacing.goal as f64 / last.goal as f64;
    let needed = (last.heap_in_use as f64 * ratio) as u64; // saturates: with GOGC=off the goal is without end
    let goal = needed.saturating_add(needed / RETAIN_EXTRA);
    Some(goal.checked_next_multiple_of(pacing.os_page.0.max(1) as u64).unwrap_or(u64::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::units::Bytes;

    const MIB: u64 = 1 << 20;

    fn pacing(goal: u64, retained: u64) -> Pacing {
        Pacing { goal, retained, os_page: Bytes(4096), procs: 1, ..Pacing::default() }
    }

    #[test]
    fn the_first_goal_follows_the_heap_goal() {
        let last = |in_use, goal| LastCycle { heap_in_use: in_use, goal };
        let above = u64::MAX / 2;
        let cases = [
            // (case, last cycle, next heap goal, retained, bytes that may stay)
            ("no cycle yet", last(0, 0), 4 * MIB, above, None),
            ("steady", last(100 * MIB, 100 * MIB), 100 * MIB, above, Some(110 * MIB)),
            ("shrinks", last(256 * MIB, 260 * MIB), 4 * MIB, above, Some(4_546_560)),
            ("grows", last(10 * MIB, 20 * MIB), 80 * MIB, above, Some(44 * MIB)),
            ("whole OS pages", last(10_000, 1000), 1000, above, Some(12_288)),
            ("met", last(100 * MIB, 100 * MIB), 100 * MIB, 110 * MIB, None),
            ("nearly met", last(100 * MIB, 100 * MIB), 100 * MIB, 110 * MIB + 4095, None),
            (
                "missed by a page",
                last(100 * MIB, 100 * MIB),
                100 * MIB,
                110 * MIB + 4096,
                Some(110 * MIB),
            ),
            ("GOGC=off", last(100 * MIB, 4 * MIB), u64::MAX, 300 * MIB, None),
        ];
        for (case, last, goal, retained, want) in cases {
            assert_eq!(Goals::new(last, &pacing(goal, retained)).percent, want, "{case}");
        }
    }

    #[test]
    fn the_second_goal_is_below_the_limit() {
        let cases = [
            // (case, limit, mapped and ready, bytes that may stay)
            ("none", None, 1000, None),
            ("below", Some(1000), 949, None),
            ("at the goal", Some(1000), 950, None),
            ("between goal and limit", Some(1000), 951, Some(950)),
            ("limit of nothing", Some(0), 1, Some(0)),
        ];
        for (case, memory_limit, mapped_ready, want) in cases {
            let pacing = Pacing { memory_limit, mapped_ready, ..pacing(4 * MIB, 0) };
            assert_eq!(Goals::new(LastCycle::default(), &pacing).limit, want, "{case}");
        }
    }

    #[test]
    fn either_goal_may_be_exceeded() {
        let goals = Goals { percent: Some(100), limit: Some(1000) };
        assert!(!goals.exceeded(100, 1000));
        assert!(goals.exceeded(101, 0) && goals.exceeded(0, 1001));
        assert!(!Goals::default().exceeded(u64::MAX, u64::MAX) && !Goals::default().any());
    }

    #[test]
    fn growth_is_paid_for_as_far_as_it_exceeds() {
        let goals = Goals { percent: Some(100), limit: None };
        let cases = [
            // (case, retained, growth, due)
            ("room", 50, 50, 0),
            ("partly", 70, 50, 20),
            ("beyond before", 500, 50, 50),
        ];
        for (case, retained, growth, want) in cases {
            assert_eq!(goals.due_to_growth(retained, growth), want, "{case}");
        }
        assert_eq!(Goals::default().due_to_growth(500, 50), 0, "no goal, no duty");
    }
}
