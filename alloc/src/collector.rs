//! What the allocator wants of a collector.
//!
//! Implemented by `burrow-gc` (and, trivially, by tests): the allocator sits below the collector
//! and knows it by this trait only. All calls come from cold paths: a refill, a large object, a
//! flush, a limit. No lock is held during a call, but for [`Collector::limiting`], which only looks. What happens to spans is traced through the `trace` that is
//! passed on: the P's on which it happens.

#![forbid(unsafe_code)]

use crate::home::Home;
use crate::mheap::Heap;
use crate::mspan::MSpan;
use crate::object::ObjectRef;
use crate::units::{Bytes, Pages};
use burrow_trace::PTrace;

/// The collector, seen from the allocator.
pub trait Collector: Send + Sync {
    /// Sweeps a span that the caller has acquired: calls [`MSpan::finish_sweep`], counts, and gives back
    /// whether the span has been freed to the heap. With `preserve` the caller keeps the span, empty or
    /// not. Who takes the span out of a list for it has said before that it is going to sweep
    /// ([`Heap::begin_sweeping`]).
    fn sweep(&self, heap: &Heap, span: &MSpan, preserve: bool, trace: &PTrace) -> bool;

    /// Pays for allocating a span of so many bytes with sweeping, so that sweeping is done
    /// before the next collection begins. The caller is going to sweep `caller_swept` pages itself; spans
    /// of its `home` are the ones to begin with.
    fn deduct_sweep_credit(
        &self,
        heap: &Heap,
        bytes: Bytes,
        caller_swept: Pages,
        home: Home,
        trace: &PTrace,
    );

    /// So many pages are about to be taken for objects: sweeps spans in which nothing is marked until as many are free,
    /// so that the heap does not grow while it has dead spans that nobody has swept.
    fn reclaim(&self, _heap: &Heap, _pages: Pages, _trace: &PTrace) {}

    /// [`Heap::heap_live`] has grown by so many bytes, by a refill or a large allocation on this thread's P: the time to
    /// test the trigger, and to charge a goroutine that allocates while marking goes on. It may note that something is
    /// due, but must not do it: the object being allocated is not reachable yet.
    fn heap_live_grew(&self, heap: &Heap, by: Bytes);

    /// Whether the collector stands back so that the program gets its part of the CPU: then memory is not given
    /// back to hold a limit.
    fn limiting(&self) -> bool {
        false
    }

    /// Calls `release`, which gives memory back in an allocation: so that a limit holds, or because the heap grows. The time that takes is the
    /// collector's, not the program's: who counts such times counts this one.
    fn time_release(&self, release: &mut dyn FnMut()) {
        release();
    }

    /// Whether marking is going on, so that new objects must be marked.
    fn marking(&self) -> bool;

    /// Marks a new large object, which is zeroed and knows its type; called while marking only.
    fn mark_new(&self, heap: &Heap, obj: ObjectRef<'_>);
}
