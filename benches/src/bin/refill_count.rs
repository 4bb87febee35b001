//! Refills a span for each object, to have the instructions of a refill counted.
//!
//! Spans of two objects of 4 KiB, of which one is alive. So each further object needs a refill: the
//! span that is full goes back to its central list, and another with a free slot comes.
//!
//! ```text
//! cargo build --release -p burrow-benches --bin refill_count
//! valgrind --tool=callgrind target/release/refill_count swept 5000
//! valgrind --tool=callgrind target/release/refill_count swept 15000
//! ```
//!
//! The difference, divided by that of the counts, is one refill with the object that asked for it.
//! `swept`: all spans were swept before. `unswept`: the refill sweeps the span that it takes.

use std::process::ExitCode;
use std::sync::Arc;

use burrow_alloc::{Addr, Bytes, Heap, HeapConfig, MCache, Mmap, OutOfMemory};
use burrow_gc::{Cause, Gc, GcConfig, RootSink, Roots};
use burrow_trace::PTrace;
use burrow_trace::clock::VirtualClock;

/// Bytes of an object: two fill a page.
const SIZE: Bytes = Bytes(4096);
/// Spans that are there to be taken, so that what comes before the refills is the same in each run.
const SPANS: usize = 20_000;

/// Every other object is alive.
struct Kept(Vec<Addr>);

impl Roots for Kept {
    fn scan(&self, sink: &mut RootSink<'_>) {
        self.0.iter().for_each(|object| sink.word(object.0 as u64));
    }

    fn globals_bytes(&self) -> u64 {
        0
    }
}

/// What is measured.
#[inline(never)]
fn refill(heap: &Heap, cache: &mut MCache, count: usize) -> Result<(), OutOfMemory> {
    for _ in 0..count {
        // SAFETY: the cache's own heap; no collection is due, as the collector is off.
        unsafe { cache.alloc_noscan(heap, SIZE, false)? };
    }
    Ok(())
}

fn run(swept: bool, count: usize) -> Result<(), OutOfMemory> {
    let gc = Gc::new(GcConfig::new(Arc::new(VirtualClock::default()), Box::new(|| {})));
    let heap = Heap::new(Arc::new(Mmap::new()), gc.clone(), HeapConfig::default())?;
    gc.set_gc_percent(&heap, -1); // so that nothing but the refill sweeps
    let mut cache = MCache::new(&heap);
    let mut kept = Kept(Vec::with_capacity(SPANS));
    for _ in 0..SPANS {
        // SAFETY: the cache's own heap; no collection is due.
        unsafe {
            kept.0.push(cache.alloc_noscan(&heap, SIZE, false)?);
            cache.alloc_noscan(&heap, SIZE, false)?;
        }
    }
    let off = PTrace::off();
    // SAFETY: one thread and one cache; what is not kept is not used again.
    unsafe { gc.collect(&heap, &mut |visit| visit(&mut cache), &kept, Cause::Forced, &off) };
    if swept {
        gc.sweep_all(&heap, &off);
    }
    refill(&heap, &mut cache, count)
}

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let parsed = match args.as_slice() {
        [kind, count] => (["unswept", "swept"].iter().position(|k| k == kind), count.parse().ok()),
        _ => (None, None),
    };
    let (Some(swept), Some(count @ 0..=SPANS)) = parsed else {
        eprintln!("usage: refill_count swept|unswept N\ntakes N spans, at most {SPANS}");
        return ExitCode::from(64);
    };
    match run(swept == 1, count) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::from(2)
        }
    }
}
