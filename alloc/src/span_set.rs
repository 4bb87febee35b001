//! A first-in-first-out set of spans: one half of a central list.
//!
//! Called by [`crate::mcentral`] only. First in, first out, as in Go, because it decides which
//! spans fill up first and so which pages come free.
//!
//! Go's set is lock-free. This one is a short lock around a ring, on purpose: there are four sets
//! per span class, and a P visits one only when it has used up a span (504 objects of
//! 16 bytes), for the time of one push or pop. An emptiness check takes no lock at all.
//!
//! Invariants: (F1) `len` is the ring's length, written under the lock.
//!
//! Locks: `Rank::SpanSet`. Nothing else is called while it is held.

#![forbid(unsafe_code)]

use crate::mspan::SpanPtr;
use crate::rank::{Rank, RankedMutex};
use std::collections::VecDeque;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Spans in the order in which they came.
#[derive(Debug)]
pub(crate) struct SpanSet {
    spans: RankedMutex<VecDeque<SpanPtr>>,
    /// For looking before locking: whoever misses a span that is just being pushed takes another one, as
    /// if it had come a moment earlier. Release and Acquire: whoever finds the set empty also sees that
    /// those who emptied it are sweeping (`Heap::begin_sweeping`).
    len: AtomicUsize,
}

impl SpanSet {
    pub(crate) fn new() -> SpanSet {
        SpanSet {
            spans: RankedMutex::new(Rank::SpanSet, VecDeque::new()),
            len: AtomicUsize::new(0),
        }
    }

    /// Adds a span at the end.
    pub(crate) fn push(&self, span: SpanPtr) {
        let mut spans = self.spans.lock();
        spans.push_back(span);
        self.len.store(spans.len(), Ordering::Release);
    }

    /// Takes the span that has been here longest.
    pub(crate) fn pop(&self) -> Option<SpanPtr> {
        if self.is_empty() {
            return None;
        }
        let mut spans = self.spans.lock();
        let span = spans.pop_front();
        self.len.store(spans.len(), Ordering::Release);
        span
    }

    /// Whether there was no span a moment ago.
    pub(crate) fn is_empty(&self) -> bool {
        self.len.load(Ordering::Acquire) == 0
    }
}

#[cfg(all(test, not(loom)))]
mod tests {
    use super::*;
    use crate::mspan::MSpan;

    #[test]
    fn first_in_first_out() {
        let spans = [MSpan::dead(), MSpan::dead(), MSpan::dead()];
        let set = SpanSet::new();
        assert!(set.pop().is_none());
        spans.iter().for_each(|span| set.push(SpanPtr::of(span)));
        for span in &spans {
            assert!(!set.is_empty());
            assert_eq!(set.pop(), Some(SpanPtr::of(span)));
        }
        assert!(set.is_empty() && set.pop().is_none());
    }
}
