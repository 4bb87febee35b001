//! jemalloc's decay: pages that stay free go bit by bit, the oldest first.
//!
//! Free pages are dirty at first, become muzzy when the dirty decay time has passed, and go for good after the muzzy one; with a muzzy
//! time of 0, the default, they go at once. [`curve`] says how many may stay at a time, [`extents`] which go; the two know nothing of
//! each other, so the pages that go are not those whose time has come, but the oldest.
//!
//! Who asks makes the difference. Without a helper thread a tick of a thread that allocates lets an epoch end and then purges: a
//! program that is silent gives nothing back. With one (`background`), ticks only let epochs end, and the helper purges; it
//! plans its sleep by what will be due, so that it wakes for some 4 MiB at a time.
//!
//! What jemalloc does that one would not expect is here as it is there, each with a switch in [`DecayConfig`]: pages used again
//! are not credited (`credit`), what is purged how often changes what stays (`every`), the last 4 MiB wait for another decay time (`rest`), whole
//! runs of many MiB go at once (`grain`), large runs go at once (`oversize`), and merging ends at 64 times what is freed (`merge`) and where mappings end (`regions`). One thing is not: a
//! burst before a silence may wait for up to a decay time there until it begins to go, as the helper's plan does not know of it;
//! here the helper is woken (`prompt` off makes it as in jemalloc).
//!
//! Invariants: (D1) a free dirty page is in `dirty` or about to be reported (Y2), a muzzy one in `muzzy`; no page in both.
//!
//! Locks: none; under `Rank::MHeap`. The figures are jemalloc's (5.3.1 and the development version of May 2026), the pages Burrow's: 8 KiB.

#![forbid(unsafe_code)]

pub mod curve;
pub mod extents;
pub mod regions;

use super::{Ask, Backing, Knob, Look, Moment, PageRun, Release, ReleaseCause, ReturnPolicy, Wish};
use crate::units::{Bytes, Pages};
use burrow_trace::clock::Nanos;
use curve::{Curve, Oddities, STEPS, kept_after};
use extents::{Extent, Extents};

/// The helper sleeps at least so long.
const MIN_SLEEP: u64 = 100_000_000;
/// Extents of at least so many pages are merged as they come free: 16 KiB.
const MERGED_AT_ONCE: Pages = Pages(2);

/// The settings of [`Decay`]; the defaults are jemalloc's but for `prompt`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DecayConfig {
    /// `dirty_decay_ms`: milliseconds in which dirty pages go; 0: at once, and for good; −1: never.
    pub dirty_ms: i64,
    /// `muzzy_decay_ms`: milliseconds in which muzzy pages go for good; 0: there are none; −1: never.
    pub muzzy_ms: i64,
    /// `background_thread`: whether a helper thread purges.
    pub background: bool,
    /// Mean number of spans that come and go between two looks of the threads that allocate; 0: they never look.
    pub ticks: u32,
    /// Epochs that must have ended between two purges.
    pub every: u32,
    /// Whether pages that are used again count against those that came last. jemalloc: no.
    pub credit: bool,
    /// Whether an epoch's end is drawn. jemalloc: yes.
    pub jitter: bool,
    /// Whether the helper learns of a burst when it happens. jemalloc: no.
    pub prompt: bool,
    /// As long as no more than this is dirty, the helper sleeps for a whole decay time; and it wakes for as much. jemalloc: 4 MiB.
    pub rest: Bytes,
    /// Most that goes at once; 0: whole extents, which is jemalloc's way.
    pub grain: Bytes,
    /// `oversize_threshold`: a run of so much that comes free goes at once, if there is no helper; 0: none. jemalloc: 8 MiB.
    pub oversize: Bytes,
    /// Runs merge as they come free up to so many times what came free. jemalloc: 64; the version 5.3.0: no end.
    pub merge: u32,
    /// Whether runs do not merge across what jemalloc would have mapped at one time ([`regions`]). jemalloc: they do not.
    pub regions: bool,
}

impl Default for DecayConfig {
    fn default() -> DecayConfig {
        DecayConfig::DEFAULT
    }
}

impl DecayConfig {
    /// The defaults.
    pub const DEFAULT: DecayConfig = DecayConfig {
        dirty_ms: 10_000,
        muzzy_ms: 0,
        background: false,
        ticks: 1000,
        every: 1,
        credit: false,
        jitter: true,
        prompt: true,
        rest: Bytes(4 << 20),
        grain: Bytes(0),
        oversize: Bytes(8 << 20),
        merge: 64,
        regions: true,
    };

