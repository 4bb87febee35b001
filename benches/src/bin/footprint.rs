//! What Burrow adds to its host's memory, by its own accounts and by the kernel's.
//!
//! ```text
//! cargo run --release -p burrow-benches --bin footprint runtime    # a Runtime that does nothing
//! cargo run --release -p burrow-benches --bin footprint metadata [SIZE [MIB]]
//! ```
//!
//! `metadata` fills a heap (1 GiB) with objects (of 64 bytes, every one written to) and shows what
//! describes them: mspans, bitmaps, summaries, the span table, central lists. Once as Burrow counts
//! it, once as the growth of the process's private dirty memory beyond the heap's own pages, and
//! once as the same beyond objects in use.

use burrow_alloc::home::Home;
use burrow_alloc::{
    Bytes, Collector, Heap, HeapConfig, MCache, MSpan, Mmap, ObjectRef, ObjectType, Outcome, Pages,
    mem,
};
use burrow_runtime::Runtime;
use burrow_trace::PTrace;
use std::process::ExitCode;
use std::sync::Arc;

/// Never collects.
struct Idle;

impl Collector for Idle {
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

/// Private dirty bytes of this process.
fn private_dirty() -> std::io::Result<u64> {
    let rollup = std::fs::read_to_string("/proc/self/smaps_rollup")?;
    let line = rollup.lines().find_map(|line| line.strip_prefix("Private_Dirty:"));
    let kib = line.and_then(|rest| rest.trim().strip_suffix("kB")).map(str::trim);
    kib.and_then(|kib| kib.parse::<u64>().ok())
        .map(|kib| kib << 10)
        .ok_or_else(|| std::io::Error::other("no Private_Dirty in /proc/self/smaps_rollup"))
}

fn kib(bytes: u64) -> f64 {
    bytes as f64 / 1024.0
}

fn runtime() -> Result<(), Box<dyn std::error::Error>> {
    // The first look allocates buffers of its own.
    private_dirty()?;
    let before = private_dirty()?;
    let first = Runtime::builder().build()?;
    let one = private_dirty()?;
    let second = Runtime::builder().build()?;
    let two = private_dirty()?;
    println!(
        "the first runtime of a process adds {:.0} KiB of private dirty memory",
        kib(one - before)
    );
    println!("the second {:.0} KiB", kib(two - one));
    println!("by Burrow's accounts: {:.0} KiB", kib(first.heap.stats().mapped_ready()));
    drop((first, second));
    let left = private_dirty()?.saturating_sub(before);
    for _ in 0..100 {
        drop(Runtime::builder().build()?);
    }
    let more = private_dirty()?.saturating_sub(before + left);
    println!(
        "after both are gone {:.0} KiB are left, and a hundred further ones add {:.0} KiB",
        kib(left),
        kib(more)
    );
    Ok(())
}

fn metadata(size: usize, mib: usize) -> Result<(), Box<dyn std::error::Error>> {
    let ty = ObjectType::new(Bytes(size), &[]);
    private_dirty()?;
    let before = private_dirty()?;
    let heap = Heap::new(Arc::new(Mmap::new()), Arc::new(Idle), HeapConfig::default())?;
    let mut cache = MCache::new(&heap);
    while heap.in_use() < Bytes(mib << 20) {
        // SAFETY: the cache's own heap; the type outlives it; the object is ours.
        unsafe {
            let object = cache.alloc(&heap, &ty)?;
            mem::store64(object, 1);
        }
    }
    // SAFETY: as above.
    unsafe { cache.flush(&heap) };
    let dirty = private_dirty()? - before;
    let stats = heap.stats();
    let percent = |bytes: u64| bytes as f64 * 100.0 / stats.heap_in_use as f64;
    let counted = stats.mspan_sys + stats.mcache_sys + stats.gc_misc_sys;
    let measured = dirty.saturating_sub(stats.heap_in_use);
    println!(
        "{} objects of {size} B in {:.1} MiB of spans",
        stats.heap_objects(),
        kib(stats.heap_in_use) / 1024.0
    );
    println!("metadata as counted  {:>8.0} KiB  {:.2} %", kib(counted), percent(counted));
    println!(
        "  mspans {:.0}, tables and bitmaps {:.0}",
        kib(stats.mspan_sys),
        kib(stats.gc_misc_sys)
    );
    println!("metadata as measured {:>8.0} KiB  {:.2} %", kib(measured), percent(measured));
    // SAFETY: as above.
    unsafe { cache.retire(&heap) };
    Ok(())
}

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let number = |at: usize, default: usize| args.get(at).map_or(Ok(default), |arg| arg.parse());
    let done = match (args.first().map(String::as_str), number(1, 64), number(2, 1024)) {
        (Some("runtime"), ..) => runtime(),
        (Some("metadata"), Ok(size), Ok(mib)) => metadata(size, mib),
        _ => {
            eprintln!("usage: footprint runtime | footprint metadata [SIZE [MIB]]");
            return ExitCode::from(64);
        }
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::from(2)
        }
    }
}
