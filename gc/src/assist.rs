//! Mark assists: whoever allocates while marking goes on pays with scan work, so that marking ends in time.
//!
//! Each goroutine has a [`Credit`] in bytes (`assist/credit.rs`). Allocation charges it; once it is below zero
//! there is a [`Debt`] of scan work, at the exchange rate that the pacer has set last
//! (`pacer::AssistRatio`). It is paid in this order: with work that background marking has done in
//! advance (the *pool*), by marking oneself, and if there is nothing to mark, by waiting in a queue
//! (`assist/queue.rs`) for background marking to do more.
//!
//! [`Assists`] is what all threads share of that. It knows a waiter only as a `W`: the embedder puts in what it
//! can wake, and this crate never runs it. Everything is bytes of allocation or bytes of scan work (`u64`).
//!
//! Called by the embedder at safepoints (`steal`, `park`), by background marking (`flush`), by who finds the limiter on
//! (`forgive`), and by the collector when marking begins and ends (`open`, `close`).
//!
//! Invariants:
//! - (A1) Work in the pool was done, and no other debt was paid with it.
//! - (A2) Nobody waits while there is work in the pool: who parks looks at the pool after it has queued,
//!   and who fills the pool looks at the queue afterwards. (Both Sequentially consistent: one of them sees the other.)
//! - (A3) While closed nobody parks; a cycle begins with an empty pool.
//!
//! Locks: `queue`, `Rank::Chan`. Nothing is called while it is held.

#![forbid(unsafe_code)]

mod credit;
mod queue;
#[cfg(test)]
mod tests;

pub use credit::{Credit, Debt, MIN_ASSIST_WORK};
pub use queue::AssistQueue;

use std::sync::atomic::{AtomicI64, AtomicU64, AtomicUsize, Ordering};

use burrow_alloc::{Rank, RankedMutex};

use crate::pacer::AssistRatio;

/// An [`AssistRatio`] that changes while others read it. Relaxed: a reader may see one half of the old ratio
/// and one of the new, and then owes or earns a little too much, once.
#[derive(Debug, Default)]
pub struct SharedRatio {
    /// The bits of an `f64` each.
    work_per_byte: AtomicU64,
    bytes_per_work: AtomicU64,
}

impl SharedRatio {
    /// The ratio.
    #[inline]
    pub fn get(&self) -> AssistRatio {
        AssistRatio {
            work_per_byte: f64::from_bits(self.work_per_byte.load(Ordering::Relaxed)),
            bytes_per_work: f64::from_bits(self.bytes_per_work.load(Ordering::Relaxed)),
        }
    }

    /// Lets debts be reckoned at `ratio` from now on.
    pub fn set(&self, ratio: AssistRatio) {
        self.work_per_byte.store(ratio.work_per_byte.to_bits(), Ordering::Relaxed);
        self.bytes_per_work.store(ratio.bytes_per_work.to_bits(), Ordering::Relaxed);
    }
}

/// The books of all assists. `W` is whatever can wait.
#[derive(Debug)]
pub struct Assists<W> {
    ratio: SharedRatio,
    /// Background credit: bytes of scan work that nobody has claimed (A1).
    pool: AtomicI64,
    queue: RankedMutex<Waiting<W>>,
    /// Repeats the queue's length, for a look without its lock (A2).
    parked: AtomicUsize,
}

#[derive(Debug)]
struct Waiting<W> {
    queue: AssistQueue<W>,
    is_open: bool,
}

impl<W> Assists<W> {
    /// Closed books: marking is off.
    pub fn new() -> Assists<W> {
        let waiting = Waiting { queue: AssistQueue::new(), is_open: false };
        Assists {
            ratio: SharedRatio::default(),
            pool: AtomicI64::new(0),
            queue: RankedMutex::new(Rank::Chan, waiting),
            parked: AtomicUsize::new(0),
        }
    }

    /// Marking begins, with the world stopped. Every goroutine's credit is to be reset as well.
    pub fn open(&self, ratio: AssistRatio) {
        self.ratio.set(ratio);
        self.pool.store(0, Ordering::Relaxed);
        self.queue.lock().is_open = true;
    }

