//! A heap of objects against a map that is too simple to be wrong: objects do not overlap, are
//! zeroed, keep what is written to them, are found from any address inside, tell their pointers,
//! and are counted exactly.

use crate::common::{host_heap, mark_and_start_sweep, sweep_all, sweep_one};
use burrow_alloc::mcache::sample::{Sample, SampleSink, Sampling};
use burrow_alloc::{Addr, Bytes, Heap, HeapConfig, MCache, ObjectType, mem, round_up_size};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// What the map knows of an object.
#[derive(Clone, Copy)]
struct Known {
    size: usize,
    /// What every byte, or word, of it was filled with.
    fill: u64,
    /// Its type, or that of its elements; `None` if pointer-free.
    ty: Option<usize>,
}

/// Does not care for samples: they must change nothing.
struct Deaf;

impl SampleSink for Deaf {
    fn sampled(&self, _heap: &Heap, _sample: Sample) {}
}

/// A heap, a cache, and the map.
struct World {
    heap: Arc<Heap>,
    cache: Option<MCache>,
    /// Their addresses are in the heap (T1), so they stay put and are dropped after it.
    types: Arc<Vec<ObjectType>>,
    live: BTreeMap<Addr, Known>,
    /// Objects ever allocated, those without bytes excepted.
    mallocs: u64,
    next_fill: u64,
}

/// Types of all placements, with pointers at the edges of words of the mask.
fn types() -> Vec<ObjectType> {
    // Several of one class, so that groups are prepared for one and used by another.
    let shapes: [(usize, &[usize]); 15] = [
        (8, &[0]),
        (16, &[1]),
        (16, &[0, 1]),
        (24, &[0, 2]),
        (40, &[1]),
        (48, &[5]),
        (48, &[0, 2, 3]),
        (120, &[0, 7, 14]),
        (512, &[0, 31, 63]),
        (520, &[0, 64]),
        (1016, &[1, 63, 64, 126]),
        (1024, &[127]),
        (4096, &[0, 100, 511]),
        (32_760, &[0, 4094]),
        (40_000, &[7, 4999]),
    ];
    shapes.iter().map(|(size, words)| ObjectType::new(Bytes(*size), words)).collect()
}

impl World {
    fn new(poison: bool) -> World {
        let config = HeapConfig {
            reserve: Bytes(128 << 20),
            poison_freed: poison,
            random_padding: true,
            ..HeapConfig::for_tests()
        };
        let heap = host_heap(config);
        let cache = Some(MCache::new(&heap));
        let (live, types) = (BTreeMap::new(), Arc::new(types()));
        World { heap, cache, types, live, mallocs: 0, next_fill: 1 }
    }

    fn cache(&mut self) -> &mut MCache {
        self.cache.as_mut().expect("retired only at the end")
    }

    fn alloc_noscan(&mut self, size: usize, zero: bool) {
        let heap = self.heap.clone();
        // SAFETY: the cache's own heap; collections happen between operations.
        let addr = unsafe { self.cache().alloc_noscan(&heap, Bytes(size), zero) };
        self.enter(addr.expect("256 MiB suffice"), size, None, zero);
    }

    fn alloc(&mut self, ty: usize, len: usize) {
        let (heap, types) = (self.heap.clone(), self.types.clone());
        let elem = &types[ty];
        // SAFETY: the cache's own heap; the types outlive it; sizes are small.
        let addr = unsafe {
            match len {
                1 => self.cache().alloc(&heap, elem),
                _ => self.cache().alloc_array(&heap, elem, len),
            }
        };
        self.enter(addr.expect("256 MiB suffice"), elem.size().0 * len, Some(ty), true);
    }

    /// An object whose type is known when this is compiled.
    fn alloc_fixed(&mut self, kind: usize) {
        let heap = self.heap.clone();
        // SAFETY: the cache's own heap; collections happen between operations.
        let (addr, size, ty) = unsafe {
            match kind {
                0 => (self.cache().alloc_fixed::<16, 0b10>(&heap), 16, Some(1)),
                1 => (self.cache().alloc_fixed::<48, 0b10_0000>(&heap), 48, Some(5)),
                2 => (self.cache().alloc_fixed::<200, 0>(&heap), 200, None),
                _ => (self.cache().alloc_fixed::<5, 0>(&heap), 5, None),
            }
        };
        self.enter(addr.expect("256 MiB suffice"), size, ty, true);
    }

