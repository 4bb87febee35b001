//! Everything Burrow shows of itself starts here: what happened, on which P, and when.
//!
//! The layers above emit [`Event`]s; whatever is shown (a trace file, and later the report and
//! the live view) is computed from those events and from the same counters the runtime uses. This
//! crate sits at the bottom and knows nothing of memory or goroutines: numbers only.
//!
//! # The life of one event
//!
//! 1. A P holds a [`PTrace`]. Code on that P calls `p.trace.emit(|| Event::LargeAlloc { .. })`.
//!    With tracing off that is one predictable branch, and the closure never runs.
//! 2. With tracing on, the event gets a time, the P's number and a sequence number, and goes into
//!    the P's ring ([`ring`]). A full ring drops it and the gap in the sequence tells; the
//!    producer never waits.
//! 3. Every few milliseconds the writer thread ([`tracer`]) empties all rings, puts the records
//!    in order of time and writes them as JSON Lines ([`jsonl`]), with a `dropped` line wherever
//!    the sequence has a gap.
//! 4. [`Tracer::finish`] drains what is left, writes the closing line and reports the first write
//!    error, if there was one.
//!
//! `docs/tracing.md` lists every event and field. There is no process-wide state: a [`Tracer`] is
//! a value, and two runtimes in one process write two traces.
//!
//! Beside the events stands [`pprof`], which writes profiles: sums over a run rather than what happened in it.
//!
//! Next to read: [`event`] (the schema), then [`ring`].

#![forbid(unsafe_code)]

pub mod clock;
pub mod event;
pub mod jsonl;
pub mod pprof;
pub mod ring;
pub mod tracer;

pub use event::{Event, GcCause, GoalBound, Release, ReleaseCause, SpanKind, StopReason};
pub use ring::{Detail, PTrace, Record, Recorder};
pub use tracer::{TraceError, TraceSummary, Tracer};
