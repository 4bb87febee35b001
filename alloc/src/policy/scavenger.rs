//! Go's scavenger: what is beyond a goal goes, from high addresses to low, at one hundredth of a CPU.
//!
//! Two goals say how much may stay ([`goals`]): one follows GOGC and is set anew by each collection, one the memory limit. While more is
//! there than either allows, a helper thread gives pages back, slowly ([`pace`]); and a thread whose request makes the heap grow beyond
//! the first goal gives back as much as it grows by, at once. Where to look is the chunk index's to say ([`index`]): never in dense chunks, and not yet
//! at what the latest collection has freed.
//!
//! Go keeps no clock per page: an idle program's pages stay until the next collection, which comes two minutes after the last one
//! if nothing else brings it about; then all that is beyond the goal goes within seconds.
//!
//! What goes at once is the end of a run, 64 KiB at most; but if that would cut through a huge page that is free as a whole, all of the huge page.
//! Go asks for no huge pages behind the heap, nor does it take any apart knowingly: this rule and that of density are all that it does for them.
//!
//! Holding the limit itself is the page heap's ([`Moment::Limit`]); it goes by the same order, highest address first, and the policy has
//! no other opinion. The same is true of all pages at once, which `debug.FreeOSMemory` asks for.
//!
//! Invariants: (G1) a run that is wished for was free and backed in the bitmaps when it was, lies in one chunk, and is whole pieces of what the source gives back.
//!
//! Locks: none; under `Rank::MHeap`.

#![forbid(unsafe_code)]

pub mod goals;
pub mod index;
pub mod pace;

use super::{
    Ask, Backing, Collection, GcPhase, Look, Moment, Pacing, PageRun, Release, ReleaseCause,
    ReturnPolicy, Wish,
};
use crate::units::{Bytes, PageId, Pages};
use burrow_trace::clock::Nanos;
use goals::{Goals, LastCycle};
use index::{ChunkIndex, Place};
use pace::Pace;

/// Settings that Go takes from its environment and from the machine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ScavengerConfig {
    /// How pages go: for good, or by `MADV_FREE` (`GODEBUG=madvdontneed=0`).
    pub how: Release,
    /// The machine's huge pages, a power of two; 0 if it has none.
    pub huge_page: Bytes,
}

impl Default for ScavengerConfig {
    /// As on Linux on x86-64.
    fn default() -> ScavengerConfig {
        ScavengerConfig { how: Release::Now, huge_page: Bytes(2 << 20) }
    }
}

/// The policy.
#[derive(Debug)]
pub struct Scavenger {
    config: ScavengerConfig,
    last_cycle: LastCycle,
    goals: Goals,
    index: ChunkIndex,
    pace: Pace,
    /// GOMAXPROCS.
    procs: u32,
    os_page: Bytes,
    /// Bytes that a thread for which the heap has grown has still to give back.
    debt: u64,
    /// What was wished for last, and why.
    wish: Option<(PageRun, ReleaseCause)>,
}

impl Scavenger {
    /// A scavenger with these settings.
    #[must_use]
    pub fn new(config: ScavengerConfig) -> Scavenger {
        Scavenger {
            config,
            last_cycle: LastCycle::default(),
            goals: Goals::default(),
            index: ChunkIndex::default(),
            pace: Pace::default(),
            procs: 1,
            os_page: Bytes(4096), // until the first pacing tells
            debt: 0,
            wish: None,
        }
    }

    /// The goals in force.
    #[must_use]
    pub fn goals(&self) -> Goals {
        self.goals
    }

    /// What is known of the domain's chunks.
    #[must_use]
    pub fn index(&self) -> &ChunkIndex {
        &self.index
    }

    fn is_exceeded(&self, look: &Look<'_>) -> bool {
        // Summing up what the process has costs more than the rest of the question.
        let mapped_ready = self.goals.limit.map_or(0, |_| look.mapped_ready());
        self.goals.exceeded(retained(look), mapped_ready)
    }

    /// What the helper is to give back next.
    fn next_in_background(&mut self, look: &Look<'_>) -> Option<Wish> {
        let allowed = self.pace.allowance(look.now(), self.os_page, self.procs)?;
        if !self.is_exceeded(look) {
            return None;
        }
        self.wish_for(allowed, ReleaseCause::Goal, look)
    }

    /// What a thread is to give back next whose request has made the heap grow.
    fn next_for_growth(&mut self, look: &Look<'_>) -> Option<Wish> {
        let limiting = look.limiting(); // then giving back has to wait, as everything that can
        let wish = (self.debt > 0 && !limiting)
            .then(|| self.wish_for(Bytes(self.debt as usize), ReleaseCause::Growth, look))
            .flatten();
        if wish.is_none() {
            self.debt = 0;
        }
        wish
    }

    /// The highest pages that may go: about so many bytes.
    fn wish_for(&mut self, bytes: Bytes, cause: ReleaseCause, look: &Look<'_>) -> Option<Wish> {
        while let Some(place) = self.index.find() {
            if let Some(run) = self.candidate(place, bytes.to_pages(), look) {
                self.wish = Some((run, cause));
                return Some(Wish { run, how: self.config.how, cause, age: Nanos(0) });
            }
            self.index.is_barren(place);
        }
        None
    }

