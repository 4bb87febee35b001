//! A P: what a thread needs to run script code, one per unit of `GOMAXPROCS`.
//!
//! Owned by the thread that runs on it. Holds the allocation cache, so that allocating takes no lock, the trace ring and
//! the random stream.
//!
//! Invariants: (P1) a `Processor` is used by one thread at a time, and one exists at a time for each runtime (`Seat`).
//! (P2) Its cache is flushed into the heap by every collection, with the world stopped; a collection begins only between
//! allocations. (P3) `cache` was made for `heap`, and nobody exchanges one of them.
//!
//! Locks: none.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use burrow_alloc::units::{Addr, Bytes};
use burrow_alloc::{Heap, MCache};
use burrow_gc::Gc;
use burrow_trace::PTrace;

use crate::entropy::Random;
use crate::fault::Fault;
use crate::map::MapTypes;
use crate::rtype::TypeRef;
use crate::value::Alloc;

/// Stops script code at its next safepoint.
///
/// Calls compare the end of the callee's frame with `limit`; whoever wants the goroutine to stop sets the limit to 0, so
/// the check that guards the stack is the only one that the common case pays for.
#[derive(Debug, Default)]
pub struct Guard {
    /// End of the current stack chunk, or 0. Relaxed: a stop that is seen a safepoint later does no harm, and what it
    /// asks for is synchronised by whoever carries it out.
    limit: AtomicUsize,
    wanted: AtomicBool,
}

impl Guard {
    /// The address that frames must not pass; 0 if a stop is wanted.
    #[inline(always)]
    pub fn limit(&self) -> usize {
        self.limit.load(Ordering::Relaxed)
    }

    /// Sets the end of the chunk, unless a stop is wanted.
    pub fn set_limit(&self, end: usize) {
        self.limit.store(end, Ordering::SeqCst);
        if self.wanted.load(Ordering::SeqCst) {
            self.limit.store(0, Ordering::SeqCst);
        }
    }

    /// Asks for a stop.
    pub fn stop(&self) {
        self.wanted.store(true, Ordering::SeqCst);
        self.limit.store(0, Ordering::SeqCst);
    }

    /// Takes note of a stop: says whether one was wanted.
    pub fn take(&self) -> bool {
        self.wanted.swap(false, Ordering::SeqCst)
    }
}

/// The place of a runtime's one processor (P1): free again when the processor is gone.
#[derive(Debug)]
pub(crate) struct Seat(Arc<AtomicBool>);

impl Seat {
    /// Takes the place, unless it is taken.
    pub fn take(taken: &Arc<AtomicBool>) -> Option<Seat> {
        // Acquire and Release: what the last processor did happens before what the next one does.
        (!taken.swap(true, Ordering::Acquire)).then(|| Seat(taken.clone()))
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        self.0.store(false, Ordering::Release);
    }
}

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
    /// Stops the goroutine running on it.
    pub guard: Arc<Guard>,
    /// Its ring of trace events.
    pub trace: PTrace,
    /// Its random stream.
    pub rng: Random,
    /// Descriptors that all maps share.
    pub map_types: MapTypes,
    /// Held as long as the processor lives.
    pub(crate) _seat: Seat,
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