    /// Marking has ended, with the world stopped: all who wait, to be woken. They owe nothing any more.
    #[must_use = "these wait to be woken"]
    pub fn close(&self) -> Vec<W> {
        let mut waiting = self.queue.lock();
        waiting.is_open = false;
        self.pool.store(0, Ordering::Relaxed);
        self.parked.store(0, Ordering::Relaxed);
        waiting.queue.release_all()
    }

    /// The limiter is on, and debts are not called in: all who wait, to be woken. They owe nothing any more.
    #[must_use = "these wait to be woken"]
    pub fn forgive(&self) -> Vec<W> {
        if self.parked() == 0 {
            return Vec::new();
        }
        let mut waiting = self.queue.lock();
        self.parked.store(0, Ordering::SeqCst);
        waiting.queue.release_all()
    }

    /// The exchange rate now.
    #[inline]
    pub fn ratio(&self) -> AssistRatio {
        self.ratio.get()
    }

    /// The pacer has revised the exchange rate.
    pub fn set_ratio(&self, ratio: AssistRatio) {
        self.ratio.set(ratio);
    }

    /// Scan work that waits to be claimed.
    pub fn pool(&self) -> i64 {
        self.pool.load(Ordering::Relaxed)
    }

    /// How many wait.
    pub fn parked(&self) -> usize {
        self.parked.load(Ordering::Relaxed)
    }

    /// Pays of `debt` what the pool has, and gives back the work that is left to do. Whoever has done `n`
    /// of it calls [`Credit::earn`].
    pub fn steal(&self, credit: &mut Credit, debt: Debt) -> u64 {
        let stolen = self.claim(debt.work);
        credit.settle(debt, stolen, self.ratio());
        debt.work - stolen
    }

    /// Takes up to `work` out of the pool.
    fn claim(&self, work: u64) -> u64 {
        let wanted = i64::try_from(work).unwrap_or(i64::MAX);
        let rest = |pool: i64| (pool > 0).then(|| pool - pool.min(wanted));
        let before = self.pool.fetch_update(Ordering::SeqCst, Ordering::SeqCst, rest);
        before.map_or(0, |pool| pool.min(wanted) as u64) // neither is negative
    }

    /// Queues `waiter`, which is in debt and found nothing to mark; it will come out of [`Assists::flush`],
    /// [`Assists::forgive`] or [`Assists::close`], and then owes nothing.
    ///
    /// # Errors
    /// The waiter itself, which is to go on: there is work to claim by now, or marking has ended.
    pub fn park(&self, waiter: W, credit: Credit) -> Result<(), W> {
        let mut waiting = self.queue.lock();
        if !waiting.is_open || !credit.is_debt() {
            return Err(waiter);
        }
        self.parked.store(waiting.queue.len() + 1, Ordering::SeqCst);
        if self.pool.load(Ordering::SeqCst) > 0 {
            self.parked.store(waiting.queue.len(), Ordering::SeqCst);
            return Err(waiter);
        }
        waiting.queue.park(waiter, credit);
        Ok(())
    }

    /// Background marking has scanned `work` bytes: pays those who wait, and puts the rest into the pool.
    /// Gives back those whose debt is paid, to be woken.
    #[must_use = "these wait to be woken"]
    pub fn flush(&self, work: u64) -> Vec<W> {
        self.add(work);
        if self.parked.load(Ordering::SeqCst) == 0 {
            return Vec::new();
        }
        let mut waiting = self.queue.lock();
        let work = self.claim(u64::MAX);
        let (paid, left) = waiting.queue.pay(work, self.ratio());
        self.parked.store(waiting.queue.len(), Ordering::SeqCst);
        if waiting.is_open {
            self.add(left);
        }
        paid
    }

    fn add(&self, work: u64) {
        self.pool.fetch_add(i64::try_from(work).unwrap_or(i64::MAX), Ordering::SeqCst);
    }
}

impl<W> Default for Assists<W> {
    fn default() -> Assists<W> {
        Assists::new()
    }
}
