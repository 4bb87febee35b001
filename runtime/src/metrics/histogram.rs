//! Distributions of times, in Go's buckets: from 64 ns to two days, four buckets to each doubling.
//!
//! Invariants: (H1) bucket 0 is below 0 s and the last one above the greatest bound, so every time has a bucket.
//!
//! Locks: none; each bucket is an atomic of its own, relaxed: it only counts.

#![forbid(unsafe_code)]

use std::array;
use std::sync::atomic::{AtomicU64, Ordering};

use burrow_trace::clock::Nanos;

/// log2 of the first bound above 0, in ns.
const FIRST_BIT: u32 = 6;
/// log2 of the last bound but infinity, in ns.
const LAST_BIT: u32 = 47;
/// log2 of the buckets to a doubling.
const SUB_BITS: u32 = 2;
/// Bounds above 0 that lie closer than the first doubling: 64, 128 and 192 ns.
const LINEAR: usize = (1 << SUB_BITS) - 1;

/// Buckets, the two open ones among them.
pub const TIME_BUCKETS: usize =
    1 + 1 + LINEAR + ((LAST_BIT - FIRST_BIT - SUB_BITS) << SUB_BITS) as usize + 1;

/// How often which times were seen.
#[derive(Debug)]
pub struct TimeHistogram {
    counts: [AtomicU64; TIME_BUCKETS],
}

impl Default for TimeHistogram {
    fn default() -> TimeHistogram {
        TimeHistogram { counts: array::from_fn(|_| AtomicU64::new(0)) }
    }
}

impl TimeHistogram {
    /// Counts a time.
    pub fn add(&self, time: Nanos) {
        self.counts[bucket(time.0)].fetch_add(1, Ordering::Relaxed);
    }

    /// The counts, by bucket.
    pub fn counts(&self) -> impl Iterator<Item = u64> {
        self.counts.iter().map(|count| count.load(Ordering::Relaxed))
    }
}

/// The bucket of a time in ns.
fn bucket(ns: u64) -> usize {
    let steps = ns >> FIRST_BIT;
    if steps <= LINEAR as u64 {
        return 1 + steps as usize;
    }
    // The doubling that it lies in, and where in that.
    let bits = steps.ilog2();
    let sub = (steps >> (bits - SUB_BITS)) as usize & LINEAR;
    let doubling = (bits - SUB_BITS) as usize;
    (2 + LINEAR + (doubling << SUB_BITS) + sub).min(TIME_BUCKETS - 1)
}

/// The bounds of the buckets in seconds, one more than there are buckets.
pub fn time_bounds() -> Vec<f64> {
    let linear = (1..=LINEAR as u64).map(|step| step << FIRST_BIT);
    let doublings = (FIRST_BIT + SUB_BITS..LAST_BIT)
        .flat_map(|bit| (0..1 << SUB_BITS).map(move |sub| (1 << bit) + (sub << (bit - SUB_BITS))));
    let inner = linear.chain(doublings).chain([1 << LAST_BIT]);
    let inner = inner.map(|ns| ns as f64 / 1e9);
    [f64::NEG_INFINITY, 0.0].into_iter().chain(inner).chain([f64::INFINITY]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bounds_are_gos() {
        let bounds = time_bounds();
        assert_eq!((bounds.len(), TIME_BUCKETS), (163, 162));
        let some = [0.0, 64e-9, 128e-9, 192e-9, 256e-9, 320e-9, 384e-9, 448e-9, 512e-9, 640e-9];
        assert_eq!(bounds[1..11], some, "as Go 1.27.3 prints them");
        let last = [105553.116266496, 123145.302310912, 140737.488355328, f64::INFINITY];
        assert_eq!(bounds[159..], last);
    }

    #[test]
    fn every_time_falls_between_the_bounds_of_its_bucket() {
        let bounds = time_bounds();
        let times =
            (0..64).flat_map(|bit| [(1u64 << bit) - 1, 1 << bit, (1 << bit) + (1 << bit) / 3]);
        for ns in times.chain([0, u64::MAX, 63, 64, 255, 256, 319, 320]) {
            let (bucket, seconds) = (bucket(ns), ns as f64 / 1e9);
            assert!(bounds[bucket] <= seconds && seconds < bounds[bucket + 1], "{ns} ns: {bucket}");
        }
    }

    #[test]
    fn times_are_counted() {
        let times = TimeHistogram::default();
        [0, 5, 100, 100].into_iter().for_each(|ns| times.add(Nanos(ns)));
        let counts: Vec<u64> = times.counts().collect();
        assert_eq!((&counts[..4], counts.iter().sum::<u64>()), (&[0, 2, 2, 0][..], 4));
    }
}
