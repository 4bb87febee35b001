//! One ring per P: where events wait for the writer.
//!
//! Filled by the code that runs on the P ([`PTrace::emit`]), emptied by the writer thread of
//! [`tracer`](crate::tracer), or, without a writer, by whoever made a [`Recorder`]. Beside its events a ring sums up how long allocations on its
//! P took ([`PTrace::alloc_ends`]): that is too much to be told one by one.
//!
//! Invariants: (R1) pushing never waits and never allocates: a full ring drops the new record.
//! (R2) Every event takes a sequence number, dropped or not, so a gap in the sequence is exactly
//! the number of events lost there. (R3) The records of one P leave its ring in the order of
//! their sequence numbers, as long as one thread at a time runs on that P.
//!
//! Locks: `alloc_times` (leaf, hardly ever contended: the P's own thread adds, the writer reads once). `ArrayQueue` is lock-free. `emit` may be
//! called under any lock.

use crate::clock::{Clock, Nanos};
use crate::event::Event;
use crossbeam_queue::ArrayQueue;
use hdrhistogram::Histogram;
use parking_lot::Mutex;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// An event with its place in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    /// When it happened, from the start of the runtime.
    #[serde(rename = "t_ns")]
    pub time: Nanos,
    /// The P on which it happened; [`crate::tracer::NO_P`] if on none.
    pub p: u32,
    /// Its number among the events of this P, dropped ones included: 0 for the first.
    pub seq: u64,
    /// What happened.
    #[serde(flatten)]
    pub event: Event,
}

/// A bounded queue of records, with one P at its entry and the writer at its exit.
pub(crate) struct Ring {
    p: u32,
    clock: Arc<dyn Clock>,
    queue: ArrayQueue<Record>,
    /// The next sequence number. Relaxed: it orders nothing, and the P's own thread changes it.
    next_seq: AtomicU64,
    detail: Detail,
    /// Nanoseconds that allocations took.
    alloc_times: Mutex<Histogram<u64>>,
}

/// Which events are kept.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Detail {
    /// All of them.
    #[default]
    All,
    /// Those of which [`Event::is_outline`] says so.
    Outline,
}

/// The longest time of an allocation that is told from longer ones: a minute.
const LONGEST_ALLOC_NS: u64 = 60_000_000_000;

/// No times yet. One significant digit: times are told apart to within a sixteenth, and take 4 KiB.
fn no_times() -> Histogram<u64> {
    Histogram::new_with_bounds(1, LONGEST_ALLOC_NS, 1)
        .expect("1 is below a minute, and 1 digit is one")
}

impl Ring {
    pub(crate) fn new(p: u32, records: usize, detail: Detail, clock: Arc<dyn Clock>) -> Ring {
        let (queue, next_seq) = (ArrayQueue::new(records), AtomicU64::new(0));
        Ring { p, clock, queue, next_seq, detail, alloc_times: Mutex::new(no_times()) }
    }

    /// Stamps the event and queues it; drops it when the ring is full (R1, R2).
    pub(crate) fn push(&self, event: Event) {
        if self.detail == Detail::Outline && !event.is_outline() {
            return;
        }
        let seq = self.next_seq.fetch_add(1, Ordering::Relaxed);
        let record = Record { time: self.clock.now(), p: self.p, seq, event };
        // A full ring hands the record back. It is counted by the gap it leaves in the sequence.
        let _ = self.queue.push(record);
    }

    /// Adds an allocation that has taken the time since `began`.
    #[cold]
    fn add_alloc_time(&self, began: Nanos) {
        let took = self.clock.now().0.saturating_sub(began.0);
        self.alloc_times.lock().saturating_record(took.max(1));
    }

    /// How long allocations on this P took.
    pub(crate) fn alloc_times(&self) -> Histogram<u64> {
        self.alloc_times.lock().clone()
    }

    /// The P whose ring it is.
    pub(crate) fn p(&self) -> u32 {
        self.p
    }

