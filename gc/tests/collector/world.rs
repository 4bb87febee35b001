//! A small world around a heap: one mcache, a table of root words, a virtual clock.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use burrow_alloc::{Addr, Bytes, Heap, HeapConfig, Host, MCache, ObjectType, mem};
use burrow_gc::{Cause, CycleReport, Gc, GcConfig, RootSink, Roots, VerifyReport, verify};
use burrow_trace::PTrace;
use burrow_trace::clock::VirtualClock;

use crate::MARK_BY_SPANS;

/// Roots that are just words.
#[derive(Debug, Default)]
pub struct Words {
    pub words: Vec<u64>,
    pub stack_bytes: u64,
    pub globals: u64,
}

impl Roots for Words {
    fn scan(&self, sink: &mut RootSink<'_>) {
        self.words.iter().for_each(|word| sink.word(*word));
        sink.stack_bytes(self.stack_bytes);
    }

    fn globals_bytes(&self) -> u64 {
        self.globals
    }
}

/// A heap with its collector and one mcache. All objects are made through it.
pub struct World {
    cache: MCache,
    pub heap: Arc<Heap>,
    pub gc: Arc<Gc>,
    pub roots: Words,
    pub clock: Arc<VirtualClock>,
    /// Where events go: nowhere, unless the settings name a place.
    pub trace: PTrace,
    /// How often the collector has asked for a collection.
    pub requests: Arc<AtomicUsize>,
}

/// Settings of a [`World`].
pub struct Settings {
    pub gogc: i32,
    pub procs: usize,
    pub poison: bool,
    /// What spans and work buffers may take together.
    pub max_heap: Option<Bytes>,
    pub trace: PTrace,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings { gogc: 100, procs: 1, poison: true, max_heap: None, trace: PTrace::off() }
    }
}

impl World {
    pub fn new(settings: Settings) -> World {
        let clock = Arc::new(VirtualClock::default());
        let requests = Arc::new(AtomicUsize::new(0));
        let counter = requests.clone();
        let request = Box::new(move || {
            counter.fetch_add(1, Ordering::Relaxed);
        });
        let gc = Gc::new(GcConfig {
            gogc: settings.gogc,
            procs: settings.procs,
            cpus: settings.procs,
            mark_by_spans: MARK_BY_SPANS,
            ..GcConfig::new(clock.clone(), request)
        });
        let config = HeapConfig {
            poison_freed: settings.poison,
            max_heap: settings.max_heap,
            reserve: Bytes(1 << 30),
            ..HeapConfig::for_tests()
        };
        let source = Arc::new(Host::with_limit(Bytes(1 << 30)));
        let heap = Heap::new(source, gc.clone(), config).expect("an arena");
        let trace = settings.trace;
        let cache = MCache::with_trace(&heap, trace.clone());
        World { cache, heap, gc, roots: Words::default(), clock, trace, requests }
    }

    pub fn requests(&self) -> usize {
        self.requests.load(Ordering::Relaxed)
    }

    /// A new object of a type that lives as long as the program.
    pub fn alloc(&mut self, ty: &'static ObjectType) -> Addr {
        self.try_alloc(ty).expect("memory for a test")
    }

    /// A new object, if there is memory for it.
    pub fn try_alloc(&mut self, ty: &'static ObjectType) -> Option<Addr> {
        // SAFETY: the world's own cache and heap; the type lives for ever; nothing collects meanwhile.
        unsafe { self.cache.alloc(&self.heap, ty) }.ok()
    }

    /// A new array.
    pub fn alloc_array(&mut self, ty: &'static ObjectType, len: usize) -> Addr {
        // SAFETY: as in `alloc`; tests ask for sizes that fit.
        unsafe { self.cache.alloc_array(&self.heap, ty, len) }.expect("memory for a test")
    }

    /// Stores a word of an object.
    pub fn set(&mut self, object: Addr, word: usize, value: u64) {
        // SAFETY: tests store within objects that they keep reachable.
        unsafe { mem::store64(object + Bytes(word * 8), value) }
    }

    /// Loads a word of an object.
    pub fn get(&self, object: Addr, word: usize) -> u64 {
        // SAFETY: as in `set`.
        unsafe { mem::load64(object + Bytes(word * 8)) }
    }

    pub fn collect(&mut self, cause: Cause) -> CycleReport {
        let World { cache, heap, gc, roots, trace, .. } = self;
        // SAFETY: there is one thread, one cache, and the roots are all that the test goes on to use.
        unsafe { gc.collect(heap, &mut |visit| visit(cache), roots, cause, trace) }
    }

    /// As `runtime.GC()`: collects and sweeps to the end.
    pub fn full_collection(&mut self) -> CycleReport {
        let report = self.collect(Cause::Forced);
        self.gc.sweep_all(&self.heap, &self.trace);
        report
    }

    /// Brings the counters up to date and checks the heap.
    pub fn verify(&mut self) -> VerifyReport {
        self.flush();
        // SAFETY: nothing else runs, and the only cache was flushed.
        match unsafe { verify(&self.heap, &self.gc.with_specials(&self.heap, &self.roots)) } {
            Ok(report) => report,
            Err(error) => panic!("{error}"),
        }
    }

    /// Gives the cache's spans back, so that the counters are exact.
    pub fn flush(&mut self) {
        // SAFETY: the cache was made for this heap.
        unsafe { self.cache.flush(&self.heap) }
    }
}

/// A type that lives as long as the program.
pub fn leak(size: usize, pointers: &[usize]) -> &'static ObjectType {
    Box::leak(Box::new(ObjectType::new(Bytes(size), pointers)))
}
