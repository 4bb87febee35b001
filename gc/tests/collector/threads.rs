//! Several threads on one heap, each with a cache of its own: they allocate and sweep at the same time,
//! pass objects to each other, take and give back stacks, and stop together for collections.
//!
//! Every object carries a signature made from its address and kind in its first and last word; no
//! memory is given to two, and none is freed, without a signature changing.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, Barrier, Mutex, PoisonError};

use burrow_alloc::{
    Addr, Bytes, Heap, HeapConfig, Host, MCache, ManualKind, ObjectType, Pages, SpanState, mem,
};
use burrow_gc::{Cause, Gc, GcConfig, RootSink, Roots, verify};
use burrow_trace::PTrace;
use burrow_trace::clock::VirtualClock;

use crate::MARK_BY_SPANS;
use crate::world::leak;

const THREADS: usize = 4;
/// Steps of each thread; a step is an allocation and something done with it.
const STEPS: usize = if cfg!(miri) { 200 } else { 60_000 };
/// Steps between two safepoints of a thread.
const QUANTUM: usize = 16;
/// Steps of thread 0 between two collections that it asks for.
const FORCED: usize = STEPS / 25;
/// Objects that a thread keeps, and that are on offer to all.
const KEPT: usize = 64;

/// Kinds of objects: bytes, and pointer words. The first word is the signature, and so is the last.
const KINDS: [(usize, &[usize]); 9] = [
    (8, &[]), // tiny
    (16, &[]),
    (24, &[1]),
    (48, &[1, 2, 4]),
    (512, &[1, 62]),
    (528, &[1, 64]),
    (4096, &[1, 300]),
    (40_000, &[1, 4000]),
    (33_000, &[]),
];

/// How often each kind is made, in 64: large ones are rare.
const WEIGHTS: [usize; 9] = [14, 12, 16, 10, 5, 3, 2, 1, 1];

fn pick_kind(random: usize) -> usize {
    let mut left = random % 64;
    WEIGHTS
        .iter()
        .position(|weight| left.checked_sub(*weight).map(|rest| left = rest).is_none())
        .unwrap_or(0)
}

/// Marks an object of the kind at this address, so that it can be told from any other.
fn signature(addr: Addr, kind: usize) -> u64 {
    (addr.0 as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15) << 4 | kind as u64
}

fn load(addr: Addr, word: usize) -> u64 {
    // SAFETY: callers have a reachable object with this word.
    unsafe { mem::load64(addr + Bytes(word * 8)) }
}

fn store(addr: Addr, word: usize, value: u64) {
    // SAFETY: as in `load`.
    unsafe { mem::store64(addr + Bytes(word * 8), value) }
}

/// The object's kind; panics if it is not intact.
fn check(addr: Addr) -> usize {
    let first = load(addr, 0);
    let kind = (first & 15) as usize;
    assert!(kind < KINDS.len() && first == signature(addr, kind), "{addr} holds {first:#x}");
    assert_eq!(load(addr, KINDS[kind].0 / 8 - 1), first, "the last word of {addr}, kind {kind}");
    kind
}

/// What a thread has while it stands still.
struct Mutator {
    cache: MCache,
    kept: Vec<u64>,
    stacks: Vec<(Addr, u64)>,
}

/// What all threads share.
struct Shared {
    heap: Arc<Heap>,
    gc: Arc<Gc>,
    stop: Arc<AtomicBool>,
    barrier: Barrier,
    /// Held by its thread between safepoints, by the leader while the world is stopped.
    mutators: Vec<Mutex<Mutator>>,
    /// Objects on offer: any thread takes and leaves them. Roots.
    offers: Vec<AtomicU64>,
    types: Vec<&'static ObjectType>,
    collections: AtomicUsize,
    /// Whether the leader has asked thread 0 to sweep to the end while the others go on.
    sweep_wanted: AtomicBool,
    /// Threads that have done all their steps.
    finished: AtomicUsize,
    /// Whether all had when the world was stopped last. Written by the leader, then read by all.
    all_finished: AtomicBool,
}

struct AllRoots<'a>(&'a [u64], &'a [AtomicU64]);

impl Roots for AllRoots<'_> {
    fn scan(&self, sink: &mut RootSink<'_>) {
        self.0.iter().for_each(|word| sink.word(*word));
        self.1.iter().for_each(|word| sink.word(word.load(Ordering::Relaxed)));
    }

    fn globals_bytes(&self) -> u64 {
        0
    }
}