    pub(crate) fn pop(&self) -> Option<Record> {
        self.queue.pop()
    }

    /// Events emitted so far, dropped ones included.
    pub(crate) fn emitted(&self) -> u64 {
        self.next_seq.load(Ordering::Relaxed)
    }

    pub(crate) fn capacity(&self) -> usize {
        self.queue.capacity()
    }
}

/// A P's end of the trace: what the code that runs on this P emits through.
#[derive(Clone, Default)]
pub struct PTrace {
    ring: Option<Arc<Ring>>,
}

impl PTrace {
    /// A handle through which nothing is traced.
    #[must_use]
    pub fn off() -> PTrace {
        PTrace { ring: None }
    }

    pub(crate) fn into_ring(ring: Arc<Ring>) -> PTrace {
        PTrace { ring: Some(ring) }
    }

    /// Whether events go anywhere: for work that only tracing needs, such as reading the clock.
    #[inline(always)]
    #[must_use]
    pub fn is_on(&self) -> bool {
        self.ring.is_some()
    }

    /// An allocation leaves the fast path, or what is owed for one is about to be done: gives the time while tracing is on.
    #[inline(always)]
    #[must_use]
    pub fn alloc_begins(&self) -> Option<Nanos> {
        self.ring.as_ref().map(|ring| ring.clock.now())
    }

    /// It is done: notes how long it took.
    #[inline(always)]
    pub fn alloc_ends(&self, began: Option<Nanos>) {
        if let (Some(ring), Some(began)) = (&self.ring, began) {
            ring.add_alloc_time(began);
        }
    }

    /// Emits the event that `make` returns. `make` runs only while tracing is on.
    #[inline(always)]
    pub fn emit(&self, make: impl FnOnce() -> Event) {
        if let Some(ring) = &self.ring {
            push_cold(ring, make);
        }
    }
}

/// A ring whose events are read in place instead of being written to a file: for tests, and for
/// those who embed a heap without a [`Tracer`](crate::Tracer).
#[derive(Debug)]
pub struct Recorder {
    trace: PTrace,
    ring: Arc<Ring>,
}

impl Recorder {
    /// The ring of P 0, with room for so many events that have not been taken.
    ///
    /// # Panics
    /// If `records` is 0.
    #[must_use]
    pub fn new(records: usize, clock: Arc<dyn Clock>) -> Recorder {
        let ring = Arc::new(Ring::new(0, records, Detail::All, clock));
        Recorder { trace: PTrace::into_ring(ring.clone()), ring }
    }

    /// What emits into the ring.
    #[must_use]
    pub fn p(&self) -> PTrace {
        self.trace.clone()
    }

    /// Takes out the oldest record that has not been taken.
    #[must_use]
    pub fn take(&self) -> Option<Record> {
        self.ring.pop()
    }

    /// Takes out all events, oldest first.
    #[must_use]
    pub fn take_events(&self) -> Vec<Event> {
        std::iter::from_fn(|| self.take()).map(|record| record.event).collect()
    }
}

/// Kept out of line, so that emitting costs its caller one branch and few instructions.
#[cold]
#[inline(never)]
fn push_cold(ring: &Ring, make: impl FnOnce() -> Event) {
    ring.push(make());
}

impl fmt::Debug for Ring {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Ring")
            .field("p", &self.p)
            .field("emitted", &self.emitted())
            .finish_non_exhaustive()
    }
}

