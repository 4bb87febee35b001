//! Samples against a countdown that looks at every object.

use super::*;
use crate::config::HeapConfig;
use crate::home::Home;
use crate::host::Host;
use crate::object::ObjectRef;
use crate::object_type::ObjectType;
use crate::units::Pages;
use crate::{Collector, MSpan, Outcome};
use burrow_trace::PTrace;
use proptest::prelude::*;
use std::sync::Mutex;

/// Sweeps, and marks nothing.
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

/// Keeps what it is told.
#[derive(Default)]
struct Recorder(Mutex<Vec<Sample>>);

impl SampleSink for Recorder {
    fn sampled(&self, _heap: &Heap, sample: Sample) {
        self.0.lock().expect("no panic").push(sample);
    }
}

/// A heap whose cache samples, and the model.
struct World {
    heap: Arc<Heap>,
    cache: MCache,
    recorder: Arc<Recorder>,
    model: Countdown,
    expected: Vec<Sample>,
    types: Vec<ObjectType>,
}

impl World {
    fn new(rate: u64, seed: u64) -> World {
        let source = Arc::new(Host::with_limit(Bytes(256 << 20)));
        let config = HeapConfig { reserve: Bytes(128 << 20), ..HeapConfig::for_tests() };
        let heap = Heap::new(source, Arc::new(SweepOnly), config).expect("an arena");
        let mut cache = MCache::new(&heap);
        let recorder = Arc::new(Recorder::default());
        cache.set_sampling(Some(Sampling { rate, seed, sink: recorder.clone() }));
        let shapes: [(usize, &[usize]); 9] = [
            (8, &[0]),
            (16, &[]),
            (16, &[0]),
            (48, &[1]),
            (64, &[]),
            (400, &[0, 49]),
            (1000, &[7]),
            (5000, &[]),
            (40_000, &[1]),
        ];
        let types =
            shapes.iter().map(|(size, words)| ObjectType::new(Bytes(*size), words)).collect();
        let model = Countdown::new(rate, seed);
        World { heap, cache, recorder, model, expected: Vec::new(), types }
    }

    /// Makes an object, and counts it as the rule says.
    fn alloc(&mut self, ty: usize) {
        // SAFETY: the cache's own heap; `types` is dropped after it and does not move.
        let addr = unsafe { self.cache.alloc(&self.heap, &self.types[ty]) }.expect("memory");
        let object = self.heap.find_object(addr).expect("an object");
        let sample = Sample { base: object.base, size: object.size() };
        let size = object.size().0 as u64;
        if size <= self.model.left {
            self.model.left -= size;
        } else {
            self.model.restart();
            self.expected.push(sample);
        }
    }

    fn check(&self) {
        assert_eq!(*self.recorder.0.lock().expect("no panic"), self.expected);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Whatever the order of classes, flushes and the rate: the samples are the objects that cross.
    #[test]
    fn samples_are_the_objects_that_cross(
        rate in prop_oneof![Just(1), 2_u64..100, 100_u64..5000, Just(524_288_u64)],
        seed in any::<u64>(),
        ops in prop::collection::vec((0_usize..10, 1_usize..150), 1..60),
    ) {
        let mut world = World::new(rate, seed);
        for (ty, count) in ops {
            match ty {
                // SAFETY: the cache's own heap.
                9 => unsafe { world.cache.flush(&world.heap) },
                8 => world.alloc(8),
                _ => (0..count).for_each(|n| world.alloc(if n % 7 == 6 { n % 8 } else { ty })),
            }
            world.check();
        }
        // SAFETY: the cache's own heap.
        unsafe { world.cache.flush(&world.heap) };
        world.heap.check_invariants();
    }
}

#[test]
fn rate_1_samples_every_object_and_rate_0_none() {
    for (rate, want) in [(1, 9 * 200), (0, 0)] {
        let mut world = World::new(rate, 7);
        for n in 0..9 * 200 {
            world.alloc(n % 9);
        }
        assert_eq!(world.recorder.0.lock().expect("no panic").len(), want, "rate {rate}");
    }
}

#[test]
fn tiny_objects_count_by_their_blocks() {
    let mut world = World::new(1, 7);
    for _ in 0..100 {
        // SAFETY: the cache's own heap.
        unsafe { world.cache.alloc_noscan(&world.heap, Bytes(8), true) }.expect("memory");
    }
    assert_eq!(world.recorder.0.lock().expect("no panic").len(), 50, "two to a block");
}

#[test]
fn sampling_may_begin_and_end_at_any_time() {
    let mut world = World::new(4096, 7);
    let sampling = |rate| Sampling { rate, seed: 1, sink: world.recorder.clone() };
    let (some, all) = (sampling(4096), sampling(1));
    for (how, min, max) in [(None, 0, 0), (Some(all), 1000, 1000), (Some(some), 1, 20)] {
        world.cache.set_sampling(how);
        world.recorder.0.lock().expect("no panic").clear();
        (0..1000).for_each(|_| world.alloc(1));
        let got = world.recorder.0.lock().expect("no panic").len();
        assert!((min..=max).contains(&got), "{got} samples");
    }
    // SAFETY: the cache's own heap.
    unsafe { world.cache.flush(&world.heap) };
    world.heap.check_invariants();
    assert_eq!(world.heap.stats().mallocs(), 3000, "no slot was given twice or lost");
}

#[test]
fn distances_are_exponential() {
    const RATE: u64 = 10_000;
    const COUNT: usize = 200_000;
    let mut countdown = Countdown::new(RATE, 42);
    let mut distances: Vec<u64> = (0..COUNT).map(|_| countdown.distance()).collect();
    distances.sort_unstable();
    let mean = distances.iter().sum::<u64>() as f64 / COUNT as f64;
    assert!((mean / RATE as f64 - 1.0).abs() < 0.01, "mean {mean}");
    // Quantiles of -ln(U): a part `p` of them lies below -ln(1 - p).
    for part in [0.1_f64, 0.5, 0.9] {
        let want = -(1.0 - part).ln();
        let got = distances[(part * COUNT as f64) as usize] as f64 / RATE as f64;
        assert!((got / want - 1.0).abs() < 0.03, "quantile {part}: {got}, not {want}");
    }
}