    fn oddities(&self) -> Oddities {
        Oddities { jitter: self.jitter, credit: self.credit }
    }

    /// The settings by name, with their values as numbers: in bytes, milliseconds, or 0 and 1.
    #[must_use]
    pub fn knobs(&self) -> Vec<Knob> {
        let bytes = |bytes: Bytes| i64::try_from(bytes.0).unwrap_or(i64::MAX);
        let knob = |(name, value)| Knob { name, value };
        [
            ("dirty_decay_ms", self.dirty_ms),
            ("muzzy_decay_ms", self.muzzy_ms),
            ("background_thread", self.background.into()),
            ("ticks", self.ticks.into()),
            ("every", self.every.into()),
            ("credit", self.credit.into()),
            ("jitter", self.jitter.into()),
            ("prompt", self.prompt.into()),
            ("rest", bytes(self.rest)),
            ("grain", bytes(self.grain)),
            ("oversize_threshold", bytes(self.oversize)),
            ("merge", self.merge.into()),
            ("regions", self.regions.into()),
        ]
        .map(knob)
        .into()
    }

    /// Changes the setting of this name.
    ///
    /// # Errors
    /// There is no such setting, or the value is none for it; in words.
    pub fn set(&mut self, name: &str, value: i64) -> Result<(), String> {
        let wrong = |want: &str| Err(format!("{name} cannot be {value}: expected {want}"));
        let bytes = usize::try_from(value).map(Bytes);
        let (flag, number) = (value == 1, u32::try_from(value));
        match name {
            "dirty_decay_ms" | "muzzy_decay_ms" if !(-1..=curve::MAX_MS).contains(&value) => {
                return wrong(&format!("-1 (never) to {}", curve::MAX_MS));
            }
            "background_thread" | "credit" | "jitter" | "prompt" | "regions"
                if !(0..=1).contains(&value) =>
            {
                return wrong("0 or 1");
            }
            "every" | "merge" if value < 1 => return wrong("1 or more"),
            _ => {}
        }
        match (name, bytes, number) {
            ("dirty_decay_ms", ..) => self.dirty_ms = value,
            ("muzzy_decay_ms", ..) => self.muzzy_ms = value,
            ("background_thread", ..) => self.background = flag,
            ("credit", ..) => self.credit = flag,
            ("jitter", ..) => self.jitter = flag,
            ("prompt", ..) => self.prompt = flag,
            ("ticks", _, Ok(number)) => self.ticks = number,
            ("every", _, Ok(number)) => self.every = number,
            ("merge", _, Ok(number)) => self.merge = number,
            ("regions", ..) => self.regions = flag,
            ("rest", Ok(bytes), _) => self.rest = bytes,
            ("grain", Ok(bytes), _) => self.grain = bytes,
            ("oversize_threshold", Ok(bytes), _) => self.oversize = bytes,
            ("ticks" | "every" | "merge" | "rest" | "grain" | "oversize_threshold", ..) => {
                return wrong("a number that is not negative, and not too large");
            }
            _ => return Err(format!("decay has no setting {name}")),
        }
        Ok(())
    }
}

/// Pages of one state, and how many of them may stay.
#[derive(Debug)]
struct Ecache {
    extents: Extents,
    curve: Curve,
    /// Epochs that have ended since the last purge.
    ended: u32,
    /// While a purge goes on: how many pages are to stay.
    goal: Option<u64>,
}

impl Ecache {
    fn new(ms: i64, seed: u64, config: &DecayConfig) -> Ecache {
        let curve = Curve::new(ms, 0, seed, config.oddities());
        let mut extents = Extents::default();
        extents.set_bounded(config.regions);
        Ecache { extents, curve, ended: 0, goal: None }
    }

    fn pages(&self) -> u64 {
        self.extents.pages().0 as u64
    }

    /// Ends the epoch, if it is time; says how many pages came in it.
    fn advance(&mut self, now: Nanos) -> Option<u64> {
        let came = self.curve.advance(now.0, self.pages())?;
        self.ended += 1;
        Some(came)
    }

    /// Begins a purge of what is beyond the limit, if enough epochs have ended since the last.
    fn begin_purge(&mut self, every: u32) {
        if self.curve.is_gradual() && self.goal.is_none() && self.ended >= every {
            self.ended = 0;
            self.goal = Some(self.curve.may_stay(self.pages()));
        }
    }

