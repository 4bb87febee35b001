//! Allocates N objects of 16 bytes, pointer-free or (with `pointers`) with a pointer in each word,
//! and drops them at once, so that the collector runs at Go's pace: about once every 4 MiB.
//!
//! For counting instructions: callgrind's difference between two N, divided by their difference,
//! is the cost of one object, its share of refills, of collections and of sweeping included.
//!
//! ```text
//! cargo build --release -p burrow-benches --bin alloc_count
//! valgrind --tool=callgrind target/release/alloc_count 1000000
//! valgrind --tool=callgrind target/release/alloc_count 3000000
//! ```

use burrow_alloc::{Bytes, Heap, HeapConfig, MCache, Mmap, ObjectType, OutOfMemory};
use burrow_gc::{Cause, Gc, GcConfig, RootSink, Roots};
use burrow_trace::clock::VirtualClock;
use std::hint::black_box;
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Objects between two looks at whether a collection is due: a script looks at its safepoints.
const BATCH: u64 = 64;

/// Nothing is reachable.
struct NoRoots;

impl Roots for NoRoots {
    fn scan(&self, _sink: &mut RootSink<'_>) {}

    fn globals_bytes(&self) -> u64 {
        0
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
    let due = Arc::new(AtomicBool::new(false));
    let flag = due.clone();
    let request = Box::new(move || flag.store(true, Ordering::Relaxed));
    let gc = Gc::new(GcConfig::new(Arc::new(VirtualClock::default()), request));
    let heap = match Heap::new(Arc::new(Mmap::new()), gc.clone(), HeapConfig::default()) {
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
        if due.swap(false, Ordering::Relaxed) {
            // SAFETY: one thread, one cache, and no object is used any more.
            unsafe { gc.collect(&heap, &mut |visit| visit(&mut cache), &NoRoots, Cause::HeapGoal) };
        }
    }
    // SAFETY: the cache's own heap.
    unsafe { cache.retire(&heap) };
    let (objects, cycles) = (heap.stats().mallocs(), gc.num_gc());
    println!("{objects} objects, {cycles} collections, {} mapped", heap.used());
    ExitCode::SUCCESS
}
