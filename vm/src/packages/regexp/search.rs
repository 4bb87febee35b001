//! Searches that take their time: they go on without a P.
//!
//! A native must not keep its worker for long. A search is linear in the text, but the text may be large, each byte may
//! cost as much as the expression is long, and each match begins a search of its own. So a search begins in the native
//! and is given [`PATIENCE`]; what is not done then, or is known to be long, is done on a copy of the text by a thread
//! without a P (runtime/src/sched/blocking.rs), while the goroutine is parked. It then calls the native again, which
//! finds the result.
//!
//! Called by `mod.rs`. Invariants: (F1) a goroutine has one search under way at most: it is parked until that is done.
//!
//! Locks: `Searches::under_way` and the result of one search, leaves, never both.

#![forbid(unsafe_code)]

use std::sync::Arc;
use std::time::{Duration, Instant};

use burrow_runtime::goroutine::WaitReason;
use parking_lot::Mutex;
use regex_automata::util::primitives::NonMaxUsize;
use rustc_hash::FxHashMap;

use super::pattern::Pattern;
use crate::packages::NativeCtx;

/// How long the matches of one call are searched before the rest goes to a thread: short for those who wait to stop the
/// world, long against the 50 µs or so that handing over costs.
const PATIENCE: Duration = Duration::from_millis(2);
/// Bytes of text times bytes of the compiled expression up to which one match is searched at once. The slowest engine
/// spends a few nanoseconds on each state of some 30 bytes: about 10 ms.
const MOST_AT_ONCE: usize = 1 << 26;

/// What is asked of a pattern and a text.
pub(super) enum Search {
    /// Whether there is a match.
    Any,
    /// Where matches are.
    All(Matches),
}

/// A search for one match after the other, which can stop between them.
pub(super) struct Matches {
    /// The positions found so far.
    pub found: Vec<isize>,
    /// How many matches these are, and how many are wanted.
    pub count: usize,
    /// See `count`.
    pub limit: usize,
    /// Where to go on.
    pub from: usize,
    /// Where the last match ended.
    pub last_end: Option<usize>,
    /// The engine's positions of one match.
    pub slots: Vec<Option<NonMaxUsize>>,
}

impl Matches {
    /// A search for up to `limit` matches, of which `width` positions are wanted each.
    pub fn new(limit: usize, width: usize) -> Matches {
        let slots = vec![None; width];
        Matches { found: Vec::new(), count: 0, limit, from: 0, last_end: None, slots }
    }
}

/// Positions, or a single 1 for a yes and nothing for a no.
type Found = Vec<isize>;

impl Search {
    /// Goes on until the end or, between two matches, that time; says whether it is done.
    fn run(&mut self, pattern: &Pattern, text: &[u8], until: Option<Instant>) -> bool {
        match self {
            Search::All(matches) => pattern.find_on(text, matches, until),
            Search::Any => {
                let mut matches = Matches::new(1, 0);
                if pattern.is_match(text) {
                    matches.found.push(1);
                }
                *self = Search::All(matches);
                true
            }
        }
    }

    fn found(self) -> Found {
        match self {
            Search::All(matches) => matches.found,
            Search::Any => Found::new(),
        }
    }
}

/// Searches on threads, by the number of their goroutine.
#[derive(Default)]
pub(super) struct Searches {
    under_way: Mutex<FxHashMap<u64, Arc<Mutex<Found>>>>,
}

impl Searches {
    /// What the goroutine's search has found, if it had one (F1).
    pub fn take(&self, goroutine: u64) -> Option<Found> {
        let result = self.under_way.lock().remove(&goroutine)?;
        let found = std::mem::take(&mut *result.lock());
        Some(found)
    }
}

/// Searches at once if that is short, and returns what was found. `None`: a thread goes on, and the native must park its
/// goroutine.
pub(super) fn search(
    ctx: &NativeCtx<'_>,
    pattern: &Arc<Pattern>,
    text: &[u8],
    mut search: Search,
) -> Option<Found> {
    let is_short = text.len().saturating_mul(pattern.bytes()) <= MOST_AT_ONCE;
    if is_short && search.run(pattern, text, Some(Instant::now() + PATIENCE)) {
        return Some(search.found());
    }
    let result = Arc::<Mutex<Found>>::default();
    ctx.program.patterns.searches.under_way.lock().insert(ctx.g.id(), result.clone());
    ctx.g.will_park(WaitReason::None);
    let (pattern, text) = (pattern.clone(), Box::<[u8]>::from(text));
    let job = move || {
        search.run(&pattern, &text, None);
        *result.lock() = search.found();
    };
    ctx.sched.block(ctx.g, Box::new(job));
    None
}
