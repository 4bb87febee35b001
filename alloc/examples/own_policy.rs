//! A return policy of one's own: decay, with a cap on the share of the heap that may be dirty, which jemalloc's users ask for.
//!
//!     cargo run --release -p burrow-alloc --example own_policy
//!
//! The policy is the part down to `main`: it passes on to jemalloc's decay what it is told, and wishes for the oldest pages itself
//! while more is dirty than a quarter of what is in use.

use burrow_alloc::policy::{
    Ask, Backing, Decay, DecayConfig, Look, Moment, PageRun, Release, ReleaseCause, Wish,
};
use burrow_alloc::{Bytes, Collector, DomainId, Heap, HeapConfig, ManualKind, Pages, ReturnPolicy};
use burrow_trace::clock::{Nanos, VirtualClock};
use std::sync::Arc;

#[derive(Debug)]
struct Capped {
    decay: Decay,
    /// What may be dirty of what is in use: a quarter.
    share: f64,
}

impl ReturnPolicy for Capped {
    fn name(&self) -> &'static str {
        "capped"
    }

    fn freed(&mut self, run: PageRun, backing: Backing, now: Nanos) -> Ask {
        let _ = self.decay.freed(run, backing, now);
        Ask::Now // there may be too much now
    }

    fn taken(&mut self, run: PageRun, now: Nanos) {
        self.decay.taken(run, now);
    }

    fn released(&mut self, run: PageRun, how: Release, now: Nanos) {
        self.decay.released(run, how, now);
    }

    fn kept(&mut self, run: PageRun, now: Nanos) {
        self.decay.kept(run, now);
    }

    fn ticks(&self) -> u32 {
        self.decay.ticks()
    }

    fn next(&mut self, moment: Moment, look: &Look<'_>) -> Option<Wish> {
        let counters = look.counters();
        let used = counters.heap_in_use.get() + counters.in_stacks.get();
        let dirty = counters.heap_free.get() as f64;
        let beyond = dirty - self.share * used as f64;
        if beyond > 0.0 {
            // As for a limit: the oldest run first, all of it.
            let oldest = self.decay.next(Moment::Limit(Bytes(beyond as usize)), look)?;
            let (run, cause) = (oldest.run, ReleaseCause::Goal);
            return Some(Wish { run, cause, ..oldest });
        }
        self.decay.next(moment, look)
    }
}

fn main() {
    let clock = Arc::new(VirtualClock::default());
    let source = Arc::new(burrow_alloc::Simulated::with_os_page_size(Bytes(4096)));
    let config = HeapConfig { clock: clock.clone(), ..HeapConfig::default() };
    let heap = Heap::new(source, Arc::new(Nobody), config).expect("addresses");
    let settings = DecayConfig { oversize: Bytes(0), ..DecayConfig::default() };
    let decay = Decay::new(settings, 1);
    heap.set_policy(DomainId::MAIN, Box::new(Capped { decay, share: 0.25 }));
    let trace = burrow_trace::PTrace::off();
    let take = || heap.alloc_manual(Pages(64), ManualKind::Stack, &trace).expect("simulated pages");
    let mut spans: Vec<_> = (0..256).map(|_| take()).collect();
    println!("{:>8} {:>8} {:>8}", "in use", "dirty", "gone");
    while spans.len() >= 64 {
        for span in spans.split_off(spans.len() - 32) {
            // SAFETY: it comes from `alloc_manual`, and nobody uses its pages.
            unsafe { heap.free_manual(span, &trace) };
        }
        let stats = heap.stats();
        let mib = |bytes: u64| format!("{:.1} MiB", bytes as f64 / f64::from(1 << 20));
        println!(
            "{:>8} {:>8} {:>8}",
            mib(stats.in_stacks),
            mib(stats.heap_free),
            mib(stats.returns.released)
        );
        assert!(stats.heap_free <= stats.in_stacks / 4, "the cap");
    }
    spans.into_iter().for_each(|span| {
        // SAFETY: as above.
        unsafe { heap.free_manual(span, &trace) };
    });
}

/// A collector that collects nothing: the heap holds no objects.
struct Nobody;

impl Collector for Nobody {
    fn sweep(&self, _: &Heap, _: &burrow_alloc::MSpan, _: bool, _: &burrow_trace::PTrace) -> bool {
        false
    }
    fn deduct_sweep_credit(
        &self,
        _: &Heap,
        _: Bytes,
        _: Pages,
        _: burrow_alloc::home::Home,
        _: &burrow_trace::PTrace,
    ) {
    }
    fn heap_live_grew(&self, _: &Heap, _: Bytes) {}
    fn marking(&self) -> bool {
        false
    }
    fn mark_new(&self, _: &Heap, _: burrow_alloc::ObjectRef<'_>) {}
}
