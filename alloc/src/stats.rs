//! Counters, and the figures of `runtime.MemStats` that follow from them.
//!
//! Counted by the page heap (bytes by use), the mcache (objects allocated), the sweeper (objects
//! freed) and, for memory outside the heap, by whoever takes it. Read by the pacer, by
//! `ReadMemStats` and by the report: through [`HeapStats`], so that all show the same numbers.
//!
//! Objects are not counted one by one: a span knows how many of its slots are taken, and when it
//! leaves an mcache the difference is added here. So the figures are exact once all mcaches have
//! been flushed, and lag by the cached spans until then (as Go's do).
//!
//! Invariants: (N1) every byte the heap has grown by is counted in exactly one of in use, free,
//! released, stacks and work buffers, whenever no thread is taking or giving back a span (what
//! page caches hold is free or released; muzzy is a part of released). (N2) Objects in
//! use = allocated − freed, by class and in bytes, when mcaches are flushed.
//!
//! What every refill or sweep adds to is kept by [`crate::home`], so that Ps do not pass its lines to and fro.
//!
//! Locks: none; each counter is an atomic of its own, relaxed: they decide nothing about memory.

#![forbid(unsafe_code)]

use crate::home::{HOMES, Home, Padded};
use crate::size_class::{NUM_SIZE_CLASSES, SizeClass};
use std::sync::atomic::{AtomicI64, AtomicU64, AtomicUsize, Ordering};

/// Bytes that Go's mspan takes: what `MSpanInuse` counts in. Burrow's takes 128 with the bitmaps of 128
/// slots; what more slots take is in `GCSys`, where Go counts its bitmaps, as far as it is more than 32
/// bytes. So `Sys` claims no less than there is, and at most 32 bytes a span too much.
pub const MSPAN_UNIT: u64 = 160;
/// Bytes that Go's mcache takes.
pub const MCACHE_UNIT: u64 = 2_296;
/// mcaches for which Go takes memory at a time.
pub const MCACHES_AT_ONCE: u64 = 7;

/// A number that many threads add to.
#[derive(Debug, Default)]
pub struct Counter(AtomicU64);

impl Counter {
    /// The number now.
    #[inline]
    #[must_use]
    pub fn get(&self) -> u64 {
        self.0.load(Ordering::Relaxed)
    }

    /// Adds to it.
    #[inline]
    pub fn add(&self, amount: u64) {
        self.0.fetch_add(amount, Ordering::Relaxed);
    }

    /// Subtracts from it.
    #[inline]
    pub fn sub(&self, amount: u64) {
        self.0.fetch_sub(amount, Ordering::Relaxed);
    }

    /// Sets it.
    pub fn set(&self, value: u64) {
        self.0.store(value, Ordering::Relaxed);
    }
}

/// What is counted for each domain.
#[derive(Debug, Default)]
pub struct Counters {
    /// Bytes of spans that hold objects.
    pub heap_in_use: Counter,
    /// Bytes of free pages that memory is still behind.
    pub heap_free: Counter,
    /// Bytes of pages that the operating system has: given back, or never used; or may take.
    pub heap_released: Counter,
    /// Bytes of those that it may take, and may not have taken yet.
    pub heap_muzzy: Counter,
    /// What went back to the operating system, and came again.
    pub returns: ReturnCounters,
    /// Bytes of stack spans.
    pub in_stacks: Counter,
    /// Bytes of work buffer spans.
    pub in_work_bufs: Counter,
    /// Bytes of large objects allocated.
    pub large_alloc: Counter,
    /// Large objects allocated.
    pub large_alloc_count: Counter,
    /// Bytes of large objects freed.
    pub large_free: Counter,
    /// Large objects freed.
    pub large_free_count: Counter,
    /// What each refill and sweep counts, by home.
    pub objects: [Padded<ObjectCounters>; HOMES],
}