    /// The last pages of a place that are free and backed (G1): at most so many, but for a huge page that is to be kept whole.
    fn candidate(&self, place: Place, most: Pages, look: &Look<'_>) -> Option<PageRun> {
        let unit = look.granule().to_pages().0.max(1);
        let most = most.0.next_multiple_of(unit);
        let mut to = place.to;
        loop {
            let run = look.last_dirty_in(place.chunk, to)?;
            let (first, end) = (run.first.0.next_multiple_of(unit), run.end().0 / unit * unit);
            if first < end {
                let start = self.whole_huge_page(first, end - most.min(end - first), end);
                return Some(PageRun::between(PageId(start), PageId(end)));
            }
            to = run.first;
        }
    }

    /// Where a release of `[start, end)` is to begin, so that it takes no huge page apart that is free as a whole, from `first` on.
    fn whole_huge_page(&self, first: usize, start: usize, end: usize) -> usize {
        let huge = self.config.huge_page.0 / crate::units::PAGE_SIZE;
        if huge <= 1 {
            return start;
        }
        let (below, above) = (start / huge * huge, start.next_multiple_of(huge));
        if above <= end && below >= first { below } else { start }
    }
}

/// What the domain retains: pages in use by objects, and free ones that memory is behind.
fn retained(look: &Look<'_>) -> u64 {
    let counters = look.counters();
    counters.heap_in_use.get() + counters.heap_free.get()
}

impl ReturnPolicy for Scavenger {
    fn name(&self) -> &'static str {
        "go"
    }

    fn freed(&mut self, run: PageRun, _backing: Backing, _now: Nanos) -> Ask {
        self.index.freed(run);
        Ask::Later
    }

    fn taken(&mut self, run: PageRun, _now: Nanos) {
        self.index.taken(run);
    }

    fn released(&mut self, run: PageRun, _how: Release, _now: Nanos) {
        let bytes = run.count.to_bytes();
        match self.wish {
            // Others give back, too: the limit, and the program itself.
            Some((wish, _)) if run.first < wish.first || run.end() > wish.end() => {}
            Some((_, ReleaseCause::Growth)) => {
                self.debt = self.debt.saturating_sub(bytes.0 as u64);
            }
            Some(_) => self.pace.released(bytes),
            None => {}
        }
    }

    fn grew(&mut self, run: PageRun, look: &Look<'_>) -> Ask {
        self.index.grew(run);
        let growth = run.count.to_bytes().0 as u64;
        self.debt = self.goals.due_to_growth(retained(look), growth);
        if self.debt > 0 { Ask::Now } else { Ask::Later }
    }

    fn collected(&mut self, collection: &Collection, _now: Nanos) -> Ask {
        let Collection { heap_in_use, last_goal, .. } = *collection;
        self.last_cycle = LastCycle { heap_in_use, goal: last_goal };
        self.index.next_generation();
        Ask::Later
    }

    fn paced(&mut self, pacing: &Pacing, _now: Nanos) {
        (self.procs, self.os_page) = (pacing.procs, pacing.os_page);
        self.goals = Goals::new(self.last_cycle, pacing);
    }

    fn phase(&mut self, _phase: GcPhase, _now: Nanos) -> Ask {
        if !self.goals.any() {
            return Ask::Later; // it would only find that there is nothing to do
        }
        self.pace.wake();
        Ask::Helper
    }

    fn next(&mut self, moment: Moment, look: &Look<'_>) -> Option<Wish> {
        self.wish = None;
        match moment {
            Moment::Background => self.next_in_background(look),
            Moment::Grew(_) => self.next_for_growth(look),
            Moment::Freed | Moment::Tick | Moment::Limit(_) => None,
        }
    }

    fn wakes_at(&mut self, now: Nanos) -> Option<Nanos> {
        self.pace.sleep(now, self.os_page)
    }

    fn wants_helper(&self) -> bool {
        true
    }

    fn rule(&self) -> String {
        let mib = |bytes: u64| format!("{:.1} MiB", bytes as f64 / f64::from(1 << 20));
        match (self.goals.percent, self.goals.limit) {
            (None, None) => {
                "go: no goal is exceeded, so none goes before the next collection".into()
            }
            (Some(goal), None) => format!(
                "go: beyond {} in use and free they go at 1 % of a CPU (goal by GOGC)",
                mib(goal)
            ),
            (None, Some(goal)) => format!(
                "go: beyond {} in all they go at 1 % of a CPU (95 % of the limit)",
                mib(goal)
            ),
            (Some(percent), Some(limit)) => format!(
                "go: beyond {} in use and free, or {} in all, they go at 1 % of a CPU",
                mib(percent),
                mib(limit)
            ),
        }
    }

    fn how_for_limit(&self) -> Release {
        self.config.how
    }

    /// A collection comes first, as the heap goal falls with the limit: what it leaves is what the limit is about.
    fn lets_a_new_limit_wait(&self) -> bool {
        true
    }
}
