//! A P as others see it: where they find its queue, its guard, and how long it has run the same goroutine.
//!
//! Invariants: (L1) the [`Processor`] in a place is used by its worker while that is counted as running (sched.rs W1),
//! and by whoever has stopped the world.
//!
//! Locks: none.

use std::cell::UnsafeCell;
use std::ops::{Deref, DerefMut};
use std::ptr::NonNull;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicPtr, AtomicU64, Ordering};

use burrow_gc::limiter::{Activity, ActivityClock};
use burrow_trace::clock::Nanos;
use crossbeam_deque::Stealer;

use crate::goroutine::{GRef, Goroutine};
use crate::guard::Guard;
use crate::processor::Processor;

/// A P's place.
pub(super) struct Place {
    processor: UnsafeCell<Processor>,
    pub stealer: Stealer<GRef>,
    pub guard: Arc<Guard>,
    /// The goroutine to run next, before those in the queue: the one made ready last (Go's `runnext`).
    next: AtomicPtr<Goroutine>,
    /// Whether others may take `next`, as its P does not come to it.
    pub offers_next: AtomicBool,
    /// What its time goes to, if not to the program.
    pub activity: ActivityClock,
    /// Time slices begun. Relaxed: the monitor compares it with what it saw a while ago.
    pub tick: AtomicU64,
}

// SAFETY: the processor's user follows from (L1); all else may be used by any thread.
unsafe impl Sync for Place {}
// SAFETY: as above.
unsafe impl Send for Place {}

impl Place {
    /// Of a P for which there is no worker yet: it idles from `now` on.
    pub fn new(processor: Processor, now: Nanos) -> Place {
        let activity = ActivityClock::default();
        activity.start(Activity::Idle, now);
        Place {
            stealer: processor.queue.stealer(),
            guard: processor.guard.clone(),
            processor: UnsafeCell::new(processor),
            next: AtomicPtr::default(),
            offers_next: AtomicBool::new(false),
            activity,
            tick: AtomicU64::new(0),
        }
    }

    pub fn processor(&self) -> PRef {
        // SAFETY: an UnsafeCell's pointer is never null.
        PRef(unsafe { NonNull::new_unchecked(self.processor.get()) })
    }

    /// Puts a goroutine in front; gives back the one that was there.
    pub fn set_next(&self, g: GRef) -> Option<GRef> {
        // SAFETY: only goroutines are put there, and they live as long as the scheduler.
        unsafe { GRef::from_ptr(self.next.swap(g.as_ptr(), Ordering::AcqRel)) }
    }

    /// Takes the goroutine in front.
    pub fn take_next(&self) -> Option<GRef> {
        if self.next.load(Ordering::Relaxed).is_null() {
            return None;
        }
        // SAFETY: as in `set_next`.
        unsafe { GRef::from_ptr(self.next.swap(std::ptr::null_mut(), Ordering::AcqRel)) }
    }

    /// Takes the goroutine in front of another's queue, if that is offered.
    pub fn take_offered(&self) -> Option<GRef> {
        let offered = self.offers_next.load(Ordering::Relaxed);
        let first = offered && self.offers_next.swap(false, Ordering::Relaxed);
        if first { self.take_next() } else { None }
    }

    pub fn has_next(&self) -> bool {
        !self.next.load(Ordering::Relaxed).is_null()
    }
}

/// A P, by address. Whoever holds it uses it only as (L1) allows.
#[derive(Clone, Copy)]
pub struct PRef(NonNull<Processor>);

impl PRef {
    /// The address of the P.
    pub fn as_ptr(self) -> *mut Processor {
        self.0.as_ptr()
    }
}

// SAFETY: who uses it follows from (L1), not from which thread holds the pointer.
unsafe impl Send for PRef {}

impl Deref for PRef {
    type Target = Processor;

    #[inline(always)]
    fn deref(&self) -> &Processor {
        // SAFETY: (L1); places live as long as the scheduler, which outlives its workers.
        unsafe { self.0.as_ref() }
    }
}

impl DerefMut for PRef {
    #[inline(always)]
    fn deref_mut(&mut self) -> &mut Processor {
        // SAFETY: as above.
        unsafe { self.0.as_mut() }
    }
}