/// What is counted of memory that goes back to the operating system. Written under the page heap's lock.
#[derive(Debug, Default)]
pub struct ReturnCounters {
    /// Bytes given back for good, muzzy ones among them, in all.
    pub released: Counter,
    /// Bytes that became muzzy, in all.
    pub muzzied: Counter,
    /// Bytes given back, or made muzzy, not as time passed but because of what a thread did: it freed them, made the heap grow, came to the memory
    /// limit, or demanded it. In all; a part of the sum of the two above.
    pub eager: Counter,
    /// Bytes of released pages taken into use while some had been given back for good and not taken again, in all. So a page never used
    /// counts as one taken again, as long as there are any: the process grows by either in the same way.
    pub retaken: Counter,
    /// Bytes of pages taken into use again that were muzzy, in all.
    pub revived: Counter,
    /// System calls made for it.
    pub calls: Counter,
    /// Of these: refused.
    pub refused: Counter,
    /// Nanoseconds that these calls took.
    pub call_ns: Counter,
    /// Nanoseconds that asking the policy took, calls included.
    pub policy_ns: Counter,
}

/// The same at one moment.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ReturnStats {
    /// See [`ReturnCounters::released`].
    pub released: u64,
    /// See [`ReturnCounters::muzzied`].
    pub muzzied: u64,
    /// See [`ReturnCounters::eager`].
    pub eager: u64,
    /// See [`ReturnCounters::retaken`] and [`ReturnCounters::revived`]: both together.
    pub retaken: u64,
    /// See [`ReturnCounters::calls`].
    pub calls: u64,
    /// See [`ReturnCounters::refused`].
    pub refused: u64,
    /// See [`ReturnCounters::call_ns`].
    pub call_ns: u64,
    /// See [`ReturnCounters::policy_ns`].
    pub policy_ns: u64,
}

impl ReturnStats {
    fn add(&mut self, counters: &ReturnCounters) {
        self.released += counters.released.get();
        self.muzzied += counters.muzzied.get();
        self.eager += counters.eager.get();
        self.retaken += counters.retaken.get() + counters.revived.get();
        self.calls += counters.calls.get();
        self.refused += counters.refused.get();
        self.call_ns += counters.call_ns.get();
        self.policy_ns += counters.policy_ns.get();
    }
}

/// Counts of small objects.
#[derive(Debug)]
pub struct ObjectCounters {
    /// Tiny objects that found room in a block.
    pub tiny_allocs: Counter,
    /// Objects allocated, by size class.
    pub small_alloc_count: [Counter; NUM_SIZE_CLASSES],
    /// Objects freed, by size class.
    pub small_free_count: [Counter; NUM_SIZE_CLASSES],
}

impl Counters {
    /// The counts of small objects that a P of this home adds to.
    #[inline]
    #[must_use]
    pub fn objects(&self, home: Home) -> &ObjectCounters {
        &self.objects[home.index()]
    }
}

impl Default for ObjectCounters {
    fn default() -> ObjectCounters {
        ObjectCounters {
            tiny_allocs: Counter::default(),
            small_alloc_count: std::array::from_fn(|_| Counter::default()),
            small_free_count: std::array::from_fn(|_| Counter::default()),
        }
    }
}

/// What is counted for the heap as a whole.
#[derive(Debug, Default)]
pub struct SharedCounters {
    /// Bytes that count towards the next collection: what was marked, and what has been allocated
    /// since, in whole spans. May dip below zero between a flush and a reset.
    pub(crate) heap_live: Padded<AtomicI64>,
    /// Bytes of those that a marker will have to look at.
    pub(crate) heap_scan: Padded<AtomicI64>,
    /// mspans in use.
    pub(crate) mspans: Counter,
    /// mspans for which there is memory.
    pub(crate) mspans_sys: Counter,
    /// mcaches in use.
    pub(crate) mcaches: Counter,
    /// mcaches for which there is memory, as Go would take it.
    pub(crate) mcaches_sys: Counter,
    /// Bytes of the collector's and the heap's metadata outside the heap.
    pub gc_misc_sys: Counter,
    /// Bytes of everything else outside the heap: bytecode, types, trace rings.
    pub other_sys: Counter,
    /// Bytes of the profiler's buckets.
    pub buck_hash_sys: Counter,
    /// By home: pages swept since the collection.
    pub(crate) pages_swept: [Padded<Counter>; HOMES],
    /// By home: threads that may be sweeping a span they have taken out of its list. Release when one has
    /// done, Acquire where all must have done.
    pub(crate) sweepers: [Padded<AtomicUsize>; HOMES],
    /// Bytes of pages in the page caches of all Ps: part of free and released.
    pub(crate) cached_pages: Counter,
    /// Bytes of those that count as released.
    pub(crate) cached_released: Counter,
}

