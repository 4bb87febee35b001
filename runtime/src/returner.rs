//! The thread that gives memory back while the program does something else, or nothing.
//!
//! Belongs to a runtime whose return policy wants a helper ([`burrow_alloc::ReturnPolicy::wants_helper`]); started with it, also when a policy
//! is exchanged or changed, and ended with the runtime. It asks what should go now, sleeps until the policy wants to be asked
//! again, or until the heap rings its bell. It has no P, and script code never waits for it. On a virtual clock, where time passes only when
//! somebody sleeps, there is no such thread: who sleeps does its work ([`crate::Runtime`]).
//!
//! Locks: `thread`, a leaf; the heap's while it works, but not during system calls.

#![forbid(unsafe_code)]

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::JoinHandle;
use std::time::Duration;

use burrow_alloc::Heap;
use burrow_gc::Gc;
use burrow_trace::clock::Clock;
use parking_lot::Mutex;

use crate::guard::Bell;

/// The thread, if there is one.
#[derive(Debug, Default)]
pub(crate) struct Returner {
    shared: Arc<Shared>,
    thread: Mutex<Option<JoinHandle<()>>>,
}

#[derive(Debug, Default)]
struct Shared {
    bell: Bell,
    is_over: AtomicBool,
}

impl Returner {
    /// What wakes the thread, for its heap.
    pub fn waker(&self) -> Arc<dyn Fn() + Send + Sync> {
        let shared = self.shared.clone();
        Arc::new(move || shared.bell.ring())
    }

    /// Starts the thread, if it does not run.
    pub fn start(&self, heap: &Arc<Heap>, gc: &Arc<Gc>, clock: &Arc<dyn Clock>) {
        let mut thread = self.thread.lock();
        if thread.is_some() {
            return;
        }
        let (shared, heap) = (self.shared.clone(), heap.clone());
        let (gc, clock) = (gc.clone(), clock.clone());
        let run = move || give_back(&heap, &gc, &*clock, &shared);
        // Where the system gives no further thread, memory goes back by ticks of the threads there are, if the policy does so.
        *thread = std::thread::Builder::new().name("return".into()).spawn(run).ok();
    }
}

impl Drop for Returner {
    fn drop(&mut self) {
        self.shared.is_over.store(true, Ordering::Release);
        self.shared.bell.ring();
        // It waits for the bell only. A panic there has been reported.
        let _ = self.thread.get_mut().take().map(JoinHandle::join);
    }
}

fn give_back(heap: &Heap, gc: &Gc, clock: &dyn Clock, shared: &Shared) {
    while !shared.is_over.load(Ordering::Acquire) {
        let began = clock.now();
        heap.return_in_background();
        gc.count_background_scavenge(clock.now() - began);
        let sleep =
            heap.helper_wakes_at().map(|wakes| Duration::from_nanos((wakes - clock.now()).0));
        shared.bell.wait(sleep);
    }
}