    /// The oldest extent, or a part of it, if more than the goal is there; else the purge has ended.
    fn evict(&mut self, grain: Bytes) -> Option<Extent> {
        let beyond = self.pages().saturating_sub(self.goal?);
        let oldest = if beyond > 0 { self.extents.pop_oldest() } else { None };
        let Some(mut extent) = oldest else {
            self.goal = None;
            return None;
        };
        let most = Pages(grain.to_pages().0.min(beyond as usize));
        if grain > Bytes(0) && extent.run.count > most {
            let rest = PageRun::between(extent.run.first + most, extent.run.end());
            self.extents.put_back(Extent { run: rest, ..extent });
            extent.run = extent.run.head(most);
        }
        self.curve.purged(extent.run.count.0 as u64);
        Some(extent)
    }

    /// Pages are used again.
    fn take(&mut self, run: PageRun) {
        let reused = self.extents.remove(run);
        self.curve.reused(reused.0 as u64);
    }

    /// How long nothing need be done, in nanoseconds; `None`: until something comes.
    fn sleep(&self, config: &DecayConfig) -> Option<u64> {
        let (pages, interval) = (self.pages(), self.curve.interval());
        let all = interval.saturating_mul(STEPS as u64);
        let rest = config.rest.to_pages().0 as u64;
        if !self.curve.is_gradual() || pages == 0 && self.curve.is_quiet() {
            return None;
        }
        if pages <= rest {
            return Some(all);
        }
        if config.prompt && self.curve.pending(pages) > rest {
            return Some(interval); // that they enter the backlog, by which the next sleep is planned
        }
        let enough = |epochs: usize| self.curve.due_after(epochs) >= (rest / 2).max(1);
        let (mut low, mut high) = (2, STEPS);
        while low < high {
            let middle = usize::midpoint(low, high);
            (low, high) = if enough(middle) { (low, middle) } else { (middle + 1, high) };
        }
        Some(interval.saturating_mul(low as u64))
    }
}

/// The policy.
#[derive(Debug)]
pub struct Decay {
    config: DecayConfig,
    dirty: Ecache,
    muzzy: Ecache,
    /// Extents that go at once, as they are so large.
    oversize: Vec<Extent>,
    /// Which of the two a question is at.
    stage: Stage,
    helper: Helper,
}

/// What is purged: dirty pages first, of which some become muzzy ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    Dirty,
    Muzzy,
}

/// What is known of the helper thread.
#[derive(Debug, Default)]
struct Helper {
    /// Until when it sleeps; `None`: until it is woken.
    until: Option<u64>,
    /// Whether it sleeps until it is woken.
    endless: bool,
    /// Pages that will be due when it wakes, and that it did not know of when it went to sleep.
    unplanned: u64,
    /// Whether it is to be woken, and whether it has been since it last planned.
    wanted: bool,
    called: bool,
    /// Whether it was woken as an epoch has ended in which much came.
    summoned: bool,
}

impl Helper {
    /// Whether it is to purge. When it is woken because pages come, their epoch has not ended, and the limit knows nothing of them:
    /// all of them would go.
    fn is_due(&self, now: Nanos) -> bool {
        self.summoned || self.until.is_some_and(|until| until <= now.0)
    }
}

impl Decay {
    /// Decay with these settings; `seed` feeds the draws of epochs' ends.
    #[must_use]
    pub fn new(config: DecayConfig, seed: u64) -> Decay {
        Decay {
            dirty: Ecache::new(config.dirty_ms, seed, &config),
            muzzy: Ecache::new(config.muzzy_ms, seed.rotate_left(32), &config),
            config,
            oversize: Vec::new(),
            stage: Stage::Dirty,
            helper: Helper { endless: true, ..Helper::default() },
        }
    }

    /// The settings now.
    #[must_use]
    pub fn config(&self) -> &DecayConfig {
        &self.config
    }

    /// Pages that are dirty, and pages that are muzzy, but for those on their way.
    #[must_use]
    pub fn pages(&self) -> (Pages, Pages) {
        (self.dirty.extents.pages(), self.muzzy.extents.pages())
    }

    /// Whether nothing may ever go by itself.
    fn is_never(&self) -> bool {
        self.config.dirty_ms < 0 || self.config.muzzy_ms < 0
    }

