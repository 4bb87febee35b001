//! Return policies: which free pages go back to the operating system, and when. The seam between them and the page heap.
//!
//! A [`ReturnPolicy`] is told what happens to the pages of its domain, keeps the index that it needs, and when it is asked
//! names the next run that should go. It does nothing itself: `returns.rs` makes the system calls, counts and traces. So a
//! policy is arithmetic over numbers, and runs the same in a heap, in a test on a virtual clock and in a simulator.
//!
//! - `hold.rs`: nothing goes back; `eager.rs`: everything, at once;
//! - `decay.rs` and its folder: jemalloc's decay;
//! - `scavenger.rs` and its folder: Go's scavenger.
//!
//! The states of a free page: *dirty* (in no span, with memory behind it), *muzzy* (the system may take its memory, and may not have
//! done so), *released* (the system has its memory, or nobody has ever touched it). A dirty page becomes muzzy or released by a
//! [`Wish`]; a muzzy one released; each of them comes back to use by being taken.
//!
//! Invariants:
//! - (Y1) a policy is told of every change under the page heap's lock, in the order in which they happen, and of the runs of its own
//!   domain only. A run may lie in several chunks, if these are neighbours of the same domain;
//! - (Y2) each page of a [`Wish`] that was free and could go is reported once, by [`ReturnPolicy::released`] or [`ReturnPolicy::kept`];
//!   of the others nothing is said: somebody has taken them, or they had gone already. Until it is reported, such a page is
//!   neither taken nor freed: a policy best takes it out of its index when it wishes for it;
//! - (Y3) one thread at a time asks a policy for wishes, except for [`Moment::Limit`], which comes under the lock and may come between
//!   a wish and its report.
//!
//! Locks: none; all functions are called with `Rank::MHeap` held. They must not call the heap, allocate from it, or take long.
//!
//! Why it is so: `docs/decisions/019-return-policies.md`. Next to read: `hold.rs`, `eager.rs`, then `returns.rs`.

#![forbid(unsafe_code)]

pub mod decay;
mod eager;
mod hold;
mod look;
pub mod scavenger;

pub use burrow_trace::{Release, ReleaseCause};
pub use decay::{Decay, DecayConfig};
pub use eager::Eager;
pub use hold::Hold;
pub use look::Look;
pub use scavenger::{Scavenger, ScavengerConfig};

use crate::units::{Bytes, PageId, Pages};
use burrow_trace::clock::Nanos;
use std::fmt;

/// Pages side by side.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct PageRun {
    /// The first of them.
    pub first: PageId,
    /// How many; at least one.
    pub count: Pages,
}

impl PageRun {
    /// The pages from one on, up to before another.
    #[must_use]
    pub fn between(first: PageId, end: PageId) -> PageRun {
        PageRun { first, count: end - first }
    }

    /// The page after the last.
    #[must_use]
    pub fn end(self) -> PageId {
        self.first + self.count
    }

    /// The first `count` pages of the run; all, if it has no more.
    #[must_use]
    pub fn head(self, count: Pages) -> PageRun {
        PageRun { first: self.first, count: self.count.min(count) }
    }

    /// The last `count` pages of the run; all, if it has no more.
    #[must_use]
    pub fn tail(self, count: Pages) -> PageRun {
        let count = self.count.min(count);
        PageRun { first: self.first + (self.count - count), count }
    }
}

/// What is behind pages that are free.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Backing {
    /// Memory.
    Dirty,
    /// Nothing: they were given back before, or never touched, and nobody has used them since.
    Released,
}

/// Whether a policy wants to be asked at once, by the thread that tells it of something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[must_use]
pub enum Ask {
    /// No; when its time has come.
    Later,
    /// Yes, as soon as the lock is dropped.
    Now,
    /// No, but the helper thread is to wake and ask [`ReturnPolicy::wakes_at`] again.
    Helper,
}

/// Who asks for wishes, and so who spends the time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moment {
    /// The thread whose pages came free, as [`ReturnPolicy::freed`] wanted: it may be the sweeper, or the program stands still.
    Freed,
    /// The thread for which the heap has grown by so much, before it gets its span, as [`ReturnPolicy::grew`] wanted.
    Grew(Bytes),
    /// A thread that allocates or frees: every so often, of the spans that come and go (`returns.rs`).
    Tick,
    /// A thread that has nothing else to do, at the time given by [`ReturnPolicy::wakes_at`] or earlier.
    Background,
    /// A thread that needs so many bytes to go for the memory limit; under the lock. What the policy does not name, the page heap finds
    /// itself.
    Limit(Bytes),
}

/// What a policy asks for: that these pages go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wish {
    /// The pages; those of them that are not free, or have gone already, stay as they are.
    pub run: PageRun,
    /// At once, or when the system needs them: then they are muzzy.
    pub how: Release,
    /// Why, for the trace.
    pub cause: ReleaseCause,
    /// How long they have been free, as far as the policy knows, for the trace.
    pub age: Nanos,
}

/// What a policy learns of a collection, as its marking ends and before anything of it is swept.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Collection {
    /// Bytes of spans of objects now: the most they take, as nothing is swept yet (Go's `lastHeapInUse`). Of this domain.
    pub heap_in_use: u64,
    /// The heap goal of the cycle that ends.
    pub last_goal: u64,
    /// The heap goal of the next.
    pub goal: u64,
}

