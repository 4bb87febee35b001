//! How many pages may stay at a time: jemalloc's decay, as plain arithmetic.
//!
//! Called by [`super::Decay`], which has one for dirty pages and one for muzzy ones. Time is cut into epochs, 200 to a decay time. The
//! *backlog* says how many pages came in each of the last 200 epochs; of those of an epoch so many may stay as a smooth
//! step from 1 to 0 leaves of them, by their age: S(x) = 6x⁵ − 15x⁴ + 10x³ of the time that they have left. The sum is the *limit*.
//!
//! What came is the difference of two counts: the pages now, and `unpurged`, those there were when the last epoch ended, *before* anything
//! was purged. So pages that take the place of purged ones do not enter the backlog, and go by the time of those: in cycles of use and
//! reuse they go too early (`credit` counts right instead), and how many stay under steady creation depends on how often is purged.
//!
//! The epoch's end is drawn: an interval and up to another, so that the purges of many heaps do not fall together.
//!
//! Invariants: (F1) the limit is at most the sum of the backlog. (F2) Without pages coming in, advancing by k epochs at once gives the
//! same limit as k times by one.

#![forbid(unsafe_code)]

use crate::random::Random;

/// Epochs in a decay time.
pub const STEPS: usize = 200;
/// Bits after the point.
const POINT: u32 = 24;
/// Most milliseconds that a decay time may have: more do not fit 64 bits of nanoseconds.
pub const MAX_MS: i64 = (u64::MAX / 1_000_000 / 2) as i64;

/// What stays of the pages of an epoch, from the oldest epoch to the newest, in units of 2⁻²⁴.
pub const KEEPS: [u64; STEPS] = keeps();

const fn keeps() -> [u64; STEPS] {
    let mut table = [0; STEPS];
    let mut i = 0;
    while i < STEPS {
        table[i] = smooth_step(i + 1);
        i += 1;
    }
    table
}

/// ⌊2²⁴ · S(k / 200)⌋, exactly.
const fn smooth_step(k: usize) -> u64 {
    let (k, n) = (k as u128, STEPS as u128);
    let sum = 6 * k.pow(5) + 10 * k.pow(3) * n.pow(2) - 15 * k.pow(4) * n;
    ((sum << POINT) / n.pow(5)) as u64 // at most 2²⁴
}

/// What may be otherwise than in jemalloc.
#[derive(Clone, Copy, Debug)]
pub struct Oddities {
    /// Whether an epoch's end is drawn. jemalloc: yes.
    pub jitter: bool,
    /// Whether pages that are used again count against those that came last. jemalloc: no.
    pub credit: bool,
}

impl Default for Oddities {
    fn default() -> Oddities {
        Oddities { jitter: true, credit: false }
    }
}

/// How far apart what is freed and what goes may be.
#[derive(Clone, Debug)]
pub struct Curve {
    /// The decay time; 0: nothing stays; −1: all does.
    ms: i64,
    /// Nanoseconds of an epoch.
    interval: u64,
    /// When the epoch began.
    epoch: u64,
    /// When it ends at the earliest.
    deadline: u64,
    /// Pages that came, by epoch; the last is the newest.
    backlog: [u64; STEPS],
    limit: u64,
    unpurged: u64,
    random: Random,
    /// Whether an epoch's end is drawn.
    jitter: bool,
    /// Pages that are used again count against those that came last: how many since the epoch began.
    credit: Option<u64>,
}

impl Curve {
    /// One that begins at a time, with a decay time of so many milliseconds. The seed is for the draws.
    #[must_use]
    pub fn new(ms: i64, now: u64, seed: u64, oddities: Oddities) -> Curve {
        let mut curve = Curve {
            ms,
            interval: 0,
            epoch: 0,
            deadline: 0,
            backlog: [0; STEPS],
            limit: 0,
            unpurged: 0,
            random: Random::new(seed),
            jitter: oddities.jitter,
            credit: oddities.credit.then_some(0),
        };
        curve.set_ms(ms, now);
        curve
    }

    /// The decay time in milliseconds.
    #[must_use]
    pub fn ms(&self) -> i64 {
        self.ms
    }

    /// Changes it. All pages begin anew: they count as having come in the epoch that begins now. The limit stays until that ends.
    pub fn set_ms(&mut self, ms: i64, now: u64) {
        self.ms = ms.clamp(-1, MAX_MS);
        self.interval = (u64::try_from(self.ms).unwrap_or(0) * 1_000_000 / STEPS as u64).max(1);
        self.epoch = now;
        self.backlog = [0; STEPS];
        self.unpurged = 0;
        self.draw_deadline();
    }

    /// Nanoseconds of an epoch.
    #[must_use]
    pub fn interval(&self) -> u64 {
        self.interval
    }

