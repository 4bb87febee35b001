//! The tracer: rings for the Ps at one end, a writer thread and a file at the other.
//!
//! Made by whoever builds a runtime (off, or to a file with `--trace`), which hands each P its
//! [`PTrace`] and calls [`Tracer::finish`] when the script has ended.
//!
//! The writer wakes every two milliseconds, takes what the rings hold, sorts it by time and writes
//! it. A write error (disk full, closed pipe) is kept for `finish`; the writer goes on emptying
//! rings and writes no more, so that the script runs on as before.
//!
//! Last it writes what the rings have summed up of the times of allocations.
//!
//! Invariants: (T1) in the file the records of one P stand in the order of their sequence
//! numbers; records of different Ps are in order of time within one drain only, so a reader who
//! wants one order over all Ps sorts by `t_ns`. (T2) Every gap in the sequence of a P is stated by
//! a `dropped` record in its place, or, at the very end, by the footer alone. (T3) Nothing here
//! panics because of what the outside does.
//!
//! Locks: `rings` (leaf: nothing is called while it is held but a clone of its list).

use crate::clock::{Clock, Nanos};
use crate::event::Event;
use crate::jsonl::{Footer, Header, Line};
use crate::ring::{Detail, PTrace, Record, Ring};
use parking_lot::Mutex;
use std::collections::BTreeMap;
use std::fmt;
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};
use std::thread::{self, JoinHandle};
use std::time::Duration;

/// How long the writer sleeps between drains. Shorter costs wake-ups on the machine that is
/// measured; longer needs larger rings for the same rate of events.
const DRAIN_EVERY: Duration = Duration::from_millis(2);

/// Records in one ring, of 80 bytes each. Fewer lose events in bursts (a sweep that frees many
/// spans); more cost memory on every P. For long the writer is the limit: about two million
/// lines a second.
const RING_RECORDS: usize = 8192;
/// The same for an outline, whose events are few and whose memory is to be hardly seen in the process that is measured.
const OUTLINE_RECORDS: usize = 1024;

/// The number of a P where there is none.
pub const NO_P: u32 = u32::MAX;
/// The same for the thread that samples: it has a ring of its own.
pub const SAMPLER: u32 = u32::MAX - 1;
/// The same for what the writer sums up at the end.
const ALLOC_TIMES: u32 = u32::MAX - 2;

/// Where events go. Off costs a branch per trace point and no memory.
#[derive(Debug, Default)]
pub struct Tracer {
    on: Option<On>,
}

struct On {
    shared: Arc<Shared>,
    writer: Option<JoinHandle<Result<TraceSummary, TraceError>>>,
}

/// What the Ps' side and the writer share.
struct Shared {
    clock: Arc<dyn Clock>,
    /// By P number. Grows when a P is added; never shrinks.
    rings: Mutex<Vec<Arc<Ring>>>,
    /// The ring of what happens on no P; made when it is asked for.
    aside: OnceLock<Arc<Ring>>,
    /// The ring of samples; made when it is asked for.
    sampler: OnceLock<Arc<Ring>>,
    ring_records: usize,
    detail: Detail,
    /// Set once, by `finish`. Release, so that the writer (Acquire) sees every ring and event of
    /// the thread that finishes.
    stop: AtomicBool,
}

/// What a finished trace holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TraceSummary {
    /// Events written.
    pub events: u64,
    /// Events dropped because a ring was full, by P.
    pub dropped: Vec<u64>,
    /// The same of what happened on no P.
    pub dropped_aside: u64,
}

impl TraceSummary {
    /// Events dropped, on all Ps and on none.
    #[must_use]
    pub fn total_dropped(&self) -> u64 {
        self.dropped.iter().sum::<u64>() + self.dropped_aside
    }
}

/// Why a trace is incomplete.
#[derive(Debug)]
pub struct TraceError {
    /// The first error met while writing.
    pub error: io::Error,
    /// Events handed to the file before it.
    pub events: u64,
}

impl fmt::Display for TraceError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the trace is incomplete: {} (after {} events)", self.error, self.events)
    }
}

impl std::error::Error for TraceError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.error)
    }
}

impl Tracer {
    /// A tracer that traces nothing.
    #[must_use]
    pub fn off() -> Tracer {
        Tracer { on: None }
    }