    /// Checks a new object, fills it, and enters it into the map.
    fn enter(&mut self, addr: Addr, size: usize, ty: Option<usize>, zeroed: bool) {
        if size == 0 {
            assert!(self.heap.find_object(addr).is_none(), "no bytes, not in the heap");
            return;
        }
        if let Some((before, known)) = self.live.range(..=addr).next_back() {
            assert!(before.0 + known.size <= addr.0, "{addr} overlaps {before}+{}", known.size);
        }
        if let Some((after, _)) = self.live.range(addr..).next() {
            assert!(addr.0 + size <= after.0, "{addr}+{size} overlaps {after}");
        }
        if zeroed {
            assert_eq!(first_other_byte(addr, size, 0), None, "{addr}+{size} is not zeroed");
        }
        let fill = self.next_fill % 255 + 1;
        self.next_fill += 1;
        for at in 0..size {
            // SAFETY: the object is ours and `size` bytes long.
            unsafe { mem::store8(addr + Bytes(at), fill as u8) };
        }
        self.mallocs += 1;
        let known = Known { size, fill, ty };
        assert!(self.live.insert(addr, known).is_none());
        self.check_object(addr, known);
    }

    /// Contents, lookup, size and pointers of an object.
    fn check_object(&self, addr: Addr, known: Known) {
        let Known { size, fill, ty } = known;
        assert_eq!(first_other_byte(addr, size, fill as u8), None, "{addr}+{size} was overwritten");
        let inside = [0, 1, size / 2, size - 1].map(|at| addr + Bytes(at.min(size - 1)));
        let bases: BTreeSet<Addr> = inside
            .iter()
            .map(|at| self.heap.find_object(*at).expect("inside an object").base)
            .collect();
        assert_eq!(bases.len(), 1, "{addr}+{size} lies in one slot");
        let obj = self.heap.find_object(addr).expect("just found");
        assert!(obj.span.is_allocated(obj.slot));
        let header = addr.0 - obj.base.0;
        let noscan = ty.is_none();
        if !(noscan && size < 16) {
            assert_eq!(header, if noscan || size <= 512 || size > 32_760 { 0 } else { 8 });
            assert_eq!(obj.size(), round_up_size(Bytes(size), noscan) + Bytes(header));
        }
        let want: Vec<Addr> = ty.map_or(Vec::new(), |ty| pointers(&self.types[ty], addr, size));
        let mut got = Vec::new();
        self.heap.for_each_pointer(obj, |at| got.push(at));
        let surplus = got.split_off(got.partition_point(|at| at.0 < addr.0 + size));
        assert_eq!(got, want, "pointers of {addr}+{size}");
        for at in surplus {
            // SAFETY: the word lies in the slot (B3).
            assert_eq!(unsafe { mem::load64(at) }, 0, "after the end of {addr}+{size}");
        }
    }

    fn drop_object(&mut self, pick: usize) {
        if !self.live.is_empty() {
            let addr = *self.live.keys().nth(pick % self.live.len()).expect("below the length");
            self.live.remove(&addr);
        }
    }

    fn collect(&mut self) {
        let heap = self.heap.clone();
        // Any address inside keeps an object alive.
        let inside = |(addr, known): (&Addr, &Known)| *addr + Bytes(known.size - 1);
        let live: Vec<Addr> = self.live.iter().map(inside).collect();
        mark_and_start_sweep(&heap, self.cache(), live.into_iter());
    }

    /// Everything that must hold once all is swept and flushed.
    fn check_all(&mut self) {
        let heap = self.heap.clone();
        let tiny = self.cache().tiny_block();
        self.collect();
        sweep_all(&heap);
        // SAFETY: the cache's own heap.
        unsafe { self.cache().flush(&heap) };
        heap.check_invariants();
        self.live.iter().for_each(|(addr, known)| self.check_object(*addr, *known));
        let slots: BTreeMap<Addr, usize> = self
            .live
            .keys()
            .chain((tiny != Addr::NULL).then_some(&tiny))
            .map(|addr| heap.find_object(*addr).map(|obj| (obj.base, obj.size().0)))
            .map(|slot| slot.expect("live objects are found"))
            .collect();
        let stats = heap.stats();
        assert_eq!(stats.mallocs(), self.mallocs, "mallocs");
        assert_eq!(stats.heap_objects(), slots.len() as u64, "heap objects");
        assert_eq!(stats.heap_alloc(), slots.values().sum::<usize>() as u64, "heap alloc");
        let used: usize = heap.spans().map(|span| span.alloc_count() as usize).sum();
        assert_eq!(used, slots.len(), "slots taken");
    }

