//! Benchmarks of the allocator, one group for each of its layers.
//!
//! ```text
//! cargo bench -p burrow-benches --bench alloc -- mcache_hit
//! ```

use burrow_alloc::home::Home;
use burrow_alloc::page_alloc::PageAlloc;
use burrow_alloc::{
    Bytes, Collector, DomainId, Heap, HeapConfig, MCache, MSpan, ManualKind, Mmap, ObjectRef,
    ObjectType, Outcome, PageId, PageSource, Pages, Simulated,
};
use burrow_trace::PTrace;
use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use std::hint::black_box;
use std::sync::Arc;

/// Sweeps and never marks: every object is dead at once.
struct SweepOnly;

impl Collector for SweepOnly {
    fn sweep(&self, heap: &Heap, span: &MSpan, preserve: bool, trace: &PTrace) -> bool {
        span.finish_sweep(heap, preserve, trace).outcome == Outcome::Freed
    }

    fn deduct_sweep_credit(
        &self,
        _heap: &Heap,
        _bytes: Bytes,
        _caller_swept: Pages,
        _home: Home,
        _trace: &PTrace,
    ) {
    }

    fn heap_live_grew(&self, _heap: &Heap, _: Bytes) {}

    fn marking(&self) -> bool {
        false
    }

    fn mark_new(&self, _heap: &Heap, _obj: ObjectRef<'_>) {}
}

/// A heap on the machine's memory, and a cache for it.
fn heap() -> (Arc<Heap>, MCache) {
    let heap = Heap::new(Arc::new(Mmap::new()), Arc::new(SweepOnly), HeapConfig::default())
        .expect("1 TiB of addresses, or less");
    let cache = MCache::new(&heap);
    (heap, cache)
}

/// Lets everything die, and sweeps the cache's spans and (unless they are to be swept on demand)
/// all others.
fn collect(heap: &Heap, cache: &mut MCache, sweep_all: bool) {
    while sweep_one(heap) {}
    // SAFETY: one thread.
    unsafe { heap.start_sweep_cycle() };
    // SAFETY: the cache was made for this heap.
    unsafe { cache.prepare_for_sweep(heap) };
    while sweep_all && sweep_one(heap) {}
}

fn sweep_one(heap: &Heap) -> bool {
    let Some(span) = heap.next_unswept_span(Home::FIRST) else { return false };
    if span.try_acquire_sweep(heap.sweepgen()) {
        heap.collector().sweep(heap, span, false, &PTrace::off());
    }
    true
}

/// Objects allocated between two collections: 4 MiB of 16-byte ones.
const OBJECTS: usize = (4 << 20) / 16;

/// The fast path, its share of refills and sweeping included.
fn mcache_hit(c: &mut Criterion) {
    let mut group = c.benchmark_group("mcache_hit");
    group.throughput(Throughput::Elements(OBJECTS as u64));
    let cases: [(&str, ObjectType); 5] = [
        ("8 B, tiny", ObjectType::noscan(Bytes(8))),
        ("16 B, no pointers", ObjectType::noscan(Bytes(16))),
        ("16 B, pointers", ObjectType::new(Bytes(16), &[0, 1])),
        ("64 B, no pointers", ObjectType::noscan(Bytes(64))),
        ("64 B, pointers", ObjectType::new(Bytes(64), &[0, 7])),
    ];
    for (case, ty) in &cases {
        let (heap, mut cache) = heap();
        group.bench_function(*case, |b| {
            b.iter(|| {
                for _ in 0..OBJECTS {
                    // SAFETY: the cache's own heap; the type outlives it; collections in between.
                    black_box(unsafe { cache.alloc(&heap, black_box(ty)) }).expect("memory");
                }
                collect(&heap, &mut cache, true);
            });
        });
        // SAFETY: the cache's own heap.
        unsafe { cache.retire(&heap) };
    }
    group.finish();
}

/// One refill for each object: spans of one object of 8 KiB, swept on demand or fresh.
fn mcentral_refill(c: &mut Criterion) {
    let mut group = c.benchmark_group("mcentral_refill");
    const REFILLS: usize = 1000;
    group.throughput(Throughput::Elements(REFILLS as u64));
    for (case, fresh) in [("swept on demand", false), ("fresh pages", true)] {
        let (heap, mut cache) = heap();
        group.bench_function(case, |b| {
            b.iter(|| {
                for _ in 0..REFILLS {
                    // SAFETY: the cache's own heap; collections in between.
                    black_box(unsafe { cache.alloc_noscan(&heap, Bytes(8192), false) })
                        .expect("memory");
                }
                collect(&heap, &mut cache, fresh);
            });
        });
        // SAFETY: the cache's own heap.
        unsafe { cache.retire(&heap) };
    }
    group.finish();
}

/// Finding and freeing pages: the bitmap alone, and a whole span.
fn page_alloc(c: &mut Criterion) {
    let mut group = c.benchmark_group("page_alloc");
    for pages in [1, 8, 600] {
        let memory: Arc<dyn PageSource> = Arc::new(Mmap::new());
        let mut bitmap = PageAlloc::new(&memory, Pages(64 * 512)).expect("addresses");
        bitmap.grow(PageId(0), Pages(64 * 512), DomainId(0)).expect("memory for 64 chunks");
        // Holes of seven pages everywhere, and all of the last chunks.
        let all = Pages(60 * 512);
        bitmap.alloc(all, DomainId(0)).expect("they are free");
        (0..all.0).step_by(16).for_each(|page| bitmap.free(PageId(page), Pages(7), DomainId(0)));
        group.bench_function(format!("bitmap, {pages} pages"), |b| {
            b.iter(|| {
                let taken = bitmap.alloc(Pages(pages), DomainId(0)).expect("there is a run");
                bitmap.free(black_box(taken.first), Pages(pages), DomainId(0));
            });
        });
    }
    let source = Arc::new(Simulated::with_os_page_size(Bytes(4096)));
    let heap = Heap::new(source, Arc::new(SweepOnly), HeapConfig::default()).expect("addresses");
    group.bench_function("span of 4 pages", |b| {
        b.iter(|| {
            let span =
                heap.alloc_manual(Pages(4), ManualKind::Stack, &PTrace::off()).expect("addresses");
            // SAFETY: just allocated, unused.
            unsafe { heap.free_manual(black_box(span), &PTrace::off()) };
        });
    });
    group.finish();
}

criterion_group!(benches, mcache_hit, mcentral_refill, page_alloc);
criterion_main!(benches);
