//! What one goroutine has allocated in advance, or owes for.
//!
//! Plain values: the embedder keeps a [`Credit`] in each goroutine, and resets it when a cycle begins.

use crate::pacer::AssistRatio;

/// An assist does at least so much scan work: the way to it costs more than a few bytes of scanning would, and
/// what it does too much is credit for the next allocations.
pub const MIN_ASSIST_WORK: u64 = 64 << 10;

/// Bytes that a goroutine may allocate before it must assist; negative: bytes it has still to pay for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Credit(pub i64);

/// What is to be paid at once: so much scan work, for so many bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Debt {
    /// Bytes of scan work.
    pub work: u64,
    /// Bytes of allocation that it pays for.
    pub bytes: u64,
}

impl Credit {
    /// Neither credit nor debt.
    pub const NONE: Credit = Credit(0);

    /// Charges an allocation: whole slots, not only what was asked for.
    #[inline]
    pub fn charge(&mut self, bytes: u64) {
        self.0 = self.0.saturating_sub_unsigned(bytes);
    }

    /// Whether something is owed.
    #[inline]
    pub fn is_debt(self) -> bool {
        self.0 < 0
    }

    /// What is owed, at the ratio of the moment.
    pub fn debt(self, ratio: AssistRatio) -> Option<Debt> {
        if !self.is_debt() {
            return None;
        }
        let bytes = self.0.unsigned_abs();
        let work = (ratio.work_per_byte * bytes as f64) as u64;
        if work >= MIN_ASSIST_WORK {
            return Some(Debt { work, bytes });
        }
        let bytes = (ratio.bytes_per_work * MIN_ASSIST_WORK as f64) as u64;
        Some(Debt { work: MIN_ASSIST_WORK, bytes })
    }

    /// Of `debt`, `work` was paid out of the pool.
    pub fn settle(&mut self, debt: Debt, work: u64, ratio: AssistRatio) {
        if work == debt.work {
            self.add(debt.bytes);
        } else {
            self.earn(work, ratio);
        }
    }

    /// `work` bytes were scanned for this goroutine. Rounds up, so that done work always pays.
    pub fn earn(&mut self, work: u64, ratio: AssistRatio) {
        if work > 0 {
            self.add(((ratio.bytes_per_work * work as f64) as u64).saturating_add(1));
        }
    }

    fn add(&mut self, bytes: u64) {
        self.0 = self.0.saturating_add_unsigned(bytes);
    }
}
