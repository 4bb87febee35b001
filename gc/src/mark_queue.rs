//! Where markers find each other's work, and how they agree that there is none left.
//!
//! Each P has a deque of full work buffers ([`crate::GcWork`]): its marker pushes and pops at one end, others steal from
//! the other end. What comes from elsewhere, as from the write barrier, is *injected* into a queue for all. Where marking is by
//! spans, each P has a queue of spans as well, first in, first out, from which others steal too. Roots are handed out as
//! numbered jobs.
//!
//! Markers come and go while the program runs: a *session* begins when a P turns to marking, and ends when it finds no
//! work or has something better to do. Then what it has left lies in its P's deque or buffers.
//!
//! Invariants:
//! - (Q1) Grey words are in the injector, in a deque, in the buffers of a P ([`crate::GcWork`] and its barrier), or
//!   with a session that `busy` counts. A span with grey slots is in a queue of spans, or with such a session.
//! - (Q2) So, with the world stopped and the buffers of all Ps passed on, [`MarkQueue::has_work`] says whether anything grey
//!   is left. While the program runs, [`MarkQueue::seems_done`] only says when it is worth to look.
//!
//! Locks: those of `shared_queue.rs`.

#![forbid(unsafe_code)]

use std::ops::Range;
use std::sync::atomic::{AtomicUsize, Ordering};

use burrow_alloc::Addr;
use crossbeam_deque::Worker;

use crate::shared_queue::SharedQueue;
use crate::work_buf::WorkBuf;

/// The shared side of all markers.
#[derive(Debug, Default)]
pub(crate) struct MarkQueue {
    /// Grey words.
    pub bufs: SharedQueue<WorkBuf>,
    /// Spans with grey slots: where they begin.
    pub spans: SharedQueue<Addr>,
    /// The next root job, and how many there are.
    next_job: AtomicUsize,
    jobs: AtomicUsize,
    /// Sessions under way. Release when one ends, Acquire when it is read.
    busy: AtomicUsize,
    /// Those who would take work if there were any. Relaxed: a hint.
    waiting: AtomicUsize,
}

impl MarkQueue {
    /// A cycle begins, with so many root jobs. Called with the world stopped.
    pub fn open(&self, jobs: usize) {
        self.bufs.open();
        self.spans.open();
        self.next_job.store(0, Ordering::Relaxed);
        self.jobs.store(jobs, Ordering::Relaxed);
    }

    /// Lets others steal from a P's shares in this cycle. Called with the world stopped.
    pub fn add(&self, bufs: &Worker<WorkBuf>, spans: &Worker<Addr>) {
        self.bufs.add(bufs);
        self.spans.add(spans);
    }

    /// A session begins.
    pub fn begin_session(&self) {
        self.busy.fetch_add(1, Ordering::SeqCst);
    }

    /// A session ends; what it had is in its P's buffers.
    pub fn end_session(&self) {
        self.busy.fetch_sub(1, Ordering::SeqCst);
    }

    /// Somebody begins to wait for work.
    pub fn begin_wait(&self) {
        self.waiting.fetch_add(1, Ordering::Relaxed);
    }

    /// Somebody has stopped waiting for work.
    pub fn end_wait(&self) {
        self.waiting.fetch_sub(1, Ordering::Relaxed);
    }

    /// Whether somebody waits for work, so that sharing would help.
    #[inline(always)]
    pub fn is_hungry(&self) -> bool {
        self.waiting.load(Ordering::Relaxed) > 0
    }

    /// Forgets all work: of a cycle that is abandoned. Called with the world stopped.
    pub fn clear(&self) {
        self.bufs.clear();
        self.spans.clear();
    }

    /// The next root job, if one is left.
    pub fn next_job(&self) -> Option<usize> {
        let jobs = self.jobs.load(Ordering::Relaxed);
        if self.next_job.load(Ordering::Relaxed) >= jobs {
            return None;
        }
        let job = self.next_job.fetch_add(1, Ordering::Relaxed);
        (job < jobs).then_some(job)
    }

    /// Root jobs that nobody has taken.
    pub fn jobs_left(&self) -> Range<usize> {
        let jobs = self.jobs.load(Ordering::Relaxed);
        self.next_job.load(Ordering::Relaxed).min(jobs)..jobs
    }

    /// Whether any work is to be seen.
    pub fn has_work(&self) -> bool {
        !self.jobs_left().is_empty() || !self.bufs.is_empty() || !self.spans.is_empty()
    }

    /// Whether no work is to be seen, and nobody is about to make any.
    pub fn seems_done(&self) -> bool {
        self.busy.load(Ordering::SeqCst) == 0 && !self.has_work()
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

    /// Handles words as long as any are to be seen: a word n makes n words from 0 to n - 1.
    fn work(heap: &Heap, pool: &BufPool, queue: &MarkQueue, deque: &Worker<WorkBuf>) -> u64 {
        let mut handled = 0;
        while !queue.seems_done() {
            queue.begin_session();
            while let Some(mut buf) = deque.pop().or_else(|| queue.bufs.steal()) {
                let count = buf.take_last(usize::MAX);
                for word in buf.taken(count) {
                    handled += 1;
                    let mut new = pool.get(heap, &PTrace::off());
                    for child in 0..word {
                        new.push(child).expect("words are below 256");
                    }
                    deque.push(new);
                }
                pool.put(buf);
            }
            queue.end_session();
            thread::yield_now(); // as markers do: else one of them might always be in a session
        }
        handled
    }

    #[test]
    fn all_is_handled_once() {
        let gc = Gc::new(GcConfig::new(Arc::new(VirtualClock::default()), Box::new(|| {})));
        let heap =
            Heap::new(Arc::new(Host::with_limit(Bytes(1 << 30))), gc, HeapConfig::for_tests())
                .expect("an arena");
        let pool = BufPool::new();
        for round in 0..200 {
            let deques: Vec<_> = (0..3).map(|_| Worker::new_lifo()).collect();
            let queue = MarkQueue::default();
            queue.open(0);
            deques.iter().for_each(|deque| queue.bufs.add(deque));
            let mut first = pool.get(&heap, &PTrace::off());
            first.push(9).expect("it is empty");
            match round % 4 {
                3 => queue.bufs.inject(first),
                nth => deques[nth].push(first),
            }
            let handled = AtomicU64::new(0);
            thread::scope(|scope| {
                for deque in deques {
                    let (heap, pool, queue, handled) = (&*heap, &pool, &queue, &handled);
                    scope.spawn(move || {
                        handled.fetch_add(work(heap, pool, queue, &deque), Ordering::Relaxed);
                    });
                }
            });
            assert!(!queue.has_work(), "round {round}");
            assert_eq!(handled.into_inner(), 1 << 9, "round {round}");
        }
    }

    #[test]
    fn each_job_is_handed_out_once() {
        let queue = MarkQueue::default();
        queue.open(3);
        assert_eq!(queue.jobs_left(), 0..3);
        let jobs: Vec<_> = std::iter::from_fn(|| queue.next_job()).collect();
        assert_eq!((jobs, queue.next_job(), queue.jobs_left()), (vec![0, 1, 2], None, 3..3));
    }
}