    /// Adds dirty pages.
    fn add_dirty(&mut self, run: PageRun, now: Nanos) -> Extent {
        if run.count < MERGED_AT_ONCE {
            self.dirty.extents.insert(run, now);
            return Extent { run, since: now };
        }
        let at_most = Pages(run.count.0.saturating_mul(self.config.merge as usize));
        self.dirty.extents.insert_merged(run, now, at_most)
    }

    /// Whether an extent is so large that it does not stay.
    fn is_oversize(&self, extent: Extent) -> bool {
        let threshold = self.config.oversize.to_pages();
        threshold > Pages(0)
            && extent.run.count >= threshold
            && !self.config.background
            && !self.is_never()
    }

    /// Pages came: whether the helper is to be woken for that.
    fn ask_for_arrival(&mut self) -> Ask {
        if !self.config.background || self.helper.called {
            return Ask::Later;
        }
        let curve = &self.dirty.curve;
        let pending = curve.pending(self.dirty.pages());
        let many = pending > self.config.rest.to_pages().0 as u64;
        let call = curve.is_gradual() && (self.helper.endless || self.config.prompt && many);
        self.helper.called = call;
        if call { Ask::Helper } else { Ask::Later }
    }

    /// A look at dirty pages, or at muzzy ones: epochs end, and perhaps a purge begins.
    fn look_at(&mut self, stage: Stage, moment: Moment, now: Nanos) {
        let DecayConfig { background, every, muzzy_ms, .. } = self.config;
        let (ecache, at_once) = match stage {
            Stage::Dirty => (&mut self.dirty, false),
            Stage::Muzzy => (&mut self.muzzy, muzzy_ms == 0), // there may be some from when it was not
        };
        let came = ecache.advance(now);
        if at_once {
            ecache.goal = Some(0);
        } else if moment == Moment::Background || !background && came.is_some() {
            ecache.begin_purge(every);
        } else if let Some(came) = came
            && let Some(until) = self.helper.until
        {
            let left = until.saturating_sub(now.0);
            let epochs = (left / ecache.curve.interval()) as usize;
            self.helper.unplanned += came - ((came * kept_after(epochs)) >> 24);
            let many = self.helper.unplanned > self.config.rest.to_pages().0 as u64;
            self.helper.wanted |= many && left >= MIN_SLEEP;
        }
    }

    /// The next extent of a purge: of dirty ones, and when enough of these have gone, of muzzy ones.
    fn next_of_purge(&mut self, moment: Moment, look: &Look<'_>) -> Option<Wish> {
        if self.stage == Stage::Dirty {
            self.look_at(Stage::Dirty, moment, look.now());
            if let Some(extent) = self.dirty.evict(self.config.grain) {
                let how = if self.config.muzzy_ms == 0 { Release::Now } else { Release::Lazily };
                return Some(wish(extent, how, ReleaseCause::Dirty, look));
            }
            self.look_at(Stage::Muzzy, moment, look.now());
        }
        let oldest = self.muzzy.evict(self.config.grain);
        self.stage = if oldest.is_some() { Stage::Muzzy } else { Stage::Dirty };
        Some(wish(oldest?, Release::Now, ReleaseCause::Muzzy, look))
    }

    /// What goes as it comes free: extents that are too large, and all if the decay time is 0, for good.
    fn next_at_once(&mut self, look: &Look<'_>) -> Option<Wish> {
        if let Some(extent) = self.oversize.pop() {
            return Some(wish(extent, Release::Now, ReleaseCause::Oversize, look));
        }
        if self.config.dirty_ms != 0 {
            return None;
        }
        let extent = self.dirty.extents.pop_oldest()?;
        Some(wish(extent, Release::Now, ReleaseCause::Freed, look))
    }
}

fn wish(extent: Extent, how: Release, cause: ReleaseCause, look: &Look<'_>) -> Wish {
    Wish { run: extent.run, how, cause, age: look.now().since(extent.since) }
}

/// Milliseconds, for people.
fn seconds(ms: i64) -> String {
    format!("{} s", ms as f64 / 1e3)
}

