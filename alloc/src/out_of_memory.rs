//! The error of every allocation: there is no memory for it.

#![forbid(unsafe_code)]

use crate::units::Bytes;
use burrow_trace::{Event, PTrace};
use std::fmt;

/// An allocation failed, because the operating system refused, because the reservation is full,
/// or because of [`crate::HeapConfig::max_heap`]. The heap is as it was before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OutOfMemory {
    /// What was asked for.
    pub asked: Bytes,
    /// What spans, stacks and work buffers took at that moment.
    pub in_use: Bytes,
}

impl OutOfMemory {
    /// Traces the error and gives it back: for the place where it becomes the script's end.
    #[must_use]
    pub fn traced(self, trace: &PTrace) -> OutOfMemory {
        trace.emit(|| Event::OutOfMemory {
            asked_bytes: self.asked.0 as u64,
            in_use_bytes: self.in_use.0 as u64,
        });
        self
    }
}

impl fmt::Display for OutOfMemory {
    /// In Go's words.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "out of memory: cannot allocate {}-byte block ({} in use)",
            self.asked.0, self.in_use.0
        )
    }
}

impl std::error::Error for OutOfMemory {}
