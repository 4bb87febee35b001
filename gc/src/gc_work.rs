//! What a P has for marking: its deque of grey words, the buffers it is filling, its queue of spans with grey slots, and its write
//! barrier.
//!
//! Made for each P; lent to a marker ([`crate::marker`]) for a session, and to whoever scans a stack. What a session
//! leaves stays there until the P marks again, somebody steals it from the deque or the queue, or the end of marking looks at
//! all Ps (Go: gcWork).
//!
//! Invariants: (N1) the buffers are empty or gone when no cycle runs.
//!
//! Locks: none; one thread uses it at a time, as its P.

use std::sync::Arc;

use burrow_alloc::{Addr, Heap};
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
    /// Where spans with grey slots begin. First in, first out: so that many slots are grey when a span's turn comes. It has at
    /// most one entry a span (Y2 of `grey_slots.rs`).
    pub(crate) spans: Worker<Addr>,
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
        let (deque, spans) = (Worker::new_lifo(), Worker::new_fifo());
        GcWork { deque, buf: None, spare: None, spans, barrier: Box::new(barrier) }
    }

    /// Marking begins. Called with the world stopped.
    pub(crate) fn begin(&mut self, heap: &Heap, queue: &MarkQueue) {
        debug_assert!(self.buf.is_none() && self.spare.is_none(), "N1");
        self.share(queue);
        self.barrier.begin(heap);
    }

    /// Lets others steal from here in this cycle. Called with the world stopped.
    pub(crate) fn share(&self, queue: &MarkQueue) {
        queue.add(&self.deque, &self.spans);
    }

    /// Gives all that others could steal here to whoever comes first.
    pub(crate) fn pass_on(&self, queue: &MarkQueue) {
        std::iter::from_fn(|| self.deque.pop()).for_each(|buf| queue.bufs.inject(buf));
        std::iter::from_fn(|| self.spans.pop()).for_each(|span| queue.spans.inject(span));
    }

    /// Makes all grey words here known to all; says whether there were any. Called with the world stopped.
    pub(crate) fn flush(&mut self, queue: &MarkQueue, pool: &BufPool) -> bool {
        let mut any = self.barrier.flush();
        for buf in [self.buf.take(), self.spare.take()].into_iter().flatten() {
            if buf.len() > 0 {
                any = true;
                queue.bufs.inject(buf);
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
        while self.spans.pop().is_some() {}
    }
}
