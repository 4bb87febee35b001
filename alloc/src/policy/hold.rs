//! Nothing goes back but what the limit or the program itself demands: one end of all policies.
//!
//! The fastest, as no page that was had once is ever asked for again, and the largest: the process stays as large as it was at its
//! largest. What jemalloc does with `dirty_decay_ms:-1`, and gperftools as long as nobody frees much.

#![forbid(unsafe_code)]

use super::{Look, Moment, ReturnPolicy, Wish};

/// Keeps everything.
#[derive(Clone, Copy, Debug, Default)]
pub struct Hold;

impl ReturnPolicy for Hold {
    fn name(&self) -> &'static str {
        "hold"
    }

    fn listens(&self) -> bool {
        false
    }

    fn rule(&self) -> String {
        "hold: none goes, but for a memory limit or debug.FreeOSMemory".into()
    }

    fn next(&mut self, _moment: Moment, _look: &Look<'_>) -> Option<Wish> {
        None
    }
}