/// What the collector's pacing comes to, as far as policies care: when marking ends, and when GOGC, GOMEMLIMIT or GOMAXPROCS change.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Pacing {
    /// The heap goal.
    pub goal: u64,
    /// GOMAXPROCS.
    pub procs: u32,
    /// Bytes of spans of objects, and of free pages that memory is behind. Of this domain.
    pub retained: u64,
    /// Memory that the whole process has from the system: what GOMEMLIMIT bounds. 0 if there is no limit.
    pub mapped_ready: u64,
    /// GOMEMLIMIT, if there is one.
    pub memory_limit: Option<u64>,
    /// What the system gives and takes at least.
    pub os_page: Bytes,
}

/// Something that the collector has come to, apart from the end of marking.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GcPhase {
    /// A collection begins: all of the last one is swept, and the world stands still.
    Begins,
    /// All spans of the last collection are swept, but for some that threads are at.
    Swept,
}

/// A rule by which free pages of a domain go back to the operating system (Y1 to Y3).
///
/// Only [`ReturnPolicy::name`] and [`ReturnPolicy::next`] must be there: a policy without an index searches the bitmaps through the
/// [`Look`]. `now` is the time at which the heap's clock was last read; it does not go back, but jumps if the clock does.
///
/// `alloc/examples/own_policy.rs` is one of a reader's own.
pub trait ReturnPolicy: Send + fmt::Debug {
    /// Its name, as `--return-policy` has it.
    fn name(&self) -> &'static str;

    /// Whether it is to be told of pages at all. Asked once, when it is put in charge; if not, only [`ReturnPolicy::next`] and
    /// what the collector tells are called.
    fn listens(&self) -> bool {
        true
    }

    /// Pages are in no span any more, or out of a page cache. When a policy is put in charge it is told of all that are free.
    fn freed(&mut self, _run: PageRun, _backing: Backing, _now: Nanos) -> Ask {
        Ask::Later
    }

    /// Pages that were free are somebody's: in a span, in a page cache, or withheld for ever.
    fn taken(&mut self, _run: PageRun, _now: Nanos) {}

    /// The system has (`Release::Now`) or may take (`Release::Lazily`) these free pages: by a wish, or by the limit or a demand of
    /// the program.
    fn released(&mut self, _run: PageRun, _how: Release, _now: Nanos) {}

    /// These pages were wished for and stay: the system refused, or gives no such small pieces back. Muzzy ones are dirty, if it refused.
    fn kept(&mut self, _run: PageRun, _now: Nanos) {}

    /// The heap has grown by these pages: free, and released, as nobody has touched them. The request for which it has grown
    /// is about to take some of them, and is not counted yet.
    fn grew(&mut self, _run: PageRun, _look: &Look<'_>) -> Ask {
        Ask::Later
    }

    /// Marking has ended; the sweep that frees pages comes later. The world stands still: what it asks for now, the helper is asked.
    fn collected(&mut self, _collection: &Collection, _now: Nanos) -> Ask {
        Ask::Later
    }

    /// The collector has paced anew: after [`ReturnPolicy::collected`], and when its settings or the number of processors change.
    fn paced(&mut self, _pacing: &Pacing, _now: Nanos) {}

    /// The collector has come to something else. The helper may be woken for it.
    fn phase(&mut self, _phase: GcPhase, _now: Nanos) -> Ask {
        Ask::Later
    }

    /// The pages that should go next, if any should now. Asked again and again until it says none, each time after the last wish was
    /// carried out, with the time it took passed.
    fn next(&mut self, moment: Moment, look: &Look<'_>) -> Option<Wish>;

    /// When the helper thread should ask next, if there is something to come: not before `now`. `None`: when it is woken. Asked by that
    /// thread, each time before it sleeps.
    fn wakes_at(&mut self, _now: Nanos) -> Option<Nanos> {
        None
    }

    /// Whether the helper thread is to be woken, to ask [`ReturnPolicy::wakes_at`] again: asked when a question has ended.
    fn calls_helper(&mut self) -> bool {
        false
    }

    /// Whether a helper thread is to ask; else ticks of allocating threads are all there is.
    fn wants_helper(&self) -> bool {
        false
    }

    /// Whether what is beyond a limit that was lowered may stay until a span is handed out that makes the process larger; else it goes at once. In Go it may.
    fn lets_a_new_limit_wait(&self) -> bool {
        false
    }

    /// How pages go that the page heap gives back for the limit.
    fn how_for_limit(&self) -> Release {
        Release::Now
    }

    /// Mean number of ticks between two questions of [`Moment::Tick`]; 0 for none at all.
    fn ticks(&self) -> u32 {
        0
    }

    /// What keeps free pages that have memory behind them, and when they will go: in a few words, as of now.
    fn rule(&self) -> String {
        format!("the policy {} has not asked for them", self.name())
    }

    /// Its settings, for who shows them.
    fn knobs(&self) -> Vec<Knob> {
        Vec::new()
    }

    /// Changes a setting while it is in charge.
    ///
    /// # Errors
    /// There is no such setting, or the value is none for it; in words.
    fn set_knob(&mut self, name: &str, _value: i64, _now: Nanos) -> Result<(), String> {
        Err(format!("{} has no setting {name}", self.name()))
    }
}

/// A setting of a policy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Knob {
    /// Its name, as in the policy's text and, after `policy.<policy>.`, in `burrow ctl`.
    pub name: &'static str,
    /// Its value: milliseconds, a count, or 0 and 1 for no and yes.
    pub value: i64,
}
