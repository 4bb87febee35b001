//! Benchmarks of the collector: marking by the shape of the heap, an empty cycle, sweeping, pacing.
//!
//! ```text
//! cargo bench -p burrow-benches --bench gc -- mark
//! ```

use burrow_alloc::{Addr, Bytes, Heap, HeapConfig, MCache, Mmap, ObjectType, mem};
use burrow_gc::pacer::{MemoryUse, NO_LIMIT, Pacer, ScanWork};
use burrow_gc::{Cause, CycleReport, Gc, GcConfig, RootSink, Roots};
use burrow_trace::PTrace;
use burrow_trace::clock::VirtualClock;
use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};
use std::hint::black_box;
use std::sync::Arc;

/// Objects in each of the heaps that are marked.
const OBJECTS: usize = 500_000;

/// A heap, its collector, one mcache, and one root word.
struct World {
    heap: Arc<Heap>,
    gc: Arc<Gc>,
    cache: MCache,
    root: Addr,
}

/// The root word of a [`World`].
struct Root(Addr);

impl Roots for Root {
    fn scan(&self, sink: &mut RootSink<'_>) {
        sink.word(self.0.0 as u64);
    }

    fn globals_bytes(&self) -> u64 {
        0
    }
}

impl World {
    fn new(procs: usize) -> World {
        let clock = Arc::new(VirtualClock::default());
        let config = GcConfig { procs, cpus: procs, ..GcConfig::new(clock, Box::new(|| {})) };
        let gc = Gc::new(config);
        let heap = Heap::new(Arc::new(Mmap::new()), gc.clone(), HeapConfig::default())
            .expect("1 TiB of addresses, or less");
        let cache = MCache::new(&heap);
        World { heap, gc, cache, root: Addr::NULL }
    }

    /// An array of `len` values; types of benchmarks live for ever.
    fn alloc(&mut self, ty: &'static ObjectType, len: usize) -> Addr {
        // SAFETY: the heap's own cache; the type lives for ever; collections happen in between.
        unsafe { self.cache.alloc_array(&self.heap, ty, len) }.expect("memory for a benchmark")
    }

    fn set(&self, object: Addr, word: usize, value: Addr) {
        // SAFETY: benchmarks store within objects they have just made.
        unsafe { mem::store64(object + Bytes(word * 8), value.0 as u64) }
    }

    fn collect(&mut self) -> CycleReport {
        let (cache, root) = (&mut self.cache, Root(self.root));
        // SAFETY: one thread, one cache, one root.
        unsafe {
            self.gc.collect(
                &self.heap,
                &mut |visit| visit(cache),
                &root,
                Cause::Forced,
                &PTrace::off(),
            )
        }
    }
}

fn leak(size: usize, pointers: &[usize]) -> &'static ObjectType {
    Box::leak(Box::new(ObjectType::new(Bytes(size), pointers)))
}

/// A list in the order of its addresses.
fn list(world: &mut World) {
    let node = leak(48, &[0]);
    for _ in 0..OBJECTS {
        let new = world.alloc(node, 1);
        world.set(new, 0, world.root);
        world.root = new;
    }
}

/// A list whose nodes lie in random order.
fn shuffled_list(world: &mut World) {
    let node = leak(48, &[0]);
    let mut all: Vec<Addr> = (0..OBJECTS).map(|_| world.alloc(node, 1)).collect();
    let mut seed: u32 = 99;
    for at in (1..all.len()).rev() {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        all.swap(at, (seed >> 4) as usize % (at + 1));
    }
    all.windows(2).for_each(|pair| world.set(pair[0], 0, pair[1]));
    world.root = all[0];
}

/// A binary tree, depth first in memory.
fn tree(world: &mut World) {
    fn grow(world: &mut World, node: &'static ObjectType, size: usize) -> Addr {
        if size == 0 {
            return Addr::NULL;
        }
        let new = world.alloc(node, 1);
        for side in 0..2 {
            let child = grow(world, node, (size - 1 + side) / 2);
            world.set(new, side, child);
        }
        new
    }
    world.root = grow(world, leak(16, &[0, 1]), OBJECTS);
}

/// One large array of pointers to small pointer-free objects.
fn wide_array(world: &mut World) {
    let (word, cell) = (leak(8, &[0]), leak(16, &[]));
    world.root = world.alloc(word, OBJECTS);
    for at in 0..OBJECTS {
        let new = world.alloc(cell, 1);
        world.set(world.root, at, new);
    }
}

/// Marking, by the shape of the heap and the number of markers.
fn mark(c: &mut Criterion) {
    let mut group = c.benchmark_group("mark");
    group.throughput(Throughput::Elements(OBJECTS as u64)).sample_size(20);
    type Build = fn(&mut World);
    let shapes: [(&str, Build); 4] =
        [("list", list), ("shuffled list", shuffled_list), ("tree", tree), ("array", wide_array)];
    for (shape, build) in shapes {
        for procs in [1, 2] {
            let mut world = World::new(procs);
            build(&mut world);
            group.bench_function(format!("{shape}, {procs}"), |b| {
                b.iter(|| black_box(world.collect().objects_marked));
            });
        }
    }
}

/// A cycle with nothing to mark: what 2,000 collections over a small run cost.
fn empty_cycle(c: &mut Criterion) {
    let mut world = World::new(1);
    c.bench_function("cycle/empty", |b| b.iter(|| black_box(world.collect().number)));
}

/// Sweeping all spans of a heap on which every other object has died.
fn sweep(c: &mut Criterion) {
    let mut group = c.benchmark_group("sweep");
    group.sample_size(20);
    for size in [16, 48, 512] {
        let node = leak(size, &[0]);
        group.bench_function(format!("half of {size} B"), |b| {
            b.iter_batched(
                || half_dead(node),
                |world| {
                    world.gc.sweep_all(&world.heap, &PTrace::off());
                    world
                },
                BatchSize::PerIteration,
            );
        });
    }
}

/// A marked heap of 8 MiB in which every other object is dead, unswept.
fn half_dead(node: &'static ObjectType) -> World {
    let mut world = World::new(1);
    for at in 0..(8 << 20) / node.size().0 {
        let new = world.alloc(node, 1);
        if at % 2 == 0 {
            world.set(new, 0, world.root);
            world.root = new;
        }
    }
    world.collect();
    world
}

/// A trigger test with a memory limit: the arithmetic alone.
fn pacer(c: &mut Criterion) {
    let mut pacer = Pacer::new(100, NO_LIMIT / 2, 0);
    pacer.reset_live(64 << 20, ScanWork { heap: 32 << 20, stack: 0, globals: 0 });
    pacer.commit(64 << 20, false);
    let memory = MemoryUse { mapped_ready: 80 << 20, heap_free: 4 << 20, heap_alloc: 70 << 20 };
    c.bench_function("pacer/target", |b| b.iter(|| black_box(&pacer).target(black_box(memory))));
}

criterion_group!(gc, mark, empty_cycle, sweep, pacer);
criterion_main!(gc);