impl fmt::Debug for PTrace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.ring {
            None => f.write_str("PTrace(off)"),
            Some(ring) => write!(f, "PTrace(P{}, {} events)", ring.p, ring.emitted()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::VirtualClock;

    fn ring(records: usize) -> Arc<Ring> {
        Arc::new(Ring::new(3, records, Detail::All, Arc::new(VirtualClock::default())))
    }

    #[test]
    fn off_runs_no_closure_and_takes_one_word() {
        PTrace::off().emit(|| panic!("the closure ran while tracing is off"));
        assert!(!PTrace::off().is_on());
        assert_eq!(size_of::<PTrace>(), size_of::<usize>());
    }

    #[test]
    fn a_full_ring_drops_the_new_and_counts_it() {
        let cases = [
            // (case, capacity, events, kept)
            ("empty", 4, 0, 0),
            ("not full", 4, 3, 3),
            ("just full", 4, 4, 4),
            ("one too many", 4, 5, 4),
            ("many too many", 4, 100, 4),
        ];
        for (case, capacity, events, kept) in cases {
            let ring = ring(capacity);
            let trace = PTrace::into_ring(ring.clone());
            for goroutine in 0..events {
                trace.emit(|| Event::GoEnd { goroutine });
            }
            let seqs: Vec<u64> = std::iter::from_fn(|| ring.pop()).map(|r| r.seq).collect();
            assert_eq!(seqs, (0..kept).collect::<Vec<u64>>(), "{case}: the oldest are kept");
            assert_eq!(ring.emitted(), events, "{case}: the dropped ones have numbers too");
        }
    }

    #[test]
    fn a_gap_shows_where_events_were_lost() {
        let ring = ring(2);
        let emit = |n: u64| (0..n).for_each(|goroutine| ring.push(Event::GoEnd { goroutine }));
        emit(5);
        assert_eq!((ring.pop().map(|r| r.seq), ring.pop().map(|r| r.seq)), (Some(0), Some(1)));
        emit(1);
        assert_eq!(ring.pop().map(|r| r.seq), Some(5), "2, 3 and 4 are missing");
    }

    #[test]
    fn an_outline_leaves_out_what_is_frequent() {
        let ring = Ring::new(0, 8, Detail::Outline, Arc::new(VirtualClock::default()));
        ring.push(Event::GoEnd { goroutine: 1 });
        ring.push(Event::RunEnd { status: 0 });
        let kept: Vec<_> = std::iter::from_fn(|| ring.pop()).map(|r| (r.seq, r.event)).collect();
        assert_eq!(kept, [(0, Event::RunEnd { status: 0 })], "what is left out takes no number");
    }

    #[test]
    fn allocations_are_timed_while_tracing_is_on() {
        let clock = Arc::new(VirtualClock::default());
        let ring = Arc::new(Ring::new(0, 8, Detail::All, clock.clone()));
        let trace = PTrace::into_ring(ring.clone());
        for took in [0, 100, 100, 5_000_000] {
            let began = trace.alloc_begins();
            clock.advance(Nanos(took));
            trace.alloc_ends(began);
        }
        assert_eq!(PTrace::off().alloc_begins(), None);
        let times = ring.alloc_times();
        assert_eq!((times.len(), times.value_at_quantile(0.5)), (4, 103), "to within a sixteenth");
        assert!(times.max() >= 5_000_000, "{}", times.max());
    }

    #[test]
    fn a_recorder_reads_what_is_emitted() {
        let recorder = Recorder::new(4, Arc::new(VirtualClock::default()));
        recorder.p().emit(|| Event::GoEnd { goroutine: 1 });
        recorder.p().emit(|| Event::GoEnd { goroutine: 2 });
        assert_eq!(recorder.take().map(|r| (r.p, r.seq)), Some((0, 0)));
        assert_eq!(recorder.take_events(), [Event::GoEnd { goroutine: 2 }]);
        assert_eq!(recorder.take(), None);
    }

    #[test]
    fn records_carry_time_and_p() {
        let clock = Arc::new(VirtualClock::default());
        let ring = Ring::new(7, 8, Detail::All, clock.clone());
        ring.push(Event::GoEnd { goroutine: 1 });
        clock.advance(Nanos(5));
        ring.push(Event::GoEnd { goroutine: 1 });
        let records: Vec<Record> = std::iter::from_fn(|| ring.pop()).collect();
        assert_eq!(
            records.iter().map(|r| (r.p, r.time)).collect::<Vec<_>>(),
            [(7, Nanos(0)), (7, Nanos(5))]
        );
    }
}
