//! Allocates N objects of 16 bytes, pointer-free or (with `pointers`) with a pointer in each word,
//! and sweeps everything at each 4 MiB.
//!
//! For counting instructions: callgrind's difference between two N, divided by their difference,
//! is the cost of one object, its share of refills and of sweeping included.
//!
//! ```text
//! cargo build --release -p burrow-benches --bin alloc_count
//! valgrind --tool=callgrind target/release/alloc_count 1000000
//! valgrind --tool=callgrind target/release/alloc_count 3000000
//! ```
//!
//! The collector here marks nothing: every object is dead at once. That leaves the allocator's own
//! part, to which a real one adds marking.

use burrow_alloc::{
    Bytes, Collector, Heap, HeapConfig, MCache, MSpan, Mmap, ObjectRef, ObjectType, OutOfMemory,
    Outcome, Pages,
};
use std::hint::black_box;
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Go's least trigger, as allocation counts towards it.
const TRIGGER: Bytes = Bytes(4 << 20);
/// Objects between two looks at whether a collection is due: a script looks at its safepoints.
const BATCH: u64 = 64;

/// Notes when the trigger is reached; sweeps; never marks.
#[derive(Default)]
struct SweepOnly {
    due: AtomicBool,
}

impl Collector for SweepOnly {
    fn sweep(&self, heap: &Heap, span: &MSpan, preserve: bool) -> bool {
        span.finish_sweep(heap, preserve).outcome == Outcome::Freed
    }

    fn deduct_sweep_credit(&self, _heap: &Heap, _bytes: Bytes, _caller_swept: Pages) {}

    fn heap_live_changed(&self, heap: &Heap) {
        if heap.heap_live() >= TRIGGER {
            self.due.store(true, Ordering::Relaxed);
        }
    }

    fn marking(&self) -> bool {
        false
    }

    fn mark_new(&self, _heap: &Heap, _obj: ObjectRef<'_>) {}
}

/// A collection that finds everything dead.
fn collect(heap: &Heap, cache: &mut MCache) {
    heap.start_sweep_cycle();
    heap.set_heap_live(Bytes(0));
    // SAFETY: the cache was made for this heap.
    unsafe { cache.prepare_for_sweep(heap) };
    while let Some(span) = heap.next_unswept_span() {
        if span.try_acquire_sweep(heap.sweepgen()) {
            heap.collector().sweep(heap, span, false);
        }
    }
}

/// What is measured.
#[inline(never)]
fn allocate_batch(heap: &Heap, cache: &mut MCache, ty: &ObjectType) -> Result<(), OutOfMemory> {
    for _ in 0..BATCH {
        // SAFETY: the cache's own heap; the type outlives it; collections happen between batches.
        black_box(unsafe { cache.alloc(heap, black_box(ty)) }?);
    }
    Ok(())
}

fn main() -> ExitCode {
    let Some(count) = std::env::args().nth(1).and_then(|n| n.parse::<u64>().ok()) else {
        eprintln!("usage: alloc_count N [pointers]");
        return ExitCode::from(64);
    };
    let pointers: &[usize] = match std::env::args().nth(2).as_deref() {
        Some("pointers") => &[0, 1],
        _ => &[],
    };
    let ty = Box::new(ObjectType::new(Bytes(16), pointers));
    let collector = Arc::new(SweepOnly::default());
    let heap = match Heap::new(Arc::new(Mmap::new()), collector.clone(), HeapConfig::default()) {
        Ok(heap) => heap,
        Err(error) => {
            eprintln!("{error}");
            return ExitCode::from(2);
        }
    };
    let mut cache = MCache::new(&heap);
    for _ in 0..count / BATCH {
        if let Err(error) = allocate_batch(&heap, &mut cache, black_box(&ty)) {
            eprintln!("{error}");
            return ExitCode::from(2);
        }
        if collector.due.swap(false, Ordering::Relaxed) {
            collect(&heap, &mut cache);
        }
    }
    // SAFETY: the cache's own heap.
    unsafe { cache.retire(&heap) };
    println!("{} objects, {} mapped", heap.stats().mallocs(), heap.used());
    ExitCode::SUCCESS
}
