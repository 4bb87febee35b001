//! A runtime has one run at a time.

#![forbid(unsafe_code)]

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// The place of a runtime's one run: free again when that is over.
#[derive(Debug)]
pub(super) struct Seat(Arc<AtomicBool>);

impl Seat {
    /// Takes the place, unless it is taken.
    pub fn take(taken: &Arc<AtomicBool>) -> Option<Seat> {
        // Acquire and Release: what the last run did happens before what the next one does.
        (!taken.swap(true, Ordering::Acquire)).then(|| Seat(taken.clone()))
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        self.0.store(false, Ordering::Release);
    }
}
