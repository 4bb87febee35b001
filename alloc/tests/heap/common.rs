//! A collector without a marker, and a heap to go with it: the test says what is alive.

use burrow_alloc::home::Home;
use burrow_alloc::{
    Addr, Bytes, Collector, Heap, HeapConfig, Host, MCache, MSpan, ObjectRef, Outcome, PageSource,
    Pages,
};
use burrow_trace::PTrace;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

/// Sweeps what it is told to sweep, and counts how often it is told things.
#[derive(Default)]
pub struct SweepOnly {
    pub live_changes: AtomicUsize,
    pub marked_new: AtomicUsize,
    pub marking: AtomicBool,
    /// Whether it stands back.
    pub limiting: AtomicBool,
    /// How often memory was given back on the program's time.
    pub timed: AtomicUsize,
}

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

    fn heap_live_grew(&self, _heap: &Heap, _: Bytes) {
        self.live_changes.fetch_add(1, Ordering::Relaxed);
    }

    fn marking(&self) -> bool {
        self.marking.load(Ordering::Relaxed)
    }

    fn limiting(&self) -> bool {
        self.limiting.load(Ordering::Relaxed)
    }

    fn time_release(&self, release: &mut dyn FnMut()) {
        self.timed.fetch_add(1, Ordering::Relaxed);
        release();
    }

    fn mark_new(&self, _heap: &Heap, obj: ObjectRef<'_>) {
        assert!(obj.mark());
        self.marked_new.fetch_add(1, Ordering::Relaxed);
    }
}

/// A small heap on the host's memory.
pub fn host_heap(config: HeapConfig) -> Arc<Heap> {
    heap_on(Arc::new(Host::with_limit(Bytes(256 << 20))), config)
}

/// A heap on any source.
pub fn heap_on(source: Arc<dyn PageSource>, config: HeapConfig) -> Arc<Heap> {
    Heap::new(source, Arc::new(SweepOnly::default()), config).expect("an arena of addresses")
}

/// A collection in which what `live` leads to, and the cache's tiny block, survive. Sweeps nothing
/// but the cache's own spans.
pub fn mark_and_start_sweep(heap: &Heap, cache: &mut MCache, live: impl Iterator<Item = Addr>) {
    sweep_all(heap); // what the last collection left
    for addr in live.chain(Some(cache.tiny_block())) {
        if let Some(obj) = heap.find_object(addr) {
            let _ = obj.mark();
        }
    }
    // SAFETY: one thread.
    unsafe { heap.start_sweep_cycle() };
    // SAFETY: every test has one heap and makes its cache for it.
    unsafe { cache.prepare_for_sweep(heap) };
}

/// Sweeps all that is listed as unswept.
pub fn sweep_all(heap: &Heap) {
    while sweep_one(heap) {}
}

/// Sweeps one span; `false` if there is none.
pub fn sweep_one(heap: &Heap) -> bool {
    while let Some(span) = heap.next_unswept_span(Home::FIRST) {
        if span.try_acquire_sweep(heap.sweepgen()) {
            heap.collector().sweep(heap, span, false, &PTrace::off());
            return true;
        }
    }
    false
}
