//! One seed, from which everything random in a run is derived.
//!
//! The runtime's builder gives the seed; each consumer (a processor's map seeds and iteration order, `select`, steal
//! order, sampling) gets a stream of its own, so that what one consumes does not change what another sees, and a run
//! with one processor can be repeated exactly.
//!
//! A stream is a counter with a mixing function (as wyrand and SplitMix are): 8 bytes of state, no period problems at
//! the lengths of a run, and any two streams start at unrelated places. Not for secrets.
//!
//! Locks: none; a stream has one owner.

#![forbid(unsafe_code)]

use std::hash::{BuildHasher, RandomState};

/// The golden ratio's fraction: a step that visits all of the counter's values.
const STEP: u64 = 0x9e37_79b9_7f4a_7c15;

/// What a stream is for; with the number of its owner it makes the stream's start.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u64)]
pub enum Purpose {
    /// Map seeds and iteration order, and what else scripts see, per processor.
    Script = 1,
    /// Scheduling: order of cases in `select`, whom to steal from, per processor.
    Schedule,
    /// Where the heap starts, and other places in memory.
    Placement,
    /// Which allocations the profiler looks at.
    Sampling,
    /// When the epochs of return policies end.
    Returning,
}

/// The seed of a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seed(pub u64);

impl Seed {
    /// A seed that differs from run to run.
    pub fn from_system() -> Seed {
        Seed(RandomState::new().hash_one(STEP))
    }

    /// The stream of one consumer: `owner` tells apart those with the same purpose.
    pub fn stream(self, purpose: Purpose, owner: u64) -> Random {
        let start = mix(self.0.wrapping_add((purpose as u64).wrapping_mul(STEP)));
        Random(mix(start ^ owner.wrapping_mul(STEP)))
    }
}

/// A stream of random numbers.
#[derive(Clone, Debug)]
pub struct Random(u64);

impl Random {
    /// The next 64 bits.
    #[inline(always)]
    pub fn word(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(STEP);
        mix(self.0)
    }

    /// A number below `n`; 0 if `n` is 0. The bias is at most `n / 2^64`.
    #[inline]
    pub fn below(&mut self, n: u64) -> u64 {
        ((u128::from(self.word()) * u128::from(n)) >> 64) as u64
    }
}

/// Spreads every bit of a number over all.
#[inline(always)]
fn mix(word: u64) -> u64 {
    let fold = |a: u64, b: u64| {
        let product = u128::from(a) * u128::from(b);
        (product >> 64) as u64 ^ product as u64
    };
    let once = fold(word ^ 0xd134_2543_de82_ef95, 0xaf25_1af3_b0f0_25b5);
    fold(once ^ word, STEP)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn first(seed: u64, purpose: Purpose, owner: u64) -> Vec<u64> {
        let mut stream = Seed(seed).stream(purpose, owner);
        (0..100).map(|_| stream.word()).collect()
    }

    #[test]
    fn streams_repeat_and_differ() {
        let one = first(1, Purpose::Script, 0);
        assert_eq!(one, first(1, Purpose::Script, 0));
        let others = [
            first(2, Purpose::Script, 0),
            first(1, Purpose::Schedule, 0),
            first(1, Purpose::Script, 1),
        ];
        for other in others {
            assert!(one.iter().all(|word| !other.contains(word)));
        }
    }

    #[test]
    fn numbers_are_spread() {
        for n in [2, 8, 10, 64] {
            let mut stream = Seed(0).stream(Purpose::Script, 0);
            let mut counts = vec![0; n as usize];
            (0..n * 1000).for_each(|_| counts[stream.below(n) as usize] += 1);
            assert!(counts.iter().all(|&c| (850..1150).contains(&c)), "below {n}: {counts:?}");
        }
        let mut stream = Seed(7).stream(Purpose::Placement, 0);
        for bit in 0..64 {
            let ones = (0..10_000).filter(|_| stream.word() >> bit & 1 == 1).count();
            assert!((4_700..5_300).contains(&ones), "bit {bit}: {ones}");
        }
        assert_eq!(stream.below(0), 0);
    }
}