    /// Traces to a file, which is created or emptied.
    ///
    /// # Errors
    /// When the file cannot be created or the writer thread cannot be started.
    pub fn to_file(
        path: &Path,
        detail: Detail,
        header: Header,
        clock: Arc<dyn Clock>,
    ) -> io::Result<Tracer> {
        Tracer::to_jsonl(File::create(path)?, detail, header, clock)
    }

    /// Traces to any writer, as JSON Lines.
    ///
    /// # Errors
    /// When the writer thread cannot be started. Errors of `out` come later, from
    /// [`Tracer::finish`].
    pub fn to_jsonl(
        out: impl Write + Send + 'static,
        detail: Detail,
        header: Header,
        clock: Arc<dyn Clock>,
    ) -> io::Result<Tracer> {
        let records = match detail {
            Detail::All => RING_RECORDS,
            Detail::Outline => OUTLINE_RECORDS,
        };
        Tracer::with_rings(records, detail, out, header, clock)
    }

    fn with_rings(
        ring_records: usize,
        detail: Detail,
        out: impl Write + Send + 'static,
        mut header: Header,
        clock: Arc<dyn Clock>,
    ) -> io::Result<Tracer> {
        (header.started_s, header.started_ns) = clock.wall();
        let rings = Mutex::new(Vec::new());
        let (aside, sampler) = (OnceLock::new(), OnceLock::new());
        let stop = AtomicBool::new(false);
        let shared = Arc::new(Shared { clock, rings, aside, sampler, ring_records, detail, stop });
        let sink = Sink::new(out);
        let seen_by_writer = shared.clone();
        let writer = thread::Builder::new()
            .name("burrow-trace".to_owned())
            .spawn(move || write_all(&seen_by_writer, sink, header))?;
        Ok(Tracer { on: Some(On { shared, writer: Some(writer) }) })
    }

    /// Whether events go anywhere.
    #[must_use]
    pub fn is_on(&self) -> bool {
        self.on.is_some()
    }

    /// The handle of P number `p`. Rings up to that number are made when they are first asked for.
    #[must_use]
    pub fn p(&self, p: u32) -> PTrace {
        match &self.on {
            None => PTrace::off(),
            Some(on) => PTrace::into_ring(on.shared.ring(p)),
        }
    }

    /// The handle of what happens on no P, numbered [`NO_P`]: a helper thread gives memory back. Who emits through it sees
    /// to it that two threads never do so at a time.
    #[must_use]
    pub fn aside(&self) -> PTrace {
        match &self.on {
            None => PTrace::off(),
            Some(on) => PTrace::into_ring(on.shared.aside()),
        }
    }

    /// The handle of the one thread that samples, numbered [`SAMPLER`].
    #[must_use]
    pub fn sampler(&self) -> PTrace {
        match &self.on {
            None => PTrace::off(),
            Some(on) => PTrace::into_ring(on.shared.sampler()),
        }
    }

    /// Allocations that have been timed ([`PTrace::alloc_ends`]).
    #[must_use]
    pub fn timed_allocs(&self) -> u64 {
        let Some(on) = &self.on else { return 0 };
        on.shared.all().iter().map(|ring| ring.alloc_times().len()).sum()
    }

    /// Memory that the rings take, for the accounts of the runtime.
    #[must_use]
    pub fn memory_bytes(&self) -> usize {
        let Some(on) = &self.on else { return 0 };
        on.shared.all().iter().map(|ring| ring.capacity() * size_of::<Record>()).sum()
    }

    /// Writes what is left and the closing line. Events emitted after this are lost.
    ///
    /// # Errors
    /// The first error met while writing, be it long ago.
    pub fn finish(mut self) -> Result<TraceSummary, TraceError> {
        self.on.as_mut().map_or_else(|| Ok(TraceSummary::default()), On::finish)
    }
}

impl On {
    fn finish(&mut self) -> Result<TraceSummary, TraceError> {
        let Some(writer) = self.writer.take() else { return Ok(TraceSummary::default()) };
        self.shared.stop.store(true, Ordering::Release);
        writer.thread().unpark();
        writer.join().unwrap_or_else(|_| {
            Err(TraceError { error: io::Error::other("the trace writer panicked"), events: 0 })
        })
    }
}

impl Drop for On {
    /// A tracer dropped without `finish` still leaves a complete file; there is no one left to
    /// hear of an error.
    fn drop(&mut self) {
        let _ = self.finish();
    }
}

