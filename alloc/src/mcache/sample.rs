//! Which objects the heap profiler hears of.
//!
//! Bytes of slots are counted down as they are taken, from a distance drawn at random; the object that
//! takes the count below zero is a *sample*, and the next distance is drawn. With rate `r` the
//! distance is 1 + ⌊−ln(U)·r⌋, so that each byte is as likely as any other to be sampled, one in `r` on
//! average. Rate 1 samples every object. Large objects count with the bytes of their span; a tiny
//! object counts only if it begins a block.
//!
//! **How the fast path does without counting.** It takes slots from a word of free ones, so what it
//! can take before it must ask again is known beforehand. The sampler *grants* a class slots, and
//! holds the others of the group back, such that all grants together fit into what is left of the
//! distance: no object that the fast path makes can be the sample. When a class has used up its grant,
//! what it took is counted, and if not even one more slot fits, all classes' grants are withdrawn and
//! counted; if then the slot does not fit, it is the sample. So the sample is exactly the object that
//! crosses, whatever the order of classes, and a cache without a sampler pays nothing.
//!
//! Invariants: (X1) the bytes of all grants sum up to at most `left`. (X2) A slot of a group is in one
//! of three places: taken, granted (in `MCache::groups`) or held back (`held`).
//!
//! Locks: none. `Countdown` is arithmetic only.

use super::{Group, MCache};
use crate::domain::DomainId;
use crate::heap_bits::Pattern;
use crate::mheap::Heap;
use crate::random::Random;
use crate::size_class::{NUM_SPAN_CLASSES, SpanClass};
use crate::units::{Addr, Bytes};
use std::fmt;
use std::sync::Arc;

/// An object that was sampled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sample {
    /// Where its slot begins; a malloc header, if it has one, included.
    pub base: Addr,
    /// Bytes of the slot: what the profile counts.
    pub size: Bytes,
}

/// Who wants to hear of samples: the heap profiler.
pub trait SampleSink: Send + Sync {
    /// An object has been sampled, on the thread that is making it. The object is not filled in yet,
    /// so its contents must not be read; and it is not reachable yet, so no collection may begin until
    /// the allocation has returned. What is done here may not allocate from this heap.
    fn sampled(&self, heap: &Heap, sample: Sample);
}

/// How an mcache is to sample.
#[derive(Clone)]
pub struct Sampling {
    /// Bytes between samples on average: 1 samples every object, 0 none. Go's `MemProfileRate`.
    pub rate: u64,
    /// Where the random distances begin.
    pub seed: u64,
    /// Who is told.
    pub sink: Arc<dyn SampleSink>,
}

impl fmt::Debug for Sampling {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "sampling of a byte in {}", self.rate)
    }
}

/// Counts bytes down to the next sample.
#[derive(Clone, Debug)]
struct Countdown {
    rate: u64,
    random: Random,
    /// Bytes that can still be allocated without a sample.
    left: u64,
}

impl Countdown {
    fn new(rate: u64, seed: u64) -> Countdown {
        let mut countdown = Countdown { rate, random: Random::new(seed), left: 0 };
        countdown.left = countdown.distance();
        countdown
    }

    /// Counts bytes that fit.
    fn pass(&mut self, bytes: u64) {
        debug_assert!(bytes <= self.left, "X1: {bytes} bytes went by, {} were left", self.left);
        self.left -= bytes;
    }

    /// The object that crosses has come: a new distance.
    fn restart(&mut self) {
        self.left = self.distance();
    }

    /// A random distance.
    fn distance(&mut self) -> u64 {
        if self.rate <= 1 {
            return 0; // each object crosses
        }
        /// Random bits in a distance: enough for one of 18 times the rate.
        const BITS: u32 = 26;
        1 + (-self.random.uniform(BITS).ln() * self.rate as f64) as u64
    }
}

/// Picks an mcache's samples.
#[derive(Debug)]
pub(super) struct Sampler {
    sampling: Sampling,
    countdown: Countdown,
    /// Bytes of all grants (X1).
    granted_bytes: u64,
    /// Slots granted to each class.
    granted: [u8; NUM_SPAN_CLASSES],
    /// Slots of each class's group that are held back (X2).
    held: [u64; NUM_SPAN_CLASSES],
}

impl Sampler {
    fn new(sampling: Sampling) -> Sampler {
        Sampler {
            countdown: Countdown::new(sampling.rate, sampling.seed),
            sampling,
            granted_bytes: 0,
            granted: [0; NUM_SPAN_CLASSES],
            held: [0; NUM_SPAN_CLASSES],
        }
    }

    /// Counts what class `index` has taken of its grant, which is over: the slots `free`, of `elem`
    /// bytes, are left of it.
    fn settle(&mut self, index: usize, free: u64, elem: u64) {
        let granted = u64::from(std::mem::take(&mut self.granted[index]));
        self.countdown.pass((granted - u64::from(free.count_ones())) * elem);
        self.granted_bytes -= granted * elem;
        self.held[index] |= free;
    }

