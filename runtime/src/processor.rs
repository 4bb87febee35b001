//! A P: what a thread needs to run script code, one per unit of `GOMAXPROCS`.
//!
//! Owned by the worker that runs on it ([`crate::sched`]). Holds the allocation cache, so that allocating takes no lock,
//! the queue of goroutines to run, the trace ring and the random stream.
//!
//! Invariants: (P1) a `Processor` is used by one thread at a time: its worker, or whoever has stopped the world.
//! (P2) Its cache is flushed into the heap by every collection, with the world stopped; a collection begins only between
//! allocations. (P3) `cache` was made for `heap`, and nobody exchanges one of them.
//!
//! Locks: none.

use std::sync::Arc;

use burrow_alloc::units::{Addr, Bytes};
use burrow_alloc::{Heap, MCache};
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
    /// Its allocation cache.
    pub cache: MCache,
    /// The heap it allocates from.
    pub heap: Arc<Heap>,
    /// The heap's collector.
    pub gc: Arc<Gc>,
    /// What it has for marking; its write barrier is that of the thread that runs on it.
    pub gc_work: GcWork,
    /// Stops the goroutine running on it.
    pub guard: Arc<Guard>,
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
