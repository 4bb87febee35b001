//! How many processors mark in the background.

use super::GOAL_UTILIZATION;

/// How a cycle's mark workers are spread over the processors.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Workers {
    /// Processors that do nothing but mark.
    pub dedicated: usize,
    /// Share of time that each other processor gives to marking.
    pub fractional: f64,
    /// At most so many idle processors may help.
    pub idle_max: usize,
}

impl Workers {
    /// The split for `procs` processors: a quarter of them, by whole processors where these come close.
    pub fn split(procs: usize, periodic: bool) -> Workers {
        let want = procs as f64 * GOAL_UTILIZATION;
        let mut dedicated = (want + 0.5) as usize;
        let mut fractional = 0.0;
        if want > 0.0 && (dedicated as f64 / want - 1.0).abs() > 0.3 {
            if dedicated as f64 > want {
                dedicated -= 1;
            }
            fractional = (want - dedicated as f64) / procs as f64;
        }
        let idle_max = match (periodic, dedicated) {
            (false, _) => procs - dedicated,
            (true, 0) => 1,
            (true, _) => 0,
        };
        Workers { dedicated, fractional, idle_max }
    }
}