fn shared(poison: bool) -> Shared {
    let stop = Arc::new(AtomicBool::new(false));
    let stopper = stop.clone();
    let request = Box::new(move || stopper.store(true, Ordering::Relaxed));
    let gc = Gc::new(GcConfig {
        procs: THREADS,
        cpus: 2,
        mark_by_spans: MARK_BY_SPANS,
        ..GcConfig::new(Arc::new(VirtualClock::default()), request)
    });
    let config =
        HeapConfig { poison_freed: poison, reserve: Bytes(1 << 30), ..HeapConfig::for_tests() };
    let heap = Heap::new(Arc::new(Host::with_limit(Bytes(1 << 30))), gc.clone(), config);
    let heap = heap.expect("an arena");
    let mutators = (0..THREADS).map(|_| {
        let (kept, stacks) = (vec![0; KEPT], Vec::new());
        Mutex::new(Mutator { cache: MCache::new(&heap), kept, stacks })
    });
    Shared {
        mutators: mutators.collect(),
        heap,
        gc,
        stop,
        barrier: Barrier::new(THREADS),
        offers: (0..KEPT).map(|_| AtomicU64::new(0)).collect(),
        types: KINDS.iter().map(|(size, pointers)| leak(*size, pointers)).collect(),
        collections: AtomicUsize::new(0),
        sweep_wanted: AtomicBool::new(false),
        finished: AtomicUsize::new(0),
        all_finished: AtomicBool::new(false),
    }
}

/// One thread's run.
struct Runner<'a> {
    shared: &'a Shared,
    id: usize,
    random: u64,
}

