//! How long the page heap takes for a span in a heap of 1 TiB, on addresses without memory.
//!
//! ```text
//! cargo run --release -p burrow-benches --bin span_churn [-- OPERATIONS [GIB]]
//! ```
//!
//! Fills the heap with spans of 1 to 255 pages (1 MiB on average), frees one in twenty at random,
//! then frees one and takes one, at random, and shows percentiles of what each took: through the
//! heap's ordinary functions, with its lock, its span table and its accounts. The clock's own cost
//! is in the figures, and shown.

use burrow_alloc::home::Home;
use burrow_alloc::{
    Bytes, Collector, Heap, HeapConfig, MSpan, ManualKind, ObjectRef, Outcome, Pages, Simulated,
};
use burrow_trace::PTrace;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Instant;

/// There is nothing to collect.
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

/// xorshift64*: good enough to pick spans and sizes.
struct Random(u64);

impl Random {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        ((u128::from(self.0.wrapping_mul(0x2545_f491_4f6c_dd1d)) * bound as u128) >> 64) as usize
    }

    fn pages(&mut self) -> Pages {
        Pages(1 + self.below(255))
    }
}

/// Spans of a heap, and the time that each step took.
struct Churn<'h> {
    heap: &'h Heap,
    live: Vec<&'h MSpan>,
    /// Pages of the live ones.
    pages: usize,
    random: Random,
}

impl<'h> Churn<'h> {
    /// Takes a span; how long that took, and whether there was one.
    fn take(&mut self) -> (bool, u32) {
        let pages = self.random.pages();
        let heap = self.heap;
        let take = || heap.alloc_manual(pages, ManualKind::WorkBuf, &PTrace::off());
        let (span, time) = timed(take);
        let found = span.is_ok();
        self.pages += span.as_ref().map_or(0, |span| span.npages().0);
        self.live.extend(span.ok());
        (found, time)
    }

    /// Gives a span back; how long that took.
    fn give_back(&mut self) -> u32 {
        let at = self.random.below(self.live.len());
        let (span, heap) = (self.live.swap_remove(at), self.heap);
        // A sweep has looked at a span before it frees it.
        self.pages -= span.npages().0;
        // SAFETY: it came from `take`, is out of the list now, and has no memory to be used.
        timed(|| unsafe { heap.free_manual(span, &PTrace::off()) }).1
    }
}

/// What `f` takes, in nanoseconds.
fn timed<T>(f: impl FnOnce() -> T) -> (T, u32) {
    let start = Instant::now();
    let result = f();
    (result, u32::try_from(start.elapsed().as_nanos()).unwrap_or(u32::MAX))
}

fn show(what: &str, times: &mut [u32]) {
    times.sort_unstable();
    if times.is_empty() {
        return;
    }
    let at = |share: f64| times[((times.len() as f64 * share) as usize).min(times.len() - 1)];
    let (mid, high, higher) = (at(0.5), at(0.99), at(0.999));
    println!("{what:<28} p50 {mid:>6} ns   p99 {high:>6} ns   p99.9 {higher:>6} ns");
}

fn main() -> ExitCode {
    let mut args = std::env::args().skip(1).map(|arg| arg.parse::<usize>());
    let (Ok(steps), Ok(gib)) =
        (args.next().unwrap_or(Ok(1_000_000)), args.next().unwrap_or(Ok(1024)))
    else {
        eprintln!("usage: span_churn [OPERATIONS [GIB]]");
        return ExitCode::from(64);
    };
    let source = Arc::new(Simulated::with_os_page_size(Bytes(4096)));
    let config = HeapConfig { reserve: Bytes(gib << 30), ..HeapConfig::default() };
    let heap = match Heap::new(source, Arc::new(Idle), config) {
        Ok(heap) => heap,
        Err(error) => {
            eprintln!("{error}");
            return ExitCode::from(2);
        }
    };
    let mut churn =
        Churn { heap: &heap, live: Vec::new(), pages: 0, random: Random(0x9e37_79b9_7f4a_7c15) };
    let start = Instant::now();
    while churn.take().0 {}
    let fill = start.elapsed().as_secs_f64();
    let full = heap.stats();
    println!(
        "{} spans in {:.1} GiB ({:.2} % free) after {:.1} s; metadata {:.0} MiB",
        churn.live.len(),
        (full.heap_sys() + full.in_work_bufs) as f64 / (1 << 30) as f64,
        full.heap_idle() as f64 * 100.0 / (full.heap_sys() + full.in_work_bufs) as f64,
        fill,
        (full.mspan_sys + full.gc_misc_sys) as f64 / (1 << 20) as f64,
    );
    for _ in 0..churn.live.len() / 20 {
        churn.give_back();
    }
    let (mut taken, mut freed, mut pairs) = (Vec::new(), Vec::new(), Vec::new());
    let mut refused = Vec::new();
    for _ in 0..steps {
        let free = churn.give_back();
        let (ok, take) = churn.take();
        freed.push(free);
        if ok {
            taken.push(take);
            pairs.push(free.saturating_add(take));
        } else {
            refused.push(take);
        }
    }
    show("the clock alone", &mut (0..steps).map(|_| timed(|| ()).1).collect::<Vec<_>>());
    show("free a span", &mut freed);
    show("take a span", &mut taken);
    show("both", &mut pairs);
    println!("{} of {steps} found no run long enough:", refused.len());
    show("learn that there is none", &mut refused);
    heap.check_invariants();
    assert_eq!(heap.in_use(), Pages(churn.pages).to_bytes());
    ExitCode::SUCCESS
}
