//! Ends a script from outside, at its next safepoint.
//!
//! Whoever runs a script takes the runtime's [`Interrupt`] before and gives it to another thread: one that watches the
//! time, say. The interpreter looks at it at each safepoint where a stop is wanted, and idle workers when their bell rings.
//!
//! Invariants: (I1) The first reason stays. (I2) It is there before the guards ask for the stop, so the safepoint that the
//! stop leads to sees it.
//!
//! Locks: none.

#![forbid(unsafe_code)]

use std::sync::{Arc, OnceLock};

use crate::guard::Guards;

/// Exit status of a script that was interrupted, as that of timeout(1).
pub const INTERRUPTED: i32 = 124;

/// Why a script was ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// Its time is over.
    Timeout,
    /// It has passed as many safepoints as it may.
    MaxSteps,
    /// Somebody wants to see what its goroutines do (SIGQUIT).
    Quit,
}

/// A handle that ends a runtime's script. Clones end the same one.
#[derive(Clone, Debug)]
pub struct Interrupt {
    reason: Arc<OnceLock<Reason>>,
    guards: Arc<Guards>,
}

impl Interrupt {
    /// A handle for the script that these guards stop.
    pub(crate) fn new(guards: Arc<Guards>) -> Interrupt {
        Interrupt { reason: Arc::default(), guards }
    }

    /// Asks for the script's end. Its deferred calls do not run, as after `os.Exit`; a native under way is waited for.
    pub fn ask(&self, reason: Reason) {
        let _ = self.reason.set(reason); // (I1)
        self.guards.rouse_all(); // (I2)
    }

    /// Why the script is to end, if it is.
    pub fn reason(&self) -> Option<Reason> {
        self.reason.get().copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_reason_stays_and_stops_the_script() {
        let guards = Arc::<Guards>::default();
        let guard = guards.add();
        let interrupt = Interrupt::new(guards);
        assert_eq!((interrupt.reason(), guard.take()), (None, false));
        interrupt.clone().ask(Reason::MaxSteps);
        interrupt.ask(Reason::Timeout);
        assert_eq!((interrupt.reason(), guard.take()), (Some(Reason::MaxSteps), true));
    }
}
