//! The free pages that decay: by address, and by age.
//!
//! Called by [`super::Decay`], for its dirty pages and for its muzzy ones. jemalloc's ecache: runs of pages (*extents*), each with a place
//! in a queue, the oldest first. An extent that is short when it comes free stays by itself; a longer one is merged
//! with its neighbours at once; and one whose turn it is to go is merged before it goes, so that a system call covers as much as there is. What is
//! merged is young again, and so is what is left of an extent of which a part was taken. Nothing is merged across the mappings
//! of [`super::regions`], unless that is switched off.
//!
//! Invariants: (X1) extents do not overlap; (X2) each is in the queue once, under its serial; (X3) `pages` is the sum of their lengths.

#![forbid(unsafe_code)]

use super::regions;
use crate::policy::PageRun;
use crate::units::{PageId, Pages};
use burrow_trace::clock::Nanos;
use std::collections::BTreeMap;

/// A run of pages in the queue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Extent {
    /// The pages.
    pub run: PageRun,
    /// Since when the oldest of them is here.
    pub since: Nanos,
}

#[derive(Clone, Copy, Debug)]
struct Entry {
    count: Pages,
    serial: u64,
    since: Nanos,
}

/// Extents by address and age.
#[derive(Clone, Debug)]
pub struct Extents {
    by_address: BTreeMap<PageId, Entry>,
    /// By serial: where it begins (X2).
    queue: BTreeMap<u64, PageId>,
    pages: Pages,
    last_serial: u64,
    /// Whether extents end where mappings do.
    bounded: bool,
}

impl Default for Extents {
    /// None. Serials begin in the middle, so that there are always older ones for what is put back.
    fn default() -> Extents {
        let (by_address, queue) = (BTreeMap::new(), BTreeMap::new());
        Extents { by_address, queue, pages: Pages(0), last_serial: 1 << 63, bounded: false }
    }
}

impl Extents {
    /// Says whether extents are to end where mappings do. Those that there are stay as they are.
    pub fn set_bounded(&mut self, bounded: bool) {
        self.bounded = bounded;
    }

    /// Pages of all extents.
    #[must_use]
    pub fn pages(&self) -> Pages {
        self.pages
    }

    /// How many extents there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.by_address.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.by_address.is_empty()
    }

    /// Adds pages at the young end, for themselves.
    pub fn insert(&mut self, run: PageRun, since: Nanos) {
        self.last_serial += 1;
        let entry = Entry { count: run.count, serial: self.last_serial, since };
        self.put(run.first, entry);
    }

    /// Adds pages at the young end, merged with neighbours as long as the whole has at most so many pages. Gives the extent that they are
    /// part of now.
    pub fn insert_merged(&mut self, run: PageRun, since: Nanos, at_most: Pages) -> Extent {
        let (mut run, mut since) = (run, since);
        while let Some(other) = self.neighbour(run).filter(|e| e.run.count + run.count <= at_most) {
            self.drop_extent(other.run.first);
            since = since.min(other.since);
            run = join(run, other.run);
        }
        self.insert(run, since);
        Extent { run, since }
    }

    /// Takes out the oldest extent, merged with what lies beside it: an extent that can be merged becomes a young one, and the
    /// next has its turn.
    pub fn pop_oldest(&mut self) -> Option<Extent> {
        loop {
            let extent = self.take_oldest()?;
            if self.neighbour(extent.run).is_none() {
                return Some(extent);
            }
            self.insert_merged(extent.run, extent.since, Pages(usize::MAX));
        }
    }

    /// Takes out the oldest extent as it is.
    pub fn take_oldest(&mut self) -> Option<Extent> {
        let (_, &first) = self.queue.first_key_value()?;
        self.drop_extent(first)
    }

    /// Puts an extent back at the old end.
    pub fn put_back(&mut self, extent: Extent) {
        let oldest = self.queue.first_key_value();
        let serial = oldest.map_or(self.last_serial, |(serial, _)| serial - 1);
        let entry = Entry { count: extent.run.count, serial, since: extent.since };
        self.put(extent.run.first, entry);
    }

    /// Takes these pages out, as far as they are here; says how many were. What is left of an extent is young.
    pub fn remove(&mut self, run: PageRun) -> Pages {
        let mut removed = Pages(0);
        while let Some(hit) = self.overlapping(run) {
            self.drop_extent(hit.run.first);
            let first = hit.run.first.max(run.first);
            let end = hit.run.end().min(run.end());
            removed += end - first;
            if hit.run.first < first {
                self.insert(PageRun::between(hit.run.first, first), hit.since);
            }
            if end < hit.run.end() {
                self.insert(PageRun::between(end, hit.run.end()), hit.since);
            }
        }
        removed
    }

    /// An extent that shares pages with a run.
    fn overlapping(&self, run: PageRun) -> Option<Extent> {
        let (first, entry) = self.by_address.range(..run.end()).next_back()?;
        let extent = extent(*first, entry);
        (extent.run.end() > run.first).then_some(extent)
    }

    /// An extent that ends where a run begins, or begins where it ends, and may be merged with it.
    fn neighbour(&self, run: PageRun) -> Option<Extent> {
        let parts = |page| self.bounded && regions::begins_at(page);
        let before = self.by_address.range(..run.first).next_back();
        let before = before.map(|(first, entry)| extent(*first, entry));
        let before = before.filter(|extent| extent.run.end() == run.first && !parts(run.first));
        let after = || self.by_address.get(&run.end()).filter(|_| !parts(run.end()));
        before.or_else(|| after().map(|entry| extent(run.end(), entry)))
    }

    fn put(&mut self, first: PageId, entry: Entry) {
        debug_assert!(
            self.overlapping(PageRun { first, count: entry.count }).is_none(),
            "X1: {first:?} and {:?} are here already",
            entry.count
        );
        self.pages += entry.count;
        self.queue.insert(entry.serial, first);
        self.by_address.insert(first, entry);
    }

    fn drop_extent(&mut self, first: PageId) -> Option<Extent> {
        let entry = self.by_address.remove(&first)?;
        self.queue.remove(&entry.serial);
        self.pages -= entry.count;
        Some(extent(first, &entry))
    }

    /// Checks X1 to X3.
    ///
    /// # Panics
    /// If one of them does not hold.
    pub fn check_invariants(&self) {
        let mut end = PageId(0);
        let mut pages = Pages(0);
        for (first, entry) in &self.by_address {
            assert!(*first >= end && entry.count > Pages(0), "X1: {first:?}");
            end = *first + entry.count;
            pages += entry.count;
            assert_eq!(self.queue.get(&entry.serial), Some(first), "X2");
        }
        assert_eq!(self.queue.len(), self.by_address.len(), "X2");
        assert_eq!(self.pages, pages, "X3");
    }
}