    /// As many of the class's held slots as fit, lowest first; none if not even one does.
    fn grant(&mut self, index: usize, elem: u64) -> u64 {
        let held = self.held[index];
        let fit = (self.countdown.left - self.granted_bytes) / elem;
        let slots = lowest(held, fit.min(64) as u32);
        self.held[index] = held & !slots;
        self.granted[index] = slots.count_ones() as u8; // at most 64
        self.granted_bytes += u64::from(slots.count_ones()) * elem;
        slots
    }
}

/// The `count` lowest ones of a word.
fn lowest(word: u64, count: u32) -> u64 {
    let mut rest = word;
    if count >= word.count_ones() {
        return word;
    }
    (0..count).for_each(|_| rest &= rest - 1);
    word & !rest
}

impl MCache {
    /// Begins to sample, or to sample otherwise, or ends it. Between allocations.
    pub fn set_sampling(&mut self, sampling: Option<Sampling>) {
        self.withdraw_grants();
        self.sampler = sampling.filter(|how| how.rate > 0).map(|how| Box::new(Sampler::new(how)));
        // What was held back is free again, or held back by the next sampler.
        self.hold_back();
    }

    /// How the same P's cache of another domain is to sample: as this one, at other distances.
    pub(super) fn sampling_beside(&self, domain: DomainId) -> Option<Sampling> {
        let sampling = &self.sampler.as_ref()?.sampling;
        Some(Sampling { seed: sampling.seed ^ u64::from(domain.0) << 32, ..sampling.clone() })
    }

    /// Makes every slot that the fast path could take one that it must ask for, if there is a sampler.
    pub(super) fn hold_back(&mut self) {
        let Some(sampler) = &mut self.sampler else { return };
        for (group, held) in self.groups.iter_mut().zip(&mut sampler.held) {
            *held |= std::mem::take(&mut group.free);
        }
    }

    /// Ends all grants, and hands the slots held back to the fast path: before it is flushed, or when
    /// sampling ends.
    pub(super) fn withdraw_grants(&mut self) {
        self.settle_all();
        let Some(sampler) = &mut self.sampler else { return };
        for (group, held) in self.groups.iter_mut().zip(&mut sampler.held) {
            group.free |= std::mem::take(held);
        }
    }

    /// Counts what all classes have taken of their grants, and ends these.
    fn settle_all(&mut self) {
        let Some(sampler) = &mut self.sampler else { return };
        for (index, group) in self.groups.iter_mut().enumerate() {
            if sampler.granted[index] > 0 {
                sampler.settle(index, group.free, u64::from(group.elem_size));
                group.free = 0;
            }
        }
    }

    /// [`MCache::next_group`] of a cache that samples: makes sure that the class has a free slot that
    /// may be taken, and if that slot is the sample, tells.
    #[inline(never)]
    pub(super) fn next_sampled(
        &mut self,
        heap: &Heap,
        class: SpanClass,
        pattern: &Pattern,
    ) -> Option<()> {
        let index = class.index();
        let sampler = self.sampler.as_mut()?;
        sampler.settle(index, 0, u64::from(self.groups[index].elem_size));
        if sampler.held[index] == 0 {
            self.load_group(heap, class, pattern)?;
            let loaded = std::mem::take(&mut self.groups[index].free);
            self.sampler.as_mut()?.held[index] = loaded;
        }
        self.groups[index].free = self.grant_or_sample(heap, index, self.groups[index]);
        Some(())
    }

    /// The slots of a class that may be taken now: a grant, or the one slot that is the sample.
    fn grant_or_sample(&mut self, heap: &Heap, index: usize, group: Group) -> u64 {
        let elem = u64::from(group.elem_size);
        let grant = |cache: &mut MCache| {
            cache.sampler.as_mut().map_or(0, |sampler| sampler.grant(index, elem))
        };
        let mut slots = grant(self);
        if slots == 0 {
            self.settle_all();
            slots = grant(self);
        }
        let Some(sampler) = &mut self.sampler else { return slots };
        if slots != 0 {
            return slots;
        }
        let slot = lowest(sampler.held[index], 1);
        sampler.held[index] &= !slot;
        sampler.countdown.restart();
        let offset = slot.trailing_zeros() as usize * group.elem_size as usize;
        let sample =
            Sample { base: group.base + Bytes(offset), size: Bytes(group.elem_size as usize) };
        sampler.sampling.sink.sampled(heap, sample);
        slot
    }

    /// Counts a large object, and tells if it is a sample.
    pub(super) fn count_large_sample(&mut self, heap: &Heap, base: Addr, size: Bytes) {
        self.settle_all();
        let Some(sampler) = &mut self.sampler else { return };
        if size.0 as u64 <= sampler.countdown.left {
            return sampler.countdown.pass(size.0 as u64);
        }
        sampler.countdown.restart();
        sampler.sampling.sink.sampled(heap, Sample { base, size });
    }
}

#[cfg(all(test, not(loom)))]
mod tests;
