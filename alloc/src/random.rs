//! Random numbers for what must not keep in step with anything: samples, ticks, the ends of epochs, padding.
//!
//! A counter and a mixing function (splitmix64, Steele, Lea and Flood 2014): 8 bytes of state, which the owner seeds from the
//! heap's configuration, so that a run can be repeated. Not for secrets.
//!
//! Used by `mcache/sample.rs`, `returns.rs`, `policy/decay/curve.rs`, `grow.rs`.
//!
//! Locks: none; a stream has one owner.

#![forbid(unsafe_code)]

/// A stream of random numbers.
#[derive(Clone, Debug)]
pub(crate) struct Random(u64);

impl Random {
    /// The stream of a seed: any will do, 0 too.
    pub(crate) const fn new(seed: u64) -> Random {
        Random(seed)
    }

    /// The next 64 bits.
    pub(crate) fn word(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ self.0 >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ mixed >> 31
    }

    /// A number above 0 and up to 1, of `bits` random bits; its logarithm gives distances of the exponential distribution.
    pub(crate) fn uniform(&mut self, bits: u32) -> f64 {
        ((self.word() >> (64 - bits)) + 1) as f64 / (1_u64 << bits) as f64
    }
}

#[cfg(all(test, not(loom)))]
mod tests {
    use super::*;

    #[test]
    fn the_sequence_is_splitmix64s() {
        let mut random = Random::new(1_234_567);
        let words: Vec<u64> = (0..3).map(|_| random.word()).collect();
        let want =
            [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423];
        assert_eq!(words, want, "as its authors' program prints");
        assert!((0..1000).map(|_| random.uniform(6)).all(|part| part > 0.0 && part <= 1.0));
    }
}
