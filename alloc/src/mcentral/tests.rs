//! Central lists against queues that are too simple to be wrong.

use super::*;
use crate::config::HeapConfig;
use crate::domain::DomainId;
use crate::host::Host;
use crate::object::ObjectRef;
use crate::page_cache::PageCache;
use crate::size_class::SizeClass;
use crate::units::Pages;
use crate::units::{Bytes, SlotIndex};
use crate::{Collector, Outcome};
use proptest::prelude::*;
use std::collections::VecDeque;
use std::sync::Arc;

/// Sweeps, and leaves the rest to the tests.
struct SweepOnly;

impl Collector for SweepOnly {
    fn sweep(&self, heap: &Heap, span: &MSpan, preserve: bool, trace: &PTrace) -> bool {
        span.finish_sweep(heap, preserve, trace).outcome == Outcome::Freed
    }
    fn deduct_sweep_credit(&self, _: &Heap, _: Bytes, _: Pages, _: Home, _: &PTrace) {}
    fn heap_live_grew(&self, _: &Heap, _: Bytes) {}
    fn marking(&self) -> bool {
        false
    }
    fn mark_new(&self, _: &Heap, _: ObjectRef<'_>) {}
}

/// Eight slots a span, in one group.
const SLOTS: u32 = 8;

fn class() -> SpanClass {
    SpanClass::new(SizeClass::for_size(Bytes(1024)), true)
}

/// What is known of a span without looking at it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Known {
    number: usize,
    /// Slots taken, as ones.
    taken: u8,
    /// Those that the last collection has found alive.
    live: u8,
}

/// A central list, and the queues that it should be.
struct World {
    heap: Arc<Heap>,
    /// All spans ever seen, by number.
    spans: Vec<SpanPtr>,
    partial: VecDeque<Known>,
    full: VecDeque<Known>,
    unswept_partial: VecDeque<Known>,
    unswept_full: VecDeque<Known>,
    /// Spans taken out, as an mcache would hold them.
    held: Vec<Known>,
}

impl World {
    fn new() -> World {
        let source = Arc::new(Host::with_limit(Bytes(128 << 20)));
        let config = HeapConfig { reserve: Bytes(64 << 20), ..HeapConfig::for_tests() };
        let heap = Heap::new(source, Arc::new(SweepOnly), config).expect("an arena");
        let empty = VecDeque::new;
        World {
            heap,
            spans: Vec::new(),
            partial: empty(),
            full: empty(),
            unswept_partial: empty(),
            unswept_full: empty(),
            held: Vec::new(),
        }
    }

    fn central(&self) -> &MCentral {
        self.heap.domain(DomainId(0)).central(class())
    }

    fn span(&self, known: Known) -> &MSpan {
        self.heap.span(self.spans[known.number])
    }

    /// What the list should give, and how many spans it should sweep for it.
    fn expected(&mut self) -> (Option<Known>, u32) {
        if let Some(known) = self.partial.pop_front() {
            return (Some(known), 0);
        }
        for swept in 1..=SWEEP_BUDGET {
            let next = self.unswept_partial.pop_front().or_else(|| self.unswept_full.pop_front());
            let Some(mut known) = next else { return (None, swept - 1) };
            known.taken = known.live;
            if known.taken != u8::MAX {
                return (Some(known), swept);
            }
            self.full.push_back(known);
        }
        (None, SWEEP_BUDGET)
    }

    /// Takes a span, and `count` of its free slots.
    fn take(&mut self, count: u32) {
        let (expected, sweeps) = self.expected();
        let got = {
            let mut pages = PageCache::default();
            let g = self.heap.sweepgen();
            let got =
                self.central().cache_span(&self.heap, g, &mut pages, Home::FIRST, &PTrace::off());
            self.heap.empty_page_cache(&mut pages, DomainId(0), &PTrace::off());
            got.expect("memory")
        };
        assert_eq!(got.swept, sweeps, "spans swept");
        let (span, generation) = (SpanPtr::of(got.span), self.heap.sweepgen());
        assert_eq!(got.span.sweepgen(), generation, "C2");
        let mut known = expected.unwrap_or_else(|| {
            self.spans.push(span);
            Known { number: self.spans.len() - 1, taken: 0, live: 0 }
        });
        assert_eq!(span, self.spans[known.number], "first in, first out");
        let span = self.span(known);
        assert_eq!(span.alloc_count(), known.taken.count_ones());
        span.set_sweepgen(generation.wrapping_add(3));
        let mut free = span.load_group().expect("a free slot").free;
        assert_eq!(free, u64::from(!known.taken), "the slots that are free");
        for _ in 0..count.min(free.count_ones()) {
            known.taken |= 1 << free.trailing_zeros();
            free &= free - 1;
        }
        span.return_group(free);
        self.held.push(known);
    }