impl fmt::Debug for On {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("On").field("ps", &self.shared.rings.lock().len()).finish_non_exhaustive()
    }
}

impl Shared {
    fn ring(&self, p: u32) -> Arc<Ring> {
        let mut rings = self.rings.lock();
        // `len` is at most 2^32: rings are numbered by `u32`.
        for number in rings.len() as u64..=u64::from(p) {
            rings.push(self.new_ring(number as u32));
        }
        rings[p as usize].clone()
    }

    fn new_ring(&self, p: u32) -> Arc<Ring> {
        Arc::new(Ring::new(p, self.ring_records, self.detail, self.clock.clone()))
    }

    fn aside(&self) -> Arc<Ring> {
        self.aside.get_or_init(|| self.new_ring(NO_P)).clone()
    }

    fn sampler(&self) -> Arc<Ring> {
        self.sampler.get_or_init(|| self.new_ring(SAMPLER)).clone()
    }

    /// All rings that there are.
    fn all(&self) -> Vec<Arc<Ring>> {
        let mut rings = self.rings.lock().clone();
        rings.extend(self.aside.get().cloned());
        rings.extend(self.sampler.get().cloned());
        rings
    }
}

/// The writer thread: header, drains until told to stop, one last drain, footer.
fn write_all(
    shared: &Shared,
    mut sink: Sink<impl Write>,
    header: Header,
) -> Result<TraceSummary, TraceError> {
    sink.line(&Line::Header(header));
    let mut drain = Drain::default();
    loop {
        // Read before draining: what was emitted before the stop is drained after it.
        let last = shared.stop.load(Ordering::Acquire);
        let rings = shared.all();
        drain.run(&rings, &mut sink);
        sink.flush();
        if last {
            write_alloc_times(shared, &rings, &mut sink);
            return sink.close(drain.dropped(&rings));
        }
        thread::park_timeout(DRAIN_EVERY);
    }
}

/// How long allocations took, on all Ps together: the last records of a trace, numbered 0 as they are of no P's own.
fn write_alloc_times(shared: &Shared, rings: &[Arc<Ring>], sink: &mut Sink<impl Write>) {
    let mut rings = rings.iter();
    let Some(mut all) = rings.next().map(|ring| ring.alloc_times()) else { return };
    for ring in rings {
        // All have the same bounds, so it cannot fail.
        let _ = all.add(ring.alloc_times());
    }
    let time = shared.clock.now();
    for (seq, step) in all.iter_recorded().enumerate() {
        let event = Event::AllocTimes {
            at_most_ns: Nanos(step.value_iterated_to()),
            allocations: step.count_at_value(),
        };
        sink.line(&Line::Record(Record { time, p: ALLOC_TIMES, seq: seq as u64, event }));
    }
}

/// What the writer remembers from one drain to the next.
#[derive(Default)]
struct Drain {
    /// By P.
    taken: BTreeMap<u32, Taken>,
    batch: Vec<Record>,
}

/// What has been taken from a ring.
#[derive(Clone, Copy, Default)]
struct Taken {
    /// The sequence number after the last record.
    next_seq: u64,
    /// Events known to be lost.
    lost: u64,
}

impl Drain {
    /// Moves what the rings hold to the sink: at most one ring's worth per P, so that a busy
    /// producer cannot keep a drain from ending.
    fn run(&mut self, rings: &[Arc<Ring>], sink: &mut Sink<impl Write>) {
        for ring in rings {
            for _ in 0..ring.capacity() {
                let Some(record) = ring.pop() else { break };
                self.take(record);
            }
        }
        // Stable: records of one P with the same time keep their order (T1).
        self.batch.sort_by_key(|record| record.time);
        for record in self.batch.drain(..) {
            sink.line(&Line::Record(record));
        }
    }

    /// Adds a record to the batch, behind a `dropped` record if others are missing before it (T2).
    fn take(&mut self, record: Record) {
        let taken = self.taken.entry(record.p).or_default();
        let missing = record.seq.saturating_sub(taken.next_seq);
        if missing > 0 {
            taken.lost += missing;
            let event = Event::Dropped { count: missing };
            self.batch.push(Record { seq: taken.next_seq, event, ..record });
        }
        taken.next_seq = record.seq + 1;
        self.batch.push(record);
    }

