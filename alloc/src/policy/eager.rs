//! Everything goes back at once: the other end of all policies.
//!
//! The smallest process, and a system call for every span that comes free. What is freed next to free pages is not gathered: each run goes
//! as it comes, as with jemalloc's `dirty_decay_ms:0`, which on one and the same load made 800 times as many calls as decay. Pages in the Ps' page caches stay until the next collection empties these.

#![forbid(unsafe_code)]

use super::{Ask, Backing, Look, Moment, PageRun, Release, ReleaseCause, ReturnPolicy, Wish};
use burrow_trace::clock::Nanos;

/// Gives everything back at once.
#[derive(Clone, Debug, Default)]
pub struct Eager {
    /// Runs that have come free and are not yet wished for.
    due: Vec<(PageRun, Nanos)>,
}

impl ReturnPolicy for Eager {
    fn name(&self) -> &'static str {
        "eager"
    }

    fn freed(&mut self, run: PageRun, backing: Backing, now: Nanos) -> Ask {
        if backing == Backing::Released {
            return Ask::Later;
        }
        self.due.push((run, now));
        Ask::Now
    }

    fn rule(&self) -> String {
        "eager: they go as they come free; these are on their way".into()
    }

    fn next(&mut self, _moment: Moment, look: &Look<'_>) -> Option<Wish> {
        let (run, since) = self.due.pop()?;
        let age = look.now().since(since);
        Some(Wish { run, how: Release::Now, cause: ReleaseCause::Freed, age })
    }
}
