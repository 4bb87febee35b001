//! A domain: an allocation world of its own inside one heap.
//!
//! A heap has one domain at first, which behaves as Go's heap does; its owner may open further ones
//! ([`crate::domains`]). A domain owns whole chunks of 4 MiB, its central lists, its return policy and its
//! counters; every span carries its domain's number. Collection knows nothing of domains: all are marked
//! and swept together, and pointers between them are ordinary pointers.
//!
//! The fast path of an allocation does not know of domains either: an mcache belongs to one, and
//! whoever wants to allocate in another domain uses another mcache ([`crate::MCache::beside`]).
//!
//! Locks: none of its own.

#![forbid(unsafe_code)]

use std::sync::atomic::{AtomicU64, Ordering};

use crate::bits;
use crate::mcentral::MCentral;
use crate::size_class::{NUM_SPAN_CLASSES, SpanClass};
use crate::stats::{Counters, HeapStats};
use crate::units::Bytes;

/// The number of a domain within its heap.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DomainId(pub u16);

impl DomainId {
    /// The domain that is there from the start. Stacks and work buffers are in it.
    pub const MAIN: DomainId = DomainId(0);

    /// Its number, as an index.
    #[inline(always)]
    #[must_use]
    pub fn index(self) -> usize {
        usize::from(self.0)
    }
}

/// Central lists and counters of one domain. Its chunks are noted in the page allocator.
#[derive(Debug)]
pub struct Domain {
    id: DomainId,
    name: Box<str>,
    /// One central list for each span class.
    centrals: Box<[MCentral]>,
    /// In which classes each half of the sets has been used since it began anew (`sweepgen / 2 % 2` of `mcentral.rs`).
    used: [ClassSet; 2],
    counters: Counters,
}

impl Domain {
    pub(crate) fn new(id: DomainId, name: &str) -> Domain {
        Domain {
            id,
            name: name.into(),
            centrals: SpanClass::all().map(|class| MCentral::new(id, class)).collect(),
            used: Default::default(),
            counters: Counters::default(),
        }
    }

    /// Bytes that the domain and its central lists take, empty as they are.
    pub(crate) fn bytes(&self) -> Bytes {
        let lists = self.centrals.len() * size_of::<MCentral>();
        Bytes(size_of::<Domain>() + self.name.len() + lists)
    }

    /// The domain's number.
    #[must_use]
    pub fn id(&self) -> DomainId {
        self.id
    }

    /// The domain's name: `main`, if it is the first.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What the domain's counters say now. The figures of all domains sum up to the heap's; those of memory that no
    /// domain owns (mspans, mcaches, metadata, what page caches hold) are 0.
    #[must_use]
    pub fn stats(&self) -> HeapStats {
        let mut stats = HeapStats::default();
        stats.add(&self.counters);
        stats
    }

    /// The domain's counters.
    #[must_use]
    pub fn counters(&self) -> &Counters {
        &self.counters
    }

    pub(crate) fn central(&self, class: SpanClass) -> &MCentral {
        &self.centrals[class.index()]
    }

    /// Notes that a swept span of the class is being listed in generation `g`.
    #[cold]
    pub(crate) fn note_used(&self, class: SpanClass, g: u32) {
        self.used[(g / 2 % 2) as usize].insert(class);
    }

    /// The next class after this one of which spans may be listed as unswept in generation `g`.
    pub(crate) fn next_unswept(&self, class: SpanClass, g: u32) -> Option<SpanClass> {
        self.used[1 - (g / 2 % 2) as usize].after(class)
    }

    /// Gives and forgets the classes of which spans may be listed as unswept in generation `g`.
    pub(crate) fn take_unswept(&self, g: u32) -> impl Iterator<Item = SpanClass> + '_ {
        self.used[1 - (g / 2 % 2) as usize].take()
    }
}

/// A set of span classes. So few are in use that a look at the lists of all would take longer than all else that must be done
/// while the world stands still. Relaxed: the half that is read is one that only changes with the world stopped.
#[derive(Debug, Default)]
struct ClassSet([AtomicU64; NUM_SPAN_CLASSES.div_ceil(64)]);

impl ClassSet {
    fn insert(&self, class: SpanClass) {
        self.0[class.index() / 64].fetch_or(1 << (class.index() % 64), Ordering::Relaxed);
    }

    /// The first class in the set after this one.
    fn after(&self, class: SpanClass) -> Option<SpanClass> {
        let from = class.index() + 1;
        (from / 64..self.0.len()).find_map(|at| {
            let skipped = from.saturating_sub(at * 64);
            let rest = self.0[at].load(Ordering::Relaxed) & (u64::MAX << skipped);
            if rest == 0 {
                None
            } else {
                SpanClass::from_index(at * 64 + rest.trailing_zeros() as usize)
            }
        })
    }

    fn take(&self) -> impl Iterator<Item = SpanClass> + '_ {
        self.0.iter().enumerate().flat_map(|(at, word)| {
            bits::ones(word.swap(0, Ordering::Relaxed))
                .filter_map(move |bit| SpanClass::from_index(at * 64 + bit))
        })
    }
}

#[cfg(all(test, not(loom)))]
mod tests {
    use super::*;

    #[test]
    fn a_set_of_classes_is_walked_in_order() {
        let set = ClassSet::default();
        let class = |index| SpanClass::from_index(index).expect("a class");
        let all = [0, 5, 63, 64, 127, NUM_SPAN_CLASSES - 1].map(class);
        assert_eq!(set.after(class(0)), None);
        all.iter().rev().for_each(|&class| set.insert(class));
        for pair in all.windows(2) {
            assert_eq!(set.after(pair[0]), Some(pair[1]));
        }
        assert_eq!((set.after(class(6)), set.after(class(65))), (Some(all[2]), Some(all[4])));
        assert_eq!(set.after(class(NUM_SPAN_CLASSES - 1)), None);
        assert!(set.take().eq(all));
        assert_eq!(set.take().next(), None);
    }
}