    /// Whether pages go bit by bit: not at once, and not never.
    #[must_use]
    pub fn is_gradual(&self) -> bool {
        self.ms > 0
    }

    /// Pages that may stay.
    #[must_use]
    pub fn limit(&self) -> u64 {
        self.limit
    }

    /// To how many a purge goes now that there are so many. As in jemalloc that is the limit, even if some came after it was set, and go
    /// too early; if reuse is credited, those stay.
    #[must_use]
    pub fn may_stay(&self, pages: u64) -> u64 {
        self.limit + if self.credit.is_some() { self.pending(pages) } else { 0 }
    }

    /// Whether no pages came in all of a decay time.
    #[must_use]
    pub fn is_quiet(&self) -> bool {
        self.backlog.iter().all(|pages| *pages == 0)
    }

    /// Pages that have come since the epoch began, if there are so many now.
    #[must_use]
    pub fn pending(&self, pages: u64) -> u64 {
        pages.saturating_sub(self.unpurged)
    }

    /// It is `now`, and there are so many pages: ends the epoch, if it is time for that. Says how many pages came in it.
    pub fn advance(&mut self, now: u64, pages: u64) -> Option<u64> {
        if !self.is_gradual() {
            return None;
        }
        if now < self.epoch {
            // The clock was set back: the epoch begins now.
            self.epoch = now;
            self.draw_deadline();
        }
        if now < self.deadline {
            return None;
        }
        let epochs = (now - self.epoch) / self.interval;
        self.epoch += epochs * self.interval;
        self.draw_deadline();
        self.shift(epochs);
        let came = self.came(pages);
        self.backlog[STEPS - 1] = came;
        self.limit = weighted(&self.backlog);
        self.unpurged = if self.credit.is_some() { pages } else { self.limit.max(pages) };
        Some(came)
    }

    /// Pages that came in the epoch that ends. If reuse is credited: less those used again for which no older one could be
    /// taken out of the backlog.
    fn came(&mut self, pages: u64) -> u64 {
        let Some(counted) = &mut self.credit else { return self.pending(pages) };
        let reused = std::mem::take(counted);
        let freed = (pages + reused).saturating_sub(self.unpurged);
        freed.saturating_sub(self.forgive(reused))
    }

    /// So many pages went because of the limit.
    pub fn purged(&mut self, pages: u64) {
        if self.credit.is_some() {
            self.unpurged = self.unpurged.saturating_sub(pages);
        }
    }

    /// So many pages are used again.
    pub fn reused(&mut self, pages: u64) {
        if let Some(reused) = &mut self.credit {
            *reused += pages;
        }
    }

    /// Changes what is otherwise than in jemalloc.
    pub fn set_oddities(&mut self, oddities: Oddities) {
        self.jitter = oddities.jitter;
        self.credit = oddities.credit.then(|| self.credit.unwrap_or(0));
    }

    /// Pages that will have to go after so many more epochs in which none come, beyond those that have to go now.
    #[must_use]
    pub fn due_after(&self, epochs: usize) -> u64 {
        let stay = self.backlog[epochs.min(STEPS)..].iter().zip(KEEPS);
        let later: u64 = stay.map(|(pages, keep)| pages * keep).sum();
        weighted(&self.backlog) - (later >> POINT)
    }

    fn shift(&mut self, epochs: u64) {
        match usize::try_from(epochs).ok().filter(|epochs| *epochs < STEPS) {
            Some(epochs) => {
                self.backlog.copy_within(epochs.., 0);
                self.backlog[STEPS - epochs..].fill(0);
            }
            None => self.backlog.fill(0),
        }
    }

    /// Takes pages that are used again out of the backlog, the newest first; says for how many there was none.
    fn forgive(&mut self, mut pages: u64) -> u64 {
        for entry in self.backlog.iter_mut().rev() {
            let part = pages.min(*entry);
            *entry -= part;
            pages -= part;
        }
        pages
    }

    fn draw_deadline(&mut self) {
        let mut wait = self.interval;
        if self.jitter {
            wait += self.random.word() % self.interval;
        }
        self.deadline = self.epoch.saturating_add(wait);
    }
}

/// What may stay of a backlog.
fn weighted(backlog: &[u64; STEPS]) -> u64 {
    let sum: u64 = backlog.iter().zip(KEEPS).map(|(pages, keep)| pages * keep).sum();
    sum >> POINT
}

/// What is still there of pages after so many of 200 epochs, as a share of 2²⁴.
#[must_use]
pub fn kept_after(epochs: usize) -> u64 {
    if epochs >= STEPS { 0 } else { KEEPS[STEPS - 1 - epochs] }
}

#[cfg(all(test, not(loom)))]
mod tests;
