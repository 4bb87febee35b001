//! The allocator on its own: no virtual machine, no collector but thirty lines of one.
//!
//! ```text
//! cargo run --release -p burrow-alloc --example standalone [mmap | numa NODE | huge]
//! ```
//!
//! Allocates two million objects of 64 bytes, drops all but every hundredth of the first half, sweeps, and gives free
//! pages back to the operating system; and shows after each step what the heap says of itself and what
//! the kernel says of the process.
//!
//! What a program needs that uses the crate:
//!
//! 1. a [`PageSource`]: where memory comes from;
//! 2. a [`Collector`]: what is done when an allocation wants a span swept. Here it sweeps, and never
//!    starts a collection by itself;
//! 3. a [`Heap`] of the two, and an [`MCache`] for each thread that allocates;
//! 4. marks: the program says what is alive ([`Heap::find_object`], `ObjectRef::mark`), and begins a
//!    sweep ([`Heap::start_sweep_cycle`]).

use burrow_alloc::home::Home;
use burrow_alloc::{
    Addr, Bytes, Collector, Heap, HeapConfig, HugePages, MCache, MSpan, Mmap, NumaNode, ObjectRef,
    ObjectType, Outcome, PageSource, Pages, mem,
};
use burrow_trace::PTrace;
use std::error::Error;
use std::process::ExitCode;
use std::sync::Arc;

/// Sweeps what it is told to, and owes nobody anything.
struct Sweeper;

impl Collector for Sweeper {
    fn sweep(&self, heap: &Heap, span: &MSpan, preserve: bool, trace: &PTrace) -> bool {
        span.finish_sweep(heap, preserve, trace).outcome == Outcome::Freed
    }

    /// A collector that runs beside the program makes an allocation pay with sweeping, here.
    fn deduct_sweep_credit(&self, _: &Heap, _: Bytes, _: Pages, _: Home, _: &PTrace) {}

    /// The place to note that a collection is due.
    fn heap_live_grew(&self, _: &Heap, _: Bytes) {}

    fn marking(&self) -> bool {
        false
    }

    fn mark_new(&self, _: &Heap, _: ObjectRef<'_>) {}
}

/// A collection: what `live` leads to stays, the rest is swept.
fn collect(heap: &Heap, cache: &mut MCache, live: &[Addr]) {
    for object in live.iter().filter_map(|addr| heap.find_object(*addr)) {
        let _ = object.mark();
    }
    // SAFETY: nobody allocates or marks meanwhile: this is the only thread.
    unsafe { heap.start_sweep_cycle() };
    // SAFETY: the cache was made for this heap.
    unsafe { cache.prepare_for_sweep(heap) };
    while let Some(span) = heap.next_unswept_span(Home::FIRST) {
        if span.try_acquire_sweep(heap.sweepgen()) {
            heap.collector().sweep(heap, span, false, &PTrace::off());
        }
    }
}

/// Resident bytes of the process.
fn resident() -> Result<u64, Box<dyn Error>> {
    let rollup = std::fs::read_to_string("/proc/self/smaps_rollup")?;
    let line = rollup.lines().find_map(|line| line.strip_prefix("Rss:")).ok_or("no Rss")?;
    Ok(line.trim().trim_end_matches("kB").trim().parse::<u64>()? << 10)
}

fn show(step: &str, heap: &Heap) -> Result<(), Box<dyn Error>> {
    let stats = heap.stats();
    let mib = |bytes: u64| bytes as f64 / (1 << 20) as f64;
    println!(
        "{step:<10} {:>8} objects  in use {:>6.1}  free {:>6.1}  released {:>6.1}  metadata {:>4.1}  process {:>6.1} MiB",
        stats.heap_objects(),
        mib(stats.heap_in_use),
        mib(stats.heap_free),
        mib(stats.heap_released),
        mib(stats.mspan_sys + stats.mcache_sys + stats.gc_misc_sys),
        mib(resident()?),
    );
    Ok(())
}

fn run(source: Arc<dyn PageSource>) -> Result<(), Box<dyn Error>> {
    let point = ObjectType::new(Bytes(64), &[]); // 64 bytes, no pointers in them
    let heap = Heap::new(source, Arc::new(Sweeper), HeapConfig::default())?;
    let mut cache = MCache::new(&heap);
    show("start", &heap)?;
    let mut objects = Vec::new();
    for n in 0..2_000_000 {
        // SAFETY: the cache's own heap; the type outlives it; collections happen between allocations.
        let addr = unsafe { cache.alloc(&heap, &point)? };
        // SAFETY: the object is ours, and 64 bytes long.
        unsafe { mem::store64(addr, n) };
        objects.push(addr);
    }
    // SAFETY: the cache's own heap. Objects are counted when their span leaves the cache.
    unsafe { cache.flush(&heap) };
    show("allocated", &heap)?;
    let kept: Vec<Addr> = objects[..objects.len() / 2].iter().copied().step_by(100).collect();
    drop(objects);
    collect(&heap, &mut cache, &kept);
    show("swept", &heap)?;
    heap.release_free_pages(&PTrace::off());
    show("released", &heap)?;
    for (n, addr) in kept.iter().enumerate() {
        // SAFETY: it was marked, so it is still there.
        assert_eq!(unsafe { mem::load64(*addr) }, n as u64 * 100);
    }
    collect(&heap, &mut cache, &[]);
    heap.release_free_pages(&PTrace::off());
    show("empty", &heap)?;
    // SAFETY: the cache's own heap.
    unsafe { cache.retire(&heap) };
    Ok(())
}

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    let done = match args[..] {
        [] | ["mmap"] => run(Arc::new(Mmap::new())),
        ["huge"] => {
            let source = HugePages::new();
            println!("{}", source.describe());
            run(Arc::new(source))
        }
        ["numa", node] => node.parse().map_err(Box::from).and_then(|node| {
            let source = NumaNode::new(node)?;
            println!("{}", source.describe());
            run(Arc::new(source))
        }),
        _ => {
            eprintln!("usage: standalone [mmap | numa NODE | huge]");
            return ExitCode::from(64);
        }
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("standalone: {error}");
            ExitCode::FAILURE
        }
    }
}