impl SharedCounters {
    /// A new mcache. Many may come at once, so what there is memory for is raised, not added to.
    ///
    /// Gives its home.
    pub(crate) fn count_mcache(&self) -> Home {
        let used = self.mcaches.0.fetch_add(1, Ordering::Relaxed) + 1;
        self.mcaches_sys.0.fetch_max(used.next_multiple_of(MCACHES_AT_ONCE), Ordering::Relaxed);
        Home::of(used as usize - 1)
    }
}

/// All counters at one moment, and what follows from them. Exact if mcaches were flushed just
/// before, with the world stopped.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HeapStats {
    /// Bytes of spans that hold objects: Go's `HeapInuse`.
    pub heap_in_use: u64,
    /// Bytes of free pages that memory is still behind: `HeapIdle − HeapReleased`.
    pub heap_free: u64,
    /// Bytes that the operating system has, or may take: `HeapReleased`.
    pub heap_released: u64,
    /// Bytes of those that it may take, and may not have taken yet.
    pub heap_muzzy: u64,
    /// What went back to the operating system, and came again.
    pub returns: ReturnStats,
    /// Bytes of stack spans: `StackInuse`.
    pub in_stacks: u64,
    /// Bytes of work buffer spans: part of `GCSys`.
    pub in_work_bufs: u64,
    /// Bytes of large objects allocated.
    pub large_alloc: u64,
    /// Large objects allocated.
    pub large_alloc_count: u64,
    /// Bytes of large objects freed.
    pub large_free: u64,
    /// Large objects freed.
    pub large_free_count: u64,
    /// Tiny objects that found room in a block.
    pub tiny_allocs: u64,
    /// Objects allocated, by size class.
    pub small_alloc_count: Vec<u64>,
    /// Objects freed, by size class.
    pub small_free_count: Vec<u64>,
    /// Bytes of free and released pages that page caches hold.
    pub cached_pages: u64,
    /// Bytes of those that count as released.
    pub cached_released: u64,
    /// `MSpanInuse`.
    pub mspan_in_use: u64,
    /// `MSpanSys`.
    pub mspan_sys: u64,
    /// `MCacheInuse`.
    pub mcache_in_use: u64,
    /// `MCacheSys`.
    pub mcache_sys: u64,
    /// `BuckHashSys`.
    pub buck_hash_sys: u64,
    /// Metadata outside the heap: the other part of `GCSys`.
    pub gc_misc_sys: u64,
    /// `OtherSys`.
    pub other_sys: u64,
}

impl HeapStats {
    /// Adds a domain's counters.
    pub(crate) fn add(&mut self, domain: &Counters) {
        self.heap_in_use += domain.heap_in_use.get();
        self.heap_free += domain.heap_free.get();
        self.heap_released += domain.heap_released.get();
        self.heap_muzzy += domain.heap_muzzy.get();
        self.returns.add(&domain.returns);
        self.in_stacks += domain.in_stacks.get();
        self.in_work_bufs += domain.in_work_bufs.get();
        self.large_alloc += domain.large_alloc.get();
        self.large_alloc_count += domain.large_alloc_count.get();
        self.large_free += domain.large_free.get();
        self.large_free_count += domain.large_free_count.get();
        let add = |sums: &mut Vec<u64>, counters: &[Counter; NUM_SIZE_CLASSES]| {
            sums.resize(NUM_SIZE_CLASSES, 0);
            sums.iter_mut().zip(counters).for_each(|(sum, counter)| *sum += counter.get());
        };
        for objects in &domain.objects {
            self.tiny_allocs += objects.tiny_allocs.get();
            add(&mut self.small_alloc_count, &objects.small_alloc_count);
            add(&mut self.small_free_count, &objects.small_free_count);
        }
    }

