//! Who may touch a span's allocation state: the sweep generation.
//!
//! Used by [`crate::mspan::MSpan`]; read by mcache, mcentral and the sweeper. The heap has a
//! generation `g` that grows by 2 with each collection. A span's own generation, compared with it,
//! says:
//!
//! | span's | the span is | who owns it |
//! |---|---|---|
//! | g − 2 | not yet swept | nobody: whoever wins [`SweepGen::try_acquire`] |
//! | g − 1 | being swept | that sweeper |
//! | g | swept | whoever takes it out of a central list, or the sweeper that still holds it |
//! | g + 1 | cached since before this collection, not yet swept | the mcache that holds it |
//! | g + 3 | swept, then cached | the mcache that holds it |
//!
//! Invariants: (G1) only the owner stores a generation, except that `try_acquire` takes g − 2 to
//! g − 1, and at most one thread wins. (G2) Stores are `Release` and winning is `Acquire`: the next
//! owner sees all that the previous one did. (G3) Generations wrap around; they are only compared
//! for equality.
//!
//! Locks: none (loom test below).

#![forbid(unsafe_code)]

use crate::sync::{AtomicU32, Ordering};

/// A span's generation.
#[derive(Debug)]
pub struct SweepGen(AtomicU32);

impl SweepGen {
    /// A span of this generation.
    #[must_use]
    pub fn new(generation: u32) -> SweepGen {
        SweepGen(AtomicU32::new(generation))
    }

    /// The generation now.
    #[inline]
    #[must_use]
    pub fn get(&self) -> u32 {
        self.0.load(Ordering::Acquire)
    }

    /// The owner passes the span on, or notes what it does with it (G1).
    #[inline]
    pub(crate) fn set(&self, generation: u32) {
        self.0.store(generation, Ordering::Release);
    }

    /// Takes ownership of a span that is yet to be swept in generation `g`. At most one caller
    /// wins.
    #[must_use]
    pub fn try_acquire(&self, g: u32) -> bool {
        let (unswept, sweeping) = (g.wrapping_sub(2), g.wrapping_sub(1));
        // Looking first keeps the cache line shared when there is nothing to win.
        self.get() == unswept
            && self
                .0
                .compare_exchange(unswept, sweeping, Ordering::AcqRel, Ordering::Relaxed)
                .is_ok()
    }
}

#[cfg(all(test, not(loom)))]
mod tests {
    use super::*;

    #[test]
    fn only_an_unswept_span_can_be_acquired() {
        let cases = [
            // (case, the span's generation relative to g = 6, can be acquired)
            ("not yet swept", 4, true),
            ("being swept", 5, false),
            ("swept", 6, false),
            ("cached before", 7, false),
            ("swept and cached", 9, false),
        ];
        for (case, generation, want) in cases {
            assert_eq!(SweepGen::new(generation).try_acquire(6), want, "{case}");
        }
        assert!(SweepGen::new(u32::MAX - 1).try_acquire(0), "generations wrap around");
    }
}

// RUSTFLAGS="--cfg loom" cargo test -p burrow-alloc --lib loom_
#[cfg(all(test, loom))]
mod loom_tests {
    use super::*;
    use loom::sync::Arc;
    use loom::thread;

    /// A span's generation and one of the fields that only its owner touches.
    struct Span {
        generation: SweepGen,
        count: AtomicU32,
    }

    /// Tries to sweep; the winner must see what the previous owner wrote (G2).
    fn sweep(span: &Span) -> bool {
        let won = span.generation.try_acquire(6);
        if won {
            assert_eq!(span.count.load(Ordering::Relaxed), 504);
        }
        won
    }

    #[test]
    fn loom_one_sweeper_wins_and_sees_what_the_owner_left() {
        loom::model(|| {
            let span = Arc::new(Span { generation: SweepGen::new(7), count: AtomicU32::new(0) });
            let owner = {
                let span = span.clone();
                thread::spawn(move || {
                    // The owner counts its slots, then leaves the span to be swept.
                    span.count.store(504, Ordering::Relaxed);
                    span.generation.set(4);
                })
            };
            let other = {
                let span = span.clone();
                thread::spawn(move || sweep(&span))
            };
            let won = sweep(&span);
            let other_won = other.join().expect("no panic");
            owner.join().expect("no panic");
            assert!(!(won && other_won), "at most one sweeps");
            assert_eq!(span.generation.get(), if won || other_won { 5 } else { 4 });
        });
    }
}
