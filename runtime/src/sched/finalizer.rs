//! The goroutine that makes calls of finalizers and cleanups: started with the first of them, parked while none is due.
//!
//! The script's side of it is `golib/runtime/finalizer.go` (vm). Invariants: (E1) a collection alone makes calls due, with
//! the world stopped; so none becomes due between the goroutine's look at the queue and its parking.
//!
//! Locks: `waiting`, a leaf.

use std::sync::atomic::{AtomicBool, Ordering};

use parking_lot::Mutex;

use super::Sched;
use crate::fault::Fault;
use crate::goroutine::{GRef, WaitReason};
use crate::processor::Processor;

/// The goroutine as the scheduler knows it.
#[derive(Default)]
pub(super) struct Finalizer {
    started: AtomicBool,
    waiting: Mutex<Option<GRef>>,
}

impl Sched<'_> {
    /// Whether the goroutine is to be started now: at the first call.
    pub fn starts_finalizer(&self) -> bool {
        !self.finalizer.started.swap(true, Ordering::Relaxed)
    }

    /// Starts a func value without parameters as the goroutine.
    ///
    /// # Errors
    /// No memory for its stack.
    ///
    /// # Safety
    /// The func value is one of the running program.
    pub unsafe fn start_finalizer(&self, p: &mut Processor, closure: u64) -> Result<(), Fault> {
        self.start_system(p, closure)
    }

    /// Prepares the goroutine to park until a call is due; says whether it must.
    pub fn wait_for_finalization(&self, g: GRef) -> bool {
        g.will_park(WaitReason::FinalizerWait);
        let mut waiting = self.finalizer.waiting.lock();
        if self.rt.gc.has_finalizations() {
            return false;
        }
        *waiting = Some(g); // E1
        true
    }

    /// After a collection: lets the goroutine go on if calls are due.
    pub fn wake_finalizer(&self, p: &mut Processor) {
        if self.rt.gc.has_finalizations()
            && let Some(g) = self.finalizer.waiting.lock().take()
        {
            self.unpark(p, g);
        }
    }
}