fn extent(first: PageId, entry: &Entry) -> Extent {
    Extent { run: PageRun { first, count: entry.count }, since: entry.since }
}

fn join(a: PageRun, b: PageRun) -> PageRun {
    PageRun { first: a.first.min(b.first), count: a.count + b.count }
}

#[cfg(all(test, not(loom)))]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn run(first: usize, count: usize) -> PageRun {
        PageRun { first: PageId(first), count: Pages(count) }
    }

    #[test]
    fn the_oldest_goes_first_as_long_as_it_reaches() {
        let mut extents = Extents::default();
        for (at, first) in [20, 10, 40, 11, 12].into_iter().enumerate() {
            extents.insert(run(first, 1), Nanos(at as u64));
        }
        let mut order = Vec::new();
        while let Some(extent) = extents.pop_oldest() {
            extents.check_invariants();
            order.push((extent.run.first.0, extent.run.count.0, extent.since.0));
        }
        // 10 was second, but is young again once merged with 11 and 12.
        assert_eq!(order, [(20, 1, 0), (40, 1, 2), (10, 3, 1)]);
    }

    #[test]
    fn merging_ends_at_the_cap() {
        let mut extents = Extents::default();
        extents.insert(run(0, 10), Nanos(0));
        assert_eq!(extents.insert_merged(run(10, 2), Nanos(1), Pages(11)).run, run(10, 2));
        assert_eq!(extents.insert_merged(run(12, 2), Nanos(2), Pages(14)).run, run(0, 14));
    }

    #[test]
    fn mappings_bound_what_is_merged() {
        let mut extents = Extents::default();
        extents.set_bounded(true);
        for (first, count) in [(250, 6), (256, 10), (266, 310), (576, 4)] {
            extents.insert_merged(run(first, count), Nanos(0), Pages(usize::MAX));
        }
        let runs = std::iter::from_fn(|| extents.pop_oldest()).map(|extent| extent.run);
        assert_eq!(runs.collect::<Vec<_>>(), [run(250, 6), run(256, 320), run(576, 4)]);
    }

    /// What is done to extents.
    #[derive(Clone, Debug)]
    enum Op {
        Free(usize, usize, bool),
        Take(usize, usize),
        Pop,
        PutBack,
    }

    fn any_op() -> impl Strategy<Value = Op> {
        prop_oneof![
            3 => (0_usize..60, 1_usize..9, any::<bool>()).prop_map(|(a, b, c)| Op::Free(a, b, c)),
            2 => (0_usize..60, 1_usize..20).prop_map(|(a, b)| Op::Take(a, b)),
            1 => Just(Op::Pop),
            1 => Just(Op::PutBack),
        ]
    }

    proptest! {
        /// Extents hold the pages that a list of booleans says.
        #[test]
        fn extents_match_a_list(ops in prop::collection::vec(any_op(), 1..60)) {
            let mut extents = Extents::default();
            let mut model = [false; 80];
            for op in ops {
                match op {
                    Op::Free(first, count, merge) => {
                        if model[first..first + count].contains(&true) { continue }
                        model[first..first + count].fill(true);
                        if merge {
                            extents.insert_merged(run(first, count), Nanos(0), Pages(16));
                        } else {
                            extents.insert(run(first, count), Nanos(0));
                        }
                    }
                    Op::Take(first, count) => {
                        let here = model[first..first + count].iter().filter(|page| **page).count();
                        model[first..first + count].fill(false);
                        prop_assert_eq!(extents.remove(run(first, count)), Pages(here));
                    }
                    Op::Pop => {
                        let Some(Extent { run, .. }) = extents.pop_oldest() else { continue };
                        prop_assert!(run.first.0 == 0 || !model[run.first.0 - 1], "maximal");
                        prop_assert!(!model[run.end().0], "maximal");
                        prop_assert!(model[run.first.0..run.end().0].iter().all(|page| *page));
                        model[run.first.0..run.end().0].fill(false);
                    }
                    Op::PutBack => {
                        let Some(extent) = extents.take_oldest() else { continue };
                        extents.put_back(extent);
                        prop_assert_eq!(extents.take_oldest(), Some(extent));
                        extents.put_back(extent);
                    }
                }
                extents.check_invariants();
                prop_assert_eq!(extents.pages().0, model.iter().filter(|page| **page).count());
            }
        }
    }
}