    /// Adds what is counted for the heap as a whole.
    pub(crate) fn add_shared(&mut self, shared: &SharedCounters) {
        self.cached_pages += shared.cached_pages.get();
        self.cached_released += shared.cached_released.get();
        self.mspan_in_use += shared.mspans.get() * MSPAN_UNIT;
        self.mspan_sys += shared.mspans_sys.get() * MSPAN_UNIT;
        self.mcache_in_use += shared.mcaches.get() * MCACHE_UNIT;
        self.mcache_sys += shared.mcaches_sys.get() * MCACHE_UNIT;
        self.buck_hash_sys += shared.buck_hash_sys.get();
        self.gc_misc_sys += shared.gc_misc_sys.get();
        self.other_sys += shared.other_sys.get();
    }

    /// Bytes of `counts` objects by class.
    fn bytes_of(counts: &[u64]) -> u64 {
        let size = |class: SizeClass| class.elem_size().0 as u64;
        SizeClass::all().zip(counts).map(|(class, count)| count * size(class)).sum()
    }

    /// `TotalAlloc`: bytes of all objects ever allocated.
    #[must_use]
    pub fn total_alloc(&self) -> u64 {
        self.large_alloc + HeapStats::bytes_of(&self.small_alloc_count)
    }

    /// Bytes of all objects ever freed.
    #[must_use]
    pub fn total_free(&self) -> u64 {
        self.large_free + HeapStats::bytes_of(&self.small_free_count)
    }

    /// `HeapAlloc` and `Alloc`: bytes of objects that have not been freed.
    #[must_use]
    pub fn heap_alloc(&self) -> u64 {
        self.total_alloc().saturating_sub(self.total_free())
    }

    /// `Mallocs`: objects ever allocated.
    #[must_use]
    pub fn mallocs(&self) -> u64 {
        self.large_alloc_count + self.small_alloc_count.iter().sum::<u64>() + self.tiny_allocs
    }

    /// `Frees`: objects ever freed. Tiny ones count here too, at once, since only blocks are freed.
    #[must_use]
    pub fn frees(&self) -> u64 {
        self.large_free_count + self.small_free_count.iter().sum::<u64>() + self.tiny_allocs
    }

    /// `HeapObjects`.
    #[must_use]
    pub fn heap_objects(&self) -> u64 {
        self.mallocs().saturating_sub(self.frees())
    }

    /// `HeapIdle`.
    #[must_use]
    pub fn heap_idle(&self) -> u64 {
        self.heap_free + self.heap_released
    }

    /// `HeapSys`.
    #[must_use]
    pub fn heap_sys(&self) -> u64 {
        self.heap_in_use + self.heap_idle()
    }

    /// `StackSys`.
    #[must_use]
    pub fn stack_sys(&self) -> u64 {
        self.in_stacks
    }

    /// `GCSys`.
    #[must_use]
    pub fn gc_sys(&self) -> u64 {
        self.gc_misc_sys + self.in_work_bufs
    }

    /// `Sys`: the sum of all `...Sys`.
    #[must_use]
    pub fn sys(&self) -> u64 {
        self.heap_sys()
            + self.stack_sys()
            + self.mspan_sys
            + self.mcache_sys
            + self.buck_hash_sys
            + self.gc_sys()
            + self.other_sys
    }

    /// Memory that the process has from the operating system: what GOMEMLIMIT bounds.
    #[must_use]
    pub fn mapped_ready(&self) -> u64 {
        self.sys() - self.heap_released
    }
}
