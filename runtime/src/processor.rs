//! A P: what a thread needs to run script code, one per unit of `GOMAXPROCS`.
//!
//! Owned by the worker that runs on it ([`crate::sched`]). Holds the allocation cache, so that allocating takes no lock,
//! the queue of goroutines to run, the trace ring and the random stream.
//!
//! Invariants: (P1) a `Processor` is used by one thread at a time: its worker, or whoever has stopped the world.
//! (P2) Its caches are flushed into the heap by every collection, with the world stopped; a collection begins only between
//! allocations. (P3) Its caches were made for `heap`, and nobody exchanges one of them. (P4) `cache` is that of the domain `domain`, in which the
//! goroutine on it allocates; `resting` has those of the other domains that goroutines on it have been in, one each.
//!
//! So an allocation finds its cache where it always is, and knows nothing of domains. What they cost is a comparison when a goroutine is switched in, and
//! if it has another domain than the last one, the exchange of two caches of 6 KiB (`docs/decisions/021-domains.md`).
//!
//! Locks: none.

use std::sync::Arc;

use burrow_alloc::units::{Addr, Bytes};
use burrow_alloc::{DomainId, Heap, MCache};
use burrow_gc::{Gc, GcWork};
use burrow_trace::PTrace;
use burrow_trace::clock::Nanos;
use crossbeam_deque::Worker;

use crate::entropy::Random;
use crate::fault::Fault;
use crate::goroutine::GRef;
use crate::guard::{Guard, Guards};
use crate::map::MapTypes;
use crate::rtype::TypeRef;
use crate::value::Alloc;

/// A P.
pub struct Processor {
    /// Its number.
    pub id: u32,
    /// The allocation cache in use (P4).
    pub cache: MCache,
    /// The heap it allocates from.
    pub heap: Arc<Heap>,
    /// The heap's collector.
    pub gc: Arc<Gc>,
    /// What it has for marking; its write barrier is that of the thread that runs on it.
    pub gc_work: GcWork,
    /// Stops the goroutine running on it.
    pub guard: Arc<Guard>,
    /// The domain of the cache in use (P4).
    pub(crate) domain: DomainId,
    /// The caches of other domains (P4). Boxed, so that the list can grow without moving them.
    pub(crate) resting: Vec<Box<MCache>>,
    /// Its ring of trace events.
    pub trace: PTrace,
    /// Its random stream.
    pub rng: Random,
    /// Descriptors that all maps share.
    pub map_types: MapTypes,
    /// The descriptor of channels with a buffer of their own.
    pub chan_header: TypeRef,
    /// Goroutines to run on it.
    pub(crate) queue: Worker<GRef>,
    /// Ended goroutines, for its next `go` statements.
    pub(crate) dead: Vec<GRef>,
    /// Safepoints since the time slice began, where they are counted.
    pub(crate) slice_steps: u64,
    /// Goroutines taken to run so far.
    pub(crate) rounds: u32,
    /// How long it has marked as a fractional worker, and in which cycle.
    pub(crate) fractional: (u32, Nanos),
    /// Where to look for work first, and how far marking goes in a step of a stress test.
    pub order: Random,
    /// To be forgotten by.
    pub(crate) guards: Arc<Guards>,
}

impl Drop for Processor {
    fn drop(&mut self) {
        self.guards.remove(&self.guard);
    }
}

impl Processor {
    /// What is allocated from now on is of this domain, which is one of the heap's.
    #[inline(always)]
    pub fn allocate_in(&mut self, domain: DomainId) {
        if self.domain != domain {
            self.exchange_caches(domain);
        }
    }

    #[cold]
    #[inline(never)]
    fn exchange_caches(&mut self, domain: DomainId) {
        let resting = self.resting.iter().position(|cache| cache.domain() == domain);
        let at = resting.unwrap_or_else(|| {
            // SAFETY: P3; the collector visits all caches of a P (P2), and none begins or ends while this runs.
            let cache = unsafe { self.cache.beside(&self.heap, domain) };
            self.resting.push(Box::new(cache));
            self.resting.len() - 1
        });
        std::mem::swap(&mut self.cache, &mut self.resting[at]);
        self.domain = domain;
    }

    /// All its caches, that in use first.
    pub fn caches(&self) -> impl Iterator<Item = &MCache> {
        std::iter::once(&self.cache).chain(self.resting.iter().map(|cache| &**cache))
    }

    /// The same, to be changed.
    pub fn caches_mut(&mut self) -> impl Iterator<Item = &mut MCache> {
        std::iter::once(&mut self.cache).chain(self.resting.iter_mut().map(|cache| &mut **cache))
    }

    /// Gives the free pages that its caches hold for new spans back to the page heap.
    pub fn give_back_pages(&mut self) {
        let heap = self.heap.clone();
        // SAFETY: P3.
        self.caches_mut().for_each(|cache| unsafe { cache.give_back_pages(&heap) });
    }

    /// A zeroed object of this type.
    ///
    /// # Errors
    /// If there is no memory left.
    #[inline(always)]
    pub fn new_object(&mut self, ty: TypeRef) -> Result<Addr, Fault> {
        // SAFETY: P2 and P3; types outlive what the script can reach (rtype.rs T1), so headers that name them stay valid.
        let made = unsafe { self.cache.alloc(&self.heap, &ty.object) };
        Ok(made?)
    }
}

impl Alloc for Processor {
    fn new_object(&mut self, ty: TypeRef) -> Result<Addr, Fault> {
        Processor::new_object(self, ty)
    }

    fn new_array(&mut self, elem: TypeRef, len: usize) -> Result<Addr, Fault> {
        // SAFETY: as in `new_object`; callers bound `len` by the address space.
        let made = unsafe { self.cache.alloc_array(&self.heap, &elem.object, len) };
        Ok(made?)
    }

    fn new_bytes(&mut self, size: usize, zero: bool) -> Result<Addr, Fault> {
        // SAFETY: P2 and P3.
        let made = unsafe { self.cache.alloc_noscan(&self.heap, Bytes(size), zero) };
        Ok(made?)
    }

    fn random(&mut self) -> u64 {
        self.rng.word()
    }

    fn map_types(&self) -> MapTypes {
        self.map_types
    }
}
