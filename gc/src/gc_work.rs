//! What a P has for marking: its deque of grey words, the buffers it is filling, and its write barrier.
//!
//! Made for each P; lent to a marker ([`crate::marker`]) for a session, and to whoever scans a stack. What a session
//! leaves in the buffers stays there until the P marks again, somebody steals it from the deque, or the end of marking
//! looks at all Ps (Go: gcWork).
//!
//! Invariants: (N1) the buffers are empty or gone when no cycle runs.
//!
//! Locks: none; one thread uses it at a time, as its P.

use std::sync::Arc;

use burrow_alloc::Heap;
use crossbeam_deque::Worker;

use crate::barrier::Barrier;
use crate::gc::Gc;
use crate::mark_queue::MarkQueue;
use crate::work_buf::{BufPool, WorkBuf};

/// See the module's head.
#[derive(Debug)]
pub struct GcWork {
    pub(crate) deque: Worker<WorkBuf>,
    pub(crate) buf: Option<WorkBuf>,
    pub(crate) spare: Option<WorkBuf>,
    /// The P's write barrier. It does not move.
    pub barrier: Box<Barrier>,
}

impl GcWork {
    /// For a P of this heap. `on_charge` is called when the P is charged for what it allocates: it is to come to a
    /// safepoint soon ([`Barrier::take_charged`]).
    #[must_use]
    pub fn new(gc: &Arc<Gc>, heap: &Arc<Heap>, on_charge: Box<dyn Fn() + Send + Sync>) -> GcWork {
        GcWork::with(Barrier::new(gc, heap, on_charge))
    }

    /// For a thread that only marks.
    pub(crate) fn without_barrier() -> GcWork {
        GcWork::with(Barrier::unused())
    }

    fn with(barrier: Barrier) -> GcWork {
        GcWork { deque: Worker::new_lifo(), buf: None, spare: None, barrier: Box::new(barrier) }
    }

    /// Marking begins. Called with the world stopped.
    pub(crate) fn begin(&mut self, heap: &Heap, queue: &MarkQueue) {
        debug_assert!(self.buf.is_none() && self.spare.is_none(), "N1");
        queue.add_deque(&self.deque);
        self.barrier.begin(heap);
    }

    /// Makes all grey words here known to all; says whether there were any. Called with the world stopped.
    pub(crate) fn flush(&mut self, queue: &MarkQueue, pool: &BufPool) -> bool {
        let mut any = self.barrier.flush();
        for buf in [self.buf.take(), self.spare.take()].into_iter().flatten() {
            if buf.len() > 0 {
                any = true;
                queue.inject(buf);
            } else {
                pool.put(buf);
            }
        }
        any
    }

    /// Marking has ended. Called with the world stopped.
    pub(crate) fn end(&mut self) {
        self.barrier.end();
        (self.buf, self.spare) = (None, None);
        while self.deque.pop().is_some() {} // of a cycle that is abandoned
    }
}