    fn give_back(&mut self, pick: usize) {
        if self.held.is_empty() {
            return;
        }
        let known = self.held.swap_remove(pick % self.held.len());
        let (span, g) = (self.span(known), self.heap.sweepgen());
        span.count_taken();
        self.central().uncache_span(&self.heap, g, span, &PTrace::off());
        let queue = if known.taken == u8::MAX { &mut self.full } else { &mut self.partial };
        queue.push_back(known);
    }

    /// Sweeps a span as the sweeper does: the full ones first.
    fn sweep_one(&mut self) {
        let next = self.unswept_full.pop_front().or_else(|| self.unswept_partial.pop_front());
        let got = self.central().pop_unswept(Home::FIRST, self.heap.sweepgen());
        let Some(mut known) = next else { return assert!(got.is_none()) };
        assert_eq!(got, Some(self.spans[known.number]));
        let span = self.span(known);
        assert!(span.try_acquire_sweep(self.heap.sweepgen()));
        // Kept even if empty, so that its number goes on to mean the same span.
        self.heap.collector().sweep(&self.heap, span, true, &PTrace::off());
        self.central().push_swept(&self.heap, span, self.heap.sweepgen());
        known.taken = known.live;
        let queue = if known.taken == u8::MAX { &mut self.full } else { &mut self.partial };
        queue.push_back(known);
    }

    /// A collection, in which the slots in `mask` survive, of those that are taken.
    fn collect(&mut self, mask: u8) {
        while !self.unswept_full.is_empty() || !self.unswept_partial.is_empty() {
            self.sweep_one();
        }
        (0..self.held.len()).for_each(|_| self.give_back(0));
        let mark = |queue: &mut VecDeque<Known>, world: &World| {
            for known in queue {
                // A few stay full.
                known.live = if known.number % 3 == 0 { known.taken } else { known.taken & mask };
                let span = world.span(*known);
                let alive = |slot: &u32| known.live >> slot & 1 != 0;
                (0..SLOTS).filter(alive).for_each(|slot| _ = span.mark(SlotIndex(slot)));
            }
        };
        let (mut partial, mut full) =
            (std::mem::take(&mut self.partial), std::mem::take(&mut self.full));
        mark(&mut partial, self);
        mark(&mut full, self);
        (self.unswept_partial, self.unswept_full) = (partial, full);
        // SAFETY: one thread.
        unsafe { self.heap.start_sweep_cycle() };
    }
}

#[derive(Clone, Debug)]
enum Op {
    Take(u32),
    GiveBack(usize),
    SweepOne,
    Collect(u8),
}

fn any_op() -> impl Strategy<Value = Op> {
    prop_oneof![
        8 => prop_oneof![3 => Just(SLOTS), 1 => 0..=SLOTS].prop_map(Op::Take),
        6 => any::<usize>().prop_map(Op::GiveBack),
        2 => Just(Op::SweepOne),
        1 => any::<u8>().prop_map(Op::Collect),
    ]
}

proptest! {
    /// Which span is given, how many are swept for it and in which order spans come is what queues
    /// say.
    #[test]
    fn a_central_list_is_four_queues(ops in prop::collection::vec(any_op(), 1..250)) {
        let mut world = World::new();
        for op in ops {
            match op {
                Op::Take(count) => world.take(count),
                Op::GiveBack(pick) => world.give_back(pick),
                Op::SweepOne => world.sweep_one(),
                Op::Collect(mask) => world.collect(mask),
            }
        }
    }
}

#[test]
fn a_refill_sweeps_no_more_than_its_budget() {
    let mut world = World::new();
    (0..150).for_each(|_| world.take(SLOTS));
    world.collect(u8::MAX); // all alive
    world.take(1);
    assert_eq!(world.spans.len(), 151, "it gave up and took fresh pages");
    assert_eq!(world.unswept_full.len(), 150 - SWEEP_BUDGET as usize);
    world.take(1);
    assert!(world.unswept_full.is_empty(), "the next one has swept the rest");
}

/// Whoever finds no span of its own home finds those of all others, the first among them: also if no other home has
/// ever had one.
#[test]
fn a_home_without_spans_takes_those_of_others() {
    for (owner, taker) in [(0, 0), (0, 1), (0, 3), (1, 0), (1, 1), (3, 2)] {
        let world = World::new();
        let (heap, mut pages, off) = (&world.heap, PageCache::default(), PTrace::off());
        let g = heap.sweepgen();
        let found = world.central().cache_span(heap, g, &mut pages, Home::of(owner), &off);
        let span = found.expect("memory").span;
        span.set_home(Home::of(owner));
        span.set_sweepgen(g.wrapping_add(3));
        while span.load_group().is_some() {}
        span.count_taken();
        world.central().uncache_span(heap, g, span, &off);
        // SAFETY: one thread.
        unsafe { heap.start_sweep_cycle() };
        let got = world.central().pop_unswept(Home::of(taker), heap.sweepgen());
        assert_eq!(got, Some(SpanPtr::of(span)), "home {owner}'s for home {taker}");
        assert_eq!(world.central().pop_unswept(Home::of(owner), heap.sweepgen()), None);
    }
}