impl Runner<'_> {
    fn random(&mut self) -> usize {
        self.random ^= self.random << 13;
        self.random ^= self.random >> 7;
        self.random ^= self.random << 17;
        (self.random >> 16) as usize
    }

    fn run(&mut self) {
        let mut left = STEPS;
        while left > 0 {
            {
                let mut own = self.shared.mutators[self.id].lock().expect("nobody has panicked");
                (0..QUANTUM).for_each(|_| self.step(&mut own));
            }
            left = left.saturating_sub(QUANTUM);
            if self.id == 0 && left % FORCED < QUANTUM {
                self.shared.stop.store(true, Ordering::Relaxed);
            }
            if self.shared.stop.load(Ordering::Relaxed) {
                self.safepoint();
            }
        }
        // The others may go on, and need everybody at the barrier.
        self.shared.finished.fetch_add(1, Ordering::Relaxed);
        self.shared.stop.store(true, Ordering::Relaxed);
        while !self.safepoint() {}
    }

    /// Makes an object, links it, and keeps it or puts it on offer.
    fn step(&mut self, own: &mut Mutator) {
        let kind = pick_kind(self.random());
        let new = self.alloc(own, kind);
        for word in KINDS[kind].1 {
            let target = own.kept[self.random() % KEPT];
            if target != 0 && !self.random().is_multiple_of(4) {
                check(Addr(target as usize));
                store(new, *word, target);
            }
        }
        let at = self.random() % KEPT;
        match self.random() % 8 {
            0 | 1 => own.kept[at] = self.shared.offers[at].swap(new.0 as u64, Ordering::AcqRel),
            2 => own.kept[at] = self.follow(own.kept[at]),
            3 => own.kept[at] = 0,
            4 if self.random().is_multiple_of(8) => self.exchange_stack(own),
            _ => own.kept[at] = new.0 as u64,
        }
    }

    /// A new object, which must be zeroed.
    fn alloc(&mut self, own: &mut Mutator, kind: usize) -> Addr {
        let (size, pointers) = KINDS[kind];
        let (heap, ty) = (&self.shared.heap, self.shared.types[kind]);
        let made = match self.random() % 4 {
            // SAFETY: the thread's own cache, made for this heap; the world is not stopped.
            0 if pointers.is_empty() => unsafe { own.cache.alloc_noscan(heap, Bytes(size), true) },
            // SAFETY: as above; the type lives for ever.
            _ => unsafe { own.cache.alloc(heap, ty) },
        };
        let new = made.expect("memory for a test");
        let step = if size > 4096 { 97 } else { 1 };
        for word in (0..size / 8).step_by(step) {
            assert_eq!(load(new, word), 0, "word {word} of a new object of {size} bytes at {new}");
        }
        store(new, 0, signature(new, kind));
        store(new, size / 8 - 1, signature(new, kind));
        new
    }

    /// What the object points to, if it points to something.
    fn follow(&mut self, from: u64) -> u64 {
        if from == 0 {
            return 0;
        }
        let from = Addr(from as usize);
        let pointers = KINDS[check(from)].1;
        pointers.first().map_or(0, |word| load(from, *word))
    }

    /// Takes a stack, and gives back one that nobody else has written to.
    fn exchange_stack(&mut self, own: &mut Mutator) {
        let (heap, pages) = (&self.shared.heap, Pages(1 + self.random() % 4));
        let span = heap.alloc_manual(pages, ManualKind::Stack, &PTrace::off());
        let base = span.expect("memory for a test").base();
        let mark = self.random;
        store(base, 0, mark);
        store(base, pages.to_bytes().0 / 8 - 1, mark);
        own.stacks.push((base, mark));
        if own.stacks.len() > 4 {
            let at = self.random() % 4;
            self.free_stack(own.stacks.swap_remove(at));
        }
    }

    fn free_stack(&self, (base, mark): (Addr, u64)) {
        let span = self.shared.heap.find_span(base).expect("a stack's span");
        assert_eq!((span.state(), load(base, 0)), (SpanState::Manual, mark));
        assert_eq!(load(base, span.npages().to_bytes().0 / 8 - 1), mark, "the stack's end");
        // SAFETY: the span came from `alloc_manual`, and left the list of stacks just now.
        unsafe { self.shared.heap.free_manual(span, &PTrace::off()) };
    }

    /// Stops with all others; one of them collects. Says whether all have done their steps.
    fn safepoint(&mut self) -> bool {
        let shared = self.shared;
        if shared.barrier.wait().is_leader() {
            self.collect();
            let all = shared.finished.load(Ordering::Relaxed) == THREADS;
            shared.all_finished.store(all, Ordering::Relaxed);
        }
        shared.barrier.wait();
        if self.id == 0 && shared.sweep_wanted.swap(false, Ordering::Relaxed) {
            self.sweep_to_the_end();
        }
        shared.all_finished.load(Ordering::Relaxed)
    }

    /// As the leader: collects and checks the heap.
    fn collect(&mut self) {
        let Shared { heap, gc, .. } = self.shared;
        let count = self.shared.collections.fetch_add(1, Ordering::Relaxed);
        let lock = |m| Mutex::lock(m).unwrap_or_else(PoisonError::into_inner);
        let mut all: Vec<_> = self.shared.mutators.iter().map(lock).collect();
        let kept: Vec<u64> = all.iter().flat_map(|m| m.kept.iter().copied()).collect();
        let roots = AllRoots(&kept, &self.shared.offers);
        let mut caches = |visit: &mut dyn FnMut(&mut MCache)| {
            all.iter_mut().for_each(|mutator| visit(&mut mutator.cache));
        };
        // SAFETY: all threads are at the barrier; `caches` and `roots` are all there are.
        let report =
            unsafe { gc.collect(heap, &mut caches, &roots, Cause::HeapGoal, &PTrace::off()) };
        // SAFETY: as above, and the caches were flushed just now.
        let verified = unsafe { verify(heap, &roots) }.expect("a sound heap");
        assert!(verified.objects <= report.objects_marked);
        assert!(
            report.objects_marked <= verified.objects + THREADS as u64,
            "and tiny blocks in use"
        );
        if count.is_multiple_of(3) {
            gc.sweep_all(heap, &PTrace::off());
            assert_eq!(heap.stats().heap_objects(), report.objects_marked, "what is left");
        }
        self.shared.sweep_wanted.store(count % 3 == 1, Ordering::Relaxed);
        self.shared.stop.store(false, Ordering::Relaxed);
    }

    /// As `runtime.GC` does at its end, while the other threads allocate.
    fn sweep_to_the_end(&self) {
        let Shared { heap, gc, .. } = self.shared;
        let g = heap.sweepgen();
        gc.sweep_all(heap, &PTrace::off());
        for span in heap.spans().filter(|span| span.state() == SpanState::InUse) {
            let behind = g.wrapping_sub(span.sweepgen());
            assert!(behind != 1 && behind != 2, "{span:?} is not swept; the heap is at {g}");
        }
    }
}

#[test]
fn threads_allocate_sweep_and_collect_together() {
    for poison in [true, false] {
        let shared = shared(poison);
        std::thread::scope(|scope| {
            for id in 0..THREADS {
                let shared = &shared;
                let seed = 0x2545_f491_4f6c_dd1d ^ (id as u64) << 40 | 1;
                scope.spawn(move || {
                    let mut runner = Runner { shared, id, random: seed };
                    if catch_unwind(AssertUnwindSafe(|| runner.run())).is_err() {
                        std::process::abort(); // the others would wait for it for ever
                    }
                });
            }
        });
        assert!(
            shared.collections.load(Ordering::Relaxed) >= 20,
            "{} collections",
            shared.gc.num_gc()
        );
        shared.heap.check_invariants();
        let caches = shared.mutators.len() as u64;
        assert_eq!(shared.heap.stats().mcache_in_use, caches * burrow_alloc::stats::MCACHE_UNIT);
        assert_eq!(shared.heap.stats().mcache_sys, 7 * burrow_alloc::stats::MCACHE_UNIT);
    }
}
