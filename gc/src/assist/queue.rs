//! Those who wait for background marking to pay their debts, in order.
//!
//! Pure: `Assists` holds it behind a lock. The front is paid first. Whoever is paid in part goes to the
//! back: one large debt must not hold up many small ones.
//!
//! Invariant: (Q1) everyone in it owes something.

use std::collections::VecDeque;

use super::Credit;
use crate::pacer::AssistRatio;

/// The queue; `W` is whatever can wait.
#[derive(Debug)]
pub struct AssistQueue<W> {
    waiting: VecDeque<Parked<W>>,
}

#[derive(Debug)]
struct Parked<W> {
    waiter: W,
    /// Bytes of allocation.
    owed: u64,
}

impl<W> AssistQueue<W> {
    /// Nobody waits.
    pub fn new() -> AssistQueue<W> {
        AssistQueue { waiting: VecDeque::new() }
    }

    /// Whether nobody waits.
    pub fn is_empty(&self) -> bool {
        self.waiting.is_empty()
    }

    /// How many wait.
    pub fn len(&self) -> usize {
        self.waiting.len()
    }

    /// Queues `waiter`, which owes what `credit` lacks.
    pub fn park(&mut self, waiter: W, credit: Credit) {
        debug_assert!(credit.is_debt(), "{credit:?} is no debt to wait with");
        self.waiting.push_back(Parked { waiter, owed: credit.0.unsigned_abs() });
    }

    /// Spreads `work` bytes of scan work: gives back those whose debt it paid, and the work that is left.
    pub fn pay(&mut self, work: u64, ratio: AssistRatio) -> (Vec<W>, u64) {
        let mut paid = Vec::new();
        if self.is_empty() {
            return (paid, work);
        }
        let mut bytes = (ratio.bytes_per_work * work as f64) as u64;
        while bytes > 0 {
            let Some(mut front) = self.waiting.pop_front() else { break };
            if front.owed > bytes {
                front.owed -= bytes;
                self.waiting.push_back(front);
                return (paid, 0);
            }
            bytes -= front.owed;
            paid.push(front.waiter);
        }
        let left = (ratio.work_per_byte * bytes as f64) as u64;
        (paid, left)
    }

    /// Lets everyone go, in order.
    pub fn release_all(&mut self) -> Vec<W> {
        self.waiting.drain(..).map(|parked| parked.waiter).collect()
    }
}

impl<W> Default for AssistQueue<W> {
    fn default() -> AssistQueue<W> {
        AssistQueue::new()
    }
}