    /// Events lost on each P, those after its last record included; those of no P in the second place.
    fn dropped(&self, rings: &[Arc<Ring>]) -> (Vec<u64>, u64) {
        let lost = |ring: &Arc<Ring>| {
            let taken = self.taken.get(&ring.p()).copied().unwrap_or_default();
            taken.lost + ring.emitted().saturating_sub(taken.next_seq)
        };
        let (aside, of_ps): (Vec<_>, Vec<_>) = rings.iter().partition(|ring| ring.p() >= SAMPLER);
        (of_ps.into_iter().map(lost).collect(), aside.into_iter().map(lost).sum())
    }
}

/// A writer that remembers its first error and does nothing after it.
struct Sink<W: Write> {
    out: BufWriter<W>,
    events: u64,
    failed: Option<io::Error>,
}

impl<W: Write> Sink<W> {
    fn new(out: W) -> Sink<W> {
        Sink { out: BufWriter::with_capacity(64 * 1024, out), events: 0, failed: None }
    }

    fn attempt(&mut self, write: impl FnOnce(&mut BufWriter<W>) -> io::Result<()>) {
        if self.failed.is_none() {
            self.failed = write(&mut self.out).err();
        }
    }

    fn line(&mut self, line: &Line) {
        self.attempt(|out| line.write(out));
        if self.failed.is_none() && matches!(line, Line::Record(_)) {
            self.events += 1;
        }
    }

    fn flush(&mut self) {
        self.attempt(Write::flush);
    }

