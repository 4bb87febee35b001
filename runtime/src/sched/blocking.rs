//! Calls that may block for long: they run on threads that have no P, while their goroutine is parked.
//!
//! Threads are made as they are needed, and kept for the next call. They know nothing of the run but this module's
//! queues, so a read that never ends does not keep a program from ending.
//!
//! Locks: `jobs` and `done`, leaves, never both.

use std::collections::VecDeque;
use std::sync::Arc;
use std::thread;

use parking_lot::{Condvar, Mutex};

use super::Sched;
use crate::goroutine::GRef;
use crate::guard::Guards;
use crate::processor::Processor;

/// What a thread is to do.
pub type Job = Box<dyn FnOnce() + Send>;

/// The threads, and what they have done.
pub struct Blocking {
    shared: Arc<Shared>,
}

struct Shared {
    jobs: Mutex<Jobs>,
    more: Condvar,
    done: Mutex<Vec<GRef>>,
    guards: Arc<Guards>,
}

#[derive(Default)]
struct Jobs {
    waiting: VecDeque<(GRef, Job)>,
    idle_threads: usize,
    over: bool,
}

impl Blocking {
    pub(super) fn new(guards: Arc<Guards>) -> Blocking {
        let (jobs, more, done) = (Mutex::default(), Condvar::new(), Mutex::default());
        Blocking { shared: Arc::new(Shared { jobs, more, done, guards }) }
    }

    fn run(&self, g: GRef, job: Job) {
        let mut jobs = self.shared.jobs.lock();
        jobs.waiting.push_back((g, job));
        if jobs.idle_threads >= jobs.waiting.len() {
            self.shared.more.notify_one();
            return;
        }
        drop(jobs);
        let shared = self.shared.clone();
        if thread::Builder::new().spawn(move || shared.work()).is_ok() {
            return;
        }
        // The system gives no further thread: the worker does the call itself, and its P waits.
        let job = self.shared.jobs.lock().waiting.pop_back();
        if let Some((g, job)) = job {
            job();
            self.shared.note_done(g);
        }
    }
}

impl Drop for Blocking {
    fn drop(&mut self) {
        self.shared.jobs.lock().over = true;
        self.shared.more.notify_all();
    }
}

impl Shared {
    fn work(&self) {
        while let Some((g, job)) = self.take() {
            job();
            if self.jobs.lock().over {
                return;
            }
            self.note_done(g);
        }
    }

    fn note_done(&self, g: GRef) {
        self.done.lock().push(g);
        self.guards.rouse_all();
    }

    fn take(&self) -> Option<(GRef, Job)> {
        let mut jobs = self.jobs.lock();
        loop {
            if let Some(job) = jobs.waiting.pop_front() {
                return Some(job);
            }
            if jobs.over {
                return None;
            }
            jobs.idle_threads += 1;
            self.more.wait(&mut jobs);
            jobs.idle_threads -= 1;
        }
    }
}

impl Sched<'_> {
    /// Does what may block on a thread without a P, and unparks the goroutine when it is done. The goroutine is about to
    /// park; the job must not touch script memory.
    pub fn block(&self, g: GRef, job: Job) {
        self.world.lock().blocked += 1;
        self.blocking.run(g, job);
    }

    /// Unparks the goroutines whose blocking calls are done.
    pub(super) fn take_unblocked(&self, p: &mut Processor) {
        let done = std::mem::take(&mut *self.blocking.shared.done.lock());
        for g in done {
            self.world.lock().blocked -= 1;
            self.unpark(p, g);
        }
    }

    /// Whether a blocking call is done that nobody has taken note of.
    pub(super) fn has_unblocked(&self) -> bool {
        !self.blocking.shared.done.lock().is_empty()
    }
}
