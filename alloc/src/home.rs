//! Homes: what keeps the Ps of a heap out of each other's cache lines.
//!
//! Every P has a home, one of a few ([`crate::mcache`] chooses it); Ps beyond that number share. Per home there are
//! counters ([`crate::stats`]), which readers add up, and lists of full spans ([`crate::mcentral`]). A span's home is
//! that of the P which held it last: this P sweeps it and fills it again, unless another has run out of its own. So
//! the span's memory, its mspan and what is counted of it stay in one core's cache, as long as there are enough for all.
//!
//! A heap with one mcache uses the first home only, and behaves as if there were no others.
//!
//! Invariants: (H1) a home is a hint: whoever uses another one is slower, nothing else. Why, and what else was possible:
//! `docs/decisions/016-homes.md`.
//!
//! Locks: none.

#![forbid(unsafe_code)]

use std::ops::Deref;

/// Homes of a heap. More would keep more Ps apart, at a KiB of counters each, and all are looked at to know how many
/// pages are swept.
pub const HOMES: usize = 4;

/// The number of a home.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Home(u8);

impl Home {
    /// The first: of the first P, and of those who have none.
    pub const FIRST: Home = Home(0);

    /// The home of the `number`th P.
    #[must_use]
    pub fn of(number: usize) -> Home {
        Home((number % HOMES) as u8)
    }

    /// Its number, as an index.
    #[inline(always)]
    #[must_use]
    pub fn index(self) -> usize {
        usize::from(self.0) % HOMES
    }
}

/// A value on cache lines of its own: two, as processors fetch them in pairs.
#[derive(Debug, Default)]
#[repr(align(128))]
pub struct Padded<T>(pub T);

impl<T> Deref for Padded<T> {
    type Target = T;

    #[inline(always)]
    fn deref(&self) -> &T {
        &self.0
    }
}