    fn end(mut self) {
        self.check_all();
        let cache = self.cache.take().expect("retired only here");
        // SAFETY: the cache's own heap.
        unsafe { cache.retire(&self.heap) };
        assert_eq!(self.heap.stats().mcache_in_use, 0);
    }
}

fn first_other_byte(addr: Addr, size: usize, byte: u8) -> Option<usize> {
    // SAFETY: the caller's object is `size` bytes long.
    (0..size).find(|at| unsafe { mem::load8(addr + Bytes(*at)) } != byte)
}

/// The pointer words of `size` bytes of a type.
fn pointers(ty: &ObjectType, addr: Addr, size: usize) -> Vec<Addr> {
    let is_pointer = |word: &usize| {
        let word = word % (ty.size().0 / 8);
        ty.mask().get(word / 64).is_some_and(|bits| bits >> (word % 64) & 1 != 0)
    };
    (0..size / 8).filter(is_pointer).map(|word| addr + Bytes(word * 8)).collect()
}

#[derive(Clone, Debug)]
enum Op {
    NoScan { size: usize, zero: bool },
    Typed(usize),
    Array { ty: usize, len: usize },
    Fixed(usize),
    Sample(u64),
    Drop(usize),
    Collect,
    SweepSome(usize),
    Flush,
    Check,
}

fn any_op() -> impl Strategy<Value = Op> {
    let size = prop_oneof![
        4 => 0_usize..64,
        4 => 0_usize..1200,
        1 => 0_usize..40_000,
    ];
    prop_oneof![
        6 => (size, any::<bool>()).prop_map(|(size, zero)| Op::NoScan { size, zero }),
        6 => (0_usize..15).prop_map(Op::Typed),
        3 => (0_usize..10, 0_usize..90).prop_map(|(ty, len)| Op::Array { ty, len }),
        3 => (0_usize..4).prop_map(Op::Fixed),
        1 => prop_oneof![Just(0), Just(1), 2_u64..3000].prop_map(Op::Sample),
        6 => any::<usize>().prop_map(Op::Drop),
        1 => Just(Op::Collect),
        2 => (1_usize..6).prop_map(Op::SweepSome),
        1 => Just(Op::Flush),
        1 => Just(Op::Check),
    ]
}

fn run(world: &mut World, op: &Op) {
    let heap = world.heap.clone();
    match op {
        Op::NoScan { size, zero } => world.alloc_noscan(*size, *zero),
        Op::Typed(ty) => world.alloc(*ty, 1),
        Op::Array { ty, len } => world.alloc(*ty, *len),
        Op::Fixed(kind) => world.alloc_fixed(*kind),
        Op::Sample(rate) => world.cache().set_sampling(Some(Sampling {
            rate: *rate,
            seed: *rate,
            sink: Arc::new(Deaf),
        })),
        Op::Drop(pick) => world.drop_object(*pick),
        Op::Collect => world.collect(),
        Op::SweepSome(spans) => (0..*spans).for_each(|_| {
            sweep_one(&heap);
        }),
        // SAFETY: the cache's own heap.
        Op::Flush => unsafe { world.cache().flush(&heap) },
        Op::Check => world.check_all(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn heap_matches_model(ops in prop::collection::vec(any_op(), 1..300), poison in any::<bool>()) {
        let mut world = World::new(poison);
        for op in &ops {
            run(&mut world, op);
            world.heap.check_invariants();
        }
        world.end();
    }
}

/// One class, many objects: several groups and spans, with holes refilled after each collection.
#[test]
fn holes_are_refilled_and_counted() {
    for size in [8, 16, 24, 512, 1408] {
        let mut world = World::new(true);
        for round in 0..4 {
            (0..1500).for_each(|_| world.alloc_noscan(size, true));
            let doomed: Vec<Addr> = world.live.keys().copied().skip(round).step_by(3).collect();
            world.live.retain(|addr, _| !doomed.contains(addr));
            world.collect();
            if round % 2 == 0 {
                world.check_all();
            }
        }
        world.end();
    }
}