    fn close(
        mut self,
        (dropped, dropped_aside): (Vec<u64>, u64),
    ) -> Result<TraceSummary, TraceError> {
        let events = self.events;
        self.line(&Line::Footer(Footer { events, dropped: dropped.clone(), dropped_aside }));
        self.flush();
        match self.failed.take() {
            None => Ok(TraceSummary { events, dropped, dropped_aside }),
            Some(error) => Err(TraceError { error, events: self.events }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::{Nanos, VirtualClock};
    use crate::event::tests::one_of_each;
    use std::collections::BTreeMap;

    /// A writer that several hands can hold, and that can be made to fail.
    #[derive(Clone, Default)]
    struct Shelf {
        bytes: Arc<Mutex<Vec<u8>>>,
        room: Option<usize>,
    }

    impl Write for Shelf {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            let mut shelf = self.bytes.lock();
            if self.room.is_some_and(|room| shelf.len() + bytes.len() > room) {
                return Err(io::Error::from(io::ErrorKind::StorageFull));
            }
            shelf.extend_from_slice(bytes);
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    impl Shelf {
        fn lines(&self) -> Vec<Line> {
            let text = String::from_utf8(self.bytes.lock().clone()).expect("a trace is UTF-8");
            text.lines().map(|line| Line::parse(line).expect(line)).collect()
        }

        fn records(&self) -> Vec<Record> {
            let records = self.lines().into_iter().filter_map(|line| match line {
                Line::Record(record) => Some(record),
                _ => None,
            });
            records.collect()
        }
    }

    fn clock() -> Arc<VirtualClock> {
        Arc::new(VirtualClock::starting_at(1_000))
    }

    fn header() -> Header {
        Header::new(vec!["x.go".to_owned()], BTreeMap::new())
    }

    fn tracer(ring_records: usize, shelf: &Shelf) -> Tracer {
        Tracer::with_rings(ring_records, Detail::All, shelf.clone(), header(), clock())
            .expect("a thread")
    }

    #[test]
    fn a_trace_holds_header_events_and_footer() {
        let shelf = Shelf::default();
        let tracer = tracer(1024, &shelf);
        for event in one_of_each() {
            tracer.p(0).emit(|| event);
        }
        let summary = tracer.finish().expect("the shelf takes everything");
        let count = one_of_each().len();
        assert_eq!(
            summary,
            TraceSummary { events: count as u64, dropped: vec![0], dropped_aside: 0 }
        );

        let lines = shelf.lines();
        let expected = Header { started_s: 1_000, ..header() };
        assert_eq!(lines.first(), Some(&Line::Header(expected)));
        let footer = Footer { events: count as u64, dropped: vec![0], dropped_aside: 0 };
        assert_eq!(lines.last(), Some(&Line::Footer(footer)));
        let events: Vec<Event> = shelf.records().iter().map(|record| record.event).collect();
        assert_eq!(events, one_of_each());
    }

    #[test]
    fn off_is_silent() {
        let tracer = Tracer::off();
        tracer.p(5).emit(|| panic!("the closure ran while tracing is off"));
        assert_eq!((tracer.is_on(), tracer.memory_bytes()), (false, 0));
        assert_eq!(tracer.finish().expect("nothing can fail"), TraceSummary::default());
    }

    #[test]
    fn each_p_keeps_its_order() {
        const EVENTS: u64 = 2_000;
        let shelf = Shelf::default();
        let tracer = tracer(1 << 14, &shelf);
        thread::scope(|scope| {
            for p in 0..4 {
                let trace = tracer.p(p);
                scope.spawn(move || {
                    (0..EVENTS).for_each(|goroutine| trace.emit(|| Event::GoEnd { goroutine }));
                });
            }
        });
        assert_eq!(tracer.finish().expect("the shelf takes everything").events, 4 * EVENTS);
        for p in 0..4 {
            let seqs = shelf.records().into_iter().filter(|r| r.p == p).map(|r| r.seq);
            assert!(seqs.eq(0..EVENTS), "P{p} is out of order");
        }
    }

    #[test]
    fn every_lost_event_is_accounted_for() {
        const EVENTS: u64 = 50_000;
        let shelf = Shelf::default();
        let tracer = tracer(4, &shelf);
        let trace = tracer.p(0);
        (0..EVENTS).for_each(|goroutine| trace.emit(|| Event::GoEnd { goroutine }));
        let summary = tracer.finish().expect("the shelf takes everything");

        let (mut kept, mut stated, mut next) = (0, 0, 0);
        for record in shelf.records() {
            assert_eq!(record.seq, next, "T2: no gap without a `dropped` record");
            match record.event {
                Event::Dropped { count } => (stated, next) = (stated + count, next + count),
                _ => (kept, next) = (kept + 1, next + 1),
            }
        }
        assert!(summary.total_dropped() > 0, "a ring of 4 cannot hold {EVENTS} events");
        assert_eq!(kept + summary.total_dropped(), EVENTS);
        assert_eq!(stated + (EVENTS - next), summary.total_dropped(), "the tail is in the footer");
    }

    #[test]
    fn a_full_disk_is_reported_at_the_end() {
        let cases = [
            // (case, bytes that fit)
            ("not even the header", 0),
            ("the header and some events", 5_000),
        ];
        for (case, room) in cases {
            let shelf = Shelf { room: Some(room), ..Shelf::default() };
            let tracer = tracer(1 << 14, &shelf);
            let trace = tracer.p(0);
            (0..10_000).for_each(|goroutine| trace.emit(|| Event::GoEnd { goroutine }));
            let error = tracer.finish().expect_err(case);
            assert_eq!(error.error.kind(), io::ErrorKind::StorageFull, "{case}");
            assert!(error.to_string().starts_with("the trace is incomplete: "), "{case}: {error}");
        }
    }

    #[test]
    fn a_file_that_cannot_be_made_is_an_error() {
        let path = Path::new("/nonexistent/folder/trace.jsonl");
        let error =
            Tracer::to_file(path, Detail::All, header(), clock()).expect_err("no such folder");
        assert_eq!(error.kind(), io::ErrorKind::NotFound);
    }

    #[test]
    fn dropping_a_tracer_closes_its_trace() {
        let shelf = Shelf::default();
        let tracer = tracer(16, &shelf);
        tracer.p(2).emit(|| Event::RunEnd { status: 0 });
        assert_eq!(tracer.memory_bytes(), 3 * 16 * size_of::<Record>(), "P0, P1 and P2");
        drop(tracer);
        assert!(matches!(shelf.lines().last(), Some(Line::Footer(_))));
    }

    #[test]
    fn a_drain_is_in_order_of_time() {
        let clock = clock();
        let rings = [0, 1].map(|p| Arc::new(Ring::new(p, 8, Detail::All, clock.clone())));
        for p in [1, 0, 1] {
            clock.advance(Nanos(1));
            rings[p].push(Event::GoEnd { goroutine: p as u64 });
        }
        let shelf = Shelf::default();
        let mut sink = Sink::new(shelf.clone());
        Drain::default().run(&rings, &mut sink);
        sink.flush();
        assert_eq!(shelf.records().iter().map(|r| r.p).collect::<Vec<_>>(), [1, 0, 1]);
    }
}
