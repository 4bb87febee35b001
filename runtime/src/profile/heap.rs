//! Sampled allocations, by stack and size, and which of them are found dead.
//!
//! Told of samples by the VM's sink for `burrow_alloc`'s sampler, of dead ones by each collection. Read by
//! `runtime.MemProfile` and for `burrow run --memprofile`.
//!
//! **Consistency.** An object dies only in a collection, so in a profile of this moment what was allocated since the
//! last collection would all look alive. So, as in Go, what happens in cycle C is kept aside: an allocation is published
//! in cycle C + 2, and the collection between has had its chance to find it dead; what that collection finds dead
//! (cycle C + 1 has begun) is published with it. `runtime.GC` publishes what its own cycle has found when it returns.
//!
//! Invariants: (H1) of a bucket's three slots, that of cycle `c % 3` is empty while cycle `c` lasts: it was published
//! when the cycle began. (H2) A bucket's number never changes, and no bucket goes away.
//!
//! Locks: `state`, a leaf.

#![forbid(unsafe_code)]

use std::collections::HashMap;
use std::sync::Arc;

use parking_lot::Mutex;

/// What a bucket has counted, in objects of its size.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Counts {
    allocs: u64,
    frees: u64,
}

impl Counts {
    fn add(&mut self, other: Counts) {
        self.allocs += other.allocs;
        self.frees += other.frees;
    }
}

/// Samples of one size from one stack.
#[derive(Debug)]
struct Bucket {
    stack: Arc<[u64]>,
    size: u64,
    published: Counts,
    /// By cycle in which they are published, modulo 3.
    future: [Counts; 3],
}

impl Bucket {
    fn publish(&mut self, slot: usize) {
        let counts = std::mem::take(&mut self.future[slot]);
        self.published.add(counts);
    }
}

/// One line of a heap profile: samples of one size from one stack.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// The stack, innermost call first.
    pub stack: Arc<[u64]>,
    /// Bytes of each object.
    pub size: u64,
    /// Objects allocated.
    pub allocs: u64,
    /// Objects of these found dead.
    pub frees: u64,
}

#[derive(Debug, Default)]
struct State {
    buckets: Vec<Bucket>,
    /// Size and number of each stack's buckets.
    numbers: HashMap<Arc<[u64]>, Vec<(u64, u32)>>,
    cycle: usize,
}

impl State {
    /// Publishes what waits for a cycle.
    fn publish(&mut self, cycle: usize) {
        self.buckets.iter_mut().for_each(|bucket| bucket.publish(cycle % 3));
    }

    /// The number of a bucket, which is made if it is new.
    fn bucket(&mut self, stack: &[u64], size: u64) -> u32 {
        let known = self.numbers.get(stack).and_then(|of| of.iter().find(|of| of.0 == size));
        if let Some(&(_, number)) = known {
            return number;
        }
        let (stack, number): (Arc<[u64]>, _) = (stack.into(), self.buckets.len() as u32);
        self.numbers.entry(stack.clone()).or_default().push((size, number));
        let (published, future) = Default::default();
        self.buckets.push(Bucket { stack, size, published, future });
        number
    }

    fn publish_all(&mut self) {
        (0..3).for_each(|slot| self.publish(slot));
    }
}

/// The heap profile of a runtime.
#[derive(Debug, Default)]
pub struct HeapProfile {
    state: Mutex<State>,
}

impl HeapProfile {
    /// Counts a sampled object; gives the number of its bucket (H2).
    pub fn allocated(&self, stack: &[u64], size: u64) -> u32 {
        let state = &mut *self.state.lock();
        let number = state.bucket(stack, size);
        state.buckets[number as usize].future[(state.cycle + 2) % 3].allocs += 1;
        number
    }

    /// A collection is over: begins the next cycle, and counts the sampled objects that were found dead, by bucket.
    pub fn collected(&self, dead: impl IntoIterator<Item = u32>) {
        let state = &mut *self.state.lock();
        state.cycle += 1;
        state.publish(state.cycle); // H1
        let slot = (state.cycle + 1) % 3;
        for bucket in dead {
            state.buckets[bucket as usize].future[slot].frees += 1;
        }
    }

    /// The script waited for a collection: what it has found dead, and what was allocated before it, is published now.
    pub fn waited(&self) {
        let state = &mut *self.state.lock();
        state.publish(state.cycle + 1);
    }

    /// What is published. If nothing is, as there was no collection yet, then all there is.
    pub fn records(&self) -> Vec<Record> {
        let state = &mut *self.state.lock();
        if state.buckets.iter().all(|bucket| bucket.published == Counts::default()) {
            state.publish_all();
        }
        records(state)
    }

    /// All there is, at the end of a run: alive is what no collection has found dead.
    pub fn final_records(&self) -> Vec<Record> {
        let state = &mut *self.state.lock();
        state.publish_all();
        records(state)
    }
}

fn records(state: &State) -> Vec<Record> {
    let counted = state.buckets.iter().filter(|bucket| bucket.published.allocs > 0);
    counted
        .map(|&Bucket { ref stack, size, published: Counts { allocs, frees }, .. }| Record {
            stack: stack.clone(),
            size,
            allocs,
            frees,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Allocations and frees published, by size.
    fn counts(profile: &HeapProfile) -> Vec<(u64, u64, u64)> {
        profile.records().iter().map(|r| (r.size, r.allocs, r.frees)).collect()
    }

    #[test]
    fn buckets_are_told_apart_by_stack_and_size() {
        let profile = HeapProfile::default();
        let cases: [(&str, &[u64], u64, u32); 5] = [
            // (case, stack, size, bucket)
            ("the first", &[1, 2], 16, 0),
            ("another size", &[1, 2], 32, 1),
            ("another stack", &[1, 3], 16, 2),
            ("the first again", &[1, 2], 16, 0),
            ("no stack", &[], 16, 3),
        ];
        for (case, stack, size, bucket) in cases {
            assert_eq!(profile.allocated(stack, size), bucket, "{case}");
        }
    }

    #[test]
    fn without_a_collection_all_is_shown() {
        let profile = HeapProfile::default();
        profile.allocated(&[1], 16);
        assert_eq!(counts(&profile), [(16, 1, 0)]);
    }

    #[test]
    fn an_allocation_is_published_when_a_collection_may_have_found_it_dead() {
        let profile = HeapProfile::default();
        profile.allocated(&[0], 8); // so that something is published
        profile.collected([]);
        profile.collected([]);
        assert_eq!(counts(&profile), [(8, 1, 0)]);
        let dies = profile.allocated(&[1], 16);
        profile.allocated(&[2], 32);
        assert_eq!(counts(&profile).len(), 1, "cycle C");
        profile.collected([dies]);
        assert_eq!(counts(&profile).len(), 1, "cycle C + 1: marked, not told yet");
        profile.collected([]);
        assert_eq!(counts(&profile), [(8, 1, 0), (16, 1, 1), (32, 1, 0)], "both with C + 2");
    }

    #[test]
    fn who_waits_for_a_collection_sees_what_it_found() {
        let profile = HeapProfile::default();
        let dies = profile.allocated(&[1], 16);
        profile.allocated(&[2], 32);
        profile.collected([dies]);
        profile.waited();
        assert_eq!(counts(&profile), [(16, 1, 1), (32, 1, 0)]);
        profile.allocated(&[2], 32);
        assert_eq!(counts(&profile), [(16, 1, 1), (32, 1, 0)], "allocated since");
        assert_eq!(profile.final_records()[1].allocs, 2, "at the end all counts");
    }
}
