//! Where markers find each other's work, and how they agree that there is none left.
//!
//! Every marker has a deque of full work buffers: it pushes and pops at one end, the others steal
//! from the other end. A marker that finds no buffer anywhere goes idle; when all are idle, marking is
//! done.
//!
//! Invariants:
//! - (Q1) A marker that is not counted in `busy` holds no grey word, and its deque is empty.
//! - (Q2) Hence `busy == 0` means that no grey word is left: only busy markers hold or make any, and
//!   who wants to steal counts itself busy first.
//!
//! Locks: none; crossbeam's deques are lock-free.

#![forbid(unsafe_code)]

use std::sync::atomic::{AtomicUsize, Ordering};

use crossbeam_deque::{Steal, Stealer, Worker};

use crate::work_buf::WorkBuf;

/// The shared side of all markers of one cycle.
#[derive(Debug)]
pub(crate) struct MarkQueue {
    stealers: Vec<Stealer<WorkBuf>>,
    /// Markers that have, or may yet make, grey words. Release when one goes idle, Acquire when it
    /// is read, so that whoever sees 0 sees all marks.
    busy: AtomicUsize,
}

impl MarkQueue {
    /// The queue of these deques' owners, all of which count as busy from now on.
    pub fn new(deques: &[Worker<WorkBuf>]) -> MarkQueue {
        let stealers = deques.iter().map(Worker::stealer).collect();
        MarkQueue { stealers, busy: AtomicUsize::new(deques.len()) }
    }

    /// A marker that never began is not waited for.
    pub fn cancel_one(&self) {
        self.busy.fetch_sub(1, Ordering::Release);
    }

    /// Whether some marker has nothing to do, so that sharing would help.
    #[inline(always)]
    pub fn is_hungry(&self) -> bool {
        self.busy.load(Ordering::Relaxed) < self.stealers.len()
    }

    /// The next buffer for the owner of `own`, who has run out; `None` when marking is done.
    pub fn next(&self, own: &Worker<WorkBuf>) -> Option<WorkBuf> {
        if let Some(buf) = own.pop().or_else(|| self.steal()) {
            return Some(buf);
        }
        self.busy.fetch_sub(1, Ordering::Release); // Q1: nothing left here
        loop {
            if self.busy.load(Ordering::Acquire) == 0 {
                return None; // Q2
            }
            if self.stealers.iter().any(|s| !s.is_empty()) {
                self.busy.fetch_add(1, Ordering::Acquire);
                if let Some(buf) = self.steal() {
                    return Some(buf);
                }
                self.busy.fetch_sub(1, Ordering::Release);
            }
            std::thread::yield_now(); // there may be more markers than processors
        }
    }

    fn steal(&self) -> Option<WorkBuf> {
        self.stealers.iter().find_map(|stealer| {
            loop {
                match stealer.steal() {
                    Steal::Success(buf) => return Some(buf),
                    Steal::Empty => return None,
                    Steal::Retry => {}
                }
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::sync::atomic::AtomicU64;
    use std::thread;

    use burrow_alloc::{Bytes, Heap, HeapConfig, Host};
    use burrow_trace::PTrace;
    use burrow_trace::clock::VirtualClock;

    use super::*;
    use crate::work_buf::BufPool;
    use crate::{Gc, GcConfig};

    /// Handles words until none is left: a word n makes n words from 0 to n - 1.
    fn work(heap: &Heap, pool: &BufPool, queue: &MarkQueue, deque: &Worker<WorkBuf>) -> u64 {
        let mut handled = 0;
        while let Some(mut buf) = queue.next(deque) {
            while let Some(word) = buf.pop() {
                handled += 1;
                let mut new = pool.get(heap, &PTrace::off());
                for child in 0..word {
                    new.push(child).expect("words are below 256");
                }
                deque.push(new);
            }
            pool.put(buf);
        }
        handled
    }

    #[test]
    fn nobody_stops_before_all_is_done() {
        let gc = Gc::new(GcConfig::new(Arc::new(VirtualClock::default()), Box::new(|| {})));
        let heap =
            Heap::new(Arc::new(Host::with_limit(Bytes(1 << 30))), gc, HeapConfig::for_tests())
                .expect("an arena");
        let pool = BufPool::new();
        for round in 0..200 {
            let mut deques: Vec<_> = (0..4).map(|_| Worker::new_lifo()).collect();
            let queue = MarkQueue::new(&deques);
            queue.cancel_one(); // one of the four never comes
            deques.pop();
            let mut first = pool.get(&heap, &PTrace::off());
            first.push(9).expect("it is empty");
            deques[round % 3].push(first);
            let handled = AtomicU64::new(0);
            thread::scope(|scope| {
                for deque in deques {
                    let (heap, pool, queue, handled) = (&*heap, &pool, &queue, &handled);
                    scope.spawn(move || {
                        handled.fetch_add(work(heap, pool, queue, &deque), Ordering::Relaxed);
                    });
                }
            });
            assert_eq!(handled.into_inner(), 1 << 9, "round {round}");
        }
    }
}