impl ReturnPolicy for Decay {
    fn name(&self) -> &'static str {
        "decay"
    }

    fn freed(&mut self, run: PageRun, backing: Backing, now: Nanos) -> Ask {
        if backing == Backing::Released {
            return Ask::Later;
        }
        let extent = self.add_dirty(run, now);
        if self.is_oversize(extent) {
            self.dirty.extents.remove(extent.run);
            self.oversize.push(extent);
            return Ask::Now;
        }
        if self.config.dirty_ms == 0 { Ask::Now } else { self.ask_for_arrival() }
    }

    fn taken(&mut self, run: PageRun, now: Nanos) {
        self.dirty.take(run);
        self.muzzy.take(run);
        // Those whose turn it was to go at once, and that somebody was faster to take: what is left of them is dirty.
        let hit = |extent: &Extent| extent.run.first < run.end() && run.first < extent.run.end();
        while let Some(at) = self.oversize.iter().position(hit) {
            let extent = self.oversize.swap_remove(at).run;
            let parts = [(extent.first, run.first.min(extent.end())), (run.end(), extent.end())];
            for (first, end) in parts.into_iter().filter(|(first, end)| first < end) {
                self.add_dirty(PageRun::between(first.max(extent.first), end), now);
            }
        }
    }

    fn released(&mut self, run: PageRun, how: Release, now: Nanos) {
        self.dirty.extents.remove(run);
        self.muzzy.extents.remove(run);
        if how == Release::Lazily {
            self.muzzy.extents.insert_merged(run, now, Pages(usize::MAX));
        }
    }

    fn kept(&mut self, run: PageRun, now: Nanos) {
        self.dirty.extents.remove(run);
        self.muzzy.extents.remove(run);
        self.dirty.extents.insert(run, now);
    }

    fn next(&mut self, moment: Moment, look: &Look<'_>) -> Option<Wish> {
        match moment {
            Moment::Freed | Moment::Grew(_) => return self.next_at_once(look),
            Moment::Limit(_) => {
                let extent = self.dirty.extents.take_oldest()?;
                return Some(wish(extent, Release::Now, ReleaseCause::Limit, look));
            }
            Moment::Background if !self.helper.is_due(look.now()) => return None,
            Moment::Tick | Moment::Background => {}
        }
        let at_once = self.next_at_once(look);
        at_once.or_else(|| self.next_of_purge(moment, look))
    }

    fn wakes_at(&mut self, now: Nanos) -> Option<Nanos> {
        let sleeps = [&self.dirty, &self.muzzy].map(|ecache| ecache.sleep(&self.config));
        let sleep = sleeps.into_iter().flatten().min().map(|sleep| sleep.max(MIN_SLEEP));
        let until = sleep.map(|sleep| now.0.saturating_add(sleep));
        // Who is woken before it is due only plans anew, and not for later.
        let planned = self.helper.until.filter(|&planned| planned > now.0);
        let until = until.map(|until| planned.map_or(until, |planned| planned.min(until)));
        self.helper = Helper { until, endless: until.is_none(), ..Helper::default() };
        until.map(Nanos)
    }

    fn calls_helper(&mut self) -> bool {
        self.helper.summoned |= self.helper.wanted;
        std::mem::take(&mut self.helper.wanted)
    }

    fn wants_helper(&self) -> bool {
        self.config.background
    }

    fn ticks(&self) -> u32 {
        self.config.ticks
    }

    fn rule(&self) -> String {
        let DecayConfig { dirty_ms, muzzy_ms, background, .. } = self.config;
        let who = if background {
            "a thread of its own gives them back"
        } else {
            "threads that allocate give them back, so a silent program keeps them"
        };
        match (dirty_ms, muzzy_ms) {
            (-1, _) => "decay: dirty_decay_ms is -1, so none goes".into(),
            (0, _) => "decay: they go as they come free; these are on their way".into(),
            (dirty, 0) => format!("decay: they go within {}; {who}", seconds(dirty)),
            (dirty, muzzy) => format!(
                "decay: they become muzzy within {}, and go {}; {who}",
                seconds(dirty),
                if muzzy < 0 { "never".into() } else { format!("{} later", seconds(muzzy)) },
            ),
        }
    }

    fn knobs(&self) -> Vec<Knob> {
        self.config.knobs()
    }

    fn set_knob(&mut self, name: &str, value: i64, now: Nanos) -> Result<(), String> {
        self.config.set(name, value)?;
        match name {
            "dirty_decay_ms" => self.dirty.curve.set_ms(value, now.0),
            "muzzy_decay_ms" => self.muzzy.curve.set_ms(value, now.0),
            _ => {}
        }
        for curve in [&mut self.dirty.curve, &mut self.muzzy.curve] {
            curve.set_oddities(self.config.oddities());
        }
        self.dirty.extents.set_bounded(self.config.regions);
        self.muzzy.extents.set_bounded(self.config.regions);
        Ok(())
    }
}
