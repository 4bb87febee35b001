//! The CPU limiter as the Ps share it: the bucket behind a lock, time told by many, the answer for all.
//!
//! Called by allocation (`limiting`), by whoever ends an assist or an idle time (`add`), by the scheduler and
//! by assists when it is time (`is_due`, `update`), and by the collector when it stops and starts the world.
//!
//! Locks: `bucket`, a leaf. An update that does not get it goes on: whoever holds it is updating.
//! A transition and a change of the processors wait for it.

#![forbid(unsafe_code)]

use std::sync::atomic::{AtomicBool, AtomicU32, AtomicU64, Ordering};

use burrow_alloc::{Rank, RankedMutex};
use burrow_trace::clock::Nanos;

use super::{Activity, ActivityClock, Limiter, Spent, UPDATE_PERIOD};

/// Time told since the last update, in nanoseconds. Relaxed: sums, which decide nothing until they are drained.
#[derive(Debug, Default)]
struct Pools {
    assist: AtomicU64,
    idle: AtomicU64,
    idle_mark: AtomicU64,
    /// Idle time ever told: this one is not emptied.
    idle_ever: AtomicU64,
}

impl Pools {
    fn add(&self, activity: Activity, time: Nanos) {
        let pool = match activity {
            Activity::Assist | Activity::WaitIdle | Activity::WaitMark => &self.assist,
            Activity::Idle => &self.idle,
            Activity::IdleMark => &self.idle_mark,
        };
        pool.fetch_add(time.0, Ordering::Relaxed);
        if matches!(activity, Activity::Idle | Activity::WaitIdle) {
            self.idle_ever.fetch_add(time.0, Ordering::Relaxed);
        }
    }

    /// Empties them.
    fn drain(&self) -> Spent {
        let take = |pool: &AtomicU64| Nanos(pool.swap(0, Ordering::Relaxed));
        Spent {
            assist: take(&self.assist),
            idle: take(&self.idle),
            idle_mark: take(&self.idle_mark),
        }
    }
}

/// The limiter of one collector. Shared by all threads.
#[derive(Debug)]
pub struct CpuLimiter {
    bucket: RankedMutex<Limiter>,
    pools: Pools,
    /// Repeat the bucket's, written by whoever has changed it. Relaxed: an assist too many or too few.
    limiting: AtomicBool,
    last_enabled: AtomicU32,
    next_update: AtomicU64,
}

impl CpuLimiter {
    /// A limiter that does not limit.
    pub fn new(procs: usize, now: Nanos) -> CpuLimiter {
        CpuLimiter {
            bucket: RankedMutex::new(Rank::Scavenge, Limiter::new(procs, now)),
            pools: Pools::default(),
            limiting: AtomicBool::new(false),
            last_enabled: AtomicU32::new(0),
            next_update: AtomicU64::new((now + UPDATE_PERIOD).0),
        }
    }

    /// Whether the collector must stand back: no assists, no memory given back in allocations.
    #[inline]
    pub fn limiting(&self) -> bool {
        self.limiting.load(Ordering::Relaxed)
    }

    /// The last cycle in which that began; 0 if it never did.
    pub fn last_enabled(&self) -> u32 {
        self.last_enabled.load(Ordering::Relaxed)
    }

    /// CPU time in the bucket, and how much it holds: full is limited.
    pub fn fill(&self) -> (Nanos, Nanos) {
        let bucket = self.bucket.lock();
        (bucket.fill(), bucket.capacity())
    }

    /// How long Ps had nothing to do, in all, but for what they have not told yet; with the world stopped none is idle.
    pub fn idle(&self) -> Nanos {
        Nanos(self.pools.idle_ever.load(Ordering::Relaxed))
    }

    /// Tells that a P has spent `time` so (as [`ActivityClock::stop`] has it).
    pub fn add(&self, activity: Activity, time: Nanos) {
        self.pools.add(activity, time);
    }

    /// Whether it is time for an update.
    #[inline]
    pub fn is_due(&self, now: Nanos) -> bool {
        now.0 >= self.next_update.load(Ordering::Relaxed)
    }

    /// Counts the time up to `now`, unless another thread is at it. `clocks` are those of all Ps.
    pub fn update<'a>(&self, now: Nanos, clocks: impl IntoIterator<Item = &'a ActivityClock>) {
        let Some(mut bucket) = self.bucket.try_lock() else { return };
        if bucket.accepts(now) {
            let spent = self.gather(now, clocks);
            bucket.update(now, spent);
            self.publish(&bucket);
        }
    }

    /// The world was stopped at `now`, to begin marking or to end it.
    pub fn start_transition<'a>(
        &self,
        now: Nanos,
        clocks: impl IntoIterator<Item = &'a ActivityClock>,
        marking: bool,
    ) {
        let mut bucket = self.bucket.lock();
        let spent = self.gather(now, clocks);
        bucket.start_transition(now, spent, marking);
        self.publish(&bucket);
    }

    /// The world goes on at `now`. Time that idle Ps spent in between is not theirs: `clocks` are taken up to `now`.
    pub fn finish_transition<'a>(
        &self,
        now: Nanos,
        clocks: impl IntoIterator<Item = &'a ActivityClock>,
    ) {
        let mut bucket = self.bucket.lock();
        for clock in clocks {
            let _stopped_anyway = clock.take(now);
        }
        bucket.finish_transition(now);
        self.publish(&bucket);
    }

    /// There are `procs` processors from now on.
    pub fn set_procs<'a>(
        &self,
        now: Nanos,
        clocks: impl IntoIterator<Item = &'a ActivityClock>,
        procs: usize,
    ) {
        let mut bucket = self.bucket.lock();
        let spent = self.gather(now, clocks);
        bucket.set_procs(now, spent, procs);
        self.publish(&bucket);
    }

    /// All that was told, and what the Ps are at.
    fn gather<'a>(&self, now: Nanos, clocks: impl IntoIterator<Item = &'a ActivityClock>) -> Spent {
        for (activity, time) in clocks.into_iter().filter_map(|clock| clock.take(now)) {
            self.pools.add(activity, time);
        }
        self.pools.drain()
    }

    fn publish(&self, bucket: &Limiter) {
        self.limiting.store(bucket.limiting(), Ordering::Relaxed);
        self.last_enabled.store(bucket.last_enabled(), Ordering::Relaxed);
        self.next_update.store(bucket.next_update().0, Ordering::Relaxed);
    }
}
